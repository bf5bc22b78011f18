using System.Globalization;
using Routeboek.Application.Kalenders;
using Routeboek.Domain.Afspraken;
using Routeboek.Domain.Dossiers;
using Routeboek.Domain.Kalenders;

namespace Routeboek.Tests.Afspraken;

/// <summary>
/// No dossier and no protocol that can be read takes the engine out of the air. No clock: what grows with the third power of these sizes
/// does not end within the run's own limit.
/// </summary>
public sealed class SnelheidTests
{
    private const int Veel = 8_000;

    private static string Dag(int n) => new DateOnly(2025, 9, 1).AddDays(n % 300).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static Feitenreeks Reeks(Func<int, string> regel, int aantal = Veel) => new("D", Enumerable.Range(0, aantal).Select(n => Afspraakproef.Feit(n + 1, regel(n))));

    private static Dossierstand Stand(Afsprakenset set, Feitenreeks feiten) => new Dossierstand(set, feiten, Afspraakproef.Kalender, Afspraakproef.Dag("2026-07-01"));

    [Theory]
    [InlineData("herhaal: een")]
    [InlineData("herhaal: elk")]
    [InlineData("herhaal: elk, vervalt: [{feit: SignaalUit, aantal: 500}]")]
    public void AchtduizendFeiten_EnEenTaakPerFeit(string herhaal) => Assert.NotEmpty(Stand(
        Afspraakproef.Set(
            Afspraakproef.Afspraak("a", "{feit: SignaalAan}", "feit: GesprekGevoerd", "binnen: {aantal: 3, eenheid: werkdagen}, " + herhaal),
            Afspraakproef.Afspraak("b", "{afspraak: a, uitkomst: verlopen}", "feit: GesprekGevoerd", "binnen: {aantal: 3, eenheid: dagen}, herhaal: elk"),
            Afspraakproef.Afspraak("c", "{feit: SignaalAan}, {afspraak: b, uitkomst: verlopen}", "feit: PlanVastgesteld", "herhaal: elk")),
        Reeks(n => n % 2 == 0 ? $"{Dag(n)} SignaalAan signaal=x" : $"{Dag(n)} SignaalUit signaal=x")).Taken);

    [Fact]
    public void ZesVoorwaarden_DieOmDeBeurtGelden_EnNooitSamen() => Assert.Empty(Stand(
        Afspraakproef.Set(Afspraakproef.Afspraak(
            "a", "{feit: SignaalAan}, {fase: a}, {sector: po}, {leeftijd: {van: 12}}, {gemeente: X}, {feit: SignaalUit, aantal: 3, sinds: anker}", "feit: GesprekGevoerd", "herhaal: elk")),
        Reeks(n => (n % 4) switch
        {
            0 => $"{Dag(n / 60)} SignaalAan signaal=x",
            1 => $"{Dag(n / 60)} SignaalUit signaal=x",
            2 => $"{Dag(n / 60)} FaseGewijzigd fase={(n / 60 % 2 == 0 ? "a" : "b")}",
            _ => $"{Dag(n / 60)} LeerlingStand geboortedatum=2010-01-01 woongemeente=X sector={(n / 60 % 2 == 0 ? "vo" : "po")}",
        })).Taken);

    /// <summary>Facts may lie on every day of three hundred years; phase and data then change that often.</summary>
    [Fact]
    public void Voorwaarden_DieDuizendenKerenWisselen_EnNooitSamenGelden() => Assert.Empty(Stand(
        Afspraakproef.Set(Afspraakproef.Afspraak("a", "{feit: SignaalAan}, {fase: a}, {sector: po}", "feit: GesprekGevoerd", "herhaal: elk")),
        Reeks(n =>
        {
            var dag = new DateOnly(1970, 1, 1).AddDays(n / 3).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            return (n % 3) switch
            {
                0 => $"{dag} SignaalAan signaal=x",
                1 => $"{dag} FaseGewijzigd fase={(n / 3 % 2 == 0 ? "a" : "b")}",
                _ => $"{dag} LeerlingStand sector={(n / 3 % 2 == 0 ? "vo" : "po")}",
            };
        }, 12_000)).Taken);

    [Fact]
    public void AchtduizendCorrectiesVanElkaar() => Assert.Single(Stand(
        Afspraakproef.Set(Afspraakproef.Afspraak("a", "{feit: SignaalAan}", "feit: GesprekGevoerd")),
        Reeks(n => n == 0 ? "2025-09-01 SignaalAan signaal=x" : $"{Dag(n)} SignaalAan signaal=x ~{n}")).Taken);

    [Fact]
    public void AchtduizendVerlengingenEnPauzesVanEenTaak() => Assert.Single(Stand(
        Afspraakproef.Set(Afspraakproef.Afspraak("a", "{feit: SignaalAan}", "feit: GesprekGevoerd", "binnen: {aantal: 10, eenheid: werkdagen}")),
        Reeks(n => n == 0 ? "2025-09-01 SignaalAan signaal=x" : (n % 3) switch
        {
            0 => $"{Dag(n)} TermijnVerlengd taak=D:a:1 tot=2026-06-01 reden=r",
            1 => $"{Dag(n)} TermijnGepauzeerd taak=D:a:1",
            _ => $"{Dag(n)} TermijnHervat taak=D:a:1",
        })).Taken);

    [Fact]
    public void DuizendAfsprakenInEenKetting_VerlopenAlleEenVoorEen()
    {
        var set = Afspraakproef.Set([.. Enumerable.Range(0, 1000).Select(n =>
            Afspraakproef.Afspraak($"k{n}", n == 0 ? "{feit: SignaalAan}" : $"{{afspraak: k{n - 1}, uitkomst: verlopen}}", "feit: GesprekGevoerd", "binnen: {aantal: 0, eenheid: dagen}"))]);
        var stand = new Dossierstand(set, Reeks(_ => "2020-01-01 SignaalAan signaal=x", 1), Afspraakproef.Kalender, Afspraakproef.Dag("2026-07-01"));

        Assert.Equal(1000, stand.Taken.Count);
        Assert.Equal(Afspraakproef.Dag("2020-01-01").AddDays(999), stand.Taken.Max(t => t.Opent));
    }

    [Fact]
    public void Verloop_VanAchtduizendFeitenEnEenSchooljaar() => Assert.Equal(303, new Dossierverloop(
            Afspraakproef.Set(Afspraakproef.Afspraak("a", "{feit: SignaalAan}", "feit: GesprekGevoerd", "binnen: {aantal: 3, eenheid: schooldagen}")), Afspraakproef.Kalender, Schoolklok.EindeVanDag)
        .Speel(Reeks(n => $"{Dag(n)} {(n % 2 == 0 ? "SignaalAan" : "SignaalUit")} signaal=x"), Afspraakproef.Dag("2025-09-01"), Afspraakproef.Dag("2026-06-30")).Count());
}
