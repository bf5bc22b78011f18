using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace Routeboek.Application.Reservekopie;

/// <summary>PostgreSQL's own programs for copies. The connection goes by the environment: arguments can be seen by others on the machine.</summary>
internal static class Postgresprogramma
{
    private const string Mappen = "/usr/lib/postgresql";

    /// <summary>Runs a program; its output goes to a file.</summary>
    /// <exception cref="Kopiefout">It is not there, or it does not succeed.</exception>
    public static async Task DraaiAsync(string naam, string verbinding, IEnumerable<string> opties, CancellationToken stop)
    {
        var programma = Vind(naam) ?? throw new Kopiefout($"Het programma {naam} van PostgreSQL ontbreekt op deze machine. Installeer het (Debian: apt-get install postgresql-client), of zet PG_BIN op de map waarin het staat.");
        var start = new ProcessStartInfo(programma, opties) { UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true, RedirectStandardInput = true };
        foreach (var (sleutel, waarde) in Omgeving(new NpgsqlConnectionStringBuilder(verbinding)))
            start.Environment[sleutel] = waarde;
        using var proces = Process.Start(start)!;
        proces.StandardInput.Close();
        var fouten = proces.StandardError.ReadToEndAsync(CancellationToken.None);
        var uit = proces.StandardOutput.ReadToEndAsync(CancellationToken.None);
        try
        {
            await proces.WaitForExitAsync(stop);
        }
        catch (OperationCanceledException)
        {
            proces.Kill(entireProcessTree: true);
            throw;
        }

        await uit;
        if (proces.ExitCode != 0)
            throw new Kopiefout($"{naam} van PostgreSQL lukt niet: {Reden(await fouten)}");
    }

    // only what kind of trouble: a message may hold a row
    private static string Reden(string fouten) => fouten switch
    {
        _ when fouten.Contains("server version mismatch", StringComparison.Ordinal) => "het programma is ouder dan de server. Installeer de versie van de server, of zet PG_BIN.",
        _ when fouten.Contains("unsupported version", StringComparison.Ordinal) => "het programma is ouder dan waarmee de kopie gemaakt is. Installeer een nieuwere versie, of zet PG_BIN.",
        _ when fouten.Contains("No space left", StringComparison.Ordinal) => "de schijf is vol.",
        _ when fouten.Contains("permission denied", StringComparison.Ordinal) => "de gebruiker van PostgreSQL heeft te weinig rechten.",
        _ when fouten.Contains("connection to server", StringComparison.Ordinal) => "de server antwoordt niet of laat deze gebruiker niet toe.",
        _ => "het eindigt met een fout. Kijk in het log van PostgreSQL.",
    };

    private static IEnumerable<(string, string)> Omgeving(NpgsqlConnectionStringBuilder v)
    {
        if (v.Host is { Length: > 0 } host)
            yield return ("PGHOST", host);
        yield return ("PGPORT", v.Port.ToString(CultureInfo.InvariantCulture));
        if (v.Database is { Length: > 0 } databank)
            yield return ("PGDATABASE", databank);
        if (v.Username is { Length: > 0 } gebruiker)
            yield return ("PGUSER", gebruiker);
        if (v.Password is { Length: > 0 } wachtwoord)
            yield return ("PGPASSWORD", wachtwoord);
        if (v.Passfile is { Length: > 0 } bestand)
            yield return ("PGPASSFILE", bestand);
        if (v.RootCertificate is { Length: > 0 } wortel)
            yield return ("PGSSLROOTCERT", wortel);
        if (v.ContainsKey("SSL Mode"))
            yield return ("PGSSLMODE", v.SslMode switch { SslMode.VerifyCA => "verify-ca", SslMode.VerifyFull => "verify-full", var s => s.ToString().ToLowerInvariant() });
        yield return ("PGCLIENTENCODING", "UTF8");
    }

    private static string? Vind(string naam)
    {
        var mappen = new[] { Environment.GetEnvironmentVariable("PG_BIN") }
            .Concat(Directory.Exists(Mappen) ? Directory.GetDirectories(Mappen).OrderByDescending(m => int.TryParse(Path.GetFileName(m), CultureInfo.InvariantCulture, out var v) ? v : 0).Select(m => Path.Combine(m, "bin")) : [])
            .Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator));
        return mappen.Where(m => !string.IsNullOrEmpty(m)).Select(m => Path.Combine(m!, naam)).FirstOrDefault(File.Exists);
    }
}
