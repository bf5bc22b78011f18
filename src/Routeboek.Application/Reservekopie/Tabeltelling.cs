using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Routeboek.Application.Opslag;

namespace Routeboek.Application.Reservekopie;

/// <summary>The tables of a database and how many rows they have.</summary>
internal static class Tabeltelling
{
    private const string Sqlite = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name <> '__EFMigrationsLock'";
    private const string Postgres = "SELECT table_name FROM information_schema.tables WHERE table_schema = current_schema() AND table_type = 'BASE TABLE'";

    public static async Task<IReadOnlyDictionary<string, long>> TelAsync(Opslagcontext db, CancellationToken stop)
    {
        var rijen = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var tabel in await TabellenAsync(db, stop))
        {
            await using var opdracht = Opdracht(db, $"SELECT count(*) FROM \"{tabel.Replace("\"", "\"\"", StringComparison.Ordinal)}\"");
            rijen[tabel] = Convert.ToInt64(await opdracht.ExecuteScalarAsync(stop), CultureInfo.InvariantCulture);
        }

        return rijen;
    }

    public static async Task<IReadOnlyList<string>> TabellenAsync(Opslagcontext db, CancellationToken stop)
    {
        await db.Database.OpenConnectionAsync(stop);
        await using var opdracht = Opdracht(db, db is SqliteOpslag ? Sqlite : Postgres);
        await using var lezer = await opdracht.ExecuteReaderAsync(stop);
        var tabellen = new List<string>();
        while (await lezer.ReadAsync(stop))
            tabellen.Add(lezer.GetString(0));
        return tabellen;
    }

    /// <summary>A command in the transaction that is open.</summary>
    public static DbCommand Opdracht(Opslagcontext db, string sql)
    {
        var opdracht = db.Database.GetDbConnection().CreateCommand();
        opdracht.CommandText = sql;
        opdracht.CommandTimeout = 0;
        opdracht.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        return opdracht;
    }
}
