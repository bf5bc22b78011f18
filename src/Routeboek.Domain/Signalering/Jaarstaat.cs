using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Routeboek.Domain.Verzuim;

namespace Routeboek.Domain.Signalering;

/// <summary>
/// What one pupil's rows of one school year come to: sick days, spells of illness, days of not taking part. Filled once per pupil and year
/// and read by all state machines; used again for the next.
/// </summary>
internal sealed class Jaarstaat
{
    // a day's sum for illness and not taking part in one number: the minutes of its ill rows, above them the number of rows that make "niet
    // meedoen"; of both kinds no more than a few dozen rows can stand side by side on a day
    private const int BitsVoorMinuten = 20;
    private const int MinutenMasker = (1 << BitsVoorMinuten) - 1;
    private static readonly Vector256<uint> Ziekteminuten = Jaarrijen.PerSoort(Soorten.Ziekte, Registratie.MinutenMasker);
    private static readonly Vector256<uint> Wegrijen = Jaarrijen.PerSoort(Soorten.NietMeedoen, 1u << BitsVoorMinuten);

    private static readonly Vector256<uint> Niets = Vector256<uint>.Zero;
    private static readonly Vector256<uint> NietMeedoenMinuten = Jaarrijen.PerSoort(Soorten.NietMeedoen, Registratie.MinutenMasker);
    private static readonly Vector256<uint> AfwezigeMinuten = Jaarrijen.PerSoort(Soorten.Afwezig, Registratie.MinutenMasker);

    private readonly Jaarrijen _rijen = new();
    private readonly int[] _minutenPerDag;
    private readonly int[] _naRij; // per day with a row, from 1 on, the row after its last
    private readonly Ziektedag[] _ziektedagen;
    private readonly Wegdag[] _wegdagen;
    private readonly Dagenreeks[] _perioden; // the first is a place holder
    private int[] _sommen = new int[256];
    private int[] _minuten = new int[256];
    private int _aantalWegdagen;

    public Jaarstaat(int meesteDagen, ReadOnlySpan<int> minutenPerDag)
    {
        _minutenPerDag = minutenPerDag.ToArray();
        _naRij = new int[meesteDagen + 1];
        _ziektedagen = new Ziektedag[meesteDagen + 1];
        _wegdagen = new Wegdag[meesteDagen + 1];
        _perioden = new Dagenreeks[meesteDagen + 1];
    }

    /// <summary>The first school day of the year.</summary>
    public int EersteDag { get; private set; }

    /// <summary>The last day that is judged, inclusive.</summary>
    public int LaatsteDag { get; private set; }

    /// <summary>True when the last day is the reference day, on which a signal can still be on.</summary>
    public bool OpPeildag { get; private set; }

    public int AantalZiektedagen { get; private set; }

    /// <summary>The sick days, in order.</summary>
    public ReadOnlySpan<Ziektedag> Ziektedagen => _ziektedagen.AsSpan(0, AantalZiektedagen);

    public int AantalPerioden { get; private set; }

    /// <summary>The spells of illness, in order: maximal runs of consecutive school days that are all sick days.</summary>
    public ReadOnlySpan<Dagenreeks> Perioden => _perioden.AsSpan(1, AantalPerioden);

    /// <summary>The days with a row of the kinds that make "niet meedoen", in order; every sick day is one.</summary>
    public ReadOnlySpan<Wegdag> Wegdagen => _wegdagen.AsSpan(0, _aantalWegdagen);

    /// <summary>The number of days with a row, whatever its kind; they are numbered from 1 on.</summary>
    public int AantalDagen { get; private set; }

    /// <summary>The rows of the year, ordered by day.</summary>
    public ReadOnlySpan<uint> Rijen => _rijen.Rijen;

    /// <summary>The rows of a set of kinds, by their index.</summary>
    public Rijfilter Met(Soorten soorten) => new(_rijen.Maskers, soorten);

    /// <summary>How many rows are of these kinds.</summary>
    public int Aantal(Soorten soorten) => _rijen.Aantal(soorten);

    /// <summary>No row has more minutes than this; it may be almost twice too high.</summary>
    public int MeesteMinuten => _rijen.MeesteMinuten;

    /// <summary>The row after the last of the day with this number.</summary>
    public int NaRij(int nummer) => _naRij[nummer];

    /// <summary>Scheduled minutes of a day of the calendar.</summary>
    public int Dagminuten(int dag) => _minutenPerDag[dag];

    /// <summary>True when ill minutes are at least half of the day's minutes.</summary>
    /// <param name="nummer">The number of the day among the days with a row.</param>
    /// <param name="dag">The same day as index in the calendar.</param>
    public bool IsZiektedag(int nummer, int dag) => NietZiek(_sommen[_naRij[nummer]] - _sommen[_naRij[nummer - 1]], dag) == 0;

