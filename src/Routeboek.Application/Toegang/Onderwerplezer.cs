using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Opslag;
using Routeboek.Domain.Dossiers;
using Routeboek.Domain.Leerlingen;
using Routeboek.Domain.Organisaties;
using Routeboek.Domain.Toegang;

namespace Routeboek.Application.Toegang;

/// <summary>
/// Reads from the store what access must know of things. Many at once cost as many queries as one. Untracked rows only: what is being
/// changed in the same transaction counts when it is saved.
/// </summary>
internal sealed class Onderwerplezer(Opslagcontext db, DateOnly dag)
{
    /// <summary>For each key what is known, and the protocol whose regional choices count; null where there is no such thing.</summary>
    public async Task<IReadOnlyList<(Onderwerp Onderwerp, string Protocol)?>> LeesAsync(IReadOnlyList<Onderwerpsleutel> sleutels, CancellationToken stop)
    {
        var dossiers = await DossiersAsync(sleutels, stop);
        var leerlingen = await LeerlingenAsync(sleutels.OfType<Onderwerpsleutel.VanLeerling>().Select(s => s.Leerling).Concat(sleutels.OfType<Onderwerpsleutel.VanAudit>().Select(s => s.Leerling).OfType<LeerlingId>()).Concat(dossiers.Values.Select(d => d.Dossier.Leerling).OfType<LeerlingId>()), stop);
        var zaken = await ZakenAsync([.. leerlingen.Keys], [.. dossiers.Keys], stop);
        var organisaties = await OrganisatiesAsync(sleutels, stop);
        return [.. sleutels.Select(s => s switch
        {
            Onderwerpsleutel.VanLeerling v => leerlingen.TryGetValue(v.Leerling, out var leerling) ? VanLeerling(v, leerling, zaken) : null,
            Onderwerpsleutel.VanDossier v => dossiers.TryGetValue(v.Dossier, out var dossier)
                ? VanDossier(v, dossier.Dossier, dossier.Partijen, dossier.Dossier.Leerling is { } l ? leerlingen[l] : null, zaken)
                : null,
            Onderwerpsleutel.VanAudit v => VanAudit(v, organisaties.GetValueOrDefault(v.Houder), v.Leerling is { } over ? leerlingen.GetValueOrDefault(over) : null, zaken),
            Onderwerpsleutel.VanOrganisatie v => VanOrganisatie(s.Soort, organisaties.GetValueOrDefault(v.Organisatie)),
            Onderwerpsleutel.VanInstallatie => VanOrganisatie(s.Soort, organisaties.Values.SingleOrDefault(o => o.Hoofd)),
            _ => throw new InvalidOperationException($"onbekende sleutel {s.GetType().Name}"),
        })];
    }

    private static (Onderwerp, string)? VanOrganisatie(Onderwerpsoort soort, Organisatiebeeld? organisatie) => organisatie is null ? null : (new Onderwerp
    {
        Soort = soort,
        Houder = organisatie.Soort.AlsHouder(),
        HouderOrganisatie = organisatie.Id,
        Organisaties = Eigen(organisatie.Id),
    }, "");

    // belongs to the school of the pupil, or to nobody but its houder
    private static (Onderwerp, string)? VanAudit(Onderwerpsleutel.VanAudit sleutel, Organisatiebeeld? houder, Leerlingbeeld? leerling, Zaakbeeld zaken) => (zaken.Vul(new Onderwerp
    {
        Soort = sleutel.Soort,
        Kamer = sleutel.Kamer,
        Houder = houder?.Soort.AlsHouder() ?? Houder.School,
        HouderOrganisatie = sleutel.Houder,
        Betreft = sleutel.Betreft,
        Geboren = leerling?.Leerling.Geboren,
        Organisaties = leerling?.Partijen ?? [],
        Gezag = leerling?.Gezag ?? [],
        VertrouwelijkTotEnMet = sleutel.VertrouwelijkTot,
    }, leerling?.Leerling.Id, null, leerling?.Groepsbanden ?? []), leerling?.Protocol ?? "");

    private static (Onderwerp, string)? VanLeerling(Onderwerpsleutel.VanLeerling sleutel, Leerlingbeeld leerling, Zaakbeeld zaken) => (zaken.Vul(new Onderwerp
    {
        Soort = sleutel.Soort,
        Kamer = sleutel.Kamer,
        Houder = sleutel.Houder?.Soort ?? Houder.School,
        HouderOrganisatie = sleutel.Houder?.Organisatie ?? leerling.Leerling.School,
        Betreft = leerling.Leerling.Persoon,
        Geboren = leerling.Leerling.Geboren,
        Organisaties = leerling.Partijen,
        Gezag = leerling.Gezag,
    }, leerling.Leerling.Id, null, leerling.Groepsbanden), leerling.Protocol);

