using System.Diagnostics;
using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Routeboek.Application.Afspraken;
using Routeboek.Application.Dossiers;
using Routeboek.Application.Invoer;
using Routeboek.Domain.Afspraken;
using Routeboek.Tests.Afspraken;

namespace Routeboek.Tests.Dossiers;

/// <summary>Everything that can be wrong with a file of facts: each is told with its line, the field and what is expected.</summary>
public sealed class FeitenlezerTests
{
    private const string Goed = """{"nr":1,"dossier":"D","soort":"SignaalAan","op":"2026-01-12","vastgelegd":"2026-01-12T15:04:00Z","gegevens":{"signaal":"ziek-lang"}}""";

    private static Leesresultaat<Feitenbestand> Lees(byte[] inhoud) => Lees(new MemoryStream(inhoud));

    private static Leesresultaat<Feitenbestand> Lees(Stream stroom) => Feitenlezer.Lees(stroom, "f.jsonl", Afspraakproef.Woordenschat);

    private static Leesresultaat<Feitenbestand> Lees(params string[] regels) => Lees(Encoding.UTF8.GetBytes(string.Join('\n', regels)));

    private static Bestandsmelding Fout(params string[] regels) => Fout(Lees(regels));

    private static Bestandsmelding Fout(Leesresultaat<Feitenbestand> gelezen)
    {
        Assert.Null(gelezen.Waarde);
        return Assert.Single(gelezen.Fouten);
    }

    /// <summary>A good fact with one thing replaced.</summary>
    private static string Met(string oud, string nieuw)
    {
        Assert.Contains(oud, Goed, StringComparison.Ordinal);
        return Goed.Replace(oud, nieuw, StringComparison.Ordinal);
    }

    private static string Feit(int nr, string rest = "", string dossier = "D") =>
        string.Create(CultureInfo.InvariantCulture, $$"""{"nr":{{nr}},"dossier":"{{dossier}}","soort":"SignaalAan","op":"2026-01-12","vastgelegd":"2026-01-12T15:04:00Z","gegevens":{"signaal":"x"}{{rest}}}""");

    // ------------------------------------------------------------------ the file

