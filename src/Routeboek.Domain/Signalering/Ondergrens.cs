using Routeboek.Domain.Verzuim;

namespace Routeboek.Domain.Signalering;

/// <summary>
/// What a year must at least have before a criterion can be on: a necessary condition, read off what the year comes to, so that the state
/// machine of most criteria need not run for most pupils. Never the criterion itself: passing it says nothing.
/// </summary>
/// <param name="Soorten">The kinds counted by <paramref name="Rijen"/> and <see cref="Minuten"/>.</param>
/// <param name="Rijen">Rows of these kinds; 0 = none needed.</param>
internal readonly record struct Ondergrens(Soorten Soorten, int Rijen)
{
    /// <summary>Minutes of these kinds; 0 = none needed.</summary>
    public int Minuten { get; init; }

    /// <summary>What a row counts at least when it has fewer minutes of its own.</summary>
    public int MinutenPerRij { get; init; }

    /// <summary>Consecutive school days on which the pupil did not take part, for however short a time.</summary>
    public int Reeks { get; init; }

    /// <summary>Sick days.</summary>
    public int Ziektedagen { get; init; }

    /// <summary>Spells of illness.</summary>
    public int Ziekteperioden { get; init; }

    /// <summary>False only when the criterion cannot be on on any day of the year.</summary>
    public bool IsGehaald(Jaarstaat jaar) =>
        jaar.AantalZiektedagen >= Ziektedagen
        && jaar.AantalPerioden >= Ziekteperioden
        && (Rijen == 0 || HaaltRijen(jaar))
        && (Reeks == 0 || jaar.HeeftReeks(Reeks));

    private bool HaaltRijen(Jaarstaat jaar)
    {
        var rijen = jaar.Aantal(Soorten);
        return rijen >= Rijen && (Minuten == 0 || (long)rijen * Math.Max(MinutenPerRij, jaar.MeesteMinuten) >= Minuten);
    }
}
