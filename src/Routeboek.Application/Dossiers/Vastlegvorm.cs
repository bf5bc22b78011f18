using Routeboek.Domain.Afspraken;
using Routeboek.Domain.Dossiers;

namespace Routeboek.Application.Dossiers;

/// <summary>What somebody fills in to record a fact: everything that is known already is in it.</summary>
/// <param name="Soort">The kind.</param>
/// <param name="Houder">Who will keep it.</param>
/// <param name="Kamers">The rooms it can be put in, the one it goes to by itself first. One = there is nothing to choose.</param>
/// <param name="Ingevuld">What is filled in before.</param>
/// <param name="Op">The day that is filled in before.</param>
/// <param name="VertrouwelijkTot">Until when it is confidential, when what it follows from is.</param>
public sealed record Vastlegvorm(Feitsoort Soort, Houder Houder, IReadOnlyList<Kamer> Kamers, IReadOnlyList<KeyValuePair<string, Feitwaarde>> Ingevuld, DateOnly Op, DateOnly? VertrouwelijkTot = null)
{
    /// <summary>The signals of the protocol by id, with their names.</summary>
    public IReadOnlyDictionary<string, string> Signalen { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The form of a kind for who may record in these rooms; null = not for this one, or nobody chooses this kind.</summary>
    /// <param name="soort">The kind.</param>
    /// <param name="houder">Who would keep it; null = nobody.</param>
    /// <param name="kamers">Where this one may record.</param>
    /// <param name="vandaag">Today.</param>
    /// <param name="patroon">What it must be for an agreement; null = for none.</param>
    /// <param name="bij">The room of what it follows from.</param>
    /// <param name="vertrouwelijkTot">Until when that is confidential.</param>
    public static Vastlegvorm? Maak(Feitsoort soort, Houder? houder, IReadOnlyList<Kamer> kamers, DateOnly vandaag, Feitpatroon? patroon = null, Kamer bij = Kamer.Gewoon, DateOnly? vertrouwelijkTot = null)
    {
        if (soort.Elders.Length > 0 || houder is not { } wie)
            return null;
        // what belongs in a room of its own goes nowhere else; the rest goes where it began, or else to the ordinary room
        var keuze = soort.Kamer is { } eigen ? kamers.Where(k => k == eigen).ToList() : [.. kamers.OrderBy(k => k == bij ? 0 : k == Kamer.Gewoon ? 1 : 2).ThenBy(k => k)];
        return keuze.Count == 0 ? null : new Vastlegvorm(soort, wie, keuze, patroon is null ? [] : Ingevuldvoor(soort, patroon), vandaag, bij == keuze[0] ? vertrouwelijkTot : null);
    }

    private static List<KeyValuePair<string, Feitwaarde>> Ingevuldvoor(Feitsoort soort, Feitpatroon patroon)
    {
        var uit = new List<KeyValuePair<string, Feitwaarde>>();
        foreach (var eis in patroon.Eisen)
        {
            if (soort.Veld(eis.Veld) is not { } bekend)
                continue;
            // of several words a single field can be only one: the first, and people choose
            uit.Add(new(eis.Veld, bekend.Vorm == Veldvorm.Lijst ? new Feitwaarde(eis.Waarde.Woorden) : new Feitwaarde(eis.Waarde.Woorden[0])));
        }

        return uit;
    }
}
