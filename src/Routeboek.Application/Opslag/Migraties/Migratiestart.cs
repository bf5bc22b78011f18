using System.Data.Common;
using System.Net.Sockets;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Routeboek.Application.Opslag.Migraties;

/// <summary>Brings a database to the newest form, also when several programs start at once, and says in words when that cannot be.</summary>
internal static class Migratiestart
{
    private const long Migratieslot = 0x526F757465_02;

    private static readonly TimeSpan s_wacht = TimeSpan.FromMilliseconds(50);

    /// <returns>True when the database was empty before.</returns>
    public static async Task<bool> VoerUitAsync(Routeboekopslag opslag, CancellationToken stop)
    {
        try
        {
            await using var db = opslag.Context();
            // EF's own lock does not do for the first start of several programs at once on an empty database
            await using var slot = opslag.Bestand is { } bestand ? await SlotAsync(bestand, stop) : await SlotAsync(opslag, stop);
            await OpenAsync(db, stop);
            var (bij, leeg) = await StandAsync(db, stop);
            if (bij)
                return false;
            // EF's own lock is a row in the file: a program that was killed leaves it behind, and the next one would wait for ever
            if (opslag.Bestand is not null)
                await WisSlotrijAsync(db, stop);
            await db.Database.MigrateAsync(stop);
            return leeg;
        }
        catch (Exception e) when (Zin(e, opslag.Bestand) is { } zin)
        {
            throw new Opslagfout(zin, e);
        }
    }

    // what EF does not do by itself: a database that is not there is not made, since a mistake in its name would then pass for an empty school
    private static Task OpenAsync(Opslagcontext db, CancellationToken stop) => db.Database.OpenConnectionAsync(stop);

    private static async Task<(bool Bij, bool Leeg)> StandAsync(Opslagcontext db, CancellationToken stop)
    {
        var gedaan = (await db.Database.GetAppliedMigrationsAsync(stop)).ToHashSet(StringComparer.Ordinal);
        var bekend = db.Database.GetMigrations().ToHashSet(StringComparer.Ordinal);
        return gedaan.IsSubsetOf(bekend)
            ? (gedaan.Count == bekend.Count, gedaan.Count == 0)
            : throw new Opslagfout("Deze database is bijgewerkt door een nieuwere versie van Routeboek. Start die versie, of zet een reservekopie van vóór de wijziging terug met ./routeboek herstel.");
    }

    private static async Task WisSlotrijAsync(Opslagcontext db, CancellationToken stop)
    {
        await using var opdracht = db.Database.GetDbConnection().CreateCommand();
        opdracht.CommandText = "SELECT count(*) FROM sqlite_master WHERE name = '__EFMigrationsLock'";
        if (Convert.ToInt64(await opdracht.ExecuteScalarAsync(stop), System.Globalization.CultureInfo.InvariantCulture) == 0)
            return;
        opdracht.CommandText = "DELETE FROM \"__EFMigrationsLock\"";
        await opdracht.ExecuteNonQueryAsync(stop);
    }

    // held by the kernel: gone with the program that has it, however that ends
    private static async Task<IAsyncDisposable> SlotAsync(string bestand, CancellationToken stop)
    {
        var map = Path.GetDirectoryName(Path.GetFullPath(bestand))!;
        if (!Directory.Exists(map))
            Maak(map);
        while (true)
        {
            try
            {
                return new FileStream(bestand + ".slot", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException e) when (e.GetType() == typeof(IOException) && File.Exists(bestand + ".slot"))
            {
                await Task.Delay(s_wacht, stop);
            }
        }
    }

    // held by the session on the server: gone with the connection
    private static async Task<IAsyncDisposable> SlotAsync(Routeboekopslag opslag, CancellationToken stop)
    {
        var db = opslag.Context();
        try
        {
            await db.Database.OpenConnectionAsync(stop);
            db.Database.SetCommandTimeout(TimeSpan.FromMinutes(10));
            await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_lock({Migratieslot})", stop);
            return new Slotverbinding(db);
        }
        catch
        {
            await db.DisposeAsync();
            throw;
        }
    }

    private sealed class Slotverbinding(Opslagcontext db) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            // the connection goes back to the pool, the lock may not go with it
            await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_unlock({Migratieslot})");
            await db.DisposeAsync();
        }
    }

    private static void Maak(string map)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(map);
        else
            Directory.CreateDirectory(map, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>What is wrong, in words; null when it is a mistake of ours.</summary>
    internal static string? Zin(Exception fout, string? bestand) => fout switch
    {
        Opslagfout => null,
        UnauthorizedAccessException => $"Bij {bestand} mag Routeboek niet. Geef de gebruiker van het programma rechten op die map, of kies een andere met Opslag:Map.",
        IOException => $"{bestand} kan niet gemaakt of geopend worden. Kijk of de schijf vol is en of de map bestaat, of kies een andere met Opslag:Map.",
        SqliteException { SqliteErrorCode: 26 } => $"{bestand} is geen database van Routeboek, of is beschadigd. Zet een reservekopie terug met ./routeboek herstel.",
        SqliteException { SqliteErrorCode: 11 } => $"{bestand} is beschadigd. Zet een reservekopie terug met ./routeboek herstel.",
        SqliteException { SqliteErrorCode: 13 } => $"De schijf van {bestand} is vol. Maak ruimte en start opnieuw.",
        SqliteException { SqliteErrorCode: 8 or 14 or 23 } => $"{bestand} kan niet geopend worden om te schrijven. Geef de gebruiker van het programma rechten op het bestand en de map.",
        SqliteException { SqliteErrorCode: 5 or 6 } => $"{bestand} is in gebruik door een ander programma. Wacht tot dat klaar is en start opnieuw.",
        PostgresException { SqlState: "3D000" } => "De PostgreSQL-database uit ConnectionStrings:Routeboek bestaat niet. Maak hem aan (CREATE DATABASE) of verbeter de naam.",
        PostgresException { SqlState: "28000" or "28P01" } => "PostgreSQL laat deze gebruiker niet toe. Verbeter naam en wachtwoord in ConnectionStrings:Routeboek.",
        PostgresException { SqlState: "42501" } => "De gebruiker van PostgreSQL mag de tabellen niet maken of lezen. Geef hem rechten op het schema.",
        PostgresException { SqlState: "53100" } => "De schijf van PostgreSQL is vol. Maak ruimte en start opnieuw.",
        NpgsqlException { InnerException: SocketException or IOException or TimeoutException } or NpgsqlException { IsTransient: true } or SocketException
            => "PostgreSQL antwoordt niet. Kijk of de server draait en of adres en poort in ConnectionStrings:Routeboek kloppen.",
        ArgumentException or FormatException when bestand is null => "ConnectionStrings:Routeboek is geen verbinding van PostgreSQL. Verwacht: Host=...;Database=...;Username=...;Password=...",
        DbException or InvalidOperationException when fout.InnerException is DbException or SocketException => Zin(fout.InnerException, bestand),
        _ => null,
    };
}
