using System.Diagnostics;
using Npgsql;

namespace Routeboek.IntegrationTests.Opslag;

/// <summary>
/// A PostgreSQL cluster of the tests' own: in the temporary folder, without a network port, thrown away afterwards. Where PostgreSQL is
/// missing the tests fail and say so; they never skip.
/// </summary>
public sealed class Postgrescluster : IDisposable
{
    private readonly string _map = Directory.CreateTempSubdirectory("rb-pg-").FullName;
    private readonly string _programmas;
    private int _teller;

    public Postgrescluster()
    {
        _programmas = Vind();
        Directory.CreateDirectory(Pad("socket"));
        if (AlsRoot)
            Draai("/bin/chown", "-R", "postgres", _map);
        AlsPostgres($"'{_programmas}/initdb' -D '{Pad("data")}' -A trust -U postgres -E UTF8 --locale=C --no-sync");
        // tests do not survive a power cut, so nothing needs to reach the disk
        File.AppendAllText(Pad("data", "postgresql.conf"), $"""

            listen_addresses = ''
            unix_socket_directories = '{Pad("socket")}'
            fsync = off
            full_page_writes = off
            synchronous_commit = off
            max_connections = 60
            """);
        AlsPostgres($"'{_programmas}/pg_ctl' -D '{Pad("data")}' -l '{Pad("log")}' -w start");
    }

    /// <summary>The connection string of a new and empty database.</summary>
    public string NieuweDatabank()
    {
        var naam = $"proef{Interlocked.Increment(ref _teller)}";
        using var verbinding = new NpgsqlConnection(Verbinding("postgres"));
        verbinding.Open();
        using var opdracht = new NpgsqlCommand($"CREATE DATABASE {naam}", verbinding);
        opdracht.ExecuteNonQuery();
        return Verbinding(naam);
    }

    public void Dispose()
    {
        NpgsqlConnection.ClearAllPools();
        AlsPostgres($"'{_programmas}/pg_ctl' -D '{Pad("data")}' -m immediate -w stop");
        Directory.Delete(_map, recursive: true);
    }

    private static bool AlsRoot => Environment.UserName == "root";

    private string Verbinding(string databank) => $"Host={Pad("socket")};Username=postgres;Database={databank};Maximum Pool Size=20";

    private string Pad(params string[] delen) => Path.Combine([_map, .. delen]);

    private static string Vind()
    {
        var mappen = new[] { Environment.GetEnvironmentVariable("PG_BIN") }
            .Concat(Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql").OrderByDescending(m => int.TryParse(Path.GetFileName(m), out var v) ? v : 0).Select(m => Path.Combine(m, "bin")) : [])
            .Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(':'));
        return mappen.FirstOrDefault(m => !string.IsNullOrEmpty(m) && File.Exists(Path.Combine(m, "initdb")) && File.Exists(Path.Combine(m, "pg_ctl")))
            ?? throw new InvalidOperationException("PostgreSQL ontbreekt (initdb en pg_ctl niet gevonden); installeer het (Debian: apt-get install postgresql) of zet PG_BIN");
    }

    // PostgreSQL refuses to run as root
    private static void AlsPostgres(string opdracht)
    {
        if (AlsRoot)
            Draai("/bin/su", "postgres", "-s", "/bin/sh", "-c", opdracht);
        else
            Draai("/bin/sh", "-c", opdracht);
    }

    private static void Draai(string programma, params string[] argumenten)
    {
        // pg_ctl leaves a server behind that would keep a pipe open, so its output is not read
        using var proces = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", "exec \"$0\" \"$@\" >/dev/null 2>&1", programma, .. argumenten]) { WorkingDirectory = "/" })!;
        proces.WaitForExit();
        if (proces.ExitCode != 0)
            throw new InvalidOperationException($"{programma} {string.Join(' ', argumenten)} eindigt met {proces.ExitCode}");
    }
}

[CollectionDefinition(Naam)]
public sealed class Databanken : ICollectionFixture<Postgrescluster>
{
    public const string Naam = "databanken";
}
