using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Routeboek.Application.Aanmelding;

namespace Routeboek.E2E;

/// <summary>A program with nothing in it. A passkey belongs to a name, not to a number.</summary>
public sealed class Legebrowser : Browser
{
    public const string Wachtwoord = "zeven paarse fietsen";

    protected override string[] Opties => ["--Opslag:Leeg=true", "--Aanmelding:PogingenPerMinuut=1000"];

    protected override string Naam => "localhost";

    /// <summary>The page that the one-time link of the console opens.</summary>
    public async Task<Blad> BeginAsync() =>
        await OpenAsync(pad: $"/aanmelden/eerste?code={await Diensten.GetRequiredService<Linkregister>().MaakEersteAsync(CancellationToken.None)}");

    /// <summary>Fills the page of the first start in.</summary>
    public static async Task VulBeginInAsync(IPage page)
    {
        await page.Locator("#Invoer_Soort").SelectOptionAsync("School");
        foreach (var (veld, tekst) in new[] { ("Organisatienaam", "De Vlieger"), ("Brin", "01AB"), ("Voornaam", "Anna"), ("Achternaam", "Proef"), ("Naam", "anna@vlieger.example"), ("Wachtwoord", Wachtwoord), ("Nogeens", Wachtwoord) })
            await page.Locator($"#Invoer_{veld}").FillAsync(tekst);
        await page.Locator("#Invoer_Nogeens").PressAsync("Enter");
        await page.WaitForURLAsync("**/account/tweede");
    }

    /// <summary>Makes a passkey in a device that says yes by itself.</summary>
    public static async Task MaakPasskeyAsync(IPage page, Func<Task>? bekijk = null)
    {
        var toestel = await page.Context.NewCDPSessionAsync(page);
        await toestel.SendAsync("WebAuthn.enable");
        await toestel.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = new Dictionary<string, object> { ["protocol"] = "ctap2", ["transport"] = "internal", ["hasResidentKey"] = true, ["hasUserVerification"] = true, ["isUserVerified"] = true, ["automaticPresenceSimulation"] = true },
        });
        await page.GotoAsync("/account/passkey");
        if (bekijk is not null)
            await bekijk();
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Passkey maken", Exact = true }).PressAsync("Enter");
        await page.WaitForURLAsync("**/account");
    }
}
