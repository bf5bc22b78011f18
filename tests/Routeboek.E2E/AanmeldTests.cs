using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Routeboek.Application.Aanmelding;
using Routeboek.Web;

namespace Routeboek.E2E;

/// <summary>An empty routeboek in a real browser: the first start, a passkey, and in again with it.</summary>
public sealed class AanmeldTests : IAsyncLifetime
{
    private const string Wachtwoord = "zeven paarse fietsen";

    private readonly string _map = Directory.CreateTempSubdirectory("rb-e2e-").FullName;
    private WebApplication? _app;
    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private string _adres = "";

    public async Task InitializeAsync()
    {
        _app = Webtoepassing.Bouw(["--urls", "http://127.0.0.1:0", "--leeg", $"--Opslag:Map={_map}"]);
        await _app.StartAsync();
        // a passkey belongs to a name, not to a number
        _adres = _app.Urls.Single().Replace("127.0.0.1", "localhost", StringComparison.Ordinal);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Environment.GetEnvironmentVariable("ROUTEBOEK_CHROMIUM") ?? "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
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

    [Fact]
    public async Task EersteStart_MetPasskey_EnDaarmeeWeerBinnen()
    {
        var code = await _app!.Services.GetRequiredService<Linkregister>().MaakEersteAsync(CancellationToken.None);
        var blad = await OpenAsync($"/aanmelden/eerste?code={code}");
        var page = blad.Page;
        await KeurAsync(blad, "eerste");

        // keyboard only
        await page.Locator("#Invoer_Soort").FocusAsync();
        foreach (var tekst in (string[])["School", "De Vlieger", "01AB", "Anna", "", "Proef", "anna@vlieger.example", Wachtwoord, Wachtwoord])
        {
            await page.Keyboard.TypeAsync(tekst);
            await page.Keyboard.PressAsync("Tab");
        }

        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/account/tweede");
        await KeurAsync(blad, "tweede");
        await page.GotoAsync("/account/code");
        await KeurAsync(blad, "code");
        // lines round the squares would make it unreadable for a camera
        Assert.Equal("none", await page.EvaluateAsync<string>("() => getComputedStyle(document.querySelectorAll('.qr path')[1]).stroke"));

        var authenticator = await page.Context.NewCDPSessionAsync(page);
        await authenticator.SendAsync("WebAuthn.enable");
        await authenticator.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = new Dictionary<string, object> { ["protocol"] = "ctap2", ["transport"] = "internal", ["hasResidentKey"] = true, ["hasUserVerification"] = true, ["isUserVerified"] = true, ["automaticPresenceSimulation"] = true },
        });
        await page.GotoAsync("/account/passkey");
        await KeurAsync(blad, "passkey");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Passkey maken", Exact = true }).PressAsync("Enter");
        await page.WaitForURLAsync("**/account");
        await KeurAsync(blad, "account");

        await page.Locator(".gebruiker summary").PressAsync("Enter");
        await page.Locator("form[action='/aanmelden/uit'] button").PressAsync("Enter");
        await page.WaitForURLAsync("**/aanmelden?melding=afgemeld");
        await KeurAsync(blad, "aanmelden");

        // a password alone does not do any more
        await page.GetByLabel("E-mailadres").FillAsync("anna@vlieger.example");
        await page.GetByLabel("Wachtwoord", new PageGetByLabelOptions { Exact = true }).FillAsync(Wachtwoord);
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/aanmelden/code");
        await KeurAsync(blad, "tweede-stap");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Aanmelden met een passkey", Exact = true }).PressAsync("Enter");
        await page.WaitForURLAsync(_adres + "/");
        Assert.Contains("Anna Proef", await page.Locator(".gebruiker-naam").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Empty(blad.Fouten);
    }

    private async Task<Blad> OpenAsync(string pad)
    {
        var context = await _browser!.NewContextAsync(new BrowserNewContextOptions { BaseURL = _adres, Locale = "nl-NL", ViewportSize = new ViewportSize { Width = 1280, Height = 900 } });
        var page = await context.NewPageAsync();
        var blad = new Blad(page);
        page.Console += (_, m) => blad.Meld(m.Type == "error" ? m.Text : "");
        page.PageError += (_, fout) => blad.Meld(fout);
        await page.GotoAsync(pad);
        return blad;
    }

    private static async Task KeurAsync(Blad blad, string naam)
    {
        foreach (var (breedte, hoogte) in new[] { (390, 844), (1280, 900) })
        {
            await blad.Page.SetViewportSizeAsync(breedte, hoogte);
            await Paginakeuring.KeurBladAsync(blad, $"{naam} op {breedte}");
            await blad.BewaarBeeldAsync($"aanmelden-{naam}-{breedte}");
        }
    }
}
