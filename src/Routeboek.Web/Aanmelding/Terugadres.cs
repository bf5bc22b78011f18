using Microsoft.AspNetCore.Mvc;

namespace Routeboek.Web.Aanmelding;

/// <summary>Where somebody wanted to go before signing in: only ever a place here.</summary>
internal static class Terugadres
{
    private const int Langste = 500;

    /// <summary>The place, or <c>/</c> when it is elsewhere, too long, or sign-in itself.</summary>
    public static string Keur(IUrlHelper url, string? terug) =>
        terug is { Length: > 0 and <= Langste } && url.IsLocalUrl(terug) && !terug.StartsWith("/aanmelden", StringComparison.OrdinalIgnoreCase) && !terug.Any(char.IsControl) ? terug : "/";
}
