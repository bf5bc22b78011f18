using static Routeboek.Tests.Referentie.ReferentieProef;
using static Routeboek.Tests.Referentie.ReferentieProtocol;

namespace Routeboek.Tests.Referentie;

/// <summary>Cases worked out by hand from the contract and from the worked examples of the requirements (section 17a).</summary>
public sealed class ReferentieVoorbeeldenTests
{
    private static string[] AanOpPeildatum(ReferentieProef proef, string begin, int dag) =>
        [.. proef.Evalueer(proef.Dagen[dag]).Where(episode => episode.Tot is null && episode.Signaal.StartsWith(begin, StringComparison.Ordinal)).Select(episode => episode.Signaal).Order(StringComparer.Ordinal)];

    [Fact]
    public void Drie_ziekteperioden_van_1_2_en_1_dag_in_twee_maanden_zijn_frequent()
    {
        foreach (var protocol in new[] { DenBoschPo, DenBoschVo })
        {
            var proef = new ReferentieProef(protocol).Rij("2025-09-01", "ziek").Rij("2025-09-29", "ziek").Rij("2025-09-30", "ziek").Rij("2025-10-31", "ziek");
            var episode = Assert.Single(proef.Episoden("ziek-frequent"));
            // The first period began on 1 September: in the past two months up to and including 1 November, a Saturday, so off on Monday.
            Assert.Equal((D("2025-10-31"), D("2025-10-31"), 3m), (episode.Sinds, episode.Tot, episode.Waarde));
            Assert.Equal([2, 3, 4, 5], episode.Bewijs);
            Assert.Empty(proef.Episoden("ziek-verspreid"));
        }
    }

    [Fact]
    public void Lopende_ziekteperiode_valt_uit_frequent_zodra_zij_drie_dagen_telt()
    {
        var proef = new ReferentieProef(DenBoschVo).Rij("2025-09-01", "ziek").Rij("2025-09-03", "ziek");
        proef.Rij("2025-09-08", "ziek").Rij("2025-09-09", "ziek").Rij("2025-09-10", "ziek");
        var episode = Assert.Single(proef.Episoden("ziek-frequent"));
        Assert.Equal((D("2025-09-08"), (DateOnly?)D("2025-09-09")), (episode.Sinds, episode.Tot));
        Assert.Equal([2, 3, 4], episode.Bewijs);
    }

    [Fact]
    public void Een_lange_ziekte_is_nooit_verspreid_en_dag_5_6_10_11()
    {
        var vo = new ReferentieProef(DenBoschVo);
        vo.RijOp(vo.Dagen.Take(11), "ziek");
        Assert.Empty(AanOpPeildatum(vo, "ziek", 4));
        Assert.Equal(["ziek-lang-waarschuwing"], AanOpPeildatum(vo, "ziek", 5));
        Assert.Equal(["ziek-lang-waarschuwing"], AanOpPeildatum(vo, "ziek", 9));
        Assert.Equal(["ziek-lang", "ziek-lang-waarschuwing"], AanOpPeildatum(vo, "ziek", 10));

        var po = new ReferentieProef(DenBoschPo);
        po.RijOp(po.Dagen.Take(11), "ziek");
        Assert.Empty(AanOpPeildatum(po, "ziek", 4));
        Assert.Equal(["ziek-lang"], AanOpPeildatum(po, "ziek", 5));
        Assert.Equal(["ziek-lang"], AanOpPeildatum(po, "ziek", 10));
    }

    [Fact]
    public void Verspreid_telt_alleen_wat_in_de_maand_ligt()
    {
        // Periods 27-28 Feb (Thursday, Friday) and 27-31 March 2025; on 31 March the month starts on 28 February.
        var proef = new ReferentieProef(DenBoschVo, Weekdagen(D("2025-02-03"), D("2025-06-27")));
        proef.Rij("2025-02-27", "ziek").Rij("2025-02-28", "ziek").Rij("2025-03-26", "ziek").Rij("2025-03-27", "ziek").Rij("2025-03-28", "ziek").Rij("2025-03-31", "ziek");
        var episode = Assert.Single(proef.Episoden("ziek-verspreid"));
        // On 28 March: 28 February, 26, 27, 28 March = 4 days. On 31 March still 28 February: 5 days. On 1 April only four are left.
        Assert.Equal((D("2025-03-31"), D("2025-03-31"), 5m, 4m), (episode.Sinds, episode.Tot, episode.Waarde, episode.Grens));
        Assert.Equal([3, 4, 5, 6, 7], episode.Bewijs);
    }

