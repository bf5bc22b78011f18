using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Routeboek.Application.Registraties;
using Routeboek.Application.Registraties.Bronnen;
using Routeboek.Domain.Verzuim;
using Xunit;

namespace Routeboek.Tests.Bronnen;

public class HerkenningEnVoorstelTests
{
    [Theory]
    [InlineData("leerling;datum;dagdeel;soort\nL1;2026-01-05;dag;ziek\n", Bestandsoort.Contract)]
    [InlineData("\uFEFFsoort,\"Datum\",Lesuur,leerling\n", Bestandsoort.Contract)]
    [InlineData("Stamnr;Datum;Code\n", Bestandsoort.OnbekendeCsv)]
    [InlineData("10;20260105;;20260105;;;;Z;opm\n", Bestandsoort.EduarteAbsentie)]
    [InlineData("10;20260105;;;;;;NE;Afwezig;J\n", Bestandsoort.EduarteWaarneming)]
    [InlineData(" [{\"Verantwoordingtype\":1}]", Bestandsoort.Magister)]
    [InlineData("{\"items\":[{\"beginDatumTijd\":\"x\"}]}", Bestandsoort.Somtoday)]
    [InlineData("{\"a\":1}", Bestandsoort.Geweigerd)]
    [InlineData("<?xml version=\"1.0\"?><!-- x --><EDEX>", Bestandsoort.Edexml)]
    [InlineData("<!DOCTYPE HTML><HTML><body><table>", Bestandsoort.Geweigerd)]
    [InlineData("%PDF-1.7", Bestandsoort.Geweigerd)]
    [InlineData("zomaar tekst\n", Bestandsoort.Geweigerd)]
    [InlineData("", Bestandsoort.Geweigerd)]
    public void Bestand_WordtAanZijnInhoudHerkend(string inhoud, Bestandsoort soort)
    {
        Assert.Equal(soort, Bronherkenning.Herken(Encoding.UTF8.GetBytes(inhoud), "x.csv").Soort);
    }

    [Fact]
    public void Werkmap_EnAndereBinaireBestanden_WordenHerkend()
    {
        Assert.Equal(Bestandsoort.Xlsx, Bronherkenning.Herken(Bestand.Zip(Bestand.Werkmap("")).ToArray(), null).Soort);
        Assert.Contains("zip-bestand", Bronherkenning.Herken(Bestand.Zip(("a.csv", "x")).ToArray(), "a.xlsx").Uitleg, StringComparison.Ordinal);
        Assert.Contains("Word", Bronherkenning.Herken(Bestand.Zip(("[Content_Types].xml", "x"), ("word/document.xml", "x")).ToArray(), null).Uitleg, StringComparison.Ordinal);
        Assert.Contains("UTF-16", Bronherkenning.Herken(Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes("leerling;datum")).ToArray(), null).Uitleg, StringComparison.Ordinal);
        Assert.Contains("UTF-16", Bronherkenning.Herken(Encoding.BigEndianUnicode.GetBytes("leerling;datum"), null).Uitleg, StringComparison.Ordinal);
        Assert.Contains("xlsx", Bronherkenning.Herken([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "x.xls").Uitleg, StringComparison.Ordinal);
        Assert.Contains("./routeboek koppel", Bronherkenning.Herken("a;b\n"u8, null).Uitleg, StringComparison.Ordinal);
    }

    [Fact]
    public void ElkeBronnaam_WordtGekend()
    {
        foreach (var naam in (string[])["eduarte-absentie", "eduarte-waarneming", "somtoday", "magister", "xlsx"])
            Assert.Equal(naam, Bronherkenning.Maak(naam, Bestand.Kalender).Naam);
        Assert.Throws<Bestandsfout>(() => Bronherkenning.Maak("edexml", Bestand.Kalender));
        Assert.Contains("somtoday", Assert.Throws<Bestandsfout>(() => Bronherkenning.Maak("iets", Bestand.Kalender)).Message, StringComparison.Ordinal);
    }

    private static string Voorstel(string csv) => Koppelvoorstel.Maak(Bestand.Tekst(csv), "export.csv");

