using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Dossiers;
using Routeboek.Application.Inlezen;
using Routeboek.Application.Opslag;
using Routeboek.Application.Signalen;
using Routeboek.Domain.Dossiers;
using Routeboek.Domain.Organisaties;
using Routeboek.Domain.Signalering;
using Routeboek.Domain.Toegang;
using Routeboek.IntegrationTests.Inlezen;
using Routeboek.IntegrationTests.Opslag;
using Routeboek.Tests.Eisen;

namespace Routeboek.IntegrationTests.Signalen;

/// <summary>The list of signals: one line for each pupil, what people do with it, and what goes into the dossier.</summary>
[Collection(Databanken.Naam)]
public sealed class SignaallijstTests(Postgrescluster cluster)
{
    // eight times late is the third rung; once is quiet; three lesson hours of truancy the first rung of another ladder
    private static readonly string[] s_rijen =
    [
        .. Enumerable.Range(12, 4).SelectMany(d => new[] { $"L1;2026-01-{d};;1;te_laat;5", $"L1;2026-01-{d};;3;te_laat;5" }),
        "L2;2026-01-29;;1;te_laat;5", "L3;2026-01-29;;1;ongeoorloofd;50",
    ];

    public static TheoryData<string> Databank => Proefdatabank.Beide;

    [Theory]
    [MemberData(nameof(Databank))]
    [Eis("B-SIG-02")]
    [Eis("B-SIG-07")]
    [Eis("H-SIG-07")]
    public async Task EenRegelPerLeerling_HoogsteTredeVoorop_MetUitlegEnBewijs_InDeAudit(string soort)
    {
        await using var wereld = await GevuldAsync(soort);
        var lijst = await LijstAsync(wereld);

        var eerste = lijst.Regels[0];
        Assert.Equal((Inleeswereld.Id(1), "te-laat-preventief", 8), (eerste.Leerling, eerste.Regel!.Id, eerste.Uitleg!.Bewijs.Count));
        Assert.StartsWith("8 keer te laat sinds ma 12 jan 2026", eerste.Uitleg.Waarom, StringComparison.Ordinal);
        Assert.Equal([Inleeswereld.Id(1), Inleeswereld.Id(3)], lijst.Regels.Select(r => r.Leerling));
        // once late is counted, and asks no line
        Assert.Equal((2, 1), (lijst.PerKeuze[Lijstkeuze.Open], lijst.PerKeuze[Lijstkeuze.Stil]));
        Assert.Equal(["2"], await wereld.Databank.LeesAsync("SELECT count(DISTINCT betrokkene) FROM auditregel WHERE wat = 'signalen-lezen' AND betrokkene <> ''"));
        Assert.IsType<Resultaat<LeesSignaallijst.Uitkomst>.Gelukt>(await wereld.LeesSignaallijst.VoerUitAsync(wereld.Beheerder, new LeesSignaallijst.Invoer(), default));
        Assert.Empty(Proefwereld.Waarde(await wereld.LeesSignaallijst.VoerUitAsync(wereld.Beheerder, new LeesSignaallijst.Invoer(), default)).Regels);
    }

