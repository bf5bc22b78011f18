using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.RateLimiting;
using Routeboek.Web.Aanmelding;

namespace Routeboek.Web.Pages.Account;

/// <summary>One's own means and sessions: for who has signed in, whichever role.</summary>
internal static class Conventions
{
    public static void Zet(PageConventionCollection paginas)
    {
        paginas.AuthorizeFolder("/Account", Beleid.Account);
        paginas.AddFolderApplicationModelConvention("/Account", m => m.EndpointMetadata.Add(new EnableRateLimitingAttribute(Aanmeldregistratie.Tempo)));
    }
}
