using Routeboek.Domain.Protocollen;

namespace Routeboek.Tests.Protocollen;

public class ProtocolvergelijkingTests
{
    [Fact]
    public void PoEnVoVanDenBosch_VerschillenInSpijbelenEnLangZiek()
    {
        var vergelijking = Protocolvergelijking.Van(Protocolproef.Meegeleverd("den-bosch-po"), Protocolproef.Meegeleverd("den-bosch-vo"));

        Assert.Equal(["sector"], vergelijking.Kop.Select(v => v.Naam));
        Assert.Empty(vergelijking.AlleenInA);
        Assert.Equal(["ziek-lang-waarschuwing"], vergelijking.AlleenInB.Select(s => s.Id));
        Assert.Equal(["thuiszitter-beginnend", "leerplicht-16-uur", "thuiszitter-drie-maanden"], vergelijking.Gelijk);
        var duo = vergelijking.Anders.Single(a => a.Id == "spijbelen-duo").Verschillen;
        Assert.Contains(new Verschil("drempel lesuren", "", "vanaf 12"), duo);
        Assert.DoesNotContain(duo, v => v.Naam == "drempel dagdelen");
        Assert.Contains(new Verschil("drempel", "meer dan 5", "meer dan 10"), vergelijking.Anders.Single(a => a.Id == "ziek-lang").Verschillen);
        Assert.Contains(new Verschil("herkomst", "protocol", "voorstel"), vergelijking.Anders.Single(a => a.Id == "thuiszitter").Verschillen);
    }

    [Fact]
    public void DenBoschEnNoordKennemerland_StaanNaastElkaarPerSoortCriterium()
    {
        var vergelijking = Protocolvergelijking.Van(Protocolproef.Meegeleverd("den-bosch-vo"), Protocolproef.Meegeleverd("noord-kennemerland-vo"));

        Assert.Equal(
            [
                "lang-ziek: ziek-lang-waarschuwing | mazl-lang",
                "lang-ziek: ziek-lang | mazl-lang",
                "reeks: thuiszitter | langdurig-afwezig",
                "ziekteperioden: ziek-frequent | mazl-frequent",
                "reeks: thuiszitter-beginnend | langdurig-afwezig",
            ],
            vergelijking.NaastElkaar.Select(t => $"{t.Vorm}: {t.A.Id} | {t.B.Id}"));
        Assert.Contains(new Verschil("versie", "2022-01", "ongedateerd"), vergelijking.Kop);
    }

    [Fact]
    public void Protocol_MetZichzelf_IsGelijk()
    {
        var protocol = Protocolproef.Meegeleverd("haaglanden-po");
        var vergelijking = Protocolvergelijking.Van(protocol, protocol);

        Assert.Empty(vergelijking.Kop);
        Assert.Empty(vergelijking.Anders);
        Assert.Equal(protocol.Signalen.Count, vergelijking.Gelijk.Count);
    }

    [Fact]
    public void AnderGetalInNieuweVersie_WordtGenoemd()
    {
        var oud = Protocolproef.Goed(Protocolproef.MetCriterium("vorm: lang-ziek, vanaf: 7, eenheid: d"));
        var nieuw = Protocolproef.Goed(Protocolproef.MetCriterium("vorm: lang-ziek, vanaf: 6, eenheid: d").Replace("2026-01\n", "2026-02\n", StringComparison.Ordinal));

        var vergelijking = Protocolvergelijking.Van(oud, nieuw);

        Assert.Equal([new Verschil("versie", "2026-01", "2026-02")], vergelijking.Kop);
        Assert.Equal([new Verschil("drempel", "vanaf 7", "vanaf 6")], Assert.Single(vergelijking.Anders).Verschillen);
    }
}
