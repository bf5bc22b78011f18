using System.IO.Compression;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Audit;
using Routeboek.Application.Opslag;

namespace Routeboek.Application.Reservekopie;

/// <summary>What was put back.</summary>
/// <param name="Naam">The database, by its file or as PostgreSQL.</param>
/// <param name="Gemaakt">When the copy was made, UTC.</param>
/// <param name="Rijen">How many rows in all.</param>
/// <param name="Ankers">The folder of the anchors.</param>
/// <param name="Audit">The chains, read again.</param>
public sealed record Herstelling(string Naam, DateTime Gemaakt, long Rijen, string Ankers, IReadOnlyList<Auditoordeel> Audit);

/// <summary>
/// Puts a copy back in an empty place, all of it or nothing: everything is opened and counted beside the place first. Brings an older
/// database to the form of this program, and reads the audit again.
/// </summary>
public static class ZetReservekopieTerug
{
    /// <param name="kopie">The copy.</param>
    /// <param name="sleutel">What it was locked with.</param>
    /// <param name="map">The folder in which a SQLite database and the anchors come.</param>
    /// <param name="verbinding">An empty PostgreSQL database; null = a SQLite file.</param>
    /// <param name="stop">Stops it; nothing is left behind.</param>
    /// <exception cref="Kopiefout">It cannot be put back; nothing has changed.</exception>
    public static async Task<Herstelling> VoerUitAsync(Stream kopie, Kopiesleutel sleutel, string map, string? verbinding, CancellationToken stop)
    {
        var werkmap = Werkmap.Maak(map);
        try
        {
            var manifest = await PakUitAsync(kopie, sleutel, werkmap, stop);
            if (manifest.Motor != (verbinding is null ? "sqlite" : "postgres"))
                throw new Kopiefout(verbinding is null
                    ? "Deze kopie is van PostgreSQL. Geef een lege database met --verbinding. Er is niets teruggezet."
                    : "Deze kopie is van SQLite. Geef een map met --opslag in plaats van --verbinding. Er is niets teruggezet.");
            return verbinding is null ? await NaarSqliteAsync(manifest, werkmap, map, stop) : await NaarPostgresAsync(manifest, werkmap, map, verbinding, stop);
        }
        finally
        {
            Directory.Delete(werkmap, recursive: true);
        }
    }

    private static async Task<Kopiemanifest> PakUitAsync(Stream kopie, Kopiesleutel sleutel, string werkmap, CancellationToken stop)
    {
        IReadOnlyDictionary<string, string> hashes;
        using (var slot = new Slotlezer(kopie, sleutel))
        {
            try
            {
                await using (var klein = new GZipStream(slot, CompressionMode.Decompress, leaveOpen: true))
                    hashes = await Deellezer.LeesAsync(klein, werkmap, stop);
                // the end of the packing is not yet the end of the file
                if (slot.ReadByte() >= 0)
                    throw new Kopiefout("Deze reservekopie is niet heel: er staat iets achter het einde. Er is niets teruggezet.");
            }
            catch (Exception e) when (e is InvalidDataException or EndOfStreamException)
            {
                throw new Kopiefout("Deze reservekopie is niet heel. Er is niets teruggezet. Neem een andere kopie.", e);
            }
        }

        var bestand = Path.Combine(werkmap, MaakReservekopie.Manifest);
        var manifest = File.Exists(bestand) ? JsonSerializer.Deserialize<Kopiemanifest>(await File.ReadAllBytesAsync(bestand, stop)) : null;
        if (manifest is not { Vorm: 1 })
            throw new Kopiefout("Deze reservekopie is van een nieuwere versie van Routeboek. Gebruik die versie. Er is niets teruggezet.");
        if (!manifest.Delen.OrderBy(d => d.Key, StringComparer.Ordinal).SequenceEqual(hashes.Where(h => h.Key != MaakReservekopie.Manifest).OrderBy(d => d.Key, StringComparer.Ordinal)))
            throw new Kopiefout("De delen van deze reservekopie zijn niet die van haar eigen lijst. Er is niets teruggezet.");
        return manifest;
    }

    private static async Task<Herstelling> NaarSqliteAsync(Kopiemanifest manifest, string werkmap, string map, CancellationToken stop)
    {
        var doel = Path.Combine(map, manifest.Naam == "demo" ? "demo.db" : "routeboek.db");
        var ankers = Path.Combine(map, "ankers", Path.GetFileNameWithoutExtension(doel));
        if (File.Exists(doel) || File.Exists(doel + "-wal"))
            throw new Kopiefout($"{doel} bestaat al. Zet de kopie terug in een lege map: er wordt nooit iets overschreven.");
        EisLeeg(ankers);
        var bron = Path.Combine(werkmap, MaakReservekopie.Databank);
        var opslag = Routeboekopslag.Sqlite(bron);
        var audit = await Werkmap.LosAsync(opslag, async db =>
        {
            await TelNaAsync(manifest, db, stop);
            return await KeurAsync(opslag, Path.Combine(werkmap, MaakReservekopie.Ankers), stop);
        });
        // all that is in the log goes in the file, so that one move brings all of it
        await Werkmap.LosAsync(opslag, async db =>
        {
            await db.Database.OpenConnectionAsync(stop);
            await using var opdracht = Tabeltelling.Opdracht(db, "PRAGMA wal_checkpoint(TRUNCATE)");
            return await opdracht.ExecuteNonQueryAsync(stop);
        });
        VerplaatsAnkers(werkmap, ankers);
        File.Move(bron, doel, overwrite: false);
        return new Herstelling(doel, manifest.Gemaakt, manifest.Rijen.Values.Sum(), ankers, audit);
    }

