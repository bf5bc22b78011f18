using System.Numerics;
using Routeboek.Domain.Kalenders;
using Routeboek.Domain.Protocollen;
using Routeboek.Domain.Verzuim;

namespace Routeboek.Domain.Signalering;

/// <summary>Counts of rows over the school year: the rungs of a ladder over the same kinds share one count.</summary>
internal sealed class TellingAutomaat : Automaat
{
    private readonly int _soorten;
    private readonly (int Rijen, int Lesuren, int Dagdelen)[] _drempels; // per rung; int.MaxValue = not counted
    private ulong _stand;
    private int _nogUit; // bit per rung that is still off this year: a count only rises

    public TellingAutomaat(Soorten soorten, Criterium.Telling[] criteria, int[] regels)
        : base(soorten, regels)
    {
        _soorten = soorten.Bits;
        _drempels = [.. criteria.Select(c => (Nodig(c, Teleenheid.Rijen), Nodig(c, Teleenheid.Lesuren), Nodig(c, Teleenheid.Dagdelen)))];
    }

    public override void BeginJaar(int eersteDag)
    {
        _stand = 0;
        _nogUit = (1 << _drempels.Length) - 1;
    }

    public override void Stap(Dagstaat dag, Episodelijst uitvoer)
    {
        if (_nogUit == 0)
            return;
        for (var s = _soorten & dag.Soorten; s != 0; s &= s - 1)
            _stand += dag.Telling(BitOperations.TrailingZeroCount(s) & 7);
        int rijen = Dagstaat.Rijen(_stand), lesuren = Dagstaat.Lesuren(_stand), dagdelen = Dagstaat.Dagdelen(_stand);
        for (var uit = _nogUit; uit != 0; uit &= uit - 1)
        {
            var k = BitOperations.TrailingZeroCount(uit);
            ref var drempel = ref _drempels[k];
            if (rijen < drempel.Rijen && lesuren < drempel.Lesuren && dagdelen < drempel.Dagdelen)
                continue;
            _nogUit &= ~(1 << k);
            Aan(k, dag.Dag, int.MaxValue, uitvoer);
        }
    }

    private static int Nodig(Criterium.Telling criterium, Teleenheid eenheid) => criterium.Drempels
        .Where(d => d.Eenheid == eenheid).Select(d => d.Drempel.Eerste).DefaultIfEmpty(int.MaxValue).Min();
}

/// <summary>On on each day with a row of these kinds.</summary>
internal sealed class DagmeldingAutomaat(Criterium.Dagmelding criterium, int regel) : Automaat(criterium.Soorten, regel)
{
    public override void BeginJaar(int eersteDag)
    {
    }

    public override void Stap(Dagstaat dag, Episodelijst uitvoer) => Aan(0, dag.Dag, dag.Dag + 1, uitvoer);
}

/// <summary>Days with a row of these kinds inside a window.</summary>
internal sealed class DagenMetAutomaat(Criterium.DagenMet criterium, Terugblik terugblik, int meesteDagen, int regel)
    : Automaat(criterium.Soorten, regel)
{
    private readonly int[] _dagen = new int[meesteDagen];
    private readonly int _nodig = criterium.Drempel.Eerste;
    private int _aantal;

    public override void BeginJaar(int eersteDag) => _aantal = 0;

    public override void Stap(Dagstaat dag, Episodelijst uitvoer)
    {
        _dagen[_aantal++] = dag.Dag;
        if (_aantal < _nodig)
            return;
        var oudste = _dagen[_aantal - _nodig];
        if (oudste >= terugblik.Begin[dag.Dag])
            Aan(0, dag.Dag, terugblik.Verloopt[oudste], uitvoer);
    }
}

/// <summary>Minutes of these kinds inside a window.</summary>
internal sealed class MinutenAutomaat : Automaat
{
    private readonly Criterium.Minuten _criterium;
    private readonly Terugblik _terugblik;
    private readonly int _nodig;
    private readonly int[] _dagen;
    private readonly int[] _minuten;
    private int _eerste;
    private int _aantal;
    private int _som;

