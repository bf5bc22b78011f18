using Routeboek.Application.Protocollen;
using Routeboek.Cli;

namespace Routeboek.Tests.Protocollen;

public sealed class ProtocolOpdrachtenTests : IDisposable
{
    private readonly string _map = Directory.CreateTempSubdirectory("routeboek-proef-").FullName;

    public void Dispose() => Directory.Delete(_map, recursive: true);

    private static (int Uitkomst, string Uit, string Fout) Draai(params string[] args) => DraaiIn(Protocollenmap.BijProgramma(), args);

    private static (int Uitkomst, string Uit, string Fout) DraaiIn(Protocollenmap map, params string[] args)
    {
        var (uit, fout) = (new StringWriter(), new StringWriter());
        var vraag = ProtocolOpdrachten.Maak(map, uit, fout).Parse(args);
        Assert.Empty(vraag.Errors);
        return (vraag.Invoke(), uit.ToString(), fout.ToString());
    }

    private string Schrijf(string naam, string tekst)
    {
        var bestand = Path.Combine(_map, naam);
        File.WriteAllText(bestand, tekst);
        return bestand;
    }

    [Fact]
    public void Lijst_NoemtAlleProtocollen()
    {
        var (uitkomst, uit, fout) = Draai("lijst");

        Assert.Equal((0, ""), (uitkomst, fout));
        foreach (var id in Protocollenmap.BijProgramma().Ids())
            Assert.Contains(id, uit, StringComparison.Ordinal);
        Assert.Contains("let op: niet bevestigd voor VO", uit, StringComparison.Ordinal);
    }

    [Fact]
    public void Lijst_MetEenFoutBestand_ToontDeRestEnGeeft3()
    {
        Schrijf("goed.yaml", Protocolproef.Kop.Replace("id: proef", "id: goed", StringComparison.Ordinal));
        Schrijf("fout.yaml", "id: fout\n");

        var (uitkomst, uit, fout) = DraaiIn(new Protocollenmap(_map), "lijst");

        Assert.Equal(3, uitkomst);
        Assert.Contains("goed", uit, StringComparison.Ordinal);
        Assert.Contains("fout.yaml:1: 'versie' ontbreekt in het protocol; verwacht: ", fout, StringComparison.Ordinal);
    }

