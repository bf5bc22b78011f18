using Routeboek.Domain.Verzuim;

namespace Routeboek.Domain.Aanwezigheid;

/// <summary>
/// What taking a register means for the rows of a pupil and day. A row for a whole day speaks of every part of it: who is found present in one
/// part, was absent only before it.
/// </summary>
public static class Registerregels
{
    /// <summary>How the pupil stands in a slot, by the rows of the day; null = nothing known, so present.</summary>
    /// <param name="rijen">Rows that count, of one pupil and day.</param>
    /// <param name="vak">The slot of the register.</param>
    public static Registratie? Stand(IEnumerable<Registratie> rijen, Tijdvak vak)
    {
        // an absence says more than that the pupil came late to it
        Registratie? laat = null, ander = null;
        foreach (var rij in rijen)
        {
            if (rij.Tijdvak != vak && !rij.Tijdvak.Overlapt(vak))
                continue;
            if (rij.Soort == Verzuimsoort.TeLaat)
                laat ??= rij;
            else if (ander is not { } eerder || eerder.Soort == Verzuimsoort.NietInGroep || eerder.Soort == Verzuimsoort.Onbekend)
                ander = rij;
        }

        return ander ?? laat;
    }

    /// <summary>The rows of the day after somebody said how the pupil stands in a slot.</summary>
    /// <param name="rijen">Rows that count, of one pupil and day.</param>
    /// <param name="vak">The slot.</param>
    /// <param name="soort">How it is; null = present.</param>
    /// <param name="minuten">Minutes of the new row.</param>
    /// <param name="dagminuten">Minutes of the school day, to split a row that speaks of all of it.</param>
    public static IReadOnlyList<Registratie> Zet(IReadOnlyList<Registratie> rijen, Tijdvak vak, Verzuimsoort? soort, int minuten, int dagminuten)
    {
        if (soort is { } nu && rijen.Any(r => r.Soort == nu && r.Tijdvak.Dekt(vak) && (nu != Verzuimsoort.TeLaat || r.Minuten == minuten)) && Stand(rijen, vak)?.Soort == nu)
            return rijen;
        var uit = new List<Registratie>();
        foreach (var rij in rijen)
        {
            if (rij.Tijdvak != vak && !rij.Tijdvak.Overlapt(vak))
                uit.Add(rij);
            else if (rij.Tijdvak == Tijdvak.Dag && vak != Tijdvak.Dag)
                uit.AddRange(Eerder(rij, vak, dagminuten));
        }

        if (soort is { } komt)
            uit.Add(new Registratie(0, komt, vak, minuten));
        return uit;
    }

    // what the whole day said, for the part of it before the slot
    private static IEnumerable<Registratie> Eerder(Registratie dag, Tijdvak vak, int dagminuten)
    {
        if (vak == Tijdvak.Middag)
            yield return new Registratie(0, dag.Soort, Tijdvak.Ochtend, Registratie.StandaardMinuten(dag.Soort, Tijdvak.Ochtend, dagminuten));
        for (var uur = 1; uur < vak.Lesuur; uur++)
            yield return new Registratie(0, dag.Soort, Tijdvak.VoorLesuur(uur), Registratie.StandaardMinuten(dag.Soort, Tijdvak.VoorLesuur(uur), dagminuten));
    }
}