    /// <summary>Minutes of all kinds that make "niet meedoen", added up: at place r those of the rows before row r.</summary>
    /// <returns>The sums; only differences mean something. Until other sums are asked for.</returns>
    public ReadOnlySpan<int> TelNietMeedoen()
    {
        _rijen.TelOp(NietMeedoenMinuten, Niets, ref _minuten);
        return _minuten;
    }

    /// <summary>Minutes of all kinds but "niet in groep", added up in the same way; late counts what it states.</summary>
    /// <returns>The sums; only differences mean something. Until other sums are asked for.</returns>
    public ReadOnlySpan<int> TelAfwezig()
    {
        _rijen.TelOp(AfwezigeMinuten, Niets, ref _minuten);
        return _minuten;
    }

    /// <summary>True when this many consecutive school days are all <see cref="Wegdagen"/>.</summary>
    public bool HeeftReeks(int dagen)
    {
        var weg = Wegdagen;
        for (int eerste = 0, laatste = dagen - 1; laatste < weg.Length; eerste++, laatste++)
        {
            if (weg[laatste].Dag - weg[eerste].Dag < dagen)
                return true;
        }
        return false;
    }

    /// <summary>Reads the rows of one school year.</summary>
    /// <param name="rijen">The rows of a pupil in that year and up to and including <paramref name="laatsteDag"/>, ordered by day.</param>
    /// <param name="eersteDag">The first school day of the year.</param>
    /// <param name="laatsteDag">The last day that is judged, inclusive.</param>
    /// <param name="opPeildag">True when that is the reference day.</param>
    public void Lees(ReadOnlySpan<uint> rijen, int eersteDag, int laatsteDag, bool opPeildag)
    {
        EersteDag = eersteDag;
        LaatsteDag = laatsteDag;
        OpPeildag = opPeildag;
        _rijen.Lees(rijen);
        _rijen.TelOp(Ziekteminuten, Wegrijen, ref _sommen);
        LeesDagen();
        LeesPerioden();
    }

    // No branches: what kind of day it is cannot be predicted. Differences below zero, shifted to a mask of all ones, say "yes"; the compiler
    // would make branches of comparisons.
    [MethodImpl(MethodImplOptions.NoInlining)] // keeps its loop in registers
    private void LeesDagen()
    {
        var rijen = _rijen.Rijen;
        var maskers = _rijen.Maskers;
        var sommen = _sommen;
        var naRij = _naRij;
        var ziektedagen = _ziektedagen;
        var wegdagen = _wegdagen;
        int n = 0, z = 0, w = 0, tot = 0;
        for (var m = 0; m < maskers.Length; m++)
        {
            for (var over = maskers[m].Dageinden; over != 0; over &= over - 1)
            {
                var laatste = m * Rijmasker.Rijen + BitOperations.TrailingZeroCount(over);
                var dag = (int)(rijen[laatste] >> Registratie.DagVerschuiving);
                var som = sommen[laatste + 1] - tot;
                tot += som;
                naRij[++n] = laatste + 1;
                ziektedagen[z].Dag = dag;
                z += 1 + NietZiek(som, dag);
                wegdagen[w] = new Wegdag { Dag = dag, Nummer = n };
                w -= (MinutenMasker - som) >> 31;
            }
        }
        AantalDagen = n;
        AantalZiektedagen = z;
        _aantalWegdagen = w;
    }

    // all ones when ill minutes are less than half of the day's minutes, else zero
    private int NietZiek(int som, int dag) => (2 * (som & MinutenMasker) - _minutenPerDag[dag]) >> 31;

    private void LeesPerioden()
    {
        var perioden = _perioden;
        int p = 0, vorige = -2, eerste = 0;
        foreach (ref var ziektedag in _ziektedagen.AsSpan(0, AantalZiektedagen))
        {
            var dag = ziektedag.Dag;
            var begint = (vorige + 1 - dag) >> 31;
            vorige = dag;
            eerste ^= (eerste ^ dag) & begint;
            p -= begint;
            perioden[p] = new Dagenreeks { Eerste = eerste, Laatste = dag };
            ziektedag.Periode = p - 1;
        }
        AantalPerioden = p;
    }
}

/// <summary>A day of which the ill minutes are at least half.</summary>
internal struct Ziektedag
{
    /// <summary>Index of the day in the calendar.</summary>
    public int Dag;

    /// <summary>The place of its spell in <see cref="Jaarstaat.Perioden"/>.</summary>
    public int Periode;
}

/// <summary>A day with a row of the kinds that make "niet meedoen".</summary>
internal struct Wegdag
{
    /// <summary>Index of the day in the calendar.</summary>
    public int Dag;

    /// <summary>The number of the day among the days with a row.</summary>
    public int Nummer;
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
