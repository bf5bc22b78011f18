using Microsoft.Extensions.Logging.Console;
using Routeboek.Application.Aanmelding;
using Routeboek.Application.Audit;
using Routeboek.Application.Bedrijf;
using Routeboek.Application.Dossiers;
using Routeboek.Application.Inlezen;
using Routeboek.Application.Opslag;

namespace Routeboek.Web.Bedrijf;

/// <summary>What runs beside the pages: the store, the work in the background, health, logs and numbers.</summary>
internal static class Bedrijfsregistratie
{
    public static void VoegBedrijfToe(this WebApplicationBuilder builder)
    {
        var diensten = builder.Services;
        // read late, so that what a host sets afterwards counts too
        diensten.AddSingleton(s => Opslaginstellingen.Van(s.GetRequiredService<IConfiguration>()));
        diensten.AddSingleton(s => Bedrijfsinstellingen.Van(s.GetRequiredService<IConfiguration>(), s.GetRequiredService<Opslaginstellingen>()));
        diensten.AddSingleton(s => s.GetRequiredService<Opslaginstellingen>().Opslag());
        diensten.AddSingleton<Meetpunten>();
        diensten.AddSingleton<PeilOpslag>();
        diensten.AddSingleton(s => Bewaartermijnen.Van(s.GetRequiredService<IConfiguration>()));
        diensten.AddSingleton<Onderhoud>();
        diensten.AddSingleton<RuimAanmeldingOp>();
        diensten.AddSingleton<VerzegelAudit>();
        diensten.AddSingleton<VerankerAudit>();
        diensten.AddSingleton(s => new WerkTakenBij(s.GetRequiredService<Routeboekopslag>(), s.GetRequiredService<TimeProvider>(), Dossierkaders.BijProgramma));
        diensten.AddSingleton<RuimInleesbeurtenOp>();
        diensten.AddSingleton(s => new WerkSignalenBij(s.GetRequiredService<Routeboekopslag>(), s.GetRequiredService<TimeProvider>(), Protocolbronnen.BijProgramma, Dossierkaders.BijProgramma));
        diensten.AddSingleton(s => s.GetRequiredService<Bedrijfsinstellingen>() is var i ? new Ankerboek(i.Ankers, i.Knooppunt, i.Ankersleutel) : throw new InvalidOperationException());
        diensten.AddHostedService<Opslagstart>();
        Ploeg.VoegToe(diensten);

        diensten.AddHealthChecks().AddCheck<Gereedheid>(Gereedheid.Naam);
        diensten.AddSingleton<Gereedheid>();
        diensten.AddSingleton<Metingenblad>();
        builder.VoegGrenzenToe();
        diensten.Insert(0, ServiceDescriptor.Transient<IStartupFilter, Kopvoorop>());
        VoegLogToe(builder.Logging);
    }

    private static void VoegLogToe(ILoggingBuilder log)
    {
        // one line for each event, made by us: what the framework would add (paths, scopes) may carry what people typed
        log.ClearProviders();
        log.AddConsole(o => o.FormatterName = Logregelvorm.Naam);
        log.AddConsoleFormatter<Logregelvorm, ConsoleFormatterOptions>();
        // a start that fails is told by Programmastart, in words and without a stack trace
        log.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
        log.AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.None);
    }

    public static void MapBedrijf(this WebApplication app)
    {
        app.MapGezondheid();
        app.MapMetingen();
    }
}
