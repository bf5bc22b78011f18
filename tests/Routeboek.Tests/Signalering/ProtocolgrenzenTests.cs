using System.Text.Json;
using Routeboek.Tests.Eisen;
using static Routeboek.Tests.Signalering.Proefklas;

namespace Routeboek.Tests.Signalering;

/// <summary>The rows of the requirements that are numbers, through the whole product with the protocols that come with it.</summary>
public sealed class ProtocolgrenzenTests
{
    private static readonly DateOnly[] s_elkeDag = [.. ElkeDag("2025-09-01", 200)];

    private static Proefklas TeLaat(Proefklas klas, int n) => klas.RijOp(klas.Dagen.Take(n), "te_laat", "");

    private static Proefklas Dagdelen(Proefklas klas, int n) => klas.RijOp(klas.Dagen.Take(n), "ongeoorloofd", "ochtend");

    private static Proefklas Lesuren(Proefklas klas, int n) => klas.RijOp(klas.Dagen.Take(n), "ongeoorloofd", "2");

    private static Proefklas ZiekAaneen(Proefklas klas, int n) => klas.RijOp(klas.Dagen.Take(n), "ziek");

    private static Proefklas LosZiek(Proefklas klas, int n) => klas.RijOp(klas.Dagen.Where((_, i) => i % 2 == 0).Take(n), "ziek");

    private static Proefklas Weg(Proefklas klas, int n) => klas.RijOp(klas.Dagen.Take(n), "geoorloofd");

    // ---- 's-Hertogenbosch: lateness

    [Fact]
    [Eis("B-SIG-01")]
    [Eis("B-GAP-14")]
    [Eis("B-CLK-12")]
    public void TeLaatInHetPo_TotEnMetZeven_IsEenGesprekVanDeSchool()
    {
        Assert.Contains("gesprek met de ouders", Rond("den-bosch-po", "te-laat-gesprek", 3, TeLaat), StringComparison.Ordinal);
        Assert.Contains("leerkracht", Rond("den-bosch-po", "te-laat-aandacht", 1, (k, n) => TeLaat(k, n)), StringComparison.Ordinal);
        Assert.Empty(TeLaat(new Proefklas("den-bosch-po"), 7).Signalen("te-laat-preventief"));
    }

    [Fact]
    [Eis("B-SIG-02")]
    [Eis("B-CLK-12")]
    public void TeLaatInHetPo_VanafAcht_IsEenPreventiefGesprekMetLeerplicht() =>
        Assert.Contains("preventief gesprek met leerplicht", Rond("den-bosch-po", "te-laat-preventief", 8, TeLaat), StringComparison.Ordinal);

