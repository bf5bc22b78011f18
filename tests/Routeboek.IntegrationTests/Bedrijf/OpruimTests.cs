using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Routeboek.Application.Aanmelding;
using Routeboek.Application.Bedrijf;
using Routeboek.Domain.Toegang;
using Routeboek.IntegrationTests.Aanmelding;
using Routeboek.IntegrationTests.Inleesweb;
using Routeboek.IntegrationTests.Opslag;
using Routeboek.Web.Bedrijf;
using Routeboek.Web.Inlezen;

namespace Routeboek.IntegrationTests.Bedrijf;

/// <summary>What nobody needs any more goes, what somebody still needs stays, and of many nodes one does it.</summary>
[Collection(Databanken.Naam)]
public sealed class OpruimTests(Postgrescluster cluster) : IDisposable
{
    private static readonly TimeSpan s_week = TimeSpan.FromDays(7);

    private readonly string _map = Directory.CreateTempSubdirectory("rb-opruim-").FullName;

    public static TheoryData<string> Databank => Proefdatabank.Beide;

    public void Dispose() => Directory.Delete(_map, recursive: true);

    [Theory]
    [MemberData(nameof(Databank))]
    public async Task SessiesEnLinks_GaanNaHunTermijn_EnNietEerder(string soort)
    {
        await using var wereld = await Aanmeldwereld.NieuwAsync(soort, cluster);
        var mens = await wereld.MensAsync("Anna", (Rol.Mentor, null));
        var nu = wereld.Klok.Nu;
        await using (var db = wereld.Databank.Opslag.Context())
        {
            db.AddRange(
                Sessie("nu bezig", nu.AddHours(-1), nu, null),
                Sessie("gisteren beeindigd", nu.AddDays(-1), nu.AddDays(-1), nu.AddDays(-1)),
                Sessie("vorige week stil, op een minuut na", nu - s_week - TimeSpan.FromHours(1), nu - s_week - Sessierij.Stilte + TimeSpan.FromMinutes(1), null),
                Sessie("weg: beeindigd", nu.AddDays(-8), nu.AddDays(-8), nu.AddDays(-8)),
                Sessie("weg: stil", nu.AddDays(-8), nu.AddDays(-8), null),
                Sessie("weg: te lang", nu.AddDays(-8), nu, null));
            db.AddRange(
                Link("a", nu.AddDays(1), null), Link("b", nu.AddDays(-6), null), Link("c", nu.AddDays(1), nu.AddDays(-6)),
                Link("weg verlopen", nu.AddDays(-8), null), Link("weg gebruikt", nu.AddDays(1), nu.AddDays(-8)));
            await db.SaveChangesAsync();
        }

        var rem = new Aanmeldrem(wereld.Databank.Opslag, wereld.Klok);
        await rem.NeemAsync(Raadsoort.Wachtwoord, "oud", CancellationToken.None);
        wereld.Klok.Nu = nu.AddMinutes(90);
        await rem.NeemAsync(Raadsoort.Wachtwoord, "nieuw", CancellationToken.None);
        wereld.Klok.Nu = nu.AddMinutes(1);
        Assert.Equal(0, await new RuimAanmeldingOp(wereld.Databank.Opslag, rem, wereld.Klok).VoerUitAsync(TimeSpan.FromDays(30), TimeSpan.FromDays(30), CancellationToken.None));
        Assert.Equal("2", (await wereld.Databank.LeesAsync("SELECT COUNT(*) FROM aanmeldpoging"))[0]);
        wereld.Klok.Nu = nu;
        Assert.Equal(5, await new RuimAanmeldingOp(wereld.Databank.Opslag, rem, wereld.Klok).VoerUitAsync(s_week, s_week, CancellationToken.None));

        Assert.Equal(["gisteren beeindigd", "nu bezig", "vorige week stil, op een minuut na"], (await wereld.Databank.LeesAsync("SELECT toestel FROM sessie")).Order(StringComparer.Ordinal));
        await using (var db = wereld.Databank.Opslag.Context())
            Assert.Equal(new[] { "a", "b", "c" }.Select(Hash).Order(StringComparer.Ordinal), db.Links.AsEnumerable().Select(l => Convert.ToHexString(l.Hash)).Order(StringComparer.Ordinal));
        wereld.Klok.Nu = nu.AddMinutes(100);
        await rem.RuimOpAsync(CancellationToken.None);
        Assert.Equal("1", (await wereld.Databank.LeesAsync("SELECT COUNT(*) FROM aanmeldpoging"))[0]);

        Sessierij Sessie(string toestel, DateTime begonnen, DateTime gezien, DateTime? beeindigd) => new()
        {
            Id = new SessieId(Guid.CreateVersion7()), Account = mens.Account, Middel = Aanmeldmiddel.Wachtwoord, Begonnen = begonnen, Gezien = gezien, Bevestigd = begonnen, Toestel = toestel, Beeindigd = beeindigd,
        };
        EenmaligeLink Link(string wat, DateTime verloopt, DateTime? gebruikt) => new(Convert.FromHexString(Hash(wat)), Linksoort.Uitnodiging, mens.Account, verloopt, gebruikt);
        static string Hash(string wat) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(wat)));
    }

    [Theory]
    [MemberData(nameof(Databank))]
    public async Task Onderhoud_DoetEenVanDeKnooppunten(string soort)
    {
        await using var databank = await Proefdatabank.NieuwAsync(soort, cluster);
        var klok = new VasteKlok(new DateTime(2026, 1, 12, 11, 0, 0, DateTimeKind.Utc));
        var uur = TimeSpan.FromHours(1);
        async Task<int> SamenAsync() => (await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => new Onderhoud(databank.Opslag, klok).NeemAsync("proef", uur, CancellationToken.None))))).Count(b => b);

        Assert.Equal(1, await SamenAsync());
        klok.Nu = klok.Nu.AddMinutes(59);
        Assert.Equal(0, await SamenAsync());
        klok.Nu = klok.Nu.AddMinutes(1);
        Assert.Equal(1, await SamenAsync());
        Assert.True(await new Onderhoud(databank.Opslag, klok).NeemAsync("iets anders", uur, CancellationToken.None));
    }

    [Fact]
    public async Task Mappen_WordenOpgeruimd_EnWatEenDoodKnooppuntHadKomtTerug()
    {
        await using var wereld = await Importwereld.NieuwAsync(Proefdatabank.Sqlite, cluster);
        var school = Directory.CreateDirectory(Path.Combine(_map, "01AB")).FullName;
        var nu = wereld.Wereld.Klok.Nu;
        Zet("gelezen/oud.csv", nu.AddDays(-400), verslag: nu.AddDays(-8));
        Zet("gelezen/vers.csv", nu.AddDays(-400), verslag: nu.AddDays(-6));
        Zet("gelezen/zonder.csv", nu.AddDays(-8), verslag: null);
        Zet("geweigerd/vers.csv", nu.AddDays(-400), verslag: nu.AddDays(-27));
        Zet("geweigerd/oud.csv", nu.AddDays(-400), verslag: nu.AddDays(-29));
        Zet(".bezig/dood/half.csv", nu.AddDays(-1), verslag: null);
        Zet(".bezig/leeft/half.csv", nu.AddDays(-1), verslag: null);
        Zet(".bezig/node/eigen.csv", nu.AddDays(-1), verslag: null);
        Directory.SetLastWriteTimeUtc(Path.Combine(school, ".bezig/dood"), nu - Mapopruiming.Dood - TimeSpan.FromMinutes(1));
        Directory.SetLastWriteTimeUtc(Path.Combine(school, ".bezig/leeft"), nu - Mapopruiming.Dood + TimeSpan.FromMinutes(1));
        Directory.SetLastWriteTimeUtc(Path.Combine(school, ".bezig/node"), nu.AddDays(-1));
        // a link leads elsewhere, and stays what it is
        var elders = Directory.CreateDirectory(Path.Combine(_map, "elders")).FullName;
        Zet(Path.Combine(elders, "oud.csv"), nu.AddDays(-400), verslag: nu.AddDays(-400));
        var node = wereld.Wereld.Node(new Dictionary<string, string>(StringComparer.Ordinal) { ["Bedrijf:Knooppunt"] = "node" });
        Directory.CreateDirectory(Path.Combine(_map, "02CD"));
        Directory.CreateSymbolicLink(Path.Combine(_map, "02CD", "gelezen"), elders);
        var instellingen = node.Services.GetRequiredService<Inleesinstellingen>() with { Map = _map };
        var opruiming = ActivatorUtilities.CreateInstance<Mapopruiming>(node.Services, instellingen);

        Assert.Equal(4, await opruiming.LoopAsync(CancellationToken.None));
        Assert.Equal([".bezig/leeft/half.csv", ".bezig/node/eigen.csv", "gelezen/vers.csv", "gelezen/vers.csv.verslag.txt", "geweigerd/vers.csv", "geweigerd/vers.csv.verslag.txt", "half.csv"],
            Directory.GetFiles(school, "*", SearchOption.AllDirectories).Select(p => Path.GetRelativePath(school, p)).Order(StringComparer.Ordinal));
        Assert.True(File.Exists(Path.Combine(elders, "oud.csv")));
        Assert.Equal(0, await opruiming.LoopAsync(CancellationToken.None));

        // a node that looks shows that it lives
        await ActivatorUtilities.CreateInstance<Mapwacht>(node.Services, instellingen, node.Services.GetRequiredService<Bedrijfsinstellingen>() with { Knooppunt = "leeft" }).LoopAsync(CancellationToken.None);
        Assert.Equal(nu, Directory.GetLastWriteTimeUtc(Path.Combine(school, ".bezig/leeft")));

        void Zet(string pad, DateTime tijd, DateTime? verslag)
        {
            var heel = Path.Combine(school, pad);
            Directory.CreateDirectory(Path.GetDirectoryName(heel)!);
            File.WriteAllText(heel, "leerling");
            File.SetLastWriteTimeUtc(heel, tijd);
            if (verslag is not { } gelezen)
                return;
            File.WriteAllText(heel + ".verslag.txt", "gelezen");
            File.SetLastWriteTimeUtc(heel + ".verslag.txt", gelezen);
        }
    }

    [Fact]
    public async Task EersteLink_StaatNietInHetLog_EnVerdwijntNaGebruik()
    {
        var bestand = Path.Combine(_map, "eerste-beheerder.txt");
        string link;
        using (var web = await Webproces.StartAsync("--Opslag:Map", _map, "--leeg"))
        {
            await web.TotAsync(bestand);
            link = (await File.ReadAllTextAsync(bestand)).Trim();
            if (!OperatingSystem.IsWindows())
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(bestand));
            Assert.Contains("/aanmelden/eerste?code=", link, StringComparison.Ordinal);
            Assert.DoesNotContain("code=", web.Log, StringComparison.Ordinal);
            using var bezoeker = new Bezoeker(new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = web.Client.BaseAddress });
            var antwoord = await bezoeker.StuurAsync(new Uri(link).PathAndQuery, velden:
            [
                ("Invoer.Soort", "School"), ("Invoer.Organisatienaam", "De Vlieger"), ("Invoer.Brin", "01AB"), ("Invoer.Voornaam", "Anna"), ("Invoer.Achternaam", "Proef"),
                ("Invoer.Naam", "anna@vlieger.example"), ("Invoer.Wachtwoord", Aanmeldwereld.Wachtwoord), ("Invoer.Nogeens", Aanmeldwereld.Wachtwoord),
            ]);
            Assert.Equal("/account/tweede", antwoord.Naar);
            Assert.False(File.Exists(bestand));
            Assert.DoesNotContain(new Uri(link).Query, web.Log, StringComparison.Ordinal);
        }
    }
}
