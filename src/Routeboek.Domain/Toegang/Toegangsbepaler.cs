using System.Numerics;
using Routeboek.Domain.Dossiers;
using Routeboek.Domain.Organisaties;

namespace Routeboek.Domain.Toegang;

/// <summary>
/// Who may do what with what, today. Pure: the same question has the same answer. <see cref="Bepaal"/> decides about one thing,
/// <see cref="ZichtbaarVoor"/> gives the same rules as a filter; a test holds them equal.
/// </summary>
public sealed class Toegangsbepaler(Toegangsafspraken regio)
{
    /// <summary>The rules, with their sources.</summary>
    public Toegangstabel Tabel { get; } = new(regio);

    /// <param name="actor">Who, from the session.</param>
    /// <param name="onderwerp">About what.</param>
    /// <param name="handeling">What the actor wants to do.</param>
    /// <param name="vandaag">The day in the Netherlands; every period includes its first and last day.</param>
    public Toegangsbesluit Bepaal(Actor actor, Onderwerp onderwerp, Handeling handeling, DateOnly vandaag)
    {
        if (!actor.Aanstelling.Geldig.Op(vandaag))
            return new Toegangsbesluit.Geweigerd(Weigerreden.RolGeldtNiet, Omstandigheden.Geen);
        var regels = Tabel.Mogelijk(actor.Rol, onderwerp.Soort, onderwerp.Kamer, handeling.Soort);
        if (regels.Count == 0)
            return new Toegangsbesluit.Geweigerd(Weigerreden.GeenRegel, Omstandigheden.Geen);
        var bij = new Omstandigheidsfilter(Tabel.Regio, actor, handeling, vandaag).Bij(onderwerp);
        return Tabel.Zoek(actor.Rol, onderwerp.Soort, onderwerp.Kamer, handeling.Soort, bij) is { } regel
            ? new Toegangsbesluit.Toegestaan(regel)
            : new Toegangsbesluit.Geweigerd(Weigerreden.GeenGrond, Ontbreekt(regels, bij));
    }

    /// <summary>What this actor may read today: every list, search, count and export filters with it.</summary>
    public Zichtfilter ZichtbaarVoor(Actor actor, DateOnly vandaag) => FilterVoor(actor, Handeling.Lezen, vandaag);

    /// <summary>The things with which this actor may do something today, as a filter.</summary>
    public Zichtfilter FilterVoor(Actor actor, Handeling handeling, DateOnly vandaag)
    {
        if (!actor.Aanstelling.Geldig.Op(vandaag))
            return Zichtfilter.Nooit;
        var filter = new Omstandigheidsfilter(Tabel.Regio, actor, handeling, vandaag);
        return Zichtfilter.Of(
            from regel in Tabel.Regels
            where regel.Rollen.Contains(actor.Rol) && regel.Handelingen.Contains(handeling.Soort)
            select Zichtfilter.En([new Zichtfilter.VanSoort(regel.Soorten), new Zichtfilter.InKamer(regel.Kamers), regel.Bij.Filter(filter.Van)]));
    }

    private static Omstandigheden Ontbreekt(IReadOnlyList<Toegangsregel> regels, Omstandigheden bij) =>
        regels.SelectMany(r => r.Bij.Lijst).Select(g => g.Met & ~bij).MinBy(o => BitOperations.PopCount((uint)o));
}
