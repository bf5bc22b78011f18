using Routeboek.Domain.Kalenders;
using Routeboek.Domain.Signalering;
using Routeboek.Domain.Verzuim;
using Routeboek.Tests.Eisen;

namespace Routeboek.Tests.Signalering;

/// <summary>The figures of the weekly analysis, against a school that can be counted by hand.</summary>
public sealed class WeekbeeldTests
{
    private static readonly DateOnly s_maandag = new(2026, 1, 26);
    private static readonly Dictionary<(int, DateOnly), int> s_geenRooster = [];

    // five weeks from 5 January, Monday to Friday, 300 minutes a day; Wednesday 14 January is free
    private static readonly Schoolkalender s_kalender = new([.. Enumerable.Range(0, 40).Select(i => new DateOnly(2026, 1, 5).AddDays(i))
        .Where(d => d.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && d != new DateOnly(2026, 1, 14)).Select(d => new Schooldag(d, 300))]);

    [Fact]
    [Eis("B-REG-14")]
    public void PerGroep_Aanwezigheid_EnSoorten()
    {
        var beeld = Van([
            Rij(1, 0, Verzuimsoort.Ziek, Tijdvak.Dag, 300),
            Rij(1, 1, Verzuimsoort.Ongeoorloofd, Tijdvak.VoorLesuur(1), 60), Rij(1, 1, Verzuimsoort.Ongeoorloofd, Tijdvak.VoorLesuur(2), 60),
            Rij(3, 4, Verzuimsoort.TeLaat, Tijdvak.Geen, 0), Rij(3, 4, Verzuimsoort.NietInGroep, Tijdvak.Middag, 150),
        ]);
        // group 0: two pupils of five days are 3000 minutes, 420 missed
        Assert.Equal((2, 860), (beeld.Groepen[0].Leerlingen, beeld.Groepen[0].Aanwezig));
        Assert.Equal([(Verzuimsoort.Ziek, 1), (Verzuimsoort.Ongeoorloofd, 2)], beeld.Groepen[0].PerSoort.Select(s => (s.Key, s.Value)).OrderBy(s => s.Key));
        // being in the building and not in the group is no absence
        Assert.Equal((1, 1000), (beeld.Groepen[1].Leerlingen, beeld.Groepen[1].Aanwezig));
        Assert.Equal((3, 907), (beeld.School.Leerlingen, beeld.School.Aanwezig));
        Assert.Equal((1, 2, 0), (beeld.OpDag(DayOfWeek.Monday, Verzuimsoort.Ziek), beeld.OpDag(DayOfWeek.Tuesday, Verzuimsoort.Ongeoorloofd), beeld.OpDag(DayOfWeek.Wednesday, Verzuimsoort.Ziek)));
        Assert.Equal((1, 3), (beeld.Begin, beeld.MetDeel));
    }

    [Fact]
    public void MeerMinutenDanDeDagHeeft_TeltAlsDeDag_EnEenEigenRoosterGaatVoor()
    {
        Weekrij[] rijen = [.. Enumerable.Range(1, 8).Select(u => Rij(3, 0, Verzuimsoort.Ziek, Tijdvak.VoorLesuur(u), 60))];
        Assert.Equal(800, Van(rijen).Groepen[1].Aanwezig);
        // comes on Monday and Tuesday only, 120 minutes
        var rooster = Enumerable.Range(0, 5).ToDictionary(i => (3, s_maandag.AddDays(i)), i => i < 2 ? 120 : 0);
        Assert.Equal(500, Van(rijen, eigen: rooster).Groepen[1].Aanwezig);
    }

    [Fact]
    public void WieHalverwegeKomt_TeltVanafDieDag_EnInTweeGroepenTochEenKeerOpSchool()
    {
        Weekplaats[] plaatsen = [new(0, 1, s_maandag.AddDays(-30), s_maandag), new(1, 1, s_maandag.AddDays(1), null)];
        var beeld = Weekbeeld.Van(s_kalender, s_maandag, s_maandag.AddDays(6), plaatsen, [Rij(1, 0, Verzuimsoort.Ziek, Tijdvak.Dag, 300)], s_geenRooster);
        Assert.Equal((0, 1000), (beeld.Groepen[0].Aanwezig, beeld.Groepen[1].Aanwezig));
        Assert.Equal((1, 800), (beeld.School.Leerlingen, beeld.School.Aanwezig));
    }

    [Fact]
    public void EenWeekDieNogLoopt_TeltAlleenWatBekendIs()
    {
        var beeld = Van([Rij(3, 0, Verzuimsoort.Ziek, Tijdvak.Dag, 300), Rij(3, 3, Verzuimsoort.Ziek, Tijdvak.Dag, 300)], tot: s_maandag.AddDays(1));
        Assert.Equal((2, 500, 1), (beeld.Schooldagen, beeld.Groepen[1].Aanwezig, beeld.Aantal(Verzuimsoort.Ziek)));
        var later = Van([], tot: s_maandag.AddDays(-3));
        Assert.Equal((0, null), (later.Schooldagen, later.Groepen[0].Aanwezig));
    }

    [Fact]
    [Eis("B-REG-14")]
    public void Patroon_WekenErvoor_EnDagenRondWeekendEnVrijeDag()
    {
        Assert.Equal(new DateOnly(2026, 1, 5), Weekbeeld.VanafDag(s_kalender, s_maandag));
        var beeld = Van([
            Rij(1, 0, Verzuimsoort.Ziek, Tijdvak.Dag, 300),
            Rij(2, -7, Verzuimsoort.Ziek, Tijdvak.Dag, 300), Rij(2, -13, Verzuimsoort.Ziek, Tijdvak.Dag, 300), Rij(2, -11, Verzuimsoort.Onbekend, Tijdvak.Dag, 300),
        ]);
        // three school weeks before it, twice ill
        Assert.Equal((3, 7, 3), (beeld.Weken, beeld.Eerder(Verzuimsoort.Ziek), beeld.Eerder(Verzuimsoort.Onbekend)));
        // the 13th and the 15th lie beside the free Wednesday, the 5th is the first day after a holiday
        Assert.Equal([new Weekligging(Dagligging.Midden, 9, 0), new Weekligging(Dagligging.Weekend, 7, 2), new Weekligging(Dagligging.Vrij, 3, 2)], beeld.Liggingen);
        Assert.Equal(3, beeld.Liggingen[1].PerDag);
    }

    private static Weekrij Rij(int leerling, int dag, Verzuimsoort soort, Tijdvak vak, int minuten) => new(leerling, s_maandag.AddDays(dag), soort, vak, minuten);

    private static Weekbeeld Van(Weekrij[] rijen, DateOnly? tot = null, Dictionary<(int, DateOnly), int>? eigen = null) => Weekbeeld.Van(s_kalender, s_maandag, tot ?? s_maandag.AddDays(6),
        [new Weekplaats(0, 1, new DateOnly(2025, 8, 1), null), new Weekplaats(0, 2, new DateOnly(2025, 8, 1), null), new Weekplaats(1, 3, new DateOnly(2025, 8, 1), null)], rijen, eigen ?? s_geenRooster);
}
