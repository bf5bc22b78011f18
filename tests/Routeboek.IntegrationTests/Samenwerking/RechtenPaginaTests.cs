using System.Net;
using Routeboek.Application.Inlezen;
using Routeboek.Application.Toegang;
using Routeboek.Domain.Organisaties;
using Routeboek.Domain.Toegang;
using Routeboek.IntegrationTests.Beheer;
using Routeboek.IntegrationTests.Opslag;
using Routeboek.Tests.Eisen;

namespace Routeboek.IntegrationTests.Samenwerking;

/// <summary>The pages on which people record who is involved, what was consented to and who is kept out; over HTTP, on both engines.</summary>
[Collection(Databanken.Naam)]
public sealed class RechtenPaginaTests(Postgrescluster cluster)
{
    public static TheoryData<string> Databank => Proefdatabank.Beide;

    [Theory]
    [MemberData(nameof(Databank))]
    [Eis("B-CON-06"), Eis("H-PRI-15")]
    public async Task Vertrouwenspersoon_ZietDeLeerling_ZolangHijBetrokkenIs(string soort)
    {
        await using var wereld = await Beheerwereld.NieuwAsync(soort, cluster);
        var (coordinator, oc) = await wereld.AlsAsync(Rol.Ondersteuningscoordinator);
        var (persoon, mens) = await wereld.AlsAsync(Rol.Vertrouwenspersoon, naam: "Vera");
        var (kop, pad) = ($"/leerlingen/{wereld.Sem.Waarde}", $"/leerlingen/{wereld.Sem.Waarde}/betrokkenen");
        Assert.Equal(HttpStatusCode.NotFound, (await persoon.HaalAsync(kop)).Status);
        Assert.NotNull((await coordinator.HaalAsync(kop)).Blad.QuerySelector($"main a[href='{pad}']"));

        var wie = (await coordinator.HaalAsync(pad)).Blad.QuerySelectorAll("main form[action*=Erbij] option").Single(o => o.TextContent.Contains("Vera", StringComparison.Ordinal)).GetAttribute("value")!;
        var zonder = await coordinator.StuurAsync(pad, "main form[action*=Erbij]", ("Invoer.Wie", wie), ("Invoer.Toelichting", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, zonder.Status);
        Assert.Contains("Er staat niet waarom", zonder.Tekst, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await coordinator.StuurAsync(pad, "main form[action*=Erbij]", ("Invoer.Wie", "Mentor__zomaar"))).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.StuurAsync(pad, "main form[action*=Erbij]", ("Invoer.Wie", wie), ("Invoer.Toelichting", "Sem koos zelf deze docent"))).Status);
        Assert.Equal(HttpStatusCode.OK, (await persoon.HaalAsync(kop)).Status);
        Assert.Contains("Sem koos zelf", (await coordinator.HaalAsync(pad)).Tekst, StringComparison.Ordinal);

