using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Routeboek.Application.Aanmelding;
using Routeboek.Application.Organisaties;
using Routeboek.Web.Bedrijf;

namespace Routeboek.Web.Aanmelding;

/// <summary>
/// What sign-in does when the program has started: an empty routeboek gives the link for its first beheerder, and the demo world refuses
/// to be anywhere but on this machine.
/// </summary>
internal sealed class Aanmeldstart(BeginInstallatie installatie, Opslaginstellingen opslag, Demokeuze demo, Linkregister links, Eerstelink eerstelink, Aanmeldinstellingen instellingen, IServer server) : IHostedLifecycleService
{
    public async Task StartedAsync(CancellationToken cancellationToken)
    {
        var adressen = server.Features.Get<IServerAddressesFeature>()?.Addresses.ToList() ?? [];
        if (await demo.IsDemoAsync(cancellationToken))
        {
            if (adressen.Find(a => !IsHier(a)) is { } elders)
                throw new InvalidOperationException($"De voorbeeldomgeving draait alleen op deze computer, en niet op {elders}. Kies --urls http://localhost:5000, of begin een echte met --leeg.");
            return;
        }

        if (await links.MaakEersteAsync(cancellationToken) is { } code)
        {
            var adres = instellingen.Adres?.GetLeftPart(UriPartial.Authority) ?? adressen.FirstOrDefault() ?? "http://localhost:5000";
            await eerstelink.GeefAsync($"{adres}/aanmelden/eerste?code={code}");
        }
        else
        {
            // it may have been used at another node
            eerstelink.Wis();
        }
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    // the store has the right form by now, and nobody has come in yet
    public async Task StartAsync(CancellationToken cancellationToken) => await installatie.MerkAsync(opslag.Demo, cancellationToken);

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    internal static bool IsHier(string adres) => Uri.TryCreate(adres, UriKind.Absolute, out var uri)
        && (uri.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(uri.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip)));
}
