using Routeboek.Application.Protocollen;
using Routeboek.Domain.Protocollen;
using Routeboek.Domain.Verzuim;
using Routeboek.Tests.Eisen;

namespace Routeboek.Tests.Protocollen;

/// <summary>The delivered files against the tables of the contract "signaleren"; the numbers here are typed from the contract.</summary>
public class MeegeleverdeProtocollenTests
{
    private const string TeLaat = "te laat";
    private const string Spijbelen = "ongeoorloofd";

    private static readonly (string Id, string Criterium)[] s_teLaat =
    [
        ("te-laat-aandacht", $"telling {TeLaat} rijen>=1"),
        ("te-laat-gesprek", $"telling {TeLaat} rijen>=3"),
        ("te-laat-preventief", $"telling {TeLaat} rijen>=8"),
        ("te-laat-duo", $"telling {TeLaat} rijen>=12"),
    ];

    private static readonly (string Id, string Criterium)[] s_ziekBosch =
    [
        ("ziek-frequent", "ziekteperioden 2m hoogstens2 >=3"),
        ("ziek-verspreid", "ziektedagen 1m >4 perioden2"),
        ("ziek-opvallend", "dagen-met ziek naar huis 1m >=3"),
        ("thuiszitter-beginnend", "reeks schooldagen >=6 50% alles"),
        ("thuiszitter", "reeks kalenderdagen >=29 50% alles"),
    ];

    private static readonly (string Id, string Criterium)[] s_landelijk =
    [
        ("leerplicht-16-uur", "minuten ongeoorloofd 4w >=960 lesuur60 leerplichtig"),
        ("thuiszitter-drie-maanden", "reeks maanden >=3 50% alles"),
    ];

    private static readonly (string Id, string Criterium)[] s_boschVo =
    [
        .. s_teLaat, .. s_ziekBosch, .. s_landelijk,
        ("spijbelen-gesprek", $"telling {Spijbelen} lesuren>=1 dagdelen>=1"),
        ("spijbelen-preventief", $"telling {Spijbelen} lesuren>=8"),
        ("spijbelen-duo", $"telling {Spijbelen} lesuren>=12 dagdelen>=4"),
        ("ziek-lang-waarschuwing", "lang-ziek >5"),
        ("ziek-lang", "lang-ziek >10"),
    ];

    private static readonly (string Id, string Criterium)[] s_haaglanden =
    [
        .. s_landelijk,
        ("ongeoorloofd-melden", "dagmelding ongeoorloofd"),
        ("zorgwekkend-4-weken", "reeks kalenderdagen >=28 50% alles"),
        ("opschalen-4-weken", "reeks kalenderdagen >=28 50% niet-alleen-ziek"),
        ("niet-in-groep", "dagen-met niet in de groep 4w >=5"),
    ];

    private static readonly Dictionary<string, (string Versie, Vakantieregio? Regio, Sector[] Sectoren, (string Id, string Criterium)[] Signalen)> s_contract = new()
    {
        ["wet-nl"] = ("2026-01", null, [Sector.Po, Sector.Vo, Sector.Mbo], s_landelijk),
        ["den-bosch-po"] = ("2022-01", Vakantieregio.Zuid, [Sector.Po],
        [
            .. s_teLaat, .. s_ziekBosch, .. s_landelijk,
            ("spijbelen-gesprek", $"telling {Spijbelen} dagdelen>=1"),
            ("spijbelen-preventief", $"telling {Spijbelen} dagdelen>=3"),
            ("spijbelen-duo", $"telling {Spijbelen} dagdelen>=4"),
            ("ziek-lang", "lang-ziek >5"),
        ]),
        ["den-bosch-vo"] = ("2022-01", Vakantieregio.Zuid, [Sector.Vo], s_boschVo),
        ["den-bosch-mbo"] = ("2022-01", Vakantieregio.Zuid, [Sector.Mbo], s_boschVo),
        ["noord-kennemerland-vo"] = ("ongedateerd", Vakantieregio.Noord, [Sector.Vo],
        [
            .. s_landelijk,
            ("aanwezigheid-niveau-2", "aanwezigheid boven900 onder950 week8"),
            ("aanwezigheid-niveau-3", "aanwezigheid hoogstens900 week8"),
            ("mazl-frequent", "ziekteperioden 12w hoogstens0 >=4"),
            ("mazl-lang", "lang-ziek >=7"),
            ("langdurig-afwezig", "reeks kalenderdagen >=28 50% alles"),
        ]),
        ["haaglanden-po"] = ("2025-09", Vakantieregio.Midden, [Sector.Po], s_haaglanden),
        ["haaglanden-vo"] = ("2025-09", Vakantieregio.Midden, [Sector.Vo], s_haaglanden),
    };

