using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Routeboek.Web.Aanmelding;

namespace Routeboek.Web.Pages.Signalen;

/// <summary>Signals are for who follows pupils; a concern can be told by everybody at school. About whom is decided by the use cases.</summary>
internal static class Conventions
{
    public static void Zet(PageConventionCollection paginas)
    {
        foreach (var naam in (string[])["Index", "Bijna"])
            paginas.AuthorizePage($"/Signalen/{naam}", Beleid.Signalen);
        paginas.AuthorizePage("/Signalen/Week", Beleid.Weekanalyse);
        paginas.AuthorizePage("/Signalen/Zorg", Beleid.Zorg);
    }
}
