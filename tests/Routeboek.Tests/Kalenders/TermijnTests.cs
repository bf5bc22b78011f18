using Routeboek.Application.Kalenders;
using Routeboek.Domain.Kalenders;
using Routeboek.Domain.Protocollen;
using Routeboek.Tests.Eisen;

namespace Routeboek.Tests.Kalenders;

public class TermijnTests
{
    private static readonly Schoolkalender Zuid = Kalenderlezer.Regio(Vakantieregio.Zuid, Sector.Vo);

    private static DateOnly? Laatste(string start, int aantal, Termijneenheid eenheid) =>
        new Termijn(aantal, eenheid).LaatsteDag(DateOnly.Parse(start), Zuid).Match(d => (DateOnly?)d, _ => null);

    [Theory]
    [InlineData("2026-01-12", 1, "2026-01-13")]
    [InlineData("2026-01-12", 3, "2026-01-15")]
    [InlineData("2026-01-16", 1, "2026-01-19")] // Friday to Monday
    [InlineData("2026-01-16", 0, "2026-01-16")]
    [InlineData("2026-01-17", 0, "2026-01-19")] // Saturday
    [InlineData("2025-12-19", 0, "2025-12-19")]
    [InlineData("2025-12-19", 1, "2026-01-05")] // over the Christmas holiday
    [InlineData("2025-12-18", 2, "2026-01-05")]
    [InlineData("2026-02-13", 1, "2026-02-23")] // over the spring holiday
    [InlineData("2026-07-10", 1, "2026-08-24")] // over the summer, into the next school year
    [InlineData("2026-07-15", 0, "2026-08-24")]
    [InlineData("2026-05-13", 1, "2026-05-15")] // Ascension, and the day after it is a school day
    public void Termijn_InSchooldagen_TeltDeSchooldagenNaDeStart(string start, int aantal, string laatste) =>
        Assert.Equal(DateOnly.Parse(laatste), Laatste(start, aantal, Termijneenheid.Schooldagen));

    [Theory]
    [Eis("H-GAP-39")]
    [InlineData("2026-01-12", 5, "2026-01-19")]
    [InlineData("2025-12-19", 5, "2025-12-30")] // both Christmas days do not count; the school holiday does
    [InlineData("2025-12-24", 1, "2025-12-29")]
    [InlineData("2026-04-02", 1, "2026-04-07")] // Good Friday and Easter Monday
    [InlineData("2026-05-04", 1, "2026-05-06")] // 5 May
    [InlineData("2026-04-24", 1, "2026-04-28")] // King's Day on a Monday
    [InlineData("2026-05-13", 1, "2026-05-15")] // the day after Ascension counts
    [InlineData("2026-05-22", 1, "2026-05-26")] // Whit Monday
    [InlineData("2026-12-31", 1, "2027-01-04")]
    [InlineData("2026-01-17", 0, "2026-01-19")]
    [InlineData("2026-01-16", 0, "2026-01-16")]
    [InlineData("2030-12-24", 1, "2030-12-27")] // a year outside the school calendar
    public void Termijn_InWerkdagen_TeltMaandagTotEnMetVrijdagZonderFeestdagen(string start, int aantal, string laatste) =>
        Assert.Equal(DateOnly.Parse(laatste), Laatste(start, aantal, Termijneenheid.Werkdagen));

    [Theory]
    [InlineData("2026-01-31", 1, Termijneenheid.Maanden, "2026-02-28")]
    [InlineData("2024-01-31", 1, Termijneenheid.Maanden, "2024-02-29")]
    [InlineData("2026-11-30", 3, Termijneenheid.Maanden, "2027-02-28")]
    [InlineData("2028-02-29", 12, Termijneenheid.Maanden, "2029-02-28")]
    [InlineData("2026-12-15", 1, Termijneenheid.Maanden, "2027-01-15")]
    [InlineData("2026-12-24", 2, Termijneenheid.Weken, "2027-01-07")]
    [InlineData("2028-02-28", 1, Termijneenheid.Dagen, "2028-02-29")]
    [InlineData("2026-12-31", 0, Termijneenheid.Dagen, "2026-12-31")]
    public void Termijn_InKalendertijd_VolgtDeKalender(string start, int aantal, Termijneenheid eenheid, string laatste) =>
        Assert.Equal(DateOnly.Parse(laatste), Laatste(start, aantal, eenheid));

