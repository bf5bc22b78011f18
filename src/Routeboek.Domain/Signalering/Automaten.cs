using System.Numerics;
using System.Runtime.Intrinsics;
using Routeboek.Domain.Kalenders;
using Routeboek.Domain.Protocollen;
using Routeboek.Domain.Verzuim;

namespace Routeboek.Domain.Signalering;

/// <summary>Counts of rows over the school year: the rungs of a ladder over the same kinds share one count.</summary>
internal sealed class TellingAutomaat : Automaat
{
    private readonly Soorten _soorten;
    private readonly Vector128<int>[] _drempels; // per rung rows, lesson hours, half days; int.MaxValue = not counted
    private readonly Vector128<int>[] _bijdragen; // what a row adds to them, by kind and slot
    private readonly int[] _regels;

    public TellingAutomaat(Soorten soorten, Criterium.Telling[] criteria, int[] regels)
    {
        _soorten = soorten;
        _regels = regels;
        _drempels = [.. criteria.Select(c => Vector128.Create(Nodig(c, Teleenheid.Rijen), Nodig(c, Teleenheid.Lesuren), Nodig(c, Teleenheid.Dagdelen), int.MaxValue))];
        _bijdragen = [.. Enumerable.Range(0, 256).Select(code => Bijdrage(new Registratie((uint)code << Registratie.TijdvakVerschuiving)))];
    }

    public override void Beoordeel(Jaarstaat jaar, Episodelijst uitvoer)
    {
        var rijen = jaar.Rijen;
        var geteld = Vector128<int>.Zero;
        var nogUit = Haalbaar(jaar.Aantal(_soorten)); // a count only rises: what is on stays on for the rest of the year
        var volgende = Laagste(nogUit);
        foreach (var r in jaar.Met(_soorten))
        {
            geteld += _bijdragen[(int)(rijen[r] >> Registratie.TijdvakVerschuiving) & 0xFF];
            if (!Vector128.GreaterThanOrEqualAny(geteld, volgende))
                continue;
            for (var uit = nogUit; uit != 0; uit &= uit - 1)
            {
                var k = BitOperations.TrailingZeroCount(uit);
                if (!Vector128.GreaterThanOrEqualAny(geteld, _drempels[k]))
                    continue;
                nogUit &= ~(1 << k);
                Lopend.Schrijf(_regels[k], new Registratie(rijen[r]).Dag, jaar.LaatsteDag, jaar, uitvoer);
            }
            if (nogUit == 0)
                return;
            volgende = Laagste(nogUit);
        }
    }

    // the rungs that this many rows can reach: a row is at most one lesson hour and two half days
    private int Haalbaar(int rijen)
    {
        var meest = Vector128.Create(rijen, rijen, (int)Math.Min(2L * rijen, int.MaxValue - 1), 0);
        var regels = 0;
        for (var k = 0; k < _drempels.Length; k++)
            regels |= Vector128.GreaterThanOrEqualAny(meest, _drempels[k]) ? 1 << k : 0;
        return regels;
    }

    private Vector128<int> Laagste(int regels)
    {
        var laagste = Vector128.Create(int.MaxValue);
        for (; regels != 0; regels &= regels - 1)
            laagste = Vector128.Min(laagste, _drempels[BitOperations.TrailingZeroCount(regels)]);
        return laagste;
    }

    private Vector128<int> Bijdrage(Registratie rij) => _soorten.Bevat(rij.Soort)
        ? Vector128.Create(1, rij.Tijdvak.IsLesuur ? 1 : 0, rij.Tijdvak.Dagdelen, 0)
        : Vector128<int>.Zero;

    public override Ondergrens Ondergrens => new(_soorten, 1);

    private static int Nodig(Criterium.Telling criterium, Teleenheid eenheid) => criterium.Drempels
        .Where(d => d.Eenheid == eenheid).Select(d => d.Drempel.Eerste).DefaultIfEmpty(int.MaxValue).Min();
}

/// <summary>On on each day with a row of these kinds.</summary>
internal sealed class DagmeldingAutomaat(Criterium.Dagmelding criterium, int regel) : Automaat
{
    public override Ondergrens Ondergrens => new(criterium.Soorten, 1);

