using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Routeboek.E2E;

/// <summary>The page of a pupil and the absence overview, as a mentor and a coordinator of the demo world see them.</summary>
public sealed class LeerlingTests(Demobrowser browser) : IClassFixture<Demobrowser>
{
    // in both languages
    private const string Coordinator = "^(Verzuimcoördinator|Attendance coordinator)";
    private const int MeesteLeerlingen = 30;

    [Fact]
    public async Task Leerling_Voldoet()
    {
        var pad = await DrukstePadAsync(Coordinator);
        await Paginakeuring.KeurAsync(browser, pad, vooraf: p => WordAsync(p, Coordinator));
    }

    [Fact]
    public async Task Signaal_KlaptOpen_MetHetToetsenbord_EnHetRasterStaatErInWoorden()
    {
        var blad = await browser.OpenAsync(390, pad: "/taal");
        await WordAsync(blad.Page, Coordinator);
        await blad.Page.GotoAsync(await DrukstePadAsync(Coordinator));

        var signaal = blad.Page.Locator("details.signaal").First;
        await signaal.Locator("summary").First.FocusAsync();
        await blad.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(signaal.GetByText("Waarom")).ToBeVisibleAsync();
        Assert.Equal(0, await Paginakeuring.OverAsync(blad.Page));
        var tabel = blad.Page.Locator("details").Filter(new LocatorFilterOptions { HasText = "Dezelfde dagen in een tabel" });
        await tabel.Locator("summary").FocusAsync();
        await blad.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(tabel.Locator("tbody tr").First).ToBeVisibleAsync();
        Assert.Empty(blad.Fouten);
    }

    [Fact]
    public async Task Verzuimoverzicht_Voldoet_EnPastOpPapier()
    {
        var pad = await DrukstePadAsync(Coordinator) + "/verzuimoverzicht";
        await Paginakeuring.KeurAsync(browser, pad, vooraf: p => WordAsync(p, Coordinator));

        var blad = await browser.OpenAsync(794, pad: "/taal");
        await WordAsync(blad.Page, Coordinator);
        await blad.Page.GotoAsync(pad);
        await blad.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        await Assertions.Expect(blad.Page.Locator(".keuze")).ToBeHiddenAsync();
        await Assertions.Expect(blad.Page.Locator(".menu").First).ToBeHiddenAsync();
        await Assertions.Expect(blad.Page.Locator("table.invullen")).ToBeVisibleAsync();
        Assert.Equal(0, await Paginakeuring.OverAsync(blad.Page));
        await blad.BewaarBeeldAsync("verzuimoverzicht-papier");
    }

    // whoever has the most to show of the first pupils
    private async Task<string> DrukstePadAsync(string rol)
    {
        var blad = await browser.OpenAsync(pad: "/taal");
        await WordAsync(blad.Page, rol);
        await blad.Page.GotoAsync("/leerlingen");
        var paden = await blad.Page.Locator("main tbody th a").EvaluateAllAsync<string[]>("as => as.map(a => a.getAttribute('href'))");
        Assert.NotEmpty(paden);
        var (druk, meeste) = ("", -1);
        foreach (var pad in paden.Take(MeesteLeerlingen))
        {
            var tekst = await (await blad.Page.APIRequest.GetAsync(pad)).TextAsync();
            var aantal = 5 * tekst.Split("aan sinds ").Length + tekst.Split("class=\"reeks\"").Length;
            (druk, meeste) = aantal > meeste ? (pad, aantal) : (druk, meeste);
        }
        return druk;
    }

    private static async Task WordAsync(IPage page, string rol)
    {
        await page.GotoAsync("/aanmelden");
        await page.Locator("button[name=rol]").Filter(new LocatorFilterOptions { HasTextRegex = new(rol, RegexOptions.IgnoreCase) }).First.ClickAsync();
        await page.WaitForURLAsync(url => !url.Contains("/aanmelden", StringComparison.Ordinal));
    }
}
