using System.Threading.RateLimiting;
using Routeboek.Application.Aanlevering;

namespace Routeboek.Web.Api;

/// <summary>What programs may send: the part <c>Api</c> of the configuration.</summary>
/// <param name="GrootsteBytes">The most in one go.</param>
/// <param name="PerMinuut">How many requests of a key in a minute.</param>
public sealed record Apiinstellingen(long GrootsteBytes, int PerMinuut)
{
    /// <summary><c>Api:GrootsteMegabytes</c> (100) and <c>Api:PerMinuut</c> (60).</summary>
    public static Apiinstellingen Van(IConfiguration configuratie) => new(
        Math.Clamp(configuratie.GetValue("Api:GrootsteMegabytes", 100L), 1, 2048) * 1024 * 1024,
        Math.Clamp(configuratie.GetValue("Api:PerMinuut", 60), 1, 100_000));
}

/// <summary>How often a key may knock, on this node.</summary>
public sealed class Apirem(Apiinstellingen instellingen) : IDisposable
{
    private readonly PartitionedRateLimiter<AanleversleutelId> _rem = PartitionedRateLimiter.Create<AanleversleutelId, AanleversleutelId>(sleutel =>
        RateLimitPartition.GetTokenBucketLimiter(sleutel, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = instellingen.PerMinuut,
            TokensPerPeriod = instellingen.PerMinuut,
            ReplenishmentPeriod = TimeSpan.FromMinutes(1),
            AutoReplenishment = true,
        }));

    /// <summary>Null when it may; else how long to wait.</summary>
    public TimeSpan? Wacht(AanleversleutelId sleutel)
    {
        using var plaats = _rem.AttemptAcquire(sleutel);
        return plaats.IsAcquired ? null : plaats.TryGetMetadata(MetadataName.RetryAfter, out var wacht) ? wacht : TimeSpan.FromMinutes(1);
    }

    public void Dispose() => _rem.Dispose();
}
