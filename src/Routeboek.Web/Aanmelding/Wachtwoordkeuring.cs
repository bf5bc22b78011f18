using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Routeboek.Application.Aanmelding;
using Routeboek.Domain.Organisaties;

namespace Routeboek.Web.Aanmelding;

/// <summary>Which passwords do, and their hashes. Long enough, and not one that everybody guesses first; no rules about signs.</summary>
public sealed class Wachtwoordkeuring
{
    public const int Kortste = 12;
    public const int Langste = 200;

    /// <summary>OWASP's floor for PBKDF2 with SHA-512.</summary>
    public const int Rondes = 210_000;

    private const int MinsteRest = 6;
    private const int MinsteTekens = 5;

    // what people make passwords of; what is left without these words must still be something
    private static readonly string[] s_woorden =
    [
        "routeboek", "wachtwoord", "password", "passw0rd", "welkom", "welcome", "geheim", "inloggen", "aanmelden", "school", "leerplicht", "leerling", "docent", "mentor",
        "juf", "meester", "verzuim", "gemeente", "beheerder", "beheer", "admin", "administrator", "letmein", "iloveyou", "ikhouvanjou", "qwertyuiop", "qwerty", "azerty", "asdfghjkl",
        "zxcvbnm", "1q2w3e4r5t6y", "1qaz2wsx3edc", "abcdefghijklmnopqrstuvwxyz", "abcdef", "abc123", "1234567890", "0987654321", "123456789", "12345678", "1234567", "123456", "12345", "1234",
        "monkey", "dragon", "football", "voetbal", "princess", "sunshine", "superman", "batman", "pokemon", "computer", "internet", "trustno1", "changeme", "default", "nederland", "holland",
        "amsterdam", "rotterdam", "feyenoord", "ajax", "denhaag", "denbosch", "alkmaar", "lente", "zomer", "herfst", "winter", "januari", "februari", "maart", "april", "mei", "juni", "juli",
        "augustus", "september", "oktober", "november", "december", "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag", "test",
    ];

    private static readonly PasswordHasher<Accountbeeld> s_hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = Rondes }));
    private static readonly Accountbeeld s_niemand = new(default, default, "", "", null, null, false, 0);

    // an unknown name costs as much time as a known one
    private readonly string _nephash = s_hasher.HashPassword(s_niemand, "niemand heeft dit wachtwoord");

    /// <summary>Why a password does not do, as the name of a text; null when it does.</summary>
    /// <param name="wachtwoord">As it was typed.</param>
    /// <param name="aanmeldnaam">The e-mail address of the person.</param>
    /// <param name="naam">The name of the person.</param>
    public static string? Bezwaar(string wachtwoord, string aanmeldnaam, string naam)
    {
        if (wachtwoord.EnumerateRunes().Count() < Kortste)
            return "aanmelden.wachtwoord-kort";
        if (wachtwoord.Length > Langste)
            return "aanmelden.wachtwoord-lang";
        if (wachtwoord.EnumerateRunes().Distinct().Count() < MinsteTekens)
            return "aanmelden.wachtwoord-eentonig";
        var eigen = Zoeknaam.Maak(naam).Split(' ').Concat(aanmeldnaam.ToLowerInvariant().Split('@', '.', '-', '_')).Where(w => w.Length >= 3);
        var rest = Vouw(wachtwoord);
        foreach (var woord in s_woorden.Concat(eigen).Select(Vouw).OrderByDescending(w => w.Length))
            rest = rest.Replace(woord, "", StringComparison.Ordinal);
        // a year or an exclamation mark behind a word adds nothing
        return rest.Count(char.IsLetter) + (rest.Count(t => !char.IsLetter(t)) / 2) < MinsteRest
            ? "aanmelden.wachtwoord-bekend" : null;
    }

    public static string Hash(string wachtwoord) => s_hasher.HashPassword(s_niemand, wachtwoord);

    /// <summary>Whether it is the password of this account; for nobody it takes as long and is never right.</summary>
    public PasswordVerificationResult Klopt(Accountbeeld? account, string wachtwoord)
    {
        var uitkomst = s_hasher.VerifyHashedPassword(s_niemand, account?.Wachtwoord ?? _nephash, wachtwoord.Length > Langste ? "" : wachtwoord);
        return account?.Wachtwoord is null ? PasswordVerificationResult.Failed : uitkomst;
    }

    private static string Vouw(string tekst)
    {
        var uit = new StringBuilder(tekst.Length);
        foreach (var teken in tekst.ToLowerInvariant())
            uit.Append(teken switch { '0' => 'o', '1' or '!' => 'l', '3' => 'e', '4' or '@' => 'a', '5' or '$' => 's', '7' => 't', _ => teken });
        return uit.ToString();
    }
}
