using System.Net;
using AngleSharp.Dom;

namespace Routeboek.IntegrationTests.Vorm;

/// <summary>The HTML of the tag helpers, from a page that uses each of them.</summary>
public sealed class OnderdelenTests(Vormproef proef) : IClassFixture<Vormproef>
{
    private static readonly (string, string)[] s_goed = [("Versie", "1"), ("Invoer.Naam", "Noor"), ("Invoer.Leeftijd", "14"), ("Invoer.Soort", "po"), ("Invoer.Kant", "l"), ("Invoer.Akkoord", "false")];

    [Fact]
    public async Task Veld_HoortBijLabelEnUitleg()
    {
        var pagina = await Vormproef.OpenAsync(proef.Client(), "/verzuimscan/kit");
        var naam = pagina.GetElementById("Invoer_Naam")!;

        Assert.Equal("Invoer.Naam", naam.GetAttribute("name"));
        Assert.Equal("text", naam.GetAttribute("type"));
        Assert.Equal("40", naam.GetAttribute("maxlength"));
        Assert.Equal("name", naam.GetAttribute("autocomplete"));
        Assert.Equal("true", naam.GetAttribute("aria-required"));
        Assert.False(naam.HasAttribute("aria-invalid"));
        Assert.Equal("Invoer_Naam-uitleg", naam.GetAttribute("aria-describedby"));
        Assert.Equal("Zoals op het paspoort.", pagina.GetElementById("Invoer_Naam-uitleg")!.TextContent);
        Assert.Equal("Naam", pagina.QuerySelector("label[for=Invoer_Naam]")!.TextContent);
        Assert.Equal("E-mailadres (mag leeg blijven)", pagina.QuerySelector("label[for=Invoer_Mail]")!.TextContent);
        Assert.Null(pagina.QuerySelector("nl-veld, nl-knop, nl-tabel, nl-stap, nl-feit"));
    }

    [Theory]
    [InlineData("Invoer_Mail", "email", null)]
    [InlineData("Invoer_Wachtwoord", "password", null)]
    [InlineData("Invoer_Geboren", "date", "2011-02-01")]
    [InlineData("Invoer_Leeftijd", "number", "14")]
    [InlineData("Bestand", "file", null)]
    [InlineData("los", "text", "\"<b>\" & 'x'")]
    public async Task Veld_VolgtHetTypeVanDeEigenschap(string id, string soort, string? waarde)
    {
        var veld = (await Vormproef.OpenAsync(proef.Client(), "/verzuimscan/kit")).GetElementById(id)!;

        Assert.Equal(soort, veld.GetAttribute("type"));
        Assert.Equal(waarde, veld.GetAttribute("value"));
    }

    [Fact]
    public async Task Keuzes_ZijnGekozenZoalsHetModelZegt()
    {
        var pagina = await Vormproef.OpenAsync(proef.Client(), "/verzuimscan/kit");

        Assert.Equal("\neerste regel\n<tweede>", pagina.GetElementById("Invoer_Verhaal")!.TextContent);
        Assert.Equal(["", "po", "vo"], pagina.QuerySelectorAll("#Invoer_Soort option").Select(o => o.GetAttribute("value")));
        Assert.Equal("vo", pagina.QuerySelector("#Invoer_Soort option[selected]")!.GetAttribute("value"));
        var kant = pagina.GetElementById("Invoer_Kant")!.Closest("fieldset")!;
        Assert.Equal("Kant", kant.QuerySelector("legend")!.TextContent);
        Assert.Equal("radiogroup", kant.GetAttribute("role"));
        Assert.Equal("Invoer_Kant-uitleg", kant.GetAttribute("aria-describedby"));
        Assert.Equal(2, kant.QuerySelectorAll("input[type=radio]:not([checked])").Length);
        Assert.Equal("di", pagina.QuerySelector("input[type=checkbox][name='Invoer.Dagen'][checked]")!.GetAttribute("value"));
        Assert.All(pagina.QuerySelectorAll("main input:not([type=hidden]), main select, main textarea"), v => Assert.NotNull(pagina.QuerySelector($"label[for='{v.Id}']")));
    }

