using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.Extensions.DependencyInjection;
using Routeboek.Web.Aanmelding;

namespace Routeboek.Web.Pages.Import;

/// <summary>Who brings data in: administration and coordinators of a school.</summary>
internal static class Conventions
{
    public static void Zet(PageConventionCollection paginas) => paginas.AuthorizeFolder("/Import", Beleid.Inlezen);
}
