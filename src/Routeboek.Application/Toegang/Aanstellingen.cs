using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Kalenders;
using Routeboek.Application.Opslag;
using Routeboek.Domain.Organisaties;
using Routeboek.Domain.Toegang;

namespace Routeboek.Application.Toegang;

/// <summary>A role that somebody can work in today.</summary>
/// <param name="Bezetting">Which one.</param>
/// <param name="Organisatie">The name of the organisation.</param>
/// <param name="Soort">What it is.</param>
/// <param name="Actor">Who then asks.</param>
public sealed record Rolkeuze(RolbezettingId Bezetting, string Organisatie, Organisatiesoort Soort, Actor Actor);

/// <summary>Who somebody is today: read anew for each request, so that a role that ended, ended. Asks no access: it is what access begins with.</summary>
public sealed class Aanstellingen(Routeboekopslag opslag, TimeProvider klok)
{
    /// <summary>The roles that hold today, by organisation and role. Rights of two roles never add up: the person chooses one.</summary>
    public async Task<IReadOnlyList<Rolkeuze>> VanAsync(PersoonId persoon, CancellationToken stop)
    {
        var vandaag = Schoolklok.Vandaag(klok);
        await using var db = opslag.Context();
        var rijen = await (from r in db.Rolbezettingen
                           join o in db.Organisaties on r.Organisatie equals o.Id
                           where r.Persoon == persoon && r.Van <= vandaag && (r.Tot == null || r.Tot >= vandaag)
                           orderby o.Zoeknaam, r.Rol, r.Id
                           select new { Bezetting = r, o.Naam, o.Soort, Voor = db.Rolbezettingen.Where(v => v.Id == r.Vervangt).Select(v => (PersoonId?)v.Persoon).FirstOrDefault() }).ToListAsync(stop);
        return
        [
            .. from rij in rijen
               let partij = rij.Bezetting.Rol.Partij(rij.Soort)
               where partij is not null
               let geldig = new Geldigheid(rij.Bezetting.Van, rij.Bezetting.Tot)
               select new Rolkeuze(rij.Bezetting.Id, rij.Naam, rij.Soort, new Actor(persoon, new Aanstelling(rij.Bezetting.Rol, partij.Value, rij.Bezetting.Organisatie, geldig), rij.Voor is { } voor ? new Vervanging(voor, geldig) : null)),
        ];
    }

    /// <summary>This role today; null when it does not hold (any more).</summary>
    public async Task<Rolkeuze?> MetAsync(PersoonId persoon, RolbezettingId bezetting, CancellationToken stop) =>
        (await VanAsync(persoon, stop)).FirstOrDefault(k => k.Bezetting == bezetting);
}
