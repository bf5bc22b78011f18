using Routeboek.Domain.Kalenders;
using Routeboek.Domain.Protocollen;
using Routeboek.Domain.Verzuim;

namespace Routeboek.Domain.Signalering;

/// <summary>What a signal's criterion came to on one day.</summary>
/// <param name="Waarde">The count, minutes, days or months; in tenths when <paramref name="InTienden"/>.</param>
/// <param name="Grens">The number as the protocol writes it; in tenths when <paramref name="InTienden"/>.</param>
/// <param name="InTienden">True for percentages: 949 is 94.9 %.</param>
/// <param name="Eenheid">The unit, for people.</param>
/// <param name="Nog">How much is still missing, in <paramref name="Eenheid"/>; 0 when the criterion holds.</param>
public readonly record struct Verklaring(int Waarde, int Grens, bool InTienden, string Eenheid, int Nog)
{
    /// <summary>What stands beside it as information and decides nothing, in plain Dutch; null when there is nothing.</summary>
    public string? Ernaast { get; init; }
}

/// <summary>
/// Explains a signal on a day from the rows themselves: value, threshold and exactly the rows that were counted. Works from the
/// definitions and not from the state machines; used only for the signals that are shown. Not thread-safe.
/// </summary>
public sealed class Verklaarder
{
    private readonly Signaleerder _signaleerder;
    private readonly Schoolkalender _kalender;
    private Dagstaat _dag;
    private readonly Ziekteloop _ziekte;
    private readonly long[] _gepland;

    public Verklaarder(Signaleerder signaleerder)
    {
        _signaleerder = signaleerder;
        _kalender = signaleerder.Kalender;
        _ziekte = new Ziekteloop(signaleerder.MeesteDagenInEenJaar);
        _gepland = new long[_kalender.Aantal + 1];
        for (var i = 0; i < _kalender.Aantal; i++)
            _gepland[i + 1] = _gepland[i] + _kalender.Minuten[i];
    }

    /// <summary>Explains a signal that is on on this day.</summary>
    /// <param name="regel">Index of the signal in the protocol.</param>
    /// <param name="rijen">The evaluated rows of the pupil, ordered by day.</param>
    /// <param name="dag">The day.</param>
    /// <param name="bewijs">Receives the indices in <paramref name="rijen"/> of the rows counted; emptied first.</param>
    public Verklaring Verklaar(int regel, ReadOnlySpan<uint> rijen, int dag, List<int> bewijs)
    {
        var (van, tot) = Jaarrijen(rijen, dag);
        bewijs.Clear();
        return _signaleerder.Protocol.Signalen[regel].Criterium switch
        {
            Criterium.Telling c => Telling(c, rijen, van, tot, bewijs),
            Criterium.Dagmelding c => Dagmelding(c, rijen, van, tot, dag, bewijs),
            Criterium.DagenMet c => DagenMet(c, rijen, van, tot, dag, bewijs),
            Criterium.Minuten c => Minuten(c, rijen, van, tot, dag, bewijs),
            Criterium.Ziekteperioden c => Ziekteperioden(c, rijen, van, tot, dag, bewijs),
            Criterium.Ziektedagen c => Ziektedagen(c, rijen, van, tot, dag, bewijs),
            Criterium.LangZiek c => LangZiek(c, rijen, van, tot, dag, bewijs),
            Criterium.Reeks c => Reeks(c, rijen, van, tot, dag, bewijs),
            Criterium.Aanwezigheid c => Aanwezigheid(c, rijen, van, tot, dag, bewijs),
            var c => throw new InvalidOperationException($"onbekend criterium {c.GetType().Name}"),
        };
    }

    /// <summary>
    /// How far a counting signal that is off on this day is from its threshold; null for a criterion without such a distance:
    /// a report of the day itself, presence, a run that is not going on, and the legal norm for who is not leerplichtig.
    /// </summary>
    public Verklaring? Nadert(int regel, ReadOnlySpan<uint> rijen, int dag, Leerplichtvak plicht, List<int> bewijs)
    {
        var criterium = _signaleerder.Protocol.Signalen[regel].Criterium;
        if (criterium is Criterium.Dagmelding or Criterium.Aanwezigheid
            || criterium is Criterium.Minuten { AlleenLeerplichtig: true } && !plicht.Bevat(dag))
        {
            bewijs.Clear();
            return null;
        }
        var verklaring = Verklaar(regel, rijen, dag, bewijs);
        var loopt = criterium is not (Criterium.LangZiek or Criterium.Reeks) || verklaring.Waarde > 0;
        return loopt && verklaring.Nog > 0 ? verklaring : null;
    }

