using Microsoft.Playwright;

namespace Routeboek.E2E;

/// <summary>The morning in a real browser: a call in two clicks, a register by keys, each counted.</summary>
public sealed class AanwezigheidTests(Demobrowser browser) : IClassFixture<Demobrowser>
{
    [Fact]
    public async Task Bellen_KostTweeKlikken()
    {
        var blad = await browser.OpenAsync(pad: "/aanmelden");
        await WordAsync(blad.Page, "Verzuimcoördinator");
        await blad.Page.GotoAsync("/aanwezigheid");
        var regels = blad.Page.Locator("#kop-NietVerklaard").Locator("xpath=..").Locator("li.misser");
        var eerst = await regels.CountAsync();
        Assert.True(eerst > 0, "niemand mist zonder reden");
        await TelAsync(blad.Page);
        var kind = regels.First;
        await kind.Locator("summary").First.ClickAsync();
        var (klikken, _) = await GeteldAsync(blad.Page);
        await kind.GetByRole(AriaRole.Button, new() { Name = "Ziek", Exact = true }).ClickAsync();
        await blad.Page.WaitForURLAsync(u => u.Contains("melding=gebeld", StringComparison.Ordinal));
        Assert.Equal(1, klikken); // the second one left the page
        Assert.Equal(eerst - 1, await regels.CountAsync());
        await blad.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("Maak het contact over") }).First.ClickAsync();
        await blad.Page.WaitForURLAsync(u => u.Contains("melding=ongedaan", StringComparison.Ordinal));
        Assert.Equal(eerst, await regels.CountAsync());
        Assert.Empty(blad.Fouten);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Register_ZonderAfwezigen_KostEenToets_OokZonderScript(bool script)
    {
        var blad = await browser.OpenAsync(script: script, pad: "/aanmelden");
        await WordAsync(blad.Page, "Mentor");
        await blad.Page.GotoAsync("/aanwezigheid/registers");
        await blad.Page.GetByRole(AriaRole.Link, new() { NameRegex = new("^Register van") }).First.ClickAsync();
        await Assertions.Expect(blad.Page.Locator(".keuzen input:checked").First).ToBeFocusedAsync();
        if (script)
        {
            await blad.Page.Keyboard.PressAsync("ArrowDown");
            await blad.Page.Keyboard.PressAsync("t");
            await Assertions.Expect(blad.Page.Locator(".keuzen").Nth(1).Locator("input[data-letter=T]")).ToBeCheckedAsync();
            await blad.Page.Keyboard.PressAsync("a");
        }

        await blad.Page.Keyboard.PressAsync("Enter");
        await blad.Page.WaitForURLAsync(u => u.Contains("bewaard=True", StringComparison.OrdinalIgnoreCase));
        Assert.Contains("aanwezig", await blad.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Empty(blad.Fouten);
    }

    private static Task TelAsync(IPage page) => page.EvaluateAsync("() => { window.geteld = [0, 0]; addEventListener('click', e => { if (e.isTrusted) window.geteld[0]++; }, true); addEventListener('keydown', () => window.geteld[1]++, true); }");

    private static async Task<(int Klikken, int Toetsen)> GeteldAsync(IPage page)
    {
        var geteld = await page.EvaluateAsync<int[]>("() => window.geteld");
        return (geteld[0], geteld[1]);
    }

    // the text of a button begins with the role
    private static async Task WordAsync(IPage page, string rol)
    {
        await page.GotoAsync("/aanmelden");
        await page.Locator("button[name=rol]").Filter(new LocatorFilterOptions { HasText = rol }).First.ClickAsync();
        await page.WaitForURLAsync(url => !url.Contains("/aanmelden", StringComparison.Ordinal));
    }
}
