using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using NpgsqlTypes;
using Routeboek.Application.Opslag;
using Routeboek.Domain.Audit;

namespace Routeboek.Application.Audit;

/// <summary>
/// Writes lines and links of the audit, in the transaction that is open. A list shows fifty persons and an import thousands: through EF each
/// line costs more than what it tells of.
/// </summary>
internal static class Auditschrijver
{
    private const int Hap = 1_000;

    private static readonly Kolom<Auditrij>[] s_regel =
    [
        new("id", NpgsqlDbType.Uuid, r => r.Id), new("wie", NpgsqlDbType.Text, r => r.Wie), new("rol", NpgsqlDbType.Text, r => r.Rol), new("organisatie", NpgsqlDbType.Text, r => r.Organisatie),
        new("grond", NpgsqlDbType.Text, r => r.Grond), new("regel", NpgsqlDbType.Text, r => r.Regel), new("doel", NpgsqlDbType.Text, r => r.Doel), new("verwerking", NpgsqlDbType.Text, r => r.Verwerking),
        new("betrokkene", NpgsqlDbType.Text, r => r.Betrokkene), new("houder", NpgsqlDbType.Text, r => r.Houder), new("vertrouwelijk_tot", NpgsqlDbType.Date, r => r.VertrouwelijkTot), new("kamer", NpgsqlDbType.Text, r => r.Kamer),
        new("wat", NpgsqlDbType.Text, r => r.Wat), new("onderwerp", NpgsqlDbType.Text, r => r.Onderwerp), new("toegestaan", NpgsqlDbType.Boolean, r => r.Toegestaan), new("wanneer", NpgsqlDbType.TimestampTz, r => r.Wanneer),
        new("spoor", NpgsqlDbType.Text, r => r.Spoor), new("zout", NpgsqlDbType.Bytea, r => r.Zout), new("hash", NpgsqlDbType.Bytea, r => r.Hash),
    ];

    private static readonly Kolom<Auditzegel>[] s_zegel =
    [
        new("organisatie", NpgsqlDbType.Text, z => z.Organisatie), new("nr", NpgsqlDbType.Bigint, z => z.Nr), new("regel", NpgsqlDbType.Uuid, z => z.Regel), new("regelhash", NpgsqlDbType.Bytea, z => z.Regelhash), new("waarde", NpgsqlDbType.Bytea, z => z.Waarde),
    ];

    private static readonly Kolom<Guid>[] s_sleutel = [new("regel", NpgsqlDbType.Uuid, s => s)];

    /// <summary>Writes lines, and that they wait for the sealer.</summary>
    public static async Task SchrijfAsync(Opslagcontext db, IReadOnlyList<Auditrij> regels, CancellationToken stop)
    {
        if (db is PostgresOpslag)
        {
            await VoerAsync(db, $"WITH nieuw AS ({Invoeging("auditregel", s_regel, postgres: true)} RETURNING id) INSERT INTO auditwachtrij (regel) SELECT id FROM nieuw", s_regel, regels, stop);
            return;
        }

        await VoerAsync(db, Invoeging("auditregel", s_regel, postgres: false), s_regel, regels, stop);
        await VoerAsync(db, Invoeging("auditwachtrij", s_sleutel, postgres: false), s_sleutel, [.. regels.Select(r => r.Id)], stop);
    }

    /// <summary>Writes links; the lines that they seal wait no more.</summary>
    public static async Task VerzegelAsync(Opslagcontext db, IReadOnlyList<Auditzegel> zegels, CancellationToken stop)
    {
        var postgres = db is PostgresOpslag;
        await VoerAsync(db, Invoeging("auditzegel", s_zegel, postgres), s_zegel, zegels, stop);
        await VoerAsync(db, postgres ? "DELETE FROM auditwachtrij WHERE regel = ANY(@regel)" : "DELETE FROM auditwachtrij WHERE regel = @regel", s_sleutel, [.. zegels.Select(z => z.Regel)], stop);
    }

