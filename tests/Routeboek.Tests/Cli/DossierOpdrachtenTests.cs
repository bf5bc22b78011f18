using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Routeboek.Tests.Cli;

/// <summary><c>bepaal</c>, <c>speel</c>, <c>feiten</c> and <c>protocol</c> as somebody uses them who never saw them before: the built command, with right and wrong input.</summary>
public sealed class DossierOpdrachtenTests : IDisposable
{
    private const string Protocol = """
        id: proef
        versie: 2026-01
        naam: Proefprotocol
        regio: Proefregio
        sector: vo
        vakantieregio: midden
        geldig-vanaf: 2025-08-01
        bronnen:
          - {id: stuk, titel: Een stuk}
        afspraken:
          - id: bel
            kern: Bel leerling en ouders
            bron: {document: stuk, plaats: "3"}
            herkomst: protocol
            als: [{feit: SignaalAan}]
            wie: {rol: mentor, organisatie: school, anders: coordinator}
            wat: {feit: GesprekGevoerd}
            binnen: {aantal: 1, eenheid: schooldagen}
          - id: volg
            kern: Volg tot de leerling meedoet
            als: [{feit: DossierGeopend}]
            wie: {rol: mentor, organisatie: school}
            wat: {feit: DossierGesloten}

        """;

    private static readonly string[] Sleutels = ["taak", "afspraak", "status", "opent", "uiterlijk", "oorspronkelijk", "vervuld", "rol", "organisatie", "waarom", "bron", "feiten"];

    private readonly Proefmap _map = new Proefmap().Schrijf("p.yaml", Protocol).Schrijf("f.jsonl", Feiten());

    public void Dispose() => _map.Dispose();

    private static string Feit(int nr, string soort, string op, string gegevens = "", string dossier = "D1") => string.Create(CultureInfo.InvariantCulture,
        $$$"""{"nr":{{{nr}}},"dossier":"{{{dossier}}}","soort":"{{{soort}}}","op":"{{{op}}}","vastgelegd":"{{{op}}}T15:04:00Z","gegevens":{{{{gegevens}}}}}""") + "\n";

    private static string Feiten() =>
        Feit(1, "DossierGeopend", "2026-01-12") + Feit(2, "SignaalAan", "2026-01-12", "\"signaal\":\"x\"") + Feit(3, "GesprekGevoerd", "2026-01-20", "\"met\":[\"ouder\"]")
        + Feit(4, "SignaalAan", "2026-02-02", "\"signaal\":\"x\"")
        + Feit(1, "SignaalAan", "2026-01-19", "\"signaal\":\"x\"", "B") + Feit(2, "DossierGesloten", "2026-01-19", "\"uitkomst\":\"vergissing\"", "B")
        + Feit(1, "DossierGeopend", "2026-01-12", "", "d1");

    private Afloop Bepaal(params string[] meer) => _map.Voer(["bepaal", "f.jsonl", "--protocol", "p.yaml", "--vandaag", "2026-02-04", .. meer]);

    // ------------------------------------------------------------------ bepaal