    [Theory]
    [InlineData("")]
    [InlineData("\n\n  \r\n\t\n")]
    [InlineData("\uFEFF")]
    [InlineData("\uFEFF\n")]
    public void LeegBestand_WordtGeweigerd(string inhoud)
    {
        var fout = Fout(inhoud);

        Assert.Equal((0L, "het bestand is leeg"), (fout.Regel, fout.Wat));
        Assert.Contains("./routeboek feiten", fout.Verwacht, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\uFEFF{0}\n")]
    [InlineData("\n\n{0}")]
    [InlineData("{0}\r\n\r\n")]
    [InlineData("  \t{0}  \n\n\n")]
    public void BomLegeRegelsEnWitruimte_Mogen(string vorm)
    {
        var gelezen = Lees(string.Format(CultureInfo.InvariantCulture, vorm, Goed));

        Assert.Empty(gelezen.Fouten);
        Assert.Equal(1, Assert.Single(gelezen.Waarde!.Dossiers).Aantal);
    }

    [Theory]
    [InlineData("geen json")]
    [InlineData("[]")]
    [InlineData("[1,2")]
    [InlineData("\"tekst\"")]
    [InlineData("null")]
    [InlineData("12")]
    [InlineData("{")]
    [InlineData("{}}")]
    [InlineData("{'nr':1}")]
    [InlineData("{\"nr\":1,}")]
    [InlineData("{\"nr\":1} // uitleg")]
    [InlineData("{\"nr\":1}{\"nr\":2}")]
    [InlineData("\0")]
    [InlineData("{\"nr\":\0}")]
    [InlineData("nr;dossier;soort")]
    [InlineData("\uFEFF{}")]
    public void RegelZonderFeit_WordtGenoemdMetEenVoorbeeld(string regel)
    {
        var fout = Fout(Goed, "", regel);

        Assert.Equal(3, fout.Regel);
        Assert.StartsWith("de regel is geen ", fout.Wat, StringComparison.Ordinal);
        Assert.Contains("{\"nr\":1,\"dossier\":\"D1\"", fout.Verwacht, StringComparison.Ordinal);
    }

    [Fact]
    public void AfgekapteRegel_OokDeLaatsteZonderRegeleinde_WordtGenoemd() => Assert.Equal(2, Fout(Goed, Feit(2)[..60]).Regel);

    [Theory]
    [InlineData("{\"nr\":1,\"nr\":2}")]
    [InlineData("{\"nr\":1,\"gegevens\":{\"a\":1,\"a\":1}}")]
    public void SleutelTweeKeer_WordtGenoemd(string regel) => Assert.Contains("noemt een sleutel twee keer", Fout(regel).Wat, StringComparison.Ordinal);

    [Fact]
    public void DiepeNesting_WordtGeweigerd_ZonderStapeloverloop() =>
        Assert.Equal(2, Fout(Goed, "{\"gegevens\":" + new string('[', 30_000) + new string(']', 30_000) + "}").Regel);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(40)]
    [InlineData(900)]
    public void Windows1252_WordtGenoemdMetZijnRegel(int regel)
    {
        var goed = Enumerable.Range(1, regel - 1).Select(n => Feit(n) + "\n");
        var gelezen = Lees([.. Encoding.UTF8.GetBytes(string.Concat(goed)), .. Encoding.Latin1.GetBytes(Feit(regel).Replace("\"x\"", "\"één\"", StringComparison.Ordinal) + "\n"), .. "geen json\n"u8]);

        var fout = gelezen.Fouten[0];
        Assert.Null(gelezen.Waarde);
        Assert.Equal((regel, "dit is geen geldige UTF-8", "sla het bestand op als UTF-8"), (fout.Regel, fout.Wat, fout.Verwacht));
    }

    [Fact]
    public void OngeldigeUtf8_NaEenFout_BlijftInVolgordeVanHetBestand()
    {
        var gelezen = Lees([.. "geen json\n"u8, 0xC3, 0x28, (byte)'\n', .. Encoding.UTF8.GetBytes(Feit(1))]);

        Assert.Equal([1L, 2L], gelezen.Fouten.Select(f => f.Regel));
    }

    [Fact]
    public void OngeldigeUtf8_AanHetEinde_WordtGenoemd() => Assert.Equal(2, Fout(Lees([.. Encoding.UTF8.GetBytes(Goed), (byte)'\n', 0xE2, 0x82])).Regel);

    [Fact]
    public void Utf16_WordtGeweigerd() => Assert.Null(Lees([.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Goed)]).Waarde);

    [Fact]
    public void RegelVanEenGigabyte_WordtGeweigerd_ZonderHemTeBewaren()
    {
        var begin = GC.GetAllocatedBytesForCurrentThread();

        var gelezen = Lees(new Eindeloos(Goed + "\n", 1L << 30, "\n" + Feit(2, ",\"extra\":1")));

        Assert.True(GC.GetAllocatedBytesForCurrentThread() - begin < 16 << 20, "de regel is in het geheugen gehouden");
        Assert.Equal([2L, 3L], gelezen.Fouten.Select(f => f.Regel));
        Assert.Equal("de regel is langer dan 64 KB", gelezen.Fouten[0].Wat);
    }

    [Fact]
    public void MeerDanDuizendFouten_HoudenOp()
    {
        var gelezen = Lees([.. Enumerable.Repeat("{}", 3), .. Enumerable.Repeat("geen json", 5000)]);

        Assert.Null(gelezen.Waarde);
        Assert.True(gelezen.Fouten.Count is > 1000 and < 1010, $"{gelezen.Fouten.Count}");
        Assert.Equal("na 1000 fouten is niet verder gelezen", gelezen.Fouten[^1].Wat);
    }

    [Fact]
    public void EenRegelMetDuizendenFouten_HoudtOp()
    {
        var sleutels = string.Concat(Enumerable.Range(0, 6000).Select(n => $"\"k{n}\":1,"));

        var gelezen = Lees(Enumerable.Repeat("{" + sleutels + "\"nr\":1}", 20).ToArray());

        Assert.True(gelezen.Fouten.Count < 1100, $"{gelezen.Fouten.Count}");
        Assert.Equal("na 1000 fouten is niet verder gelezen", gelezen.Fouten[^1].Wat);
    }

