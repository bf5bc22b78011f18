using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Routeboek.Web.Aanmelding;

namespace Routeboek.Web.Pages.Dossiers;

/// <summary>Who may come to the pages of dossiers; what somebody sees in them is decided by the use cases.</summary>
internal static class Conventions
{
    public static void Zet(PageConventionCollection paginas) => paginas.AuthorizeFolder("/Dossiers", Beleid.Dossiers);
}
