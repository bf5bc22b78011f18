using System.Text;
using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Inlezen;
using Routeboek.Application.Opslag;
using Routeboek.IntegrationTests.Opslag;
using Routeboek.Tests.Eisen;

namespace Routeboek.IntegrationTests.Inlezen;

/// <summary>Bringing a file in on both engines: every row accounted for, unseen until applied, the same again changes nothing, and all of it can be taken back.</summary>
[Collection(Databanken.Naam)]
public sealed class LeesInTests(Postgrescluster cluster)
{
    public static TheoryData<string> Databank => Proefdatabank.Beide;

    [Theory]
    [MemberData(nameof(Databank))]
    [Eis("B-REG-02")]
    public async Task Bestand_WordtPasZichtbaarNaToepassen_EnNogEensVerandertNiets(string soort)
    {
        await using var wereld = await Inleeswereld.NieuwAsync(soort, cluster);
        string[] rijen = ["L1;2026-01-12;dag;;ziek;", "L2;2026-01-13;;3;ongeoorloofd;50", "L2;2026-01-13;;3;ongeoorloofd;50", "L9;2026-01-12;dag;;ziek;", "L1;2026-01-10;dag;;ziek;"];

        var klaar = Proefwereld.Waarde(await wereld.LeesAsync(Inleessoort.Volledig, rijen, toepassen: false));

        Assert.Equal(Inleesstatus.Gelezen, klaar.Status);
        Assert.Equal(new Inleestelling(5, 2, 0, 1, 2, 0), klaar.Telling);
        Assert.Equal([(5, "leerling"), (6, "datum")], klaar.Fouten.Select(f => ((int)f.Regel, f.Kolom)));
        Assert.Equal(["L1 2026-01-12 hele dag", "L2 2026-01-13 lesuur 3"], klaar.Voorbeeld.Select(v => $"{v.Leerling} {v.Dag:yyyy-MM-dd} {v.Tijdvak}"));
        Assert.Empty(await wereld.ZichtbaarAsync());

        var toegepast = Proefwereld.Waarde(await wereld.PasToe.VoerUitAsync(wereld.Administratie, new PasToe.Invoer(klaar.Id, null), CancellationToken.None));
        Assert.Equal(Inleesstatus.Toegepast, toegepast.Status);
        string[] verwacht = ["L1 2026-01-12 19 1 300", "L2 2026-01-13 3 3 50"];
        Assert.Equal(verwacht, await wereld.ZichtbaarAsync());

        var nogEens = Proefwereld.Waarde(await wereld.LeesAsync(Inleessoort.Volledig, rijen.Reverse()));
        Assert.Equal(Inleesstatus.Ongewijzigd, nogEens.Status);
        Assert.Equal(new Inleestelling(5, 0, 0, 3, 2, 0), nogEens.Telling);
        Assert.Equal(verwacht, await wereld.ZichtbaarAsync());
        Assert.Equal("2", Assert.Single(await wereld.Databank.LeesAsync("SELECT count(*) FROM registratie")));
    }

    [Theory]
    [MemberData(nameof(Databank))]
    public async Task HeleExport_VervangtHaarPeriode_EnOngedaanZetAllesTerug(string soort)
    {
        await using var wereld = await Inleeswereld.NieuwAsync(soort, cluster);
        Proefwereld.Waarde(await wereld.LeesAsync(Inleessoort.Volledig, ["L1;2026-01-12;dag;;ziek;", "L1;2026-01-13;dag;;ziek;", "L2;2026-01-14;;3;ongeoorloofd;50", "L3;2026-01-19;;1;te_laat;5"]));
        var eerst = await wereld.ZichtbaarAsync();
        var signalenEerst = await wereld.SignalenAsync();
        Assert.NotEmpty(signalenEerst);

        var tweede = Proefwereld.Waarde(await wereld.LeesAsync(Inleessoort.Volledig, ["L1;2026-01-12;dag;;ziek;", "L2;2026-01-14;;3;geoorloofd;50", "L4;2026-01-14;ochtend;;ziek;", "L3;2026-01-19;;1;te_laat;5"]));

        Assert.Equal(new Inleestelling(4, 1, 1, 2, 0, 1), tweede.Telling);
        Assert.Equal(["L1 2026-01-12 19 1 300", "L2 2026-01-14 3 4 50", "L3 2026-01-19 1 0 5", "L4 2026-01-14 17 1 150"], await wereld.ZichtbaarAsync());

        var terug = Proefwereld.Waarde(await wereld.MaakOngedaan.VoerUitAsync(wereld.Administratie, new MaakOngedaan.Invoer(tweede.Id, "verkeerd bestand"), CancellationToken.None));
        Assert.Equal(Inleesstatus.Ongedaan, terug.Status);
        Assert.Equal(eerst, await wereld.ZichtbaarAsync());
        Assert.Equal(signalenEerst, await wereld.SignalenAsync());

        var weer = await wereld.MaakOngedaan.VoerUitAsync(wereld.Administratie, new MaakOngedaan.Invoer(tweede.Id, "verkeerd bestand"), CancellationToken.None);
        Assert.IsType<Resultaat<Inleesinzage>.Onjuist>(weer);
    }

