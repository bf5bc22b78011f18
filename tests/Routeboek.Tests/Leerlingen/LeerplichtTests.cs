using Routeboek.Domain.Verzuim;
using Routeboek.Tests.Eisen;

namespace Routeboek.Tests.Leerlingen;

public class LeerplichtTests
{
    [Theory]
    // born, from (first of the month after five), end of leerplicht (1 August), eighteen
    [InlineData("2010-07-31", "2015-08-01", "2026-08-01", "2028-07-31")] // sixteen on the last day of the school year
    [InlineData("2010-08-01", "2015-09-01", "2027-08-01", "2028-08-01")] // one day later: a whole school year more
    [InlineData("2010-01-01", "2015-02-01", "2026-08-01", "2028-01-01")]
    [InlineData("2010-01-31", "2015-02-01", "2026-08-01", "2028-01-31")]
    [InlineData("2010-12-31", "2016-01-01", "2027-08-01", "2028-12-31")]
    [InlineData("2010-12-01", "2016-01-01", "2027-08-01", "2028-12-01")]
    [InlineData("2012-02-29", "2017-04-01", "2028-08-01", "2030-03-01")] // five on 1 March 2017: April
    [InlineData("2012-02-28", "2017-03-01", "2028-08-01", "2030-02-28")]
    [InlineData("2012-03-01", "2017-04-01", "2028-08-01", "2030-03-01")]
    [Eis("B-CLK-24")]
    [Eis("B-GAP-36")]
    public void Periode_RondDeGrenzen_VolgtDeWet(string geboren, string van, string eindeLeerplicht, string achttien)
    {
        var geboortedatum = DateOnly.Parse(geboren);

        Assert.Equal((DateOnly.Parse(van), DateOnly.Parse(achttien)), Leerplicht.Periode(geboortedatum, false));
        Assert.Equal((DateOnly.Parse(van), DateOnly.Parse(eindeLeerplicht)), Leerplicht.Periode(geboortedatum, true));
    }

    [Theory]
    [InlineData("2015-07-31", false, false)]
    [InlineData("2015-08-01", false, true)]
    [InlineData("2026-07-31", true, true)]
    [InlineData("2026-08-01", true, false)]
    [InlineData("2026-08-01", false, true)]
    [InlineData("2028-07-30", false, true)]
    [InlineData("2028-07-31", false, false)]
    public void IsPlichtig_OpDeGrens_TeltHetBeginMeeEnHetEindeNiet(string dag, bool startkwalificatie, bool plichtig) =>
        Assert.Equal(plichtig, Leerplicht.IsPlichtig(new DateOnly(2010, 7, 31), startkwalificatie, DateOnly.Parse(dag)));

    [Fact]
    public void Periode_VoorElkeGeboortedag_BegintOpDeEersteEnEindigtNooitVoorZestien()
    {
        for (var geboren = new DateOnly(2003, 1, 1); geboren.Year < 2021; geboren = geboren.AddDays(1))
        {
            var (van, tot) = Leerplicht.Periode(geboren, false);
            var (van2, eindeLeerplicht) = Leerplicht.Periode(geboren, true);
            Assert.Equal(van, van2);
            Assert.Equal(1, van.Day);
            Assert.Equal(5, Leerplicht.Leeftijd(geboren, van));
            Assert.InRange(van.DayNumber - Leerplicht.Verjaardag(geboren, 5).DayNumber, 1, 31);
            Assert.Equal((8, 1), (eindeLeerplicht.Month, eindeLeerplicht.Day));
            Assert.Equal(16, Leerplicht.Leeftijd(geboren, eindeLeerplicht.AddDays(-1)));
            Assert.True(eindeLeerplicht <= tot);
            Assert.Equal(17, Leerplicht.Leeftijd(geboren, tot.AddDays(-1)));
            Assert.Equal(18, Leerplicht.Leeftijd(geboren, tot));
        }
    }

    [Fact]
    public void Verjaardag_OpSchrikkeldag_IsEenMaartInAndereJaren()
    {
        var geboren = new DateOnly(2012, 2, 29);

        Assert.Equal(new DateOnly(2013, 3, 1), Leerplicht.Verjaardag(geboren, 1));
        Assert.Equal(new DateOnly(2016, 2, 29), Leerplicht.Verjaardag(geboren, 4));
        Assert.Equal(0, Leerplicht.Leeftijd(geboren, new DateOnly(2013, 2, 28)));
        Assert.Equal(1, Leerplicht.Leeftijd(geboren, new DateOnly(2013, 3, 1)));
        Assert.Equal(-1, Leerplicht.Leeftijd(geboren, new DateOnly(2012, 2, 28)));
    }
}
