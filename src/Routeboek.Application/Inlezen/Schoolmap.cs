using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Opslag;
using Routeboek.Domain.Organisaties;

namespace Routeboek.Application.Inlezen;

/// <summary>
/// Which folder belongs to which school: its BRIN, with or without the number of a location. Shows nothing of anybody, so it asks no access.
/// </summary>
public sealed class Schoolmap(Routeboekopslag opslag)
{
    /// <summary>The school of a folder with this name; null when there is none.</summary>
    public async Task<OrganisatieId?> VindAsync(string naam, CancellationToken stop)
    {
        if (naam.Length is not (Brin.Lengte or Brin.Lengte + 2) || !Brin.Is(naam[..Brin.Lengte]))
            return null;
        Brin? brin = new Brin(naam[..Brin.Lengte]);
        var vestiging = naam[Brin.Lengte..];
        await using var db = opslag.Context();
        var school = await db.Organisaties.SingleOrDefaultAsync(o => o.Soort == Organisatiesoort.School && o.Brin == brin, stop);
        return school is not null && (vestiging.Length == 0 || school.Vestigingen.Any(v => v.Nummer == vestiging)) ? school.Id : null;
    }

    /// <summary>What its folder is called.</summary>
    public async Task<string?> NaamAsync(OrganisatieId school, CancellationToken stop)
    {
        await using var db = opslag.Context();
        return (await db.Organisaties.Where(o => o.Id == school).Select(o => o.Brin).SingleOrDefaultAsync(stop))?.ToString();
    }

    /// <summary>Real data never come into a demo world.</summary>
    public async Task<bool> MagAsync(CancellationToken stop)
    {
        await using var db = opslag.Context();
        return await db.Installaties.AnyAsync(i => !i.Demo, stop);
    }
}
