namespace Routeboek.Application.Demo;

/// <summary>How large the demo world is.</summary>
/// <param name="LeerlingenVo">Pupils of each of the two secondary schools; at most 900.</param>
/// <param name="LeerlingenPo">Pupils of each of the two primary schools; at most 216.</param>
/// <param name="Metingen">How many weeks before the last school day files come in, the longest ago first; the last one is 0.</param>
public sealed record Demoomvang(int LeerlingenVo, int LeerlingenPo, IReadOnlyList<int> Metingen)
{
    /// <summary>What people see.</summary>
    public static Demoomvang Gewoon { get; } = new(750, 216, [26, 18, 13, 8, 4, 2, 0]);

    /// <summary>Enough of everything, and made quickly: for tests.</summary>
    public static Demoomvang Klein { get; } = new(100, 81, [26, 13, 8, 4, 0]);
}

/// <summary>How far the demo world is.</summary>
/// <param name="Wat">What is being made, in plain Dutch.</param>
/// <param name="Procent">0 to 100.</param>
public readonly record struct Demomaakstand(string Wat, int Procent);
