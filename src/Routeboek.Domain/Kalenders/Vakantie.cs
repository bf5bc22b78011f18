namespace Routeboek.Domain.Kalenders;

/// <summary>A stretch of days without school.</summary>
/// <param name="Naam">What people call it, e.g. "herfstvakantie".</param>
/// <param name="Van">First day, inclusive.</param>
/// <param name="Tot">Last day, inclusive.</param>
public sealed record Vakantie(string Naam, DateOnly Van, DateOnly Tot)
{
    /// <summary>The longest holiday within a school year, in calendar days: two weeks with the weekends around them.</summary>
    public const int MaximaalAantalDagen = 16;

    /// <summary>The longest summer holiday, in calendar days.</summary>
    public const int MaximaalAantalDagenZomer = 45;

    /// <summary>The days from the first up to and including the last.</summary>
    public int Dagen => Tot.DayNumber - Van.DayNumber + 1;

    /// <summary>The summer holiday lies between two school years, and is the only one that may be long.</summary>
    public bool IsZomer => Naam.StartsWith("zomervakantie", StringComparison.OrdinalIgnoreCase);

    public bool Bevat(DateOnly datum) => datum >= Van && datum <= Tot;

    public bool Overlapt(Vakantie andere) => Van <= andere.Tot && andere.Van <= Tot;

    /// <summary>
    /// What is implausible about this holiday within a school year, or null. Sources of holidays hold typing errors ("21 mrt" for
    /// "21 feb"), and a holiday that is a month too long hides a month of absence.
    /// </summary>
    public Kalenderbezwaar? Bezwaar(Schooljaar jaar)
    {
        if (Tot < Van)
            return new Kalenderbezwaar($"{Naam} eindigt ({Tot:yyyy-MM-dd}) voordat zij begint ({Van:yyyy-MM-dd})", "een einddatum op of na de begindatum");
        if (IsZomer ? Tot < jaar.Van || Van > jaar.Tot : Van < jaar.Van || Tot > jaar.Tot)
            return new Kalenderbezwaar($"{Naam} ligt buiten schooljaar {jaar}", $"dagen van {jaar.Van:yyyy-MM-dd} tot en met {jaar.Tot:yyyy-MM-dd}");
        var grens = IsZomer ? MaximaalAantalDagenZomer : MaximaalAantalDagen;
        return Dagen > grens
            ? new Kalenderbezwaar($"{Naam} duurt {Dagen} dagen", $"hoogstens {grens} dagen; kijk de datums na")
            : null;
    }
}

/// <summary>Why a calendar is refused, in plain Dutch.</summary>
/// <param name="Wat">What is wrong.</param>
/// <param name="Verwacht">What is expected.</param>
public sealed record Kalenderbezwaar(string Wat, string Verwacht);
