using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Dossiers;
using Routeboek.Application.Inlezen;
using Routeboek.Application.Signalen;
using Routeboek.Domain.Dossiers;
using Routeboek.Domain.Signalering;
using Routeboek.IntegrationTests.Opslag;
using Routeboek.Tests.Eisen;

namespace Routeboek.IntegrationTests.Inlezen;

/// <summary>Signals follow what is brought in: only of whom something changed, each staying itself, and each in the open dossier as facts.</summary>
[Collection(Databanken.Naam)]
public sealed class SignalenTests(Postgrescluster cluster)
{
    private const string TeLaat = "te-laat-aandacht";

    public static TheoryData<string> Databank => Proefdatabank.Beide;

    [Theory]
    [MemberData(nameof(Databank))]
    [Eis("B-REG-02")]
    public async Task AlleenVanWieIetsVeranderde_WordtHetSignaalAangeraakt(string soort)
    {
        await using var wereld = await Inleeswereld.NieuwAsync(soort, cluster, leerlingen: 40);
        Proefwereld.Waarde(await wereld.LeesAsync(Inleessoort.Volledig, Enumerable.Range(1, 40).Select(i => $"L{i};2026-01-12;;1;te_laat;5")));
        await wereld.Databank.VoerAsync("UPDATE signaal SET waarde = 77");

        long bijgewerkt = 0;
        var inhoud = new MemoryStream("leerling;datum;lesuur;soort\nL3;2026-01-12;2;te_laat\nL7;2026-01-12;1;ongeoorloofd\n"u8.ToArray());
        Proefwereld.Waarde(await wereld.LeesIn.VoerUitAsync(wereld.Administratie, new LeesIn.Invoer(wereld.School, inhoud, "dag.csv", Inleessoort.Aanvulling)
        {
            PasDirectToe = true,
            Voortgang = v => bijgewerkt = v.Fase == "signalen" ? v.Gedaan : bijgewerkt,
        }, CancellationToken.None));

        Assert.Equal(2, bijgewerkt);
        await using var db = wereld.Opslag.Context();
        var onaangeraakt = await db.Signalen.Where(s => s.Waarde == 77).Select(s => s.Leerling).ToListAsync();
        Assert.Equal(38, onaangeraakt.Count);
        Assert.DoesNotContain(Inleeswereld.Id(3), onaangeraakt);
        Assert.DoesNotContain(Inleeswereld.Id(7), onaangeraakt);
        Assert.Equal("0", Assert.Single(await wereld.Databank.LeesAsync("SELECT count(*) FROM signaalwerk")));
    }

    [Theory]
    [MemberData(nameof(Databank))]
    public async Task Signaal_DatVerschuift_BlijftZichzelf(string soort)
    {
        await using var wereld = await Inleeswereld.NieuwAsync(soort, cluster);
        Proefwereld.Waarde(await wereld.LeesAsync(Inleessoort.Volledig, ["L1;2026-01-14;;1;te_laat;5", "L2;2026-01-29;dag;;ziek;"]));
        var eerst = await EenAsync(wereld, TeLaat);
        wereld.Klok.Nu += TimeSpan.FromHours(1);

        Proefwereld.Waarde(await wereld.LeesAsync(Inleessoort.Volledig, ["L1;2026-01-12;;1;te_laat;5", "L1;2026-01-14;;1;te_laat;5", "L2;2026-01-29;dag;;ziek;"]));

        var daarna = await EenAsync(wereld, TeLaat);
        Assert.Equal((eerst.Id, eerst.EerstGetoond), (daarna.Id, daarna.EerstGetoond));
        Assert.Equal((new DateOnly(2026, 1, 14), new DateOnly(2026, 1, 12)), (eerst.Sinds, daarna.Sinds));
    }

    [Theory]
    [MemberData(nameof(Databank))]
    public async Task Signaal_DatIemandOppakte_VerdwijntNooit_EnKomtTerug(string soort)
    {
        await using var wereld = await Inleeswereld.NieuwAsync(soort, cluster);
        Proefwereld.Waarde(await wereld.LeesAsync(Inleessoort.Volledig, ["L1;2026-01-14;;1;te_laat;5", "L2;2026-01-14;;1;te_laat;5", "L3;2026-01-29;dag;;ziek;"]));
        await using (var db = wereld.Opslag.Context())
        {
            var opgepakt = await db.Signalen.SingleAsync(s => s.Leerling == Inleeswereld.Id(1) && s.Naam == TeLaat);
            Proefwereld.Waarde(await wereld.BeoordeelLijn.VoerUitAsync(wereld.Coordinator, new BeoordeelLijn.Invoer(opgepakt.Leerling, Signaaloordeel.Opgepakt, Lijngezien.Schrijf([(opgepakt.Id, opgepakt.Versie)], [])), CancellationToken.None));
        }

        var correctie = Proefwereld.Waarde(await wereld.LeesAsync(Inleessoort.Volledig, ["L1;2026-01-14;;1;geoorloofd;", "L2;2026-01-14;;1;geoorloofd;", "L3;2026-01-29;dag;;ziek;"]));

        await using (var db = wereld.Opslag.Context())
        {
            var over = await db.Signalen.SingleAsync(s => s.Naam == TeLaat);
            Assert.Equal((Inleeswereld.Id(1), Behandeling.Opgepakt), (over.Leerling, over.Behandeling));
            Assert.NotNull(over.VervallenOp);
        }

        Proefwereld.Waarde(await wereld.MaakOngedaan.VoerUitAsync(wereld.Administratie, new MaakOngedaan.Invoer(correctie.Id, "de correctie klopte niet"), CancellationToken.None));
        await using (var db = wereld.Opslag.Context())
        {
            var terug = await db.Signalen.SingleAsync(s => s.Leerling == Inleeswereld.Id(1) && s.Naam == TeLaat);
            Assert.Equal((null, Behandeling.Opgepakt), (terug.VervallenOp, terug.Behandeling));
        }
    }

