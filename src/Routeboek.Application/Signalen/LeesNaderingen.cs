using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Inlezen;
using Routeboek.Application.Leerlingen;
using Routeboek.Application.Opslag;
using Routeboek.Application.Toegang;
using Routeboek.Domain.Kalenders;
using Routeboek.Domain.Leerlingen;
using Routeboek.Domain.Organisaties;
using Routeboek.Domain.Protocollen;
using Routeboek.Domain.Toegang;

namespace Routeboek.Application.Signalen;

/// <summary>Something that comes near for a pupil.</summary>
/// <param name="Leerling">Who.</param>
/// <param name="Naam">The name.</param>
/// <param name="Groepen">The groups of today.</param>
/// <param name="Regel">The signal that is not on yet.</param>
/// <param name="Uitleg">What was counted, and what is missing.</param>
public sealed record Nadering(LeerlingId Leerling, string Naam, IReadOnlyList<string> Groepen, Signaalregel Regel, Signaaluitleg Uitleg);

/// <summary>Something that goes well again.</summary>
/// <param name="Leerling">Who.</param>
/// <param name="Naam">The name.</param>
/// <param name="Groepen">The groups of today.</param>
/// <param name="Signaal">The signal that went off.</param>
/// <param name="Tot">Its last day.</param>
public sealed record Goednieuws(LeerlingId Leerling, string Naam, IReadOnlyList<string> Groepen, string Signaal, DateOnly Tot);

/// <summary>
/// Who is one or two registrations short of a signal, worked out by the evaluator from what is stored; only who was absent lately, because
/// what stands still comes no nearer. Beside it whose signal went off. Whoever is shown is in the audit.
/// </summary>
public sealed class LeesNaderingen(Routeboekopslag opslag, TimeProvider klok, Protocolbron protocollen)
{
    public static readonly Verrichting Verrichting = new("naderingen-lezen", "signalen");

    public const int PerBlad = 20;

    /// <summary>Calendar days within which something must have happened to be coming near.</summary>
    public const int Onlangs = 14;

    private const int MeesteGoed = 20;

    public sealed record Invoer(GroepId? Groep = null, int Blad = 1);

    /// <param name="Naderingen">The page, nearest first.</param>
    /// <param name="Aantal">How many on all pages.</param>
    /// <param name="Goed">Whose signal went off lately.</param>
    /// <param name="Groepen">The groups to choose from.</param>
    /// <param name="Blad">The page that was found.</param>
    public sealed record Uitkomst(IReadOnlyList<Nadering> Naderingen, int Aantal, IReadOnlyList<Goednieuws> Goed, IReadOnlyList<Groepkeuze> Groepen, int Blad);

    public async Task<Resultaat<Uitkomst>> VoerUitAsync(Actor actor, Invoer invoer, CancellationToken stop)
    {
        await using var werk = await Werkgang.BeginAsync(opslag, actor, Verrichting, klok, stop);
        var (db, vandaag, school) = (werk.Db, werk.Vandaag, actor.Aanstelling.Organisatie);
        var zichtbaar = werk.Toegang.Zichtbaar(Zicht.Leerlingen(db, vandaag), Onderwerpsoort.Signaal).Select(z => z.Rij).Where(l => l.School == school);
        var groepen = await db.Groepen.Where(g => g.Leden.Any(l => l.Van <= vandaag && (l.Tot == null || l.Tot >= vandaag) && zichtbaar.Any(z => z.Id == l.Leerling)))
            .OrderBy(g => g.Naam).ThenBy(g => g.Id).Select(g => new Groepkeuze(g.Id, g.Naam)).ToListAsync(stop);
        if (invoer.Groep is { } groep)
            zichtbaar = zichtbaar.Where(l => db.Groepen.Any(g => g.Id == groep && g.Leden.Any(x => x.Leerling == l.Id && x.Van <= vandaag && (x.Tot == null || x.Tot >= vandaag))));
        var kader = await Schoolkader.LeesAsync(db, school, vandaag, protocollen, stop);
        var peildag = await db.Schoolstanden.Where(s => s.School == school).Select(s => s.Peildag).SingleOrDefaultAsync(stop);
        var gevonden = kader is not null && peildag is { } dag ? await ZoekAsync(db, kader, zichtbaar, dag, stop) : [];
        var bladen = Math.Max(1, (gevonden.Count + PerBlad - 1) / PerBlad);
        var blad = Math.Clamp(invoer.Blad, 1, bladen);
        var pagina = gevonden.Skip((blad - 1) * PerBlad).Take(PerBlad).ToList();
        var goed = kader is null ? [] : await GoedAsync(db, kader, zichtbaar, vandaag, stop);

        var ids = pagina.Select(p => p.Leerling).Concat(goed.Select(g => g.Leerling)).Distinct().ToList();
        var afwegingen = await werk.Toegang.BepaalAsync([.. ids.Select(id => new Onderwerpsleutel.VanLeerling(Onderwerpsoort.Signaal, id))], Handeling.Lezen, stop);
        var mag = ids.Zip(afwegingen).Where(p => p.Second.Mag).ToDictionary(p => p.First, p => p.Second);
        var namen = await db.Leerlingen.Where(l => ids.Contains(l.Id)).ToDictionaryAsync(l => l.Id, l => l.Naam.ToString(), stop);
        var van = (await (from g in db.Groepen
                          from l in g.Leden
                          where ids.Contains(l.Leerling) && l.Van <= vandaag && (l.Tot == null || l.Tot >= vandaag)
                          select new { l.Leerling, g.Naam }).ToListAsync(stop)).ToLookup(l => l.Leerling, l => l.Naam);
        foreach (var (id, afweging) in mag)
            werk.Meld(afweging, id.ToString());
        if (mag.Count == 0)
            werk.Meld(Afweging.BestaatNiet, "");
        await werk.SluitAsync(stop);
        return new Resultaat<Uitkomst>.Gelukt(new Uitkomst(
            [.. pagina.Where(p => mag.ContainsKey(p.Leerling)).Select(p => new Nadering(p.Leerling, namen[p.Leerling], [.. van[p.Leerling].Order(StringComparer.Ordinal)], p.Regel, p.Uitleg))], gevonden.Count,
            [.. goed.Where(g => mag.ContainsKey(g.Leerling)).Select(g => new Goednieuws(g.Leerling, namen[g.Leerling], [.. van[g.Leerling].Order(StringComparer.Ordinal)], g.Naam, g.Tot))], groepen, blad));
    }

