using System.Net;
using System.Text;
using System.Text.Json;
using Routeboek.Domain.Toegang;
using Routeboek.IntegrationTests.Aanmelding;
using Routeboek.IntegrationTests.Opslag;

namespace Routeboek.IntegrationTests.Inleesweb;

/// <summary>Programs that deliver registrations with a key.</summary>
[Collection(Databanken.Naam)]
public sealed class AanleverTests(Postgrescluster cluster)
{
    private const string Adres = "/api/v1/registraties";
    private const string Rij = """{"leerling":"L1","datum":"2026-01-12","dagdeel":"dag","soort":"ziek"}""";

    public static TheoryData<string> Databank => Proefdatabank.Beide;

    [Theory]
    [MemberData(nameof(Databank))]
    public async Task Registraties_InElkeVorm_TellenMee_EnZijnNaTeVragen(string soort)
    {
        await using var wereld = await Importwereld.NieuwAsync(soort, cluster);
        var node = wereld.Wereld.Node();
        using var programma = Importwereld.Programma(node, await wereld.SleutelAsync(node));

        var (status, lijst, plaats) = await StuurAsync(programma, $"[{Rij},{{\"leerling\":\"L2\",\"datum\":\"2026-01-12\",\"lesuur\":3,\"soort\":\"te_laat\",\"minuten\":5}}]");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("toegepast 2=2+0+0+0", Som(lijst));
        var (_, regels, _) = await StuurAsync(programma, Rij + "\n" + """{"leerling":"L3","datum":"2026-01-12","dagdeel":"dag","soort":"anders"}""" + "\n", "application/x-ndjson");
        Assert.Equal("ongewijzigd 2=0+0+1+1", Som(regels));
        Assert.Equal(2, regels.GetProperty("fouten")[0].GetProperty("rij").GetInt32());
        var (_, csv, _) = await StuurAsync(programma, Importwereld.Kop + "L3;2026-01-13;dag;;ziek;\n", "text/csv; charset=utf-8");
        Assert.Equal("toegepast 1=1+0+0+0", Som(csv));

        var navraag = await LeesAsync(await programma.GetAsync(plaats));
        Assert.Equal("toegepast 2=2+0+0+0", Som(navraag));
        Assert.False(navraag.TryGetProperty("voorbeeld", out _));
        Assert.Equal(3, (await wereld.Wereld.Databank.LeesAsync("SELECT leerling FROM registratie")).Count);
        Assert.Equal(["aanlevering-lezen", "registraties-inlezen"], (await wereld.Wereld.Databank.LeesAsync("SELECT DISTINCT wat FROM auditregel WHERE wat IN ('registraties-inlezen', 'aanlevering-lezen')")).Order(StringComparer.Ordinal));

        // people see by which key it came
        using var bezoeker = await wereld.BinnenAsync(node);
        Assert.Contains("sleutel van Somtoday", (await bezoeker.HaalAsync("/aanwezigheid/import")).Tekst, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Databank))]
    public async Task Kenmerk_GeeftHetzelfdeAntwoord_EnMetEenAndereInhoud422(string soort)
    {
        await using var wereld = await Importwereld.NieuwAsync(soort, cluster);
        var node = wereld.Wereld.Node();
        using var programma = Importwereld.Programma(node, await wereld.SleutelAsync(node));

        var (_, eerste, plaats) = await StuurAsync(programma, $"[{Rij}]", kenmerk: "zending-1");
        var (status, weer, zelfdePlaats) = await StuurAsync(programma, $"[{Rij}]", kenmerk: "zending-1");
        Assert.Equal((HttpStatusCode.OK, eerste.GetRawText(), plaats), (status, weer.GetRawText(), zelfdePlaats));
        Assert.Equal("toegepast 1=1+0+0+0", Som(weer));
        Assert.Single(await wereld.Wereld.Databank.LeesAsync("SELECT nr FROM inleesbeurt"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await StuurAsync(programma, "[]", kenmerk: "zending-1")).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await StuurAsync(programma, $"[{Rij}]", kenmerk: "zending-1", vraag: "?soort=volledig")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await StuurAsync(programma, $"[{Rij}]", kenmerk: new string('x', 101))).Status);
    }

    [Theory]
    [MemberData(nameof(Databank))]
    public async Task Poort_HoudtTegen_EnEenVolgendeStukjeVerdringtHetNiet(string soort)
    {
        await using var wereld = await Importwereld.NieuwAsync(soort, cluster, leerlingen: 30);
        var node = wereld.Wereld.Node();
        using var programma = Importwereld.Programma(node, await wereld.SleutelAsync(node));
        var alles = Importwereld.Kop + string.Concat(Enumerable.Range(1, 30).Select(i => $"L{i};2026-01-12;dag;;ziek;\nL{i};2026-01-13;dag;;te_laat;5\n"));
        Assert.Equal(HttpStatusCode.OK, (await StuurAsync(programma, alles, "text/csv", vraag: "?soort=volledig")).Status);

        var (status, wacht, _) = await StuurAsync(programma, Importwereld.Kop + "L1;2026-01-12;dag;;ziek;\nL1;2026-01-13;dag;;ziek;\n", "text/csv", vraag: "?soort=volledig");
        Assert.Equal(HttpStatusCode.Accepted, status);
        Assert.Equal("wacht-op-akkoord", wacht.GetProperty("status").GetString());
        Assert.NotEqual(0, wacht.GetProperty("bevindingen").GetArrayLength());
        Assert.Equal(HttpStatusCode.Conflict, (await StuurAsync(programma, $"[{Rij}]", kenmerk: "later")).Status);
        Assert.Equal("wacht-op-akkoord", (await wereld.Wereld.Databank.LeesAsync("SELECT status FROM inleesbeurt ORDER BY nr DESC"))[0]);
    }

    [Theory]
    [MemberData(nameof(Databank))]
    public async Task Sleutel_WerktAlleenVoorDeEigenSchool_TotHijIsIngetrokkenOfVerlopen(string soort)
    {
        await using var wereld = await Importwereld.NieuwAsync(soort, cluster);
        var node = wereld.Wereld.Node();
        var eigen = await wereld.SleutelAsync(node, dagen: "10");
        using var programma = Importwereld.Programma(node, eigen);
        using var ander = Importwereld.Programma(node, await wereld.SleutelAsync(node, wereld.Ander));
        var (_, _, plaats) = await StuurAsync(programma, $"[{Rij}]");

        // another school's key: no pupil of that name there, and the import is not there
        Assert.Equal(HttpStatusCode.BadRequest, (await StuurAsync(ander, $"[{Rij}]")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await ander.GetAsync(plaats)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await programma.GetAsync(plaats)).StatusCode);
        using (var mens = await wereld.BinnenAsync(node))
            Assert.Equal(HttpStatusCode.Unauthorized, (await mens.Client.GetAsync(plaats)).StatusCode);

        // never in an address
        using var zonder = Importwereld.Programma(node, null);
        foreach (var adres in new[] { $"{Adres}?sleutel={eigen}", $"{Adres}?access_token={eigen}", Adres })
            Assert.Equal(HttpStatusCode.Unauthorized, (await zonder.PostAsync(adres, new StringContent($"[{Rij}]", Encoding.UTF8, "application/json"))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await StuurAsync(programma, $"[{Rij}]", vraag: $"?sleutel={eigen}")).Status);

        // stored as a hash only
        Assert.DoesNotContain(await wereld.Wereld.Databank.LeesAsync("SELECT naam, begin FROM aanleversleutel"), r => r.Contains(eigen[8..], StringComparison.Ordinal));

        // two at a time
        var tweede = await wereld.SleutelAsync(node, naam: "Nieuwe");
        using (var beheerder = await wereld.BinnenAsync(node, Rol.Beheerder))
        {
            Assert.Null((await beheerder.HaalAsync("/beheer/sleutels")).Blad.QuerySelector("form#nieuw"));
            var weg = await beheerder.StuurAsync("/beheer/sleutels", "tr:nth-of-type(1) form[action*=Intrekken]", velden: [("sleutel", (await wereld.Wereld.Databank.LeesAsync("SELECT id FROM aanleversleutel WHERE naam = 'Nieuwe'"))[0])]);
            Assert.Equal(HttpStatusCode.Redirect, weg.Status);
            Assert.DoesNotContain(tweede, (await beheerder.HaalAsync("/beheer/sleutels")).Blad.Body!.InnerHtml, StringComparison.Ordinal);
        }

        using var ingetrokken = Importwereld.Programma(wereld.Wereld.Node(), tweede);
        Assert.Equal(HttpStatusCode.Unauthorized, (await StuurAsync(ingetrokken, $"[{Rij}]")).Status);
        Assert.Equal(HttpStatusCode.OK, (await StuurAsync(programma, $"[{Rij}]")).Status);
        wereld.Wereld.Klok.Nu = wereld.Wereld.Klok.Nu.AddDays(10);
        Assert.Equal(HttpStatusCode.Unauthorized, (await StuurAsync(programma, $"[{Rij}]")).Status);
        Assert.Equal(["aanleversleutel-intrekken", "aanleversleutel-maken"], (await wereld.Wereld.Databank.LeesAsync("SELECT DISTINCT wat FROM auditregel WHERE wat LIKE 'aanleversleutel-%' AND wat <> 'aanleversleutels-lezen'")).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("application/xml", "<a/>", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("application/json; charset=utf-16", "[]", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("text/html", "<p>", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("application/json", "[{\"leerling\":", HttpStatusCode.BadRequest)]
    [InlineData("application/json", "{\u0000}", HttpStatusCode.BadRequest)]
    [InlineData("application/json", "", HttpStatusCode.BadRequest)]
    [InlineData("application/json", "\"tekst\"", HttpStatusCode.OK)]
    [InlineData("text/csv", "leerling;datum\nL1;2026-01-12\n", HttpStatusCode.BadRequest)]
    [InlineData("text/csv", "leerling;datum;dagdeel;soort\nL\u00001;2026-01-12;dag;ziek\n", HttpStatusCode.BadRequest)]
    public async Task VerkeerdeInhoud_GeeftEenProbleem_NooitEen500(string soort, string inhoud, HttpStatusCode status)
    {
        await using var wereld = await Importwereld.NieuwAsync(Proefdatabank.Sqlite, cluster);
        var node = wereld.Wereld.Node();
        using var programma = Importwereld.Programma(node, await wereld.SleutelAsync(node));
        var antwoord = await StuurAsync(programma, inhoud, soort);
        Assert.Equal(status, antwoord.Status);
        if (status != HttpStatusCode.OK)
            Assert.Equal((int)status, antwoord.Inhoud.GetProperty("status").GetInt32());
    }

    [Fact]
    public async Task DiepeJson_BurgerservicenummerEnTeVeel_WordenGeweigerd()
    {
        await using var wereld = await Importwereld.NieuwAsync(Proefdatabank.Sqlite, cluster);
        var node = wereld.Wereld.Node(new Dictionary<string, string>(StringComparer.Ordinal) { ["Api:GrootsteMegabytes"] = "1", ["Api:PerMinuut"] = "8" });
        using var programma = Importwereld.Programma(node, await wereld.SleutelAsync(node));

        Assert.Equal(HttpStatusCode.BadRequest, (await StuurAsync(programma, new string('[', 5000) + new string(']', 5000))).Status);
        var (status, bsn, _) = await StuurAsync(programma, """[{"leerling":"123456782","datum":"2026-01-12","dagdeel":"dag","soort":"ziek"}]""");
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal("leerling", bsn.GetProperty("fouten")[0].GetProperty("kolom").GetString());
        Assert.DoesNotContain("123456782", bsn.GetRawText(), StringComparison.Ordinal);
        foreach (var tabel in new[] { "inleesfout", "inleesbeurt", "auditregel" })
            Assert.DoesNotContain(await wereld.Wereld.Databank.LeesAsync($"SELECT * FROM {tabel}"), r => r.Contains("123456782", StringComparison.Ordinal));

        var groot = Importwereld.Kop + string.Concat(Enumerable.Repeat("L1;2026-01-12;dag;;ziek;\n", 60_000));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await StuurAsync(programma, groot, "text/csv")).Status);
        // the length is not told beforehand
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await StuurAsync(programma, groot, "text/csv", kenmerk: "groot", lengte: false)).Status);

        for (var i = 0; i < 4; i++)
            Assert.Equal(HttpStatusCode.OK, (await StuurAsync(programma, $"[{Rij}]")).Status);
        using var vraag = new HttpRequestMessage(HttpMethod.Post, Adres) { Content = new StringContent($"[{Rij}]", Encoding.UTF8, "application/json") };
        var teVaak = await programma.SendAsync(vraag);
        Assert.Equal(HttpStatusCode.TooManyRequests, teVaak.StatusCode);
        Assert.NotNull(teVaak.Headers.RetryAfter);
        Assert.Equal("application/problem+json", teVaak.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task WatErNietIs_WordtOokAlsProbleemVerteld()
    {
        await using var wereld = await Importwereld.NieuwAsync(Proefdatabank.Sqlite, cluster);
        var node = wereld.Wereld.Node();
        using var programma = Importwereld.Programma(node, await wereld.SleutelAsync(node));
        foreach (var (adres, status) in new[] { ("/api/v1/niets", 404), ("/api/v1/inleesbeurten/geen-guid", 404), ($"/api/v1/inleesbeurten/{Guid.Empty}", 404), (Adres, 405) })
        {
            var antwoord = await programma.GetAsync(adres);
            Assert.Equal(status, (int)antwoord.StatusCode);
            Assert.Equal("application/problem+json", antwoord.Content.Headers.ContentType!.MediaType);
        }
    }

    [Fact]
    public async Task Openapi_IsZoalsVastgelegd()
    {
        await using var wereld = await Importwereld.NieuwAsync(Proefdatabank.Sqlite, cluster);
        using var iemand = Importwereld.Programma(wereld.Wereld.Node(), null);
        var nu = (await iemand.GetStringAsync("/openapi/v1.json")).ReplaceLineEndings("\n").TrimEnd() + "\n";
        var wortel = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(wortel.FullName, "Routeboek.slnx")))
            wortel = wortel.Parent!;
        var pad = Path.Combine(wortel.FullName, "tests", "golden", "openapi", "v1.json");
        if (Environment.GetEnvironmentVariable("GOLDEN") == "1")
            await File.WriteAllTextAsync(pad, nu);
        Assert.Equal(await File.ReadAllTextAsync(pad), nu);
    }

    private static string Som(JsonElement a)
    {
        long Getal(string naam) => a.GetProperty(naam).GetInt64();
        Assert.Equal(Getal("ontvangen"), Getal("nieuw") + Getal("gewijzigd") + Getal("onveranderd") + Getal("geweigerd"));
        return $"{a.GetProperty("status").GetString()} {Getal("ontvangen")}={Getal("nieuw")}+{Getal("gewijzigd")}+{Getal("onveranderd")}+{Getal("geweigerd")}";
    }

    private static async Task<(HttpStatusCode Status, JsonElement Inhoud, string Plaats)> StuurAsync(HttpClient programma, string inhoud, string soort = "application/json", string? kenmerk = null, string vraag = "", bool lengte = true)
    {
        using var verzoek = new HttpRequestMessage(HttpMethod.Post, Adres + vraag)
        {
            Content = lengte ? new ByteArrayContent(Encoding.UTF8.GetBytes(inhoud)) : new StreamContent(new ZonderLengte(Encoding.UTF8.GetBytes(inhoud))),
        };
        verzoek.Content.Headers.TryAddWithoutValidation("Content-Type", soort);
        if (kenmerk is not null)
            verzoek.Headers.Add("Idempotency-Key", kenmerk);
        var antwoord = await programma.SendAsync(verzoek);
        return (antwoord.StatusCode, await LeesAsync(antwoord), antwoord.Headers.Location?.OriginalString ?? "");
    }

    private static async Task<JsonElement> LeesAsync(HttpResponseMessage antwoord)
    {
        var tekst = await antwoord.Content.ReadAsStringAsync();
        Assert.Equal(antwoord.IsSuccessStatusCode ? "application/json" : "application/problem+json", antwoord.Content.Headers.ContentType?.MediaType);
        return JsonDocument.Parse(tekst).RootElement.Clone();
    }

    private sealed class ZonderLengte(byte[] inhoud) : MemoryStream(inhoud)
    {
        public override bool CanSeek => false;
    }
}
