using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Aanwezigheid;
using Routeboek.Application.Inlezen;
using Routeboek.Application.Leerlingen;
using Routeboek.Application.Registraties;
using Routeboek.Application.Signalering;
using Routeboek.Domain.Kalenders;
using Routeboek.Domain.Verzuim;
using Routeboek.IntegrationTests.Opslag;

namespace Routeboek.IntegrationTests.Inlezen;

/// <summary>
/// Random histories of exports, additions, corrections and taking back: after each step the stored signals are those that the command line gives
/// for the rows that count, and taking back gives exactly what was there.
/// </summary>
[Collection(Databanken.Naam)]
public sealed class SignaalgeschiedenisTests(Postgrescluster cluster)
{
    private const int Leerlingen = 6;
    private const int Stappen = 9;
    private static readonly (string Id, string Versie)[] s_protocollen = [("den-bosch-vo", "2022-01"), ("noord-kennemerland-vo", "ongedateerd"), ("haaglanden-vo", "2025-09")];

    public static TheoryData<string> Databank => Proefdatabank.Beide;

    [Theory]
    [MemberData(nameof(Databank))]
    public async Task Geschiedenis_GeeftDeSignalenVanAllesOpnieuwBeoordelen(string soort)
    {
        // more of them by hand: the same test, longer
        var zaden = int.Parse(Environment.GetEnvironmentVariable("ROUTEBOEK_GESCHIEDENISSEN") ?? "6", CultureInfo.InvariantCulture);
        var geteld = 0;
        for (var zaad = 0; zaad < zaden; zaad++)
            geteld += await GeschiedenisAsync(soort, zaad);
        Assert.True(geteld > zaden * Stappen, $"{geteld} signalen vergeleken");
    }

    private async Task<int> GeschiedenisAsync(string soort, int zaad)
    {
        var loting = new Random(zaad);
        var (protocol, versie) = s_protocollen[zaad % s_protocollen.Length];
        await using var wereld = await Inleeswereld.NieuwAsync(soort, cluster, Leerlingen, protocol, versie);
        var kalender = Schoolkader.Regiokalender(Protocolbronnen.BijProgramma(protocol, versie)!);
        var standen = new Stack<(InleesbeurtId Beurt, IReadOnlyList<string> Rijen, int MetDeHand)>();
        var metDeHand = 0;
        var export = new SortedSet<string>(StringComparer.Ordinal);
        var einde = kalender.IndexVan(new DateOnly(2025, 9, 30));
        var geteld = 0;
        for (var stap = 0; stap < Stappen; stap++)
        {
            var voor = await wereld.ZichtbaarAsync();
            // a mentor takes a register or somebody corrects; now and then takes it back
            if (loting.Next(3) == 0)
            {
                await MetDeHandAsync(wereld, loting, kalender, einde);
                metDeHand++;
            }
            else if (standen.Count > 0 && loting.Next(5) == 0)
            {
                var (beurt, rijen, toen) = standen.Pop();
                Proefwereld.Waarde(await wereld.MaakOngedaan.VoerUitAsync(wereld.Administratie, new MaakOngedaan.Invoer(beurt, "bij nader inzien"), CancellationToken.None));
                // what people said since holds; without that it is exactly as it was
                if (toen == metDeHand)
                    Assert.Equal(rijen, await wereld.ZichtbaarAsync());
            }
            else
            {
                var vorig = einde;
                einde = Math.Min(einde + loting.Next(12), kalender.IndexOpOfVoor(new DateOnly(2026, 1, 29)));
                var volledig = loting.Next(3) > 0;
                var nieuw = Rijen(loting, kalender, volledig && standen.Count == 0 ? einde - 35 : Math.Max(0, vorig - loting.Next(10)), einde, volledig ? 40 : 6);
                if (volledig && loting.Next(3) == 0)
                    export.Clear();
                export.UnionWith(nieuw);
                var bestand = (volledig ? export.ToList() : [.. nieuw]).OrderBy(_ => loting.Next()).ToList();
                var inzage = Proefwereld.Waarde(await wereld.LeesAsync(volledig ? Inleessoort.Volledig : Inleessoort.Aanvulling, bestand));
                if (inzage.Status == Inleesstatus.WachtOpAkkoord)
                    inzage = Proefwereld.Waarde(await wereld.PasToe.VoerUitAsync(wereld.Administratie, new PasToe.Invoer(inzage.Id, "dat hoort bij deze toets"), CancellationToken.None));
                if (inzage.Status == Inleesstatus.Toegepast)
                    standen.Push((inzage.Id, voor, metDeHand));
                var nogEens = Proefwereld.Waarde(await wereld.LeesAsync(volledig ? Inleessoort.Volledig : Inleessoort.Aanvulling, bestand));
                Assert.Equal((Inleesstatus.Ongewijzigd, inzage.Telling.Ontvangen), (nogEens.Status, nogEens.Telling.Ontvangen));
            }

            var opgeslagen = await wereld.SignalenAsync();
            Assert.Equal((zaad, stap, await OpnieuwAsync(wereld, protocol, versie)), (zaad, stap, string.Join('\n', opgeslagen)));
            geteld += opgeslagen.Count;
        }

        return geteld;
    }

