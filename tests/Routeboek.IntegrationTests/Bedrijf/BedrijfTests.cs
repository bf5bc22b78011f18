using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Routeboek.IntegrationTests.Opslag;

namespace Routeboek.IntegrationTests.Bedrijf;

/// <summary>Health, logs, numbers, headers and limits: what an operator sees of the program, and what nobody may see.</summary>
[Collection(Databanken.Naam)]
public sealed class BedrijfTests(Postgrescluster cluster) : IDisposable
{
    private static readonly string[] s_koppen = ["Content-Security-Policy", "X-Content-Type-Options", "X-Frame-Options", "Referrer-Policy", "Cross-Origin-Opener-Policy", "Cross-Origin-Resource-Policy", "Permissions-Policy"];

    private readonly string _map = Directory.CreateTempSubdirectory("rb-bedrijf-").FullName;

    public void Dispose() => Directory.Delete(_map, recursive: true);

    [Fact]
    public async Task Gezondheid_ZegtAlleenOfHijGereedIs()
    {
        using var web = await Webproces.StartAsync("--Opslag:Map", _map, "--leeg");
        using var leeft = await web.Client.GetAsync("/health/live");
        Assert.Equal((HttpStatusCode.OK, """{"status":"gereed"}"""), (leeft.StatusCode, await leeft.Content.ReadAsStringAsync()));
        using var gereed = await WachtOpAsync(web.Client, HttpStatusCode.OK);
        Assert.Equal("""{"status":"gereed"}""", await gereed.Content.ReadAsStringAsync());
        Assert.Equal("application/json", gereed.Content.Headers.ContentType?.MediaType);
        Assert.True(File.Exists(Path.Combine(_map, "routeboek.db")));
        Assert.False(File.Exists(Path.Combine(_map, "demo.db")));
    }

