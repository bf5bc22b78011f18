using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Opslag;
using Routeboek.Domain.Organisaties;

namespace Routeboek.Application.Aanmelding;

/// <summary>The organisation that keeps this routeboek: in its chain stands what belongs to no other.</summary>
internal static class Hoofdorganisatie
{
    public static Task<OrganisatieId?> VindAsync(Opslagcontext db, CancellationToken stop) => db.Installaties.Select(i => i.Hoofdorganisatie).SingleOrDefaultAsync(stop);
}
