using System.Buffers.Text;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Routeboek.Application.Audit;

/// <summary>Rows straight from SQLite. Whatever the declared type, a value there is of any kind; and any other way of writing the same instant is an edit too.</summary>
internal sealed class SqliteAuditrijen : Auditrijen
{
    private readonly sqlite3 _db;
    private readonly sqlite3_stmt _opdracht;

    /// <param name="verbinding">An open connection.</param>
    /// <param name="sql">With <c>@organisatie</c> in it.</param>
    /// <param name="organisatie">Whose lines.</param>
    public SqliteAuditrijen(SqliteConnection verbinding, string sql, string organisatie)
    {
        _db = verbinding.Handle!;
        Eis(raw.sqlite3_prepare_v2(_db, sql, out _opdracht));
        Eis(raw.sqlite3_bind_text(_opdracht, raw.sqlite3_bind_parameter_index(_opdracht, "@organisatie"), organisatie));
    }

    public override bool Volgende()
    {
        var uitkomst = raw.sqlite3_step(_opdracht);
        if (uitkomst == raw.SQLITE_ROW)
            return true;
        Eis(uitkomst == raw.SQLITE_DONE ? raw.SQLITE_OK : uitkomst);
        return false;
    }

    public override bool IsLeeg(int kolom) => raw.sqlite3_column_type(_opdracht, kolom) == raw.SQLITE_NULL;

    // the bytes of a text are asked as those of a blob: the same bytes, without looking for their end
    public override bool TryTekst(int kolom, out ReadOnlySpan<byte> utf8) => TryKolom(kolom, raw.SQLITE_TEXT, out utf8);

    public override bool TryBytes(int kolom, out ReadOnlySpan<byte> bytes) => TryKolom(kolom, raw.SQLITE_BLOB, out bytes);

    public override bool TryGetal(int kolom, out long getal)
    {
        getal = raw.sqlite3_column_int64(_opdracht, kolom);
        return raw.sqlite3_column_type(_opdracht, kolom) == raw.SQLITE_INTEGER;
    }

    public override bool TrySleutel(int kolom, out Guid sleutel)
    {
        sleutel = default;
        return TryTekst(kolom, out var tekst) && Utf8Parser.TryParse(tekst, out sleutel, out var gelezen, 'D') && gelezen == tekst.Length;
    }

    public override bool TryWaarheid(int kolom, out bool waarheid)
    {
        var is01 = TryGetal(kolom, out var getal) && getal is 0 or 1;
        waarheid = getal == 1;
        return is01;
    }

    public override bool TryDag(int kolom, out int dag)
    {
        dag = 0;
        if (!TryTekst(kolom, out var tekst) || tekst.Length != 10 || !TryDatum(tekst, out var datum))
            return false;
        dag = datum.DayNumber;
        return true;
    }

    // yyyy-MM-dd HH:mm:ss.FFFFFFF
    public override bool TryTijdstip(int kolom, out long tikken)
    {
        tikken = 0;
        if (!TryTekst(kolom, out var t) || t.Length is < 19 or 20 or > 27 || t[10] != ' ' || t[13] != ':' || t[16] != ':' || !TryDatum(t[..10], out var datum)
            || !TryCijfers(t[11..13], out var uur) || uur > 23 || !TryCijfers(t[14..16], out var minuut) || minuut > 59 || !TryCijfers(t[17..19], out var seconde) || seconde > 59)
            return false;
        var deel = 0;
        if (t.Length > 19)
        {
            if (t[19] != '.' || t[^1] == '0' || !TryCijfers(t[20..], out deel))
                return false;
            for (var i = t.Length - 20; i < 7; i++)
                deel *= 10;
        }

        tikken = datum.DayNumber * TimeSpan.TicksPerDay + uur * TimeSpan.TicksPerHour + minuut * TimeSpan.TicksPerMinute + seconde * TimeSpan.TicksPerSecond + deel;
        return true;
    }

    public override void Dispose() => _opdracht.Dispose();

    private bool TryKolom(int kolom, int soort, out ReadOnlySpan<byte> bytes)
    {
        // first the bytes, then the kind: asking for a blob leaves text and blob as they are
        bytes = raw.sqlite3_column_blob(_opdracht, kolom);
        return raw.sqlite3_column_type(_opdracht, kolom) == soort;
    }

    private static bool TryDatum(ReadOnlySpan<byte> t, out DateOnly datum)
    {
        datum = default;
        if (t[4] != '-' || t[7] != '-' || !TryCijfers(t[..4], out var jaar) || !TryCijfers(t[5..7], out var maand) || !TryCijfers(t[8..10], out var dag)
            || jaar < 1 || maand is < 1 or > 12 || dag < 1 || dag > DateTime.DaysInMonth(jaar, maand))
            return false;
        datum = new DateOnly(jaar, maand, dag);
        return true;
    }

    private static bool TryCijfers(ReadOnlySpan<byte> tekst, out int getal)
    {
        getal = 0;
        foreach (var teken in tekst)
        {
            if (teken is < (byte)'0' or > (byte)'9')
                return false;
            getal = getal * 10 + teken - '0';
        }

        return true;
    }

    private void Eis(int uitkomst)
    {
        if (uitkomst != raw.SQLITE_OK)
            throw new SqliteException(raw.sqlite3_errmsg(_db).utf8_to_string(), uitkomst);
    }
}