    [Theory]
    [MemberData(nameof(Databank))]
    [Eis("H-SIG-15")]
    [Eis("B-REG-02")]
    public async Task Oppakken_OpentHetDossier_MetDeSignalenOpHunEigenDag_EnIsOngedaanTeMaken(string soort)
    {
        await using var wereld = await GevuldAsync(soort);
        var regel = (await LijstAsync(wereld)).Regels[0];
        var uitkomst = Proefwereld.Waarde(await BeoordeelAsync(wereld, regel, Signaaloordeel.Opgepakt));

        var feiten = await FeitenAsync(wereld, uitkomst.Dossier!.Value);
        Assert.Contains("SignaalAan te-laat-preventief 2026-01-15", feiten);
        Assert.Contains("SignaalBeoordeeld te-laat-preventief 2026-01-30", feiten);
        Assert.DoesNotContain((await LijstAsync(wereld)).Regels, r => r.Leerling == regel.Leerling);
        Assert.Equal(uitkomst.Dossier, Assert.Single((await LijstAsync(wereld, Lijstkeuze.Opgepakt)).Regels).Dossier);
        // a later correction moves the fact, as it would had the dossier been open all the time
        Proefwereld.Waarde(await wereld.LeesAsync(Inleessoort.Volledig, [.. s_rijen.Append("L1;2026-01-09;;1;te_laat;5")]));
        Assert.DoesNotContain("SignaalAan te-laat-aandacht 2026-01-12", await FeitenAsync(wereld, uitkomst.Dossier.Value));
        Assert.Contains("SignaalAan te-laat-aandacht 2026-01-09", await FeitenAsync(wereld, uitkomst.Dossier.Value));

        Assert.Equal(uitkomst.Dossier, Proefwereld.Waarde(await wereld.HerroepOordeel.VoerUitAsync(wereld.Coordinator, uitkomst.Oordeel!.Value, default)));
        Assert.DoesNotContain(await FeitenAsync(wereld, uitkomst.Dossier.Value), f => f.StartsWith("SignaalBeoordeeld", StringComparison.Ordinal));
        Assert.Contains((await LijstAsync(wereld)).Regels, r => r.Leerling == regel.Leerling);
    }

    [Theory]
    [MemberData(nameof(Databank))]
    public async Task MeteenOngedaan_IsHetDossierNooitGeopend(string soort)
    {
        await using var wereld = await GevuldAsync(soort);
        var uitkomst = Proefwereld.Waarde(await BeoordeelAsync(wereld, (await LijstAsync(wereld)).Regels[0], Signaaloordeel.Opgepakt));
        Assert.Null(Proefwereld.Waarde(await wereld.HerroepOordeel.VoerUitAsync(wereld.Coordinator, uitkomst.Oordeel!.Value, default)));
        Assert.Empty(await FeitenAsync(wereld, uitkomst.Dossier!.Value));
        Assert.Null(Assert.Single((await LijstAsync(wereld)).Regels, r => r.Leerling == Inleeswereld.Id(1)).Dossier);
    }

    [Theory]
    [MemberData(nameof(Databank))]
    public async Task TweeMensenTegelijk_DeTweedeZietWatDeEersteDeed_EenDossier(string soort)
    {
        await using var wereld = await GevuldAsync(soort);
        var regel = (await LijstAsync(wereld)).Regels[0];
        var verzuim = Proefwereld.Werkt(2, Rol.Verzuimcoordinator, Partijsoort.School, wereld.School);

        var uit = await Task.WhenAll(BeoordeelAsync(wereld, regel, Signaaloordeel.Opgepakt),
            wereld.BeoordeelLijn.VoerUitAsync(verzuim, new BeoordeelLijn.Invoer(regel.Leerling, Signaaloordeel.AlBekend, regel.Gezien, "er loopt al iets"), default));

        Assert.Single(uit.OfType<Resultaat<BeoordeelLijn.Uitkomst>.Gelukt>());
        var tweede = Assert.Single(uit.OfType<Resultaat<BeoordeelLijn.Uitkomst>.AndereVersie>());
        Assert.Equal(Proefwereld.Waarde(uit.Single(u => u is Resultaat<BeoordeelLijn.Uitkomst>.Gelukt)).Soort, tweede.Opgeslagen.Soort);
        Assert.Equal(["1"], await wereld.Databank.LeesAsync("SELECT count(*) FROM oordeel"));
    }

