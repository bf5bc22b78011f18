using System.Globalization;
using Routeboek.Application.Afspraken;
using Routeboek.Domain.Afspraken;
using Routeboek.Domain.Dossiers;
using Routeboek.Tests.Eisen;

namespace Routeboek.Tests.Afspraken;

/// <summary>The laws of the contract "afspraken", each with what breaks it.</summary>
public sealed class WettenTests
{
    private static readonly string[] s_protocollen =
        ["wet-nl", "den-bosch-po", "den-bosch-vo", "den-bosch-mbo", "haaglanden-po", "haaglanden-vo", "noord-kennemerland-vo"];

    public static TheoryData<string> Protocollen => [.. s_protocollen];

    // ------------------------------------------------------------------ law 1

    [Theory]
    [MemberData(nameof(Protocollen))]
    public void Wet1_VolgordeVanDeRegels_MaaktNietsUit(string protocol)
    {
        var set = new Afsprakenset(Afspraakproef.Meegeleverd(protocol).Afspraken, Afspraakproef.Woordenschat);
        foreach (var zaad in Enumerable.Range(1, 5))
        {
            var feiten = Toevalsdossier.Maak(set, zaad, 40);
            Assert.True(VolgordeMaaktNietsUit(feiten, f => Json(set, new Feitenreeks("D", f))), $"zaad {zaad}");
        }
    }

    [Fact]
    public void Wet1_WieOpVolgordeVanRegelsTelt_ValtOp()
    {
        var set = Afspraakproef.Set(Afspraakproef.Afspraak("a", "{feit: SignaalAan}", "feit: GesprekGevoerd", "binnen: {aantal: 2, eenheid: dagen}"));
        var feiten = Toevalsdossier.Maak(set, 1, 10);

        Assert.False(VolgordeMaaktNietsUit(feiten, f => string.Join(',', f.Select(x => x.Nr))));
    }

    [Fact]
    public void Wet1_VolgordeVanVastleggen_VerandertAlleenDeNummers()
    {
        var set = Afspraakproef.Set(
            Afspraakproef.Afspraak("a", "{feit: SignaalAan}", "feit: GesprekGevoerd", "binnen: {aantal: 2, eenheid: schooldagen}, herhaal: elk"),
            Afspraakproef.Afspraak("b", "{afspraak: a, uitkomst: verlopen}", "feit: PlanVastgesteld", "binnen: {aantal: 1, eenheid: weken}"));
        string[] dagen = ["2026-01-12 SignaalAan signaal=x", "2026-01-20 SignaalAan signaal=y", "2026-01-21 GesprekGevoerd met=ouder", "2026-02-02 PlanVastgesteld soort=smart"];

        var vooruit = Zonder(Afspraakproef.Kort(Afspraakproef.Stand(set, "2026-03-02", dagen)));
        var achteruit = Zonder(Afspraakproef.Kort(Afspraakproef.Stand(set, "2026-03-02", [.. dagen.Reverse()])));

        Assert.Equal(vooruit.Order(StringComparer.Ordinal), achteruit.Order(StringComparer.Ordinal));
        static IEnumerable<string> Zonder(IReadOnlyList<string> taken) => taken.Select(t => t[..t.LastIndexOf(':')] + t[t.IndexOf(' ', StringComparison.Ordinal)..]);
    }

    [Fact]
    public void Wet1_NaEenCorrectie_HoudtDeTaakHaarNaam()
    {
        var set = Afspraakproef.Set(Afspraakproef.Afspraak("a", "{feit: SignaalAan}", "feit: GesprekGevoerd", "binnen: {aantal: 2, eenheid: dagen}"));

        var taak = Afspraakproef.Taak(set, "2026-01-20", "2026-01-12 SignaalAan signaal=x", "2026-01-14 SignaalAan signaal=x ~1", "2026-01-15 SignaalAan signaal=x ~2");

        Assert.Equal("D:a:1", taak.Id);
        Assert.Equal(Afspraakproef.Dag("2026-01-15"), taak.Opent);
    }

    // ------------------------------------------------------------------ law 2

    [Theory]
    [MemberData(nameof(Protocollen))]
    [Eis("B-SCO-01")]
    [Eis("H-GEN-02")]
    public void Wet2_ElkProtocol_LaatGeenKindZonderVolgendeStap(string protocol)
    {
        var boek = Afspraakproef.Meegeleverd(protocol);

        var waarborg = Afsprakenwaarborg.Zoek(boek.Afspraken, Afspraakproef.Woordenschat, Afspraakproef.Kalender);

        Assert.NotNull(waarborg.Vangnet);
        Assert.Empty(waarborg.Leegten);
        Assert.Equal([], waarborg.Onbereikbaar.Select(a => a.Id));
        Assert.Equal([], waarborg.Onvervulbaar.Select(a => a.Id));
    }

