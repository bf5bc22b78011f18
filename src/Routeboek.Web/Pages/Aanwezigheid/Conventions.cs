using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Routeboek.Web.Aanmelding;

namespace Routeboek.Web.Pages.Aanwezigheid;

/// <summary>Everybody at a school who works with pupils; whom somebody sees is decided by the use cases.</summary>
internal static class Conventions
{
    public static void Zet(PageConventionCollection paginas) => paginas.AuthorizeFolder("/Aanwezigheid", Beleid.School);
}