    [Fact]
    public void Voorstel_MijdtNamenEnBsn_EnZegtDat()
    {
        var yaml = Voorstel("BSN;Leerling;Stamnr;Datum;Code\n123456782;Aagje Anders;7;05-01-2026;Z\n111222333;Bert Boot;8;06-01-2026;S\n");

        Assert.Contains("leerling: \"Stamnr\"", yaml, StringComparison.Ordinal);
        Assert.Contains("'BSN' bevat BSN's", yaml, StringComparison.Ordinal);
        Assert.DoesNotContain("Aagje", yaml, StringComparison.Ordinal);
        Assert.DoesNotContain("123456782", yaml, StringComparison.Ordinal);
        Assert.Contains("\"S\": ongeoorloofd # 1 keer; controleer", yaml, StringComparison.Ordinal);
        Assert.Contains("\"Z\": ziek # 1 keer\n", yaml, StringComparison.Ordinal);
        Koppeling.Lees(yaml);
    }

    [Theory]
    [InlineData("leerlingnummer;Datum;Code\n123456782;05-01-2026;Z\n111222333;06-01-2026;Z\n", "BSN")]
    [InlineData("Naam;Datum;Code\nAagje Anders;05-01-2026;Z\n", "leerlingnummer")]
    [InlineData("Stamnr;Code\n1;Z\n", "datum")]
    [InlineData("Stamnr;Datum\n1;05-01-2026\n", "code")]
    [InlineData("Stamnr;Datum;Code\n", "geen rijen")]
    public void Voorstel_DatNietKan_ZegtWaarom(string csv, string waarom)
    {
        var melding = Assert.Throws<Bestandsfout>(() => Voorstel(csv)).Message;

        Assert.Contains(waarom, melding, StringComparison.Ordinal);
        Assert.DoesNotContain("123456782", melding, StringComparison.Ordinal);
        Assert.DoesNotContain("Aagje", melding, StringComparison.Ordinal);
    }

    [Fact]
    public void Voorstel_VoorPeriodes_KiestBeginEnEinde()
    {
        const string Csv = "Leerlingnr,Van,Tot,Dagdeel,Absentiereden\n12,5/1/2026,6/1/2026,hele dag,Ziek\n13,13/1/2026,13/1/2026,vm,Te laat\n";
        var koppeling = Koppeling.Lees(Voorstel(Csv));

        Assert.Equal(["12|2026-01-05|dag||ziek||", "12|2026-01-06|dag||ziek||", "13|2026-01-13|ochtend||te_laat||"], new KoppelingBron(koppeling, Bestand.Kalender).Lees(Csv).Rijen);
    }

    [Fact]
    public void Voorstel_VoorWerkmap_Laadt()
    {
        var rijen = "<row r=\"1\"><c t=\"inlineStr\"><is><t>stamnummer</t></is></c><c t=\"inlineStr\"><is><t>datum</t></is></c><c t=\"inlineStr\"><is><t>lesuur</t></is></c><c t=\"inlineStr\"><is><t>soort</t></is></c></row>"
            + "<row r=\"2\"><c><v>31</v></c><c s=\"1\"><v>46027</v></c><c><v>4</v></c><c t=\"inlineStr\"><is><t>ongeoorloofd</t></is></c></row>";
        var yaml = Koppelvoorstel.Maak(Bestand.Zip(Bestand.Werkmap(rijen)), "x.xlsx");

        Assert.Equal(["31|2026-01-05||4|ongeoorloofd||"], new KoppelingBron(Koppeling.Lees(yaml), Bestand.Kalender).Lees(Bestand.Zip(Bestand.Werkmap(rijen))).Rijen);
    }

    [Fact]
    public void Voorstel_VoorWerkmapMetTitel_VindtDeKopregel()
    {
        static string Cel(string tekst) => $"<c t=\"inlineStr\"><is><t>{tekst}</t></is></c>";
        var rijen = $"<row r=\"1\">{Cel("Verzuimoverzicht")}</row><row r=\"3\">{Cel("stamnummer")}{Cel("datum")}{Cel("dagdeel")}{Cel("code")}</row>"
            + $"<row r=\"4\"><c><v>31</v></c><c s=\"1\"><v>46027</v></c>{Cel("vm")}{Cel("Z")}</row>";
        var yaml = Koppelvoorstel.Maak(Bestand.Zip(Bestand.Werkmap(rijen)), "Aagje Anders.xlsx");

        Assert.Contains("kopregel: 3", yaml, StringComparison.Ordinal);
        Assert.DoesNotContain("Aagje", yaml, StringComparison.Ordinal);
        var vangst = new KoppelingBron(Koppeling.Lees(yaml), Bestand.Kalender).Lees(Bestand.Zip(Bestand.Werkmap(rijen)));
        Assert.Equal(["31|2026-01-05|ochtend||ziek||"], vangst.Rijen);
        Assert.Equal([4], vangst.Regels);
    }

