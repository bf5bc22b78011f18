using Routeboek.Domain.Kalenders;
using Routeboek.Domain.Protocollen;

namespace Routeboek.Tests.Demo;

/// <summary>A school year of region zuid, written out here so that these tests lean on no other part.</summary>
internal static class Demokalender
{
    public static readonly Schooljaar Jaar = new(2025);

    public static Schoolkalender Zuid(Sector sector)
    {
        (DateOnly Van, DateOnly Tot)[] vrij =
        [
            (new(2025, 10, 11), new(2025, 10, 19)),
            (new(2025, 12, 20), new(2026, 1, 4)),
            (new(2026, 2, 14), new(2026, 2, 22)),
            (new(2026, 4, 6), new(2026, 4, 6)),
            (new(2026, 4, 25), new(2026, 5, 3)),
            (new(2026, 5, 14), new(2026, 5, 14)),
            (new(2026, 5, 25), new(2026, 5, 25)),
        ];
        var dagen = new List<Schooldag>();
        for (var dag = new DateOnly(2025, 8, 18); dag <= new DateOnly(2026, 7, 10); dag = dag.AddDays(1))
        {
            if (dag.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || vrij.Any(v => dag >= v.Van && dag <= v.Tot))
                continue;
            dagen.Add(new Schooldag(dag, sector != Sector.Po ? 300 : dag.DayOfWeek == DayOfWeek.Wednesday ? 210 : 330));
        }
        return new Schoolkalender(dagen);
    }
}
