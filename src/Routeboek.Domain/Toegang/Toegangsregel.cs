using Routeboek.Domain.Dossiers;
using Routeboek.Domain.Organisaties;

namespace Routeboek.Domain.Toegang;

/// <summary>Where a rule of access comes from.</summary>
/// <param name="Document">The paper and its chapter, or our own design.</param>
/// <param name="Eisen">Rows of the requirements.</param>
/// <param name="Wet">Articles of law; empty = none.</param>
public sealed record Toegangsbron(string Document, IReadOnlyList<string> Eisen, string Wet);

/// <summary>One sentence of the protocols or the law about who may do what. Rules only allow; what no rule allows is refused.</summary>
public sealed record Toegangsregel
{
    public required string Id { get; init; }

    /// <summary>The rule for people, in Dutch.</summary>
    public required string Zin { get; init; }

    public required IReadOnlyList<Rol> Rollen { get; init; }

    public required IReadOnlyList<Onderwerpsoort> Soorten { get; init; }

    public IReadOnlyList<Kamer> Kamers { get; init; } = [Kamer.Gewoon];

    public IReadOnlyList<Handelingsoort> Handelingen { get; init; } = [Handelingsoort.Lezen];

    /// <summary>In which cases.</summary>
    public required Gevallen Bij { get; init; }

    public required Grond Grond { get; init; }

    public required Doel Doel { get; init; }

    public required Toegangsbron Bron { get; init; }

    public override string ToString() => Id;
}
