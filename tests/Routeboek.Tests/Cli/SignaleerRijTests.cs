using System.Globalization;
using System.Text;

namespace Routeboek.Tests.Cli;

/// <summary>Rows that are wrong, row by row, at the real command.</summary>
public class SignaleerRijTests
{
    [Theory]
    [InlineData("A;2026-02-30;;1;te_laat;;", "datum", "'2026-02-30' is geen bestaande datum")]
    [InlineData("A;1-1-2026;;1;te_laat;;", "datum", "'1-1-2026' is geen bestaande datum")]
    [InlineData("A;;;1;te_laat;;", "datum", "de datum is niet ingevuld")]
    [InlineData("A;2026-01-17;;1;te_laat;;", "datum", "'2026-01-17' is geen schooldag")]
    [InlineData("A;25-12-2025;;1;te_laat;;", "datum", "'25-12-2025' is geen schooldag")]
    [InlineData("A;2031-01-15;;1;te_laat;;", "datum", "'2031-01-15' is geen schooldag")]
    [InlineData("A;2026-01-15;;0;ziek;;", "lesuur", "'0' is geen lesuur")]
    [InlineData("A;2026-01-15;;17;ziek;;", "lesuur", "'17' is geen lesuur")]
    [InlineData("A;2026-01-15;;x;ziek;;", "lesuur", "'x' is geen lesuur")]
    [InlineData("A;2026-01-15;;1;ziek;-1;", "minuten", "'-1' kan niet")]
    [InlineData("A;2026-01-15;;1;ziek;0;", "minuten", "'0' kan niet")]
    [InlineData("A;2026-01-15;;1;ziek;601;", "minuten", "'601' kan niet")]
    [InlineData("A;2026-01-15;;1;ziek;1,5;", "minuten", "'1,5' kan niet")]
    [InlineData("A;2026-01-15;ochtend;1;ziek;;", "lesuur", "dagdeel en lesuur zijn allebei ingevuld")]
    [InlineData("A;2026-01-15;ochtend;1;te_laat;;", "lesuur", "dagdeel en lesuur zijn allebei ingevuld")]
    [InlineData("A;2026-01-15;;;ziek;;", "dagdeel", "dagdeel en lesuur zijn allebei leeg")]
    [InlineData("A;2026-01-15;avond;;ziek;;", "dagdeel", "'avond' is geen dagdeel")]
    [InlineData("A;2026-01-15;;1;Ziek;;", "soort", "'Ziek' is geen soort")]
    [InlineData("A;2026-01-15;;1;;;", "soort", "de soort is niet ingevuld")]
    [InlineData(" ;2026-01-15;;1;te_laat;;", "leerling", "de leerling is niet ingevuld")]
    public void FouteRij_WordtMetPlaatsEnVerwachtingGeweigerd(string rij, string kolom, string wat)
    {
        using var map = new Proefmap();

        var afloop = map.Signaleer($"B;2026-01-15;;1;te_laat;;\n{rij}\n").Weigert("2 rijen gelezen, 1 geteld, 0 dubbel, 1 geweigerd");

        Assert.StartsWith($"v.csv: regel 3, kolom {kolom}: {wat}; verwacht: ", afloop.Foutregels[0], StringComparison.Ordinal);
        Assert.Equal(2, afloop.Foutregels.Length);
    }

    [Theory]
    [InlineData("A;2026-01-15;;;te_laat;0;")]
    [InlineData("A;15-01-2026;;1;te_laat;;")]
    [InlineData(" A ; 2026-01-15 ;; 16 ; ziek ; 600 ; arts ")]
    [InlineData("A;2026-01-15;dag;;ziek;;")]
    [InlineData("\"A\";\"2026-01-15\";\"\";\"1\";\"ziek\";\"\";\"a;b\"")]
    public void GoedeRij_Telt(string rij)
    {
        using var map = new Proefmap();
        Assert.Equal("1 rijen gelezen, 1 geteld, 0 dubbel, 0 geweigerd", map.Signaleer(rij + "\n").Geeft(0).Laatste);
        Assert.Equal("1 rijen gelezen, 1 geteld, 0 dubbel, 0 geweigerd", map.Signaleer(rij + "\r\n\r\n").Geeft(0).Laatste);
        Assert.Equal("1 rijen gelezen, 1 geteld, 0 dubbel, 0 geweigerd", map.Signaleer(rij).Geeft(0).Laatste);
    }

