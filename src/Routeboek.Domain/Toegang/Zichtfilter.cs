using Routeboek.Domain.Dossiers;
using Routeboek.Domain.Organisaties;

namespace Routeboek.Domain.Toegang;

/// <summary>
/// A predicate over the stored columns of an <see cref="Onderwerp"/>: what a query asks. A closed tree of small questions, so that the
/// database can be asked the same; in memory <see cref="Past"/> answers it.
/// </summary>
public abstract record Zichtfilter
{
    private Zichtfilter()
    {
    }

    public sealed record Alle(IReadOnlyList<Zichtfilter> Delen) : Zichtfilter;

    public sealed record Een(IReadOnlyList<Zichtfilter> Delen) : Zichtfilter;

    public sealed record Niet(Zichtfilter Deel) : Zichtfilter;

    public sealed record VanSoort(IReadOnlyList<Onderwerpsoort> Soorten) : Zichtfilter;

    public sealed record InKamer(IReadOnlyList<Kamer> Kamers) : Zichtfilter;

    public sealed record BijOrganisatie(Partijsoort Soort, OrganisatieId Organisatie) : Zichtfilter;

    public sealed record VanHouder(IReadOnlyList<Houder> Houders, OrganisatieId Organisatie) : Zichtfilter;

    public sealed record InDossier(DossierId Dossier) : Zichtfilter;

    /// <summary>About this person; null = about nobody.</summary>
    public sealed record OverPersoon(PersoonId? Persoon) : Zichtfilter;

    /// <param name="Van">Born on or after this day; null = no bound.</param>
    /// <param name="TotEnMet">Born on or before this day; null = no bound.</param>
    public sealed record Geboren(DateOnly? Van, DateOnly? TotEnMet) : Zichtfilter;

    /// <summary>An involvement in this role of one of these persons, or of the whole organisation; on one of these grounds.</summary>
    public sealed record MetBetrokkene(Rol Rol, IReadOnlyList<PersoonId> Personen, OrganisatieId Organisatie, IReadOnlyList<Grond> Gronden, DateOnly Dag) : Zichtfilter;

    public sealed record MetGezag(PersoonId Ouder, DateOnly Dag) : Zichtfilter;

    public sealed record MetAanleiding(Aanleidingsoort Soort, DateOnly Dag) : Zichtfilter;

    /// <summary>Consent of the pupil for the room of the thing, to this receiver; to a guest only in person.</summary>
    public sealed record LeerlingGafToestemming(Partijsoort Aan, PersoonId Persoon, DateOnly Dag) : Zichtfilter;

    /// <summary>Consent of the parents with authority who are not kept out of the room: of one of them, or of all.</summary>
    public sealed record OudersGavenToestemming(Partijsoort Aan, PersoonId Persoon, Ouderinstemming Wie, DateOnly Dag) : Zichtfilter;

    public sealed record VrijgegevenAan(Partijsoort Aan, PersoonId? Persoon, DateOnly Dag) : Zichtfilter;

    public sealed record Uitgesloten(PersoonId Ouder, DateOnly Dag) : Zichtfilter;

    public sealed record WilsonbekwaamOp(DateOnly Dag) : Zichtfilter;

    public sealed record VertrouwelijkOp(DateOnly Dag) : Zichtfilter;

    public sealed record DossierOpenOp(DateOnly Dag) : Zichtfilter;

    public static Zichtfilter Altijd { get; } = new Alle([]);

    public static Zichtfilter Nooit { get; } = new Een([]);

    /// <summary>All of these, without what adds nothing.</summary>
    public static Zichtfilter En(IEnumerable<Zichtfilter> delen)
    {
        Zichtfilter[] over = [.. delen.SelectMany(d => d is Alle a ? a.Delen : [d])];
        return over.Length == 1 ? over[0] : Array.Exists(over, IsNooit) ? Nooit : new Alle(over);
    }

    /// <summary>One of these, without what adds nothing.</summary>
    public static Zichtfilter Of(IEnumerable<Zichtfilter> delen)
    {
        Zichtfilter[] over = [.. delen.SelectMany(d => d is Een e ? e.Delen : [d])];
        return over.Length == 1 ? over[0] : new Een(over);
    }

    private static bool IsNooit(Zichtfilter filter) => filter is Een { Delen.Count: 0 };

    /// <summary>The one place that takes the cases apart: a new case breaks the build here, and so in memory and in the database.</summary>
    public T Match<T>(Zichtlezer<T> lezer) => this switch
    {
        Alle f => lezer.Alle(f),
        Een f => lezer.Een(f),
        Niet f => lezer.Niet(f),
        VanSoort f => lezer.VanSoort(f),
        InKamer f => lezer.InKamer(f),
        BijOrganisatie f => lezer.BijOrganisatie(f),
        VanHouder f => lezer.VanHouder(f),
        InDossier f => lezer.InDossier(f),
        OverPersoon f => lezer.OverPersoon(f),
        Geboren f => lezer.Geboren(f),
        MetBetrokkene f => lezer.MetBetrokkene(f),
        MetGezag f => lezer.MetGezag(f),
        MetAanleiding f => lezer.MetAanleiding(f),
        LeerlingGafToestemming f => lezer.LeerlingGafToestemming(f),
        OudersGavenToestemming f => lezer.OudersGavenToestemming(f),
        VrijgegevenAan f => lezer.VrijgegevenAan(f),
        Uitgesloten f => lezer.Uitgesloten(f),
        WilsonbekwaamOp f => lezer.WilsonbekwaamOp(f),
        VertrouwelijkOp f => lezer.VertrouwelijkOp(f),
        DossierOpenOp f => lezer.DossierOpenOp(f),
        _ => throw new InvalidOperationException($"onbekend filter {GetType().Name}"),
    };

    /// <summary>True when the filter holds for this thing.</summary>
    public bool Past(Onderwerp onderwerp) => Match(new Geheugenlezer(onderwerp));
}
