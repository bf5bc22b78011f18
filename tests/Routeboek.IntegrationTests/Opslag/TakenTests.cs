using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Dossiers;
using Routeboek.Domain.Afspraken;
using Routeboek.Domain.Dossiers;
using Routeboek.Domain.Kalenders;
using Routeboek.Tests.Afspraken;

namespace Routeboek.IntegrationTests.Opslag;

/// <summary>The stored dates of tasks are always those that the facts give when everything is worked out again.</summary>
[Collection(Databanken.Naam)]
public sealed class TakenTests(Postgrescluster cluster)
{
    private static readonly DateOnly s_begin = new(2025, 9, 8);

    public static TheoryData<string> Databank => Proefdatabank.Beide;

    public static TheoryData<string, int> Werelden()
    {
        var werelden = new TheoryData<string, int>();
        for (var zaad = 1; zaad <= 3; zaad++)
        {
            werelden.Add(Proefdatabank.Sqlite, zaad);
            werelden.Add(Proefdatabank.Postgres, zaad);
        }

        return werelden;
    }

    [Theory]
    [MemberData(nameof(Werelden))]
    public async Task Projectie_IsOpElkMomentDeHerberekening(string soort, int zaad)
    {
        var set = new Afsprakenset(Afspraakproef.Meegeleverd("haaglanden-vo"), Afspraakproef.Woordenschat);
        await using var wereld = await Proefwereld.NieuwAsync(soort, cluster, set);
        wereld.Klok.Nu = Middag(s_begin);
        var dossier = await wereld.OpenAsync(s_begin);
        var feiten = Toevalsdossier.Maak(set, zaad, 30);
        var rij = new Queue<Feit>(feiten);
        var einde = DateOnly.FromDateTime(feiten[^1].Vastgelegd).AddDays(14);
        var (herberekend, overgeslagen) = (0, 0);
        for (var dag = s_begin; dag <= einde; dag = dag.AddDays(1))
        {
            wereld.Klok.Nu = Middag(dag);
            var nodig = await wereld.WerkTakenBij.VoerUitAsync(CancellationToken.None);
            (herberekend, overgeslagen) = (herberekend + nodig, overgeslagen + 1 - nodig);
            await KloptAsync(wereld, dossier, dag);
            while (rij.Count > 0 && DateOnly.FromDateTime(rij.Peek().Vastgelegd) <= dag)
            {
                Proefwereld.Waarde(await wereld.LegVastAsync(dossier, Invoer(rij.Dequeue(), dossier)));
                await KloptAsync(wereld, dossier, dag);
            }
        }

        Assert.Empty(rij);
        // the sweep works, and leaves most days alone
        Assert.True(herberekend > 0 && overgeslagen > 0, $"{herberekend} herberekend, {overgeslagen} overgeslagen");
    }

    [Theory]
    [MemberData(nameof(Databank))]
    public async Task Projectie_MetTweeSchrijversEnEenVeger_Klopt(string soort)
    {
        var set = new Afsprakenset(Afspraakproef.Meegeleverd("haaglanden-vo"), Afspraakproef.Woordenschat);
        await using var wereld = await Proefwereld.NieuwAsync(soort, cluster, set);
        wereld.Klok.Nu = Middag(s_begin);
        var dossier = await wereld.OpenAsync(s_begin);
        var dag = s_begin.AddDays(45);
        wereld.Klok.Nu = Middag(dag);
        var schrijvers = Enumerable.Range(11, 2).Select(zaad => Task.Run(async () =>
        {
            foreach (var feit in Toevalsdossier.Maak(set, zaad, 20).Where(f => f.Corrigeert is null))
                Proefwereld.Waarde(await wereld.LegVastAsync(dossier, Invoer(feit, dossier)));
        }));
        var vegers = Enumerable.Range(0, 2).Select(_ => Task.Run(() => wereld.WerkTakenBij.VoerUitAsync(CancellationToken.None)));
        await Task.WhenAll([.. schrijvers, .. vegers]);

        await KloptAsync(wereld, dossier, dag);
        await wereld.WerkTakenBij.VoerUitAsync(CancellationToken.None);
        await KloptAsync(wereld, dossier, dag);
    }

