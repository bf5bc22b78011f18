namespace Routeboek.Tests.Referentie;

/// <summary>One data row of VERZUIM.csv: the fields as text, trimmed, in file order. <c>Regel</c> is the physical line, the header being 1.</summary>
public sealed record ReferentieRij(int Regel, string Leerling, string Datum, string Dagdeel, string Lesuur, string Soort, string Minuten, string Reden);

/// <summary>What LEERLINGEN.csv tells that matters for signals. <c>Onderwijssoort</c> is po, vo or mbo.</summary>
public sealed record ReferentieLeerling(string Leerling, DateOnly Geboortedatum, string Onderwijssoort, bool Startkwalificatie);

/// <summary>One line of KALENDER.csv, or one day of one pupil's own timetable.</summary>
public sealed record ReferentieDag(DateOnly Datum, int Minuten);

/// <summary>One line of ROOSTER.csv.</summary>
public sealed record ReferentieRoosterdag(string Leerling, DateOnly Datum, int Minuten);

/// <summary>The school days, in order of date. Every other date is not a school day.</summary>
public sealed class ReferentieKalender
{
    private readonly Dictionary<DateOnly, int> minutenPerDag;
    private readonly Dictionary<DateOnly, int> nummerPerMaandag;

    public ReferentieKalender(IEnumerable<ReferentieDag> dagen)
    {
        Dagen = [.. dagen.OrderBy(dag => dag.Datum)];
        minutenPerDag = Dagen.ToDictionary(dag => dag.Datum, dag => dag.Minuten);
        nummerPerMaandag = Dagen.Select(dag => Maandag(dag.Datum)).Distinct().Order().Index().ToDictionary(week => week.Item, week => week.Index + 1);
    }

    public IReadOnlyList<ReferentieDag> Dagen { get; }

    public bool IsSchooldag(DateOnly datum) => minutenPerDag.ContainsKey(datum);

    public int Minuten(DateOnly schooldag) => minutenPerDag[schooldag];

    /// <summary>ISO weeks with at least one school day, numbered 1, 2, 3, … over the whole calendar.</summary>
    public int Schoolweek(DateOnly schooldag) => nummerPerMaandag[Maandag(schooldag)];

    /// <summary>The 1st, 2nd, … school week of the school year; a pupil's own timetable does not shift it.</summary>
    public int SchoolweekVanSchooljaar(DateOnly schooldag)
    {
        var eersteSchooldag = Dagen.Select(dag => dag.Datum).First(datum => Schooljaar(datum) == Schooljaar(schooldag));
        return Schoolweek(schooldag) - Schoolweek(eersteSchooldag) + 1;
    }

    /// <summary>1 August to 31 July, named by the year in which it starts.</summary>
    public static int Schooljaar(DateOnly datum) => datum.Month >= 8 ? datum.Year : datum.Year - 1;

    /// <summary>An ISO week runs from Monday to Sunday, so its Monday names it.</summary>
    private static DateOnly Maandag(DateOnly datum)
    {
        while (datum.DayOfWeek != DayOfWeek.Monday) datum = datum.AddDays(-1);
        return datum;
    }
}

/// <summary>Calendar, timetables and pupils together: what the rows are judged against.</summary>
public sealed class ReferentieSchool(ReferentieKalender kalender, IReadOnlyList<ReferentieRoosterdag>? rooster = null, IReadOnlyList<ReferentieLeerling>? leerlingen = null)
{
    private readonly Dictionary<(string, DateOnly), int> eigenMinuten =
        (rooster ?? []).ToDictionary(dag => (dag.Leerling, dag.Datum), dag => dag.Minuten);

    public ReferentieKalender Kalender { get; } = kalender;

    public IReadOnlyList<ReferentieRoosterdag>? Rooster { get; } = rooster;

    /// <summary>Null: no list of pupils was given.</summary>
    public IReadOnlyList<ReferentieLeerling>? Leerlingen { get; } = leerlingen;

    /// <summary>The day's minutes for this pupil; 0 on a date without school for this pupil.</summary>
    public int Minuten(string leerling, DateOnly datum) =>
        !Kalender.IsSchooldag(datum) ? 0
        : eigenMinuten.TryGetValue((leerling, datum), out var minuten) ? minuten
        : Kalender.Minuten(datum);

    /// <summary>The pupil's own school days: a day with 0 minutes is passed over like a weekend.</summary>
    public IReadOnlyList<ReferentieDag> Dagen(string leerling) =>
        [.. Kalender.Dagen.Select(dag => new ReferentieDag(dag.Datum, Minuten(leerling, dag.Datum))).Where(dag => dag.Minuten > 0)];

    public ReferentieLeerling? Leerling(string leerling) => Leerlingen?.SingleOrDefault(ander => string.Equals(ander.Leerling, leerling, StringComparison.Ordinal));
}

/// <summary>Who has to be at school on a day.</summary>
public static class ReferentieLeerplicht
{
    public static bool IsPlichtig(ReferentieLeerling leerling, DateOnly dag)
    {
        var vijf = Verjaardag(leerling.Geboortedatum, 5);
        var eersteDag = new DateOnly(vijf.Year, vijf.Month, 1).AddMonths(1);
        var laatsteDag = new DateOnly(ReferentieKalender.Schooljaar(Verjaardag(leerling.Geboortedatum, 16)) + 1, 7, 31);
        var leerplichtig = dag >= eersteDag && dag <= laatsteDag;
        var kwalificatieplichtig = dag > laatsteDag && dag < Verjaardag(leerling.Geboortedatum, 18) && !leerling.Startkwalificatie;
        return leerplichtig || kwalificatieplichtig;
    }

    /// <summary>Somebody born on 29 February has the birthday on 1 March in other years.</summary>
    public static DateOnly Verjaardag(DateOnly geboren, int leeftijd)
    {
        var jaar = geboren.Year + leeftijd;
        return geboren is { Month: 2, Day: 29 } && !DateTime.IsLeapYear(jaar) ? new DateOnly(jaar, 3, 1) : new DateOnly(jaar, geboren.Month, geboren.Day);
    }
}