    private static (Onderwerp, string)? VanDossier(Onderwerpsleutel.VanDossier sleutel, Dossier dossier, IReadOnlyCollection<KeyValuePair<Partijsoort, OrganisatieId>> partijen, Leerlingbeeld? leerling, Zaakbeeld zaken) => (zaken.Vul(new Onderwerp
    {
        Soort = sleutel.Soort,
        Kamer = sleutel.Kamer,
        Houder = sleutel.Houder,
        HouderOrganisatie = sleutel.HouderOrganisatie,
        Dossier = dossier.Id,
        Betreft = leerling?.Leerling.Persoon,
        Geboren = leerling?.Leerling.Geboren,
        Organisaties = dossier.Leerling is null ? [.. partijen, .. Eigen(dossier.HouderOrganisatie)] : partijen,
        Gezag = leerling?.Gezag ?? [],
        Vrijgaven = sleutel.Feit is null && sleutel.Document is null ? [] : [.. zaken.Vrijgaven.Where(v => v.Dossier == dossier.Id && v.Feit == sleutel.Feit && v.Document == sleutel.Document).Select(v => new Vrijgave(v.Aan, v.Persoon, v.Op))],
        VertrouwelijkTotEnMet = sleutel.VertrouwelijkTot,
    }, dossier.Leerling, dossier.Id, leerling?.Groepsbanden ?? []), dossier.Protocol);

    // what is about nobody belongs to one organisation, whatever its kind
    private static KeyValuePair<Partijsoort, OrganisatieId>[] Eigen(OrganisatieId organisatie) => [.. Enum.GetValues<Partijsoort>().Select(p => KeyValuePair.Create(p, organisatie))];

    private async Task<Dictionary<DossierId, (Dossier Dossier, IReadOnlyCollection<KeyValuePair<Partijsoort, OrganisatieId>> Partijen)>> DossiersAsync(IReadOnlyList<Onderwerpsleutel> sleutels, CancellationToken stop)
    {
        DossierId[] ids = [.. sleutels.OfType<Onderwerpsleutel.VanDossier>().Select(s => s.Dossier).Distinct()];
        if (ids.Length == 0)
            return [];
        var rijen = await (from d in db.Dossiers
                           where ids.Contains(d.Id)
                           join l in db.Leerlingen on d.Leerling equals l.Id into leerlingen
                           from l in leerlingen.DefaultIfEmpty()
                           select new { Dossier = d, l.Gemeentenaam }).ToListAsync(stop);
        await LeesPartijenAsync([.. rijen.Select(r => (r.Dossier.School, (string?)r.Gemeentenaam))], stop);
        var uit = new Dictionary<DossierId, (Dossier, IReadOnlyCollection<KeyValuePair<Partijsoort, OrganisatieId>>)>();
        foreach (var rij in rijen)
            uit.Add(rij.Dossier.Id, (rij.Dossier, _partijen[(rij.Dossier.School, rij.Gemeentenaam)]));
        return uit;
    }

    private async Task<Dictionary<LeerlingId, Leerlingbeeld>> LeerlingenAsync(IEnumerable<LeerlingId> gevraagd, CancellationToken stop)
    {
        LeerlingId[] ids = [.. gevraagd.Distinct()];
        if (ids.Length == 0)
            return [];
        var rijen = await db.Leerlingen.Where(l => ids.Contains(l.Id)).ToListAsync(stop);
        var groepen = await (from g in db.Groepen
                             from lid in g.Leden
                             from rol in g.Rollen
                             where ids.Contains(lid.Leerling)
                             select new { lid.Leerling, LidVan = lid.Van, LidTot = lid.Tot, rol.Persoon, rol.Rol, rol.Van, rol.Tot }).ToListAsync(stop);
        var banden = groepen.Where(g => new Geldigheid(g.LidVan, g.LidTot).Op(dag))
            .ToLookup(g => g.Leerling, g => new Betrokkenheid(g.Rol, g.Persoon, null, Grond.WettelijkeTaak, new Geldigheid(g.Van, g.Tot)));
        OrganisatieId[] scholen = [.. rijen.Select(l => l.School).Distinct()];
        var protocollen = await db.Schoolprotocollen.Where(p => scholen.Contains(p.School) && p.Van <= dag && (p.Tot == null || p.Tot >= dag)).ToDictionaryAsync(p => p.School, p => p.Protocol, stop);
        await LeesPartijenAsync([.. rijen.Select(l => ((OrganisatieId?)l.School, (string?)l.Gemeentenaam))], stop);
        var uit = new Dictionary<LeerlingId, Leerlingbeeld>();
        foreach (var leerling in rijen)
        {
            uit.Add(leerling.Id, new Leerlingbeeld(leerling, protocollen.GetValueOrDefault(leerling.School, ""), _partijen[(leerling.School, leerling.Gemeentenaam)],
                [.. leerling.Gezag.Where(g => g.Soort == Gezagssoort.Ja).Select(g => new Ouderlijkgezag(g.Ouder, Geldigheid.VanafDag(DateOnly.MinValue)))], [.. banden[leerling.Id]]));
        }

        return uit;
    }

