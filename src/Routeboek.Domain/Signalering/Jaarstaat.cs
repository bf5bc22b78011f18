using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Routeboek.Domain.Verzuim;

namespace Routeboek.Domain.Signalering;

/// <summary>
/// One pupil's days with a row in one school year, added up, with the spells of illness. Filled once per pupil and year and read by all
/// state machines; used again for the next.
/// </summary>
internal sealed class Jaarstaat
{
    private readonly Dagstaat[] _dagen;
    private readonly byte[] _soorten; // the kinds of each day, with zeros up to a whole block behind the last
    private readonly int[] _ziektedagen;
    private readonly Dagenreeks[] _perioden; // the first is a place holder
    private int _aantal;
    private int _aantalZiektedagen;
    private int _aantalPerioden;

    public Jaarstaat(int meesteDagen)
    {
        _dagen = new Dagstaat[meesteDagen];
        _soorten = new byte[meesteDagen + Soortfilter.Blok];
        _ziektedagen = new int[meesteDagen + 1];
        _perioden = new Dagenreeks[meesteDagen + 1];
    }

    /// <summary>The first school day of the year.</summary>
    public int EersteDag { get; private set; }

    /// <summary>The last day that is judged, inclusive.</summary>
    public int LaatsteDag { get; private set; }

    /// <summary>True when the last day is the reference day, on which a signal can still be on.</summary>
    public bool OpPeildag { get; private set; }

    /// <summary>The days with a row, in order.</summary>
    public ReadOnlySpan<Dagstaat> Dagen => _dagen.AsSpan(0, _aantal);

    /// <summary>The sick days, in order, as indices in the calendar.</summary>
    public ReadOnlySpan<int> Ziektedagen => _ziektedagen.AsSpan(0, _aantalZiektedagen);

    /// <summary>The spells of illness, in order: maximal runs of consecutive school days that are all sick days.</summary>
    public ReadOnlySpan<Dagenreeks> Perioden => _perioden.AsSpan(1, _aantalPerioden);

    /// <summary>The days that have a row of a set of kinds, as places in <see cref="Dagen"/>.</summary>
    public Soortfilter Met(Soorten soorten) => new(_soorten, _aantal, soorten);

    /// <summary>Reads the rows of one school year.</summary>
    /// <param name="rijen">The rows of a pupil, ordered by day.</param>
    /// <param name="i">The first row of the year.</param>
    /// <param name="eersteDag">The first school day of the year.</param>
    /// <param name="laatsteDag">The last day to read, inclusive.</param>
    /// <param name="opPeildag">True when that is the reference day.</param>
    /// <param name="minutenPerDag">Scheduled minutes per day of the calendar.</param>
    /// <returns>The index after the last row read.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)] // keeps its loop in registers
    public int Lees(ReadOnlySpan<uint> rijen, int i, int eersteDag, int laatsteDag, bool opPeildag, ReadOnlySpan<int> minutenPerDag)
    {
        EersteDag = eersteDag;
        LaatsteDag = laatsteDag;
        OpPeildag = opPeildag;
        var dagen = _dagen;
        var soorten = _soorten;
        var ziektedagen = _ziektedagen;
        var perioden = _perioden;
        int n = 0, z = 0, p = 0, vorige = -2;
        for (; (uint)i < (uint)rijen.Length && (int)(rijen[i] >> Registratie.DagVerschuiving) <= laatsteDag; n++)
        {
            ref var dag = ref dagen[n];
            i = dag.Lees(rijen, i, minutenPerDag);
            soorten[n] = (byte)dag.Soorten;

            // no branches: whether a day is a sick day, and whether a spell begins, cannot be predicted
            var ziek = dag.IsZiektedag;
            var begint = ziek & dag.Dag != vorige + 1;
            ziektedagen[z] = dag.Dag;
            z += ziek ? 1 : 0;
            p += begint ? 1 : 0;
            ref var periode = ref perioden[p];
            var eerste = periode.Eerste;
            periode.Eerste = begint ? dag.Dag : eerste;
            vorige = ziek ? dag.Dag : vorige;
            periode.Laatste = vorige;
        }
        soorten.AsSpan(n, Soortfilter.Blok).Clear();
        _aantal = n;
        _aantalZiektedagen = z;
        _aantalPerioden = p;
        return i;
    }
}

/// <summary>A maximal run of consecutive school days.</summary>
internal struct Dagenreeks
{
    /// <summary>First day, inclusive.</summary>
    public int Eerste;

    /// <summary>Last day, inclusive.</summary>
    public int Laatste;

    public readonly int Lengte => Laatste - Eerste + 1;
}

/// <summary>Walks the days of a year that have one of a set of kinds; finds 32 of them with one comparison.</summary>
internal ref struct Soortfilter(byte[] soorten, int aantal, Soorten gezocht)
{
    /// <summary>Days per comparison.</summary>
    public const int Blok = 32;

    private readonly ref readonly byte _eerste = ref MemoryMarshal.GetArrayDataReference(soorten);
    private int _begin = -Blok;
    private uint _over;

    /// <summary>The place of the day in the year.</summary>
    public int Current { get; private set; }

    public readonly Soortfilter GetEnumerator() => this;

    public bool MoveNext()
    {
        while (_over == 0)
        {
            _begin += Blok;
            if (_begin >= aantal)
                return false;
            var dagen = Vector256.LoadUnsafe(in _eerste, (nuint)_begin) & Vector256.Create(gezocht.Bits);
            _over = ~Vector256.Equals(dagen, Vector256<byte>.Zero).ExtractMostSignificantBits();
        }
        Current = _begin + BitOperations.TrailingZeroCount(_over);
        _over &= _over - 1;
        return true;
    }
}
