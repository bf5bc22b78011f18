using static Routeboek.Tests.Referentie.ReferentieProef;
using static Routeboek.Tests.Referentie.ReferentieProtocol;

namespace Routeboek.Tests.Referentie;

/// <summary>One below, on and one above every threshold of every protocol. Calendar: Monday to Friday, 300 minutes, from 1 September 2025, no holidays.</summary>
public sealed class ReferentieDrempelTests
{
    private static readonly ReferentieProtocol[] DenBosch = [DenBoschPo, DenBoschVo, DenBoschMbo];
    private static readonly ReferentieProtocol[] DenBoschVanafVo = [DenBoschVo, DenBoschMbo];
    private static readonly ReferentieProtocol[] Haaglanden = [HaaglandenPo, HaaglandenVo];
    private static readonly ReferentieProtocol[] Po = [DenBoschPo, HaaglandenPo];
    private static readonly ReferentieProtocol[] Vo = [DenBoschVo, DenBoschMbo, NoordKennemerlandVo, HaaglandenVo];

    /// <summary>
    /// Protocols, signal, size of the case, then the value at which it is expected to be on (null: never on). The case is built by name of what is counted.
    /// </summary>
    public static TheoryData<string, string, string, int, int?> Gevallen()
    {
        var gevallen = new TheoryData<string, string, string, int, int?>();

        void Rond(ReferentieProtocol[] protocollen, string signaal, string opbouw, int eersteKeerAan)
        {
            foreach (var protocol in protocollen)
            {
                gevallen.Add(protocol.Id, signaal, opbouw, eersteKeerAan - 1, null);
                gevallen.Add(protocol.Id, signaal, opbouw, eersteKeerAan, eersteKeerAan);
                gevallen.Add(protocol.Id, signaal, opbouw, eersteKeerAan + 1, eersteKeerAan);
            }
        }

        Rond(DenBosch, "te-laat-aandacht", "te laat", 1);
        Rond(DenBosch, "te-laat-gesprek", "te laat", 3);
        Rond(DenBosch, "te-laat-preventief", "te laat", 8);
        Rond(DenBosch, "te-laat-duo", "te laat", 12);
        Rond(DenBoschVanafVo, "spijbelen-gesprek", "lesuren", 1);
        Rond(DenBoschVanafVo, "spijbelen-gesprek", "dagdelen", 1);
        Rond(DenBoschVanafVo, "spijbelen-preventief", "lesuren", 8);
        Rond(DenBoschVanafVo, "spijbelen-duo", "lesuren", 12);
        Rond(DenBoschVanafVo, "spijbelen-duo", "dagdelen", 4);
        Rond([DenBoschPo], "spijbelen-gesprek", "dagdelen", 1);
        Rond([DenBoschPo], "spijbelen-preventief", "dagdelen", 3);
        Rond([DenBoschPo], "spijbelen-duo", "dagdelen", 4);
        Rond(DenBosch, "ziek-frequent", "losse ziektedagen", 3);
        Rond(DenBosch, "ziek-verspreid", "losse ziektedagen", 5);
        Rond(DenBoschVanafVo, "ziek-lang-waarschuwing", "ziek aaneen", 6);
        Rond(DenBoschVanafVo, "ziek-lang", "ziek aaneen", 11);
        Rond([DenBoschPo], "ziek-lang", "ziek aaneen", 6);
        Rond(DenBosch, "ziek-opvallend", "naar huis", 3);
        Rond(DenBosch, "thuiszitter-beginnend", "afwezig aaneen", 6);
        Rond([NoordKennemerlandVo], "mazl-frequent", "losse ziektedagen", 4);
        Rond([NoordKennemerlandVo], "mazl-lang", "ziek aaneen", 7);
        Rond(Haaglanden, "niet-in-groep", "niet in groep", 5);
        Rond(Haaglanden, "ongeoorloofd-melden", "ongeoorloofde dag", 1);
        return gevallen;
    }

