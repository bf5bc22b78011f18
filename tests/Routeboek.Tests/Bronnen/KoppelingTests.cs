using System.Text;
using Routeboek.Application.Registraties;
using Routeboek.Application.Registraties.Bronnen;
using Routeboek.Tests.Eisen;
using Xunit;

namespace Routeboek.Tests.Bronnen;

public class KoppelingTests
{
    private const string PerLes = """
        koppeling: 1
        bestandssoort: csv
        kolommen:
          leerling: Stamnr
          datum: Datum
          lesuur: Uur
          code: Code
        datumformaat: d-M-yyyy
        codes:
          Z: ziek
          TL: te_laat
          A: { soort: geoorloofd, reden: arts }
          HW: negeer
        """;

    private static Vangst Lees(string yaml, string csv) => new KoppelingBron(Koppeling.Lees(yaml), Bestand.Kalender).Lees(csv);

    [Fact]
    [Eis("B-REG-05")]
    public void Koppeling_MetCodes_GeeftDeWoordenVanHetContract()
    {
        var vangst = Lees(PerLes, "Uur;Naam;Code;Stamnr;Datum\n3;Iemand;z;L1;5-1-2026\n1;Iemand;A;L2;06-01-2026\n2;Iemand;HW;L1;6-1-2026\n;Iemand;TL;L3;2026-01-07\n");

        Assert.Equal(["L1|2026-01-05||3|ziek||", "L2|2026-01-06||1|geoorloofd||arts", "L3|2026-01-07|||te_laat||"], vangst.Rijen);
        Assert.Equal([2, 3, 5], vangst.Regels);
        Assert.Equal(1, vangst.Overslag);
        Assert.Empty(vangst.Fouten);
    }

    [Fact]
    [Eis("B-REG-05")]
    public void Koppeling_OnbekendeCode_WordtGeweigerdMetDeCodeEnDeOplossing()
    {
        var fout = Assert.Single(Lees(PerLes, "Stamnr;Datum;Uur;Code\nL1;5-1-2026;3;XQ\n").Fouten);

        Assert.StartsWith("2|Code|de code 'XQ' staat niet in de koppeling|", fout, StringComparison.Ordinal);
        Assert.Contains("\"XQ\": geoorloofd", fout, StringComparison.Ordinal);
    }

    [Fact]
    public void Koppeling_LeegLesuur_WordtGeenHeleDag()
    {
        Assert.Equal(["L1|2026-01-05|||ziek||"], Lees(PerLes, "Stamnr;Datum;Uur;Code\nL1;5-1-2026;;Z\n").Rijen);
    }

    [Fact]
    public void Koppeling_Lesuur0_WordtGeweigerd()
    {
        Assert.Contains("lesuur", Assert.Single(Lees(PerLes, "Stamnr;Datum;Uur;Code\nL1;5-1-2026;0;Z\n").Fouten), StringComparison.Ordinal);
    }

    private const string Periode = """
        koppeling: 1
        bestandssoort: csv
        scheidingsteken: tab
        kolommen:
          leerling: nr
          begindatum: van
          einddatum: tot
          beginlesuur: u1
          eindlesuur: u2
          begintijd: t1
          eindtijd: t2
          soort: soort
        datumformaat: [dd/MM/yyyy, yyyyMMdd]
        """;

    private const string Periodekop = "nr\tvan\ttot\tu1\tu2\tt1\tt2\tsoort\n";

    [Fact]
    public void Periode_OverWeekend_GeeftAlleenSchooldagen()
    {
        var vangst = Lees(Periode, Periodekop + "L1\t18/12/2025\t20260106\t\t\t\t\tziek\n");

        Assert.Equal(["L1|2025-12-18|dag||ziek||", "L1|2025-12-19|dag||ziek||", "L1|2026-01-05|dag||ziek||", "L1|2026-01-06|dag||ziek||"], vangst.Rijen);
    }

    [Fact]
    public void Periode_MetLesuren_GeeftEenRijPerLesuur()
    {
        Assert.Equal(["L1|2026-01-05||2|ziek||", "L1|2026-01-05||3|ziek||", "L1|2026-01-06||2|ziek||", "L1|2026-01-06||3|ziek||"],
            Lees(Periode, Periodekop + "L1\t05/01/2026\t06/01/2026\t2\t3\t\t\tziek\n").Rijen);
    }

    [Theory]
    [InlineData("08:30\t10:00", "ochtend||geoorloofd|90|")]
    [InlineData("13:00\t15:00", "middag||geoorloofd|120|")]
    [InlineData("08:30\t15:00", "dag||geoorloofd||")]
    [InlineData("08:30\t14:00", "dag||geoorloofd||")]
    [InlineData("09:30\t14:00", "dag||geoorloofd|270|")]
    public void Periode_MetTijden_GeeftDagdeelEnMinuten(string tijden, string verwacht)
    {
        Assert.Equal("L1|2026-01-05|" + verwacht, Assert.Single(Lees(Periode, Periodekop + $"L1\t05/01/2026\t05/01/2026\t\t\t{tijden}\tgeoorloofd\n").Rijen));
    }

