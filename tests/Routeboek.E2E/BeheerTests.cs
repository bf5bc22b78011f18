using System.Buffers.Binary;
using System.Security.Cryptography;
using Microsoft.Playwright;

namespace Routeboek.E2E;

/// <summary>A beheerder sets a school up from nothing, with the keyboard; and every page that was needed for it is looked at.</summary>
public sealed class BeheerTests(Legebrowser browser) : IClassFixture<Legebrowser>
{
    [Fact]
    public async Task Beheerder_RichtEenSchoolIn_VanNiets_MetHetToetsenbord()
    {
        var blad = await browser.BeginAsync();
        var page = blad.Page;
        await BeginAsync(page);

        // 1. the organisation: its locations
        await GaAsync(page, "ol.inrichten .nu a");
        await TypAsync(page, "#Invoer_Vestigingen", "00, Hoofdgebouw, Proefstad");
        await DrukAsync(page, "main form[data-bewaak] button[type=submit]");
        await Assertions.Expect(page.GetByText("Bewaard.")).ToBeVisibleAsync();

        // 2. a person: a mentor, by an invitation
        await page.GotoAsync("/");
        await GaAsync(page, "ol.inrichten .nu a");
        await GaAsync(page, "a[href='/beheer/personen/nieuw']");
        await TypAsync(page, "#Invoer_Voornaam", "Noor");
        await TypAsync(page, "#Invoer_Achternaam", "Verzonnen");
        await TypAsync(page, "#Invoer_Naam", "noor@vlieger.example");
        await Toetsenbord.TabNaarAsync(page, "#Invoer_Rol");
        await page.Keyboard.TypeAsync("men");
        await DrukAsync(page, "main form button[type=submit]");
        await Assertions.Expect(page.Locator("#link")).ToBeVisibleAsync();
        await Paginakeuring.KeurBladAsync(blad, "de uitnodiging");
        var uitnodiging = (await page.Locator("#link").InputValueAsync())!;
        await blad.BewaarBeeldAsync("beheer-uitnodiging");

        // 3. the protocol
        await page.GotoAsync("/");
        await GaAsync(page, "ol.inrichten .nu a");
        await GaAsync(page, "a[href='/beheer/protocollen/den-bosch-vo']");
        await GaAsync(page, "a[href='/beheer/protocollen/den-bosch-vo/instellen']");
        await DrukAsync(page, "main form button[type=submit]");
        await Assertions.Expect(page.GetByText("geldt nu")).ToBeVisibleAsync();

        // 4. the calendar is there at once, by the region
        await page.GotoAsync("/");
        await GaAsync(page, "ol.inrichten .nu a");
        await Assertions.Expect(page.Locator("table.maand").First).ToBeVisibleAsync();

        // the same person also works in the office, mentors, and watches over it: roles that are chosen, never added up
        await page.GotoAsync("/beheer/personen");
        var zelf = await page.GetByRole(AriaRole.Link, new() { Name = "Anna Proef" }).GetAttributeAsync("href");
        foreach (var rol in new[] { "Administratie", "FunctionarisGegevensbescherming" })
        {
            await page.GotoAsync(zelf!);
            await page.EvaluateAsync("() => document.querySelector('details.meer').open = true");
            await page.Locator("#Invoer_Rol").SelectOptionAsync(rol);
            await page.GetByRole(AriaRole.Button, new() { Name = "Geef deze rol" }).ClickAsync();
            await Assertions.Expect(page.GetByText("De rol is gegeven.")).ToBeVisibleAsync();
        }

        await page.GotoAsync("/beheer/groepen");
        await TypAsync(page, "#Invoer_Naam", "3b");
        await DrukAsync(page, "main form button[type=submit]");
        await Assertions.Expect(page.Locator("#Invoer_Leerlingen")).ToBeVisibleAsync();
        // 5. a pupil, by the office
        await KiesAsync(page, "administratie");
        await page.GotoAsync("/leerlingen");
        await GaAsync(page, "a[href='/leerlingen/nieuw']");
        await TypAsync(page, "#Invoer_Sleutel", "L1");
        await TypAsync(page, "#Invoer_Voornaam", "Sem");
        await TypAsync(page, "#Invoer_Achternaam", "Bedacht");
        await page.Locator("#Invoer_Geboren").FillAsync("2012-03-04");
        await Toetsenbord.TabNaarAsync(page, "#Invoer_Sector");
        await page.Keyboard.TypeAsync("voort");
        await TypAsync(page, "#Invoer_Woongemeente", "Proefstad");
        await DrukAsync(page, "main form[data-bewaak] button[type=submit]");
        await Assertions.Expect(page.GetByText("De leerling is ingeschreven.")).ToBeVisibleAsync();
        // and who watches over it sees all of that
        await KiesAsync(page, "functionaris");
        await page.GotoAsync("/beheer/audit");
        await Assertions.Expect(page.Locator("main table").GetByText("schreef de leerling in").First).ToBeVisibleAsync();
        await DrukAsync(page, "main form[action*=Keur] button");
        await Assertions.Expect(page.GetByText("De ketting is heel")).ToBeVisibleAsync();

        await MiddelenAsync(blad, uitnodiging);
        Assert.Empty(blad.Fouten);
        Assert.Equal(Wegwijzer.Van(nameof(BeheerTests)), Wegwijzer.Van(nameof(BeheerTests)).Where(blad.Bezocht.Contains));
    }

