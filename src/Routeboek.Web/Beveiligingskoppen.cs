namespace Routeboek.Web;

/// <summary>The headers of every answer. Pages are never stored; files of the look may be.</summary>
internal sealed class Beveiligingskoppen(RequestDelegate volgende)
{
    public Task InvokeAsync(HttpContext http)
    {
        http.Response.OnStarting(() =>
        {
            var koppen = http.Response.Headers;
            if (!koppen.ContainsKey("Content-Security-Policy"))
                koppen.ContentSecurityPolicy = Beleid("");
            koppen.XContentTypeOptions = "nosniff";
            koppen.XFrameOptions = "DENY";
            koppen["Referrer-Policy"] = "no-referrer";
            koppen["Cross-Origin-Opener-Policy"] = "same-origin";
            koppen["Cross-Origin-Resource-Policy"] = "same-origin";
            koppen["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";
            if (http.Response.ContentType?.StartsWith("text/html", StringComparison.Ordinal) != false)
                koppen.CacheControl = "no-store";
            return Task.CompletedTask;
        });
        return volgende(http);
    }

    /// <summary>The policy of a page.</summary>
    /// <param name="stijlbron">A hash of the page's own style, or empty.</param>
    public static string Beleid(string stijlbron) =>
        $"default-src 'self'; style-src 'self'{(stijlbron.Length > 0 ? $" '{stijlbron}'" : "")}; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
}