    [Fact]
    public void DuizendenVerkeerdeCorrecties_HoudenOp()
    {
        var gelezen = Lees(Enumerable.Range(1, 5000).Select(n => Feit(n, $",\"corrigeert\":{n + 9000}")).ToArray());

        Assert.True(gelezen.Fouten.Count < 1010, $"{gelezen.Fouten.Count}");
        Assert.Equal("na 1000 fouten is niet verder gelezen", gelezen.Fouten[^1].Wat);
    }

    // ------------------------------------------------------------------ the fields

    [Theory]
    [InlineData("\"nr\":1,", "", "nr", "ontbreekt", "een heel getal van 1 of meer")]
    [InlineData("\"nr\":1", "\"nr\":null", "nr", "past niet", "een heel getal")]
    [InlineData("\"nr\":1", "\"nr\":0", "nr", "past niet", "1 of meer")]
    [InlineData("\"nr\":1", "\"nr\":-3", "nr", "past niet", "1 of meer")]
    [InlineData("\"nr\":1", "\"nr\":1.5", "nr", "past niet", "1 of meer")]
    [InlineData("\"nr\":1", "\"nr\":2147483648", "nr", "past niet", "1 of meer")]
    [InlineData("\"nr\":1", "\"nr\":1e400", "nr", "past niet", "1 of meer")]
    [InlineData("\"nr\":1", "\"nr\":\"1\"", "nr", "past niet", "1 of meer")]
    [InlineData("\"dossier\":\"D\",", "", "dossier", "ontbreekt", "1 tot 64 tekens")]
    [InlineData("\"D\"", "\"\"", "dossier", "past niet", "1 tot 64 tekens")]
    [InlineData("\"D\"", "\"  \"", "dossier", "past niet", "1 tot 64 tekens")]
    [InlineData("\"D\"", "7", "dossier", "past niet", "1 tot 64 tekens")]
    [InlineData("\"D\"", "[\"D\"]", "dossier", "past niet", "1 tot 64 tekens")]
    [InlineData("\"D\"", "\"a\\u0007b\"", "dossier", "past niet", "1 tot 64 tekens")]
    [InlineData("\"D\"", "\"a\\u0000b\"", "dossier", "past niet", "1 tot 64 tekens")]
    [InlineData("\"D\"", "\"a\\u009Bb\"", "dossier", "past niet", "1 tot 64 tekens")]
    [InlineData("\"D\"", "\"a\\nb\"", "dossier", "past niet", "1 tot 64 tekens")]
    [InlineData("\"D\"", "\"1234567890123456789012345678901234567890123456789012345678901234x\"", "dossier", "past niet", "1 tot 64 tekens")]
    [InlineData("\"D\"", "\"123456782\"", "dossier", "een BSN is geen sleutel", "nooit een BSN")]
    [InlineData("\"D\"", "\" 123456782 \"", "dossier", "een BSN is geen sleutel", "nooit een BSN")]
    [InlineData("\"soort\":\"SignaalAan\",", "", "soort", "ontbreekt", "./routeboek feiten")]
    [InlineData("\"SignaalAan\"", "\"SignalAan\"", "soort", "is onbekend (bedoel je 'SignaalAan'?)", "./routeboek feiten")]
    [InlineData("\"SignaalAan\"", "\"signaalaan\"", "soort", "is onbekend", "./routeboek feiten")]
    [InlineData("\"SignaalAan\"", "\"IetsHeelAnders\"", "soort", "'IetsHeelAnders' is onbekend", "./routeboek feiten")]
    [InlineData("\"SignaalAan\"", "3", "soort", "past niet", "./routeboek feiten")]
    [InlineData("\"op\":\"2026-01-12\",", "", "op", "ontbreekt", "een datum als 2026-01-12")]
    [InlineData("\"2026-01-12\"", "\"2026-02-29\"", "op", "'2026-02-29' is geen datum", "een datum als 2026-01-12")]
    [InlineData("\"2026-01-12\"", "\"2026-04-31\"", "op", "is geen datum", "een datum")]
    [InlineData("\"2026-01-12\"", "\"2026-13-01\"", "op", "is geen datum", "een datum")]
    [InlineData("\"2026-01-12\"", "\"12-01-2026\"", "op", "is geen datum", "een datum")]
    [InlineData("\"2026-01-12\"", "\"2026-1-2\"", "op", "is geen datum", "een datum")]
    [InlineData("\"2026-01-12\"", "\"1899-12-31\"", "op", "is geen datum", "een datum")]
    [InlineData("\"2026-01-12\"", "\"2201-01-01\"", "op", "is geen datum", "een datum")]
    [InlineData("\"2026-01-12\"", "\"2026-01-12T00:00:00Z\"", "op", "is geen datum", "een datum")]
    [InlineData("\"2026-01-12\"", "20260112", "op", "past niet", "een datum")]
    [InlineData("\"2026-01-12\"", "\"٢٠٢٦-٠١-١٢\"", "op", "is geen datum", "een datum")]
    [InlineData("\"vastgelegd\":\"2026-01-12T15:04:00Z\",", "", "vastgelegd", "ontbreekt", "een tijdstip als 2026-01-12T15:04:00Z")]
    [InlineData("15:04:00Z", "15:04:00", "vastgelegd", "is geen tijdstip", "een tijdstip als")]
    [InlineData("T15:04:00Z", "", "vastgelegd", "is geen tijdstip", "een tijdstip als")]
    [InlineData("T15:04:00Z", " 15:04:00Z", "vastgelegd", "is geen tijdstip", "een tijdstip als")]
    [InlineData("15:04:00Z", "25:04:00Z", "vastgelegd", "is geen tijdstip", "een tijdstip als")]
    [InlineData("2026-01-12T15:04:00Z", "2026-02-30T15:04:00Z", "vastgelegd", "is geen tijdstip", "een tijdstip als")]
    [InlineData("15:04:00Z", "15:04:00+25:00", "vastgelegd", "is geen tijdstip", "een tijdstip als")]
    [InlineData("2026-01-12T15:04:00Z", "0001-01-01T00:00:00+14:00", "vastgelegd", "is geen tijdstip", "een tijdstip als")]
    [InlineData("\"2026-01-12T15:04:00Z\"", "1768230240", "vastgelegd", "past niet", "een tijdstip als")]
    [InlineData("\"gegevens\":", "\"gegevns\":", "", "", "")]
    [InlineData("{\"signaal\":\"ziek-lang\"}", "{}", "gegevens.signaal", "ontbreekt bij feit SignaalAan", "een woord of korte tekst: het id van het signaal")]
    [InlineData("{\"signaal\":\"ziek-lang\"}", "null", "gegevens.signaal", "ontbreekt", "een woord")]
    [InlineData(",\"gegevens\":{\"signaal\":\"ziek-lang\"}", "", "gegevens.signaal", "ontbreekt", "een woord")]
    [InlineData("{\"signaal\":\"ziek-lang\"}", "[]", "gegevens", "past niet", "een blok met velden")]
    [InlineData("{\"signaal\":\"ziek-lang\"}", "\"ziek-lang\"", "gegevens", "past niet", "een blok met velden")]
    [InlineData("\"ziek-lang\"", "null", "gegevens.signaal", "ontbreekt", "een woord")]
    [InlineData("\"ziek-lang\"", "\"\"", "gegevens.signaal", "past niet", "een woord")]
    [InlineData("\"ziek-lang\"", "true", "gegevens.signaal", "past niet", "een woord")]
    [InlineData("\"ziek-lang\"", "-1", "gegevens.signaal", "past niet", "een woord")]
    [InlineData("\"ziek-lang\"", "{\"a\":1}", "gegevens.signaal", "past niet", "een woord")]
    [InlineData("\"ziek-lang\"", "[\"ziek-lang\"]", "gegevens.signaal", "past niet", "een woord")]
    [InlineData("\"ziek-lang\"", "\"ziek\\u001b[31m\"", "gegevens.signaal", "past niet", "een woord")]
    [InlineData("\"ziek-lang\"", "\"ziek-lang\",\"signal\":\"x\"", "gegevens.signal", "heeft dit veld niet (bedoel je 'signaal'?)", "een van signaal")]
    public void Feit_MetEenFout_NoemtRegelVeldWatEnVerwacht(string oud, string nieuw, string veld, string wat, string verwacht)
    {
        var gelezen = Lees(Feit(8), Met(oud, nieuw), Feit(9));

        Assert.Null(gelezen.Waarde);
        Assert.All(gelezen.Fouten, f => Assert.Equal(("f.jsonl", 2L), (f.Bestand, f.Regel)));
        if (veld.Length == 0)
            return; // an unknown key and, because of it, a missing field
        var fout = Assert.Single(gelezen.Fouten);
        Assert.Equal(veld, fout.Kolom);
        Assert.Contains(wat, fout.Wat, StringComparison.Ordinal);
        Assert.Contains(verwacht, fout.Verwacht, StringComparison.Ordinal);
    }

