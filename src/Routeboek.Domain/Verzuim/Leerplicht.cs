using Routeboek.Domain.Kalenders;

namespace Routeboek.Domain.Verzuim;

/// <summary>
/// When a young person must attend school, from the date of birth alone: leerplicht (Leerplichtwet 1969 art. 3) and then
/// kwalificatieplicht (art. 4a). Exemptions (art. 5, 15), replacement (art. 3a, 3b) and the end after twelve full school years
/// (art. 3 lid 1 onder a) need a decision or a school history and are not derived here.
/// </summary>
public static class Leerplicht
{
    /// <summary>Leerplicht begins in the month after this birthday (art. 3 lid 1).</summary>
    public const int BeginLeeftijd = 5;

    /// <summary>Leerplicht ends with the school year in which this age is reached (art. 3 lid 1 onder b).</summary>
    public const int EindeLeeftijd = 16;

    /// <summary>Kwalificatieplicht ends on this birthday (art. 4a lid 1).</summary>
    public const int EindeKwalificatieplicht = 18;

    /// <summary>
    /// The period in which school is compulsory. It begins on the first day of the month after the one in which five is reached
    /// (art. 3 lid 1); leerplicht lasts to the end of the school year (31 July) in which sixteen is reached (art. 3 lid 1 onder b);
    /// without startkwalificatie kwalificatieplicht follows until eighteen (art. 4a).
    /// </summary>
    /// <param name="geboortedatum">Date of birth.</param>
    /// <param name="startkwalificatie">Holds a diploma havo, vwo or mbo level 2 or higher.</param>
    /// <returns><c>Van</c> inclusive, <c>Tot</c> exclusive.</returns>
    public static (DateOnly Van, DateOnly Tot) Periode(DateOnly geboortedatum, bool startkwalificatie)
    {
        var vijf = Verjaardag(geboortedatum, BeginLeeftijd);
        var van = new DateOnly(vijf.Year, vijf.Month, 1).AddMonths(1);
        return (van, startkwalificatie ? EindeVanLeerplicht(geboortedatum) : Verjaardag(geboortedatum, EindeKwalificatieplicht));
    }

    /// <summary>The first day without leerplicht: 1 August after the school year in which sixteen is reached (art. 3 lid 1 onder b).</summary>
    public static DateOnly EindeVanLeerplicht(DateOnly geboortedatum) =>
        Schooljaar.Met(Verjaardag(geboortedatum, EindeLeeftijd)).Tot.AddDays(1);

    /// <summary>True on a day in the <see cref="Periode"/>.</summary>
    public static bool IsPlichtig(DateOnly geboortedatum, bool startkwalificatie, DateOnly dag)
    {
        var (van, tot) = Periode(geboortedatum, startkwalificatie);
        return dag >= van && dag < tot;
    }

    /// <summary>The day on which an age is reached. Born on 29 February: 1 March in a year without that day.</summary>
    /// <param name="geboortedatum">Date of birth.</param>
    /// <param name="leeftijd">Age in whole years, 0 or more.</param>
    public static DateOnly Verjaardag(DateOnly geboortedatum, int leeftijd)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(leeftijd);
        var jaar = geboortedatum.Year + leeftijd;
        return geboortedatum is { Month: 2, Day: 29 } && !DateTime.IsLeapYear(jaar)
            ? new DateOnly(jaar, 3, 1)
            : new DateOnly(jaar, geboortedatum.Month, geboortedatum.Day);
    }

    /// <summary>Age in whole years on a day; negative before birth.</summary>
    public static int Leeftijd(DateOnly geboortedatum, DateOnly dag)
    {
        if (dag < geboortedatum)
            return -1;
        var jaren = dag.Year - geboortedatum.Year;
        return dag < Verjaardag(geboortedatum, jaren) ? jaren - 1 : jaren;
    }
}