    [Fact]
    public void Ziektedag_is_de_helft_van_de_minuten_en_weekend_breekt_niet()
    {
        var proef = new ReferentieProef(DenBoschVo, minuten: 301);
        proef.Rij("2025-09-04", "ziek", "1", "100").Rij("2025-09-04", "ziek_naar_huis", "2", "51").Rij("2025-09-05", "ziek", "ochtend").Rij("2025-09-08", "ziek", "ochtend", "150");
        var kennis = ReferentieEvaluatie.KennisOp(D("2025-09-08"), proef.Protocol, proef.School, "L1", ReferentieEvaluatie.Dagbeelden(proef.School, "L1", proef.Keur().Meetellend));
        Assert.Equal([true, true, false], kennis.Dagen.Skip(3).Select(dag => dag.IsZiektedag));
        Assert.Equal(2, Assert.Single(kennis.Ziekteperioden).Count);
    }

    [Fact]
    public void Te_laat_loopt_tot_het_eind_van_het_schooljaar_en_begint_opnieuw()
    {
        var dagen = Weekdagen(D("2025-07-28"), D("2025-08-08")).ToList();
        var proef = new ReferentieProef(DenBoschPo, dagen).Rij("2025-07-29", "te_laat", "").Rij("2025-08-05", "te_laat", "");
        Assert.Equal(
            ["L1 te-laat-aandacht 2025-07-29..2025-07-31 1.0/1.0 [2]", "L1 te-laat-aandacht 2025-08-05.. 1.0/1.0 [3]"],
            proef.Evalueer().Select(episode => episode.ToString()));
        Assert.Null(Assert.Single(proef.Evalueer(D("2025-07-31"))).Tot);
    }

    [Fact]
    public void Reeks_en_ziekteperiode_eindigen_met_het_schooljaar()
    {
        var dagen = Weekdagen(D("2025-07-21"), D("2025-08-15")).ToList();
        var proef = new ReferentieProef(DenBoschVo, dagen);
        proef.RijOp(dagen, "ziek");
        // 9 days up to and including 31 July, 11 days from 1 August.
        Assert.Equal(
            ["2025-07-28..2025-07-31", "2025-08-08.."],
            proef.Episoden("ziek-lang-waarschuwing").Select(episode => $"{episode.Sinds:yyyy-MM-dd}..{episode.Tot:yyyy-MM-dd}"));
        Assert.Equal(D("2025-08-15"), Assert.Single(proef.Episoden("ziek-lang")).Sinds);
        Assert.Equal(2, proef.Episoden("thuiszitter-beginnend").Count);
    }

    [Fact]
    public void Spijbelen_duo_noemt_de_telling_die_de_drempel_haalde()
    {
        var dagdelen = new ReferentieProef(DenBoschVo).Rij("2025-09-01", "ongeoorloofd", "1").Rij("2025-09-02", "ongeoorloofd").Rij("2025-09-03", "ongeoorloofd");
        Assert.Equal("L1 spijbelen-duo 2025-09-03.. 4.0/4.0 [3,4]", Assert.Single(dagdelen.Episoden("spijbelen-duo")).ToString());
        Assert.Equal("L1 spijbelen-gesprek 2025-09-01.. 1.0/1.0 [2]", Assert.Single(dagdelen.Episoden("spijbelen-gesprek")).ToString());
        Assert.Empty(dagdelen.Episoden("spijbelen-preventief"));
    }

