namespace Routeboek.Tests.Referentie;

/// <summary>The worlds are what the engine is tested with, so they must reach everything; and laws that the reference itself must obey.</summary>
public sealed class WereldTests
{
    private const int Aantal = 150;

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
        var open = new HashSet<string>(StringComparer.Ordinal);
        var gesloten = new HashSet<string>(StringComparer.Ordinal);
        var uitkomsten = new HashSet<string>(StringComparer.Ordinal);
        foreach (var protocol in ReferentieProtocol.Alle)
        {
            foreach (var zaad in Enumerable.Range(1, 120))
            {
                var wereld = Wereld.Maak(zaad, protocol);
                var keuring = ReferentieKeuring.Keur(wereld.Rijen, wereld.School, protocol);
                foreach (var oordeel in keuring.Oordelen) uitkomsten.Add($"{oordeel.Uitslag} {oordeel.Kolom}{(oordeel.Wijkt ? "wijkt" : "")}{(oordeel.Gelezen is null ? "" : " gelezen")}");
                foreach (var episode in ReferentieEvaluatie.Evalueer(protocol, wereld.School, keuring, wereld.Peildatum)) (episode.Tot is null ? open : gesloten).Add($"{protocol.Id} {episode.Signaal}");
            }
        }

        var alle = ReferentieProtocol.Alle.SelectMany(protocol => protocol.Criteria.Select(criterium => $"{protocol.Id} {criterium.Id}")).ToList();
        Assert.Empty(alle.Except(open, StringComparer.Ordinal));
        Assert.Empty(alle.Except(gesloten, StringComparer.Ordinal));
        string[] verwacht =
        [
            "Geteld  gelezen", "Geteld wijkt gelezen", "Dubbel  gelezen", "Geweigerd dagdeel gelezen", "Geweigerd lesuur gelezen",
            "Geweigerd leerling", "Geweigerd datum", "Geweigerd soort", "Geweigerd dagdeel", "Geweigerd lesuur", "Geweigerd minuten",
        ];
        Assert.Empty(verwacht.Except(uitkomsten, StringComparer.Ordinal));
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
}
