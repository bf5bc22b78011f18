namespace Routeboek.Tests.Referentie;

/// <summary>The worlds are what the engine is tested with, so they must reach everything; and laws that the reference itself must obey.</summary>
public sealed class WereldTests
{
    private const int Aantal = 150;
    private const int MeesteWerelden = 1000;

    private static IEnumerable<Wereld> Werelden(int aantal = Aantal) => Enumerable.Range(1, aantal).Select(zaad => Wereld.Maak(zaad, eigenDrempels: zaad % 3 == 0));

    [Fact]
    public void Wereld_is_bij_hetzelfde_zaad_dezelfde()
    {
        var een = Wereld.Maak(7, eigenDrempels: true);
        var ander = Wereld.Maak(7, eigenDrempels: true);
        Assert.Equal(een.Rijen, ander.Rijen);
        Assert.Equal((een.KalenderCsv(), een.RoosterCsv(), een.LeerlingenCsv(), een.Peildatum), (ander.KalenderCsv(), ander.RoosterCsv(), ander.LeerlingenCsv(), ander.Peildatum));
        Assert.Equal(een.Protocol.Criteria, ander.Protocol.Criteria);
    }

    [Fact]
    public void Werelden_raken_elk_signaal_en_elke_uitkomst_van_de_keuring()
    {
        var uitkomsten = new HashSet<string>(StringComparer.Ordinal);
        foreach (var protocol in ReferentieProtocol.Alle)
        {
            var ongezien = protocol.Criteria.SelectMany(criterium => new[] { (criterium.Id, Open: true), (criterium.Id, Open: false) }).ToHashSet();
            foreach (var zaad in Enumerable.Range(1, MeesteWerelden).TakeWhile(_ => ongezien.Count > 0))
            {
                var wereld = Wereld.Maak(zaad, protocol);
                var keuring = ReferentieKeuring.Keur(wereld.Rijen, wereld.School, protocol);
                foreach (var oordeel in keuring.Oordelen) uitkomsten.Add($"{oordeel.Uitslag} {oordeel.Kolom}{(oordeel.Wijkt ? "wijkt" : "")}{(oordeel.Gelezen is null ? "" : " gelezen")}");
                foreach (var episode in ReferentieEvaluatie.Evalueer(protocol, wereld.School, keuring, wereld.Peildatum)) ongezien.Remove((episode.Signaal, episode.Tot is null));
            }

            Assert.Empty(ongezien);
        }

        string[] verwacht =
        [
            "Geteld  gelezen", "Geteld wijkt gelezen", "Dubbel  gelezen", "Geweigerd dagdeel gelezen", "Geweigerd lesuur gelezen",
            "Geweigerd leerling", "Geweigerd datum", "Geweigerd soort", "Geweigerd dagdeel", "Geweigerd lesuur", "Geweigerd minuten",
        ];
        Assert.Empty(verwacht.Except(uitkomsten, StringComparer.Ordinal));
    }

    [Fact]
    public void Wereld_zonder_geweigerde_rijen_heeft_geen_geweigerde_rijen()
    {
        foreach (var wereld in Werelden().Select(wereld => wereld.ZonderGeweigerdeRijen()))
        {
            Assert.Equal(0, ReferentieKeuring.Keur(wereld.Rijen, wereld.School, wereld.Protocol).Aantal(ReferentieUitslag.Geweigerd));
            Assert.Equal(wereld.Rijen.Count + 1, wereld.VerzuimCsv().Count(teken => teken == '\n'));
        }
    }

    [Fact]
    public void Geweigerde_en_dubbele_rijen_en_rijen_die_wijken_veranderen_niets()
    {
        foreach (var wereld in Werelden())
        {
            var tellend = ReferentieKeuring.Keur(wereld.Rijen, wereld.School, wereld.Protocol).Meetellend.Select(rij => rij.Regel).ToHashSet();
            var kort = wereld with { Rijen = [.. wereld.Rijen.Where(rij => tellend.Contains(rij.Regel))] };
            Assert.Equal(wereld.Evalueer(), kort.Evalueer());
        }
    }

