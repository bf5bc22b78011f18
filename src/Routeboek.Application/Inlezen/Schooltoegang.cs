using Routeboek.Application.Opslag;
using Routeboek.Application.Toegang;
using Routeboek.Domain.Organisaties;
using Routeboek.Domain.Toegang;

namespace Routeboek.Application.Inlezen;

/// <summary>The questions of access that bringing data in asks of a school.</summary>
internal static class Schooltoegang
{
    /// <summary>The decision about the whole, told about one pupil of it.</summary>
    public static Afweging Voor(this Afweging afweging, PersoonId betreft) => afweging with { Over = afweging.Over! with { Betreft = betreft } };

    /// <summary>The decision about one pupil, told about work for the school that is about nobody.</summary>
    public static Afweging VanNiemand(this Afweging afweging) => afweging with { Over = afweging.Over! with { Betreft = null } };

    /// <summary>Whoever registers at the school, or sets it up: calendar and timetables are work of both.</summary>
    public static async Task<Afweging> RegistrerenOfInrichtenAsync(this Werkgang werk, OrganisatieId school, Handelingsoort soort, CancellationToken stop)
    {
        var registreren = await werk.Toegang.BepaalAsync(new Onderwerpsleutel.VanOrganisatie(Onderwerpsoort.Registratie, school), Handeling.Van(soort), stop);
        return registreren.Mag ? registreren
            : await werk.Toegang.BepaalAsync(new Onderwerpsleutel.VanOrganisatie(Onderwerpsoort.Protocol, school), Handeling.Van(soort == Handelingsoort.Lezen ? soort : Handelingsoort.Inrichten), stop);
    }
}
