using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Routeboek.Domain.Verzuim;

namespace Routeboek.Domain.Signalering;

/// <summary>
/// The rows of one pupil in one school year, read eight at a time: where days end and which rows are of which kind, one bit a row, and
/// running sums of what rows count. Used again for the next pupil and year.
/// </summary>
internal sealed class Jaarrijen
{
    private const int Breedte = 8;
    private const uint GeenSoort = 7;

    private Rijmasker[] _maskers = new Rijmasker[9];
    private uint[] _rijen = new uint[512]; // with room behind the last, so that eight can be read wherever a row stands
    private int _aantal;

    /// <summary>What stands where, 64 rows at a time.</summary>
    public ReadOnlySpan<Rijmasker> Maskers => _maskers.AsSpan(0, (_aantal + Rijmasker.Rijen - 1) / Rijmasker.Rijen);

    /// <summary>The rows, ordered by day.</summary>
    public ReadOnlySpan<uint> Rijen => _rijen.AsSpan(0, _aantal);

    /// <summary>Reads the rows.</summary>
    /// <param name="rijen">The rows of one pupil and school year, ordered by day; at least one.</param>
    [MethodImpl(MethodImplOptions.NoInlining)] // keeps its loop in registers
    public void Lees(ReadOnlySpan<uint> rijen)
    {
        Neem(rijen);
        var alle = _rijen.AsSpan();
        var maskers = _maskers;
        var samen = Vector256<uint>.Zero;
        for (var i = 0; i < rijen.Length; i += Breedte)
        {
            var nu = Vector256.Create<uint>(alle.Slice(i, Breedte));
            var straks = Vector256.Create<uint>(alle.Slice(i + 1, Breedte));
            var gaatDoor = Vector256.Equals(nu >> Registratie.DagVerschuiving, straks >> Registratie.DagVerschuiving);
            samen |= nu;
            var plek = i % Rijmasker.Rijen;
            ref var masker = ref maskers[i / Rijmasker.Rijen];
            if (plek == 0)
                masker = default;
            masker.Dageinden |= (ulong)(~gaatDoor).ExtractMostSignificantBits() << plek;
            masker.GeenBit0 |= Tekens(~nu << (31 - Registratie.SoortVerschuiving)) << plek;
            masker.GeenBit1 |= Tekens(~nu << (30 - Registratie.SoortVerschuiving)) << plek;
            masker.GeenBit2 |= Tekens(~nu << (29 - Registratie.SoortVerschuiving)) << plek;
        }
        var half = samen.GetLower() | samen.GetUpper();
        MeesteMinuten = (int)((half[0] | half[1] | half[2] | half[3]) & Registratie.MinutenMasker);
    }

    /// <summary>No row has more minutes than this; it may be almost twice too high.</summary>
    public int MeesteMinuten { get; private set; }

    /// <summary>How many rows are of these kinds.</summary>
    public int Aantal(Soorten soorten)
    {
        var aantal = 0;
        foreach (ref readonly var masker in Maskers)
            aantal += BitOperations.PopCount(masker.Met(soorten));
        return aantal;
    }

    /// <summary>Running sums: at place r what the rows before row r add up to. Beyond 32 bits they wrap round, their differences do not.</summary>
    /// <param name="maskers">Per kind the bits of a row that count.</param>
    /// <param name="erbij">Per kind what a row counts besides.</param>
    /// <param name="sommen">Receives them; made longer when there are more rows.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void TelOp(in Vector256<uint> maskers, in Vector256<uint> erbij, ref int[] sommen)
    {
        if (sommen.Length < _aantal + Breedte)
            sommen = new int[2 * (_aantal + Breedte)];
        var aantal = _aantal;
        var alle = _rijen.AsSpan();
        var uit = sommen.AsSpan();
        var tot = Vector256<int>.Zero;
        for (var i = 0; i < aantal; i += Breedte)
        {
            var nu = Vector256.Create<uint>(alle.Slice(i, Breedte));
            var soort = nu >> Registratie.SoortVerschuiving & Vector256.Create(7u);
            var telt = (nu & Vector256.ShuffleNative(maskers, soort)) + Vector256.ShuffleNative(erbij, soort);
            tot = LoopendeSom(telt.AsInt32()) + Vector256.Shuffle(tot, Vector256.Create(Breedte - 1));
            tot.CopyTo(uit.Slice(i + 1, Breedte));
        }
    }

