using System.Text.RegularExpressions;
using Routeboek.Tests.Eisen;

namespace Routeboek.Tests.Verzuimscan;

public class VerzuimscanbladTests
{
    private const string Lijst = """
        leerling;geboortedatum;onderwijssoort;school;leerjaar;groep;woongemeente
        L1;2011-02-01;havo;Het Baken;3;10a;
        L2;2011-03-01;havo;Het Baken;3;2b;
        L3;2011-04-01;havo;Het Baken;3;2b;
        L4;2011-05-01;havo;Het Baken;3;2b;
        L5;2011-06-01;havo;Het Baken;3;;
        L6;2011-06-02;havo;Het Baken;3;2b;
        """;

    // L1 ill for long, L2 late twelve times, L3 late once, L4 nearly at the first talk, L5 skipped lessons without a group, L6 nothing
    private static string Klas => string.Concat(Scanproef.Schooldagen("2025-12-01", 12).Select(d => $"L1;{d:yyyy-MM-dd};dag;;ziek;\n"))
        + Scanproef.TeLaat("L2", "2025-09-01", 12)
        + "L3;2025-12-10;ochtend;;geoorloofd;\n"
        + "L4;2025-11-03;dag;;ziek;\nL4;2025-12-01;dag;;ziek;\n"
        + "L5;2025-12-15;;2;ongeoorloofd;\nL5;2025-12-15;;3;ongeoorloofd;\nL5;2025-12-16;;2;ziek_naar_huis;\n";

    [Fact]
    [Eis("B-REG-13")]
    [Eis("B-REG-14")]
    public async Task Blad_VanKleineKlas_IsZoalsVastgelegd() =>
        Golden.Klopt("verzuimscan/kleine-klas.html", await Scanproef.MaakAsync(Klas, "2025-12-16", leerlingen: Lijst));

    [Fact]
    public async Task Blad_VanBasisschoolZonderLijst_IsZoalsVastgelegd() =>
        Golden.Klopt("verzuimscan/haaglanden-po.html", await Scanproef.MaakAsync(
            "K1;2025-12-15;ochtend;;ongeoorloofd;\nK1;2025-12-17;middag;;ongeoorloofd;\nK2;2025-12-18;dag;;ziek;\n", "2025-12-18", "haaglanden-po"));

