using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Aanmelding;
using Routeboek.Application.Dossiers;
using Routeboek.Application.Mijndag;
using Routeboek.Application.Opslag;
using Routeboek.Domain.Dossiers;
using Routeboek.Domain.Leerlingen;
using Routeboek.Domain.Organisaties;
using Routeboek.Domain.Toegang;
using Routeboek.IntegrationTests.Aanmelding;
using Routeboek.IntegrationTests.Demo;
using Routeboek.IntegrationTests.Opslag;

namespace Routeboek.IntegrationTests.Dossiers;

/// <summary>Mijn dag, the list of dossiers and every open task, in a whole demo world on both engines.</summary>
[Collection(Databanken.Naam)]
public sealed class MijnDagTests(Demowerelden werelden) : IClassFixture<Demowerelden>
{
    private const int MeesteVragen = 45;

    public static TheoryData<string> Databank => Proefdatabank.Beide;

    [Theory]
    [MemberData(nameof(Databank))]
    public async Task Dag_VanDeMentor_GaatOverEigenLeerlingen_MetWaaromEnTermijn(string soort)
    {
        var wereld = await werelden.OpAsync(soort);
        var gezien = 0;
        foreach (var mentor in wereld.Regio.Spelen.Select(s => s.Kind.Mentor).DistinctBy(m => m.Persoon))
        {
            var eigen = (await wereld.VindtAsync(mentor)).Select(l => l.Id).ToHashSet();
            var dag = await DagAsync(wereld, mentor);
            foreach (var taak in dag.Nu.Concat(dag.Week))
            {
                gezien++;
                Assert.Contains(taak.Leerling!.Value, eigen);
                Assert.NotEmpty(taak.Naam);
                Assert.NotEmpty(taak.Kern);
                Assert.NotEmpty(taak.Omdat);
            }

            Assert.All(dag.Nu, t => Assert.True(t.Uiterlijk <= dag.Vandaag));
            Assert.All(dag.Week, t => Assert.False(t.Uiterlijk <= dag.Vandaag));
        }

        Assert.True(gezien > 0, "geen mentor heeft iets te doen");
    }

    [Theory]
    [MemberData(nameof(Databank))]
    public async Task Dag_VraagtEvenVeel_VoorVeelAlsVoorWeinig_EnIsInDeAudit(string soort)
    {
        var wereld = await werelden.OpAsync(soort);
        var veel = 0;
        foreach (var actor in wereld.Regio.Scholen.Select(s => wereld.Regio.Keten.Wie(s.Plek.School.Id, Rol.Ondersteuningscoordinator)).Append(wereld.Regio.Spelen[0].Kind.Mentor))
        {
            Dagbeeld? dag = null;
            var vragen = await Vragenteller.TelAsync(async () => dag = await DagAsync(wereld, actor));
            Assert.InRange(vragen, 10, MeesteVragen);
            veel = Math.Max(veel, dag!.Nu.Count + dag.Week.Count + dag.Anderen.Count);
            await using var db = wereld.Opslag.Context();
            var wie = actor.Persoon.ToString();
            var regels = await db.Auditregels.Where(r => r.Wie == wie && r.Wat == "mijn-dag-lezen" && r.Toegestaan).Select(r => r.Betrokkene).Distinct().ToListAsync();
            Assert.All(dag.Nu.Concat(dag.Week).Concat(dag.Anderen), t => Assert.Contains(PersoonVan(db, t.Leerling!.Value), regels));
        }

        Assert.True(veel > 3, $"de drukste dag heeft {veel} taken");
    }

    [Theory]
    [MemberData(nameof(Databank))]
    public async Task Dossiers_ZijnDieMenMagZien_EnTelaatIsTeLaat(string soort)
    {
        var wereld = await werelden.OpAsync(soort);
        var lezen = new LeesDossiers(wereld.Opslag, wereld.Klok, Dossierkaders.BijProgramma);
        var aantal = 0;
        for (var school = 0; school < wereld.Regio.Scholen.Count; school++)
        {
            var coordinator = wereld.Wie(school, Rol.Ondersteuningscoordinator);
            var alle = Proefwereld.Waarde(await lezen.VoerUitAsync(coordinator, new LeesDossiers.Invoer(), CancellationToken.None));
            await using var db = wereld.Opslag.Context();
            var waar = coordinator.Aanstelling.Organisatie;
            var verwacht = await (from d in db.Dossiers join p in db.Projecties on d.Id equals p.Dossier where d.School == waar && d.Leerling != null && p.OpenVan != null && p.OpenTot == null select d.Id).ToListAsync();
            Assert.Equal(verwacht.Order(Comparer<DossierId>.Create((a, b) => a.Waarde.CompareTo(b.Waarde))), alle.Dossiers.Select(d => d.Dossier).Order(Comparer<DossierId>.Create((a, b) => a.Waarde.CompareTo(b.Waarde))));
            aantal += alle.Aantal;
            var telaat = Proefwereld.Waarde(await lezen.VoerUitAsync(coordinator, new LeesDossiers.Invoer(Dossierkeuze.Telaat), CancellationToken.None));
            Assert.Equal(alle.Dossiers.Where(d => d.Telaat > 0).Select(d => d.Dossier), telaat.Dossiers.Select(d => d.Dossier));
            var zonder = Proefwereld.Waarde(await lezen.VoerUitAsync(coordinator, new LeesDossiers.Invoer(Dossierkeuze.ZonderTaak), CancellationToken.None));
            Assert.All(zonder.Dossiers, d => Assert.Null(d.Taak));
        }

        Assert.True(aantal > 5, $"{aantal} open dossiers");
        // who has no ground sees nothing
        var docent = wereld.Wie(0, Rol.Docent);
        Assert.Empty(Proefwereld.Waarde(await lezen.VoerUitAsync(docent, new LeesDossiers.Invoer(), CancellationToken.None)).Dossiers);
    }

