using System.Text;
using Routeboek.Application.Registraties;
using Routeboek.Application.Registraties.Bronnen;
using Xunit;

namespace Routeboek.Tests.Bronnen;

public class JsonEnEduarteTests
{
    private static Verzuimbron Bron(string naam, string? leerling = null) => Bronherkenning.Maak(naam, Bestand.Kalender, null, leerling);

    [Fact]
    public void EduarteAbsentie_MetHeleDagenEnLesuren_GeeftRijen()
    {
        var vangst = Bron("eduarte-absentie").Lees("""
            200311;20260105;0830;20260105;0920;1;1;Z;Moeder belde
            200311;20260109;;20260112;;;;Z;
            200312;20260106;;20260107;;1;2;SP;
            200313;20260106;1300;20260106;1500;;;DA;
            200314;20260106;;;;;;Z;nog ziek
            """);

        Assert.Equal(
            [
                "200311|2026-01-05||1|ziek||", "200311|2026-01-09|dag||ziek||", "200311|2026-01-12|dag||ziek||",
                "200312|2026-01-06||1|ongeoorloofd||", "200312|2026-01-06||2|ongeoorloofd||", "200312|2026-01-07||1|ongeoorloofd||", "200312|2026-01-07||2|ongeoorloofd||",
                "200313|2026-01-06|middag||geoorloofd|120|arts", "200314|2026-01-06|dag||ziek||",
            ],
            vangst.Rijen);
        Assert.Empty(vangst.Fouten);
        Assert.DoesNotContain(vangst.Rijen, r => r.Contains("belde", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("1;20260105;;;;;;Z", "8 velden")]
    [InlineData("1;2026-01-05;;;;;;Z;", "begindatum|geen datum")]
    [InlineData("1;20260105;;20260105;;;;QQ;", "de code 'QQ'")]
    [InlineData("1;20260105;9999;20260105;;;;Z;", "geen tijd")]
    [InlineData("1;20260105;;20260105;;x;;Z;", "geen lesuur")]
    public void EduarteAbsentie_MetFouteRij_WeigertDieRij(string rij, string waarom)
    {
        var vangst = Bron("eduarte-absentie").Lees("2;20260105;;20260105;;;;Z;\n" + rij + "\n");

        Assert.Single(vangst.Rijen);
        Assert.Contains(waarom, Assert.Single(vangst.Fouten), StringComparison.Ordinal);
    }

    [Fact]
    public void EduarteWaarneming_TeltAlleenAfwezig()
    {
        var vangst = Bron("eduarte-waarneming").Lees("""
            7;20260105;0900;20260105;0950;2;2;WIS;Afwezig;N
            7;20260105;0950;20260105;1040;3;3;WIS;Aanwezig;J
            7;20260105;1040;20260105;1130;4;4;NED;Nvt;J
            7;20260106;0900;20260106;0950;2;2;;Weg;J
            """);

        Assert.Equal(["7|2026-01-05||2|onbekend||"], vangst.Rijen);
        Assert.Equal(2, vangst.Overslag);
        Assert.Single(vangst.Fouten);
    }

    [Fact]
    public void EigenKoppeling_GaatVoorDeMeegeleverdeCodes()
    {
        var eigen = Koppeling.Lees("koppeling: 1\nbestandssoort: eduarte\ncodes:\n  Z: geoorloofd\n  Q: negeer\n");
        var vangst = Bronherkenning.Maak("eduarte-absentie", Bestand.Kalender, eigen).Lees("1;20260105;;20260105;;;;Z;\n1;20260106;;20260106;;;;Q;\n1;20260107;;20260107;;;;TL;\n");

        Assert.Equal(["1|2026-01-05|dag||geoorloofd||", "1|2026-01-07|||te_laat||"], vangst.Rijen);
        Assert.Throws<Bestandsfout>(() => Bronherkenning.Maak("somtoday", Bestand.Kalender, eigen));
    }

    private static string Melding(int nummer, string begin, string? eind, string uur, string afkorting, string soort, string geoorloofd) => $$"""
        {
          "$type": "participatie.RAbsentieMelding",
          "links": [ { "id": 1, "items": [ { "x": 1 } ] } ],
          "leerling": { "UUID": "a", "leerlingnummer": {{nummer}}, "roepnaam": "Geheim", "achternaam": "Geheim" },
          "absentieReden": { "absentieSoort": "{{soort}}", "afkorting": "{{afkorting}}", "omschrijving": "Iets", "geoorloofd": {{geoorloofd}} },
          "beginDatumTijd": "{{begin}}", "eindDatumTijd": {{(eind is null ? "null" : $"\"{eind}\"")}},
          {{uur}}
          "eigenaar": { "leerlingnummer": 9, "achternaam": "Geheim" }
        }
        """;

    [Fact]
    public void Somtoday_Absentiemeldingen_WordenGelezenMetRegelnummer()
    {
        var json = "{ \"items\": [\n" + string.Join(",\n",
            Melding(1001, "2026-01-05T08:30:00.000+01:00", "2026-01-05T09:20:00.000+01:00", "\"beginLesuur\": 1, \"eindLesuur\": 2,", "XA", "Absent", "false"),
            Melding(1002, "2026-01-08T00:00:00.000+01:00", "2026-01-10T00:00:00.000+01:00", "", "Z", "Absent", "true"),
            Melding(1003, "2026-01-05T08:30:00.000+01:00", "2026-01-05T09:20:00.000+01:00", "\"beginLesuur\": 1, \"eindLesuur\": 1,", "TL", "Telaat", "false"),
            Melding(1004, "2026-01-05T08:30:00.000+01:00", "2026-01-05T09:20:00.000+01:00", "\"beginLesuur\": 1, \"eindLesuur\": 1,", "XC", "Absent", "false")) + "] }";
        var vangst = Bron("somtoday").Lees(json);

        Assert.Equal(
            [
                "1001|2026-01-05||1|ongeoorloofd||", "1001|2026-01-05||2|ongeoorloofd||",
                "1002|2026-01-08|dag||ziek||", "1002|2026-01-09|dag||ziek||",
                "1003|2026-01-05||1|te_laat||", "1004|2026-01-05||1|onbekend||",
            ],
            vangst.Rijen);
        Assert.Equal([2, 2, 11, 11, 20, 29], vangst.Regels);
        Assert.Contains("XA", Assert.Single(vangst.Opmerkingen), StringComparison.Ordinal);
        Assert.DoesNotContain(vangst.Rijen.Concat(vangst.Opmerkingen), t => t.Contains("Geheim", StringComparison.Ordinal));
    }

    [Fact]
    public void Somtoday_Waarnemingen_AlleenAfwezigTeltEnIsOnbekend()
    {
        var vangst = Bron("somtoday").Lees("""
            [{"waarnemingSoort":"Afwezig","beginDatumTijd":"2026-01-05T08:30:00+01:00","eindDatumTijd":"2026-01-05T09:20:00+01:00","beginLesuur":3,"eindLesuur":3,"leerling":{"leerlingnummer":5}},
             {"waarnemingSoort":"Aanwezig","beginDatumTijd":"2026-01-05T08:30:00+01:00","beginLesuur":4,"leerling":{"leerlingnummer":5}}]
            """);

        Assert.Equal(["5|2026-01-05||3|onbekend||"], vangst.Rijen);
        Assert.Equal(1, vangst.Overslag);
    }

    [Fact]
    public void Magister_PerLeerling_LeestSoortEnVlag()
    {
        var vangst = Bron("magister").Lees("""
            [{"Stamnummer": 4711, "Items": [
              {"Id":1,"Start":"2026-01-05T07:30:00.0000000Z","Eind":"2026-01-05T08:20:00.0000000Z","Lesuur":1,"Geoorloofd":false,"Verantwoordingtype":1,"Code":"AB","Afspraak":{"Id":3,"Stamnummer":99}},
              {"Id":2,"Start":"2026-01-05T08:20:00Z","Eind":"2026-01-05T09:10:00Z","Lesuur":2,"Geoorloofd":true,"Verantwoordingtype":1,"Code":"AB"},
              {"Id":3,"Start":"2026-01-06T07:30:00Z","Eind":"2026-01-06T08:20:00Z","Lesuur":1,"Geoorloofd":false,"Verantwoordingtype":2},
              {"Id":4,"Start":"2026-01-07T07:30:00Z","Eind":"2026-01-07T08:20:00Z","Lesuur":1,"Geoorloofd":true,"Verantwoordingtype":3},
              {"Id":5,"Start":"2026-01-08T07:30:00Z","Eind":"2026-01-08T08:20:00Z","Lesuur":1,"Geoorloofd":false,"Verantwoordingtype":4},
              {"Id":6,"Start":"2026-01-09T07:30:00Z","Eind":"2026-01-09T08:20:00Z","Lesuur":1,"Geoorloofd":true,"Verantwoordingtype":6},
              {"Id":7,"Start":"2026-01-09T07:30:00Z","Lesuur":2,"Verantwoordingtype":7},
              {"Id":8,"Start":"2026-01-09T07:30:00Z","Lesuur":3,"Verantwoordingtype":8}]},
             {"Leerling": {"Stamnr": "4712", "Naam": "Geheim"}, "Items": [
              {"Start":"2026-01-04T23:00:00Z","Eind":"2026-01-05T23:00:00Z","Geoorloofd":true,"Verantwoordingtype":3,"Lesuur":null},
              {"Start":"2026-01-06T07:30:00Z","Lesuur":1,"Verantwoordingtype":5}]}]
            """);

        Assert.Equal(
            [
                "4711|2026-01-05||1|ongeoorloofd||", "4711|2026-01-05||2|geoorloofd||", "4711|2026-01-06||1|te_laat||", "4711|2026-01-07||1|ziek||",
                "4711|2026-01-08||1|niet_in_groep||verwijderd", "4711|2026-01-09||1|geoorloofd||vrijstelling", "4712|2026-01-05|dag||ziek||",
            ],
            vangst.Rijen);
        Assert.Equal(2, vangst.Overslag);
        Assert.Contains("'5' wordt niet gekend", Assert.Single(vangst.Fouten), StringComparison.Ordinal);
    }

    [Fact]
    public void Magister_ZonderLeerling_VraagtErom()
    {
        const string Json = """{"Items":[{"Start":"2026-01-06T07:30:00Z","Eind":"2026-01-06T08:20:00Z","Lesuur":1,"Verantwoordingtype":3}],"TotalCount":1}""";

        Assert.Contains("van welke leerling", Assert.Single(Bron("magister").Lees(Json).Fouten), StringComparison.Ordinal);
        Assert.Equal(["88|2026-01-06||1|ziek||"], Bron("magister", "88").Lees(Json).Rijen);
    }

    [Theory]
    [InlineData("2026-03-29T00:30:00Z", "2026-03-29")]
    [InlineData("2026-06-01T22:30:00Z", "2026-06-02")]
    [InlineData("2026-01-05T22:59:00Z", "2026-01-05")]
    [InlineData("2026-01-05T23:59:00-11:00", "2026-01-05")]
    public void Datum_IsPlaatselijk(string moment, string datum)
    {
        var rij = Assert.Single(Bron("magister", "1").Lees($$"""[{"Start":"{{moment}}","Lesuur":1,"Verantwoordingtype":3}]""").Rijen);

        Assert.Contains(datum, rij, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"items\":[{\"leerling\":{\"leerlingnummer\":1", "afgebroken")]
    [InlineData("{\"items\":[ nee ]}", "geen geldige JSON")]
    [InlineData("", "leeg")]
    [InlineData("  \n ", "leeg")]
    public void Json_DieNietHeelIs_WordtGeweigerd(string json, string waarom)
    {
        Assert.Contains(waarom, Assert.Throws<Bestandsfout>(() => Bron("somtoday").Lees(json)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_Diep_WordtGeweigerd()
    {
        Assert.Contains("dieper genest", Assert.Throws<Bestandsfout>(() => Bron("somtoday").Lees(new string('[', 100_000))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_MetReusachtigItem_WeigertHetEnLeestDoor()
    {
        var vul = string.Concat(Enumerable.Range(0, 60_000).Select(i => $"\"v{i}\":\"xxxxxxxxxxxxxx\","));
        var vangst = Bron("somtoday").Lees("[{" + vul + "\"leerling\":{\"leerlingnummer\":1}},\n" + Melding(2, "2026-01-05T08:30:00+01:00", "2026-01-05T09:20:00+01:00", "\"beginLesuur\": 1,", "Z", "Absent", "true") + "]");

        Assert.Contains("groter dan 1 MB", Assert.Single(vangst.Fouten), StringComparison.Ordinal);
        Assert.Equal(["2|2026-01-05||1|ziek||"], vangst.Rijen);
        Assert.Equal([2], vangst.Regels);
    }

    [Fact]
    public void Json_MetReusachtigeWaarde_WordtGeweigerd()
    {
        var json = "[{\"x\":\"" + new string('x', 3_000_000) + "\"}]";

        Assert.Contains("langer dan 1 MB", Assert.Throws<Bestandsfout>(() => Bron("somtoday").Lees(json)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_InStukjesVanEenByte_GeeftHetzelfde()
    {
        var json = "\uFEFF[\n" + Melding(1, "2026-01-05T08:30:00+01:00", "2026-01-05T09:20:00+01:00", "\"beginLesuur\": 1,", "\\u005A", "Absent", "true") + "]";

        var vangst = Bron("somtoday").Lees(new Traag(Encoding.UTF8.GetBytes(json)));

        Assert.Equal(["1|2026-01-05||1|ziek||"], vangst.Rijen);
        Assert.Equal([2], vangst.Regels);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(997)]
    [InlineData(65_535)]
    [InlineData(65_537)]
    public void Json_InWelkeStukkenOok_GeeftDezelfdeRijenEnRegels(int stuk)
    {
        var json = Encoding.UTF8.GetBytes("[\n" + string.Join(",\n", Enumerable.Range(1, 800).Select(i =>
            Melding(i, "2026-01-05T08:30:00+01:00", "2026-01-05T09:20:00+01:00", "\"beginLesuur\": 1,", i % 2 == 0 ? "Z" : "TL", "Absent", "true"))) + "\n]");

        var vangst = Bron("somtoday").Lees(new Traag(json, stuk));

        Assert.Equal(Enumerable.Range(1, 800).Select(i => $"{i}|2026-01-05||1|{(i % 2 == 0 ? "ziek" : "geoorloofd")}||"), vangst.Rijen);
        Assert.Equal(Enumerable.Range(0, 800).Select(i => 2L + 9 * i), vangst.Regels);
    }

    private sealed class Traag(byte[] inhoud, int stuk = 1) : MemoryStream(inhoud)
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, stuk));

        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, stuk)]);
    }
}
