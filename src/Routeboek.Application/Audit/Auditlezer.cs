using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Routeboek.Application.Opslag;

namespace Routeboek.Application.Audit;

/// <summary>Reads the chain of an organisation straight from the database, in one go and in the transaction that is open.</summary>
internal sealed class Auditlezer(Opslagcontext db, string organisatie)
{
    private const string Keten = $"""
        SELECT z.nr, z.regel, z.regelhash, z.waarde, {Velden}
        FROM auditzegel AS z LEFT JOIN auditregel AS r ON r.id = z.regel
        WHERE z.organisatie = @organisatie ORDER BY z.nr
        """;

    // whether it waits stands where a link has its number
    private const string Los = $"""
        SELECT CAST(CASE WHEN EXISTS (SELECT 1 FROM auditwachtrij AS w WHERE w.regel = r.id) THEN 1 ELSE 0 END AS bigint), r.id, NULL, NULL, {Velden}
        FROM auditregel AS r WHERE r.organisatie = @organisatie AND NOT EXISTS (SELECT 1 FROM auditzegel AS z WHERE z.regel = r.id)
        """;

    // every column of the table, in the order in which Auditstapel takes them
    private const string Velden = "r.id, r.wie, r.rol, r.organisatie, r.grond, r.regel, r.doel, r.verwerking, r.betrokkene, r.houder, r.vertrouwelijk_tot, r.kamer, r.wat, r.onderwerp, r.toegestaan, r.wanneer, r.spoor, r.zout, r.hash";

    /// <summary>The chain, by number.</summary>
    /// <param name="leeg">Where the rows can go.</param>
    /// <param name="neem">Takes them.</param>
    public void LeesKeten(Func<Auditstapel> leeg, Action<Auditstapel> neem) => Lees(Keten, leeg, neem);

    /// <summary>The lines without a link.</summary>
    public void LeesLos(Action<Auditstapel> neem)
    {
        var stapel = new Auditstapel();
        Lees(Los, () => stapel, neem);
    }

    private void Lees(string sql, Func<Auditstapel> leeg, Action<Auditstapel> neem)
    {
        var eigen = Encoding.UTF8.GetBytes(organisatie);
        using Auditrijen rijen = db.Database.GetDbConnection() is SqliteConnection sqlite ? new SqliteAuditrijen(sqlite, sql, organisatie)
            : PostgresAuditrijen.Open((NpgsqlConnection)db.Database.GetDbConnection(), sql, organisatie, Auditstapel.Kolommen);
        var stapel = leeg();
        stapel.Leeg();
        while (rijen.Volgende())
        {
            stapel.Voeg(rijen, eigen);
            if (!stapel.IsVol)
                continue;
            neem(stapel);
            stapel = leeg();
            stapel.Leeg();
        }

        neem(stapel);
    }
}