    [Fact]
    public void Wet2_ZonderVangnet_VindtDeLeegte()
    {
        var afspraken = Afspraakproef.Lees(
            Afspraakproef.Afspraak("begin", "{feit: DossierGeopend}", "feit: GesprekGevoerd", "binnen: {aantal: 2, eenheid: weken}")).Afspraken;

        var waarborg = Afsprakenwaarborg.Zoek(afspraken, Afspraakproef.Woordenschat, Afspraakproef.Kalender);

        Assert.Null(waarborg.Vangnet);
        Assert.False(waarborg.Houdt);
        Assert.Contains(waarborg.Leegten[0].Weg, w => w.Contains("GesprekGevoerd", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("herhaal: nooit")]
    [InlineData("blijft: false")]
    [InlineData("vervalt: [{feit: VerzuimGestopt}]")]
    public void Wet2_EenVangnetMetEenGat_IsGeenVangnet(string gat)
    {
        const string Opnieuw = "feit: TaakNietVanToepassing, met: {afspraak: [volgen, toch]}";
        string Volgen(string meer) => Afspraakproef.Afspraak("volgen", "{feit: DossierGeopend}", "feit: DossierGesloten", $"binnen: {{aantal: 3, eenheid: maanden}}{meer}");
        string Toch(string meer) => Afspraakproef.Afspraak("toch", $"{{{Opnieuw}}}", "feit: DossierGesloten", $"binnen: {{aantal: 4, eenheid: weken}}{meer}");

        Assert.NotNull(Vangnet.Zoek(Afspraakproef.Lees(Volgen("") + Toch(", herhaal: elk")).Afspraken));
        Assert.Null(Vangnet.Zoek(Afspraakproef.Lees(Volgen(", " + gat) + Toch(", herhaal: elk")).Afspraken));
        Assert.Null(Vangnet.Zoek(Afspraakproef.Lees(Volgen("") + Toch("")).Afspraken));
        Assert.Null(Vangnet.Zoek(Afspraakproef.Lees(Volgen("")).Afspraken));
    }

    [Theory]
    [InlineData("{feit: SignaalAan}, {leeftijd: {tot: 1}}, {leeftijd: {van: 20}}", "feit: GesprekGevoerd")]
    [InlineData("{feit: SignaalAan}, {feit: SignaalAan, geen: true}", "feit: GesprekGevoerd")]
    [InlineData("{feit: SignaalAan}, {sector: po}, {sector: vo}", "feit: GesprekGevoerd")]
    public void Wet2_WatNooitOpent_WordtGenoemd(string als, string wat)
    {
        var afspraken = Afspraakproef.Lees(Afspraakproef.Afspraak("eerst", "{feit: ZorgGemeld}", "feit: GesprekGevoerd") + Afspraakproef.Afspraak("nooit", als, wat)).Afspraken;

        var waarborg = Afsprakenwaarborg.Zoek(afspraken, Afspraakproef.Woordenschat, Afspraakproef.Kalender);

        Assert.Equal(["nooit"], waarborg.Onbereikbaar.Select(a => a.Id));
    }

    [Fact]
    public void Wet2_WatNooitKlaarKan_WordtGenoemd()
    {
        // what opens it makes it lapse as well
        var afspraken = Afspraakproef.Lees(
            Afspraakproef.Afspraak("eerst", "{feit: SignaalAan}", "feit: ZorgGemeld")
            + Afspraakproef.Afspraak("weg", "{afspraak: eerst, uitkomst: vervuld}", "feit: GesprekGevoerd", "vervalt: [{afspraak: eerst, uitkomst: vervuld}]")).Afspraken;

        var waarborg = Afsprakenwaarborg.Zoek(afspraken, Afspraakproef.Woordenschat, Afspraakproef.Kalender);

        Assert.Equal(["weg"], waarborg.Onvervulbaar.Select(a => a.Id));
    }

    // ------------------------------------------------------------------ law 3

    [Theory]
    [MemberData(nameof(Protocollen))]
    public void Wet3_TotDeVolgendeWijziging_ZeggenDeDatumsAlles(string protocol)
    {
        var set = new Afsprakenset(Afspraakproef.Meegeleverd(protocol).Afspraken, Afspraakproef.Woordenschat);
        foreach (var zaad in Enumerable.Range(1, 6))
            Assert.Equal("", Verouderd(set, Toevalsdossier.Maak(set, zaad, 25), s => s.VolgendeWijziging));
    }

    [Fact]
    public void Wet3_WieDeVerjaardagVergeet_ValtOp()
    {
        var set = Afspraakproef.Set(Afspraakproef.Afspraak("a", "{feit: SignaalAan}, {leeftijd: {van: 12}}", "feit: GesprekGevoerd"));
        var feiten = Afspraakproef.Feiten("2025-09-10 LeerlingStand geboortedatum=2013-12-05", "2025-10-01 SignaalAan signaal=x").Feiten.ToList();

        Assert.Equal("", Verouderd(set, feiten, s => s.VolgendeWijziging));
        Assert.NotEqual("", Verouderd(set, feiten, _ => null));
    }

    [Theory]
    [MemberData(nameof(Protocollen))]
    public void Wet3_EenNieuwFeitErbij_GeeftHetzelfdeAlsAllesOpnieuw(string protocol)
    {
        var set = new Afsprakenset(Afspraakproef.Meegeleverd(protocol).Afspraken, Afspraakproef.Woordenschat);
        foreach (var zaad in Enumerable.Range(20, 4))
        {
            var alle = Toevalsdossier.Maak(set, zaad, 60);
            var vandaag = alle.Max(f => f.Op).AddDays(zaad % 3 == 0 ? -40 : 5);
            var stand = new Dossierstand(set, new Feitenreeks("D"), Afspraakproef.Kalender, vandaag);
            for (var i = 0; i < alle.Count; i++)
            {
                stand.Voeg(alle[i]);
                var geheel = new Dossierstand(set, new Feitenreeks("D", alle.Take(i + 1)), Afspraakproef.Kalender, vandaag);
                Assert.Equal(geheel.Taken, stand.Taken);
            }
        }
    }

    [Fact]
    public void Wet3_EenServerDieEenMaandUitStond_SlaatNietsOverEnDoetNietsDubbel()
    {
        var set = new Afsprakenset(Afspraakproef.Meegeleverd("den-bosch-vo").Afspraken, Afspraakproef.Woordenschat);
        var feiten = Toevalsdossier.Maak(set, 5, 30);
        var begin = feiten.Min(f => f.Op);
        var elkeDag = new Dossierstand(set, new Feitenreeks("D", feiten), Afspraakproef.Kalender, begin);
        for (var dag = begin; dag < begin.AddDays(200); dag = dag.AddDays(1))
            elkeDag.Ga(dag, null);
        var ineens = new Dossierstand(set, new Feitenreeks("D", feiten), Afspraakproef.Kalender, begin);
        ineens.Ga(begin.AddDays(199), null);

        Assert.Equal(elkeDag.Taken, ineens.Taken);
        Assert.Equal(ineens.Taken.Count, ineens.Taken.Select(t => t.Id).Distinct(StringComparer.Ordinal).Count());
    }

    // ------------------------------------------------------------------ law 4

    [Fact]
    public void Wet4_EenEffect_GaatPreciesEenKeerDeDeurUit() => Assert.Equal("", Dubbel(Effecten.Nog));

    [Fact]
    public void Wet4_WieNaarDeDagKijktInPlaatsVanNaarDeSleutel_StuurtDubbel() =>
        Assert.NotEqual("", Dubbel(s => [.. s.Taken.Where(t => t.IsOpen && t.Opent <= s.Vandaag).Select(t => new Effect(t.Id, Effectsoort.Opdracht))]));

    [Fact]
    public void Wet4_EenCorrectieDieDeTaakWegneemt_HaaltNietsTerugEnHerhaaltNiets()
    {
        var set = Afspraakproef.Set(Afspraakproef.Afspraak("a", "{feit: SignaalAan}", "feit: GesprekGevoerd", "binnen: {aantal: 2, eenheid: dagen}"));
        var stand = Afspraakproef.Stand(set, "2026-01-12", "2026-01-12 SignaalAan signaal=x");
        var opdracht = Assert.Single(Effecten.Nog(stand));
        stand.Voeg(Afspraakproef.Feit(2, $"2026-01-12 EffectUitgevoerd taak={opdracht.Taak} effect={opdracht.Woord}"));
        stand.Voeg(Afspraakproef.Feit(3, "2026-01-12 !1"));
        Assert.Empty(stand.Taken);

        // the withdrawal was a mistake: the same task comes back, and nobody gets the same message again
        stand.Voeg(Afspraakproef.Feit(4, "2026-01-12 SignaalAan signaal=x ~3"));

        Assert.Equal("D:a:1", Assert.Single(stand.Taken).Id);
        Assert.Empty(Effecten.Nog(stand));
    }

    // ------------------------------------------------------------------

    private static bool VolgordeMaaktNietsUit(IReadOnlyList<Feit> feiten, Func<IReadOnlyList<Feit>, string> doe)
    {
        var gewoon = doe(feiten);
        return gewoon == doe([.. feiten.Reverse()]) && gewoon == doe([.. feiten.OrderBy(f => f.Nr * 7919 % 101)]);
    }

    private static string Json(Afsprakenset set, Feitenreeks feiten)
    {
        using var uit = new StringWriter();
        Takenjson.Schrijf([new Dossierstand(set, feiten, Afspraakproef.Kalender, new DateOnly(2026, 6, 1))], set, uit);
        return uit.ToString();
    }

    /// <summary>Keeps stored dates until the next change is due, and says the first day on which they were not the truth.</summary>
    private static string Verouderd(Afsprakenset set, IReadOnlyList<Feit> feiten, Func<Dossierstand, DateOnly?> volgende)
    {
        var dag = feiten.Min(f => f.Op);
        var bewaard = new Dossierstand(set, new Feitenreeks("D", feiten), Afspraakproef.Kalender, dag);
        var einde = dag.AddDays(150);
        for (; dag < einde; dag = dag.AddDays(1))
        {
            if (volgende(bewaard) <= dag)
                bewaard = new Dossierstand(set, new Feitenreeks("D", feiten), Afspraakproef.Kalender, dag);
            var vers = new Dossierstand(set, new Feitenreeks("D", feiten), Afspraakproef.Kalender, dag);
            var (a, b) = (Rijen(bewaard.Taken, dag), Rijen(vers.Taken, dag));
            if (a != b)
                return string.Create(CultureInfo.InvariantCulture, $"{dag:yyyy-MM-dd}\n{a}\n\n{b}");
        }

        return "";
        static string Rijen(IReadOnlyList<Taak> taken, DateOnly dag) => string.Join('\n', taken.Select(t => $"{t.Id} {t.Status(dag)} {t.Opent} {t.Uiterlijk} {t.Einde?.Dag}"));
    }

    /// <summary>Sweeps every day of a quarter, with a month in which the server was off, records what was sent, and says what went out twice or never.</summary>
    private static string Dubbel(Func<Dossierstand, IReadOnlyList<Effect>> nog)
    {
        var set = Afspraakproef.Set(
            Afspraakproef.Afspraak("a", "{feit: SignaalAan}", "feit: GesprekGevoerd", "binnen: {aantal: 3, eenheid: schooldagen}, herhaal: elk"),
            Afspraakproef.Afspraak("b", "{afspraak: a, uitkomst: verlopen}", "feit: PlanVastgesteld", "binnen: {aantal: 1, eenheid: weken}"));
        var stand = Afspraakproef.Stand(set, "2026-01-05", "2026-01-12 SignaalAan signaal=x", "2026-02-03 SignaalAan signaal=y", "2026-03-02 SignaalAan signaal=z");
        var verstuurd = new List<Effect>();
        for (var dag = Afspraakproef.Dag("2026-01-05"); dag < Afspraakproef.Dag("2026-04-01"); dag = dag.AddDays(dag == Afspraakproef.Dag("2026-01-20") ? 31 : 1))
        {
            stand.Ga(dag, null);
            foreach (var effect in nog(stand))
            {
                verstuurd.Add(effect);
                stand.Voeg(Afspraakproef.Feit(stand.Feiten.Aantal + 1, $"{dag:yyyy-MM-dd} EffectUitgevoerd taak={effect.Taak} effect={effect.Woord}"));
            }
        }

        var dubbel = verstuurd.GroupBy(e => e).Where(g => g.Count() > 1).Select(g => $"{g.Key} {g.Count()} keer");
        var nooit = stand.Taken.Where(t => !verstuurd.Contains(new Effect(t.Id, Effectsoort.Opdracht))).Select(t => $"{t.Id} nooit");
        return string.Join('\n', dubbel.Concat(nooit));
    }
}
