using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Dossiers;
using Routeboek.Application.Opslag;
using Routeboek.Domain.Dossiers;
using Routeboek.Domain.Leerlingen;
using Routeboek.Domain.Organisaties;

namespace Routeboek.Application.Mijndag;

/// <summary>The names and groups of the pupils of some dossiers, and who is at work on their tasks.</summary>
internal sealed class Dagmensen
{
    private readonly Dictionary<LeerlingId, string> _namen;
    private readonly ILookup<LeerlingId, string> _groepen;
    private readonly Dictionary<Taaksleutel, Greep> _grepen;

    private Dagmensen(Dictionary<LeerlingId, string> namen, ILookup<LeerlingId, string> groepen, Dictionary<Taaksleutel, Greep> grepen) => (_namen, _groepen, _grepen) = (namen, groepen, grepen);

    public static async Task<Dagmensen> LeesAsync(Opslagcontext db, DateOnly vandaag, IEnumerable<Dossier> dossiers, PersoonId ik, CancellationToken stop)
    {
        var alle = dossiers.DistinctBy(d => d.Id).ToList();
        var (ids, sleutels) = (alle.Select(d => d.Leerling).OfType<LeerlingId>().Distinct().ToList(), alle.Select(d => d.Id).ToList());
        var namen = await db.Leerlingen.Where(l => ids.Contains(l.Id)).Select(l => new { l.Id, l.Naam }).ToDictionaryAsync(l => l.Id, l => l.Naam.ToString(), stop);
        var leden = await (from g in db.Groepen
                           from l in g.Leden
                           where ids.Contains(l.Leerling) && l.Van <= vandaag && (l.Tot == null || l.Tot >= vandaag)
                           orderby g.Naam
                           select new { l.Leerling, g.Naam }).ToListAsync(stop);
        var grepen = await (from g in db.Taakgrepen
                            join p in db.Personen on g.Persoon equals p.Id
                            where sleutels.Contains(g.Dossier)
                            select new { g, p.Naam }).ToListAsync(stop);
        return new Dagmensen(namen, leden.ToLookup(l => l.Leerling, l => l.Naam), grepen.ToDictionary(g => new Taaksleutel(g.g.Dossier, g.g.Afspraak, g.g.Wortel), g => new Greep(g.Naam.ToString(), g.g.Sinds, g.g.Persoon == ik)));
    }

    public string Naam(Dossier dossier) => dossier.Leerling is { } wie ? _namen.GetValueOrDefault(wie, "") : "";

    public IReadOnlyList<string> Groepen(Dossier dossier) => dossier.Leerling is { } wie ? [.. _groepen[wie]] : [];

    public Greep? Greep(Taaksleutel sleutel) => _grepen.GetValueOrDefault(sleutel);
}
