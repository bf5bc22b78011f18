namespace Routeboek.Domain.Protocollen;

/// <summary>What the rungs on paper measure, so that the protocol's own thresholds can be laid beside them.</summary>
public enum Papiermaat
{
    /// <summary>Something no criterion counts; only the paper itself is checked.</summary>
    Niets,

    /// <summary>Rows of a count.</summary>
    Rijen,

    /// <summary>Lesson hours of a count.</summary>
    Lesuren,

    /// <summary>Half days of a count.</summary>
    Dagdelen,

    /// <summary>School days of one spell of illness.</summary>
    Ziektedagen,

    /// <summary>Percent of presence.</summary>
    Aanwezigheid,
}

/// <summary>A unit in which the paper writes a bound.</summary>
/// <param name="Naam">As told to people, e.g. "dagen".</param>
/// <param name="Factor">How many of the paper's first unit it is; above zero.</param>
public sealed record Papiereenheid(string Naam, decimal Factor);

/// <summary>One rung as the source words it.</summary>
/// <param name="Woorden">The bound in words.</param>
/// <param name="Signaal">Id of the signal that carries it out, or empty.</param>
/// <param name="Bereik">The range in the paper's first unit; null when the source names no number.</param>
public sealed record Papiertrede(string Woorden, string Signaal, Bereik? Bereik);

/// <summary>
/// A ladder of bounds as it stands in a source document, contradictions and all. <see cref="Protocolcontrole"/> computes its holes and
/// overlaps and says how the protocol reads them.
/// </summary>
public sealed record Papier
{
    /// <summary>What it is about, e.g. "spijbelen".</summary>
    public required string Onderwerp { get; init; }

    public required Bronvermelding Bron { get; init; }

    public required Papiermaat Telt { get; init; }

    /// <summary>The units; the first has factor 1 and is the one of all ranges.</summary>
    public required IReadOnlyList<Papiereenheid> Eenheden { get; init; }

    /// <summary>The smallest step that exists, in the first unit; null when every value in between exists too.</summary>
    public decimal? Stap { get; init; }

    /// <summary>The values that can occur, in the first unit.</summary>
    public required Bereik Bereik { get; init; }

    public required IReadOnlyList<Papiertrede> Treden { get; init; }

    /// <summary>Requirement ids that speak of the contradictions.</summary>
    public IReadOnlyList<string> Zie { get; init; } = [];

    /// <summary>Which reading the protocol chose, in words; may be empty.</summary>
    public string Keuze { get; init; } = "";
}