    [Theory]
    [MemberData(nameof(Databank))]
    [Eis("H-SIG-15")]
    public async Task NietsSluitZonderReden_GeenZorgKomtTerugOpDeDag_EnEerderBijEenHogereTrede(string soort)
    {
        await using var wereld = await GevuldAsync(soort);
        var regel = (await LijstAsync(wereld)).Regels[1];
        var later = new DateOnly(2026, 2, 13);
        Assert.IsType<Resultaat<BeoordeelLijn.Uitkomst>.Onjuist>(await wereld.BeoordeelLijn.VoerUitAsync(wereld.Coordinator, new BeoordeelLijn.Invoer(regel.Leerling, Signaaloordeel.GeenZorg, regel.Gezien, "", later), default));
        Assert.IsType<Resultaat<BeoordeelLijn.Uitkomst>.Onjuist>(await wereld.BeoordeelLijn.VoerUitAsync(wereld.Coordinator, new BeoordeelLijn.Invoer(regel.Leerling, Signaaloordeel.GeenZorg, regel.Gezien, "tandarts"), default));
        Proefwereld.Waarde(await wereld.BeoordeelLijn.VoerUitAsync(wereld.Coordinator, new BeoordeelLijn.Invoer(regel.Leerling, Signaaloordeel.GeenZorg, regel.Gezien, "tandarts", later), default));
        Assert.DoesNotContain((await LijstAsync(wereld)).Regels, r => r.Leerling == regel.Leerling);
        var weg = Assert.Single((await LijstAsync(wereld, Lijstkeuze.Afgedaan)).Regels);
        Assert.Equal(("tandarts", later), (weg.Oordeel!.Reden, weg.Oordeel.HerzienOp));

        wereld.Klok.Nu = new DateTime(2026, 2, 13, 9, 0, 0, DateTimeKind.Utc);
        Assert.Contains((await LijstAsync(wereld)).Regels, r => r.Leerling == regel.Leerling);
        wereld.Klok.Nu = new DateTime(2026, 2, 3, 9, 0, 0, DateTimeKind.Utc);
        Assert.DoesNotContain((await LijstAsync(wereld)).Regels, r => r.Leerling == regel.Leerling);
        // eight lesson hours: the next rung
        Proefwereld.Waarde(await wereld.LeesAsync(Inleessoort.Volledig, [.. s_rijen, .. Enumerable.Range(1, 7).Select(u => $"L3;2026-01-30;;{u};ongeoorloofd;50")]));
        Assert.Equal("spijbelen-preventief", Assert.Single((await LijstAsync(wereld)).Regels, r => r.Leerling == regel.Leerling).Regel!.Id);
    }

    [Theory]
    [MemberData(nameof(Databank))]
    [Eis("H-SIG-03")]
    [Eis("H-SIG-04")]
    [Eis("H-SIG-06")]
    [Eis("H-SIG-12")]
    [Eis("H-SIG-13")]
    [Eis("B-SIG-25")]
    public async Task Zorg_StaatOpDeLijst_GaatMeeInHetDossier_EnDaarnaMeteenErin(string soort)
    {
        await using var wereld = await GevuldAsync(soort);
        var wie = Inleeswereld.Id(5);
        Proefwereld.Waarde(await wereld.MeldZorg.VoerUitAsync(wereld.Coordinator, new MeldZorg.Invoer(wie, "klusjes", ["school"], "helpt elke dag de conciërge"), default));
        var regel = Assert.Single((await LijstAsync(wereld)).Regels, r => r.Leerling == wie);
        Assert.Equal(("klusjes", "helpt elke dag de conciërge"), (Assert.Single(regel.Zorgen).Soort, regel.Zorgen[0].Notitie));

        var uitkomst = Proefwereld.Waarde(await BeoordeelAsync(wereld, regel, Signaaloordeel.Opgepakt));
        var feiten = await FeitenAsync(wereld, uitkomst.Dossier!.Value);
        Assert.Contains(feiten, f => f.StartsWith("ZorgGemeld", StringComparison.Ordinal));
        Assert.Contains(feiten, f => f.StartsWith("ZorgBeoordeeld", StringComparison.Ordinal));

        Proefwereld.Waarde(await wereld.MeldZorg.VoerUitAsync(wereld.Coordinator, new MeldZorg.Invoer(wie, "niet-pluis", []), default));
        Assert.Equal(2, (await FeitenAsync(wereld, uitkomst.Dossier.Value)).Count(f => f.StartsWith("ZorgGemeld", StringComparison.Ordinal)));
        Assert.DoesNotContain((await LijstAsync(wereld)).Regels, r => r.Leerling == wie);
        Assert.IsType<Resultaat<ZorgId>.NietGevonden>(await wereld.MeldZorg.VoerUitAsync(Proefwereld.Werkt(6, Rol.Docent, Partijsoort.School, wereld.School), new MeldZorg.Invoer(wie, "klusjes", []), default));
        Assert.IsType<Resultaat<ZorgId>.Onjuist>(await wereld.MeldZorg.VoerUitAsync(wereld.Coordinator, new MeldZorg.Invoer(wie, "iets", []), default));
    }

