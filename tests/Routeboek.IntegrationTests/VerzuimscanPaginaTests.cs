using System.Net;
using System.Net.Http.Headers;
using System.Text;
using AngleSharp.Dom;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.WebUtilities;
using Routeboek.Tests.Eisen;

namespace Routeboek.IntegrationTests;

/// <summary>Tests beside which nothing else runs: one moves the temporary folder of the whole process.</summary>
[CollectionDefinition(nameof(Alleen), DisableParallelization = true)]
public sealed class Alleen;

[Collection(nameof(Alleen))]
public sealed class VerzuimscanPaginaTests(Webproef proef) : IClassFixture<Webproef>
{
    [Fact]
    [Eis("B-REG-13")]
    public async Task Export_DieKlopt_GeeftHetBlad()
    {
        var antwoord = await Webproef.StuurAsync(proef.Client(), Webproef.Goed);
        var pagina = await Webproef.LeesAsync(antwoord);

        Assert.Equal(HttpStatusCode.OK, antwoord.StatusCode);
        Assert.Equal("Verzuimscan", pagina.QuerySelector("article h1")!.TextContent);
        Assert.Equal("L1", pagina.QuerySelector(".lg h3")!.TextContent);
        Assert.Contains("Vaker te laat, gesprek op school", pagina.QuerySelector(".lg")!.TextContent);
        Assert.Equal("/verzuimscan?protocol=den-bosch-vo", pagina.QuerySelector(".balk a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Terug_HoudtHetProtocolVast()
    {
        var pagina = await Webproef.LeesAsync(await proef.Client().GetAsync("/verzuimscan?protocol=den-bosch-vo"));

        Assert.Equal("den-bosch-vo", pagina.QuerySelector("#protocol option[selected]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Bewaren_GeeftEenBestandDatAlleenStaat()
    {
        var antwoord = await Webproef.StuurAsync(proef.Client(), Webproef.Goed, actie: "bewaren");

        Assert.Equal("attachment; filename=\"verzuimscan-2025-09-03.html\"", antwoord.Content.Headers.ContentDisposition!.ToString());
        var html = await antwoord.Content.ReadAsStringAsync();
        Assert.DoesNotContain("class=\"balk", html);
        Assert.DoesNotContain("<link", html);
        Assert.DoesNotContain("<script", html);
    }

    [Fact]
    public async Task GeweigerdeRijen_StaanInEenLijst_EnDeScanZonderDieRijenLigtDicht()
    {
        var rijen = Webproef.Goed + string.Concat(Enumerable.Range(0, 103).Select(_ => "L3;2025-12-25;dag;;ziek;\n"));
        var antwoord = await Webproef.StuurAsync(proef.Client(), rijen);
        var pagina = await Webproef.LeesAsync(antwoord);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, antwoord.StatusCode);
        Assert.Equal("103 rijen zijn geweigerd", pagina.QuerySelector("main h1")!.TextContent);
        Assert.Equal(100, pagina.QuerySelectorAll("#lijst li").Length);
        Assert.Equal("verzuimbestand, regel 6, kolom datum", pagina.QuerySelector("#lijst li strong")!.TextContent);
        Assert.Contains("En nog 3 andere rijen", pagina.QuerySelector(".geweigerd")!.TextContent);
        var keuze = pagina.QuerySelector("details.toch")!;
        Assert.False(keuze.HasAttribute("open"));
        Assert.Contains("103 rijen zijn geweigerd en niet beoordeeld", keuze.QuerySelector("article")!.TextContent);
        Assert.Single(keuze.QuerySelectorAll(".lg"));
    }

    [Fact]
    public async Task AndereBestanden_DoenMee()
    {
        var pagina = await Webproef.LeesAsync(await Webproef.StuurAsync(proef.Client(), Webproef.Goed,
            leerlingen: "leerling;geboortedatum;onderwijssoort;groep\nL1;2011-02-01;havo;3b\nL2;2011-02-01;havo;3b\nL3;2011-02-01;havo;3b\n",
            rooster: "leerling;datum;minuten\nL1;2025-09-01;240\n",
            kalender: "datum;minuten\n2025-09-01;300\n2025-09-02;300\n2025-09-03;300\n2025-09-04;300\n", peildatum: "2025-09-04"));

        Assert.Contains("Groep 3b", pagina.QuerySelector("h2[id=g0]")!.TextContent);
        Assert.Contains("do 4 sep 2025", pagina.QuerySelector(".feiten")!.TextContent);
        Assert.Contains("3 op de lijst, 2 met een registratie", pagina.QuerySelector(".feiten")!.TextContent);
        Assert.DoesNotContain("geschat", pagina.QuerySelector("article")!.TextContent);
    }

    [Theory]
    [InlineData("", "den-bosch-vo", "", "", "leeg")]
    [InlineData("leerling;datum;dagdeel;lesuur;soort;minuten\n", "den-bosch-vo", "", "", "geen rijen")]
    [InlineData("zomaar wat\nmet regels\n", "den-bosch-vo", "", "", "geen CSV")]
    [InlineData("leerling;datum;dagdeel;lesuur;soort;minuten\nL1;2025-12-25;dag;;ziek;\n", "den-bosch-vo", "", "", "Geen enkele rij")]
    [InlineData(Webproef.Goed, "", "", "", "Kies een protocol")]
    [InlineData(Webproef.Goed, "../../etc/passwd", "", "", "onbekend")]
    [InlineData(Webproef.Goed, "den-bosch-vo", "maan", "", "vakantieregio")]
    [InlineData(Webproef.Goed, "den-bosch-vo", "", "gisteren", "geen datum")]
    [InlineData(Webproef.Goed, "den-bosch-vo", "", "1999-01-01", "buiten de kalender")]
    public async Task Formulier_DatNietKan_KomtTerugMetEenZin_EnMetWatErStond(string verzuim, string protocol, string regio, string peildatum, string zin)
    {
        var antwoord = await Webproef.StuurAsync(proef.Client(), verzuim, protocol, kalenderregio: regio, peildatum: peildatum);
        var pagina = await Webproef.LeesAsync(antwoord);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, antwoord.StatusCode);
        Assert.Contains(zin, pagina.QuerySelector("#fout")!.TextContent);
        Assert.StartsWith("Fout:", pagina.Title);
        Assert.NotNull(pagina.QuerySelector("form#scan"));
        if (protocol == "den-bosch-vo")
            Assert.Equal(protocol, pagina.QuerySelector("#protocol option[selected]")!.GetAttribute("value"));
        Assert.Equal(peildatum, pagina.QuerySelector("#peildatum")!.GetAttribute("value") ?? "");
    }

    [Fact]
    public async Task TeGroot_KrijgtEenZinInPlaatsVanEenVerbrokenVerbinding()
    {
        var client = proef.Client();
        var groot = new byte[3 * 1024 * 1024];
        Encoding.UTF8.GetBytes(Webproef.Goed).CopyTo(groot, 0);
        var antwoord = await client.PostAsync("/verzuimscan", await Webproef.FormulierAsync(client, groot));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, antwoord.StatusCode);
        Assert.Contains("groter dan 1 MB", (await Webproef.LeesAsync(antwoord)).QuerySelector("#fout")!.TextContent);
    }

    [Fact]
    public async Task TeGroot_ZonderLengteVooraf_WordtOokGezien()
    {
        var client = proef.Client();
        var groot = new byte[3 * 1024 * 1024];
        Encoding.UTF8.GetBytes(Webproef.Goed).CopyTo(groot, 0);
        var inhoud = await (await Webproef.FormulierAsync(client, groot)).ReadAsByteArrayAsync();
        using var verzoek = new HttpRequestMessage(HttpMethod.Post, "/verzuimscan") { Content = new StreamContent(new Druppel(inhoud)) };
        verzoek.Content.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=\"" + Grens(inhoud) + "\"");
        verzoek.Headers.TransferEncodingChunked = true;

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await client.SendAsync(verzoek)).StatusCode);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("onzin")]
    [InlineData("CfDJ8AAAAAAAAAAAAAAAAAAAAAD\u00e9")]
    public async Task Formulier_ZonderGoedToken_WordtNietGelezen(string? token)
    {
        var client = proef.Client();
        var goed = await Webproef.TokenAsync(client);
        var zonderKoek = proef.CreateClient(new WebApplicationFactoryClientOptions { HandleCookies = false });
        foreach (var antwoord in new[] { await Webproef.StuurAsync(client, Webproef.Goed, token: token ?? "x"), await Webproef.StuurAsync(zonderKoek, Webproef.Goed, token: token ?? goed) })
        {
            Assert.Equal(HttpStatusCode.BadRequest, antwoord.StatusCode);
            var tekst = await antwoord.Content.ReadAsStringAsync();
            Assert.Contains("Er is niets gelezen", tekst);
            // what people read: the form's token is random text in an attribute and may hold any two letters
            Assert.DoesNotContain("L1", (await Webproef.LeesAsync(antwoord)).Body!.TextContent);
        }
        // the counter-example: the same form with its token is read
        Assert.Equal(HttpStatusCode.OK, (await Webproef.StuurAsync(client, Webproef.Goed, token: goed)).StatusCode);
    }