    public MinutenAutomaat(Criterium.Minuten criterium, Terugblik terugblik, int meesteDagen, int regel)
        : base(criterium.Soorten, regel)
    {
        _criterium = criterium;
        _terugblik = terugblik;
        _nodig = criterium.Drempel.Eerste;
        _dagen = new int[meesteDagen];
        _minuten = new int[meesteDagen];
    }

    public override void BeginJaar(int eersteDag)
    {
        _eerste = 0;
        _aantal = 0;
        _som = 0;
    }

    public override void Stap(Dagstaat dag, Episodelijst uitvoer)
    {
        var minuten = 0;
        for (var over = _criterium.Soorten.Bits & dag.Soorten; over != 0; over &= over - 1)
        {
            var s = BitOperations.TrailingZeroCount(over) & 7;
            // the rows with a lesson hour count a fixed number, so their own minutes are taken out again
            minuten += _criterium.MinutenPerLesuur == 0
                ? dag.Minuten(s)
                : dag.Minuten(s) - dag.LesuurMinuten(s) + Dagstaat.Lesuren(dag.Telling(s)) * _criterium.MinutenPerLesuur;
        }
        _dagen[_aantal] = dag.Dag;
        _minuten[_aantal++] = minuten;
        _som += minuten;
        var begin = _terugblik.Begin[dag.Dag];
        while (_dagen[_eerste] < begin)
            _som -= _minuten[_eerste++];
        if (_som < _nodig)
            return;
        var rest = _som;
        var i = _eerste;
        while (true)
        {
            rest -= _minuten[i];
            if (rest < _nodig)
                break;
            i++;
        }
        Aan(0, dag.Dag, _terugblik.Verloopt[_dagen[i]], uitvoer);
    }
}

/// <summary>Spells of illness that begin inside a window.</summary>
internal sealed class ZiekteperiodenAutomaat(Criterium.Ziekteperioden criterium, Terugblik terugblik, Ziekteloop ziekte, int meesteDagen, int regel)
    : Automaat(Soorten.Ziekte, regel)
{
    private readonly int[] _eerste = new int[meesteDagen]; // first days of the spells that count
    private readonly int _nodig = criterium.Drempel.Eerste;
    private readonly int _maxDagen = criterium.MaxDagen == 0 ? int.MaxValue : criterium.MaxDagen;
    private int _aantal;

    public override void BeginJaar(int eersteDag) => _aantal = 0;

    public override void Stap(Dagstaat dag, Episodelijst uitvoer)
    {
        if (!dag.IsZiektedag)
            return;
        var lengte = ziekte.Lengte;
        if (lengte == 1)
            _eerste[_aantal++] = dag.Dag;
        else if (lengte == _maxDagen + 1L)
            _aantal--; // it has become too long to count
        if (_aantal >= _nodig && _eerste[_aantal - _nodig] >= terugblik.Begin[dag.Dag])
            Aan(0, dag.Dag, terugblik.Verloopt[_eerste[_aantal - _nodig]], uitvoer);
        else
            Uit(0, dag.Dag, uitvoer);
    }
}

