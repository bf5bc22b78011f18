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
        await TabNaarAsync(page, "#Invoer_Rol");
        await page.Keyboard.TypeAsync("men");
        await DrukAsync(page, "main form button[type=submit]");
        await Assertions.Expect(page.Locator("#link")).ToBeVisibleAsync();
        await Paginakeuring.KeurBladAsync(blad, "de uitnodiging");
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
        var groep = new Uri(page.Url).AbsolutePath;
        var organisatie = await EersteAsync(page, "/beheer/organisaties");
        var koekjes = await page.Context.CookiesAsync();
        // one page of each kind: a list, a form, a table beside another one, a year
        foreach (var pad in (string[])["/", organisatie, zelf!, groep, "/beheer/protocollen/vergelijk?a=den-bosch-vo&b=haaglanden-vo", "/beheer/kalenders"])
            await Paginakeuring.KeurAsync(browser, pad, vooraf: p => MetAsync(p, koekjes));

        // 5. a pupil, by the office
        await KiesAsync(page, "administratie");
        await page.GotoAsync("/leerlingen");
        await GaAsync(page, "a[href='/leerlingen/nieuw']");
        await TypAsync(page, "#Invoer_Sleutel", "L1");
        await TypAsync(page, "#Invoer_Voornaam", "Sem");
        await TypAsync(page, "#Invoer_Achternaam", "Bedacht");
        await page.Locator("#Invoer_Geboren").FillAsync("2012-03-04");
        await TabNaarAsync(page, "#Invoer_Sector");
        await page.Keyboard.TypeAsync("voort");
        await TypAsync(page, "#Invoer_Woongemeente", "Proefstad");
        await DrukAsync(page, "main form[data-bewaak] button[type=submit]");
        await Assertions.Expect(page.GetByText("De leerling is ingeschreven.")).ToBeVisibleAsync();
        var leerling = new Uri(page.Url).AbsolutePath;
        koekjes = await page.Context.CookiesAsync();
        foreach (var pad in (string[])["/leerlingen", leerling + "/wijzig"])
            await Paginakeuring.KeurAsync(browser, pad, vooraf: p => MetAsync(p, koekjes));

        // and who watches over it sees all of that
        await KiesAsync(page, "functionaris");
        await page.GotoAsync("/beheer/audit");
        await Assertions.Expect(page.Locator("main table").GetByText("schreef de leerling in").First).ToBeVisibleAsync();
        koekjes = await page.Context.CookiesAsync();
        foreach (var pad in (string[])["/beheer/audit", leerling + "/inzage"])
            await Paginakeuring.KeurAsync(browser, pad, vooraf: p => MetAsync(p, koekjes));
        await DrukAsync(page, "main form[action*=Keur] button");
        await Assertions.Expect(page.GetByText("De ketting is heel")).ToBeVisibleAsync();
        Assert.Empty(blad.Fouten);
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

    private static Task MetAsync(IPage page, IReadOnlyList<BrowserContextCookiesResult> koekjes) =>
        page.Context.AddCookiesAsync(koekjes.Where(k => k.Name != "routeboek-taal").Select(k => new Cookie { Name = k.Name, Value = k.Value, Domain = k.Domain, Path = k.Path, HttpOnly = k.HttpOnly, Secure = k.Secure, SameSite = k.SameSite }));

    private static async Task<string> EersteAsync(IPage page, string lijst)
    {
        await page.GotoAsync(lijst);
        return (await page.Locator("main table a").First.GetAttributeAsync("href"))!;
    }

    private static async Task GaAsync(IPage page, string naar)
    {
        await TabNaarAsync(page, naar);
        var was = page.Url;
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync(adres => adres != was);
    }

    private static async Task DrukAsync(IPage page, string knop)
    {
        await TabNaarAsync(page, knop);
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForLoadStateAsync();
    }

    private static async Task TypAsync(IPage page, string veld, string tekst)
    {
        await TabNaarAsync(page, veld);
        await page.Keyboard.TypeAsync(tekst);
    }

    // only the Tab key: what it does not reach, nobody reaches without a mouse
    private static async Task TabNaarAsync(IPage page, string naar)
    {
        await page.Locator(naar).First.WaitForAsync();
        for (var i = 0; i < 400; i++)
        {
            if (await page.EvaluateAsync<bool>("s => document.activeElement !== document.body && document.activeElement === document.querySelector(s)", naar))
                return;
            await page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"{naar} is met Tab niet te bereiken op {page.Url}");
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