    [Fact]
    public async Task VerzuimVoorDeVelden_WordtNietGelezen()
    {
        var client = proef.Client();
        var token = await Webproef.TokenAsync(client);
        using var formulier = new MultipartFormDataContent { { new ByteArrayContent(Encoding.UTF8.GetBytes(Webproef.Goed)), "verzuim", "v.csv" }, { new StringContent(token), "__RequestVerificationToken" } };

        Assert.Equal(HttpStatusCode.BadRequest, (await client.PostAsync("/verzuimscan", formulier)).StatusCode);
    }

    public static TheoryData<string, string> Rommel => new()
    {
        { "multipart/form-data; boundary=abc", "geen enkel deel" },
        { "multipart/form-data; boundary=abc", "--abc\r\nContent-Disposition: form-data; name=\"protocol\"\r\n\r\nden-bosch" },
        { "multipart/form-data; boundary=abc", "--abc\r\n" + new string('x', 9000) + "\r\n\r\n" },
        { "multipart/form-data; boundary=abc", "--abc\r\nContent-Disposition: =;=\r\n\r\n\r\n--abc--\r\n" },
        { "multipart/form-data; boundary=abc", "--abc\r\nContent-Disposition: form-data; name=\"protocol\"\r\n\r\n" + new string('p', 50_000) + "\r\n--abc--\r\n" },
        { "multipart/form-data; boundary=abc", string.Concat(Enumerable.Repeat("--abc\r\nContent-Disposition: form-data; name=\"x\"\r\n\r\n1\r\n", 200)) + "--abc--\r\n" },
        { "multipart/form-data; boundary=abc", "" },
        { "multipart/form-data", "--abc" },
        { "multipart/form-data; boundary=" + new string('b', 3000), "--b" },
        { "application/x-www-form-urlencoded", "protocol=den-bosch-vo&verzuim=x" },
        { "application/json", "{}" },
        { "text/plain", "leerling;datum" },
        { "onzin", "x" },
    };

