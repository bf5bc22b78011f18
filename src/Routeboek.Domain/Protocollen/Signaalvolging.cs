namespace Routeboek.Domain.Protocollen;

/// <summary>How people deal with the signals of a protocol: how soon, what is a new one, and which rungs ask no line of their own.</summary>
public sealed record Signaalvolging
{
    /// <summary>What holds when a protocol says nothing: 5 school days, a repetition within 20, nothing quiet. A proposal.</summary>
    public static Signaalvolging Standaard { get; } = new();

    /// <summary>School days within which somebody does something with a signal; after them it is without follow-up.</summary>
    public int OpvolgenBinnen { get; init; } = 5;

    /// <summary>A signal that goes on again within so many school days, at the same rung or a lower one, is the same matter.</summary>
    public int HerhalingBinnen { get; init; } = 20;

    /// <summary>Signals that are counted and can be looked up, but ask no line of their own.</summary>
    public IReadOnlyList<string> Stil { get; init; } = [];

    /// <summary>Where the numbers come from.</summary>
    public Herkomst Herkomst { get; init; } = Herkomst.Voorstel;

    public bool IsStil(Signaalregel regel) => Stil.Contains(regel.Id, StringComparer.Ordinal);
}