    public override void Beoordeel(Jaarstaat jaar, Episodelijst uitvoer)
    {
        var rijen = jaar.Rijen;
        var lopend = new Lopend(regel);
        foreach (var r in jaar.Met(criterium.Soorten))
        {
            var dag = new Registratie(rijen[r]).Dag;
            lopend.Aan(dag, dag + 1, uitvoer);
        }
        lopend.Sluit(jaar, uitvoer);
    }
}

/// <summary>Days with a row of these kinds inside a window.</summary>
internal sealed class DagenMetAutomaat(Criterium.DagenMet criterium, Terugblik terugblik, int meesteDagen, int regel) : Automaat
{
    private readonly int _nodig = criterium.Drempel.Eerste;
    private readonly int[] _dagen = new int[meesteDagen];

    public override Ondergrens Ondergrens => new(criterium.Soorten, _nodig);

    public override void Beoordeel(Jaarstaat jaar, Episodelijst uitvoer)
    {
        var rijen = jaar.Rijen;
        var lopend = new Lopend(regel);
        var n = 0;
        foreach (var r in jaar.Met(criterium.Soorten))
        {
            var dag = new Registratie(rijen[r]).Dag;
            if (n > 0 && _dagen[n - 1] == dag)
                continue;
            _dagen[n++] = dag;
            if (n < _nodig)
                continue;
            var oudste = _dagen[n - _nodig];
            if (oudste >= terugblik.Begin[dag])
                lopend.Aan(dag, terugblik.Verloopt[oudste], uitvoer);
        }
        lopend.Sluit(jaar, uitvoer);
    }
}

/// <summary>Minutes of these kinds inside a window.</summary>
internal sealed class MinutenAutomaat(Criterium.Minuten criterium, Terugblik terugblik, int meesteDagen, int regel) : Automaat
{
    private readonly int _nodig = criterium.Drempel.Eerste;
    private readonly int[] _dagen = new int[meesteDagen];
    private readonly int[] _minuten = new int[meesteDagen];

    public override Ondergrens Ondergrens => new(criterium.Soorten, 1) { Minuten = _nodig, MinutenPerRij = criterium.MinutenPerLesuur };

    public override void Beoordeel(Jaarstaat jaar, Episodelijst uitvoer)
    {
        var rijen = jaar.Rijen;
        var lopend = new Lopend(regel);
        int eerste = 0, som = 0, n = 0;
        foreach (var r in jaar.Met(criterium.Soorten))
        {
            var rij = new Registratie(rijen[r]);
            var dag = rij.Dag;
            var minuten = Telt(rij);
            if (n == 0 || _dagen[n - 1] != dag)
            {
                _dagen[n] = dag;
                _minuten[n++] = 0;
            }
            _minuten[n - 1] += minuten;
            som += minuten;
            var begin = terugblik.Begin[dag];
            while (_dagen[eerste] < begin)
                som -= _minuten[eerste++];
            if (som < _nodig)
                continue;

            // off when the oldest days that it cannot do without have left the window
            var rest = som;
            var laatsteNodige = eerste;
            while ((rest -= _minuten[laatsteNodige]) >= _nodig)
                laatsteNodige++;
            lopend.Aan(dag, terugblik.Verloopt[_dagen[laatsteNodige]], uitvoer);
        }
        lopend.Sluit(jaar, uitvoer);
    }

    private int Telt(Registratie rij) =>
        criterium.MinutenPerLesuur > 0 && rij.Tijdvak.IsLesuur ? criterium.MinutenPerLesuur : rij.Minuten;
}

/// <summary>Spells of illness that begin inside a window; one that grows too long stops counting on the day it does.</summary>
internal sealed class ZiekteperiodenAutomaat(Criterium.Ziekteperioden criterium, Terugblik terugblik, int meesteDagen, int regel) : Automaat
{
    private readonly int[] _eerste = new int[meesteDagen]; // first days of the spells that count
    private readonly int _nodig = criterium.Drempel.Eerste;
    private readonly int _maxDagen = criterium.MaxDagen == 0 ? int.MaxValue : criterium.MaxDagen;

