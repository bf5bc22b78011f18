using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Opslag;
using Routeboek.Application.Toegang;
using Routeboek.Domain.Leerlingen;
using Routeboek.Domain.Organisaties;
using Routeboek.Domain.Samenwerking;
using Routeboek.Domain.Toegang;

namespace Routeboek.Application.Samenwerking;

/// <summary>Who is involved with a pupil, why and until when.</summary>
/// <param name="Id">The key; null = by a group.</param>
/// <param name="Naam">The person, or the organisation.</param>
/// <param name="Organisatie">The organisation; empty when it is the name already, or of the family.</param>
/// <param name="Rol">In which role.</param>
/// <param name="Grond">On which ground.</param>
/// <param name="Van">First day.</param>
/// <param name="Tot">Last day; null = until further notice.</param>
/// <param name="Toelichting">Why, in words; empty for who does not record it.</param>
/// <param name="MagBeeindigen">Whether this actor can end it.</param>
public sealed record Betrokkene(Guid? Id, string Naam, string Organisatie, Rol Rol, Grond Grond, DateOnly Van, DateOnly? Tot, string Toelichting, bool MagBeeindigen);

/// <summary>Somebody who can become involved.</summary>
public sealed record Kandidaat(Rol Rol, OrganisatieId? Organisatie, PersoonId? Persoon, string Naam, string Waar);

/// <summary>Who is around a pupil.</summary>
public sealed class LeesBetrokkenen(Routeboekopslag opslag, TimeProvider klok)
{
    public static readonly Verrichting Verrichting = new("betrokkenen-lezen", "dossier");

    /// <param name="Naam">The pupil.</param>
    /// <param name="Nu">Those of today and later.</param>
    /// <param name="Eerder">Those of before.</param>
    /// <param name="Aanleidingen">Why leerplicht or the samenwerkingsverband may look.</param>
    /// <param name="Kandidaten">Whom this actor can add.</param>
    /// <param name="MagGast">Whether this actor can invite a guest.</param>
    /// <param name="MagToestemming">Whether this actor sees the consents.</param>
    public sealed record Uitkomst(string Naam, IReadOnlyList<Betrokkene> Nu, IReadOnlyList<Betrokkene> Eerder, IReadOnlyList<Aanleiding> Aanleidingen, IReadOnlyList<Kandidaat> Kandidaten, bool MagGast, bool MagToestemming);

