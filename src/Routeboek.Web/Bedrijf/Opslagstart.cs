using Routeboek.Application.Audit;
using Routeboek.Application.Opslag;

namespace Routeboek.Web.Bedrijf;

/// <summary>Brings the database up to date before anything else starts.</summary>
internal sealed class Opslagstart(Routeboekopslag opslag, Opslaginstellingen instellingen, Ankerboek ankers, TimeProvider klok, ILogger<Opslagstart> log) : IHostedLifecycleService
{
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        Maak(instellingen.Map);
        if (!await opslag.MigreerAsync(cancellationToken))
            return;
        log.LogInformation("Nieuwe database gemaakt ({Soort})", instellingen.Naam);
        ankers.LegWeg(klok.GetUtcNow().UtcDateTime);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    // what is in it is for the user of the program only
    private static void Maak(string map)
    {
        try
        {
            if (OperatingSystem.IsWindows())
                Directory.CreateDirectory(map);
            else
                Directory.CreateDirectory(map, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new Opslagfout($"De map {map} kan niet gemaakt worden. Geef de gebruiker van het programma rechten, of kies een andere met Opslag:Map.", e);
        }
    }
}