    [Fact]
    public void Een_eerdere_peildatum_toont_dezelfde_episoden_tot_die_dag()
    {
        foreach (var wereld in Werelden())
        {
            var dagen = wereld.School.Kalender.Dagen;
            var eerder = dagen[dagen.Count / 2].Datum;
            if (eerder > wereld.Peildatum) continue;
            var verwacht = wereld.Evalueer().Where(episode => episode.Sinds <= eerder).Select(episode => (episode.Leerling, episode.Signaal, episode.Sinds, episode.Waarde, string.Join(',', episode.Bewijs)));
            var gezien = (wereld with { Peildatum = eerder }).Evalueer();
            Assert.Equal(verwacht, gezien.Select(episode => (episode.Leerling, episode.Signaal, episode.Sinds, episode.Waarde, string.Join(',', episode.Bewijs))));
        }
    }

    [Fact]
    public void Episoden_van_een_signaal_overlappen_niet_en_blijven_binnen_het_schooljaar()
    {
        foreach (var wereld in Werelden())
        {
            foreach (var groep in wereld.Evalueer().GroupBy(episode => (episode.Leerling, episode.Signaal)))
            {
                var episoden = groep.ToList();
                Assert.All(episoden, episode => Assert.True(episode.Tot is null || (episode.Tot >= episode.Sinds && ReferentieKalender.Schooljaar(episode.Tot.Value) == ReferentieKalender.Schooljaar(episode.Sinds))));
                Assert.All(episoden.Zip(episoden.Skip(1)), paar => Assert.True(paar.First.Tot < paar.Second.Sinds));
                Assert.All(episoden, episode => Assert.NotEmpty(episode.Bewijs));
            }
        }
    }

    /// <summary>Criteria that are wrong by one, or strict where they should not be: some world must tell each of them from the right one.</summary>
    [Fact]
    public void Werelden_onderscheiden_elke_drempel_van_zijn_buren()
    {
        foreach (var protocol in ReferentieProtocol.Alle.Where(protocol => protocol.Id != "den-bosch-mbo"))
        {
            // Each wrong criterion stands beside the right one under a name of its own, so that a world is evaluated once.
            var ongezien = protocol.Criteria.SelectMany(criterium => Buren(criterium).Select((buur, nummer) => (Goed: criterium.Id, Fout: buur with { Id = $"{criterium.Id}#{nummer}" }))).ToList();
            foreach (var zaad in Enumerable.Range(1, MeesteWerelden).TakeWhile(_ => ongezien.Count > 0))
            {
                var wereld = Wereld.Maak(zaad, protocol);
                var episoden = (wereld with { Protocol = protocol with { Criteria = [.. protocol.Criteria, .. ongezien.Select(paar => paar.Fout)] } }).Evalueer();
                ongezien.RemoveAll(paar => Dagen(episoden, paar.Goed) != Dagen(episoden, paar.Fout.Id));
            }

            Assert.Empty(ongezien);
        }
    }

    [Fact]
    public void Werelden_onderscheiden_meer_dan_de_helft_van_minstens_de_helft()
    {
        var protocol = ReferentieProtocol.DenBoschPo;
        Assert.Contains(Enumerable.Range(1, 100).Select(zaad => Wereld.Maak(zaad, protocol)), wereld =>
            Dagen(wereld.Evalueer(), "thuiszitter-beginnend") != Dagen((wereld with { Protocol = protocol with { AfwezigPercentage = 51 } }).Evalueer(), "thuiszitter-beginnend"));
    }

    private static string Dagen(IEnumerable<ReferentieEpisode> episoden, string signaal) =>
        string.Join(' ', episoden.Where(episode => episode.Signaal == signaal).Select(episode => $"{episode.Leerling} {episode.Sinds:yyyy-MM-dd}..{episode.Tot:yyyy-MM-dd}"));

