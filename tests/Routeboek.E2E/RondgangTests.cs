using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Routeboek.Domain.Toegang;
using Routeboek.Web.Vorm;

namespace Routeboek.E2E;

/// <summary>
/// Past every page that the program has, in the demo world, as somebody who may see it: wide and on a phone, folded and unfolded, with the
/// keyboard. A new page comes along by itself; see <see cref="Wegwijzer"/>.
/// </summary>
[Collection(Demoklas.Naam)]
public sealed partial class RondgangTests(Demobrowser browser)
{
    private const int MeesteBytes = 150 * 1024;

    private readonly Dictionary<string, int> _gewicht = new(StringComparer.Ordinal);

    [Fact]
    public async Task ElkePagina_Voldoet()
    {
        var paginas = await Pagina.LeesAsync(browser.Diensten);
        Assert.True(paginas.Count > 35, $"{paginas.Count} pagina's");
        var mis = new List<string>(paginas.Where(p => !Kan(p)).Select(p => $"{p.Sjabloon}: geen voorbeeld; zet erbij in Wegwijzer waar een verwijzing ernaar staat"));
        mis.AddRange(Wegwijzer.Als.Keys.Concat(Wegwijzer.Elders.Keys).Concat(Wegwijzer.LeidenVerder).Concat(Wegwijzer.Vraag.Keys).Where(s => paginas.All(p => p.Sjabloon != s)).Select(s => $"{s}: staat in Wegwijzer en bestaat niet"));
        foreach (var groep in paginas.Where(Kan).Where(p => !Wegwijzer.Elders.ContainsKey(p.Sjabloon)).SelectMany(p => p.Als, (p, als) => (p.Sjabloon, Als: als)).GroupBy(x => (x.Als, Bij: Wegwijzer.Bij.GetValueOrDefault(x.Sjabloon))))
            mis.AddRange(await LoopAsync(groep.Key.Als, groep.Key.Bij, [.. groep.Select(g => g.Sjabloon)]));
        Assert.True(mis.Count == 0, string.Join('\n', mis));
    }

    private static bool Kan(Pagina pagina) => !pagina.Sjabloon.Contains('{', StringComparison.Ordinal) || Wegwijzer.Elders.ContainsKey(pagina.Sjabloon) || Wegwijzer.LeidenVerder.Contains(pagina.Sjabloon) || Begin(pagina.Sjabloon) is not null;

    // the longest beginning of the path that a list leads to
    private static string? Begin(string sjabloon) => Wegwijzer.Lijsten.Keys.Where(k => sjabloon == k || sjabloon.StartsWith(k + "/", StringComparison.Ordinal)).MaxBy(k => k.Length);

    private async Task<IReadOnlyList<string>> LoopAsync(Rol? als, string? bij, IReadOnlyList<string> sjablonen)
    {
        var mis = new List<string>();
        var gezien = new HashSet<string>(StringComparer.Ordinal);
        var blad = await browser.AlsAsync(als, bij);
        foreach (var sjabloon in sjablonen)
        {
            var waar = $"{sjabloon} als {als?.ToString() ?? "niemand"}";
            try
            {
                if (Wegwijzer.LeidenVerder.Contains(sjabloon))
                {
                    await blad.Page.GotoAsync(Parameter().Replace(sjabloon, Guid.NewGuid().ToString()));
                    if (Sjabloon(blad.Page.Url) == sjabloon)
                        mis.Add($"{waar}: leidt niet verder");
                    continue;
                }

                await KeurAsync(blad, sjabloon, waar, mis, gezien);
            }
            catch (Exception e) when (e is PlaywrightException or TimeoutException)
            {
                mis.Add($"{waar}: {e.Message.Split('\n')[0]}");
            }
        }

        await blad.Page.Context.CloseAsync();
        return mis;
    }