    public async Task<Resultaat<Uitkomst>> VoerUitAsync(Actor actor, LeerlingId id, CancellationToken stop)
    {
        await using var werk = await Werkgang.BeginAsync(opslag, actor, Verrichting, klok, stop);
        var (db, dag) = (werk.Db, werk.Vandaag);
        var leerling = await db.Leerlingen.SingleOrDefaultAsync(l => l.Id == id, stop);
        var afweging = await werk.Toegang.BepaalAsync(new Onderwerpsleutel.VanLeerling(Onderwerpsoort.Dossier, id), Handeling.Lezen, stop);
        if (leerling is null || !afweging.Mag)
            return await werk.WeigerAsync<Uitkomst>(afweging, id.ToString(), stop);
        var mag = new Dictionary<Rol, bool>();
        foreach (var groep in Betrokkenrol.Alle.GroupBy(r => r.Organisaties()[0]))
        {
            var dit = (await werk.MagBetrekkenAsync(actor, leerling, groep.First(), stop)).Mag;
            foreach (var rol in groep)
                mag.Add(rol, dit);
        }

        var rijen = await db.Betrokkenheden.Where(b => b.Leerling == id).OrderBy(b => b.Van).ThenBy(b => b.Id).ToListAsync(stop);
        var ids = rijen.Select(r => r.Id).ToList();
        var redenen = await db.Vastleggingen.Where(v => ids.Contains(v.Id)).ToDictionaryAsync(v => v.Id, v => v.Motief, stop);
        var groepen = await db.Groepen.AsSplitQuery().Where(g => g.Leden.Any(l => l.Leerling == id && l.Van <= dag && (l.Tot == null || l.Tot >= dag))).OrderBy(g => g.Naam).ToListAsync(stop);
        var mensen = rijen.Select(r => r.Persoon).OfType<PersoonId>().Concat(groepen.SelectMany(g => g.Rollen).Select(r => r.Persoon)).Concat(leerling.Gezag.Select(g => g.Ouder)).Distinct().ToList();
        var namen = await db.Personen.Where(p => mensen.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Naam.ToString(), stop);
        OrganisatieId[] bij = [.. afweging.Over!.Organisaties.Select(o => o.Value).Concat(rijen.Select(r => r.Organisatie).OfType<OrganisatieId>()).Distinct()];
        var organisaties = await db.Organisaties.Where(o => bij.Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => o.Naam, stop);
        var bezettingen = (await db.Rolbezettingen.Where(r => (bij.Contains(r.Organisatie) || mensen.Contains(r.Persoon)) && Betrokkenrol.Alle.Contains(r.Rol) && r.Van <= dag && (r.Tot == null || r.Tot >= dag)).ToListAsync(stop)).ToLookup(r => r.Rol);

        string Waar(PersoonId persoon, Rol rol) => rol is Rol.Ouder or Rol.Gast ? "" : bezettingen[rol].Where(b => b.Persoon == persoon).Select(b => organisaties.GetValueOrDefault(b.Organisatie, "")).FirstOrDefault("");
        var uitGroep = from g in groepen
                       from r in g.Rollen
                       where r.Van <= dag && !(r.Tot < dag)
                       select new Betrokkene(null, namen[r.Persoon], g.Naam, r.Rol, Grond.WettelijkeTaak, r.Van, r.Tot, "", false);
        var alle = rijen.Select(r => new Betrokkene(r.Id, r.Persoon is { } p ? namen.GetValueOrDefault(p, "") : organisaties.GetValueOrDefault(r.Organisatie!.Value, ""), r.Persoon is { } wie ? Waar(wie, r.Rol) : "", r.Rol, r.Grond, r.Van, r.Tot,
            mag.GetValueOrDefault(r.Rol) ? redenen.GetValueOrDefault(r.Id, "") : "", !(r.Tot < dag) && (mag.GetValueOrDefault(r.Rol) || r.Persoon == actor.Persoon && r.Rol == actor.Rol))).ToList();
        var kandidaten = mag.ContainsValue(true) ? await KandidatenAsync(werk, leerling, afweging.Over, mag, bezettingen, organisaties, namen, rijen, stop) : [];
        var toestemming = await LeesToestemmingen.KamersAsync(werk, actor, leerling, stop);
        werk.Meld(afweging, id.ToString());
        await werk.SluitAsync(stop);
        return new Resultaat<Uitkomst>.Gelukt(new Uitkomst(leerling.Naam.ToString(), [.. uitGroep, .. alle.Where(b => !(b.Tot < dag))], [.. alle.Where(b => b.Tot < dag)],
            [.. afweging.Over.Aanleidingen.Where(a => a.Geldig.Op(dag)).DistinctBy(a => a.Soort)], kandidaten, mag.GetValueOrDefault(Rol.Gast), toestemming.Count > 0));
    }

    private static async Task<IReadOnlyList<Kandidaat>> KandidatenAsync(Werkgang werk, Leerling leerling, Onderwerp over, Dictionary<Rol, bool> mag, ILookup<Rol, Rolbezetting> bezettingen,
        Dictionary<OrganisatieId, string> organisaties, Dictionary<PersoonId, string> namen, List<Betrokkenheidrij> rijen, CancellationToken stop)
    {
        var mensen = bezettingen.SelectMany(b => b).Select(b => b.Persoon).Distinct().ToList();
        foreach (var (persoon, naam) in await werk.Db.Personen.Where(p => mensen.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Naam.ToString(), stop))
            namen.TryAdd(persoon, naam);
        var uit = new List<Kandidaat>();
        foreach (var rol in Betrokkenrol.Alle.Where(r => mag.GetValueOrDefault(r)))
        {
            if (rol == Rol.Ouder)
            {
                uit.AddRange(leerling.Gezag.Select(g => new Kandidaat(rol, null, g.Ouder, namen.GetValueOrDefault(g.Ouder, ""), "")));
                continue;
            }

            var partij = rol == Rol.Gast ? Partijsoort.School : rol.Organisaties()[0];
            foreach (var waar in over.Organisaties.Where(o => o.Key == partij).Select(o => o.Value).Distinct().Where(organisaties.ContainsKey))
            {
                if (!rol.IsPersoonlijk())
                    uit.Add(new Kandidaat(rol, waar, null, organisaties[waar], ""));
                uit.AddRange(bezettingen[rol].Where(b => b.Organisatie == waar).DistinctBy(b => b.Persoon).Select(b => new Kandidaat(rol, waar, b.Persoon, namen.GetValueOrDefault(b.Persoon, ""), rol == Rol.Gast ? "" : organisaties[waar])));
            }
        }

        return [.. uit.Where(k => !rijen.Exists(r => r.Rol == k.Rol && r.Persoon == k.Persoon && (k.Persoon is not null || r.Organisatie == k.Organisatie) && !(r.Tot < werk.Vandaag)))
            .OrderBy(k => Array.IndexOf([.. Betrokkenrol.Alle], k.Rol)).ThenBy(k => k.Persoon is not null).ThenBy(k => k.Naam, StringComparer.Ordinal)];
    }
}
