using Routeboek.Domain.Dossiers;
using Routeboek.Domain.Kalenders;

namespace Routeboek.Domain.Afspraken;

/// <summary>
/// A dossier as it stands on a day: its facts and all its tasks. One new fact, or a new day, is worked into it without doing the rest
/// again, and always gives what doing everything again gives (contract "afspraken", Laws 1 and 3).
/// </summary>
public sealed class Dossierstand
{
    private readonly Afsprakenset _set;
    private readonly Schoolkalender _kalender;
    private readonly List<TermijnBuitenKalender>[] _bezwaren;
    private Dossierbeeld _beeld;
    private IReadOnlyList<GeldendFeit> _geldend;

    /// <param name="set">The agreements that hold.</param>
    /// <param name="feiten">The facts; facts added later go into the same series.</param>
    /// <param name="kalender">The school days.</param>
    /// <param name="vandaag">The day, inclusive.</param>
    /// <param name="bekendTot">The last instant of recording that is known, UTC; null = everything.</param>
    public Dossierstand(Afsprakenset set, Feitenreeks feiten, Schoolkalender kalender, DateOnly vandaag, DateTime? bekendTot = null)
    {
        _set = set;
        _kalender = kalender;
        Feiten = feiten;
        Vandaag = vandaag;
        BekendTot = bekendTot;
        _bezwaren = new List<TermijnBuitenKalender>[set.Regels.Count];
        _geldend = feiten.Geldend(vandaag, bekendTot);
        _beeld = new Dossierbeeld(feiten.Dossier, set, _geldend, kalender, vandaag);
        for (var i = 0; i < set.Regels.Count; i++)
            Bereken(i);
    }

    /// <summary>Everything recorded.</summary>
    public Feitenreeks Feiten { get; }

    public DateOnly Vandaag { get; private set; }

    public DateTime? BekendTot { get; private set; }

    /// <summary>The facts that count, in order.</summary>
    public IReadOnlyList<GeldendFeit> Geldend => _geldend;

    /// <summary>Terms that the calendar does not reach; with any of these the tasks may not be used.</summary>
    public IReadOnlyList<TermijnBuitenKalender> Bezwaren => [.. _bezwaren.SelectMany(b => b)];

    /// <summary>All tasks, by last day (none last), then by id.</summary>
    public IReadOnlyList<Taak> Taken
    {
        get
        {
            var taken = new List<Taak>();
            for (var i = 0; i < _set.Regels.Count; i++)
                taken.AddRange(_beeld.Taken(i));
            taken.Sort((a, b) => a.Uiterlijk == b.Uiterlijk
                ? string.CompareOrdinal(a.Id, b.Id)
                : (a.Uiterlijk ?? DateOnly.MaxValue).CompareTo(b.Uiterlijk ?? DateOnly.MaxValue));
            return taken;
        }
    }

    /// <summary>Facts about a task that is not there: they do nothing, and were probably meant for another.</summary>
    public IReadOnlyList<GeldendFeit> ZonderTaak
    {
        get
        {
            var over = _geldend.Where(f => _set.Soorten.OverTaak(f.Soort)).ToList();
            if (over.Count == 0)
                return [];
            var taken = Taken.Select(t => t.Id).ToHashSet(StringComparer.Ordinal);
            return [.. over.Where(f => f.Feit.Woord("taak") is not { } taak || !taken.Contains(taak))];
        }
    }

    /// <summary>Whether the last thing known is that the dossier was closed: no opening on a later day, nor later on the same one.</summary>
    public bool Gesloten => _beeld.Feiten(_set.Gesloten) is { Count: > 0 } gesloten
        && !_geldend.Any(f => string.Equals(f.Soort.Naam, Woordenschat.DossierGeopend, StringComparison.Ordinal) && f > gesloten[^1]);

    /// <summary>
    /// The first day after today on which a task can change when nothing new is recorded; null = never. Until then dates say how every
    /// task stands. May be too early, is never too late.
    /// </summary>
    public DateOnly? VolgendeWijziging
    {
        get
        {
            DateOnly? eerste = Feiten.EersteNa(Vandaag);
            void Neem(DateOnly? dag)
            {
                if (dag > Vandaag && !(dag >= eerste))
                    eerste = dag;
            }

            for (var i = 0; i < _set.Regels.Count; i++)
            {
                foreach (var taak in _beeld.Taken(i))
                {
                    Neem(taak.Gepauzeerd ? Vandaag.AddDays(1) : taak.Uiterlijk?.AddDays(1));
                }

                foreach (var leeftijd in _set.Regels[i].Leeftijdsgrenzen)
                {
                    foreach (var stand in _beeld.Standen)
                        Neem(stand.Geboren is { } geboren ? Leerlingbeeld.Verjaardag(geboren, leeftijd) : null);
                }
            }

            return eerste;
        }
    }

