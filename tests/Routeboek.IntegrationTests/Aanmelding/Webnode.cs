using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Routeboek.Application.Opslag;

namespace Routeboek.IntegrationTests.Aanmelding;

/// <summary>One node of the web application on a database of a test. Two of them on one database are two nodes.</summary>
internal sealed class Webnode(Routeboekopslag opslag, TimeProvider klok, IReadOnlyDictionary<string, string>? instellingen = null) : WebApplicationFactory<Program>
{
    private readonly string _map = Directory.CreateTempSubdirectory("rb-web-").FullName;

    /// <summary>From where requests seem to come.</summary>
    public IPAddress Van { get; set; } = IPAddress.Loopback;

    public Bezoeker Bezoeker() => new(CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false }));

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("Opslag:Map", _map);
        builder.UseSetting("Opslag:Leeg", "true");
        foreach (var (naam, waarde) in instellingen ?? new Dictionary<string, string>())
            builder.UseSetting(naam, waarde);
        builder.ConfigureTestServices(d =>
        {
            d.AddSingleton(opslag);
            d.AddSingleton(klok);
            d.AddSingleton<IStartupFilter>(new Herkomst(this));
        });
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing && Directory.Exists(_map))
            Directory.Delete(_map, recursive: true);
    }

    private sealed class Herkomst(Webnode node) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((http, volgende) =>
            {
                http.Connection.RemoteIpAddress = node.Van;
                return volgende(http);
            });
            next(app);
        };
    }
}