    // what people say goes through the use case of the register, in the slots of lessons
    private static async Task MetDeHandAsync(Inleeswereld wereld, Random loting, Schoolkalender kalender, int einde)
    {
        var groep = await wereld.GroepAsync(Leerlingen);
        for (var keer = 0; keer < 2; keer++)
        {
            var dag = kalender.Datum(Math.Max(0, einde - loting.Next(6)));
            wereld.Klok.Nu = dag.ToDateTime(new TimeOnly(14, 0), DateTimeKind.Utc);
            var vak = Tijdvak.VoorLesuur(1 + loting.Next(4));
            var beeld = Proefwereld.Waarde(await wereld.LeesRegister.VoerUitAsync(wereld.Administratie, new LeesRegister.Invoer(groep, dag, vak), CancellationToken.None));
            Verzuimsoort?[] soorten = [null, Verzuimsoort.Ziek, Verzuimsoort.Ongeoorloofd, Verzuimsoort.TeLaat, Verzuimsoort.NietInGroep, Verzuimsoort.Onbekend];
            var regels = beeld.Leerlingen.Where(_ => loting.Next(2) == 0).Select(l => new NeemRegister.Regel(l.Id, l.Stand, soorten[loting.Next(soorten.Length)], loting.Next(3) * 5)).ToList();
            var uitkomst = Proefwereld.Waarde(await wereld.NeemRegister.VoerUitAsync(wereld.Administratie, new NeemRegister.Invoer(groep, dag, vak, regels), CancellationToken.None));
            Assert.Empty(uitkomst.Botsingen);
            var nu = Proefwereld.Waarde(await wereld.LeesRegister.VoerUitAsync(wereld.Administratie, new LeesRegister.Invoer(groep, dag, vak), CancellationToken.None)).Leerlingen.ToDictionary(l => l.Id, l => l.Stand);
            Assert.All(regels, r => Assert.Equal(r.Nu, nu[r.Leerling]));
        }

        wereld.Klok.Nu = new DateTime(2026, 1, 30, 15, 0, 0, DateTimeKind.Utc);
    }

    private static HashSet<string> Rijen(Random loting, Schoolkalender kalender, int van, int tot, int aantal)
    {
        var rijen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < aantal; i++)
        {
            var leerling = loting.Next(Leerlingen) + 1;
            var dag = loting.Next(Math.Max(0, van), tot + 1);
            switch (loting.Next(6))
            {
                case 0:
                    for (var d = dag; d <= Math.Min(tot, dag + loting.Next(12)); d++)
                        rijen.Add($"L{leerling};{kalender.Datum(d):yyyy-MM-dd};dag;;{(loting.Next(9) == 0 ? "onbekend" : "ziek")};");
                    break;
                case 1:
                    for (var uur = 1; uur <= 1 + loting.Next(6); uur++)
                        rijen.Add($"L{leerling};{kalender.Datum(dag):yyyy-MM-dd};;{uur};ongeoorloofd;{(loting.Next(2) == 0 ? "" : "50")}");
                    break;
                case 2:
                    rijen.Add($"L{leerling};{kalender.Datum(dag):yyyy-MM-dd};{(loting.Next(2) == 0 ? "ochtend" : "middag")};;{(loting.Next(2) == 0 ? "niet_in_groep" : "onbekend")};");
                    break;
                case 3:
                    rijen.Add($"L{leerling};{kalender.Datum(dag):yyyy-MM-dd};;{1 + loting.Next(3)};ziek_naar_huis;");
                    break;
                default:
                    rijen.Add($"L{leerling};{kalender.Datum(dag):yyyy-MM-dd};;{(loting.Next(3) == 0 ? "" : "1")};te_laat;{loting.Next(3) * 5}");
                    break;
            }
        }