    private static async Task<List<(LeerlingId Leerling, Signaalregel Regel, Signaaluitleg Uitleg)>> ZoekAsync(Opslagcontext db, Schoolkader kader, IQueryable<Leerling> zichtbaar, DateOnly peildag, CancellationToken stop)
    {
        var (sinds, jaar) = (peildag.AddDays(-Onlangs), (short)Schooljaar.Met(peildag).Begin);
        var kandidaten = await (from n in db.Leerlingnummers
                                join l in zichtbaar on n.Leerling equals l.Id
                                where db.Registraties.Any(r => r.Leerling == n.Nr && r.Schooljaar == jaar && r.Dag >= sinds && r.Dag <= peildag)
                                orderby n.Nr
                                select new Kaderleerling(n.Nr, l.Id, l.Persoon, l.Sleutel, l.Geboren, l.Sector)).ToListAsync(stop);
        var (protocol, uit) = (kader.Op(peildag), new List<(LeerlingId Leerling, Signaalregel Regel, Signaaluitleg Uitleg, int Hoogte, int Nog)>());
        var ladders = new Ladders(protocol);
        foreach (var leerling in await new Lijnuitleg(db, kader, peildag).LeesAsync(kandidaten, nadert: true, stop))
        {
            // of a ladder only the first rung to come; what nobody acts on when it is on comes near in silence
            uit.AddRange(leerling.Where(n => Verzuimscan.Leerlingbeeld.IsDichtbij(n.Signaal) && !protocol.Volging.IsStil(n.Regel) && n.Uitleg.Bewijs.Count > 0 && n.Uitleg.Bewijs[0].Dag >= sinds)
                .GroupBy(n => n.Regel.Ladder.Length > 0 ? n.Regel.Ladder : n.Regel.Id, StringComparer.Ordinal).Select(g => g.OrderBy(n => n.Regel.Trede).First())
                .Select(n => (leerling.Key, n.Regel, n.Uitleg, ladders.Hoogte(n.Regel), n.Signaal.Verklaring.Nog)));
        }

        return [.. uit.OrderByDescending(n => n.Hoogte).ThenBy(n => n.Nog).ThenBy(n => n.Leerling.Waarde).ThenBy(n => n.Regel.Id, StringComparer.Ordinal).Select(n => (n.Leerling, n.Regel, n.Uitleg))];
    }

    private static async Task<List<(LeerlingId Leerling, string Naam, DateOnly Tot)>> GoedAsync(Opslagcontext db, Schoolkader kader, IQueryable<Leerling> zichtbaar, DateOnly vandaag, CancellationToken stop)
    {
        var (sinds, protocol) = (vandaag.AddDays(-Onlangs), kader.Op(vandaag));
        var namen = protocol.Signalen.Where(s => s.Criterium is not Criterium.Dagmelding).ToDictionary(s => s.Id, s => s.Naam, StringComparer.Ordinal);
        var uit = await db.Signalen.Where(s => s.School == kader.School && s.Tot >= sinds && s.Protocol == protocol.Id && s.VervallenOp == null && zichtbaar.Any(l => l.Id == s.Leerling)
            && !db.Signalen.Any(a => a.Leerling == s.Leerling && a.Tot == null && a.VervallenOp == null)).OrderByDescending(s => s.Tot).ThenBy(s => s.Id).Select(s => new { s.Leerling, s.Naam, s.Tot }).Take(10 * MeesteGoed).ToListAsync(stop);
        return [.. uit.Where(u => namen.ContainsKey(u.Naam)).DistinctBy(u => u.Leerling).Take(MeesteGoed).Select(u => (u.Leerling, namen[u.Naam], u.Tot!.Value))];
    }
}
