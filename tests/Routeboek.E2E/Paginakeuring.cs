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
    private static readonly AxeRunOptions s_axe = new()
    {
        RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
        ResultTypes = [ResultType.Violations],
    };

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
        Assert.Empty(await DodeVerwijzingenAsync(zonder.Page, []));
    }

    /// <summary>A page as it is now: also after a form was sent.</summary>
    public static async Task KeurBladAsync(Blad blad, string waar)
    {
        var mis = await BezwarenAsync(blad, waar);
        Assert.True(mis.Count == 0, string.Join('\n', mis));
    }

    /// <summary>What is wrong with a page as it is now.</summary>
    public static async Task<IReadOnlyList<string>> BezwarenAsync(Blad blad, string waar)
    {
        blad.Bezoek();
        var mis = new List<string>();
        if (await blad.Page.Locator("h1").CountAsync() != 1)
            mis.Add($"{waar} heeft niet precies een h1");
        if (!Titel().IsMatch(await blad.Page.TitleAsync()))
            mis.Add($"{waar} heeft geen titel");
        if (await OverAsync(blad.Page) is var over and not 0)
            mis.Add($"{waar} schuift {over} px opzij");
        mis.AddRange(await OntoegankelijkAsync(blad.Page, waar));
        mis.AddRange(blad.NeemFouten().Select(f => $"{waar}: {f}"));
        return mis;
    }

    /// <summary>What axe says of a page as it is now.</summary>
    public static async Task<IReadOnlyList<string>> OntoegankelijkAsync(IPage page, string waar) =>
        [.. (await page.RunAxe(s_axe)).Violations.Select(v => $"{waar}: {v.Id}: {v.Help}: {string.Join(", ", v.Nodes.Take(3).Select(n => n.Html))}")];

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

    private static async Task<Blad> OpenAsync(Browser browser, string pad, int breedte, string taal, bool script, string? rol, Func<IPage, Task>? vooraf)
    {
        var blad = await browser.OpenAsync(breedte, script, "/taal", rol, taal);
        if (vooraf is not null)
            await vooraf(blad.Page);
        var antwoord = await blad.Page.GotoAsync(pad);
        Assert.True(antwoord!.Status == 200, $"{pad} geeft {antwoord.Status}");
        return blad;
    }

    /// <summary>The links of the page that lead nowhere; of each kind one is followed.</summary>
    /// <param name="page">The page.</param>
    /// <param name="gezien">The kinds that were followed before.</param>
    public static async Task<IReadOnlyList<string>> DodeVerwijzingenAsync(IPage page, HashSet<string> gezien)
    {
        var mis = new List<string>();
        foreach (var adres in await page.Locator("a[href^='/']").EvaluateAllAsync<string[]>("as => as.map(a => a.getAttribute('href'))"))
        {
            if (gezien.Add(Sleutel().Replace(adres.Split('#')[0], "{id}")) && await page.APIRequest.GetAsync(adres) is { Status: >= 400 } antwoord)
                mis.Add($"{adres} geeft {antwoord.Status}");
        }

        return mis;
    }

    private static string Naam(string pad) => Letters().Replace(pad, "-").Trim('-') is { Length: > 0 } naam ? naam : "begin";

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex Letters();

    [GeneratedRegex(".{3,} - Routeboek$")]
    private static partial Regex Titel();

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f-]{27}")]
    private static partial Regex Sleutel();
}