    private readonly Dictionary<(OrganisatieId?, string?), IReadOnlyCollection<KeyValuePair<Partijsoort, OrganisatieId>>> _partijen = [];

    // all of them at once: pupils of one list live in many municipalities
    private async Task LeesPartijenAsync(IReadOnlyCollection<(OrganisatieId? School, string? Gemeentenaam)> gevraagd, CancellationToken stop)
    {
        var nieuw = gevraagd.Where(p => !_partijen.ContainsKey(p)).Distinct().ToList();
        if (nieuw.Count == 0)
            return;
        OrganisatieId[] scholen = [.. nieuw.Select(p => p.School).OfType<OrganisatieId>().Distinct()];
        string[] namen = [.. nieuw.Select(p => p.Gemeentenaam).OfType<string>().Distinct(StringComparer.Ordinal)];
        var besturen = await db.Organisaties.Where(o => scholen.Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => o.Bestuur, stop);
        var gemeenten = await db.Organisaties.Where(o => o.Soort == Organisatiesoort.Gemeente && namen.Contains(o.Zoeknaam)).ToDictionaryAsync(o => o.Zoeknaam, o => o.Id, StringComparer.Ordinal, stop);
        OrganisatieId[] van = [.. scholen, .. gemeenten.Values];
        var bij = (await (from a in db.Aansluitingen
                          join o in db.Organisaties on a.Bij equals o.Id
                          where van.Contains(a.Van)
                          select new { a.Van, o.Id, o.Soort }).ToListAsync(stop)).ToLookup(a => a.Van);
        foreach (var (school, gemeentenaam) in nieuw)
        {
            OrganisatieId? gemeente = gemeentenaam is not null && gemeenten.TryGetValue(gemeentenaam, out var gevonden) ? gevonden : null;
            var partijen = new List<KeyValuePair<Partijsoort, OrganisatieId>>();
            Zet(Partijsoort.School, school);
            Zet(Partijsoort.Schoolbestuur, school is { } een ? besturen.GetValueOrDefault(een) : null);
            Zet(Partijsoort.Gemeente, gemeente);
            Zet(Partijsoort.Leerplicht, gemeente);
            // a municipality has its RMC; the rest goes by the school, and by the municipality only where there is none
            foreach (var partij in new[] { school, gemeente }.OfType<OrganisatieId>().Distinct().SelectMany(o => bij[o]).Where(p => p.Van == (p.Soort == Organisatiesoort.Rmc ? gemeente : school ?? gemeente)))
                Zet(partij.Soort.Partijen()[0], partij.Id);
            _partijen.Add((school, gemeentenaam), partijen);

            void Zet(Partijsoort soort, OrganisatieId? organisatie)
            {
                if (organisatie is { } wie)
                    partijen.Add(new(soort, wie));
            }
        }
    }

    private async Task<Zaakbeeld> ZakenAsync(LeerlingId[] leerlingen, DossierId[] dossiers, CancellationToken stop)
    {
        if (leerlingen.Length == 0 && dossiers.Length == 0)
            return new Zaakbeeld();
        return new Zaakbeeld
        {
            Betrokkenheden = await VanAsync(db.Betrokkenheden),
            Toestemmingen = await VanAsync(db.Toestemmingen),
            Aanleidingen = await VanAsync(db.Aanleidingen),
            Uitsluitingen = await VanAsync(db.Uitsluitingen),
            Wilsonbekwaamheden = await VanAsync(db.Wilsonbekwaamheden),
            Vrijgaven = dossiers.Length == 0 ? [] : await db.Vrijgaven.Where(v => dossiers.Contains(v.Dossier)).ToListAsync(stop),
            Open = await (from p in db.Projecties
                          join d in db.Dossiers on p.Dossier equals d.Id
                          where p.OpenVan != null && (dossiers.Contains(d.Id) || d.Leerling != null && leerlingen.Contains(d.Leerling.Value))
                          select new Opendossier(d.Id, d.Leerling, new Geldigheid(p.OpenVan!.Value, p.OpenTot))).ToListAsync(stop),
        };

        Task<List<T>> VanAsync<T>(IQueryable<T> rijen)
            where T : Zaakrij => rijen.Where(r => r.Leerling != null && leerlingen.Contains(r.Leerling.Value) || r.Dossier != null && dossiers.Contains(r.Dossier.Value)).ToListAsync(stop);
    }

