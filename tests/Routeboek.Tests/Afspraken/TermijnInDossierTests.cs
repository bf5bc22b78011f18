using Routeboek.Application.Dossiers;
using Routeboek.Application.Kalenders;
using Routeboek.Domain.Afspraken;
using Routeboek.Domain.Dossiers;

namespace Routeboek.Tests.Afspraken;

/// <summary>Terms of tasks on the days on which a calendar is difficult: 29 February, the clock, New Year, holidays and their ends.</summary>
public sealed class TermijnInDossierTests
{
    private static Afsprakenset Set(string meer, string als = "{feit: SignaalAan}") => Afspraakproef.Set(Afspraakproef.Afspraak("a", als, "feit: GesprekGevoerd", meer));

    private static DateOnly? Uiterlijk(string meer, string vandaag, params string[] feiten) => Afspraakproef.Taak(Set(meer), vandaag, feiten).Uiterlijk;

    private static string Na(int aantal, string eenheid) => $"binnen: {{aantal: {aantal}, eenheid: {eenheid}}}";

    // ------------------------------------------------------------------ the last day

    [Theory]
    // leap days
    [InlineData("2024-02-29", 12, "maanden", "2025-02-28")]
    [InlineData("2024-02-29", 48, "maanden", "2028-02-29")]
    [InlineData("2024-01-31", 1, "maanden", "2024-02-29")]
    [InlineData("2024-02-28", 1, "dagen", "2024-02-29")]
    [InlineData("2024-02-28", 1, "werkdagen", "2024-02-29")]
    [InlineData("2026-02-28", 1, "dagen", "2026-03-01")]
    [InlineData("2024-02-22", 1, "weken", "2024-02-29")]
    [InlineData("2100-02-28", 1, "dagen", "2100-03-01")]
    // months from the 31st
    [InlineData("2026-01-31", 1, "maanden", "2026-02-28")]
    [InlineData("2025-12-31", 2, "maanden", "2026-02-28")]
    [InlineData("2025-10-31", 1, "maanden", "2025-11-30")]
    [InlineData("2026-03-31", 3, "maanden", "2026-06-30")]
    [InlineData("2026-02-28", 1, "maanden", "2026-03-28")]
    // the turn of the year
    [InlineData("2025-12-31", 1, "dagen", "2026-01-01")]
    [InlineData("2025-12-31", 1, "werkdagen", "2026-01-02")]
    [InlineData("2025-12-31", 0, "werkdagen", "2025-12-31")]
    [InlineData("2026-01-01", 0, "werkdagen", "2026-01-02")]
    [InlineData("2025-12-24", 1, "werkdagen", "2025-12-29")]
    [InlineData("2025-12-29", 1, "weken", "2026-01-05")]
    // the days around Easter, King's Day and Whitsun
    [InlineData("2026-04-02", 1, "werkdagen", "2026-04-07")]
    [InlineData("2026-04-24", 1, "werkdagen", "2026-04-28")]
    [InlineData("2025-04-25", 1, "werkdagen", "2025-04-28")]
    [InlineData("2026-05-13", 1, "werkdagen", "2026-05-15")]
    [InlineData("2026-05-22", 1, "werkdagen", "2026-05-26")]
    [InlineData("2026-05-04", 1, "werkdagen", "2026-05-06")]
    // Christmas and February holidays (region midden): inside the term, and at its end
    [InlineData("2025-12-18", 1, "schooldagen", "2025-12-19")]
    [InlineData("2025-12-19", 1, "schooldagen", "2026-01-05")]
    [InlineData("2025-12-19", 0, "schooldagen", "2025-12-19")]
    [InlineData("2025-12-20", 0, "schooldagen", "2026-01-05")]
    [InlineData("2025-12-25", 1, "schooldagen", "2026-01-05")]
    [InlineData("2025-12-19", 2, "weken", "2026-01-02")]
    [InlineData("2025-12-19", 7, "dagen", "2025-12-26")]
    [InlineData("2025-11-30", 1, "maanden", "2025-12-30")]
    // far away
    [InlineData("1900-01-01", 10000, "maanden", "2733-05-01")]
    [InlineData("2200-12-31", 10000, "maanden", "3034-04-30")]
    [InlineData("2200-12-31", 10000, "weken", "2392-08-26")]
    [InlineData("1900-01-01", 0, "dagen", "1900-01-01")]
    public void Termijn_EindigtOp(string start, int aantal, string eenheid, string laatste) =>
        Assert.Equal(Afspraakproef.Dag(laatste), Uiterlijk(Na(aantal, eenheid), start, $"{start} SignaalAan signaal=x"));

