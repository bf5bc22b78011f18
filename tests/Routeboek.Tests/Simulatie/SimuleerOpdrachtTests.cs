using System.CommandLine;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.RegularExpressions;
using Routeboek.Application.Simulatie;
using Routeboek.Cli;

namespace Routeboek.Tests.Simulatie;

public sealed partial class SimuleerOpdrachtTests : IDisposable
{
    private static readonly string[] Voorbeeld = ["--stel", "te-laat-preventief=6", "--stel", "spijbelen-duo.dagdelen=3", "--met", "haaglanden-vo"];

    private readonly string _map = Directory.CreateTempSubdirectory("routeboek-simuleer-").FullName;

    public void Dispose() => Directory.Delete(_map, recursive: true);

    [Theory]
    [InlineData("tabel", "voorbeeld.txt")]
    [InlineData("json", "voorbeeld.json")]
    public void Uitvoer_StaatVast(string formaat, string golden)
    {
        var (code, uit, fout) = Voer([.. Voorbeeld, "--formaat", formaat]);

        Assert.Equal((0, "94 rijen gelezen, 94 geteld, 0 dubbel, 0 geweigerd\n"), (code, fout));
        var bestand = Path.Combine(Map(), "tests/golden/simuleer", golden);
        if (Environment.GetEnvironmentVariable("GOLDEN") == "1")
            File.WriteAllText(bestand, uit);
        Assert.Equal(File.ReadAllText(bestand), uit);
    }

    [Fact]
    public void Tabel_ZonderVariant_ToontAlleenNu()
    {
        var (code, uit, _) = Voer("--formaat", "tabel");

        Assert.Equal(0, code);
        Assert.Contains("Er is niets om naast te leggen. Verander een drempel met --stel", uit, StringComparison.Ordinal);
        Assert.DoesNotContain("verschil", uit, StringComparison.Ordinal);
        Assert.Contains("te-laat-preventief  ", uit, StringComparison.Ordinal);
    }

