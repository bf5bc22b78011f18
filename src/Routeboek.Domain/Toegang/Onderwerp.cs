using Routeboek.Domain.Dossiers;
using Routeboek.Domain.Organisaties;

namespace Routeboek.Domain.Toegang;

/// <summary>
/// A relation to a pupil or dossier, in one role: mentor of a pupil, invited to a talk, referred to, guest of a case. Ends with its period.
/// </summary>
/// <param name="Rol">In which role; it counts for that role only.</param>
/// <param name="Persoon">Who; null = everybody with the role at the organisation (a referral to JGZ).</param>
/// <param name="Organisatie">The organisation, when no person is named.</param>
/// <param name="Grond">Why it was lawful to begin.</param>
/// <param name="Geldig">When.</param>
public sealed record Betrokkenheid(Rol Rol, PersoonId? Persoon, OrganisatieId? Organisatie, Grond Grond, Geldigheid Geldig);

/// <summary>A parent with legal authority (gezag), and when.</summary>
public sealed record Ouderlijkgezag(PersoonId Ouder, Geldigheid Geldig);

/// <summary>Consent as it was given; withdrawing it ends its period.</summary>
/// <param name="Door">The parent or pupil who gave it.</param>
/// <param name="AlsRol">As parent or as pupil.</param>
/// <param name="Aan">Who may see or get it: a kind of organisation, or the family.</param>
/// <param name="Persoon">One person only, always for a guest; null = the whole kind.</param>
/// <param name="Kamer">For which room.</param>
/// <param name="Geldig">When.</param>
public sealed record GegevenToestemming(PersoonId Door, Rol AlsRol, Partijsoort Aan, PersoonId? Persoon, Kamer Kamer, Geldigheid Geldig);

/// <summary>Why leerplicht or the samenwerkingsverband may see a person.</summary>
public enum Aanleidingsoort
{
    MeldingDuo,
    AbsoluutVerzuim,
    Vrijstelling,
    VervangendeLeerplicht,
    VerlofBovenTienDagen,
    VerwijderingGemeld,
    VerzoekOuders,
    VerzoekLeerling,
    ZorgwekkendVerzuimGemeld,
    OndersteuningGevraagd,

    /// <summary>The pupil is on the agenda of a table or overleg where the samenwerkingsverband sits.</summary>
    Overlegtafel,
}

/// <summary>A ground of the dossier, and when it is active.</summary>
public sealed record Aanleiding(Aanleidingsoort Soort, Geldigheid Geldig);

/// <summary>The houder released this: a form sent, an advice after the family read it first.</summary>
/// <param name="Aan">To a kind of organisation, or the family: the pupil and the parents with authority.</param>
/// <param name="Persoon">
/// To one person only; null = the whole kind. A guest, who agrees to costs and a parent without authority (BW 1:377c) see only what is
/// released to them in person.
/// </param>
/// <param name="Op">From this day, inclusive.</param>
public sealed record Vrijgave(Partijsoort Aan, PersoonId? Persoon, DateOnly Op);

/// <summary>A reasoned decision of the houder that this parent does not get to see this room (B-CNS-15, -16).</summary>
public sealed record Uitsluiting(PersoonId Ouder, Kamer Kamer, Geldigheid Geldig);

/// <summary>Recorded per matter by jeugdarts or hulpverlener: the pupil cannot judge what this room is about (B-CNS-09, B-GAP-42).</summary>
public sealed record Wilsonbekwaamheid(Kamer Kamer, Geldigheid Geldig);

/// <summary>
/// What access needs to know of a thing: its columns and rows, as they are stored. Unknown is null or absent, and then gives nothing.
/// </summary>
public sealed record Onderwerp
{
    public required Onderwerpsoort Soort { get; init; }

    public Kamer Kamer { get; init; }

    public required Houder Houder { get; init; }

    public required OrganisatieId HouderOrganisatie { get; init; }

    public DossierId? Dossier { get; init; }

    /// <summary>Whom it is about: the pupil, or a parent where the data are about the parent only (B-CNS-01); null = nobody.</summary>
    public PersoonId? Betreft { get; init; }

    /// <summary>Birth day of the pupil; null = unknown, then no rule by age holds.</summary>
    public DateOnly? Geboren { get; init; }

    /// <summary>
    /// The school, its board, the home municipality and its leerplicht, the JGZ, the samenwerkingsverband and the help that this belongs to;
    /// of a kind there may be more than one.
    /// </summary>
    public IReadOnlyCollection<KeyValuePair<Partijsoort, OrganisatieId>> Organisaties { get; init; } = [];

    public IReadOnlyList<Betrokkenheid> Betrokkenheden { get; init; } = [];

    public IReadOnlyList<Ouderlijkgezag> Gezag { get; init; } = [];

    public IReadOnlyList<GegevenToestemming> Toestemmingen { get; init; } = [];

    public IReadOnlyList<Aanleiding> Aanleidingen { get; init; } = [];

    public IReadOnlyList<Vrijgave> Vrijgaven { get; init; } = [];

    public IReadOnlyList<Uitsluiting> Uitsluitingen { get; init; } = [];

    public IReadOnlyList<Wilsonbekwaamheid> Wilsonbekwaamheden { get; init; } = [];

    /// <summary>The last day on which this is confidential, inclusive; null = not.</summary>
    public DateOnly? VertrouwelijkTotEnMet { get; init; }

    /// <summary>When the dossier is open; null = there is no open dossier.</summary>
    public Geldigheid? DossierOpen { get; init; }
}