    [Theory]
    [MemberData(nameof(Databank))]
    public async Task Veger_DoetAlleenDossiersWaarietsVerandert(string soort)
    {
        await using var wereld = await Proefwereld.NieuwAsync(soort, cluster);
        for (var i = 0; i < 3; i++)
            await wereld.OpenAsync(new DateOnly(2026, 1, 12).AddDays(i));

        // the first opens today, the others when their day has come
        Assert.Equal(0, await wereld.WerkTakenBij.VoerUitAsync(CancellationToken.None));
        wereld.Klok.Nu = wereld.Klok.Nu.AddDays(1);
        Assert.Equal(1, await wereld.WerkTakenBij.VoerUitAsync(CancellationToken.None));
        wereld.Klok.Nu = wereld.Klok.Nu.AddDays(1);
        var tegelijk = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => wereld.WerkTakenBij.VoerUitAsync(CancellationToken.None))));
        Assert.Equal(1, tegelijk.Sum());
        Assert.Equal(0, await wereld.WerkTakenBij.VoerUitAsync(CancellationToken.None));
    }

    [Theory]
    [MemberData(nameof(Databank))]
    public async Task ProtocolDatErNietMeerIs_KostGeenFeit_EnWordtGezegd(string soort)
    {
        await using var wereld = await Proefwereld.NieuwAsync(soort, cluster);
        var dossier = await wereld.OpenAsync();
        var zonder = new LegFeitVast(wereld.Opslag, wereld.Klok, (_, _) => null);

        Assert.Equal(3, Proefwereld.Waarde(await zonder.VoerUitAsync(wereld.Mentor, new LegFeitVast.Invoer(dossier, FeitenTests.Gesprek(new DateOnly(2026, 1, 12)), Houder.School, Kamer.Gewoon), CancellationToken.None)));

        await using var db = wereld.Opslag.Context();
        Assert.Equal("protocol proef versie 2026-01 is er niet", (await db.Projecties.SingleAsync()).Bezwaar);
        Assert.Empty(await db.Taken.ToListAsync());
    }

    private static async Task KloptAsync(Proefwereld wereld, DossierId dossier, DateOnly dag)
    {
        await using var db = wereld.Opslag.Context();
        var feiten = await db.Feiten.OrderBy(f => f.Nr).ToListAsync();
        var stand = new Dossierstand(wereld.Kader.Set, new Feitenreeks(dossier.ToString(), feiten.Select(f => f.Feit(Afspraakproef.Woordenschat))), wereld.Kader.Kalender, dag);
        Assert.Empty(stand.Bezwaren);
        var bewaard = await db.Taken.ToListAsync();
        Assert.Equal(
            stand.Taken.Select(t => $"{t.Afspraak.Id}:{t.Wortel} {t.Afspraak.Wie} {t.Opent:O} {t.Waarschuwt:O} {t.Uiterlijk:O} {t.Einde?.Dag:O} {t.Einde?.Vervuld}").Order(StringComparer.Ordinal),
            bewaard.Select(t => $"{t.Afspraak}:{t.Wortel} {t.Rol}@{t.Organisatie} {t.Opent:O} {t.Waarschuwt:O} {t.Uiterlijk:O} {t.Einde:O} {t.Vervuld}").Order(StringComparer.Ordinal));
        var projectie = await db.Projecties.SingleAsync();
        Assert.Equal(feiten[^1].Nr, projectie.TotNr);
        Assert.True(!(projectie.VolgendeWijziging <= dag), $"{projectie.VolgendeWijziging} op {dag}");
    }

    private static DateTime Middag(DateOnly dag) => dag.ToDateTime(new TimeOnly(11, 0), DateTimeKind.Utc);

    // the made-up dossier is called D and begins at 1; here two facts come before it
    private static Feitinvoer Invoer(Feit feit, DossierId dossier) => new(
        feit.Soort?.Naam ?? Woordenschat.Ingetrokken,
        feit.Op,
        feit.Soort is null ? [] : [.. feit.Gegevens.Select(g => new KeyValuePair<string, Feitwaarde>(g.Key, g.Key == "taak" ? Taak(g.Value.Woorden[0], dossier) : g.Value)), .. Verplicht(feit)],
        feit.Corrigeert + 2);

    private static Feitwaarde Taak(string taak, DossierId dossier)
    {
        var delen = taak.Split(':');
        return new Feitwaarde($"{dossier}:{delen[1]}:{int.Parse(delen[2], CultureInfo.InvariantCulture) + 2}");
    }

    // the made-up dossier fills in only what a pattern asks; what else a kind needs gets any value of its form
    private static IEnumerable<KeyValuePair<string, Feitwaarde>> Verplicht(Feit feit) => feit.Soort!.Velden
        .Where(v => v.Verplicht && feit.Veld(v.Naam) is null && v.Naam != "afspraak")
        .Select(v => new KeyValuePair<string, Feitwaarde>(v.Naam, v.Vorm switch
        {
            Veldvorm.Lijst => new Feitwaarde(["x"]),
            Veldvorm.Datum => new Feitwaarde("2025-10-01"),
            Veldvorm.Getal => new Feitwaarde("1"),
            Veldvorm.JaNee => new Feitwaarde("ja"),
            Veldvorm.Tekst => new Feitwaarde("x"),
        }));
}
