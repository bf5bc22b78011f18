using System.Globalization;
using Routeboek.Domain.Kalenders;
using Routeboek.Domain.Verzuim;

namespace Routeboek.Application.Registraties.Bronnen;

/// <summary>A report about one pupil as a system keeps it: a period, in days, lesson hours or times.</summary>
internal ref struct Melding
{
    public required long Regel;
    public required ReadOnlySpan<byte> Leerling;
    public required DateOnly Begin;
    public required DateOnly Eind;

    /// <summary>The report has no end yet.</summary>
    public bool Open;

    public TimeOnly? Van;
    public TimeOnly? Tot;

    /// <summary>0 = not given.</summary>
    public int BeginLesuur;
    public int EindLesuur;

    public ReadOnlySpan<byte> Dagdeel;

    /// <summary>No slot was given and none may be assumed.</summary>
    public bool ZonderTijdvak;

    public required Verzuimsoort Soort;
    public ReadOnlySpan<byte> Minuten;
    public ReadOnlySpan<byte> Reden;

    public required string Datumkolom;
    public required string Lesuurkolom;
}

/// <summary>
/// Turns a period into the contract's rows: one per school day, or per school day and lesson hour. Days inside a period that are
/// no school day are passed over; a report about one single day goes to the judge as it is, so that a wrong date is told.
/// A row with a lesson hour gets no minutes from the clock: the contract counts a lesson hour as 60, and so the same absence
/// from two systems is the same row.
/// </summary>
/// <param name="kalender">The calendar of the school.</param>
/// <param name="openTot">Until which day open reports run, inclusive; null = their first day only.</param>
internal sealed class Uitvouwer(Schoolkalender kalender, DateOnly? openTot)
{
    /// <summary>The longest period, in days: a school year. A longer one is a typing error.</summary>
    public const int MaximalePeriode = 366;

    /// <summary>A report that begins or ends between 12:00 and 13:00 is about one half of the day.</summary>
    private static readonly TimeOnly Middag = new(12, 0);
    private static readonly TimeOnly EindOchtend = new(13, 0);

    private long _open;

    public void Lever(in Melding melding, Rijontvanger ontvanger)
    {
        var (begin, eind, tot) = (melding.Begin, melding.Eind, melding.Tot);
        if (melding.Open)
        {
            _open++;
            eind = openTot is { } dag && dag > begin ? dag : begin;
            if (eind.DayNumber - begin.DayNumber >= MaximalePeriode)
                eind = begin.AddDays(MaximalePeriode - 1);
            tot = null;
        }
        else if (tot == TimeOnly.MinValue && eind > begin)
        {
            // midnight belongs to the day before
            eind = eind.AddDays(-1);
            tot = null;
        }
        if (eind < begin)
        {
            ontvanger.Fout(melding.Regel, melding.Datumkolom, "het einde ligt voor het begin", "een einddatum op of na de begindatum");
            return;
        }
        if (eind.DayNumber - begin.DayNumber >= MaximalePeriode)
        {
            ontvanger.Fout(melding.Regel, melding.Datumkolom, $"de periode is langer dan {MaximalePeriode} dagen", "een periode binnen een schooljaar");
            return;
        }
        if (begin == eind && !melding.Open && tot is { } t && melding.Van is { } v && t < v)
        {
            ontvanger.Fout(melding.Regel, melding.Datumkolom, "de eindtijd ligt voor de begintijd", "een eindtijd na de begintijd");
            return;
        }
        var (vanUur, totUur) = (melding.BeginLesuur, melding.EindLesuur);
        if (vanUur == 0)
            vanUur = totUur;
        if (totUur == 0)
            totUur = vanUur;
        if (totUur > Tijdvak.HoogsteLesuur || vanUur > totUur)
        {
            ontvanger.Fout(melding.Regel, melding.Lesuurkolom,
                vanUur > totUur ? "het laatste lesuur ligt voor het eerste" : $"een lesuur boven {Tijdvak.HoogsteLesuur}",
                $"lesuren van 1 tot en met {Tijdvak.HoogsteLesuur}, het eerste voor het laatste");
            return;
        }
        if (melding.Soort == Verzuimsoort.TeLaat)
        {
            // late is once, where it began
            Rij(melding, begin, vanUur > 0 ? default : melding.Dagdeel, vanUur, melding.Minuten, ontvanger);
            return;
        }
        if (begin == eind && !melding.Open)
        {
            Dag(melding, begin, melding.Van, tot, vanUur, totUur, ontvanger);
            return;
        }
        var geleverd = false;
        for (var i = kalender.IndexOpOfNa(begin); i < kalender.Aantal && kalender.Datum(i) <= eind; i++)
        {
            var datum = kalender.Datum(i);
            geleverd = true;
            Dag(melding, datum, datum == begin ? melding.Van : null, datum == eind ? tot : null, vanUur, totUur, ontvanger);
        }
        if (!geleverd)
        {
            ontvanger.Fout(melding.Regel, melding.Datumkolom,
                eind < kalender.Van || begin > kalender.Tot ? "de periode ligt buiten de kalender" : "in deze periode ligt geen schooldag",
                string.Create(CultureInfo.InvariantCulture, $"schooldagen tussen {kalender.Van:yyyy-MM-dd} en {kalender.Tot:yyyy-MM-dd}"));
        }
    }

