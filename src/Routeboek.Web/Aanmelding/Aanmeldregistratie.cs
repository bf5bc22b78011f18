using System.Security.Cryptography.X509Certificates;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;
using Routeboek.Application.Aanmelding;
using Routeboek.Application.Organisaties;
using Routeboek.Application.Toegang;
using Routeboek.Web.Verzuimscan;

namespace Routeboek.Web.Aanmelding;

/// <summary>Puts sign-in together.</summary>
public static class Aanmeldregistratie
{
    /// <summary>The rate limit of the pages of sign-in.</summary>
    internal const string Tempo = "aanmelden";

    public static void VoegAanmeldingToe(this WebApplicationBuilder builder)
    {
        var instellingen = Aanmeldinstellingen.Van(builder.Configuration);
        var diensten = builder.Services;
        diensten.AddSingleton(instellingen);
        diensten.AddSingleton<Accountregister>();
        diensten.AddSingleton<Aanstellingen>();
        diensten.AddSingleton<BeginInstallatie>();
        diensten.AddSingleton<Sessieregister>();
        diensten.AddSingleton<Linkregister>();
        diensten.AddSingleton<Aanmeldrem>();
        diensten.AddSingleton<Eerstelink>();
        diensten.AddSingleton<Sleutelbewaring>();
        diensten.AddSingleton<Demokeuze>();
        diensten.AddSingleton<Demoloket>();
        diensten.AddSingleton<Wachtwoordkeuring>();
        diensten.AddSingleton<Kortekoek>();
        diensten.AddHostedService<Aanmeldstart>();
        diensten.AddScoped<Sessie>();
        diensten.AddScoped<Sessiecookie>();
        diensten.AddScoped<Passkeyloket>();
        diensten.AddScoped<Aanmelder>();

        ZetSleutels(builder, instellingen);
        ZetPasskeys(diensten, instellingen);
        var aanmelding = diensten.AddAuthentication(Sessiecookie.Schema)
            .AddCookie(Sessiecookie.Schema, o =>
            {
                Zet(o.Cookie, instellingen.Cookie("sessie"), instellingen);
                o.LoginPath = "/aanmelden";
                o.ReturnUrlParameter = "terug";
                o.ExpireTimeSpan = TimeSpan.FromHours(10); // the store says when it is over; this is only the outer edge
                o.SlidingExpiration = false;
                o.EventsType = typeof(Sessiecookie);
            })
            .AddCookie(Oidcregistratie.Tussenschema, o =>
            {
                Zet(o.Cookie, instellingen.Cookie("extern"), instellingen);
                o.ExpireTimeSpan = TimeSpan.FromMinutes(5);
                o.SlidingExpiration = false;
            });
        Oidcregistratie.Voeg(aanmelding, instellingen);
        diensten.AddAuthorization(Beleid.Zet);
        diensten.AddRateLimiter(o => Zet(o, instellingen));
        diensten.AddAntiforgery(o =>
        {
            o.Cookie.Name = instellingen.Cookie("formulier");
            o.Cookie.SameSite = SameSiteMode.Strict;
            o.Cookie.HttpOnly = true;
            o.Cookie.Path = "/";
            o.Cookie.SecurePolicy = instellingen.IsVeilig ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
            // the verzuimscan reads its form as a stream and hands the token over in a header; a header goes before the form
            o.HeaderName = Scanlezer.Tokenkop;
            o.SuppressXFrameOptionsHeader = true;
        });
        diensten.AddSingleton(d => new Vorm.Schilbron
        {
            Gebruiker = http => ValueTask.FromResult(http.RequestServices.GetRequiredService<Sessie>() is { HeeftRol: true } sessie
                ? new Vorm.Gebruiker(sessie.Naam, sessie.Organisatie, sessie.Actor.Rol, sessie.KanWisselen) : null),
            Voorbeeldomgeving = http => new ValueTask<bool>(d.GetRequiredService<Demokeuze>().IsDemoAsync(http.RequestAborted)),
        });
        diensten.PostConfigure<Microsoft.AspNetCore.Mvc.RazorPages.RazorPagesOptions>(o =>
        {
            Pages.Aanmelden.Conventions.Zet(o.Conventions);
            Pages.Account.Conventions.Zet(o.Conventions);
        });
    }

    /// <summary>Who asks, and what each page asks of them. After the routing.</summary>
    public static void GebruikAanmelding(this WebApplication app)
    {
        app.UseMiddleware<Demowacht>();
        app.UseRateLimiter();
        app.UseAuthentication();
        // what does not exist is not there for anybody: no detour over sign-in
        app.Use((http, volgende) =>
        {
            if (http.GetEndpoint() is { } eindpunt && !Eindpuntkeuring.IsVangnet(eindpunt))
                return volgende(http);
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        });
        app.UseAuthorization();
    }

    private static void ZetSleutels(WebApplicationBuilder builder, Aanmeldinstellingen instellingen)
    {
        var sleutels = builder.Services.AddDataProtection().SetApplicationName("routeboek");
        builder.Services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(d => new ConfigureOptions<KeyManagementOptions>(o => o.XmlRepository = new Sleutelrepository(d.GetRequiredService<Sleutelbewaring>())));
        if (instellingen.Certificaat is { Length: > 0 } pad)
            sleutels.ProtectKeysWithCertificate(X509CertificateLoader.LoadPkcs12FromFile(pad, builder.Configuration["Aanmelding:Certificaatwachtwoord"]));
    }

    private static void ZetPasskeys(IServiceCollection diensten, Aanmeldinstellingen instellingen)
    {
        diensten.AddIdentityCore<Accountbeeld>().AddUserStore<Accountopslag>();
        diensten.AddScoped<IPasskeyHandler<Accountbeeld>, PasskeyHandler<Accountbeeld>>();
        diensten.Configure<IdentityPasskeyOptions>(o =>
        {
            o.ServerDomain = instellingen.Domein;
            o.UserVerificationRequirement = "required";
            o.ResidentKeyRequirement = "required";
            o.AttestationConveyancePreference = "none";
            o.ValidateOrigin = c => ValueTask.FromResult(!c.CrossOrigin && string.Equals(c.Origin,
                instellingen.Adres?.GetLeftPart(UriPartial.Authority) ?? $"{c.HttpContext.Request.Scheme}://{c.HttpContext.Request.Host}", StringComparison.OrdinalIgnoreCase));
        });
    }

    private static void Zet(CookieBuilder koek, string naam, Aanmeldinstellingen instellingen)
    {
        koek.Name = naam;
        koek.HttpOnly = true;
        koek.IsEssential = true;
        koek.Path = "/";
        koek.SameSite = SameSiteMode.Lax;
        koek.SecurePolicy = instellingen.IsVeilig ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
    }

    private static void Zet(RateLimiterOptions opties, Aanmeldinstellingen instellingen)
    {
        opties.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        // only what is sent counts; looking at the page is free
        opties.AddPolicy(Tempo, http => HttpMethods.IsPost(http.Request.Method)
            ? RateLimitPartition.GetFixedWindowLimiter(http.Connection.RemoteIpAddress?.ToString() ?? "", _ => new FixedWindowRateLimiterOptions { PermitLimit = instellingen.PogingenPerMinuut, Window = TimeSpan.FromMinutes(1) })
            : RateLimitPartition.GetNoLimiter("kijken"));
    }
}
