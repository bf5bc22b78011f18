using System.Globalization;

namespace Routeboek.Domain.Kalenders;

/// <summary>
/// The school days of a school, a region or one pupil, in order, each with its scheduled minutes.
/// Every other date is not a school day. Immutable; days are addressed by their index in this calendar.
/// Source: contract "signaleren", KALENDER.csv and "Days and spells".
/// </summary>
public sealed class Schoolkalender
{
    /// <summary>The most school days one calendar holds (40 school years); a packed registration has 13 bits for the day.</summary>
    public const int MaximaalAantalDagen = 8192;

    /// <summary>The longest scheduled day, in minutes, inclusive.</summary>
    public const int MaximaleDagminuten = 1440;

    private readonly int[] _dagnummers;
    private readonly int[] _minuten;
    private readonly int[] _schoolweken;
    private readonly int[] _jaarindex;
    private readonly JaarInKalender[] _jaren;
    private readonly short[] _indexPerDag; // by day number since the first day; -1 where no school day

    /// <summary>Builds a calendar from school days in ascending order without doubles.</summary>
    /// <exception cref="ArgumentException">No days, too many days, a day twice or out of order, or minutes outside 1-1440.</exception>
    public Schoolkalender(IReadOnlyList<Schooldag> dagen)
        : this(dagen, null)
    {
    }

    private Schoolkalender(IReadOnlyList<Schooldag> dagen, Schoolkalender? basis)
    {
        if (dagen.Count is 0 or > MaximaalAantalDagen)
            throw new ArgumentException($"Een kalender heeft 1 tot {MaximaalAantalDagen} schooldagen.", nameof(dagen));
        var n = dagen.Count;
        _dagnummers = new int[n];
        _minuten = new int[n];
        _schoolweken = new int[n];
        _jaarindex = new int[n];
        var jaren = new List<JaarInKalender>();
        var week = -1;
        var vorigeMaandag = int.MinValue;
        for (var i = 0; i < n; i++)
        {
            var (datum, minuten) = dagen[i];
            if (minuten is < 1 or > MaximaleDagminuten)
                throw new ArgumentException($"Een schooldag heeft 1 tot {MaximaleDagminuten} minuten, niet {minuten}.", nameof(dagen));
            var nummer = datum.DayNumber;
            if (i > 0 && nummer <= _dagnummers[i - 1])
                throw new ArgumentException("Schooldagen staan op volgorde en komen elk een keer voor.", nameof(dagen));
            _dagnummers[i] = nummer;
            _minuten[i] = minuten;
            if (basis is null)
            {
                var maandag = nummer - ((int)datum.DayOfWeek + 6) % 7;
                if (maandag != vorigeMaandag)
                {
                    week++;
                    vorigeMaandag = maandag;
                }
                _schoolweken[i] = week;
            }
            else
            {
                _schoolweken[i] = basis._schoolweken[basis.IndexVan(datum)];
            }

            var jaar = Schooljaar.Met(datum);
            if (jaren.Count == 0 || jaren[^1].Jaar != jaar)
            {
                var eersteWeek = basis is null ? _schoolweken[i] : basis.Jaren.First(j => j.Jaar == jaar).EersteSchoolweek;
                jaren.Add(new JaarInKalender(jaar, i, i, eersteWeek));
            }
            else
            {
                jaren[^1] = jaren[^1] with { LaatsteDag = i };
            }
            _jaarindex[i] = jaren.Count - 1;
        }

        _jaren = [.. jaren];
        _indexPerDag = new short[_dagnummers[^1] - _dagnummers[0] + 1];
        Array.Fill(_indexPerDag, (short)-1);
        for (var i = 0; i < n; i++)
            _indexPerDag[_dagnummers[i] - _dagnummers[0]] = (short)i;
        Basis = basis;
    }

    /// <summary>The calendar that this pupil's own timetable was laid over, or null.</summary>
    public Schoolkalender? Basis { get; }

    /// <summary>The number of school days.</summary>
    public int Aantal => _dagnummers.Length;

    /// <summary>The day number (<see cref="DateOnly.DayNumber"/>) of each school day, ascending.</summary>
    public ReadOnlySpan<int> Dagnummers => _dagnummers;