    [Fact]
    public void TeLangeSleutel_EnLangsteSleutel()
    {
        using var map = new Proefmap();
        map.Signaleer($"{string.Concat(Enumerable.Repeat("😀", 64))};2026-01-15;;1;te_laat;;\n").Geeft(0);
        map.Signaleer($"{new string('a', 65)};2026-01-15;;1;te_laat;;\n").Weigert("1 rijen gelezen, 0 geteld, 0 dubbel, 1 geweigerd").Zegt("te lang");
    }

    [Theory]
    [InlineData("tabel")]
    [InlineData("json")]
    [InlineData("csv")]
    [InlineData("html")]
    public void Burgerservicenummer_KomtNergensTerug(string formaat)
    {
        using var map = new Proefmap();
        const string Rijen = """
            111222333;2026-01-15;;1;te_laat;;
            A;2026-01-15;;1;te_laat;5;111222333
            A;111222333;;1;te_laat;;
            A;2026-01-15;111222333;;te_laat;;
            A;2026-01-15;;111222333;te_laat;;
            A;2026-01-15;;1;111222333;;
            A;2026-01-15;;1;te_laat;111222333;

            """;

        var afloop = map.Signaleer(Rijen, "--sla-fouten-over", "--peildatum", "2026-01-16", "--formaat", formaat).Geeft(3);

        Assert.Equal("7 rijen gelezen, 1 geteld, 0 dubbel, 6 geweigerd", afloop.Laatste);
        Assert.NotEqual("", afloop.Uit);
        Assert.DoesNotContain("111222333", afloop.Fout + afloop.Uit, StringComparison.Ordinal);
    }

    [Fact]
    public void BotsendeRij_DeLatereWordtGeweigerd()
    {
        using var map = new Proefmap();
        var afloop = map.Signaleer("A;2026-01-15;;1;ziek;;\nA;2026-01-15;;1;ongeoorloofd;;\nA;15-01-2026;;1;ziek;60;\nA;2026-01-15;ochtend;;ziek;;\n")
            .Weigert("4 rijen gelezen, 1 geteld, 1 dubbel, 2 geweigerd");
        Assert.StartsWith("v.csv: regel 3", afloop.Foutregels[0], StringComparison.Ordinal);
        Assert.StartsWith("v.csv: regel 5", afloop.Foutregels[1], StringComparison.Ordinal);
    }

    [Fact]
    public void KopieVanGeweigerdeRij_WordtWeerGeweigerd()
    {
        using var map = new Proefmap();
        map.Signaleer("A;2026-01-15;dag;;ziek;;\nA;2026-01-15;ochtend;;ongeoorloofd;;\nA;2026-01-15;ochtend;;ongeoorloofd;;\n")
            .Weigert("3 rijen gelezen, 1 geteld, 0 dubbel, 2 geweigerd");
    }

    [Theory]
    [InlineData("A;2026-01-15;;1;onbekend;;\nA;2026-01-15;;1;ongeoorloofd;;\n")]
    [InlineData("A;2026-01-15;;1;ongeoorloofd;;\nA;2026-01-15;;1;onbekend;;\n")]
    public void Onbekend_Wijkt_InBeideVolgordes(string rijen)
    {
        using var map = new Proefmap();
        var afloop = map.Signaleer(rijen, "--peildatum", "2026-01-15", "--formaat", "csv").Geeft(0);
        Assert.Equal("2 rijen gelezen, 2 geteld, 0 dubbel, 0 geweigerd", afloop.Laatste);
        Assert.Contains("A;spijbelen-gesprek;2026-01-15;;1;1", afloop.Uit, StringComparison.Ordinal);
    }

