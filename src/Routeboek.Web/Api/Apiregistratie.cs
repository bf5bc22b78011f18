using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Routeboek.Application.Aanlevering;

namespace Routeboek.Web.Api;

/// <summary>Puts the interface for programs together.</summary>
internal static class Apiregistratie
{
    private const string Pad = "/api";

    public static void VoegApiToe(this WebApplicationBuilder builder)
    {
        var diensten = builder.Services;
        // read late, so that what a host sets afterwards counts too
        diensten.AddSingleton(s => Apiinstellingen.Van(s.GetRequiredService<IConfiguration>()));
        diensten.AddSingleton<Apirem>();
        diensten.AddSingleton<Aanleverregister>();
        diensten.AddSingleton<LeesAanlevering>();
        diensten.AddSingleton<LeesAanleversleutels>();
        diensten.AddSingleton<MaakAanleversleutel>();
        diensten.AddSingleton<TrekAanleversleutelIn>();
        diensten.AddSingleton<Registratieloket>();
        diensten.AddAuthentication().AddScheme<AuthenticationSchemeOptions, Sleutelschema>(Sleutelschema.Schema, null);
        diensten.AddAuthorization(o => o.AddPolicy(Sleutelschema.Beleid, b => b.AddAuthenticationSchemes(Sleutelschema.Schema).RequireAuthenticatedUser().RequireClaim(Sleutelschema.Schema)));
        diensten.AddOpenApi("v1", Apibeschrijving.Zet);
        diensten.PostConfigure<RazorPagesOptions>(o => Pages.Sleutels.Conventions.Zet(o.Conventions));
    }

    /// <summary>Before the routing: what goes wrong at these addresses is told in the words of programs.</summary>
    public static void GebruikApi(this WebApplication app) =>
        app.UseWhen(http => http.Request.Path.StartsWithSegments(Pad, StringComparison.OrdinalIgnoreCase), api => api.Use((http, volgende) => Probleem.WachtAsync(http, volgende)));

    public static void MapApi(this WebApplication app)
    {
        app.MapPost("/api/v1/registraties", (HttpContext http, Registratieloket loket) => loket.NeemAanAsync(http)).RequireAuthorization(Sleutelschema.Beleid)
            .WithName(Apibeschrijving.Aanleveren).WithTags("registraties");
        app.MapGet("/api/v1/inleesbeurten/{id:guid}", (HttpContext http, Guid id, Registratieloket loket) => loket.VertelAsync(http, id)).RequireAuthorization(Sleutelschema.Beleid)
            .WithName(Apibeschrijving.Navragen).WithTags("registraties");
        // another method: said in the words of programs, whatever else is mapped
        app.MapMethods("/api/v1/registraties", ["GET", "PUT", "PATCH", "DELETE"], (HttpContext http) =>
        {
            http.Response.Headers.Allow = HttpMethods.Post;
            return Probleem.SchrijfAsync(http, StatusCodes.Status405MethodNotAllowed);
        }).RequireAuthorization(Sleutelschema.Beleid).ExcludeFromDescription();
        app.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();
    }
}