    public static TheoryData<string> Ids() => [.. s_contract.Keys];

    [Fact]
    public void Map_HeeftPreciesDeProtocollenVanHetContract() =>
        Assert.Equal(s_contract.Keys.Order(StringComparer.Ordinal), Protocollenmap.BijProgramma().Ids());

    [Theory]
    [MemberData(nameof(Ids))]
    [Eis("B-SIG-01")]
    [Eis("B-SIG-02")]
    [Eis("B-SIG-03")]
    [Eis("B-SIG-11")]
    [Eis("B-SIG-13")]
    [Eis("B-SIG-15")]
    [Eis("B-SIG-16")]
    [Eis("B-SIG-17")]
    [Eis("B-SIG-21")]
    [Eis("B-SIG-22")]
    [Eis("B-SIG-24")]
    [Eis("N-SIG-04")]
    [Eis("N-SIG-08")]
    [Eis("H-REG-03")]
    public void Protocol_LeestZonderFout_MetDeGetallenVanHetContract(string id)
    {
        var (versie, regio, sectoren, signalen) = s_contract[id];
        var protocol = Protocolproef.Meegeleverd(id);

        Assert.Equal(id, protocol.Id);
        Assert.Equal(versie, protocol.Versie);
        Assert.Equal(regio, protocol.Vakantieregio);
        Assert.Equal(sectoren, protocol.Sectoren);
        Assert.Equal(
            signalen.Select(s => $"{s.Id}: {s.Criterium}").Order(StringComparer.Ordinal),
            protocol.Signalen.Select(s => $"{s.Id}: {Code(s.Criterium)}").Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Protocol_HeeftGeenFoutenInZichzelf(string id) =>
        Assert.DoesNotContain(Protocolcontrole.Controleer(Protocolproef.Meegeleverd(id)), b => b.Ernst == Ernst.Fout);

    [Theory]
    [MemberData(nameof(Ids))]
    public void ElkSignaal_NoemtEisenEnAlsHetEenVoorstelIsEenGat(string id)
    {
        foreach (var signaal in Protocolproef.Meegeleverd(id).Signalen)
        {
            Assert.NotEmpty(signaal.Bron.Eisen);
            if (signaal.Herkomst == Herkomst.Voorstel)
                Assert.Contains(signaal.Bron.Eisen, e => e.Contains("-GAP-", StringComparison.Ordinal));
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void WettelijkeGrens_StaatAlleenInWetNl(string id)
    {
        foreach (var signaal in Protocolproef.Meegeleverd(id).Signalen.Where(s => s.Id is "leerplicht-16-uur" or "thuiszitter-drie-maanden"))
            Assert.Equal(id == "wet-nl" ? "" : "wet-nl", signaal.OvergenomenUit);
        Assert.Contains(Protocolproef.Meegeleverd(id).Signalen, s => s.Id == "leerplicht-16-uur" && s.Herkomst == Herkomst.Wet);
    }

    [Theory]
    [InlineData("den-bosch-po", "te-laat-aandacht", Herkomst.Voorstel)]
    [InlineData("den-bosch-po", "te-laat-gesprek", Herkomst.Voorstel)]
    [InlineData("den-bosch-po", "te-laat-preventief", Herkomst.Protocol)]
    [InlineData("den-bosch-vo", "te-laat-duo", Herkomst.Protocol)]
    [InlineData("den-bosch-po", "spijbelen-preventief", Herkomst.Voorstel)]
    [InlineData("den-bosch-vo", "spijbelen-preventief", Herkomst.Protocol)]
    [InlineData("den-bosch-vo", "ziek-opvallend", Herkomst.Voorstel)]
    [InlineData("den-bosch-vo", "thuiszitter-beginnend", Herkomst.Voorstel)]
    [InlineData("noord-kennemerland-vo", "aanwezigheid-niveau-2", Herkomst.Protocol)]
    [InlineData("noord-kennemerland-vo", "aanwezigheid-niveau-3", Herkomst.Voorstel)]
    [InlineData("noord-kennemerland-vo", "mazl-frequent", Herkomst.Voorstel)]
    [InlineData("haaglanden-vo", "niet-in-groep", Herkomst.Voorstel)]
    public void Herkomst_ZegtOfHetGetalVanDeRegioIs(string id, string signaal, Herkomst herkomst) =>
        Assert.Equal(herkomst, Protocolproef.Meegeleverd(id).Signalen.Single(s => s.Id == signaal).Herkomst);

    [Fact]
    [Eis("H-GAP-19")]
    public void HaaglandenVo_IsGemerktAlsNietBevestigd() =>
        Assert.Equal("niet bevestigd voor VO", Protocolproef.Meegeleverd("haaglanden-vo").Voorbehoud);

    [Fact]
    public void Ladders_LopenVanLaagNaarHoog()
    {
        var vo = Protocolproef.Meegeleverd("den-bosch-vo");
        Assert.Equal(["te-laat-aandacht", "te-laat-gesprek", "te-laat-preventief", "te-laat-duo"], Ladder("te-laat"));
        Assert.Equal(["spijbelen-gesprek", "spijbelen-preventief", "spijbelen-duo"], Ladder("spijbelen"));
        Assert.Equal(["ziek-lang-waarschuwing", "ziek-lang"], Ladder("ziek-lang"));
        Assert.Equal(["thuiszitter-beginnend", "thuiszitter", "thuiszitter-drie-maanden"], Ladder("thuiszitten"));

        IEnumerable<string> Ladder(string naam) => vo.Signalen.Where(s => s.Ladder == naam).OrderBy(s => s.Trede).Select(s => s.Id);
    }

    /// <summary>A criterion as short code, written apart from the product's own texts.</summary>
    private static string Code(Criterium criterium) => criterium.Match(
        c => $"telling {Woord(c.Soorten)} {string.Join(' ', c.Drempels.Select(d => $"{d.Eenheid.ToString().ToLowerInvariant()}{D(d.Drempel)}"))}",
        c => $"dagmelding {Woord(c.Soorten)}",
        c => $"dagen-met {Woord(c.Soorten)} {V(c.Venster)} {D(c.Drempel)}",
        c => $"minuten {Woord(c.Soorten)} {V(c.Venster)} {D(c.Drempel)} lesuur{c.MinutenPerLesuur}{(c.AlleenLeerplichtig ? " leerplichtig" : "")}",
        c => $"ziekteperioden {V(c.Venster)} hoogstens{c.MaxDagen} {D(c.Drempel)}",
        c => $"ziektedagen {V(c.Venster)} {D(c.Drempel)} perioden{c.MinPerioden}",
        c => $"lang-ziek {D(c.Drempel)}",
        c => $"reeks {c.Maat.ToString().ToLowerInvariant()} {D(c.Drempel)} {c.AandeelProcent}% {(c.NietAlleenZiek ? "niet-alleen-ziek" : "alles")}",
        c => $"aanwezigheid {(c.Boven is { } b ? $"boven{b} " : "")}{(c.GrensHoortErbij ? "hoogstens" : "onder")}{c.Grens} week{c.VanafSchoolweek}");

    private static string D(Drempel drempel) => (drempel.Strikt ? ">" : ">=") + drempel.Getal;

    private static string V(Venster venster) => venster.Maanden > 0 ? $"{venster.Maanden}m" : $"{venster.Schoolweken}w";

    private static string Woord(Soorten soorten) =>
        soorten == Soorten.Van(Verzuimsoort.TeLaat) ? "te laat"
        : soorten == Soorten.Van(Verzuimsoort.Ongeoorloofd) ? "ongeoorloofd"
        : soorten == Soorten.Van(Verzuimsoort.ZiekNaarHuis) ? "ziek naar huis"
        : soorten == Soorten.Van(Verzuimsoort.NietInGroep) ? "niet in de groep"
        : soorten.ToString();
}