    [Theory]
    [MemberData(nameof(Gevallen))]
    public void Aantal_rond_de_drempel(string protocol, string signaal, string opbouw, int aantal, int? waarde)
    {
        var proef = new ReferentieProef(Alle.Single(ander => ander.Id == protocol));
        var dagen = proef.Dagen;
        _ = opbouw switch
        {
            "te laat" => proef.RijOp(dagen.Take(aantal), "te_laat", ""),
            "lesuren" => proef.RijOp(dagen.Take(aantal), "ongeoorloofd", "2"),
            "dagdelen" => proef.RijOp(dagen.Take(aantal), "ongeoorloofd", "ochtend"),
            "losse ziektedagen" => proef.RijOp(dagen.Where((_, plaats) => plaats % 2 == 0).Take(aantal), "ziek"),
            "ziek aaneen" => proef.RijOp(dagen.Take(aantal), "ziek"),
            "naar huis" => proef.RijOp(dagen.Take(aantal), "ziek_naar_huis", "middag", "10"),
            "afwezig aaneen" => proef.RijOp(dagen.Take(aantal), "onbekend", "middag"),
            "niet in groep" => proef.RijOp(dagen.Take(aantal), "niet_in_groep", "ochtend", "5"),
            "ongeoorloofde dag" => proef.RijOp(dagen.Take(aantal), "ongeoorloofd", "ochtend", "5"),
            _ => throw new ArgumentOutOfRangeException(nameof(opbouw)),
        };

        var episoden = proef.Episoden(signaal);
        if (waarde is null) Assert.Empty(episoden);
        else
        {
            var episode = Assert.Single(episoden);
            Assert.Equal(waarde.Value, episode.Waarde);
            Assert.Equal(waarde.Value, episode.Bewijs.Count);
        }
    }

    [Theory]
    [InlineData("den-bosch", "thuiszitter", 29)]
    [InlineData("noord-kennemerland", "langdurig-afwezig", 28)]
    [InlineData("haaglanden", "zorgwekkend-4-weken", 28)]
    [InlineData("haaglanden", "opschalen-4-weken", 28)]
    public void Reeks_in_kalenderdagen_rond_de_drempel(string regio, string signaal, int drempel)
    {
        // Every date a school day, so that D - F + 1 takes every value.
        var dagen = Enumerable.Range(0, 60).Select(D("2025-09-01").AddDays).ToList();
        foreach (var protocol in Alle.Where(protocol => protocol.Id.StartsWith(regio, StringComparison.Ordinal)))
        {
            foreach (var aantal in new[] { drempel - 1, drempel, drempel + 1 })
            {
                var episoden = new ReferentieProef(protocol, dagen).RijOp(dagen.Take(aantal), "geoorloofd").Episoden(signaal);
                if (aantal < drempel) Assert.Empty(episoden);
                else
                {
                    var episode = Assert.Single(episoden);
                    Assert.Equal((dagen[drempel - 1], dagen[aantal - 1], drempel), (episode.Sinds, episode.Tot, episode.Waarde));
                    Assert.Equal(Enumerable.Range(2, drempel), episode.Bewijs);
                }
            }
        }
    }

    [Theory]
    [InlineData("2025-10-15", "2026-01-14", false)]
    [InlineData("2025-10-15", "2026-01-15", true)]
    [InlineData("2025-10-15", "2026-01-16", true)]
    [InlineData("2025-11-30", "2026-02-27", false)]
    [InlineData("2025-11-30", "2026-02-28", true)] // clipped to the last day of the month
    [InlineData("2025-11-29", "2026-02-28", true)]
    [InlineData("2025-11-28", "2026-02-28", true)]
    [InlineData("2025-12-01", "2026-02-28", false)]
    [InlineData("2027-11-30", "2028-02-28", false)]
    [InlineData("2027-11-30", "2028-02-29", true)]
    public void Drie_maanden_rond_de_drempel(string f, string d, bool aan)
    {
        var dagen = Enumerable.Range(0, 200).Select(D(f).AddDays(-20).AddDays).ToList();
        foreach (var protocol in Alle)
        {
            var proef = new ReferentieProef(protocol, dagen).RijOp(dagen.Where(dag => dag >= D(f) && dag <= D(d)), "ziek");
            var episoden = proef.Episoden("thuiszitter-drie-maanden");
            Assert.Equal(aan ? 1 : 0, episoden.Count);
            Assert.All(episoden, episode => Assert.Equal((3m, 3m, D(d)), (episode.Waarde, episode.Grens, episode.Tot)));
        }
    }

