namespace Routeboek.Domain.Dossiers;

/// <summary>
/// The facts of one dossier as they were recorded, with their chains of corrections. Append-only; what counts on a day is asked with
/// <see cref="Geldend"/>. Source: contract "afspraken", Facts.
/// </summary>
public sealed class Feitenreeks
{
    private readonly SortedDictionary<int, Feit> _opNummer = [];
    private readonly Dictionary<int, int> _wortels = [];

    public Feitenreeks(string dossier)
    {
        Dossier = dossier;
    }

    public Feitenreeks(string dossier, IEnumerable<Feit> feiten)
        : this(dossier)
    {
        foreach (var feit in feiten.OrderBy(f => f.Nr))
            Voeg(feit);
    }

    public string Dossier { get; }

    public int Aantal => _opNummer.Count;

    /// <summary>All facts as recorded, by number.</summary>
    public IEnumerable<Feit> Feiten => _opNummer.Values;

    /// <summary>Adds a fact. What it corrects must be there already.</summary>
    /// <exception cref="ArgumentException">Another dossier, a number that is taken, or a correction of a number that is not there or not lower.</exception>
    public void Voeg(Feit feit)
    {
        if (!string.Equals(feit.Dossier, Dossier, StringComparison.Ordinal))
            throw new ArgumentException("een feit van een ander dossier", nameof(feit));
        if (feit.Soort is null && feit.Corrigeert is null)
            throw new ArgumentException("een intrekking zegt welk feit zij intrekt", nameof(feit));
        var wortel = feit.Nr;
        if (feit.Corrigeert is { } doel && (doel >= feit.Nr || !_wortels.TryGetValue(doel, out wortel)))
            throw new ArgumentException($"feit {feit.Nr} corrigeert {doel}, dat er niet is", nameof(feit));
        if (!_opNummer.TryAdd(feit.Nr, feit))
            throw new ArgumentException($"nummer {feit.Nr} is er al", nameof(feit));
        _wortels.Add(feit.Nr, wortel);
    }

    /// <summary>
    /// The facts that count: known at the instant, corrections applied, happened on or before the day; ordered by <c>op</c>, then root.
    /// </summary>
    /// <param name="vandaag">The day, inclusive.</param>
    /// <param name="bekendTot">The last instant of recording that is known, inclusive, UTC; null = everything.</param>
    public IReadOnlyList<GeldendFeit> Geldend(DateOnly vandaag, DateTime? bekendTot = null)
    {
        var laatste = new Dictionary<int, Feit>(_opNummer.Count);
        HashSet<int>? onbekend = null;
        foreach (var feit in _opNummer.Values)
        {
            if (feit.Vastgelegd > bekendTot || (feit.Corrigeert is { } doel && onbekend?.Contains(doel) == true))
                (onbekend ??= []).Add(feit.Nr);
            else
                laatste[_wortels[feit.Nr]] = feit;
        }

        var geldend = new List<GeldendFeit>(laatste.Count);
        foreach (var (wortel, feit) in laatste)
        {
            if (feit.Soort is not null && feit.Op <= vandaag)
                geldend.Add(new GeldendFeit(wortel, feit));
        }

        geldend.Sort();
        return geldend;
    }

    /// <summary>The days after a day on which a recorded fact begins to count, first one only; null when there is none.</summary>
    public DateOnly? EersteNa(DateOnly vandaag)
    {
        DateOnly? eerste = null;
        foreach (var feit in _opNummer.Values)
        {
            if (feit.Op > vandaag && !(feit.Op >= eerste))
                eerste = feit.Op;
        }

        return eerste;
    }
}
