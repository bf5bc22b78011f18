namespace Routeboek.Domain.Protocollen;

/// <summary>The ladders of a protocol.</summary>
public sealed class Ladders
{
    private readonly Dictionary<string, (int Laagste, int Hoogste)> _treden;

    public Ladders(Protocol protocol) => _treden = protocol.Signalen.Where(s => s.Ladder.Length > 0)
        .GroupBy(s => s.Ladder, StringComparer.Ordinal)
        .ToDictionary(g => g.Key, g => (g.Min(s => s.Trede), g.Max(s => s.Trede)), StringComparer.Ordinal);

    /// <summary>The highest rung of a ladder that has more than one, or a limit of the law.</summary>
    public bool IsBovenste(Signaalregel regel) => regel.Herkomst == Herkomst.Wet
        || regel.Ladder.Length > 0 && _treden[regel.Ladder] is var (laagste, hoogste) && laagste < hoogste && regel.Trede == hoogste;

    /// <summary>How high on its ladder, in percent; the law is at the top and a signal without a ladder half way.</summary>
    public int Hoogte(Signaalregel regel) => regel.Herkomst == Herkomst.Wet ? 101
        : regel.Ladder.Length == 0 ? 50 : regel.Trede * 100 / _treden[regel.Ladder].Hoogste;

    /// <summary>"trede 3 van 4", or empty for a signal that stands alone.</summary>
    public string Trede(Signaalregel regel) => regel.Ladder.Length == 0 || _treden[regel.Ladder] is var (laagste, hoogste) && laagste == hoogste
        ? "" : $"trede {regel.Trede} van {_treden[regel.Ladder].Hoogste}";
}
