using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Inlezen;
using Routeboek.Application.Opslag;
using Routeboek.Application.Toegang;
using Routeboek.Domain.Aanwezigheid;
using Routeboek.Domain.Dossiers;
using Routeboek.Domain.Leerlingen;
using Routeboek.Domain.Toegang;
using Routeboek.Domain.Verzuim;

namespace Routeboek.Application.Aanwezigheid;

/// <summary>A pupil who belongs in the list, and why.</summary>
internal sealed record Lijstregel(LeerlingId Leerling, Afwezigheidsoort Soort, Tijdvak Sinds, int Ziektedagen);

/// <summary>Fills in what somebody must know before a call: whom to call, and what happened before. As many questions for a hundred pupils as for one.</summary>
internal sealed class Afwezigenlezing(Werkgang werk, Schoolkader? kader)
{
    // what was said longer ago is in the dossier, or does not matter today
    private const int Terugkijk = 90;

    public async Task<IReadOnlyList<Afwezige>> LeesAsync(IReadOnlyList<Lijstregel> lijst, DateOnly vandaag, CancellationToken stop)
    {
        if (lijst.Count == 0)
            return [];
        var db = werk.Db;
        var ids = lijst.Select(l => l.Leerling).ToList();
        var leerlingen = await db.Leerlingen.Where(l => ids.Contains(l.Id)).ToDictionaryAsync(l => l.Id, stop);
        var groepen = (await (from g in db.Groepen
                              from l in g.Leden
                              where ids.Contains(l.Leerling) && l.Van <= vandaag && (l.Tot == null || l.Tot >= vandaag)
                              select new { l.Leerling, g.Naam }).ToListAsync(stop)).ToLookup(g => g.Leerling, g => g.Naam);
        var ouders = await OudersAsync(leerlingen, vandaag, stop);
        var sinds = vandaag.AddDays(-Terugkijk);
        var contacten = (await Contactlezing.NoemAsync(db, await db.Contacten.Where(c => ids.Contains(c.Leerling) && c.Dag >= sinds).Staande(db).OrderByDescending(c => c.Op).ThenByDescending(c => c.Id).ToListAsync(stop), stop)).ToLookup(c => c.Leerling);
        var signalen = await SignalenAsync(ids, stop);
        var dossiers = await DossiersAsync(ids, stop);
        return
        [
            .. lijst.Where(l => leerlingen.ContainsKey(l.Leerling)).Select(l => (Regel: l, Leerling: leerlingen[l.Leerling], Laatste: contacten[l.Leerling].FirstOrDefault(c => c.Dag == vandaag)))
                // who was not called yet first, then who is to be tried again, by time
                .OrderBy(l => l.Regel.Soort).ThenBy(l => l.Laatste is null ? 0 : l.Laatste.Bereikt ? 2 : 1).ThenBy(l => l.Laatste?.Opnieuw).ThenByDescending(l => l.Regel.Ziektedagen)
                .ThenBy(l => l.Leerling.Sorteernaam, StringComparer.Ordinal).ThenBy(l => l.Leerling.Id.Waarde)
                .Select(l => new Afwezige
                {
                    Id = l.Leerling.Id,
                    Naam = l.Leerling.Naam.ToString(),
                    Groepen = [.. groepen[l.Leerling.Id].Order(StringComparer.Ordinal)],
                    Soort = l.Regel.Soort,
                    Sinds = l.Regel.Sinds,
                    Ziektedagen = l.Regel.Ziektedagen,
                    Telefoon = l.Leerling.Telefoon,
                    Ouders = ouders[l.Leerling.Id],
                    Vandaag = l.Laatste,
                    Eerder = contacten[l.Leerling.Id].FirstOrDefault(c => c.Dag < vandaag),
                    Signalen = signalen.GetValueOrDefault(l.Leerling.Id) ?? [],
                    Dossier = dossiers.TryGetValue(l.Leerling.Id, out var open) ? open : null,
                }),
        ];
    }

    // who does not decide, or may not be told, is not called
    private async Task<Dictionary<LeerlingId, IReadOnlyList<Belouder>>> OudersAsync(Dictionary<LeerlingId, Leerling> leerlingen, DateOnly vandaag, CancellationToken stop)
    {
        var ids = leerlingen.Keys.Select(l => (LeerlingId?)l).ToList();
        var uit = (await werk.Db.Uitsluitingen.Where(u => ids.Contains(u.Leerling) && u.Kamer == Kamer.Gewoon && u.Van <= vandaag && (u.Tot == null || u.Tot >= vandaag)).Select(u => new { u.Leerling, u.Ouder }).ToListAsync(stop)).Select(u => (u.Leerling, u.Ouder)).ToHashSet();
        var ouders = leerlingen.Values.SelectMany(l => l.Gezag).Select(g => g.Ouder).Distinct().ToList();
        var mensen = await werk.Db.Personen.Where(p => ouders.Contains(p.Id)).ToDictionaryAsync(p => p.Id, stop);
        return leerlingen.Values.ToDictionary(l => l.Id, l => (IReadOnlyList<Belouder>)[.. l.Gezag.Where(g => g.Soort != Gezagssoort.Nee && mensen.ContainsKey(g.Ouder) && !uit.Contains((l.Id, g.Ouder)))
            .OrderBy(g => g.Soort).ThenByDescending(g => mensen[g.Ouder].Telefoon is not null).ThenBy(g => mensen[g.Ouder].Sorteernaam, StringComparer.Ordinal).Select(g => new Belouder(g.Ouder, mensen[g.Ouder].Naam.ToString(), mensen[g.Ouder].Telefoon))]);
    }

    private async Task<Dictionary<LeerlingId, IReadOnlyList<string>>> SignalenAsync(List<LeerlingId> ids, CancellationToken stop)
    {
        var mag = await MagAsync(ids, Onderwerpsoort.Signaal, stop);
        var rijen = mag.Count == 0 ? [] : await werk.Db.Signalen.Where(s => mag.Contains(s.Leerling) && s.Tot == null && s.VervallenOp == null).OrderBy(s => s.Sinds).ToListAsync(stop);
        var namen = kader?.Protocollen.SelectMany(p => p.Protocol.Signalen).GroupBy(s => s.Id, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First().Naam, StringComparer.Ordinal) ?? [];
        return rijen.GroupBy(s => s.Leerling).ToDictionary(g => g.Key, g => (IReadOnlyList<string>)[.. g.Select(s => namen.GetValueOrDefault(s.Naam, s.Naam)).Distinct(StringComparer.Ordinal)]);
    }

    private async Task<Dictionary<LeerlingId, bool>> DossiersAsync(List<LeerlingId> ids, CancellationToken stop)
    {
        var mag = await MagAsync(ids, Onderwerpsoort.Dossier, stop);
        var zoek = mag.Select(l => (LeerlingId?)l).ToList();
        var open = mag.Count == 0 ? [] : await werk.Db.Dossiers.Where(d => zoek.Contains(d.Leerling) && werk.Db.Projecties.Any(p => p.Dossier == d.Id && p.OpenVan != null && p.OpenTot == null)).Select(d => d.Leerling!.Value).Distinct().ToListAsync(stop);
        return mag.ToDictionary(l => l, open.Contains);
    }

    private async Task<List<LeerlingId>> MagAsync(List<LeerlingId> ids, Onderwerpsoort soort, CancellationToken stop) =>
        [.. ids.Zip(await werk.Toegang.BepaalAsync([.. ids.Select(l => new Onderwerpsleutel.VanLeerling(soort, l))], Handeling.Lezen, stop)).Where(l => l.Second.Mag).Select(l => l.First)];
}
