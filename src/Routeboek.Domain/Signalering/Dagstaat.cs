using System.Runtime.CompilerServices;
using Routeboek.Domain.Verzuim;

namespace Routeboek.Domain.Signalering;

/// <summary>
/// What one pupil's rows of one day add up to, per kind; filled by the evaluator, read by the state machines.
/// One object per thread, used again for every day.
/// </summary>
internal sealed class Dagstaat
{
    /// <summary>Index of the day in the calendar.</summary>
    public int Dag;

    /// <summary>Scheduled minutes of the day.</summary>
    public int Dagminuten;

    /// <summary>The kinds that have a row; of the other kinds nothing is kept here.</summary>
    public int Soorten;

    /// <summary>True when the day is a sick day: ill minutes at least half of the day's minutes.</summary>
    public bool IsZiektedag;

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
    public ulong Telling(int soort) => _perSoort[soort].Telling;

    /// <summary>Minutes of a kind that has a row.</summary>
    public int Minuten(int soort) => _perSoort[soort].Minuten;

    /// <summary>Minutes of a kind that has a row, of rows with a lesson hour only.</summary>
    public int LesuurMinuten(int soort) => _perSoort[soort].LesuurMinuten;

    /// <summary>Absent minutes, at most the day's: all kinds but "niet in groep"; late counts what it states.</summary>
    public int AfwezigeMinuten => Math.Min(Dagminuten, NietMeedoenMinuten + _teLaatMinuten);

    /// <summary>Adds up the rows of one day, all of the same day.</summary>
    /// <returns>The index after the last row of the day.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int Lees(ReadOnlySpan<uint> rijen, int i)
    {
        var tellen = Tellen;
        int soorten = 0, ziekte = 0, nietMeedoen = 0, teLaat = 0;
        var rij = rijen[i];
        var dag = rij >> Registratie.DagVerschuiving;
        do
        {
            // most days have several rows of one kind: they are added up before anything is stored
            var kop = rij >> Registratie.SoortVerschuiving;
            var telling = 0UL;
            int minuten = 0, lesuurMinuten = 0;
            do
            {
                var tel = tellen[(int)(rij >> Registratie.TijdvakVerschuiving) & 31];
                var m = (int)(rij & Registratie.MinutenMasker);
                telling += tel;
                minuten += m;
                lesuurMinuten += m & -(int)(tel >> 20 & 1);
                i++;
                if ((uint)i >= (uint)rijen.Length)
                {
                    rij = uint.MaxValue;
                    break;
                }
                rij = rijen[i];
            }
            while (rij >> Registratie.SoortVerschuiving == kop);

            var soort = (int)kop & 7;
            ref var opgeteld = ref _perSoort[soort];
            if ((soorten >> soort & 1) == 0)
                opgeteld = new Opgeteld { Telling = telling, Minuten = minuten, LesuurMinuten = lesuurMinuten };
            else
                opgeteld = new Opgeteld { Telling = opgeteld.Telling + telling, Minuten = opgeteld.Minuten + minuten, LesuurMinuten = opgeteld.LesuurMinuten + lesuurMinuten };
            soorten |= 1 << soort;
            if (soort == (int)Verzuimsoort.TeLaat)
                teLaat += minuten;
            else if (soort <= (int)Verzuimsoort.Onbekend)
                nietMeedoen += minuten;
            if (soort is (int)Verzuimsoort.Ziek or (int)Verzuimsoort.ZiekNaarHuis)
                ziekte += minuten;
        }
        while (rij >> Registratie.DagVerschuiving == dag);

        Dag = (int)dag;
        Soorten = soorten;
        ZiekteMinuten = ziekte;
        NietMeedoenMinuten = nietMeedoen;
        _teLaatMinuten = teLaat;
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
