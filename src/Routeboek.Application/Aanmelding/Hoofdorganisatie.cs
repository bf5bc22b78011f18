using Routeboek.Application.Opslag;
using Routeboek.Domain.Organisaties;

namespace Routeboek.Application.Aanmelding;

internal static class Hoofdorganisatie
{
    public static Task<OrganisatieId?> VindAsync(Opslagcontext db, CancellationToken stop) { _ = db; _ = stop; return Task.FromResult<OrganisatieId?>(null); }
    public static Task ZetAsync(Opslagcontext db, OrganisatieId id, CancellationToken stop) { _ = db; _ = stop; _ = id; return Task.CompletedTask; }
    public static Task<bool> IsDemoAsync(Opslagcontext db, CancellationToken stop) { _ = db; _ = stop; return Task.FromResult(false); }
}
