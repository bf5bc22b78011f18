using static Routeboek.Tests.Referentie.Afspraken.RefEenheid;
using static Routeboek.Tests.Referentie.Afspraken.RefProef;
using static Routeboek.Tests.Referentie.Afspraken.RefUitkomst;

namespace Routeboek.Tests.Referentie.Afspraken;

/// <summary>Small cases worked out by hand; each shows the sentence of the contract "afspraken" above it. 12 January 2026 is a Monday.</summary>
public sealed class RefVoorbeeldenTests
{
    private const string Aan = "SignaalAan signaal=a";
    private const string Uit = "SignaalUit signaal=a";
    private const string Gesprek = "GesprekGevoerd met=[leerling,ouder]";

    // ------------------------------------------------------------------ facts

    /// <summary>"A fact with `corrigeert: N` takes the place of fact N with its own `op`, soort and fields (N stays the root)."</summary>
    [Fact]
    public void Correctie_neemt_de_plaats_in_en_de_wortel_blijft() =>
        Assert.Equal("bel:1 open 2026-01-14..", new RefProef(Afspraak()).Feit("2026-01-12", Aan).Feit("2026-01-14", Aan, corrigeert: 1).Een("2026-01-20"));

    /// <summary>"… with its own … soort": a fact that becomes something else no longer opens anything.</summary>
    [Fact]
    public void Correctie_kan_de_soort_veranderen() =>
        Assert.Empty(new RefProef(Afspraak()).Feit("2026-01-12", Aan).Feit("2026-01-12", Gesprek, corrigeert: 1).Kort("2026-01-20"));

