using Routeboek.Domain.Afspraken;
using Routeboek.Domain.Protocollen;
using Routeboek.Tests.Protocollen;

namespace Routeboek.Tests.Afspraken;

/// <summary>What the checker says of agreements, each with a protocol that has the fault and one that has not.</summary>
public sealed class AfsprakencontroleTests
{
    private static readonly string s_vangnet =
        Afspraakproef.Afspraak("volgen", "{feit: DossierGeopend}", "feit: DossierGesloten", "binnen: {aantal: 3, eenheid: maanden}")
        + Afspraakproef.Afspraak("toch", "{feit: TaakNietVanToepassing, met: {afspraak: [volgen, toch]}}", "feit: DossierGesloten", "binnen: {aantal: 4, eenheid: weken}, herhaal: elk");

    private static IReadOnlyList<Bevinding> Controleer(string afspraken, Protocol? protocol = null)
    {
        var gelezen = Afspraakproef.Lees(afspraken);
        Assert.Empty(gelezen.Fouten);
        var boek = new Afsprakenboek(protocol ?? Protocolproef.Goed(Protocolproef.Kop), gelezen.Afspraken);
        return Afsprakencontrole.Controleer(boek, Afsprakenwaarborg.Zoek(gelezen.Afspraken, Afspraakproef.Woordenschat, Afspraakproef.Kalender));
    }

    private static IEnumerable<string> Van(IReadOnlyList<Bevinding> bevindingen, Ernst ernst) => bevindingen.Where(b => b.Ernst == ernst).Select(b => b.Tekst);

    [Fact]
    public void EenGoedProtocol_HeeftGeenFoutenGatenOfOverlap()
    {
        var bevindingen = Controleer(s_vangnet + Afspraakproef.Afspraak("a", "{feit: NieuwVerzuim}", "feit: GesprekGevoerd", "binnen: {aantal: 3, eenheid: schooldagen}"));

        Assert.All(bevindingen, b => Assert.Equal(Ernst.Opmerking, b.Ernst));
    }

