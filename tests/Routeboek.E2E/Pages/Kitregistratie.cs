using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Routeboek.Domain.Toegang;
using Routeboek.Web.Vorm;

namespace Routeboek.Kit;

/// <summary>Adds the page with every part, and lets a test say who is signed in as far as the frame of the pages is concerned.</summary>
internal static class Kitregistratie
{
    /// <summary>A cookie with the name of a role: the frame shows somebody in that role. It opens nothing.</summary>
    public const string Rolkoekje = "kit-rol";

    public static IServiceCollection AddKit(this IServiceCollection diensten)
    {
        diensten.AddMvcCore().AddApplicationPart(typeof(Kitregistratie).Assembly);
        var echt = diensten.Last(d => d.ServiceType == typeof(Schilbron));
        diensten.AddSingleton(d => Verrijk(echt.ImplementationFactory?.Invoke(d) as Schilbron ?? new Schilbron()));
        return diensten;
    }

    private static Schilbron Verrijk(Schilbron echt) => new()
    {
        Gebruiker = http => Rol(http) is { } rol ? ValueTask.FromResult<Gebruiker?>(new Gebruiker("Noor Verzonnen", "Stichting Het Lange Naam College Lindeveld", rol, KanWisselen: true)) : echt.Gebruiker(http),
        Voorbeeldomgeving = http => Rol(http) is not null ? ValueTask.FromResult(true) : echt.Voorbeeldomgeving(http),
    };

    private static Rol? Rol(HttpContext http) => Enum.TryParse<Rol>(http.Request.Cookies[Rolkoekje], out var rol) ? rol : null;
}