    private async Task KeurAsync(Blad blad, string sjabloon, string waar, List<string> mis, HashSet<string> gezien)
    {
        var page = blad.Page;
        await page.SetViewportSizeAsync(1280, 900);
        if (await AdresAsync(page, sjabloon) is not { } adres)
        {
            mis.Add($"{waar}: op {Wegwijzer.Lijsten[Begin(sjabloon)!]} staat geen verwijzing ernaar");
            return;
        }

        var antwoord = await page.GotoAsync(adres + Wegwijzer.Vraag.GetValueOrDefault(sjabloon, ""));
        // who has not chosen anything yet is told so; that is a page as well
        if (antwoord!.Status is not (200 or 422) || Sjabloon(page.Url) != Sjabloon(adres))
        {
            // the page of errors is the one that answers so
            if (sjabloon != "/fout")
            {
                mis.Add($"{waar}: antwoordt {antwoord.Status} op {Sjabloon(page.Url)}; mag een andere rol er komen? Zie Wegwijzer.Als");
                return;
            }
        }

        if (await WeegAsync(page) is var bytes && bytes > MeesteBytes)
            mis.Add($"{waar}: weegt {bytes} bytes");
        mis.AddRange(await Paginakeuring.BezwarenAsync(blad, $"{waar} op 1280"));
        var naam = Letters().Replace($"{sjabloon.ToLowerInvariant()}-{blad.Als?.ToString().ToLowerInvariant() ?? "niemand"}", "-").Trim('-');
        await blad.BewaarBeeldAsync($"{naam}-1280");
        mis.AddRange((await Toetsenbord.LoopAsync(page)).Select(m => $"{waar}: {m}"));
        await page.SetViewportSizeAsync(390, 844);
        await blad.BewaarBeeldAsync($"{naam}-390");
        await page.EvaluateAsync("() => document.querySelectorAll('details').forEach(d => d.open = true)");
        mis.AddRange(await Paginakeuring.BezwarenAsync(blad, $"{waar} op 390, opengeklapt"));
        mis.AddRange((await Paginakeuring.DodeVerwijzingenAsync(page, gezien)).Select(m => $"{waar}: {m}"));
    }

    // what a first visit fetches, text packed as a server in front of it does; letters beyond Latin-1 are fetched by whom they are needed
    private async Task<int> WeegAsync(IPage page)
    {
        var som = Ingepakt(System.Text.Encoding.UTF8.GetBytes(await page.ContentAsync()));
        foreach (var adres in (await page.EvaluateAsync<string[]>("() => performance.getEntriesByType('resource').map(e => e.name)")).Where(a => a.StartsWith(browser.Adres, StringComparison.Ordinal) && !a.Contains("latin-ext", StringComparison.Ordinal)))
        {
            if (!_gewicht.TryGetValue(adres, out var bytes))
                _gewicht[adres] = bytes = Ingepakt(await (await page.APIRequest.GetAsync(adres)).BodyAsync());
            som += bytes;
        }

        return som;

        static int Ingepakt(byte[] bytes)
        {
            using var klein = new MemoryStream();
            using (var gzip = new System.IO.Compression.GZipStream(klein, System.IO.Compression.CompressionLevel.Optimal))
                gzip.Write(bytes);
            return klein.ToArray().Length;
        }
    }

    internal static async Task<string?> AdresAsync(IPage page, string sjabloon)
    {
        if (Begin(sjabloon) is not { } begin)
            return sjabloon;
        if (await AdresAsync(page, Wegwijzer.Lijsten[begin]) is not { } lijst)
            return null;
        await page.GotoAsync(lijst);
        var vorm = new Regex("^" + Parameter().Replace(begin, "(?!nieuw$|vergelijk$|leerlingen$)[^/?]+") + "$", RegexOptions.ExplicitCapture);
        var eerste = (await page.Locator("main a[href]").EvaluateAllAsync<string[]>("as => as.map(a => a.getAttribute('href'))")).FirstOrDefault(h => vorm.IsMatch(h));
        return eerste is null ? null : eerste + sjabloon[begin.Length..];
    }

    private static string Sjabloon(string adres) => Sleutel().Replace(new Uri(new Uri("http://x"), adres).AbsolutePath, "{id}");

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f-]{27}")]
    private static partial Regex Sleutel();

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex Letters();
}
