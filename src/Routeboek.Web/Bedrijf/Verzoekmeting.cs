using Routeboek.Application.Bedrijf;

namespace Routeboek.Web.Bedrijf;

/// <summary>Counts and logs each request by the pattern of its route: the path itself may name somebody.</summary>
internal sealed class Verzoekmeting(RequestDelegate volgende, Meetpunten meetpunten, TimeProvider klok, ILogger<Verzoekmeting> log)
{
    private static readonly HashSet<string> s_methoden = new(["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH"], StringComparer.Ordinal);

    public async Task InvokeAsync(HttpContext http)
    {
        var begin = klok.GetTimestamp();
        try
        {
            await volgende(http);
        }
        finally
        {
            var duur = klok.GetElapsedTime(begin);
            var route = Route(http);
            var methode = s_methoden.Contains(http.Request.Method) ? http.Request.Method : "ander";
            meetpunten.Verzoek(route, methode, http.Response.StatusCode, duur);
            if (route is not ("bestand" or "/health/live" or "/health/ready" or "/metrics"))
                log.LogInformation("{Methode} {Route} {Status} in {Milliseconden} ms", methode, route, http.Response.StatusCode, (long)duur.TotalMilliseconds);
        }
    }

    private static string Route(HttpContext http) => http.GetEndpoint() switch
    {
        // a file of the look: there are hundreds, and which one says nothing
        RouteEndpoint { Metadata: var m } when m.GetMetadata<Microsoft.AspNetCore.StaticAssets.StaticAssetDescriptor>() is not null => "bestand",
        RouteEndpoint route => "/" + route.RoutePattern.RawText?.TrimStart('/'),
        _ => "geen",
    };
}
