using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Routeboek.Web.Aanmelding;

namespace Routeboek.Web.Pages.Leerlingen;

/// <summary>Who may come to the pages of pupils; which pupils somebody sees is decided by the use cases. Who looked is for who watches over it, too.</summary>
internal static class Conventions
{
    public static void Zet(PageConventionCollection paginas)
    {
        foreach (var naam in (string[])["Index", "Leerling", "Betrokkenen", "Toestemming", "Verzuimoverzicht"])
            paginas.AuthorizePage($"/Leerlingen/{naam}", Beleid.Leerlingen);
        // what a school keeps of its pupils, a school changes
        foreach (var naam in (string[])["Nieuw", "Wijzig", "Ouder", "Telefoon"])
            paginas.AuthorizePage($"/Leerlingen/{naam}", Beleid.School);
        paginas.AuthorizePage("/Leerlingen/Inzage", Beleid.Aangemeld);
    }
}
