using System.Text.Json;
using Routeboek.Application.Afspraken;
using Routeboek.Application.Dossiers;
using Routeboek.Application.Protocollen;
using Routeboek.Domain.Afspraken;
using Routeboek.Domain.Dossiers;

namespace Routeboek.Tests.Afspraken;

/// <summary>Sentences of the contract "afspraken" that no other test shows; each test begins with its sentence.</summary>
public sealed class ContractzinnenTests
{
    /// <summary>"It contains at least these, with these field names".</summary>
    [Theory]
    [InlineData("SignaalAan", "signaal")]
    [InlineData("SignaalUit", "signaal")]
    [InlineData("GesprekGevoerd", "met")]
    [InlineData("OverlegGehouden", "soort")]
    [InlineData("PlanVastgesteld", "soort")]
    [InlineData("MeldingGedaan", "bij")]
    [InlineData("AanmeldingGedaan", "bij")]
    [InlineData("NietVerschenen", "bij")]
    [InlineData("FaseGewijzigd", "fase")]
    [InlineData("LeerlingStand", "geboortedatum", "sector", "woongemeente", "school")]
    [InlineData("DossierGesloten", "uitkomst")]
    [InlineData("TaakNietVanToepassing", "taak", "reden")]
    [InlineData("TermijnVerlengd", "taak", "tot", "reden")]
    [InlineData("TermijnGepauzeerd", "taak")]
    [InlineData("TermijnHervat", "taak")]
    public void Woordenschat_KentDeFeitenVanHetContract(string soort, params string[] velden)
    {
        var gevonden = Afspraakproef.Woordenschat[soort];

        Assert.Equal([], velden.Where(v => gevonden.Veld(v) is null));
        // "further fields are optional"
        Assert.Equal([], gevonden.Velden.Where(v => v.Verplicht && !velden.Contains(v.Naam, StringComparer.Ordinal)).Select(v => v.Naam));
    }

    /// <summary>"met: list of …": the one field of these that is a list.</summary>
    [Fact]
    public void Met_VanEenGesprek_IsEenLijst() => Assert.Equal(Veldvorm.Lijst, Afspraakproef.Woordenschat["GesprekGevoerd"].Veld("met")!.Vorm);

    /// <summary>The example line of the contract is read as it stands.</summary>
    [Fact]
    public void VoorbeeldregelVanHetContract_WordtGelezen()
    {
        var feit = Lees("""{"nr":7,"dossier":"D1","soort":"GesprekGevoerd","op":"2026-01-12","vastgelegd":"2026-01-12T15:04:00Z","door":{"rol":"mentor","organisatie":"school"},"gegevens":{"met":["leerling","ouder"]},"corrigeert":null}""");

        Assert.Equal((7, "D1", "mentor@school", (int?)null), (feit.Nr, feit.Dossier, feit.Door, feit.Corrigeert));
        Assert.Equal(new DateTime(2026, 1, 12, 15, 4, 0, DateTimeKind.Utc), feit.Vastgelegd);
    }

    /// <summary>"A dossier may have no school."</summary>
    [Fact]
    public void Dossier_ZonderSchool_KrijgtTaken()
    {
        var feit = Lees("""{"nr":1,"dossier":"D","soort":"LeerlingStand","op":"2026-01-12","vastgelegd":"2026-01-12T15:04:00Z","gegevens":{"geboortedatum":"2014-03-01","woongemeente":"Den Haag"}}""");
        var set = Afspraakproef.Set(Afspraakproef.Afspraak("a", "{feit: LeerlingStand}, {gemeente: Den Haag}", "feit: SchoolIngeschreven"));

        Assert.Single(new Dossierstand(set, new Feitenreeks("D", [feit]), Afspraakproef.Kalender, Afspraakproef.Dag("2026-01-12")).Taken);
    }

    /// <summary>The example agreement of the contract gives the task of its output.</summary>
    [Fact]
    public void VoorbeeldafspraakVanHetContract_GeeftDeTaakVanHetContract()
    {
        const string Voorbeeld = """
              - id: contact-bij-ziekte
                kern: "Bel leerling en ouders over de ziekte"
                bron: {document: stuk, plaats: "3", eisen: [B-CON-03]}
                herkomst: protocol
                als:
                  - {feit: SignaalAan, met: {signaal: ziek-derde-dag}}
                  - {leeftijd: {tot: 18}}
                wie: {rol: mentor, organisatie: school, anders: ondersteuningscoordinator}
                wat: {feit: GesprekGevoerd, met: {met: [leerling, ouder]}}
                binnen: {aantal: 1, eenheid: schooldagen}
                vervalt: [{feit: SignaalUit, met: {signaal: ziek-derde-dag}}]

            """;
        var set = Afspraakproef.Set(Voorbeeld);
        var stand = Afspraakproef.Stand(set, "2026-01-14", "2025-09-01 LeerlingStand geboortedatum=2012-05-06", "2026-01-12 SignaalAan signaal=ziek-derde-dag");

        var taak = Json(set, stand);
        Assert.Equal(
            ("D:contact-bij-ziekte:2", "contact-bij-ziekte", "te laat", "2026-01-12", "2026-01-13", "mentor", "school", "ondersteuningscoordinator"),
            (Tekst(taak, "taak"), Tekst(taak, "afspraak"), Tekst(taak, "status"), Tekst(taak, "opent"), Tekst(taak, "uiterlijk"), Tekst(taak, "rol"), Tekst(taak, "organisatie"), Tekst(taak, "anders")));
        Assert.Equal([2], taak.GetProperty("feiten").EnumerateArray().Select(f => f.GetInt32()));
        // "plain Dutch: fact, agreement, term"
        foreach (var stuk in (string[])["Signaal ziek-derde-dag ging aan", "Bel leerling en ouders over de ziekte", "binnen 1 schooldag"])
            Assert.Contains(stuk, Tekst(taak, "waarom"), StringComparison.Ordinal);
        Assert.Contains("Een stuk", Tekst(taak, "bron"), StringComparison.Ordinal);
    }