    [Theory]
    [Eis("H-CLK-07")]
    [Eis("H-CLK-08")]
    [Eis("H-CLK-09")]
    [Eis("H-CLK-10")]
    [InlineData(8, "2025-12-29")]
    [InlineData(11, "2026-01-19")]
    [InlineData(13, "2026-02-02")]
    public void Opschaling_VanafDeEersteDatum_LooptInKalenderwekenDoorVakanties(int weken, string laatste) =>
        Assert.Equal(DateOnly.Parse(laatste), Laatste("2025-11-03", weken, Termijneenheid.Weken));

    [Theory]
    [Eis("H-CLK-12")]
    [InlineData("2026-04-01", "2026-04-10")]
    [InlineData("2026-06-01", "2026-06-08")]
    public void InschrijvenNaDeAvBrief_BinnenVijfWerkdagen_SlaatFeestdagenOver(string brief, string laatste) =>
        Assert.Equal(DateOnly.Parse(laatste), Laatste(brief, 5, Termijneenheid.Werkdagen));

    [Fact]
    public void Termijn_InSchooldagen_IsTellenMetDeHandEnNooitKorterBijMeer()
    {
        foreach (var regio in Enum.GetValues<Vakantieregio>())
        {
            var kalender = Kalenderlezer.Regio(regio, Sector.Po);
            for (var start = kalender.Van; start <= kalender.Tot; start = start.AddDays(3))
            {
                var vorige = start;
                for (var n = 0; n <= 40; n++)
                {
                    DateOnly? metDeHand = null;
                    var geteld = 0;
                    for (var dag = n == 0 ? start : start.AddDays(1); dag <= kalender.Tot && metDeHand is null; dag = dag.AddDays(1))
                    {
                        if (kalender.IndexVan(dag) >= 0 && ++geteld >= n)
                            metDeHand = dag;
                    }
                    var uitkomst = new Termijn(n, Termijneenheid.Schooldagen).LaatsteDag(start, kalender).Match(d => (DateOnly?)d, _ => null);
                    Assert.Equal(metDeHand, uitkomst);
                    if (uitkomst is not { } laatste)
                        continue;
                    Assert.True(laatste >= vorige && (n < 2 || laatste > vorige));
                    vorige = laatste;
                    if (n > 0)
                        Assert.Equal(n, Termijn.Tel(start, laatste, Termijneenheid.Schooldagen, kalender));
                }
            }
        }
    }

    [Fact]
    public void Voor_IsHetTegendeelVanLaatsteDag()
    {
        foreach (var eenheid in (Termijneenheid[])[Termijneenheid.Schooldagen, Termijneenheid.Werkdagen, Termijneenheid.Dagen, Termijneenheid.Weken])
        {
            for (var i = 0; i < Zuid.Aantal; i += 7)
            {
                var start = Zuid.Datum(i);
                if (!Feestdagen.IsWerkdag(start))
                    continue;
                for (var n = 0; n < 12; n++)
                {
                    var termijn = new Termijn(n, eenheid);
                    if (termijn.LaatsteDag(start, Zuid) is Termijnuitkomst.LaatsteDag laatste)
                        Assert.Equal(start, termijn.Voor(laatste.Dag, Zuid));
                }
            }
        }
    }

    [Theory]
    [InlineData("2027-07-23", 1)]
    [InlineData("2027-07-01", 17)]
    [InlineData("2027-07-24", 0)]
    [InlineData("2024-07-31", 1)]
    public void Termijn_InSchooldagenVoorbijDeKalender_NoemtDeKalender(string start, int aantal)
    {
        var uitkomst = new Termijn(aantal, Termijneenheid.Schooldagen).LaatsteDag(DateOnly.Parse(start), Zuid);

        var buiten = Assert.IsType<Termijnuitkomst.BuitenKalender>(uitkomst);
        Assert.Equal(new DateOnly(2027, 7, 31), buiten.Tot);
        Assert.Contains("buiten de kalender, die loopt van 2024-08-01 tot en met 2027-07-31", buiten.ToString());
    }

