using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Opslag;
using Routeboek.Domain.Organisaties;
using Routeboek.Domain.Toegang;

namespace Routeboek.Application.Aanmelding;

/// <summary>A role that somebody can take today.</summary>
/// <param name="Id">The key.</param>
/// <param name="Organisatie">The name of the organisation.</param>
/// <param name="Actor">Who asks, when it is chosen.</param>
public sealed record Rolkeuze(RolbezettingId Id, string Organisatie, Actor Actor)
{
    public Rol Rol => Actor.Rol;

    /// <summary>What somebody may take on a day, ordered by organisation and role.</summary>
    internal static async Task<IReadOnlyList<Rolkeuze>> VanAsync(Opslagcontext db, PersoonId persoon, DateOnly vandaag, CancellationToken stop)
    {
        var rijen = await db.Rolbezettingen.Where(r => r.Persoon == persoon && r.Van <= vandaag && (r.Tot == null || r.Tot >= vandaag))
            .Join(db.Organisaties, r => r.Organisatie, o => o.Id, (r, o) => new { r.Id, r.Rol, r.Van, r.Tot, r.Vervangt, Organisatie = o.Id, o.Naam, o.Zoeknaam, o.Soort })
            .ToListAsync(stop);
        return [.. rijen.OrderBy(r => r.Zoeknaam, StringComparer.Ordinal)
            .Select(r => Enum.TryParse<Rol>(r.Rol, ignoreCase: true, out var rol) && Partij(r.Soort, rol) is { } partij
                ? new Rolkeuze(r.Id, r.Naam, new Actor(persoon, new Aanstelling(rol, partij, r.Organisatie, new Geldigheid(r.Van, r.Tot)))) : null)
            .OfType<Rolkeuze>()];
    }

    private static Partijsoort? Partij(Organisatiesoort soort, Rol rol)
    {
        IReadOnlyList<Partijsoort> kan = rol is Rol.Ouder or Rol.Leerling ? [Partijsoort.Gezin] : rol is Rol.Gast ? [Partijsoort.Gast] : soort switch
        {
            Organisatiesoort.School => [Partijsoort.School],
            Organisatiesoort.Bestuur => [Partijsoort.Schoolbestuur],
            Organisatiesoort.Samenwerkingsverband => [Partijsoort.Samenwerkingsverband],
            Organisatiesoort.Gemeente => [Partijsoort.Gemeente, Partijsoort.Leerplicht],
            Organisatiesoort.Jgz => [Partijsoort.Jeugdgezondheidszorg],
            Organisatiesoort.MaatschappelijkWerk or Organisatiesoort.Jeugdhulp => [Partijsoort.Jeugdhulp],
            Organisatiesoort.Rmc => [Partijsoort.Leerplicht],
            _ => [],
        };
        return kan.Intersect(rol.Organisaties()).Select(p => (Partijsoort?)p).FirstOrDefault();
    }
}
