using Routeboek.Application.Bedrijf;

namespace Routeboek.Web.Bedrijf;

/// <summary>
/// Work that returns all the time. What goes wrong costs one round, a line in the log and a count; it never stops the program. The first
/// round is at once.
/// </summary>
internal sealed class Achtergrondwerk(string naam, TimeSpan tempo, Func<CancellationToken, Task> werk, TimeProvider klok, Meetpunten meetpunten, ILogger<Achtergrondwerk> log) : BackgroundService
{
    // a database that is away for an hour is told once in a while, not every second
    private static readonly TimeSpan s_herhaling = TimeSpan.FromMinutes(5);

    private long _gelukt;
    private DateTimeOffset? _misluktSinds;
    private DateTimeOffset _gemeld;

    public string Naam => naam;

    /// <summary>When it last went well, as a timestamp of the clock; 0 = never.</summary>
    public long Gelukt => Interlocked.Read(ref _gelukt);

    /// <summary>Whether it went well not long ago.</summary>
    public bool Leeft(TimeSpan hoogstens) => Gelukt is > 0 and var sinds && klok.GetElapsedTime(sinds) <= hoogstens;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // the start of the program waits for no round
        await Task.Yield();
        using var timer = new PeriodicTimer(tempo, klok);
        do
        {
            try
            {
                await werk(stoppingToken);
                Lukte();
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                Mislukte(e);
            }
        }
        while (await VolgendeAsync(timer, stoppingToken));
    }

    private static async Task<bool> VolgendeAsync(PeriodicTimer timer, CancellationToken stop)
    {
        try
        {
            return await timer.WaitForNextTickAsync(stop);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private void Lukte()
    {
        Interlocked.Exchange(ref _gelukt, klok.GetTimestamp());
        if (_misluktSinds is not { } sinds)
            return;
        log.LogInformation("{Werk} lukt weer, na {Seconden} seconden", naam, (long)(klok.GetUtcNow() - sinds).TotalSeconds);
        _misluktSinds = null;
    }

    private void Mislukte(Exception fout)
    {
        meetpunten.Mislukt(naam);
        var nu = klok.GetUtcNow();
        if (_misluktSinds is not null && nu - _gemeld < s_herhaling)
            return;
        _misluktSinds ??= nu;
        _gemeld = nu;
        log.LogError(fout, "{Werk} lukt niet en wordt opnieuw geprobeerd", naam);
    }
}
