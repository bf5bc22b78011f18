using Routeboek.Domain.Protocollen;

namespace Routeboek.Domain.Afspraken;

/// <summary>An agreement that both have, with what differs.</summary>
public sealed record Afspraakverschil(string Id, IReadOnlyList<Verschil> Verschillen);

/// <summary>The agreements of two protocols, or of two versions of one, laid side by side by id.</summary>
public sealed record Afsprakenvergelijking
{
    public required IReadOnlyList<Afspraak> AlleenInA { get; init; }

    public required IReadOnlyList<Afspraak> AlleenInB { get; init; }

    /// <summary>Same id, something different.</summary>
    public required IReadOnlyList<Afspraakverschil> Anders { get; init; }

    /// <summary>Same id, same in everything.</summary>
    public required IReadOnlyList<string> Gelijk { get; init; }

    public static Afsprakenvergelijking Van(IReadOnlyList<Afspraak> a, IReadOnlyList<Afspraak> b)
    {
        var opId = b.ToDictionary(x => x.Id, StringComparer.Ordinal);
        var inA = a.Select(x => x.Id).ToHashSet(StringComparer.Ordinal);
        var beide = a.Where(x => opId.ContainsKey(x.Id))
            .Select(x => new Afspraakverschil(x.Id, [.. Protocolvergelijking.Verschillen(Velden(x), Velden(opId[x.Id]))])).ToList();
        return new Afsprakenvergelijking
        {
            AlleenInA = [.. a.Where(x => !opId.ContainsKey(x.Id))],
            AlleenInB = [.. b.Where(x => !inA.Contains(x.Id))],
            Anders = [.. beide.Where(v => v.Verschillen.Count > 0)],
            Gelijk = [.. beide.Where(v => v.Verschillen.Count == 0).Select(v => v.Id)],
        };
    }

    private static List<Criteriumgetal> Velden(Afspraak afspraak) =>
    [
        new("kern", afspraak.Kern),
        new("als", string.Join("; en ", afspraak.Als.Select(Afspraaktekst.Zin))),
        new("wie", afspraak.Wie.Anders.Length == 0 ? $"{afspraak.Wie}" : $"{afspraak.Wie}, anders {afspraak.Wie.Anders}"),
        new("wat", Afspraaktekst.Zin(afspraak.Wat)),
        new("termijn", Afspraaktekst.Termijn(afspraak)),
        new("waarschuwt", afspraak.Binnen is null ? "" : $"{afspraak.Waarschuwing} ervoor"),
        new("herhaal", afspraak.Herhaal.ToString().ToLowerInvariant()),
        new("blijft na de termijn", afspraak.Blijft ? "ja" : "nee"),
        new("vervalt", string.Join("; of ", afspraak.Vervalt.Select(Afspraaktekst.Zin))),
        new("herkomst", afspraak.Herkomst.ToString().ToLowerInvariant()),
        new("bron", afspraak.Bron?.ToString() ?? ""),
    ];
}
