using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Routeboek.Application.Audit;
using Routeboek.Application.Inlezen;
using Routeboek.Domain.Audit;
using Routeboek.IntegrationTests.Aanmelding;
using Routeboek.IntegrationTests.Bedrijf;
using Routeboek.IntegrationTests.Opslag;
using Routeboek.Web.Inlezen;

namespace Routeboek.IntegrationTests.Inleesweb;

/// <summary>Bringing data in, while the program is killed, somebody else does the same, or the file is a trap.</summary>
[Collection(Databanken.Naam)]
public sealed class StevigTests(Postgrescluster cluster) : IDisposable
{
    private const string Adres = "/api/v1/registraties";
    private const string Rij = """[{"leerling":"L1","datum":"2026-01-12","dagdeel":"dag","soort":"ziek"}]""";

    private readonly string _map = Directory.CreateTempSubdirectory("rb-stevig-").FullName;

    public static TheoryData<string> Databank => Proefdatabank.Beide;

    public void Dispose() => Directory.Delete(_map, recursive: true);

    [Theory]
    [MemberData(nameof(Databank))]
    public async Task Gedood_TijdensEenImportOverHttp_NietsHalfTeZien_EnOpnieuwKan(string soort)
    {
        await using var wereld = await Importwereld.NieuwAsync(soort, cluster, leerlingen: 400);
        var opslag = wereld.Wereld.Databank.Opslag;
        wereld.Wereld.Klok.Nu = TimeProvider.System.GetUtcNow().UtcDateTime;
        var sleutel = await wereld.SleutelAsync(wereld.Wereld.Node());
        string[] opties = soort == Proefdatabank.Sqlite ? ["--Opslag:Map", Path.GetDirectoryName(opslag.Bestand)!, "--leeg"] : ["--Opslag:Map", _map, "--ConnectionStrings:Routeboek", opslag.Verbinding!];
        var dagen = Enumerable.Range(0, 40).Select(d => new DateOnly(2025, 11, 3).AddDays(d)).Where(d => d.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)).ToList();
        var bestand = Importwereld.Kop + string.Concat(Enumerable.Range(1, 400).SelectMany(i => dagen.Select(d => $"L{i};{d:yyyy-MM-dd};dag;;{(d.Day % 2 == 0 ? "ziek;" : "te_laat;5")}\n")));

        using (var web = await Webproces.StartAsync(opties))
        {
            var zending = StuurAsync(web, sleutel, bestand);
            await TotAsync(async db => await db.Registraties.AnyAsync());
            Assert.False(zending.IsCompleted);
            web.Dood();
            await Assert.ThrowsAnyAsync<HttpRequestException>(() => zending);
        }

        await using (var db = opslag.Context())
        {
            Assert.True(await db.Registraties.AnyAsync());
            Assert.Equal(0, await db.Zichtbaar().CountAsync());
            // as if the two minutes were over after which nobody is thought to be at it
            var toen = wereld.Wereld.Klok.Nu - LeesIn.Levenstermijn - TimeSpan.FromHours(1);
            await db.Inleesbeurten.ExecuteUpdateAsync(z => z.SetProperty(b => b.Levensteken, toen));
        }

        using (var web = await Webproces.StartAsync(opties))
        {
            await TotAsync(async db => !await db.Registraties.AnyAsync());
            var (status, inhoud) = await StuurAsync(web, sleutel, bestand);
            Assert.Equal((HttpStatusCode.OK, "toegepast"), (status, JsonDocument.Parse(inhoud).RootElement.GetProperty("status").GetString()));
        }

        await using (var db = opslag.Context())
            Assert.Equal(400 * dagen.Count, await db.Zichtbaar().CountAsync());
        await new VerzegelAudit(opslag).VoerUitAsync(CancellationToken.None);
        await foreach (var oordeel in new ControleerAudit(opslag).AllesAsync(new Dictionary<string, IReadOnlyList<Auditanker>>(StringComparer.Ordinal), null, CancellationToken.None))
            Assert.Empty(oordeel.Bevindingen);

