using Routeboek.Domain.Dossiers;

namespace Routeboek.Domain.Afspraken;

/// <summary>
/// Agreements made ready for work: in strata, so that each comes after those it refers to, with their patterns of facts numbered.
/// Immutable; one set serves all dossiers and threads.
/// </summary>
public sealed class Afsprakenset
{
    private readonly Dictionary<string, int> _plaatsen = new(StringComparer.Ordinal);
    private readonly Dictionary<Feitsoort, int[]> _patronenVanSoort;
    private readonly int[][] _afnemers;

    /// <param name="boek">A protocol with its agreements; its signals get their names in sentences.</param>
    /// <param name="woordenschat">The facts that can be recorded.</param>
    /// <exception cref="ArgumentException">An id twice, a reference to an agreement that is not there, or a circle.</exception>
    public Afsprakenset(Afsprakenboek boek, Woordenschat woordenschat)
        : this(boek.Afspraken, woordenschat)
    {
        Signaalnamen = boek.Protocol.Signalen.ToDictionary(s => s.Id, s => s.Naam, StringComparer.Ordinal);
    }

    /// <exception cref="ArgumentException">An id twice, a reference to an agreement that is not there, or a circle.</exception>
    public Afsprakenset(IReadOnlyList<Afspraak> afspraken, Woordenschat woordenschat)
    {
        var lagen = new Afsprakenlagen(afspraken);
        if (lagen.Kring.Count > 0)
            throw new ArgumentException($"afspraken verwijzen in een kring: {string.Join(" -> ", lagen.Kring)}", nameof(afspraken));
        Afspraken = lagen.Volgorde;
        for (var i = 0; i < Afspraken.Count; i++)
            _plaatsen.Add(Afspraken[i].Id, i);

        Soorten = new Kernsoorten(woordenschat);
        var patronen = new List<Feitpatroon>();
        var nummers = new Dictionary<Feitpatroon, int>();
        int Nummer(Feitpatroon patroon)
        {
            if (!nummers.TryGetValue(patroon, out var nummer))
            {
                nummers.Add(patroon, nummer = patronen.Count);
                patronen.Add(patroon);
            }

            return nummer;
        }

        Gesloten = Nummer(new Feitpatroon(Soorten.DossierGesloten, []));
        Regels = [.. Afspraken.Select(a => new Afspraakregel(a, Nummer, id => _plaatsen[id]))];
        Patronen = patronen;
        _patronenVanSoort = patronen.Select((p, i) => (p.Soort, i)).GroupBy(p => p.Soort).ToDictionary(g => g.Key, g => g.Select(p => p.i).ToArray());
        _afnemers = [.. patronen.Select((_, p) => Enumerable.Range(0, Regels.Count).Where(r => p == Gesloten || Regels[r].Patronen.Contains(p)).ToArray())];
    }

    /// <summary>The agreements, each after those it refers to.</summary>
    public IReadOnlyList<Afspraak> Afspraken { get; }

    /// <summary>Ids of signals to their names for people; may be empty.</summary>
    public IReadOnlyDictionary<string, string> Signaalnamen { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    internal IReadOnlyList<Afspraakregel> Regels { get; }

    internal IReadOnlyList<Feitpatroon> Patronen { get; }

    internal Kernsoorten Soorten { get; }

    /// <summary>The pattern of a closed dossier.</summary>
    internal int Gesloten { get; }

    public Afspraak? Zoek(string id) => _plaatsen.TryGetValue(id, out var plaats) ? Afspraken[plaats] : null;

    internal int? Plaats(string id) => _plaatsen.TryGetValue(id, out var plaats) ? plaats : null;

    internal ReadOnlySpan<int> PatronenVan(Feitsoort soort) => _patronenVanSoort.TryGetValue(soort, out var patronen) ? patronen : [];

    /// <summary>The agreements that look at a pattern.</summary>
    internal ReadOnlySpan<int> AfnemersVan(int patroon) => _afnemers[patroon];

    /// <summary>The agreements that open, or lapse, by an outcome of this one.</summary>
    public IEnumerable<Afspraak> Gevolgen(Afspraak afspraak, Afspraakuitkomst uitkomst) => Afspraken.Where(a =>
        a.Als[0] is Voorwaarde.VanAfspraak anker && anker.Uitkomst == uitkomst && string.Equals(anker.Afspraak, afspraak.Id, StringComparison.Ordinal));
}

/// <summary>The kinds of fact that the engine itself reads.</summary>
internal sealed class Kernsoorten(Woordenschat woordenschat)
{
    public Feitsoort DossierGesloten { get; } = woordenschat[Woordenschat.DossierGesloten];

