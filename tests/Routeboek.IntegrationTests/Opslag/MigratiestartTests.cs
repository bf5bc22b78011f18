using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Opslag;

namespace Routeboek.IntegrationTests.Opslag;

/// <summary>The start on a database that is new, busy, half, newer or not there.</summary>
[Collection(Databanken.Naam)]
public sealed class MigratiestartTests(Postgrescluster cluster)
{
    public static TheoryData<string> Databank => Proefdatabank.Beide;

    [Theory]
    [MemberData(nameof(Databank))]
    public async Task VeleStartsTegelijk_EenMaaktDeDatabank(string soort)
    {
        await using var databank = Proefdatabank.Leeg(soort, cluster);
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => databank.Opslag.MigreerAsync(CancellationToken.None))));

        Assert.False(await databank.Opslag.MigreerAsync(CancellationToken.None));
        await using var db = databank.Opslag.Context();
        Assert.Equal(db.Database.GetMigrations(), await db.Database.GetAppliedMigrationsAsync());
    }

    [Fact]
    public async Task SlotrijVanEenGedodeStart_HoudtDeVolgendeNietTegen()
    {
        await using var databank = Proefdatabank.Leeg(Proefdatabank.Sqlite, cluster);
        await databank.VoerAsync("CREATE TABLE \"__EFMigrationsLock\" (\"Id\" INTEGER NOT NULL CONSTRAINT \"PK___EFMigrationsLock\" PRIMARY KEY, \"Timestamp\" TEXT NOT NULL); INSERT INTO \"__EFMigrationsLock\" VALUES (1, '2026-01-01')");
        Assert.True(await databank.Opslag.MigreerAsync(CancellationToken.None));
    }

    [Theory]
    [MemberData(nameof(Databank))]
    public async Task NieuwereDatabank_WordtGeweigerd(string soort)
    {
        await using var databank = await Proefdatabank.NieuwAsync(soort, cluster);
        await databank.VoerAsync("INSERT INTO \"__EFMigrationsHistory\" VALUES ('29991231000001_later', '99.0.0')");
        var fout = await Assert.ThrowsAsync<Opslagfout>(() => databank.Opslag.MigreerAsync(CancellationToken.None));
        Assert.Contains("nieuwere versie", fout.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DatabankDieErNietIs_WordtMetEenZinGeweigerd()
    {
        var map = Directory.CreateTempSubdirectory("rb-start-").FullName;
        try
        {
            var bestand = Path.Combine(map, "rommel.db");
            await File.WriteAllTextAsync(bestand, "dit is geen database, maar wel lang genoeg om er een te kunnen zijn");
            Assert.Contains("geen database", await FoutAsync(Routeboekopslag.Sqlite(bestand)), StringComparison.Ordinal);
            Assert.Contains("antwoordt niet", await FoutAsync(Routeboekopslag.Postgres("Host=127.0.0.1;Port=1;Database=x;Username=x;Timeout=2")), StringComparison.Ordinal);
            Assert.Contains("geen verbinding", await FoutAsync(Routeboekopslag.Postgres("rommel")), StringComparison.Ordinal);
            Assert.Contains("bestaat niet", await FoutAsync(Routeboekopslag.Postgres(cluster.NieuweDatabank().Replace("Database=proef", "Database=geenproef", StringComparison.Ordinal))), StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(map, recursive: true);
        }

        static async Task<string> FoutAsync(Routeboekopslag opslag) => (await Assert.ThrowsAsync<Opslagfout>(() => opslag.MigreerAsync(CancellationToken.None))).Message;
    }
}