    private static async Task<Herstelling> NaarPostgresAsync(Kopiemanifest manifest, string werkmap, string map, string verbinding, CancellationToken stop)
    {
        var ankers = Path.Combine(map, "ankers", "postgres");
        EisLeeg(ankers);
        var opslag = Routeboekopslag.Postgres(verbinding);
        await using (var db = opslag.Context())
        {
            if ((await Tabeltelling.TabellenAsync(db, stop)).Count > 0)
                throw new Kopiefout("In deze database van PostgreSQL staan al tabellen. Zet de kopie terug in een lege database: er wordt nooit iets overschreven.");
        }

        await Postgresprogramma.DraaiAsync("pg_restore", verbinding,
            ["--single-transaction", "--exit-on-error", "--no-owner", "--no-privileges", "--no-password", $"--dbname={new Npgsql.NpgsqlConnectionStringBuilder(verbinding).Database}", Path.Combine(werkmap, MaakReservekopie.Databank)], stop);
        try
        {
            var audit = await Werkmap.LosAsync(opslag, async db =>
            {
                await TelNaAsync(manifest, db, stop);
                return await KeurAsync(opslag, Path.Combine(werkmap, MaakReservekopie.Ankers), stop);
            });
            VerplaatsAnkers(werkmap, ankers);
            return new Herstelling("PostgreSQL", manifest.Gemaakt, manifest.Rijen.Values.Sum(), ankers, audit);
        }
        catch
        {
            await MaakWeerLeegAsync(opslag);
            throw;
        }
    }

    private static void EisLeeg(string ankers)
    {
        if (Directory.Exists(ankers) && Directory.EnumerateFileSystemEntries(ankers).Any())
            throw new Kopiefout($"In {ankers} staan al ankers, van een andere database. Leg die eerst ergens anders: ze blijven een bewijs.");
    }

    private static async Task TelNaAsync(Kopiemanifest manifest, Opslagcontext db, CancellationToken stop)
    {
        var bekend = db.Database.GetMigrations().ToHashSet(StringComparer.Ordinal);
        if (!manifest.Migraties.All(bekend.Contains))
            throw new Kopiefout("Deze reservekopie is gemaakt met een nieuwere versie van Routeboek. Gebruik die versie. Er is niets teruggezet.");
        if (db is SqliteOpslag)
        {
            await db.Database.OpenConnectionAsync(stop);
            await using var opdracht = Tabeltelling.Opdracht(db, "PRAGMA integrity_check(1)");
            if (await opdracht.ExecuteScalarAsync(stop) is not "ok")
                throw new Kopiefout("De database in deze kopie is beschadigd. Er is niets teruggezet. Neem een andere kopie.");
        }

        var rijen = await Tabeltelling.TelAsync(db, stop);
        if (rijen.Count != manifest.Rijen.Count || rijen.Any(r => manifest.Rijen.GetValueOrDefault(r.Key, -1) != r.Value))
            throw new Kopiefout("Het aantal rijen klopt niet met de lijst in de kopie. Er is niets teruggezet. Neem een andere kopie.");
    }

    private static async Task<IReadOnlyList<Auditoordeel>> KeurAsync(Routeboekopslag opslag, string ankers, CancellationToken stop)
    {
        // an older database gets the form that this program reads
        await opslag.MigreerAsync(stop);
        var oordelen = new List<Auditoordeel>();
        await foreach (var oordeel in new ControleerAudit(opslag).AllesAsync(Ankerboek.Lees(ankers).Hoofden, null, stop))
            oordelen.Add(oordeel);
        return oordelen;
    }

    private static void VerplaatsAnkers(string werkmap, string ankers)
    {
        var uit = Path.Combine(werkmap, MaakReservekopie.Ankers);
        if (!Directory.Exists(uit))
            return;
        Directory.CreateDirectory(Path.GetDirectoryName(ankers)!);
        if (Directory.Exists(ankers))
            Directory.Delete(ankers);
        Directory.Move(uit.TrimEnd('/'), ankers);
    }

    // it was empty before, and must be so again
    private static async Task MaakWeerLeegAsync(Routeboekopslag opslag)
    {
        await using var db = opslag.Context();
        await db.Database.OpenConnectionAsync(CancellationToken.None);
        await using var opdracht = Tabeltelling.Opdracht(db, "DO $$ DECLARE s text := current_schema(); BEGIN EXECUTE format('DROP SCHEMA %I CASCADE', s); EXECUTE format('CREATE SCHEMA %I', s); END $$");
        await opdracht.ExecuteNonQueryAsync(CancellationToken.None);
    }
}
