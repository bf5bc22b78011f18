using Microsoft.AspNetCore.Mvc.Rendering;
using Routeboek.Domain.Dossiers;
using Routeboek.Domain.Toegang;
using Routeboek.Web.Vorm;

namespace Routeboek.Web.Dossiers;

/// <summary>The words of the vocabulary as people say them, in both languages. A word without a text is shown as the vocabulary itself shows it.</summary>
public sealed class Feitwoorden(Tekstboek boek)
{
    public string Soort(Tekst tekst, Feitsoort soort) => Zoek(tekst, $"soort-{soort.Naam}") ?? soort.Naam;

    public string Groep(Tekst tekst, string groep) => Zoek(tekst, $"groep-{groep}") ?? groep;

    public string Veld(Tekst tekst, Feitveld veld) => Zoek(tekst, $"veld-{veld.Naam}") ?? veld.Naam;

    public string Woord(Tekst tekst, Feitveld veld, string woord) => Zoek(tekst, $"waarde-{woord}") ?? veld.Leesbaar(woord);

    public string Kamer(Tekst tekst, Kamer kamer) => Zoek(tekst, $"kamer-{kamer}") ?? kamer.ToString();

    /// <summary>A role in the words of protocols, as people say it.</summary>
    public string Rol(Tekst tekst, string woord) => woord == Taakrollen.Casusverantwoordelijke || Taakrollen.Van(woord, null) is not [var rol, ..] ? Zoek(tekst, $"waarde-{woord}") ?? woord.Replace('-', ' ')
        : Zoek(tekst, $"waarde-{woord}") ?? tekst[$"rol.{rol}"];

    /// <summary>Who recorded something, from role@organisatie.</summary>
    public string Door(Tekst tekst, string door) => Enum.TryParse<Rol>(door.Split('@')[0].Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var rol) && Enum.IsDefined(rol) ? tekst[$"rol.{rol}"] : door.Split('@')[0].Replace('-', ' ');

    /// <summary>What can be chosen in a field; what was in it before can always be chosen again.</summary>
    public IReadOnlyList<SelectListItem> Keuzen(Tekst tekst, Feitveld veld, IEnumerable<string> ingevuld)
    {
        if (veld.Vorm == Veldvorm.JaNee)
            return Leeg(tekst, veld, [new SelectListItem(tekst["feiten.ja"], "ja"), new SelectListItem(tekst["feiten.nee"], "nee")]);
        if (veld.Waarden.Count == 0)
            return [];
        return Leeg(tekst, veld, [.. veld.Waarden.Union(ingevuld, StringComparer.Ordinal).Select(w => new SelectListItem(Woord(tekst, veld, w), w))]);
    }

    // of a few round buttons one cannot choose none again
    private static IReadOnlyList<SelectListItem> Leeg(Tekst tekst, Feitveld veld, IReadOnlyList<SelectListItem> keuzen) =>
        veld.Verplicht || veld.Vorm == Veldvorm.Lijst ? keuzen : [.. keuzen, new SelectListItem(tekst["feiten.niet-ingevuld"], "")];

    private string? Zoek(Tekst tekst, string sleutel) => boek.Zoek("feiten." + sleutel, tekst.Taal);
}
