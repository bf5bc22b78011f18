using Routeboek.Application.Simulatie;
using Routeboek.Tests.Eisen;

namespace Routeboek.Tests.Simulatie;

/// <summary>The school of <see cref="Simulatieproef"/>, worked out by hand.</summary>
public class SimulerenTests
{
    private const string Preventief = "te-laat-preventief";

    [Fact]
    [Eis("B-SIG-07")]
    public void LagereDrempel_ZietMeerThuiszittersEnEerder_EnVraagtMeerGesprekken()
    {
        var uitkomst = Simulatieproef.Voorbeeld([$"{Preventief}=6"]);
        var nu = uitkomst.Basis.Signaal(Preventief)!;
        var dan = Assert.Single(uitkomst.Varianten).Signaal(Preventief)!;

        Assert.Equal((5, 3, 9), (uitkomst.Leerlingen, uitkomst.Thuiszitters, uitkomst.Schoolweken));
        // A and E reach eight times late on 10 September; B and D six times on 8 September, as do A and E
        Assert.Equal((2, 2, 2), (nu.Leerlingen, nu.Acties, nu.AanOpPeildatum));
        Assert.Equal((4, 4, 4), (dan.Leerlingen, dan.Acties, dan.AanOpPeildatum));
        Assert.Equal(new Drukste(new DateOnly(2025, 9, 8), 2), nu.Drukste);
        Assert.Equal(new Drukste(new DateOnly(2025, 9, 8), 4), dan.Drukste);
        Assert.Equal(2m / 9, nu.ActiesPerWeek);
        // from 10 September to F, 22 September: 10, 11, 12, 15, 16, 17, 18, 19 = 8 school days; from 8 September 10
        Assert.Equal(new Vooraf(new Deel(1, 3), new Spreiding(8, 8, 8)), nu.VoorEersteDag);
        Assert.Equal(new Vooraf(new Deel(2, 3), new Spreiding(10, 10, 10)), dan.VoorEersteDag);
        // four weeks full on Monday 20 October: 20 school days after F
        Assert.Equal(new Vooraf(new Deel(1, 3), new Spreiding(28, 28, 28)), nu.VoorVierWeken);
        Assert.Equal(new Vooraf(new Deel(2, 3), new Spreiding(30, 30, 30)), dan.VoorVierWeken);
        Assert.Equal(new Deel(1, 2), nu.NooitThuiszitter);
        Assert.Equal(new Deel(2, 4), dan.NooitThuiszitter);
        Assert.Null(dan.NooitThuiszitter.Percentage);
    }

    [Fact]
    public void SignaalDatTijdensDeReeksKomt_IsErVoorVierWekenMaarNietVoorDeEersteDag()
    {
        // one dag unpermitted = 300 minutes; 960 minutes are reached on the fourth day, Thursday 25 September
        var wet = Simulatieproef.Voorbeeld([]).Basis.Signaal("leerplicht-16-uur")!;

        Assert.Equal(new Vooraf(new Deel(0, 3), null), wet.VoorEersteDag);
        Assert.Equal(new Vooraf(new Deel(2, 3), new Spreiding(17, 17, 17)), wet.VoorVierWeken);
        Assert.Equal(new Deel(0, 2), wet.NooitThuiszitter);
    }

    [Fact]
    public void Thuiszittersignaal_IsDeMaatstafZelf_OokAlsZijnDrempelVerandert()
    {
        var uitkomst = Simulatieproef.Voorbeeld(["thuiszitter=20"]);
        var nu = uitkomst.Basis.Signaal("thuiszitter")!;
        var dan = uitkomst.Varianten[0].Signaal("thuiszitter")!;

        Assert.Equal(3, uitkomst.Thuiszitters);
        Assert.Equal(new Deel(0, 3), nu.VoorVierWeken.Deel);
        // 20 calendar days on Saturday 11 October, so on from Monday 13 October: 5 school days before 20 October
        Assert.Equal(new Vooraf(new Deel(3, 3), new Spreiding(5, 5, 5)), dan.VoorVierWeken);
        Assert.True(dan.TeltDeReeksZelf);
        Assert.False(uitkomst.Basis.Signaal(Preventief)!.TeltDeReeksZelf);
    }