    private async Task<Dictionary<OrganisatieId, Organisatiebeeld>> OrganisatiesAsync(IReadOnlyList<Onderwerpsleutel> sleutels, CancellationToken stop)
    {
        OrganisatieId[] ids = [.. sleutels.OfType<Onderwerpsleutel.VanOrganisatie>().Select(s => s.Organisatie).Concat(sleutels.OfType<Onderwerpsleutel.VanAudit>().Select(s => s.Houder)).Distinct()];
        var hoofd = sleutels.OfType<Onderwerpsleutel.VanInstallatie>().Any() ? await db.Installaties.Select(i => i.Hoofdorganisatie).SingleOrDefaultAsync(stop) : null;
        return ids.Length == 0 && hoofd is null
            ? []
            : await db.Organisaties.Where(o => ids.Contains(o.Id) || o.Id == hoofd).ToDictionaryAsync(o => o.Id, o => new Organisatiebeeld(o.Id, o.Soort, o.Id == hoofd), stop);
    }

    private sealed record Organisatiebeeld(OrganisatieId Id, Organisatiesoort Soort, bool Hoofd);

    private sealed record Leerlingbeeld(Leerling Leerling, string Protocol, IReadOnlyCollection<KeyValuePair<Partijsoort, OrganisatieId>> Partijen, IReadOnlyList<Ouderlijkgezag> Gezag, IReadOnlyList<Betrokkenheid> Groepsbanden);
}

/// <summary>When a dossier is open.</summary>
internal sealed record Opendossier(DossierId Dossier, LeerlingId? Leerling, Geldigheid Geldig);

/// <summary>The rows about pupils and dossiers, and which of them count for a thing.</summary>
internal sealed class Zaakbeeld
{
    public IReadOnlyList<Betrokkenheidrij> Betrokkenheden { get; init; } = [];

    public IReadOnlyList<Toestemmingrij> Toestemmingen { get; init; } = [];

    public IReadOnlyList<Aanleidingrij> Aanleidingen { get; init; } = [];

    public IReadOnlyList<Uitsluitingrij> Uitsluitingen { get; init; } = [];

    public IReadOnlyList<Wilsonbekwaamheidrij> Wilsonbekwaamheden { get; init; } = [];

    public IReadOnlyList<Vrijgaverij> Vrijgaven { get; init; } = [];

    public IReadOnlyList<Opendossier> Open { get; init; } = [];

    public Onderwerp Vul(Onderwerp onderwerp, LeerlingId? leerling, DossierId? dossier, IReadOnlyList<Betrokkenheid> groepsbanden)
    {
        return onderwerp with
        {
            Betrokkenheden = [.. Van(Betrokkenheden).Select(b => new Betrokkenheid(b.Rol, b.Persoon, b.Organisatie, b.Grond, b.Geldig)), .. groepsbanden],
            Toestemmingen = [.. Van(Toestemmingen).Select(t => new GegevenToestemming(t.Door, t.AlsRol, t.Aan, t.Persoon, t.Kamer, t.Geldig))],
            Aanleidingen = [.. Van(Aanleidingen).Select(a => new Aanleiding(a.Soort, a.Geldig))],
            Uitsluitingen = [.. Van(Uitsluitingen).Select(u => new Uitsluiting(u.Ouder, u.Kamer, u.Geldig))],
            Wilsonbekwaamheden = [.. Van(Wilsonbekwaamheden).Select(w => new Wilsonbekwaamheid(w.Kamer, w.Geldig))],
            DossierOpen = Open.Where(o => dossier is null ? o.Leerling == leerling && leerling is not null : o.Dossier == dossier).OrderByDescending(o => o.Geldig.TotEnMet ?? DateOnly.MaxValue).Select(o => (Geldigheid?)o.Geldig).FirstOrDefault(),
        };

        IEnumerable<T> Van<T>(IEnumerable<T> rijen)
            where T : Zaakrij => rijen.Where(r => r.Dossier is not null && r.Dossier == dossier || r.Leerling is not null && r.Leerling == leerling && (r.Dossier is null || dossier is null));
    }
}
