using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Audit;
using Routeboek.Application.Opslag;
using Routeboek.Domain.Dossiers;
using Routeboek.IntegrationTests.Opslag;

namespace Routeboek.IntegrationTests.Bedrijf;

/// <summary>A process that is killed, or whose disk is full, while it records facts: nothing half, nothing acknowledged lost. ROUTEBOEK_DODEN says how often.</summary>
[Collection(Databanken.Naam)]
public sealed class RobuustheidTests(Postgrescluster cluster)
{
    internal static int Keren { get; } = int.TryParse(Environment.GetEnvironmentVariable("ROUTEBOEK_DODEN"), CultureInfo.InvariantCulture, out var keren) ? keren : 4;

    public static TheoryData<string> Databank => Proefdatabank.Beide;

    [Theory]
    [MemberData(nameof(Databank))]
    public async Task Gedood_TerwijlHijSchrijft_NietsHalfEnNietsVerloren(string soort)
    {
        await using var wereld = await Proefwereld.NieuwAsync(soort, cluster);
        var dossiers = new[] { await wereld.OpenAsync(), await wereld.OpenAsync() };
        var (toeval, bevestigd) = (new Random(5), new List<string>());
        for (var keer = 0; keer < Keren; keer++)
        {
            using var proces = Proefproces.Start(Proefproces.Goed, wereld.Opslag, dossiers);
            bevestigd.AddRange(await proces.DoodNaAsync(toeval.Next(3, 60)));
            Assert.Equal([], await BezwarenAsync(wereld.Opslag, dossiers, bevestigd));
        }

        Assert.True(bevestigd.Count >= 3 * Keren);
        Assert.DoesNotContain(bevestigd, b => b.StartsWith("fout", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Proefdatabank.Sqlite, Proefproces.Vooraf)]
    [InlineData(Proefdatabank.Postgres, Proefproces.Vooraf)]
    [InlineData(Proefdatabank.Sqlite, Proefproces.ZonderAudit)]
    [InlineData(Proefdatabank.Postgres, Proefproces.ZonderAudit)]
    public async Task StukkeUitvoering_ValtOp(string soort, string variant)
    {
        await using var wereld = await Proefwereld.NieuwAsync(soort, cluster);
        var dossiers = new[] { await wereld.OpenAsync() };
        using var proces = Proefproces.Start(variant, wereld.Opslag, dossiers);
        var bevestigd = await proces.DoodNaAsync(6);
        Assert.NotEqual([], await BezwarenAsync(wereld.Opslag, dossiers, bevestigd));
    }

    [Fact]
    public async Task VolleSchijf_GeeftEenFoutEnLaatNietsHalf()
    {
        await using var wereld = await Proefwereld.NieuwAsync(Proefdatabank.Sqlite, cluster);
        var dossiers = new[] { await wereld.OpenAsync() };
        IReadOnlyList<string> regels;
        // the log of SQLite may grow by one megabyte, and then every write fails
        var blokken = (int)(new FileInfo(wereld.Opslag.Bestand! + "-wal").Length / 512) + 2048;
        using (var proces = Proefproces.Start(Proefproces.Goed, wereld.Opslag, dossiers, blokken))
            regels = await proces.LoopUitAsync();

        Assert.StartsWith("fout ", regels[^1], StringComparison.Ordinal);
        Assert.True(regels.Count > 3);
        Assert.Equal([], await BezwarenAsync(wereld.Opslag, dossiers, regels.Where(r => !r.StartsWith("fout", StringComparison.Ordinal)).ToList()));
        // and with room again it goes on
        Proefwereld.Waarde(await wereld.LegVastAsync(dossiers[0], FeitenTests.Gesprek(new DateOnly(2026, 1, 12))));
    }

    /// <summary>What is wrong with a store after all those facts were acknowledged: lost, half, without audit, a chain that does not hold.</summary>
    internal static async Task<IReadOnlyList<string>> BezwarenAsync(Routeboekopslag opslag, IReadOnlyList<DossierId> dossiers, IReadOnlyList<string> bevestigd)
    {
        var bezwaren = new List<string>();
        await using (var db = opslag.Context())
        {
            var feiten = await db.Feiten.Select(f => new { f.Dossier, f.Nr, f.Volgnummer }).ToListAsync();
            var onderwerpen = (await db.Auditregels.Where(r => r.Wat == "feit-vastleggen" && r.Toegestaan).Select(r => r.Onderwerp).ToListAsync()).ToHashSet(StringComparer.Ordinal);
            var aanwezig = feiten.Select(f => $"{f.Dossier} {f.Volgnummer}").ToHashSet(StringComparer.Ordinal);
            bezwaren.AddRange(bevestigd.Where(b => !aanwezig.Contains(b)).Select(b => $"bevestigd en weg: {b}"));
            foreach (var dossier in dossiers)
            {
                // the first two came with the opening of the dossier
                var nummers = feiten.Where(f => f.Dossier == dossier).Select(f => f.Nr).Order().ToList();
                if (!nummers.SequenceEqual(Enumerable.Range(1, nummers.Count)))
                    bezwaren.Add($"gat in de nummers van {dossier}");
                bezwaren.AddRange(nummers.Skip(2).Where(nr => !onderwerpen.Contains($"{dossier}:{nr}")).Select(nr => $"feit {dossier}:{nr} zonder audit"));
                if ((await db.Dossiertellers.SingleAsync(t => t.Dossier == dossier)).LaatsteNr != nummers.Count)
                    bezwaren.Add($"de teller van {dossier} klopt niet");
            }

            var alle = feiten.Select(f => $"{f.Dossier}:{f.Nr}").ToHashSet(StringComparer.Ordinal);
            bezwaren.AddRange(onderwerpen.Where(o => !alle.Contains(o)).Select(o => $"audit {o} zonder feit"));
        }

        await new VerzegelAudit(opslag).VoerUitAsync(CancellationToken.None);
        await foreach (var oordeel in new ControleerAudit(opslag).AllesAsync(Ankerstand.Geen.Hoofden, null, CancellationToken.None))
            bezwaren.AddRange(oordeel.Bevindingen.Select(b => b.ToString()));
        return bezwaren;
    }
}
