using Microsoft.Playwright;

namespace Routeboek.E2E;

/// <summary>The first thing that somebody sees who starts the program: the demo world, and one click to be in it.</summary>
public sealed class DemoTests(Demobrowser browser) : IClassFixture<Demobrowser>
{
    [Fact]
    public Task Kiezen_Voldoet() => Paginakeuring.KeurAsync(browser, "/aanmelden");

    [Fact]
    public Task Begin_VanDeMentor_Voldoet() => Paginakeuring.KeurAsync(browser, "/", vooraf: p => WordAsync(p, "Mentor"));

    [Fact]
    public async Task Toetsenbord_IsGenoeg()
    {
        var blad = await browser.OpenAsync(pad: "/");
        await Assertions.Expect(blad.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/aanmelden"));
        await blad.Page.Locator("button[name=rol]").First.FocusAsync();
        await blad.Page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(blad.Page.Locator("button[name=rol]").Nth(1)).ToBeFocusedAsync();
        await blad.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(blad.Page).ToHaveURLAsync(browser.Adres + "/");
        Assert.Empty(blad.Fouten);
    }

    // the text of a button begins with the role
    private static async Task WordAsync(IPage page, string rol)
    {
        await page.GotoAsync("/aanmelden");
        await page.Locator("button[name=rol]").Filter(new LocatorFilterOptions { HasText = rol }).First.ClickAsync();
        await page.WaitForURLAsync(url => !url.Contains("/aanmelden", StringComparison.Ordinal));
    }
}
