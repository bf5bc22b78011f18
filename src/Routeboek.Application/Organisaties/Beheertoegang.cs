using Routeboek.Application.Opslag;
using Routeboek.Application.Toegang;
using Routeboek.Domain.Organisaties;
using Routeboek.Domain.Toegang;

namespace Routeboek.Application.Organisaties;

/// <summary>The questions of access that setting up asks.</summary>
internal static class Beheertoegang
{
    /// <summary>The beheerder of this organisation, or of the first one.</summary>
    public static async Task<Afweging> BeheerAsync(this Werkgang werk, OrganisatieId organisatie, Handeling handeling, CancellationToken stop)
    {
        var eigen = await werk.Toegang.BepaalAsync(new Onderwerpsleutel.VanOrganisatie(Onderwerpsoort.Account, organisatie), handeling, stop);
        if (eigen.Mag || eigen.Over is null)
            return eigen;
        var hoofd = await werk.Toegang.BepaalAsync(new Onderwerpsleutel.VanInstallatie(Onderwerpsoort.Account), handeling, stop);
        return hoofd.Mag ? hoofd : eigen;
    }

    /// <summary>Who keeps the groups of a school: its beheerder, who sees numbers, or its office, which sees names.</summary>
    public static async Task<Afweging> GroepenAsync(this Werkgang werk, OrganisatieId school, bool wijzigen, CancellationToken stop)
    {
        var leerlingen = await werk.Toegang.BepaalAsync(new Onderwerpsleutel.VanOrganisatie(Onderwerpsoort.Leerling, school), Handeling.Van(Handelingsoort.Vastleggen), stop);
        return leerlingen.Mag ? leerlingen
            : await werk.Toegang.BepaalAsync(new Onderwerpsleutel.VanOrganisatie(Onderwerpsoort.Account, school), wijzigen ? Handeling.Van(Handelingsoort.Inrichten) : Handeling.Lezen, stop);
    }
}
