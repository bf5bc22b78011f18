using Routeboek.Domain.Protocollen;

namespace Routeboek.Application.Demo;

/// <summary>The municipalities in which the invented pupils of a region live, the largest first.</summary>
public static class Demogemeenten
{
    private static readonly (string Begin, string[] Gemeenten)[] PerProtocol =
    [
        ("den-bosch", ["'s-Hertogenbosch", "Vught", "Boxtel", "Heusden", "Sint-Michielsgestel", "Meierijstad", "Bernheze", "Maasdriel"]),
        ("noord-kennemerland", ["Alkmaar", "Dijk en Waard", "Castricum", "Heiloo", "Bergen (NH.)", "Uitgeest"]),
        ("haaglanden", ["'s-Gravenhage", "Leidschendam-Voorburg", "Rijswijk"]),
    ];

    /// <summary>Those of the region of a protocol; those of the holiday region when the protocol is not of one region.</summary>
    public static IReadOnlyList<string> Van(string protocolId, Vakantieregio regio)
    {
        foreach (var (begin, gemeenten) in PerProtocol)
        {
            if (protocolId.StartsWith(begin, StringComparison.Ordinal))
                return gemeenten;
        }
        return regio switch
        {
            Vakantieregio.Noord => ["Amsterdam", "Groningen", "Almere", "Haarlem", "Zwolle", "Alkmaar"],
            Vakantieregio.Midden => ["Rotterdam", "'s-Gravenhage", "Utrecht", "Dordrecht", "Leiden"],
            Vakantieregio.Zuid => ["Eindhoven", "Tilburg", "Breda", "Nijmegen", "'s-Hertogenbosch", "Maastricht"],
        };
    }
}
