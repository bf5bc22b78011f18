namespace Routeboek.Domain.Toegang;

/// <summary>One case in which a rule holds.</summary>
/// <param name="Met">All of these hold.</param>
/// <param name="Zonder">None of these holds.</param>
public readonly record struct Geval(Omstandigheden Met, Omstandigheden Zonder)
{
    public bool Past(Omstandigheden bij) => (bij & (Met | Zonder)) == Met;
}

/// <summary>
/// When a rule holds. Written with <c>&amp;</c>, <c>|</c> and <c>!</c> over <see cref="Als"/> and kept in two forms: as a list of cases, so
/// that a test of bits decides, and as it was written, so that a query is no longer than the rule.
/// </summary>
public sealed class Gevallen
{
    private readonly Geval[] _lijst;

    // what all cases share: tells at once that none of them holds
    private readonly Geval _gedeeld;

    private readonly Func<Func<Omstandigheden, Zichtfilter>, Zichtfilter> _filter;

    private Gevallen(IEnumerable<Geval> lijst, Func<Func<Omstandigheden, Zichtfilter>, Zichtfilter> filter)
    {
        _lijst = [.. lijst.Where(g => (g.Met & g.Zonder) == Omstandigheden.Geen).Distinct()];
        _gedeeld = _lijst.Length == 0 ? default : _lijst.Aggregate((a, b) => new Geval(a.Met & b.Met, a.Zonder & b.Zonder));
        _filter = filter;
    }

    public IReadOnlyList<Geval> Lijst => _lijst;

    public static Gevallen Met(Omstandigheden een) => new([new Geval(een, Omstandigheden.Geen)], van => van(een));

    public bool Past(Omstandigheden bij)
    {
        if (!_gedeeld.Past(bij))
            return false;
        foreach (var geval in _lijst)
        {
            if (geval.Past(bij))
                return true;
        }

        return false;
    }

    /// <summary>The same as a filter.</summary>
    /// <param name="van">What a single circumstance asks of the stored columns.</param>
    public Zichtfilter Filter(Func<Omstandigheden, Zichtfilter> van) => _filter(van);

    public static Gevallen operator |(Gevallen a, Gevallen b) =>
        new(a._lijst.Concat(b._lijst), van => Zichtfilter.Of([a._filter(van), b._filter(van)]));

    public static Gevallen operator &(Gevallen a, Gevallen b) =>
        new(from x in a._lijst from y in b._lijst select new Geval(x.Met | y.Met, x.Zonder | y.Zonder), van => Zichtfilter.En([a._filter(van), b._filter(van)]));

    /// <exception cref="InvalidOperationException">Not one single circumstance: a denial of more is written out.</exception>
    public static Gevallen operator !(Gevallen a) => a._lijst is [{ Zonder: Omstandigheden.Geen } een] && int.IsPow2((int)een.Met)
        ? new([new Geval(Omstandigheden.Geen, een.Met)], van => new Zichtfilter.Niet(a._filter(van)))
        : throw new InvalidOperationException("alleen een enkele omstandigheid is te ontkennen");
}
