using System.Net;
using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Audit;
using Routeboek.Domain.Audit;
using Routeboek.Domain.Leerlingen;
using Routeboek.Domain.Organisaties;
using Routeboek.Domain.Toegang;
using Routeboek.IntegrationTests.Aanmelding;
using Routeboek.IntegrationTests.Opslag;
using Routeboek.Tests.Eisen;

namespace Routeboek.IntegrationTests.Beheer;

/// <summary>Who looked where, for who may know, on both engines.</summary>
[Collection(Databanken.Naam)]
public sealed class AuditPaginaTests(Postgrescluster cluster)
{
    public static TheoryData<string> Databank => Proefdatabank.Beide;

    [Theory]
    [MemberData(nameof(Databank))]
    [Eis("X-GAP-10")]
    public async Task Fg_ZietWieKeek_SamenPerDag_EnNietsVanEenAndereSchool(string soort)
    {
        await using var wereld = await Beheerwereld.NieuwAsync(soort, cluster);
        var (administratie, _) = await wereld.AlsAsync(Rol.Administratie, naam: "Anna");
        var (elders, _) = await wereld.AlsAsync(Rol.Administratie, wereld.Anders, "Zwaantje");
        var (fg, _) = await wereld.AlsAsync(Rol.FunctionarisGegevensbescherming, naam: "Fem");
        for (var i = 0; i < 3; i++)
            await administratie.HaalAsync($"/leerlingen/{wereld.Sem.Waarde}");
        await administratie.HaalAsync($"/leerlingen/{wereld.Vreemd.Waarde}");
        await elders.HaalAsync($"/leerlingen/{wereld.Vreemd.Waarde}");

        var blad = await fg.HaalAsync("/beheer/audit?wat=leerling-lezen");
        Assert.Equal(HttpStatusCode.OK, blad.Status);
        var rijen = blad.Blad.QuerySelectorAll("main table tbody tr").Select(r => string.Join(' ', r.TextContent.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries))).ToList();
        var sem = Assert.Single(rijen, r => r.Contains("Sem de Boer", StringComparison.Ordinal));
        Assert.Contains("3 keer", sem, StringComparison.Ordinal);
        Assert.Contains("Anna Proef", sem, StringComparison.Ordinal);
        Assert.Contains("wettelijke taak", sem, StringComparison.Ordinal);
        Assert.DoesNotContain(rijen, r => r.Contains("Zwaantje", StringComparison.Ordinal));

