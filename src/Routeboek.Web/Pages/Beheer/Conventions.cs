using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Routeboek.Web.Aanmelding;

namespace Routeboek.Web.Pages.Beheer;

/// <summary>Who may come to beheer. What somebody sees there is decided by the use cases.</summary>
internal static class Conventions
{
    public static void Zet(PageConventionCollection paginas)
    {
        paginas.AuthorizePage("/Beheer/Index", Beleid.Medewerker);
        paginas.AuthorizeFolder("/Beheer/Organisaties", Beleid.Beheer);
        paginas.AuthorizeFolder("/Beheer/Personen", Beleid.Beheer);
        paginas.AuthorizeFolder("/Beheer/Groepen", Beleid.Groepen);
        paginas.AuthorizeFolder("/Beheer/Koppelingen", Beleid.Koppelingen);
        paginas.AuthorizeFolder("/Beheer/Protocollen", Beleid.Medewerker);
        paginas.AuthorizeFolder("/Beheer/Kalenders", Beleid.Medewerker);
        paginas.AuthorizeFolder("/Beheer/Toegang", Beleid.Medewerker);
        paginas.AuthorizeFolder("/Beheer/Audit", Beleid.Toezicht);
    }
}