    [Fact]
    public void Bepaal_Json_HeeftDeSleutelsEnDeVolgordeVanHetContract()
    {
        var afloop = Bepaal("--formaat", "json").Geeft(0);

        Assert.Equal("", afloop.Fout);
        using var json = JsonDocument.Parse(afloop.Uit);
        var taken = json.RootElement.EnumerateArray().ToList();
        foreach (var taak in taken)
        {
            var sleutels = taak.EnumerateObject().Select(v => v.Name).ToList();
            Assert.Equal(Sleutels, sleutels.Where(s => Sleutels.Contains(s, StringComparer.Ordinal)));
            Assert.Equal(sleutels.Count, sleutels.Distinct(StringComparer.Ordinal).Count());
            Assert.NotEqual("", taak.GetProperty("waarom").GetString());
            Assert.All(taak.GetProperty("feiten").EnumerateArray(), f => Assert.Equal(JsonValueKind.Number, f.ValueKind));
        }

        // by dossier (ordinal), last day (none last), task
        Assert.Equal(["B:bel:1", "D1:bel:2", "D1:bel:4", "D1:volg:1", "d1:volg:1"], taken.Select(t => t.GetProperty("taak").GetString()));
        Assert.Equal(["vervallen", "vervuld", "te laat", "open", "open"], taken.Select(t => t.GetProperty("status").GetString()));
        var laat = taken[1];
        Assert.Equal(("2026-01-12", "2026-01-13", JsonValueKind.Null, "2026-01-20", false), (
            laat.GetProperty("opent").GetString(), laat.GetProperty("uiterlijk").GetString(), laat.GetProperty("oorspronkelijk").ValueKind, laat.GetProperty("vervuld").GetString(), laat.GetProperty("opTijd").GetBoolean()));
        Assert.Equal([2, 3], laat.GetProperty("feiten").EnumerateArray().Select(f => f.GetInt32()));
        Assert.Contains("Het dossier is gesloten: vergissing", taken[0].GetProperty("reden").GetString(), StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Null, taken[3].GetProperty("uiterlijk").ValueKind);
    }

    [Fact]
    public void Bepaal_NaarEenBestand_IsJson_EnStandaardinvoerGeeftHetzelfde()
    {
        var gewoon = Bepaal().Geeft(0);
        var invoer = _map.VoerMet((_, s) => s.Write(Encoding.UTF8.GetBytes(Feiten())), "bepaal", "-", "--protocol", "p.yaml", "--vandaag", "2026-02-04").Geeft(0);

        Assert.StartsWith("[", gewoon.Uit, StringComparison.Ordinal);
        Assert.Equal(gewoon.Uit, invoer.Uit);
        Assert.Equal(gewoon.Uit, Bepaal("--kalender", "midden").Uit);
    }

