using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Dossiers;
using Routeboek.Domain.Dossiers;
using Routeboek.Domain.Organisaties;
using Routeboek.Domain.Toegang;
using Routeboek.IntegrationTests.Aanmelding;
using Routeboek.IntegrationTests.Beheer;
using Routeboek.IntegrationTests.Opslag;

namespace Routeboek.IntegrationTests.Dossiers;

/// <summary>A task from the list to done and back, over HTTP on both engines.</summary>
[Collection(Databanken.Naam)]
public sealed class TaakPaginaTests(Postgrescluster cluster)
{
    public static TheoryData<string> Databank => Proefdatabank.Beide;

    [Theory]
    [MemberData(nameof(Databank))]
    public async Task Taak_WordtGedaan_Verdwijnt_EnKanVandaagTerug(string soort)
    {
        await using var wereld = await Beheerwereld.NieuwAsync(soort, cluster);
        var (bezoeker, mens) = await wereld.AlsAsync(Rol.Ondersteuningscoordinator);
        var (dossier, taak) = await OpenAsync(wereld, mens);

        var dag = await bezoeker.HaalAsync("/");
        Assert.Contains("Sem de Boer", dag.Tekst, StringComparison.Ordinal);
        var knop = dag.Blad.QuerySelectorAll("main a").Single(a => a.GetAttribute("href") == taak.Pad && a.TextContent.Contains("Doe dit", StringComparison.Ordinal));
        Assert.Contains("Sem de Boer", knop.TextContent, StringComparison.Ordinal);

        var blad = await bezoeker.HaalAsync(taak.Pad);
        Assert.Equal(HttpStatusCode.OK, blad.Status);
        // what the agreement asks is filled in
        Assert.NotEmpty(blad.Blad.QuerySelectorAll("form[action*=Doe] input:checked, form[action*=Doe] option[selected]"));
        var gedaan = await DoeAsync(bezoeker, taak);
        Assert.Equal("/?melding=gedaan", gedaan.Naar);
        var daarna = await bezoeker.HaalAsync(gedaan.Naar);
        Assert.DoesNotContain(taak.Pad, daarna.Blad.QuerySelectorAll("main a").Select(a => a.GetAttribute("href")));
        Assert.Contains("Gedaan", daarna.Tekst, StringComparison.Ordinal);

        var terug = (IHtmlFormElement)daarna.Blad.QuerySelector($"main form[action^='/dossiers/{dossier.Waarde}/feiten/']")!;
        Assert.Equal("/?melding=ongedaan", (await bezoeker.StuurAsync(terug, "/")).Naar);
        Assert.Contains(taak.Pad, (await bezoeker.HaalAsync("/")).Blad.QuerySelectorAll("main a").Select(a => a.GetAttribute("href")));
    }

    [Theory]
    [MemberData(nameof(Databank))]
    public async Task TweeMensen_DeTweedeZietDatHetGedaanIs_EnVerliestNiets(string soort)
    {
        await using var wereld = await Beheerwereld.NieuwAsync(soort, cluster);
        var (een, mens) = await wereld.AlsAsync(Rol.Ondersteuningscoordinator, naam: "Anna");
        var (ander, _) = await wereld.AlsAsync(Rol.Ondersteuningscoordinator, naam: "Bram");
        var (dossier, taak) = await OpenAsync(wereld, mens);

        Assert.Equal(HttpStatusCode.Redirect, (await een.StuurAsync(taak.Pad, "main form[action*=Oppakken]")).Status);
        Assert.Contains("Anna Proef is ermee bezig", (await ander.HaalAsync(taak.Pad)).Tekst, StringComparison.Ordinal);
        Assert.Contains("Anna Proef is ermee bezig", (await ander.HaalAsync("/")).Tekst, StringComparison.Ordinal);
        Assert.Null((await ander.HaalAsync(taak.Pad)).Blad.QuerySelector("main form[action*=Loslaten]"));
        Assert.Equal(HttpStatusCode.Redirect, (await een.StuurAsync(taak.Pad, "main form[action*=Loslaten]")).Status);
        Assert.NotNull((await ander.HaalAsync(taak.Pad)).Blad.QuerySelector("main form[action*=Oppakken]"));

        var open = await ander.HaalAsync(taak.Pad);
        await DoeAsync(een, taak);
        var laat = await ander.StuurAsync((IHtmlFormElement)open.Blad.QuerySelector("main form[action*=Doe]")!, taak.Pad, Velden(open));
        Assert.Equal(HttpStatusCode.Conflict, laat.Status);
        Assert.Contains("Anna Proef", laat.Tekst, StringComparison.Ordinal);
        await using var db = wereld.Databank.Opslag.Context();
        Assert.Equal(1, await db.Feiten.CountAsync(f => f.Dossier == dossier && f.Nr > 3));
    }

