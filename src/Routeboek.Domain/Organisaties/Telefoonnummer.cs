namespace Routeboek.Domain.Organisaties;

/// <summary>A number that people call, as they wrote it: digits with spaces, dashes and a plus.</summary>
public static class Telefoonnummer
{
    public const int Langste = 32;

    private const int MinsteCijfers = 6;

    /// <summary>Whether it can be called; empty can, it is none.</summary>
    public static bool Kan(string? nummer) => string.IsNullOrWhiteSpace(nummer)
        || nummer.Trim() is var kort && kort.Length <= Langste && kort.All(t => char.IsAsciiDigit(t) || t is ' ' or '-' or '+' or '(' or ')') && kort.Count(char.IsAsciiDigit) >= MinsteCijfers;

    /// <summary>Without white space around it; null when it is empty.</summary>
    /// <exception cref="ArgumentException">It cannot be called.</exception>
    public static string? Maak(string? nummer) => !Kan(nummer)
        ? throw new ArgumentException("dit is geen telefoonnummer", nameof(nummer))
        : string.IsNullOrWhiteSpace(nummer) ? null : nummer.Trim();
}
