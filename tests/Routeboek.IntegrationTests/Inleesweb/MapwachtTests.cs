using Microsoft.Extensions.DependencyInjection;
using Routeboek.IntegrationTests.Opslag;
using Routeboek.Web.Inlezen;

namespace Routeboek.IntegrationTests.Inleesweb;

/// <summary>The folder with a folder for each school, with real files.</summary>
[Collection(Databanken.Naam)]
public sealed class MapwachtTests(Postgrescluster cluster) : IDisposable
{
    private readonly string _map = Directory.CreateTempSubdirectory("rb-map-").FullName;

    public static TheoryData<string> Databank => Proefdatabank.Beide;

    [Theory]
    [MemberData(nameof(Databank))]
    public async Task Bestand_WordtGelezenAlsHetHeelIs(string soort)
    {
        await using var wereld = await Importwereld.NieuwAsync(soort, cluster);
        var (wacht, school) = Begin(wereld);
        var bestand = Path.Combine(school, "verzuim.csv");
        await File.WriteAllTextAsync(bestand, Importwereld.Kop + "L1;2026-01-12;dag;;ziek;\n");

        Assert.Equal(0, await wacht.LoopAsync(CancellationToken.None));
        // it still grows
        await File.AppendAllTextAsync(bestand, "L2;2026-01-12;dag;;ziek;\nL9;2026-01-12;dag;;ziek;\n");
        Assert.Equal(0, await wacht.LoopAsync(CancellationToken.None));
        Assert.Equal(1, await wacht.LoopAsync(CancellationToken.None));
        Assert.Equal(0, await wacht.LoopAsync(CancellationToken.None));

        Assert.Empty(Directory.GetFiles(school));
        Assert.Equal(["verzuim.csv", "verzuim.csv.verslag.txt"], Namen(school, "gelezen"));
        var verslag = await File.ReadAllTextAsync(Path.Combine(school, "gelezen", "verzuim.csv.verslag.txt"));
        Assert.Contains("3 ontvangen = 2 nieuw + 0 gewijzigd + 0 onveranderd + 1 geweigerd", verslag, StringComparison.Ordinal);
        Assert.Contains("regel 4, kolom leerling: deze leerling is niet bekend", verslag, StringComparison.Ordinal);
        Assert.Equal(["toegepast"], await wereld.Wereld.Databank.LeesAsync("SELECT status FROM inleesbeurt"));
        using var bezoeker = await wereld.BinnenAsync(wereld.Wereld.Node());
        Assert.Contains("de map van de school", (await bezoeker.HaalAsync("/aanwezigheid/import")).Tekst, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Klaarbestand_ZegtDatHetHeelIs_EnWatNietKanWordtGeweigerd()
    {
        await using var wereld = await Importwereld.NieuwAsync(Proefdatabank.Sqlite, cluster);
        var (wacht, school) = Begin(wereld);
        await ZetAsync(school, "kapot.csv", "dit is niets");
        await ZetAsync(school, "leerlingen.csv", "leerling;geboortedatum;onderwijssoort;achternaam\nL70;2012-05-06;vo;Bedacht\n");
        var elders = Path.Combine(_map, "elders.csv");
        await File.WriteAllTextAsync(elders, Importwereld.Kop + "L1;2026-01-12;dag;;ziek;\n");
        File.CreateSymbolicLink(Path.Combine(school, "link.csv"), elders);
        Directory.CreateDirectory(Path.Combine(_map, "99ZZ"));
        Directory.CreateDirectory(Path.Combine(_map, "niets"));
        Directory.CreateSymbolicLink(Path.Combine(_map, "02CD"), school);

        Assert.Equal(3, await wacht.LoopAsync(CancellationToken.None));

        Assert.Equal(["kapot.csv", "kapot.csv.verslag.txt", "link.csv", "link.csv.verslag.txt"], Namen(school, "geweigerd"));
        Assert.Equal(["leerlingen.csv", "leerlingen.csv.verslag.txt"], Namen(school, "gelezen"));
        Assert.Empty(Directory.GetFiles(school));
        Assert.True(File.Exists(elders));
        Assert.Empty(await wereld.Wereld.Databank.LeesAsync("SELECT * FROM inleesbeurt"));
        Assert.NotEmpty(await wereld.Wereld.Databank.LeesAsync("SELECT * FROM leerling WHERE sleutel = 'L70'"));
    }

    [Fact]
    public async Task TweeNodes_LezenElkBestandEenKeer_EnDePoortWachtOpEenMens()
    {
        await using var wereld = await Importwereld.NieuwAsync(Proefdatabank.Sqlite, cluster, leerlingen: 20);
        var (een, school) = Begin(wereld, "een");
        var (twee, _) = Begin(wereld, "twee");
        await ZetAsync(school, "a.csv", Importwereld.Kop + string.Concat(Enumerable.Range(1, 20).Select(i => $"L{i};2026-01-12;dag;;ziek;\nL{i};2026-01-13;dag;;te_laat;5\n")));
        var samen = await Task.WhenAll(Task.Run(() => een.LoopAsync(CancellationToken.None)), Task.Run(() => twee.LoopAsync(CancellationToken.None)));
        Assert.Equal(1, samen.Sum());

        await ZetAsync(school, "b.csv", Importwereld.Kop + "L1;2026-01-12;dag;;ziek;\nL1;2026-01-13;dag;;ziek;\n");
        Assert.Equal(1, await een.LoopAsync(CancellationToken.None));
        Assert.Equal("wacht-op-akkoord", (await wereld.Wereld.Databank.LeesAsync("SELECT status FROM inleesbeurt ORDER BY nr DESC"))[0]);
        // the next one stays until somebody decided
        await ZetAsync(school, "c.csv", Importwereld.Kop + "L1;2026-01-14;dag;;ziek;\n");
        await een.LoopAsync(CancellationToken.None);
        Assert.Contains("c.csv", Directory.GetFiles(school).Select(Path.GetFileName));
        Assert.Equal(2, (await wereld.Wereld.Databank.LeesAsync("SELECT nr FROM inleesbeurt")).Count);

        using var bezoeker = await wereld.BinnenAsync(wereld.Wereld.Node());
        var adres = (await bezoeker.HaalAsync("/aanwezigheid/import")).Blad.QuerySelector("tbody a")!.GetAttribute("href")!;
        await Importwereld.VolgAsync(bezoeker, await bezoeker.StuurAsync(adres, "form.besluit", ("reden", "zo heeft de school het opgegeven")));
        Assert.Equal("toegepast", (await wereld.Wereld.Databank.LeesAsync("SELECT status FROM inleesbeurt ORDER BY nr DESC"))[0]);
    }

    public void Dispose() => Directory.Delete(_map, recursive: true);

    private (Mapwacht Wacht, string School) Begin(Importwereld wereld, string knooppunt = "node")
    {
        var school = Directory.CreateDirectory(Path.Combine(_map, "01AB")).FullName;
        var node = wereld.Wereld.Node(new Dictionary<string, string>(StringComparer.Ordinal) { ["Bedrijf:Knooppunt"] = knooppunt });
        var diensten = node.Services;
        return (ActivatorUtilities.CreateInstance<Mapwacht>(diensten, diensten.GetRequiredService<Inleesinstellingen>() with { Map = _map }), school);
    }

    private static async Task ZetAsync(string school, string naam, string inhoud)
    {
        await File.WriteAllTextAsync(Path.Combine(school, naam), inhoud);
        await File.WriteAllTextAsync(Path.Combine(school, naam + Mapwacht.Klaar), "");
    }

    private static IEnumerable<string> Namen(string school, string map) => Directory.GetFiles(Path.Combine(school, map)).Select(p => Path.GetFileName(p)).Order(StringComparer.Ordinal);
}