    public override Ondergrens Ondergrens => new() { Ziekteperioden = _nodig };

    public override void Beoordeel(Jaarstaat jaar, Episodelijst uitvoer)
    {
        if (!KomenErGenoegBijeen(jaar.Perioden))
            return;
        var lopend = new Lopend(regel);
        var aantal = 0;
        foreach (ref readonly var periode in jaar.Perioden)
        {
            _eerste[aantal++] = periode.Eerste;
            // until its last day that counts, the window moves on under it
            var laatste = Math.Min(periode.Laatste, (int)Math.Min(periode.Eerste + (long)_maxDagen - 1, int.MaxValue));
            Op(periode.Eerste, aantal, ref lopend, uitvoer);
            if (periode.Laatste > laatste)
            {
                aantal--;
                Op(laatste + 1, aantal, ref lopend, uitvoer);
            }
        }
        lopend.Sluit(jaar, uitvoer);
    }

    // enough spells begin within one window; those that grow too long are not left out yet
    private bool KomenErGenoegBijeen(ReadOnlySpan<Dagenreeks> perioden)
    {
        for (int oudste = 0, nieuwste = _nodig - 1; nieuwste < perioden.Length; oudste++, nieuwste++)
        {
            if (perioden[oudste].Eerste >= terugblik.Begin[perioden[nieuwste].Eerste])
                return true;
        }
        return false;
    }

    private void Op(int dag, int aantal, ref Lopend lopend, Episodelijst uitvoer)
    {
        if (aantal >= _nodig && _eerste[aantal - _nodig] >= terugblik.Begin[dag])
            lopend.Aan(dag, terugblik.Verloopt[_eerste[aantal - _nodig]], uitvoer);
        else
            lopend.Uit(dag, uitvoer);
    }
}

/// <summary>Sick days inside a window, in enough spells that touch it.</summary>
internal sealed class ZiektedagenAutomaat(Criterium.Ziektedagen criterium, Terugblik terugblik, int regel) : Automaat
{
    private readonly int _nodig = criterium.Drempel.Eerste;
    private readonly int _perioden = Math.Max(1, criterium.MinPerioden);

    public override Ondergrens Ondergrens => new() { Ziektedagen = _nodig, Ziekteperioden = _perioden };

    public override void Beoordeel(Jaarstaat jaar, Episodelijst uitvoer)
    {
        var dagen = jaar.Ziektedagen;
        var perioden = jaar.Perioden;
        var lopend = new Lopend(regel);
        for (var n = _nodig - 1; n < dagen.Length; n++)
        {
            var dag = dagen[n].Dag;
            var eerste = dagen[n].Periode - _perioden + 1; // the spell with which there are enough
            // both hold while the older of these two days is inside: the day that makes enough days, the last day of the spell that makes enough spells
            var oudste = dagen[n - _nodig + 1].Dag;
            if (oudste < terugblik.Begin[dag] || eerste < 0)
                continue;
            oudste = Math.Min(oudste, _perioden == 1 ? dag : perioden[eerste].Laatste);
            if (oudste >= terugblik.Begin[dag])
                lopend.Aan(dag, terugblik.Verloopt[oudste], uitvoer);
        }
        lopend.Sluit(jaar, uitvoer);
    }
}

/// <summary>A spell of illness that is long so far; the rungs share the spells.</summary>
internal sealed class LangZiekAutomaat(Criterium.LangZiek[] criteria, int[] regels) : Automaat
{
    private readonly int[] _nodig = [.. criteria.Select(c => c.Drempel.Eerste)];

    public override Ondergrens Ondergrens => new() { Ziektedagen = _nodig.Min(), Reeks = _nodig.Min() };

    public override void Beoordeel(Jaarstaat jaar, Episodelijst uitvoer)
    {
        foreach (ref readonly var periode in jaar.Perioden)
        {
            for (var k = 0; k < _nodig.Length; k++)
            {
                if (periode.Lengte >= _nodig[k])
                    Lopend.Schrijf(regels[k], periode.Eerste + _nodig[k] - 1, periode.Laatste, jaar, uitvoer);
            }
        }
    }
}

