using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.RateLimiting;
using Routeboek.Web.Aanmelding;

namespace Routeboek.Web.Pages.Aanmelden;

/// <summary>Signing in is for everybody; choosing a role for who has signed in.</summary>
internal static class Conventions
{
    public static void Zet(PageConventionCollection paginas)
    {
        paginas.AllowAnonymousToFolder("/Aanmelden");
        paginas.AuthorizePage("/Index", Beleid.Aangemeld);
        paginas.AddFolderApplicationModelConvention("/Aanmelden", m => m.EndpointMetadata.Add(new EnableRateLimitingAttribute(Aanmeldregistratie.Tempo)));
    }
}