    [Theory]
    [InlineData("2026-09-29", "2026-09-30")]
    [InlineData("2026-09-30", "2026-09-30")]
    [InlineData("2026-10-01", "2027-09-30")]
    [InlineData("2025-12-31", "2026-09-30")]
    [InlineData("2200-12-31", "2201-09-30")]
    public void VasteDagVanHetJaar_IsDeEersteOpOfNaHetBegin(string start, string laatste) =>
        Assert.Equal(Afspraakproef.Dag(laatste), Uiterlijk("binnen: {op: {maand: 9, dag: 30}}", start, $"{start} SignaalAan signaal=x"));

    /// <summary>The time of recording in UTC decides what is known; the day in the Netherlands decides on which day that is.</summary>
    [Theory]
    [InlineData("2026-03-28", "2026-03-28T22:30:00Z", "2026-03-28")] // still winter time: half past eleven at night
    [InlineData("2026-03-28", "2026-03-28T23:30:00Z", "2026-03-29")] // the clock goes forward in this night
    [InlineData("2026-03-29", "2026-03-29T21:30:00Z", "2026-03-29")]
    [InlineData("2026-03-29", "2026-03-29T22:30:00Z", "2026-03-30")] // summer time: half past twelve
    [InlineData("2025-10-25", "2025-10-25T21:30:00Z", "2025-10-25")]
    [InlineData("2025-10-25", "2025-10-25T22:30:00Z", "2025-10-26")] // the clock goes back in this night
    [InlineData("2025-10-26", "2025-10-26T22:30:00Z", "2025-10-26")] // winter time again
    [InlineData("2025-10-26", "2025-10-26T23:30:00Z", "2025-10-27")]
    [InlineData("2025-12-31", "2025-12-31T23:00:00Z", "2026-01-01")]
    public void Vastgelegd_RondDeWisselingVanDeKlok_IsBekendOpDeNederlandseDag(string op, string vastgelegd, string bekend)
    {
        var set = Set(Na(2, "dagen"));
        Assert.True(Feitenlezer.ProbeerTijdstip(vastgelegd, out var instant));
        var feiten = new Feitenreeks("D", [new() { Nr = 1, Dossier = "D", Soort = Afspraakproef.Woordenschat["SignaalAan"], Op = Afspraakproef.Dag(op), Vastgelegd = instant }]);

        var eerste = new Dossierverloop(set, Afspraakproef.Kalender, Schoolklok.EindeVanDag).Speel(feiten, Afspraakproef.Dag(op), Afspraakproef.Dag(op).AddDays(3))
            .First(d => d.Gebeurtenissen.Any(g => g.Soort == Gebeurtenissoort.Nieuw));

        Assert.Equal(Afspraakproef.Dag(bekend), eerste.Dag);
        // the term counts from the day it happened, whenever that was recorded
        Assert.Equal(Afspraakproef.Dag(op).AddDays(2), Assert.Single(eerste.Open).Uiterlijk);
        Assert.Single(new Dossierstand(set, feiten, Afspraakproef.Kalender, Afspraakproef.Dag("2026-06-01"), instant).Taken);
        Assert.Empty(new Dossierstand(set, feiten, Afspraakproef.Kalender, Afspraakproef.Dag("2026-06-01"), instant.AddTicks(-1)).Taken);
    }

    // ------------------------------------------------------------------ past the calendar