    private static IEnumerable<ReferentieCriterium> Buren(ReferentieCriterium criterium) => criterium switch
    {
        TeLaat c => [c with { Minstens = c.Minstens - 1 }, c with { Minstens = c.Minstens + 1 }],
        Spijbelen c =>
        [
            c with { MinstensLesuren = c.MinstensLesuren + 1, MinstensDagdelen = c.MinstensLesuren is null ? c.MinstensDagdelen + 1 : c.MinstensDagdelen },
            .. c.MinstensDagdelen is null ? Array.Empty<ReferentieCriterium>() : [c with { MinstensDagdelen = c.MinstensDagdelen + 1 }],
        ],
        Ziekteperioden c =>
        [
            c with { Minstens = c.Minstens + 1 }, c with { Minstens = c.Minstens - 1 }, .. BurenVan(c.Venster).Select(venster => c with { Venster = venster }),
            .. c.HoogstensDagen is null ? Array.Empty<ReferentieCriterium>() : [c with { HoogstensDagen = c.HoogstensDagen + 1 }],
        ],
        Ziektedagen c =>
        [
            c with { MeerDan = c.MeerDan + 1 }, c with { MeerDan = c.MeerDan - 1 }, c with { MinstensPerioden = 1 }, c with { MinstensPerioden = 3 },
            .. BurenVan(c.Venster).Select(venster => c with { Venster = venster }),
        ],
        ZiekLang c => [c with { MeerDan = !c.MeerDan }, c with { Dagen = c.Dagen + 1 }],
        DagenMet c => [c with { Minstens = c.Minstens + 1 }, c with { Minstens = c.Minstens - 1 }, .. BurenVan(c.Venster).Select(venster => c with { Venster = venster })],
        ReeksInSchooldagen c => [c with { Minstens = c.Minstens + 1 }, c with { Minstens = c.Minstens - 1 }],
        ReeksInKalenderdagen c => [c with { Minstens = c.Minstens + 1 }, c with { Minstens = c.Minstens - 1 }, c with { TenzijAllesZiek = !c.TenzijAllesZiek }],
        ReeksInMaanden c => [c with { Minstens = c.Minstens + 1 }, c with { Minstens = c.Minstens - 1 }, new ReeksInMaandenZonderAfkappen(c.Id, c.Minstens)],
        OngeoorloofdeMinuten c =>
        [
            c with { Minstens = c.Minstens + 1 }, c with { Minstens = c.Minstens - 1 }, .. BurenVan(c.Venster).Select(venster => c with { Venster = venster }),
            .. c.LesuurTelt60 ? [c with { LesuurTelt60 = false }] : Array.Empty<ReferentieCriterium>(),
        ],
        Aanwezigheid c => [c with { GrensTeltMee = !c.GrensTeltMee }, c with { VanafSchoolweek = c.VanafSchoolweek - 1 }, c with { VanafSchoolweek = c.VanafSchoolweek + 1 }],
        _ => [],
    };

    private static Venster[] BurenVan(Venster venster) => venster switch
    {
        Maanden maanden => [new Maanden(maanden.Aantal + 1), new Maanden(Math.Max(0, maanden.Aantal - 1)), new MaandenZonderAfkappen(maanden.Aantal)],
        Schoolweken weken => [new Schoolweken(weken.Aantal + 1), new Schoolweken(weken.Aantal - 1)],
        _ => [],
    };

    /// <summary>30 November plus 3 months becomes 2 March, and 31 March minus 1 month 3 March: wrong on purpose.</summary>
    private static DateOnly PlusZonderAfkappen(DateOnly datum, int maanden) => new DateOnly(datum.Year, datum.Month, 1).AddMonths(maanden).AddDays(datum.Day - 1);

    private sealed record MaandenZonderAfkappen(int Aantal) : Venster
    {
        public override bool Bevat(DateOnly datum, Kennis kennis) => datum >= PlusZonderAfkappen(kennis.D, -Aantal) && datum <= kennis.D;
    }

    private sealed record ReeksInMaandenZonderAfkappen(string Id, int Minstens) : ReferentieCriterium(Id)
    {
        public override Bevinding? Beoordeel(Kennis kennis) =>
            kennis.Reeks.Count > 0 && kennis.D >= PlusZonderAfkappen(kennis.Reeks[0].Datum, Minstens) ? new Bevinding(0, 0, []) : null;
    }
}
