using Routeboek.Domain.Dossiers;
using Routeboek.Domain.Kalenders;

namespace Routeboek.Domain.Afspraken;

/// <summary>What can be told of a day in a dossier.</summary>
public enum Gebeurtenissoort
{
    /// <summary>A fact became known.</summary>
    Feit,

    /// <summary>A fact took the place of another.</summary>
    Correctie,

    /// <summary>A fact was withdrawn.</summary>
    Intrekking,

    /// <summary>A task opened.</summary>
    Nieuw,

    /// <summary>Its last day moved.</summary>
    Verschoven,

    /// <summary>Its last day is near.</summary>
    Bijna,

    TeLaat,

    Gedaan,

    Vervallen,

    /// <summary>A task is there no more, because the fact that it came from was corrected.</summary>
    Verdwenen,
}

/// <summary>One thing that happened: a fact, or something with a task.</summary>
public sealed record Gebeurtenis(Gebeurtenissoort Soort, Feit? Feit, Taak? Taak);

/// <summary>A day of a dossier: what happened, and the tasks that are open when it ends, by last day.</summary>
public sealed record Verloopdag(DateOnly Dag, IReadOnlyList<Gebeurtenis> Gebeurtenissen, IReadOnlyList<Taak> Open);

/// <summary>Plays a dossier again day by day, each day with what was known when it ended.</summary>
/// <param name="set">The agreements.</param>
/// <param name="kalender">The school days.</param>
/// <param name="eindeVanDag">The last instant of a day, UTC: what was recorded after it is not known yet.</param>
public sealed class Dossierverloop(Afsprakenset set, Schoolkalender kalender, Func<DateOnly, DateTime> eindeVanDag)
{
    /// <summary>Terms that the calendar does not reach, found so far; with any of these the story may not be used.</summary>
    public IReadOnlyList<TermijnBuitenKalender> Bezwaren { get; private set; } = [];

    /// <summary>Every day from the first to the last, both inclusive. What was there before the first day is no event.</summary>
    public IEnumerable<Verloopdag> Speel(Feitenreeks feiten, DateOnly van, DateOnly tot)
    {
        var vorigeDag = van.AddDays(-1);
        var stand = new Dossierstand(set, feiten, kalender, vorigeDag, eindeVanDag(vorigeDag));
        var vorige = stand.Taken;
        var bekend = eindeVanDag(vorigeDag);
        for (var dag = van; dag <= tot; dag = dag.AddDays(1))
        {
            var einde = eindeVanDag(dag);
            stand.Ga(dag, einde);
            if (stand.Bezwaren.Count > 0)
            {
                Bezwaren = stand.Bezwaren;
                yield break;
            }

            var taken = stand.Taken;
            List<Gebeurtenis> gebeurtenissen = [.. Feiten(feiten, vorigeDag, dag, bekend, einde), .. Taken(vorige, taken, vorigeDag, dag)];
            yield return new Verloopdag(dag, gebeurtenissen, [.. taken.Where(t => t.IsOpen)]);
            (vorige, vorigeDag, bekend) = (taken, dag, einde);
        }
    }

    // a fact is told on the day on which it has happened and is known
    private static IEnumerable<Gebeurtenis> Feiten(Feitenreeks feiten, DateOnly vorige, DateOnly dag, DateTime bekend, DateTime einde)
    {
        foreach (var feit in feiten.Feiten.OrderBy(f => f.Soort is null ? DateOnly.MaxValue : f.Op).ThenBy(f => f.Nr))
        {
            var nu = feit.Vastgelegd <= einde && (feit.Soort is null || feit.Op <= dag);
            var toen = feit.Vastgelegd <= bekend && (feit.Soort is null || feit.Op <= vorige);
            if (nu && !toen)
            {
                yield return new Gebeurtenis(
                    feit.Soort is null ? Gebeurtenissoort.Intrekking : feit.Corrigeert is null ? Gebeurtenissoort.Feit : Gebeurtenissoort.Correctie, feit, null);
            }
        }
    }

    private static IEnumerable<Gebeurtenis> Taken(IReadOnlyList<Taak> vorige, IReadOnlyList<Taak> taken, DateOnly vorigeDag, DateOnly dag)
    {
        var toen = vorige.ToDictionary(t => t.Id, StringComparer.Ordinal);
        foreach (var taak in taken)
        {
            toen.Remove(taak.Id, out var eerder);
            if (Van(eerder, taak, vorigeDag, dag) is { } soort)
                yield return new Gebeurtenis(soort, null, taak);
        }

        foreach (var weg in toen.Values)
            yield return new Gebeurtenis(Gebeurtenissoort.Verdwenen, null, weg);
    }

    private static Gebeurtenissoort? Van(Taak? eerder, Taak taak, DateOnly vorigeDag, DateOnly dag)
    {
        var was = eerder?.Status(vorigeDag);
        var nu = taak.Status(dag);
        if (was == nu)
            return taak.IsOpen && eerder!.Uiterlijk != taak.Uiterlijk && !taak.Gepauzeerd ? Gebeurtenissoort.Verschoven : null;
        if (eerder is null)
        {
            // what opened and lapsed on one day asked nothing of anybody
            return nu switch
            {
                // done before it was asked: nobody has to be told
                Taakstatus.Vervuld => taak.Einde!.Feit!.Op < taak.Opent ? null : Gebeurtenissoort.Gedaan,
                Taakstatus.Vervallen => null,
                Taakstatus.TeLaat => Gebeurtenissoort.TeLaat,
                Taakstatus.Bijna or Taakstatus.Open => Gebeurtenissoort.Nieuw,
            };
        }

        return nu switch
        {
            Taakstatus.Vervuld => Gebeurtenissoort.Gedaan,
            Taakstatus.Vervallen => Gebeurtenissoort.Vervallen,
            Taakstatus.TeLaat => Gebeurtenissoort.TeLaat,
            Taakstatus.Bijna => Gebeurtenissoort.Bijna,
            Taakstatus.Open => eerder.IsOpen ? Gebeurtenissoort.Verschoven : Gebeurtenissoort.Nieuw,
        };
    }
}
