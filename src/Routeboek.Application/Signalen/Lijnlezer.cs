using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Inlezen;
using Routeboek.Application.Kalenders;
using Routeboek.Application.Leerlingen;
using Routeboek.Application.Opslag;
using Routeboek.Domain.Kalenders;
using Routeboek.Domain.Leerlingen;
using Routeboek.Domain.Protocollen;
using Routeboek.Domain.Signalering;

namespace Routeboek.Application.Signalen;

/// <summary>A line before it is told: everything of a pupil that asks or was decided.</summary>
internal sealed record Lijn(LeerlingId Leerling, Signaallijn? Signalen, IReadOnlyList<Zorgrij> Zorgen, OordeelId? Oordeel, string Gezien, int Hoogte, DateOnly Sinds, DateOnly WachtSinds, int Wacht, Lijnstand Stand, bool ZonderOpvolging)
{
    public string Ladder => Signalen is not { Leidend.Regel: var regel } ? "" : regel.Ladder.Length > 0 ? regel.Ladder : regel.Id;

    public bool Nieuw => Stand == Lijnstand.Open && Wacht <= 1;

    public bool Hoort(Lijstkeuze keuze) => keuze switch
    {
        Lijstkeuze.Open => Stand == Lijnstand.Open,
        Lijstkeuze.Nieuw => Nieuw,
        Lijstkeuze.ZonderOpvolging => ZonderOpvolging,
        Lijstkeuze.Opgepakt => Stand == Lijnstand.Opgepakt,
        Lijstkeuze.Afgedaan => Stand == Lijnstand.Afgedaan,
        Lijstkeuze.Stil => Stand == Lijnstand.Stil,
    };
}

/// <summary>The lines of the pupils of a school, in three queries; narrow rows, so that a school of two thousand is one look.</summary>
internal sealed class Lijnlezer(Opslagcontext db, Schoolkader kader, DateOnly vandaag)
{
    // a concern stands as high as a signal without a ladder
    private const int HoogteVanZorg = 50;

    private readonly Dictionary<string, (Protocol Protocol, Ladders Ladders, Dictionary<string, Signaalregel> Regels)> _protocollen = kader.Protocollen.Select(p => p.Protocol).DistinctBy(p => p.Id, StringComparer.Ordinal)
        .ToDictionary(p => p.Id, p => (p, new Ladders(p), p.Signalen.ToDictionary(s => s.Id, StringComparer.Ordinal)), StringComparer.Ordinal);

    public async Task<List<Lijn>> LeesAsync(IQueryable<Leerling> zichtbaar, CancellationToken stop)
    {
        var jaar = (short)Schooljaar.Met(vandaag).Begin;
        var signalen = (await (from s in db.Signalen
                               where s.School == kader.School && (s.Schooljaar == jaar || s.Tot == null) && s.VervallenOp == null && zichtbaar.Any(l => l.Id == s.Leerling)
                               join o in db.Oordelen on s.Oordeel equals (OordeelId?)o.Id into oordelen
                               from o in oordelen.DefaultIfEmpty()
                               select new Stand(s.Id, s.Leerling, s.Protocol, s.Naam, s.Sinds, s.Tot, s.EerstGetoond, s.Versie, s.Oordeel, o == null ? null : (Signaaloordeel?)o.Soort, o == null ? null : o.HerzienOp)).ToListAsync(stop))
            .ToLookup(s => s.Leerling);
        var zorgen = (await db.Zorgen.Where(z => z.School == kader.School && z.Oordeel == null && z.Dossier == null && zichtbaar.Any(l => l.Id == z.Leerling)).OrderBy(z => z.Dag).ThenBy(z => z.Id).ToListAsync(stop)).ToLookup(z => z.Leerling);
        var lijnen = new List<Lijn>();
        foreach (var leerling in signalen.Select(g => g.Key).Union(zorgen.Select(g => g.Key)))
        {
            if (Maak(leerling, [.. signalen[leerling]], [.. zorgen[leerling]]) is { } lijn)
                lijnen.Add(lijn);
        }

        return lijnen;
    }

    private Lijn? Maak(LeerlingId leerling, List<Stand> standen, List<Zorgrij> zorgen)
    {
        // the protocol that judged last leads; what an earlier one left on is over with it
        var protocol = kader.Op(vandaag);
        var (_, ladders, regels) = _protocollen[protocol.Id];
        var (lijnsignalen, van) = (new List<Lijnsignaal>(), new List<Stand>());
        foreach (var stand in standen)
        {
            if (stand.Protocol != protocol.Id || !regels.TryGetValue(stand.Naam, out var regel))
                continue;
            lijnsignalen.Add(new Lijnsignaal(regel, stand.Sinds, stand.Tot, DateOnly.FromDateTime(Schoolklok.Plaatselijk(stand.EerstGetoond)), stand.Soort, stand.HerzienOp));
            van.Add(stand);
        }

        var lijn = Signaallijn.Van(lijnsignalen, protocol.Volging, ladders, kader.Kalender, vandaag);
        if (lijn is null && zorgen.Count == 0)
            return null;
        // what stands in the line: all that is on, so that who decides of it decides of the lower rungs too
        var gezien = van.Where((s, i) => (s.Tot is null || lijnsignalen[i] == lijn?.Leidend || lijn?.Ook.Contains(lijnsignalen[i]) == true) && !lijnsignalen[i].IsAfgedaan(vandaag)).Select(s => (s.Id, s.Versie));
        var oordeel = lijn is null ? null : van[lijnsignalen.IndexOf(lijn.Leidend)].Oordeel;
        if (zorgen.Count == 0)
            return new Lijn(leerling, lijn, zorgen, oordeel, Lijngezien.Schrijf(gezien, []), lijn!.Hoogte, lijn.Leidend.Sinds, lijn.WachtSinds, Signaallijn.Schooldagen(kader.Kalender, lijn.WachtSinds, vandaag), lijn.Stand, lijn.ZonderOpvolging);
        var eerste = zorgen[0].Dag;
        var open = lijn is { Stand: Lijnstand.Open };
        var wachtSinds = open && lijn!.WachtSinds < eerste ? lijn.WachtSinds : eerste;
        var wacht = Signaallijn.Schooldagen(kader.Kalender, wachtSinds, vandaag);
        return new Lijn(leerling, lijn, zorgen, oordeel, Lijngezien.Schrijf(gezien, zorgen.Select(z => (z.Id, z.Versie))), Math.Max(HoogteVanZorg, open ? lijn!.Hoogte : 0), open ? lijn!.Leidend.Sinds : eerste, wachtSinds, wacht,
            Lijnstand.Open, wacht > protocol.Volging.OpvolgenBinnen);
    }

