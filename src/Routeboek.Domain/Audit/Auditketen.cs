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

/// <summary>A line as it is stored: its contents, its salt and the hash beside it.</summary>
public sealed record Bewaarderegel(Auditregel Regel, byte[] Zout, byte[] Hash);

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

    internal static byte[] Waarde(ReadOnlySpan<byte> vorige, string organisatie, long nr, Guid regel, ReadOnlySpan<byte> regelhash)
    {
        Span<byte> ruimte = stackalloc byte[512];
        var lengte = Encoding.UTF8.GetByteCount(organisatie);
        if (vorige.Length + lengte + regelhash.Length + 36 > ruimte.Length)
            throw new ArgumentException("de sleutel van de organisatie is te lang", nameof(organisatie));
        BinaryPrimitives.WriteInt32BigEndian(ruimte, vorige.Length);
        vorige.CopyTo(ruimte[4..]);
        var bij = 4 + vorige.Length;
        BinaryPrimitives.WriteInt32BigEndian(ruimte[bij..], lengte);
        bij += 4;
        bij += Encoding.UTF8.GetBytes(organisatie, ruimte[bij..]);
        BinaryPrimitives.WriteInt64BigEndian(ruimte[bij..], nr);
        bij += 8;
        regel.TryWriteBytes(ruimte[bij..], bigEndian: true, out _);
        bij += 16;
        regelhash.CopyTo(ruimte[bij..]);
        bij += regelhash.Length;
        return SHA256.HashData(ruimte[..bij]);
    }
}

/// <summary>
/// Reads the chain of one organisation link by link and says what was edited, deleted, swapped, put in or cut off. A tail that was cut
/// off together with its lines, or written again as a whole, shows by the anchors only.
/// </summary>
public sealed class Auditkeuring
{
    private readonly string _organisatie;
    private readonly List<Auditanker> _ankers;
    private readonly List<Auditbevinding> _bevindingen = [];
    private readonly HashSet<Guid> _verzegeld = [];
    private byte[] _vorige = [];
    private long _nr;
    private int _anker;
    private bool _herschreven;

    /// <param name="organisatie">Whose chain.</param>
    /// <param name="anker">A head that was kept elsewhere.</param>
    public Auditkeuring(string organisatie, Auditanker? anker)
        : this(organisatie, anker is null ? [] : [anker])
    {
    }

    /// <param name="organisatie">Whose chain.</param>
    /// <param name="ankers">All heads of it that were kept elsewhere, in any order.</param>
    public Auditkeuring(string organisatie, IEnumerable<Auditanker> ankers) =>
        (_organisatie, _ankers) = (organisatie, [.. ankers.OrderBy(a => a.Nr)]);

    /// <summary>The number of the last link that was read.</summary>
    public long Aantal => _nr;

    /// <summary>The next link, by number, and the line that it seals; null = that line is not there.</summary>
    public void Neem(Auditzegel zegel, Bewaarderegel? bewaard)
    {
        NeemSchakel(zegel);
        if (bewaard is null)
            Meld(Auditbreuk.Verdwenen, zegel.Nr, zegel.Regel);
        else if (bewaard.Regel.Id != zegel.Regel || bewaard.Regel.Organisatie != _organisatie || !Heel(bewaard) || !Gelijk(bewaard.Hash, zegel.Regelhash))
            Meld(Auditbreuk.Gewijzigd, zegel.Nr, zegel.Regel);
    }

    /// <summary>The next link, of which the line is there but holds something that no line holds.</summary>
    public void NeemOnleesbaar(Auditzegel zegel)
    {
        NeemSchakel(zegel);
        Meld(Auditbreuk.Gewijzigd, zegel.Nr, zegel.Regel);
    }

    private void NeemSchakel(Auditzegel zegel)
    {
        if (zegel.Nr != _nr + 1)
            Meld(Auditbreuk.Verdwenen, _nr + 1, Guid.Empty);
        if (!Gelijk(Auditketen.Waarde(_vorige, _organisatie, zegel.Nr, zegel.Regel, zegel.Regelhash), zegel.Waarde))
            Meld(Auditbreuk.Verplaatst, zegel.Nr, zegel.Regel);
        if (!_verzegeld.Add(zegel.Regel))
            Meld(Auditbreuk.Ingevoegd, zegel.Nr, zegel.Regel);
        for (; _anker < _ankers.Count && _ankers[_anker].Nr <= zegel.Nr; _anker++)
        {
            // everything after the first difference is another chain: said once
            if (_ankers[_anker].Nr == zegel.Nr && !_herschreven && !Gelijk(_ankers[_anker].Zegel, zegel.Waarde))
            {
                _herschreven = true;
                Meld(Auditbreuk.Afgekapt, zegel.Nr, zegel.Regel);
            }
        }

        (_nr, _vorige) = (zegel.Nr, zegel.Waarde);
    }

    /// <summary>A line that has no link yet.</summary>
    /// <param name="bewaard">The line; null = it cannot be read as one.</param>
    /// <param name="wacht">Whether it waits for the sealer.</param>
    public void NeemOnverzegeld(Bewaarderegel? bewaard, bool wacht)
    {
        if (!wacht)
            Meld(Auditbreuk.Ingevoegd, 0, bewaard?.Regel.Id ?? Guid.Empty);
        else if (bewaard is null || !Heel(bewaard))
            Meld(Auditbreuk.Gewijzigd, 0, bewaard?.Regel.Id ?? Guid.Empty);
    }

    /// <summary>Everything that is wrong; empty = the chain holds.</summary>
    public IReadOnlyList<Auditbevinding> Sluit()
    {
        if (_anker < _ankers.Count)
            Meld(Auditbreuk.Afgekapt, _nr + 1, Guid.Empty);
        return _bevindingen;
    }

    private static bool Heel(Bewaarderegel bewaard) => Gelijk(bewaard.Regel.Hash(bewaard.Zout), bewaard.Hash);

    private static bool Gelijk(ReadOnlySpan<byte> een, ReadOnlySpan<byte> ander) => een.SequenceEqual(ander);

    private void Meld(Auditbreuk breuk, long nr, Guid regel) => _bevindingen.Add(new Auditbevinding(breuk, _organisatie, nr, regel));
}
