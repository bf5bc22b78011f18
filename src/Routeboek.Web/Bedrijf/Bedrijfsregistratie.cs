using Routeboek.Application.Opslag;

namespace Routeboek.Web.Bedrijf;

/// <summary>What runs beside the pages: the store and how it starts.</summary>
internal static class Bedrijfsregistratie
{
    public static void VoegBedrijfToe(this WebApplicationBuilder builder)
    {
        // read late, so that what a host sets afterwards counts too
        builder.Services.AddSingleton(s => Opslaginstellingen.Van(s.GetRequiredService<IConfiguration>()));
        builder.Services.AddSingleton(s => s.GetRequiredService<Opslaginstellingen>().Opslag());
        builder.Services.AddHostedService<Opslagstart>();
        // a start that fails is told by Programmastart, in words and without a stack trace
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
    }
}

/// <summary>Brings the database up to date before anything else starts.</summary>
internal sealed class Opslagstart(Routeboekopslag opslag) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken) => opslag.MigreerAsync(cancellationToken);

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