    [Fact]
    public void Percentages_OntbrekenOnderTienGevallen_EnDeWaarschuwingStaatErAltijd()
    {
        var (_, tabel, _) = Voer([.. Voorbeeld, "--formaat", "tabel"]);
        var (_, json, _) = Voer([.. Voorbeeld, "--formaat", "json"]);

        Assert.DoesNotContain('%', tabel);
        tabel = string.Join(' ', tabel.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries)); // sentences are broken over lines
        Assert.Contains("2 van 3", tabel, StringComparison.Ordinal);
        Assert.Contains("3 thuiszitters zijn te weinig voor percentages", tabel, StringComparison.Ordinal);
        foreach (var uitvoer in new[] { tabel, json })
            Assert.Contains("is daarvan nog niet de oorzaak", uitvoer, StringComparison.Ordinal);
        Assert.DoesNotMatch("\"percentage\": [0-9]", json);
        Assert.Equal("den-bosch-vo", JsonDocument.Parse(json).RootElement.GetProperty("nu").GetProperty("protocol").GetString());
    }

    [Theory]
    [InlineData("te-lat-preventief", "--stel", "te-lat-preventief=6")]
    [InlineData("niet te lezen", "--stel", "6")]
    [InlineData("protocol 'den-bosch' is onbekend", "--met", "den-bosch")]
    [InlineData("--formaat 'csv' bestaat niet; kies tabel, json", "--formaat", "csv")]
    [InlineData("ligt buiten de kalender", "--peildatum", "2031-01-01")]
    [InlineData("is geen datum", "--peildatum", "morgen")]
    public void VerkeerdeOptie_WordtVerteld_VoordatHetBestandGelezenWordt(string melding, params string[] opties)
    {
        var (code, uit, fout) = Voer([.. opties, "--leerlingen", Path.Combine(_map, "bestaat-niet.csv")]);

        Assert.Equal((2, ""), (code, uit));
        Assert.Contains(melding, fout, StringComparison.Ordinal);
    }

    [Fact]
    public void GeweigerdeRij_Geeft3_EnMetSlaFoutenOverOokDeVergelijking()
    {
        var verzuim = Schrijf("verzuim.csv", Simulatieproef.VoorbeeldVerzuim + "E;2025-09-06;dag;;ziek;\n");

        var (code, uit, fout) = Voer("--formaat", "tabel");
        Assert.Equal((3, ""), (code, uit));
        Assert.Contains("verzuim.csv: regel ", fout, StringComparison.Ordinal);
        Assert.Contains(", 1 geweigerd", fout, StringComparison.Ordinal);

        (code, uit, _) = Voer("--formaat", "tabel", "--sla-fouten-over");
        Assert.Equal(3, code);
        Assert.StartsWith("Wat als? ", uit, StringComparison.Ordinal);
        Assert.True(File.Exists(verzuim));
    }

    [Fact]
    public void Documentatie_ToontDeEchteUitvoer_EnElkVoorbeeldKan()
    {
        var document = File.ReadAllText(Path.Combine(Map(), "docs/simuleer.md")).ReplaceLineEndings("\n");
        var golden = File.ReadAllText(Path.Combine(Map(), "tests/golden/simuleer/voorbeeld.txt"));
        var begin = document.IndexOf("```\nIn het kort", StringComparison.Ordinal) + 4;
        var deel = document[begin..document.IndexOf("```", begin, StringComparison.Ordinal)];

        Assert.Contains(deel, golden, StringComparison.Ordinal);
        var voorbeelden = Stel().Matches(document).Select(m => m.Groups[1].Value).ToList();
        Assert.True(voorbeelden.Count >= 5);
        foreach (var stel in voorbeelden)
        {
            var protocol = stel.StartsWith("aanwezigheid", StringComparison.Ordinal) ? "noord-kennemerland-vo" : "den-bosch-vo";
            Assert.Equal("", Simulatieproef.Weigering(protocol, [stel]));
        }
        foreach (var veld in Velden().Matches(File.ReadAllText(Path.Combine(Map(), "tests/golden/simuleer/voorbeeld.json"))).Select(m => m.Groups[1].Value).Distinct())
            Assert.Contains($"`{veld}`", document, StringComparison.Ordinal);
    }

    private (int Code, string Uit, string Fout) Voer(params string[] opties)
    {
        if (!File.Exists(Path.Combine(_map, "verzuim.csv")))
            Schrijf("verzuim.csv", Simulatieproef.VoorbeeldVerzuim);
        string[] args = [Path.Combine(_map, "verzuim.csv"), "--protocol", "den-bosch-vo", "--kalender", Schrijf("kalender.csv", Simulatieproef.VoorbeeldKalender),
            .. opties.Contains("--peildatum") ? [] : new[] { "--peildatum", "2025-10-31" }, .. opties];
        var (uit, fout) = (new StringWriter(), new StringWriter());
        var vraag = SimuleerOpdracht.Maak(uit, fout, TimeProvider.System, CancellationToken.None).Parse(args);
        Assert.Empty(vraag.Errors);
        try
        {
            return (vraag.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false }), uit.ToString(), fout.ToString());
        }
        catch (Exception e) when (e.GetType().Name == "Optiefout")
        {
            // Program.cs tells it and gives 2
            return (2, uit.ToString(), e.Message);
        }
    }

    private string Schrijf(string naam, string tekst)
    {
        var bestand = Path.Combine(_map, naam);
        File.WriteAllText(bestand, tekst);
        return bestand;
    }

    private static string Map([CallerFilePath] string hier = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(hier)!, "../../.."));

    [GeneratedRegex(@"--stel ([a-z][a-z0-9:.-]*=[0-9.,]*[0-9])")]
    private static partial Regex Stel();

    [GeneratedRegex("\"([a-zA-Z]+)\":")]
    private static partial Regex Velden();
}
