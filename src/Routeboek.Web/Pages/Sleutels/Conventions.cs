using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.Extensions.DependencyInjection;
using Routeboek.Web.Aanmelding;

namespace Routeboek.Web.Pages.Sleutels;

/// <summary>The keys of programs: for the beheerder.</summary>
internal static class Conventions
{
    public static void Zet(PageConventionCollection paginas) => paginas.AuthorizeFolder("/Sleutels", Beleid.Beheer);
}
