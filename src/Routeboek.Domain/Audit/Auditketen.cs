using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Routeboek.Domain.Audit;

/// <summary>A link of the chain of an organisation.</summary>
/// <param name="Organisatie">Whose chain.</param>
/// <param name="Nr">1, 2, 3 ... per organisation, without gaps.</param>
/// <param name="Regel">The line that it seals.</param>
/// <param name="Regelhash">The hash of that line; it stays when salt and contents are erased.</param>
/// <param name="Waarde"><c>SHA-256(vorige || organisatie || nr || regel || regelhash)</c>.</param>
public sealed record Auditzegel(string Organisatie, long Nr, Guid Regel, byte[] Regelhash, byte[] Waarde);

/// <summary>The head of a chain as it was kept somewhere else: what makes a cut-off tail visible.</summary>
public sealed record Auditanker(string Organisatie, long Nr, byte[] Zegel);

/// <summary>What is wrong with a chain.</summary>
public enum Auditbreuk
{
    /// <summary>The contents of a line are not those that were hashed.</summary>
    Gewijzigd,

    /// <summary>A sealed line, or a link, is not there.</summary>
    Verdwenen,

    /// <summary>A link does not follow from the one before it: moved, swapped, put in between or written again.</summary>
    Verplaatst,

    /// <summary>A line that never waited for a seal and has none, or has a second one.</summary>
    Ingevoegd,

    /// <summary>The chain ends before the head that was kept elsewhere, or is another one there.</summary>
    Afgekapt,
}

/// <summary>One thing that is wrong, and where.</summary>
/// <param name="Breuk">What.</param>
/// <param name="Organisatie">Whose chain.</param>
/// <param name="Nr">The link; 0 for a line without one.</param>
/// <param name="Regel">The line; empty when only a link is known.</param>
public sealed record Auditbevinding(Auditbreuk Breuk, string Organisatie, long Nr, Guid Regel)
{
    public override string ToString() => $"{Breuk} {Organisatie}:{Nr} {Regel:N}";
}

/// <summary>Makes the links of a chain.</summary>
public static class Auditketen
{
    /// <summary>The link after another one; null = the first.</summary>
    public static Auditzegel Volgende(string organisatie, Auditzegel? vorige, Guid regel, byte[] regelhash)
    {
        var nr = (vorige?.Nr ?? 0) + 1;
        return new Auditzegel(organisatie, nr, regel, regelhash, Waarde(vorige?.Waarde ?? [], organisatie, nr, regel, regelhash));
    }

    internal const int Hashlengte = SHA256.HashSizeInBytes;

    private static byte[] Waarde(ReadOnlySpan<byte> vorige, string organisatie, long nr, Guid regel, ReadOnlySpan<byte> regelhash)
    {
        var waarde = new byte[Hashlengte];
        Reken(vorige, Encoding.UTF8.GetBytes(organisatie), nr, regel, regelhash, waarde);
        return waarde;
    }

    internal static void Reken(ReadOnlySpan<byte> vorige, ReadOnlySpan<byte> organisatie, long nr, Guid regel, ReadOnlySpan<byte> regelhash, Span<byte> waarde)
    {
        Span<byte> ruimte = stackalloc byte[512];
        if (vorige.Length + organisatie.Length + regelhash.Length + 36 > ruimte.Length)
            throw new ArgumentException("de sleutel van de organisatie is te lang", nameof(organisatie));
        BinaryPrimitives.WriteInt32BigEndian(ruimte, vorige.Length);
        vorige.CopyTo(ruimte[4..]);
        var bij = 4 + vorige.Length;
        BinaryPrimitives.WriteInt32BigEndian(ruimte[bij..], organisatie.Length);
        bij += 4;
        organisatie.CopyTo(ruimte[bij..]);
        bij += organisatie.Length;
        BinaryPrimitives.WriteInt64BigEndian(ruimte[bij..], nr);
        bij += 8;
        regel.TryWriteBytes(ruimte[bij..], bigEndian: true, out _);
        bij += 16;
        regelhash.CopyTo(ruimte[bij..]);
        bij += regelhash.Length;
        SHA256.HashData(ruimte[..bij], waarde);
    }
}
