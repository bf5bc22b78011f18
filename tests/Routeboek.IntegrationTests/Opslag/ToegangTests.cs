using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Audit;
using Routeboek.Application.Opslag;
using Routeboek.Application.Toegang;
using Routeboek.Domain.Dossiers;
using Routeboek.Domain.Leerlingen;
using Routeboek.Domain.Organisaties;
using Routeboek.Domain.Toegang;
using Routeboek.Tests.Eisen;

namespace Routeboek.IntegrationTests.Opslag;

/// <summary>What the database answers is what the rules decide, thing for thing.</summary>
[Collection(Databanken.Naam)]
public sealed class ToegangTests(Postgrescluster cluster)
{
    private static readonly Handeling[] s_handelingen =
    [
        Handeling.Lezen, Handeling.Van(Handelingsoort.Vastleggen), Handeling.DelenMet(Partijsoort.School),
    ];

    private static readonly Onderwerpsoort[] s_vanLeerling = [Onderwerpsoort.Leerling, Onderwerpsoort.Registratie];

    public static TheoryData<string, int> Werelden()
    {
        var werelden = new TheoryData<string, int>();
        for (var zaad = 1; zaad <= 2; zaad++)
        {
            werelden.Add(Proefdatabank.Sqlite, zaad);
            werelden.Add(Proefdatabank.Postgres, zaad);
        }

        return werelden;
    }

