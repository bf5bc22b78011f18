namespace Routeboek.Domain.Kalenders;

/// <summary>
/// The public holidays of Algemene termijnenwet art. 3 lid 1 and 2: New Year's Day, Good Friday, Easter Monday, King's Day,
/// 5 May, Ascension Day, Whit Monday and both Christmas days. The day after Ascension is none of them. Days that a decree puts on
/// a par (art. 3 lid 3) change by year and are left out.
/// </summary>
public static class Feestdagen
{
    /// <summary>Easter Sunday in the Gregorian calendar (the anonymous algorithm of Meeus/Jones/Butcher).</summary>
    public static DateOnly Pasen(int jaar)
    {
        var a = jaar % 19;
        var b = jaar / 100;
        var c = jaar % 100;
        var h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
        var l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
        var m = (a + 11 * h + 22 * l) / 451;
        var n = h + l - 7 * m + 114;
        return new DateOnly(jaar, n / 31, n % 31 + 1);
    }

    /// <summary>King's Day as it is kept since 2014: 27 April, or 26 April when that is a Sunday.</summary>
    public static DateOnly Koningsdag(int jaar)
    {
        var dag = new DateOnly(jaar, 4, 27);
        return dag.DayOfWeek == DayOfWeek.Sunday ? dag.AddDays(-1) : dag;
    }

    /// <summary>The public holidays of a calendar year, by date.</summary>
    public static IReadOnlyList<(DateOnly Datum, string Naam)> Van(int jaar)
    {
        var pasen = Pasen(jaar);
        List<(DateOnly Datum, string Naam)> dagen =
        [
            (new DateOnly(jaar, 1, 1), "Nieuwjaarsdag"),
            (pasen.AddDays(-2), "Goede Vrijdag"),
            (pasen.AddDays(1), "tweede paasdag"),
            (Koningsdag(jaar), "Koningsdag"),
            (new DateOnly(jaar, 5, 5), "Bevrijdingsdag"),
            (pasen.AddDays(39), "Hemelvaartsdag"),
            (pasen.AddDays(50), "tweede pinksterdag"),
            (new DateOnly(jaar, 12, 25), "eerste kerstdag"),
            (new DateOnly(jaar, 12, 26), "tweede kerstdag"),
        ];
        dagen.Sort((x, y) => x.Datum.CompareTo(y.Datum));
        return dagen;
    }

    public static bool IsFeestdag(DateOnly datum)
    {
        if (datum is { Month: 1, Day: 1 } or { Month: 5, Day: 5 } or { Month: 12, Day: 25 or 26 })
            return true;
        if (datum.Month is < 3 or > 6)
            return false;
        return datum == Koningsdag(datum.Year) || (datum.DayNumber - Pasen(datum.Year).DayNumber) is -2 or 1 or 39 or 50;
    }

    /// <summary>Monday to Friday, no public holiday.</summary>
    public static bool IsWerkdag(DateOnly datum) =>
        datum.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !IsFeestdag(datum);
}