    [Fact]
    public void Samen_TeltLeerlingenEenKeer_EnActiesAllemaal()
    {
        var uitkomst = Simulatieproef.Voorbeeld([]);

        Assert.Equal(5, uitkomst.Basis.Samen.Leerlingen);
        Assert.Equal(uitkomst.Basis.Signalen.Sum(s => s.Acties), uitkomst.Basis.Samen.Acties);
        // A and B were late on 1 September, 15 school days before F; nothing announced C
        Assert.Equal(new Vooraf(new Deel(2, 3), new Spreiding(15, 15, 15)), uitkomst.Basis.Samen.VoorEersteDag);
        Assert.Equal(new Deel(2, 5), uitkomst.Basis.Samen.NooitThuiszitter);
    }

    [Fact]
    public void AnderProtocol_KomtErnaastMetZijnEigenSignalen()
    {
        var uitkomst = Simulatieproef.Voorbeeld(["te-laat-preventief=6", "haaglanden-vo:niet-in-groep=3"], "haaglanden-vo");

        Assert.Equal(["den-bosch-vo", "haaglanden-vo"], uitkomst.Varianten.Select(v => v.Variant.Protocol.Id));
        var haaglanden = uitkomst.Varianten[1];
        Assert.Equal("2025-09 (gewijzigd)", haaglanden.Variant.Protocol.Versie);
        Assert.Contains("haaglanden-vo: niet bevestigd voor VO", haaglanden.Variant.Opmerkingen);
        // every unpermitted day is a report of its own episode; consecutive days make one episode
        Assert.Equal((2, 2), (haaglanden.Signaal("ongeoorloofd-melden")!.Leerlingen, haaglanden.Signaal("ongeoorloofd-melden")!.Acties));
        Assert.Null(haaglanden.Signaal(Preventief));
        // 28 calendar days on Sunday 19 October, so on Monday the 20th, the day on which 29 are full: not before it
        Assert.Equal((3, new Deel(0, 3)), (haaglanden.Signaal("zorgwekkend-4-weken")!.Leerlingen, haaglanden.Signaal("zorgwekkend-4-weken")!.VoorVierWeken.Deel));
    }

    [Fact]
    public void Peildatum_VoorDeVierWeken_KentNogGeenThuiszitters()
    {
        var uitkomst = Simulatieproef.Voer(Simulatieproef.VoorbeeldVerzuim, Simulatieproef.VoorbeeldKalender, new DateOnly(2025, 10, 17), "den-bosch-vo", []);

        Assert.Equal((0, 7), (uitkomst.Thuiszitters, uitkomst.Schoolweken));
        Assert.Equal(new Deel(2, 2), uitkomst.Basis.Signaal(Preventief)!.NooitThuiszitter);
        Assert.Contains("wordt niemand thuiszitter", Simulatietabel.Schrijf(uitkomst), StringComparison.Ordinal);
    }

    [Fact]
    public void EerderSchooljaar_TeltNietMee()
    {
        var verzuim = Simulatieproef.VoorbeeldKop + "A;2025-06-02;;1;te_laat;5\nB;2025-09-01;;1;te_laat;5\n";
        var uitkomst = Simulatieproef.Voer(verzuim, "datum;minuten\n2025-06-02;300\n2025-09-01;300\n2025-09-02;300\n", new DateOnly(2025, 9, 2), "den-bosch-vo", []);

        Assert.Equal((1, 1), (uitkomst.Leerlingen, uitkomst.Basis.Samen.Leerlingen));
        Assert.Equal(new Drukste(new DateOnly(2025, 9, 1), 1), uitkomst.Basis.Samen.Drukste);
    }

    [Theory]
    [InlineData(9, null)]
    [InlineData(10, 30.0)]
    public void Percentage_KomtPasVanafTienGevallen(int van, double? verwacht) =>
        Assert.Equal((decimal?)verwacht, new Deel(3, van).Percentage);

    [Fact]
    public void Spreiding_IsDeMiddelsteWaardeMetDeUitersten()
    {
        Assert.Null(Spreiding.Van([]));
        Assert.Equal(new Spreiding(4, 1, 9), Spreiding.Van([9, 1, 4]));
        Assert.Equal(new Spreiding(4.5m, 1, 9), Spreiding.Van([9, 5, 1, 4]));
    }
}
