using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Routeboek.Web.Aanmelding;

/// <summary>A protected cookie of a few minutes, for what must survive from one step of sign-in to the next.</summary>
public sealed class Kortekoek(IDataProtectionProvider bescherming, Aanmeldinstellingen instellingen, TimeProvider klok)
{
    private static readonly TimeSpan s_duur = TimeSpan.FromMinutes(5);

    public void Zet(HttpContext http, string doel, string inhoud)
    {
        var tot = (klok.GetUtcNow() + s_duur).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        http.Response.Cookies.Append(instellingen.Cookie(doel), Slot(doel).Protect($"{tot}|{inhoud}"), Opties(http));
    }

    public string? Lees(HttpContext http, string doel)
    {
        if (http.Request.Cookies[instellingen.Cookie(doel)] is not { Length: > 0 } koek)
            return null;
        try
        {
            var delen = Slot(doel).Unprotect(koek).Split('|', 2);
            return long.Parse(delen[0], CultureInfo.InvariantCulture) >= klok.GetUtcNow().ToUnixTimeSeconds() ? delen[1] : null;
        }
        catch (CryptographicException)
        {
            return null; // made elsewhere, or changed on the way
        }
    }

    public void Wis(HttpContext http, string doel) => http.Response.Cookies.Delete(instellingen.Cookie(doel), Opties(http));

    private CookieOptions Opties(HttpContext http) => new()
    {
        HttpOnly = true,
        IsEssential = true,
        Path = "/",
        SameSite = SameSiteMode.Strict,
        Secure = instellingen.IsVeilig || http.Request.IsHttps,
    };

    private IDataProtector Slot(string doel) => bescherming.CreateProtector("Routeboek.Aanmelding", doel);
}
