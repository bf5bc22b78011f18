using Routeboek.Domain.Kalenders;
using Routeboek.Domain.Verzuim;

namespace Routeboek.Domain.Protocollen;

/// <summary>Primary, secondary and vocational education.</summary>
public enum Sector
{
    Po,
    Vo,
    Mbo,
}

/// <summary>Holiday regions (Ministry of Education).</summary>
public enum Vakantieregio
{
    Noord,
    Midden,
    Zuid,
}

/// <summary>Where a number comes from: the law, the region's own document, or a proposal of ours that the region can change.</summary>
public enum Herkomst
{
    Wet,
    Protocol,
    Voorstel,
}

/// <summary>A source document of a protocol.</summary>
public sealed record Brondocument(string Id, string Titel);

/// <summary>Where a rule stands: document and place, with the requirement ids that it carries out.</summary>
public sealed record Bronvermelding(Brondocument Document, string Plaats, IReadOnlyList<string> Eisen)
{
    public override string ToString() => Plaats.Length == 0 ? Document.Titel : $"{Document.Titel}, {Plaats}";
}

/// <summary>
/// A regional protocol: versioned data with its sources. Everything that is a number of a region stands here and nowhere in code.
/// </summary>
public sealed record Protocol
{
    /// <summary>Stable id, e.g. <c>den-bosch-vo</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Version as the region writes it, e.g. <c>2022-01</c>.</summary>
    public required string Versie { get; init; }

    public required string Naam { get; init; }

    public required string Regio { get; init; }

    /// <summary>The sectors it holds for; a law may hold for all three.</summary>
    public required IReadOnlyList<Sector> Sectoren { get; init; }

    /// <summary>Holiday region, or null for a protocol that is not of one region.</summary>
    public Vakantieregio? Vakantieregio { get; init; }

    /// <summary>First day it holds, inclusive.</summary>
    public required DateOnly GeldigVanaf { get; init; }

    /// <summary>Last day it holds, inclusive; null = until further notice.</summary>
    public DateOnly? GeldigTot { get; init; }

    /// <summary>What every reader must know, e.g. "niet bevestigd voor VO"; empty when there is nothing.</summary>
    public string Voorbehoud { get; init; } = "";

    public required IReadOnlyList<Brondocument> Bronnen { get; init; }

    public required IReadOnlyList<Signaalregel> Signalen { get; init; }

    /// <summary>The rungs as the source documents word them, so that their holes and overlaps can be computed; may be empty.</summary>
    public IReadOnlyList<Papier> Papier { get; init; } = [];

    /// <summary>How people deal with its signals.</summary>
    public Signaalvolging Volging { get; init; } = Signaalvolging.Standaard;

    /// <summary>True when primary education is the only sector: registration per half day, lesson hours are refused.</summary>
    public bool AlleenPo => Sectoren is [Sector.Po];
}

/// <summary>One signal of a protocol: when it is on, where that comes from and what follows.</summary>
public sealed record Signaalregel
{
    /// <summary>Stable id, e.g. <c>te-laat-preventief</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Short name for people, e.g. "8 keer te laat".</summary>
    public required string Naam { get; init; }

    public required Criterium Criterium { get; init; }

    /// <summary>The ladder that this signal is a rung of, or empty; the highest rung leads.</summary>
    public string Ladder { get; init; } = "";

    /// <summary>The rung, 1 = lowest; 0 when it stands on no ladder.</summary>
    public int Trede { get; init; }

    public required Herkomst Herkomst { get; init; }

    public required Bronvermelding Bron { get; init; }

    /// <summary>Who does what: one line of plain Dutch.</summary>
    public required string Vervolg { get; init; }

    /// <summary>What a reader must know about the number, e.g. which half of it is our proposal; empty when there is nothing.</summary>
    public string Toelichting { get; init; } = "";

    /// <summary>Id of the protocol in which the rule stands when it is taken over from there; empty when it stands in its own protocol.</summary>
    public string OvergenomenUit { get; init; } = "";

    /// <summary>What a coordinator does today: one short imperative line, "Nodig uit voor een preventief gesprek".</summary>
    public required string Vandaag { get; init; }
}
