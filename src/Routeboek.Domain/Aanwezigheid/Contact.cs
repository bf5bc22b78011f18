using Routeboek.Domain.Leerlingen;
using Routeboek.Domain.Organisaties;
using Routeboek.Domain.Toegang;
using Routeboek.Domain.Verzuim;

namespace Routeboek.Domain.Aanwezigheid;

/// <summary>The key of a contact in the store.</summary>
public readonly record struct ContactId(Guid Waarde)
{
    public override string ToString() => Waarde.ToString("N");
}

/// <summary>With whom somebody spoke, or tried to.</summary>
public enum Contactpersoon
{
    Ouder,
    Leerling,
}

/// <summary>
/// Somebody of the school called about a day of absence, and reached somebody or did not (B-CON-07, B-CON-09). Never changed: a correction is a
/// new contact that names the one it corrects.
/// </summary>
public sealed record Contact
{
    public const int LangsteReden = 32;
    public const int LangsteNotitie = 400;

    public required ContactId Id { get; init; }

    public required LeerlingId Leerling { get; init; }

    public required OrganisatieId School { get; init; }

    /// <summary>The day of absence that it is about.</summary>
    public required DateOnly Dag { get; init; }

    /// <summary><see cref="Tijdvak.Code"/> of the absence; 0 = the day as such.</summary>
    public required short Vak { get; init; }

    public required PersoonId Door { get; init; }

    public required Rol Rol { get; init; }

    public required DateTime Op { get; init; }

    public required Contactpersoon Met { get; init; }

    /// <summary>Which parent; null when it was the pupil, or when nobody said.</summary>
    public PersoonId? Ouder { get; init; }

    public required bool Bereikt { get; init; }

    /// <summary>Minutes after midnight at which somebody tries again; only when nobody was reached.</summary>
    public short? Opnieuw { get; init; }

    /// <summary>The reason in a word of the vocabulary; null when nobody was reached.</summary>
    public string? Reden { get; init; }

    /// <summary><see cref="Verzuimsoort"/> that the absence became by it; null = it stayed as it was.</summary>
    public short? Soort { get; init; }

    public string Notitie { get; init; } = "";

    /// <summary>The correction that replaced the row; null = none was needed.</summary>
    public int? Beurt { get; init; }

    /// <summary>The contact that this one corrects.</summary>
    public ContactId? Corrigeert { get; init; }

    /// <summary>When it was taken back; null = it stands.</summary>
    public DateTime? IngetrokkenOp { get; set; }

    public PersoonId? IngetrokkenDoor { get; set; }
}

/// <summary>A reason of absence as somebody at the phone picks it: a word of the fact <c>RedenVastgesteld</c>, and what the absence becomes.</summary>
/// <param name="Woord">The word of the vocabulary.</param>
/// <param name="Soort">What the registration becomes; null = whoever calls must say.</param>
public sealed record Contactreden(string Woord, Verzuimsoort? Soort)
{
    /// <summary>All words of the fact, in the order in which they are offered. A waiting list is no fault of the child, so it is permitted.</summary>
    public static IReadOnlyList<Contactreden> Alle { get; } =
    [
        new("ziekte", Verzuimsoort.Ziek), new("te-laat", Verzuimsoort.TeLaat), new("spijbelen", Verzuimsoort.Ongeoorloofd), new("luxeverzuim", Verzuimsoort.Ongeoorloofd),
        new("ontheffing", Verzuimsoort.Geoorloofd), new("wachtlijst", Verzuimsoort.Geoorloofd), new("conflict", null), new("angst", null), new("thuissituatie", null), new("anders", null),
    ];

    /// <summary>Kinds that an absence can become at the phone.</summary>
    public static IReadOnlyList<Verzuimsoort> Soorten { get; } = [Verzuimsoort.Ziek, Verzuimsoort.Geoorloofd, Verzuimsoort.Ongeoorloofd, Verzuimsoort.TeLaat, Verzuimsoort.Onbekend];

    public static Contactreden? Zoek(string? woord) => Alle.FirstOrDefault(r => r.Woord == woord);
}