    // the rows of the school year of the day up to and including it: [van, tot)
    private (int Van, int Tot) Jaarrijen(ReadOnlySpan<uint> rijen, int dag)
    {
        var eersteDag = _kalender.JaarVan(dag).EersteDag;
        return (EersteRij(rijen, eersteDag), EersteRij(rijen, dag + 1));
    }

    private static int EersteRij(ReadOnlySpan<uint> rijen, int dag)
    {
        var laag = 0;
        var hoog = rijen.Length;
        while (laag < hoog)
        {
            var midden = (laag + hoog) >>> 1;
            if (new Registratie(rijen[midden]).Dag >= dag)
                hoog = midden;
            else
                laag = midden + 1;
        }
        return laag;
    }

    private static Verklaring Telling(Criterium.Telling c, ReadOnlySpan<uint> rijen, int van, int tot, List<int> bewijs)
    {
        int lesuren = 0, dagdelen = 0, aantal = 0;
        for (var i = van; i < tot; i++)
        {
            var rij = new Registratie(rijen[i]);
            if (!c.Soorten.Bevat(rij.Soort))
                continue;
            aantal++;
            lesuren += rij.Tijdvak.IsLesuur ? 1 : 0;
            dagdelen += rij.Tijdvak.Dagdelen;
        }

        // the first count that reaches its threshold; while none does, the one that is nearest
        var gekozen = 0;
        for (var k = 0; k < c.Drempels.Count; k++)
        {
            var stand = Stand(c.Drempels[k].Eenheid, aantal, lesuren, dagdelen);
            if (stand >= c.Drempels[k].Drempel.Eerste)
            {
                gekozen = k;
                break;
            }
            if ((long)stand * c.Drempels[gekozen].Drempel.Eerste > (long)Stand(c.Drempels[gekozen].Eenheid, aantal, lesuren, dagdelen) * c.Drempels[k].Drempel.Eerste)
                gekozen = k;
        }

        var drempel = c.Drempels[gekozen];
        for (var i = van; i < tot; i++)
        {
            var rij = new Registratie(rijen[i]);
            if (c.Soorten.Bevat(rij.Soort) && TeltMee(drempel.Eenheid, rij.Tijdvak))
                bewijs.Add(i);
        }
        return Getal(Stand(drempel.Eenheid, aantal, lesuren, dagdelen), drempel.Drempel, c.Eenheden[gekozen]);
    }

    private static int Stand(Teleenheid eenheid, int rijen, int lesuren, int dagdelen) => eenheid switch
    {
        Teleenheid.Rijen => rijen,
        Teleenheid.Lesuren => lesuren,
        Teleenheid.Dagdelen => dagdelen,
    };

    private static bool TeltMee(Teleenheid eenheid, Tijdvak vak) => eenheid switch
    {
        Teleenheid.Rijen => true,
        Teleenheid.Lesuren => vak.IsLesuur,
        Teleenheid.Dagdelen => vak.IsDagdeel,
    };

    private static Verklaring Dagmelding(Criterium.Dagmelding c, ReadOnlySpan<uint> rijen, int van, int tot, int dag, List<int> bewijs)
    {
        var aantal = 0;
        for (var i = van; i < tot; i++)
        {
            var rij = new Registratie(rijen[i]);
            if (!c.Soorten.Bevat(rij.Soort))
                continue;
            aantal++;
            if (rij.Dag == dag)
                bewijs.Add(i);
        }
        return new Verklaring(aantal, 1, InTienden: false, c.Eenheid, Nog: 0);
    }

    private Verklaring DagenMet(Criterium.DagenMet c, ReadOnlySpan<uint> rijen, int van, int tot, int dag, List<int> bewijs)
    {
        var begin = _signaleerder.Terugblik(c.Venster).Begin[dag];
        int aantal = 0, vorige = -1;
        for (var i = van; i < tot; i++)
        {
            var rij = new Registratie(rijen[i]);
            if (rij.Dag < begin || !c.Soorten.Bevat(rij.Soort))
                continue;
            bewijs.Add(i);
            aantal += rij.Dag == vorige ? 0 : 1;
            vorige = rij.Dag;
        }
        return Getal(aantal, c.Drempel, c.Eenheid);
    }

