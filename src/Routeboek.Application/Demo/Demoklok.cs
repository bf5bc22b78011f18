namespace Routeboek.Application.Demo;

/// <summary>A clock that somebody moves on: the years of the demo world happen in their own time, and end now.</summary>
internal sealed class Demoklok(TimeProvider echt, DateTime begin) : TimeProvider
{
    private DateTime _nu = begin;

    public override long TimestampFrequency => echt.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => new(_nu);

    /// <summary>How long something takes is real.</summary>
    public override long GetTimestamp() => echt.GetTimestamp();

    /// <summary>Moves on, never back.</summary>
    public void Zet(DateTime utc)
    {
        if (utc > _nu)
            _nu = utc;
    }

    /// <summary>To a time of day, UTC.</summary>
    public void Zet(DateOnly dag, int uur, int minuut = 0) => Zet(dag.ToDateTime(new TimeOnly(uur, minuut), DateTimeKind.Utc));

    public void Nu() => Zet(echt.GetUtcNow().UtcDateTime);
}
