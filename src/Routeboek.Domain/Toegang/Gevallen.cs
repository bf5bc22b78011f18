namespace Routeboek.Domain.Toegang;

/// <summary>One case in which a rule holds.</summary>
/// <param name="Met">All of these hold.</param>
/// <param name="Zonder">None of these holds.</param>
public readonly record struct Geval(Omstandigheden Met, Omstandigheden Zonder)
{
    public bool Past(Omstandigheden bij) => (bij & (Met | Zonder)) == Met;
}

/// <summary>
/// When a rule holds: in any of these cases. Written with <c>&amp;</c>, <c>|</c> and <c>!</c> over <see cref="Als"/>, kept as a list of
/// cases, so that one test of bits decides and the same list becomes a query.
/// </summary>
public sealed class Gevallen
{
    private readonly Geval[] _lijst;

    // what all cases share: tells at once that none of them holds
    private readonly Geval _gedeeld;

    private Gevallen(IEnumerable<Geval> lijst)
    {
        _lijst = [.. lijst.Where(g => (g.Met & g.Zonder) == Omstandigheden.Geen).Distinct()];
        _gedeeld = _lijst.Length == 0 ? default : _lijst.Aggregate((a, b) => new Geval(a.Met & b.Met, a.Zonder & b.Zonder));
    }

    public IReadOnlyList<Geval> Lijst => _lijst;

    /// <summary>Never.</summary>
    public static Gevallen Nooit { get; } = new([]);

    /// <summary>Always.</summary>
    public static Gevallen Altijd { get; } = new([new Geval(Omstandigheden.Geen, Omstandigheden.Geen)]);

    public static Gevallen Met(Omstandigheden een) => new([new Geval(een, Omstandigheden.Geen)]);

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

    public static Gevallen operator |(Gevallen a, Gevallen b) => new(a._lijst.Concat(b._lijst));

    public static Gevallen operator &(Gevallen a, Gevallen b) =>
        new(from x in a._lijst from y in b._lijst select new Geval(x.Met | y.Met, x.Zonder | y.Zonder));

    /// <exception cref="InvalidOperationException">Not one single circumstance: a denial of more is written out.</exception>
    public static Gevallen operator !(Gevallen a) => a._lijst is [{ Zonder: Omstandigheden.Geen } een] && int.IsPow2((int)een.Met)
        ? new([new Geval(Omstandigheden.Geen, een.Met)])
        : throw new InvalidOperationException("alleen een enkele omstandigheid is te ontkennen");
}
