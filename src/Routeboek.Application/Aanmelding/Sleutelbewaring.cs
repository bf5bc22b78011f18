using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Opslag;

namespace Routeboek.Application.Aanmelding;

/// <summary>Keeps the keys with which cookies and forms are protected, so that all nodes know them and a restart forgets none.</summary>
public sealed class Sleutelbewaring(Routeboekopslag opslag)
{
    public async Task<IReadOnlyList<string>> LeesAsync(CancellationToken stop)
    {
        await using var db = opslag.Context();
        return await db.Sleutelringen.OrderBy(s => s.Naam).Select(s => s.Xml).ToListAsync(stop);
    }

    public async Task VoegToeAsync(string naam, string xml, CancellationToken stop)
    {
        await using var db = opslag.Context();
        db.Add(new Sleutelring(naam, xml));
        await db.SaveChangesAsync(stop);
    }
}