    [Fact]
    public async Task Fout_StaatBijHetVeldEnBoveraan_EnWatErStondBlijftStaan()
    {
        var client = proef.Client();
        var antwoord = await Vormproef.StuurAsync(client, "/verzuimscan/kit", ("Versie", "1"), ("Invoer.Naam", "<"), ("Invoer.Mail", "geen adres"), ("Invoer.Wachtwoord", "geheim"),
            ("Invoer.Geboren", "31-02-2011"), ("Invoer.Leeftijd", "veel"), ("Invoer.Soort", "vo"), ("Invoer.Dagen", "ma"), ("Invoer.Dagen", "wo"), ("Invoer.Akkoord", "true"), ("Invoer.Akkoord", "false"));
        var pagina = await Vormproef.LeesAsync(antwoord);

        Assert.StartsWith("Fout: ", pagina.Title);
        var fouten = pagina.GetElementById("fouten")!;
        Assert.Equal("alert", fouten.GetAttribute("role"));
        Assert.Equal(["#Invoer_Geboren", "#Invoer_Kant", "#Invoer_Leeftijd", "#Invoer_Mail", "#Invoer_Naam"], fouten.QuerySelectorAll("a").Select(a => a.GetAttribute("href")).Order(StringComparer.Ordinal));
        Assert.Equal("Nog niet bewaard. Verbeter deze 5 punten:", fouten.QuerySelector("h2")!.TextContent);
        Assert.All(fouten.QuerySelectorAll("a"), a => Assert.NotNull(pagina.QuerySelector(a.GetAttribute("href")!)));
        var naam = pagina.GetElementById("Invoer_Naam")!;
        Assert.Equal("true", naam.GetAttribute("aria-invalid"));
        Assert.Equal("Invoer_Naam-uitleg Invoer_Naam-fout", naam.GetAttribute("aria-describedby"));
        Assert.Equal("Fout: Naam: gebruik 2 tot en met 40 tekens.", pagina.GetElementById("Invoer_Naam-fout")!.TextContent);
        Assert.Equal("<", naam.GetAttribute("value"));
        Assert.Equal("Fout: Leeftijd: deze waarde kan hier niet.", pagina.GetElementById("Invoer_Leeftijd-fout")!.TextContent);
        Assert.Equal("Fout: Vul in: Kant.", pagina.GetElementById("Invoer_Kant-fout")!.TextContent);
        Assert.Equal("31-02-2011", pagina.GetElementById("Invoer_Geboren")!.GetAttribute("value"));
        Assert.Equal(["ma", "wo"], pagina.QuerySelectorAll("input[name='Invoer.Dagen'][checked]").Select(v => v.GetAttribute("value")));
        Assert.True(pagina.GetElementById("Invoer_Akkoord")!.HasAttribute("checked"));
        Assert.DoesNotContain("geheim", pagina.DocumentElement.OuterHtml);
    }

    [Fact]
    public async Task Fout_IsErNiet_AlsAllesKlopt()
    {
        var pagina = await Vormproef.OpenAsync(proef.Client(), "/verzuimscan/kit");

        Assert.Null(pagina.GetElementById("fouten"));
        Assert.Empty(pagina.QuerySelectorAll("[aria-invalid]"));
    }

    [Fact]
    public async Task Fout_InHetEngels_IsHelemaalEngels()
    {
        var pagina = await Vormproef.LeesAsync(await Vormproef.StuurAsync(proef.Client(taal: "en"), "/verzuimscan/kit", s_goed.Select(v => v.Item1 == "Invoer.Leeftijd" ? (v.Item1, "40") : v).ToArray()));

        Assert.Equal("Not saved yet. Please correct this:", pagina.QuerySelector("#fouten h2")!.TextContent);
        Assert.Equal("Error: Leeftijd: fill in a number from 4 to 23.", pagina.GetElementById("Invoer_Leeftijd-fout")!.TextContent);
    }

    [Fact]
    public async Task Tabel_HeeftRollenEnNamenBijDeWaarden()
    {
        var tabel = (await Vormproef.OpenAsync(proef.Client(), "/verzuimscan/kit")).QuerySelector("table")!;

        Assert.Equal("Mensen en hun rollen", tabel.QuerySelector("caption")!.TextContent);
        Assert.All(tabel.QuerySelectorAll("thead th"), k => Assert.Equal("col", k.GetAttribute("scope")));
        Assert.All(tabel.QuerySelectorAll("tbody th"), k => Assert.Equal("row", k.GetAttribute("scope")));
        Assert.Equal(["Rol & plaats", "Dossiers", "Stand"], tabel.QuerySelector("tbody tr")!.QuerySelectorAll("td").Select(c => c.GetAttribute("data-label")));
        Assert.Equal("1.250", tabel.QuerySelectorAll("td.utrecht-table__cell--numeric-column")[1].TextContent);
        Assert.Equal(tabel.QuerySelectorAll("tr").Length, tabel.QuerySelectorAll("tr[role=row]").Length);
    }

