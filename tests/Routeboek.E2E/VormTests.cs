using Microsoft.Playwright;

namespace Routeboek.E2E;

/// <summary>The frame of the pages and the parts they are built with, in a browser.</summary>
public sealed class VormTests(Browser browser) : IClassFixture<Browser>
{
    [Theory]
    [InlineData("/verzuimscan/kit", null)]
    [InlineData("/verzuimscan/kit", "Beheerder")]
    [InlineData("/verzuimscan", null)]
    [InlineData("/taal", null)]
    public async Task Pagina_Voldoet(string pad, string? rol) => await Paginakeuring.KeurAsync(browser, pad, rol);

    [Theory]
    [InlineData(1280)]
    [InlineData(390)]
    public async Task FormulierMetFouten_EnConflict_Voldoen(int breedte)
    {
        var blad = await browser.OpenAsync(breedte, pad: "/verzuimscan/kit");
        await blad.Page.Locator("#Invoer_Naam").FillAsync("x");
        await blad.Page.GetByRole(AriaRole.Button, new() { Name = "Opslaan" }).ClickAsync();
        await Assertions.Expect(blad.Page.Locator("#fouten")).ToBeFocusedAsync();
        await Paginakeuring.KeurBladAsync(blad, "het formulier met fouten");
        await blad.BewaarBeeldAsync($"kit-fouten-{breedte}");
        await blad.Page.Locator("#fouten a[href='#Invoer_Naam']").ClickAsync();
        await Assertions.Expect(blad.Page.Locator("#Invoer_Naam")).ToBeFocusedAsync();

        await blad.Page.Locator("#Invoer_Naam").FillAsync("Noor");
        await blad.Page.GetByLabel("Links").CheckAsync();
        await blad.Page.GetByRole(AriaRole.Button, new() { Name = "Opslaan" }).ClickAsync();
        await Assertions.Expect(blad.Page.GetByRole(AriaRole.Heading, new() { Name = "Iemand anders was u voor" })).ToBeVisibleAsync();
        await Paginakeuring.KeurBladAsync(blad, "het conflict");
        await blad.BewaarBeeldAsync($"kit-conflict-{breedte}");
        await blad.Page.GetByRole(AriaRole.Button, new() { Name = "Bewaar toch mijn versie" }).ClickAsync();
        await Assertions.Expect(blad.Page.Locator("form#scan")).ToBeVisibleAsync();
        Assert.Empty(blad.Fouten);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Menu_OpEenTelefoon_KlaptOpen_OokZonderScript(bool script)
    {
        var blad = await browser.OpenAsync(390, script, "/verzuimscan/kit", "Mentor");
        var naar = blad.Page.Locator(".menu-smal a[href='/verzuimscan']");
        await Assertions.Expect(naar).ToBeHiddenAsync();
        await blad.Page.Locator(".menu-smal summary").ClickAsync();
        await blad.BewaarBeeldAsync($"menu-open-{script}");
        await naar.ClickAsync();
        await Assertions.Expect(blad.Page.Locator("form#scan")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Toetsenbord_GaatLangsKopMenuEnInhoud_EnEscapeSluit()
    {
        var blad = await browser.OpenAsync(pad: "/verzuimscan/kit", rol: "Mentor");
        var page = blad.Page;
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Naar de inhoud" })).ToBeFocusedAsync();
        foreach (var naam in new[] { "Routeboek", "English", "Noor Verzonnen" })
        {
            await page.Keyboard.PressAsync("Tab");
            Assert.StartsWith(naam, await page.EvaluateAsync<string>("() => document.activeElement.textContent.trim()"));
            Assert.NotEqual("none", await page.EvaluateAsync<string>("() => getComputedStyle(document.activeElement).outlineStyle"));
        }
        await page.Keyboard.PressAsync("Enter");
        Assert.True(await page.EvaluateAsync<bool>("() => document.querySelector('details.gebruiker').open"));
        await page.Keyboard.PressAsync("Escape");
        Assert.False(await page.EvaluateAsync<bool>("() => document.querySelector('details.gebruiker').open"));
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.Locator(".menu-breed a").First).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Taal_WisseltZonderScript()
    {
        var blad = await browser.OpenAsync(script: false, pad: "/verzuimscan/kit");
        await blad.Page.GetByRole(AriaRole.Button, new() { Name = "English" }).ClickAsync();
        await Assertions.Expect(blad.Page.Locator("html")).ToHaveAttributeAsync("lang", "en");
        Assert.EndsWith("/verzuimscan/kit", blad.Page.Url);
    }

    [Fact]
    public async Task Afdruk_IsAlleenDeInhoud()
    {
        var blad = await browser.OpenAsync(pad: "/verzuimscan/kit", rol: "Mentor");
        await blad.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        foreach (var weg in new[] { ".menu-breed", ".gebruiker", ".taalkeuze", ".kruimels", ".voet", ".knoppen" })
            await Assertions.Expect(blad.Page.Locator(weg).First).ToBeHiddenAsync();
        await Assertions.Expect(blad.Page.Locator("main h1")).ToBeVisibleAsync();
        await blad.BewaarBeeldAsync("kit-afdruk");
    }

    [Theory]
    [InlineData(768)]
    [InlineData(1366)]
    [InlineData(1920)]
    public async Task Kit_SchuiftNietOpzij(int breedte)
    {
        var blad = await browser.OpenAsync(breedte, pad: "/verzuimscan/kit", rol: "Beheerder");
        Assert.Equal(0, await Paginakeuring.OverAsync(blad.Page));
        await blad.BewaarBeeldAsync($"kit-breedte-{breedte}");

        // the counter-example: something too wide is noticed
        await blad.Page.EvaluateAsync("() => document.querySelector('main').append(Object.assign(document.createElement('input'), { size: 400 }))");
        Assert.NotEqual(0, await Paginakeuring.OverAsync(blad.Page));
    }
}