    [Theory]
    [MemberData(nameof(Databank))]
    public async Task ElkeOpenTaak_HeeftEenKnop_EnEenFormulierVoorWieHetDoet(string soort)
    {
        var wereld = await werelden.OpAsync(soort);
        var lezen = new LeesTaak(wereld.Opslag, wereld.Klok, Dossierkaders.BijProgramma);
        await using var db = wereld.Opslag.Context();
        var taken = await (from t in db.Taken join d in db.Dossiers on t.Dossier equals d.Id where t.Einde == null && d.Leerling != null select new { t, d.School }).ToListAsync();
        var dood = new List<string>();
        foreach (var rij in taken)
        {
            var sleutel = new Taaksleutel(rij.t.Dossier, rij.t.Afspraak, rij.t.Wortel);
            var mensen = await MensenAsync(wereld, rij.t.Rol, rij.t.Afspraak, rij.School!.Value);
            var bladen = new List<Taakblad>();
            foreach (var mens in mensen)
            {
                if (await lezen.VoerUitAsync(mens, sleutel, CancellationToken.None) is Resultaat<Taakblad>.Gelukt { Waarde: var blad })
                    bladen.Add(blad);
            }

            if (!bladen.Exists(b => b.Vorm is not null))
                dood.Add($"{rij.t.Afspraak} ({rij.t.Rol})");
        }

        Assert.True(taken.Count > 20, $"{taken.Count} open taken");
        Assert.Empty(dood.Distinct(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Databank))]
    public async Task ElkeRol_ZietHaarDag_EnDossiers_OfKomtErNiet(string soort)
    {
        var wereld = await werelden.OpAsync(soort);
        await using var node = new Webnode(wereld.Opslag, wereld.Klok, new Dictionary<string, string> { ["Aanmelding:PogingenPerMinuut"] = "1000" });
        var dossier = wereld.Regio.Spelen[0].Dossier.Waarde;
        foreach (var persoon in (await new Demokeuze(wereld.Opslag, wereld.Klok).LijstAsync(CancellationToken.None)).Where(p => p.StaatVoorRol))
        {
            using var bezoeker = node.Bezoeker();
            await bezoeker.StuurAsync("/aanmelden", velden: [("rol", persoon.Id.Waarde.ToString())]);
            var buiten = persoon.Rol is Rol.Ouder or Rol.Leerling or Rol.Beheerder or Rol.FunctionarisGegevensbescherming;
            var lijst = await bezoeker.HaalAsync("/dossiers");
            Assert.True(lijst.Status == (buiten ? HttpStatusCode.NotFound : HttpStatusCode.OK) || buiten && lijst.Status is HttpStatusCode.Forbidden or HttpStatusCode.Redirect, $"{persoon.Rol}: {lijst.Status}");
            foreach (var pad in new[] { $"/dossiers/{dossier}", $"/dossiers/{dossier}/vastleggen", $"/dossiers/{dossier}/vastleggen/GesprekGevoerd", $"/dossiers/{dossier}/vastleggen/SignaalAan", $"/dossiers/{dossier}/feiten/1", $"/dossiers/{dossier}/feiten/9999", $"/dossiers/{dossier}/taken/dossier-volgen/1", $"/dossiers/{Guid.NewGuid()}", $"/dossiers/{dossier}/taken/..%2f/1" })
                Assert.True((int)(await bezoeker.HaalAsync(pad)).Status < 500, $"{persoon.Rol}: {pad}");
            Assert.Equal(HttpStatusCode.NotFound, (await bezoeker.HaalAsync($"/dossiers/{Guid.NewGuid()}")).Status is HttpStatusCode.NotFound or HttpStatusCode.Forbidden or HttpStatusCode.Redirect ? HttpStatusCode.NotFound : HttpStatusCode.OK);
        }
    }

    private static string PersoonVan(Opslagcontext db, LeerlingId leerling) => db.Leerlingen.Where(l => l.Id == leerling).Select(l => l.Persoon).Single().ToString();

    private static async Task<Dagbeeld> DagAsync(Demoproef wereld, Actor actor) =>
        Proefwereld.Waarde(await new LeesMijnDag(wereld.Opslag, wereld.Klok, Dossierkaders.BijProgramma).VoerUitAsync(actor, CancellationToken.None));

    // everybody who can be asked to do it: the role, the one that stands in, and the coordinator for who keeps no file here
    private static async Task<IReadOnlyList<Actor>> MensenAsync(Demoproef wereld, string rol, string afspraak, OrganisatieId school)
    {
        await using var db = wereld.Opslag.Context();
        var protocol = await db.Schoolprotocollen.Where(p => p.School == school).Select(p => new { p.Protocol, p.Protocolversie }).FirstAsync();
        var anders = Dossierkaders.BijProgramma(protocol.Protocol, protocol.Protocolversie)!.Set.Zoek(afspraak)?.Wie.Anders ?? "";
        var rollen = Taakrollen.Van(rol, null).Concat(anders.Length > 0 ? Taakrollen.Van(anders, null) : []).Append(Rol.Ondersteuningscoordinator).Distinct().ToList();
        var mensen = new List<Actor>();
        foreach (var een in rollen)
        {
            foreach (var waar in await db.Rolbezettingen.Where(r => r.Rol == een && r.Vervangt == null).Select(r => r.Organisatie).Distinct().ToListAsync())
                mensen.AddRange(wereld.Regio.Keten.Allen(waar, een));
        }

        return mensen;
    }
}