    [Theory]
    [MemberData(nameof(Werelden))]
    [Eis("H-VT-14")]
    public async Task Vraag_IsBesluit_DingVoorDing(string soort, int zaad)
    {
        await using var databank = await Proefdatabank.NieuwAsync(soort, cluster);
        Toegangsopslag wereld;
        await using (var db = databank.Opslag.Context())
            wereld = await Toegangsopslag.VulAsync(zaad, db);
        // what the use cases record counts like what was there
        var vastgelegd = await wereld.LegVastAsync(databank.Opslag);
        Assert.All((string[])["betrek", "toestemming", "vrijgave"], wat => Assert.True(vastgelegd[wat] > 0, $"{wat}: {string.Join(", ", vastgelegd)}"));
        var verschillen = new List<string>();
        var telling = new Telling();
        foreach (var actor in wereld.Actoren)
        {
            foreach (var handeling in s_handelingen)
            {
                await using var db = databank.Opslag.Context();
                var poort = new Toegangspoort(db, actor, Toegangsopslag.Vandaag);
                foreach (var ding in s_vanLeerling)
                    await Vergelijk($"{actor.Rol} {handeling.Soort} {ding}", poort.Filter(Zicht.Leerlingen(db, Toegangsopslag.Vandaag), ding, handeling).Select(z => z.Rij.Id), wereld.Leerlingen.Select(l => l.Id), id => new Onderwerpsleutel.VanLeerling(ding, id), poort, handeling);
                var dossiers = await db.Dossiers.Where(d => d.Leerling != null).ToListAsync();
                await Vergelijk($"{actor.Rol} {handeling.Soort} dossier", poort.Filter(Zicht.Dossiers(db), Onderwerpsoort.Dossier, handeling).Select(z => z.Rij.Id), dossiers.Select(d => d.Id),
                    id => dossiers.Find(d => d.Id == id) is var d ? new Onderwerpsleutel.VanDossier(Onderwerpsoort.Dossier, id, d!.Houder, d.HouderOrganisatie) : null!, poort, handeling);
                var regels = await db.Auditregels.ToListAsync();
                await Vergelijk($"{actor.Rol} {handeling.Soort} audit", poort.Filter(Zicht.Audit(db, Toegangsopslag.Vandaag), Onderwerpsoort.Auditregel, handeling).Select(z => z.Rij.Id), regels.Select(r => r.Id),
                    id => Auditsleutel(regels.Find(r => r.Id == id)!, wereld.Leerlingen, null), poort, handeling);
                foreach (var leerling in wereld.Leerlingen.Take(4))
                {
                    await Vergelijk($"{actor.Rol} {handeling.Soort} inzage", poort.Filter(Zicht.Audit(db, Toegangsopslag.Vandaag, leerling), Onderwerpsoort.Auditregel, handeling).Select(z => z.Rij.Id), regels.Where(r => r.Betrokkene == leerling.Persoon.ToString()).Select(r => r.Id),
                        id => Auditsleutel(regels.Find(r => r.Id == id)!, wereld.Leerlingen, leerling), poort, handeling);
                }
                var feiten = await db.Feiten.ToListAsync();
                foreach (var (bron, ding, metLeerling) in new[] { (Zicht.Feiten(db), Onderwerpsoort.Feit, true), (Zicht.AnoniemeCasussen(db), Onderwerpsoort.AnoniemeCasus, false) })
                {
                    await Vergelijk($"{actor.Rol} {handeling.Soort} {ding}", poort.Filter(bron, ding, handeling).Select(z => new ValueTuple<Domain.Dossiers.DossierId, int>(z.Rij.Dossier, z.Rij.Nr)),
                        feiten.Where(f => dossiers.Exists(d => d.Id == f.Dossier) == metLeerling).Select(f => (f.Dossier, f.Nr)),
                        id => feiten.Find(f => (f.Dossier, f.Nr) == id) is var f ? new Onderwerpsleutel.VanDossier(ding, f!.Dossier, f.Houder, f.HouderOrganisatie, f.Kamer, f.Nr, f.VertrouwelijkTot) : null!, poort, handeling);
                }
            }
        }

        Assert.Equal([], verschillen.Take(10));
        Assert.True(telling.Mag > telling.Gevraagd / 200 && telling.Mag < telling.Gevraagd / 3, $"{telling.Mag} van {telling.Gevraagd}");

        async Task Vergelijk<T>(string wat, IQueryable<T> vraag, IEnumerable<T> alle, Func<T, Onderwerpsleutel> sleutel, Toegangspoort poort, Handeling handeling)
        {
            List<T> ids = [.. alle];
            var gezien = (await vraag.ToListAsync()).ToHashSet();
            var besluiten = await poort.BepaalAsync([.. ids.Select(sleutel)], handeling, CancellationToken.None);
            foreach (var (id, afweging) in ids.Zip(besluiten))
            {
                telling.Gevraagd++;
                telling.Mag += afweging.Mag ? 1 : 0;
                if (gezien.Contains(id) != afweging.Mag)
                    verschillen.Add($"{wat} {id}: besluit {afweging.Mag}, vraag {gezien.Contains(id)}");
            }
        }
    }

    // over one pupil that one; else the pupil of the keeper's own school, the first of several
    private static Onderwerpsleutel.VanAudit Auditsleutel(Auditrij regel, IReadOnlyList<Leerling> leerlingen, Leerling? over)
    {
        var houder = new OrganisatieId(Guid.ParseExact(regel.Houder.Length > 0 ? regel.Houder : regel.Organisatie, "N"));
        var betreft = regel.Betrokkene.Length > 0 ? new PersoonId(Guid.ParseExact(regel.Betrokkene, "N")) : (PersoonId?)null;
        var leerling = over ?? leerlingen.Where(l => l.Persoon == betreft && l.School == houder).OrderBy(l => l.Id.ToString(), StringComparer.Ordinal).FirstOrDefault();
        var kamer = Enum.GetValues<Kamer>().Single(k => Woord.Van(k) == (regel.Kamer.Length > 0 ? regel.Kamer : "gewoon"));
        return new Onderwerpsleutel.VanAudit(houder, kamer, leerling?.Id, betreft, regel.VertrouwelijkTot);
    }

    private sealed class Telling
    {
        public int Gevraagd { get; set; }

        public int Mag { get; set; }
    }
}
