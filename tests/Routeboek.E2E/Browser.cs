using Microsoft.AspNetCore.Builder;
using Microsoft.Playwright;
using Routeboek.Kit;
using Routeboek.Web;

namespace Routeboek.E2E;

/// <summary>The real application on a free port of this machine, and one browser for all tests.</summary>
public class Browser : IAsyncLifetime
{
    private const string Chromium = "/usr/bin/chromium";

    private readonly string _map = Directory.CreateTempSubdirectory("rb-e2e-").FullName;
    private WebApplication? _app;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public string Adres { get; private set; } = "";

    /// <summary>What else the program is started with.</summary>
    protected virtual string[] Opties => [];

    /// <summary>By which name of this machine the browser comes.</summary>
    protected virtual string Naam => "127.0.0.1";

    /// <summary>The services of the running program: for what a person reads from its console.</summary>
    public IServiceProvider Diensten => _app!.Services;

    /// <summary>How much of the demo world there is: most tests need none.</summary>
    protected virtual string Omvang => "geen";

    public async Task InitializeAsync()
    {
        var pad = Environment.GetEnvironmentVariable("ROUTEBOEK_CHROMIUM") ?? Chromium;
        if (!File.Exists(pad))
            throw new InvalidOperationException($"De browsertests vragen Chromium op {pad}: apt-get install chromium, of wijs een andere aan met ROUTEBOEK_CHROMIUM.");
        _app = Webtoepassing.Bouw(["--urls", "http://127.0.0.1:0", "--Verzuimscan:GrootsteMegabytes=2", $"--Opslag:Map={_map}", $"--Demo:Omvang={Omvang}", .. Opties], b => b.Services.AddKit());
        await _app.StartAsync();
        Adres = _app.Urls.Single().Replace("127.0.0.1", Naam, StringComparison.Ordinal);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = pad,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    /// <summary>A page in a fresh profile, in a language and, as far as the frame of the page goes, in a role; fails the test when a script of ours stumbles or the policy blocks something.</summary>
    public async Task<Blad> OpenAsync(int breedte = 1280, bool script = true, string pad = "/verzuimscan", string? rol = null, string taal = "nl", string? binnen = null)
    {
        var context = await _browser!.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = Adres,
            JavaScriptEnabled = script,
            ViewportSize = new ViewportSize { Width = breedte, Height = breedte < 600 ? 844 : 900 },
            Locale = "nl-NL",
            StorageState = binnen,
        });
        await context.AddCookiesAsync([new Cookie { Name = "routeboek-taal", Value = taal, Url = Adres }]);
        if (rol is not null)
            await context.AddCookiesAsync([new Cookie { Name = Kitregistratie.Rolkoekje, Value = rol, Url = Adres }]);
        var page = await context.NewPageAsync();
        var blad = new Blad(page);
        page.Console += (_, m) => blad.Meld(m.Type == "error" ? m.Text : "");
        page.PageError += (_, fout) => blad.Meld(fout);
        page.Request += (_, verzoek) => blad.Meld(verzoek.Url.StartsWith(Adres, StringComparison.Ordinal) || verzoek.Url.StartsWith("blob:", StringComparison.Ordinal) || verzoek.Url.StartsWith("data:", StringComparison.Ordinal) ? "" : $"haalt {verzoek.Url} op");
        await page.GotoAsync(pad);
        return blad;
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
            await _browser.CloseAsync();
        _playwright?.Dispose();
        if (_app is not null)
            await _app.DisposeAsync();
        Directory.Delete(_map, recursive: true);
    }
}

/// <summary>The same with a small demo world.</summary>
public sealed class Demobrowser : Browser
{
    protected override string Omvang => "klein";
}

/// <summary>A page and what went wrong in it.</summary>
public sealed class Blad(IPage page)
{
    private readonly List<string> _fouten = [];

    public IPage Page => page;

    /// <summary>What the browser complained of; the status of a refused form is no complaint.</summary>
    public IReadOnlyList<string> Fouten => _fouten;

    public void Meld(string fout)
    {
        if (fout.Length > 0 && !fout.Contains("status of 4", StringComparison.Ordinal))
            _fouten.Add(fout);
    }

    /// <summary>Keeps a picture when ROUTEBOEK_BEELDEN names a folder.</summary>
    public async Task BewaarBeeldAsync(string naam)
    {
        if (Environment.GetEnvironmentVariable("ROUTEBOEK_BEELDEN") is { Length: > 0 } map)
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(map, naam + ".png"), FullPage = true });
    }
}
