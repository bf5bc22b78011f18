using Microsoft.AspNetCore.HostFiltering;
using Routeboek.Web.Aanmelding;
using Routeboek.Web.Aanwezigheid;
using Routeboek.Web.Api;
using Routeboek.Web.Bedrijf;
using Routeboek.Web.Beheer;
using Routeboek.Web.Berichten;
using Routeboek.Web.Dossiers;
using Routeboek.Web.Inlezen;
using Routeboek.Web.Signalen;
using Routeboek.Web.Verzuimscan;
using Routeboek.Web.Vorm;

namespace Routeboek.Web;

/// <summary>Puts the web application together. Options of ASP.NET Core pass through, e.g. <c>--urls</c>.</summary>
public static class Webtoepassing
{
    private const string EigenAdres = "http://localhost:5000";

    /// <param name="args">Options of the command line.</param>
    /// <param name="erbij">What a host adds, after everything of the application itself.</param>
    public static WebApplication Bouw(string[] args, Action<WebApplicationBuilder>? erbij = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = Opslaginstellingen.Opties(args),
            ApplicationName = typeof(Webtoepassing).Assembly.GetName().Name, // also when a test hosts it
            // a published program finds its pages beside itself, from whatever folder it is started
            ContentRootPath = Directory.Exists(Path.Combine(AppContext.BaseDirectory, "wwwroot")) ? AppContext.BaseDirectory : null,
        });
        builder.WebHost.UseStaticWebAssets();
        if (string.IsNullOrEmpty(builder.Configuration["urls"]) && string.IsNullOrEmpty(builder.Configuration["http_ports"]))
            builder.WebHost.UseUrls(EigenAdres);

        // paths and messages of the framework may carry what people typed; only our own lines are logged
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.AspNetCore.Diagnostics.ExceptionHandlerMiddleware", LogLevel.None);
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        builder.Logging.AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Error);

        builder.Services.Configure<HostFilteringOptions>(o =>
        {
            var hosts = builder.Configuration["AllowedHosts"]?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            o.AllowedHosts = hosts is { Length: > 0 } and not ["*"] ? hosts : ["localhost", "127.0.0.1", "[::1]"];
        });
        builder.VoegAanmeldingToe();
        builder.Services.AddVorm();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.VoegBedrijfToe();
        builder.VoegBeheerToe();
        builder.VoegDossiersToe();
        builder.VoegBerichtenToe();
        builder.VoegAanwezigheidToe();
        builder.VoegSignalenToe();
        builder.VoegInlezenToe();
        builder.VoegApiToe();
        builder.Services.AddSingleton(Scaninstellingen.Van(builder.Configuration));
        builder.Services.AddSingleton<Protocolkeuze>();
        builder.Services.AddSingleton<Scanlezer>();
        erbij?.Invoke(builder);

        var app = builder.Build();
        app.GebruikHerkomst();
        app.UseExceptionHandler("/fout");
        app.UseStatusCodePagesWithReExecute("/fout", "?code={0}");
        app.GebruikApi();
        app.UseHostFiltering();
        app.UseRouting();
        app.GebruikAanmelding();
        app.MapStaticAssets().AllowAnonymous();
        app.MapRazorPages();
        app.MapBedrijf();
        app.MapApi();
        Eindpuntkeuring.KeurAsync(app.Services, ((IEndpointRouteBuilder)app).DataSources).GetAwaiter().GetResult();
        return app;
    }
}
