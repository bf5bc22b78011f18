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

    /// <summary>The kinds that have a row.</summary>
    public int Soorten;

    /// <summary>True when the day is a sick day: ill minutes at least half of the day's minutes.</summary>
    public bool IsZiektedag;

    /// <summary>Rows, lesson hours and half days per kind, packed: see <see cref="Tellen"/>.</summary>
    public PerSoort<ulong> Telling;

    // minutes per kind; those of rows with a lesson hour apart, eight places further
    private PerSoortTweemaal<int> _minuten;

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

    /// <summary>Adds up the rows of one day, all of the same day.</summary>
    /// <returns>The index after the last row of the day.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int Lees(ReadOnlySpan<uint> rijen, int i)
    {
        _minuten = default;
        Telling = default;
        var tellen = Tellen;
        var soorten = 0;
        var dag = rijen[i] >> Registratie.DagVerschuiving;
        do
        {
            var rij = rijen[i];
            var soort = (int)(rij >> Registratie.SoortVerschuiving) & 7;
            soorten |= 1 << soort;
            var telling = tellen[(int)(rij >> Registratie.TijdvakVerschuiving) & 31];
            Telling[soort] += telling;
            _minuten[(soort | (int)(telling >> 17) & 8) & 15] += (int)(rij & Registratie.MinutenMasker);
            i++;
        }
        while (i < rijen.Length && rijen[i] >> Registratie.DagVerschuiving == dag);

        Dag = (int)dag;
        Soorten = soorten;
        return i;
    }

    /// <summary>Minutes of one kind.</summary>
    public int Minuten(int soort) => _minuten[soort] + _minuten[soort + 8];

    /// <summary>Minutes of one kind, of rows with a lesson hour only.</summary>
    public int LesuurMinuten(int soort) => _minuten[soort + 8];

    public int ZiekteMinuten => Minuten((int)Verzuimsoort.Ziek) + Minuten((int)Verzuimsoort.ZiekNaarHuis);

    /// <summary>Minutes of all kinds that make "niet meedoen".</summary>
    public int NietMeedoenMinuten => ZiekteMinuten + Minuten((int)Verzuimsoort.Ongeoorloofd)
        + Minuten((int)Verzuimsoort.Geoorloofd) + Minuten((int)Verzuimsoort.Onbekend);

    /// <summary>Absent minutes, at most the day's: all kinds but "niet in groep"; late counts what it states.</summary>
    public int AfwezigeMinuten => Math.Min(Dagminuten, NietMeedoenMinuten + Minuten((int)Verzuimsoort.TeLaat));
}

/// <summary>One value per kind; eight places, so that a 3-bit kind needs no bounds check.</summary>
[InlineArray(8)]
internal struct PerSoort<T>
{
    private T _eerste;
}

/// <summary>Two values per kind.</summary>
[InlineArray(16)]
internal struct PerSoortTweemaal<T>
{
    private T _eerste;
}