    /// <summary>A table for <see cref="TelOp"/>: this for the kinds of the set, zero for all others.</summary>
    public static Vector256<uint> PerSoort(Soorten soorten, uint waarde)
    {
        var tabel = Vector256<uint>.Zero;
        for (var soort = 0; soort < Breedte; soort++)
            tabel = tabel.WithElement(soort, soorten.Bevat((Verzuimsoort)soort) ? waarde : 0);
        return tabel;
    }

    // behind the last row stands another day, without a kind and without minutes
    private void Neem(ReadOnlySpan<uint> rijen)
    {
        _aantal = rijen.Length;
        if (_rijen.Length < _aantal + 2 * Breedte)
        {
            _rijen = new uint[2 * (_aantal + Breedte)];
            _maskers = new Rijmasker[_rijen.Length / Rijmasker.Rijen + 1];
        }
        rijen.CopyTo(_rijen);
        var leeg = ~rijen[^1] >> Registratie.DagVerschuiving << Registratie.DagVerschuiving | GeenSoort << Registratie.SoortVerschuiving;
        Vector256.Create(leeg).CopyTo(_rijen.AsSpan(_aantal));
        Vector256.Create(leeg).CopyTo(_rijen.AsSpan(_aantal + Breedte));
    }

    private static ulong Tekens(Vector256<uint> rijen) => rijen.ExtractMostSignificantBits();

    // each element becomes the sum of itself and all before it; index 8 gives zero
    private static Vector256<int> LoopendeSom(Vector256<int> x)
    {
        x += Vector256.Shuffle(x, Vector256.Create(8, 0, 1, 2, 3, 4, 5, 6));
        x += Vector256.Shuffle(x, Vector256.Create(8, 8, 0, 1, 2, 3, 4, 5));
        return x + Vector256.Shuffle(x, Vector256.Create(8, 8, 8, 8, 0, 1, 2, 3));
    }
}

/// <summary>What stands where in 64 rows, the first row in the lowest bit. The kind is kept by its three bits, each turned round, so that where no row is, no kind is.</summary>
internal struct Rijmasker
{
    public const int Rijen = 64;

    /// <summary>The last row of each day.</summary>
    public ulong Dageinden;

    public ulong GeenBit0;
    public ulong GeenBit1;
    public ulong GeenBit2;

    /// <summary>The rows of these kinds.</summary>
    public readonly ulong Met(Soorten soorten)
    {
        var rijen = 0UL;
        for (var over = (uint)soorten.Bits; over != 0; over &= over - 1)
        {
            var soort = (ulong)BitOperations.TrailingZeroCount(over);
            rijen |= (GeenBit0 ^ Alles(soort & 1)) & (GeenBit1 ^ Alles(soort >> 1 & 1)) & (GeenBit2 ^ Alles(soort >> 2));
        }
        return rijen;
    }

    private static ulong Alles(ulong bit) => 0 - bit;
}

/// <summary>Walks the rows that are of one of a set of kinds, by their index.</summary>
internal ref struct Rijfilter(ReadOnlySpan<Rijmasker> maskers, Soorten soorten)
{
    private readonly ReadOnlySpan<Rijmasker> _maskers = maskers;
    private int _volgende;
    private ulong _over;

    /// <summary>The row.</summary>
    public int Current { get; private set; }

    public readonly Rijfilter GetEnumerator() => this;

    public bool MoveNext()
    {
        while (_over == 0)
        {
            if (_volgende >= _maskers.Length)
                return false;
            _over = _maskers[_volgende++].Met(soorten);
        }
        Current = (_volgende - 1) * Rijmasker.Rijen + BitOperations.TrailingZeroCount(_over);
        _over &= _over - 1;
        return true;
    }
}
