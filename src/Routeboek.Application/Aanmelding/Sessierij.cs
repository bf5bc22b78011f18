using Routeboek.Domain.Organisaties;

namespace Routeboek.Application.Aanmelding;

/// <summary>The key of a session in the store.</summary>
public readonly record struct SessieId(Guid Waarde)
{
    public override string ToString() => Waarde.ToString("N");
}

/// <summary>A sign-in as it is stored. The cookie only names it, so whoever ends it here ends it everywhere.</summary>
internal sealed class Sessierij
{
    public const int LangsteToestel = 100;

    /// <summary>Without a request for so long, it is over.</summary>
    public static readonly TimeSpan Stilte = TimeSpan.FromMinutes(30);

    /// <summary>However busy, after so long it is over.</summary>
    public static readonly TimeSpan Duur = TimeSpan.FromHours(10);

    /// <summary>How old "seen" may grow before it is written again.</summary>
    public static readonly TimeSpan Ververs = TimeSpan.FromMinutes(1);

    /// <summary>How long a means that was shown again opens what is sensitive.</summary>
    public static readonly TimeSpan Bevestiging = TimeSpan.FromMinutes(5);

    public required SessieId Id { get; init; }

    public required AccountId Account { get; init; }

    /// <summary>In which role; null = not chosen yet.</summary>
    public RolbezettingId? Rolbezetting { get; set; }

    public required Aanmeldmiddel Middel { get; init; }

    public required DateTime Begonnen { get; init; }

    public required DateTime Gezien { get; init; }

    /// <summary>When a means was last shown.</summary>
    public required DateTime Bevestigd { get; init; }

    /// <summary>"Firefox op Windows", or empty: what the browser says of itself, in two words.</summary>
    public required string Toestel { get; init; }

    public DateTime? Beeindigd { get; init; }
}

/// <summary>What a one-time link is for.</summary>
public enum Linksoort
{
    /// <summary>The first beheerder of an empty database.</summary>
    EersteBeheerder,

    /// <summary>Somebody new: choose a password.</summary>
    Uitnodiging,

    /// <summary>Somebody who lost the means: they are taken away, and a new password is chosen. Given by a beheerder, in person.</summary>
    Herstel,
}

/// <summary>A link that works once. Only its hash is stored.</summary>
internal sealed record EenmaligeLink(byte[] Hash, Linksoort Soort, AccountId? Account, DateTime Verloopt, DateTime? Gebruikt);
