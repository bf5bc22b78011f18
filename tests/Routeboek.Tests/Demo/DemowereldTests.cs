using System.Text;
using System.Text.RegularExpressions;
using Routeboek.Application.Demo;
using Routeboek.Domain.Protocollen;
using Xunit.Abstractions;

namespace Routeboek.Tests.Demo;

public sealed class DemowereldTests(ITestOutputHelper uit) : IDisposable
{
    private readonly string _map = Directory.CreateTempSubdirectory("demo").FullName;

    public void Dispose() => Directory.Delete(_map, recursive: true);

    [Theory]
    [InlineData(Sector.Po, 2.0, 5.0, 15, 25)]
    [InlineData(Sector.Vo, 8.0, 14.0, 35, 50)]
    public void Demowereld_TwintigduizendLeerlingen_HeeftDeAandelenVanHetVeld(Sector sector, double mazlVan, double mazlTot, int rijenVan, int rijenTot)
    {
        var telling = Tel(sector, 20_000);

        Assert.Equal(20_000, telling.Leerlingen);
        Assert.InRange(telling.AfwezigProcent, 4.9, 5.5);
        Assert.InRange(telling.ZestienUurPerDuizend, 20, 40);
        Assert.InRange(telling.LangOngeoorloofdPerDuizend, 1.3, 2.0);
        Assert.InRange(telling.MazlProcent, mazlVan, mazlTot);
        Assert.InRange((double)telling.Rijen / telling.Leerlingen, rijenVan, rijenTot);
        Assert.InRange(telling.ThuiszittersPerDuizend, 3, 12);
        Assert.InRange(telling.NietInGroepPerDuizend, 2, 8);
        Assert.Equal(7, telling.PerSoort.Count);

        // Illness begins on Mondays more than on Thursdays, in January more than in June.
        Assert.True(telling.ZiekteBegin[DayOfWeek.Monday] > 1.2 * telling.ZiekteBegin[DayOfWeek.Thursday]);
        Assert.True(telling.ZiekteBeginPerMaand[1] > 1.3 * telling.ZiekteBeginPerMaand[6]);
        // A tenth of the pupils has most of the lateness, and more than that of the truancy.
        Assert.InRange(AandeelBovensteTiende(telling.TeLaatPerLeerling), 0.4, 0.8);
        Assert.InRange(AandeelBovensteTiende(telling.SpijbelurenPerLeerling), 0.6, 1.0);
    }

    [Fact]
    public void Demowereld_Mbo_LijktOpVo()
    {
        var telling = Tel(Sector.Mbo, 5_000);

        Assert.InRange(telling.AfwezigProcent, 4.7, 5.7);
        Assert.InRange(telling.Leerplichtig, 1_500, 2_500); // most are eighteen
    }

    [Fact]
    public void Demowereld_ZelfdeZaad_GeeftDezelfdeBestanden()
    {
        foreach (var naam in new[] { "een", "twee" })
            Schrijf(Sector.Vo, 1_100, Path.Combine(_map, naam));

        foreach (var bestand in new[] { "verzuim.csv", "leerlingen.csv", "kalender.csv" })
            Assert.Equal(File.ReadAllBytes(Path.Combine(_map, "een", bestand)), File.ReadAllBytes(Path.Combine(_map, "twee", bestand)));
        Schrijf(Sector.Vo, 1_100, Path.Combine(_map, "drie"), zaad: 2);
        Assert.NotEqual(File.ReadAllBytes(Path.Combine(_map, "een", "verzuim.csv")), File.ReadAllBytes(Path.Combine(_map, "drie", "verzuim.csv")));
    }

    [Theory]
    [InlineData(Sector.Po)]
    [InlineData(Sector.Vo)]
    public void Demowereld_MinderLeerlingen_IsHetBeginVanMeer(Sector sector)
    {
        Schrijf(sector, 137, Path.Combine(_map, "klein"));
        Schrijf(sector, 1_203, Path.Combine(_map, "groot"));

        foreach (var bestand in new[] { "verzuim.csv", "leerlingen.csv" })
        {
            var klein = File.ReadAllBytes(Path.Combine(_map, "klein", bestand));
            Assert.Equal(klein, File.ReadAllBytes(Path.Combine(_map, "groot", bestand))[..klein.Length]);
        }
    }

    [Fact]
    public void Demowereld_LeerlingenInAndereVolgorde_GeeftDezelfdeRijen()
    {
        var wereld = Wereld(Sector.Vo);
        var maker = wereld.Maker();
        var laatste = maker.Rijen(1_900).ToArray();
        maker.Rijen(3);

        Assert.Equal(laatste, maker.Rijen(1_900).ToArray());
        Assert.Equal(laatste, wereld.Maker().Rijen(1_900).ToArray());
    }

