namespace Routeboek.Domain.Kalenders;

/// <summary>One school day and its scheduled minutes of education.</summary>
/// <param name="Datum">The day.</param>
/// <param name="Minuten">Scheduled minutes, 1 to 1440 inclusive.</param>
public readonly record struct Schooldag(DateOnly Datum, int Minuten);