    [Fact]
    public void TeLaat_TweeKeerDezelfdeMinuut_IsDubbel_EnAndereMinutenTellen()
    {
        using var map = new Proefmap();
        var afloop = map.Signaleer("A;2026-01-15;;1;te_laat;5;\nA;2026-01-15;;1;te_laat;5;bus\nA;2026-01-15;;1;te_laat;6;\nA;2026-01-15;;2;te_laat;5;\nA;2026-01-15;;1;ziek;;\n",
            "--peildatum", "2026-01-15", "--formaat", "csv").Geeft(0);
        Assert.Equal("5 rijen gelezen, 4 geteld, 1 dubbel, 0 geweigerd", afloop.Laatste);
        Assert.Contains("A;te-laat-gesprek;2026-01-15;;3;3", afloop.Uit, StringComparison.Ordinal);
    }

    [Fact]
    public void SleutelsDieInHoofdlettersVerschillen_ZijnTweeLeerlingen()
    {
        using var map = new Proefmap();
        var afloop = map.Signaleer("b;2026-01-15;;1;te_laat;;\nB;2026-01-15;;1;te_laat;;\na;2026-01-15;;1;te_laat;;\n", "--peildatum", "2026-01-15", "--formaat", "csv").Geeft(0);
        Assert.Equal(["B", "a", "b"], afloop.Uit.Split('\n').Skip(1).Where(r => r.Length > 0).Select(r => r.Split(';')[0]));
    }

    [Fact]
    public void Basisonderwijs_WeigertLesuren()
    {
        using var map = new Proefmap();
        map.Signaleer("A;2026-01-15;;1;ziek;;\nA;2026-01-15;ochtend;;ziek;;\nA;2026-01-15;;1;te_laat;;\n", "--protocol", "den-bosch-po")
            .Weigert("3 rijen gelezen, 1 geteld, 0 dubbel, 2 geweigerd").Zegt("regel 4, kolom lesuur: een lesuur kan niet in het basisonderwijs");
    }

    [Fact]
    public void TienduizendFouteRijen_GeenVergeten()
    {
        var rijen = new StringBuilder();
        for (var i = 0; i < 10_000; i++)
            rijen.Append(CultureInfo.InvariantCulture, $"L{i % 700};2026-01-15;;1;onzin{i};;\n");
        using var map = new Proefmap();

        var afloop = map.Signaleer(rijen.ToString()).Weigert("10000 rijen gelezen, 0 geteld, 0 dubbel, 10000 geweigerd");

        Assert.Equal(Enumerable.Range(2, 10_000).Select(r => $"v.csv: regel {r}, kolom soort"), afloop.Foutregels[..^1].Select(r => r.Split(": 'onzin")[0]));
    }

    [Fact]
    public void SlaFoutenOver_BeoordeeltDeRest_EnBlijftDrie()
    {
        using var map = new Proefmap();
        var afloop = map.Signaleer("A;2026-01-15;;1;te_laat;;\nA;2026-01-17;;1;te_laat;;\n", "--sla-fouten-over", "--peildatum", "2026-01-16", "--formaat", "csv").Geeft(3);
        Assert.Equal("leerling;signaal;sinds;tot;waarde;grens\nA;te-laat-aandacht;2026-01-15;;1;1\n", afloop.Uit);
        Assert.Equal("2 rijen gelezen, 1 geteld, 0 dubbel, 1 geweigerd", afloop.Laatste);
    }

    [Fact]
    public void RijNaDePeildatum_WordtGekeurdEnGeteld_MaarNietBeoordeeld()
    {
        using var map = new Proefmap();
        var afloop = map.Signaleer("A;2026-01-15;;1;te_laat;;\nA;2026-01-16;;1;te_laat;;\nA;2026-01-19;;1;te_laat;;\n", "--peildatum", "2026-01-17", "--formaat", "csv").Geeft(0);
        Assert.Equal("3 rijen gelezen, 3 geteld, 0 dubbel, 0 geweigerd", afloop.Laatste);
        Assert.DoesNotContain("te-laat-gesprek", afloop.Uit, StringComparison.Ordinal);
    }
}
