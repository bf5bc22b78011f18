using Routeboek.Domain.Kalenders;

namespace Routeboek.Domain.Verzuim;

/// <summary>What one school day of a pupil looks like in the picture of the year.</summary>
/// <param name="Dag">Index in the pupil's calendar.</param>
/// <param name="Soort">The kind that the cell shows: the one with the most minutes.</param>
/// <param name="Soorten">All kinds of the day.</param>
/// <param name="Gevuld">True when that kind takes at least half of the day's minutes: a filled cell.</param>
/// <param name="DoetNietMee">True when absence of all kinds together takes at least half of the day's minutes.</param>
/// <param name="Van">Where its rows begin in the pupil's rows.</param>
/// <param name="Tot">Where they end, exclusive.</param>
/// <param name="AfwezigeMinuten">Absent minutes of all kinds together, at most those of the day.</param>
public readonly record struct Dagbeeld(int Dag, Verzuimsoort Soort, Soorten Soorten, bool Gevuld, bool DoetNietMee, int Van, int Tot, int AfwezigeMinuten)
{
    /// <summary>More kinds than the one shown.</summary>
    public bool IsGemengd => (Soorten.Bits & (Soorten.Bits - 1)) != 0;
}

/// <summary>A stretch of consecutive school days of not taking part, both ends inclusive.</summary>
public readonly record struct Periode(int Van, int Tot)
{
    public int Schooldagen => Tot - Van + 1;
}

/// <summary>The school year of one pupil up to the reference day, and what goes well in it. Used again for the next pupil.</summary>
public sealed class Jaarbeeld
{
    /// <summary>From how many school days in a row an absence is outlined in the picture.</summary>
    public const int KortstePeriode = 3;

    // at equal minutes the kind that asks most of the reader is shown
    private static readonly Verzuimsoort[] Voorrang =
    [
        Verzuimsoort.Ongeoorloofd, Verzuimsoort.Onbekend, Verzuimsoort.Ziek, Verzuimsoort.ZiekNaarHuis, Verzuimsoort.Geoorloofd,
        Verzuimsoort.NietInGroep, Verzuimsoort.TeLaat,
    ];

    private readonly List<Dagbeeld> _dagen = [];
    private readonly List<Periode> _perioden = [];

    public Schoolkalender Kalender { get; private set; } = null!;

    /// <summary>First school day of the year, or of the part of it that is looked at, in the pupil's calendar.</summary>
    public int EersteDag { get; private set; }

    /// <summary>The reference day.</summary>
    public int Peildag { get; private set; }

    /// <summary>The days that have a row, in order.</summary>
    public IReadOnlyList<Dagbeeld> Dagen => _dagen;

    /// <summary>Absences of at least <see cref="KortstePeriode"/> school days in a row.</summary>
    public IReadOnlyList<Periode> Perioden => _perioden;

    /// <summary>School weeks so far, the one of the reference day included.</summary>
    public int Schoolweken { get; private set; }

    /// <summary>Of those, the weeks without a single row of any kind.</summary>
    public int WekenZonder { get; private set; }

    /// <summary>How many of the last weeks, without interruption, have no row.</summary>
    public int LaatsteWekenZonder { get; private set; }

    /// <summary>School days so far without a row.</summary>
    public int DagenZonder => Peildag - EersteDag + 1 - _dagen.Count;

    /// <summary>Presence so far in tenths of a percent, rounded down: (scheduled - absent minutes) / scheduled.</summary>
    public int AanwezigTienden { get; private set; }

