namespace Routeboek.Domain.Protocollen;

/// <summary>One thing in which the two differ; empty text = absent.</summary>
public sealed record Verschil(string Naam, string A, string B);

/// <summary>A signal that both have, with what differs.</summary>
public sealed record Signaalverschil(string Id, IReadOnlyList<Verschil> Verschillen);

/// <summary>Two signals of different name that judge by the same kind of criterion.</summary>
public sealed record Tegenhanger(string Vorm, Signaalregel A, Signaalregel B);

/// <summary>Two protocols (or two versions of one) laid side by side.</summary>
public sealed record Protocolvergelijking
{
    public required Protocol A { get; init; }

    public required Protocol B { get; init; }

    /// <summary>Version, validity, sector and the like.</summary>
    public required IReadOnlyList<Verschil> Kop { get; init; }

    public required IReadOnlyList<Signaalregel> AlleenInA { get; init; }

    public required IReadOnlyList<Signaalregel> AlleenInB { get; init; }

    /// <summary>Same id, something different.</summary>
    public required IReadOnlyList<Signaalverschil> Anders { get; init; }

    /// <summary>Same id, same numbers, origin, source and follow-up.</summary>
    public required IReadOnlyList<string> Gelijk { get; init; }

    /// <summary>Signals that only one of the two has, beside those of the other with the same kind of criterion for the same kinds of absence.</summary>
    public required IReadOnlyList<Tegenhanger> NaastElkaar { get; init; }

    public static Protocolvergelijking Van(Protocol a, Protocol b)
    {
        var alleenInA = a.Signalen.Where(s => Zoek(b, s.Id) is null).ToList();
        var alleenInB = b.Signalen.Where(s => Zoek(a, s.Id) is null).ToList();
        var beide = a.Signalen.Where(s => Zoek(b, s.Id) is not null)
            .Select(s => new Signaalverschil(s.Id, [.. Verschillen(Velden(s), Velden(Zoek(b, s.Id)!))])).ToList();
        return new Protocolvergelijking
        {
            A = a,
            B = b,
            Kop = [.. Verschillen(Kopvelden(a), Kopvelden(b))],
            AlleenInA = alleenInA,
            AlleenInB = alleenInB,
            Anders = [.. beide.Where(v => v.Verschillen.Count > 0)],
            Gelijk = [.. beide.Where(v => v.Verschillen.Count == 0).Select(v => v.Id)],
            NaastElkaar = [.. from links in alleenInA
                              from rechts in alleenInB
                              where Vergelijkbaar(links.Criterium, rechts.Criterium)
                              select new Tegenhanger(Criteriumtekst.Vorm(links.Criterium), links, rechts)],
        };
    }

    private static Signaalregel? Zoek(Protocol protocol, string id) =>
        protocol.Signalen.FirstOrDefault(s => string.Equals(s.Id, id, StringComparison.Ordinal));

    private static bool Vergelijkbaar(Criterium a, Criterium b) =>
        string.Equals(Criteriumtekst.Vorm(a), Criteriumtekst.Vorm(b), StringComparison.Ordinal) && (a, b) switch
        {
            (Criterium.Telling x, Criterium.Telling y) => x.Soorten.Raakt(y.Soorten),
            (Criterium.Dagmelding x, Criterium.Dagmelding y) => x.Soorten.Raakt(y.Soorten),
            (Criterium.DagenMet x, Criterium.DagenMet y) => x.Soorten.Raakt(y.Soorten),
            (Criterium.Minuten x, Criterium.Minuten y) => x.Soorten.Raakt(y.Soorten),
            _ => true,
        };

    private static List<Criteriumgetal> Kopvelden(Protocol protocol) =>
    [
        new("versie", protocol.Versie),
        new("regio", protocol.Regio),
        new("sector", string.Join(", ", protocol.Sectoren.Select(s => s.ToString().ToLowerInvariant()))),
        new("geldig vanaf", protocol.GeldigVanaf.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)),
        new("geldig tot en met", protocol.GeldigTot?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) ?? ""),
        new("voorbehoud", protocol.Voorbehoud),
    ];

    private static List<Criteriumgetal> Velden(Signaalregel regel) =>
    [
        new("vorm", Criteriumtekst.Vorm(regel.Criterium)),
        .. Criteriumtekst.Getallen(regel.Criterium),
        new("herkomst", regel.Herkomst.ToString().ToLowerInvariant()),
        new("bron", regel.Bron.ToString()),
        new("ladder", regel.Ladder.Length == 0 ? "" : $"{regel.Ladder}, trede {regel.Trede}"),
        new("vervolg", regel.Vervolg),
    ];

    /// <summary>What two lists of named values do not have in common.</summary>
    internal static IEnumerable<Verschil> Verschillen(List<Criteriumgetal> a, List<Criteriumgetal> b)
    {
        foreach (var naam in a.Select(v => v.Naam).Union(b.Select(v => v.Naam), StringComparer.Ordinal))
        {
            var (links, rechts) = (Waarde(a, naam), Waarde(b, naam));
            if (!string.Equals(links, rechts, StringComparison.Ordinal))
                yield return new Verschil(naam, links, rechts);
        }

        static string Waarde(List<Criteriumgetal> velden, string naam) =>
            velden.FirstOrDefault(v => string.Equals(v.Naam, naam, StringComparison.Ordinal))?.Waarde ?? "";
    }
}
