using System.Globalization;
using Routeboek.Domain.Dossiers;
using Routeboek.Domain.Kalenders;
using Routeboek.Domain.Protocollen;

namespace Routeboek.Domain.Afspraken;

/// <summary>What is known of one dossier on a day, sorted out for a set of agreements: the facts by pattern, the pupil, the tasks so far.</summary>
internal sealed class Dossierbeeld
{
    private static readonly GeldendFeit[] Geen = [];

    private readonly List<GeldendFeit>?[] _feiten;
    private readonly IReadOnlyList<Taak>[] _taken;
    private readonly Dictionary<string, List<GeldendFeit>> _overTaak = new(StringComparer.Ordinal);
    private readonly Dictionary<(int Regel, Afspraakuitkomst Uitkomst), List<DateOnly>> _uitkomsten = [];
    private readonly List<Leerlingbeeld> _standen = [];
    private readonly List<(DateOnly Vanaf, string Fase)> _fasen = [];

    public Dossierbeeld(string dossier, Afsprakenset set, IReadOnlyList<GeldendFeit> feiten, Schoolkalender kalender, DateOnly vandaag)
    {
        Dossier = dossier;
        Set = set;
        Kalender = kalender;
        Vandaag = vandaag;
        _feiten = new List<GeldendFeit>?[set.Patronen.Count];
        _taken = new IReadOnlyList<Taak>[set.Regels.Count];
        Array.Fill(_taken, []);
        foreach (var feit in feiten)
            Verdeel(feit);
    }

    public string Dossier { get; }

    public Afsprakenset Set { get; }

    public Schoolkalender Kalender { get; }

    public DateOnly Vandaag { get; }

    /// <summary>The pupil's data, each from its day until the next.</summary>
    public IReadOnlyList<Leerlingbeeld> Standen => _standen;

    public IReadOnlyList<(DateOnly Vanaf, string Fase)> Fasen => _fasen;

    /// <summary>The facts that match a pattern, in order.</summary>
    public IReadOnlyList<GeldendFeit> Feiten(int patroon) => (IReadOnlyList<GeldendFeit>?)_feiten[patroon] ?? Geen;

    /// <summary>The facts about one task, in order.</summary>
    public IReadOnlyList<GeldendFeit> OverTaak(string taak) => _overTaak.TryGetValue(taak, out var feiten) ? feiten : Geen;

    public IReadOnlyList<Taak> Taken(int regel) => _taken[regel];

    public void ZetTaken(int regel, IReadOnlyList<Taak> taken) => _taken[regel] = taken;

    /// <summary>The days on which tasks of an agreement, whose tasks are known already, had an outcome, in order.</summary>
    public IReadOnlyList<DateOnly> Uitkomsten(int regel, Afspraakuitkomst uitkomst)
    {
        if (!_uitkomsten.TryGetValue((regel, uitkomst), out var dagen))
            _uitkomsten.Add((regel, uitkomst), dagen = [.. _taken[regel].Select(t => t.UitkomstOp(uitkomst)).OfType<DateOnly>().Order()]);
        return dagen;
    }

    private void Verdeel(GeldendFeit feit)
    {
        foreach (var patroon in Set.PatronenVan(feit.Soort))
        {
            if (Set.Patronen[patroon].Past(feit.Feit))
                (_feiten[patroon] ??= []).Add(feit);
        }

        var soorten = Set.Soorten;
        if (feit.Soort == soorten.LeerlingStand)
            Zet(feit);
        else if (feit.Soort == soorten.FaseGewijzigd && feit.Feit.Woord("fase") is { } fase)
            ZetFase(feit.Op, fase);
        else if (soorten.OverTaak(feit.Soort) && feit.Feit.Woord("taak") is { } taak)
            (_overTaak.TryGetValue(taak, out var lijst) ? lijst : _overTaak[taak] = []).Add(feit);
    }

    // of several on one day the last counts
    private void Zet(GeldendFeit feit)
    {
        var stand = new Leerlingbeeld(feit.Op, Geboren(feit.Feit), Sector(feit.Feit), feit.Feit.Woord("woongemeente"));
        if (_standen.Count > 0 && _standen[^1].Vanaf == stand.Vanaf)
            _standen[^1] = stand;
        else
            _standen.Add(stand);
    }

    private void ZetFase(DateOnly op, string fase)
    {
        if (_fasen.Count > 0 && _fasen[^1].Vanaf == op)
            _fasen[^1] = (op, fase);
        else
            _fasen.Add((op, fase));
    }

    private static DateOnly? Geboren(Feit feit) =>
        DateOnly.TryParseExact(feit.Woord("geboortedatum"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var dag) ? dag : null;

    private static Sector? Sector(Feit feit) => feit.Woord("sector") switch
    {
        "po" => Protocollen.Sector.Po,
        "vo" => Protocollen.Sector.Vo,
        "mbo" => Protocollen.Sector.Mbo,
        _ => null,
    };
}
