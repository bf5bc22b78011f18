using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Inlezen;
using Routeboek.Application.Kalenders;
using Routeboek.Application.Opslag;
using Routeboek.Application.Toegang;
using Routeboek.Domain.Kalenders;
using Routeboek.Domain.Leerlingen;
using Routeboek.Domain.Signalering;
using Routeboek.Domain.Toegang;
using Routeboek.Domain.Verzuim;

namespace Routeboek.Application.Signalen;

/// <summary>The figures and the pupils of a week, in a fixed number of queries; whoever is named is in the audit.</summary>
internal sealed class Weeklezer(Werkgang werk, Schoolkader kader, DateOnly maandag)
{
    private readonly Opslagcontext _db = werk.Db;
    private readonly DateOnly _zondag = maandag.AddDays(6);

    public sealed record Uitkomst(DateOnly? Tot, Weekbeeld? Beeld, IReadOnlyList<Weekgroepregel> Groepen, IReadOnlyList<Weekleerling> Leerlingen, int Aantal);

    public async Task<Uitkomst> LeesAsync(CancellationToken stop)
    {
        var zichtbaar = werk.Toegang.Zichtbaar(Zicht.Leerlingen(_db, werk.Vandaag), Onderwerpsoort.Signaal).Select(z => z.Rij).Where(l => l.School == kader.School);
        var peildag = await _db.Schoolstanden.Where(s => s.School == kader.School).Select(s => s.Peildag).SingleOrDefaultAsync(stop);
        var (groepen, plekken) = await PlaatsenAsync(zichtbaar, stop);
        var nieuw = await NieuwAsync(zichtbaar, stop);
        var wacht = (await new Lijnlezer(_db, kader, werk.Vandaag).LeesAsync(zichtbaar, stop)).Where(l => l.ZonderOpvolging).Select(l => l.Leerling).ToHashSet();
        var beeld = peildag is { } dag ? await BeeldAsync(zichtbaar, plekken, dag, stop) : null;
        var leden = plekken.GroupBy(p => p.Plaats.Groep).ToDictionary(g => g.Key, g => g.Select(p => p.Leerling).ToHashSet());
        var alle = nieuw.Keys.Union(wacht).ToList();
        var leerlingen = await NoemAsync(alle, plekken.ToLookup(p => p.Leerling, p => groepen[p.Plaats.Groep]), nieuw, wacht, stop);
        return new Uitkomst(peildag is { } tot && tot < _zondag ? tot : peildag is null ? null : _zondag, beeld,
            [.. (beeld?.Groepen ?? []).Select(g => new Weekgroepregel(groepen[g.Groep], g, leden[g.Groep].Count(nieuw.ContainsKey), leden[g.Groep].Count(wacht.Contains))).OrderBy(g => g.Naam, StringComparer.Ordinal)], leerlingen, alle.Count);
    }

    private async Task<(List<string> Groepen, List<(LeerlingId Leerling, Weekplaats Plaats)> Plekken)> PlaatsenAsync(IQueryable<Leerling> zichtbaar, CancellationToken stop)
    {
        var leden = await (from g in _db.Groepen
                           where g.School == kader.School
                           from l in g.Leden
                           where l.Van <= _zondag && (l.Tot == null || l.Tot >= maandag) && zichtbaar.Any(z => z.Id == l.Leerling)
                           select new { g.Id, g.Naam, l.Leerling, l.Van, l.Tot }).ToListAsync(stop);
        var (nummers, groepen) = (new Dictionary<GroepId, int>(), new List<string>());
        var plekken = new List<(LeerlingId Leerling, Weekplaats Plaats)>(leden.Count);
        foreach (var lid in leden)
        {
            if (!nummers.TryGetValue(lid.Id, out var groep))
            {
                nummers.Add(lid.Id, groep = groepen.Count);
                groepen.Add(lid.Naam);
            }

            plekken.Add((lid.Leerling, new Weekplaats(groep, Nummer(lid.Leerling), lid.Van, lid.Tot)));
        }

        return (groepen, plekken);
    }

    private readonly Dictionary<LeerlingId, int> _nummers = [];

    private int Nummer(LeerlingId leerling)
    {
        if (!_nummers.TryGetValue(leerling, out var nummer))
            _nummers.Add(leerling, nummer = _nummers.Count);
        return nummer;
    }