        return rijen;
    }

    // writes what counts as a file of the contract and lets the reader and evaluator of the command line judge it
    private static async Task<string> OpnieuwAsync(Inleeswereld wereld, string protocolId, string versie)
    {
        var protocol = Protocolbronnen.BijProgramma(protocolId, versie)!;
        var kalender = Schoolkader.Regiokalender(protocol);
        await using var db = wereld.Opslag.Context();
        var rijen = await db.Zichtbaar().Join(db.Leerlingnummers, r => r.Leerling, n => n.Nr, (r, n) => new { r, n.Leerling }).Join(db.Leerlingen, x => x.Leerling, l => l.Id, (x, l) => new { x.r, l.Sleutel }).ToListAsync();
        var peildag = await db.Schoolstanden.Select(s => s.Peildag).SingleAsync();
        var csv = new StringBuilder("leerling;datum;dagdeel;lesuur;soort;minuten\n");
        foreach (var x in rijen)
        {
            var vak = new Tijdvak((byte)x.r.Vak);
            csv.Append(CultureInfo.InvariantCulture, $"{x.Sleutel};{x.r.Dag:yyyy-MM-dd};{(vak == Tijdvak.Dag ? "dag" : vak.IsDagdeel ? Verzuimnamen.Tijdvak(vak) : "")};{(vak.IsLesuur ? vak.Lesuur.ToString(CultureInfo.InvariantCulture) : "")};{Verzuimnamen.Soort((Verzuimsoort)x.r.Soort)};{x.r.Minuten}\n");
        }

        var lijst = "leerling;geboortedatum;onderwijssoort\n" + string.Concat(Enumerable.Range(1, Leerlingen).Select(i => $"L{i};2012-03-04;vo\n"));
        using var leerlingen = new MemoryStream(Encoding.UTF8.GetBytes(lijst));
        var kader = new Keurkader(protocol, kalender, Leerlingenlezer.Lees(leerlingen, "leerlingen").Waarde, null);
        using var verzuim = new MemoryStream(Encoding.UTF8.GetBytes(csv.ToString()));
        var bestand = Registratielezer.Lees(verzuim, "verzuim.csv", new Bronkeuze(), kader, new DateOnly(2026, 1, 30), new Leesmeldingen { Bestand = "verzuim.csv", Fout = m => Assert.Fail(m.ToString()), Opmerking = _ => { } }, CancellationToken.None);
        Assert.Equal(rijen.Count, bestand.Telling.Geteld);
        if (peildag is not { } dag)
            return "";
        var beoordelaar = new Leerlingbeoordelaar(protocol, bestand, dag, nadert: false);
        var uit = new List<string>();
        for (var i = 0; i < bestand.Leerlingen; i++)
        {
            var signalen = beoordelaar.Beoordeel(i);
            var sleutel = Encoding.UTF8.GetString(bestand.Sleutel(i));
            uit.AddRange(signalen.Signalen.Select(s => $"{sleutel} {protocol.Id} {s.Regel.Id} {kalender.Datum(s.Sinds):yyyy-MM-dd} {(s.IsAan ? "" : kalender.Datum(s.Tot).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))} {s.Verklaring.Waarde}/{s.Verklaring.Grens}"));
        }

        return string.Join('\n', uit.Order(StringComparer.Ordinal));
    }
}
