using Routeboek.Domain.Leerlingen;
using Routeboek.Domain.Organisaties;
using Routeboek.Domain.Verzuim;

namespace Routeboek.Application.Aanwezigheid;

/// <summary>Somebody to call.</summary>
/// <param name="Ouder">The parent.</param>
/// <param name="Naam">The name.</param>
/// <param name="Telefoon">The number; null = not known.</param>
public sealed record Belouder(PersoonId Ouder, string Naam, string? Telefoon);

/// <summary>Why a pupil stands in the list.</summary>
public enum Afwezigheidsoort
{
    /// <summary>Absent, and nobody knows why.</summary>
    NietVerklaard,

    /// <summary>Ill on the last school day, and nothing known of today.</summary>
    ZiekZonderBericht,

    /// <summary>Ill so long that the protocol asks for a call today.</summary>
    Belziek,

    /// <summary>Ill since some days.</summary>
    LangerZiek,

    /// <summary>In the building, not in the own group.</summary>
    NietInGroep,
}

/// <summary>A pupil in the list of who is missing.</summary>
public sealed record Afwezige
{
    public required LeerlingId Id { get; init; }

    public required string Naam { get; init; }

    public required IReadOnlyList<string> Groepen { get; init; }

    public required Afwezigheidsoort Soort { get; init; }

    /// <summary>The first part of the day of which it is told.</summary>
    public required Tijdvak Sinds { get; init; }

    /// <summary>School days ill, today included when that is known; 0 = not ill.</summary>
    public int Ziektedagen { get; init; }

    /// <summary>The pupil's own number.</summary>
    public string? Telefoon { get; init; }

    public required IReadOnlyList<Belouder> Ouders { get; init; }

    /// <summary>The last contact about today; null = nobody called yet.</summary>
    public Contactregel? Vandaag { get; init; }

    /// <summary>The last contact before today, lately.</summary>
    public Contactregel? Eerder { get; init; }

    /// <summary>Names of signals that are on; empty when there is none, or when this actor does not see them.</summary>
    public IReadOnlyList<string> Signalen { get; init; } = [];

    /// <summary>Whether a dossier is open; null = this actor does not see that.</summary>
    public bool? Dossier { get; init; }
}

/// <summary>A correction of somebody that a file ended, because it says something new.</summary>
public sealed record Vervallencorrectie(LeerlingId Leerling, string Naam, DateOnly Dag, DateTime Op);

/// <summary>Who is missing now.</summary>
public sealed record Aanwezigheidsbeeld
{
    public required DateOnly Dag { get; init; }

    public required bool Schooldag { get; init; }

    /// <summary>When this was read, UTC.</summary>
    public required DateTime Stand { get; init; }

    /// <summary>When the last file was applied; null = never.</summary>
    public required DateTime? Ingelezen { get; init; }

    /// <summary>The last day that files or registers speak of; null = none.</summary>
    public required DateOnly? LaatsteDag { get; init; }

    /// <summary>Pupils of the chosen group, or of all that one may see.</summary>
    public required int Leerlingen { get; init; }

    /// <summary>Those of whom an absence is known.</summary>
    public required int Afwezig { get; init; }

    public required IReadOnlyList<Afwezige> Regels { get; init; }

    /// <summary>The day of illness on which somebody calls, by the protocol; null = it names none.</summary>
    public required int? Belziekdag { get; init; }

    public required IReadOnlyList<Registergroep> Groepen { get; init; }

    public required IReadOnlyList<Vervallencorrectie> Vervallen { get; init; }

    /// <summary>Calls of today by whoever looks, the last first: each can be taken back.</summary>
    public required IReadOnlyList<(Contactregel Contact, string Naam)> Gedaan { get; init; }

    /// <summary>Whether anything of today is known.</summary>
    public bool KentVandaag => LaatsteDag >= Dag;
}