    [Theory]
    [MemberData(nameof(Databank))]
    public async Task Uitstel_VraagtEenReden_BinnenWatMag_EnWegstrepenOok(string soort)
    {
        await using var wereld = await Beheerwereld.NieuwAsync(soort, cluster);
        var (bezoeker, mens) = await wereld.AlsAsync(Rol.Ondersteuningscoordinator);
        var (_, taak) = await OpenAsync(wereld, mens);
        const string Later = "main form[action*=Later]";
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await bezoeker.StuurAsync(taak.Pad, Later, ("tot", "2026-01-14"), ("reden", ""))).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await bezoeker.StuurAsync(taak.Pad, Later, ("tot", "2027-01-14"), ("reden", "later"))).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await bezoeker.StuurAsync(taak.Pad, Later, ("tot", "2026-01-12"), ("reden", "vandaag"))).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await bezoeker.StuurAsync(taak.Pad, Later, ("tot", "geen dag"), ("reden", "x"))).Status);
        var tot = (await bezoeker.HaalAsync(taak.Pad)).Blad.QuerySelector("input[name=tot]")!.GetAttribute("max")!;
        Assert.Equal(HttpStatusCode.Redirect, (await bezoeker.StuurAsync(taak.Pad, Later, ("tot", tot), ("reden", "ouders zijn <b>ziek</b>"))).Status);
        var uitgesteld = await bezoeker.HaalAsync(taak.Pad);
        Assert.Contains("ouders zijn <b>ziek</b>", uitgesteld.Tekst, StringComparison.Ordinal);
        Assert.Null(uitgesteld.Blad.QuerySelector("main b"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await bezoeker.StuurAsync(taak.Pad, "main form[action*=Niet]", ("waarom", " "))).Status);
        Assert.Equal("/?melding=gedaan", (await bezoeker.StuurAsync(taak.Pad, "main form[action*=Niet]", ("waarom", "verhuisd"))).Naar);
        Assert.Contains("hoeft niet meer", (await bezoeker.HaalAsync(taak.Pad)).Tekst, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Databank))]
    public async Task ElkeSoort_DieMensenVastleggen_HeeftEenFormulierDatWerkt(string soort)
    {
        await using var wereld = await Beheerwereld.NieuwAsync(soort, cluster);
        var (bezoeker, mens) = await wereld.AlsAsync(Rol.Ondersteuningscoordinator);
        var (dossier, _) = await OpenAsync(wereld, mens);
        var keuze = await bezoeker.HaalAsync($"/dossiers/{dossier.Waarde}/vastleggen");
        var paden = keuze.Blad.QuerySelectorAll(".feitkeuze a").Select(a => a.GetAttribute("href")!).ToList();
        // enforcement is not the school's
        var verwacht = Woordenschatlezer.BijProgramma.Soorten.Where(s => s.Elders.Length == 0 && s.Kamer is not Kamer.Handhaving).Select(s => $"/dossiers/{dossier.Waarde}/vastleggen/{s.Naam}").ToList();
        Assert.Equal(verwacht.Where(p => !p.EndsWith("MeldcodeStapGezet", StringComparison.Ordinal)), paden.Where(p => !p.EndsWith("MeldcodeStapGezet", StringComparison.Ordinal)));
        foreach (var pad in paden.Where(p => !p.EndsWith("DossierGesloten", StringComparison.Ordinal) && !p.EndsWith("DossierGeopend", StringComparison.Ordinal)))
        {
            var blad = await bezoeker.HaalAsync(pad);
            Assert.True(blad.Status == HttpStatusCode.OK, pad);
            var antwoord = await bezoeker.StuurAsync((IHtmlFormElement)blad.Blad.QuerySelector("main form[data-bewaak]")!, pad, Velden(blad));
            Assert.True(antwoord.Status == HttpStatusCode.Redirect, $"{pad}: {antwoord.Status} {antwoord.Blad.QuerySelector("#fouten")?.TextContent}");
        }

        foreach (var vanzelf in Woordenschatlezer.BijProgramma.Soorten.Where(s => s.Elders.Length > 0))
            Assert.Equal(HttpStatusCode.NotFound, (await bezoeker.HaalAsync($"/dossiers/{dossier.Waarde}/vastleggen/{vanzelf.Naam}")).Status);
        // nothing lies in the future, and a word is one that can be chosen
        var gesprek = $"/dossiers/{dossier.Waarde}/vastleggen/GesprekGevoerd";
        Assert.Contains("niet in de toekomst", (await bezoeker.StuurAsync(gesprek, "main form[data-bewaak]", ("v-met", "leerling"), ("op", "2026-01-13"), ("kamer", "Gewoon"))).Tekst, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await bezoeker.StuurAsync(gesprek, "main form[data-bewaak]", ("v-met", "<script>"), ("op", "2026-01-12"), ("kamer", "Gewoon"))).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await bezoeker.StuurAsync(gesprek, "main form[data-bewaak]", ("v-met", ""), ("op", "ooit"), ("kamer", "Gewoon"))).Status);
    }

    [Theory]
    [MemberData(nameof(Databank))]
    public async Task Feit_WordtVerbeterd_EnIngetrokken_DoorWieDatMag(string soort)
    {
        await using var wereld = await Beheerwereld.NieuwAsync(soort, cluster);
        var (bezoeker, mens) = await wereld.AlsAsync(Rol.Ondersteuningscoordinator);
        var (vreemd, _) = await wereld.AlsAsync(Rol.Ondersteuningscoordinator, wereld.Anders);
        var (dossier, _) = await OpenAsync(wereld, mens);
        var pad = $"/dossiers/{dossier.Waarde}";
        await bezoeker.StuurAsync($"{pad}/vastleggen/HuisbezoekGebracht", "main form[data-bewaak]", ("v-soort", "deurbezoek"), ("op", "2026-01-12"), ("kamer", "Gewoon"));
        var feit = (await bezoeker.HaalAsync(pad)).Blad.QuerySelectorAll(".tijdlijn a").First(a => a.TextContent.Contains("Huisbezoek", StringComparison.Ordinal)).GetAttribute("href")!;
        Assert.Equal(HttpStatusCode.NotFound, (await vreemd.HaalAsync(feit)).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await bezoeker.StuurAsync(feit, "main form[action*=Verbeter]", ("v-soort", "huisbezoek"), ("op", "2026-01-09"))).Status);
        var blad = await bezoeker.HaalAsync(pad);
        Assert.Contains("Huisbezoek (huisbezoek)", blad.Tekst, StringComparison.Ordinal);
        Assert.DoesNotContain("deurbezoek", blad.Tekst, StringComparison.Ordinal);
        Assert.Contains("verbeterd", blad.Tekst, StringComparison.Ordinal);
        // the version that was corrected cannot be corrected once more
        Assert.Equal(HttpStatusCode.NotFound, (await bezoeker.HaalAsync(feit)).Status);
        var nieuw = blad.Blad.QuerySelectorAll(".tijdlijn a").First(a => a.TextContent.Contains("Huisbezoek", StringComparison.Ordinal)).GetAttribute("href")!;
        Assert.Equal(HttpStatusCode.Redirect, (await bezoeker.StuurAsync(nieuw, "main form[action*=Intrekken]")).Status);
        Assert.DoesNotContain("Huisbezoek", (await bezoeker.HaalAsync(pad)).Tekst, StringComparison.Ordinal);
    }

    // fills in what must be: the first choice of each field
    private static (string, string)[] Velden(Antwoord blad)
    {
        var vorm = blad.Blad.QuerySelector("main form[data-bewaak]")!;
        var velden = new List<(string, string)>();
        foreach (var naam in vorm.QuerySelectorAll("input[name^='v-'], select[name^='v-']").Select(v => v.GetAttribute("name")!).Distinct(StringComparer.Ordinal))
        {
            var veld = vorm.QuerySelector($"[name='{naam}']:checked") ?? vorm.QuerySelector($"[name='{naam}']");
            velden.Add((naam, veld switch
            {
                IHtmlSelectElement s => s.Options.First(o => o.Value.Length > 0).Value,
                IHtmlInputElement { Type: "date" } => "2026-01-12",
                IHtmlInputElement { Type: "radio" or "checkbox" } r => r.Value,
                IHtmlInputElement { Type: "number" } => "3",
                _ => "proef <i>tekst</i>",
            }));
        }

        return [.. velden, ("op", "2026-01-12"), .. vorm.QuerySelector("input[name=kamer]") is null ? Array.Empty<(string, string)>() : [("kamer", "Gewoon")]];
    }

    private static async Task<Antwoord> DoeAsync(Bezoeker bezoeker, (string Pad, string Id) taak)
    {
        var blad = await bezoeker.HaalAsync(taak.Pad);
        return await bezoeker.StuurAsync((IHtmlFormElement)blad.Blad.QuerySelector("main form[action*=Doe]")!, taak.Pad, Velden(blad));
    }

    // a dossier with a task that is due this week; nobody here is verzuimcoordinator, so it is for who stands in
    private static async Task<(DossierId Dossier, (string Pad, string Id) Taak)> OpenAsync(Beheerwereld wereld, Mens mens)
    {
        var actor = wereld.Actor(mens, Rol.Ondersteuningscoordinator);
        const string kader = "den-bosch-vo";
        var dossier = Proefwereld.Waarde(await new OpenDossier(wereld.Databank.Opslag, wereld.Klok, Dossierkaders.BijProgramma).VoerUitAsync(actor,
            new OpenDossier.Invoer(wereld.Sem, wereld.School, kader, Protocolversie(kader), new DateOnly(2026, 1, 12), "blijft thuis", Houder.School), CancellationToken.None));
        await new LegFeitVast(wereld.Databank.Opslag, wereld.Klok, Dossierkaders.BijProgramma).VoerUitAsync(actor,
            new LegFeitVast.Invoer(dossier, new Feitinvoer("SignaalAan", new DateOnly(2026, 1, 9), [new("signaal", new Feitwaarde("thuiszitter"))]), Houder.School, Kamer.Gewoon), CancellationToken.None);
        await using var db = wereld.Databank.Opslag.Context();
        var rij = await db.Taken.Where(t => t.Dossier == dossier && t.Einde == null && t.Uiterlijk != null && t.Afspraak == "ldos-melden").SingleAsync();
        return (dossier, ($"/dossiers/{dossier.Waarde}/taken/{rij.Afspraak}/{rij.Wortel}", rij.Afspraak));
    }

    private static string Protocolversie(string id) => Application.Protocollen.Protocollenmap.BijProgramma().VindAfspraken(id, Woordenschatlezer.BijProgramma).Boek!.Protocol.Versie;
}
