using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using Routeboek.Application.Opslag;

namespace Routeboek.Web.Bedrijf;

/// <summary>
/// Who is at the other end when a proxy stands in between. Only the proxies named in <c>Proxy:Adressen</c> are believed; without that
/// setting nobody is, and forwarded headers mean nothing.
/// </summary>
internal static class Herkomst
{
    private static readonly TimeSpan s_hsts = TimeSpan.FromDays(365);

    public static void VoegHerkomstToe(this WebApplicationBuilder builder)
    {
        builder.Services.AddHsts(o =>
        {
            o.MaxAge = s_hsts;
            o.IncludeSubDomains = false;
        });
        builder.Services.Configure<ForwardedHeadersOptions>(o =>
        {
            o.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            o.ForwardLimit = 1;
            o.KnownProxies.Clear();
            o.KnownIPNetworks.Clear();
            foreach (var adres in Adressen(builder.Configuration))
                o.KnownProxies.Add(adres);
        });
    }

    public static void GebruikHerkomst(this WebApplication app)
    {
        if (Adressen(app.Configuration).Count > 0)
            app.UseForwardedHeaders();
        // only said over https, and never for this machine itself
        app.UseHsts();
    }

    private static List<IPAddress> Adressen(IConfiguration configuratie) =>
    [
        .. (configuratie["Proxy:Adressen"] ?? "").Split([';', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(a => IPAddress.TryParse(a, out var adres) ? adres : throw new Opslagfout("Proxy:Adressen bevat iets wat geen IP-adres is. Verwacht: 10.0.0.5 of 10.0.0.5;10.0.0.6")),
    ];
}
