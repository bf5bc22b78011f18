using System.IO.Compression;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Routeboek.Application.Opslag;
using Routeboek.Application.Opslag.Migraties;

namespace Routeboek.Application.Reservekopie;

/// <summary>What a copy holds.</summary>
/// <param name="Rijen">How many rows in all.</param>
/// <param name="Tabellen">Of how many tables.</param>
/// <param name="Bytes">How large the file is.</param>
public sealed record Reservekopieinhoud(long Rijen, int Tabellen, long Bytes);

/// <summary>
/// Makes a locked copy of the whole store and its anchors while the program goes on writing: one picture of one instant. The file gets
/// its name when it is whole and on the disk.
/// </summary>
public sealed class MaakReservekopie(Routeboekopslag opslag, TimeProvider klok)
{
    internal const string Databank = "databank";
    internal const string Manifest = "manifest.json";
    internal const string Ankers = "ankers/";

    /// <param name="naam">By which the database is known: <c>routeboek</c>, <c>demo</c> or <c>postgres</c>.</param>
    /// <param name="naar">The file, which is not there yet.</param>
    /// <param name="ankers">The folder of anchors; may be absent.</param>
    /// <param name="sleutel">What locks it.</param>
    /// <param name="stop">Stops it; nothing is left behind.</param>
    /// <exception cref="Kopiefout">It cannot be made.</exception>
    public async Task<Reservekopieinhoud> VoerUitAsync(string naam, string naar, string ankers, Kopiesleutel sleutel, CancellationToken stop)
    {
        if (File.Exists(naar))
            throw new Kopiefout($"{naar} bestaat al. Kies een andere naam: een kopie wordt nooit overschreven.");
        // what is not locked yet stays beside the database itself, never where the copy goes
        var werkmap = Werkmap.Maak(opslag.Bestand is { } bestand ? Path.GetDirectoryName(Path.GetFullPath(bestand))! : Path.GetTempPath());
        var half = $"{naar}.half";
        try
        {
            var databank = Path.Combine(werkmap, Databank);
            var (rijen, migraties) = opslag.Bestand is null ? await VanPostgresAsync(databank, stop) : await VanSqliteAsync(databank, stop);
            await using (var uit = Nieuw(half))
            {
                using var slot = new Slotschrijver(uit, sleutel);
                await using (var klein = new GZipStream(slot, CompressionLevel.Fastest, leaveOpen: true))
                {
                    var delen = new Deelschrijver(klein);
                    await using (var alles = File.OpenRead(databank))
                        await delen.SchrijfAsync(Databank, alles, stop);
                    foreach (var anker in Directory.Exists(ankers) ? Directory.GetFiles(ankers) : [])
                    {
                        await using var inhoud = new FileStream(anker, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
                        await delen.SchrijfAsync(Ankers + Path.GetFileName(anker), inhoud, stop);
                    }

                    var motor = opslag.Bestand is null ? "postgres" : "sqlite";
                    await delen.SchrijfAsync(Manifest, new Kopiemanifest(1, motor, naam, klok.GetUtcNow().UtcDateTime, migraties, rijen, delen.Hashes), stop);
                }

                slot.Sluit();
                uit.Flush(flushToDisk: true);
            }

            File.Move(half, naar, overwrite: false);
            return new Reservekopieinhoud(rijen.Values.Sum(), rijen.Count, new FileInfo(naar).Length);
        }
        catch (Exception e) when (e is not Kopiefout && Migratiestart.Zin(e, opslag.Bestand) is { } zin && e is not IOException and not UnauthorizedAccessException)
        {
            throw new Kopiefout(zin, e);
        }
        finally
        {
            File.Delete(half);
            Directory.Delete(werkmap, recursive: true);
        }
    }

    private static FileStream Nieuw(string bestand)
    {
        var opties = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            opties.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(bestand, opties);
    }

    // VACUUM INTO reads in one transaction, which writers do not wait for
    private async Task<(IReadOnlyDictionary<string, long>, IReadOnlyList<string>)> VanSqliteAsync(string naar, CancellationToken stop)
    {
        await using (var db = opslag.Context())
        {
            await db.Database.OpenConnectionAsync(stop);
            await using var opdracht = Tabeltelling.Opdracht(db, "VACUUM INTO @naar");
            var pad = opdracht.CreateParameter();
            (pad.ParameterName, pad.Value) = ("naar", naar);
            opdracht.Parameters.Add(pad);
            await opdracht.ExecuteNonQueryAsync(stop);
        }

        return await Werkmap.LosAsync(Routeboekopslag.Sqlite(naar), async db => (await Tabeltelling.TelAsync(db, stop), await MigratiesAsync(db, stop)));
    }

    // the count and pg_dump look at the same picture
    private async Task<(IReadOnlyDictionary<string, long>, IReadOnlyList<string>)> VanPostgresAsync(string naar, CancellationToken stop)
    {
        await using var db = opslag.Context();
        await using var transactie = await db.BeginLezenAsync(stop);
        await using var opdracht = Tabeltelling.Opdracht(db, "SELECT pg_export_snapshot()");
        var beeld = (string)(await opdracht.ExecuteScalarAsync(stop))!;
        var verbinding = opslag.Verbinding!;
        await Postgresprogramma.DraaiAsync("pg_dump", verbinding, ["--format=custom", "--compress=0", "--no-owner", "--no-privileges", "--no-password", $"--snapshot={beeld}", $"--file={naar}"], stop);
        return (await Tabeltelling.TelAsync(db, stop), await MigratiesAsync(db, stop));
    }

    private static async Task<IReadOnlyList<string>> MigratiesAsync(Opslagcontext db, CancellationToken stop) => [.. await db.Database.GetAppliedMigrationsAsync(stop)];
}

/// <summary>A folder for what is not locked, that only this user can read.</summary>
internal static class Werkmap
{
    public static string Maak(string bij)
    {
        Directory.CreateDirectory(bij);
        var map = Path.Combine(bij, $".routeboek-{Guid.NewGuid():N}");
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(map);
        else
            Directory.CreateDirectory(map, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return map;
    }

    /// <summary>Works at a database and lets go of it, so that its file can be moved.</summary>
    public static async Task<T> LosAsync<T>(Routeboekopslag opslag, Func<Opslagcontext, Task<T>> werk)
    {
        await using var db = opslag.Context();
        try
        {
            return await werk(db);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
            opslag.LaatLos();
        }
    }
}
