using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Opslag;
using Routeboek.Application.Registraties;
using Routeboek.Application.Registraties.Bronnen;
using Routeboek.Domain.Organisaties;

namespace Routeboek.Application.Inlezen;

/// <summary>The mappings that a school can read with: its own, and those that a samenwerkingsverband keeps for its schools.</summary>
internal sealed class Koppelingkeuze
{
    private readonly IReadOnlyList<Koppelingrij> _eigen;
    private readonly IReadOnlyList<Koppelingrij> _gedeeld;

    private Koppelingkeuze(IReadOnlyList<Koppelingrij> eigen, IReadOnlyList<Koppelingrij> gedeeld) => (_eigen, _gedeeld) = (eigen, gedeeld);

    public static async Task<Koppelingkeuze> LeesAsync(Opslagcontext db, OrganisatieId school, CancellationToken stop)
    {
        var rijen = await Voor(db, school).ToListAsync(stop);
        return new Koppelingkeuze([.. rijen.Where(k => k.Organisatie == school)], [.. rijen.Where(k => k.Organisatie != school)]);
    }

    /// <summary>Those of the school and of the organisations it belongs to.</summary>
    public static IQueryable<Koppelingrij> Voor(Opslagcontext db, OrganisatieId school) => db.Koppelingen
        .Where(k => k.Organisatie == school || db.Aansluitingen.Any(a => a.Van == school && a.Bij == k.Organisatie))
        .OrderByDescending(k => k.BewaardOp).ThenBy(k => k.Id);

    public bool Heeft(KoppelingId id) => _eigen.Concat(_gedeeld).Any(k => k.Id == id);

    /// <summary>The one that was saved last for such a file; a shared one only when the school has none and there is no choice.</summary>
    public Koppelingrij? Onthouden(string bestandssoort)
    {
        var gedeeld = _gedeeld.Where(k => k.Bestandssoort == bestandssoort).ToList();
        return _eigen.FirstOrDefault(k => k.Bestandssoort == bestandssoort) ?? (gedeeld is [var enige] ? enige : null);
    }

    /// <exception cref="Bestandsfout">It was good when it was saved, but this program reads it no longer.</exception>
    public Koppeling Lees(KoppelingId id)
    {
        var rij = _eigen.Concat(_gedeeld).First(k => k.Id == id);
        return Koppeling.Lees(rij.Inhoud, rij.Naam);
    }
}
