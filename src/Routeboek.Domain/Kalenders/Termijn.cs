namespace Routeboek.Domain.Kalenders;

/// <summary>What a term is counted in (contract "afspraken", Term).</summary>
public enum Termijneenheid
{
    /// <summary>School days of the school's own calendar.</summary>
    Schooldagen,

    /// <summary>Monday to Friday minus <see cref="Feestdagen"/>.</summary>
    Werkdagen,

    /// <summary>Calendar days.</summary>
    Dagen,

    /// <summary>Calendar weeks.</summary>
    Weken,

    /// <summary>Calendar months, clipped to the last day of a shorter month.</summary>
    Maanden,
}

/// <summary>Where a term ends, or why that cannot be said.</summary>
public abstract record Termijnuitkomst
{
    private Termijnuitkomst()
    {
    }

    /// <summary>The term has a last day.</summary>
    /// <param name="Dag">The last day, inclusive.</param>
    public sealed record LaatsteDag(DateOnly Dag) : Termijnuitkomst;

    /// <summary>The term runs before or past the school days that are known.</summary>
    /// <param name="Start">The starting day of the term.</param>
    /// <param name="Termijn">The term.</param>
    /// <param name="Van">First day of the calendar, inclusive.</param>
    /// <param name="Tot">Last day of the calendar, inclusive.</param>
    public sealed record BuitenKalender(DateOnly Start, Termijn Termijn, DateOnly Van, DateOnly Tot) : Termijnuitkomst
    {
        public override string ToString() =>
            $"{Termijn} na {Start:yyyy-MM-dd} valt buiten de kalender, die loopt van {Van:yyyy-MM-dd} tot en met {Tot:yyyy-MM-dd}";
    }

    public T Match<T>(Func<DateOnly, T> laatsteDag, Func<BuitenKalender, T> buitenKalender) => this switch
    {
        LaatsteDag l => laatsteDag(l.Dag),
        BuitenKalender b => buitenKalender(b),
        _ => throw new InvalidOperationException(),
    };
}

