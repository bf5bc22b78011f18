using System.Net;
using Routeboek.Application.Aanmelding;
using Routeboek.Domain.Organisaties;

namespace Routeboek.Web.Aanmelding;

/// <summary>
/// One-click sign-in of the demo world. Only there, and only for who sits at this machine: the connection comes from it, asks for localhost,
/// and nobody passed it on. To everybody else it does not exist.
/// </summary>
public sealed class Demoloket(Demokeuze keuze)
{
    private static readonly string[] s_doorgegeven = ["Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Forwarded-Port", "X-Real-IP", "Via"];
    private static readonly string[] s_hier = ["localhost", "127.0.0.1", "[::1]"];

    /// <summary>Who can be chosen; empty outside the demo world or from elsewhere.</summary>
    public async Task<IReadOnlyList<Demopersoon>> LijstAsync(HttpContext http) =>
        IsHier(http) ? await keuze.LijstAsync(http.RequestAborted) : [];

    /// <summary>The account of who was chosen; null when that cannot be.</summary>
    public async Task<AccountId?> KiesAsync(HttpContext http, RolbezettingId rol) =>
        IsHier(http) ? await keuze.KiesAsync(rol, http.RequestAborted) : null;

    public static bool IsHier(HttpContext http) =>
        http.Connection.RemoteIpAddress is { } van && IPAddress.IsLoopback(van)
        && s_hier.Contains(http.Request.Host.Host, StringComparer.OrdinalIgnoreCase)
        && !s_doorgegeven.Any(http.Request.Headers.ContainsKey);
}

/// <summary>Keeps the whole demo world on this machine: from elsewhere nothing of it answers.</summary>
internal sealed class Demowacht(RequestDelegate volgende, Demokeuze keuze)
{
    public async Task InvokeAsync(HttpContext http)
    {
        if (!Demoloket.IsHier(http) && await keuze.IsDemoAsync(http.RequestAborted))
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        await volgende(http);
    }
}