/// <summary>Sick days inside a window, in enough spells that touch it.</summary>
internal sealed class ZiektedagenAutomaat(Criterium.Ziektedagen criterium, Terugblik terugblik, Ziekteloop ziekte, int meesteDagen, int regel)
    : Automaat(Soorten.Ziekte, regel)
{
    private readonly int[] _dagen = new int[meesteDagen];
    private readonly int _nodig = criterium.Drempel.Eerste;
    private readonly int _perioden = Math.Max(1, criterium.MinPerioden);
    private int _aantal;

    public override void BeginJaar(int eersteDag) => _aantal = 0;

    public override void Stap(Dagstaat dag, Episodelijst uitvoer)
    {
        if (!dag.IsZiektedag)
            return;
        _dagen[_aantal++] = dag.Dag;
        if (_aantal < _nodig || ziekte.Aantal < _perioden)
            return;
        // both hold while the older of these two days is inside: the day that makes enough days, the last day of the spell that makes enough spells
        var oudste = Math.Min(_dagen[_aantal - _nodig], ziekte.Laatste[ziekte.Aantal - _perioden]);
        if (oudste >= terugblik.Begin[dag.Dag])
            Aan(0, dag.Dag, terugblik.Verloopt[oudste], uitvoer);
    }
}

/// <summary>A spell of illness that is long so far; the rungs share the spell.</summary>
internal sealed class LangZiekAutomaat(Criterium.LangZiek[] criteria, Ziekteloop ziekte, int[] regels) : Automaat(Soorten.Ziekte, regels)
{
    public override void BeginJaar(int eersteDag)
    {
    }

    public override void Stap(Dagstaat dag, Episodelijst uitvoer)
    {
        if (!dag.IsZiektedag)
            return;
        for (var k = 0; k < criteria.Length; k++)
        {
            if (ziekte.Lengte >= criteria[k].Drempel.Eerste)
                Aan(k, dag.Dag, dag.Dag + 1, uitvoer);
        }
    }
}

/// <summary>Runs of days of not taking part; the signals that use the same share of a day share the run.</summary>
internal sealed class ReeksAutomaat : Automaat
{
    private readonly int _aandeel;
    private readonly Criterium.Reeks[] _criteria;
    private readonly int[][] _bereiktOp; // per criterion and first day: the first day on which the run is long enough
    private int _eerste;
    private int _laatste;
    private bool _alleenZiek;

    public ReeksAutomaat(int aandeelProcent, Criterium.Reeks[] criteria, Schoolkalender kalender, int[] regels)
        : base(Soorten.NietMeedoen, regels)
    {
        _aandeel = aandeelProcent;
        _criteria = criteria;
        _bereiktOp = [.. criteria.Select(c => BereiktOp(c, kalender))];
    }

    public override void BeginJaar(int eersteDag) => _laatste = -2;

    public override void Stap(Dagstaat dag, Episodelijst uitvoer)
    {
        if (dag.NietMeedoenMinuten * 100 < _aandeel * dag.Dagminuten)
            return;
        if (dag.Dag != _laatste + 1)
        {
            _eerste = dag.Dag;
            _alleenZiek = true;
        }
        _laatste = dag.Dag;
        _alleenZiek &= dag.IsZiektedag;
        for (var k = 0; k < _criteria.Length; k++)
        {
            if (dag.Dag >= _bereiktOp[k][_eerste] && !(_alleenZiek && _criteria[k].NietAlleenZiek))
                Aan(k, dag.Dag, dag.Dag + 1, uitvoer);
        }
    }

    private static int[] BereiktOp(Criterium.Reeks criterium, Schoolkalender kalender)
    {
        var nodig = criterium.Drempel.Eerste;
        var dagen = new int[kalender.Aantal];
        for (var f = 0; f < dagen.Length; f++)
        {
            dagen[f] = criterium.Maat switch
            {
                Reeksmaat.Schooldagen => f + nodig - 1,
                Reeksmaat.Kalenderdagen => kalender.IndexOpOfNa(kalender.Datum(f).AddDays(nodig - 1)),
                Reeksmaat.Maanden => kalender.IndexOpOfNa(kalender.Datum(f).AddMonths(nodig)),
            };
        }
        return dagen;
    }
}

/// <summary>Presence since the start of the school year; it rises on quiet days, so these are worked out between two absences.</summary>
internal sealed class AanwezigheidAutomaat : Automaat
{
    private readonly Criterium.Aanwezigheid[] _criteria;
    private readonly int[][] _vanafDag; // per criterion and year: first day it can be on
    private readonly long[] _gepland; // scheduled minutes before day i
    private readonly Schoolkalender _kalender;
    private long _voorJaar;
    private long _afwezig;
    private int _jaar;
    private int _volgende; // first day not judged yet

