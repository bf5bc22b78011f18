using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.Options;

namespace Routeboek.Web.Aanmelding;

/// <summary>Every endpoint states a policy, or stands on the list of what is for everybody; files of the look are known by their kind. The program does not start otherwise.</summary>
public static class Eindpuntkeuring
{
    /// <summary>What needs no sign-in, by the first part of the address.</summary>
    public static IReadOnlyList<string> VoorIedereen { get; } =
    [
        "aanmelden",
        "fout",
        "health",
        "metrics",
        "openapi",
        "taal",
        "verzuimscan",
    ];

    /// <summary>What is wrong: endpoints without a policy, with one that does not exist, or for everybody without standing on the list.</summary>
    public static IReadOnlyList<string> Bezwaren(IEnumerable<Endpoint> eindpunten, IReadOnlySet<string> beleid)
    {
        var bezwaren = new List<string>();
        foreach (var eindpunt in eindpunten.OfType<RouteEndpoint>())
        {
            if (eindpunt.Metadata.GetMetadata<StaticAssetDescriptor>() is not null || IsVangnet(eindpunt))
                continue;
            var adres = eindpunt.RoutePattern.RawText?.TrimStart('/') ?? "";
            var genoemd = eindpunt.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(a => a.Policy ?? "").ToList();
            if (eindpunt.Metadata.GetMetadata<IAllowAnonymous>() is not null)
            {
                if (!VoorIedereen.Contains(adres.Split('/')[0], StringComparer.OrdinalIgnoreCase))
                    bezwaren.Add($"/{adres} is voor iedereen, maar staat niet op de lijst");
            }
            else if (genoemd.Count == 0)
                bezwaren.Add($"/{adres} heeft geen beleid");
            else if (genoemd.Find(n => !beleid.Contains(n)) is { } vreemd)
                bezwaren.Add($"/{adres} heeft een beleid dat er niet is: '{vreemd}'");
        }

        return bezwaren;
    }

    /// <summary>What the framework adds while developing, for files that came after the build. It is answered with not found before any policy.</summary>
    public static bool IsVangnet(Endpoint eindpunt) => eindpunt is RouteEndpoint { RoutePattern.RawText: "{**path:file}" };

    /// <summary>All endpoints, pages as they are once their folder has spoken.</summary>
    public static async Task<IReadOnlyList<Endpoint>> LeesAsync(IServiceProvider diensten, IEnumerable<EndpointDataSource> bronnen)
    {
        var lader = diensten.GetRequiredService<PageLoader>();
        var gelezen = new List<Endpoint>();
        foreach (var eindpunt in bronnen.SelectMany(b => b.Endpoints))
        {
            // what a folder states about its pages is known only once the page is loaded
            gelezen.Add(eindpunt.Metadata.GetMetadata<PageActionDescriptor>() is { } pagina ? (await lader.LoadAsync(pagina, eindpunt.Metadata)).Endpoint ?? eindpunt : eindpunt);
        }

        return gelezen;
    }

    /// <exception cref="InvalidOperationException">An endpoint is not guarded.</exception>
    internal static async Task KeurAsync(IServiceProvider diensten, IEnumerable<EndpointDataSource> bronnen)
    {
        var opties = diensten.GetRequiredService<IOptions<AuthorizationOptions>>().Value;
        var eindpunten = await LeesAsync(diensten, bronnen);
        var namen = eindpunten.SelectMany(e => e.Metadata.GetOrderedMetadata<IAuthorizeData>()).Select(a => a.Policy ?? "").Where(n => n.Length > 0 && opties.GetPolicy(n) is not null).ToHashSet(StringComparer.Ordinal);
        if (Bezwaren(eindpunten, namen) is { Count: > 0 } bezwaren)
            throw new InvalidOperationException($"Niet elke pagina zegt voor wie zij is:\n{string.Join('\n', bezwaren)}");
    }
}