    private static string Invoeging<T>(string tabel, Kolom<T>[] kolommen, bool postgres)
    {
        var (namen, waarden) = (string.Join(", ", kolommen.Select(k => k.Naam)), string.Join(", ", kolommen.Select(k => "@" + k.Naam)));
        return $"INSERT INTO {tabel} ({namen}) {(postgres ? $"SELECT * FROM unnest({waarden})" : $"VALUES ({waarden})")}";
    }

    // each one is written, or all of it fails
    private static async Task VoerAsync<T>(Opslagcontext db, string sql, Kolom<T>[] kolommen, IReadOnlyList<T> rijen, CancellationToken stop)
    {
        await using var opdracht = db.Database.GetDbConnection().CreateCommand();
        opdracht.CommandText = sql;
        opdracht.Transaction = db.Database.CurrentTransaction!.GetDbTransaction();
        int geschreven;
        try
        {
            geschreven = opdracht is NpgsqlCommand postgres ? await VoerAsync(postgres, kolommen, rijen, stop) : Voer((SqliteCommand)opdracht, kolommen, rijen, stop);
        }
        catch (DbException e)
        {
            // as everything else that cannot be stored
            throw new DbUpdateException("de audit kon niet geschreven worden", e);
        }

        if (geschreven != rijen.Count)
            throw new DbUpdateException($"{geschreven.ToString(CultureInfo.InvariantCulture)} van {rijen.Count.ToString(CultureInfo.InvariantCulture)} rijen van de audit geschreven");
    }

    private static int Voer<T>(SqliteCommand opdracht, Kolom<T>[] kolommen, IReadOnlyList<T> rijen, CancellationToken stop)
    {
        foreach (var kolom in kolommen)
            opdracht.Parameters.Add(new SqliteParameter { ParameterName = "@" + kolom.Naam });
        var geschreven = 0;
        foreach (var rij in rijen)
        {
            stop.ThrowIfCancellationRequested();
            for (var i = 0; i < kolommen.Length; i++)
                opdracht.Parameters[i].Value = kolommen[i].Waarde(rij) ?? DBNull.Value;
            geschreven += opdracht.ExecuteNonQuery();
        }

        return geschreven;
    }

    // a column of many rows is one value
    private static async Task<int> VoerAsync<T>(NpgsqlCommand opdracht, Kolom<T>[] kolommen, IReadOnlyList<T> rijen, CancellationToken stop)
    {
        var geschreven = 0;
        foreach (var hap in rijen.Chunk(Hap))
        {
            opdracht.Parameters.Clear();
            foreach (var kolom in kolommen)
                opdracht.Parameters.Add(new NpgsqlParameter(kolom.Naam, NpgsqlDbType.Array | kolom.Soort) { Value = kolom.Alle(hap) });
            geschreven += await opdracht.ExecuteNonQueryAsync(stop);
        }

        return geschreven;
    }

    private sealed record Kolom<T>(string Naam, NpgsqlDbType Soort, Func<T, object?> Waarde)
    {
        public Array Alle(IReadOnlyList<T> rijen) => Soort switch
        {
            NpgsqlDbType.Uuid => Reeks<Guid>(rijen),
            NpgsqlDbType.Date => Reeks<DateOnly?>(rijen),
            NpgsqlDbType.Boolean => Reeks<bool>(rijen),
            NpgsqlDbType.TimestampTz => Reeks<DateTime>(rijen),
            NpgsqlDbType.Bigint => Reeks<long>(rijen),
            NpgsqlDbType.Bytea => Reeks<byte[]>(rijen),
            _ => Reeks<string>(rijen),
        };

        private TWaarde[] Reeks<TWaarde>(IReadOnlyList<T> rijen) => [.. rijen.Select(r => (TWaarde)Waarde(r)!)];
    }
}
