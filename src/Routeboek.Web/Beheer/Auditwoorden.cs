using Routeboek.Domain.Toegang;
using Routeboek.Web.Vorm;

namespace Routeboek.Web.Beheer;

/// <summary>The words of a line of the audit as people say them. A word that is not known yet is shown as it is, so that no line is ever left out.</summary>
public sealed class Auditwoorden(Tekstboek boek)
{
    private static readonly Dictionary<string, string> s_rollen = Enum.GetValues<Rol>().ToDictionary(r => Klein(r.ToString()), r => r.ToString(), StringComparer.Ordinal);

    private static readonly Dictionary<string, string> s_zinnen = new Toegangsbepaler(Toegangsafspraken.Streng).Tabel.Regels.ToDictionary(r => r.Id, r => r.Zin, StringComparer.Ordinal);

    /// <summary>The acts that have a text, for a list to choose from.</summary>
    public IReadOnlyList<string> Handelingen(Tekst tekst) => [.. boek.Sleutels.Where(s => s.StartsWith("audit.wat-", StringComparison.Ordinal)).Select(s => s["audit.wat-".Length..]).OrderBy(w => Wat(tekst, w), StringComparer.Ordinal)];

    public string Wat(Tekst tekst, string wat) => Woord(tekst, "audit.wat-", wat);

    public string Rol(Tekst tekst, string rol) => s_rollen.TryGetValue(rol, out var naam) ? tekst[$"rol.{naam}"] : Kaal(rol);

    public string Grond(Tekst tekst, string grond) => Woord(tekst, "audit.grond-", grond);

    public string Doel(Tekst tekst, string doel) => Woord(tekst, "audit.doel-", doel);

    public string Kamer(Tekst tekst, string kamer) => Woord(tekst, "audit.kamer-", kamer);

    /// <summary>The sentence of the rule that allowed it; empty when none did.</summary>
    public static string Regel(string regel) => s_zinnen.GetValueOrDefault(regel, "");

    private string Woord(Tekst tekst, string voor, string woord) => woord.Length == 0 ? "" : boek.Zoek(voor + woord, Taal.Nl) is not null ? tekst[voor + woord] : Kaal(woord);

    private static string Kaal(string woord) => woord.Replace('-', ' ');

    private static string Klein(string naam) => string.Concat(naam.Select((t, i) => char.IsUpper(t) ? $"{(i == 0 ? "" : "-")}{char.ToLowerInvariant(t)}" : t.ToString()));
}
