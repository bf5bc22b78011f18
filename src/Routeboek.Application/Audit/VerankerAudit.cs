using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Opslag;
using Routeboek.Domain.Audit;

namespace Routeboek.Application.Audit;

/// <summary>Writes the heads of all chains in the book of anchors. Each node does so for itself: more anchors do no harm.</summary>
public sealed class VerankerAudit(Routeboekopslag opslag, Ankerboek boek, TimeProvider klok)
{
    /// <returns>The chains that are shorter than an earlier anchor; empty = none.</returns>
    public async Task<IReadOnlyList<string>> VoerUitAsync(CancellationToken stop)
    {
        await using var db = opslag.Context();
        var hoofden = new List<Auditanker>();
        foreach (var organisatie in await KetensAsync(db, stop))
        {
            if (await db.Auditzegels.Where(z => z.Organisatie == organisatie).OrderByDescending(z => z.Nr).FirstOrDefaultAsync(stop) is { } laatste)
                hoofden.Add(new Auditanker(organisatie, laatste.Nr, laatste.Waarde));
        }

        return await boek.VoegToeAsync(hoofden, Werkgang.Tijdstip(klok), stop);
    }

    /// <summary>Whose chains there are. Jumps from one to the next in the index, since a chain has millions of links and there are few.</summary>
    internal static async Task<IReadOnlyList<string>> KetensAsync(Opslagcontext db, CancellationToken stop) => await db.Database.SqlQuery<string>($"""
        WITH RECURSIVE keten (organisatie) AS (
            SELECT min(organisatie) FROM auditzegel
            UNION ALL
            SELECT (SELECT min(z.organisatie) FROM auditzegel AS z WHERE z.organisatie > keten.organisatie) FROM keten WHERE keten.organisatie IS NOT NULL
        )
        SELECT organisatie AS "Value" FROM keten WHERE organisatie IS NOT NULL
        """).ToListAsync(stop);
}