    // what asks who one is again, and what somebody who was invited sees
    private static async Task MiddelenAsync(Blad blad, string uitnodiging)
    {
        var page = blad.Page;
        foreach (var pad in (string[])[uitnodiging, "/account/wachtwoord", "/account/herstelcodes", "/account/bevestig"])
        {
            await page.GotoAsync(pad);
            await Paginakeuring.KeurBreedtesAsync(blad, "beheer" + new Uri(page.Url).AbsolutePath.Replace('/', '-'));
        }
    }

    private static async Task BeginAsync(IPage page)
    {
        await Legebrowser.VulBeginInAsync(page);
        await page.GotoAsync("/account/code");
        var geheim = Base32(await page.Locator("code.geheim").TextContentAsync() ?? "");
        await page.Locator("#Invoer_Code").FillAsync(Totp(geheim, DateTimeOffset.FromUnixTimeMilliseconds(await page.EvaluateAsync<long>("() => Date.now()"))));
        await page.Locator("main form button[type=submit]").First.ClickAsync();
        await Assertions.Expect(page.Locator(".herstelcodes")).ToBeVisibleAsync();
        await page.GotoAsync("/");
    }

    private static async Task KiesAsync(IPage page, string rol)
    {
        await page.GotoAsync("/aanmelden/rol");
        await page.Locator(".demokeuze button").Filter(new() { HasText = rol }).ClickAsync();
        await Assertions.Expect(page.Locator(".gebruiker-rol")).ToContainTextAsync(rol);
    }

    private static async Task GaAsync(IPage page, string naar)
    {
        await Toetsenbord.TabNaarAsync(page, naar);
        var was = page.Url;
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync(adres => adres != was);
    }

    private static async Task DrukAsync(IPage page, string knop)
    {
        await Toetsenbord.TabNaarAsync(page, knop);
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForLoadStateAsync();
    }

    private static async Task TypAsync(IPage page, string veld, string tekst)
    {
        await Toetsenbord.TabNaarAsync(page, veld);
        await page.Keyboard.TypeAsync(tekst);
    }

    private static string Totp(byte[] geheim, DateTimeOffset nu)
    {
        Span<byte> stap = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(stap, nu.ToUnixTimeSeconds() / 30);
#pragma warning disable CA5350 // what authenticator apps do (RFC 6238)
        var hash = HMACSHA1.HashData(geheim, stap);
#pragma warning restore CA5350
        var getal = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 15)) & int.MaxValue;
        return (getal % 1_000_000).ToString("000000", System.Globalization.CultureInfo.InvariantCulture);
    }

    private static byte[] Base32(string tekst)
    {
        var (bak, bits, uit) = (0, 0, new List<byte>());
        foreach (var teken in tekst.Where(char.IsLetterOrDigit))
        {
            bak = (bak << 5) | "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(char.ToUpperInvariant(teken), StringComparison.Ordinal);
            if ((bits += 5) < 8)
                continue;
            uit.Add((byte)(bak >> (bits -= 8)));
            bak &= (1 << bits) - 1;
        }

        return [.. uit];
    }
}