    [Fact]
    public void Termijn_OpDeLaatsteSchooldagVanDeKalender_IsNogGoed() =>
        Assert.Equal(new DateOnly(2027, 7, 23), Laatste("2027-07-22", 1, Termijneenheid.Schooldagen));

    [Theory]
    [InlineData("2025-12-18", "2026-01-06", Termijneenheid.Schooldagen, 3)]
    [InlineData("2025-12-18", "2026-01-06", Termijneenheid.Werkdagen, 10)]
    [InlineData("2025-12-18", "2026-01-06", Termijneenheid.Weken, 19)]
    [InlineData("2026-01-06", "2026-01-06", Termijneenheid.Dagen, 0)]
    [InlineData("2026-01-07", "2026-01-06", Termijneenheid.Dagen, 0)]
    public void Tel_TussenTweeDagen_TeltTotEnMetDeTweede(string na, string tot, Termijneenheid eenheid, int dagen) =>
        Assert.Equal(dagen, Termijn.Tel(DateOnly.Parse(na), DateOnly.Parse(tot), eenheid, Zuid));

    [Theory]
    [InlineData("2025-09-30", 9, 30, "2025-09-30")]
    [InlineData("2025-10-01", 9, 30, "2026-09-30")]
    [InlineData("2025-12-31", 1, 1, "2026-01-01")]
    public void OpOfNa_EenDagVanHetJaar_IsDeEersteVanafDeStart(string start, int maand, int dag, string datum) =>
        Assert.Equal(DateOnly.Parse(datum), Termijn.OpOfNa(DateOnly.Parse(start), maand, dag));

    [Theory]
    [InlineData(2, 29)]
    [InlineData(4, 31)]
    [InlineData(13, 1)]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    public void OpOfNa_EenDagDieNietElkJaarBestaat_WordtGeweigerd(int maand, int dag) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Termijn.OpOfNa(new DateOnly(2025, 1, 1), maand, dag));

    [Fact]
    public void Termijn_NegatiefOfEindeloos_BestaatNiet()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Termijn(-1, Termijneenheid.Dagen));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Termijn(Termijn.MaximaalAantal + 1, Termijneenheid.Dagen));
    }

    [Theory]
    [InlineData(1961, "1961-04-02")]
    [InlineData(2000, "2000-04-23")]
    [InlineData(2008, "2008-03-23")]
    [InlineData(2011, "2011-04-24")]
    [InlineData(2019, "2019-04-21")]
    [InlineData(2025, "2025-04-20")]
    [InlineData(2026, "2026-04-05")]
    [InlineData(2027, "2027-03-28")]
    [InlineData(2038, "2038-04-25")]
    [InlineData(2285, "2285-03-22")]
    public void Pasen_InEenJaar_IsBekend(int jaar, string datum) => Assert.Equal(DateOnly.Parse(datum), Feestdagen.Pasen(jaar));

    [Fact]
    public void Feestdagen_VanElkJaar_ZijnNegenDagenEnKoningsdagIsNooitZondag()
    {
        for (var jaar = 1900; jaar < 2200; jaar++)
        {
            var dagen = Feestdagen.Van(jaar);
            Assert.Equal(9, dagen.Count);
            Assert.Equal(DayOfWeek.Sunday, Feestdagen.Pasen(jaar).DayOfWeek);
            Assert.NotEqual(DayOfWeek.Sunday, Feestdagen.Koningsdag(jaar).DayOfWeek);
            var verwacht = dagen.Select(d => d.Datum).ToHashSet();
            for (var dag = new DateOnly(jaar, 1, 1); dag.Year == jaar; dag = dag.AddDays(1))
                Assert.Equal(verwacht.Contains(dag), Feestdagen.IsFeestdag(dag));
        }
        Assert.Equal(new DateOnly(2025, 4, 26), Feestdagen.Koningsdag(2025));
        Assert.Equal(new DateOnly(2026, 4, 27), Feestdagen.Koningsdag(2026));
    }
}