    [Theory]
    [InlineData(Sector.Po, 1)]
    [InlineData(Sector.Vo, 1)]
    [InlineData(Sector.Vo, 77)]
    [InlineData(Sector.Mbo, 5)]
    public void Demowereld_ElkeRij_IsGeldigOpVolgordeEnZonderConflict(Sector sector, int zaad)
    {
        Schrijf(sector, 4_000, _map, (ulong)zaad);
        var kalender = Demokalender.Zuid(sector);
        var leerlingen = File.ReadLines(Path.Combine(_map, "leerlingen.csv")).Skip(1).Select(l => l.Split(';')[0]).ToHashSet(StringComparer.Ordinal);
        var tekst = File.ReadAllText(Path.Combine(_map, "verzuim.csv"));
        Assert.DoesNotContain('\r', tekst);
        Assert.NotEqual('\uFEFF', tekst[0]);
        Assert.EndsWith("\n", tekst, StringComparison.Ordinal);
        var regels = tekst[..^1].Split('\n');
        Assert.Equal("leerling;datum;dagdeel;lesuur;soort;minuten;reden", regels[0]);

        var dag = new List<Csvrij>();
        foreach (var rij in regels.Skip(1).Select(Csvrij.Lees))
        {
            Assert.Contains(rij.Leerling, leerlingen);
            Assert.True(kalender.IndexVan(rij.Datum) >= 0);
            Assert.Contains(rij.Soort, (string[])["ziek", "ziek_naar_huis", "te_laat", "ongeoorloofd", "geoorloofd", "onbekend", "niet_in_groep"]);
            Assert.Contains(rij.Dagdeel, (string[])["", "ochtend", "middag", "dag"]);
            if (rij.Lesuur.Length > 0)
                Assert.InRange(rij.Plaats, 1, 16);
            if (sector == Sector.Po)
                Assert.Empty(rij.Lesuur);
            Assert.True(rij.Soort == "te_laat" ? rij.Dagdeel.Length == 0 || rij.Lesuur.Length == 0 : (rij.Dagdeel.Length == 0) != (rij.Lesuur.Length == 0));
            if (rij.Minuten.Length > 0)
                Assert.InRange(int.Parse(rij.Minuten, System.Globalization.CultureInfo.InvariantCulture), 1, rij.Soort == "te_laat" ? 25 : 600);
            Assert.Contains(rij.Reden, (string[])["", "arts", "religie", "verlof", "schorsing", "luxe", "wachtlijst"]);

            if (dag.Count > 0)
            {
                var volgorde = string.CompareOrdinal(dag[^1].Leerling, rij.Leerling);
                Assert.True(volgorde < 0 || volgorde == 0 && (dag[^1].Datum < rij.Datum || dag[^1].Datum == rij.Datum && dag[^1].Plaats <= rij.Plaats));
                if (volgorde != 0 || dag[^1].Datum != rij.Datum)
                    dag.Clear();
            }
            foreach (var eerder in dag)
                Assert.False(IsDubbelOfConflict(eerder, rij), $"{eerder} en {rij}");
            dag.Add(rij);
        }
    }

    [Fact]
    public void Demowereld_TotEenPeildatum_KentNietsDaarna()
    {
        var peildatum = new DateOnly(2026, 1, 18); // a Sunday
        var opzet = new Demoopzet(Demokalender.Zuid(Sector.Vo), Sector.Vo, Demokalender.Jaar, 1, ["Vught"]);
        var heel = new Demowereld(opzet).Maker();
        var deel = new Demowereld(opzet with { Peildatum = peildatum }).Maker();
        var kalender = opzet.Kalender;
        var grens = kalender.IndexOpOfVoor(peildatum);
        for (var nummer = 1; nummer <= 500; nummer++)
        {
            var rijen = deel.Rijen(nummer).ToArray();
            Assert.All(rijen, r => Assert.True(r.Dag <= grens));
            // Explanations take at most six school days: what is older is the same.
            Assert.Equal(heel.Rijen(nummer).ToArray().Where(r => r.Dag <= grens - 6), rijen.Where(r => r.Dag <= grens - 6));
        }
    }