    [Theory]
    [MemberData(nameof(Databank))]
    public async Task Aanvulling_VervangtWatNietSamenKan_EnLaatDeRestStaan(string soort)
    {
        await using var wereld = await Inleeswereld.NieuwAsync(soort, cluster);
        Proefwereld.Waarde(await wereld.LeesAsync(Inleessoort.Volledig, ["L1;2026-01-12;;1;onbekend;50", "L1;2026-01-12;;2;ziek;50", "L2;2026-01-12;;1;te_laat;5"]));

        var telling = Proefwereld.Waarde(await wereld.LeesAsync(Inleessoort.Aanvulling,
            ["L1;2026-01-12;;1;ziek;50", "L1;2026-01-12;;2;onbekend;50", "L1;2026-01-12;;3;ziek;50", "L2;2026-01-12;;1;te_laat;12"])).Telling;

        Assert.Equal(new Inleestelling(4, 1, 2, 1, 0, 0), telling);
        Assert.Equal(["L1 2026-01-12 1 1 50", "L1 2026-01-12 2 1 50", "L1 2026-01-12 3 1 50", "L2 2026-01-12 1 0 12"], await wereld.ZichtbaarAsync());
    }

    [Theory]
    [MemberData(nameof(Databank))]
    public async Task WatOpvalt_WachtOpAkkoordMetEenReden(string soort)
    {
        await using var wereld = await Inleeswereld.NieuwAsync(soort, cluster, leerlingen: 30);
        var alles = Enumerable.Range(1, 30).Select(i => $"L{i};2026-01-12;dag;;{(i % 2 == 0 ? "ziek" : "geoorloofd")};").ToList();
        Proefwereld.Waarde(await wereld.LeesAsync(Inleessoort.Volledig, alles));

        var deel = Proefwereld.Waarde(await wereld.LeesAsync(Inleessoort.Volledig, alles.Take(10)));

        Assert.Equal(Inleesstatus.WachtOpAkkoord, deel.Status);
        Assert.Equal("verdwenen", Assert.Single(deel.Bevindingen).Regel);
        Assert.Equal(30, (await wereld.ZichtbaarAsync()).Count);
        Assert.IsType<Resultaat<Inleesinzage>.Onjuist>(await wereld.PasToe.VoerUitAsync(wereld.Administratie, new PasToe.Invoer(deel.Id, " "), CancellationToken.None));
        Assert.Equal(30, (await wereld.ZichtbaarAsync()).Count);

        var toegepast = Proefwereld.Waarde(await wereld.PasToe.VoerUitAsync(wereld.Administratie, new PasToe.Invoer(deel.Id, "de rest was dubbel ingevoerd"), CancellationToken.None));
        Assert.Equal("de rest was dubbel ingevoerd", toegepast.Reden);
        Assert.Equal(10, (await wereld.ZichtbaarAsync()).Count);
    }