        var geweigerd = await fg.HaalAsync("/beheer/audit?wat=leerling-lezen&geweigerd=true");
        Assert.DoesNotContain("Sem de Boer", geweigerd.Tekst, StringComparison.Ordinal);
        var opNummer = await fg.HaalAsync("/beheer/audit?leerling=L1");
        Assert.Contains("Sem de Boer", opNummer.Tekst, StringComparison.Ordinal);
        Assert.DoesNotContain("meldde zich aan", string.Join(' ', opNummer.Blad.QuerySelectorAll("tbody tr td:nth-child(3)").Select(c => c.TextContent)), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await fg.HaalAsync("/beheer/audit?leerling=bestaat-niet")).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await fg.HaalAsync("/beheer/audit?van=2026-01-12&tot=2025-01-01")).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await fg.HaalAsync("/beheer/audit?van=gisteren")).Status);
        Assert.Equal(HttpStatusCode.OK, (await fg.HaalAsync($"/beheer/audit?wie={Guid.Empty}&blad=-4&van=2026-01-01")).Status);

        // looking is a line too
        Assert.Contains("Fem Proef", string.Join(' ', (await fg.HaalAsync("/beheer/audit?wat=audit-lezen")).Blad.QuerySelectorAll("tbody td:nth-child(2)").Select(c => c.TextContent)), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Databank))]
    public async Task Uitvoer_IsEenBestand_ZonderFormules_EnEenRegel(string soort)
    {
        await using var wereld = await Beheerwereld.NieuwAsync(soort, cluster);
        var (fg, _) = await wereld.AlsAsync(Rol.FunctionarisGegevensbescherming, naam: "=1+1");
        await fg.HaalAsync("/beheer/audit");
        var bestand = await fg.StuurAsync("/beheer/audit", "main form[action*=Uitvoer]");
        Assert.Equal("text/csv", bestand.Bericht.Content.Headers.ContentType?.MediaType);
        var tekst = await bestand.Bericht.Content.ReadAsStringAsync();
        Assert.StartsWith("wanneer;wie;rol;organisatie;wat;over", tekst.TrimStart('\uFEFF'), StringComparison.Ordinal);
        Assert.Contains(";'=1+1 Proef;functionaris-gegevensbescherming;De Vlieger;", tekst, StringComparison.Ordinal);
        Assert.Contains("audit-uitvoeren", await fg.StuurAsync("/beheer/audit", "main form[action*=Uitvoer]") is var tweede ? await tweede.Bericht.Content.ReadAsStringAsync() : "", StringComparison.Ordinal);
        var (coordinator, _) = await wereld.AlsAsync(Rol.Ondersteuningscoordinator);
        Assert.Null((await coordinator.HaalAsync("/beheer/audit")).Blad.QuerySelector("form[action*=Uitvoer]"));
    }

    [Theory]
    [MemberData(nameof(Databank))]
    [Eis("H-VT-14")]
    public async Task Vertrouwelijk_LaatGeenSpoor_TotDeEinddatum(string soort)
    {
        await using var wereld = await Beheerwereld.NieuwAsync(soort, cluster);
        var (fg, mens) = await wereld.AlsAsync(Rol.FunctionarisGegevensbescherming);
        await LegAsync(wereld, mens, "meldcode", new DateOnly(2026, 1, 14));
        await LegAsync(wereld, mens, "meldcode", null);
        Assert.Single((await fg.HaalAsync("/beheer/audit?wat=feit-vastleggen")).Blad.QuerySelectorAll("tbody tr"));
        Assert.Contains("Een regel gevonden", (await fg.HaalAsync("/beheer/audit?wat=feit-vastleggen")).Tekst, StringComparison.Ordinal);
        var moeder = await wereld.MoederAsync();
        Assert.DoesNotContain("feit", (await moeder.HaalAsync($"/leerlingen/{wereld.Sem.Waarde}/inzage")).Tekst, StringComparison.Ordinal);

        var lezen = new LeesAudit(wereld.Databank.Opslag, wereld.Klok);
        var actor = wereld.Actor(mens, Rol.FunctionarisGegevensbescherming);
        var vraag = new LeesAudit.Invoer(new DateOnly(2026, 1, 1), new DateOnly(2026, 1, 31), Wat: "feit-vastleggen");
        Assert.Equal(1, Aantal(await lezen.VoerUitAsync(actor, vraag, CancellationToken.None)));
        wereld.Klok.Nu = wereld.Klok.Nu.AddDays(3);
        Assert.Equal(2, Aantal(await lezen.VoerUitAsync(actor, vraag, CancellationToken.None)));

        static int Aantal(Application.Opslag.Resultaat<Auditinzage> uitkomst) => Assert.IsType<Application.Opslag.Resultaat<Auditinzage>.Gelukt>(uitkomst).Waarde.Gelezen;
    }

    [Theory]
    [MemberData(nameof(Databank))]
    [Eis("H-PRI-16")]
    public async Task Inzage_VanDeLeerling_VoorMoederEnCoordinator_EnNietVoorEenMentor(string soort)
    {
        await using var wereld = await Beheerwereld.NieuwAsync(soort, cluster);
        var (administratie, _) = await wereld.AlsAsync(Rol.Administratie, naam: "Anna");
        var (mentor, _) = await wereld.AlsAsync(Rol.Mentor);
        var (coordinator, _) = await wereld.AlsAsync(Rol.Ondersteuningscoordinator);
        var (elders, _) = await wereld.AlsAsync(Rol.Ondersteuningscoordinator, wereld.Anders);
        var moeder = await wereld.MoederAsync();
        await administratie.HaalAsync($"/leerlingen/{wereld.Sem.Waarde}");
        var pad = $"/leerlingen/{wereld.Sem.Waarde}/inzage";

        foreach (var wie in (Bezoeker[])[moeder, coordinator])
        {
            var blad = await wie.HaalAsync(pad);
            Assert.Equal(HttpStatusCode.OK, blad.Status);
            Assert.Contains("Anna Proef", blad.Tekst, StringComparison.Ordinal);
            Assert.Contains("bekeek de leerling", blad.Tekst, StringComparison.Ordinal);
        }

        foreach (var wie in (Bezoeker[])[mentor, elders, administratie])
            Assert.Equal(HttpStatusCode.NotFound, (await wie.HaalAsync(pad)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await moeder.HaalAsync($"/leerlingen/{wereld.Vreemd.Waarde}/inzage")).Status);
    }

    [Theory]
    [MemberData(nameof(Databank))]
    public async Task Keten_WordtNagelezen_EnEenIngreepValtOp(string soort)
    {
        await using var wereld = await Beheerwereld.NieuwAsync(soort, cluster);
        var (fg, _) = await wereld.AlsAsync(Rol.FunctionarisGegevensbescherming);
        await new VerzegelAudit(wereld.Databank.Opslag).VoerUitAsync(CancellationToken.None);
        Assert.Contains("De ketting is heel", (await fg.StuurAsync("/beheer/audit", "main form[action*=Keur]")).Tekst, StringComparison.Ordinal);

        await wereld.Databank.VoerAsync(wereld.Databank.IsSqlite ? "DROP TRIGGER trg_auditregel_update" : "ALTER TABLE auditregel DISABLE TRIGGER USER");
        await wereld.Databank.VoerAsync("UPDATE auditregel SET wat = 'iets-anders' WHERE wat = 'aanmelden'");
        var stuk = await fg.StuurAsync("/beheer/audit", "main form[action*=Keur]");
        Assert.Contains("De ketting is gebroken", stuk.Tekst, StringComparison.Ordinal);
        Assert.Contains("Een regel is gewijzigd", stuk.Tekst, StringComparison.Ordinal);

        // a line with anything at all in it stops nobody from looking at the others
        await wereld.Databank.VoerAsync("UPDATE auditregel SET betrokkene = 'geen sleutel', kamer = 'kelder', houder = '" + new string('z', 32) + "' WHERE wat = 'iets-anders'");
        Assert.Equal(HttpStatusCode.OK, (await fg.HaalAsync("/beheer/audit")).Status);
    }

    private static async Task LegAsync(Beheerwereld wereld, Mens door, string kamer, DateOnly? vertrouwelijkTot)
    {
        await using var db = wereld.Databank.Opslag.Context();
        var regel = Auditrij.Van(new Auditregel
        {
            Id = Guid.CreateVersion7(), Wie = door.Persoon.ToString(), Rol = "ondersteuningscoordinator", Organisatie = wereld.School.ToString(), Grond = "wettelijke-taak", Regel = "meldcode-school", Doel = "beschermen",
            Verwerking = "dossier", Betrokkene = new PersoonId(wereld.Sem.Waarde).ToString(), Houder = wereld.School.ToString(), VertrouwelijkTot = vertrouwelijkTot, Kamer = kamer, Wat = "feit-vastleggen", Onderwerp = "x",
            Toegestaan = true, Wanneer = wereld.Klok.Nu, Spoor = "",
        }, new byte[Auditrij.Zoutlengte]);
        db.Add(regel);
        db.Add(new Auditwachtende(regel.Id));
        await db.SaveChangesAsync();
    }
}