        async Task TotAsync(Func<Application.Opslag.Opslagcontext, Task<bool>> waar)
        {
            using var op = new CancellationTokenSource(TimeSpan.FromSeconds(60));
            while (true)
            {
                op.Token.ThrowIfCancellationRequested();
                await using var db = opslag.Context();
                if (await waar(db))
                    return;
            }
        }
    }

    [Fact]
    public async Task Gedood_TerwijlDeVoorbeeldwereldOntstaat_DeVolgendeStartMaaktHemOpnieuw()
    {
        string[] opties = ["--Opslag:Map", _map, "--Demo:Omvang", "klein"];
        using (var web = Webproces.Begin(opties))
        {
            await web.TotAsync("De voorbeeldwereld wordt gemaakt");
            web.Dood();
        }

        Assert.False(File.Exists(Path.Combine(_map, "demo.db")));
        Assert.NotEmpty(Directory.GetFiles(_map, "demo.db.aanbouw-*"));
        using (var web = await Webproces.StartAsync(opties))
        {
            using var antwoord = await web.Client.GetAsync("/aanmelden");
            Assert.Equal(HttpStatusCode.OK, antwoord.StatusCode);
            Assert.Contains("De voorbeeldwereld is klaar", web.Log, StringComparison.Ordinal);
        }

        Assert.True(File.Exists(Path.Combine(_map, "demo.db")));
    }

    [Theory]
    [MemberData(nameof(Databank))]
    public async Task TweeZendingenTegelijk_EenVanDeTweeWacht_EnNietsGaatVerloren(string soort)
    {
        await using var wereld = await Importwereld.NieuwAsync(soort, cluster, leerlingen: 40);
        var node = wereld.Wereld.Node();
        using var programma = Importwereld.Programma(node, await wereld.SleutelAsync(node));
        string Bestand(int dag) => Importwereld.Kop + string.Concat(Enumerable.Range(1, 40).Select(i => $"L{i};2026-01-{dag};dag;;ziek;\n"));
        for (var keer = 0; keer < 5; keer++)
        {
            string[] bestanden = [Bestand(12 + keer % 5), Bestand(19 + keer % 5)];
            var antwoorden = await Task.WhenAll(bestanden.Select(b => Task.Run(() => StuurAsync(programma, b))));
            Assert.All(antwoorden, a => Assert.True(a.Status is HttpStatusCode.OK or HttpStatusCode.Conflict, a.Inhoud));
            Assert.Contains(antwoorden, a => a.Status == HttpStatusCode.OK);
            foreach (var (antwoord, bestand) in antwoorden.Zip(bestanden).Where(a => a.First.Status == HttpStatusCode.Conflict))
            {
                Assert.Contains("er wordt op dit moment al een bestand van deze school ingelezen", antwoord.Inhoud, StringComparison.Ordinal);
                Assert.Equal(HttpStatusCode.OK, (await StuurAsync(programma, bestand)).Status);
            }

            await using var db = wereld.Wereld.Databank.Opslag.Context();
            Assert.Equal(80 * (keer + 1), await db.Zichtbaar().CountAsync());
        }
    }

    [Theory]
    [MemberData(nameof(Databank))]
    public async Task WatNuNietKan_IsEenProbleemInHetNederlands(string soort)
    {
        await using var wereld = await Importwereld.NieuwAsync(soort, cluster);
        var node = wereld.Wereld.Node(new Dictionary<string, string>(StringComparer.Ordinal) { ["Inlezen:Tegelijk"] = "1" });
        using var programma = Importwereld.Programma(node, await wereld.SleutelAsync(node));
        using (node.Services.GetRequiredService<Inleeswerkplaats>().Plaats())
        {
            var druk = await programma.PostAsync(Adres, new StringContent(Rij, Encoding.UTF8, "application/json"));
            await Keur(druk, 503, "Het is te druk");
            Assert.NotNull(druk.Headers.RetryAfter);
        }

        await wereld.Wereld.Databank.VoerAsync($"DELETE FROM schoolprotocol WHERE school_id = '{wereld.School.Waarde.ToString().ToUpperInvariant()}'");
        await Keur(await programma.PostAsync(Adres, new StringContent(Rij, Encoding.UTF8, "application/json")), 409, "deze school heeft nog geen protocol");
        // a school that is none any more: the key is good, and may nothing
        await wereld.Wereld.Databank.VoerAsync($"UPDATE organisatie SET soort = 'bestuur', brin = NULL WHERE id = '{wereld.School.Waarde.ToString().ToUpperInvariant()}'");
        await Keur(await programma.PostAsync(Adres, new StringContent(Rij, Encoding.UTF8, "application/json")), 403, "Deze sleutel mag dit niet");
        Assert.Empty(await wereld.Wereld.Databank.LeesAsync("SELECT leerling FROM registratie"));

        static async Task Keur(HttpResponseMessage antwoord, int status, string zin)
        {
            var inhoud = await antwoord.Content.ReadAsStringAsync();
            Assert.True(status == (int)antwoord.StatusCode, inhoud);
            Assert.Equal("application/problem+json", antwoord.Content.Headers.ContentType!.MediaType);
            Assert.Contains(zin, inhoud, StringComparison.Ordinal);
            Assert.Equal(status, JsonDocument.Parse(inhoud).RootElement.GetProperty("status").GetInt32());
        }
    }

    [Fact]
    public async Task Zipbom_EnZipInZip_WordenGeweigerdMetEenZin_EnKostenGeenGeheugen()
    {
        await using var wereld = await Importwereld.NieuwAsync(Proefdatabank.Sqlite, cluster);
        var node = wereld.Wereld.Node();
        using var bezoeker = await wereld.BinnenAsync(node);
        using var programma = Importwereld.Programma(node, await wereld.SleutelAsync(node));
        var bom = Werkmap(512);
        Assert.True(bom.Length < 2 * 1024 * 1024);
        var genest = Zip(("verzuim.xlsx", bom), ("nog een.zip", Zip(("verzuim.xlsx", bom))));
        var voor = Piek();
        foreach (var (inhoud, naam, zin) in new[] { (bom, "verzuim.xlsx", "keer uit. Dat doet geen export"), (genest, "verzuim.xlsx", "Pak het uit"), (genest, "verzuim.zip", "Pak het uit") })
        {
            var antwoord = await Importwereld.VolgAsync(bezoeker, await Antwoord.VanAsync(await bezoeker.Client.PostAsync("/aanwezigheid/import", await Importwereld.FormulierAsync(bezoeker, inhoud, naam))));
            Assert.True(antwoord.Tekst.Contains(zin, StringComparison.Ordinal), antwoord.Tekst);
            foreach (var (soort, status) in new[] { ("text/csv", HttpStatusCode.BadRequest), ("application/zip", HttpStatusCode.UnsupportedMediaType), ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", HttpStatusCode.UnsupportedMediaType) })
            {
                using var lading = new ByteArrayContent(inhoud);
                lading.Headers.TryAddWithoutValidation("Content-Type", soort);
                var geweigerd = await programma.PostAsync(Adres, lading);
                Assert.Equal((status, "application/problem+json"), (geweigerd.StatusCode, geweigerd.Content.Headers.ContentType?.MediaType));
            }
        }

        // unpacked it would be more than this
        Assert.InRange(Piek() - voor, 0, 400L * 1024 * 1024);
        Assert.Empty(await wereld.Wereld.Databank.LeesAsync("SELECT leerling FROM registratie"));
    }

    private static long Piek()
    {
        using var proces = System.Diagnostics.Process.GetCurrentProcess();
        return proces.PeakWorkingSet64;
    }

    private static async Task<(HttpStatusCode Status, string Inhoud)> StuurAsync(HttpClient programma, string csv)
    {
        var antwoord = await programma.PostAsync(Adres, new StringContent(csv, Encoding.UTF8, "text/csv"));
        return (antwoord.StatusCode, await antwoord.Content.ReadAsStringAsync());
    }

    private static async Task<(HttpStatusCode Status, string Inhoud)> StuurAsync(Webproces web, string sleutel, string csv)
    {
        using var verzoek = new HttpRequestMessage(HttpMethod.Post, Adres) { Content = new StringContent(csv, Encoding.UTF8, "text/csv") };
        verzoek.Headers.Authorization = new("Bearer", sleutel);
        var antwoord = await web.Client.SendAsync(verzoek);
        return (antwoord.StatusCode, await antwoord.Content.ReadAsStringAsync());
    }

    // a workbook whose sheet begins well, and then goes on for so many megabytes
    private static byte[] Werkmap(int megabytes)
    {
        const string Hoofd = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        using var stroom = new MemoryStream();
        using (var zip = new ZipArchive(stroom, ZipArchiveMode.Create, leaveOpen: true))
        {
            Schrijf(zip, "xl/workbook.xml", $"""<workbook xmlns="{Hoofd}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Blad1" sheetId="1" r:id="r1"/></sheets></workbook>""");
            Schrijf(zip, "xl/_rels/workbook.xml.rels", """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>""");
            using var blad = zip.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.SmallestSize).Open();
            blad.Write(Encoding.UTF8.GetBytes($"""<worksheet xmlns="{Hoofd}"><sheetData><row r="1">{string.Concat(Importwereld.Kop.Trim().Split(';').Select(k => $"<c t=\"inlineStr\"><is><t>{k}</t></is></c>"))}</row>"""));
            var rij = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("<row><c><v>1</v></c></row>", 40_330)));
            for (var i = 0; i < megabytes; i++)
                blad.Write(rij);
            blad.Write("</sheetData></worksheet>"u8);
        }

        return stroom.ToArray();
    }

    private static byte[] Zip(params (string Naam, byte[] Inhoud)[] delen)
    {
        using var stroom = new MemoryStream();
        using (var zip = new ZipArchive(stroom, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (naam, inhoud) in delen)
            {
                using var deel = zip.CreateEntry(naam).Open();
                deel.Write(inhoud);
            }
        }

        return stroom.ToArray();
    }

    private static void Schrijf(ZipArchive zip, string naam, string inhoud)
    {
        using var deel = zip.CreateEntry(naam).Open();
        deel.Write(Encoding.UTF8.GetBytes(inhoud));
    }
}