    /// <summary>Reads the rows of a pupil, ordered by day; rows after the reference day are left out.</summary>
    /// <param name="kalender">The pupil's calendar.</param>
    /// <param name="peildag">The reference day.</param>
    /// <param name="rijen">The rows.</param>
    /// <param name="vanaf">The first day that is looked at; days of an earlier school year are never. The default is the whole year.</param>
    public void Lees(Schoolkalender kalender, int peildag, ReadOnlySpan<uint> rijen, int vanaf = 0)
    {
        Kalender = kalender;
        Peildag = peildag;
        EersteDag = Math.Max(vanaf, kalender.JaarVan(peildag).EersteDag);
        _dagen.Clear();
        _perioden.Clear();
        long afwezig = 0;
        for (var i = 0; i < rijen.Length;)
        {
            var dag = new Registratie(rijen[i]).Dag;
            var tot = i + 1;
            while (tot < rijen.Length && new Registratie(rijen[tot]).Dag == dag)
                tot++;
            if (dag >= EersteDag && dag <= peildag)
                afwezig += Dag(dag, rijen, i, tot);
            i = tot;
        }

        long gepland = 0;
        for (var i = EersteDag; i <= peildag; i++)
            gepland += kalender.Minuten[i];
        AanwezigTienden = (int)((gepland - afwezig) * 1000 / gepland);
        TelWeken();
        ZoekPerioden();
    }

    private long Dag(int dag, ReadOnlySpan<uint> rijen, int van, int tot)
    {
        Span<int> minuten = stackalloc int[8];
        minuten.Clear();
        byte bits = 0;
        for (var i = van; i < tot; i++)
        {
            var rij = new Registratie(rijen[i]);
            minuten[(int)rij.Soort] += rij.Minuten;
            bits |= (byte)(1 << (int)rij.Soort);
        }
        var soorten = new Soorten(bits);
        var soort = Verzuimsoort.TeLaat;
        var meeste = -1;
        foreach (var kandidaat in Voorrang)
        {
            // being late shows only on a day with nothing else
            var telt = kandidaat == Verzuimsoort.TeLaat ? 0 : minuten[(int)kandidaat];
            if (soorten.Bevat(kandidaat) && telt > meeste)
                (soort, meeste) = (kandidaat, telt);
        }
        int nietMee = 0, afwezig = 0;
        for (var s = 0; s < minuten.Length; s++)
        {
            nietMee += Soorten.NietMeedoen.Bevat((Verzuimsoort)s) ? minuten[s] : 0;
            afwezig += Soorten.Afwezig.Bevat((Verzuimsoort)s) ? minuten[s] : 0;
        }
        var dagminuten = Kalender.Minuten[dag];
        var gevuld = soort != Verzuimsoort.TeLaat && 2 * minuten[(int)soort] >= dagminuten;
        var doetNietMee = soorten.Raakt(Soorten.NietMeedoen) && 2 * nietMee >= dagminuten;
        afwezig = Math.Min(dagminuten, afwezig);
        _dagen.Add(new Dagbeeld(dag, soort, soorten, gevuld, doetNietMee, van, tot, afwezig));
        return afwezig;
    }

    private void TelWeken()
    {
        var weken = Kalender.Schoolweken;
        Schoolweken = WekenZonder = LaatsteWekenZonder = 0;
        var volgende = 0;
        for (var i = EersteDag; i <= Peildag;)
        {
            var week = weken[i];
            while (i <= Peildag && weken[i] == week)
                i++;
            var zonder = volgende >= _dagen.Count || _dagen[volgende].Dag >= i;
            while (volgende < _dagen.Count && _dagen[volgende].Dag < i)
                volgende++;
            Schoolweken++;
            WekenZonder += zonder ? 1 : 0;
            LaatsteWekenZonder = zonder ? LaatsteWekenZonder + 1 : 0;
        }
    }

    private void ZoekPerioden()
    {
        for (var i = 0; i < _dagen.Count;)
        {
            var begin = i;
            while (i < _dagen.Count && _dagen[i].DoetNietMee && _dagen[i].Dag == _dagen[begin].Dag + i - begin)
                i++;
            if (i - begin >= KortstePeriode)
                _perioden.Add(new Periode(_dagen[begin].Dag, _dagen[i - 1].Dag));
            if (i == begin)
                i++;
        }
    }
}