    // one look into the key of the registrations for each pupil of the school
    private async Task<Weekbeeld> BeeldAsync(IQueryable<Leerling> zichtbaar, List<(LeerlingId Leerling, Weekplaats Plaats)> plekken, DateOnly peildag, CancellationToken stop)
    {
        var vanaf = Weekbeeld.VanafDag(kader.Kalender, maandag);
        var (eerste, laatste) = ((short)Schooljaar.Met(vanaf).Begin, (short)Schooljaar.Met(_zondag).Begin);
        var rijen = await (from n in _db.Leerlingnummers
                           where n.School == kader.School && zichtbaar.Any(l => l.Id == n.Leerling)
                           join r in _db.Zichtbaar() on n.Nr equals r.Leerling
                           where (r.Schooljaar == eerste || r.Schooljaar == laatste) && r.Dag >= vanaf && r.Dag <= _zondag
                           select new { n.Leerling, r.Dag, r.Soort, r.Vak, r.Minuten }).ToListAsync(stop);
        var roosters = await (from n in _db.Leerlingnummers
                              where n.School == kader.School
                              join r in _db.Roosterdagen on n.Nr equals r.Leerling
                              where r.Dag >= maandag && r.Dag <= _zondag
                              select new { n.Leerling, r.Dag, r.Minuten }).ToListAsync(stop);
        return Weekbeeld.Van(kader.Kalender, maandag, peildag, [.. plekken.Select(p => p.Plaats)],
            [.. rijen.Select(r => new Weekrij(Nummer(r.Leerling), r.Dag, (Verzuimsoort)r.Soort, new Tijdvak((byte)r.Vak), r.Minuten))], roosters.ToDictionary(r => (Nummer(r.Leerling), r.Dag), r => (int)r.Minuten));
    }

    // by what people could see first in the week: a signal that asks a line, or a concern
    private async Task<Dictionary<LeerlingId, IReadOnlyList<string>>> NieuwAsync(IQueryable<Leerling> zichtbaar, CancellationToken stop)
    {
        var (van, tot) = (Schoolklok.BeginVanDag(maandag), Schoolklok.EindeVanDag(_zondag));
        var protocol = kader.Op(werk.Vandaag);
        var namen = protocol.Signalen.Where(s => !protocol.Volging.IsStil(s)).ToDictionary(s => s.Id, s => s.Naam, StringComparer.Ordinal);
        var signalen = await _db.Signalen.Where(s => s.School == kader.School && s.Protocol == protocol.Id && s.VervallenOp == null && s.EerstGetoond >= van && s.EerstGetoond <= tot && zichtbaar.Any(l => l.Id == s.Leerling))
            .Select(s => new { s.Leerling, s.Naam }).ToListAsync(stop);
        var zorgen = await _db.Zorgen.Where(z => z.School == kader.School && z.Op >= van && z.Op <= tot && zichtbaar.Any(l => l.Id == z.Leerling)).Select(z => z.Leerling).Distinct().ToListAsync(stop);
        var uit = signalen.Where(s => namen.ContainsKey(s.Naam)).GroupBy(s => s.Leerling).ToDictionary(g => g.Key, IReadOnlyList<string> (g) => [.. g.Select(s => namen[s.Naam]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]);
        foreach (var leerling in zorgen)
            uit.TryAdd(leerling, []);
        return uit;
    }

    private async Task<IReadOnlyList<Weekleerling>> NoemAsync(List<LeerlingId> alle, ILookup<LeerlingId, string> groepen, Dictionary<LeerlingId, IReadOnlyList<string>> nieuw, HashSet<LeerlingId> wacht, CancellationToken stop)
    {
        // who waits longest without anybody first; then by key, so that it stands still
        var ids = alle.OrderByDescending(wacht.Contains).ThenBy(l => l.Waarde).Take(LeesWeekanalyse.MeesteLeerlingen).ToList();
        var afwegingen = await werk.Toegang.BepaalAsync([.. ids.Select(id => new Onderwerpsleutel.VanLeerling(Onderwerpsoort.Signaal, id))], Handeling.Lezen, stop);
        // the query and the decision come from the same rules; should they ever differ, the decision holds
        var mag = ids.Zip(afwegingen).Where(p => p.Second.Mag).ToList();
        foreach (var (leerling, afweging) in mag)
            werk.Meld(afweging, leerling.ToString());
        ids = mag.ConvertAll(p => p.First);
        var namen = await _db.Leerlingen.Where(l => ids.Contains(l.Id)).Select(l => new { l.Id, l.Naam, l.Sorteernaam }).ToListAsync(stop);
        return [.. namen.Select(l => (l.Sorteernaam, Regel: new Weekleerling(l.Id, l.Naam.ToString(), [.. groepen[l.Id].Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)], nieuw.GetValueOrDefault(l.Id, []), nieuw.ContainsKey(l.Id), wacht.Contains(l.Id))))
            .OrderByDescending(l => l.Regel.ZonderOpvolging).ThenBy(l => l.Sorteernaam, StringComparer.Ordinal).ThenBy(l => l.Regel.Leerling.Waarde).Select(l => l.Regel)];
    }
}
