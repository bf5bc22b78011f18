using Routeboek.Domain.Dossiers;

namespace Routeboek.Domain.Afspraken;

/// <summary>A fact that could be recorded: a kind with its fields.</summary>
/// <param name="Soort">The kind.</param>
/// <param name="Gegevens">The fields.</param>
public sealed record Feitvoorbeeld(Feitsoort Soort, IReadOnlyList<KeyValuePair<string, Feitwaarde>> Gegevens)
{
    public override string ToString() => Gegevens.Count == 0
        ? Soort.Naam
        : $"{Soort.Naam} ({string.Join("; ", Gegevens.Select(g => $"{g.Key}: {g.Value}"))})";
}

/// <summary>
/// The facts that make a difference under a set of agreements: one for each pattern that is looked at. Facts about a task, the pupil and
/// the phase are made where they are needed.
/// </summary>
internal sealed class Feitenalfabet
{
    /// <summary>The word in a field that no pattern looks at.</summary>
    public const string Zomaar = "anders";

    private readonly Dictionary<Feitpatroon, Feitvoorbeeld> _eerste = [];

    public Feitenalfabet(Afsprakenset set)
    {
        var gezien = new HashSet<string>(StringComparer.Ordinal);
        var voorbeelden = new List<Feitvoorbeeld>();
        foreach (var patroon in set.Patronen)
        {
            var varianten = Varianten(patroon).ToList();
            _eerste[patroon] = varianten[0];
            foreach (var voorbeeld in varianten)
            {
                if (!set.Soorten.OverTaak(voorbeeld.Soort) && voorbeeld.Soort != set.Soorten.LeerlingStand && gezien.Add(voorbeeld.ToString()))
                    voorbeelden.Add(voorbeeld);
            }
        }

        Voorbeelden = voorbeelden;
    }

    public IReadOnlyList<Feitvoorbeeld> Voorbeelden { get; }

    /// <summary>A fact that matches.</summary>
    public Feitvoorbeeld Voor(Feitpatroon patroon) => _eerste.TryGetValue(patroon, out var voorbeeld) ? voorbeeld : Varianten(patroon).First();

    // a field that may be one of several words gives a fact for each
    private static IEnumerable<Feitvoorbeeld> Varianten(Feitpatroon patroon)
    {
        IEnumerable<IReadOnlyList<KeyValuePair<string, Feitwaarde>>> rijen = [[]];
        foreach (var eis in patroon.Eisen)
        {
            var lijst = patroon.Soort.Veld(eis.Veld)?.Vorm == Veldvorm.Lijst;
            IEnumerable<Feitwaarde> waarden = lijst ? [new Feitwaarde(eis.Waarde.Woorden)] : eis.Waarde.Woorden.Select(w => new Feitwaarde(w));
            rijen = rijen.SelectMany(rij => waarden, (rij, waarde) => (IReadOnlyList<KeyValuePair<string, Feitwaarde>>)[.. rij, new(eis.Veld, waarde)]);
        }

        return rijen.Select(rij => new Feitvoorbeeld(patroon.Soort, [.. rij, .. Verplicht(patroon.Soort, rij)]));
    }

    private static IEnumerable<KeyValuePair<string, Feitwaarde>> Verplicht(Feitsoort soort, IReadOnlyList<KeyValuePair<string, Feitwaarde>> rij) => soort.Velden
        .Where(v => v.Verplicht && !rij.Any(g => string.Equals(g.Key, v.Naam, StringComparison.Ordinal)))
        .Select(v => new KeyValuePair<string, Feitwaarde>(v.Naam, v.Vorm == Veldvorm.Lijst ? new Feitwaarde([Woord(v)]) : new Feitwaarde(Woord(v))));

    private static string Woord(Feitveld veld) => veld.Waarden.Count > 0 ? veld.Waarden[^1] : Zomaar;
}

/// <summary>A made-up dossier that a search records facts in.</summary>
internal sealed class Proefdossier
{
    public const string Naam = "P";

    private readonly Afsprakenset _set;

    public Proefdossier(Afsprakenset set, Woordenschat woordenschat, Kalenders.Schoolkalender kalender, DateOnly dag)
    {
        _set = set;
        Woordenschat = woordenschat;
        Dag = dag;
        Stand = new Dossierstand(set, new Feitenreeks(Naam), kalender, dag);
    }

    public Woordenschat Woordenschat { get; }

    public Dossierstand Stand { get; }

    public DateOnly Dag { get; private set; }

    /// <summary>The facts in words, for a report.</summary>
    public IReadOnlyList<string> Weg => [.. Stand.Feiten.Feiten.Select(f => $"{f.Op:yyyy-MM-dd} {Voorbeeld(f)}")];

    public Feit Voeg(Feitvoorbeeld voorbeeld, int? corrigeert = null) => Voeg(voorbeeld.Soort, voorbeeld.Gegevens, corrigeert);

    public void Voeg(string soort, params ReadOnlySpan<(string Veld, string Woord)> velden)
    {
        var gegevens = new List<KeyValuePair<string, Feitwaarde>>();
        foreach (var (veld, woord) in velden)
            gegevens.Add(new(veld, new Feitwaarde(woord)));
        Voeg(Woordenschat[soort], gegevens, null);
    }

    public void TrekIn(int nr) => Voeg(null, [], nr);

    public void NietVanToepassing(Taak taak) =>
        Voeg(Woordenschat.TaakNietVanToepassing, ("taak", taak.Id), ("reden", "proef"), ("afspraak", taak.Afspraak.Id));

    public void Ga(DateOnly dag)
    {
        Dag = dag;
        Stand.Ga(dag, null);
    }

    public IEnumerable<Taak> Van(Afspraak afspraak) => Stand.Taken.Where(t => ReferenceEquals(t.Afspraak, afspraak));

    private Feit Voeg(Feitsoort? soort, IReadOnlyList<KeyValuePair<string, Feitwaarde>> gegevens, int? corrigeert)
    {
        var feit = new Feit
        {
            Nr = Stand.Feiten.Aantal + 1,
            Dossier = Naam,
            Soort = soort,
            Op = Dag,
            Vastgelegd = Dag.ToDateTime(new TimeOnly(12, 0), DateTimeKind.Utc),
            Corrigeert = corrigeert,
            Gegevens = gegevens,
        };
        Stand.Voeg(feit);
        return feit;
    }

    private static string Voorbeeld(Feit feit) => feit.Soort is null ? $"feit {feit.Corrigeert} ingetrokken" : new Feitvoorbeeld(feit.Soort, feit.Gegevens).ToString();
}
