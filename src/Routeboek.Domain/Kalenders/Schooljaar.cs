namespace Routeboek.Domain.Kalenders;

/// <summary>A school year: 1 August up to and including 31 July (Leerplichtwet 1969, art. 1).</summary>
/// <param name="Begin">The calendar year in which it begins: 2025 is 2025-2026.</param>
public readonly record struct Schooljaar(int Begin)
{
    /// <summary>1 August, inclusive.</summary>
    public DateOnly Van => new(Begin, 8, 1);

    /// <summary>31 July, inclusive.</summary>
    public DateOnly Tot => new(Begin + 1, 7, 31);

    public static Schooljaar Met(DateOnly datum) => new(datum.Month >= 8 ? datum.Year : datum.Year - 1);

    public override string ToString() => $"{Begin:0000}-{Begin + 1:0000}";
}
