using Routeboek.Application.Kalenders;
using Routeboek.Domain.Kalenders;
using Routeboek.Domain.Protocollen;
using Routeboek.Domain.Verzuim;

namespace Routeboek.Tests.Verzuim;

/// <summary>The year of an invented pupil of region zuid, up to a day in April.</summary>
internal sealed class Proefjaar
{
    public static readonly Schoolkalender Kalender = Kalenderlezer.Regio(Vakantieregio.Zuid, Sector.Vo);
    public static readonly int EersteDag = Kalender.IndexOpOfNa(new DateOnly(2025, 8, 1));
    public static readonly int Peildag = Kalender.IndexVan(new DateOnly(2026, 4, 16));

    private readonly uint[] _rijen;

    public Proefjaar(IEnumerable<Registratie> rijen, int vanaf = 0)
    {
        _rijen = [.. rijen.OrderBy(r => r.Dag).Select(r => r.Bits)];
        Beeld.Lees(Kalender, Peildag, _rijen, vanaf);
        Verloop = Jaarverloop.Van(Beeld, _rijen);
    }

    public Jaarbeeld Beeld { get; } = new();

    public Jaarverloop Verloop { get; }

    public IReadOnlyList<Verzuimpatroon> Patronen => Patroonlezer.Lees(Beeld, Verloop, _rijen);

    public Patroonraster Raster => Patroonraster.Van(Beeld, _rijen);

    public static IEnumerable<int> Schooldagen(DayOfWeek dag) => Enumerable.Range(EersteDag, Peildag - EersteDag + 1).Where(d => Kalender.Datum(d).DayOfWeek == dag);

    public static Registratie Ziek(int dag) => new(dag, Verzuimsoort.Ziek, Tijdvak.Dag, Kalender.Minuten[dag]);

    public static Registratie Les(int dag, int les, Verzuimsoort soort = Verzuimsoort.Ongeoorloofd) => new(dag, soort, Tijdvak.VoorLesuur(les), soort == Verzuimsoort.TeLaat ? 5 : 60);
}
