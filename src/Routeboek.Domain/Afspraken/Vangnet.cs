using Routeboek.Domain.Dossiers;

namespace Routeboek.Domain.Afspraken;

/// <summary>
/// The agreements that together cannot leave an open dossier without a task, whatever else is recorded. Read off from their shape, so that
/// it holds for every course of facts and not only for those that were tried:
/// (1) one opens at every <c>DossierGeopend</c>, asks for <c>DossierGesloten</c>, has a term and lapses by nothing but the closing itself
/// or by being set to not applicable; (2) another opens, for each time one of these two is set to not applicable, and ends likewise.
/// </summary>
public sealed record Vangnet(Afspraak Bij, Afspraak Opnieuw)
{
    /// <summary>The net of a set of agreements, or null when it has none.</summary>
    public static Vangnet? Zoek(IReadOnlyList<Afspraak> afspraken)
    {
        foreach (var bij in afspraken.Where(a => TotSluiting(a) && a.Als is [Voorwaarde.Feiten anker] && Is(anker.Patroon, Woordenschat.DossierGeopend)))
        {
            foreach (var opnieuw in afspraken.Where(a => TotSluiting(a) && a.Herhaal == Herhaling.Elk && a.Als is [Voorwaarde.Feiten]))
            {
                var patroon = ((Voorwaarde.Feiten)opnieuw.Als[0]).Patroon;
                if (patroon.Soort.Naam == Woordenschat.TaakNietVanToepassing && patroon.Eisen.All(e => e.Veld == "afspraak" && e.Waarde.IsLijst && e.Waarde.Bevat(bij.Id) && e.Waarde.Bevat(opnieuw.Id)))
                    return new Vangnet(bij, opnieuw);
            }
        }

        return null;
    }

    private static bool TotSluiting(Afspraak afspraak) => Is(afspraak.Wat, Woordenschat.DossierGesloten)
        && afspraak is { Binnen: not null, Blijft: true, Vervalt.Count: 0, Herhaal: not Herhaling.Nooit };

    private static bool Is(Feitpatroon patroon, string soort) => patroon.Eisen.Count == 0 && string.Equals(patroon.Soort.Naam, soort, StringComparison.Ordinal);
}