    [Fact]
    public void Toon_VerteltElkSignaalInGewoneTaal()
    {
        var (uitkomst, uit, _) = Draai("toon", "den-bosch-vo");

        Assert.Equal(0, uitkomst);
        Assert.Contains(
            """
            spijbelen-duo: Te vaak gespijbeld, melden
              aan:      in dit schooljaar vanaf 12 lesuren ongeoorloofd of vanaf 4 dagdelen ongeoorloofd
              ladder:   spijbelen, trede 3
              vervolg:  De school meldt het verzuim via DUO bij leerplicht of RMC en vertelt dit vooraf aan leerling en ouders; leerplicht of RMC roept hen op.
            """.ReplaceLineEndings(Environment.NewLine), uit, StringComparison.Ordinal);
        Assert.Contains("herkomst: wet; overgenomen uit wet-nl", uit, StringComparison.Ordinal);
        Assert.Contains("vanaf 960 minuten ongeoorloofd in de laatste 4 schoolweken; een lesuur telt voor 60 minuten", uit, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("toon")]
    [InlineData("controleer")]
    [InlineData("vergelijk")]
    [InlineData("vergelijk", "den-bosch-vo")]
    public void ZonderProtocol_Geeft2EnEenVoorbeeld(params string[] args)
    {
        var (uitkomst, uit, fout) = Draai(args);

        Assert.Equal((2, ""), (uitkomst, uit));
        Assert.Contains("bijvoorbeeld: routeboek protocol", fout, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kies een opdracht: lijst, toon, controleer, vergelijk")]
    [InlineData("opdracht 'tonn' is onbekend (bedoel je 'toon'?)", "tonn", "den-bosch-vo")]
    public void ZonderOfMetOnbekendeOpdracht_Geeft2InHetNederlands(string tekst, params string[] args)
    {
        var (uitkomst, _, fout) = Draai(args);

        Assert.Equal(2, uitkomst);
        Assert.StartsWith(tekst, fout, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("den-bos-vo", "(bedoel je 'den-bosch-vo'?)")]
    [InlineData("../protocollen/den-bosch-vo", "kies een van den-bosch-mbo")]
    [InlineData("Den-Bosch-VO", "kies een van den-bosch-mbo")]
    public void OnbekendId_Geeft2EnDeKeuze(string id, string tekst)
    {
        var (uitkomst, _, fout) = Draai("toon", id);

        Assert.Equal(2, uitkomst);
        Assert.Contains(tekst, fout, StringComparison.Ordinal);
    }

    [Fact]
    public void BestandDatErNietIs_Geeft4()
    {
        var (uitkomst, _, fout) = Draai("controleer", Path.Combine(_map, "weg.yaml"));

        Assert.Equal(4, uitkomst);
        Assert.EndsWith($"weg.yaml: het bestand bestaat niet{Environment.NewLine}", fout, StringComparison.Ordinal);
    }

    [Fact]
    public void MapInPlaatsVanBestand_Geeft4()
    {
        var map = Directory.CreateDirectory(Path.Combine(_map, "map.yaml")).FullName;

        var (uitkomst, _, fout) = Draai("controleer", map);

        Assert.Equal(4, uitkomst);
        Assert.Contains("dit is een map", fout, StringComparison.Ordinal);
    }

    [Fact]
    public void Controleer_NoemtElkeFoutMetBestandEnRegel()
    {
        var bestand = Schrijf("mijn.yaml", Protocolproef.MetCriterium("vorm: lang-ziek, vanaf: 0, eenheid: d").Replace("sector: vo", "sector: hbo", StringComparison.Ordinal));

        var (uitkomst, uit, fout) = Draai("controleer", bestand);

        Assert.Equal((3, ""), (uitkomst, uit));
        Assert.Equal(
            [
                $"{bestand}:5: 'hbo' in 'sector' is onbekend (bedoel je 'mbo'?); verwacht: een of meer van po, vo, mbo",
                $"{bestand}:11: 'vanaf: 0' past niet; verwacht: de drempel, een heel getal van 1 t/m 366",
                "2 fouten gevonden",
            ],
            fout.TrimEnd().Split(Environment.NewLine));
    }

    [Fact]
    public void Controleer_MetGaten_Geeft0()
    {
        var (uitkomst, uit, fout) = Draai("controleer", "den-bosch-po");

        Assert.Equal((0, ""), (uitkomst, fout));
        Assert.Contains("gat: spijbelen", uit, StringComparison.Ordinal);
        Assert.Contains("den-bosch-po 2022-01: 15 signalen; 0 fouten, 1 gat, 2 overlappen, 2 opmerkingen", uit, StringComparison.Ordinal);
    }

    [Fact]
    public void Controleer_MetKruisendeTreden_Geeft3()
    {
        var bestand = Schrijf("mijn.yaml", Protocolproef.MetSignalen(
            "id: a, ladder: l, trede: 1, criterium: {vorm: lang-ziek, vanaf: 7, eenheid: d}",
            "id: b, ladder: l, trede: 2, criterium: {vorm: lang-ziek, vanaf: 6, eenheid: d}"));

        var (uitkomst, uit, _) = Draai("controleer", bestand);

        Assert.Equal(3, uitkomst);
        Assert.Contains("fout: de hogere trede b vraagt niet meer schooldagen ziek dan a: 6 tegenover 7", uit, StringComparison.Ordinal);
    }

    [Fact]
    public void Bestand_MagOvernemenUitDeMeegeleverdeProtocollen()
    {
        var bestand = Schrijf("mijn.yml", Protocolproef.Kop + "neemt-over: [{protocol: wet-nl, signalen: [leerplicht-16-uur]}]\n");

        Assert.Equal(0, Draai("toon", bestand).Uitkomst);
    }

    [Fact]
    public void BestandInDeMap_MetEenAnderId_WordtGeweigerd()
    {
        Schrijf("een.yaml", Protocolproef.Kop);

        var (uitkomst, _, fout) = DraaiIn(new Protocollenmap(_map), "toon", "een");

        Assert.Equal(3, uitkomst);
        Assert.Contains("een.yaml:1: het id is 'proef', maar het bestand heet naar 'een'; verwacht: id: een", fout, StringComparison.Ordinal);
    }

    [Fact]
    public void Vergelijk_ToontWatAndersIs()
    {
        var (uitkomst, uit, _) = Draai("vergelijk", "den-bosch-po", "den-bosch-vo");

        Assert.Equal(0, uitkomst);
        Assert.Contains("Alleen in A: geen", uit, StringComparison.Ordinal);
        Assert.Contains(string.Join(Environment.NewLine, "    drempel", "      A: meer dan 5", "      B: meer dan 10"), uit, StringComparison.Ordinal);
    }
}
