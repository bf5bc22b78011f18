using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.Extensions.DependencyInjection;

namespace Routeboek.Web.Pages.Verzuimscan;

/// <summary>Who may come here: everyone, since nothing is kept and nothing is read but what somebody brings along.</summary>
internal static class Conventions
{
    public static PageConventionCollection AddVerzuimscan(this PageConventionCollection paginas) => paginas.AllowAnonymousToFolder("/Verzuimscan");
}