    [Fact]
    public void Bepaal_Tabel_NoemtElkDossierEnElkeTaak()
    {
        var uit = Bepaal("--formaat", "tabel").Geeft(0).Uit;

        Assert.Contains("D1 op wo 4 feb 2026: 2 open taken, waarvan 1 te laat", uit, StringComparison.Ordinal);
        Assert.Contains("B op wo 4 feb 2026: 0 open taken; het dossier is gesloten", uit, StringComparison.Ordinal);
        foreach (var taak in (string[])["B:bel:1", "D1:bel:2", "D1:bel:4", "D1:volg:1", "d1:volg:1"])
            Assert.Contains(taak, uit, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-01-20T15:03:59Z", "te laat")]
    [InlineData("2026-01-20T15:04:00Z", "vervuld")]
    [InlineData("2026-01-20T16:04:00+01:00", "vervuld")]
    public void Bepaal_BekendTot_IsMetDatTijdstip(string tot, string status) =>
        Assert.Contains($"\"taak\":\"D1:bel:2\",\"afspraak\":\"bel\",\"kern\":\"Bel leerling en ouders\",\"status\":\"{status}\"", Bepaal("--bekend-tot", tot).Geeft(0).Uit, StringComparison.Ordinal);

    [Theory]
    [InlineData("Geef het bestand met feiten", "bepaal")]
    [InlineData("Geef het bestand met feiten", "speel", "--protocol", "p.yaml")]
    [InlineData("Geef een protocol", "bepaal", "f.jsonl")]
    [InlineData("is onbekend (bedoel je 'den-bosch-vo'?)", "bepaal", "f.jsonl", "--protocol", "den-bosh-vo")]
    [InlineData("--vandaag 'gisteren' is geen datum", "bepaal", "f.jsonl", "--protocol", "p.yaml", "--vandaag", "gisteren")]
    [InlineData("--vandaag '2026-02-30' is geen datum", "bepaal", "f.jsonl", "--protocol", "p.yaml", "--vandaag", "2026-02-30")]
    [InlineData("--vandaag '9999-12-31' is geen datum", "bepaal", "f.jsonl", "--protocol", "p.yaml", "--vandaag", "9999-12-31")]
    [InlineData("--bekend-tot '2026-01-12' is geen tijdstip", "bepaal", "f.jsonl", "--protocol", "p.yaml", "--bekend-tot", "2026-01-12")]
    [InlineData("--bekend-tot '2026-01-12T12:00:00' is geen tijdstip", "bepaal", "f.jsonl", "--protocol", "p.yaml", "--bekend-tot", "2026-01-12T12:00:00")]
    [InlineData("jsonl", "bepaal", "f.jsonl", "--protocol", "p.yaml", "--formaat", "jsonl")]
    [InlineData("--kalender 'oost' is geen regio en geen bestand", "bepaal", "f.jsonl", "--protocol", "p.yaml", "--kalender", "oost")]
    [InlineData("Standaardinvoer (-) kan maar een van de bestanden zijn", "bepaal", "-", "--protocol", "p.yaml", "--kalender", "-")]
    [InlineData("--tot 2026-01-01 ligt voor --van 2026-02-01", "speel", "f.jsonl", "--protocol", "p.yaml", "--van", "2026-02-01", "--tot", "2026-01-01")]
    [InlineData("--stap 'jaar' bestaat niet; kies dag, week of maand", "speel", "f.jsonl", "--protocol", "p.yaml", "--stap", "jaar")]
    [InlineData("is langer dan 25 jaar", "speel", "f.jsonl", "--protocol", "p.yaml", "--tot", "2199-01-01")]
    [InlineData("--vandag", "bepaal", "f.jsonl", "--protocol", "p.yaml", "--vandag", "2026-01-01")]
    [InlineData("(bedoel je 'GesprekGevoerd'?)", "feiten", "GesprekGevoert")]
    [InlineData("'protocol controleer' vraagt een protocol", "protocol", "controleer")]
    public void VerkeerdeOpties_Geven2_MetWatErVerwachtWordt(string zegt, params string[] opdracht)
    {
        var afloop = _map.Voer(opdracht).Geeft(2).Zegt(zegt);

        Assert.Equal("", afloop.Uit);
    }

    [Theory]
    [InlineData("weg.jsonl", "p.yaml", "weg.jsonl bestaat niet")]
    [InlineData("map", "p.yaml", "map is een map")]
    [InlineData("", "p.yaml", "de naam van een bestand is leeg")]
    [InlineData("f.jsonl", "weg.yaml", "weg.yaml: het bestand bestaat niet")]
    [InlineData("f.jsonl", "map.yaml", "dit is een map")]
    public void BestandDatNietTeLezenIs_Geeft4(string feiten, string protocol, string zegt)
    {
        Directory.CreateDirectory(_map.Pad("map"));
        Directory.CreateDirectory(_map.Pad("map.yaml"));
        foreach (var opdracht in (string[])["bepaal", "speel"])
            Assert.Equal("", _map.Voer(opdracht, feiten, "--protocol", protocol).Geeft(4).Zegt(zegt).Uit);
    }

    [Theory]
    [InlineData("bepaal")]
    [InlineData("speel")]
    public void GeweigerdeRegels_Geven3_EnNietsOpStandaarduitvoer(string opdracht)
    {
        _map.Schrijf("fout.jsonl", Feiten() + "{}\n" + Feit(9, "SignalAan", "2026-01-12"));

        var afloop = _map.Voer(opdracht, "fout.jsonl", "--protocol", "p.yaml").Geeft(3).Zegt("fout.jsonl: regel 8, kolom nr: ontbreekt").Zegt("regel 9, kolom soort: feit 'SignalAan' is onbekend (bedoel je 'SignaalAan'?)");

        Assert.Equal("", afloop.Uit);
        Assert.Equal(6, afloop.Foutregels.Length);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n")]
    public void LeegBestand_Geeft3(string inhoud) => Assert.Equal("", _map.Schrijf("leeg.jsonl", inhoud).Voer("bepaal", "leeg.jsonl", "--protocol", "p.yaml").Geeft(3).Zegt("leeg.jsonl: het bestand is leeg").Uit);

    [Fact]
    public void LegeStandaardinvoer_Geeft3() => _map.VoerMet((_, _) => { }, "bepaal", "-", "--protocol", "p.yaml").Geeft(3).Zegt("standaardinvoer: het bestand is leeg");

    [Fact]
    public void FoutProtocol_Geeft3_MetRegel() => Assert.Equal("", _map
        .Schrijf("q.yaml", Protocol.Replace("feit: GesprekGevoerd", "feit: GesprekGevoert", StringComparison.Ordinal))
        .Voer("bepaal", "f.jsonl", "--protocol", "q.yaml").Geeft(3).Zegt("q.yaml:17: feit 'GesprekGevoert' is onbekend (bedoel je 'GesprekGevoerd'?)").Uit);

    [Theory]
    [InlineData("bepaal", "--vandaag", "2028-01-01")]
    [InlineData("speel", "--tot", "2027-09-01")]
    public void TermijnVoorbijDeKalender_Geeft3_MetDeTaak(string opdracht, params string[] opties)
    {
        _map.Schrijf("laat.jsonl", Feit(1, "SignaalAan", "2027-08-20", "\"signaal\":\"x\""));

        var afloop = _map.Voer([opdracht, "laat.jsonl", "--protocol", "p.yaml", .. opties]).Geeft(3).Zegt("taak D1:bel:1: 1 schooldag na 2027-08-20 valt buiten de kalender").Zegt("verwacht: een kalender die zo ver reikt");

        Assert.Equal("", afloop.Uit);
    }

    // ------------------------------------------------------------------ the calendar

    [Fact]
    public void Kalender_AlsCsv_GeeftDeSchooldagen()
    {
        _map.Schrijf("k.csv", "datum;minuten\n2026-01-12;300\n2026-01-19;300\n2026-02-02;300\n2026-02-09;300\n");

        Assert.Contains("\"opent\":\"2026-01-12\",\"uiterlijk\":\"2026-01-19\"", Bepaal("--kalender", "k.csv").Geeft(0).Uit, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("k.csv", "datum;minuten\n2026-01-12;geen\n")]
    [InlineData("k.csv", "")]
    [InlineData("k.yaml", "onzin: [\n")]
    public void Kalender_DieNietKan_Geeft3(string naam, string inhoud) => Assert.Equal("", _map.Schrijf(naam, inhoud).Voer("bepaal", "f.jsonl", "--protocol", "p.yaml", "--kalender", naam).Geeft(3).Zegt(naam).Uit);

    [Fact]
    public void Kalender_DieErNietIs_Geeft4() => Bepaal("--kalender", "weg.csv").Geeft(4).Zegt("weg.csv bestaat niet");

    [Fact]
    public void ProtocolZonderVakantieregio_VraagtAlleenBijSchooldagenOmEenKalender()
    {
        var zonder = Protocol.Replace("vakantieregio: midden\n", "", StringComparison.Ordinal);
        _map.Schrijf("zonder.yaml", zonder).Schrijf("dagen.yaml", zonder.Replace("schooldagen", "werkdagen", StringComparison.Ordinal))
            .Schrijf("noord.yaml", zonder.Replace("regio: Proefregio", "regio: noord", StringComparison.Ordinal));

        Afloop Met(string protocol, params string[] meer) => _map.Voer(["bepaal", "f.jsonl", "--protocol", protocol, "--vandaag", "2026-02-04", .. meer]);
        Met("zonder.yaml").Geeft(2).Zegt("--kalender noord, midden of zuid");
        Met("zonder.yaml", "--kalender", "zuid").Geeft(0);
        Met("dagen.yaml").Geeft(0);
        Met("noord.yaml").Geeft(0);
    }

    // ------------------------------------------------------------------ speel, feiten, protocol

    [Theory]
    [InlineData("dag", "== di 20 jan 2026")]
    [InlineData("week", "== Week 4: ma 19 jan 2026 tot en met zo 25 jan 2026")]
    [InlineData("maand", "== zo 1 feb 2026 tot en met za 28 feb 2026")]
    public void Speel_ElkeStap_VerteltHetVerhaal(string stap, string kop)
    {
        var uit = _map.Voer("speel", "f.jsonl", "--protocol", "p.yaml", "--stap", stap).Geeft(0).Uit;

        Assert.Contains(kop, uit, StringComparison.Ordinal);
        foreach (var zin in (string[])["Dossier B, Proefprotocol (proef 2026-01)", "Dossier D1, ", "Dossier d1, ", "NIEUW", "TE LAAT", "gedaan, maar te laat"])
            Assert.Contains(zin, uit, StringComparison.Ordinal);
    }

    [Fact]
    public void Feiten_ToontDeLijstOfEenFeit()
    {
        Assert.Contains("TermijnVerlengd", _map.Voer("feiten").Geeft(0).Uit, StringComparison.Ordinal);
        Assert.StartsWith("GesprekGevoerd", _map.Voer("feiten", "gesprekgevoerd").Geeft(0).Uit, StringComparison.Ordinal);
    }

    [Fact]
    public void Protocol_MetAfspraken_WordtGetoondGecontroleerdEnVergeleken()
    {
        var controle = _map.Voer("protocol", "controleer", "p.yaml");
        Assert.Contains("Geen kind zonder volgende stap (2 afspraken):", controle.Uit, StringComparison.Ordinal);
        Assert.Equal(3, controle.Code); // nothing holds on to the pupil with a last day

        Assert.Contains("Bel leerling en ouders", _map.Voer("protocol", "toon", "p.yaml").Geeft(0).Uit, StringComparison.Ordinal);
        _map.Schrijf("q.yaml", Protocol.Replace("aantal: 1", "aantal: 2", StringComparison.Ordinal));
        Assert.Contains("2 schooldagen", _map.Voer("protocol", "vergelijk", "p.yaml", "q.yaml").Geeft(0).Uit, StringComparison.Ordinal);
    }

    [Fact]
    public void Overname_InEenKring_WordtGenoemd()
    {
        string Neemt(string id, string van) => Protocol.Replace("id: proef", "id: " + id, StringComparison.Ordinal).Replace("afspraken:\n", $"neemt-over: [{{protocol: {van}, afspraken: alle}}]\nafspraken:\n", StringComparison.Ordinal);
        _map.Schrijf("a.yaml", Neemt("a", "b")).Schrijf("b.yaml", Neemt("b", "a"));

        _map.Voer("bepaal", "f.jsonl", "--protocol", "a.yaml").Geeft(3).Zegt("'neemt-over' loopt in een kring: a -> b -> a");
    }

    [Fact]
    public void Protocol_MetHonderdenAfsprakenInEenKetting_WordtGecontroleerd()
    {
        var ketting = string.Concat(Enumerable.Range(0, 300).Select(n =>
            $"  - {{id: k{n}, kern: Doe dit, als: [{(n == 0 ? "{feit: SignaalAan}" : $"{{afspraak: k{n - 1}, uitkomst: verlopen}}")}], wie: {{rol: r, organisatie: o}}, wat: {{feit: GesprekGevoerd}}, binnen: {{aantal: 1, eenheid: dagen}}}}\n"));

        var afloop = _map.Schrijf("k.yaml", Protocol + ketting).Voer("protocol", "controleer", "k.yaml");

        Assert.True(afloop.Code is 0 or 3, $"{afloop.Code} {afloop.Fout}");
    }
}
