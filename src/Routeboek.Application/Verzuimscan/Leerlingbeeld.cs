using Routeboek.Application.Signalering;
using Routeboek.Domain.Protocollen;

namespace Routeboek.Application.Verzuimscan;

/// <summary>Where a pupil stands on the sheet, from the base of the pyramid to its top.</summary>
public enum Trap
{
    /// <summary>No signal is on and none is near.</summary>
    Geen,

    /// <summary>Nothing on, something near.</summary>
    Nadert,

    /// <summary>A signal is on.</summary>
    Aan,

    /// <summary>The highest rung of a ladder is on, or a limit of the law.</summary>
    Bovenste,
}

/// <summary>A signal that leads: the highest rung of its ladder that is on, with the lower ones folded into it.</summary>
/// <param name="Signaal">The signal.</param>
/// <param name="Lager">Lower rungs of the same ladder that are on as well, from high to low.</param>
/// <param name="IsBovenste">The highest rung that the ladder has, or a limit of the law.</param>
public sealed record LeidendSignaal(Signaal Signaal, IReadOnlyList<Signaal> Lager, bool IsBovenste);

/// <summary>What of a pupil's signals stands on the sheet.</summary>
/// <param name="Leidend">What is on, most urgent first.</param>
/// <param name="Nadert">What is off and really near, at most one rung of each ladder.</param>
public sealed record Leerlingbeeld(IReadOnlyList<LeidendSignaal> Leidend, IReadOnlyList<Signaal> Nadert)
{
    private static readonly Leerlingbeeld Leeg = new([], []);

    public Trap Trap => Leidend.Count == 0 ? Nadert.Count == 0 ? Trap.Geen : Trap.Nadert
        : Leidend[0].IsBovenste ? Trap.Bovenste : Trap.Aan;

    /// <summary>
    /// Chooses the leading signals. A report of the day itself stays on the sheet for the rest of its school week: who makes the
    /// sheet on Friday still has Tuesday's report to do.
    /// </summary>
    public static Leerlingbeeld Van(Leerlingsignalen leerling, Ladders ladders)
    {
        if (leerling.Signalen.Count == 0)
            return Leeg;
        var aan = new List<Signaal>();
        var nadert = new List<Signaal>();
        foreach (var signaal in leerling.Signalen)
        {
            if (signaal.IsNadering)
            {
                if (IsDichtbij(signaal))
                    nadert.Add(signaal);
            }
            else if (signaal.IsAan || IsDezeWeek(signaal, leerling))
            {
                aan.Add(signaal);
            }
        }
        var leidend = aan
            .GroupBy(s => Sleutel(s.Regel), StringComparer.Ordinal)
            .Select(g =>
            {
                // the last of equal rungs: a day's report comes back several times a week
                var hoogste = g.OrderByDescending(s => s.Regel.Trede).ThenByDescending(s => s.Sinds).First();
                var lager = g.Where(s => s.RegelIndex != hoogste.RegelIndex).OrderByDescending(s => s.Regel.Trede).ToList();
                return new LeidendSignaal(hoogste, lager, ladders.IsBovenste(hoogste.Regel));
            })
            .OrderByDescending(l => l.IsBovenste)
            .ThenByDescending(l => ladders.Hoogte(l.Signaal.Regel))
            .ThenBy(l => l.Signaal.Sinds)
            .ToList();
        var dichtbij = nadert
            .GroupBy(s => Sleutel(s.Regel), StringComparer.Ordinal)
            .Select(g => g.OrderBy(s => s.Regel.Trede).First())
            .Where(s => s.Regel.Ladder.Length == 0 || !leidend.Exists(l => l.Signaal.Regel.Ladder == s.Regel.Ladder && l.Signaal.Regel.Trede > s.Regel.Trede))
            .OrderByDescending(s => ladders.Hoogte(s.Regel))
            .ToList();
        return new Leerlingbeeld(leidend, dichtbij);
    }

    /// <summary>At most a quarter of the threshold is missing; or at most two, when half of it or more is there.</summary>
    public static bool IsDichtbij(Signaal signaal)
    {
        var (waarde, nog) = (signaal.Verklaring.Waarde, signaal.Verklaring.Nog);
        var drempel = waarde + nog;
        return waarde > 0 && (4 * nog <= drempel || nog <= 2 && 2 * nog <= drempel);
    }

    private static bool IsDezeWeek(Signaal signaal, Leerlingsignalen leerling)
    {
        var weken = leerling.Kalender.Schoolweken;
        return signaal.Regel.Criterium is Criterium.Dagmelding && weken[signaal.Tot] == weken[leerling.Peildag]
            && leerling.Kalender.JaarIndex(signaal.Tot) == leerling.Kalender.JaarIndex(leerling.Peildag);
    }

    private static string Sleutel(Signaalregel regel) => regel.Ladder.Length > 0 ? regel.Ladder : $"\0{regel.Id}";
}