    /// <summary>The scheduled minutes of each school day, 1-1440.</summary>
    public ReadOnlySpan<int> Minuten => _minuten;

    /// <summary>
    /// The school week of each school day: ISO weeks with at least one school day, numbered consecutively from 0.
    /// A pupil's own calendar keeps the numbers of its base.
    /// </summary>
    public ReadOnlySpan<int> Schoolweken => _schoolweken;

    /// <summary>The school years that have a day here, in order.</summary>
    public ReadOnlySpan<JaarInKalender> JarenSpan => _jaren;

    public IReadOnlyList<JaarInKalender> Jaren => _jaren;

    /// <summary>1 August of the first school year: the first date that lies inside this calendar, inclusive.</summary>
    public DateOnly Van => _jaren[0].Jaar.Van;

    /// <summary>31 July of the last school year: the last date that lies inside this calendar, inclusive.</summary>
    public DateOnly Tot => _jaren[^1].Jaar.Tot;

    public DateOnly Datum(int index) => DateOnly.FromDayNumber(_dagnummers[index]);

    /// <summary>The school year of a school day.</summary>
    public JaarInKalender JaarVan(int index) => _jaren[_jaarindex[index]];

    /// <summary>The position in <see cref="Jaren"/> of a school day's year.</summary>
    public int JaarIndex(int index) => _jaarindex[index];

    /// <summary>The index of a date, or -1 when it is not a school day.</summary>
    public int IndexVan(DateOnly datum)
    {
        var i = datum.DayNumber - _dagnummers[0];
        return (uint)i < (uint)_indexPerDag.Length ? _indexPerDag[i] : -1;
    }

    /// <summary>The index of the last school day on or before a date, or -1 when there is none.</summary>
    public int IndexOpOfVoor(DateOnly datum) => EersteNa(datum.DayNumber) - 1;

    /// <summary>The index of the first school day on or after a date, or <see cref="Aantal"/> when there is none.</summary>
    public int IndexOpOfNa(DateOnly datum) => EersteNa(datum.DayNumber - 1);

    /// <summary>
    /// The calendar of one pupil with an own timetable: the given days get these minutes, a day with 0 minutes is passed over
    /// like a weekend. School weeks and the start of the school year stay those of this calendar. Null when no day is left.
    /// </summary>
    /// <param name="rooster">Index in this calendar to minutes, 0-1440.</param>
    public Schoolkalender? MetRooster(IReadOnlyDictionary<int, int> rooster)
    {
        var dagen = new List<Schooldag>(Aantal);
        for (var i = 0; i < Aantal; i++)
        {
            var minuten = rooster.TryGetValue(i, out var eigen) ? eigen : _minuten[i];
            if (minuten > 0)
                dagen.Add(new Schooldag(Datum(i), minuten));
        }
        return dagen.Count == 0 ? null : new Schoolkalender(dagen, Basis ?? this);
    }

    /// <summary>How a date is written and named in a sentence for people: "vr 16 jan 2026".</summary>
    public static string Leesbaar(DateOnly datum) => datum.ToString("ddd d MMM yyyy", NederlandseDatum);

    private static readonly DateTimeFormatInfo NederlandseDatum = new()
    {
        AbbreviatedDayNames = ["zo", "ma", "di", "wo", "do", "vr", "za"],
        DayNames = ["zondag", "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag"],
        AbbreviatedMonthNames = ["jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec", ""],
        AbbreviatedMonthGenitiveNames = ["jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec", ""],
        MonthNames = ["januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december", ""],
    };

    private int EersteNa(int dagnummer)
    {
        var i = Array.BinarySearch(_dagnummers, dagnummer);
        return i >= 0 ? i + 1 : ~i;
    }
}

/// <summary>A school year as far as it lies in a calendar.</summary>
/// <param name="Jaar">The school year.</param>
/// <param name="EersteDag">Index of its first school day, inclusive.</param>
/// <param name="LaatsteDag">Index of its last school day, inclusive.</param>
/// <param name="EersteSchoolweek">The school week of its first school day.</param>
public readonly record struct JaarInKalender(Schooljaar Jaar, int EersteDag, int LaatsteDag, int EersteSchoolweek);