    [Theory]
    [MemberData(nameof(Rommel))]
    public async Task Rommel_GeeftEenPaginaMetEenWegTerug_EnNooitEen500(string soort, string inhoud)
    {
        using var verzoek = new HttpRequestMessage(HttpMethod.Post, "/verzuimscan") { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(inhoud)) };
        verzoek.Content.Headers.TryAddWithoutValidation("Content-Type", soort);
        var antwoord = await proef.Client().SendAsync(verzoek);
        var pagina = await Webproef.LeesAsync(antwoord);

        Assert.InRange((int)antwoord.StatusCode, 400, 499);
        Assert.NotEmpty(pagina.QuerySelector("#fout p")!.TextContent);
        Assert.NotNull(pagina.QuerySelector("form#scan"));
    }

    [Fact]
    public async Task Sleutels_VanBuiten_BlijvenTekstInBladEnLijst()
    {
        var sleutel = "<script>alert(1)</script>";
        var rijen = $"leerling;datum;dagdeel;lesuur;soort;minuten\n{sleutel};2025-09-01;;1;te_laat;5\n{sleutel};2025-09-02;;1;te_laat;5\n{sleutel};2025-09-03;;1;te_laat;5\nL2;<b>;dag;;<i>;\n";
        var pagina = await Webproef.LeesAsync(await Webproef.StuurAsync(proef.Client(), rijen));

        Assert.Equal(sleutel, pagina.QuerySelector(".lg h3")!.TextContent);
        Assert.Equal("/js/scan.js", Assert.Single(pagina.QuerySelectorAll("script")).GetAttribute("src"));
        Assert.Empty(pagina.QuerySelectorAll("#lijst i, #lijst b"));
    }

    [Fact]
    public async Task NietsBlijftAchter_OpDeSchijf()
    {
        var map = Directory.CreateTempSubdirectory("routeboek-proef").FullName;
        var voor = Environment.GetEnvironmentVariable("TMPDIR");
        var gemaakt = new System.Collections.Concurrent.ConcurrentBag<string>();
        try
        {
            Environment.SetEnvironmentVariable("TMPDIR", map);
            using var wacht = new FileSystemWatcher(map) { IncludeSubdirectories = true, EnableRaisingEvents = true };
            wacht.Created += (_, e) => gemaakt.Add(e.FullPath);
            var client = proef.Client();
            var groot = Encoding.UTF8.GetBytes(Webproef.Goed + string.Concat(Enumerable.Repeat("L2;2025-09-03;dag;;ziek;\n", 30_000)));
            var antwoord = await client.PostAsync("/verzuimscan", await Webproef.FormulierAsync(client, groot));
            Assert.Equal(HttpStatusCode.OK, antwoord.StatusCode);
            Assert.Empty(gemaakt);
            Assert.Empty(Directory.EnumerateFileSystemEntries(map));

            // the counter-example: the way in which the framework takes in a form does leave a trace here
            await using var gewoon = new FileBufferingReadStream(new MemoryStream(groot), 1024, bufferLimit: null, Path.GetTempPath);
            await gewoon.CopyToAsync(Stream.Null);
            Assert.NotEmpty(Directory.EnumerateFileSystemEntries(map));
        }
        finally
        {
            Environment.SetEnvironmentVariable("TMPDIR", voor);
            Directory.Delete(map, recursive: true);
        }
    }

    [Theory]
    [InlineData("/verzuimscan", 200)]
    [InlineData("/taal", 200)]
    [InlineData("/bestaat-niet", 404)]
    [InlineData("/fout", 404)]
    public async Task Koppen_StaanOpElkePagina(string pad, int status)
    {
        var antwoord = await proef.Client().GetAsync(pad);

        Assert.Equal(status, (int)antwoord.StatusCode);
        KoppenKloppen(antwoord);
        Assert.DoesNotContain("'unsafe-inline'", antwoord.Headers.GetValues("Content-Security-Policy").Single());
        var pagina = await Webproef.LeesAsync(antwoord);
        Assert.Empty(pagina.QuerySelectorAll("style, [style], script:not([src])"));
        Assert.NotNull(pagina.QuerySelector("main a, main form"));
    }

    [Fact]
    public async Task Koppen_VanHetBlad_StaanAlleenDeEigenStijlToe()
    {
        var antwoord = await Webproef.StuurAsync(proef.Client(), Webproef.Goed);
        var pagina = await Webproef.LeesAsync(antwoord);

        KoppenKloppen(antwoord);
        var stijl = pagina.QuerySelector("style")!.TextContent;
        var bron = "sha256-" + Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(stijl)));
        Assert.Contains($"'{bron}'", antwoord.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Empty(pagina.QuerySelectorAll("[style], script:not([src])"));
    }

    [Fact]
    public async Task VreemdeHost_WordtGeweigerd()
    {
        using var verzoek = new HttpRequestMessage(HttpMethod.Get, "/verzuimscan") { Headers = { Host = "kwaad.example" } };

        Assert.Equal(HttpStatusCode.BadRequest, (await proef.Client().SendAsync(verzoek)).StatusCode);
    }

    [Fact]
    public async Task EersteBezoek_BlijftOnderHonderdvijftigKilobyte()
    {
        var client = proef.Client();
        var pagina = await Webproef.LeesAsync(await client.GetAsync("/verzuimscan"));
        var delen = pagina.QuerySelectorAll("link[rel=stylesheet], script[src]").Select(e => e.GetAttribute("href") ?? e.GetAttribute("src")!).Append("/huisstijl/noto-sans-latin.woff2");
        long som = 0;
        foreach (var deel in delen)
        {
            var bytes = await client.GetByteArrayAsync(deel);
            using var klein = new MemoryStream();
            await using (var gzip = new System.IO.Compression.GZipStream(klein, System.IO.Compression.CompressionLevel.Optimal))
                await gzip.WriteAsync(bytes);
            som += deel.EndsWith(".woff2", StringComparison.Ordinal) ? bytes.Length : klein.ToArray().Length;
        }

        Assert.InRange(som, 1, 150 * 1024);
    }

    private static void KoppenKloppen(HttpResponseMessage antwoord)
    {
        var beleid = antwoord.Headers.GetValues("Content-Security-Policy").Single();
        Assert.StartsWith("default-src 'self';", beleid);
        Assert.Contains("frame-ancestors 'none'", beleid);
        Assert.Equal("nosniff", antwoord.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("no-referrer", antwoord.Headers.GetValues("Referrer-Policy").Single());
        Assert.True(antwoord.Headers.CacheControl!.NoStore);
        Assert.False(antwoord.Headers.Contains("Server"));
    }

    private static string Grens(byte[] inhoud) => Encoding.ASCII.GetString(inhoud.AsSpan(2, inhoud.AsSpan().IndexOf("\r\n"u8) - 2));

    /// <summary>A body of unknown length.</summary>
    private sealed class Druppel(byte[] inhoud) : MemoryStream(inhoud)
    {
        public override bool CanSeek => false;
    }
}