/// <summary>Runs of days of not taking part; the signals that use the same share of a day share the runs.</summary>
internal sealed class ReeksAutomaat : Automaat
{
    private readonly int _aandeel;
    private readonly int[] _regels;
    private readonly bool[] _nietAlleenZiek;
    private readonly int[][] _bereiktOp; // per signal and first day: the first day on which the run is long enough
    private readonly int[] _eersteBereiktOp; // the first of these
    private readonly Dagenreeks[] _reeksen; // the first is a place holder
    private readonly int[] _eersteNietZiek; // per run its first day that is no sick day

    public ReeksAutomaat(int aandeelProcent, Criterium.Reeks[] criteria, Schoolkalender kalender, int meesteDagen, int[] regels)
    {
        _aandeel = aandeelProcent;
        _regels = regels;
        _nietAlleenZiek = [.. criteria.Select(c => c.NietAlleenZiek)];
        _bereiktOp = [.. criteria.Select(c => BereiktOp(c, kalender))];
        _eersteBereiktOp = [.. Enumerable.Range(0, kalender.Aantal).Select(f => _bereiktOp.Min(b => b[f]))];
        _reeksen = new Dagenreeks[meesteDagen + 1];
        _eersteNietZiek = new int[meesteDagen + 1];
        Ondergrens = new Ondergrens { Reeks = KortsteReeks(kalender) };
    }

    public override Ondergrens Ondergrens { get; }

    // the fewest school days within one school year in which a run can become long enough
    private int KortsteReeks(Schoolkalender kalender)
    {
        var kortste = int.MaxValue;
        foreach (var jaar in kalender.Jaren)
        {
            for (var f = jaar.EersteDag; f <= jaar.LaatsteDag; f++)
                kortste = _eersteBereiktOp[f] <= jaar.LaatsteDag ? Math.Min(kortste, _eersteBereiktOp[f] - f + 1) : kortste;
        }
        return kortste;
    }

    public override void Beoordeel(Jaarstaat jaar, Episodelijst uitvoer)
    {
        int aantal = 0, vorige = -2;
        var minuten = jaar.TelNietMeedoen();
        foreach (ref readonly var weg in jaar.Wegdagen)
        {
            // no branches: whether a run goes on cannot be predicted
            var dag = weg.Dag;
            var mee = (minuten[jaar.NaRij(weg.Nummer)] - minuten[jaar.NaRij(weg.Nummer - 1)]) * 100 >= _aandeel * jaar.Dagminuten(dag);
            var begint = mee & dag != vorige + 1;
            aantal += begint ? 1 : 0;
            ref var reeks = ref _reeksen[aantal];
            reeks.Eerste = begint ? dag : reeks.Eerste;
            reeks.Laatste = mee ? dag : reeks.Laatste;
            vorige = mee ? dag : vorige;
            var nietZiek = mee & !jaar.IsZiektedag(weg.Nummer, dag) ? dag : int.MaxValue;
            _eersteNietZiek[aantal] = begint ? nietZiek : Math.Min(nietZiek, _eersteNietZiek[aantal]);
        }
        for (var r = 1; r <= aantal; r++)
        {
            if (_reeksen[r].Laatste >= _eersteBereiktOp[_reeksen[r].Eerste])
                Schrijf(_reeksen[r].Eerste, _reeksen[r].Laatste, _eersteNietZiek[r], jaar, uitvoer);
        }
    }