    [Fact]
    public void Eigen_rooster_met_nul_wordt_gepasseerd_als_een_weekend()
    {
        var proef = new ReferentieProef(DenBoschVo);
        proef.School = new ReferentieSchool(proef.School.Kalender, rooster: [.. Weekdagen(D("2025-09-08"), D("2025-09-12")).Select(dag => new ReferentieRoosterdag("L1", dag, 0))]);
        proef.RijOp(Weekdagen(D("2025-09-01"), D("2025-09-05")), "geoorloofd").Rij("2025-09-15", "geoorloofd");
        var episode = Assert.Single(proef.Episoden("thuiszitter-beginnend"));
        Assert.Equal((D("2025-09-15"), D("2025-09-15"), 6m), (episode.Sinds, episode.Tot, episode.Waarde));
        // On a day that is none for this pupil the last own school day is the peildatum.
        var opvrijdag = new ReferentieProef(DenBoschVo) { School = proef.School }.Rij("2025-09-05", "ongeoorloofd", "1");
        Assert.Null(Assert.Single(opvrijdag.Episoden("spijbelen-gesprek", D("2025-09-10"))).Tot);
    }

    [Fact]
    public void Opschalen_niet_bij_alleen_ziekte_zorgwekkend_wel()
    {
        var proef = new ReferentieProef(HaaglandenVo);
        var reeks = proef.Dagen.Take(25).ToList();
        proef.RijOp(reeks.Take(21), "ziek").RijOp(reeks.Skip(21), "geoorloofd");
        // F = Monday 1 September; D - F + 1 = 28 on Sunday 28, so on from Monday 29 September (29), day 21 of the reeks, still all sick.
        Assert.Equal((D("2025-09-29"), 29m), (proef.Episoden("zorgwekkend-4-weken")[0].Sinds, proef.Episoden("zorgwekkend-4-weken")[0].Waarde));
        Assert.Equal((D("2025-09-30"), 30m), (proef.Episoden("opschalen-4-weken")[0].Sinds, proef.Episoden("opschalen-4-weken")[0].Waarde));
        Assert.Equal(Enumerable.Range(2, 22), proef.Episoden("opschalen-4-weken")[0].Bewijs);
    }

    [Fact]
    public void Ongeoorloofd_melden_per_reeks_van_dagen()
    {
        var proef = new ReferentieProef(HaaglandenPo).Rij("2025-09-05", "ongeoorloofd").Rij("2025-09-08", "ongeoorloofd", "ochtend").Rij("2025-09-08", "ongeoorloofd", "middag").Rij("2025-09-10", "ongeoorloofd", "ochtend");
        Assert.Equal(
            ["L1 ongeoorloofd-melden 2025-09-05..2025-09-08 1.0/1.0 [2]", "L1 ongeoorloofd-melden 2025-09-10..2025-09-10 4.0/1.0 [5]"],
            proef.Episoden("ongeoorloofd-melden").Select(episode => episode.ToString()));
    }

    [Fact]
    public void Niet_in_groep_telt_dagen_in_vier_schoolweken_waarbij_een_vakantie_niet_meetelt()
    {
        // School weeks of 1, 8, 15, 22 September; then a holiday of two weeks; then 13 October.
        var dagen = Weekdagen(D("2025-09-01"), D("2025-09-26")).Concat(Weekdagen(D("2025-10-13"), D("2025-10-31"))).ToList();
        var proef = new ReferentieProef(HaaglandenPo, dagen).RijOp(dagen.Take(4), "niet_in_groep", "ochtend").Rij("2025-09-26", "niet_in_groep", "middag").Rij("2025-10-13", "niet_in_groep");
        Assert.Equal("L1 niet-in-groep 2025-09-26..2025-09-26 5.0/5.0 [2,3,4,5,6]", Assert.Single(proef.Episoden("niet-in-groep")).ToString());
    }

    [Fact]
    public void Onbekend_dat_wijkt_telt_nergens_mee()
    {
        var proef = new ReferentieProef(DenBoschVo);
        proef.RijOp(proef.Dagen.Take(6), "onbekend").RijOp(proef.Dagen.Take(6), "ziek", "dag", "150");
        Assert.Equal(12, proef.Keur().Aantal(ReferentieUitslag.Geteld));
        var episode = Assert.Single(proef.Episoden("thuiszitter-beginnend"));
        Assert.Equal(Enumerable.Range(8, 6), episode.Bewijs);
    }