    /// <summary>"A voorstel says so to every reader": in JSON, in the explanation and in the table.</summary>
    [Fact]
    public void Voorstel_ZegtHetElkeLezer()
    {
        var set = Afspraakproef.Set(Afspraakproef.Afspraak("a", "{feit: SignaalAan}", "feit: GesprekGevoerd").Replace("herkomst: protocol", "herkomst: voorstel", StringComparison.Ordinal));
        var stand = Afspraakproef.Stand(set, "2026-01-14", "2026-01-12 SignaalAan signaal=x");
        using var tabel = new StringWriter();
        Takentabel.Schrijf([stand], set, tabel);

        Assert.Equal("voorstel", Tekst(Json(set, stand), "herkomst"));
        Assert.Contains("voorstel", Tekst(Json(set, stand), "waarom"), StringComparison.Ordinal);
        Assert.Contains("voorstel", tabel.ToString(), StringComparison.Ordinal);
    }

    /// <summary>"With a file as --protocol only that file's agreements count, without the layers of law and region."</summary>
    [Fact]
    public void Bestand_TeltAlleen_EnIdMetDeWet()
    {
        var map = Directory.CreateTempSubdirectory("routeboek-contract-");
        try
        {
            var pad = Path.Combine(map.FullName, "mijn.yaml");
            File.WriteAllText(pad, Afspraakproef.Kop + Afspraakproef.Afspraak("a", "{feit: SignaalAan}", "feit: GesprekGevoerd"));
            var bestand = Protocollenmap.BijProgramma().VindAfspraken(pad, Afspraakproef.Woordenschat).Boek!;

            Assert.Equal(["a"], bestand.Afspraken.Select(a => a.Id));
            Assert.Contains(Afspraakproef.Meegeleverd("den-bosch-vo").Afspraken, a => a.OvergenomenUit == "wet-nl");
        }
        finally
        {
            map.Delete(recursive: true);
        }
    }

    /// <summary>"A list = all of these are in the fact's list": a list field with one word is a list too, however it is written down.</summary>
    [Theory]
    [InlineData("[\"leerling\",\"ouder\"]", true)]
    [InlineData("[\"ouder\"]", false)]
    public void GesprekMetEenVanTwee_VervultNiet(string met, bool past)
    {
        var feit = Lees($$$"""{"nr":1,"dossier":"D","soort":"GesprekGevoerd","op":"2026-01-12","vastgelegd":"2026-01-12T15:04:00Z","gegevens":{"met":{{{met}}}}}""");

        Assert.Equal(past, new Veldeis("met", new Feitwaarde(["leerling", "ouder"])).Past(feit));
    }

    /// <summary>"vervuld (with date, opTijd true or false)": on the last day is in time, the day after is not.</summary>
    [Theory]
    [InlineData("2026-01-13", true)]
    [InlineData("2026-01-14", false)]
    public void OpTijd_IsTotEnMetDeLaatsteDag(string gesprek, bool opTijd)
    {
        var set = Afspraakproef.Set(Afspraakproef.Afspraak("a", "{feit: SignaalAan}", "feit: GesprekGevoerd", "binnen: {aantal: 1, eenheid: schooldagen}"));

        var taak = Json(set, Afspraakproef.Stand(set, "2026-02-01", "2026-01-12 SignaalAan signaal=x", $"{gesprek} GesprekGevoerd met=ouder"));

        Assert.Equal((gesprek, opTijd), (Tekst(taak, "vervuld"), taak.GetProperty("opTijd").GetBoolean()));
    }

    /// <summary>"In the order of taak (as text)": 10 comes before 9.</summary>
    [Fact]
    public void TakenMetDezelfdeLaatsteDag_StaanOpTekst()
    {
        var set = Afspraakproef.Set(Afspraakproef.Afspraak("a", "{feit: SignaalAan}", "feit: GesprekGevoerd", "herhaal: elk"));

        var stand = Afspraakproef.Stand(set, "2026-02-01", [.. Enumerable.Repeat("2026-01-12 SignaalAan signaal=x", 11)]);

        Assert.Equal(["D:a:1", "D:a:10", "D:a:11", "D:a:2"], stand.Taken.Take(4).Select(t => t.Id));
    }

    private static Feit Lees(string regel)
    {
        var gelezen = Feitenlezer.Lees(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(regel)), "f.jsonl", Afspraakproef.Woordenschat);
        Assert.Empty(gelezen.Fouten);
        return Assert.Single(Assert.Single(gelezen.Waarde!.Dossiers).Feiten);
    }

    private static JsonElement Json(Afsprakenset set, Dossierstand stand)
    {
        using var uit = new StringWriter();
        Takenjson.Schrijf([stand], set, uit);
        return Assert.Single(JsonSerializer.Deserialize<JsonElement[]>(uit.ToString())!);
    }

    private static string Tekst(JsonElement taak, string sleutel) => taak.GetProperty(sleutel).GetString()!;
}
