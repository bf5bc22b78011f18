using Routeboek.Application.Kalenders;
using Routeboek.Domain.Kalenders;
using Routeboek.Domain.Protocollen;

namespace Routeboek.Tests.Kalenders;

public class RegiokalenderTests
{
    [Theory]
    [InlineData(Vakantieregio.Noord, 2024, "2024-09-02", "2025-07-11", 195)]
    [InlineData(Vakantieregio.Noord, 2025, "2025-08-25", "2026-07-03", 195)]
    [InlineData(Vakantieregio.Noord, 2026, "2026-08-17", "2027-07-09", 205)]
    [InlineData(Vakantieregio.Midden, 2024, "2024-08-26", "2025-07-18", 205)]
    [InlineData(Vakantieregio.Midden, 2025, "2025-09-01", "2026-07-17", 200)]
    [InlineData(Vakantieregio.Midden, 2026, "2026-08-31", "2027-07-16", 200)]
    [InlineData(Vakantieregio.Zuid, 2024, "2024-08-19", "2025-07-04", 200)]
    [InlineData(Vakantieregio.Zuid, 2025, "2025-08-18", "2026-07-10", 205)]
    [InlineData(Vakantieregio.Zuid, 2026, "2026-08-24", "2027-07-23", 210)]
    public void Schooljaar_PerRegio_HeeftEersteEnLaatsteSchooldag(Vakantieregio regio, int begin, string eerste, string laatste, int schooldagen)
    {
        var kalender = Kalenderlezer.Regio(regio, Sector.Vo);

        var jaar = kalender.Jaren.Single(j => j.Jaar.Begin == begin);

        Assert.Equal(eerste, kalender.Datum(jaar.EersteDag).ToString("yyyy-MM-dd"));
        Assert.Equal(laatste, kalender.Datum(jaar.LaatsteDag).ToString("yyyy-MM-dd"));
        Assert.Equal(schooldagen, jaar.LaatsteDag - jaar.EersteDag + 1);
    }
}