    public AanwezigheidAutomaat(Criterium.Aanwezigheid[] criteria, Schoolkalender kalender, int[] regels)
        : base(Soorten.Afwezig, regels)
    {
        _criteria = criteria;
        _kalender = kalender;
        _gepland = new long[kalender.Aantal + 1];
        for (var i = 0; i < kalender.Aantal; i++)
            _gepland[i + 1] = _gepland[i] + kalender.Minuten[i];
        _vanafDag = [.. criteria.Select(c => kalender.Jaren.Select(j => EersteDagVanWeek(j, c.VanafSchoolweek, kalender)).ToArray())];
    }

    public override void BeginJaar(int eersteDag)
    {
        _jaar = _kalender.JaarIndex(eersteDag);
        _voorJaar = _gepland[eersteDag];
        _afwezig = 0;
        _volgende = eersteDag;
    }

    public override void Stap(Dagstaat dag, Episodelijst uitvoer)
    {
        Oordeel(dag.Dag - 1, uitvoer);
        _afwezig += dag.AfwezigeMinuten;
        _volgende = dag.Dag;
    }

    public override void Sluit(int laatsteDag, bool opPeildag, Episodelijst uitvoer)
    {
        Oordeel(laatsteDag, uitvoer);
        base.Sluit(laatsteDag, opPeildag, uitvoer);
    }

    // judges the days from _volgende up to and including tot, on which the absent minutes do not change
    private void Oordeel(int tot, Episodelijst uitvoer)
    {
        for (var k = 0; k < _criteria.Length; k++)
        {
            var van = Math.Max(_volgende, _vanafDag[k][_jaar]);
            if (van > tot)
                continue;
            var (minste, meeste) = Bereik(_criteria[k]);
            var eersteGepland = _gepland[van + 1] - _voorJaar;
            var aan = eersteGepland >= minste ? van : EersteDagMet(minste, van, tot);
            if (aan > tot || _gepland[aan + 1] - _voorJaar > meeste)
            {
                Uit(k, van, uitvoer);
                continue;
            }
            if (aan > van)
                Uit(k, van, uitvoer);
            Aan(k, aan, EersteDagMet(meeste + 1, aan, tot), uitvoer);
        }
    }

    // between which scheduled minutes (inclusive) the criterion holds at the present number of absent minutes
    private (long Minste, long Meeste) Bereik(Criterium.Aanwezigheid c)
    {
        var gemist = _afwezig * 1000;
        // at most g: S(1000-g) <= 1000A; under g: S(1000-g) < 1000A
        var meeste = c.GrensHoortErbij ? gemist / (1000 - c.Grens) : (gemist + 999 - c.Grens) / (1000 - c.Grens) - 1;
        var minste = c.Boven is { } boven ? gemist / (1000 - boven) + 1 : 0;
        return (minste, meeste);
    }

    // the first day from van on whose scheduled minutes up to and including it reach a number; tot + 1 when none does
    private int EersteDagMet(long gepland, int van, int tot)
    {
        var laag = van;
        var hoog = tot + 1;
        while (laag < hoog)
        {
            var midden = (laag + hoog) >>> 1;
            if (_gepland[midden + 1] - _voorJaar >= gepland)
                hoog = midden;
            else
                laag = midden + 1;
        }
        return laag;
    }

    private static int EersteDagVanWeek(JaarInKalender jaar, int schoolweek, Schoolkalender kalender)
    {
        var dag = jaar.EersteDag;
        while (dag <= jaar.LaatsteDag && kalender.Schoolweken[dag] - jaar.EersteSchoolweek + 1 < schoolweek)
            dag++;
        return dag;
    }
}