    [Fact]
    public void Periode_ZonderEinde_TeltEersteDagEnZegtDat()
    {
        var vangst = Lees(Periode, Periodekop + "L1\t05/01/2026\t\t\t\t\t\tziek\n");

        Assert.Equal(["L1|2026-01-05|dag||ziek||"], vangst.Rijen);
        Assert.Contains("zonder einddatum", Assert.Single(vangst.Opmerkingen), StringComparison.Ordinal);
    }

    [Fact]
    public void Periode_ZonderEinde_LooptDoorTotDeGegevenDag()
    {
        var bron = new KoppelingBron(Koppeling.Lees(Periode), Bestand.Kalender, new DateOnly(2026, 1, 7));

        Assert.Equal(3, bron.Lees(Periodekop + "L1\t05/01/2026\t\t\t\t\t\tziek\n").Rijen.Count);
    }

    [Fact]
    public void Periode_ZonderEindeMaarMetLesuur_IsEenDag()
    {
        var bron = new KoppelingBron(Koppeling.Lees(Periode), Bestand.Kalender, new DateOnly(2026, 1, 9));

        Assert.Equal(["L1|2026-01-05||2|ziek||"], bron.Lees(Periodekop + "L1\t05/01/2026\t\t2\t\t\t\tziek\n").Rijen);
    }

    [Theory]
    [InlineData("06/01/2026\t05/01/2026\t\t\t\t", "einde")]
    [InlineData("27/12/2025\t28/12/2025\t\t\t\t", "geen schooldag")]
    [InlineData("01/09/2022\t02/09/2022\t\t\t\t", "buiten de kalender")]
    [InlineData("01/09/2025\t02/09/2026\t\t\t\t", "langer dan 366")]
    [InlineData("05/01/2026\t05/01/2026\t4\t2\t\t", "laatste lesuur")]
    [InlineData("05/01/2026\t05/01/2026\t4\t22\t\t", "lesuur boven 16")]
    [InlineData("05/01/2026\t05/01/2026\t\t\t10:00\t09:00", "eindtijd")]
    [InlineData("31/02/2026\t05/03/2026\t\t\t\t", "geen datum")]
    public void Periode_DieNietKan_WordtGeweigerd(string cellen, string waarom)
    {
        var vangst = Lees(Periode, Periodekop + $"L1\t{cellen}\tziek\n");

        Assert.Empty(vangst.Rijen);
        Assert.Contains(waarom, Assert.Single(vangst.Fouten), StringComparison.Ordinal);
    }

    [Fact]
    public void Csv_InWindows1252_WordtGelezenEnGezegd()
    {
        var yaml = "koppeling: 1\nbestandssoort: csv\nkolommen: { leerling: Leerling, datum: Datum, dagdeel: Deel, code: Reden }\ncodes: { Café: ziek }\n";
        var vangst = new KoppelingBron(Koppeling.Lees(yaml), Bestand.Kalender)
            .Lees(new MemoryStream(Encoding.Latin1.GetBytes("Leerling,Datum,Deel,Reden\nL1,05-01-2026,dag,Café\n")));

        Assert.Equal(["L1|2026-01-05|dag||ziek||"], vangst.Rijen);
        Assert.Contains("Windows-1252", Assert.Single(vangst.Opmerkingen), StringComparison.Ordinal);
    }

    [Fact]
    public void Csv_MetKapotteAanhaling_VerliestAlleenDieRij()
    {
        var vangst = Lees(PerLes, "Stamnr;Datum;Uur;Code\n\"L1\";5-1-2026;1;\"Z\"\n\"L2;5-1-2026;1;Z\nL3;5-1-2026;1;Z\n\"L4\"x;5-1-2026;1;Z\n\"L\"\"5\";5-1-2026;1;\"Z\"\n");

        // the open quote of line 3 closes at line 5, where text follows it
        Assert.Equal("L1|2026-01-05||1|ziek||", vangst.Rijen[0]);
        Assert.Equal("L\"5|2026-01-05||1|ziek||", vangst.Rijen[^1]);
        Assert.NotEmpty(vangst.Fouten);
        Assert.Equal(6, vangst.Regels[^1]);
    }

    [Fact]
    public void Csv_MetOpenAanhalingTotHetEind_LeestDeRestToch()
    {
        var vangst = Lees(PerLes, "Stamnr;Datum;Uur;Code\n\"L2;5-1-2026;1;Z\nL3;5-1-2026;1;Z\n");

        Assert.Equal(["L3|2026-01-05||1|ziek||"], vangst.Rijen);
        Assert.Equal([3], vangst.Regels);
        Assert.StartsWith("2|(rij)|een aanhalingsteken is niet gesloten", Assert.Single(vangst.Fouten), StringComparison.Ordinal);
    }

