using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Routeboek.Domain.Toegang;
using Routeboek.Kit;
using Routeboek.Web;
using Routeboek.Web.Vorm;

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
        await WarmAsync();
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = pad,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    // the first request of each kind compiles and reads the model of the store: seconds, and half a minute when all cores are taken. Nobody
    // waits for it here, whereas a browser that presses a button waits no longer than its own limit
    private async Task WarmAsync()
    {
        using var bezoeker = new HttpClient { BaseAddress = new Uri(Adres), Timeout = Timeout.InfiniteTimeSpan };
        using var gereed = await bezoeker.GetAsync(new Uri("/health/ready", UriKind.Relative));
        var pagina = await bezoeker.GetStringAsync(new Uri("/aanmelden", UriKind.Relative));
        var token = System.Text.RegularExpressions.Regex.Match(pagina, "name=\"__RequestVerificationToken\"[^>]* value=\"([^\"]+)\"").Groups[1].Value;
        using var formulier = new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("Invoer.Naam", "niemand@vlieger.example"), new("Invoer.Wachtwoord", "niemand heeft dit")]);
        using var niemand = await bezoeker.PostAsync(new Uri("/aanmelden", UriKind.Relative), formulier);
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

    /// <summary>A page of somebody of the demo world in a role, of a certain organisation if that is named; or of nobody.</summary>
    internal async Task<Blad> AlsAsync(Rol? als, string? bij = null)
    {
        var blad = await OpenAsync(pad: "/aanmelden");
        blad.Als = als;
        if (als is not { } rol)
            return blad;
        var naam = Diensten.GetRequiredService<Tekstboek>().Zoek($"rol.{rol}", Taal.Nl)!;
        await blad.Page.EvaluateAsync("() => document.querySelectorAll('main details').forEach(d => d.open = true)");
        var waar = bij is null ? blad.Page.Locator("main") : blad.Page.Locator("main details").Filter(new() { HasText = bij });
        await waar.Locator("button[name=rol]").Filter(new() { Has = blad.Page.Locator("strong").GetByText(naam, new() { Exact = true }) }).First.ClickAsync();
        await blad.Page.WaitForURLAsync(Adres + "/");
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

/// <summary>One demo world for the tests that only look at it.</summary>
[CollectionDefinition(Naam)]
public sealed class Demoklas : ICollectionFixture<Demobrowser>
{
    public const string Naam = "demo";
}

/// <summary>The same with a small demo world.</summary>
public sealed class Demobrowser : Browser
{
    protected override string Omvang => "klein";
}

/// <summary>A page and what went wrong in it.</summary>
public sealed partial class Blad(IPage page)
{
    private readonly List<string> _fouten = [];
    private readonly SortedSet<string> _bezocht = new(StringComparer.Ordinal);

    public IPage Page => page;

    /// <summary>In which role, as far as a test said.</summary>
    public Rol? Als { get; set; }

    /// <summary>What the browser complained of; the status of a refused form is no complaint.</summary>
    public IReadOnlyList<string> Fouten => _fouten;

    /// <summary>The paths that were looked at, their keys as <c>{id}</c>.</summary>
    public IReadOnlyCollection<string> Bezocht => _bezocht;

    public void Meld(string fout)
    {
        if (fout.Length > 0 && !fout.Contains("status of 4", StringComparison.Ordinal))
            _fouten.Add(fout);
    }

    public void Bezoek() => _bezocht.Add(Sleutel().Replace(new Uri(page.Url).AbsolutePath, "{id}"));

    /// <summary>The complaints so far, that they are told once.</summary>
    public IReadOnlyList<string> NeemFouten()
    {
        var fouten = _fouten.ToList();
        _fouten.Clear();
        return fouten;
    }

    /// <summary>Keeps a picture when ROUTEBOEK_BEELDEN names a folder.</summary>
    public async Task BewaarBeeldAsync(string naam)
    {
        if (Environment.GetEnvironmentVariable("ROUTEBOEK_BEELDEN") is { Length: > 0 } map)
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(map, naam + ".png"), FullPage = true });
    }

    [System.Text.RegularExpressions.GeneratedRegex("[0-9a-f]{8}-[0-9a-f-]{27}")]
    private static partial System.Text.RegularExpressions.Regex Sleutel();
}
