namespace Routeboek.Tests.Referentie.Afspraken;

/// <summary>School days, working days, birthdays and terms, counted day by day.</summary>
public sealed class RefDagen(IEnumerable<DateOnly> schooldagen)
{
    private readonly HashSet<DateOnly> schooldagen = [.. schooldagen];

    public bool IsSchooldag(DateOnly dag) => schooldagen.Contains(dag);

    /// <summary>Monday to Friday minus the days of the Algemene termijnenwet art. 3.</summary>
    public static bool IsWerkdag(DateOnly dag) => dag.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !IsFeestdag(dag);

    public static bool IsFeestdag(DateOnly dag)
    {
        var eerstePaasdag = EerstePaasdag(dag.Year);
        if (dag == new DateOnly(dag.Year, 1, 1)) return true; // New Year
        if (dag == eerstePaasdag.AddDays(-2)) return true; // Good Friday
        if (dag == eerstePaasdag.AddDays(1)) return true; // Easter Monday
        if (dag == Koningsdag(dag.Year)) return true;
        if (dag == new DateOnly(dag.Year, 5, 5)) return true;
        if (dag == eerstePaasdag.AddDays(39)) return true; // Ascension
        if (dag == eerstePaasdag.AddDays(50)) return true; // Whit Monday
        return dag == new DateOnly(dag.Year, 12, 25) || dag == new DateOnly(dag.Year, 12, 26);
    }

    /// <summary>27 April, or the day before when that is a Sunday.</summary>
    private static DateOnly Koningsdag(int jaar)
    {
        var dag = new DateOnly(jaar, 4, 27);
        return dag.DayOfWeek == DayOfWeek.Sunday ? dag.AddDays(-1) : dag;
    }

    /// <summary>The first Sunday after the fourteenth day of the church's moon that falls on or after 21 March (1900-2099).</summary>
    public static DateOnly EerstePaasdag(int jaar)
    {
        var dagenNa21Maart = (19 * (jaar % 19) + 24) % 30;
        if (dagenNa21Maart == 29 || (dagenNa21Maart == 28 && jaar % 19 > 10)) dagenNa21Maart--;
        var zondag = new DateOnly(jaar, 3, 21).AddDays(dagenNa21Maart + 1);
        while (zondag.DayOfWeek != DayOfWeek.Sunday) zondag = zondag.AddDays(1);
        return zondag;
    }

    /// <summary>Somebody born on 29 February has the birthday on 1 March in other years.</summary>
    public static int Leeftijd(DateOnly geboren, DateOnly dag)
    {
        var jaren = 0;
        while (Verjaardag(geboren, jaren + 1) <= dag) jaren++;
        return jaren;
    }

    private static DateOnly Verjaardag(DateOnly geboren, int jaren)
    {
        var jaar = geboren.Year + jaren;
        return geboren is { Month: 2, Day: 29 } && !DateTime.IsLeapYear(jaar) ? new DateOnly(jaar, 3, 1) : new DateOnly(jaar, geboren.Month, geboren.Day);
    }

    /// <summary>The last day, inclusive. The starting day is not counted.</summary>
    public DateOnly LaatsteDag(DateOnly start, RefBinnen binnen)
    {
        if (binnen is RefJaardag jaardag)
        {
            var dag = start;
            while (dag.Month != jaardag.Maand || dag.Day != jaardag.Dag) dag = dag.AddDays(1);
            return dag;
        }

        var (aantal, eenheid) = (RefAantal)binnen;
        switch (eenheid)
        {
            case RefEenheid.Dagen: return start.AddDays(aantal);
            case RefEenheid.Weken: return start.AddDays(7 * aantal);
            case RefEenheid.Maanden: return start.AddMonths(aantal);
            case RefEenheid.Schooldagen:
            case RefEenheid.Werkdagen:
            default:
                if (aantal > 0) return Verder(start, aantal, eenheid);
                var dag = start;
                while (!Telt(dag, eenheid)) dag = Morgen(dag, eenheid);
                return dag;
        }
    }

    /// <summary>The aantal-th day of this kind after a day; 0 = the day itself.</summary>
    public DateOnly Verder(DateOnly dag, int aantal, RefEenheid eenheid)
    {
        for (var geteld = 0; geteld < aantal;)
        {
            dag = Morgen(dag, eenheid);
            if (Telt(dag, eenheid)) geteld++;
        }

        return dag;
    }

    /// <summary>N of the unit before a day; 0 = the day itself.</summary>
    public DateOnly Terug(DateOnly dag, int aantal, RefEenheid eenheid)
    {
        switch (eenheid)
        {
            case RefEenheid.Dagen: return dag.AddDays(-aantal);
            case RefEenheid.Weken: return dag.AddDays(-7 * aantal);
            case RefEenheid.Maanden: return dag.AddMonths(-aantal);
            case RefEenheid.Schooldagen:
            case RefEenheid.Werkdagen:
            default:
                for (var geteld = 0; geteld < aantal;)
                {
                    dag = dag.AddDays(-1);
                    if (eenheid == RefEenheid.Schooldagen && schooldagen.All(schooldag => schooldag > dag)) return DateOnly.MinValue; // warns from the first day known on
                    if (Telt(dag, eenheid)) geteld++;
                }

                return dag;
        }
    }

    /// <summary>How many days of this kind lie after one day, up to and including another.</summary>
    public int AantalNa(DateOnly na, DateOnly totEnMet, RefEenheid eenheid)
    {
        var aantal = 0;
        for (var dag = na.AddDays(1); dag <= totEnMet; dag = dag.AddDays(1))
        {
            if (Telt(dag, eenheid)) aantal++;
        }

        return aantal;
    }

    private bool Telt(DateOnly dag, RefEenheid eenheid) => eenheid switch
    {
        RefEenheid.Schooldagen => IsSchooldag(dag),
        RefEenheid.Werkdagen => IsWerkdag(dag),
        _ => true,
    };

    private DateOnly Morgen(DateOnly dag, RefEenheid eenheid)
    {
        if (eenheid == RefEenheid.Schooldagen && schooldagen.All(schooldag => schooldag <= dag)) throw new RefBuitenKalender($"De schooldagen houden op na {dag:yyyy-MM-dd}.");
        return dag.AddDays(1);
    }
}
