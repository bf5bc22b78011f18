using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Routeboek.Application.Bedrijf;

namespace Routeboek.Web.Bedrijf;

/// <summary>
/// Whether this node can do its work: the store answers and has the right form, the disk can be written, the sealer lives. The answer is
/// kept for a second, since anybody may ask.
/// </summary>
internal sealed class Gereedheid : IHealthCheck, IDisposable
{
    public const string Naam = "gereed";

    private static readonly TimeSpan s_geldig = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_geduld = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan s_zegelaar = TimeSpan.FromSeconds(15);

    private readonly PeilOpslag _peil;
    private readonly Opslaginstellingen _opslag;
    private readonly IServiceProvider _diensten;
    private readonly TimeProvider _klok;
    private readonly ILogger<Gereedheid> _log;
    private readonly SemaphoreSlim _beurt = new(1);
    private string? _bezwaar = "er is nog niet gekeken";
    private long _gekeken;
    private Opslagpeil _laatste = Opslagpeil.Weg;

    public Gereedheid(PeilOpslag peil, Opslaginstellingen opslag, IServiceProvider diensten, TimeProvider klok, Meetpunten meetpunten, ILogger<Gereedheid> log)
    {
        (_peil, _opslag, _diensten, _klok, _log) = (peil, opslag, diensten, klok, log);
        meetpunten.Peil("routeboek_gereed", "1 als dit knooppunt zijn werk kan doen", () => _bezwaar is null ? 1 : 0);
        meetpunten.Peil("routeboek_audit_wachtend", "regels van de audit die op de zegelaar wachten", () => _laatste.Wachtend);
        meetpunten.Peil("routeboek_audit_achterstand_seconden", "hoe lang de oudste wachtende regel al wacht", () => _laatste.Achterstand.TotalSeconds);
    }

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await PeilAsync(cancellationToken);
        return _bezwaar is null ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy();
    }

    /// <summary>Looks again, unless somebody did a moment ago.</summary>
    public async Task PeilAsync(CancellationToken stop)
    {
        await _beurt.WaitAsync(stop);
        try
        {
            if (_gekeken > 0 && _klok.GetElapsedTime(_gekeken) < s_geldig)
                return;
            var bezwaar = await BezwaarAsync(stop);
            if (bezwaar != _bezwaar)
                _log.LogWarning("Dit knooppunt is {Stand}", bezwaar ?? "gereed");
            _bezwaar = bezwaar;
            _gekeken = _klok.GetTimestamp();
        }
        finally
        {
            _beurt.Release();
        }
    }

    public void Dispose() => _beurt.Dispose();

    private async Task<string?> BezwaarAsync(CancellationToken stop)
    {
        var leven = _diensten.GetRequiredService<IHostApplicationLifetime>();
        if (!leven.ApplicationStarted.IsCancellationRequested || leven.ApplicationStopping.IsCancellationRequested)
            return "niet gereed: het programma start of stopt";
        using var geduld = CancellationTokenSource.CreateLinkedTokenSource(stop);
        geduld.CancelAfter(s_geduld);
        try
        {
            _laatste = await _peil.VoerUitAsync(geduld.Token).WaitAsync(s_geduld, _klok, stop);
        }
        catch (Exception e) when (!stop.IsCancellationRequested)
        {
            _laatste = Opslagpeil.Weg;
            return $"niet gereed: de database antwoordt niet ({e.GetType().Name})";
        }

        if (!_laatste.Bij)
            return "niet gereed: de database heeft een andere vorm dan dit programma";
        if (!Schrijfbaar())
            return "niet gereed: in de map met gegevens kan niet geschreven worden";
        return _diensten.GetRequiredKeyedService<Achtergrondwerk>(Ploeg.Zegelaar).Leeft(s_zegelaar) ? null : "niet gereed: de zegelaar van de audit werkt niet";
    }

    // a full disk or one that was mounted again to read only shows by writing
    private bool Schrijfbaar()
    {
        var proef = Path.Combine(_opslag.Map, $".proef-{Environment.ProcessId}");
        try
        {
            using (var bestand = new FileStream(proef, FileMode.Create, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose))
            {
                bestand.Write(new byte[4096]);
                bestand.Flush(flushToDisk: true);
            }

            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}

/// <summary>The two addresses that a load balancer asks: does it run, and can it work. Nothing more is told outside.</summary>
internal static class Gezondheidsadressen
{
    public static void MapGezondheid(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", Opties(_ => false)).AllowAnonymous();
        app.MapHealthChecks("/health/ready", Opties(c => c.Name == Gereedheid.Naam)).AllowAnonymous();
    }

    private static HealthCheckOptions Opties(Func<HealthCheckRegistration, bool> welke) => new()
    {
        Predicate = welke,
        ResponseWriter = (http, stand) =>
        {
            http.Response.ContentType = "application/json";
            return http.Response.WriteAsync(stand.Status == HealthStatus.Healthy ? """{"status":"gereed"}""" : """{"status":"niet gereed"}""", http.RequestAborted);
        },
    };
}