    [Fact]
    public async Task DatabankEenTijdWeg_NietGereed_EnDaarnaVanzelfWeer()
    {
        var verbinding = cluster.NieuweDatabank();
        var naam = new Npgsql.NpgsqlConnectionStringBuilder(verbinding).Database!;
        using var web = await Webproces.StartAsync("--Opslag:Map", _map, "--ConnectionStrings:Routeboek", verbinding);
        (await WachtOpAsync(web.Client, HttpStatusCode.OK)).Dispose();
        var beheer = verbinding.Replace($"Database={naam}", "Database=postgres", StringComparison.Ordinal);

        await VoerAsync(beheer, $"ALTER DATABASE {naam} ALLOW_CONNECTIONS false; SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{naam}'");
        using (var weg = await WachtOpAsync(web.Client, HttpStatusCode.ServiceUnavailable))
            Assert.Equal("""{"status":"niet gereed"}""", await weg.Content.ReadAsStringAsync());
        // it still lives: restarting it would not bring the database back
        using (var leeft = await web.Client.GetAsync("/health/live"))
            Assert.Equal(HttpStatusCode.OK, leeft.StatusCode);

        await VoerAsync(beheer, $"ALTER DATABASE {naam} ALLOW_CONNECTIONS true");
        (await WachtOpAsync(web.Client, HttpStatusCode.OK)).Dispose();
        Assert.Contains("verzegelen lukt weer", web.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StartDieNietKan_ZegtWaaromEnEindigt()
    {
        await File.WriteAllTextAsync(Path.Combine(_map, "routeboek.db"), "geen database, maar wel lang genoeg om er een te lijken, want korter is leeg");
        var (code, log) = await Webproces.EindigtAsync("--Opslag:Map", _map, "--leeg");
        Assert.Equal(4, code);
        Assert.Contains("is geen database van Routeboek", log, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", log, StringComparison.Ordinal);

        (code, log) = await Webproces.EindigtAsync("--Opslag:Map", _map, "--ConnectionStrings:Routeboek", "Host=127.0.0.1;Port=1;Database=x;Username=x;Password=kanariewachtwoord");
        Assert.Equal(4, code);
        Assert.Contains("PostgreSQL antwoordt niet", log, StringComparison.Ordinal);
        Assert.DoesNotContain("kanariewachtwoord", log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Log_IsJsonPerGebeurtenis_EnNoemtNietsVanWatIemandTypte()
    {
        using var web = await Webproces.StartAsync("--Opslag:Map", _map);
        var nummer = 0;
        string Kanarie() => $"kanarie{++nummer}xq";
        string[] paden = ["/verzuimscan?protocol=" + Kanarie(), $"/{Kanarie()}/{Kanarie()}?bsn={Kanarie()}", $"/fout?code={Kanarie()}", $"/health/ready?naam={Kanarie()}", $"/%2e%2e/{Kanarie()}", $"/css/app.css?{Kanarie()}"];
        foreach (var pad in paden)
        {
            using var vraag = new HttpRequestMessage(HttpMethod.Get, pad);
            vraag.Headers.TryAddWithoutValidation("User-Agent", Kanarie());
            vraag.Headers.TryAddWithoutValidation("Referer", "http://localhost/" + Kanarie());
            vraag.Headers.TryAddWithoutValidation("Cookie", $"routeboek-formulier={Kanarie()}; {Kanarie()}={Kanarie()}");
            vraag.Headers.TryAddWithoutValidation("traceparent", "00-" + Kanarie());
            (await web.Client.SendAsync(vraag)).Dispose();
        }

        using (var formulier = new MultipartFormDataContent { { new StringContent(Kanarie()), Kanarie() }, { new ByteArrayContent([1]), "verzuim", Kanarie() } })
            (await web.Client.PostAsync("/verzuimscan", formulier)).Dispose();
        using (var velden = new FormUrlEncodedContent([new(Kanarie(), Kanarie()), new("protocol", Kanarie())]))
            (await web.Client.PostAsync("/verzuimscan", velden)).Dispose();
        using (var vreemd = new HttpRequestMessage(new HttpMethod(Kanarie()), "/"))
            (await web.Client.SendAsync(vreemd)).Dispose();
        using (var andereHost = new HttpRequestMessage(HttpMethod.Get, "/"))
        {
            andereHost.Headers.Host = Kanarie() + ".example";
            (await web.Client.SendAsync(andereHost)).Dispose();
        }

        using var metingen = await web.Client.GetAsync("/metrics");
        var blad = await metingen.Content.ReadAsStringAsync();
        web.Dood();
        Assert.True(nummer > 30);
        Assert.DoesNotContain("kanarie", web.Log, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("kanarie", blad, StringComparison.OrdinalIgnoreCase);
        // the control: there was something to see in both
        var regels = web.Log.Split('\n').Select(r => JsonDocument.Parse(r).RootElement).ToList();
        Assert.Contains(regels, r => r.GetProperty("melding").GetString()!.StartsWith("GET /verzuimscan 200 in", StringComparison.Ordinal) && r.GetProperty("spoor").GetString()!.Length == 32);
        Assert.Contains("routeboek_verzoek_seconden_count{route=\"/verzuimscan\",methode=\"GET\",status=\"200\"} ", blad, StringComparison.Ordinal);
        Assert.Contains("methode=\"ander\"", blad, StringComparison.Ordinal);
        Assert.Contains("# TYPE routeboek_audit_verzegeld_totaal counter", blad, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Metingen_ZijnVoorDezeMachine()
    {
        using var web = await Webproces.StartAsync("--Opslag:Map", _map, "--leeg");
        async Task<HttpStatusCode> Vraag(string? kop, string? host = null)
        {
            using var vraag = new HttpRequestMessage(HttpMethod.Get, "/metrics");
            if (kop is not null)
                vraag.Headers.Add(kop, "for=203.0.113.9");
            vraag.Headers.Host = host;
            using var antwoord = await web.Client.SendAsync(vraag);
            return antwoord.StatusCode;
        }

        Assert.Equal(HttpStatusCode.OK, await Vraag(null));
        Assert.Equal(HttpStatusCode.NotFound, await Vraag("X-Forwarded-For"));
        Assert.Equal(HttpStatusCode.NotFound, await Vraag("Forwarded"));
        // in memory there is no other side, so it is not this machine
        await using var elders = new Webproef();
        Assert.Equal(HttpStatusCode.NotFound, (await elders.Client().GetAsync("/metrics")).StatusCode);
    }

    [Fact]
    public async Task ElkAntwoord_HeeftDeKoppen_EnPaginasWordenNergensBewaard()
    {
        await using var web = new Webproef();
        using var client = web.Client();
        var routes = web.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Select(r => "/" + string.Join('/', r.RoutePattern.PathSegments.Select(s => string.Concat(s.Parts.Select(p => p is Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart l ? l.Content : "x")))))
            .Distinct(StringComparer.Ordinal).ToList();
        Assert.True(routes.Count > 10);
        foreach (var pad in routes.Append("/bestaat-niet").Append("/bestaat/niet.css"))
        {
            foreach (var methode in new[] { HttpMethod.Get, HttpMethod.Post, HttpMethod.Delete })
            {
                using var vraag = new HttpRequestMessage(methode, pad);
                using var antwoord = await client.SendAsync(vraag);
                EisKoppen(antwoord, $"{methode} {pad}");
            }
        }

        using var vreemd = new HttpRequestMessage(HttpMethod.Get, "/");
        vreemd.Headers.Host = "kwaad.example";
        using var geweigerd = await client.SendAsync(vreemd);
        Assert.Equal(HttpStatusCode.BadRequest, geweigerd.StatusCode);
        EisKoppen(geweigerd, "andere host");
    }

    [Fact]
    public async Task Hsts_AlleenOverHttpsEnNietVoorDezeMachine()
    {
        await using var web = new Webproef();
        await using var echt = web.WithWebHostBuilder(b => b.UseSetting("AllowedHosts", "school.example;localhost").UseSetting("Opslag:Leeg", "true"));
        Assert.Equal("max-age=31536000", await KopAsync("https://school.example"));
        Assert.Null(await KopAsync("http://school.example"));
        Assert.Null(await KopAsync("https://localhost"));

        async Task<string?> KopAsync(string adres)
        {
            using var client = echt.CreateClient(new WebApplicationFactoryClientOptions { BaseAddress = new Uri(adres), AllowAutoRedirect = false });
            using var antwoord = await client.GetAsync("/health/live");
            return antwoord.Headers.TryGetValues("Strict-Transport-Security", out var waarden) ? waarden.Single() : null;
        }
    }

    [Theory]
    [InlineData("127.0.0.1", true)]
    [InlineData("10.0.0.5", false)]
    public async Task DoorgestuurdeKoppen_TellenAlleenVanEenBekendeProxy(string proxy, bool gelooft)
    {
        using var web = await Webproces.StartAsync("--Opslag:Map", _map, "--leeg", "--AllowedHosts", "school.example", "--Proxy:Adressen", proxy);
        using var vraag = new HttpRequestMessage(HttpMethod.Get, "/health/live");
        vraag.Headers.Host = "school.example";
        vraag.Headers.Add("X-Forwarded-Proto", "https");
        vraag.Headers.Add("X-Forwarded-For", "203.0.113.9");
        using var antwoord = await web.Client.SendAsync(vraag);
        Assert.Equal(gelooft, antwoord.Headers.Contains("Strict-Transport-Security"));
    }

    [Fact]
    public async Task Grenzen_StaanStrakkerDanHetRaamwerk()
    {
        await using var web = new Webproef();
        var grenzen = web.Services.GetRequiredService<IOptions<KestrelServerOptions>>().Value;
        Assert.False(grenzen.AddServerHeader);
        Assert.Equal(1024 * 1024, grenzen.Limits.MaxRequestBodySize);
        Assert.Equal(TimeSpan.FromSeconds(10), grenzen.Limits.RequestHeadersTimeout);
        Assert.Equal(240, grenzen.Limits.MinRequestBodyDataRate!.BytesPerSecond);
        Assert.Equal(200, grenzen.Limits.MaxConcurrentConnections);
        Assert.Equal(64, grenzen.Limits.MaxRequestHeaderCount);

        using var kind = await Webproces.StartAsync("--Opslag:Map", _map);
        using var veel = new HttpRequestMessage(HttpMethod.Get, "/health/live");
        for (var i = 0; i < 80; i++)
            veel.Headers.Add($"X-Kop-{i}", "x");
        using var antwoord = await kind.Client.SendAsync(veel);
        Assert.Equal(HttpStatusCode.RequestHeaderFieldsTooLarge, antwoord.StatusCode);
        using var lang = await kind.Client.GetAsync("/?" + new string('x', 9_000));
        Assert.Equal(HttpStatusCode.RequestUriTooLong, lang.StatusCode);
    }

    private static void EisKoppen(HttpResponseMessage antwoord, string wat)
    {
        foreach (var kop in s_koppen)
            Assert.True(antwoord.Headers.Contains(kop), $"{wat}: {kop} ontbreekt");
        Assert.Equal("nosniff", antwoord.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Contains("frame-ancestors 'none'", antwoord.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", antwoord.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        if (antwoord.Content.Headers.ContentType?.MediaType == "text/html")
            Assert.True(antwoord.Headers.CacheControl!.NoStore, $"{wat}: een pagina mag nergens bewaard worden");
        Assert.False(antwoord.Headers.Contains("Server"), wat);
    }

    private static async Task<HttpResponseMessage> WachtOpAsync(HttpClient client, HttpStatusCode status)
    {
        using var geduld = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (true)
        {
            var antwoord = await client.GetAsync("/health/ready", geduld.Token);
            if (antwoord.StatusCode == status)
                return antwoord;
            antwoord.Dispose();
            await Task.Delay(50, geduld.Token);
        }
    }

    private static async Task VoerAsync(string verbinding, string sql)
    {
        await using var postgres = new Npgsql.NpgsqlConnection(verbinding);
        await postgres.OpenAsync();
        await using var opdracht = new Npgsql.NpgsqlCommand(sql, postgres);
        await opdracht.ExecuteNonQueryAsync();
    }
}
