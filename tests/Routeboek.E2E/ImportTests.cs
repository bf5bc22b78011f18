using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Routeboek.Application.Aanmelding;
using Routeboek.Application.Leerlingen;
using Routeboek.Application.Opslag;
using Routeboek.Application.Organisaties;
using Routeboek.Application.Toegang;
using Routeboek.Domain.Organisaties;
using Routeboek.Domain.Protocollen;
using Routeboek.Domain.Toegang;

namespace Routeboek.E2E;

/// <summary>Bringing data in, in a real browser: from a file to what came of it, with and without script, wide and on a phone; and the page with keys.</summary>
public sealed class ImportTests(Legebrowser browser) : IClassFixture<Legebrowser>
{
    private const string Kop = "leerling;datum;dagdeel;lesuur;soort;minuten\n";

    [Fact]
    public async Task VanBestandTotUitkomst_EnEenSleutel()
    {
        var beheerder = await BeginAsync();
        await KeurSleutelsAsync(beheerder);

        var administratie = await RichtInAsync(beheerder);
        var binnen = await administratie.Page.Context.StorageStateAsync();
        await KeurLeegEnFoutAsync(administratie);
        await ToetsenbordAsync(administratie);

        // a phone, without script
        var zonder = await browser.OpenAsync(390, script: false, "/aanwezigheid/import", binnen: binnen);
        await zonder.Page.Locator("#bestand").SetInputFilesAsync(Bestand("zonder.csv", Kop + "L1;2026-01-12;dag;;ziek;\nL2;2026-01-12;dag;;ziek;\nL2;2026-01-13;;2;te_laat;5\n"));
        await zonder.Page.GetByRole(AriaRole.Button, new() { Name = "Lees het bestand" }).ClickAsync();
        await zonder.Page.Locator("form.besluit").WaitForAsync();
        Assert.Contains("3 ontvangen = 1 nieuw + 0 gewijzigd + 2 onveranderd + 0 geweigerd", await zonder.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await zonder.Page.GetByRole(AriaRole.Button, new() { Name = "Zet erin" }).ClickAsync();
        await zonder.Page.GetByText("De registraties tellen mee").WaitForAsync();

        await KeurKoppelAsync(administratie);
    }

    private async Task KeurSleutelsAsync(Blad blad)
    {
        var page = blad.Page;
        await page.GotoAsync("/beheer/sleutels");
        await Paginakeuring.KeurBreedtesAsync(blad, "sleutels-leeg");
        await page.GetByLabel("Naam van het programma").FillAsync("Somtoday");
        await page.GetByRole(AriaRole.Button, new() { Name = "Maak de sleutel" }).PressAsync("Enter");
        Assert.Matches("^rbk_[A-Za-z0-9_-]{43}$", await page.Locator("code.sleutel").InnerTextAsync());
        await Paginakeuring.KeurBreedtesAsync(blad, "sleutels-nieuw");
        await page.GotoAsync("/beheer/sleutels");
        Assert.Equal(0, await page.Locator("code.sleutel").CountAsync());
        await page.Locator(".bevestig summary").PressAsync("Enter");
        await Paginakeuring.KeurBreedtesAsync(blad, "sleutels-intrekken");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ja, trek deze sleutel in" }).PressAsync("Enter");
        await page.GetByText("De sleutel is ingetrokken").WaitForAsync();
    }

    private async Task KeurLeegEnFoutAsync(Blad blad)
    {
        var page = blad.Page;
        await page.Locator(".menu-breed").GetByRole(AriaRole.Link, new() { Name = "Aanwezigheid" }).PressAsync("Enter");
        await page.Locator("main").GetByRole(AriaRole.Link, new() { Name = "Gegevens inlezen" }).First.PressAsync("Enter");
        await page.WaitForURLAsync("**/aanwezigheid/import");
        await Paginakeuring.KeurBreedtesAsync(blad, "import-leeg");
        await page.Locator("#bestand").SetInputFilesAsync(Bestand("kapot.csv", "dit is niets"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Lees het bestand" }).ClickAsync();
        await Assertions.Expect(page.Locator("#fouten")).ToBeFocusedAsync();
        await Paginakeuring.KeurBreedtesAsync(blad, "import-fout");
        await page.GotoAsync("/aanwezigheid/import");
    }

    // wide, with script, by keyboard only
    private async Task ToetsenbordAsync(Blad blad)
    {
        var page = blad.Page;
        await page.Locator("#bestand").SetInputFilesAsync(Bestand("verzuim.csv", Kop + "L1;2026-01-12;dag;;ziek;\nL2;2026-01-12;dag;;ziek;\nL9;2026-01-12;dag;;ziek;\n"));
        await page.Locator("#bestand").FocusAsync();
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("form.besluit").WaitForAsync();
        await Paginakeuring.KeurBreedtesAsync(blad, "import-bekijk");
        await page.GetByRole(AriaRole.Button, new() { Name = "Zet erin" }).PressAsync("Enter");
        await page.GetByText("De registraties tellen mee").WaitForAsync();
        await Paginakeuring.KeurBreedtesAsync(blad, "import-uitkomst");
        await page.GetByRole(AriaRole.Link, new() { Name = "Ongedaan maken" }).PressAsync("Enter");
        await page.GetByText("Dit bestand ongedaan maken?").First.WaitForAsync();
        await Paginakeuring.KeurBreedtesAsync(blad, "import-ongedaan");
        await page.GotoAsync("/aanwezigheid/import");
        await Paginakeuring.KeurBreedtesAsync(blad, "import-lijst");
    }

    private async Task KeurKoppelAsync(Blad blad)
    {
        var page = blad.Page;
        await page.GotoAsync("/aanwezigheid/import");
        await page.Locator("#bestand").SetInputFilesAsync(Bestand("eigen.csv", "Stamnr;Naam;Datum;Uur;Code\nL1;Jan Jansen;14-01-2026;3;Z\nL2;Piet Pietersen;14-01-2026;3;QQ\n"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Lees het bestand" }).ClickAsync();
        await page.GetByText("Welke kolom is wat?").First.WaitForAsync();
        await Paginakeuring.KeurBreedtesAsync(blad, "import-koppel");
        await page.GetByLabel("QQ").SelectOptionAsync("te_laat");
        await page.GetByRole(AriaRole.Button, new() { Name = "Bewaar en lees het bestand" }).ClickAsync();
        await page.Locator("form.besluit").WaitForAsync();
        Assert.Contains("2 ontvangen = 2 nieuw", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Empty(blad.Fouten);
        Assert.Equal(Wegwijzer.Van(nameof(ImportTests)), Wegwijzer.Van(nameof(ImportTests)).Where(blad.Bezocht.Contains));
    }

    /// <summary>The first beheerder, by the one-time link, with a passkey.</summary>
    private async Task<Blad> BeginAsync()
    {
        var blad = await browser.BeginAsync();
        await Legebrowser.VulBeginInAsync(blad.Page);
        await Legebrowser.MaakPasskeyAsync(blad.Page);
        return blad;
    }

    /// <summary>A protocol, pupils and the role of the administration, in which the same person goes on.</summary>
    private async Task<Blad> RichtInAsync(Blad blad)
    {
        var diensten = browser.Diensten;
        var (opslag, klok) = (diensten.GetRequiredService<Routeboekopslag>(), diensten.GetRequiredService<TimeProvider>());
        var account = await diensten.GetRequiredService<Accountregister>().VindOpNaamAsync("anna@vlieger.example", CancellationToken.None);
        var rollen = diensten.GetRequiredService<Aanstellingen>();
        var beheerder = (await rollen.VanAsync(account!.Persoon, CancellationToken.None)).Single().Actor;
        var school = beheerder.Aanstelling.Organisatie;
        Gelukt(await new StelProtocolIn(opslag, klok).VoerUitAsync(beheerder, new StelProtocolIn.Invoer(school, "den-bosch-vo", "2022-01", new DateOnly(2024, 8, 1)), CancellationToken.None));
        Gelukt(await new GeefRol(opslag, klok).VoerUitAsync(beheerder, new GeefRol.Invoer(account.Persoon, school, Rol.Administratie, new DateOnly(2025, 8, 1), null), CancellationToken.None));
        var administratie = (await rollen.VanAsync(account.Persoon, CancellationToken.None)).Single(r => r.Actor.Rol == Rol.Administratie).Actor;
        foreach (var nr in new[] { 1, 2, 3 })
            Gelukt(await new SchrijfLeerlingIn(opslag, klok).VoerUitAsync(administratie, new SchrijfLeerlingIn.Invoer(school, $"L{nr}", new Persoonsnaam("Sem", "de", $"Boer {nr}"), new DateOnly(2012, 3, 4), Sector.Vo, "Alkmaar", []), CancellationToken.None));
        await blad.Page.GotoAsync("/aanmelden/rol");
        await blad.Page.GetByRole(AriaRole.Button).Filter(new() { HasText = "dministrati" }).First.ClickAsync();
        await blad.Page.WaitForURLAsync(browser.Adres + "/");
        return blad;
    }

    private static void Gelukt<T>(Resultaat<T> resultaat) => Assert.IsType<Resultaat<T>.Gelukt>(resultaat);

    private static FilePayload Bestand(string naam, string inhoud) => new() { Name = naam, MimeType = "text/csv", Buffer = System.Text.Encoding.UTF8.GetBytes(inhoud) };
}
