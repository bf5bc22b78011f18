using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;
using Routeboek.Application.Opslag.Migraties;

namespace Routeboek.Application.Opslag;

/// <summary>Where everything is kept: one SQLite file, or a PostgreSQL database. Immutable; one serves all threads.</summary>
public sealed class Routeboekopslag
{
    private readonly Func<Opslagcontext> _context;

    private Routeboekopslag(Func<Opslagcontext> context, string? bestand, string? verbinding) => (_context, Bestand, Verbinding) = (context, bestand, verbinding);

    /// <summary>The file of SQLite; null = PostgreSQL.</summary>
    public string? Bestand { get; }

    /// <summary>How PostgreSQL is reached; null = SQLite.</summary>
    internal string? Verbinding { get; }

    /// <summary>One file on this machine; it is made when it is not there.</summary>
    public static Routeboekopslag Sqlite(string bestand) => Sqlite(bestand, Sqliteinstelling.Duurzaam);

    /// <summary>A file that nobody reads until it is whole and stands in its place: quick, and worth nothing after a crash.</summary>
    internal static Routeboekopslag SqliteInAanbouw(string bestand) => Sqlite(bestand, Sqliteinstelling.Snel);

    private static Routeboekopslag Sqlite(string bestand, string instelling)
    {
        var verbinding = new SqliteConnectionStringBuilder { DataSource = bestand, ForeignKeys = true, Mode = SqliteOpenMode.ReadWriteCreate }.ToString();
        var opties = Algemeen(new DbContextOptionsBuilder<SqliteOpslag>()).UseSqlite(verbinding).AddInterceptors(new Sqliteinstelling(instelling)).Options;
        return new Routeboekopslag(() => new SqliteOpslag(opties), bestand, null);
    }

    /// <summary>A PostgreSQL database by its connection string (<c>ConnectionStrings:Routeboek</c>).</summary>
    public static Routeboekopslag Postgres(string verbinding)
    {
        var opties = Algemeen(new DbContextOptionsBuilder<PostgresOpslag>()).UseNpgsql(verbinding).Options;
        return new Routeboekopslag(() => new PostgresOpslag(opties), null, verbinding);
    }

    /// <summary>PostgreSQL when there is a connection string, else the file.</summary>
    public static Routeboekopslag Kies(string? verbinding, string bestand) => string.IsNullOrWhiteSpace(verbinding) ? Sqlite(bestand) : Postgres(verbinding);

    /// <summary>Brings the database to the newest form; does nothing when it is there. Safe when several programs start at once.</summary>
    /// <returns>True when the database was empty before.</returns>
    /// <exception cref="Opslagfout">It cannot be reached, or a newer version of the program has been at work.</exception>
    public Task<bool> MigreerAsync(CancellationToken stop) => Migratiestart.VoerUitAsync(this, stop);

    internal Opslagcontext Context() => _context();

    /// <summary>Closes the connections that are kept for later, so that the file can be moved.</summary>
    public void LaatLos()
    {
        using var db = Context();
        if (db.Database.GetDbConnection() is SqliteConnection sqlite)
            SqliteConnection.ClearPool(sqlite);
        else if (db.Database.GetDbConnection() is NpgsqlConnection postgres)
            NpgsqlConnection.ClearPool(postgres);
    }

    private static DbContextOptionsBuilder<T> Algemeen<T>(DbContextOptionsBuilder<T> opties)
        where T : DbContext => opties
            .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking)
            .ConfigureWarnings(w => w
                .Throw(RelationalEventId.MultipleCollectionIncludeWarning)
                // the migrations are SQL files without a snapshot: a test holds the migrated schema to the model's own
                .Ignore(RelationalEventId.PendingModelChangesWarning));

    /// <summary>What a SQLite connection must be told each time: the file itself remembers only the first.</summary>
    private sealed class Sqliteinstelling(string tekst) : DbConnectionInterceptor
    {
        public const string Duurzaam = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA recursive_triggers = ON;";
        public const string Snel = "PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF; PRAGMA recursive_triggers = ON;";

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
        {
            using var opdracht = connection.CreateCommand();
            opdracht.CommandText = tekst;
            opdracht.ExecuteNonQuery();
        }

        public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            await using var opdracht = connection.CreateCommand();
            opdracht.CommandText = tekst;
            await opdracht.ExecuteNonQueryAsync(cancellationToken);
        }
    }
}