    [Theory]
    [InlineData(Sector.Po, 4, 13)]
    [InlineData(Sector.Vo, 11, 19)]
    [InlineData(Sector.Mbo, 15, 25)]
    public void Demowereld_Leerlingen_PassenBijHunLeerjaarEnHebbenGeenNaam(Sector sector, int jongste, int oudste)
    {
        Schrijf(sector, 3_000, _map);
        var regels = File.ReadAllLines(Path.Combine(_map, "leerlingen.csv"));

        Assert.Equal("leerling;geboortedatum;onderwijssoort;school;leerjaar;groep;woongemeente", regels[0]);
        Assert.Equal(3_001, regels.Length);
        var patroon = new Regex(@"^L\d{7};(\d{4})-\d\d-\d\d;(po|vo|mbo);(PO|VO|MBO)\d{5};[1-8];(PO|VO|MBO)\d{5}-[1-8][A-Z];(Vught|'s-Hertogenbosch)$");
        foreach (var regel in regels.Skip(1))
        {
            var gevonden = patroon.Match(regel);
            Assert.True(gevonden.Success, regel);
            var geboren = DateOnly.ParseExact(regel.Split(';')[1], "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
            Assert.InRange(geboren, Demokalender.Jaar.Van.AddYears(-oudste - 1), Demokalender.Jaar.Van.AddYears(-jongste));
        }
        Assert.True(regels.Skip(1).Take(300).Select(r => r.Split(';')[4]).Distinct().Count() > 3, "a small set has several years");
    }

    [Theory]
    [InlineData(Sector.Po)]
    [InlineData(Sector.Vo)]
    public void Demowereld_EersteVeertigRegels_StaanVast(Sector sector)
    {
        Schrijf(sector, 50, _map);
        var tekst = new StringBuilder();
        foreach (var (bestand, aantal) in new[] { ("verzuim.csv", 40), ("leerlingen.csv", 5) })
        {
            foreach (var regel in File.ReadLines(Path.Combine(_map, bestand)).Take(aantal))
                tekst.Append(regel).Append('\n');
        }
        var golden = Path.Combine(Map(), "golden", "demo", $"eerste-regels-{sector.ToString().ToLowerInvariant()}.csv");
        if (Environment.GetEnvironmentVariable("GOLDEN") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(golden)!);
            File.WriteAllText(golden, tekst.ToString());
        }

        Assert.Equal(File.ReadAllText(golden), tekst.ToString());
    }

    private static string Map([System.Runtime.CompilerServices.CallerFilePath] string hier = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(hier)!, "..", ".."));

    private static bool IsDubbelOfConflict(Csvrij eerder, Csvrij later)
    {
        if (eerder.Soort == "te_laat" || later.Soort == "te_laat")
            return eerder == later;
        if ((eerder.Soort == "niet_in_groep") != (later.Soort == "niet_in_groep"))
            return false;
        if (eerder.Soort == "onbekend" && later.Soort is "ziek" or "ziek_naar_huis" or "ongeoorloofd" or "geoorloofd" && later.Dekt(eerder))
            return false;
        return eerder.Overlapt(later);
    }

    private static double AandeelBovensteTiende(List<int> aantallen)
    {
        var op = aantallen.OrderDescending().ToList();
        return (double)op.Take(op.Count / 10).Sum() / op.Sum();
    }

    private static Demowereld Wereld(Sector sector, ulong zaad = 1) =>
        new(new Demoopzet(Demokalender.Zuid(sector), sector, Demokalender.Jaar, zaad, ["'s-Hertogenbosch", "Vught"]));

    private static void Schrijf(Sector sector, int aantal, string map, ulong zaad = 1) =>
        new DemodataSchrijver(Wereld(sector, zaad)).Schrijf(map, aantal, overschrijf: false, voortgang: null, CancellationToken.None);

    private Demotelling Tel(Sector sector, int aantal)
    {
        Schrijf(sector, aantal, _map);
        var telling = Demotelling.Tel(_map, Demokalender.Zuid(sector));
        uit.WriteLine($"{sector}: {(double)telling.Rijen / telling.Leerlingen:0.0} rijen per leerling, {telling.AfwezigProcent:0.00}% afwezig, per 1000 leerplichtigen {telling.ZestienUurPerDuizend:0.0} met 16 uur en {telling.LangOngeoorloofdPerDuizend:0.00} lang ongeoorloofd, MAZL {telling.MazlProcent:0.00}%");
        uit.WriteLine($"thuiszitters {telling.ThuiszittersPerDuizend:0.0} en niet in groep {telling.NietInGroepPerDuizend:0.0} per 1000, bovenste tiende te laat {AandeelBovensteTiende(telling.TeLaatPerLeerling):0.00}, ongeoorloofd {AandeelBovensteTiende(telling.SpijbelurenPerLeerling):0.00}");
        uit.WriteLine("rijen " + string.Join(", ", telling.PerSoort.OrderByDescending(p => p.Value).Select(p => $"{p.Key} {(double)p.Value / telling.Leerlingen:0.00}")));
        return telling;
    }
}
