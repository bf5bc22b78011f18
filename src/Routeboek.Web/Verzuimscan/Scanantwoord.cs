using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Mvc;
using Routeboek.Application.Verzuimscan;

namespace Routeboek.Web.Verzuimscan;

/// <summary>
/// Streams the sheet with a bar above it. When rows were refused they are named first, and the sheet without them lies closed below
/// the list: opening it is the choice to judge without those rows, and nothing has to be kept or sent again for it.
/// </summary>
internal sealed class Scanantwoord(Scanuitkomst.Klaar klaar) : IActionResult
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public async Task ExecuteResultAsync(ActionContext context)
    {
        var http = context.HttpContext;
        var blad = new Verzuimscanblad(klaar.Protocol, klaar.Bestand, klaar.Peildatum);
        var geweigerd = klaar.Meldingen.Aantal > 0;
        // a file that is kept must not hide what is missing from it
        var bewaren = klaar.Bewaren && !geweigerd;
        http.Response.StatusCode = geweigerd ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK;
        http.Response.ContentType = "text/html; charset=utf-8";
        http.Response.Headers.ContentSecurityPolicy = Beveiligingskoppen.Beleid(blad.Stijlbron);
        if (bewaren)
            http.Response.Headers.ContentDisposition = $"attachment; filename=\"{Bestandsnaam}\"";
        await blad.SchrijfAsync(http.Response.Body, bewaren ? Scanrand.Geen : Rand(geweigerd), http.RequestAborted);
    }

    private string Bestandsnaam => string.Create(CultureInfo.InvariantCulture, $"verzuimscan-{klaar.Peildatum:yyyy-MM-dd}.html");

    private Scanrand Rand(bool geweigerd) => new()
    {
        Hoofd = "<link rel=\"stylesheet\" href=\"/css/balk.css\">\n<script src=\"/js/scan.js\" defer></script>\n",
        Boven = $"<header class=\"balk niet-afdrukken\"><a href=\"/verzuimscan?protocol={klaar.Protocol.Id}\">Terug naar het formulier</a>"
            + $"<div class=\"knoppen\"><button type=\"button\" data-doe=\"afdrukken\" hidden>Afdrukken</button><button type=\"button\" data-doe=\"bewaren\" data-naam=\"{Bestandsnaam}\" hidden>Bewaren als bestand</button><noscript>Afdrukken: Ctrl+P</noscript></div>"
            + "<p>Routeboek heeft niets bewaard. Sluit u deze pagina, dan is de scan weg.</p></header>\n",
        Voor = Opmerkingen() + (geweigerd ? Geweigerd() : ""),
        Na = geweigerd ? "</details>\n" : "",
    };

    private string Opmerkingen()
    {
        if (klaar.Meldingen.Opmerkingen.Count == 0)
            return "";
        var uit = new StringBuilder("<div class=\"let-op niet-afdrukken\"><strong>Let op bij het lezen</strong><ul>");
        foreach (var opmerking in klaar.Meldingen.Opmerkingen)
            uit.Append("<li>").Append(Encoder.Encode(opmerking)).Append("</li>");
        return uit.Append("</ul></div>\n").ToString();
    }

    private string Geweigerd()
    {
        var m = klaar.Meldingen;
        var uit = new StringBuilder("<section class=\"geweigerd niet-afdrukken\" aria-labelledby=\"geweigerd\"><h1 id=\"geweigerd\">")
            .Append(Aantal(m.Aantal, "rij is", "rijen zijn")).Append(" geweigerd</h1>\n<p>Er is nog geen scan. Verbeter de rijen in uw bestand en <a href=\"/verzuimscan?protocol=").Append(klaar.Protocol.Id)
            .Append("\">kies het bestand opnieuw</a>. Of open onderaan de scan zonder deze rijen.</p>\n<p><button type=\"button\" data-doe=\"kopieren\" hidden>Lijst kopiëren</button> <span role=\"status\" id=\"gekopieerd\" data-gelukt=\"Gekopieerd.\" data-geselecteerd=\"De lijst is geselecteerd: kopieer met Ctrl+C.\"></span></p>\n")
            .Append("<ul id=\"lijst\" aria-label=\"Geweigerde rijen\">\n");
        foreach (var fout in m.Eerste)
        {
            uit.Append("<li><strong>").Append(Encoder.Encode(fout.Plaats())).Append("</strong><bdi>").Append(Encoder.Encode(fout.Wat)).Append("</bdi><span>Verwacht: ")
                .Append(Encoder.Encode(fout.Verwacht)).Append("</span></li>\n");
        }
        uit.Append("</ul>\n");
        if (m.Aantal > m.Eerste.Count)
            uit.Append("<p>En nog ").Append(Aantal(m.Aantal - m.Eerste.Count, "andere rij", "andere rijen")).Append(". Alle rijen ziet u met ./routeboek signaleer.</p>\n");
        return uit.Append("</section>\n<details class=\"toch\"><summary>Toch beoordelen zonder de geweigerde rijen</summary>\n").ToString();
    }

    private static string Aantal(long aantal, string een, string meer) => aantal == 1 ? $"1 {een}" : $"{aantal.ToString(CultureInfo.InvariantCulture)} {meer}";
}