    [Theory]
    [MemberData(nameof(Databank))]
    public async Task OuderBestandNaNieuwer_WordtGezegd_EnGevraagd(string soort)
    {
        await using var wereld = await Inleeswereld.NieuwAsync(soort, cluster);
        string[] oud = ["L1;2026-01-12;dag;;ziek;", "L1;2026-01-13;dag;;ziek;"];
        Proefwereld.Waarde(await wereld.LeesAsync(Inleessoort.Volledig, oud));
        Proefwereld.Waarde(await wereld.LeesAsync(Inleessoort.Volledig, ["L1;2026-01-12;dag;;ziek;", "L1;2026-01-13;dag;;geoorloofd;", "L1;2026-01-14;dag;;ziek;"]));

        var ouder = Proefwereld.Waarde(await wereld.LeesAsync(Inleessoort.Volledig, oud));

        Assert.Equal(Inleesstatus.WachtOpAkkoord, ouder.Status);
        Assert.Equal(["ouder", "eerder"], ouder.Bevindingen.Select(b => b.Regel));
    }

    [Theory]
    [MemberData(nameof(Databank))]
    public async Task BestandDatNietKan_VerandertNiets_EnZegtWaarom(string soort)
    {
        await using var wereld = await Inleeswereld.NieuwAsync(soort, cluster);
        foreach (var (inhoud, wat) in ((string, string)[])[("", "leeg"), ("naam;dag\nJan;1\n", "koppeling"), ("<EDEX/>", "leerlingen"), ("\0\0\0\0", "CSV"), ("leerling;datum;soort\nL1;2026-01-12;ziek\n", "dagdeel of lesuur")])
        {
            var fouten = Assert.IsType<Resultaat<Inleesinzage>.Onjuist>(await wereld.LeesBestandAsync(Inleessoort.Volledig, inhoud)).Fouten;
            Assert.Contains(wat, Assert.Single(fouten).Wat, StringComparison.OrdinalIgnoreCase);
        }

        await using var db = wereld.Opslag.Context();
        Assert.False(await db.Inleesbeurten.AnyAsync());

        var bom = Proefwereld.Waarde(await wereld.LeesBestandAsync(Inleessoort.Volledig, "\uFEFFleerling;datum;dagdeel;soort\nL1;2026-01-12;dag;ziek\n"));
        Assert.Equal(new Inleestelling(1, 1, 0, 0, 0, 0), bom.Telling);
        var leeg = Proefwereld.Waarde(await wereld.LeesBestandAsync(Inleessoort.Volledig, "leerling;datum;dagdeel;soort\n"));
        Assert.Equal((Inleesstatus.Ongewijzigd, default(Inleestelling)), (leeg.Status, leeg.Telling));
        Assert.Single(await wereld.ZichtbaarAsync());
    }

    [Theory]
    [MemberData(nameof(Databank))]
    public async Task WieNietMag_KrijgtNiets_EnStaatInDeAudit(string soort)
    {
        await using var wereld = await Inleeswereld.NieuwAsync(soort, cluster);
        using var inhoud = new MemoryStream("leerling;datum;dagdeel;soort\nL1;2026-01-12;dag;ziek\n"u8.ToArray());
        var invoer = new LeesIn.Invoer(wereld.School, inhoud, "verzuim.csv", Inleessoort.Volledig) { PasDirectToe = true };

        foreach (var actor in new[] { wereld.Beheerder, wereld.BeheerderVerband, Proefwereld.Vreemde })
            Assert.IsType<Resultaat<Inleesinzage>.NietGevonden>(await wereld.LeesIn.VoerUitAsync(actor, invoer, CancellationToken.None));

        Assert.Equal(0, inhoud.Position);
        Assert.Equal("registraties-inlezen | 0 | 3", Assert.Single(await wereld.Databank.LeesAsync("SELECT wat, CASE WHEN toegestaan THEN 1 ELSE 0 END, count(*) FROM auditregel GROUP BY 1, 2")));
        Assert.Equal("0", Assert.Single(await wereld.Databank.LeesAsync("SELECT count(*) FROM registratie")));
    }

