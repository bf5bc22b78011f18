using Microsoft.Playwright;
using Routeboek.Domain.Toegang;

namespace Routeboek.E2E;

/// <summary>
/// Hostile text in every text field of every form that somebody can reach in the demo world, and then every page again: it stands there as
/// text, and does nothing. A new form comes along by itself.
/// </summary>
public sealed class VijandigTests(Demobrowser browser) : IClassFixture<Demobrowser>
{
    private static readonly string[] s_vijandig =
        ["<img src=x onerror=alert(1)>", "\"><svg onload=alert(2)>", "'><b onclick=alert(3)>", "</textarea><script>alert(4)</script>", "<a href=javascript:alert(5)>k</a>"];

    [Fact]
    public async Task ElkVeld_IsTekst_EnDoetNiets()
    {
        var paginas = (await Pagina.LeesAsync(browser.Diensten)).Where(p => !Wegwijzer.Elders.ContainsKey(p.Sjabloon) && !Wegwijzer.LeidenVerder.Contains(p.Sjabloon)).ToList();
        var groepen = paginas.SelectMany(p => p.Als, (p, als) => (p.Sjabloon, Als: als)).Where(x => x.Als is not null)
            .GroupBy(x => (x.Als, Bij: Wegwijzer.Bij.GetValueOrDefault(x.Sjabloon)), x => x.Sjabloon).ToList();
        var mis = new List<string>();
        var (gestuurd, getoond) = (0, new SortedSet<string>(StringComparer.Ordinal));
        // first everything is sent, then everything is looked at: what one page takes, another shows
        foreach (var sturen in new[] { true, false })
        {
            foreach (var groep in groepen)
            {
                var blad = await browser.AlsAsync(groep.Key.Als, groep.Key.Bij);
                blad.Page.Dialog += async (_, d) =>
                {
                    // leaving a form that was filled in asks; that is ours
                    if (d.Type != DialogType.BeforeUnload)
                        mis.Add($"{blad.Page.Url}: een venster, {d.Message}");
                    await d.AcceptAsync();
                };
                foreach (var sjabloon in groep)
                {
                    var waar = $"{sjabloon} als {groep.Key.Als}";
                    if (await RondgangTests.AdresAsync(blad.Page, sjabloon) is not { } adres)
                        continue; // the walk tells
                    if (sturen)
                        gestuurd += await StuurAsync(blad, adres, waar, mis);
                    else
                        await blad.Page.GotoAsync(adres);
                    if (await KeurAsync(blad, waar, mis) && !sturen)
                        getoond.Add(sjabloon);
                }

                await blad.Page.Context.CloseAsync();
            }
        }

        Assert.True(mis.Count == 0, string.Join('\n', mis));
        Assert.True(gestuurd >= 10, $"{gestuurd} formulieren");
        Assert.True(getoond.Count >= 5, $"getoond op {string.Join(", ", getoond)}");
    }

    [Fact]
    public async Task WatWelIetsDoet_ValtOp()
    {
        var blad = await browser.OpenAsync(pad: "/taal");
        await blad.Page.EvaluateAsync("() => { document.querySelector('main').insertAdjacentHTML('beforeend', '<img src=x onerror=alert(1)>'); }");
        var mis = new List<string>();
        await KeurAsync(blad, "/taal", mis);
        Assert.NotEmpty(mis);
    }

    private static async Task<int> StuurAsync(Blad blad, string adres, string waar, List<string> mis)
    {
        var page = blad.Page;
        var gestuurd = 0;
        await page.GotoAsync(adres);
        var aantal = await page.EvaluateAsync<int>("s => document.querySelectorAll(s).length", Vormen);
        for (var nr = 0; nr < aantal; nr++)
        {
            await page.GotoAsync(adres);
            if (!await page.EvaluateAsync<bool>(Vul, new object[] { Vormen, nr, s_vijandig, Array.Empty<string>() }))
                continue;
            gestuurd++;
            await VerstuurAsync(page);
            await KeurAsync(blad, $"{waar}, formulier {nr}", mis);
            // what was refused gets what stood there, so that the other fields are stored
            if (await page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('main [aria-invalid=true]')].map(e => e.name)") is not { Length: > 0 } geweigerd)
                continue;
            await page.GotoAsync(adres);
            if (await page.EvaluateAsync<bool>(Vul, new object[] { Vormen, nr, s_vijandig, geweigerd }))
            {
                await VerstuurAsync(page);
                await KeurAsync(blad, $"{waar}, formulier {nr} nog eens", mis);
            }
        }

        return gestuurd;
    }

    private static async Task VerstuurAsync(IPage page)
    {
        await page.EvaluateAsync("() => { window.__oud = true; const f = document.querySelector('form[data-vijandig]'); f.noValidate = true; f.requestSubmit(); }");
        // the answer is there when the page that asked is gone
        await page.WaitForFunctionAsync("() => !window.__oud && document.readyState === 'complete'");
    }

    // true when something hostile is shown
    private static async Task<bool> KeurAsync(Blad blad, string waar, List<string> mis)
    {
        var echt = await blad.Page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('img[src=x], [onerror], [onload], [onclick], script:not([src]), a[href^=\"javascript:\"]')].map(e => e.outerHTML.slice(0, 120))");
        mis.AddRange(echt.Concat(blad.NeemFouten()).Select(e => $"{waar}: {e}"));
        var tekst = await blad.Page.Locator("main").TextContentAsync() ?? "";
        return s_vijandig.Any(v => tekst.Contains(v, StringComparison.Ordinal));
    }

    private const string Vormen = "main form[method=post]:not(:has(input[type=file], input[type=password]))";

    private const string Vul = """
        ([vormen, nr, teksten, niet]) => {
          const vorm = document.querySelectorAll(vormen)[nr];
          if (!vorm) return false;
          let n = 0;
          for (const e of vorm.elements) {
            if (!e.name || niet.includes(e.name) || e.readOnly) continue;
            const vrij = e.tagName === 'TEXTAREA' || e.tagName === 'INPUT' && ['text', 'search', 'tel', 'url'].includes(e.type);
            if (vrij) {
              const past = teksten.filter(t => e.maxLength < 0 || t.length <= e.maxLength);
              if (past.length) e.value = past[n++ % past.length];
            }
            else if (e.type === 'email' && !e.value) e.value = `v${nr}-${Date.now()}@voorbeeld.example`;
            else if (e.type === 'date' && !e.value) e.value = '2026-09-01';
            else if (e.tagName === 'SELECT' && !e.value && e.options.length) e.selectedIndex = e.options.length - 1;
            else if (e.type === 'radio' && ![...vorm.elements].some(a => a.name === e.name && a.checked)) e.checked = true;
          }
          vorm.setAttribute('data-vijandig', '');
          return n > 0;
        }
        """;
}
