using Microsoft.Playwright;

namespace Routeboek.E2E;

/// <summary>The first thing that somebody sees who starts the program: the demo world, and one click to be in it.</summary>
[Collection(Demoklas.Naam)]
public sealed class DemoTests(Demobrowser browser)
{
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
}
