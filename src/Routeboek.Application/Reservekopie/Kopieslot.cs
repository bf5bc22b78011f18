using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Routeboek.Application.Reservekopie;

/// <summary>
/// The lock on a copy: a head in clear (mark, salt, proof of the key) and then pieces under AES-256-GCM. Number and end of a piece are in
/// its nonce, the head is bound to each, so a piece that is changed, left out, moved or cut off is refused. Each file has a key of its
/// own, so that no nonce comes back.
/// </summary>
internal static class Kopieslot
{
    public const int Stuk = 1024 * 1024;
    public const int Merklengte = 16;

    private const int Zoutlengte = 32;
    private const int Proeflengte = 16;
    private const int Noncelengte = 12;

    private static ReadOnlySpan<byte> Merk => "ROUTEBOEK-KOPIE1"u8;

    public static int Koplengte => Merk.Length + Zoutlengte + Proeflengte;

    public static (byte[] Kop, byte[] Sleutel) Nieuw(Kopiesleutel sleutel)
    {
        var kop = new byte[Koplengte];
        Merk.CopyTo(kop);
        var zout = kop.AsSpan(Merk.Length, Zoutlengte);
        RandomNumberGenerator.Fill(zout);
        var geheim = sleutel.Leid(zout);
        Proef(geheim).CopyTo(kop.AsSpan(Merk.Length + Zoutlengte));
        return (kop, geheim);
    }

    /// <exception cref="Kopiefout">It is no copy, or this is not its key.</exception>
    public static byte[] Open(ReadOnlySpan<byte> kop, Kopiesleutel sleutel)
    {
        if (kop.Length < Koplengte || !kop.StartsWith(Merk))
            throw new Kopiefout("Dit bestand is geen reservekopie van Routeboek.");
        var geheim = sleutel.Leid(kop.Slice(Merk.Length, Zoutlengte));
        return CryptographicOperations.FixedTimeEquals(Proef(geheim), kop.Slice(Merk.Length + Zoutlengte, Proeflengte))
            ? geheim
            : throw new Kopiefout("De wachtzin of de sleutel hoort niet bij deze reservekopie. Er is niets teruggezet.");
    }

    public static byte[] Nonce(int nr, bool laatste)
    {
        var nonce = new byte[Noncelengte];
        BinaryPrimitives.WriteInt32BigEndian(nonce.AsSpan(4), nr);
        nonce[^1] = laatste ? (byte)1 : (byte)0;
        return nonce;
    }

    private static byte[] Proef(byte[] geheim) => HMACSHA256.HashData(geheim, "proef"u8)[..Proeflengte];
}

/// <summary>What is written comes out locked. Without <see cref="Sluit"/> the file has no end and is refused.</summary>
internal sealed class Slotschrijver : Stream
{
    private readonly Stream _uit;
    private readonly AesGcm _aes;
    private readonly byte[] _kop;
    private readonly byte[] _stuk = new byte[Kopieslot.Stuk];
    private readonly byte[] _dicht = new byte[4 + Kopieslot.Stuk + Kopieslot.Merklengte];
    private int _vol;
    private int _nr;

    public Slotschrijver(Stream uit, Kopiesleutel sleutel)
    {
        (_kop, var geheim) = Kopieslot.Nieuw(sleutel);
        (_uit, _aes) = (uit, new AesGcm(geheim, Kopieslot.Merklengte));
        uit.Write(_kop);
    }

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public void Sluit() => SchrijfStuk(laatste: true);

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (buffer.Length > 0)
        {
            if (_vol == _stuk.Length)
                SchrijfStuk(laatste: false);
            var deel = Math.Min(buffer.Length, _stuk.Length - _vol);
            buffer[..deel].CopyTo(_stuk.AsSpan(_vol));
            _vol += deel;
            buffer = buffer[deel..];
        }
    }

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        _aes.Dispose();
        base.Dispose(disposing);
    }

    private void SchrijfStuk(bool laatste)
    {
        var dicht = _dicht.AsSpan(0, 4 + _vol + Kopieslot.Merklengte);
        BinaryPrimitives.WriteInt32BigEndian(dicht, laatste ? -_vol - 1 : _vol);
        _aes.Encrypt(Kopieslot.Nonce(_nr++, laatste), _stuk.AsSpan(0, _vol), dicht.Slice(4, _vol), dicht[(4 + _vol)..], _kop);
        _uit.Write(dicht);
        _vol = 0;
    }
}

/// <summary>Opens what <see cref="Slotschrijver"/> locked; gives no byte of a piece that is not whole.</summary>
internal sealed class Slotlezer : Stream
{
    private readonly Stream _in;
    private readonly AesGcm _aes;
    private readonly byte[] _kop;
    private readonly byte[] _open = new byte[Kopieslot.Stuk];
    private readonly byte[] _dicht = new byte[Kopieslot.Stuk + Kopieslot.Merklengte];
    private int _vol;
    private int _gelezen;
    private int _nr;
    private bool _einde;

    /// <exception cref="Kopiefout">It is no copy, or this is not its key.</exception>
    public Slotlezer(Stream binnen, Kopiesleutel sleutel)
    {
        _in = binnen;
        _kop = new byte[Kopieslot.Koplengte];
        var aantal = binnen.ReadAtLeast(_kop, _kop.Length, throwOnEndOfStream: false);
        _aes = new AesGcm(Kopieslot.Open(_kop.AsSpan(0, aantal), sleutel), Kopieslot.Merklengte);
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        while (_gelezen == _vol && !_einde)
            LeesStuk();
        var deel = Math.Min(buffer.Length, _vol - _gelezen);
        _open.AsSpan(_gelezen, deel).CopyTo(buffer);
        _gelezen += deel;
        return deel;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        _aes.Dispose();
        base.Dispose(disposing);
    }

    private void LeesStuk()
    {
        Span<byte> lengte = stackalloc byte[4];
        if (_in.ReadAtLeast(lengte, 4, throwOnEndOfStream: false) < 4)
            throw Beschadigd("het einde ontbreekt");
        var code = BinaryPrimitives.ReadInt32BigEndian(lengte);
        var (laatste, aantal) = code < 0 ? (true, -(code + 1)) : (false, code);
        if (aantal > Kopieslot.Stuk)
            throw Beschadigd("het is veranderd of beschadigd");
        var dicht = _dicht.AsSpan(0, aantal + Kopieslot.Merklengte);
        if (_in.ReadAtLeast(dicht, dicht.Length, throwOnEndOfStream: false) < dicht.Length)
            throw Beschadigd("het einde ontbreekt");
        try
        {
            _aes.Decrypt(Kopieslot.Nonce(_nr++, laatste), dicht[..aantal], dicht[aantal..], _open.AsSpan(0, aantal), _kop);
        }
        catch (AuthenticationTagMismatchException e)
        {
            throw Beschadigd("het is veranderd of beschadigd", e);
        }

        (_vol, _gelezen, _einde) = (aantal, 0, laatste);
        if (laatste && _in.ReadByte() >= 0)
            throw Beschadigd("er staat iets achter het einde");
    }

    private static Kopiefout Beschadigd(string wat, Exception? oorzaak = null) =>
        new($"Deze reservekopie is niet heel: {wat}. Er is niets teruggezet. Neem een andere kopie.", oorzaak);
}