    [Fact]
    public void OnbekendeSleutel_WordtGenoemdMetSuggestie()
    {
        var fout = Fout(Feit(1, ",\"corigeert\":null"));

        Assert.Equal("f.jsonl: regel 1, kolom corigeert: onbekende sleutel 'corigeert' (bedoel je 'corrigeert'?); verwacht: een van nr, dossier, soort, op, vastgelegd, door, gegevens, corrigeert", fout.ToString());
    }

    [Theory]
    [InlineData("2026-01-12T15:04:00+01:00", "2026-01-12T14:04:00")]
    [InlineData("2026-01-12T15:04:00.5Z", "2026-01-12T15:04:00.5")]
    [InlineData("2026-01-12T15:04:00.1234567-05:30", "2026-01-12T20:34:00.1234567")]
    [InlineData("2026-01-12T15:04Z", "2026-01-12T15:04:00")]
    [InlineData("1900-01-01T00:00:00Z", "1900-01-01T00:00:00")]
    public void Tijdstip_MetTijdzone_IsUtc(string tekst, string utc)
    {
        var feit = Lees(Met("2026-01-12T15:04:00Z", tekst)).Waarde!.Dossiers[0].Feiten.First();

        Assert.Equal(DateTimeKind.Utc, feit.Vastgelegd.Kind);
        Assert.Equal(utc, feit.Vastgelegd.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("PlanVastgesteld", "\"soort\":[\"smart\"]", "gegevens.soort")]
    [InlineData("GesprekGevoerd", "\"met\":[1]", "gegevens.met")]
    [InlineData("GesprekGevoerd", "\"met\":[\"ouder\",null]", "gegevens.met")]
    [InlineData("GesprekGevoerd", "\"met\":[[\"ouder\"]]", "gegevens.met")]
    [InlineData("GesprekGevoerd", "\"met\":[\"\"]", "gegevens.met")]
    [InlineData("GesprekGevoerd", "\"met\":[\"a\\tb\"]", "gegevens.met")]
    [InlineData("GesprekGevoerd", "\"met\":{\"ouder\":true}", "gegevens.met")]
    [InlineData("LeerlingStand", "\"geboortedatum\":\"2014-02-29\"", "gegevens.geboortedatum")]
    [InlineData("LeerlingStand", "\"geboortedatum\":20140228", "gegevens.geboortedatum")]
    [InlineData("TermijnVerlengd", "\"taak\":\"D:a:1\",\"reden\":\"r\",\"tot\":\"2026-06-31\"", "gegevens.tot")]
    [InlineData("StagnatieVastgesteld", "\"oorzaak\":\"partner\",\"wachtlijst\":\"misschien\"", "gegevens.wachtlijst")]
    [InlineData("StagnatieVastgesteld", "\"oorzaak\":\"partner\",\"wachtlijst\":1", "gegevens.wachtlijst")]
    public void Veld_VanDeVerkeerdeSoort_WordtGenoemd(string soort, string gegevens, string veld)
    {
        var fout = Fout($$$"""{"nr":1,"dossier":"D","soort":"{{{soort}}}","op":"2026-01-12","vastgelegd":"2026-01-12T15:04:00Z","gegevens":{{{{gegevens}}}}}""");

        Assert.Equal((1L, veld), (fout.Regel, fout.Kolom));
        Assert.EndsWith("past niet", fout.Wat, StringComparison.Ordinal);
        Assert.NotEqual("", fout.Verwacht);
    }

    [Fact]
    public void LijstVanMeerDanHonderdWoorden_WordtGeweigerd() => Assert.Equal("gegevens.met",
        Fout($$$"""{"nr":1,"dossier":"D","soort":"GesprekGevoerd","op":"2026-01-12","vastgelegd":"2026-01-12T15:04:00Z","gegevens":{"met":[{{{string.Join(',', Enumerable.Repeat("\"o\"", 101))}}}]}}""").Kolom);

    [Theory]
    [InlineData("\"door\":\"mentor\"")]
    [InlineData("\"door\":[]")]
    [InlineData("\"door\":{\"rol\":3}")]
    [InlineData("\"door\":{\"naam\":\"Jan\"}")]
    [InlineData("\"door\":{\"rol\":\"a\\u001b[31mb\"}")]
    public void Door_DatNietPast_WordtGenoemd(string door) => Assert.Equal((1L, "door"), Plaats(Fout(Feit(1, "," + door))));

    /// <summary>Half a surrogate pair is valid JSON and no text.</summary>
    [Theory]
    [InlineData("\"D\"", "\"\\ud800\"")]
    [InlineData("\"SignaalAan\"", "\"\\udc00\"")]
    [InlineData("\"2026-01-12\"", "\"\\ud800\"")]
    [InlineData("\"2026-01-12T15:04:00Z\"", "\"\\ud800\"")]
    [InlineData("\"ziek-lang\"", "\"\\ud800x\"")]
    [InlineData("\"signaal\":", "\"signaal\\ud800\":")]
    [InlineData("\"nr\":1", "\"nr\":1,\"\\ud800\":1")]
    [InlineData("\"nr\":1", "\"nr\":\"\\ud800\"")]
    [InlineData("\"nr\":1", "\"nr\":1,\"door\":{\"rol\":\"\\ud800\"}")]
    [InlineData("\"nr\":1", "\"nr\":1,\"door\":{\"\\ud800\":\"x\"}")]
    public void HalfTeken_WordtGeweigerd_EnNietMeer(string oud, string nieuw) =>
        Assert.All(Lees(Feit(8), Met(oud, nieuw)).Fouten.DefaultIfEmpty(new Bestandsmelding("", 0, "", "niets", "")), f => Assert.Equal(2, f.Regel));

    [Fact]
    public void Bsn_StaatNooitInEenMelding()
    {
        foreach (var regel in (string[])[Met("\"D\"", "\"123456782\""), Met("\"D\"", "123456782"), Met("\"nr\":1", "\"nr\":\"123456782\""), Met("\"SignaalAan\"", "\"123456782\""), Met("\"2026-01-12\"", "\"123456782\"")])
            Assert.All(Lees(regel).Fouten, f => Assert.DoesNotContain("123456782", f.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public void ElkeFoutVanEenRegel_WordtGenoemd() => Assert.Equal(
        ["dossier", "nr", "op", "soort", "vastgelegd"],
        Lees("{}").Fouten.Select(f => f.Kolom).Order(StringComparer.Ordinal));

    // ------------------------------------------------------------------ numbers and corrections

    [Fact]
    public void NrTweeKeer_NoemtDeEersteRegel()
    {
        var fout = Fout(Feit(1), Feit(2), Feit(1));

        Assert.Equal("f.jsonl: regel 3, kolom nr: nummer 1 is er al in dit dossier (regel 1); verwacht: elk nummer één keer per dossier", fout.ToString());
    }

    [Fact]
    public void NrInTweeDossiers_Mag() => Assert.Equal(["D", "E"], Lees(Feit(1), Feit(1, dossier: "E")).Waarde!.Dossiers.Select(d => d.Dossier));

    [Theory]
    [InlineData(2, 3, "feit 2 corrigeert 3, dat geen lager nummer heeft")]
    [InlineData(2, 2, "feit 2 corrigeert 2, dat geen lager nummer heeft")]
    [InlineData(3, 2, "feit 3 corrigeert 2, dat er in dit dossier niet is")]
    [InlineData(3, 2147483647, "feit 3 corrigeert 2147483647, dat geen lager nummer heeft")]
    public void Correctie_VanWatErNietOfNogNietIs_WordtGenoemd(int nr, int doel, string wat)
    {
        var fout = Fout(Feit(1), Feit(nr, $",\"corrigeert\":{doel}"), Feit(2, dossier: "E"));

        Assert.Equal((2L, "corrigeert"), Plaats(fout));
        Assert.Equal((wat, "het nr van een eerder feit van hetzelfde dossier"), (fout.Wat, fout.Verwacht));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("\"1\"")]
    [InlineData("1.5")]
    [InlineData("[1]")]
    public void Corrigeert_DatGeenNummerIs_WordtGenoemd(string doel) => Assert.Equal((2L, "corrigeert"), Plaats(Fout(Feit(1), Feit(2, $",\"corrigeert\":{doel}"))));

    [Fact]
    public void Correctie_VoorHetFeitInHetBestand_Mag() => Assert.Equal(2, Lees(Feit(2, ",\"corrigeert\":1"), Feit(1)).Waarde!.Dossiers[0].Aantal);

    /// <summary>What is wrong is line 1; that line 2 finds nothing to correct is its consequence.</summary>
    [Fact]
    public void Correctie_VanEenGeweigerdeRegel_IsGeenTweedeFout() => Assert.Equal(1, Fout(Met("\"ziek-lang\"", "\"\""), Feit(2, ",\"corrigeert\":1")).Regel);

    [Fact]
    public void FoutenInCorrecties_StaanInVolgordeVanHetBestand() => Assert.Equal(
        [1L, 2L, 3L],
        Lees(Feit(9, ",\"corrigeert\":12"), Feit(3, ",\"corrigeert\":4", "A"), "geen json").Fouten.Select(f => f.Regel));

    [Fact]
    public void Intrekking_ZonderDoel_WordtGenoemd() => Assert.Equal(
        (1L, "corrigeert"), Plaats(Fout("""{"nr":1,"dossier":"D","soort":"Ingetrokken","op":"2026-01-12","vastgelegd":"2026-01-12T15:04:00Z"}""")));

    [Theory]
    [InlineData("\"op\":\"2026-01-12\",")]
    [InlineData("")]
    public void Intrekking_MetOfZonderDag_HaaltHetFeitWeg(string op)
    {
        var dossier = Assert.Single(Lees(Feit(1), $$"""{"nr":2,"dossier":"D","soort":"Ingetrokken",{{op}}"vastgelegd":"2026-01-13T15:04:00Z","corrigeert":1}""").Waarde!.Dossiers);

        Assert.Empty(dossier.Geldend(new DateOnly(2026, 6, 1)));
        Assert.Single(dossier.Geldend(new DateOnly(2026, 6, 1), new DateTime(2026, 1, 13, 15, 3, 59, DateTimeKind.Utc)));
    }

    [Fact]
    public void MetEenGeweigerdeRegel_IsErNiets() => Assert.Null(Lees(Feit(1), "{}", Feit(2)).Waarde);

    // ------------------------------------------------------------------ the order of the lines

    [Fact]
    public void VolgordeVanDeRegels_MaaktNietsUit() => Prop.ForAll(Gen.Choose(1, 100_000).ToArbitrary(), zaad =>
    {
        var random = new Random(zaad);
        var regels = Enumerable.Range(1, 30).Select(n => Feit(n, random.Next(3) == 0 && n > 1 ? $",\"corrigeert\":{random.Next(1, n)}" : "", random.Next(2) == 0 || n <= 30 ? "D" : "E")
            .Replace("2026-01-12\"", $"2026-{random.Next(1, 7):00}-12\"", StringComparison.Ordinal)).ToArray();
        var gewoon = Json(regels);
        random.Shuffle(regels);
        return gewoon == Json(regels) && gewoon.Length > 10;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void VolgordeVanDeRegels_MaaktOokNietsUitVoorDeFouten()
    {
        string[] regels = [Feit(1), Feit(2, ",\"corrigeert\":5"), Feit(3, ",\"x\":1"), "geen json", Feit(4, "", "123456782")];

        Assert.Equal(Lees(regels).Fouten.Count, Lees([.. regels.Reverse()]).Fouten.Count);
    }

    [Fact]
    public void TwintigduizendFeiten_ZijnZoGelezen()
    {

        var gelezen = Lees(Enumerable.Range(1, 20_000).Select(n => Feit(n, n % 2 == 0 ? $",\"corrigeert\":{n - 1}" : "")).ToArray());

        Assert.Equal(20_000, gelezen.Waarde!.Dossiers[0].Aantal);
    }

    private static (long Regel, string Veld) Plaats(Bestandsmelding melding) => (melding.Regel, melding.Kolom);

    private static string Json(string[] regels)
    {
        var set = Afspraakproef.Set(Afspraakproef.Afspraak("a", "{feit: SignaalAan}", "feit: GesprekGevoerd", "binnen: {aantal: 2, eenheid: dagen}, herhaal: elk"));
        var gelezen = Lees(regels);
        Assert.Empty(gelezen.Fouten);
        using var uit = new StringWriter();
        Takenjson.Schrijf([.. gelezen.Waarde!.Dossiers.Select(d => new Dossierstand(set, d, Afspraakproef.Kalender, new DateOnly(2026, 6, 1)))], set, uit);
        return uit.ToString();
    }

    /// <summary>A file with one very long line between two pieces of text, made while it is read.</summary>
    private sealed class Eindeloos(string voor, long lengte, string na) : Stream
    {
        private readonly byte[] _voor = Encoding.UTF8.GetBytes(voor);
        private readonly byte[] _na = Encoding.UTF8.GetBytes(na);
        private long _plaats;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => _plaats; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            int n;
            if (_plaats < _voor.Length)
            {
                n = Math.Min(buffer.Length, _voor.Length - (int)_plaats);
                _voor.AsSpan((int)_plaats, n).CopyTo(buffer);
            }
            else if (_plaats < _voor.Length + lengte)
            {
                n = (int)Math.Min(buffer.Length, _voor.Length + lengte - _plaats);
                buffer[..n].Fill((byte)'x');
            }
            else
            {
                var begin = (int)(_plaats - _voor.Length - lengte);
                n = Math.Min(buffer.Length, _na.Length - begin);
                _na.AsSpan(begin, n).CopyTo(buffer);
            }

            _plaats += n;
            return n;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }

    [Theory]
    [InlineData("MeldingGedaan", "\"bij\":\"DUO\"", "'DUO' kent geen protocol (bedoel je 'duo'?)")]
    [InlineData("LeerlingStand", "\"sector\":\"VO\"", "'VO' kent geen protocol (bedoel je 'vo'?)")]
    [InlineData("GesprekGevoerd", "\"met\":[\"leerling\",\"ouders\"]", "'ouders' kent geen protocol (bedoel je 'ouder'?)")]
    public void Woord_DatBijnaBekendIs_GeeftEenOpmerking(string soort, string gegevens, string opmerking)
    {
        var gelezen = Lees($$$"""{"nr":1,"dossier":"D","soort":"{{{soort}}}","op":"2026-01-12","vastgelegd":"2026-01-12T15:04:00Z","gegevens":{{{{gegevens}}}}}""");

        Assert.True(gelezen.IsGoed);
        Assert.Contains(opmerking, Assert.Single(gelezen.Opmerkingen).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void LegeLijst_EnEenEigenWoord_ZijnGoed()
    {
        var gelezen = Lees("""{"nr":1,"dossier":"D","soort":"GesprekGevoerd","op":"2026-01-12","vastgelegd":"2026-01-12T15:04:00Z","gegevens":{"met":[],"soort":"wandeling"}}""");

        Assert.True(gelezen.IsGoed);
        Assert.Empty(gelezen.Opmerkingen);
    }
}
