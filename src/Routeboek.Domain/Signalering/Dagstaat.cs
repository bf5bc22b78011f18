using System.Runtime.CompilerServices;
using Routeboek.Domain.Verzuim;
using Soortenset = Routeboek.Domain.Verzuim.Soorten;

namespace Routeboek.Domain.Signalering;

/// <summary>What one pupil's rows of one day add up to, per kind: what the state machines are fed.</summary>
internal struct Dagstaat
{
    /// <summary>Index of the day in the calendar.</summary>
    public int Dag;

    /// <summary>Scheduled minutes of the day.</summary>
    public int Dagminuten;

    /// <summary>The kinds that have a row; of the other kinds nothing is kept here.</summary>
    public int Soorten;

    /// <summary>Minutes of the kinds that mean ill.</summary>
    public int ZiekteMinuten;

    /// <summary>Minutes of all kinds that make "niet meedoen".</summary>
    public int NietMeedoenMinuten;

    private int _teLaatMinuten;
    private PerSoort<Opgeteld> _perSoort;

    /// <summary>Rows in bits 0-19, lesson hours in 20-39, half days in 40-59.</summary>
    private static ReadOnlySpan<ulong> Tellen =>
    [
        1,
        1 | 1UL << 20, 1 | 1UL << 20, 1 | 1UL << 20, 1 | 1UL << 20, 1 | 1UL << 20, 1 | 1UL << 20, 1 | 1UL << 20, 1 | 1UL << 20,
        1 | 1UL << 20, 1 | 1UL << 20, 1 | 1UL << 20, 1 | 1UL << 20, 1 | 1UL << 20, 1 | 1UL << 20, 1 | 1UL << 20, 1 | 1UL << 20,
        1 | 1UL << 40, 1 | 1UL << 40, 1 | 2UL << 40,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ];

    public static int Rijen(ulong telling) => (int)(telling & 0xFFFFF);

    public static int Lesuren(ulong telling) => (int)(telling >> 20 & 0xFFFFF);

    public static int Dagdelen(ulong telling) => (int)(telling >> 40 & 0xFFFFF);

    /// <summary>Rows, lesson hours and half days of a kind that has a row, packed.</summary>
    public readonly ulong Telling(int soort) => _perSoort[soort].Telling;

    /// <summary>Minutes of a kind that has a row.</summary>
    public readonly int Minuten(int soort) => _perSoort[soort].Minuten;

    /// <summary>Minutes of a kind that has a row, of rows with a lesson hour only.</summary>
    public readonly int LesuurMinuten(int soort) => _perSoort[soort].LesuurMinuten;

    /// <summary>True when ill minutes are at least half of the day's minutes.</summary>
    public readonly bool IsZiektedag => 2 * ZiekteMinuten >= Dagminuten;

    /// <summary>Absent minutes, at most the day's: all kinds but "niet in groep"; late counts what it states.</summary>
    public readonly int AfwezigeMinuten => Math.Min(Dagminuten, NietMeedoenMinuten + _teLaatMinuten);

    /// <summary>Adds up the rows of one day.</summary>
    /// <param name="rijen">The rows of a pupil, ordered by day.</param>
    /// <param name="i">The first row of the day.</param>
    /// <param name="minutenPerDag">Scheduled minutes per day of the calendar.</param>
    /// <returns>The index after the last row of the day.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Lees(ReadOnlySpan<uint> rijen, int i, ReadOnlySpan<int> minutenPerDag)
    {
        int soorten = 0, ziekte = 0, nietMeedoen = 0, teLaat = 0;
        var dag = rijen[i] >> Registratie.DagVerschuiving;
        do
        {
            // most days have several rows of one kind: they are added up before anything is stored
            var kop = rijen[i] >> Registratie.SoortVerschuiving;
            i = TelOp(rijen, i, kop, out var telling, out var minuten, out var lesuurMinuten);
            var soort = (int)kop & 7;
            ref var opgeteld = ref _perSoort[soort];
            if ((soorten >> soort & 1) == 0)
                opgeteld = new Opgeteld { Telling = telling, Minuten = minuten, LesuurMinuten = lesuurMinuten };
            else
                opgeteld = new Opgeteld { Telling = opgeteld.Telling + telling, Minuten = opgeteld.Minuten + minuten, LesuurMinuten = opgeteld.LesuurMinuten + lesuurMinuten };
            soorten |= 1 << soort;
            // masks instead of branches: which kind comes next cannot be predicted
            teLaat += minuten & Alles(Soortenset.TeLaat, soort);
            nietMeedoen += minuten & Alles(Soortenset.NietMeedoen, soort);
            ziekte += minuten & Alles(Soortenset.Ziekte, soort);
        }
        while ((uint)i < (uint)rijen.Length && rijen[i] >> Registratie.DagVerschuiving == dag);

        Dag = (int)dag;
        Dagminuten = minutenPerDag[(int)dag];
        Soorten = soorten;
        ZiekteMinuten = ziekte;
        NietMeedoenMinuten = nietMeedoen;
        _teLaatMinuten = teLaat;
        return i;
    }

    // all bits when the set holds the kind, none when it does not
    private static int Alles(Soortenset set, int soort) => -(set.Bits >> soort & 1);

    // adds up the rows from i on that have the same day and kind
    private static int TelOp(ReadOnlySpan<uint> rijen, int i, uint kop, out ulong telling, out int minuten, out int lesuurMinuten)
    {
        telling = 0;
        minuten = 0;
        lesuurMinuten = 0;
        while ((uint)i < (uint)rijen.Length && rijen[i] >> Registratie.SoortVerschuiving == kop)
        {
            var tel = Tellen[(int)(rijen[i] >> Registratie.TijdvakVerschuiving) & 31];
            var m = (int)(rijen[i] & Registratie.MinutenMasker);
            telling += tel;
            minuten += m;
            lesuurMinuten += m & -(int)(tel >> 20 & 1);
            i++;
        }
        return i;
    }

    private struct Opgeteld
    {
        public ulong Telling;
        public int Minuten;
        public int LesuurMinuten;
    }

    /// <summary>One value per kind; eight places, so that a 3-bit kind needs no bounds check.</summary>
    [InlineArray(8)]
    private struct PerSoort<T>
    {
        private T _eerste;
    }
}
