using static Routeboek.Tests.Referentie.ReferentieProef;
using static Routeboek.Tests.Referentie.ReferentieProtocol;

namespace Routeboek.Tests.Referentie;

public sealed class ReferentieKeuringTests
{
    private const string Dag = "2025-09-02";

    private static string Kort(ReferentieProef proef) => string.Concat(proef.Keur().Oordelen.Select(oordeel => oordeel switch
    {
        { Uitslag: ReferentieUitslag.Geweigerd } => "x",
        { Uitslag: ReferentieUitslag.Dubbel } => "=",
        { Wijkt: true } => "w",
        _ => ".",
    }));

    /// <summary>Rows of one day, "soort slot minuten"; expected per row: . counted, w counted and giving way, = dubbel, x refused.</summary>
    [Theory]
    [InlineData(".=", "ziek dag", "ziek dag")]
    [InlineData(".=", "ziek dag", "ziek dag 300")]
    [InlineData(".=", "ziek ochtend 150", "ziek ochtend")]
    [InlineData(".=", "ziek 3 60", "ziek 3")]
    [InlineData(".=", "te_laat", "te_laat  0")]
    [InlineData(".x", "ziek dag", "ziek dag 299")]
    [InlineData("..", "ziek ochtend", "ziek middag")]
    [InlineData(".x", "ziek ochtend", "geoorloofd ochtend")]
    [InlineData(".x", "ziek ochtend", "ziek dag")]
    [InlineData(".x", "ziek dag", "ziek middag")]
    [InlineData("..", "ziek 1", "ziek 2")]
    [InlineData(".x", "ziek 1", "ziek_naar_huis 1")]
    [InlineData(".x", "ziek 1", "ziek middag")]
    [InlineData(".x", "ziek middag", "ziek 1")]
    // a copy of a refused row is refused again; only accepted rows count
    [InlineData(".xx", "ziek ochtend", "ziek dag", "ziek dag")]
    [InlineData(".x.", "ziek ochtend", "ziek dag", "ziek middag")]
    // te_laat conflicts with nothing
    [InlineData(".....", "te_laat ochtend", "te_laat ochtend 5", "te_laat 1", "te_laat", "te_laat dag")]
    [InlineData("....", "te_laat 1", "ziek dag", "te_laat ochtend", "te_laat dag 3")]
    // niet_in_groep only with its own kind
    [InlineData("..", "niet_in_groep 1", "ziek dag")]
    [InlineData("..", "onbekend dag", "niet_in_groep ochtend")]
    [InlineData(".x", "niet_in_groep 1", "niet_in_groep middag")]
    [InlineData(".x", "niet_in_groep dag", "niet_in_groep middag")]
    // onbekend gives way in either order, to each explained kind, when covered
    [InlineData("w.", "onbekend dag", "ziek dag")]
    [InlineData(".w", "ziek dag", "onbekend dag")]
    [InlineData("w.", "onbekend ochtend", "ziek_naar_huis ochtend")]
    [InlineData(".w", "ongeoorloofd dag", "onbekend middag")]
    [InlineData("w.", "onbekend 3", "geoorloofd dag")]
    [InlineData(".w", "geoorloofd dag", "onbekend 3")]
    [InlineData(".w", "geoorloofd 3", "onbekend 3 45")]
    [InlineData(".w=", "ziek dag", "onbekend dag", "onbekend dag 300")]
    [InlineData("w..", "onbekend ochtend", "ziek ochtend", "ziek middag")]
    // not covered: the later one is refused
    [InlineData(".x", "onbekend dag", "ziek ochtend")]
    [InlineData(".x", "ziek ochtend", "onbekend dag")]
    [InlineData(".x", "onbekend 3", "ziek ochtend")]
    [InlineData(".x", "ziek ochtend", "onbekend 3")]
    [InlineData("..", "onbekend ochtend", "ziek middag")]
    [InlineData("..", "onbekend 3", "ziek 4")]
    // two onbekend rows conflict like any two, also when a third row covers both
    [InlineData(".x", "onbekend dag", "onbekend ochtend")]
    [InlineData("wx.", "onbekend 3", "onbekend ochtend", "ziek dag")]
    [InlineData(".wx", "ziek dag", "onbekend 3", "onbekend ochtend")]
    // refused rows do not make an onbekend give way
    [InlineData("..x", "onbekend ochtend", "ziek middag", "ziek dag")]
    // ranges
    [InlineData("x.x", "ziek 1 0", "ziek 1 1", "ziek 2 601")]
    [InlineData(".x.x", "te_laat 1 600", "te_laat 1 601", "te_laat 1 0", "te_laat 1 -1")]
    [InlineData("x..x", "ziek 0", "ziek 1", "ziek 16", "ziek 17")]
    [InlineData("xxx", "ziek avond", "ziek", "absent dag")]
    public void Rijen_van_een_dag(string verwacht, params string[] rijen)
    {
        var proef = new ReferentieProef(DenBoschVo);
        foreach (var velden in rijen.Select(rij => rij.Split(' '))) proef.Rij(Dag, velden[0], velden.ElementAtOrDefault(1) ?? "", velden.ElementAtOrDefault(2) ?? "");
        Assert.Equal(verwacht, Kort(proef));
    }

