using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Npgsql;
using Routeboek.Application.Leerlingen;
using Routeboek.Application.Opslag;
using Routeboek.Domain.Organisaties;
using Routeboek.Domain.Toegang;

namespace Routeboek.Bench;

/// <summary>
/// A region of pupils in a store, and how long somebody with an ordinary role waits for the list of whom she or he may see: filtered by access, each
/// one in the audit. ROUTEBOEK_BENCH_POSTGRES names a PostgreSQL database to use instead of a SQLite file.
/// </summary>
internal static class Toegangset
{
    private const int PerSchool = 1_000;
    private const int Groepen = 40;

    public static async Task<int> MeetAsync(int leerlingen, int ronden)
    {
        var map = Directory.CreateTempSubdirectory("rb-bench-").FullName;
        try
        {
            var pg = Environment.GetEnvironmentVariable("ROUTEBOEK_BENCH_POSTGRES");
            var bestand = Path.Combine(map, "bench.db");
            var opslag = pg is null ? Routeboekopslag.Sqlite(bestand) : Routeboekopslag.Postgres(pg);
            await opslag.MigreerAsync(CancellationToken.None);
            if (pg is null)
            {
                await using var verbinding = new SqliteConnection($"Data Source={bestand}");
                await VulAsync(verbinding, leerlingen);
            }
            else
            {
                await using var verbinding = new NpgsqlConnection(pg);
                await VulAsync(verbinding, leerlingen);
            }

            var zoek = new ZoekLeerlingen(opslag, TimeProvider.System);
            Console.Write($"{{\"leerlingen\":{leerlingen}");
            foreach (var (naam, actor) in Actoren())
            {
                foreach (var (wat, vraag) in new[] { ("alles", ""), ("naam", "kind77") })
                {
                    var tijden = new List<double>();
                    var gevonden = 0;
                    for (var i = 0; i < ronden + 3; i++)
                    {
                        var begin = Stopwatch.GetTimestamp();
                        gevonden = (await zoek.VoerUitAsync(actor, new ZoekLeerlingen.Invoer(vraag), CancellationToken.None)).Match(l => l.Count, () => -1, _ => -1, (_, _) => -1);
                        if (i >= 3)
                            tijden.Add(Stopwatch.GetElapsedTime(begin).TotalMilliseconds);
                    }

                    tijden.Sort();
                    Console.Write(string.Create(CultureInfo.InvariantCulture, $",\"{naam}_{wat}\":{{\"gevonden\":{gevonden},\"p50\":{tijden[tijden.Count / 2]:0.0},\"p95\":{tijden[tijden.Count * 95 / 100]:0.0}}}"));
                }
            }

            Console.WriteLine("}");
            return 0;
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(map, recursive: true);
        }
    }

    private static IEnumerable<(string, Actor)> Actoren()
    {
        yield return ("mentor", Wie(1, Rol.Mentor, Partijsoort.School, Sleutel(1, 1)));
        yield return ("coordinator", Wie(2, Rol.Ondersteuningscoordinator, Partijsoort.School, Sleutel(1, 1)));
        yield return ("leerplicht", Wie(3, Rol.Leerplichtambtenaar, Partijsoort.Leerplicht, Sleutel(2, 1)));
        yield return ("jeugdarts", Wie(4, Rol.Jeugdarts, Partijsoort.Jeugdgezondheidszorg, Sleutel(3, 1)));
        yield return ("samenwerkingsverband", Wie(5, Rol.AdviseurSamenwerkingsverband, Partijsoort.Samenwerkingsverband, Sleutel(3, 2)));
        yield return ("ouder", Wie(6, Rol.Ouder, Partijsoort.Gezin, Sleutel(1, 1)));
    }

    private static Actor Wie(int nr, Rol rol, Partijsoort soort, Guid organisatie) =>
        new(new PersoonId(Sleutel(9, nr)), new Aanstelling(rol, soort, new OrganisatieId(organisatie), Geldigheid.VanafDag(new DateOnly(2020, 1, 1))));

    private static Guid Sleutel(int soort, int nr) => new(soort, 0, 0, 0, 0, 0, 0, (byte)(nr >> 24), (byte)(nr >> 16), (byte)(nr >> 8), (byte)nr);