    /// <summary>"N, or N's root, stays the root; the last correction or withdrawal wins."</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Laatste_correctie_wint_ook_als_zij_een_correctie_corrigeert(int doel) => Assert.Equal(
        "bel:1 open 2026-01-15..",
        new RefProef(Afspraak()).Feit("2026-01-12", Aan).Feit("2026-01-14", Aan, corrigeert: 1).Feit("2026-01-15", Aan, corrigeert: doel).Een("2026-01-20"));

    /// <summary>"`soort: Ingetrokken` with `corrigeert: N` withdraws it"; "the `op` of an `Ingetrokken` means nothing."</summary>
    [Theory]
    [InlineData("2026-01-12")]
    [InlineData("2026-06-01")]
    [InlineData("2025-01-01")]
    public void Ingetrokken_haalt_het_feit_weg_wat_zijn_op_ook_is(string op) =>
        Assert.Empty(new RefProef(Afspraak()).Feit("2026-01-12", Aan).Feit(op, "Ingetrokken", corrigeert: 1).Kort("2026-01-20"));

    /// <summary>"The last correction or withdrawal wins": a correction after a withdrawal brings the fact back under its own id.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Correctie_na_intrekking_brengt_het_feit_terug(int doel) => Assert.Equal(
        "bel:1 open 2026-01-13..",
        new RefProef(Afspraak()).Feit("2026-01-12", Aan).Feit("2026-01-12", "Ingetrokken", corrigeert: 1).Feit("2026-01-13", Aan, corrigeert: doel).Een("2026-01-20"));

    /// <summary>"Corrections are applied first; then facts with `op` after `--vandaag` drop out": the old version does not come back.</summary>
    [Fact]
    public void Correctie_naar_de_toekomst_laat_niets_over() =>
        Assert.Empty(new RefProef(Afspraak()).Feit("2026-01-12", Aan).Feit("2026-02-02", Aan, corrigeert: 1).Kort("2026-01-20"));

    /// <summary>"Facts with `vastgelegd` after `--bekend-tot` are not known at all."</summary>
    [Theory]
    [InlineData("2026-01-14T11:59:59Z", "bel:1 open 2026-01-12..")]
    [InlineData("2026-01-14T12:00:00Z", "bel:1 open 2026-01-14..")]
    public void Bekend_tot_bepaalt_welke_correctie_bekend_is(string bekendTot, string verwacht) =>
        Assert.Equal(verwacht, new RefProef(Afspraak()).Feit("2026-01-12", Aan).Feit("2026-01-14", Aan, corrigeert: 1).Een("2026-01-20", bekendTot));

    /// <summary>"One whose target is not known at `--bekend-tot` is not known either."</summary>
    [Fact]
    public void Correctie_van_een_onbekend_feit_is_ook_onbekend()
    {
        var proef = new RefProef(Afspraak()).Feit("2026-01-12", Aan, vastgelegd: "2026-01-18T12:00:00Z").Feit("2026-01-13", Aan, corrigeert: 1);
        Assert.Empty(proef.Kort("2026-01-20", "2026-01-15T00:00:00Z"));
        Assert.Single(proef.Kort("2026-01-20", "2026-01-18T12:00:00Z"));
    }

    /// <summary>"Facts are ordered by `op`, then by nr of the root", whatever the number of the correction that gave them their `op`.</summary>
    [Fact]
    public void Feiten_staan_op_volgorde_van_op_en_dan_van_wortel()
    {
        var feiten = ReferentieAfspraken.BekendeFeiten(
            [Regel(1, "2026-01-14"), Regel(2, "2026-01-13"), Regel(3, "2026-01-13"), Regel(4, "2026-01-13", 1), Regel(5, "2026-01-12", 3)], D("2026-01-20"), null);
        Assert.Equal([3, 1, 2], feiten.Select(feit => feit.Nr));

        static RefRegel Regel(int nr, string op, int? corrigeert = null) => new(nr, "D1", "NieuwVerzuim", D(op), T("2026-01-14T12:00:00Z"), new Dictionary<string, RefWaarde>(), corrigeert);
    }

    /// <summary>A fact belongs to its own dossier; the numbers run within the dossier.</summary>
    [Fact]
    public void Dossiers_staan_los_van_elkaar()
    {
        var proef = new RefProef(Afspraak()).Feit("2026-01-12", Aan, nr: 1).Feit("2026-01-12", Aan, dossier: "D2", nr: 1).Feit("2026-01-13", Gesprek, dossier: "D2", nr: 2)
            .Feit("2026-01-14", "TermijnVerlengd taak=D1:bel:1 tot=2026-02-01 reden=x", dossier: "D2", nr: 3);
        Assert.Equal(["bel:1 open 2026-01-12..", "D2:bel:1 vervuld 2026-01-12.. op 2026-01-13 op tijd"], proef.Kort("2026-01-20"));
    }

    // ------------------------------------------------------------------ conditions

    /// <summary>"A value = equal, or contained when the fact's field is a list; a list = all of these in the fact's list or, for a single field, the field is one of these."</summary>
    [Theory]
    [InlineData("S", "S soort=a", true)]
    [InlineData("S", "T soort=a", false)]
    [InlineData("S soort=a", "S soort=a", true)]
    [InlineData("S soort=a", "S soort=b", false)]
    [InlineData("S soort=a", "S", false)]
    [InlineData("S met=ouder", "S met=[leerling,ouder]", true)]
    [InlineData("S met=mentor", "S met=[leerling,ouder]", false)]
    [InlineData("S met=[leerling,ouder]", "S met=[ouder,mentor,leerling]", true)]
    [InlineData("S met=[leerling,ouder]", "S met=[leerling]", false)]
    [InlineData("S bij=[duo,rmc]", "S bij=rmc", true)]
    [InlineData("S bij=[duo,rmc]", "S bij=ldos", false)]
    [InlineData("S bij=duo soort=a", "S bij=duo soort=b", false)]
    public void Velden_passen(string vraag, string feit, bool past)
    {
        var patroon = P(feit);
        Assert.Equal(past, P(vraag).PastOp(new RefFeit(1, patroon.Soort, D("2026-01-12"), patroon.Met)));
    }

    /// <summary>"Opens an instance on the first day >= its date on which all conditions hold"; a fact before the anchor counts too.</summary>
    [Theory]
    [InlineData("2026-01-10", "2026-01-12")]
    [InlineData("2026-01-12", "2026-01-12")]
    [InlineData("2026-01-16", "2026-01-16")]
    public void Taak_opent_zodra_alle_voorwaarden_gelden(string hulp, string opent) => Assert.Equal(
        $"bel:1 open {opent}..", new RefProef(Afspraak(als: F("HulpGestart soort=paj"))).Feit("2026-01-12", Aan).Feit(hulp, "HulpGestart soort=paj").Een("2026-01-20"));

    /// <summary>"(up to vandaag)": a condition that does not hold yet opens nothing yet.</summary>
    [Fact]
    public void Taak_opent_niet_voor_alle_voorwaarden_gelden() => Assert.Empty(
        new RefProef(Afspraak(als: F("HulpGestart soort=paj"))).Feit("2026-01-12", Aan).Feit("2026-01-16", "HulpGestart soort=paj").Kort("2026-01-15"));

    /// <summary>"`sinds: anker` counts only facts with `op` on or after the anchor's date, the anchor fact itself left out."</summary>
    [Theory]
    [InlineData("2026-01-11", null)]
    [InlineData("2026-01-12", "2026-01-12")]
    [InlineData("2026-01-14", "2026-01-14")]
    public void Sinds_anker_telt_vanaf_het_anker_zonder_het_anker(string tweede, string? opent)
    {
        var proef = new RefProef(Afspraak(anker: F("NieuwVerzuim soort=ziek"), als: new RefFeitVoorwaarde(P("NieuwVerzuim"), SindsAnker: true)))
            .Feit("2026-01-12", "NieuwVerzuim soort=ziek").Feit(tweede, "NieuwVerzuim soort=te-laat");
        Assert.Equal(opent is null ? [] : [$"bel:1 open {opent}.."], proef.Kort("2026-01-20"));
    }

    /// <summary>Without `sinds` the anchor fact itself counts: "a known fact of kind S with `op` &lt;= D exists".</summary>
    [Fact]
    public void Zonder_sinds_telt_het_ankerfeit_zelf_mee() => Assert.Equal(
        "bel:2 open 2026-01-14..",
        new RefProef(Afspraak(als: new RefFeitVoorwaarde(P("SignaalAan"), Aantal: 2)) with { Herhaal = RefHerhaal.Nooit, Als = [F("SignaalAan signaal=b"), new RefFeitVoorwaarde(P("SignaalAan"), Aantal: 2)] })
            .Feit("2026-01-12", Aan).Feit("2026-01-14", "SignaalAan signaal=b").Een("2026-01-20"));

    /// <summary>"`aantal: N`: at least N such facts."</summary>
    [Theory]
    [InlineData("2026-01-15", 0)]
    [InlineData("2026-01-16", 1)]
    public void Aantal_is_minstens(string vandaag, int taken) => Assert.Equal(
        taken,
        new RefProef(Afspraak(als: new RefFeitVoorwaarde(P("NietVerschenen"), Aantal: 2))).Feit("2026-01-12", Aan)
            .Feit("2026-01-13", "NietVerschenen bij=school").Feit("2026-01-16", "NietVerschenen bij=mdo").Kort(vandaag).Length);

    /// <summary>"`geen: true`: no such fact."</summary>
    [Theory]
    [InlineData("2026-01-11", false, 0)]
    [InlineData("2026-01-12", false, 0)]
    [InlineData("2026-01-13", false, 1)]
    [InlineData("2026-01-11", true, 1)]
    public void Geen_geldt_zolang_er_geen_is(string op, bool sinds, int taken) => Assert.Equal(
        taken, new RefProef(Afspraak(als: new RefFeitVoorwaarde(P("HulpGestart"), SindsAnker: sinds, Geen: true))).Feit("2026-01-12", Aan).Feit(op, "HulpGestart soort=paj").Kort("2026-01-20").Length);

    /// <summary>"From (van) inclusive, to (tot) exclusive, on the day (born 29 February: 1 March in other years)."</summary>
    [Theory]
    [InlineData("2008-02-29", 18, null, "2026-03-01")]
    [InlineData("2008-03-01", 18, null, "2026-03-01")]
    [InlineData("2008-02-28", 18, null, "2026-02-28")]
    [InlineData("2010-01-12", 16, 18, "2026-01-12")]
    [InlineData("2010-01-13", 16, 18, "2026-01-13")]
    [InlineData("2008-01-12", 16, 18, null)]
    [InlineData("2008-01-13", 16, 18, "2026-01-12")]
    [InlineData("2008-02-29", null, 18, "2026-01-12")]
    public void Leeftijd_op_de_dag(string geboren, int? van, int? tot, string? opent)
    {
        var proef = new RefProef(Afspraak(als: new RefLeeftijd(van, tot))).Feit("2026-01-12", Aan).Feit("2025-09-01", $"LeerlingStand geboortedatum={geboren}");
        Assert.Equal(opent is null ? [] : [$"bel:1 open {opent}.."], proef.Kort("2026-03-02"));
    }

    /// <summary>Born on 29 February: in a leap year the birthday is that day.</summary>
    [Theory]
    [InlineData("2028-02-28", 19)]
    [InlineData("2028-02-29", 20)]
    [InlineData("2027-02-28", 18)]
    [InlineData("2027-03-01", 19)]
    public void Leeftijd_van_wie_op_29_februari_geboren_is(string dag, int leeftijd) => Assert.Equal(leeftijd, RefDagen.Leeftijd(D("2008-02-29"), D(dag)));

    /// <summary>"The last `LeerlingStand` as a whole, … on D": a field that is not in it any more is unknown.</summary>
    [Fact]
    public void Laatste_stand_geldt_als_geheel()
    {
        var proef = new RefProef(Afspraak(als: new RefSector("vo"))).Feit("2025-09-01", "LeerlingStand sector=vo woongemeente=Proefdam")
            .Feit("2026-01-10", "LeerlingStand woongemeente=Proefdam").Feit("2026-01-12", Aan).Feit("2026-01-15", "LeerlingStand sector=vo");
        Assert.Equal("bel:3 open 2026-01-15..", proef.Een("2026-01-20"));
    }

    /// <summary>"`{gemeente: …}`, `{fase: …}`: the last `LeerlingStand`, or the last `FaseGewijzigd`, on D; a value or a list of values."</summary>
    [Fact]
    public void Gemeente_en_fase_zijn_de_laatste_op_de_dag()
    {
        var proef = new RefProef(Afspraak(als: [new RefGemeente(new[] { "Proefdam", "Oefenhout" }), new RefFase("2")]))
            .Feit("2026-01-02", "FaseGewijzigd fase=2").Feit("2026-01-03", "LeerlingStand woongemeente=Verweg").Feit("2026-01-12", Aan)
            .Feit("2026-01-13", "FaseGewijzigd fase=3a").Feit("2026-01-14", "LeerlingStand woongemeente=Oefenhout").Feit("2026-01-16", "FaseGewijzigd fase=2");
        Assert.Equal("bel:3 open 2026-01-16..", proef.Een("2026-01-20"));
    }

    /// <summary>"Agreement A has an instance with that outcome on D; … as a later condition it holds from that day on, also when the task is fulfilled later."</summary>
    [Theory]
    [InlineData(Verlopen, "2026-01-14")]
    [InlineData(Vervuld, "2026-01-16")]
    [InlineData(Vervallen, null)]
    public void Uitkomst_van_een_andere_afspraak_als_voorwaarde(RefUitkomst uitkomst, string? opent)
    {
        var proef = new RefProef(Afspraak(binnen: N(1)), Afspraak("na", F("HulpGestart"), "PlanVastgesteld", null, A("bel", uitkomst)))
            .Feit("2026-01-12", Aan).Feit("2026-01-12", "HulpGestart soort=paj").Feit("2026-01-16", Gesprek);
        Assert.Equal(opent is null ? [] : [$"na:2 open {opent}.."], proef.Kort("2026-01-20").Where(taak => taak.StartsWith("na", StringComparison.Ordinal)));
    }

    /// <summary>As a later condition "it holds from that day on, also when the task is fulfilled later".</summary>
    [Fact]
    public void Verlopen_blijft_gelden_als_de_taak_later_vervuld_is()
    {
        var proef = new RefProef(Afspraak(binnen: N(1)), Afspraak("na", F("HulpGestart"), "PlanVastgesteld", null, A("bel", Verlopen)))
            .Feit("2026-01-12", Aan).Feit("2026-01-16", Gesprek).Feit("2026-01-18", "HulpGestart soort=paj");
        Assert.Contains("na:3 open 2026-01-18..", proef.Kort("2026-01-20"));
    }

    /// <summary>"As an anchor it is dated the day of the outcome (`verlopen`: the day after the last day of the term, once that day has come) and has the root of that instance."</summary>
    [Theory]
    [InlineData("2026-01-14", null)]
    [InlineData("2026-01-15", "na:2 open 2026-01-15..2026-01-17")]
    public void Verlopen_als_anker(string vandaag, string? verwacht)
    {
        var proef = new RefProef(Afspraak(binnen: N(2)), Afspraak("na", A("bel", Verlopen), "PlanVastgesteld", N(2)))
            .Feit("2026-01-02", "NieuwVerzuim").Feit("2026-01-12", Aan);
        Assert.Equal(verwacht, proef.Kort(vandaag).SingleOrDefault(taak => taak.StartsWith("na", StringComparison.Ordinal))?.Replace("bijna", "open", StringComparison.Ordinal));
    }

    /// <summary>"With the outcome *vervuld* as anchor [the anchor fact itself] is the fulfilling fact; with *verlopen* or *vervallen* there is none."</summary>
    [Fact]
    public void Vervullend_feit_telt_niet_als_vervulling_van_wat_het_opent()
    {
        var proef = new RefProef(Afspraak(), Afspraak("nog-eens", A("bel", Vervuld), "GesprekGevoerd"), Afspraak("na-verval", A("bel", Vervallen), "GesprekGevoerd"))
            .Feit("2026-01-12", Aan).Feit("2026-01-13", Gesprek);
        Assert.Equal(["bel:1 vervuld 2026-01-12.. op 2026-01-13 op tijd", "nog-eens:1 open 2026-01-13.."], proef.Kort("2026-01-14"));
        proef.Feit("2026-01-13", Gesprek);
        Assert.Contains("nog-eens:1 vervuld 2026-01-13.. op 2026-01-13 op tijd", proef.Kort("2026-01-14"));
    }

    // ------------------------------------------------------------------ instances

    /// <summary>"With `herhaal: een` (default) a candidate is absorbed when an earlier instance of the same agreement is open on that day (the day of its outcome included)."</summary>
    [Theory]
    [InlineData("2026-01-13", 1)]
    [InlineData("2026-01-14", 1)]
    [InlineData("2026-01-15", 2)]
    public void Herhaal_een_slokt_op_tot_en_met_de_dag_van_de_uitkomst(string tweede, int taken) => Assert.Equal(
        taken, new RefProef(Afspraak()).Feit("2026-01-12", Aan).Feit(tweede, Aan).Feit("2026-01-14", Gesprek).Kort("2026-01-20").Length);

    /// <summary>"*Verlopen* … leaves the instance open (te laat)": it goes on absorbing.</summary>
    [Fact]
    public void Te_late_taak_slokt_op() =>
        Assert.Equal("bel:1 te laat 2026-01-12..2026-01-13", new RefProef(Afspraak(binnen: N(1))).Feit("2026-01-12", Aan).Feit("2026-01-19", Aan).Een("2026-01-20"));

    /// <summary>"With `herhaal: elk` each anchor opens its own"; one talk then fulfils both.</summary>
    [Fact]
    public void Herhaal_elk_opent_er_een_per_anker() => Assert.Equal(
        ["bel:1 vervuld 2026-01-12.. op 2026-01-14 op tijd", "bel:2 vervuld 2026-01-13.. op 2026-01-14 op tijd"],
        new RefProef(Afspraak() with { Herhaal = RefHerhaal.Elk }).Feit("2026-01-12", Aan).Feit("2026-01-13", Aan).Feit("2026-01-14", Gesprek).Kort("2026-01-20"));

    /// <summary>"With `herhaal: nooit` only the first ever."</summary>
    [Fact]
    public void Herhaal_nooit_opent_alleen_de_eerste() => Assert.Equal(
        "bel:1 vervuld 2026-01-12.. op 2026-01-12 op tijd",
        new RefProef(Afspraak() with { Herhaal = RefHerhaal.Nooit }).Feit("2026-01-12", Aan).Feit("2026-01-12", Gesprek).Feit("2026-01-16", Aan).Een("2026-01-20"));

    /// <summary>"Candidates are taken by opening day, then by order of their anchors": the later anchor whose conditions hold first goes first.</summary>
    [Fact]
    public void Kandidaten_gaan_op_openingsdag_en_dan_op_anker()
    {
        // Both anchors open on the 14th; the one of the 12th has the higher number and still comes first.
        var proef = new RefProef(Afspraak(als: new RefFeitVoorwaarde(P("PlanVastgesteld"), SindsAnker: true))).Feit("2026-01-13", Aan).Feit("2026-01-12", Aan).Feit("2026-01-14", "PlanVastgesteld soort=smart");
        Assert.Equal("bel:2 open 2026-01-14..", proef.Een("2026-01-20"));
    }

    /// <summary>"Candidates are taken by opening day": an anchor that is older but opens later comes second, and is absorbed.</summary>
    [Fact]
    public void Ouder_anker_dat_later_opent_komt_later()
    {
        // The anchor of the 12th opens on the 13th; that of the 13th itself never finds another sick day.
        var nogEen = new RefFeitVoorwaarde(P("NieuwVerzuim soort=ziek"), SindsAnker: true);
        var proef = new RefProef(Afspraak(anker: F("NieuwVerzuim"), als: [nogEen]) with { Herhaal = RefHerhaal.Nooit })
            .Feit("2026-01-13", "NieuwVerzuim soort=ziek").Feit("2026-01-12", "NieuwVerzuim soort=te-laat").Feit("2026-01-16", "NieuwVerzuim soort=te-laat");
        Assert.Equal("bel:2 open 2026-01-13..", proef.Een("2026-01-20"));

        // A closed gate: `geen … sinds` is shut for the anchor of the 12th, and open at once for that of the 14th.
        var zonderHulp = new RefFeitVoorwaarde(P("HulpGestart"), SindsAnker: true, Geen: true);
        proef = new RefProef(Afspraak(als: [zonderHulp, F("FaseGewijzigd")])).Feit("2026-01-12", Aan).Feit("2026-01-13", "HulpGestart soort=paj").Feit("2026-01-14", Aan).Feit("2026-01-15", "FaseGewijzigd fase=2");
        Assert.Equal("bel:3 open 2026-01-15..", proef.Een("2026-01-20"));
    }

    /// <summary>"An opened instance stays, whatever later happens to the other conditions."</summary>
    [Fact]
    public void Geopende_taak_blijft()
    {
        var proef = new RefProef(Afspraak(als: new RefFase("2"))).Feit("2026-01-02", "FaseGewijzigd fase=2").Feit("2026-01-12", Aan).Feit("2026-01-13", "FaseGewijzigd fase=1");
        Assert.Equal("bel:2 open 2026-01-12..", proef.Een("2026-01-20"));
    }

    /// <summary>"A new anchor after closing opens normally."</summary>
    [Fact]
    public void Nieuw_anker_na_sluiting_opent_gewoon() => Assert.Equal(
        ["bel:1 vervallen 2026-01-12..", "bel:3 open 2026-01-15.."],
        new RefProef(Afspraak()).Feit("2026-01-12", Aan).Feit("2026-01-14", "DossierGesloten uitkomst=geen-zorg").Feit("2026-01-15", Aan).Kort("2026-01-20"));

    // ------------------------------------------------------------------ outcomes

    /// <summary>"*Vervuld* by the first fact matching `wat` with `op` on or after the anchor's date."</summary>
    [Theory]
    [InlineData("2026-01-11", "bel:1 open 2026-01-12..")]
    [InlineData("2026-01-12", "bel:1 vervuld 2026-01-12.. op 2026-01-12 op tijd")]
    [InlineData("2026-01-19", "bel:1 vervuld 2026-01-12.. op 2026-01-19 op tijd")]
    public void Vervuld_vanaf_de_datum_van_het_anker(string op, string verwacht) =>
        Assert.Equal(verwacht, new RefProef(Afspraak()).Feit("2026-01-12", Aan).Feit(op, Gesprek).Een("2026-01-20"));

    /// <summary>"… other than the anchor fact": a talk that asks for a talk is not its own answer.</summary>
    [Fact]
    public void Ankerfeit_vervult_niet()
    {
        var proef = new RefProef(Afspraak(anker: F("GesprekGevoerd"))).Feit("2026-01-12", Gesprek);
        Assert.Equal("bel:1 open 2026-01-12..", proef.Een("2026-01-20"));
        Assert.Equal("bel:1 vervuld 2026-01-12.. op 2026-01-14 op tijd", proef.Feit("2026-01-14", Gesprek).Een("2026-01-20"));
    }

    /// <summary>"If it lies before the opening day, the instance opens as vervuld: its outcome is that day, `vervuld` shows the fact's date."</summary>
    [Fact]
    public void Vervulling_voor_de_opening_opent_als_vervuld()
    {
        var proef = new RefProef(Afspraak(binnen: N(5), als: F("FaseGewijzigd")), Afspraak("na", A("bel", Vervuld), "PlanVastgesteld"))
            .Feit("2026-01-12", Aan).Feit("2026-01-13", Gesprek).Feit("2026-01-15", "FaseGewijzigd fase=2");
        Assert.Equal(["bel:1 vervuld 2026-01-15..2026-01-17 op 2026-01-13 op tijd", "na:1 open 2026-01-15.."], proef.Kort("2026-01-20"));
    }

    /// <summary>"The first of these that happens, in this order on the same day: *vervuld* …; *vervallen* …"</summary>
    [Theory]
    [InlineData("2026-01-14", "2026-01-14", "bel:1 vervuld 2026-01-12.. op 2026-01-14 op tijd")]
    [InlineData("2026-01-15", "2026-01-14", "bel:1 vervallen 2026-01-12..")]
    public void Op_dezelfde_dag_gaat_vervuld_voor_vervallen(string gesprek, string uit, string verwacht) => Assert.Equal(
        verwacht, new RefProef(Afspraak() with { Vervalt = [F(Uit)] }).Feit("2026-01-12", Aan).Feit(uit, Uit).Feit(gesprek, Gesprek).Een("2026-01-20"));

    /// <summary>"When any condition of `vervalt` holds (facts and outcomes counted since the anchor)."</summary>
    [Theory]
    [InlineData("2026-01-11", "open")]
    [InlineData("2026-01-12", "vervallen")]
    public void Vervalt_telt_feiten_sinds_het_anker(string uit, string status) => Assert.Equal(
        $"bel:1 {status} 2026-01-12..", new RefProef(Afspraak() with { Vervalt = [F("HulpGestart"), F(Uit)] }).Feit("2026-01-12", Aan).Feit(uit, Uit).Een("2026-01-20"));

    /// <summary>Facts of `vervalt` are counted since the anchor, the anchor fact itself left out.</summary>
    [Fact]
    public void Ankerfeit_telt_niet_mee_in_vervalt()
    {
        var proef = new RefProef(Afspraak() with { Vervalt = [F("SignaalAan")] }).Feit("2026-01-12", Aan);
        Assert.Equal("bel:1 open 2026-01-12..", proef.Een("2026-01-20"));
        Assert.Equal("bel:1 vervallen 2026-01-12..", proef.Feit("2026-01-14", "SignaalAan signaal=b").Een("2026-01-20"));
    }

    /// <summary>"Outcomes counted since the anchor"; the outcome before the anchor does not count, one on its date does.</summary>
    [Theory]
    [InlineData("2026-01-13", "open")]
    [InlineData("2026-01-12", "vervallen")]
    public void Vervalt_telt_uitkomsten_sinds_het_anker(string anker, string status)
    {
        var proef = new RefProef(Afspraak(), Afspraak("na", F("HulpGestart"), "PlanVastgesteld") with { Vervalt = [A("bel", Vervuld)] })
            .Feit("2026-01-09", Aan).Feit("2026-01-12", Gesprek).Feit(anker, "HulpGestart soort=paj");
        Assert.Contains($"na:3 {status} {anker}..", proef.Kort("2026-01-20"));
    }

    /// <summary>"*Vervallen*, from the opening day on": what happened between anchor and opening takes effect on the opening day.</summary>
    [Fact]
    public void Vervallen_is_nooit_voor_de_openingsdag()
    {
        var proef = new RefProef(Afspraak(als: F("FaseGewijzigd")) with { Vervalt = [F(Uit)] }, Afspraak("na", A("bel", Vervallen), "PlanVastgesteld"))
            .Feit("2026-01-12", Aan).Feit("2026-01-13", Uit).Feit("2026-01-16", "FaseGewijzigd fase=2");
        Assert.Equal(["bel:1 vervallen 2026-01-16..", "na:1 open 2026-01-16.."], proef.Kort("2026-01-20"));
    }

    /// <summary>"At a `DossierGesloten` on or after the anchor's date."</summary>
    [Theory]
    [InlineData("2026-01-11", "open")]
    [InlineData("2026-01-12", "vervallen")]
    public void Sluiting_vanaf_de_datum_van_het_anker(string gesloten, string status) => Assert.Equal(
        $"bel:1 {status} 2026-01-12..", new RefProef(Afspraak()).Feit("2026-01-12", Aan).Feit(gesloten, "DossierGesloten uitkomst=vergissing").Een("2026-01-20"));

    /// <summary>"(The anchor fact itself left out; an outcome that is the anchor counts)."</summary>
    [Fact]
    public void Sluiting_die_zelf_het_anker_is_telt_niet_en_de_uitkomst_die_het_anker_is_wel()
    {
        var proef = new RefProef(
                Afspraak(), Afspraak("nazorg", F("DossierGesloten"), "ContactGelegd"), Afspraak("na-verval", A("bel", Vervallen), "ContactGelegd"),
                Afspraak("einde", A("nazorg", Vervuld), "PlanVastgesteld") with { Vervalt = [A("nazorg", Vervuld)] })
            .Feit("2026-01-12", Aan).Feit("2026-01-14", "DossierGesloten uitkomst=terug-op-school");
        Assert.Equal(["bel:1 vervallen 2026-01-12..", "na-verval:1 vervallen 2026-01-14..", "nazorg:2 open 2026-01-14.."], proef.Kort("2026-01-20"));
        proef.Feit("2026-01-15", "ContactGelegd met=[ouder]");
        Assert.Contains("einde:2 vervallen 2026-01-15..", proef.Kort("2026-01-20"));
    }

    /// <summary>"Or by `TaakNietVanToepassing` (gegevens: taak, reden), whatever its date."</summary>
    [Theory]
    [InlineData("2026-01-05")]
    [InlineData("2026-01-12")]
    [InlineData("2026-01-20")]
    public void Niet_van_toepassing_op_welke_dag_ook(string op) => Assert.Equal(
        "bel:1 vervallen 2026-01-12..", new RefProef(Afspraak()).Feit("2026-01-12", Aan).Feit(op, "TaakNietVanToepassing taak=D1:bel:1 reden=verhuisd").Een("2026-01-20"));

    /// <summary>"*Verlopen* is an event at the end of the term and leaves the instance open (te laat) until it is fulfilled or lapses."</summary>
    [Theory]
    [InlineData("2026-01-13", "bel:1 bijna 2026-01-12..2026-01-13")]
    [InlineData("2026-01-14", "bel:1 te laat 2026-01-12..2026-01-13")]
    [InlineData("2026-01-16", "bel:1 vervuld 2026-01-12..2026-01-13 op 2026-01-16 te laat")]
    public void Verlopen_laat_de_taak_open(string vandaag, string verwacht) =>
        Assert.Equal(verwacht, new RefProef(Afspraak(binnen: N(1))).Feit("2026-01-12", Aan).Feit("2026-01-16", Gesprek).Een(vandaag));

    /// <summary>"`blijft: false` closes it that day as vervallen, unless it gets another outcome that very day (it has then been verlopen too)."</summary>
    [Theory]
    [InlineData("2026-01-13", "vervuld 2026-01-12..2026-01-13 op 2026-01-13 op tijd", false)]
    [InlineData("2026-01-14", "vervuld 2026-01-12..2026-01-13 op 2026-01-14 te laat", true)]
    [InlineData("2026-01-15", "vervallen 2026-01-12..2026-01-13", true)]
    public void Blijft_niet_sluit_als_vervallen(string gesprek, string verwacht, bool verlopen)
    {
        var proef = new RefProef(Afspraak(binnen: N(1)) with { Blijft = false }, Afspraak("na", A("bel", Verlopen), "PlanVastgesteld")).Feit("2026-01-12", Aan).Feit(gesprek, Gesprek);
        Assert.Equal(verlopen ? [$"bel:1 {verwacht}", "na:1 open 2026-01-14.."] : [$"bel:1 {verwacht}"], proef.Kort("2026-01-20"));
    }

    /// <summary>"An instance that opens after its last day is *verlopen* on its opening day, unless the fulfilling fact is dated on or before the last day."</summary>
    [Theory]
    [InlineData(null, "te laat 2026-01-16..2026-01-13", true)]
    [InlineData("2026-01-13", "vervuld 2026-01-16..2026-01-13 op 2026-01-13 op tijd", false)]
    [InlineData("2026-01-14", "vervuld 2026-01-16..2026-01-13 op 2026-01-14 te laat", true)]
    [InlineData("2026-01-16", "vervuld 2026-01-16..2026-01-13 op 2026-01-16 te laat", true)]
    public void Te_laat_geopend_is_verlopen_op_de_openingsdag(string? gesprek, string verwacht, bool verlopen)
    {
        var proef = new RefProef(Afspraak(binnen: N(1), als: F("FaseGewijzigd")), Afspraak("na", A("bel", Verlopen), "PlanVastgesteld")).Feit("2026-01-12", Aan).Feit("2026-01-16", "FaseGewijzigd fase=2");
        if (gesprek is not null) proef.Feit(gesprek, Gesprek);
        Assert.Equal(verlopen ? [$"bel:1 {verwacht}", "na:1 open 2026-01-16.."] : [$"bel:1 {verwacht}"], proef.Kort("2026-01-20"));
    }

    /// <summary>A task that lapses on its last day has not been verlopen; one that lapses the day after has.</summary>
    [Theory]
    [InlineData("2026-01-13", false)]
    [InlineData("2026-01-14", true)]
    public void Vervallen_op_de_laatste_dag_is_niet_verlopen(string uit, bool verlopen)
    {
        var proef = new RefProef(Afspraak(binnen: N(1)) with { Vervalt = [F(Uit)] }, Afspraak("na", A("bel", Verlopen), "PlanVastgesteld")).Feit("2026-01-12", Aan).Feit(uit, Uit);
        Assert.Equal(verlopen ? 2 : 1, proef.Kort("2026-01-20").Length);
    }

    // ------------------------------------------------------------------ terms

    /// <summary>"The starting day is not counted; the last day is inclusive: 3 schooldagen = the third school day after it, 0 = the same day or the first school day after it; weeks and months by the calendar."</summary>
    [Theory]
    [InlineData("2026-01-12", 3, Schooldagen, "2026-01-15")]
    [InlineData("2026-01-16", 1, Schooldagen, "2026-01-19")] // over the weekend
    [InlineData("2026-01-12", 0, Schooldagen, "2026-01-12")]
    [InlineData("2026-01-17", 0, Schooldagen, "2026-01-19")]
    [InlineData("2025-12-19", 1, Schooldagen, "2026-01-05")] // the Christmas holiday
    [InlineData("2026-02-13", 2, Schooldagen, "2026-02-24")] // the spring holiday in zuid
    [InlineData("2025-12-23", 2, Werkdagen, "2025-12-29")] // both Christmas days
    [InlineData("2025-12-31", 1, Werkdagen, "2026-01-02")] // New Year
    [InlineData("2026-04-02", 1, Werkdagen, "2026-04-07")] // Good Friday, Easter Monday
    [InlineData("2026-04-24", 1, Werkdagen, "2026-04-28")] // King's Day, a Monday
    [InlineData("2026-05-04", 1, Werkdagen, "2026-05-06")] // 5 May
    [InlineData("2026-05-13", 1, Werkdagen, "2026-05-15")] // Ascension, and not the day after
    [InlineData("2026-05-22", 1, Werkdagen, "2026-05-26")] // Whit Monday
    [InlineData("2025-12-25", 0, Werkdagen, "2025-12-29")]
    [InlineData("2026-01-12", 0, Dagen, "2026-01-12")]
    [InlineData("2026-01-12", 10, Dagen, "2026-01-22")]
    [InlineData("2026-03-27", 1, Weken, "2026-04-03")] // over the start of summer time
    [InlineData("2026-01-31", 1, RefEenheid.Maanden, "2026-02-28")]
    [InlineData("2025-11-30", 3, RefEenheid.Maanden, "2026-02-28")]
    [InlineData("2026-02-28", 1, RefEenheid.Maanden, "2026-03-28")]
    public void Laatste_dag_van_de_termijn(string start, int aantal, RefEenheid eenheid, string laatste) =>
        Assert.Equal(D(laatste), Assert.Single(new RefProef(Afspraak(binnen: N(aantal, eenheid))).Feit(start, Aan).Bepaal(start)).Uiterlijk);

    /// <summary>"`binnen: {op: {maand: 9, dag: 30}}` = the first such date on or after the start."</summary>
    [Theory]
    [InlineData("2025-09-29", "2025-09-30")]
    [InlineData("2025-09-30", "2025-09-30")]
    [InlineData("2025-10-01", "2026-09-30")]
    public void Vaste_dag_van_het_jaar(string start, string laatste) =>
        Assert.Equal(D(laatste), Assert.Single(new RefProef(Afspraak(binnen: new RefJaardag(9, 30))).Feit(start, Aan).Bepaal(start)).Uiterlijk);

    /// <summary>King's Day is 27 April, and 26 April when that is a Sunday; Easter by the church's tables.</summary>
    [Theory]
    [InlineData("2024-03-31")]
    [InlineData("2025-04-20")]
    [InlineData("2026-04-05")]
    [InlineData("2027-03-28")]
    [InlineData("2000-04-23")]
    [InlineData("2038-04-25")]
    [InlineData("2049-04-18")]
    [InlineData("2076-04-19")]
    public void Eerste_paasdag(string zondag) => Assert.Equal(D(zondag), RefDagen.EerstePaasdag(D(zondag).Year));

    [Theory]
    [InlineData("2025-04-26", true)]
    [InlineData("2025-04-27", false)]
    [InlineData("2026-04-27", true)]
    [InlineData("2026-05-15", false)]
    [InlineData("2026-12-26", true)]
    [InlineData("2026-12-24", false)]
    [InlineData("2025-06-09", true)]
    public void Feestdagen(string dag, bool vrij) => Assert.Equal(vrij, RefDagen.IsFeestdag(D(dag)));

    /// <summary>"It starts at the anchor's date, or at the date of the last known fact of `vanaf` if there is one"; "`vanaf` looks at all known facts, also before the anchor."</summary>
    [Theory]
    [InlineData(null, "2026-01-15")]
    [InlineData("2026-01-05", "2026-01-08")]
    [InlineData("2026-01-19", "2026-01-22")]
    public void Termijn_loopt_vanaf_het_laatste_feit(string? gepland, string laatste)
    {
        var proef = new RefProef(Afspraak(binnen: N(3)) with { Vanaf = P("GesprekGepland") }).Feit("2026-01-12", Aan).Feit("2026-01-02", "NieuwVerzuim");
        if (gepland is not null) proef.Feit("2026-01-02", "GesprekGepland bij=school").Feit(gepland, "GesprekGepland bij=school");
        Assert.Equal(D(laatste), Assert.Single(proef.Bepaal("2026-01-20")).Uiterlijk);
    }

    /// <summary>"A term that runs past the calendar is refused."</summary>
    [Fact]
    public void Termijn_voorbij_de_kalender_wordt_geweigerd() =>
        Assert.Throws<RefBuitenKalender>(() => new RefProef(Afspraak(binnen: N(2000, Schooldagen))).Feit("2026-01-12", Aan).Bepaal("2026-01-20"));

    /// <summary>"`TermijnVerlengd` (taak, tot, reden) sets the last day to `tot`, also where there was none"; "`oorspronkelijk` = the last day without them, null when equal."</summary>
    [Theory]
    [InlineData(3, "2026-01-25", "bel:1 open 2026-01-12..2026-01-25 (was 2026-01-15)")]
    [InlineData(3, "2026-01-13", "bel:1 te laat 2026-01-12..2026-01-13 (was 2026-01-15)")]
    [InlineData(3, "2026-01-15", "bel:1 te laat 2026-01-12..2026-01-15")]
    [InlineData(null, "2026-02-15", "bel:1 open 2026-01-12..2026-02-15")]
    public void Verlengd_zet_de_laatste_dag(int? binnen, string tot, string verwacht) => Assert.Equal(
        verwacht,
        new RefProef(Afspraak(binnen: binnen is null ? null : N(binnen.Value))).Feit("2026-01-12", Aan).Feit("2026-01-14", $"TermijnVerlengd taak=D1:bel:1 tot={tot} reden=x").Een("2026-01-20"));

    /// <summary>"All are applied in the order of the facts": the last extension wins, also when it was recorded first.</summary>
    [Fact]
    public void Verlengingen_gaan_op_volgorde_van_de_feiten() => Assert.Equal(
        "bel:1 open 2026-01-12..2026-02-20 (was 2026-01-15)",
        new RefProef(Afspraak(binnen: N(3))).Feit("2026-01-12", Aan).Feit("2026-01-15", "TermijnVerlengd taak=D1:bel:1 tot=2026-02-20 reden=x")
            .Feit("2026-01-14", "TermijnVerlengd taak=D1:bel:1 tot=2026-02-10 reden=x").Een("2026-01-20"));

    /// <summary>"And the past is recomputed: a *verlopen* that no longer holds is gone."</summary>
    [Fact]
    public void Verlenging_achteraf_haalt_verlopen_weg()
    {
        var proef = new RefProef(Afspraak(binnen: N(1)), Afspraak("na", A("bel", Verlopen), "PlanVastgesteld")).Feit("2026-01-12", Aan);
        Assert.Equal(["bel:1 te laat 2026-01-12..2026-01-13", "na:1 open 2026-01-14.."], proef.Kort("2026-01-20"));
        proef.Feit("2026-01-20", "TermijnVerlengd taak=D1:bel:1 tot=2026-02-13 reden=x");
        Assert.Equal(["bel:1 open 2026-01-12..2026-02-13 (was 2026-01-13)"], proef.Kort("2026-01-20"));
    }

    /// <summary>"Shift the last day by the time between, days after the pause up to and including the resumption, … counted in school or working days for those units and in calendar days for the others."</summary>
    [Theory]
    [InlineData(5, Dagen, "2026-01-21")] // 17 + 4
    [InlineData(1, Weken, "2026-01-23")] // 19 + 4
    [InlineData(5, Schooldagen, "2026-01-21")] // 19 + Friday and Monday
    [InlineData(5, Werkdagen, "2026-01-21")]
    public void Pauze_verschuift_de_laatste_dag(int aantal, RefEenheid eenheid, string laatste) => Assert.Equal(
        D(laatste),
        Assert.Single(new RefProef(Afspraak(binnen: N(aantal, eenheid))).Feit("2026-01-12", Aan).Feit("2026-01-15", "TermijnGepauzeerd taak=D1:bel:1")
            .Feit("2026-01-19", "TermijnHervat taak=D1:bel:1").Bepaal("2026-01-20")).Uiterlijk);

    /// <summary>"(An open pause runs to vandaag)."</summary>
    [Theory]
    [InlineData("2026-01-15", "bel:1 bijna 2026-01-12..2026-01-15")]
    [InlineData("2026-01-16", "bel:1 bijna 2026-01-12..2026-01-16 (was 2026-01-15)")]
    [InlineData("2026-03-15", "bel:1 bijna 2026-01-12..2026-03-15 (was 2026-01-15)")]
    public void Open_pauze_loopt_tot_vandaag(string vandaag, string verwacht) => Assert.Equal(
        verwacht, new RefProef(Afspraak(binnen: N(3))).Feit("2026-01-12", Aan).Feit("2026-01-15", "TermijnGepauzeerd taak=D1:bel:1").Een(vandaag));

    /// <summary>"A pause counts when it begins between the start and the last day of then."</summary>
    [Theory]
    [InlineData("2026-01-11", "2026-01-15")]
    [InlineData("2026-01-12", "2026-01-23")]
    [InlineData("2026-01-15", "2026-01-20")]
    [InlineData("2026-01-16", "2026-01-15")]
    public void Pauze_telt_als_zij_binnen_de_termijn_begint(string pauze, string laatste) => Assert.Equal(
        D(laatste),
        Assert.Single(new RefProef(Afspraak(binnen: N(3))).Feit("2026-01-12", Aan).Feit(pauze, "TermijnGepauzeerd taak=D1:bel:1")
            .Feit("2026-01-20", "TermijnHervat taak=D1:bel:1").Bepaal("2026-01-25")).Uiterlijk);

    /// <summary>"… the last day of then": after an extension a later pause counts too.</summary>
    [Fact]
    public void Pauze_na_een_verlenging_telt() => Assert.Equal(
        "bel:1 open 2026-01-12..2026-02-05 (was 2026-01-15)",
        new RefProef(Afspraak(binnen: N(3))).Feit("2026-01-12", Aan).Feit("2026-01-15", "TermijnVerlengd taak=D1:bel:1 tot=2026-02-01 reden=x")
            .Feit("2026-01-18", "TermijnGepauzeerd taak=D1:bel:1").Feit("2026-01-22", "TermijnHervat taak=D1:bel:1").Een("2026-01-25"));

    /// <summary>Choices: a pause's shift is applied at its resumption; a pause while paused and a resumption without pause are ignored; a pause without a last day does nothing.</summary>
    [Fact]
    public void Keuzes_bij_pauzes()
    {
        RefProef Proef(RefBinnen? binnen) => new RefProef(Afspraak(binnen: binnen)).Feit("2026-01-12", Aan);
        const string Pauze = "TermijnGepauzeerd taak=D1:bel:1";
        const string Hervat = "TermijnHervat taak=D1:bel:1";
        const string Verlengd = "TermijnVerlengd taak=D1:bel:1 tot=2026-01-30 reden=x";
        Assert.Equal(D("2026-02-03"), Proef(N(3)).Feit("2026-01-13", Pauze).Feit("2026-01-15", Verlengd).Feit("2026-01-17", Hervat).Bepaal("2026-01-25")[0].Uiterlijk);
        Assert.Equal(D("2026-01-19"), Proef(N(3)).Feit("2026-01-13", Pauze).Feit("2026-01-15", Pauze).Feit("2026-01-17", Hervat).Feit("2026-01-18", Hervat).Bepaal("2026-01-25")[0].Uiterlijk);
        Assert.Null(Proef(null).Feit("2026-01-13", Pauze).Feit("2026-01-17", Hervat).Bepaal("2026-01-25")[0].Uiterlijk);
        Assert.Equal(D("2026-01-30"), Proef(null).Feit("2026-01-13", Pauze).Feit("2026-01-15", Verlengd).Feit("2026-01-17", Hervat).Bepaal("2026-01-25")[0].Uiterlijk);
    }

    /// <summary>"`waarschuw: N` (in the term's unit; default 20 % of `aantal` rounded up, 14 days for `op` and for a task without `binnen`): from N before the last day until and with it the task is *bijna*."</summary>
    [Theory]
    [InlineData(10, Dagen, null, "2026-01-22", "2026-01-20")]
    [InlineData(11, Dagen, null, "2026-01-23", "2026-01-20")] // 2,2 rounded up
    [InlineData(10, Dagen, 0, "2026-01-22", "2026-01-22")]
    [InlineData(5, Schooldagen, null, "2026-01-19", "2026-01-16")] // one school day before Monday
    [InlineData(5, Werkdagen, 3, "2026-01-19", "2026-01-14")]
    [InlineData(6, Weken, null, "2026-02-23", "2026-02-09")]
    [InlineData(2, RefEenheid.Maanden, 1, "2026-03-12", "2026-02-12")]
    [InlineData(0, Schooldagen, null, "2026-01-12", "2026-01-12")]
    public void Bijna_vanaf_de_waarschuwing(int aantal, RefEenheid eenheid, int? waarschuw, string laatste, string bijna)
    {
        var proef = new RefProef(Afspraak(binnen: N(aantal, eenheid)) with { Waarschuw = waarschuw }).Feit("2026-01-12", Aan);
        if (D(bijna) > D("2026-01-12")) Assert.Equal($"bel:1 open 2026-01-12..{laatste}", proef.Een(RefTeksten.Iso(D(bijna).AddDays(-1))));
        Assert.Equal($"bel:1 bijna 2026-01-12..{laatste}", proef.Een(bijna));
        Assert.Equal($"bel:1 bijna 2026-01-12..{laatste}", proef.Een(laatste));
        Assert.Equal($"bel:1 te laat 2026-01-12..{laatste}", proef.Een(RefTeksten.Iso(D(laatste).AddDays(1))));
    }

    /// <summary>"14 days for `op` and for a task without `binnen`, whose unit is days."</summary>
    [Theory]
    [InlineData(true, null, "2026-02-14")]
    [InlineData(false, null, "2026-02-14")]
    [InlineData(true, 3, "2026-02-25")]
    [InlineData(false, 3, "2026-02-25")]
    public void Bijna_bij_een_vaste_dag_en_zonder_termijn(bool vasteDag, int? waarschuw, string bijna)
    {
        var proef = new RefProef(Afspraak(binnen: vasteDag ? new RefJaardag(2, 28) : null) with { Waarschuw = waarschuw }).Feit("2026-01-12", Aan);
        if (!vasteDag) proef.Feit("2026-01-12", "TermijnVerlengd taak=D1:bel:1 tot=2026-02-28 reden=x");
        Assert.Equal("open", Assert.Single(proef.Bepaal(RefTeksten.Iso(D(bijna).AddDays(-1)))).Status);
        Assert.Equal("bijna", Assert.Single(proef.Bepaal(bijna)).Status);
    }

    // ------------------------------------------------------------------ answer

    /// <summary>"Sorted by dossier, uiterlijk (none last), taak (as text)."</summary>
    [Fact]
    public void Volgorde_van_het_antwoord()
    {
        var proef = new RefProef(
                Afspraak("los") with { Herhaal = RefHerhaal.Elk }, Afspraak("vijf", binnen: N(5)) with { Herhaal = RefHerhaal.Elk }, Afspraak("drie", binnen: N(3)) with { Herhaal = RefHerhaal.Elk })
            .Feit("2026-01-12", Aan, nr: 10).Feit("2026-01-12", Aan, nr: 2).Feit("2026-01-12", Aan, nr: 1, dossier: "D10").Feit("2026-01-12", Aan, nr: 1, dossier: "D2");
        Assert.Equal(
            [
                "D1:drie:10", "D1:drie:2", "D1:vijf:10", "D1:vijf:2", "D1:los:10", "D1:los:2",
                "D10:drie:1", "D10:vijf:1", "D10:los:1", "D2:drie:1", "D2:vijf:1", "D2:los:1",
            ],
            proef.Bepaal("2026-01-12").Select(taak => taak.Taak));
    }

    /// <summary>"With no occupant for `rol` the role of `anders` stands in": who that is, is looked up outside; the answer names the role of the agreement.</summary>
    [Fact]
    public void Rol_en_organisatie_zijn_die_van_de_afspraak()
    {
        var taak = Assert.Single(new RefProef(Afspraak() with { Rol = "jeugdarts", Organisatie = "jgz", Anders = "mentor" }).Feit("2026-01-12", Aan).Bepaal("2026-01-12"));
        Assert.Equal(("jeugdarts", "jgz", "bel", (bool?)null), (taak.Rol, taak.Organisatie, taak.Afspraak, taak.OpTijd));
    }
}
