using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Routeboek.Web.Aanmelding;

namespace Routeboek.Web.Pages.Zoeken;

/// <summary>Who may come here: whoever works with pupils. Whom they find is for the rules of access.</summary>
internal static class Conventions
{
    public static PageConventionCollection AddZoeken(this PageConventionCollection paginas) => paginas.AuthorizeFolder("/Zoeken", Beleid.Medewerker);
}