    [Fact]
    public async Task Meldingen_ZeggenHunSoort()
    {
        var meldingen = (await Vormproef.OpenAsync(proef.Client(), "/verzuimscan/kit")).QuerySelectorAll("main .utrecht-alert").ToList();

        Assert.Equal(4, meldingen.Count);
        Assert.Equal("Ter informatie:", meldingen[0].QuerySelector(".alleen-voorlezen")!.TextContent.Trim());
        Assert.Equal("status", meldingen[1].GetAttribute("role"));
        Assert.Equal("Bewaard", meldingen[1].QuerySelector(".melding-kop")!.TextContent);
        Assert.Null(meldingen[2].GetAttribute("role"));
        Assert.Equal("alert", meldingen[3].GetAttribute("role"));
    }

    [Fact]
    public async Task Stappen_Bladeren_Feiten_EnKnoppen()
    {
        var pagina = await Vormproef.OpenAsync(proef.Client(), "/verzuimscan/kit?zoek=a%20b&blad=5");

        Assert.Equal("Controleren", pagina.QuerySelector("[aria-current=step]")!.TextContent.Trim());
        Assert.Contains("(klaar)", pagina.QuerySelector(".stap-klaar")!.TextContent);
        Assert.Equal(["Vorige", "1", "4", "5", "6", "12", "Volgende"], pagina.QuerySelectorAll(".utrecht-pagination a").Select(a => a.TextContent));
        Assert.Equal("/verzuimscan/kit?zoek=a%20b&blad=6", pagina.QuerySelector("a[rel=next]")!.GetAttribute("href"));
        Assert.Equal("5", pagina.QuerySelector(".utrecht-pagination [aria-current=page]")!.TextContent);
        Assert.Equal(["BRIN", "Begonnen"], pagina.QuerySelectorAll("dl dt").Select(d => d.TextContent));
        Assert.Equal("00XX", pagina.QuerySelector("dl dd")!.TextContent);
        var knop = pagina.QuerySelector("main form button")!;
        Assert.Equal(("submit", "bewaar"), (knop.GetAttribute("type"), knop.GetAttribute("value")));
        Assert.Equal("a", pagina.QuerySelector(".utrecht-button-link--secondary-action")!.LocalName);
    }

    [Fact]
    public async Task Conflict_ToontBeideVersies_EnBewaartNaEenKeuze()
    {
        var client = proef.Client();
        var antwoord = await Vormproef.StuurAsync(client, "/verzuimscan/kit", s_goed);
        var pagina = await Vormproef.LeesAsync(antwoord);

        Assert.Equal(HttpStatusCode.Conflict, antwoord.StatusCode);
        var deel = pagina.QuerySelector("section.conflict")!;
        Assert.Equal("Iemand anders was u voor", deel.QuerySelector("h2")!.TextContent);
        Assert.Contains("Bram Bedacht wijzigde dit op vr 16 jan 2026 10:05".Replace(" 2026", Jaar(deel)), deel.TextContent);
        Assert.Equal(["Noor", "Noor de Verzonnen"], deel.QuerySelectorAll("tbody tr")[0].QuerySelectorAll("td").Select(c => c.TextContent));
        Assert.Equal("/verzuimscan/kit", deel.QuerySelector("a.utrecht-button-link")!.GetAttribute("href"));

        // the form of the part as it stands, sent by its button
        var velden = deel.QuerySelectorAll("form input[type=hidden]").Where(v => v.GetAttribute("name") != "__RequestVerificationToken").Select(v => (v.GetAttribute("name")!, v.GetAttribute("value")!)).ToArray();
        Assert.Equal(s_goed.Length, velden.Length);
        Assert.Equal("2", velden.Single(v => v.Item1 == "Versie").Item2);
        var bewaard = await Vormproef.StuurAsync(client, "/verzuimscan/kit", velden);
        Assert.Equal("/verzuimscan", bewaard.Headers.Location!.OriginalString);
    }

    // the year is written when it is not the present one
    private static string Jaar(IElement deel) => deel.TextContent.Contains("jan 2026", StringComparison.Ordinal) ? " 2026" : "";
}
