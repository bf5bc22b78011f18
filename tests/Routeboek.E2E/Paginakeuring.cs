using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Routeboek.E2E;

/// <summary>
/// What every page owes the people who use it, in one line: <c>await Paginakeuring.KeurAsync(browser, "/beheer/personen")</c>. On a wide
/// screen and on a phone, in both languages, with everything folded open, and without script.
/// </summary>
internal static partial class Paginakeuring
{
    private static readonly string[] s_regels = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

    private static readonly int[] s_breedtes = [1280, 390];

    /// <param name="browser">The browser of the test class.</param>
    /// <param name="pad">The path of the page.</param>
    /// <param name="rol">A role for the frame of the page only.</param>
    /// <param name="vooraf">Run on a fresh profile before the page is opened: signing in, e.g.</param>
    public static async Task KeurAsync(Browser browser, string pad, string? rol = null, Func<IPage, Task>? vooraf = null)
    {
        foreach (var breedte in s_breedtes)
        {
            // English is as long as Dutch: one width tells
            foreach (var taal in breedte == s_breedtes[0] ? new[] { "nl", "en" } : ["nl"])
            {
                var blad = await OpenAsync(browser, pad, breedte, taal, script: true, rol, vooraf);
                var waar = $"{pad} op {breedte} in het {taal}";
                await KeurBladAsync(blad, waar);
                await blad.BewaarBeeldAsync($"{Naam(pad)}{(rol is null ? "" : "-" + rol)}-{breedte}-{taal}");
                Assert.Equal(taal, await blad.Page.Locator("html").GetAttributeAsync("lang"));
                await blad.Page.EvaluateAsync("() => document.querySelectorAll('details').forEach(d => d.open = true)");
                await KeurBladAsync(blad, waar + ", opengeklapt");
            }
        }

        var zonder = await OpenAsync(browser, pad, s_breedtes[1], "nl", script: false, rol, vooraf);
        Assert.Equal(1, await zonder.Page.Locator("main h1:visible").CountAsync());
        await KeurVerwijzingenAsync(zonder.Page);
    }

    /// <summary>A page as it is now: also after a form was sent.</summary>
    public static async Task KeurBladAsync(Blad blad, string waar)
    {
        Assert.True(await blad.Page.Locator("h1").CountAsync() == 1, $"{waar} heeft niet precies een h1");
        Assert.Matches(".{3,} - Routeboek$", await blad.Page.TitleAsync());
        Assert.True(await OverAsync(blad.Page) == 0, $"{waar} schuift opzij");
        await KeurToegankelijkheidAsync(blad.Page, waar);
        Assert.True(blad.Fouten.Count == 0, $"{waar}: {string.Join(" | ", blad.Fouten)}");
    }

    /// <summary>A page as it is now, on a phone and wide, with its pictures.</summary>
    public static async Task KeurBreedtesAsync(Blad blad, string naam)
    {
        foreach (var (breedte, hoogte) in new[] { (390, 844), (1280, 900) })
        {
            await blad.Page.SetViewportSizeAsync(breedte, hoogte);
            await KeurBladAsync(blad, $"{naam} op {breedte}");
            await blad.BewaarBeeldAsync($"{naam}-{breedte}");
        }
    }

    /// <summary>How many pixels the page is wider than the window.</summary>
    public static Task<int> OverAsync(IPage page) =>
        page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");

    public static async Task KeurToegankelijkheidAsync(IPage page, string waar)
    {
        var uitslag = await page.RunAxe(new AxeRunOptions { RunOnly = new RunOnlyOptions { Type = "tag", Values = [.. s_regels] } });
        Assert.True(uitslag.Violations.Length == 0, $"{waar}: " + string.Join(" | ", uitslag.Violations.Select(v => $"{v.Id}: {v.Help}: {string.Join(", ", v.Nodes.Take(3).Select(n => n.Html))}")));
    }

    private static async Task<Blad> OpenAsync(Browser browser, string pad, int breedte, string taal, bool script, string? rol, Func<IPage, Task>? vooraf)
    {
        var blad = await browser.OpenAsync(breedte, script, "/taal", rol, taal);
        if (vooraf is not null)
            await vooraf(blad.Page);
        var antwoord = await blad.Page.GotoAsync(pad);
        Assert.True(antwoord!.Status == 200, $"{pad} geeft {antwoord.Status}");
        return blad;
    }

    // every link of the page leads somewhere
    private static async Task KeurVerwijzingenAsync(IPage page)
    {
        var adressen = await page.Locator("a[href^='/']").EvaluateAllAsync<string[]>("as => as.map(a => a.getAttribute('href'))");
        Assert.NotEmpty(adressen);
        foreach (var adres in adressen.Distinct(StringComparer.Ordinal))
        {
            var antwoord = await page.APIRequest.GetAsync(adres);
            Assert.True(antwoord.Status < 400, $"{adres} op {page.Url} geeft {antwoord.Status}");
        }
    }

    private static string Naam(string pad) => Letters().Replace(pad, "-").Trim('-') is { Length: > 0 } naam ? naam : "begin";

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex Letters();
}