    [Fact]
    [Eis("B-SIG-03")]
    [Eis("B-SIG-05")]
    [Eis("B-CLK-12")]
    public void TeLaatInHetPo_VanafTwaalf_IsEenMeldingBijLeerplicht()
    {
        var vervolg = Rond("den-bosch-po", "te-laat-duo", 12, TeLaat);
        Assert.Contains("via DUO bij leerplicht", vervolg, StringComparison.Ordinal);
        Assert.Contains("leerplicht roept hen op", vervolg, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("den-bosch-vo")]
    [InlineData("den-bosch-mbo")]
    [Eis("B-SIG-06")]
    [Eis("B-SIG-07")]
    [Eis("B-SIG-08")]
    [Eis("B-SIG-10")]
    [Eis("B-GAP-35")]
    public void TeLaatInVoEnMbo_VolgtDeCriteriaVanHetSpreekuur(string protocol)
    {
        Assert.Contains("jonger is dan 18", Rond(protocol, "te-laat-gesprek", 3, TeLaat), StringComparison.Ordinal);
        Assert.Contains("preventieve spreekuur", Rond(protocol, "te-laat-preventief", 8, TeLaat), StringComparison.Ordinal);
        var duo = Rond(protocol, "te-laat-duo", 12, TeLaat);
        Assert.Contains("leerplicht of RMC", duo, StringComparison.Ordinal);
        Assert.Contains("roept hen op", duo, StringComparison.Ordinal);
    }

    [Fact]
    [Eis("B-GAP-40")]
    [Eis("B-SIG-32")]
    public void TeLaat_AanHetBeginEnTussenDeLessen_TeltElkeKeerEen_HoeLangOok()
    {
        var klas = new Proefklas("den-bosch-vo");
        klas.Rij(klas.Dagen[0], "te_laat", "1", "2").Rij(klas.Dagen[0], "te_laat", "5", "55").Rij(klas.Dagen[1], "te_laat", "", "");

        Assert.Equal(3, Assert.Single(klas.Signalen("te-laat-gesprek")).GetProperty("waarde").GetDecimal());
        Assert.DoesNotContain(klas.Signalen(), s => s.GetProperty("signaal").GetString()!.StartsWith("spijbelen", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("2026-07-31", true)]
    [InlineData("2026-08-03", false)]
    [Eis("B-GAP-13")]
    [Eis("B-CLK-12")]
    public void Tellen_BegintElkSchooljaarOpnieuw_OpEenAugustus(string achtste, bool aan)
    {
        var klas = new Proefklas("den-bosch-vo", Weekdagen("2025-09-01", "2026-10-30"));
        klas.RijOp(klas.Dagen.Take(7), "te_laat", "").Rij(D(achtste), "te_laat", "");

        Assert.Equal(aan, klas.Signalen("te-laat-preventief").Count == 1);
    }

    // ---- 's-Hertogenbosch: truancy

    [Fact]
    [Eis("B-SIG-11")]
    [Eis("B-SIG-12")]
    [Eis("B-SIG-13")]
    [Eis("B-SIG-14")]
    [Eis("B-GAP-03")]
    [Eis("B-CLK-13")]
    public void SpijbelenInHetPo_TeltDagdelen_EenTotTweeDrieEnVier()
    {
        Assert.Contains("gesprek met de ouders", Rond("den-bosch-po", "spijbelen-gesprek", 1, Dagdelen), StringComparison.Ordinal);
        Assert.Contains("preventief gesprek met leerplicht", Rond("den-bosch-po", "spijbelen-preventief", 3, Dagdelen), StringComparison.Ordinal);
        var duo = Rond("den-bosch-po", "spijbelen-duo", 4, Dagdelen);
        Assert.Contains("via DUO bij leerplicht", duo, StringComparison.Ordinal);
        Assert.Contains("leerplicht roept hen op", duo, StringComparison.Ordinal);

        // exactly one whole day = two dagdelen: still the talk of the school
        var heleDag = new Proefklas("den-bosch-po");
        heleDag.Rij(heleDag.Dagen[0], "ongeoorloofd");
        Assert.Equal(2, Assert.Single(heleDag.Signalen("spijbelen-gesprek")).GetProperty("waarde").GetDecimal());
        Assert.Empty(heleDag.Signalen("spijbelen-preventief"));
    }

    [Theory]
    [InlineData("den-bosch-vo")]
    [InlineData("den-bosch-mbo")]
    [Eis("B-SIG-15")]
    [Eis("B-SIG-16")]
    [Eis("B-SIG-17")]
    [Eis("B-SIG-18")]
    [Eis("B-GAP-04")]
    [Eis("B-CLK-13")]
    public void SpijbelenInVoEnMbo_TeltLesurenOfDagdelen(string protocol)
    {
        Assert.Contains("spreekt de leerling", Rond(protocol, "spijbelen-gesprek", 1, Lesuren), StringComparison.Ordinal);
        Assert.Contains("preventieve spreekuur", Rond(protocol, "spijbelen-preventief", 8, Lesuren), StringComparison.Ordinal);
        Assert.Contains("via DUO bij leerplicht of RMC", Rond(protocol, "spijbelen-duo", 12, Lesuren), StringComparison.Ordinal);
        Assert.Contains("leerplicht of RMC roept hen op", Rond(protocol, "spijbelen-duo", 4, Dagdelen), StringComparison.Ordinal);
        Assert.Empty(Lesuren(new Proefklas(protocol), 7).Signalen("spijbelen-preventief"));
    }

    [Fact]
    [Eis("B-GAP-01")]
    [Eis("B-GAP-02")]
    public void Spijbelen_HeeftPerSectorEenEenheid()
    {
        var po = Lesuren(new Proefklas("den-bosch-po"), 1).Lees();
        Assert.Equal("lesuur", Assert.Single(po.Fouten).Kolom);

        // four dagdelen: a report in both; twelve lesson hours exist only from VO on
        Assert.Single(Dagdelen(new Proefklas("den-bosch-po"), 4).Signalen("spijbelen-duo"));
        Assert.Single(Lesuren(new Proefklas("den-bosch-vo"), 12).Signalen("spijbelen-duo"));
        Assert.Empty(Dagdelen(new Proefklas("den-bosch-vo"), 3).Signalen("spijbelen-preventief"));
    }

    // ---- 's-Hertogenbosch: illness

    [Theory]
    [InlineData("den-bosch-po")]
    [InlineData("den-bosch-vo")]
    [InlineData("den-bosch-mbo")]
    [Eis("B-SIG-21")]
    [Eis("B-CLK-04")]
    [Eis("B-GAP-22")]
    public void Frequent_IsDrieKorteZiekmeldingenInTweeMaanden(string protocol)
    {
        Rond(protocol, "ziek-frequent", 3, LosZiek);

        // spells of two days count, of three days do not
        foreach (var (lengte, aan) in new[] { (2, true), (3, false) })
        {
            var klas = new Proefklas(protocol);
            foreach (var begin in new[] { 0, 5, 10 })
                klas.RijOp(klas.Dagen.Skip(begin).Take(lengte), "ziek");
            Assert.Equal(aan, klas.Signalen("ziek-frequent").Count > 0);
        }
    }

    [Theory]
    [InlineData("2025-11-01", true)] // 1 November minus 2 months = 1 September
    [InlineData("2025-11-03", false)]
    [Eis("B-GAP-08")]
    [Eis("B-CLK-04")]
    public void Venster_LooptMee_TotDezelfdeDatumTweeMaandenTerug(string derde, bool aan)
    {
        var klas = new Proefklas("den-bosch-vo", ElkeDag("2025-09-01", 90));
        klas.Rij(D("2025-09-01"), "ziek").Rij(D("2025-09-05"), "ziek").Rij(D(derde), "ziek");

        Assert.Equal(aan, klas.Signalen("ziek-frequent").Count == 1);
    }

    [Fact]
    [Eis("B-GAP-08")]
    public void Ziekteperiode_LooptOverHetWeekend_EnEenGevolgdeDagBreektHaar()
    {
        var klas = new Proefklas("den-bosch-po");
        // Thursday to the next Thursday: six school days in a row
        klas.RijOp(klas.Dagen.Skip(3).Take(6), "ziek");
        Assert.Equal(6, Assert.Single(klas.Signalen("ziek-lang")).GetProperty("waarde").GetDecimal());

        var onderbroken = new Proefklas("den-bosch-po");
        onderbroken.RijOp(onderbroken.Dagen.Skip(3).Take(3), "ziek").RijOp(onderbroken.Dagen.Skip(7).Take(3), "ziek");
        Assert.Empty(onderbroken.Signalen("ziek-lang"));

        // half of the day is a sick day, a minute less is not
        Assert.Single(new Proefklas("den-bosch-po").RijOp(klas.Dagen.Take(6), "ziek", "ochtend", "150").Signalen("ziek-lang"));
        Assert.Empty(new Proefklas("den-bosch-po").RijOp(klas.Dagen.Take(6), "ziek", "ochtend", "149").Signalen("ziek-lang"));
    }

    [Theory]
    [InlineData("den-bosch-vo")]
    [InlineData("den-bosch-mbo")]
    [Eis("B-SIG-22")]
    [Eis("B-GAP-07")]
    [Eis("B-CLK-06")]
    public void LangInVoEnMbo_IsMeerDanTienSchooldagen_MetEenWaarschuwingNaVijf(string protocol)
    {
        Rond(protocol, "ziek-lang", 11, ZiekAaneen);
        Rond(protocol, "ziek-lang-waarschuwing", 6, ZiekAaneen);
    }

    [Fact]
    [Eis("B-SIG-23")]
    [Eis("B-GAP-07")]
    [Eis("B-CLK-06")]
    public void LangInHetPo_IsMeerDanEenSchoolweek()
    {
        Rond("den-bosch-po", "ziek-lang", 6, ZiekAaneen);
        Assert.Empty(ZiekAaneen(new Proefklas("den-bosch-po"), 20).Signalen("ziek-lang-waarschuwing"));
    }

    [Theory]
    [InlineData("den-bosch-po")]
    [InlineData("den-bosch-vo")]
    [Eis("B-SIG-24")]
    [Eis("B-CLK-05")]
    [Eis("B-GAP-47")]
    public void Verspreid_IsMeerDanVierDagenInEenMaand_InMinstensTweePerioden(string protocol)
    {
        Rond(protocol, "ziek-verspreid", 5, LosZiek);
        Assert.Empty(ZiekAaneen(new Proefklas(protocol), 15).Signalen("ziek-verspreid"));
    }

    [Theory]
    [InlineData("den-bosch-po")]
    [InlineData("den-bosch-vo")]
    [Eis("B-SIG-25")]
    [Eis("B-GAP-23")]
    public void Opvallend_IsDrieKeerZiekNaarHuisInEenMaand(string protocol) =>
        Rond(protocol, "ziek-opvallend", 3, (k, n) => k.RijOp(k.Dagen.Take(n), "ziek_naar_huis", "middag", "30"));

    [Fact]
    [Eis("B-SIG-26")]
    public void EenVanDeVierZiektecriteria_IsGenoeg()
    {
        string[] vier = ["ziek-frequent", "ziek-lang", "ziek-verspreid", "ziek-opvallend"];
        Proefklas[] klassen =
        [
            LosZiek(new Proefklas("den-bosch-po"), 3),
            ZiekAaneen(new Proefklas("den-bosch-po"), 6),
            Perioden(new Proefklas("den-bosch-po"), 3, 2),
            new Proefklas("den-bosch-po").RijOp(Weekdagen("2025-09-01", "2025-09-03"), "ziek_naar_huis", "middag", "30"),
        ];
        foreach (var (klas, eigen) in klassen.Zip(vier))
            Assert.Equal([eigen], klas.Signalen().Select(s => s.GetProperty("signaal").GetString()!).Where(vier.Contains).Distinct());

        static Proefklas Perioden(Proefklas klas, int eerste, int tweede) =>
            klas.RijOp(klas.Dagen.Take(eerste), "ziek").RijOp(klas.Dagen.Skip(eerste + 2).Take(tweede), "ziek");
    }

    // ---- home for long

    [Theory]
    [InlineData("den-bosch-po")]
    [InlineData("den-bosch-vo")]
    [InlineData("den-bosch-mbo")]
    [Eis("B-SIG-29")]
    [Eis("B-GAP-24")]
    public void BeginnendeThuiszitter_IsDeZesdeSchooldagAchterElkaar_WatDeRedenOokIs(string protocol)
    {
        Assert.Contains("binnen 2 weken", Rond(protocol, "thuiszitter-beginnend", 6, Weg), StringComparison.Ordinal);
        foreach (var soort in new[] { "ziek", "ongeoorloofd", "onbekend" })
            Rond(protocol, "thuiszitter-beginnend", 6, (k, n) => k.RijOp(k.Dagen.Take(n), soort));
    }

    [Fact]
    [Eis("B-SIG-30")]
    [Eis("B-CLK-10")]
    [Eis("B-GAP-24")]
    [Eis("X-GAP-03")]
    public void Thuiszitter_IsInDenBoschLangerDanVierWeken() =>
        Assert.Contains("breed overleg", Rond("den-bosch-po", "thuiszitter", 29, Weg, s_elkeDag), StringComparison.Ordinal);

    [Theory]
    [InlineData("noord-kennemerland-vo", "langdurig-afwezig", "samenwerkingsverband")]
    [InlineData("haaglanden-po", "zorgwekkend-4-weken", "Onderwijs Transparant")]
    [InlineData("haaglanden-vo", "zorgwekkend-4-weken", "Onderwijs Transparant")]
    [Eis("X-GAP-03")]
    [Eis("N-SIG-08")]
    [Eis("N-SIG-09")]
    [Eis("N-CLK-01")]
    [Eis("H-REG-03")]
    [Eis("H-SIG-11")]
    [Eis("H-CLK-03")]
    [Eis("H-GAP-42")]
    public void VierWeken_IsElders_VanafDeAchtentwintigsteDag(string protocol, string signaal, string vervolg) =>
        Assert.Contains(vervolg, Rond(protocol, signaal, 28, Weg, s_elkeDag), StringComparison.Ordinal);

    [Theory]
    [InlineData("den-bosch-po")]
    [InlineData("noord-kennemerland-vo")]
    [InlineData("haaglanden-po")]
    [Eis("B-SIG-31")]
    [Eis("B-CLK-11")]
    [Eis("B-SCO-01")]
    [Eis("H-GEN-02")]
    [Eis("H-CLK-11")]
    public void DrieMaandenThuis_BreektDeAfspraak_EnIsVoorafTeZien(string protocol)
    {
        // from 1 September; three months on 1 December
        var klas = new Proefklas(protocol, s_elkeDag).RijOp(s_elkeDag.Where(d => d <= D("2025-12-10")), "geoorloofd");

        Assert.Empty(klas.Signalen("thuiszitter-drie-maanden", D("2025-11-30")));
        var signaal = Assert.Single(klas.Signalen("thuiszitter-drie-maanden", D("2025-12-01")));
        Assert.Equal("2025-09-01", signaal.GetProperty("bewijs")[0].GetProperty("datum").GetString());

        var nadert = Assert.Single(klas.Lees().Signalen(Proefloop.Protocol(protocol), D("2025-11-10"), nadert: true),
            s => s.GetProperty("signaal").GetString() == "thuiszitter-drie-maanden");
        Assert.Equal(JsonValueKind.Null, nadert.GetProperty("sinds").ValueKind);
        Assert.Equal(1, nadert.GetProperty("nog").GetDecimal());
    }

    [Theory]
    [InlineData("noord-kennemerland-vo", "langdurig-afwezig")]
    [InlineData("haaglanden-po", "zorgwekkend-4-weken")]
    [Eis("N-GAP-07")]
    [Eis("H-GEN-03")]
    public void VierWeken_LopenDoorBijEenLosseLes_EnStoppenBijEenGevolgdeDag(string protocol, string signaal)
    {
        // each day half absent, each week for another reason
        var half = new Proefklas(protocol, s_elkeDag);
        string[] redenen = ["ziek", "ongeoorloofd", "geoorloofd", "onbekend"];
        for (var i = 0; i < 28; i++)
            half.Rij(s_elkeDag[i], redenen[i / 7], "ochtend");
        Assert.Single(half.Signalen(signaal));

        var onderbroken = new Proefklas(protocol, s_elkeDag).RijOp(s_elkeDag.Take(28).Where((_, i) => i != 14), "geoorloofd");
        Assert.Empty(onderbroken.Signalen(signaal));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    [Eis("H-GAP-39")]
    public void Reeks_LooptDoorEenVakantie_AlleenMetAfwezigheidErvoorEnErna(bool erna)
    {
        DateOnly[] dagen = [.. Weekdagen("2025-11-24", "2025-12-19"), .. Weekdagen("2026-01-05", "2026-01-30")];
        var klas = new Proefklas("haaglanden-po", dagen).RijOp(dagen.Where(d => d >= D("2025-12-15") && d <= D("2025-12-19")), "geoorloofd");
        if (erna)
            klas.RijOp(dagen.Where(d => d >= D("2026-01-05") && d <= D("2026-01-12")), "geoorloofd");
        else
            klas.RijOp(dagen.Where(d => d >= D("2026-01-06") && d <= D("2026-01-13")), "geoorloofd");

        // 15 December + 27 days = Sunday 11 January: on from Monday 12 January
        var signalen = klas.Signalen("zorgwekkend-4-weken");
        Assert.Equal(erna ? ["2026-01-12"] : [], signalen.Select(s => s.GetProperty("sinds").GetString()!));
    }

    // ---- Noord-Kennemerland

    [Theory]
    [InlineData(600, false, false)] // 40 days of 300 minutes = 12000: exactly 95 %
    [InlineData(601, true, false)]
    [InlineData(1199, true, false)]
    [InlineData(1200, false, true)] // exactly 90 %
    [InlineData(1201, false, true)]
    [Eis("N-SIG-01")]
    [Eis("N-SIG-02")]
    [Eis("N-SIG-03")]
    [Eis("N-SIG-04")]
    [Eis("N-SIG-05")]
    [Eis("N-SIG-07")]
    [Eis("N-GAP-01")]
    [Eis("N-GAP-02")]
    [Eis("N-CLK-05")]
    [Eis("N-REG-02")]
    public void Aanwezigheid_KentDrieNiveaus(int afwezig, bool niveau2, bool niveau3)
    {
        var klas = new Proefklas("noord-kennemerland-vo");
        // sick, permitted and unpermitted minutes weigh the same
        var rest = afwezig;
        string[] soorten = ["ziek", "geoorloofd", "ongeoorloofd"];
        for (var i = 0; rest > 0; i++, rest -= 300)
            klas.Rij(klas.Dagen[i * 3], soorten[i % 3], "dag", $"{Math.Min(300, rest)}");
        var peildatum = klas.Dagen[39];

        Assert.Equal(niveau2, klas.StaatAan("aanwezigheid-niveau-2", peildatum));
        Assert.Equal(niveau3, klas.StaatAan("aanwezigheid-niveau-3", peildatum));
        if (niveau2)
        {
            var vervolg = klas.Signalen("aanwezigheid-niveau-2", peildatum)[^1].GetProperty("vervolg").GetString()!;
            Assert.Contains("jeugd- en schoolcoach", vervolg, StringComparison.Ordinal);
            Assert.Contains("OPP met handelingsplan", vervolg, StringComparison.Ordinal);
        }
        if (niveau3)
            Assert.Contains("OPP", klas.Signalen("aanwezigheid-niveau-3", peildatum)[^1].GetProperty("vervolg").GetString()!, StringComparison.Ordinal);
    }

    [Fact]
    [Eis("N-SIG-11")]
    [Eis("N-GAP-05")]
    [Eis("X-GAP-05")]
    public void Mazl_IsDeVierdeZiekmeldingInTwaalfSchoolweken_OfDeZevendeDag()
    {
        Assert.Contains("jeugdarts", Rond("noord-kennemerland-vo", "mazl-frequent", 4, LosZiek), StringComparison.Ordinal);
        Assert.Contains("jeugdarts", Rond("noord-kennemerland-vo", "mazl-lang", 7, ZiekAaneen), StringComparison.Ordinal);

        // the first spell 12 school weeks back counts, 13 weeks back no more
        foreach (var (week, aan) in new[] { (11, true), (12, false) })
        {
            var klas = new Proefklas("noord-kennemerland-vo");
            klas.Rij(klas.Dagen[0], "ziek").Rij(klas.Dagen[week * 5], "ziek").Rij(klas.Dagen[week * 5 + 2], "ziek").Rij(klas.Dagen[week * 5 + 4], "ziek");
            Assert.Equal(aan, klas.Signalen("mazl-frequent").Count == 1);
        }

        // the region picks one set: no criteria of 's-Hertogenbosch here
        Assert.DoesNotContain(ZiekAaneen(new Proefklas("noord-kennemerland-vo"), 12).Signalen(), s => s.GetProperty("signaal").GetString()!.StartsWith("ziek-", StringComparison.Ordinal));
    }

    // ---- Haaglanden

    [Theory]
    [InlineData("haaglanden-po")]
    [InlineData("haaglanden-vo")]
    [Eis("H-REG-02")]
    [Eis("H-GAP-07")]
    public void Ongeoorloofd_WordtInHaaglandenAltijdGemeld_EnDeWettelijkeGrensStaatErnaast(string protocol)
    {
        var een = new Proefklas(protocol);
        een.Rij(een.Dagen[0], "ongeoorloofd", "ochtend", "1").Rij(een.Dagen[2], "ongeoorloofd", "ochtend", "1");
        var signalen = een.Signalen("ongeoorloofd-melden");
        Assert.Equal(["2025-09-01", "2025-09-03"], signalen.Select(s => s.GetProperty("sinds").GetString()!));
        Assert.Contains("meldt het verzuim vandaag bij DUO", signalen[0].GetProperty("vervolg").GetString()!, StringComparison.Ordinal);
        Assert.Empty(een.Signalen("leerplicht-16-uur"));

        var geoorloofd = new Proefklas(protocol);
        Assert.Empty(geoorloofd.Rij(geoorloofd.Dagen[0], "geoorloofd").Signalen("ongeoorloofd-melden"));
    }

    [Theory]
    [InlineData("den-bosch-po")]
    [InlineData("den-bosch-vo")]
    [InlineData("noord-kennemerland-vo")]
    [InlineData("haaglanden-po")]
    [Eis("X-GAP-09")]
    [Eis("H-GAP-07")]
    public void ZestienUurInVierSchoolweken_IsDeWettelijkeGrens(string protocol)
    {
        Assert.Empty(Minuten(959).Signalen("leerplicht-16-uur"));
        var signaal = Assert.Single(Minuten(960).Signalen("leerplicht-16-uur"));
        Assert.Equal("wet", signaal.GetProperty("herkomst").GetString());
        Assert.Single(Minuten(961).Signalen("leerplicht-16-uur"));

        // the fifth school week is too late
        var laat = new Proefklas(protocol);
        laat.Rij(laat.Dagen[0], "ongeoorloofd", "dag", "60").RijOp([laat.Dagen[20], laat.Dagen[21], laat.Dagen[22]], "ongeoorloofd", "dag", "300");
        Assert.Empty(laat.Signalen("leerplicht-16-uur"));

        Proefklas Minuten(int totaal)
        {
            var klas = new Proefklas(protocol);
            return klas.RijOp(klas.Dagen.Take(3), "ongeoorloofd", "dag", "300").Rij(klas.Dagen[3], "ongeoorloofd", "ochtend", $"{totaal - 900}");
        }
    }

    [Fact]
    [Eis("H-GAP-11")]
    [Eis("H-ILL-16")]
    [Eis("H-PHA-33")]
    [Eis("H-CLK-04")]
    [Eis("H-REG-06")]
    public void VierWekenZiek_WordtGemeldMaarIsGeenGrondVoorOpschaling()
    {
        var ziek = new Proefklas("haaglanden-po", s_elkeDag).RijOp(s_elkeDag.Take(28), "ziek");
        Assert.Single(ziek.Signalen("zorgwekkend-4-weken"));
        Assert.Empty(ziek.Signalen("opschalen-4-weken"));
        Assert.Empty(ziek.Signalen("ongeoorloofd-melden"));

        var gemengd = new Proefklas("haaglanden-po", s_elkeDag).RijOp(s_elkeDag.Take(27), "ziek").Rij(s_elkeDag[27], "geoorloofd");
        Assert.Single(gemengd.Signalen("zorgwekkend-4-weken"));
        Assert.Single(gemengd.Signalen("opschalen-4-weken"));
    }

    [Theory]
    [InlineData("haaglanden-po")]
    [InlineData("haaglanden-vo")]
    [Eis("H-SIG-03")]
    [Eis("H-SIG-04")]
    [Eis("H-SIG-05")]
    [Eis("H-SIG-09")]
    [Eis("H-REG-29")]
    [Eis("H-GEN-04")]
    public void NietInDeGroep_VijfDagenInVierSchoolweken_IsEenSignaalEnGeenAfwezigheid(string protocol)
    {
        var vervolg = Rond(protocol, "niet-in-groep", 5, (k, n) => k.RijOp(k.Dagen.Take(n), "niet_in_groep", "ochtend", "5"));
        Assert.Contains("binnen 2 weken", vervolg, StringComparison.Ordinal);

        var lang = new Proefklas(protocol, s_elkeDag).RijOp(s_elkeDag.Take(60), "niet_in_groep");
        Assert.Equal(["niet-in-groep"], lang.Signalen().Select(s => s.GetProperty("signaal").GetString()!).Distinct());
        var aanwezig = new Proefklas("noord-kennemerland-vo", s_elkeDag).RijOp(s_elkeDag.Take(60), "niet_in_groep");
        Assert.Empty(aanwezig.Signalen());
    }

    [Theory]
    [InlineData("haaglanden-po")]
    [InlineData("haaglanden-vo")]
    [Eis("H-ILL-19")]
    [Eis("H-GAP-05")]
    public void Haaglanden_HeeftZelfGeenGetalVoorVaakZiekOfTeLaat(string protocol)
    {
        var klas = new Proefklas(protocol);
        klas.RijOp(klas.Dagen.Where((_, i) => i % 2 == 0), "ziek").RijOp(klas.Dagen, "te_laat", "");

        Assert.Empty(klas.Signalen());
    }

    // ---- every region

    [Theory]
    [InlineData("den-bosch-po", "2022-01")]
    [InlineData("haaglanden-po", "2025-09")]
    [Eis("B-SCO-10")]
    [Eis("B-GAP-44")]
    [Eis("H-GEN-07")]
    public void ElkSignaal_NoemtDeVersieVanZijnProtocol_EnHetProtocolZijnGeldigheid(string protocol, string versie)
    {
        var klas = new Proefklas(protocol).RijOp(Weekdagen("2025-09-01", "2025-10-10"), "ongeoorloofd");
        var signalen = klas.Signalen();

        Assert.NotEmpty(signalen);
        Assert.All(signalen, s => Assert.Equal(versie, s.GetProperty("versie").GetString()));
        Assert.Equal(D(versie + "-01"), Proefloop.Protocol(protocol).GeldigVanaf);
    }

    [Theory]
    [InlineData("wachtlijst")]
    [InlineData("luxe")]
    [InlineData("iets van de school zelf")]
    [Eis("B-REG-22")]
    [Eis("N-REG-03")]
    [Eis("H-REG-16")]
    public void Reden_GaatMeeNaarHetBewijs_EnIsVrij(string reden)
    {
        var klas = new Proefklas("den-bosch-vo");
        klas.Rij(klas.Dagen[0], "ongeoorloofd", "1", reden: reden).Rij(klas.Dagen[1], "ongeoorloofd", "1");

        var bewijs = klas.Signalen("spijbelen-gesprek")[0].GetProperty("bewijs");
        Assert.Equal(reden, bewijs[0].GetProperty("reden").GetString());
    }

    [Theory]
    [InlineData("te_laat", "1")]
    [InlineData("ongeoorloofd", "3")]
    [InlineData("ziek", "dag")]
    [InlineData("geoorloofd", "middag")]
    [InlineData("onbekend", "ochtend")]
    [Eis("H-SIG-20")]
    [Eis("B-REG-01")]
    public void Soorten_TeLaatLesverzuimEnVerzuim_KunnenWordenGeregistreerd(string soort, string tijdvak)
    {
        var klas = new Proefklas("haaglanden-vo");
        var gelezen = klas.Rij(klas.Dagen[0], soort, tijdvak).Lees();
        Assert.Equal((1, 0), (gelezen.Bestand.Telling.Geteld, gelezen.Bestand.Telling.Geweigerd));

        var fout = new Proefklas("haaglanden-vo");
        Assert.Equal("soort", Assert.Single(fout.Rij(fout.Dagen[0], soort + "x", tijdvak).Lees().Fouten).Kolom);
    }
}