    [Theory]
    [MemberData(nameof(Databank))]
    public async Task Signaal_KomtInHetOpenDossier_EnEenVerschuivingIsEenCorrectie(string soort)
    {
        await using var wereld = await Inleeswereld.NieuwAsync(soort, cluster);
        var dossier = Proefwereld.Waarde(await wereld.OpenDossier.VoerUitAsync(wereld.Coordinator,
            new OpenDossier.Invoer(Inleeswereld.Id(1), wereld.School, "den-bosch-vo", "2022-01", new DateOnly(2026, 1, 5), "", Houder.School), CancellationToken.None));
        var ziek = Enumerable.Range(12, 5).Select(d => $"L1;2026-01-{d};dag;;ziek;").Append("L1;2026-01-19;dag;;ziek;").ToList();
        Proefwereld.Waarde(await wereld.LeesAsync(Inleessoort.Volledig, [.. ziek, "L2;2026-01-29;dag;;ziek;"]));

        // ill for six days in a row: on the sixth, off on the day after
        Assert.Contains("SignaalAan ziek-lang-waarschuwing 2026-01-19", await FeitenAsync(wereld, dossier));
        Assert.Contains("SignaalUit ziek-lang-waarschuwing 2026-01-20", await FeitenAsync(wereld, dossier));
        Assert.DoesNotContain("SignaalAan te-laat-aandacht 2026-01-12", await FeitenAsync(wereld, dossier));

        var verlengd = Proefwereld.Waarde(await wereld.LeesAsync(Inleessoort.Volledig, ["L1;2026-01-09;dag;;ziek;", .. ziek, "L2;2026-01-29;dag;;ziek;"]));
        Assert.Contains("SignaalAan ziek-lang-waarschuwing 2026-01-16", await FeitenAsync(wereld, dossier));
        Assert.DoesNotContain("SignaalAan ziek-lang-waarschuwing 2026-01-19", await FeitenAsync(wereld, dossier));

        Proefwereld.Waarde(await wereld.MaakOngedaan.VoerUitAsync(wereld.Administratie, new MaakOngedaan.Invoer(verlengd.Id, "verkeerde leerling"), CancellationToken.None));
        Assert.Contains("SignaalAan ziek-lang-waarschuwing 2026-01-19", await FeitenAsync(wereld, dossier));

        Proefwereld.Waarde(await wereld.LeesAsync(Inleessoort.Volledig, ["L1;2026-01-12;dag;;ziek;", "L2;2026-01-29;dag;;ziek;"]));
        Assert.DoesNotContain(await FeitenAsync(wereld, dossier), f => f.Contains("ziek-lang-waarschuwing", StringComparison.Ordinal));
        Assert.Equal("0", Assert.Single(await wereld.Databank.LeesAsync("SELECT count(*) FROM signaal WHERE naam = 'ziek-lang-waarschuwing'")));
    }

    [Theory]
    [MemberData(nameof(Databank))]
    public async Task WieStoptTussenToepassenEnSignalen_LaatDeRestInDeRij(string soort)
    {
        await using var wereld = await Inleeswereld.NieuwAsync(soort, cluster, leerlingen: 300);
        using var stop = new CancellationTokenSource();
        var klaar = Proefwereld.Waarde(await wereld.LeesAsync(Inleessoort.Volledig, Enumerable.Range(1, 300).Select(i => $"L{i};2026-01-12;;1;{(i % 2 == 0 ? "te_laat" : "ongeoorloofd")};5"), toepassen: false));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => wereld.PasToe.VoerUitAsync(wereld.Administratie, new PasToe.Invoer(klaar.Id, null, _ => stop.Cancel()), stop.Token));

        Assert.Equal(300, (await wereld.ZichtbaarAsync()).Count);
        Assert.NotEqual("0", Assert.Single(await wereld.Databank.LeesAsync("SELECT count(*) FROM signaalwerk")));
        Assert.InRange(await new WerkSignalenBij(wereld.Opslag, wereld.Klok, Protocolbronnen.BijProgramma, Dossierkaders.BijProgramma).VoerUitAsync(CancellationToken.None), 1, 299);
        Assert.Equal("0", Assert.Single(await wereld.Databank.LeesAsync("SELECT count(*) FROM signaalwerk")));
        Assert.Equal("300", Assert.Single(await wereld.Databank.LeesAsync("SELECT count(DISTINCT leerling_id) FROM signaal")));
    }

    private static async Task<Signaalrij> EenAsync(Inleeswereld wereld, string naam)
    {
        await using var db = wereld.Opslag.Context();
        return await db.Signalen.SingleAsync(s => s.Naam == naam);
    }

    private static async Task<IReadOnlyList<string>> FeitenAsync(Inleeswereld wereld, DossierId dossier)
    {
        await using var db = wereld.Opslag.Context();
        var rijen = await db.Feiten.Where(f => f.Dossier == dossier).ToListAsync();
        var reeks = new Feitenreeks(dossier.ToString(), rijen.Select(r => r.Feit(Woordenschatlezer.BijProgramma)));
        return [.. reeks.Geldend(new DateOnly(2026, 1, 30)).Select(f => $"{f.Soort.Naam} {f.Feit.Woord("signaal")} {f.Op:yyyy-MM-dd}")];
    }
}
