using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Routeboek.Web.Vorm;

namespace Routeboek.Web.Pages;

/// <summary>Chooses the language of the pages. The header of every page posts to here.</summary>
public sealed class TaalModel : PageModel
{
    private static readonly TimeSpan s_duur = TimeSpan.FromDays(365);

    public void OnGet()
    {
    }

    public IActionResult OnPost(string? taal, string? terug)
    {
        if (Enum.TryParse<Taal>(taal, ignoreCase: true, out var gekozen) && Enum.IsDefined(gekozen))
        {
            Response.Cookies.Append(Taalkeuze.Koekje, gekozen.Code(),
                new CookieOptions { MaxAge = s_duur, HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = Request.IsHttps, IsEssential = true });
        }
        return Url.IsLocalUrl(terug) ? LocalRedirect(terug) : LocalRedirect("/");
    }

    /// <summary>A language in its own words.</summary>
    public static string Naam(Taal taal) => taal switch
    {
        Taal.Nl => "Nederlands",
        Taal.En => "English",
    };
}
