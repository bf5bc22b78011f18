using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Routeboek.Domain.Toegang;
using Routeboek.Web.Vorm;

namespace Routeboek.IntegrationTests.Vorm;

/// <summary>The frame of the pages: menu, language, help, and what is said when something goes wrong.</summary>
public sealed partial class SchilTests(Vormproef proef) : IClassFixture<Vormproef>
{
    private static readonly string[] s_zonderUitleg = ["/fout", "/taal", "/aanmelden/extern", "/aanmelden/uit", "/verzuimscan/kit", "/verzuimscan/kit-dicht"];

    [Fact]
    public async Task Menu_ToontAlleenWatBestaatEnMag()
    {
        var menu = (await Vormproef.OpenAsync(proef.Client(Rol.Mentor), "/verzuimscan")).QuerySelectorAll(".menu-breed a").ToList();
        var paginas = proef.Services.GetRequiredService<Paginas>();

        Assert.Contains("/verzuimscan", menu.Select(a => a.GetAttribute("href")));
        Assert.All(menu, a => Assert.True(paginas.Bestaat(a.GetAttribute("href")!)));
        Assert.DoesNotContain("/beheer", menu.Select(a => a.GetAttribute("href")));
        Assert.Equal("/verzuimscan", Assert.Single(menu, a => a.GetAttribute("aria-current") == "page").GetAttribute("href"));
        // the counter-examples: a line of the map whose page is not there, and a page that is there and closed
        Assert.False(paginas.Bestaat("/dossiers/bestaat-niet"));
        Assert.True(paginas.Bestaat("/verzuimscan/kit-dicht"));
        using var scope = proef.Services.CreateScope();
        var http = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        Assert.False(await paginas.OpenVoorAsync(http, "/verzuimscan/kit-dicht"));
        Assert.True(await paginas.OpenVoorAsync(http, "/verzuimscan/kit"));
    }

    [Fact]
    public async Task Kop_ZegtWieErIsEnInWelkeRol()
    {
        var pagina = await Vormproef.OpenAsync(proef.Client(Rol.Verzuimcoordinator), "/verzuimscan/kit");

        Assert.Equal("Noor Verzonnen", pagina.QuerySelector(".gebruiker-naam")!.TextContent);
        Assert.Equal("verzuimcoördinator, Stichting Het Lange Naam College Lindeveld", pagina.QuerySelector(".gebruiker-rol")!.TextContent);
        Assert.Equal("Voorbeeldomgeving: alle namen zijn verzonnen.", pagina.QuerySelector(".voorbeeldbalk")!.TextContent);
        Assert.Equal(["Verzuimscan", "Tussenpagina", "Alle onderdelen"], pagina.QuerySelectorAll(".kruimels li").Select(k => k.TextContent.Trim()));
        var niemand = await Vormproef.OpenAsync(proef.Client(), "/verzuimscan/kit");
        Assert.Null(niemand.QuerySelector(".gebruiker, .voorbeeldbalk"));
        Assert.Null(niemand.QuerySelector(".menu-breed a[href='/']"));
    }

