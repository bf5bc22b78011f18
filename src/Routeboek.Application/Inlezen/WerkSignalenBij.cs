using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Aanwezigheid;
using Routeboek.Application.Dossiers;
using Routeboek.Application.Kalenders;
using Routeboek.Application.Opslag;
using Routeboek.Application.Toegang;
using Routeboek.Domain.Organisaties;
using Routeboek.Domain.Toegang;

namespace Routeboek.Application.Inlezen;

/// <summary>
/// At the start and now and then: works out the signals of whoever is still in the queue, because a program stopped between applying an
/// import and finishing its signals. In the name of whoever brought the last file in.
/// </summary>
public sealed class WerkSignalenBij(Routeboekopslag opslag, TimeProvider klok, Protocolbron protocollen, Kaderkeuze kaders)
{
    /// <returns>How many pupils were worked out.</returns>
    public async Task<int> VoerUitAsync(CancellationToken stop)
    {
        await using var db = opslag.Context();
        var scholen = await db.Signaalwerk.Join(db.Leerlingnummers, w => w.Leerling, n => n.Nr, (_, n) => n.School).Distinct().ToListAsync(stop);
        var aantal = 0;
        foreach (var school in scholen)
        {
            if (await LaatsteAsync(db, school, Schoolklok.Vandaag(klok), stop) is not { } actor)
                continue;
            var afweging = await new Toegangspoort(db, actor, Schoolklok.Vandaag(klok)).BepaalAsync(new Onderwerpsleutel.VanOrganisatie(Onderwerpsoort.Registratie, school), Handeling.Van(Handelingsoort.Vastleggen), stop);
            // who may no longer is not acted for: it waits for the next import, by somebody who may
            if (afweging.Mag)
                aantal += await new Signaalbijwerker(opslag, klok, protocollen, kaders).WerkBijAsync(actor, afweging, school, null, stop);
        }

        return aantal;
    }

    // whoever brought the last file in; where only registers are taken, whoever keeps the registrations of the school
    private static async Task<Actor?> LaatsteAsync(Opslagcontext db, OrganisatieId school, DateOnly vandaag, CancellationToken stop)
    {
        if (await db.Inleesbeurten.Where(b => b.School == school && !Handbeurt.Bronnen.Contains(b.Bron)).OrderByDescending(b => b.Nr).FirstOrDefaultAsync(stop) is { } beurt)
            return new Actor(beurt.Door, new Aanstelling(beurt.Rol, Partijsoort.School, school, Geldigheid.VanafDag(DateOnly.MinValue)));
        var houder = await db.Rolbezettingen.Where(r => r.Organisatie == school && r.Van <= vandaag && (r.Tot == null || r.Tot >= vandaag)
            && (r.Rol == Rol.Administratie || r.Rol == Rol.Verzuimcoordinator || r.Rol == Rol.Ondersteuningscoordinator)).OrderBy(r => r.Rol).ThenBy(r => r.Van).FirstOrDefaultAsync(stop);
        return houder is null ? null : new Actor(houder.Persoon, new Aanstelling(houder.Rol, Partijsoort.School, school, Geldigheid.VanafDag(houder.Van)));
    }
}
