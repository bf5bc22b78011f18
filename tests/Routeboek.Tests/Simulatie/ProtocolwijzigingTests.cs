using Routeboek.Application.Simulatie;
using Routeboek.Domain.Protocollen;
using Routeboek.Tests.Signalering;

namespace Routeboek.Tests.Simulatie;

public class ProtocolwijzigingTests
{
    private static Simulatievariant Wijzig(string protocol, params string[] stel) => Assert.Single(Simulatieproef.Plan(Proefloop.Protocol(protocol), stel).Varianten);

    private static Criterium Criterium(Simulatievariant variant, string signaal) => variant.Protocol.Signalen.Single(s => s.Id == signaal).Criterium;

    [Theory]
    [InlineData("te-laat-preventief=6", "in dit schooljaar vanaf 6 keer te laat")]
    [InlineData("den-bosch-vo:te-laat-preventief=6", "in dit schooljaar vanaf 6 keer te laat")]
    [InlineData(" te-laat-preventief.rijen = 6 ", "in dit schooljaar vanaf 6 keer te laat")]
    [InlineData("spijbelen-duo.lesuren=10", "in dit schooljaar vanaf 10 lesuren ongeoorloofd of vanaf 4 dagdelen ongeoorloofd")]
    [InlineData("spijbelen-duo.dagdelen=3", "in dit schooljaar vanaf 12 lesuren ongeoorloofd of vanaf 3 dagdelen ongeoorloofd")]
    [InlineData("ziek-verspreid=5", "meer dan 5 ziektedagen in de afgelopen maand, verdeeld over minstens 2 ziekteperioden")]
    [InlineData("ziek-frequent=4", "vanaf 4 ziekteperioden van hoogstens 2 dagen, begonnen in de afgelopen 2 maanden")]
    [InlineData("ziek-lang=9", "meer dan 9 schooldagen achter elkaar ziek")]
    [InlineData("ziek-opvallend=2", "vanaf 2 dagen met ziek naar huis in de afgelopen maand")]
    [InlineData("thuiszitter=22", "afwezige reeks: vanaf 22 kalenderdagen")]
    [InlineData("thuiszitter-drie-maanden=2", "afwezige reeks: vanaf 2 maanden")]
    [InlineData("leerplicht-16-uur=720", "vanaf 720 minuten ongeoorloofd in de laatste 4 schoolweken; een lesuur telt voor 60 minuten; alleen wie leerplichtig of kwalificatieplichtig is")]
    [InlineData("noord-kennemerland-vo:aanwezigheid-niveau-2=93,5", "aanwezigheid sinds het begin van het schooljaar meer dan 90 en minder dan 93,5 %, vanaf schoolweek 8")]
    [InlineData("noord-kennemerland-vo:aanwezigheid-niveau-2=93.5", "aanwezigheid sinds het begin van het schooljaar meer dan 90 en minder dan 93,5 %, vanaf schoolweek 8")]
    [InlineData("noord-kennemerland-vo:aanwezigheid-niveau-3.hoogstens=88", "aanwezigheid sinds het begin van het schooljaar t/m 88 %, vanaf schoolweek 8")]
    [InlineData("noord-kennemerland-vo:aanwezigheid-niveau-2.boven=91,5", "aanwezigheid sinds het begin van het schooljaar meer dan 91,5 en minder dan 95 %, vanaf schoolweek 8")]
    public void Drempel_KrijgtHetAndereGetal_EnDeRestBlijft(string stel, string zin)
    {
        var id = stel.Contains("noord", StringComparison.Ordinal) ? "noord-kennemerland-vo" : "den-bosch-vo";
        var oud = Proefloop.Protocol(id);
        var nieuw = Assert.Single(Simulatieproef.Plan(oud, [stel]).Varianten);

        var anders = oud.Signalen.Zip(nieuw.Protocol.Signalen).Where(p => p.First != p.Second).ToList();
        Assert.Equal(zin, Criteriumtekst.Zin(Assert.Single(anders).Second.Criterium));
        Assert.Equal(oud.Versie + " (gewijzigd)", nieuw.Protocol.Versie);
        Assert.Equal(Herkomst.Voorstel, anders[0].Second.Herkomst);
        Assert.Contains(Criteriumtekst.Zin(anders[0].First.Criterium), anders[0].Second.Toelichting, StringComparison.Ordinal);
    }