    [Fact]
    public async Task Begin_StuurtWieNietIsAangemeldDoor()
    {
        var antwoord = await proef.Client().GetAsync("/");
        Assert.Equal(HttpStatusCode.Redirect, antwoord.StatusCode);
        Assert.Contains("/aanmelden", antwoord.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task Taal_WisseltMetEenKnop_EnKomtTerugOpDezelfdePagina()
    {
        var client = proef.Client();
        var pagina = await Vormproef.OpenAsync(client, "/verzuimscan/kit?blad=2");
        Assert.Equal("nl", pagina.DocumentElement.GetAttribute("lang"));
        Assert.Equal("/verzuimscan/kit?blad=2", pagina.QuerySelector(".taalkeuze input[name=terug]")!.GetAttribute("value"));
        Assert.Equal("en", pagina.QuerySelector(".taalkeuze button")!.GetAttribute("lang"));

        var antwoord = await Vormproef.StuurAsync(client, "/taal", ("taal", "en"), ("terug", "/verzuimscan/kit?blad=2"));
        Assert.Equal("/verzuimscan/kit?blad=2", antwoord.Headers.Location!.OriginalString);
        var engels = await Vormproef.OpenAsync(client, "/verzuimscan/kit?blad=2");
        Assert.Equal("en", engels.DocumentElement.GetAttribute("lang"));
        Assert.Equal("Skip to content", engels.QuerySelector(".sla-over")!.TextContent);
    }

    [Theory]
    [InlineData("https://kwaad.example/")]
    [InlineData("//kwaad.example/")]
    [InlineData("/\\kwaad.example")]
    [InlineData("")]
    public async Task Taal_StuurtNooitNaarBuiten(string terug)
    {
        var antwoord = await Vormproef.StuurAsync(proef.Client(), "/taal", ("taal", "en"), ("terug", terug));

        Assert.Equal("/", antwoord.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task Taal_DieErNietIs_VerandertNiets()
    {
        var antwoord = await Vormproef.StuurAsync(proef.Client(), "/taal", ("taal", "xx"), ("terug", "/verzuimscan/kit"));

        Assert.False(antwoord.Headers.Contains("Set-Cookie"));
        Assert.Equal(HttpStatusCode.Redirect, antwoord.StatusCode);
    }

    [Theory]
    [InlineData("?handler=Status&code=400", 400, "Dat lukte niet")]
    [InlineData("?handler=Status&code=403", 404, "Deze pagina is er niet, of niet voor u")]
    [InlineData("?handler=Status&code=404", 404, "Deze pagina is er niet, of niet voor u")]
    [InlineData("?handler=Status&code=405", 405, "Dat kan hier niet")]
    [InlineData("?handler=Status&code=413", 413, "Dat is te groot")]
    [InlineData("?handler=Status&code=418", 418, "Dat lukte niet")]
    [InlineData("?handler=Status&code=429", 429, "Even wachten")]
    [InlineData("?handler=Status&code=500", 500, "Er ging iets mis in Routeboek")]
    [InlineData("?handler=Status&code=503", 503, "Routeboek is even niet bereikbaar")]
    [InlineData("?handler=Gooi&soort=gewoon", 500, "Er ging iets mis in Routeboek")]
    [InlineData("?handler=Gooi&soort=tijd", 503, "Routeboek is even niet bereikbaar")]
    [InlineData("?handler=Gooi&soort=binnenin", 503, "Routeboek is even niet bereikbaar")]
    [InlineData("?handler=Gooi&soort=groot", 413, "Dat is te groot")]
    public async Task Foutpagina_HeeftEenZin_EenWegVerder_EnEenNummer(string vraag, int status, string kop)
    {
        var antwoord = await proef.Client(Rol.Mentor).GetAsync("/verzuimscan/kit" + vraag);
        var pagina = await Vormproef.LeesAsync(antwoord);

        Assert.Equal(status, (int)antwoord.StatusCode);
        Assert.Equal(kop, pagina.QuerySelector("h1")!.TextContent);
        Assert.NotEmpty(pagina.QuerySelectorAll("main a"));
        Assert.Matches("^[0-9a-f]{32}$", pagina.QuerySelector(".foutnummer code")!.TextContent);
        Assert.NotNull(pagina.QuerySelector(".gebruiker"));
        Assert.DoesNotContain("geheim", pagina.DocumentElement.OuterHtml);
        Assert.DoesNotContain("Exception", pagina.DocumentElement.OuterHtml);
        Assert.Equal(status == 503, antwoord.Headers.RetryAfter is not null);
        Assert.True(antwoord.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task NietMogenEnNietBestaan_ZienErHetzelfdeUit()
    {
        var client = proef.Client(Rol.Mentor);
        await Vormproef.OpenAsync(client, "/taal"); // the cookie of forms comes with the first page
        var nietMogen = await client.GetAsync("/verzuimscan/kit?handler=Status&code=403");
        var nietBestaan = await client.GetAsync("/verzuimscan/kit?handler=Status&code=404");

        Assert.Equal(nietBestaan.StatusCode, nietMogen.StatusCode);
        Assert.Equal(Zonder(await nietBestaan.Content.ReadAsStringAsync()), Zonder(await nietMogen.Content.ReadAsStringAsync()));
        Assert.Equal(nietBestaan.Headers.Select(h => h.Key), nietMogen.Headers.Select(h => h.Key));

        // number, tokens, and the way back, which names what was asked for
        static string Zonder(string html) => Wisselend().Replace(html, "");
    }

    [Fact]
    public async Task Formulier_DatTeLangOpenStond_ZegtDat()
    {
        var antwoord = await proef.Client().PostAsync("/taal", new FormUrlEncodedContent([KeyValuePair.Create("taal", "en")]));
        var pagina = await Vormproef.LeesAsync(antwoord);

        Assert.Equal(HttpStatusCode.BadRequest, antwoord.StatusCode);
        Assert.Equal("Dit formulier stond te lang open", pagina.QuerySelector("h1")!.TextContent);
        Assert.Contains("/taal", pagina.QuerySelectorAll("main a").Select(a => a.GetAttribute("href")));
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("PATCH")]
    public async Task AndereMethode_KrijgtOokEenZin_EnEenWegVerder(string methode)
    {
        var antwoord = await proef.Client().SendAsync(new HttpRequestMessage(new HttpMethod(methode), "/bestaat-niet"));
        var pagina = await Vormproef.LeesAsync(antwoord);

        // while it is being developed the framework offers every path for reading, so that another method is refused, or asked to sign in
        Assert.Contains((int)antwoord.StatusCode, new[] { 302, 404, 405 });
        if ((int)antwoord.StatusCode == 302)
        {
            Assert.Contains("/aanmelden", antwoord.Headers.Location!.OriginalString);
            return;
        }
        Assert.Contains(pagina.QuerySelector("h1")!.TextContent, new[] { "Deze pagina is er niet, of niet voor u", "Dat kan hier niet" });
        Assert.NotEmpty(pagina.QuerySelectorAll("main a"));
    }

    [Fact]
    public void ElkePagina_HeeftUitleg()
    {
        var boek = proef.Services.GetRequiredService<Tekstboek>();
        var paginas = proef.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<PageActionDescriptor>() is not null).Select(Paginas.Sjabloon).Distinct(StringComparer.OrdinalIgnoreCase).Except(s_zonderUitleg).ToList();

        Assert.Contains("/verzuimscan", paginas);
        Assert.Equal([], paginas.Where(p => boek.Uitleg(p) is null));
        Assert.Null(boek.Uitleg("/bestaat-niet"));
    }

    [Fact]
    public async Task Uitleg_StaatOpDePagina()
    {
        var uitleg = (await Vormproef.OpenAsync(proef.Client(), "/verzuimscan")).QuerySelector("aside.uitleg")!;

        Assert.Equal("Uitleg bij deze pagina", uitleg.QuerySelector("summary")!.TextContent);
        Assert.Equal(2, uitleg.QuerySelectorAll("p").Length);
    }

    [Theory]
    [InlineData("/verzuimscan/kit")]
    [InlineData("/verzuimscan")]
    public async Task EersteBezoek_BlijftOnderHonderdvijftigKilobyte(string pad)
    {
        var client = proef.Client(Rol.Mentor);
        var antwoord = await client.GetAsync(pad);
        var pagina = await Vormproef.LeesAsync(antwoord);
        long som = Ingepakt(await antwoord.Content.ReadAsByteArrayAsync());
        foreach (var deel in pagina.QuerySelectorAll("link[rel=stylesheet], script[src]").Select(e => e.GetAttribute("href") ?? e.GetAttribute("src")!))
            som += Ingepakt(await client.GetByteArrayAsync(deel));
        som += (await client.GetByteArrayAsync("/huisstijl/noto-sans-latin.woff2")).Length;

        Assert.InRange(som, 40 * 1024, 150 * 1024);

        static int Ingepakt(byte[] bytes)
        {
            using var klein = new MemoryStream();
            using (var gzip = new System.IO.Compression.GZipStream(klein, System.IO.Compression.CompressionLevel.Optimal))
                gzip.Write(bytes);
            return klein.ToArray().Length;
        }
    }

    [GeneratedRegex("code=40[34]|<code>[0-9a-f]*</code>|value=\"CfDJ[^\"]*\"")]
    private static partial Regex Wisselend();
}
