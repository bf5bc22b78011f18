namespace Routeboek.Application.Kalenders;

/// <summary>The one place that makes a school day of an instant: the date in the Netherlands, wherever the machine stands.</summary>
public static class Schoolklok
{
    private static readonly Lazy<TimeZoneInfo> Tijdzone = new(() => TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam"));

    /// <summary>Today's date in the Netherlands.</summary>
    public static DateOnly Vandaag(TimeProvider klok) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(klok.GetUtcNow(), Tijdzone.Value).DateTime);

    /// <summary>The date and time on the clock in the Netherlands.</summary>
    /// <param name="utc">The instant, UTC.</param>
    public static DateTime Plaatselijk(DateTime utc) => TimeZoneInfo.ConvertTimeFromUtc(utc, Tijdzone.Value);

    /// <summary>The first instant of a day in the Netherlands, UTC.</summary>
    public static DateTime BeginVanDag(DateOnly dag) => TimeZoneInfo.ConvertTimeToUtc(dag.ToDateTime(TimeOnly.MinValue), Tijdzone.Value);

    /// <summary>The last instant of a day in the Netherlands, UTC. A day has 23 or 25 hours when the clock changes.</summary>
    public static DateTime EindeVanDag(DateOnly dag) =>
        dag == DateOnly.MaxValue ? DateTime.MaxValue : TimeZoneInfo.ConvertTimeToUtc(dag.AddDays(1).ToDateTime(TimeOnly.MinValue), Tijdzone.Value).AddTicks(-1);
}