/// <summary>
/// A term: the starting day is not counted, the last day is inclusive. 3 school days = the third school day after the start;
/// 0 school or working days = the same day or the first such day after it (contract "afspraken", Term).
/// </summary>
public readonly record struct Termijn
{
    /// <summary>The longest term, in any unit, inclusive.</summary>
    public const int MaximaalAantal = 10_000;

    /// <exception cref="ArgumentOutOfRangeException">Negative, or more than <see cref="MaximaalAantal"/>.</exception>
    public Termijn(int aantal, Termijneenheid eenheid)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(aantal);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(aantal, MaximaalAantal);
        Aantal = aantal;
        Eenheid = eenheid;
    }

    /// <summary>How many of the unit, 0 or more.</summary>
    public int Aantal { get; }

    public Termijneenheid Eenheid { get; }

    /// <summary>
    /// The last day of this term. Only school days need the calendar: a term in school days that starts before it or ends past its
    /// last school day is <see cref="Termijnuitkomst.BuitenKalender"/>; the other units are known for every year.
    /// </summary>
    /// <param name="start">The starting day, not counted.</param>
    /// <param name="kalender">The school days of the school or pupil.</param>
    public Termijnuitkomst LaatsteDag(DateOnly start, Schoolkalender kalender)
    {
        if (Eenheid != Termijneenheid.Schooldagen)
            return new Termijnuitkomst.LaatsteDag(ZonderKalender(start));
        var index = Aantal == 0 ? kalender.IndexOpOfNa(start) : kalender.IndexOpOfNa(start.AddDays(1)) + Aantal - 1;
        return start < kalender.Van || index >= kalender.Aantal
            ? new Termijnuitkomst.BuitenKalender(start, this, kalender.Van, kalender.Tot)
            : new Termijnuitkomst.LaatsteDag(kalender.Datum(index));
    }

    /// <summary>
    /// The day that lies this term before a last day, for warnings: 2 school days before = the second school day before it. Before
    /// the first day of the calendar it is that first school day.
    /// </summary>
    public DateOnly Voor(DateOnly laatste, Schoolkalender kalender)
    {
        if (Aantal == 0)
            return laatste;
        switch (Eenheid)
        {
            case Termijneenheid.Schooldagen:
                return kalender.Datum(Math.Max(0, kalender.IndexOpOfNa(laatste) - Aantal));
            case Termijneenheid.Werkdagen:
                var dag = laatste;
                for (var over = Aantal; over > 0;)
                {
                    dag = dag.AddDays(-1);
                    if (Feestdagen.IsWerkdag(dag))
                        over--;
                }
                return dag;
            case Termijneenheid.Dagen:
                return laatste.AddDays(-Aantal);
            case Termijneenheid.Weken:
                return laatste.AddDays(-7 * Aantal);
            default:
                return laatste.AddMonths(-Aantal);
        }
    }

    /// <summary>
    /// How many days lie after one day up to and including another, for pauses: school or working days for those units, calendar
    /// days for the others. 0 when the second is not after the first.
    /// </summary>
    public static int Tel(DateOnly na, DateOnly totEnMet, Termijneenheid eenheid, Schoolkalender kalender)
    {
        if (totEnMet <= na)
            return 0;
        switch (eenheid)
        {
            case Termijneenheid.Schooldagen:
                return kalender.IndexOpOfVoor(totEnMet) - kalender.IndexOpOfVoor(na);
            case Termijneenheid.Werkdagen:
                var aantal = 0;
                for (var dag = na.AddDays(1); dag <= totEnMet; dag = dag.AddDays(1))
                    aantal += Feestdagen.IsWerkdag(dag) ? 1 : 0;
                return aantal;
            default:
                return totEnMet.DayNumber - na.DayNumber;
        }
    }

    /// <summary>The first date with this month and day on or after the start (<c>binnen: {op: …}</c>).</summary>
    /// <exception cref="ArgumentOutOfRangeException">A day that the month does not have in every year.</exception>
    public static DateOnly OpOfNa(DateOnly start, int maand, int dag)
    {
        if (maand is < 1 or > 12 || dag < 1 || dag > DateTime.DaysInMonth(2023, maand))
            throw new ArgumentOutOfRangeException(nameof(dag), dag, "een dag die de maand elk jaar heeft");
        var datum = new DateOnly(start.Year, maand, dag);
        return datum < start ? datum.AddYears(1) : datum;
    }

    public override string ToString() => Eenheid switch
    {
        Termijneenheid.Schooldagen => Aantal == 1 ? "1 schooldag" : $"{Aantal} schooldagen",
        Termijneenheid.Werkdagen => Aantal == 1 ? "1 werkdag" : $"{Aantal} werkdagen",
        Termijneenheid.Dagen => Aantal == 1 ? "1 dag" : $"{Aantal} dagen",
        Termijneenheid.Weken => Aantal == 1 ? "1 week" : $"{Aantal} weken",
        Termijneenheid.Maanden => Aantal == 1 ? "1 maand" : $"{Aantal} maanden",
    };

    private DateOnly ZonderKalender(DateOnly start)
    {
        switch (Eenheid)
        {
            case Termijneenheid.Dagen:
                return start.AddDays(Aantal);
            case Termijneenheid.Weken:
                return start.AddDays(7 * Aantal);
            case Termijneenheid.Maanden:
                return start.AddMonths(Aantal);
            default:
                var dag = start;
                if (Aantal == 0)
                {
                    while (!Feestdagen.IsWerkdag(dag))
                        dag = dag.AddDays(1);
                    return dag;
                }
                for (var over = Aantal; over > 0;)
                {
                    dag = dag.AddDays(1);
                    if (Feestdagen.IsWerkdag(dag))
                        over--;
                }
                return dag;
        }
    }
}