    [Fact]
    public void ZonderVangnet_IsEenFout_MetDeWegErheen()
    {
        var fouten = Van(Controleer(Afspraakproef.Afspraak("a", "{feit: DossierGeopend}", "feit: GesprekGevoerd")), Ernst.Fout).ToList();

        Assert.Contains(fouten, f => f.StartsWith("geen volgende stap op ", StringComparison.Ordinal) && f.EndsWith("DossierGeopend", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("binnen: {aantal: 3, eenheid: dagen}", "binnen: {aantal: 3, eenheid: dagen}", "a en b vragen precies hetzelfde")]
    [InlineData("binnen: {aantal: 3, eenheid: dagen}", "binnen: {aantal: 5, eenheid: dagen}", "a en b vragen bij dezelfde aanleiding hetzelfde feit van een ander of binnen een andere termijn")]
    public void DezelfdeAanleidingEnHetzelfdeFeit_IsEenOverlap(string een, string ander, string verwacht)
    {
        var dubbel = s_vangnet + Afspraakproef.Afspraak("a", "{feit: NieuwVerzuim}", "feit: GesprekGevoerd", een) + Afspraakproef.Afspraak("b", "{feit: NieuwVerzuim}", "feit: GesprekGevoerd", ander);

        Assert.Equal([$"b: {verwacht}"], Van(Controleer(dubbel), Ernst.Overlap));
    }

    [Fact]
    public void EenSignaalZonderAfspraak_EnEenAfspraakZonderSignaal_ZijnGaten()
    {
        var protocol = Protocolproef.Goed(Protocolproef.MetSignalen("id: ziek-lang, criterium: {vorm: lang-ziek, meer-dan: 10, eenheid: d}"));

        var gaten = Van(Controleer(s_vangnet + Afspraakproef.Afspraak("a", "{feit: SignaalAan, met: {signaal: ziek-kort}}", "feit: GesprekGevoerd", "binnen: {aantal: 3, eenheid: dagen}"), protocol), Ernst.Gat).ToList();

        Assert.Contains("a: noemt signaal ziek-kort, dat dit protocol niet heeft", gaten);
        Assert.Contains("op signaal ziek-lang volgt geen eigen afspraak", gaten);
    }

    [Fact]
    public void EenSignaalWaarnaAlleenHetVangnetOpenStaat_IsEenGat()
    {
        var gaten = Van(Controleer(s_vangnet + Afspraakproef.Afspraak("a", "{feit: SignaalAan, met: {signaal: x}}, {feit: GesprekGevoerd}", "feit: PlanVastgesteld", "binnen: {aantal: 3, eenheid: dagen}")), Ernst.Gat);

        Assert.Equal(["na alleen SignaalAan (signaal: x) in een open dossier opent geen eigen taak: alleen het vangnet"], gaten);
    }

    [Fact]
    public void EenWoordDatHetFeitNietKent_IsEenGat_MetDeWoordenDieHetKent()
    {
        var gaten = Van(Controleer(s_vangnet + Afspraakproef.Afspraak("a", "{feit: MeldingGedaan, met: {bij: DUO}}", "feit: GesprekGevoerd", "binnen: {aantal: 3, eenheid: dagen}")), Ernst.Gat);

        Assert.StartsWith("a: MeldingGedaan kent bij 'bij' het woord 'DUO' niet; de woorden zijn duo, ", Assert.Single(gaten), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "a: heeft geen laatste dag")]
    [InlineData("blijft: false", "a: blijft niet na zijn termijn, maar heeft er geen")]
    [InlineData("vanaf: {feit: GesprekGepland}", "a: heeft 'vanaf' zonder termijn")]
    [InlineData("binnen: {aantal: 3, eenheid: dagen}, waarschuw: 5", "a: waarschuwt 5 voor het einde van een termijn van 3 dagen")]
    public void WatEenLezerZouVerbazen_IsEenOpmerking(string meer, string opmerking) =>
        Assert.Contains(opmerking, Van(Controleer(s_vangnet + Afspraakproef.Afspraak("a", "{feit: NieuwVerzuim}", "feit: GesprekGevoerd", meer)), Ernst.Opmerking));

    [Fact]
    public void Vergelijking_ZetAfsprakenNaastElkaarOpHunId()
    {
        static IReadOnlyList<Afspraak> Lees(string tekst) => Afspraakproef.Lees(tekst).Afspraken;
        var a = Lees(Afspraakproef.Afspraak("gelijk", "{feit: NieuwVerzuim}", "feit: GesprekGevoerd") + Afspraakproef.Afspraak("alleen-a", "{feit: ZorgGemeld}", "feit: GesprekGevoerd")
            + Afspraakproef.Afspraak("anders", "{feit: SignaalAan}", "feit: GesprekGevoerd", "binnen: {aantal: 3, eenheid: schooldagen}"));
        var b = Lees(Afspraakproef.Afspraak("gelijk", "{feit: NieuwVerzuim}", "feit: GesprekGevoerd") + Afspraakproef.Afspraak("alleen-b", "{feit: ZorgGemeld}", "feit: GesprekGevoerd")
            + Afspraakproef.Afspraak("anders", "{feit: SignaalAan}", "feit: GesprekGevoerd", "binnen: {aantal: 1, eenheid: weken}, herhaal: elk"));

        var vergelijking = Afsprakenvergelijking.Van(a, b);

        Assert.Equal(["alleen-a"], vergelijking.AlleenInA.Select(x => x.Id));
        Assert.Equal(["alleen-b"], vergelijking.AlleenInB.Select(x => x.Id));
        Assert.Equal(["gelijk"], vergelijking.Gelijk);
        Assert.Equal(
            [("termijn", "binnen 3 schooldagen", "binnen 1 week"), ("waarschuwt", "1 schooldag ervoor", "1 week ervoor"), ("herhaal", "een", "elk")],
            Assert.Single(vergelijking.Anders).Verschillen.Select(v => (v.Naam, v.A, v.B)));
    }
}