    [Theory]
    [InlineData("2020-06-15", "2025-06-30", false)] // 5 on 15 June: from 1 July
    [InlineData("2020-06-15", "2025-07-01", true)]
    [InlineData("2020-02-29", "2025-03-31", false)] // birthday 1 March 2025: from 1 April
    [InlineData("2020-02-29", "2025-04-01", true)]
    [InlineData("2009-07-31", "2025-07-31", true)] // 16 on the last day of the school year, then kwalificatieplichtig
    [InlineData("2009-07-31", "2025-08-01", true)]
    [InlineData("2008-02-29", "2026-02-28", true)] // 18 on 1 March
    [InlineData("2008-02-29", "2026-03-01", false)]
    [InlineData("2008-01-15", "2026-01-14", true)]
    [InlineData("2008-01-15", "2026-01-15", false)]
    public void Plichtig_zonder_startkwalificatie(string geboren, string dag, bool plichtig) =>
        Assert.Equal(plichtig, ReferentieLeerplicht.IsPlichtig(new ReferentieLeerling("L1", D(geboren), "vo", Startkwalificatie: false), D(dag)));

    [Theory]
    [InlineData("2009-07-31", "2025-07-31", true)]
    [InlineData("2009-07-31", "2025-08-01", false)]
    [InlineData("2009-08-01", "2025-08-01", true)] // 16 on the first day of the school year: to its end
    [InlineData("2009-08-01", "2026-07-31", true)]
    [InlineData("2009-08-01", "2026-08-01", false)]
    public void Plichtig_met_startkwalificatie(string geboren, string dag, bool plichtig) =>
        Assert.Equal(plichtig, ReferentieLeerplicht.IsPlichtig(new ReferentieLeerling("L1", D(geboren), "vo", Startkwalificatie: true), D(dag)));

    [Fact]
    public void Zestien_uur_stopt_op_de_achttiende_verjaardag()
    {
        var proef = new ReferentieProef(DenBoschMbo);
        proef.School = new ReferentieSchool(proef.School.Kalender, leerlingen: [new("L1", D("2007-09-10"), "mbo", false)]);
        proef.RijOp(proef.Dagen.Take(4), "ongeoorloofd");
        var episode = Assert.Single(proef.Episoden("leerplicht-16-uur"));
        Assert.Equal((D("2025-09-04"), (DateOnly?)D("2025-09-09"), 1200m), (episode.Sinds, episode.Tot, episode.Waarde));
    }

    [Fact]
    public void Rijen_na_de_peildatum_tellen_niet_en_een_vrije_peildatum_is_de_schooldag_ervoor()
    {
        var proef = new ReferentieProef(DenBoschVo).Rij("2025-09-05", "te_laat", "").Rij("2025-09-08", "te_laat", "").Rij("2025-09-09", "te_laat", "");
        Assert.Equal(["L1 te-laat-aandacht 2025-09-05.. 1.0/1.0 [2]"], proef.Evalueer(D("2025-09-07")).Select(episode => episode.ToString()));
        Assert.Equal(2, proef.Evalueer(D("2025-09-09")).Count);
    }

    [Fact]
    public void Volgorde_is_leerling_ordinaal_dan_sinds_dan_signaal()
    {
        ReferentieRij[] rijen = [new(2, "b", "2025-09-01", "", "1", "ongeoorloofd", "", ""), new(3, "b", "2025-09-01", "", "2", "te_laat", "", ""), new(4, "B", "2025-09-02", "", "2", "te_laat", "", "")];
        var episoden = ReferentieEvaluatie.Evalueer(DenBoschVo, new ReferentieProef(DenBoschVo).School, rijen, D("2025-09-02"));
        Assert.Equal(["B te-laat-aandacht", "b spijbelen-gesprek", "b te-laat-aandacht"], episoden.Select(episode => $"{episode.Leerling} {episode.Signaal}"));
    }
}