    private void Schrijf(int eerste, int laatste, int eersteNietZiek, Jaarstaat jaar, Episodelijst uitvoer)
    {
        for (var k = 0; k < _regels.Length; k++)
        {
            var sinds = _nietAlleenZiek[k] ? Math.Max(_bereiktOp[k][eerste], eersteNietZiek) : _bereiktOp[k][eerste];
            if (sinds <= laatste)
                Lopend.Schrijf(_regels[k], sinds, laatste, jaar, uitvoer);
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
    private readonly int[] _regels;
    private readonly Lopend[] _lopend;
    private readonly int[][] _vanafDag; // per criterion and year: first day it can be on
    private readonly long[] _gepland; // scheduled minutes before day i
    private readonly Schoolkalender _kalender;

    public AanwezigheidAutomaat(Criterium.Aanwezigheid[] criteria, Schoolkalender kalender, int[] regels)
    {
        _criteria = criteria;
        _regels = regels;
        _lopend = new Lopend[regels.Length];
        _kalender = kalender;
        _gepland = new long[kalender.Aantal + 1];
        for (var i = 0; i < kalender.Aantal; i++)
            _gepland[i + 1] = _gepland[i] + kalender.Minuten[i];
        _vanafDag = [.. criteria.Select(c => kalender.Jaren.Select(j => EersteDagVanWeek(j, c.VanafSchoolweek, kalender)).ToArray())];
    }

    public override Ondergrens Ondergrens => new(Soorten.Afwezig, 1);

    public override void Beoordeel(Jaarstaat jaar, Episodelijst uitvoer)
    {
        for (var k = 0; k < _lopend.Length; k++)
            _lopend[k] = new Lopend(_regels[k]);
        var rijen = jaar.Rijen;
        var afwezig = 0L;
        var volgende = jaar.EersteDag; // first day not judged yet
        var minuten = jaar.TelAfwezig();
        for (var nummer = 1; nummer <= jaar.AantalDagen; nummer++)
        {
            var dag = new Registratie(rijen[jaar.NaRij(nummer) - 1]).Dag;
            Oordeel(jaar, afwezig, volgende, dag - 1, uitvoer);
            afwezig += Math.Min(jaar.Dagminuten(dag), minuten[jaar.NaRij(nummer)] - minuten[jaar.NaRij(nummer - 1)]);
            volgende = dag;
        }
        Oordeel(jaar, afwezig, volgende, jaar.LaatsteDag, uitvoer);
        foreach (ref var lopend in _lopend.AsSpan())
            lopend.Sluit(jaar, uitvoer);
    }

    // judges the days from van up to and including tot, on which the absent minutes do not change
    private void Oordeel(Jaarstaat jaar, long afwezig, int van, int tot, Episodelijst uitvoer)
    {
        if (afwezig == 0 || van > tot)
            return;
        var voorJaar = _gepland[jaar.EersteDag];
        var jaarIndex = _kalender.JaarIndex(jaar.EersteDag);
        for (var k = 0; k < _criteria.Length; k++)
        {
            var begin = Math.Max(van, _vanafDag[k][jaarIndex]);
            if (begin > tot)
                continue;
            var (minste, meeste) = Bereik(_criteria[k], afwezig);
            var aan = _gepland[begin + 1] - voorJaar >= minste ? begin : EersteDagMet(minste + voorJaar, begin, tot);
            if (aan > begin || _gepland[begin + 1] - voorJaar > meeste)
                _lopend[k].Uit(begin, uitvoer);
            if (aan <= tot && _gepland[aan + 1] - voorJaar <= meeste)
                _lopend[k].Aan(aan, EersteDagMet(meeste + 1 + voorJaar, aan, tot), uitvoer);
        }
    }

    // between which scheduled minutes (inclusive) the criterion holds at a number of absent minutes
    private static (long Minste, long Meeste) Bereik(Criterium.Aanwezigheid c, long afwezig)
    {
        var gemist = afwezig * 1000;
        // at most g: S(1000-g) <= 1000A; under g: S(1000-g) < 1000A
        var meeste = c.GrensHoortErbij ? gemist / (1000 - c.Grens) : (gemist + 999 - c.Grens) / (1000 - c.Grens) - 1;
        var minste = c.Boven is { } boven ? gemist / (1000 - boven) + 1 : 0;
        return (minste, meeste);
    }

    // the first day from van on up to and including which this many minutes are scheduled in all; tot + 1 when none is
    private int EersteDagMet(long gepland, int van, int tot)
    {
        var laag = van;
        var hoog = tot + 1;
        while (laag < hoog)
        {
            var midden = (laag + hoog) >>> 1;
            if (_gepland[midden + 1] >= gepland)
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
