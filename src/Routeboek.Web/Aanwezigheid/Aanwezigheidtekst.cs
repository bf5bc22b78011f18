using System.Globalization;
using Routeboek.Application.Aanwezigheid;
using Routeboek.Application.Kalenders;
using Routeboek.Domain.Verzuim;
using Routeboek.Web.Vorm;

namespace Routeboek.Web.Aanwezigheid;

/// <summary>Presence in words for people.</summary>
public static class Aanwezigheidtekst
{
    public static string Vak(this Tekst tekst, Tijdvak vak) => vak.IsLesuur ? tekst["aanwezigheid.lesuur", vak.Lesuur] : tekst[$"aanwezigheid.vak-{vak.Code}"];

    public static string Stand(this Tekst tekst, Verzuimsoort? soort) => tekst[$"aanwezigheid.stand-{soort?.ToString() ?? "Aanwezig"}"];

    /// <summary>The time of an instant, in the Netherlands.</summary>
    public static string Tijd(DateTime utc) => Schoolklok.Plaatselijk(utc).ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>A time of day as people say it.</summary>
    public static string Tijd(TimeOnly tijd) => tijd.ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>What came of a contact, in a sentence.</summary>
    public static string Zin(this Tekst tekst, Contactregel contact)
    {
        var met = contact.Ouder.Length > 0 ? contact.Ouder : tekst[$"aanwezigheid.met-{contact.Met}"];
        return contact.Bereikt
            ? tekst["aanwezigheid.contact-bereikt", Tijd(contact.Op), contact.Door, met, tekst[$"aanwezigheid.reden-{contact.Reden}"], contact.Soort is { } soort ? tekst.Stand(soort) : tekst["aanwezigheid.soort-gelijk"]]
            : tekst["aanwezigheid.contact-niet-bereikt", Tijd(contact.Op), contact.Door, met, contact.Opnieuw is { } om ? Tijd(om) : ""];
    }
}
