using Routeboek.Application.Audit;
using Routeboek.Application.Demo;
using Routeboek.Application.Opslag;
using Routeboek.Application.Organisaties;

namespace Routeboek.Web.Bedrijf;

/// <summary>
/// Brings the database up to date before anything else starts. The demo world is made before anybody can come in: it takes seconds, and the
/// terminal in which somebody waits for it tells how far it is.
/// </summary>
internal sealed class Opslagstart(Routeboekopslag opslag, Opslaginstellingen instellingen, Ankerboek ankers, TimeProvider klok, ILogger<Opslagstart> log) : IHostedLifecycleService
{
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        Maak(instellingen.Map);
        var demo = new Demobestand(instellingen.Bestand, klok);
        var nieuw = instellingen.Omvang is not null && (instellingen.MaakVers || !demo.Staat) && await MaakDemoAsync(demo, cancellationToken);
        nieuw |= await opslag.MigreerAsync(cancellationToken);
        // made by a version of the program that had no world to put in it yet
        if (!nieuw && instellingen.Omvang is not null && await new BeginInstallatie(opslag, klok).KenmerkAsync(cancellationToken) is not { Hoofdorganisatie: not null })
        {
            opslag.LaatLos();
            nieuw = await MaakDemoAsync(demo, cancellationToken);
        }

        if (!nieuw)
            return;
        log.LogInformation("Nieuwe database gemaakt ({Soort})", instellingen.Naam);
        ankers.LegWeg(klok.GetUtcNow().UtcDateTime);
    }

    private async Task<bool> MaakDemoAsync(Demobestand demo, CancellationToken stop)
    {
        var begin = klok.GetTimestamp();
        try
        {
            await demo.MaakAsync(instellingen.Omvang!, s => log.LogInformation("De voorbeeldwereld wordt gemaakt: {Wat} ({Procent}%)", s.Wat, s.Procent), stop);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new Opslagfout($"De voorbeeldwereld kan niet gemaakt worden in {instellingen.Map}. Geef de gebruiker van het programma rechten en ruimte, of kies een andere map met Opslag:Map.", e);
        }

        log.LogInformation("De voorbeeldwereld is klaar, na {Seconden} seconden", (int)klok.GetElapsedTime(begin).TotalSeconds);
        return true;
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
