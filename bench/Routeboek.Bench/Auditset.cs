using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using Routeboek.Application.Audit;
using Routeboek.Application.Opslag;
using Routeboek.Domain.Audit;

namespace Routeboek.Bench;

/// <summary>A chain of a number of lines in a SQLite file, and how fast all of it is read and hashed again.</summary>
internal static class Auditset
{
    private const string Organisatie = "10000000000000000000000000000001";

    public static async Task<int> MeetAsync(int aantal, int ronden)
    {
        var map = Directory.CreateTempSubdirectory("rb-bench-").FullName;
        try
        {
            var bestand = Path.Combine(map, "routeboek.db");
            var opslag = Routeboekopslag.Sqlite(bestand);
            await opslag.MigreerAsync(CancellationToken.None);
            Vul(bestand, aantal);
            var tijden = new List<Tijd>();
            var breuken = 0;
            for (var i = 0; i < ronden; i++)
            {
                tijden.Add(Tijd.Van(() => breuken += Controleer(opslag, aantal).GetAwaiter().GetResult()));
            }

            var midden = Tijd.Middelste(tijden);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{{\"lines\":{aantal},\"findings\":{breuken},\"wall_s\":{midden.Wand:0.000},\"cpu_s\":{midden.Cpu:0.000},\"lines_per_s\":{aantal / midden.Wand:0},\"peak_rss_mb\":{Tijd.PiekMegabyte():0}}}"));
            return breuken == 0 ? 0 : 1;
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(map, recursive: true);
        }
    }

    private static async Task<int> Controleer(Routeboekopslag opslag, int aantal)
    {
        var (regels, breuken) = (0L, 0);
        await foreach (var oordeel in new ControleerAudit(opslag).AllesAsync(new Dictionary<string, IReadOnlyList<Auditanker>>(StringComparer.Ordinal), null, CancellationToken.None))
            (regels, breuken) = (regels + oordeel.Zegels, breuken + oordeel.Bevindingen.Count);
        return regels == aantal ? breuken : throw new InvalidOperationException($"{regels} van {aantal} regels gelezen");
    }

    private static void Vul(string bestand, int aantal)
    {
        using var db = new SqliteConnection($"Data Source={bestand}");
        db.Open();
        using var transactie = db.BeginTransaction();
        using var regel = db.CreateCommand();
        string[] velden = ["id", "wie", "rol", "organisatie", "grond", "regel", "doel", "verwerking", "betrokkene", "houder", "kamer", "wat", "onderwerp", "toegestaan", "wanneer", "spoor", "zout", "hash"];
        regel.CommandText = $"INSERT INTO auditregel ({string.Join(", ", velden)}) VALUES ({string.Join(", ", velden.Select(v => "@" + v))})";
        using var schakel = db.CreateCommand();
        schakel.CommandText = "INSERT INTO auditzegel (organisatie, nr, regel, regelhash, waarde) VALUES (@organisatie, @nr, @regel, @regelhash, @waarde)";
        var begin = new DateTime(2026, 1, 12, 8, 0, 0, DateTimeKind.Utc);
        Auditzegel? laatste = null;
        for (var i = 0; i < aantal; i++)
        {
            var inhoud = new Auditregel
            {
                Id = Guid.CreateVersion7(new DateTimeOffset(begin.AddMilliseconds(i))), Wie = Guid.NewGuid().ToString("N"), Rol = "mentor", Organisatie = Organisatie,
                Grond = "wettelijke taak: Leerplichtwet 1969 artikel 21a", Regel = "mentor-eigen-leerlingen", Doel = "begeleiden", Verwerking = "dossier", Betrokkene = Guid.NewGuid().ToString("N"), Houder = Organisatie, VertrouwelijkTot = null, Kamer = "gewoon",
                Wat = "dossier-lezen", Onderwerp = Guid.NewGuid().ToString("N"), Toegestaan = true, Wanneer = begin.AddMilliseconds(i), Spoor = Guid.NewGuid().ToString("N"),
            };
            var zout = RandomNumberGenerator.GetBytes(16);
            var hash = inhoud.Hash(zout);
            laatste = Auditketen.Volgende(Organisatie, laatste, inhoud.Id, hash);
            object[] waarden = [inhoud.Id, inhoud.Wie, inhoud.Rol, inhoud.Organisatie, inhoud.Grond, inhoud.Regel, inhoud.Doel, inhoud.Verwerking, inhoud.Betrokkene, inhoud.Houder, inhoud.Kamer, inhoud.Wat, inhoud.Onderwerp, true, inhoud.Wanneer, inhoud.Spoor, zout, hash];
            Voer(regel, velden, waarden);
            Voer(schakel, ["organisatie", "nr", "regel", "regelhash", "waarde"], [Organisatie, laatste.Nr, inhoud.Id, hash, laatste.Waarde]);
        }

        transactie.Commit();
    }

    private static void Voer(SqliteCommand opdracht, string[] namen, object[] waarden)
    {
        opdracht.Parameters.Clear();
        for (var i = 0; i < namen.Length; i++)
            opdracht.Parameters.AddWithValue("@" + namen[i], waarden[i]);
        opdracht.ExecuteNonQuery();
    }
}