    private sealed record Stand(SignaalId Id, LeerlingId Leerling, string Protocol, string Naam, DateOnly Sinds, DateOnly? Tot, DateTime EerstGetoond, long Versie, OordeelId? Oordeel, Signaaloordeel? Soort, DateOnly? HerzienOp);
}

/// <summary>Tells the lines of one page: names, groups, explanation, concerns, and what was decided.</summary>
internal sealed class Lijnbeeld(Opslagcontext db, Schoolkader kader, DateOnly vandaag, DateOnly? peildag)
{
    public async Task<IReadOnlyList<Lijstregel>> MaakAsync(IReadOnlyList<Lijn> lijnen, CancellationToken stop)
    {
        var ids = lijnen.Select(l => l.Leerling).ToList();
        var leerlingen = await db.Leerlingen.Where(l => ids.Contains(l.Id)).ToDictionaryAsync(l => l.Id, stop);
        var nummers = await db.Leerlingnummers.Where(n => ids.Contains(n.Leerling)).ToListAsync(stop);
        var kaderleerlingen = nummers.Select(n => new Kaderleerling(n.Nr, n.Leerling, leerlingen[n.Leerling].Persoon, leerlingen[n.Leerling].Sleutel, leerlingen[n.Leerling].Geboren, leerlingen[n.Leerling].Sector)).OrderBy(l => l.Nr).ToList();
        var uitleg = peildag is { } dag && kaderleerlingen.Count > 0 ? await new Lijnuitleg(db, kader, dag).LeesAsync(kaderleerlingen, nadert: false, stop) : null;
        var groepen = (await (from g in db.Groepen
                              from l in g.Leden
                              where ids.Contains(l.Leerling) && l.Van <= vandaag && (l.Tot == null || l.Tot >= vandaag)
                              select new { l.Leerling, g.Naam }).ToListAsync(stop)).ToLookup(l => l.Leerling, l => l.Naam);
        var oordeelIds = lijnen.Select(l => l.Oordeel).OfType<OordeelId>().ToList();
        var oordelen = await db.Oordelen.Where(o => oordeelIds.Contains(o.Id)).ToDictionaryAsync(o => o.Id, stop);
        var mensen = oordelen.Values.Select(o => o.Door).Concat(lijnen.SelectMany(l => l.Zorgen).Select(z => z.Door)).Distinct().ToList();
        var namen = await db.Personen.Where(p => mensen.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Naam.ToString(), stop);
        var dossiers = (await db.Dossiers.Where(d => d.School == kader.School && d.Leerling != null && ids.Contains(d.Leerling.Value) && db.Projecties.Any(p => p.Dossier == d.Id && p.OpenVan != null && p.OpenTot == null)).OrderBy(d => d.Id).ToListAsync(stop))
            .GroupBy(d => d.Leerling!.Value).ToDictionary(g => g.Key, g => g.Last().Id);
        return [.. lijnen.Select(l =>
        {
            var leidend = l.Signalen is { } s && (l.Zorgen.Count == 0 || s.Stand == Lijnstand.Open) ? s.Leidend : null;
            var waarom = leidend is null || uitleg is null ? null : uitleg[l.Leerling].Where(u => u.Regel.Id == leidend.Regel.Id).OrderByDescending(u => u.Sinds == leidend.Sinds).Select(u => u.Uitleg).FirstOrDefault();
            var ook = l.Signalen is null ? [] : (leidend is null ? l.Signalen.Ook.Prepend(l.Signalen.Leidend) : l.Signalen.Ook).Select(o => new Lijstsignaal(o.Regel.Naam, o.Sinds)).ToList();
            var oordeel = l.Oordeel is { } id && oordelen.TryGetValue(id, out var o) ? new Lijstoordeel(o.Id, o.Soort, o.Reden, o.HerzienOp, namen.GetValueOrDefault(o.Door, ""), o.Op) : null;
            return new Lijstregel(l.Leerling, leerlingen[l.Leerling].Naam.ToString(), [.. groepen[l.Leerling].Order(StringComparer.Ordinal)], l.Stand, leidend?.Regel, waarom, l.Sinds, leidend?.Getoond ?? l.Zorgen[0].Dag, l.Nieuw,
                l.ZonderOpvolging, Math.Max(0, l.Wacht), ook, [.. l.Zorgen.Select(z => new Lijstzorg(z.Soort, z.Domeinen.Split(',', StringSplitOptions.RemoveEmptyEntries), z.Notitie, z.Dag, namen.GetValueOrDefault(z.Door, "")))],
                oordeel, dossiers.TryGetValue(l.Leerling, out var dossier) ? dossier : null, l.Gezien);
        })];
    }
}
