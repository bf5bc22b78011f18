using Routeboek.Application.Kalenders;

namespace Routeboek.Tests.Kalenders;

public sealed class SchoolklokTests
{
    [Theory]
    [InlineData("2026-01-15T22:59:59Z", "2026-01-15")] // winter time: an hour ahead of UTC
    [InlineData("2026-01-15T23:00:00Z", "2026-01-16")]
    [InlineData("2026-07-01T21:59:59Z", "2026-07-01")] // summer time: two hours
    [InlineData("2026-07-01T22:00:00Z", "2026-07-02")]
    public void Vandaag_IsDeDatumInNederland(string nu, string verwacht) =>
        Assert.Equal(DateOnly.Parse(verwacht, System.Globalization.CultureInfo.InvariantCulture),
            Schoolklok.Vandaag(new VasteTijd(DateTimeOffset.Parse(nu, System.Globalization.CultureInfo.InvariantCulture))));

    private sealed class VasteTijd(DateTimeOffset nu) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => nu;
    }
}