    [Theory]
    [MemberData(nameof(Databank))]
    public async Task WatEraanKomt_IsEenOfTweeErvandaan_EnWatNietOpgevolgdIs_ValtOp(string soort)
    {
        await using var wereld = await GevuldAsync(soort);
        Proefwereld.Waarde(await wereld.LeesAsync(Inleessoort.Volledig, [.. s_rijen, "L4;2026-01-28;;1;te_laat;5", "L4;2026-01-29;;1;te_laat;5"]));
        var bijna = Proefwereld.Waarde(await wereld.LeesNaderingen.VoerUitAsync(wereld.Coordinator, new LeesNaderingen.Invoer(), default));
        Assert.Equal("te-laat-gesprek", Assert.Single(bijna.Naderingen, n => n.Leerling == Inleeswereld.Id(4)).Regel.Id);

        Assert.Equal(0, (await LijstAsync(wereld)).PerKeuze[Lijstkeuze.ZonderOpvolging]);
        wereld.Klok.Nu = new DateTime(2026, 2, 9, 9, 0, 0, DateTimeKind.Utc);
        Assert.Equal(2, (await LijstAsync(wereld)).PerKeuze[Lijstkeuze.ZonderOpvolging]);
    }

    private async Task<Inleeswereld> GevuldAsync(string soort)
    {
        var wereld = await Inleeswereld.NieuwAsync(soort, cluster);
        await using (var db = wereld.Opslag.Context())
        {
            // who did it is told by name
            db.Add(new Persoon(wereld.Coordinator.Persoon, new Persoonsnaam("Noor", "", "Vlieger")));
            await db.SaveChangesAsync();
        }

        Proefwereld.Waarde(await wereld.LeesAsync(Inleessoort.Volledig, s_rijen));
        return wereld;
    }

    private static async Task<LeesSignaallijst.Uitkomst> LijstAsync(Inleeswereld wereld, Lijstkeuze keuze = Lijstkeuze.Open) =>
        Proefwereld.Waarde(await wereld.LeesSignaallijst.VoerUitAsync(wereld.Coordinator, new LeesSignaallijst.Invoer(keuze), default));

    private static Task<Resultaat<BeoordeelLijn.Uitkomst>> BeoordeelAsync(Inleeswereld wereld, Lijstregel regel, Signaaloordeel oordeel) =>
        wereld.BeoordeelLijn.VoerUitAsync(wereld.Coordinator, new BeoordeelLijn.Invoer(regel.Leerling, oordeel, regel.Gezien), default);

    private static async Task<IReadOnlyList<string>> FeitenAsync(Inleeswereld wereld, DossierId dossier)
    {
        await using var db = wereld.Opslag.Context();
        var rijen = await db.Feiten.Where(f => f.Dossier == dossier).ToListAsync();
        var reeks = new Feitenreeks(dossier.ToString(), rijen.Select(r => r.Feit(Woordenschatlezer.BijProgramma)));
        return [.. reeks.Geldend(new DateOnly(2026, 2, 28)).Select(f => $"{f.Soort.Naam} {f.Feit.Woord("signaal")} {f.Op:yyyy-MM-dd}")];
    }
}
