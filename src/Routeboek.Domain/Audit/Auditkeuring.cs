using System.Security.Cryptography;
using System.Text;

namespace Routeboek.Domain.Audit;

/// <summary>What is there of a line.</summary>
public enum Regelstand
{
    /// <summary>Nothing.</summary>
    Weg,

    /// <summary>Something, but it holds what no line of ours holds.</summary>
    Onleesbaar,

    /// <summary>All of it; whether it is what was written, the hash says.</summary>
    Leesbaar,
}

/// <summary>A line as it was found.</summary>
/// <param name="stand">What is there.</param>
/// <param name="id">Its key; empty when that cannot be read.</param>
/// <param name="eigen">Whether it is of the organisation whose chain is read.</param>
/// <param name="schrift">As it is hashed (<see cref="Regelschrift"/>).</param>
/// <param name="hash">The hash that lies beside it.</param>
public readonly ref struct Regelbeeld(Regelstand stand, Guid id, bool eigen, ReadOnlySpan<byte> schrift, ReadOnlySpan<byte> hash)
{
    public Regelstand Stand { get; } = stand;

    public Guid Id { get; } = id;

    public bool Eigen { get; } = eigen;

    public ReadOnlySpan<byte> Schrift { get; } = schrift;

    public ReadOnlySpan<byte> Hash { get; } = hash;
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
    private readonly byte[] _sleutel;
    private readonly byte[] _vorige = new byte[Auditketen.Hashlengte];
    private int _vorigelengte;
    private long _nr;
    private int _anker;
    private bool _herschreven;
    private bool _onleesbaar;

    /// <param name="organisatie">Whose chain.</param>
    /// <param name="anker">A head that was kept elsewhere.</param>
    public Auditkeuring(string organisatie, Auditanker? anker)
        : this(organisatie, anker is null ? [] : [anker])
    {
    }

    /// <param name="organisatie">Whose chain.</param>
    /// <param name="ankers">All heads of it that were kept elsewhere, in any order.</param>
    public Auditkeuring(string organisatie, IEnumerable<Auditanker> ankers) =>
        (_organisatie, _sleutel, _ankers) = (organisatie, Encoding.UTF8.GetBytes(organisatie), [.. ankers.OrderBy(a => a.Nr)]);

    /// <summary>The number of the last link that was read.</summary>
    public long Aantal => _nr;

    /// <summary>The next link, by number, and the line that it seals.</summary>
    public void Neem(long nr, Guid regel, ReadOnlySpan<byte> regelhash, ReadOnlySpan<byte> waarde, Regelbeeld gelezen)
    {
        NeemSchakel(nr, regel, regelhash, waarde);
        if (gelezen.Stand == Regelstand.Weg)
            Meld(Auditbreuk.Verdwenen, nr, regel);
        else if (gelezen.Id != regel || !gelezen.Eigen || !Heel(gelezen) || !gelezen.Hash.SequenceEqual(regelhash))
            Meld(Auditbreuk.Gewijzigd, nr, regel);
    }

    /// <summary>A link is there, but cannot be read as one: it leaves a gap in the numbers.</summary>
    public void NeemOnleesbareSchakel() => _onleesbaar = true;

    private void NeemSchakel(long nr, Guid regel, ReadOnlySpan<byte> regelhash, ReadOnlySpan<byte> waarde)
    {
        _onleesbaar = false;
        if (nr != _nr + 1)
            Meld(Auditbreuk.Verdwenen, _nr + 1, Guid.Empty);
        Span<byte> hoort = stackalloc byte[Auditketen.Hashlengte];
        if (regelhash.Length == hoort.Length)
            Auditketen.Reken(_vorige.AsSpan(0, _vorigelengte), _sleutel, nr, regel, regelhash, hoort);
        if (regelhash.Length != hoort.Length || !hoort.SequenceEqual(waarde))
            Meld(Auditbreuk.Verplaatst, nr, regel);
        if (!_verzegeld.Add(regel))
            Meld(Auditbreuk.Ingevoegd, nr, regel);
        for (; _anker < _ankers.Count && _ankers[_anker].Nr <= nr; _anker++)
        {
            // everything after the first difference is another chain: said once
            if (_ankers[_anker].Nr == nr && !_herschreven && !waarde.SequenceEqual(_ankers[_anker].Zegel))
            {
                _herschreven = true;
                Meld(Auditbreuk.Afgekapt, nr, regel);
            }
        }

        _nr = nr;
        // of another length it is none of ours: the next link does not follow from it either
        _vorigelengte = Math.Min(waarde.Length, _vorige.Length);
        waarde[.._vorigelengte].CopyTo(_vorige);
    }

    /// <summary>A line that has no link yet.</summary>
    /// <param name="gelezen">The line.</param>
    /// <param name="wacht">Whether it waits for the sealer.</param>
    public void NeemOnverzegeld(Regelbeeld gelezen, bool wacht)
    {
        if (!wacht)
            Meld(Auditbreuk.Ingevoegd, 0, gelezen.Id);
        else if (!Heel(gelezen))
            Meld(Auditbreuk.Gewijzigd, 0, gelezen.Id);
    }

    /// <summary>Everything that is wrong; empty = the chain holds.</summary>
    public IReadOnlyList<Auditbevinding> Sluit()
    {
        // no next link shows the gap
        if (_onleesbaar)
            Meld(Auditbreuk.Verdwenen, _nr + 1, Guid.Empty);
        if (_anker < _ankers.Count)
            Meld(Auditbreuk.Afgekapt, _nr + 1, Guid.Empty);
        return _bevindingen;
    }

    private static bool Heel(Regelbeeld gelezen)
    {
        Span<byte> hash = stackalloc byte[Auditketen.Hashlengte];
        return gelezen.Stand == Regelstand.Leesbaar && SHA256.HashData(gelezen.Schrift, hash) == hash.Length && hash.SequenceEqual(gelezen.Hash);
    }

    private void Meld(Auditbreuk breuk, long nr, Guid regel) => _bevindingen.Add(new Auditbevinding(breuk, _organisatie, nr, regel));
}
