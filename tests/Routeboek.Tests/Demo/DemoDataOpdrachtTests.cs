using System.CommandLine;
using Routeboek.Application.Demo;
using Routeboek.Cli;
using Routeboek.Domain.Protocollen;

namespace Routeboek.Tests.Demo;

public sealed class DemoDataOpdrachtTests : IDisposable
{
    private readonly string _map = Directory.CreateTempSubdirectory("demo").FullName;

    public void Dispose() => Directory.Delete(_map, recursive: true);

    [Fact]
    public void DemoData_ZonderProtocol_SchrijftDeDrieBestandenVanDenBosch()
    {
        var (code, uitvoer, fouten) = Voer("--leerlingen", "30", "--zaad", "7", "--uit", Path.Combine(_map, "nieuw"));

        Assert.Equal(0, code);
        Assert.Empty(fouten);
        Assert.StartsWith("30 leerlingen en ", uitvoer, StringComparison.Ordinal);
        Assert.Equal(["kalender.csv", "leerlingen.csv", "verzuim.csv"], Directory.GetFiles(Path.Combine(_map, "nieuw")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.StartsWith("datum;minuten\n2025-08-18;300\n", File.ReadAllText(Path.Combine(_map, "nieuw", "kalender.csv")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--leerlingen: '0' kan niet", "--leerlingen", "0")]
    [InlineData("1 tot en met 2.500.000", "--leerlingen", "2500001")]
    [InlineData("--leerlingen: 'veel' kan niet", "--leerlingen", "veel")]
    [InlineData("--zaad: '-1' kan niet", "--zaad=-1")]
    [InlineData("protocol 'nergens' bestaat niet", "--protocol", "nergens")]
    [InlineData("kies uit po, vo, mbo", "--onderwijssoort", "hbo")]
    [InlineData("geldt niet voor po, wel voor vo", "--onderwijssoort", "po")]
    [InlineData("kies uit noord, midden, zuid", "--regio", "oost")]
    [InlineData("'2025' is geen schooljaar", "--schooljaar", "2025")]
    [InlineData("heeft 2031-2032 niet, wel 2025-2026", "--schooljaar", "2031-2032")]
    [InlineData("is geen datum", "--peildatum", "1 mei")]
    [InlineData("valt buiten schooljaar 2025-2026", "--peildatum", "2025-08-01")]
    public void DemoData_VerkeerdeOptie_ZegtWatErMoetStaan(string melding, params string[] opties)
    {
        var (code, uitvoer, fouten) = Voer([.. opties, "--uit", Path.Combine(_map, "niet")]);

        Assert.Equal(2, code);
        Assert.Empty(uitvoer);
        Assert.Contains(melding, fouten, StringComparison.Ordinal);
        Assert.Single(fouten.TrimEnd().Split('\n'));
        Assert.False(Directory.Exists(Path.Combine(_map, "niet")));
    }

    [Fact]
    public void DemoData_ZonderMap_VraagtErom()
    {
        var (code, _, fouten) = Voer("--leerlingen", "5");

        Assert.Equal(2, code);
        Assert.Contains("--uit ontbreekt", fouten, StringComparison.Ordinal);
    }

    [Fact]
    public void DemoData_BestandBestaatAl_WordtAlleenVervangenAlsHetGevraagdIs()
    {
        var bestand = Path.Combine(_map, "leerlingen.csv");
        File.WriteAllText(bestand, "van mij");

        var (code, _, fouten) = Voer("--leerlingen", "5", "--uit", _map);
        Assert.Equal(2, code);
        Assert.Contains("staat al leerlingen.csv", fouten, StringComparison.Ordinal);
        Assert.Equal("van mij", File.ReadAllText(bestand));
        Assert.Single(Directory.GetFiles(_map));

        Assert.Equal(0, Voer("--leerlingen", "5", "--uit", _map, "--overschrijf").Code);
        Assert.Equal(6, File.ReadAllLines(bestand).Length);
    }

    [Fact]
    public void DemoData_MapIsEenBestand_KanNietWordenGeschreven()
    {
        var bestand = Path.Combine(_map, "bezet");
        File.WriteAllText(bestand, "");

        foreach (var doel in new[] { bestand, Path.Combine(bestand, "dieper") })
        {
            var (code, uitvoer, fouten) = Voer("--leerlingen", "5", "--uit", doel);
            Assert.Equal(4, code);
            Assert.Empty(uitvoer);
            Assert.Contains("kan niet worden geschreven", fouten, StringComparison.Ordinal);
            Assert.DoesNotContain("   at ", fouten, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Schrijver_Onderbroken_LaatNietsAchter()
    {
        using var stop = new CancellationTokenSource();
        var wereld = new Demowereld(new Demoopzet(Demokalender.Zuid(Sector.Vo), Sector.Vo, Demokalender.Jaar, 1, ["Vught"]));
        var doel = Path.Combine(_map, "half");

        Assert.Throws<OperationCanceledException>(() => new DemodataSchrijver(wereld).Schrijf(doel, 5_000, overschrijf: false, _ => stop.Cancel(), stop.Token));

        Assert.False(Directory.Exists(doel));
    }

    [Fact]
    public void Schrijver_AndereIsBezigInDeMap_LaatDieMetRust()
    {
        var bezig = Path.Combine(_map, "verzuim.csv.onaf");
        using (var ander = new FileStream(bezig, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            var (code, _, fouten) = Voer("--leerlingen", "5", "--uit", _map);

            Assert.Equal(4, code);
            Assert.Contains("schrijft er tegelijk", fouten, StringComparison.Ordinal);
        }
        Assert.Equal([bezig], Directory.GetFiles(_map));
    }

    [Fact]
    public void Schrijver_Voortgang_LooptOpTotHetAantal()
    {
        var wereld = new Demowereld(new Demoopzet(Demokalender.Zuid(Sector.Po), Sector.Po, Demokalender.Jaar, 1, ["Vught"]));
        var standen = new List<Demovoortgang>();

        var klaar = new DemodataSchrijver(wereld).Schrijf(_map, 1_700, overschrijf: false, standen.Add, CancellationToken.None);

        Assert.Equal(standen.OrderBy(s => s.Leerlingen), standen);
        Assert.Equal(klaar, standen[^1]);
        Assert.Equal(klaar.Bytes, new FileInfo(Path.Combine(_map, "verzuim.csv")).Length);
        Assert.Equal(klaar.Rijen, File.ReadLines(Path.Combine(_map, "verzuim.csv")).Count() - 1);
    }

    private static (int Code, string Uitvoer, string Fouten) Voer(params string[] opties)
    {
        var opdracht = DemoDataOpdracht.Maak(id => id == "den-bosch-vo" ? Protocol() : null, (_, sector) => Demokalender.Zuid(sector));
        using var uitvoer = new StringWriter();
        using var fouten = new StringWriter();
        var code = opdracht.Parse(opties).Invoke(new InvocationConfiguration { Output = uitvoer, Error = fouten });
        // On a terminal the progress line is written and wiped; what is left is what the user reads.
        return (code, uitvoer.ToString(), string.Concat(fouten.ToString().Split('\r')[^1]));
    }

    private static Protocol Protocol() => new()
    {
        Id = "den-bosch-vo",
        Versie = "2022-01",
        Naam = "proef",
        Regio = "'s-Hertogenbosch",
        Sectoren = [Sector.Vo],
        Vakantieregio = Vakantieregio.Zuid,
        GeldigVanaf = new DateOnly(2022, 1, 1),
        Bronnen = [],
        Signalen = [],
    };
}
