using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;

namespace Routeboek.Web.Vorm;

/// <summary>Which pages exist and who may open them: asked of the routes and policies themselves, so that a link never leads nowhere.</summary>
public sealed partial class Paginas(EndpointDataSource routes, PageLoader lader, IAuthorizationPolicyProvider beleid, IAuthorizationService toegang)
{
    private readonly Lazy<Dictionary<string, RouteEndpoint>> _perPad = new(() => Lees(routes));

    /// <summary>True when there is such a page, whoever may open it.</summary>
    /// <param name="pad">As the page states it, e.g. <c>/leerlingen/{id}</c>.</param>
    public bool Bestaat(string pad) => _perPad.Value.ContainsKey(pad);

    /// <summary>True when there is such a page and its policy lets this user in.</summary>
    public async Task<bool> OpenVoorAsync(HttpContext http, string pad)
    {
        if (!_perPad.Value.TryGetValue(pad, out var gevonden))
            return false;
        Endpoint eind = gevonden;
        // what a folder states about its pages is known only once the page is loaded
        if (gevonden.Metadata.GetMetadata<PageActionDescriptor>() is { } pagina)
            eind = (await lader.LoadAsync(pagina, gevonden.Metadata)).Endpoint ?? eind;
        if (eind.Metadata.GetMetadata<IAllowAnonymous>() is not null)
            return true;
        var eis = await AuthorizationPolicy.CombineAsync(beleid, eind.Metadata.GetOrderedMetadata<IAuthorizeData>(), eind.Metadata.GetOrderedMetadata<AuthorizationPolicy>());
        return eis is null || (await toegang.AuthorizeAsync(http.User, http, eis)).Succeeded;
    }

    /// <summary>The path as a page states it, with its parameters as <c>{naam}</c>.</summary>
    public static string Sjabloon(RouteEndpoint route) => "/" + Parameter().Replace(route.RoutePattern.RawText?.Trim('/') ?? "", "{${naam}}");

    private static Dictionary<string, RouteEndpoint> Lees(EndpointDataSource routes)
    {
        var perPad = new Dictionary<string, RouteEndpoint>(StringComparer.OrdinalIgnoreCase);
        foreach (var route in routes.Endpoints.OfType<RouteEndpoint>())
        {
            if (route.Metadata.GetMetadata<PageActionDescriptor>() is not null)
                perPad.TryAdd(Sjabloon(route), route);
        }
        return perPad;
    }

    // {id:guid} and {id?} are {id} to who writes about the page
    [GeneratedRegex(@"\{(?<naam>[^}:?=]+)[^}]*\}", RegexOptions.NonBacktracking)]
    private static partial Regex Parameter();
}
