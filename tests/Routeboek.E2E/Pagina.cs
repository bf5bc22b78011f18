using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Routeboek.Domain.Toegang;
using Routeboek.Web.Aanmelding;
using Routeboek.Web.Vorm;

namespace Routeboek.E2E;

/// <summary>A page of the program, and whom its policy lets in.</summary>
/// <param name="Sjabloon">The path as the page states it, its parameters as <c>{naam}</c>.</param>
/// <param name="Openbaar">For who is not signed in, too.</param>
/// <param name="Rollen">The roles, in the order in which the walk tries them.</param>
internal sealed record Pagina(string Sjabloon, bool Openbaar, IReadOnlyList<Rol> Rollen)
{
    /// <summary>As whom the walk opens it; null = as nobody.</summary>
    public IReadOnlyList<Rol?> Als => Wegwijzer.Als.TryGetValue(Sjabloon, out var rollen) ? [.. rollen.Select(r => (Rol?)r)]
        : Openbaar ? [null] : Rollen.Count > 0 ? [Rollen[0]] : throw new InvalidOperationException($"{Sjabloon}: geen rol van de rondgang mag er komen; zet er een bij in Wegwijzer");

    /// <summary>All pages, asked of the routes and policies themselves.</summary>
    public static async Task<IReadOnlyList<Pagina>> LeesAsync(IServiceProvider diensten)
    {
        var beleid = diensten.GetRequiredService<IAuthorizationPolicyProvider>();
        var toegang = diensten.GetRequiredService<IAuthorizationService>();
        var paginas = new List<Pagina>();
        foreach (var eindpunt in (await Eindpuntkeuring.LeesAsync(diensten, diensten.GetServices<EndpointDataSource>())).OfType<RouteEndpoint>())
        {
            if (eindpunt.Metadata.GetMetadata<PageActionDescriptor>() is null || Paginas.Sjabloon(eindpunt) is var pad && pad.StartsWith("/verzuimscan/kit", StringComparison.Ordinal))
                continue;
            var openbaar = eindpunt.Metadata.GetMetadata<IAllowAnonymous>() is not null;
            var eis = openbaar ? null : await AuthorizationPolicy.CombineAsync(beleid, eindpunt.Metadata.GetOrderedMetadata<IAuthorizeData>());
            var rollen = new List<Rol>();
            foreach (var rol in Wegwijzer.Rollen)
            {
                var wie = new ClaimsPrincipal(new ClaimsIdentity([new Claim(Beleid.Rolclaim, rol.ToString())], "proef"));
                if (eis is null || (await toegang.AuthorizeAsync(wie, null, eis)).Succeeded)
                    rollen.Add(rol);
            }

            paginas.Add(new Pagina(pad, openbaar, rollen));
        }

        return [.. paginas.DistinctBy(p => p.Sjabloon).OrderBy(p => p.Sjabloon, StringComparer.Ordinal)];
    }
}