    public Feitsoort LeerlingStand { get; } = woordenschat[Woordenschat.LeerlingStand];

    public Feitsoort FaseGewijzigd { get; } = woordenschat[Woordenschat.FaseGewijzigd];

    public Feitsoort TaakNietVanToepassing { get; } = woordenschat[Woordenschat.TaakNietVanToepassing];

    public Feitsoort TermijnVerlengd { get; } = woordenschat[Woordenschat.TermijnVerlengd];

    public Feitsoort TermijnGepauzeerd { get; } = woordenschat[Woordenschat.TermijnGepauzeerd];

    public Feitsoort TermijnHervat { get; } = woordenschat[Woordenschat.TermijnHervat];

    /// <summary>Whether a fact of this kind is about one task.</summary>
    public bool OverTaak(Feitsoort soort) => soort == TaakNietVanToepassing || soort == TermijnVerlengd || soort == TermijnGepauzeerd || soort == TermijnHervat;
}

/// <summary>Puts agreements in strata, or finds the circle that makes it impossible.</summary>
public sealed class Afsprakenlagen
{
    private readonly Dictionary<string, Afspraak> _opId = new(StringComparer.Ordinal);
    private readonly HashSet<string> _klaar = new(StringComparer.Ordinal);
    private readonly List<string> _pad = [];
    private readonly List<Afspraak> _volgorde = [];

    /// <exception cref="ArgumentException">An id twice, or a reference to an agreement that is not there.</exception>
    public Afsprakenlagen(IReadOnlyList<Afspraak> afspraken)
    {
        foreach (var afspraak in afspraken)
        {
            if (!_opId.TryAdd(afspraak.Id, afspraak))
                throw new ArgumentException($"afspraak {afspraak.Id} staat er twee keer", nameof(afspraken));
        }

        foreach (var afspraak in afspraken)
        {
            Bezoek(afspraak.Id);
            if (Kring.Count > 0)
                return;
        }
    }

    /// <summary>Each agreement after those it refers to, else in the order given; incomplete when there is a circle.</summary>
    public IReadOnlyList<Afspraak> Volgorde => _volgorde;

    /// <summary>The ids of a circle, beginning and ending with the same one; empty when there is none.</summary>
    public IReadOnlyList<string> Kring { get; private set; } = [];

    /// <summary>The ids that an agreement refers to, in its conditions and in what makes it lapse.</summary>
    public static IEnumerable<string> Verwijzingen(Afspraak afspraak) =>
        afspraak.Als.Concat(afspraak.Vervalt).OfType<Voorwaarde.VanAfspraak>().Select(v => v.Afspraak);

    private void Bezoek(string id)
    {
        if (_klaar.Contains(id))
            return;
        var eerder = _pad.IndexOf(id);
        if (eerder >= 0)
        {
            Kring = [.. _pad[eerder..], id];
            return;
        }

        if (!_opId.TryGetValue(id, out var afspraak))
            throw new ArgumentException($"afspraak {id} is er niet", nameof(id));
        _pad.Add(id);
        foreach (var verwijzing in Verwijzingen(afspraak))
        {
            Bezoek(verwijzing);
            if (Kring.Count > 0)
                return;
        }

        _pad.RemoveAt(_pad.Count - 1);
        _klaar.Add(id);
        _volgorde.Add(afspraak);
    }
}
