using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using NpgsqlTypes;
using Routeboek.Application.Opslag;

namespace Routeboek.Application.Inlezen;

/// <summary>Puts down many registrations within the transaction of a use case, by the fastest way each database has.</summary>
internal sealed class Registratieschrijver(Opslagcontext db, int beurt)
{
    private readonly List<Registratierij> _komt = [];
    private readonly List<Registratierij> _gaat = [];
    private readonly List<int> _leerlingen = [];

    /// <summary>A pupil whose rows change.</summary>
    public void Leerling(int leerling) => _leerlingen.Add(leerling);

    /// <summary>A row that begins to count once the import is applied.</summary>
    public void Komt(int leerling, Registratiecode code) => _komt.Add(code.Rij(leerling, beurt));

    /// <summary>A row that counts no longer once the import is applied.</summary>
    /// <param name="leerling">The pupil.</param>
    /// <param name="code">The row.</param>
    /// <param name="sinds">The import that brought it.</param>
    public void Gaat(int leerling, Registratiecode code, int sinds) => _gaat.Add(code.Rij(leerling, sinds));

    public Task SchrijfAsync(CancellationToken stop) => db.Database.GetDbConnection() is NpgsqlConnection verbinding
        ? PostgresAsync(verbinding, stop)
        : SqliteAsync((SqliteConnection)db.Database.GetDbConnection(), stop);

    private async Task PostgresAsync(NpgsqlConnection verbinding, CancellationToken stop)
    {
        if (_leerlingen.Count > 0)
        {
            await using var leerlingen = await verbinding.BeginBinaryImportAsync("COPY beurtleerling (beurt, leerling) FROM STDIN (FORMAT BINARY)", stop);
            foreach (var leerling in _leerlingen)
            {
                await leerlingen.StartRowAsync(stop);
                await leerlingen.WriteAsync(beurt, NpgsqlDbType.Integer, stop);
                await leerlingen.WriteAsync(leerling, NpgsqlDbType.Integer, stop);
            }
            await leerlingen.CompleteAsync(stop);
        }

        if (_komt.Count > 0)
        {
            await using var rijen = await verbinding.BeginBinaryImportAsync("COPY registratie (leerling, schooljaar, dag, vak, soort, minuten, sinds) FROM STDIN (FORMAT BINARY)", stop);
            foreach (var rij in _komt)
            {
                await rijen.StartRowAsync(stop);
                await rijen.WriteAsync(rij.Leerling, NpgsqlDbType.Integer, stop);
                await rijen.WriteAsync(rij.Schooljaar, NpgsqlDbType.Smallint, stop);
                await rijen.WriteAsync(rij.Dag, NpgsqlDbType.Date, stop);
                await rijen.WriteAsync(rij.Vak, NpgsqlDbType.Smallint, stop);
                await rijen.WriteAsync(rij.Soort, NpgsqlDbType.Smallint, stop);
                await rijen.WriteAsync(rij.Minuten, NpgsqlDbType.Smallint, stop);
                await rijen.WriteAsync(rij.Sinds, NpgsqlDbType.Integer, stop);
            }
            await rijen.CompleteAsync(stop);
        }

        if (_gaat.Count > 0)
        {
            await using var einde = verbinding.CreateCommand();
            einde.Transaction = (NpgsqlTransaction?)db.Database.CurrentTransaction?.GetDbTransaction();
            einde.CommandText = """
                UPDATE registratie r SET tot = @beurt
                FROM unnest(@leerling, @schooljaar, @dag, @vak, @soort, @minuten, @sinds) AS g (leerling, schooljaar, dag, vak, soort, minuten, sinds)
                WHERE r.leerling = g.leerling AND r.schooljaar = g.schooljaar AND r.dag = g.dag AND r.vak = g.vak AND r.soort = g.soort AND r.minuten = g.minuten AND r.sinds = g.sinds
                """;
            einde.Parameters.AddWithValue("beurt", beurt);
            einde.Parameters.AddWithValue("leerling", _gaat.ConvertAll(r => r.Leerling));
            einde.Parameters.AddWithValue("schooljaar", _gaat.ConvertAll(r => r.Schooljaar));
            einde.Parameters.AddWithValue("dag", _gaat.ConvertAll(r => r.Dag));
            einde.Parameters.AddWithValue("vak", _gaat.ConvertAll(r => r.Vak));
            einde.Parameters.AddWithValue("soort", _gaat.ConvertAll(r => r.Soort));
            einde.Parameters.AddWithValue("minuten", _gaat.ConvertAll(r => r.Minuten));
            einde.Parameters.AddWithValue("sinds", _gaat.ConvertAll(r => r.Sinds));
            Eis(await einde.ExecuteNonQueryAsync(stop));
        }
    }

    private async Task SqliteAsync(SqliteConnection verbinding, CancellationToken stop)
    {
        await using (var leerling = Opdracht(verbinding, "INSERT INTO beurtleerling (beurt, leerling) VALUES ($0, $1)", 2))
        {
            foreach (var nr in _leerlingen)
                await VoerAsync(leerling, stop, beurt, nr);
        }

        await using (var komt = Opdracht(verbinding, "INSERT INTO registratie (leerling, schooljaar, dag, vak, soort, minuten, sinds) VALUES ($0, $1, $2, $3, $4, $5, $6)", 7))
        {
            foreach (var r in _komt)
                await VoerAsync(komt, stop, r.Leerling, r.Schooljaar, Tekst(r.Dag), r.Vak, r.Soort, r.Minuten, r.Sinds);
        }

        await using var gaat = Opdracht(verbinding,
            "UPDATE registratie SET tot = $7 WHERE leerling = $0 AND schooljaar = $1 AND dag = $2 AND vak = $3 AND soort = $4 AND minuten = $5 AND sinds = $6", 8);
        var geraakt = 0;
        foreach (var r in _gaat)
            geraakt += await VoerAsync(gaat, stop, r.Leerling, r.Schooljaar, Tekst(r.Dag), r.Vak, r.Soort, r.Minuten, r.Sinds, beurt);
        Eis(geraakt);
    }

    private static string Tekst(DateOnly dag) => dag.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private SqliteCommand Opdracht(SqliteConnection verbinding, string sql, int waarden)
    {
        var opdracht = verbinding.CreateCommand();
        opdracht.Transaction = (SqliteTransaction?)db.Database.CurrentTransaction?.GetDbTransaction();
        opdracht.CommandText = sql;
        for (var i = 0; i < waarden; i++)
            opdracht.Parameters.Add(new SqliteParameter($"${i}", null));
        return opdracht;
    }

    private static Task<int> VoerAsync(DbCommand opdracht, CancellationToken stop, params ReadOnlySpan<object> waarden)
    {
        for (var i = 0; i < waarden.Length; i++)
            opdracht.Parameters[i].Value = waarden[i];
        return opdracht.ExecuteNonQueryAsync(stop);
    }

    private void Eis(int geraakt)
    {
        if (geraakt != _gaat.Count)
            throw new InvalidOperationException($"{geraakt} registraties eindigden, {_gaat.Count} zouden dat doen");
    }
}
