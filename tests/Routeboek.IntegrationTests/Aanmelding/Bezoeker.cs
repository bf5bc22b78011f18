using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Routeboek.IntegrationTests.Aanmelding;

/// <summary>A browser without script: keeps its cookies, reads pages and sends their forms with everything that is in them.</summary>
internal sealed class Bezoeker(HttpClient client) : IDisposable
{
    public HttpClient Client => client;

    public async Task<Antwoord> HaalAsync(string pad) => await Antwoord.VanAsync(await client.GetAsync(pad));

    /// <summary>Opens a page and sends its form; the fields given stand over those of the page.</summary>
    /// <param name="pad">The page.</param>
    /// <param name="vorm">Which form, as a selector; the first of the page's contents when left out.</param>
    /// <param name="velden">What is filled in.</param>
    public async Task<Antwoord> StuurAsync(string pad, string vorm = "main form", params (string Naam, string Waarde)[] velden)
    {
        var pagina = await HaalAsync(pad);
        var formulier = pagina.Blad.QuerySelector(vorm) as IHtmlFormElement ?? throw new InvalidOperationException($"{pad} ({(int)pagina.Status}) heeft geen {vorm}");
        return await StuurAsync(formulier, pad, velden);
    }

    public async Task<Antwoord> StuurAsync(IHtmlFormElement formulier, string pad, params (string Naam, string Waarde)[] velden)
    {
        var inhoud = formulier.QuerySelectorAll("input[name], select[name]").Select(v => (Naam: v.GetAttribute("name")!, Waarde: (v as IHtmlInputElement)?.Value ?? (v as IHtmlSelectElement)?.Value ?? ""))
            .Where(v => velden.All(g => g.Naam != v.Naam)).Concat(velden).Select(v => KeyValuePair.Create(v.Naam, v.Waarde));
        var naar = formulier.GetAttribute("action") is { Length: > 0 } actie ? actie : pad;
        return await Antwoord.VanAsync(await client.PostAsync(naar, new FormUrlEncodedContent(inhoud)));
    }

    public void Dispose() => client.Dispose();
}

/// <summary>What came back.</summary>
internal sealed record Antwoord(HttpStatusCode Status, string Naar, IDocument Blad, HttpResponseMessage Bericht)
{
    public string Tekst => string.Join(' ', (Blad.QuerySelector("main")?.TextContent ?? "").Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));

    public static async Task<Antwoord> VanAsync(HttpResponseMessage bericht) =>
        new(bericht.StatusCode, bericht.Headers.Location?.OriginalString ?? "", await Webproef.LeesAsync(bericht), bericht);
}