    private static async Task VulAsync(System.Data.Common.DbConnection verbinding, int leerlingen)
    {
        await verbinding.OpenAsync();
        await using var transactie = await verbinding.BeginTransactionAsync();
        async Task Voer(string sql, params object[] waarden)
        {
            await using var opdracht = verbinding.CreateCommand();
            opdracht.Transaction = transactie;
            opdracht.CommandText = sql;
            for (var i = 0; i < waarden.Length; i++)
            {
                var p = opdracht.CreateParameter();
                (p.ParameterName, p.Value) = ($"p{i}", verbinding is SqliteConnection && waarden[i] is Guid or DateOnly ? Tekst(waarden[i]) : waarden[i]);
                opdracht.Parameters.Add(p);
            }

            await opdracht.ExecuteNonQueryAsync();
        }

        var scholen = Math.Max(1, leerlingen / PerSchool);
        for (var g = 1; g <= 5; g++)
            await Voer("INSERT INTO organisatie (id, soort, naam, zoeknaam, versie) VALUES (@p0, 'gemeente', @p1, @p1, 0)", Sleutel(2, g), $"stad {g}");
        await Voer("INSERT INTO organisatie (id, soort, naam, zoeknaam, versie) VALUES (@p0, 'jgz', 'jgz', 'jgz', 0)", Sleutel(3, 1));
        await Voer("INSERT INTO organisatie (id, soort, naam, zoeknaam, versie) VALUES (@p0, 'samenwerkingsverband', 'swv', 'swv', 0)", Sleutel(3, 2));
        for (var m = 1; m <= 6; m++)
            await Voer("INSERT INTO persoon (id, voornaam, tussenvoegsel, achternaam, zoeknaam, sorteernaam, versie) VALUES (@p0, 'm', '', 'm', 'm', 'm', 0)", Sleutel(9, m));
        for (var s = 1; s <= scholen; s++)
        {
            await Voer("INSERT INTO organisatie (id, soort, naam, zoeknaam, brin, versie) VALUES (@p0, 'school', @p1, @p1, @p2, 0)", Sleutel(1, s), $"school {s}", $"{s % 100:00}{(char)('A' + s / 100 % 26)}Z");
            await Voer("INSERT INTO aansluiting (van_id, bij_id) VALUES (@p0, @p1)", Sleutel(1, s), Sleutel(3, 1));
            await Voer("INSERT INTO aansluiting (van_id, bij_id) VALUES (@p0, @p1)", Sleutel(1, s), Sleutel(3, 2));
            await Voer("INSERT INTO schoolprotocol (id, school_id, protocol, protocolversie, van, versie) VALUES (@p0, @p1, @p2, '1', @p3, 0)", Sleutel(4, s), Sleutel(1, s), s % 2 == 0 ? "den-bosch-vo" : "haaglanden-vo", new DateOnly(2020, 1, 1));
            for (var g = 0; g < Groepen; g++)
                await Voer("INSERT INTO groep (id, school_id, naam, schooljaar, versie) VALUES (@p0, @p1, @p2, 2026, 0)", Sleutel(5, s * Groepen + g), Sleutel(1, s), $"g{g}");
        }

        await Voer("INSERT INTO groepsrol (groep_id, persoon_id, rol, van) VALUES (@p0, @p1, 'mentor', @p2)", Sleutel(5, Groepen), Sleutel(9, 1), new DateOnly(2020, 1, 1));
        for (var i = 0; i < leerlingen; i++)
        {
            var school = 1 + i / PerSchool % scholen;
            var naam = $"kind{i}";
            await Voer("INSERT INTO leerling (id, persoon_id, school_id, sleutel, voornaam, tussenvoegsel, achternaam, zoeknaam, sorteernaam, geboren, sector, woongemeente, gemeentenaam, versie) VALUES (@p0, @p0, @p1, @p2, 'x', '', @p2, @p2, @p2, @p3, 'vo', @p4, @p4, 0)",
                Sleutel(6, i), Sleutel(1, school), naam, new DateOnly(2008 + i % 8, 1 + i % 12, 1 + i % 28), $"stad {1 + i % 5}");
            await Voer("INSERT INTO groepslid (groep_id, leerling_id, van) VALUES (@p0, @p1, @p2)", Sleutel(5, school * Groepen + i % Groepen), Sleutel(6, i), new DateOnly(2020, 1, 1));
            if (i % 10 == 0)
            {
                await Voer("INSERT INTO dossier (id, leerling_id, school_id, protocol, protocolversie, houder, houder_organisatie_id) VALUES (@p0, @p1, @p2, 'den-bosch-vo', '1', 'school', @p2)", Sleutel(7, i), Sleutel(6, i), Sleutel(1, school));
                await Voer("INSERT INTO dossierprojectie (dossier_id, berekend_op, tot_nr, open_van) VALUES (@p0, @p1, 1, @p1)", Sleutel(7, i), new DateOnly(2026, 1, 1));
            }

            if (i % 100 == 0)
                await Voer("INSERT INTO aanleiding (id, soort, van, leerling_id, dossier_id) VALUES (@p0, @p1, @p2, @p3, @p4)", Sleutel(8, i), i % 200 == 0 ? "melding-duo" : "ondersteuning-gevraagd", new DateOnly(2020, 1, 1), Sleutel(6, i), Sleutel(7, i));
            if (i % 150 == 0)
                await Voer("INSERT INTO betrokkenheid (id, rol, persoon_id, grond, van, leerling_id) VALUES (@p0, 'jeugdarts', @p1, 'wettelijke-taak', @p2, @p3)", Sleutel(10, i), Sleutel(9, 4), new DateOnly(2020, 1, 1), Sleutel(6, i));
        }

        await Voer("INSERT INTO gezag (ouder_id, leerling_id, soort) VALUES (@p0, @p1, 'ja')", Sleutel(9, 6), Sleutel(6, 77));
        await transactie.CommitAsync();
        await using var analyse = verbinding.CreateCommand();
        analyse.CommandText = "ANALYZE";
        await analyse.ExecuteNonQueryAsync();
    }

    private static object Tekst(object waarde) => waarde switch
    {
        Guid g => g.ToString().ToUpperInvariant(),
        DateOnly d => d.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => waarde,
    };
}
