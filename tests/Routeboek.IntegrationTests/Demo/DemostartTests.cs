using System.Net;
using Routeboek.Application.Demo;
using Routeboek.Application.Inlezen;
using Routeboek.Application.Opslag;
using Routeboek.Application.Organisaties;
using Routeboek.Domain.Toegang;
using Routeboek.IntegrationTests.Bedrijf;
using Routeboek.IntegrationTests.Opslag;

namespace Routeboek.IntegrationTests.Demo;

/// <summary>How the demo world comes to be at the first start, and what keeps it apart from real data.</summary>
[Collection(Databanken.Naam)]
public sealed class DemostartTests(Postgrescluster cluster) : IDisposable
{
    private readonly string _map = Directory.CreateTempSubdirectory("rb-demo-").FullName;

    public static TheoryData<string> Databank => Proefdatabank.Beide;

    public void Dispose() => Directory.Delete(_map, recursive: true);

    [Fact]
    public async Task Eerste_Start_MaaktDeWereld_Tweede_NeemtHaarZoalsZijIs_EnLeegRaaktHaarNiet()
    {
        var bestand = Path.Combine(_map, "demo.db");
        string keuze;
        using (var web = await Webproces.StartAsync("--Opslag:Map", _map, "--Demo:Omvang", "klein"))
        {
            keuze = await KnoppenAsync(web);
            Assert.Contains("De voorbeeldwereld wordt gemaakt", web.Log, StringComparison.Ordinal);
        }

        using (var web = await Webproces.StartAsync("--Opslag:Map", _map, "--Demo:Omvang", "klein"))
        {
            Assert.Equal(keuze, await KnoppenAsync(web));
            Assert.DoesNotContain("voorbeeldwereld wordt gemaakt", web.Log, StringComparison.Ordinal);
        }

        Assert.Empty(Directory.GetFiles(_map, "*aanbouw*"));
        var was = File.GetLastWriteTimeUtc(bestand);
        using (var web = await Webproces.StartAsync("--Opslag:Map", _map, "--leeg"))
            Assert.DoesNotContain("name=\"rol\"", await web.Client.GetStringAsync("/aanmelden"), StringComparison.Ordinal);
        Assert.Equal(was, File.GetLastWriteTimeUtc(bestand));
        var (code, log) = await Webproces.EindigtAsync("--Opslag:Map", _map, "--leeg", "--vers");
        Assert.NotEqual(0, code);
        Assert.Contains("--vers", log, StringComparison.Ordinal);
        Assert.Equal(was, File.GetLastWriteTimeUtc(bestand));
    }

    [Fact]
    public async Task WieHalverwegeStopt_HeeftNiets_EnWatErWasBlijft()
    {
        var bestand = Path.Combine(_map, "demo.db");
        var klok = new VasteKlok(Demoproef.Nu);
        var demo = new Demobestand(bestand, klok);
        using var stop = new CancellationTokenSource();
        var stappen = 0;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => demo.MaakAsync(Demoomvang.Klein, _ =>
        {
            if (++stappen == 3)
                stop.Cancel();
        }, stop.Token));
        Assert.Empty(Directory.GetFiles(_map));

        await File.WriteAllTextAsync(bestand, "wat er was");
        using var weer = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => demo.MaakAsync(Demoomvang.Klein, _ => weer.Cancel(), weer.Token));
        Assert.Equal("wat er was", await File.ReadAllTextAsync(bestand));
    }

    [Fact]
    public async Task VoorbeeldwereldVanEenEerdereVersie_ZonderMensen_WordtGevuld()
    {
        var bestand = Path.Combine(_map, "demo.db");
        var leeg = Routeboekopslag.Sqlite(bestand);
        await leeg.MigreerAsync(CancellationToken.None);
        await new BeginInstallatie(leeg, TimeProvider.System).MerkAsync(demo: true, CancellationToken.None);
        leeg.LaatLos();
        using var web = await Webproces.StartAsync("--Opslag:Map", _map, "--Demo:Omvang", "klein");
        Assert.NotEmpty(await KnoppenAsync(web));
    }

    [Fact]
    public async Task Voorbeeldwereld_IsAlleenHier()
    {
        var (code, log) = await Webproces.EindigtAsync("--Opslag:Map", _map, "--urls", "http://0.0.0.0:0");
        Assert.NotEqual(0, code);
        Assert.Contains("alleen op deze computer", log, StringComparison.Ordinal);

        using var web = await Webproces.StartAsync("--Opslag:Map", _map);
        Assert.Equal(HttpStatusCode.OK, await VraagAsync(web, null, null));
        foreach (var kop in new[] { "X-Forwarded-For", "Forwarded", "X-Forwarded-Host", "X-Forwarded-Proto", "Via" })
            Assert.Equal(HttpStatusCode.NotFound, await VraagAsync(web, kop, "203.0.113.9"));
        Assert.Equal(HttpStatusCode.BadRequest, await VraagAsync(web, "Host", "routeboek.example"));
    }

    [Theory]
    [MemberData(nameof(Databank))]
    public async Task Merk_KanErNietAf(string soort)
    {
        await using var databank = await Proefdatabank.NieuwAsync(soort, cluster);
        await new BeginInstallatie(databank.Opslag, new VasteKlok(Demoproef.Nu)).MerkAsync(demo: true, CancellationToken.None);
        var nee = databank.IsSqlite ? "0" : "false";
        foreach (var poging in new[] { $"UPDATE installatie SET demo = {nee}", "DELETE FROM installatie", $"INSERT INTO installatie (nr, demo) VALUES (1, {nee})" })
            await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => databank.VoerAsync(poging));
        Assert.True((await new BeginInstallatie(databank.Opslag, new VasteKlok(Demoproef.Nu)).MerkAsync(demo: false, CancellationToken.None)).Demo);
    }

    [Theory]
    [MemberData(nameof(Databank))]
    public async Task EchteGegevens_KomenErNietIn(string soort)
    {
        await using var wereld = await Inlezen.Inleeswereld.NieuwAsync(soort, cluster, demo: true);
        var fouten = (await wereld.LeesAsync(Inleessoort.Volledig, ["L1;2026-01-12;;1;te_laat;5"])).Match(_ => [], () => [], f => f, (_, _) => []);
        Assert.Contains("voorbeeldwereld", Assert.Single(fouten).Wat, StringComparison.Ordinal);
        Assert.Equal(["0"], await wereld.Databank.LeesAsync("SELECT count(*) FROM registratie"));
    }

    private static async Task<HttpStatusCode> VraagAsync(Webproces web, string? kop, string? waarde)
    {
        using var vraag = new HttpRequestMessage(HttpMethod.Get, "/aanmelden");
        if (kop == "Host")
            vraag.Headers.Host = waarde;
        else if (kop is not null)
            vraag.Headers.TryAddWithoutValidation(kop, waarde);
        return (await web.Client.SendAsync(vraag)).StatusCode;
    }

    // whom one can be, in order
    private static async Task<string> KnoppenAsync(Webproces web)
    {
        var pagina = await Webproef.LeesAsync(await web.Client.GetAsync("/aanmelden"));
        var knoppen = pagina.QuerySelectorAll("button[name=rol]").Select(k => k.GetAttribute("value")!).ToList();
        Assert.True(knoppen.Count > Enum.GetValues<Rol>().Length, string.Join(',', knoppen));
        return string.Join(',', knoppen);
    }
}
