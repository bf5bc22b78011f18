using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Routeboek.Tests.Cli;

/// <summary>What a run of the command gave back.</summary>
internal sealed record Afloop(int Code, string Uit, string Fout)
{
    public string[] Foutregels => Fout.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public string Laatste => Foutregels is [.., var laatste] ? laatste : "";

    /// <summary>Whatever happened: a user never sees the inside of the program.</summary>
    public Afloop ZonderBinnenkant()
    {
        foreach (var tekst in new[] { Uit, Fout })
        {
            Assert.DoesNotContain("   at ", tekst, StringComparison.Ordinal);
            Assert.DoesNotContain("Exception", tekst, StringComparison.Ordinal);
            Assert.DoesNotContain("Unhandled", tekst, StringComparison.Ordinal);
            Assert.DoesNotContain("ging iets mis", tekst, StringComparison.Ordinal);
        }
        return this;
    }

    public Afloop Geeft(int code)
    {
        Assert.True(Code == code, $"code {Code} in plaats van {code}\n{Fout}\n{Uit}");
        return this;
    }

    /// <summary>Refused: nothing on standard output, and the tally last.</summary>
    public Afloop Weigert(string laatste)
    {
        Geeft(3);
        Assert.Equal("", Uit);
        Assert.Equal(laatste, Laatste);
        return this;
    }

    public Afloop Zegt(string tekst)
    {
        Assert.Contains(tekst, Fout, StringComparison.Ordinal);
        return this;
    }
}

/// <summary>A folder of its own in which the built command runs as a process.</summary>
internal sealed class Proefmap : IDisposable
{
    public const string Kop = "leerling;datum;dagdeel;lesuur;soort;minuten;reden\n";

    private static readonly TimeSpan Geduld = TimeSpan.FromSeconds(60);

    private readonly string _map = Directory.CreateTempSubdirectory("routeboek-cli-").FullName;

    public string Pad(string naam) => Path.Combine(_map, naam);

    public Proefmap Schrijf(string naam, string inhoud) => Schrijf(naam, Encoding.UTF8.GetBytes(inhoud));

    public Proefmap Schrijf(string naam, byte[] inhoud)
    {
        File.WriteAllBytes(Pad(naam), inhoud);
        return this;
    }

    /// <summary>Runs <c>signaleer v.csv --protocol den-bosch-vo</c> over these rows.</summary>
    public Afloop Signaleer(string rijen, params string[] meer) => Schrijf("v.csv", Kop + rijen).SignaleerBestand("v.csv", meer);

    public Afloop SignaleerBestand(string bestand, params string[] meer) =>
        Voer(["signaleer", bestand, .. meer.Contains("--protocol", StringComparer.Ordinal) ? (string[])[] : ["--protocol", "den-bosch-vo"], .. meer]);

    public Afloop Voer(params string[] argumenten) => VoerMet(null, argumenten);

    /// <param name="invoer">Writes standard input, or does with the running process what the test is about.</param>
    /// <param name="argumenten">The command line.</param>
    public Afloop VoerMet(Action<Process, Stream>? invoer, params string[] argumenten)
    {
        using var proces = Start(argumenten);
        var uit = proces.StandardOutput.ReadToEndAsync();
        var fout = proces.StandardError.ReadToEndAsync();
        using var bewaker = new Timer(_ => proces.Kill(), null, Geduld, Timeout.InfiniteTimeSpan);
        try
        {
            invoer?.Invoke(proces, proces.StandardInput.BaseStream);
            proces.StandardInput.Close();
        }
        catch (IOException)
        {
            // the command stopped reading; its exit code says why
        }
        Assert.True(proces.WaitForExit(Geduld), "de opdracht stopt niet");
        proces.WaitForExit();
        return new Afloop(proces.ExitCode, uit.Result, fout.Result).ZonderBinnenkant();
    }

    /// <summary>The command beside the tests; Ctrl+C works in it even where the tests run in the background.</summary>
    public Process Start(params string[] argumenten)
    {
        var start = new ProcessStartInfo("/usr/bin/env")
        {
            UseShellExecute = false,
            WorkingDirectory = _map,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        start.Environment["DOTNET_gcServer"] = "0";
        start.Environment["DOTNET_TieredPGO"] = "0";
        foreach (var argument in (string[])["--default-signal=INT", "dotnet", Path.Combine(AppContext.BaseDirectory, "routeboek.dll"), .. argumenten])
            start.ArgumentList.Add(argument);
        return Process.Start(start)!;
    }

    public static void Onderbreek(Process proces)
    {
        using var kill = Process.Start("/bin/sh", ["-c", string.Create(CultureInfo.InvariantCulture, $"kill -INT {proces.Id}")]);
        kill.WaitForExit();
    }

    /// <summary>The most memory a running process has held, in megabytes.</summary>
    public static long PiekMegabyte(Process proces)
    {
        var regel = File.ReadLines($"/proc/{proces.Id}/status").Single(r => r.StartsWith("VmHWM:", StringComparison.Ordinal));
        return long.Parse(regel.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)[^2], CultureInfo.InvariantCulture) / 1024;
    }

    public void Dispose() => Directory.Delete(_map, recursive: true);
}
