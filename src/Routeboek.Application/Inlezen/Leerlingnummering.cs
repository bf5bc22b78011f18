using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Opslag;
using Routeboek.Domain.Organisaties;

namespace Routeboek.Application.Inlezen;

/// <summary>Gives every pupil of a school a number by which registrations name her or him.</summary>
internal static class Leerlingnummering
{
    public static Task VulAanAsync(Opslagcontext db, OrganisatieId school, CancellationToken stop) => db.Database.ExecuteSqlAsync($"""
        INSERT INTO leerlingnummer (leerling_id, school_id)
        SELECT l.id, l.school_id FROM leerling l
        WHERE l.school_id = {school.Waarde} AND NOT EXISTS (SELECT 1 FROM leerlingnummer n WHERE n.leerling_id = l.id)
        ORDER BY l.sleutel
        ON CONFLICT DO NOTHING
        """, stop);
}
