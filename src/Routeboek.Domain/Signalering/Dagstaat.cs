using Routeboek.Domain.Verzuim;
using Soortenset = Routeboek.Domain.Verzuim.Soorten;

namespace Routeboek.Domain.Signalering;

/// <summary>What one pupil's rows of one day add up to: what explanations are made from.</summary>
internal struct Dagstaat
{
    /// <summary>Index of the day in the calendar.</summary>
    public int Dag;

    /// <summary>Scheduled minutes of the day.</summary>
    public int Dagminuten;

    /// <summary>The kinds that have a row, one bit each.</summary>
    public int Soorten;

    /// <summary>Minutes of the kinds that mean ill.</summary>
    public int ZiekteMinuten;

    /// <summary>Minutes of all kinds that make "niet meedoen".</summary>
    public int NietMeedoenMinuten;

    private int _afwezig;

    /// <summary>True when ill minutes are at least half of the day's minutes.</summary>
    public readonly bool IsZiektedag => 2 * ZiekteMinuten >= Dagminuten;

    /// <summary>Absent minutes, at most the day's: all kinds but "niet in groep"; late counts what it states.</summary>
    public readonly int AfwezigeMinuten => Math.Min(Dagminuten, _afwezig);

    /// <summary>Adds up the rows of one day.</summary>
    /// <param name="rijen">The rows of a pupil, ordered by day.</param>
    /// <param name="i">The first row of the day.</param>
    /// <param name="minutenPerDag">Scheduled minutes per day of the calendar.</param>
    /// <returns>The index after the last row of the day.</returns>
    public int Lees(ReadOnlySpan<uint> rijen, int i, ReadOnlySpan<int> minutenPerDag)
    {
        var rij = rijen[i];
        var dag = rij >> Registratie.DagVerschuiving;
        int soorten = 0, ziekte = 0, nietMeedoen = 0, afwezig = 0;
        while (true)
        {
            // masks instead of branches: which kind comes next cannot be predicted
            var soort = (int)(rij >> Registratie.SoortVerschuiving) & 7;
            var minuten = (int)(rij & Registratie.MinutenMasker);
            soorten |= 1 << soort;
            ziekte += minuten & Alles(Soortenset.Ziekte, soort);
            nietMeedoen += minuten & Alles(Soortenset.NietMeedoen, soort);
            afwezig += minuten & Alles(Soortenset.Afwezig, soort);
            i++;
            if ((uint)i >= (uint)rijen.Length)
                break;
            rij = rijen[i];
            if (rij >> Registratie.DagVerschuiving != dag)
                break;
        }

        Dag = (int)dag;
        Dagminuten = minutenPerDag[(int)dag];
        Soorten = soorten;
        ZiekteMinuten = ziekte;
        NietMeedoenMinuten = nietMeedoen;
        _afwezig = afwezig;
        return i;
    }

    // all bits when the set holds the kind, none when it does not
    private static int Alles(Soortenset set, int soort) => -(set.Bits >> soort & 1);
}