    /// <summary>Works in a new fact: a correction or withdrawal too.</summary>
    /// <exception cref="ArgumentException">See <see cref="Feitenreeks.Voeg"/>; nothing has changed then.</exception>
    public void Voeg(Feit feit)
    {
        Feiten.Voeg(feit);
        Ga(Vandaag, feit.Vastgelegd > BekendTot ? feit.Vastgelegd : BekendTot);
    }

    /// <summary>Goes to another day, and to what was known at another instant.</summary>
    public void Ga(DateOnly vandaag, DateTime? bekendTot)
    {
        var geldend = Feiten.Geldend(vandaag, bekendTot);
        var andereDag = vandaag != Vandaag;
        var anders = Veranderd(_geldend, geldend);
        if (andereDag && anders.Count == 0 && vandaag > Vandaag && !(VolgendeWijziging <= vandaag))
        {
            (Vandaag, BekendTot) = (vandaag, bekendTot);
            return;
        }

        Vandaag = vandaag;
        BekendTot = bekendTot;
        _geldend = geldend;
        var vorig = _beeld;
        _beeld = new Dossierbeeld(Feiten.Dossier, _set, geldend, _kalender, vandaag);
        var doen = andereDag ? null : Geraakt(anders);
        var gewijzigd = new bool[_set.Regels.Count];
        for (var i = 0; i < _set.Regels.Count; i++)
        {
            if (doen is not null && !doen[i] && !_set.Regels[i].Verwijzingen.Any(v => gewijzigd[v]))
            {
                _beeld.ZetTaken(i, vorig.Taken(i));
                continue;
            }

            Bereken(i);
            gewijzigd[i] = !_beeld.Taken(i).SequenceEqual(vorig.Taken(i));
        }
    }

    // what is in one of the two orders and not in the other
    private static List<GeldendFeit> Veranderd(IReadOnlyList<GeldendFeit> oud, IReadOnlyList<GeldendFeit> nieuw)
    {
        var anders = new List<GeldendFeit>();
        int i = 0, j = 0;
        while (i < oud.Count || j < nieuw.Count)
        {
            if (i < oud.Count && j < nieuw.Count && oud[i].Equals(nieuw[j]))
            {
                i++;
                j++;
            }
            else if (j == nieuw.Count || (i < oud.Count && oud[i] <= nieuw[j]))
            {
                anders.Add(oud[i++]);
            }
            else
            {
                anders.Add(nieuw[j++]);
            }
        }

        return anders;
    }

    private bool[] Geraakt(List<GeldendFeit> anders)
    {
        var geraakt = new bool[_set.Regels.Count];
        foreach (var feit in anders)
        {
            foreach (var patroon in _set.PatronenVan(feit.Soort))
            {
                if (_set.Patronen[patroon].Past(feit.Feit))
                {
                    foreach (var afnemer in _set.AfnemersVan(patroon))
                        geraakt[afnemer] = true;
                }
            }

            var vanLeerling = feit.Soort == _set.Soorten.LeerlingStand;
            var vanFase = feit.Soort == _set.Soorten.FaseGewijzigd;
            for (var i = 0; i < geraakt.Length && (vanLeerling || vanFase); i++)
                geraakt[i] |= (vanLeerling && _set.Regels[i].VanLeerling) || (vanFase && _set.Regels[i].VanFase);
            if (_set.Soorten.OverTaak(feit.Soort) && feit.Feit.Woord("taak") is { } taak && Regel(taak) is { } regel)
                geraakt[regel] = true;
        }

        return geraakt;
    }

    // dossier:afspraak:nummer, and a dossier may hold a colon
    private int? Regel(string taak)
    {
        var laatste = taak.LastIndexOf(':');
        if (laatste <= 0 || !taak.StartsWith(Feiten.Dossier + ":", StringComparison.Ordinal))
            return null;
        var begin = Feiten.Dossier.Length + 1;
        return begin < laatste ? _set.Plaats(taak[begin..laatste]) : null;
    }

    private void Bereken(int regel) => _beeld.ZetTaken(regel, Taakbepaler.Bepaal(_set.Regels[regel], _beeld, _bezwaren[regel] = []));
}