    private Verklaring Minuten(Criterium.Minuten c, ReadOnlySpan<uint> rijen, int van, int tot, int dag, List<int> bewijs)
    {
        var begin = _signaleerder.Terugblik(c.Venster).Begin[dag];
        var minuten = 0;
        for (var i = van; i < tot; i++)
        {
            var rij = new Registratie(rijen[i]);
            if (rij.Dag < begin || !c.Soorten.Bevat(rij.Soort))
                continue;
            bewijs.Add(i);
            minuten += c.MinutenPerLesuur > 0 && rij.Tijdvak.IsLesuur ? c.MinutenPerLesuur : rij.Minuten;
        }
        return Getal(minuten, c.Drempel, c.Eenheid);
    }

    private Verklaring Ziekteperioden(Criterium.Ziekteperioden c, ReadOnlySpan<uint> rijen, int van, int tot, int dag, List<int> bewijs)
    {
        LeesZiekte(rijen, van, tot);
        var begin = _signaleerder.Terugblik(c.Venster).Begin[dag];
        var aantal = 0;
        for (var p = 0; p < _ziekte.Aantal; p++)
        {
            var lengte = _ziekte.Laatste[p] - _ziekte.Eerste[p] + 1;
            if (_ziekte.Eerste[p] < begin || c.MaxDagen > 0 && lengte > c.MaxDagen)
                continue;
            aantal++;
            Zieke(rijen, _ziekte.Eerste[p], _ziekte.Laatste[p], bewijs);
        }
        return Getal(aantal, c.Drempel, c.Eenheid);
    }

    private Verklaring Ziektedagen(Criterium.Ziektedagen c, ReadOnlySpan<uint> rijen, int van, int tot, int dag, List<int> bewijs)
    {
        LeesZiekte(rijen, van, tot);
        var begin = _signaleerder.Terugblik(c.Venster).Begin[dag];
        int dagen = 0, perioden = 0;
        for (var p = 0; p < _ziekte.Aantal; p++)
        {
            var eerste = Math.Max(begin, _ziekte.Eerste[p]);
            if (_ziekte.Laatste[p] < begin)
                continue;
            perioden++;
            dagen += _ziekte.Laatste[p] - eerste + 1;
            Zieke(rijen, eerste, _ziekte.Laatste[p], bewijs);
        }
        var verklaring = Getal(dagen, c.Drempel, c.Eenheid);
        return verklaring.Nog == 0 && perioden < c.MinPerioden
            ? verklaring with { Nog = c.MinPerioden - perioden, Eenheid = "ziekteperioden" }
            : verklaring;
    }

    private Verklaring LangZiek(Criterium.LangZiek c, ReadOnlySpan<uint> rijen, int van, int tot, int dag, List<int> bewijs)
    {
        LeesZiekte(rijen, van, tot);
        if (_ziekte.Aantal == 0 || _ziekte.Laatste[_ziekte.Aantal - 1] != dag)
            return Getal(0, c.Drempel, c.Eenheid);
        Zieke(rijen, _ziekte.Eerste[_ziekte.Aantal - 1], dag, bewijs);
        return Getal(_ziekte.Lengte, c.Drempel, c.Eenheid);
    }

