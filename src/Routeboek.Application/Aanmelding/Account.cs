using Routeboek.Domain.Organisaties;

namespace Routeboek.Application.Aanmelding;

/// <summary>The key of an account in the store.</summary>
public readonly record struct AccountId(Guid Waarde)
{
    public override string ToString() => Waarde.ToString("N");
}

/// <summary>With what somebody showed who she or he is.</summary>
public enum Aanmeldmiddel
{
    /// <summary>A password alone: enough for a parent or pupil; others may only add a second means with it.</summary>
    Wachtwoord,
    WachtwoordEnCode,
    Passkey,

    /// <summary>The organisation's own sign-in, by OpenID Connect.</summary>
    Extern,

    /// <summary>One click, in the demo world.</summary>
    Demo,
}

/// <summary>The name somebody signs in with: an e-mail address, the same however it is typed.</summary>
public static class Aanmeldnaam
{
    public const int Langste = 254;

    /// <summary>Trimmed, composed and in small letters.</summary>
    public static string Maak(string getypt) => getypt.Trim().Normalize(System.Text.NormalizationForm.FormC).ToLowerInvariant();

    /// <summary>Whether it can be one: something, an @, and a name with a dot.</summary>
    public static bool Kan(string naam) => naam.Length is > 5 and <= Langste && naam.IndexOf('@', StringComparison.Ordinal) is > 0 and var apen
        && naam.LastIndexOf('@') == apen && naam.LastIndexOf('.') > apen + 1 && naam[^1] != '.' && !naam.Any(t => char.IsWhiteSpace(t) || char.IsControl(t));
}

/// <summary>What sign-in knows of somebody. Never shown to anybody but the person and, without the secrets, a beheerder.</summary>
/// <param name="Id">The key.</param>
/// <param name="Persoon">Whose.</param>
/// <param name="Naam">To sign in with.</param>
/// <param name="Volledig">The person's name.</param>
/// <param name="Wachtwoord">Hash of the password; null = none.</param>
/// <param name="Geheim">The protected secret of the codes; null = none.</param>
/// <param name="CodeAan">Whether codes are asked; before that the secret is only being set up.</param>
/// <param name="Passkeys">How many.</param>
public sealed record Accountbeeld(AccountId Id, PersoonId Persoon, string Naam, string Volledig, string? Wachtwoord, string? Geheim, bool CodeAan, int Passkeys)
{
    /// <summary>A password alone does not do.</summary>
    public bool HeeftTweedeMiddel => CodeAan || Passkeys > 0;
}

/// <summary>An account as it is stored.</summary>
internal sealed class Account
{
    public const int LangsteHash = 200;
    public const int LangsteGeheim = 400;

    public Account(AccountId id, PersoonId persoon, string naam, DateTime gemaakt) => (Id, Persoon, Naam, Gemaakt) = (id, persoon, naam, gemaakt);

    public AccountId Id { get; private set; }

    public PersoonId Persoon { get; private set; }

    public string Naam { get; private set; }

    public string? Wachtwoord { get; set; }

    public string? Geheim { get; set; }

    public bool CodeAan { get; set; }

    /// <summary>The step of the last code that was used: no code is used twice.</summary>
    public long LaatsteStap { get; private set; }

    /// <summary>Since when nobody can sign in with it.</summary>
    public DateTime? Uitgeschakeld { get; set; }

    public DateTime Gemaakt { get; private set; }

    public long Versie { get; private set; }
}

/// <summary>A passkey of an account: what is needed to recognise it, nothing of the device.</summary>
public sealed record Passkey
{
    public const int LangsteNaam = 100;

    /// <summary>The id that the device gave it.</summary>
    public required byte[] Sleutel { get; init; }

    public required AccountId Account { get; init; }

    public required byte[] Publiek { get; init; }

    public required long Teller { get; init; }

    /// <summary>The transports, with spaces between.</summary>
    public required string Vervoer { get; init; }

    public required bool Gecontroleerd { get; init; }

    public required bool Overdraagbaar { get; init; }

    public required bool Overgedragen { get; init; }

    /// <summary>What the owner calls it.</summary>
    public required string Naam { get; init; }

    public required DateTime Gemaakt { get; init; }
}

/// <summary>A code for when the phone is gone: only its hash.</summary>
internal sealed record Herstelcoderij(AccountId Account, byte[] Hash);

/// <summary>Who this account is at another party's sign-in.</summary>
internal sealed record ExterneAanmelding(string Uitgever, string Onderwerp, AccountId Account, DateTime Gemaakt);

/// <summary>A key of data protection, as the framework writes it.</summary>
internal sealed record Sleutelring(string Naam, string Xml);

/// <summary>Failures of one name or account in a row; the key is a hash, so an unknown name leaves nothing that can be read.</summary>
internal sealed record Aanmeldpoging(byte[] Sleutel, int Mislukt, DateTime Laatste, DateTime Weer);