    [Theory]
    [MemberData(nameof(Databank))]
    public async Task Voorbeeldwereld_NeemtGeenEchteGegevens(string soort)
    {
        await using var wereld = await Inleeswereld.NieuwAsync(soort, cluster, demo: true);

        var fouten = Assert.IsType<Resultaat<Inleesinzage>.Onjuist>(await wereld.LeesAsync(Inleessoort.Volledig, ["L1;2026-01-12;dag;;ziek;"])).Fouten;

        Assert.Contains("voorbeeldwereld", Assert.Single(fouten).Wat, StringComparison.Ordinal);
        Assert.Equal("0", Assert.Single(await wereld.Databank.LeesAsync("SELECT count(*) FROM inleesbeurt")));
    }

    [Theory]
    [MemberData(nameof(Databank))]
    public async Task WieIetsVerandert_StaatInDeAudit_PerLeerling(string soort)
    {
        await using var wereld = await Inleeswereld.NieuwAsync(soort, cluster);
        Proefwereld.Waarde(await wereld.LeesAsync(Inleessoort.Volledig, ["L1;2026-01-12;dag;;ziek;", "L2;2026-01-12;dag;;geoorloofd;"]));
        await wereld.Databank.VoerAsync("CREATE TABLE eerder AS SELECT id FROM auditregel");

        Proefwereld.Waarde(await wereld.LeesAsync(Inleessoort.Aanvulling, ["L1;2026-01-12;dag;;ziek;", "L2;2026-01-12;dag;;ziek;"]));

        Assert.Equal(Inleeswereld.Id(2).ToString(), Assert.Single(await wereld.Databank.LeesAsync("SELECT DISTINCT betrokkene FROM auditregel WHERE wat = 'registraties-inlezen' AND betrokkene <> '' AND id NOT IN (SELECT id FROM eerder)")));
    }

    [Theory]
    [MemberData(nameof(Databank))]
    public async Task Halverwege_GestoptOfGebroken_LaatNietsZien_EnHoudtNiemandOp(string soort)
    {
        await using var wereld = await Inleeswereld.NieuwAsync(soort, cluster, leerlingen: 200);
        var inhoud = Encoding.UTF8.GetBytes("leerling;datum;dagdeel;soort\n" + string.Concat(Enumerable.Range(1, 200).Select(i => $"L{i};2026-01-12;dag;{(i % 2 == 0 ? "ziek" : "geoorloofd")}\n")));
        using var stop = new CancellationTokenSource();
        var invoer = new LeesIn.Invoer(wereld.School, new MemoryStream(inhoud), "verzuim.csv", Inleessoort.Volledig) { PasDirectToe = true, Voortgang = v => StopBij(v, stop) };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => wereld.LeesIn.VoerUitAsync(wereld.Administratie, invoer, stop.Token));

        Assert.Empty(await wereld.ZichtbaarAsync());
        Assert.Equal("afgebroken", Assert.Single(await wereld.Databank.LeesAsync("SELECT status FROM inleesbeurt")));
        Assert.NotEqual("0", Assert.Single(await wereld.Databank.LeesAsync("SELECT count(*) FROM registratie")));
        Assert.Equal(1, await new RuimInleesbeurtenOp(wereld.Opslag, wereld.Klok).VoerUitAsync(alleenHier: true, CancellationToken.None));
        Assert.Equal("0", Assert.Single(await wereld.Databank.LeesAsync("SELECT count(*) FROM registratie")));

        var daarna = await wereld.LeesIn.VoerUitAsync(wereld.Administratie, invoer with { Inhoud = new MemoryStream(inhoud), Voortgang = null }, CancellationToken.None);
        Assert.Equal(200, Proefwereld.Waarde(daarna).Telling.Nieuw);

