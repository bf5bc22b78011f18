using Routeboek.Domain.Dossiers;
using Routeboek.Domain.Organisaties;

namespace Routeboek.Domain.Toegang;

/// <summary>A thing that an actor sees, with its number in its dossier and room: 1, 2, 3 without a gap.</summary>
public sealed record Zichtregel(int Nummer, Onderwerp Onderwerp);

/// <summary>
/// What somebody may count. Counts and numbers come from what the actor may read and from nothing else, per dossier and room: what is out
/// of sight, a confidential thing first of all, changes no count, leaves no gap and makes no empty room appear.
/// </summary>
public sealed class Kamertelling
{
    private readonly Dictionary<(DossierId?, Kamer), List<Zichtregel>> _kamers = [];

    /// <param name="bepaler">The rules.</param>
    /// <param name="actor">Who looks.</param>
    /// <param name="onderwerpen">All things, in the order in which they are numbered.</param>
    /// <param name="vandaag">The day.</param>
    public Kamertelling(Toegangsbepaler bepaler, Actor actor, IEnumerable<Onderwerp> onderwerpen, DateOnly vandaag)
    {
        var zichtbaar = bepaler.ZichtbaarVoor(actor, vandaag);
        foreach (var onderwerp in onderwerpen.Where(zichtbaar.Past))
        {
            var plaats = (onderwerp.Dossier, onderwerp.Kamer);
            if (!_kamers.TryGetValue(plaats, out var lijst))
                _kamers.Add(plaats, lijst = []);
            lijst.Add(new Zichtregel(lijst.Count + 1, onderwerp));
            Totaal++;
        }
    }

    /// <summary>How many things this actor sees.</summary>
    public int Totaal { get; private set; }

    /// <summary>The rooms of a dossier in which this actor sees something.</summary>
    public IReadOnlyList<Kamer> Kamers(DossierId dossier) => [.. _kamers.Keys.Where(k => k.Item1 == dossier).Select(k => k.Item2).Order()];

    /// <summary>What this actor sees in a room of a dossier; empty when nothing, or when there is nothing.</summary>
    public IReadOnlyList<Zichtregel> In(DossierId dossier, Kamer kamer) => _kamers.TryGetValue((dossier, kamer), out var lijst) ? lijst : [];
}