    [Theory]
    [InlineData("2027-07-30", 10)]
    [InlineData("2026-01-12", 9999)]
    [InlineData("2024-07-01", 3)]
    [InlineData("1900-01-01", 0)]
    [InlineData("2200-01-01", 0)]
    public void Schooldagen_BuitenDeKalender_WordenGenoemdMetDeTaak(string start, int aantal)
    {
        var stand = Afspraakproef.Stand(Set(Na(aantal, "schooldagen")), start, $"{start} SignaalAan signaal=x");

        var bezwaar = Assert.Single(stand.Bezwaren);
        Assert.StartsWith("taak D:a:1: ", bezwaar.ToString(), StringComparison.Ordinal);
        Assert.Contains("valt buiten de kalender, die loopt van ", bezwaar.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Pauze_DieDeTermijnVoorbijDeKalenderDuwt_WordtGenoemd()
    {
        var stand = Afspraakproef.Stand(Set(Na(20, "schooldagen")), "2027-07-09", "2027-06-01 SignaalAan signaal=x", "2027-06-02 TermijnGepauzeerd taak=D:a:1");

        Assert.NotEmpty(stand.Bezwaren);
    }

    // ------------------------------------------------------------------ pauses and extensions

    [Theory]
    [InlineData(3, "schooldagen", "2026-01-06")] // 22 December to 2 January are no school days: 19 December, 5 and 6 January
    [InlineData(3, "werkdagen", "2026-01-06")] // to 23 December, and the seven working days from 22 December to 2 January
    [InlineData(3, "dagen", "2026-01-04")]
    [InlineData(1, "weken", "2026-01-08")]
    [InlineData(1, "maanden", "2026-02-01")]
    public void Pauze_OverDeKerstvakantie_TeltDeDagenVanDeEenheid(int aantal, string eenheid, string laatste)
    {
        // a pause from Friday 19 December to Friday 2 January
        var taak = Afspraakproef.Taak(Set(Na(aantal, eenheid)), "2026-01-02", "2025-12-18 SignaalAan signaal=x", "2025-12-19 TermijnGepauzeerd taak=D:a:1", "2026-01-02 TermijnHervat taak=D:a:1");

        Assert.Equal(Afspraakproef.Dag(laatste), taak.Uiterlijk);
        Assert.False(taak.Gepauzeerd);
    }

    [Fact]
    public void Pauze_DieNogLoopt_SchuiftElkeDagMee_EnIsNooitTeLaat()
    {
        var stand = Afspraakproef.Stand(Set(Na(3, "dagen")), "2026-01-13", "2026-01-12 SignaalAan signaal=x", "2026-01-13 TermijnGepauzeerd taak=D:a:1");
        for (var dag = Afspraakproef.Dag("2026-01-13"); dag < Afspraakproef.Dag("2026-03-01"); dag = dag.AddDays(1))
        {
            stand.Ga(dag, null);
            var taak = Assert.Single(stand.Taken);
            Assert.Equal(dag.AddDays(2), taak.Uiterlijk);
            Assert.Equal(dag.AddDays(1), stand.VolgendeWijziging);
            Assert.NotEqual(Taakstatus.TeLaat, taak.Status(dag));
        }
    }

    [Fact]
    public void Pauze_VanTientallenJaren_SchuiftZoVer() => Assert.Equal(
        Afspraakproef.Dag("1960-01-03").AddDays(Afspraakproef.Dag("2026-01-12").DayNumber - Afspraakproef.Dag("1960-01-02").DayNumber),
        Uiterlijk(Na(2, "dagen"), "2026-01-12", "1960-01-01 SignaalAan signaal=x", "1960-01-02 TermijnGepauzeerd taak=D:a:1"));

    [Theory]
    [InlineData("2026-01-13 TermijnVerlengd taak=D:a:1 tot=2026-02-02 reden=r", "2026-02-02", "2026-01-19")]
    [InlineData("2026-01-13 TermijnVerlengd taak=D:a:1 tot=2026-01-14 reden=r", "2026-01-14", "2026-01-19")]
    [InlineData("2026-01-13 TermijnVerlengd taak=D:a:1 tot=2026-01-19 reden=r", "2026-01-19", null)]
    [InlineData("2025-12-01 TermijnVerlengd taak=D:a:1 tot=2026-02-02 reden=r", "2026-02-02", "2026-01-19")]
    [InlineData("2026-02-20 TermijnVerlengd taak=D:a:1 tot=2026-03-02 reden=r", "2026-03-02", "2026-01-19")]
    [InlineData("2026-01-13 TermijnVerlengd taak=D:a:2 tot=2026-02-02 reden=r", "2026-01-19", null)]
    [InlineData("2026-01-13 TermijnVerlengd taak=D:b:1 tot=2026-02-02 reden=r", "2026-01-19", null)]
    public void Verlenging_OpWelkeDagOok_ZetDeLaatsteDag(string verlengd, string laatste, string? oorspronkelijk)
    {
        var taak = Afspraakproef.Taak(Set(Na(1, "weken")), "2026-02-27", "2026-01-12 SignaalAan signaal=x", verlengd);

        Assert.Equal((Afspraakproef.Dag(laatste), oorspronkelijk), (taak.Uiterlijk, taak.Oorspronkelijk?.ToString("yyyy-MM-dd")));
    }

    [Fact]
    public void Verlenging_VanEenTaakZonderTermijn_GeeftHaarEenLaatsteDag()
    {
        var taak = Afspraakproef.Taak(Set(""), "2026-02-20", "2026-01-12 SignaalAan signaal=x", "2026-01-13 TermijnVerlengd taak=D:a:1 tot=2026-03-02 reden=r");

        Assert.Equal((Afspraakproef.Dag("2026-03-02"), null, Afspraakproef.Dag("2026-02-16")), (taak.Uiterlijk, taak.Oorspronkelijk, taak.Waarschuwt));
        Assert.Equal([Taakstatus.Open, Taakstatus.Bijna, Taakstatus.Bijna, Taakstatus.TeLaat],
            new[] { "2026-02-15", "2026-02-16", "2026-03-02", "2026-03-03" }.Select(d => taak.Status(Afspraakproef.Dag(d))));
    }

    [Fact]
    public void PauzeVanEenTaakZonderTermijn_DoetNiets() => Assert.Null(
        Uiterlijk("", "2026-02-20", "2026-01-12 SignaalAan signaal=x", "2026-01-13 TermijnGepauzeerd taak=D:a:1", "2026-01-20 TermijnHervat taak=D:a:1"));

    // ------------------------------------------------------------------ warnings

    [Theory]
    [InlineData("binnen: {aantal: 10, eenheid: schooldagen}", "2026-01-26", "2026-01-22")]
    [InlineData("binnen: {aantal: 6, eenheid: werkdagen}", "2026-01-20", "2026-01-16")]
    [InlineData("binnen: {aantal: 6, eenheid: dagen}", "2026-01-18", "2026-01-16")]
    [InlineData("binnen: {aantal: 6, eenheid: weken}", "2026-02-23", "2026-02-09")]
    [InlineData("binnen: {aantal: 3, eenheid: maanden}", "2026-04-12", "2026-03-12")]
    [InlineData("binnen: {aantal: 0, eenheid: dagen}", "2026-01-12", "2026-01-12")]
    [InlineData("binnen: {aantal: 5, eenheid: dagen}, waarschuw: 0", "2026-01-17", "2026-01-17")]
    [InlineData("binnen: {aantal: 1, eenheid: weken}, waarschuw: 2", "2026-01-19", "2026-01-05")]
    [InlineData("binnen: {op: {maand: 3, dag: 1}}", "2026-03-01", "2026-02-15")]
    [InlineData("binnen: {op: {maand: 3, dag: 1}}, waarschuw: 3", "2026-03-01", "2026-02-26")]
    [InlineData("binnen: {aantal: 1, eenheid: maanden}, waarschuw: 10000", "2026-02-12", "1192-10-12")]
    [InlineData("binnen: {aantal: 1, eenheid: schooldagen}, waarschuw: 10000", "2026-01-13", "")]
    public void Waarschuwing_InElkeEenheid(string termijn, string laatste, string waarschuwt)
    {
        var taak = Afspraakproef.Taak(Set(termijn), "2026-01-12", "2026-01-12 SignaalAan signaal=x");

        Assert.Equal(Afspraakproef.Dag(laatste), taak.Uiterlijk);
        Assert.Equal(waarschuwt.Length > 0 ? Afspraakproef.Dag(waarschuwt) : Afspraakproef.Kalender.Datum(0), taak.Waarschuwt);
        Assert.Equal(Taakstatus.TeLaat, taak.Status(taak.Uiterlijk!.Value.AddDays(1)));
        Assert.Equal(Taakstatus.Bijna, taak.Status(taak.Uiterlijk!.Value));
    }

    // ------------------------------------------------------------------ ages

    [Theory]
    [InlineData("2008-02-29", "van: 18", "2026-02-28", "2026-03-01")]
    [InlineData("2008-02-29", "van: 16", "2024-02-28", "2024-02-29")]
    [InlineData("2008-03-01", "van: 18", "2026-02-28", "2026-03-01")]
    [InlineData("2008-02-28", "van: 18", "2026-02-27", "2026-02-28")]
    public void Leeftijd_BegintOpDeVerjaardag(string geboren, string grens, string ervoor, string dag)
    {
        string[] feiten = [$"2020-01-01 LeerlingStand geboortedatum={geboren}", "2021-01-01 SignaalAan signaal=x"];
        var set = Set(Na(1, "dagen"), $"{{feit: SignaalAan}}, {{leeftijd: {{{grens}}}}}");

        Assert.Empty(Afspraakproef.Stand(set, ervoor, feiten).Taken);
        Assert.Equal(Afspraakproef.Dag(dag), Afspraakproef.Taak(set, dag, feiten).Opent);
        Assert.Equal(Afspraakproef.Dag(dag), Afspraakproef.Stand(set, ervoor, feiten).VolgendeWijziging);
    }

    [Theory]
    [InlineData("2026-02-28", 1)]
    [InlineData("2026-03-01", 0)]
    public void Leeftijd_TotTeltDeVerjaardagNietMee(string dag, int taken) => Assert.Equal(taken, Afspraakproef.Stand(
        Set(Na(1, "dagen"), "{feit: SignaalAan}, {leeftijd: {tot: 18}}"), dag, "2020-01-01 LeerlingStand geboortedatum=2008-02-29", $"{dag} SignaalAan signaal=x").Taken.Count);

    [Theory]
    [InlineData("1900-01-01")]
    [InlineData("2200-12-31")]
    [InlineData("2080-02-29")]
    public void Leeftijd_VanEenOnmogelijkeGeboortedatum_GeeftGeenTaakEnGeenFout(string geboren) => Assert.Empty(Afspraakproef.Stand(
        Set(Na(1, "dagen"), "{feit: SignaalAan}, {leeftijd: {van: 4, tot: 120}}"), "2026-01-12", $"2020-01-01 LeerlingStand geboortedatum={geboren}", "2026-01-12 SignaalAan signaal=x").Taken);

    [Theory]
    [InlineData("2200-12-31")]
    [InlineData("0001-01-01")]
    public void Vandaag_AanHetEindeVanDeTijd_GaatGoed(string vandaag)
    {
        var stand = Afspraakproef.Stand(Set(Na(10_000, "maanden")), vandaag, "2200-12-31 SignaalAan signaal=x", "2200-12-31 TermijnGepauzeerd taak=D:a:1", "2200-12-31 LeerlingStand geboortedatum=2200-12-31");

        Assert.Empty(stand.Bezwaren);
        Assert.True(stand.VolgendeWijziging is null || stand.VolgendeWijziging > stand.Vandaag);
    }
}