        static void StopBij(Inleesvoortgang voortgang, CancellationTokenSource stop)
        {
            if (voortgang is { Fase: "klaarzetten", Gedaan: > 0 and < 200 })
                stop.Cancel();
        }
    }

    [Theory]
    [MemberData(nameof(Databank))]
    public async Task DriehonderdduizendRijen_KloppenTotDeLaatste_EnNogEensVerandertNiets(string soort)
    {
        await using var wereld = await Inleeswereld.NieuwAsync(soort, cluster, leerlingen: 300);
        var dagen = Enumerable.Range(0, 200).Select(d => new DateOnly(2025, 9, 1).AddDays(d)).Where(d => Schoolkader.Regiokalender(Protocolbronnen.BijProgramma("den-bosch-vo", "2022-01")!).IndexVan(d) >= 0).Take(100).ToList();
        var inhoud = new StringBuilder("leerling;datum;lesuur;soort\n");
        for (var leerling = 1; leerling <= 300; leerling++)
        {
            foreach (var dag in dagen)
            {
                for (var uur = 1; uur <= 10; uur++)
                    inhoud.Append(System.Globalization.CultureInfo.InvariantCulture, $"L{leerling};{dag:yyyy-MM-dd};{uur};{((leerling + uur) % 3 == 0 ? "ziek" : "geoorloofd")}\n");
            }
        }

        var eerste = Proefwereld.Waarde(await wereld.LeesBestandAsync(Inleessoort.Volledig, inhoud.ToString()));
        Assert.Equal((Inleesstatus.Toegepast, new Inleestelling(300_000, 300_000, 0, 0, 0, 0)), (eerste.Status, eerste.Telling));
        Assert.Equal("300000", Assert.Single(await wereld.Databank.LeesAsync("SELECT count(*) FROM registratie")));

        var tweede = Proefwereld.Waarde(await wereld.LeesBestandAsync(Inleessoort.Volledig, inhoud.ToString()));
        Assert.Equal((Inleesstatus.Ongewijzigd, new Inleestelling(300_000, 0, 0, 300_000, 0, 0)), (tweede.Status, tweede.Telling));
    }

    [Theory]
    [MemberData(nameof(Databank))]
    public async Task TweedeTegelijk_KrijgtTeHoren_WieGeenLevenToont_Niet(string soort)
    {
        await using var wereld = await Inleeswereld.NieuwAsync(soort, cluster);
        Resultaat<Inleesinzage>? tweede = null;
        var invoer = new LeesIn.Invoer(wereld.School, new MemoryStream("leerling;datum;dagdeel;soort\nL1;2026-01-12;dag;ziek\n"u8.ToArray()), "verzuim.csv", Inleessoort.Volledig)
        {
            PasDirectToe = true,
            Voortgang = v => tweede ??= v.Fase == "klaarzetten" ? Task.Run(() => wereld.LeesAsync(Inleessoort.Volledig, ["L2;2026-01-12;dag;;ziek;"])).GetAwaiter().GetResult() : null,
        };

        var eerste = await wereld.LeesIn.VoerUitAsync(wereld.Administratie, invoer, CancellationToken.None);

        Assert.Equal(Inleesstatus.Toegepast, Proefwereld.Waarde(eerste).Status);
        Assert.Contains("op dit moment", Assert.Single(Assert.IsType<Resultaat<Inleesinzage>.Onjuist>(tweede).Fouten).Wat, StringComparison.Ordinal);

        await wereld.Databank.VoerAsync("UPDATE inleesbeurt SET status = 'bezig'");
        wereld.Klok.Nu += LeesIn.Levenstermijn;
        Assert.Equal(1, Proefwereld.Waarde(await wereld.LeesAsync(Inleessoort.Volledig, ["L2;2026-01-12;dag;;ziek;"])).Telling.Nieuw);
        Assert.Equal(["L2 2026-01-12 19 1 300"], await wereld.ZichtbaarAsync());
    }

    [Theory]
    [MemberData(nameof(Databank))]
    public async Task NieuwBestand_NeemtDePlaatsInVanWatNogKlaarstond(string soort)
    {
        await using var wereld = await Inleeswereld.NieuwAsync(soort, cluster);
        var eerste = Proefwereld.Waarde(await wereld.LeesAsync(Inleessoort.Volledig, ["L1;2026-01-12;dag;;ziek;"], toepassen: false));
        Proefwereld.Waarde(await wereld.LeesAsync(Inleessoort.Volledig, ["L2;2026-01-12;dag;;ziek;"]));

        Assert.IsType<Resultaat<Inleesinzage>.Onjuist>(await wereld.PasToe.VoerUitAsync(wereld.Administratie, new PasToe.Invoer(eerste.Id, null), CancellationToken.None));
        Assert.Equal(["L2 2026-01-12 19 1 300"], await wereld.ZichtbaarAsync());
    }
}
