using System.Globalization;
using Routeboek.Web.Vorm;

namespace Routeboek.Web.Aanmelding;

/// <summary>Sentences of sign-in with something in them.</summary>
internal static class Aanmeldteksten
{
    /// <summary>How long to wait, in seconds or minutes.</summary>
    public static string Wacht(this Tekst tekst, TimeSpan hoelang) => hoelang < TimeSpan.FromMinutes(2)
        ? tekst["aanmelden.wacht-seconden", ((int)Math.Ceiling(hoelang.TotalSeconds)).ToString(CultureInfo.InvariantCulture)]
        : tekst["aanmelden.wacht-minuten", ((int)Math.Ceiling(hoelang.TotalMinutes)).ToString(CultureInfo.InvariantCulture)];

    /// <summary>Why a password does not do; null when it does.</summary>
    public static string? Bezwaar(this Tekst tekst, string wachtwoord, string aanmeldnaam, string naam) =>
        Wachtwoordkeuring.Bezwaar(wachtwoord, aanmeldnaam, naam) is { } sleutel ? tekst[sleutel, Wachtwoordkeuring.Kortste, Wachtwoordkeuring.Langste] : null;
}