        var gast = await coordinator.StuurAsync(pad, "main form[action*=Gast]", ("Gast.Achternaam", "Gastvrij"), ("Gast.Toelichting", "behandelt Sem al twee jaar"), ("Gast.Tot", "2026-03-01"));
        Assert.Contains("geen open dossier", gast.Tekst, StringComparison.Ordinal);
        await SamenwerkingTests.OpenAsync(wereld, wereld.Actor(oc, Rol.Ondersteuningscoordinator));
        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.StuurAsync(pad, "main form[action*=Gast]", ("Gast.Achternaam", "Gastvrij"), ("Gast.Toelichting", "behandelt Sem al twee jaar"), ("Gast.Tot", "2026-03-01"))).Status);
        Assert.Contains("Gastvrij", (await coordinator.HaalAsync(pad)).Tekst, StringComparison.Ordinal);

        var vorm = (await coordinator.HaalAsync(pad)).Blad.QuerySelectorAll("main form[action*=Einde]").Cast<AngleSharp.Html.Dom.IHtmlFormElement>().Single(f => f.TextContent.Contains("Vera", StringComparison.Ordinal));
        var gisteren = Application.Kalenders.Schoolklok.Vandaag(wereld.Klok).AddDays(-1).ToString("yyyy-MM-dd", null);
        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.StuurAsync(vorm, pad, ("tot", gisteren))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await persoon.HaalAsync(kop)).Status);
        // the pages of another pupil, and with an id that is none
        foreach (var weg in (string[])[$"/leerlingen/{wereld.Vreemd.Waarde}/betrokkenen", $"/leerlingen/{wereld.Vreemd.Waarde}/toestemming", $"/leerlingen/{Guid.Empty}/toestemming", $"/leerlingen/{Guid.NewGuid()}/betrokkenen"])
            Assert.Equal(HttpStatusCode.NotFound, (await coordinator.HaalAsync(weg)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await persoon.HaalAsync($"/leerlingen/{wereld.Sem.Waarde}/toestemming")).Status);
        _ = mens;
    }

    [Theory]
    [MemberData(nameof(Databank))]
    [Eis("B-CNS-15"), Eis("B-CNS-16"), Eis("B-GAP-41")]
    public async Task RedenVanUitsluiten_ZietDeOuderNooit(string soort)
    {
        const string Kanarie = "kanarie-motief-7193";
        await using var wereld = await Beheerwereld.NieuwAsync(soort, cluster);
        var (coordinator, _) = await wereld.AlsAsync(Rol.Ondersteuningscoordinator);
        var moeder = await wereld.MoederAsync();
        var (kop, pad) = ($"/leerlingen/{wereld.Sem.Waarde}", $"/leerlingen/{wereld.Sem.Waarde}/toestemming");
        Assert.Equal(HttpStatusCode.OK, (await moeder.HaalAsync(pad)).Status);

        var zonder = await coordinator.StuurAsync(pad, "main form[action*=Uitsluiten]", ("Uitsluiting.Kamers", "Zorg"), ("Uitsluiting.Ouder", wereld.Moeder.Waarde.ToString()), ("Uitsluiting.Motief", "kort"), ("Uitsluiting.Tot", "2026-06-01"));
        Assert.Contains("geen motief", zonder.Tekst, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.StuurAsync(pad, "main form[action*=Uitsluiten]", ("Uitsluiting.Kamers", "Zorg"), ("Uitsluiting.Ouder", wereld.Moeder.Waarde.ToString()), ("Uitsluiting.Motief", Kanarie), ("Uitsluiting.Tot", "2026-06-01"))).Status);
        Assert.Contains(Kanarie, (await coordinator.HaalAsync(pad)).Tekst, StringComparison.Ordinal);
        foreach (var weg in (string[])[kop, pad, $"{kop}/betrokkenen", $"{kop}/inzage", "/", "/account"])
        {
            var gezien = await moeder.HaalAsync(weg);
            Assert.DoesNotContain(Kanarie, gezien.Blad.Source.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("besloot dat een ouder", gezien.Blad.Source.Text, StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.StuurAsync(pad, "main form[action*=Uitsluiten]", ("Uitsluiting.Kamers", "Gewoon"), ("Uitsluiting.Ouder", wereld.Moeder.Waarde.ToString()), ("Uitsluiting.Motief", Kanarie), ("Uitsluiting.Tot", "2026-06-01"))).Status);
        foreach (var weg in (string[])[kop, $"{kop}/betrokkenen"])
            Assert.Equal(HttpStatusCode.NotFound, (await moeder.HaalAsync(weg)).Status);
        Assert.DoesNotContain(Kanarie, (await moeder.HaalAsync(pad)).Blad.Source.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.StuurAsync(pad, "main form[action*=Opheffen]")).Status);
    }

    [Theory]
    [MemberData(nameof(Databank))]
    [Eis("B-GAP-17")]
    public async Task Toestemming_ZegtWieNogMist_EnDeMoederAntwoordtZelf(string soort)
    {
        await using var wereld = await Beheerwereld.NieuwAsync(soort, cluster);
        var (coordinator, _) = await wereld.AlsAsync(Rol.Ondersteuningscoordinator);
        var moeder = await wereld.MoederAsync();
        var pad = $"/leerlingen/{wereld.Sem.Waarde}/toestemming";
        var fout = await coordinator.StuurAsync(pad, "main form[action*='handler=Vraag']", ("Vraag.Aan", "Gast_x"), ("Vraag.Voor", "Overleg"), ("Vraag.Kamer", "Gewoon"), ("Vraag.Doel", "samen praten over Sem"), ("Vraag.Tot", "2026-06-01"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, fout.Status);
        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.StuurAsync(pad, "main form[action*='handler=Vraag']", ("Vraag.Aan", "Samenwerkingsverband"), ("Vraag.Voor", "Overleg"), ("Vraag.Kamer", "Gewoon"), ("Vraag.Doel", "<b>samen</b> praten over Sem"), ("Vraag.Tot", "2026-06-01"))).Status);
        Assert.Contains("Nog nodig: Hanna de Boer", (await coordinator.HaalAsync(pad)).Tekst, StringComparison.Ordinal);
        Assert.Contains("<b>samen</b>", (await moeder.HaalAsync(pad)).Tekst, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Redirect, (await moeder.StuurAsync(pad, "main form[action*=Antwoord]", ("ja", "true"))).Status);
        Assert.Contains("toestemming gegeven", (await coordinator.HaalAsync(pad)).Tekst, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await moeder.StuurAsync(pad, "main form[action*=Antwoord]", ("ja", "false"))).Status);
        Assert.Contains("geen toestemming", (await coordinator.HaalAsync(pad)).Tekst, StringComparison.Ordinal);
        Assert.Null((await moeder.HaalAsync(pad)).Blad.QuerySelector("main form[action*=Uitsluiten], main form[action*='handler=Vraag'], main form[action*=Intrekken]"));
    }

    [Theory]
    [MemberData(nameof(Databank))]
    public async Task Koppeling_WordtGedeeld_EnOvergenomen_AlleenBinnenHetVerband(string soort)
    {
        await using var wereld = await Beheerwereld.NieuwAsync(soort, cluster);
        var verband = new OrganisatieId(Guid.Parse("10000000-0000-0000-0000-000000000008"));
        await using (var db = wereld.Databank.Opslag.Context())
        {
            db.Add(new Organisatie(verband, Organisatiesoort.Samenwerkingsverband, "Verband Proefregio", null, null));
            db.Add(new Koppelingrij { Id = new KoppelingId(Guid.CreateVersion7()), Organisatie = wereld.School, Naam = "Onze <i>export</i>", Bestandssoort = "csv", Inhoud = "bestand: csv", BewaardOp = wereld.Klok.Nu });
            await db.SaveChangesAsync();
            db.Add(new Aansluiting { Van = wereld.School, Bij = verband });
            await db.SaveChangesAsync();
        }

        const string Pad = "/beheer/koppelingen";
        var (administratie, _) = await wereld.AlsAsync(Rol.Administratie);
        var (ander, _) = await wereld.AlsAsync(Rol.Administratie, wereld.Anders);
        var (adviseur, _) = await wereld.AlsAsync(Rol.AdviseurSamenwerkingsverband, verband);
        var (beheer, _) = await wereld.AlsAsync(Rol.Beheerder, verband);
        Assert.DoesNotContain("export", (await adviseur.HaalAsync(Pad)).Tekst, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await administratie.StuurAsync(Pad, "main form[action*=Delen]")).Status);
        var gezien = await adviseur.HaalAsync(Pad);
        Assert.Contains("Onze <i>export</i>", gezien.Tekst, StringComparison.Ordinal);
        Assert.Null(gezien.Blad.QuerySelector("main form[action*=Overnemen]"));
        Assert.DoesNotContain("export", (await ander.HaalAsync(Pad)).Tekst, StringComparison.Ordinal);
        await using (var db = wereld.Databank.Opslag.Context())
        {
            db.Add(new Aansluiting { Van = wereld.Anders, Bij = verband });
            await db.SaveChangesAsync();
        }

        Assert.Equal(HttpStatusCode.Redirect, (await ander.StuurAsync(Pad, "main form[action*=Overnemen]")).Status);
        var weer = await ander.StuurAsync(Pad, "main form[action*=Overnemen]");
        Assert.Contains("hebt u al", weer.Tekst, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await beheer.StuurAsync(Pad, "main form[action*=Overnemen]")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await administratie.StuurAsync(Pad, "main form[action*=Delen]")).Status);
        // of others there is now only what the samenwerkingsverband keeps for all; the copy stays
        Assert.Single((await ander.HaalAsync(Pad)).Blad.QuerySelectorAll("main form[action*=Overnemen]"));
        var (gemeente, _) = await wereld.AlsAsync(Rol.Beheerder, wereld.Gemeente);
        var gemeenteblad = await gemeente.HaalAsync(Pad);
        Assert.Equal(HttpStatusCode.OK, gemeenteblad.Status);
        Assert.Contains("leest geen bestanden", gemeenteblad.Tekst, StringComparison.Ordinal);
    }
}
