using Routeboek.Domain.Verzuim;

namespace Routeboek.Domain.Protocollen;

/// <summary>What is counted of rows.</summary>
public enum Teleenheid
{
    /// <summary>Rows, whatever their slot.</summary>
    Rijen,

    /// <summary>Rows with a lesson hour.</summary>
    Lesuren,

    /// <summary>Half days: morning and afternoon 1, day 2.</summary>
    Dagdelen,
}

/// <summary>How the length of a run of absence is measured.</summary>
public enum Reeksmaat
{
    /// <summary>School days so far.</summary>
    Schooldagen,

    /// <summary>D - F + 1.</summary>
    Kalenderdagen,

    /// <summary>Whole calendar months since F, clipped to the last day of the month.</summary>
    Maanden,
}

/// <summary>A number to reach: at least (<c>vanaf</c>) or more than (<c>meer-dan</c>).</summary>
/// <param name="Getal">The number as the protocol writes it.</param>
/// <param name="Strikt">True for "more than".</param>
public readonly record struct Drempel(int Getal, bool Strikt)
{
    /// <summary>The first whole number that reaches it.</summary>
    public int Eerste => Strikt ? Getal + 1 : Getal;

    public override string ToString() => Strikt ? $"meer dan {Getal}" : $"vanaf {Getal}";
}

/// <summary>A threshold on a count of rows.</summary>
public sealed record Teldrempel(Teleenheid Eenheid, Drempel Drempel);

/// <summary>A window that looks back from D: calendar months or school weeks, exactly one of the two.</summary>
/// <param name="Maanden">"in the past k months": dates from D minus k calendar months up to D; 0 when weeks are used.</param>
/// <param name="Schoolweken">"in the last k school weeks": the school week of D and the k-1 before it; 0 when months are used.</param>
public readonly record struct Venster(int Maanden, int Schoolweken)
{
    public override string ToString() => Maanden > 0
        ? Maanden == 1 ? "de afgelopen maand" : $"de afgelopen {Maanden} maanden"
        : $"de laatste {Schoolweken} schoolweken";
}

/// <summary>
/// The closed set of criteria (contract "signaleren", "Criteria per protocol"): code knows kinds, protocols bring the numbers.
/// All are judged at the end of each school day D, knowing only the rows of D's school year up to D.
/// </summary>
public abstract record Criterium
{
    private Criterium()
    {
    }

    /// <summary>The unit in which value and threshold are told to people, e.g. "keer te laat".</summary>
    public required string Eenheid { get; init; }

    /// <summary>On when a count of rows of these kinds in the school year reaches one of the thresholds; the first that does is named.</summary>
    public sealed record Telling(Soorten Soorten, IReadOnlyList<Teldrempel> Drempels) : Criterium
    {
        /// <summary>The unit for each of <see cref="Drempels"/>, same order.</summary>
        public required IReadOnlyList<string> Eenheden { get; init; }
    }

    /// <summary>On when D has a row of these kinds; the value is the rows of the school year.</summary>
    public sealed record Dagmelding(Soorten Soorten) : Criterium;

    /// <summary>On when enough days in the window have a row of these kinds.</summary>
    public sealed record DagenMet(Soorten Soorten, Venster Venster, Drempel Drempel) : Criterium;

    /// <summary>On when the minutes of these kinds in the window reach the threshold.</summary>
    /// <param name="Soorten">The kinds.</param>
    /// <param name="Venster">The window.</param>
    /// <param name="Drempel">Minutes.</param>
    /// <param name="MinutenPerLesuur">What a row with a lesson hour counts, whatever its minutes; 0 = its own minutes.</param>
    /// <param name="AlleenLeerplichtig">Given only for who is leerplichtig or kwalificatieplichtig on D, when that is known.</param>
    public sealed record Minuten(Soorten Soorten, Venster Venster, Drempel Drempel, int MinutenPerLesuur, bool AlleenLeerplichtig) : Criterium;

    /// <summary>On when enough spells of illness begin in the window; a longer spell than <paramref name="MaxDagen"/> does not count (0 = any length).</summary>
    public sealed record Ziekteperioden(Venster Venster, int MaxDagen, Drempel Drempel) : Criterium;

    /// <summary>On when enough sick days lie in the window, in at least <paramref name="MinPerioden"/> spells that touch it.</summary>
    public sealed record Ziektedagen(Venster Venster, Drempel Drempel, int MinPerioden) : Criterium;

    /// <summary>On when D is a sick day and its spell counts enough days so far.</summary>
    public sealed record LangZiek(Drempel Drempel) : Criterium;

    /// <summary>On when D lies in a run of days of not taking part that is long enough.</summary>
    /// <param name="Maat">How the run is measured.</param>
    /// <param name="Drempel">The number.</param>
    /// <param name="AandeelProcent">Which share of the day's minutes makes a day count, in percent, inclusive; 50 = half.</param>
    /// <param name="NietAlleenZiek">Off while every day of the run is a sick day.</param>
    public sealed record Reeks(Reeksmaat Maat, Drempel Drempel, int AandeelProcent, bool NietAlleenZiek) : Criterium;

    /// <summary>On when presence since the start of the school year lies between bounds, from a school week of the year on.</summary>
    /// <param name="Boven">Tenths of a percent, exclusive; null = no lower bound.</param>
    /// <param name="Grens">Tenths of a percent: the upper bound that is named as threshold.</param>
    /// <param name="GrensHoortErbij">True for "at most", false for "under".</param>
    /// <param name="VanafSchoolweek">First school week of the school year in which it can be on, 1-based, inclusive.</param>
    public sealed record Aanwezigheid(int? Boven, int Grens, bool GrensHoortErbij, int VanafSchoolweek) : Criterium
    {
        /// <summary>Presence over this many last school weeks is shown beside it, as information; 0 = not.</summary>
        public int ToonSchoolweken { get; init; }
    }

    /// <summary>The one place that takes the cases apart: a new case breaks the build here and so everywhere.</summary>
    public T Match<T>(
        Func<Telling, T> telling,
        Func<Dagmelding, T> dagmelding,
        Func<DagenMet, T> dagenMet,
        Func<Minuten, T> minuten,
        Func<Ziekteperioden, T> ziekteperioden,
        Func<Ziektedagen, T> ziektedagen,
        Func<LangZiek, T> langZiek,
        Func<Reeks, T> reeks,
        Func<Aanwezigheid, T> aanwezigheid) => this switch
    {
        Telling c => telling(c),
        Dagmelding c => dagmelding(c),
        DagenMet c => dagenMet(c),
        Minuten c => minuten(c),
        Ziekteperioden c => ziekteperioden(c),
        Ziektedagen c => ziektedagen(c),
        LangZiek c => langZiek(c),
        Reeks c => reeks(c),
        Aanwezigheid c => aanwezigheid(c),
        _ => throw new InvalidOperationException($"onbekend criterium {GetType().Name}"),
    };
}
