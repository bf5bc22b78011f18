using Microsoft.Playwright;

namespace Routeboek.E2E;

/// <summary>An empty routeboek in a real browser: the first start, a passkey, and in again with it.</summary>
public sealed class AanmeldTests(Legebrowser browser) : IClassFixture<Legebrowser>
{
    [Fact]
    public async Task EersteStart_MetPasskey_EnDaarmeeWeerBinnen()
    {
        var blad = await browser.BeginAsync();
        var page = blad.Page;
        await KeurAsync(blad, "eerste");

        // keyboard only
        await page.Locator("#Invoer_Soort").FocusAsync();
        foreach (var tekst in (string[])["School", "De Vlieger", "01AB", "Anna", "", "Proef", "anna@vlieger.example", Legebrowser.Wachtwoord, Legebrowser.Wachtwoord])
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

        await Legebrowser.MaakPasskeyAsync(page, () => KeurAsync(blad, "passkey"));
        await KeurAsync(blad, "account");

        await page.Locator(".gebruiker summary").PressAsync("Enter");
        await page.Locator("form[action='/aanmelden/uit'] button").PressAsync("Enter");
        await page.WaitForURLAsync("**/aanmelden?melding=afgemeld");
        await KeurAsync(blad, "aanmelden");

        // a password alone does not do any more
        await page.GetByLabel("E-mailadres").FillAsync("anna@vlieger.example");
        await page.GetByLabel("Wachtwoord", new PageGetByLabelOptions { Exact = true }).FillAsync(Legebrowser.Wachtwoord);
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/aanmelden/code");
        await KeurAsync(blad, "tweede-stap");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Aanmelden met een passkey", Exact = true }).PressAsync("Enter");
        await page.WaitForURLAsync(browser.Adres + "/");
        Assert.Contains("Anna Proef", await page.Locator(".gebruiker-naam").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Empty(blad.Fouten);
        Assert.Equal(Wegwijzer.Van(nameof(AanmeldTests)), Wegwijzer.Van(nameof(AanmeldTests)).Where(blad.Bezocht.Contains));
    }

    private static Task KeurAsync(Blad blad, string naam) => Paginakeuring.KeurBreedtesAsync(blad, $"aanmelden-{naam}");
}
