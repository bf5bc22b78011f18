using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Routeboek.Application.Opslag;
using Routeboek.Domain.Audit;

namespace Routeboek.Application.Audit;

/// <summary>One link and its line as they come from the database; null = not there, or not to be read as what it should be.</summary>
/// <param name="Zegel">The link.</param>
/// <param name="Regel">The line.</param>
/// <param name="Onleesbaar">The line is there, but is none of ours any more.</param>
internal readonly record struct Auditschakel(Auditzegel? Zegel, Bewaarderegel? Regel, bool Onleesbaar);

/// <summary>
/// Reads a chain straight from the database, because EF takes most of the time of a check. Whoever was at the database can have put
/// anything in a column, so a value of another kind is no exception here but a finding.
/// </summary>
internal sealed class Auditlezer(Opslagcontext db)
{
    private const string Tijdvorm = "yyyy-MM-dd HH:mm:ss.FFFFFFF";

    private const string Keten = $"""
        SELECT z.nr, z.regel, z.regelhash, z.waarde, {Velden}
        FROM auditzegel AS z LEFT JOIN auditregel AS r ON r.id = z.regel
        WHERE z.organisatie = @organisatie ORDER BY z.nr
        """;

    private const string Los = $"""
        SELECT CASE WHEN EXISTS (SELECT 1 FROM auditwachtrij AS w WHERE w.regel = r.id) THEN 1 ELSE 0 END, r.id, NULL, NULL, {Velden}
        FROM auditregel AS r WHERE r.organisatie = @organisatie AND NOT EXISTS (SELECT 1 FROM auditzegel AS z WHERE z.regel = r.id)
        """;

    // every column of the table, in the order in which Regel reads them
    private const string Velden = "r.id, r.wie, r.rol, r.organisatie, r.grond, r.regel, r.doel, r.verwerking, r.betrokkene, r.houder, r.vertrouwelijk_tot, r.kamer, r.wat, r.onderwerp, r.toegestaan, r.wanneer, r.spoor, r.zout, r.hash";
    private const int EersteVeld = 4;

    /// <summary>The chain, by number.</summary>
    public async Task LeesKetenAsync(string organisatie, Action<Auditschakel> neem, CancellationToken stop)
    {
        await using var opdracht = Opdracht(Keten, organisatie);
        await using var rijen = await opdracht.ExecuteReaderAsync(stop);
        while (rijen.Read())
        {
            stop.ThrowIfCancellationRequested();
            var zegel = Zegel(rijen, organisatie);
            if (rijen.IsDBNull(EersteVeld))
                neem(new Auditschakel(zegel, null, Onleesbaar: false));
            else
                neem(Regel(rijen) is { } regel ? new Auditschakel(zegel, regel, Onleesbaar: false) : new Auditschakel(zegel, null, Onleesbaar: true));
        }
    }

    /// <summary>The lines without a link, and whether they wait for the sealer; null = a line that cannot be read.</summary>
    public async Task LeesLosAsync(string organisatie, Action<Bewaarderegel?, bool> neem, CancellationToken stop)
    {
        await using var opdracht = Opdracht(Los, organisatie);
        await using var rijen = await opdracht.ExecuteReaderAsync(stop);
        while (await rijen.ReadAsync(stop))
            neem(Regel(rijen), rijen.GetInt64(0) == 1);
    }

    private DbCommand Opdracht(string sql, string organisatie)
    {
        var opdracht = db.Database.GetDbConnection().CreateCommand();
        opdracht.CommandText = sql;
        // a chain of millions takes its time
        opdracht.CommandTimeout = 0;
        opdracht.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        var wie = opdracht.CreateParameter();
        (wie.ParameterName, wie.Value) = ("organisatie", organisatie);
        opdracht.Parameters.Add(wie);
        return opdracht;
    }

    private static Auditzegel? Zegel(DbDataReader rij, string organisatie)
    {
        try
        {
            return new Auditzegel(organisatie, rij.GetInt64(0), rij.GetGuid(1), (byte[])rij.GetValue(2), (byte[])rij.GetValue(3));
        }
        catch (Exception e) when (IsVreemd(e))
        {
            return null;
        }
    }

    private static Bewaarderegel? Regel(DbDataReader rij)
    {
        try
        {
            return new Bewaarderegel(new Auditregel
            {
                Id = rij.GetGuid(4),
                Wie = rij.GetString(5),
                Rol = rij.GetString(6),
                Organisatie = rij.GetString(7),
                Grond = rij.GetString(8),
                Regel = rij.GetString(9),
                Doel = rij.GetString(10),
                Verwerking = rij.GetString(11),
                Betrokkene = rij.GetString(12),
                Houder = rij.GetString(13),
                VertrouwelijkTot = rij.IsDBNull(14) ? null : Dag(rij.GetValue(14)),
                Kamer = rij.GetString(15),
                Wat = rij.GetString(16),
                Onderwerp = rij.GetString(17),
                Toegestaan = Waarheid(rij.GetValue(18)),
                Wanneer = Tijdstip(rij.GetValue(19)),
                Spoor = rij.GetString(20),
            }, (byte[])rij.GetValue(21), (byte[])rij.GetValue(22));
        }
        catch (Exception e) when (IsVreemd(e))
        {
            return null;
        }
    }

    private static bool Waarheid(object waarde) => waarde switch
    {
        bool b => b,
        0L => false,
        1L => true,
        _ => throw new FormatException("geen ja of nee"),
    };

    private static DateOnly Dag(object waarde) => waarde switch
    {
        DateOnly d => d,
        DateTime t => DateOnly.FromDateTime(t),
        string tekst => DateOnly.ParseExact(tekst, "yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => throw new FormatException("geen dag"),
    };

    // SQLite keeps text; any other way of writing the same instant is an edit too
    private static DateTime Tijdstip(object waarde) => waarde switch
    {
        DateTime t => DateTime.SpecifyKind(t, DateTimeKind.Utc),
        string tekst => DateTime.ParseExact(tekst, Tijdvorm, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal),
        _ => throw new FormatException("geen tijdstip"),
    };

    private static bool IsVreemd(Exception fout) => fout is FormatException or InvalidCastException or InvalidOperationException or OverflowException;
}