    [Theory]
    [InlineData(959, false)]
    [InlineData(960, true)]
    [InlineData(961, true)]
    public void Zestien_uur_in_minuten(int minuten, bool aan)
    {
        foreach (var protocol in Alle)
        {
            var proef = new ReferentieProef(protocol);
            proef.RijOp(proef.Dagen.Take(3), "ongeoorloofd").Rij(proef.Dagen[3], "ongeoorloofd", "middag", $"{minuten - 900}");
            Assert.Equal(aan ? [minuten] : Array.Empty<decimal>(), proef.Episoden("leerplicht-16-uur").Select(episode => episode.Waarde));
        }
    }

    [Fact]
    public void Zestien_uur_telt_een_lesuur_als_60_en_blijft_vier_schoolweken_aan()
    {
        foreach (var protocol in Vo)
        {
            var proef = new ReferentieProef(protocol);
            proef.RijOp(proef.Dagen.Take(8), "ongeoorloofd", "1", "45").RijOp(proef.Dagen.Take(8), "ongeoorloofd", "2", "50");
            var episode = Assert.Single(proef.Episoden("leerplicht-16-uur"));
            // 8 days: Mon 1 - Fri 5 and Mon 8 - Wed 10 September. The week of 1 September is in the window up to and including Friday 26 September.
            Assert.Equal((D("2025-09-10"), D("2025-09-26"), 960), (episode.Sinds, episode.Tot, episode.Waarde));
        }

        // In PO the rows' minutes count.
        foreach (var protocol in Po)
        {
            var proef = new ReferentieProef(protocol);
            Assert.Empty(proef.RijOp(proef.Dagen.Take(16), "ongeoorloofd", "ochtend", "59").Episoden("leerplicht-16-uur"));
        }
    }

    [Theory]
    [InlineData(599, null, null)] // 40 days of 300 minutes = 12000; 5 % = 600
    [InlineData(600, null, null)]
    [InlineData(601, 94.9, null)]
    [InlineData(1199, 90.0, null)] // 90.008… %: rounded down in waarde, exact in the comparison
    [InlineData(1200, null, 90.0)]
    [InlineData(1201, null, 89.9)]
    public void Aanwezigheid_rond_95_en_90_procent(int afwezig, double? niveau2, double? niveau3)
    {
        var proef = new ReferentieProef(NoordKennemerlandVo, Weekdagen(D("2025-09-01"), D("2025-10-24")));
        Assert.Equal(40, proef.Dagen.Count);
        // On the last days, so that only the last day of the calendar has the whole absence.
        proef.RijOp(proef.Dagen.Skip(35).Take(afwezig / 300), "geoorloofd");
        if (afwezig % 300 > 0) proef.Rij(proef.Dagen[35 + (afwezig / 300)], "te_laat", "", $"{afwezig % 300}");

        Assert.Equal((decimal?)niveau2, proef.Episoden("aanwezigheid-niveau-2").SingleOrDefault(episode => episode.Tot is null)?.WaardeOp(proef));
        Assert.Equal((decimal?)niveau3, proef.Episoden("aanwezigheid-niveau-3").SingleOrDefault(episode => episode.Tot is null)?.WaardeOp(proef));
    }

    [Fact]
    public void Aanwezigheid_pas_vanaf_de_achtste_schoolweek()
    {
        var proef = new ReferentieProef(NoordKennemerlandVo);
        proef.RijOp(proef.Dagen.Take(10), "ziek");
        var episode = Assert.Single(proef.Episoden("aanwezigheid-niveau-3"));
        // Monday of the 8th week; 35 days passed, this is the 36th: 26/36 present. 100 days later 10 absent days are 10 % of 100: on up to and including day 100.
        Assert.Equal((D("2025-10-20"), proef.Dagen[99], 72.2m), (episode.Sinds, episode.Tot, episode.Waarde));
        var lichter = Assert.Single(proef.Episoden("aanwezigheid-niveau-2"));
        Assert.Equal((proef.Dagen[100], proef.Dagen[198], 90.0m), (lichter.Sinds, lichter.Tot, lichter.Waarde));
    }
}

internal static class EpisodeOpPeildatum
{
    /// <summary>The value on the last day: the signal judged again on that day alone.</summary>
    public static decimal WaardeOp(this ReferentieEpisode episode, ReferentieProef proef)
    {
        var kennis = ReferentieEvaluatie.KennisOp(proef.Dagen[^1], proef.Protocol, proef.School, "L1", ReferentieEvaluatie.Dagbeelden(proef.School, "L1", proef.Keur().Meetellend));
        return proef.Protocol.Criteria.Single(criterium => criterium.Id == episode.Signaal).Beoordeel(kennis)!.Waarde;
    }
}