    /// <summary>Says once per file what was done with reports that have no end.</summary>
    public void Klaar(Rijontvanger ontvanger)
    {
        if (_open == 0)
            return;
        ontvanger.Opmerking(openTot is { } dag
            ? string.Create(CultureInfo.InvariantCulture, $"{_open} melding(en) zonder einddatum lopen door tot en met {dag:yyyy-MM-dd}.")
            : $"{_open} melding(en) zonder einddatum tellen alleen op de eerste dag. Vul de einddatum in het schoolsysteem in zodra die bekend is.");
        _open = 0;
    }

    private void Dag(in Melding melding, DateOnly datum, TimeOnly? van, TimeOnly? tot, int vanUur, int totUur, Rijontvanger ontvanger)
    {
        if (vanUur > 0)
        {
            for (var uur = vanUur; uur <= totUur; uur++)
                Rij(melding, datum, default, uur, melding.Minuten, ontvanger);
            return;
        }
        if (!melding.Dagdeel.IsEmpty || melding.ZonderTijdvak)
        {
            Rij(melding, datum, melding.Dagdeel, 0, melding.Minuten, ontvanger);
            return;
        }
        var dagdeel = "dag"u8;
        if (van >= Middag)
            dagdeel = "middag"u8;
        else if (tot is { } einde && einde <= EindOchtend && einde > TimeOnly.MinValue)
            dagdeel = "ochtend"u8;
        var index = kalender.IndexVan(datum);
        Span<byte> cijfers = stackalloc byte[4];
        if (melding.Minuten.IsEmpty && van is { } v && tot is { } t && index >= 0)
        {
            // only what says more than the slot itself
            var minuten = (int)(t - v).TotalMinutes;
            var tijdvak = dagdeel.SequenceEqual("dag"u8) ? Tijdvak.Dag : Tijdvak.Ochtend;
            if (minuten > 0 && minuten < Registratie.StandaardMinuten(melding.Soort, tijdvak, kalender.Minuten[index])
                && minuten.TryFormat(cijfers, out var n, default, CultureInfo.InvariantCulture))
            {
                Rij(melding, datum, dagdeel, 0, cijfers[..n], ontvanger);
                return;
            }
        }
        Rij(melding, datum, dagdeel, 0, melding.Minuten, ontvanger);
    }

    private static void Rij(in Melding melding, DateOnly datum, scoped ReadOnlySpan<byte> dagdeel, int lesuur, scoped ReadOnlySpan<byte> minuten, Rijontvanger ontvanger)
    {
        Span<byte> dag = stackalloc byte[10];
        var lengte = Tekst.Schrijf(datum, dag);
        Span<byte> uur = stackalloc byte[2];
        var n = 0;
        if (lesuur > 0)
            _ = lesuur.TryFormat(uur, out n, default, CultureInfo.InvariantCulture);
        ontvanger.Rij(new RuweRij
        {
            Regel = melding.Regel,
            Leerling = melding.Leerling,
            Datum = dag[..lengte],
            Dagdeel = dagdeel,
            Lesuur = uur[..n],
            Soort = Tekst.Woord(melding.Soort),
            Minuten = minuten,
            Reden = melding.Reden,
        });
    }
}
