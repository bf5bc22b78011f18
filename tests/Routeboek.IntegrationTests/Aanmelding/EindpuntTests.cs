using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;
using Routeboek.Domain.Toegang;
using Routeboek.IntegrationTests.Opslag;
using Routeboek.Web.Aanmelding;

namespace Routeboek.IntegrationTests.Aanmelding;

/// <summary>Every endpoint says whom it is for; who may come where is a file that people read.</summary>
[Collection(Databanken.Naam)]
public sealed class EindpuntTests(Postgrescluster cluster)
{
    private static readonly HashSet<string> s_beleid = [.. Beleid.Rollen.Keys, Web.Api.Sleutelschema.Beleid];

    [Fact]
    public async Task ElkEindpunt_HeeftBeleid_OfStaatOpDeLijst()
    {
        await using var wereld = await Aanmeldwereld.NieuwAsync(Proefdatabank.Sqlite, cluster);
        var eindpunten = await EindpuntenAsync(wereld.Node());
        Assert.True(eindpunten.Count > 15, $"{eindpunten.Count} eindpunten");
        Assert.Empty(Eindpuntkeuring.Bezwaren(eindpunten, s_beleid));
    }

    [Fact]
    public void EindpuntZonderBeleid_ValtOp()
    {
        Assert.Equal(["/geheim heeft geen beleid"], Bezwaren("geheim"));
        Assert.Equal(["/geheim heeft een beleid dat er niet is: ''"], Bezwaren("geheim", new AuthorizeAttribute()));
        Assert.Equal(["/geheim heeft een beleid dat er niet is: 'bestaat-niet'"], Bezwaren("geheim", new AuthorizeAttribute("bestaat-niet")));
        Assert.Equal(["/geheim is voor iedereen, maar staat niet op de lijst"], Bezwaren("geheim", new AllowAnonymousAttribute()));
        Assert.Equal(["/geheim/aanmelden is voor iedereen, maar staat niet op de lijst"], Bezwaren("geheim/aanmelden", new AllowAnonymousAttribute()));
        Assert.Empty(Bezwaren("geheim", new AuthorizeAttribute(Beleid.Beheer)));
        Assert.Empty(Bezwaren("aanmelden/iets", new AllowAnonymousAttribute()));

        static IReadOnlyList<string> Bezwaren(string adres, params object[] gegevens) =>
            Eindpuntkeuring.Bezwaren([new RouteEndpoint(_ => Task.CompletedTask, RoutePatternFactory.Parse(adres), 0, new EndpointMetadataCollection(gegevens), adres)], s_beleid);
    }

    [Fact]
    public async Task RollenMaalPaginas_IsZoalsGelezen()
    {
        await using var wereld = await Aanmeldwereld.NieuwAsync(Proefdatabank.Sqlite, cluster);
        var node = wereld.Node();
        var beleid = node.Services.GetRequiredService<IAuthorizationPolicyProvider>();
        var toegang = node.Services.GetRequiredService<IAuthorizationService>();
        var tafel = new StringBuilder("# Which role may come to which page at all. What is seen on it, Toegang decides.\n");
        foreach (var eindpunt in (await EindpuntenAsync(node)).OrderBy(e => e.RoutePattern.RawText?.TrimStart('/'), StringComparer.Ordinal).DistinctBy(e => e.RoutePattern.RawText, StringComparer.Ordinal))
        {
            if (eindpunt.Metadata.GetMetadata<StaticAssetDescriptor>() is not null || Eindpuntkeuring.IsVangnet(eindpunt))
                continue;
            tafel.Append('/').Append(eindpunt.RoutePattern.RawText?.TrimStart('/')).Append(": ").Append(await WieAsync(eindpunt)).Append('\n');
        }

        Routeboek.Tests.Golden.Klopt("toegang/rollen-x-paginas.txt", tafel.ToString());

        async Task<string> WieAsync(RouteEndpoint eindpunt)
        {
            if (eindpunt.Metadata.GetMetadata<IAllowAnonymous>() is not null)
                return "iedereen";
            var eis = (await AuthorizationPolicy.CombineAsync(beleid, eindpunt.Metadata.GetOrderedMetadata<IAuthorizeData>()))!;
            var rollen = new List<string>();
            foreach (var rol in Enum.GetValues<Rol>())
            {
                if (await MagAsync(eis, new System.Security.Claims.Claim(Beleid.Rolclaim, rol.ToString())))
                    rollen.Add(rol.ToString());
            }

            return await MagAsync(eis) ? "wie is aangemeld, ook zonder rol" : rollen.Count == Enum.GetValues<Rol>().Length ? "elke rol" : string.Join(", ", rollen);
        }

        async Task<bool> MagAsync(AuthorizationPolicy eis, params System.Security.Claims.Claim[] claims) =>
            (await toegang.AuthorizeAsync(new System.Security.Claims.ClaimsPrincipal(new System.Security.Claims.ClaimsIdentity(claims, "proef")), null, eis)).Succeeded;
    }

    [Theory]
    [InlineData(Rol.Ouder)]
    [InlineData(Rol.Gast)]
    public async Task BeheerVoorEenAndereRol_IsErNiet(Rol rol)
    {
        await using var wereld = await Aanmeldwereld.NieuwAsync(Proefdatabank.Sqlite, cluster, demo: true);
        var mens = await wereld.MensAsync("Fatma", (rol, null));
        using var bezoeker = wereld.Node().Bezoeker();
        await bezoeker.StuurAsync("/aanmelden", "main form[action$='handler=Demo']", ("rol", mens.Rollen[0].Id.Waarde.ToString()));
        Assert.Equal(System.Net.HttpStatusCode.OK, (await bezoeker.HaalAsync("/")).Status);
        foreach (var eindpunt in await EindpuntenAsync(wereld.Node()))
        {
            var adres = "/" + eindpunt.RoutePattern.RawText?.TrimStart('/');
            if (eindpunt.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(a => a.Policy).FirstOrDefault() is not { } naam || Beleid.Rollen.GetValueOrDefault(naam)?.Contains(rol) != false || adres.Contains('{', StringComparison.Ordinal))
                continue;
            Assert.Equal(System.Net.HttpStatusCode.NotFound, (await bezoeker.HaalAsync(adres)).Status);
        }
    }

    private static async Task<List<RouteEndpoint>> EindpuntenAsync(Webnode node)
    {
        using var _ = node.Bezoeker();
        return [.. (await Eindpuntkeuring.LeesAsync(node.Services, node.Services.GetServices<EndpointDataSource>())).OfType<RouteEndpoint>()];
    }
}
