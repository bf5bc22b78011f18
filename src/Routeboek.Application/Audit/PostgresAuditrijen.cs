using System.Buffers.Binary;
using Npgsql;

namespace Routeboek.Application.Audit;

/// <summary>Rows straight from PostgreSQL: a binary COPY, of which a column is four bytes with the length and then the value. A type that was altered shows by its length.</summary>
internal sealed class PostgresAuditrijen : Auditrijen
{
    private const int Kop = 11 + 4 + 4; // signature, flags, length of what may come more
    private const long Begin2000 = 630_822_816_000_000_000; // 2000-01-01 as ticks
    private const long MeesteMicroseconden = (3_155_378_975_999_999_999 - Begin2000) / TimeSpan.TicksPerMicrosecond;
    private const int Dag2000 = 730_119;

    private readonly NpgsqlRawCopyStream _stroom;
    private readonly (int Van, int Lengte)[] _kolommen;
    private byte[] _buffer = new byte[256 * 1024];
    private int _van;
    private int _tot;
    private bool _uit;

    private PostgresAuditrijen(NpgsqlRawCopyStream stroom, int kolommen) => (_stroom, _kolommen) = (stroom, new (int, int)[kolommen]);

    /// <param name="verbinding">An open connection, in a transaction.</param>
    /// <param name="sql">With <c>@organisatie</c> in it.</param>
    /// <param name="organisatie">Whose lines.</param>
    /// <param name="kolommen">How many columns there are.</param>
    public static PostgresAuditrijen Open(NpgsqlConnection verbinding, string sql, string organisatie, int kolommen)
    {
        // COPY takes no parameters, but reads a setting; it lasts as long as the transaction
        using (var zet = new NpgsqlCommand("SELECT set_config('routeboek.keten', @organisatie, true)", verbinding))
        {
            zet.Parameters.AddWithValue("organisatie", organisatie);
            zet.ExecuteNonQuery();
        }

        var rijen = new PostgresAuditrijen(verbinding.BeginRawBinaryCopy($"COPY ({sql.Replace("@organisatie", "current_setting('routeboek.keten')", StringComparison.Ordinal)}) TO STDOUT (FORMAT BINARY)"), kolommen);
        rijen.Zorg(Kop);
        rijen._van += Kop + BinaryPrimitives.ReadInt32BigEndian(rijen._buffer.AsSpan(Kop - 4));
        return rijen;
    }

    public override bool Volgende()
    {
        Zorg(2);
        var aantal = BinaryPrimitives.ReadInt16BigEndian(_buffer.AsSpan(_van));
        if (aantal == -1)
        {
            _uit = true;
            return false;
        }

        if (aantal != _kolommen.Length)
            throw new InvalidDataException("de database gaf een ander aantal kolommen dan gevraagd is");
        // places from the beginning of the row, since the row moves when there is more to read
        var bij = 2;
        for (var i = 0; i < aantal; i++)
        {
            Zorg(bij + 4);
            var lengte = BinaryPrimitives.ReadInt32BigEndian(_buffer.AsSpan(_van + bij));
            bij += 4;
            _kolommen[i] = (bij, lengte);
            bij += Math.Max(lengte, 0);
        }

        Zorg(bij);
        for (var i = 0; i < aantal; i++)
            _kolommen[i].Van += _van;
        _van += bij;
        return true;
    }

    public override bool IsLeeg(int kolom) => _kolommen[kolom].Lengte < 0;

    public override bool TryTekst(int kolom, out ReadOnlySpan<byte> utf8) => TryBytes(kolom, out utf8);

    public override bool TryBytes(int kolom, out ReadOnlySpan<byte> bytes)
    {
        var (van, lengte) = _kolommen[kolom];
        bytes = lengte < 0 ? default : _buffer.AsSpan(van, lengte);
        return lengte >= 0;
    }

    public override bool TryGetal(int kolom, out long getal)
    {
        var goed = TryBytes(kolom, out var bytes) && bytes.Length == 8;
        getal = goed ? BinaryPrimitives.ReadInt64BigEndian(bytes) : 0;
        return goed;
    }

    public override bool TrySleutel(int kolom, out Guid sleutel)
    {
        var goed = TryBytes(kolom, out var bytes) && bytes.Length == 16;
        sleutel = goed ? new Guid(bytes, bigEndian: true) : default;
        return goed;
    }

    public override bool TryWaarheid(int kolom, out bool waarheid)
    {
        var goed = TryBytes(kolom, out var bytes) && bytes.Length == 1 && bytes[0] <= 1;
        waarheid = goed && bytes[0] == 1;
        return goed;
    }

    public override bool TryDag(int kolom, out int dag)
    {
        dag = 0;
        if (!TryBytes(kolom, out var bytes) || bytes.Length != 4)
            return false;
        var nummer = (long)BinaryPrimitives.ReadInt32BigEndian(bytes) + Dag2000;
        dag = (int)Math.Clamp(nummer, 0, DateOnly.MaxValue.DayNumber);
        return dag == nummer;
    }

    public override bool TryTijdstip(int kolom, out long tikken)
    {
        var goed = TryGetal(kolom, out var microseconden) && microseconden is >= -Begin2000 / TimeSpan.TicksPerMicrosecond and <= MeesteMicroseconden;
        tikken = goed ? Begin2000 + microseconden * TimeSpan.TicksPerMicrosecond : 0;
        return goed;
    }

    public override void Dispose()
    {
        // whoever stops half-way does not wait for the rest
        if (!_uit)
            _stroom.Cancel();
        _stroom.Dispose();
    }

    // at least so many bytes from the place where the row begins
    private void Zorg(int aantal)
    {
        while (_tot - _van < aantal)
        {
            if (_van > 0)
            {
                _buffer.AsSpan(_van, _tot - _van).CopyTo(_buffer);
                (_van, _tot) = (0, _tot - _van);
            }

            if (_tot == _buffer.Length || aantal > _buffer.Length)
                Array.Resize(ref _buffer, Math.Max(aantal, _buffer.Length * 2));
            var gelezen = _stroom.Read(_buffer, _tot, _buffer.Length - _tot);
            if (gelezen == 0)
                throw new EndOfStreamException("de database hield halverwege op");
            _tot += gelezen;
        }
    }
}
