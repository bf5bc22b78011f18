using Routeboek.Domain.Dossiers;

namespace Routeboek.Domain.Afspraken;

/// <summary>A message that goes with a task.</summary>
public enum Effectsoort
{
    /// <summary>Whoever has to do it is told.</summary>
    Opdracht,

    /// <summary>The last day is near.</summary>
    Herinnering,

    /// <summary>The last day is over.</summary>
    TeLaat,
}

/// <summary>A message to send: its key is the task with the kind, whatever day it is.</summary>
public sealed record Effect(string Taak, Effectsoort Soort)
{
    /// <summary>The word in a fact <c>EffectUitgevoerd</c>.</summary>
    public string Woord => Soort switch
    {
        Effectsoort.Opdracht => "opdracht",
        Effectsoort.Herinnering => "herinnering",
        Effectsoort.TeLaat => "te-laat",
    };
}

/// <summary>
/// Which messages are due. What was sent is a fact keyed by (task, effect): working everything out again never sends it twice, and a task
/// that a correction took away does not unsend it (contract "afspraken", Laws 4).
/// </summary>
public static class Effecten
{
    /// <summary>The messages of today's tasks that no fact says were sent, in the order of the tasks.</summary>
    public static IReadOnlyList<Effect> Nog(Dossierstand stand)
    {
        var gedaan = stand.Geldend.Where(f => string.Equals(f.Soort.Naam, Woordenschat.EffectUitgevoerd, StringComparison.Ordinal))
            .Select(f => (f.Feit.Woord("taak"), f.Feit.Woord("effect"))).ToHashSet();
        return [.. stand.Taken.Where(t => t.IsOpen).SelectMany(t => Van(t, stand.Vandaag)).Where(e => !gedaan.Contains((e.Taak, e.Woord)))];
    }

    // a reminder that was never sent is not sent any more once the day itself is over
    private static IEnumerable<Effect> Van(Taak taak, DateOnly vandaag)
    {
        yield return new Effect(taak.Id, Effectsoort.Opdracht);
        switch (taak.Status(vandaag))
        {
            case Taakstatus.Bijna:
                yield return new Effect(taak.Id, Effectsoort.Herinnering);
                break;
            case Taakstatus.TeLaat:
                yield return new Effect(taak.Id, Effectsoort.TeLaat);
                break;
            default:
                break;
        }
    }
}