    [Fact]
    public void Melding_OverVerschovenKolom_NoemtGeenNaamOfBsn()
    {
        var koppeling = Koppeling.Lees("koppeling: 1\nbestandssoort: csv\nkolommen: { leerling: a, datum: b, lesuur: c, code: d }\ncodes: { Z: ziek }\n");
        var vangst = new KoppelingBron(koppeling, Bestand.Kalender).Lees("a;b;c;d\n1;05-01-2026;1;Aagje Anders\n1;05-01-2026;1;123456782\n1;123456782;Anders;Z\n1;05-01-2026;Anders;Z\n");

        Assert.Equal(4, vangst.Fouten.Count);
        Assert.DoesNotContain(vangst.Fouten, f => f.Contains("Anders", StringComparison.Ordinal) || f.Contains("123456782", StringComparison.Ordinal));
    }

    private static readonly string[][] Koppen =
    [
        ["Stamnr", "llnr", "Leerlingnummer", "stamnummer", "Leerling"],
        ["Datum", "datum", "Verzuimdatum", "Absentiedatum"],
        ["Lesuur", "uur", "Uur", "lesnr"],
        ["Code", "absentiecode", "Soort", "Verzuimcode"],
    ];

    private static readonly (string Code, Verzuimsoort Soort)[] Codes =
        [("Z", Verzuimsoort.Ziek), ("TL", Verzuimsoort.TeLaat), ("ONG", Verzuimsoort.Ongeoorloofd), ("GEO", Verzuimsoort.Geoorloofd), ("OB", Verzuimsoort.Onbekend), ("NIG", Verzuimsoort.NietInGroep)];

    private static readonly string[] Formaten = ["yyyy-MM-dd", "dd-MM-yyyy", "d/M/yyyy", "yyyyMMdd", "d.M.yyyy"];

    [Fact]
    public void Voorstel_VoorGehusseldeKolommen_GeeftDezelfdeRijen()
    {
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), zaad =>
        {
            var toeval = new Random(zaad);
            var scheiding = ";,\t|"[toeval.Next(4)];
            var formaat = Formaten[toeval.Next(Formaten.Length)];
            var volgorde = Enumerable.Range(0, 6).ToArray();
            toeval.Shuffle(volgorde);
            string[] kop = [.. Koppen.Select(k => k[toeval.Next(k.Length)]), "Achternaam", "Opmerking"];
            var csv = new StringBuilder().AppendJoin(scheiding, volgorde.Select(i => kop[i])).Append('\n');
            var verwacht = new List<string>();
            for (var r = 0; r < 40; r++)
            {
                var dag = Bestand.Kalender.Datum(toeval.Next(Bestand.Kalender.Aantal));
                var (code, soort) = Codes[r < Codes.Length ? r : toeval.Next(Codes.Length)];
                var leerling = "L" + toeval.Next(100, 130).ToString(System.Globalization.CultureInfo.InvariantCulture);
                var uur = toeval.Next(1, 10);
                string[] rij = [leerling, dag.ToString(formaat, System.Globalization.CultureInfo.InvariantCulture), $"{uur}", code, "Jansen", $"\"tekst{scheiding} met \"\"{r}\"\"\""];
                csv.AppendJoin(scheiding, volgorde.Select(i => rij[i])).Append('\n');
                verwacht.Add($"{leerling}|{dag:yyyy-MM-dd}||{uur}|{Woord(soort)}||");
            }
            var tekst = csv.ToString();
            var vangst = new KoppelingBron(Koppeling.Lees(Voorstel(tekst)), Bestand.Kalender).Lees(tekst);
            return vangst.Rijen.SequenceEqual(verwacht) && vangst.Fouten.Count == 0;
        }).QuickCheckThrowOnFailure();
    }

    private static string Woord(Verzuimsoort soort) => soort switch
    {
        Verzuimsoort.TeLaat => "te_laat",
        Verzuimsoort.Ziek => "ziek",
        Verzuimsoort.ZiekNaarHuis => "ziek_naar_huis",
        Verzuimsoort.Ongeoorloofd => "ongeoorloofd",
        Verzuimsoort.Geoorloofd => "geoorloofd",
        Verzuimsoort.Onbekend => "onbekend",
        Verzuimsoort.NietInGroep => "niet_in_groep",
    };
}