    [Fact]
    public void Csv_MetRegeleindeInCel_TeltFysiekeRegels()
    {
        Assert.Equal([2, 4], Lees(PerLes, "Stamnr;Datum;Uur;Code;Opm\r\nL1;5-1-2026;1;Z;\"a\r\nb\"\r\nL2;5-1-2026;1;Z;\r\n").Regels);
    }

    [Fact]
    public void Csv_MetReusachtigeRegel_WeigertAlleenDieRij()
    {
        var vangst = Lees(PerLes, "Stamnr;Datum;Uur;Code\n" + new string('x', 2_000_000) + "\nL2;5-1-2026;1;Z\n");

        Assert.Equal(["L2|2026-01-05||1|ziek||"], vangst.Rijen);
        Assert.StartsWith("2|(rij)|de rij is langer", Assert.Single(vangst.Fouten), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bestandssoort: csv\n", "regel 1: 'koppeling' ontbreekt")]
    [InlineData("koppeling: 1\nbestandssoort: ods\n", "regel 2: deze bestandssoort bestaat niet")]
    [InlineData("koppeling: 1\nbestandssoort: csv\nkolommen:\n  leerling: a\n  datum: b\n  code: c\ncodes:\n  Z: zeik\n", "regel 8: 'zeik' is geen soort verzuim")]
    [InlineData("koppeling: 1\nbestandssoort: csv\nkolommen:\n  leerling: a\n  leerling: b\n", "regel 5: sleutel 'leerling' staat hier voor de tweede keer (eerder op regel 4)")]
    [InlineData("koppeling: 1\nbestandssoort: csv\nkolommen:\n  pupil: a\n", "regel 4: 'pupil' is geen kolom")]
    [InlineData("koppeling: 1\nbestandssoort: csv\nkleur: rood\n", "regel 3: 'kleur' is geen sleutel")]
    [InlineData("koppeling: 1\nbestandssoort: csv\nkolommen:\n  leerling: a\n  datum: b\n  code: c\ndatumformaat: 'QQ'\ncodes:\n  Z: ziek\n", "regel 7: dit datumformaat")]
    [InlineData("koppeling: 1\nbestandssoort: csv\n  scheef: x\n", "geen geldige YAML")]
    [InlineData("koppeling: !!int 1\n", "regel 1: tag 'tag:yaml.org,2002:int' wordt niet gelezen")]
    [InlineData("koppeling: 1\n---\nkoppeling: 1\n", "regel 2: hier begint een tweede document")]
    [InlineData("- a", "regel 1: hier staat een lijst")]
    [InlineData("koppeling: 1\nnaam: \u0007", "regel 2: stuurteken U+0007")]
    [InlineData("koppeling: 1\nkolommen:\n\tleerling: a", "regel 3: de regel springt in met een tab")]
    [InlineData("", "leeg")]
    [InlineData("koppeling: 1\nbestandssoort: somtoday\nkolommen:\n  leerling: a\ncodes:\n  Z: ziek\n", "regel 4: 'kolommen' hoort niet bij somtoday")]
    public void Koppelbestand_MetFout_NoemtRegelEnVerwachting(string yaml, string verwacht)
    {
        var fout = Assert.Throws<Bestandsfout>(() => Koppeling.Lees(yaml));

        Assert.Contains(verwacht, fout.Message, StringComparison.Ordinal);
        Assert.Contains("verwacht:", fout.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Koppelbestand_MetAliasbom_WordtVanafHetEersteAnkerGeweigerd()
    {
        var bom = "a: &a [x,x,x,x,x,x,x,x,x]\n" + string.Concat(Enumerable.Range('b', 20).Select(c => $"{(char)c}: &{(char)c} [{string.Join(',', Enumerable.Repeat($"*{(char)(c - 1)}", 9))}]\n"));

        Assert.Contains("regel 1: anker '&a' wordt niet gelezen", Assert.Throws<Bestandsfout>(() => Koppeling.Lees(bom)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData('[')]
    [InlineData('{')]
    [InlineData('-')]
    [InlineData('?')]
    public void Koppelbestand_DiepOfVreemd_IsSnelGeweigerd(char teken)
    {
        var klok = System.Diagnostics.Stopwatch.StartNew();

        Assert.Throws<Bestandsfout>(() => Koppeling.Lees(string.Join(' ', Enumerable.Repeat(teken, 120_000))));
        Assert.InRange(klok.Elapsed.TotalSeconds, 0, 5);
    }

    [Fact]
    public void Koppelbestanden_VanHetProgramma_ZijnGeldig()
    {
        var bestanden = Directory.GetFiles(Koppelingen.Map, "*.yaml", SearchOption.AllDirectories);

        Assert.True(bestanden.Length >= 4);
        Assert.All(bestanden, b => Koppeling.Lees(File.ReadAllText(b), b));
    }

    [Fact]
    public void Koppeling_ZonderDeKolom_NoemtHem()
    {
        Assert.Contains("'Uur' (lesuur)", Assert.Throws<Bestandsfout>(() => Lees(PerLes, "Stamnr;Datum;Code\nL1;5-1-2026;Z\n")).Message, StringComparison.Ordinal);
    }
}
