using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Opslag;

namespace Routeboek.IntegrationTests.Opslag;

/// <summary>A database of one test, on one of the two engines.</summary>
internal sealed class Proefdatabank : IAsyncDisposable
{
    public const string Sqlite = "sqlite";
    public const string Postgres = "postgres";

    private readonly string? _map;

    private Proefdatabank(string soort, Routeboekopslag opslag, string? map) => (Soort, Opslag, _map) = (soort, opslag, map);

    public static TheoryData<string> Beide => [Sqlite, Postgres];

    public string Soort { get; }

    public Routeboekopslag Opslag { get; }

    public bool IsSqlite => Soort == Sqlite;

    public static Proefdatabank Leeg(string soort, Postgrescluster cluster)
    {
        if (soort == Postgres)
            return new Proefdatabank(soort, Routeboekopslag.Postgres(cluster.NieuweDatabank()), null);
        var map = Directory.CreateTempSubdirectory("rb-db-").FullName;
        return new Proefdatabank(soort, Routeboekopslag.Sqlite(Path.Combine(map, "routeboek.db")), map);
    }

    public static async Task<Proefdatabank> NieuwAsync(string soort, Postgrescluster cluster)
    {
        var databank = Leeg(soort, cluster);
        await databank.Opslag.MigreerAsync(CancellationToken.None);
        return databank;
    }

    /// <summary>Runs SQL as somebody at the database itself would.</summary>
    public async Task<int> VoerAsync(string sql)
    {
        await using var db = Opslag.Context();
        await using var opdracht = await OpdrachtAsync(db, sql);
        return await opdracht.ExecuteNonQueryAsync();
    }

    public async Task<IReadOnlyList<string>> LeesAsync(string sql)
    {
        await using var db = Opslag.Context();
        await using var opdracht = await OpdrachtAsync(db, sql);
        await using var rijen = await opdracht.ExecuteReaderAsync();
        var gelezen = new List<string>();
        while (await rijen.ReadAsync())
            gelezen.Add(string.Join(" | ", Enumerable.Range(0, rijen.FieldCount).Select(i => rijen.IsDBNull(i) ? "" : Convert.ToString(rijen.GetValue(i), System.Globalization.CultureInfo.InvariantCulture))));
        return gelezen;
    }

    public async ValueTask DisposeAsync()
    {
        // what a pool holds on to, the next test could not have
        await using var db = Opslag.Context();
        if (db.Database.GetDbConnection() is Npgsql.NpgsqlConnection postgres)
            Npgsql.NpgsqlConnection.ClearPool(postgres);
        else if (db.Database.GetDbConnection() is Microsoft.Data.Sqlite.SqliteConnection sqlite)
            Microsoft.Data.Sqlite.SqliteConnection.ClearPool(sqlite);
        if (_map is not null)
            Directory.Delete(_map, recursive: true);
    }

    private static async Task<DbCommand> OpdrachtAsync(Opslagcontext db, string sql)
    {
        await db.Database.OpenConnectionAsync();
        var opdracht = db.Database.GetDbConnection().CreateCommand();
        opdracht.CommandText = sql;
        return opdracht;
    }
}