    [Fact]
    [Eis("B-SIG-33")]
    public async Task Leerling_MetSignaal_KrijgtZijnJaarAlsBeeldEnAlsTabel()
    {
        var blad = await Scanproef.MaakAsync(Klas, "2025-12-16", leerlingen: Lijst);

        var kaart = Kaart(blad, "L1");
        Assert.Equal(2, Regex.Count(kaart, "<svg class=\"jaar\""));
        Assert.Contains("<title>ma 1 dec: ziek, hele dag</title>", kaart, StringComparison.Ordinal);
        Assert.Contains("<th scope=\"row\">dec</th><td>0 van 12</td><td>ziek 1 t/m 16</td>", kaart, StringComparison.Ordinal);
        Assert.Contains("<th scope=\"row\">nov</th><td>20 van 20</td><td>steeds op school</td>", kaart, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(3, "Vaker te laat, gesprek op school", "trede 2 van 4")]
    [InlineData(8, "Vaak te laat, preventief spreekuur", "trede 3 van 4")]
    [InlineData(12, "Te vaak te laat, melden", "trede 4 van 4")]
    public async Task Ladder_MetMeerTredenAan_DeHoogsteLeidt(int keer, string leidt, string trede)
    {
        var blad = await Scanproef.MaakAsync(Scanproef.TeLaat("L2", "2025-09-01", keer), "2025-12-16");

        Assert.Equal(1, Regex.Count(blad, "<h4>"));
        Assert.Contains($"<h4>{leidt} <span>{trede}</span></h4>", blad, StringComparison.Ordinal);
        Assert.Contains($"{keer} keer te laat sinds ma 1 sep 2025", blad, StringComparison.Ordinal);
        Assert.Contains("<dt>Ook aan</dt><dd>", blad, StringComparison.Ordinal);
        Assert.Contains("Te laat gekomen (sinds 1 sep)", blad, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Waarom_NoemtDeStandVanDePeildatum_EnSindsWanneerHetAanStaat()
    {
        var blad = await Scanproef.MaakAsync(Scanproef.TeLaat("L2", "2025-09-01", 10), "2025-12-16");

        Assert.Contains("10 keer te laat sinds ma 1 sep 2025. Grens: vanaf 8. Aan sinds wo 10 sep.", blad, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Voorstel_WordtAltijdZoGenoemd()
    {
        var blad = await Scanproef.MaakAsync(Scanproef.TeLaat("L2", "2025-09-01", 3), "2025-12-16");

        Assert.Contains("(voorstel van Routeboek, de regio kan het veranderen)", blad, StringComparison.Ordinal);
        Assert.DoesNotContain("(protocol van de regio)", blad, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("\"><img src=x onerror=alert(1)>")]
    [InlineData("' onmouseover='alert(1)")]
    [InlineData("</title></style></svg><b>")]
    [InlineData("&lt;b&gt;")]
    [InlineData("\u202Eomgedraaid")]
    [InlineData("-->]]><!--")]
    public async Task Sleutel_MetVijandigeTekens_BlijftTekst(string sleutel)
    {
        var veld = $"\"{sleutel.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
        var lijst = $"leerling;geboortedatum;onderwijssoort;school;leerjaar;groep\n{veld};2011-02-01;havo;{veld};{veld};{veld}\n";
        var blad = await Scanproef.MaakAsync(string.Concat(Scanproef.Schooldagen("2025-09-01", 12).Select(d => $"{veld};{d:yyyy-MM-dd};;1;te_laat;5\n")), "2025-12-16", leerlingen: lijst);

        var schoon = await Scanproef.MaakAsync(Scanproef.TeLaat("K", "2025-09-01", 12), "2025-12-16", leerlingen: "leerling;geboortedatum;onderwijssoort;school;leerjaar;groep\nK;2011-02-01;havo;K;K;K\n");
        Assert.Equal(Tags(schoon), Tags(blad));
        Assert.Contains("<bdi>", blad, StringComparison.Ordinal);

        // the counter-example: one of these keys written as it is would be seen
        Assert.NotEqual(Tags(schoon), Tags(schoon.Replace("<bdi>K</bdi>", $"<bdi>{(sleutel.Contains('<', StringComparison.Ordinal) ? sleutel : "<i>")}</bdi>", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Blad_HaaltNietsOp_EnHeeftGeenScriptOfStijlattribuut()
    {
        var blad = await Scanproef.MaakAsync(Klas, "2025-12-16", leerlingen: Lijst);

        Assert.DoesNotMatch("(?i)<(script|link|img|iframe|object|embed)\\b", blad);
        Assert.DoesNotMatch("(?i)(https?:)?//[a-z]|@import|url\\(|\\sstyle=|\\son[a-z]+=", blad);
    }

    [Fact]
    public async Task WieGeenSignaalHeeft_WordtGeteldEnNietGenoemd()
    {
        var blad = await Scanproef.MaakAsync(Klas, "2025-12-16", leerlingen: Lijst);

        Assert.DoesNotContain(">L3<", blad, StringComparison.Ordinal);
        Assert.DoesNotContain(">L6<", blad, StringComparison.Ordinal);
        Assert.Contains("1 leerling heeft geen enkele registratie in dit bestand.", blad, StringComparison.Ordinal);
    }

    [Fact]
    [Eis("B-STI-03")]
    [Eis("B-STI-16")]
    [Eis("H-REG-28")]
    public async Task Blad_BegintMetWatGoedGaat()
    {
        var blad = await Scanproef.MaakAsync(Klas, "2025-12-16", leerlingen: Lijst);

        var koppen = System.Text.RegularExpressions.Regex.Matches(blad, "<h2[^>]*>([^<]*)").Select(m => m.Groups[1].Value).ToList();
        Assert.Equal("Wat goed gaat", koppen[0]);
        Assert.True(koppen.IndexOf("Begin hier") > 0);
    }

    [Fact]
    [Eis("B-REG-16")]
    [Eis("H-REG-27")]
    public async Task Groepen_StaanOpVolgordeVanMensen_ZonderGroepAlsLaatste()
    {
        var blad = await Scanproef.MaakAsync(Klas, "2025-12-16", leerlingen: Lijst);

        var koppen = Regex.Matches(blad, "<h2 id=\"g\\d+\"><bdi>([^<]+)").Select(m => m.Groups[1].Value);
        Assert.Equal(["Groep 2b", "Groep 10a", "Leerjaar 3"], koppen);
    }

    [Fact]
    public async Task Nadering_NoemtAlleenWatEchtDichtbijIs()
    {
        // ten of twelve: near. One of three: not near
        var blad = await Scanproef.MaakAsync(Scanproef.TeLaat("L2", "2025-09-01", 10) + Scanproef.TeLaat("L9", "2025-09-01", 1), "2025-12-16");

        Assert.Contains("Te vaak te laat, melden: 10 van 12 keer te laat, nog 2", blad, StringComparison.Ordinal);
        Assert.DoesNotContain("1 van 3 keer te laat", blad, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Meldplicht_InDeBuurt_StaatInUren()
    {
        var rijen = string.Concat(Scanproef.Schooldagen("2025-12-01", 7).SelectMany(d => new[] { 1, 2 }.Select(u => $"L7;{d:yyyy-MM-dd};;{u};ongeoorloofd;\n")));

        Assert.Contains("14 uur van 16 uur ongeoorloofd, nog 2 uur", await Scanproef.MaakAsync(rijen, "2025-12-16"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dagmelding_VanEerderDezeWeek_BlijftOpHetBlad_EnVanVorigeWeekNiet()
    {
        var deze = await Scanproef.MaakAsync("K1;2025-12-15;ochtend;;ongeoorloofd;\n", "2025-12-18", "haaglanden-po");
        var vorige = await Scanproef.MaakAsync("K1;2025-12-12;ochtend;;ongeoorloofd;\n", "2025-12-18", "haaglanden-po");

        Assert.Contains("Deze schoolweek op ma 15 dec.", deze, StringComparison.Ordinal);
        Assert.DoesNotContain("class=\"lg\"", vorige, StringComparison.Ordinal);
        Assert.Contains("Er staat geen signaal aan.", vorige, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GeweigerdeRijen_StaanAlsWaarschuwingOpHetBlad()
    {
        var blad = await Scanproef.MaakAsync(Klas + "L1;2025-12-24;dag;;ziek;\n", "2025-12-16", leerlingen: Lijst, fout: _ => { });

        Assert.Contains("1 rij is geweigerd en niet beoordeeld.", blad, StringComparison.Ordinal);
        Assert.DoesNotContain("geweigerd en niet beoordeeld", await Scanproef.MaakAsync(Klas, "2025-12-16", leerlingen: Lijst), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rooster_NietGegeven_HeetGeschat_EnGegevenNiet()
    {
        Assert.Contains("rooster geschat", await Scanproef.MaakAsync(Klas, "2025-12-16"), StringComparison.Ordinal);
        var eigen = await Scanproef.MaakAsync(Klas, "2025-12-16", rooster: "leerling;datum;minuten\nL1;2025-11-05;0\n");
        Assert.DoesNotContain("geschat", eigen, StringComparison.Ordinal);
        Assert.Contains("geen les volgens het eigen rooster", eigen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Leerling_DieDitSchooljaarNogGeenLesHad_StaatZonderBeeldOpHetBlad()
    {
        var rooster = "leerling;datum;minuten\n" + string.Concat(Scanproef.Schooldagen("2025-08-18", 5).Select(d => $"Z1;{d:yyyy-MM-dd};0\n"));
        var blad = await Scanproef.MaakAsync(Scanproef.TeLaat("Z1", "2025-06-10", 3), "2025-08-22", rooster: rooster);

        Assert.NotEmpty(Kaart(blad, "Z1"));
        Assert.DoesNotContain("class=\"jaar\"", Kaart(blad, "Z1"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(60, 12)]
    [InlineData(190, 32)] // several kinds on every school day of the year: more than a file will ever hold
    public async Task Blad_BlijftKleinPerLeerling(int dagen, int kilobytes)
    {
        var rijen = string.Concat(Enumerable.Range(1, 10).SelectMany(k => Scanproef.Schooldagen("2025-08-25", dagen)
            .SelectMany((d, i) => Enumerable.Range(1, 2 + i % 3).Select(u => $"L{k:00};{d:yyyy-MM-dd};;{2 * u};{(u % 2 == 0 ? "ziek" : "ongeoorloofd")};\n"))));
        var blad = await Scanproef.MaakAsync(rijen, "2026-06-30");

        var kaarten = Regex.Matches(blad, "<section class=\"lg\".*?</section>", RegexOptions.Singleline);
        Assert.Equal(10, kaarten.Count);
        Assert.All(kaarten, k => Assert.InRange(k.Length, 500, kilobytes * 1024));
    }

    [Fact]
    public async Task Stijlbron_HoortBijDeStijlInHetBlad()
    {
        var protocol = Scanproef.Protocol();
        var blad = new Application.Verzuimscan.Verzuimscanblad(protocol, Scanproef.Lees(Klas, protocol), Scanproef.Datum("2025-12-16"));
        var html = await Scanproef.MaakAsync(Klas, "2025-12-16");

        var stijl = Regex.Match(html, "<style>(.*?)</style>", RegexOptions.Singleline).Groups[1].Value;
        Assert.Equal(blad.Stijl, stijl);
        Assert.Contains(blad.Stijlbron, html, StringComparison.Ordinal);
    }

    private static string Kaart(string blad, string sleutel) =>
        Regex.Match(blad, $"<section class=\"lg\"[^>]*>\\s*<header><h3[^>]*><bdi>{sleutel}</bdi>.*?</section>", RegexOptions.Singleline).Value;

    private static List<string> Tags(string html) => [.. Regex.Matches(html, "<[^>]*>").Select(m => Regex.Replace(m.Value, "\"[^\"]*sha256[^\"]*\"", "")).Where(t => !t.StartsWith("<use", StringComparison.Ordinal))];
}