    private Verklaring Reeks(Criterium.Reeks c, ReadOnlySpan<uint> rijen, int van, int tot, int dag, List<int> bewijs)
    {
        int eerste = -1, laatste = -2, begin = tot;
        var alleenZiek = true;
        for (var i = van; i < tot;)
        {
            var j = Lees(rijen, i);
            if ((_dag.Soorten & Soorten.NietMeedoen.Bits) != 0 && _dag.NietMeedoenMinuten * 100 >= c.AandeelProcent * _dag.Dagminuten)
            {
                if (_dag.Dag != laatste + 1)
                {
                    eerste = _dag.Dag;
                    begin = i;
                    alleenZiek = true;
                }
                laatste = _dag.Dag;
                alleenZiek &= _dag.IsZiektedag;
            }
            i = j;
        }
        if (laatste != dag)
            return Getal(0, c.Drempel, c.Eenheid);
        for (var i = begin; i < tot; i++)
        {
            if (Soorten.NietMeedoen.Bevat(new Registratie(rijen[i]).Soort))
                bewijs.Add(i);
        }
        var waarde = c.Maat switch
        {
            Reeksmaat.Schooldagen => dag - eerste + 1,
            Reeksmaat.Kalenderdagen => _kalender.Dagnummers[dag] - _kalender.Dagnummers[eerste] + 1,
            Reeksmaat.Maanden => HeleMaanden(_kalender.Datum(eerste), _kalender.Datum(dag)),
        };
        var verklaring = Getal(waarde, c.Drempel, c.Eenheid);
        return c.NietAlleenZiek && alleenZiek ? verklaring with { Nog = 0 } : verklaring;
    }

    private Verklaring Aanwezigheid(Criterium.Aanwezigheid c, ReadOnlySpan<uint> rijen, int van, int tot, int dag, List<int> bewijs)
    {
        var afwezig = 0L;
        for (var i = van; i < tot;)
        {
            var j = Lees(rijen, i);
            afwezig += _dag.AfwezigeMinuten;
            for (; i < j; i++)
            {
                var rij = new Registratie(rijen[i]);
                if (rij.Minuten > 0 && Soorten.Afwezig.Bevat(rij.Soort))
                    bewijs.Add(i);
            }
        }
        var eersteDag = _kalender.JaarVan(dag).EersteDag;
        var ernaast = c.ToonSchoolweken == 0 ? null : $"de laatste {c.ToonSchoolweken} schoolweken {Procent(Laatste(c.ToonSchoolweken, rijen, van, tot, eersteDag, dag))} %";
        return new Verklaring(Tienden(_gepland[dag + 1] - _gepland[eersteDag], afwezig), c.Grens, InTienden: true, c.Eenheid, Nog: 0) { Ernaast = ernaast };
    }

    // presence over the last school weeks of the year, in tenths of a percent
    private int Laatste(int schoolweken, ReadOnlySpan<uint> rijen, int van, int tot, int eersteDag, int dag)
    {
        var begin = dag;
        while (begin > eersteDag && _kalender.Schoolweken[begin - 1] > _kalender.Schoolweken[dag] - schoolweken)
            begin--;
        var afwezig = 0L;
        for (var i = van; i < tot;)
        {
            i = Lees(rijen, i);
            afwezig += _dag.Dag >= begin ? _dag.AfwezigeMinuten : 0;
        }
        return Tienden(_gepland[dag + 1] - _gepland[begin], afwezig);
    }

    // rounded down
    private static int Tienden(long gepland, long afwezig) => (int)((gepland - afwezig) * 1000 / gepland);

    private static string Procent(int tienden) => $"{tienden / 10},{tienden % 10}";

    private int Lees(ReadOnlySpan<uint> rijen, int i) => _dag.Lees(rijen, i, _kalender.Minuten);

    private void LeesZiekte(ReadOnlySpan<uint> rijen, int van, int tot)
    {
        _ziekte.Begin();
        for (var i = van; i < tot;)
        {
            i = Lees(rijen, i);
            if (_dag.IsZiektedag)
                _ziekte.Ziektedag(_dag.Dag);
        }
    }

    // the sick rows of a run of sick days, both days inclusive
    private static void Zieke(ReadOnlySpan<uint> rijen, int eerste, int laatste, List<int> bewijs)
    {
        for (var i = EersteRij(rijen, eerste); i < rijen.Length && new Registratie(rijen[i]).Dag <= laatste; i++)
        {
            if (Soorten.Ziekte.Bevat(new Registratie(rijen[i]).Soort))
                bewijs.Add(i);
        }
    }

    private static Verklaring Getal(int waarde, Drempel drempel, string eenheid) =>
        new(waarde, drempel.Getal, InTienden: false, eenheid, Math.Max(0, drempel.Eerste - waarde));

    private static int HeleMaanden(DateOnly van, DateOnly tot)
    {
        var maanden = (tot.Year - van.Year) * 12 + tot.Month - van.Month;
        return van.AddMonths(maanden) <= tot ? maanden : maanden - 1;
    }
}
