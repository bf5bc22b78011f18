using System.Buffers.Binary;
using System.Numerics;

namespace Routeboek.Application.Invoer;

/// <summary>
/// Numbers texts in order of arrival, 0, 1, 2, …; holds millions of them as UTF-8 in one array instead of as millions of objects.
/// The hash is seeded per process, so a file cannot be made that slows it down.
/// </summary>
public sealed class Sleuteltabel
{
    private static readonly ulong Zaad = BitConverter.ToUInt64(Guid.NewGuid().ToByteArray());

    private byte[] _tekst = new byte[1024];
    private int[] _begin = new int[65]; // where text i begins; it ends where i + 1 begins
    private int[] _hash = new int[64];
    private int[] _plaats = new int[128]; // number + 1, 0 = free; linear probing, at most half full

    public int Aantal { get; private set; }

    public ReadOnlySpan<byte> this[int nummer] => _tekst.AsSpan(_begin[nummer], _begin[nummer + 1] - _begin[nummer]);

    /// <summary>The number of a text, or -1.</summary>
    public int Zoek(ReadOnlySpan<byte> tekst) => _plaats[Plek(tekst, Hash(tekst))] - 1;

    /// <summary>The number of a text; a new one gets the next number.</summary>
    public int VoegToe(ReadOnlySpan<byte> tekst, out bool nieuw)
    {
        var hash = Hash(tekst);
        var plek = Plek(tekst, hash);
        nieuw = _plaats[plek] == 0;
        if (!nieuw)
            return _plaats[plek] - 1;

        var nummer = Aantal++;
        if (nummer == _hash.Length)
        {
            Array.Resize(ref _hash, nummer * 2);
            Array.Resize(ref _begin, nummer * 2 + 1);
        }
        var begin = _begin[nummer];
        if (begin + tekst.Length > _tekst.Length)
            Array.Resize(ref _tekst, (int)Math.Min(Array.MaxLength, Math.Max(2L * _tekst.Length, begin + tekst.Length)));
        tekst.CopyTo(_tekst.AsSpan(begin));
        _begin[nummer + 1] = begin + tekst.Length;
        _hash[nummer] = hash;
        if (2 * Aantal > _plaats.Length)
            Verdubbel();
        else
            _plaats[plek] = nummer + 1;
        return nummer;
    }

    /// <summary>Forgets everything, keeps the room.</summary>
    public void Leeg()
    {
        Aantal = 0;
        Array.Clear(_plaats);
    }

    // millions of short texts: two multiplications beat a general hash
    private static int Hash(ReadOnlySpan<byte> tekst)
    {
        var h = Zaad ^ (ulong)tekst.Length * 0x9E3779B97F4A7C15;
        while (tekst.Length >= 8)
        {
            h = Meng(h ^ BinaryPrimitives.ReadUInt64LittleEndian(tekst));
            tekst = tekst[8..];
        }
        ulong rest = 0;
        for (var i = 0; i < tekst.Length; i++)
            rest |= (ulong)tekst[i] << (8 * i);
        return (int)(Meng(h ^ rest) >> 32);
    }

    private static ulong Meng(ulong h)
    {
        h *= 0x9FB21C651E98DF25;
        h ^= h >> 35;
        return BitOperations.RotateLeft(h, 23) * 0xD6E8FEB86659FD93;
    }

    private int Plek(ReadOnlySpan<byte> tekst, int hash)
    {
        var masker = _plaats.Length - 1;
        var plek = hash & masker;
        while (_plaats[plek] != 0)
        {
            var nummer = _plaats[plek] - 1;
            if (_hash[nummer] == hash && this[nummer].SequenceEqual(tekst))
                break;
            plek = (plek + 1) & masker;
        }
        return plek;
    }

    private void Verdubbel()
    {
        _plaats = new int[_plaats.Length * 2];
        var masker = _plaats.Length - 1;
        for (var nummer = 0; nummer < Aantal; nummer++)
        {
            var plek = _hash[nummer] & masker;
            while (_plaats[plek] != 0)
                plek = (plek + 1) & masker;
            _plaats[plek] = nummer + 1;
        }
    }
}