    [Fact]
    public void TweeTreden_MogenSamenOpschuiven()
    {
        var nieuw = Wijzig("den-bosch-vo", "te-laat-preventief=3", "te-laat-gesprek=2");

        Assert.Equal("in dit schooljaar vanaf 3 keer te laat", Criteriumtekst.Zin(Criterium(nieuw, "te-laat-preventief")));
        Assert.Equal(["te-laat-preventief: vanaf 3 keer te laat in plaats van 8", "te-laat-gesprek: vanaf 2 keer te laat in plaats van 3"],
            nieuw.Wijzigingen.Select(w => w.ToString()));
    }

    [Theory]
    // not readable
    [InlineData("te-laat-preventief", "is niet te lezen; schrijf SIGNAAL=GETAL")]
    [InlineData("te-laat-preventief=6=7", "is niet te lezen")]
    [InlineData("=6", "is niet te lezen")]
    [InlineData(":te-laat-duo=9", "is niet te lezen")]
    [InlineData("te-laat-duo.=9", "is niet te lezen")]
    [InlineData("te-laat-preventief=", "het getal ontbreekt")]
    [InlineData("te-laat-preventief=zes", "'zes' is geen getal")]
    [InlineData("te-laat-preventief=6 keer", "is geen getal")]
    [InlineData("te-laat-preventief=1.000,0", "is geen getal")]
    [InlineData("te-laat-preventief=99999999999999999999999999999999", "veel te groot")]
    // not there
    [InlineData("te-lat-preventief=6", "heeft geen signaal 'te-lat-preventief' (bedoel je 'te-laat-preventief'?); kies uit te-laat-aandacht, ")]
    [InlineData("haaglanden-vo:niet-in-groep=3", "protocol 'haaglanden-vo' doet niet mee; kies den-bosch-vo, of voeg een protocol toe met --met")]
    [InlineData("den-bosch-v:te-laat-duo=9", "(bedoel je 'den-bosch-vo'?)")]
    [InlineData("te-laat-preventief.lesuren=4", "heeft geen drempel 'lesuren'; kies te-laat-preventief.rijen")]
    [InlineData("spijbelen-duo=10", "meer dan een drempel; kies spijbelen-duo.lesuren=12 of spijbelen-duo.dagdelen=4")]
    [InlineData("spijbelen-duo.uren=3", "kies spijbelen-duo.lesuren of spijbelen-duo.dagdelen")]
    // not possible
    [InlineData("te-laat-preventief=-3", "kies een heel getal van 1 t/m 2000")]
    [InlineData("te-laat-preventief=0", "kies een heel getal van 1 t/m 2000")]
    [InlineData("te-laat-preventief=99999", "kies een heel getal van 1 t/m 2000")]
    [InlineData("te-laat-preventief=6,5", "zonder punt of komma")]
    [InlineData("te-laat-preventief=1.000", "zonder punt of komma")]
    [InlineData("ziek-lang=400", "van 1 t/m 366")]
    [InlineData("ziek-opvallend=40", "van 1 t/m 32")]
    [InlineData("thuiszitter-drie-maanden=13", "van 1 t/m 12")]
    // crossing on a ladder
    [InlineData("te-laat-preventief=3", "vraagt niet meer rijen dan te-laat-gesprek: 3 tegenover 3. Mogelijk is 4 t/m 11; of verander")]
    [InlineData("te-laat-preventief=12", "Mogelijk is 4 t/m 11")]
    [InlineData("te-laat-duo=8", "Mogelijk is 9 t/m 2000")]
    [InlineData("ziek-lang=5", "Mogelijk is 6 t/m 366")]
    [InlineData("thuiszitter=95", "Mogelijk is 1 t/m 94")]
    public void Stel_DieNietKan_WordtGeweigerdMetWatWelKan(string stel, string melding)
    {
        var weigering = Simulatieproef.Weigering("den-bosch-vo", [stel]);

        Assert.StartsWith("--stel ", weigering, StringComparison.Ordinal);
        Assert.Contains(melding, weigering, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', weigering);
    }

    [Theory]
    [InlineData("aanwezigheid-niveau-2=100", "van 0,1 t/m 99,9")]
    [InlineData("aanwezigheid-niveau-2=0", "van 0,1 t/m 99,9")]
    [InlineData("aanwezigheid-niveau-2=-5", "van 0,1 t/m 99,9")]
    [InlineData("aanwezigheid-niveau-2=93,55", "hoogstens één cijfer achter de komma")]
    [InlineData("aanwezigheid-niveau-2=90", "dat kan nooit. Mogelijk is 90,1 t/m 99,9")]
    [InlineData("aanwezigheid-niveau-2.boven=95", "dat kan nooit. Mogelijk is 0,1 t/m 94,9")]
    [InlineData("aanwezigheid-niveau-3=95,1", "Mogelijk is 0,1 t/m 95")]
    public void Percentage_DatNietKan_WordtGeweigerd(string stel, string melding) =>
        Assert.Contains(melding, Simulatieproef.Weigering("noord-kennemerland-vo", [stel]), StringComparison.Ordinal);

    [Fact]
    public void Dagmelding_HeeftGeenGetal() =>
        Assert.Contains("heeft geen drempel: het gaat aan op elke dag met ongeoorloofd", Simulatieproef.Weigering("haaglanden-vo", ["ongeoorloofd-melden=2"]), StringComparison.Ordinal);

    [Fact]
    public void DezelfdeDrempelTweeKeer_WordtGeweigerd() =>
        Assert.Contains("staat er twee keer", Simulatieproef.Weigering("den-bosch-vo", ["te-laat-duo=11", "te-laat-duo.rijen=10"]), StringComparison.Ordinal);

    [Theory]
    [InlineData("is het protocol dat u al gebruikt", "den-bosch-vo")]
    [InlineData("staat er twee keer", "haaglanden-vo", "haaglanden-vo")]
    [InlineData("is voor po en den-bosch-vo voor vo", "den-bosch-po")]
    public void AnderProtocol_DatNietPast_WordtGeweigerd(string melding, params string[] met) =>
        Assert.Contains(melding, Simulatieproef.Weigering("den-bosch-vo", [], met), StringComparison.Ordinal);

    [Fact]
    public void SignaalVanHetAndereProtocol_ZonderNaamErvoor_WijstDeWeg() =>
        Assert.Contains("schrijf --stel haaglanden-vo:niet-in-groep=3", Simulatieproef.Weigering("den-bosch-vo", ["niet-in-groep=3"], "haaglanden-vo"), StringComparison.Ordinal);

    [Fact]
    public void Opmerkingen_NoemenWetOverlapEnEenGetalDatErAlStond()
    {
        Assert.Contains("leerplicht-16-uur staat in de wet; een ander getal is hier alleen om mee te rekenen", Wijzig("den-bosch-vo", "leerplicht-16-uur=720").Opmerkingen);
        Assert.Contains("te-laat-duo staat al op 12", Wijzig("den-bosch-vo", "te-laat-duo=12").Opmerkingen);
        Assert.Contains("meer dan 90 en t/m 92 % hoort bij aanwezigheid-niveau-2 en bij aanwezigheid-niveau-3", Wijzig("noord-kennemerland-vo", "aanwezigheid-niveau-3=92").Opmerkingen);
        Assert.Empty(Wijzig("den-bosch-vo", "te-laat-duo=11").Opmerkingen);
    }

    [Fact]
    public void Wijziging_LaatHetOudeProtocolMetRust()
    {
        var oud = Proefloop.Protocol("den-bosch-vo");
        Simulatieproef.Plan(oud, ["spijbelen-duo.lesuren=9"]);

        Assert.Equal(Criteriumtekst.Zin(Proefloop.Protocol("den-bosch-vo").Signalen.Single(s => s.Id == "spijbelen-duo").Criterium),
            Criteriumtekst.Zin(oud.Signalen.Single(s => s.Id == "spijbelen-duo").Criterium));
    }
}
