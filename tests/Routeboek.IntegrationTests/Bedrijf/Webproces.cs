using System.Collections.Concurrent;
using System.Diagnostics;

namespace Routeboek.IntegrationTests.Bedrijf;

/// <summary>The web application as people run it: the built program in a process of its own, on a free port.</summary>
internal sealed class Webproces : IDisposable
{
    private const string Luistert = "Now listening on: ";
    private static readonly TimeSpan s_geduld = TimeSpan.FromMinutes(3);

    private readonly Process _proces;
    private readonly ConcurrentQueue<string> _regels = new();
    private TaskCompletionSource _wissel = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<Uri> _adres = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Webproces(Process proces)
    {
        _proces = proces;
        proces.OutputDataReceived += (_, e) => Neem(e.Data);
        proces.ErrorDataReceived += (_, e) => Neem(e.Data);
        proces.Exited += (_, _) => _adres.TrySetException(new InvalidOperationException($"de webtoepassing stopte met {proces.ExitCode}: {string.Join('\n', _regels)}"));
        proces.EnableRaisingEvents = true;
    }

    /// <summary>All that it wrote.</summary>
    public string Log => string.Join('\n', _regels);

    public HttpClient Client { get; } = new(new HttpClientHandler { AllowAutoRedirect = false });

    public static async Task<Webproces> StartAsync(params string[] opties)
    {
        var web = Begin(opties);
        web.Client.BaseAddress = await web._adres.Task.WaitAsync(s_geduld);
        return web;
    }

    /// <summary>For a start that cannot succeed.</summary>
    /// <returns>The exit code and all that it wrote.</returns>
    public static async Task<(int Code, string Log)> EindigtAsync(params string[] opties)
    {
        using var web = Begin(opties);
        await web._proces.WaitForExitAsync().WaitAsync(s_geduld);
        return (web._proces.ExitCode, web.Log);
    }

    /// <summary>Waits until it writes this.</summary>
    public async Task TotAsync(string tekst)
    {
        using var op = new CancellationTokenSource(s_geduld);
        while (true)
        {
            // first what tells of the next line, then the lines
            var wissel = Volatile.Read(ref _wissel);
            if (Log.Contains(tekst, StringComparison.Ordinal))
                return;
            await wissel.Task.WaitAsync(op.Token);
        }
    }

    /// <summary>kill -9.</summary>
    public void Dood()
    {
        _proces.Kill();
        _proces.WaitForExit();
    }

    public void Dispose()
    {
        if (!_proces.HasExited)
            Dood();
        _proces.Dispose();
        Client.Dispose();
    }

    /// <summary>Starts it and waits for nothing.</summary>
    public static Webproces Begin(params string[] opties)
    {
        var bouw = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar)).Parent!.Name;
        var wortel = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(wortel.FullName, "Routeboek.slnx")))
            wortel = wortel.Parent!;
        var programma = Path.Combine(wortel.FullName, "src", "Routeboek.Web", "bin", bouw, "net10.0", "Routeboek.Web.dll");
        var start = new ProcessStartInfo("dotnet", ["exec", programma, "--urls", "http://127.0.0.1:0", "--Demo:Omvang", "geen", .. opties])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        var web = new Webproces(new Process { StartInfo = start });
        web._proces.Start();
        web._proces.BeginOutputReadLine();
        web._proces.BeginErrorReadLine();
        return web;
    }

    private void Neem(string? regel)
    {
        if (regel is null)
            return;
        _regels.Enqueue(regel);
        Interlocked.Exchange(ref _wissel, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
        var plaats = regel.IndexOf(Luistert, StringComparison.Ordinal);
        if (plaats >= 0)
            _adres.TrySetResult(new Uri(regel[(plaats + Luistert.Length)..].TrimEnd('"', '}')));
    }
}
