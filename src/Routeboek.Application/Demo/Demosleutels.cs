using System.Buffers.Binary;

namespace Routeboek.Application.Demo;

/// <summary>Keys that follow from the seed: the same people and pupils in every demo world.</summary>
internal static class Demosleutels
{
    /// <summary>The seed of the demo world.</summary>
    public const ulong Zaad = 20_260_801;

    /// <param name="soort">What is counted: a number of its own for each kind of thing.</param>
    /// <param name="nummer">1 and up.</param>
    public static Guid Van(Demosoort soort, int nummer)
    {
        var loting = new Loting(Zaad, (ulong)soort << 32 | (uint)nummer, Lotingsdoel.Sleutel);
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, loting.Volgende());
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], loting.Volgende());
        // a key that a program made up, by the rules for such keys (RFC 9562, version 8)
        bytes[6] = (byte)(bytes[6] & 0x0F | 0x80);
        bytes[8] = (byte)(bytes[8] & 0x3F | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}

/// <summary>Things of the demo world that have a key. The numbers are part of it: never renumber.</summary>
internal enum Demosoort
{
    Organisatie = 1,
    Persoon = 2,
    Rol = 3,
    Leerling = 4,
    Ouder = 5,
    Groep = 6,
    Account = 7,
    Protocol = 8,
    Band = 9,
}