    [Theory]
    [InlineData("L1", Dag, "dag", "", true)]
    [InlineData("L1", "02-09-2025", "dag", "", true)]
    [InlineData("L1", "2-9-2025", "dag", "", false)]
    [InlineData("L1", "2025-09-06", "dag", "", false)] // Saturday
    [InlineData("L1", "2025-02-29", "dag", "", false)]
    [InlineData("L1", "2024-09-02", "dag", "", false)] // outside the calendar
    [InlineData("", Dag, "dag", "", false)]
    [InlineData("123456782", Dag, "dag", "", false)] // passes the 11-proef
    [InlineData("133456785", Dag, "dag", "", true)] // does not
    [InlineData("0123456782", Dag, "dag", "", true)]
    [InlineData("L1", Dag, "dag", "1", false)]
    [InlineData("L1", Dag, "", "een", false)]
    public void Rij_op_zichzelf(string leerling, string datum, string dagdeel, string lesuur, bool geteld)
    {
        var rij = new ReferentieRij(2, leerling, datum, dagdeel, lesuur, "ziek", "", "");
        var uitslag = ReferentieKeuring.Keur([rij], new ReferentieProef(DenBoschVo).School, DenBoschVo).Oordelen.Single().Uitslag;
        Assert.Equal(geteld ? ReferentieUitslag.Geteld : ReferentieUitslag.Geweigerd, uitslag);
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(64, true)]
    [InlineData(65, false)]
    public void Sleutel_heeft_hoogstens_64_tekens(int lengte, bool geteld)
    {
        var rij = new ReferentieRij(2, new string('x', lengte), Dag, "dag", "", "ziek", "", "");
        Assert.Equal(geteld, ReferentieKeuring.Keur([rij], new ReferentieProef(DenBoschVo).School, DenBoschVo).Meetellend.Count == 1);
    }

    [Fact]
    public void Po_weigert_lesuren_ook_bij_te_laat() =>
        Assert.Equal(".xx.", Kort(new ReferentieProef(DenBoschPo).Rij(Dag, "ziek").Rij(Dag, "ziek", "1").Rij(Dag, "te_laat", "1").Rij(Dag, "te_laat", "")));

    [Fact]
    public void Standaardminuten_volgen_het_eigen_rooster_en_ronden_naar_boven()
    {
        var proef = new ReferentieProef(DenBoschVo);
        proef.School = new ReferentieSchool(proef.School.Kalender, rooster: [new("L1", D(Dag), 151), new("L1", D("2025-09-03"), 0), new("L2", D("2025-09-04"), 0)]);
        proef.Rij(Dag, "ziek", "ochtend").Rij("2025-09-01", "ziek", "ochtend").Rij("2025-09-03", "ziek").Rij("2025-09-03", "te_laat", "").Rij("2025-09-04", "ziek");
        Assert.Equal("..xx.", Kort(proef));
        Assert.Equal([76, 150, 300], proef.Keur().Meetellend.Select(rij => rij.Minuten));
    }

    [Fact]
    public void Standaard_boven_600_is_geen_fout()
    {
        var proef = new ReferentieProef(DenBoschVo, minuten: 1440).Rij(Dag, "ziek");
        Assert.Equal(1440, proef.Keur().Meetellend.Single().Minuten);
    }

    [Theory]
    [InlineData("L1", "vo", true)]
    [InlineData("L1", "po", false)]
    [InlineData("L2", "vo", false)]
    public void Leerlingenlijst_beslist(string leerling, string onderwijssoort, bool geteld)
    {
        var proef = new ReferentieProef(DenBoschVo).Rij(Dag, "ziek");
        proef.School = new ReferentieSchool(proef.School.Kalender, leerlingen: [new(leerling, D("2010-01-01"), onderwijssoort, false)]);
        Assert.Equal(geteld ? "." : "x", Kort(proef));
    }

    [Fact]
    public void Leerlingen_botsen_niet_met_elkaar_en_hoofdletters_tellen()
    {
        ReferentieRij[] rijen = [new(2, "a", Dag, "dag", "", "ziek", "", ""), new(3, "A", Dag, "", "1", "ziek", "", ""), new(4, "b", Dag, "dag", "", "ziek", "", "")];
        Assert.Equal(3, ReferentieKeuring.Keur(rijen, new ReferentieProef(DenBoschVo).School, DenBoschVo).Aantal(ReferentieUitslag.Geteld));
    }
}
