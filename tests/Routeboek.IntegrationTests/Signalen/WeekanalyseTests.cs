using Routeboek.Application.Inlezen;
using Routeboek.Application.Opslag;
using Routeboek.Application.Signalen;
using Routeboek.Domain.Leerlingen;
using Routeboek.Domain.Organisaties;
using Routeboek.Domain.Signalering;
using Routeboek.Domain.Toegang;
using Routeboek.Domain.Verzuim;
using Routeboek.IntegrationTests.Dossiers;
using Routeboek.IntegrationTests.Inlezen;
using Routeboek.IntegrationTests.Opslag;
using Routeboek.Tests.Eisen;

namespace Routeboek.IntegrationTests.Signalen;

/// <summary>The weekly analysis: the figures of a school of two groups, who may, and minutes that nobody loses.</summary>
[Collection(Databanken.Naam)]
public sealed class WeekanalyseTests(Postgrescluster cluster)
{
    private static readonly DateOnly s_week = new(2026, 1, 26);
    private static readonly DateOnly s_vorige = new(2026, 1, 19);
    private static readonly PersoonId s_noor = new(Guid.Parse("40000000-0000-0000-0000-000000000001"));

    // group 3a: L1 and L2; group 3b: L3, L4 and L5
    private static readonly string[] s_rijen =
    [
        "L1;2026-01-27;dag;;ziek;", "L2;2026-01-19;dag;;ziek;", "L3;2026-01-28;;1;te_laat;", "L4;2026-01-30;dag;;ongeoorloofd;",
    ];

    public static TheoryData<string> Databank => Proefdatabank.Beide;

    [Theory]
    [MemberData(nameof(Databank))]
    [Eis("B-REG-14")]
    [Eis("B-EVA-03")]
    public async Task Cijfers_PerGroepSoortEnDag_EnWieTeBesprekenIs(string soort)
    {
        await using var wereld = await GevuldAsync(soort);
        var week = await LeesAsync(wereld);

        Assert.Equal((s_week, s_vorige, new DateOnly(2026, 1, 30)), (week.Maandag, week.Eerder, week.Tot));
        // ten days of pupils, one missed; fifteen, one missed; twenty-five, two missed
        Assert.Equal([("3a", 2, 900), ("3b", 3, 933)], week.Groepen.Select(g => (g.Naam, g.Cijfers.Leerlingen, g.Cijfers.Aanwezig!.Value)));
        Assert.Equal((5, 920), (week.Beeld!.School.Leerlingen, week.Beeld.School.Aanwezig));
        Assert.Equal(1, week.Groepen[1].Cijfers.PerSoort[Verzuimsoort.Ongeoorloofd]);
        Assert.Equal((1, 1, 1), (week.Beeld.OpDag(DayOfWeek.Tuesday, Verzuimsoort.Ziek), week.Beeld.OpDag(DayOfWeek.Friday, Verzuimsoort.Ongeoorloofd), week.Beeld.Begin));
        Assert.Equal((4, 3), (week.Beeld.Weken, week.Beeld.Eerder(Verzuimsoort.Ziek)));
        // five school weeks around the Christmas holiday: its last day before and first day after
        Assert.Equal([(Dagligging.Midden, 15, 2), (Dagligging.Weekend, 8, 2), (Dagligging.Vrij, 2, 0)], week.Beeld.Liggingen.Select(l => (l.Ligging, l.Dagen, l.Rijen)));
        // a signal that asks a line, and a concern without figures; once late is quiet
        Assert.Equal([Inleeswereld.Id(4), Inleeswereld.Id(5)], week.Leerlingen.Where(l => l.IsNieuw).Select(l => l.Leerling).OrderBy(l => l.Waarde));
        Assert.Equal([0, 2], week.Groepen.Select(g => g.Nieuw));
        Assert.DoesNotContain(week.Leerlingen, l => l.ZonderOpvolging);
        // the week itself, and each pupil who is named
        Assert.Equal(["3"], await wereld.Databank.LeesAsync("SELECT count(*) FROM auditregel WHERE wat = 'weekanalyse-lezen'"));
        Assert.Equal(["2"], await wereld.Databank.LeesAsync("SELECT count(DISTINCT betrokkene) FROM auditregel WHERE wat = 'weekanalyse-lezen' AND betrokkene <> ''"));

        wereld.Klok.Nu = new DateTime(2026, 2, 9, 9, 0, 0, DateTimeKind.Utc);
        week = await LeesAsync(wereld);
        Assert.Equal(new DateOnly(2026, 2, 2), week.Maandag);
        Assert.All(week.Leerlingen, l => Assert.Equal((true, false), (l.ZonderOpvolging, l.IsNieuw)));
        Assert.Equal((2, 2), (week.AantalLeerlingen, week.Groepen.Sum(g => g.ZonderOpvolging)));
        Assert.Equal(s_week, (await LeesAsync(wereld, new DateOnly(2026, 1, 29))).Maandag);
        // days that cannot be: the last whole week
        foreach (var dag in (DateOnly[])[DateOnly.MinValue, DateOnly.MaxValue, new(2026, 2, 16)])
            Assert.Equal(new DateOnly(2026, 2, 2), (await LeesAsync(wereld, dag)).Maandag);
    }

    [Theory]
    [MemberData(nameof(Databank))]
    public async Task AlleenDeCoordinatoren_VanDezeSchool(string soort)
    {
        await using var wereld = await GevuldAsync(soort);
        var afspraak = Proefwereld.Waarde(await MaakAsync(wereld, "De deur gaat eerder open"));
        foreach (var rol in (Rol[])[Rol.Docent, Rol.Mentor, Rol.Vertrouwenspersoon, Rol.Administratie, Rol.Schoolleider, Rol.Beheerder, Rol.FunctionarisGegevensbescherming])
        {
            var actor = Proefwereld.Werkt(7, rol, Partijsoort.School, wereld.School);
            Assert.IsType<Resultaat<LeesWeekanalyse.Uitkomst>.NietGevonden>(await wereld.LeesWeekanalyse.VoerUitAsync(actor, new LeesWeekanalyse.Invoer(), default));
            Assert.IsType<Resultaat<Weekverslag>.NietGevonden>(await wereld.SchrijfWeekanalyse.VoerUitAsync(actor, new Weekverslag(s_week, "x", "y", Weekverslag.Nieuw), default));
            Assert.IsType<Resultaat<WeekafspraakId>.NietGevonden>(await wereld.MaakWeekafspraak.VoerUitAsync(actor, new MaakWeekafspraak.Invoer(s_week, "x", s_noor, new DateOnly(2026, 2, 6)), default));
            Assert.IsType<Resultaat<RondWeekafspraakAf.Uitkomst>.NietGevonden>(await wereld.RondWeekafspraakAf.VoerUitAsync(actor, new RondWeekafspraakAf.Invoer(afspraak, Weekafloop.Gedaan, "", 0), default));
        }

        var verzuim = Proefwereld.Werkt(8, Rol.Verzuimcoordinator, Partijsoort.School, wereld.School);
        Assert.Single(Proefwereld.Waarde(await wereld.LeesWeekanalyse.VoerUitAsync(verzuim, new LeesWeekanalyse.Invoer(), default)).Afspraken);
        // of another school: nothing of this one, and no agreement by its key
        var elders = Proefwereld.Werkt(9, Rol.Ondersteuningscoordinator, Partijsoort.School, wereld.Verband);
        Assert.IsType<Resultaat<RondWeekafspraakAf.Uitkomst>.NietGevonden>(await wereld.RondWeekafspraakAf.VoerUitAsync(elders, new RondWeekafspraakAf.Invoer(afspraak, Weekafloop.Gedaan, "", 0), default));
        Assert.Equal(["0"], await wereld.Databank.LeesAsync("SELECT count(*) FROM weekanalyse"));
    }

    [Theory]
    [MemberData(nameof(Databank))]
    [Eis("B-REG-15")]
    public async Task Verslag_MetEigenRol_VanTweeMensenTegelijk_GaatNietsVerloren(string soort)
    {
        await using var wereld = await GevuldAsync(soort);
        var verzuim = Proefwereld.Werkt(8, Rol.Verzuimcoordinator, Partijsoort.School, wereld.School);
        var uit = await Task.WhenAll(
            wereld.SchrijfWeekanalyse.VoerUitAsync(wereld.Coordinator, new Weekverslag(s_week, "veel ziek op dinsdag", "toetsweek te vol", Weekverslag.Nieuw), default),
            wereld.SchrijfWeekanalyse.VoerUitAsync(verzuim, new Weekverslag(s_week, "te laat in 3b", "rooster", Weekverslag.Nieuw), default));
        var eerste = Proefwereld.Waarde(Assert.Single(uit, u => u is Resultaat<Weekverslag>.Gelukt));
        var tweede = Assert.Single(uit.OfType<Resultaat<Weekverslag>.AndereVersie>());
        Assert.Equal(eerste, tweede.Opgeslagen);
        Assert.NotEqual(eerste.EigenRol, tweede.Uw.EigenRol);
        Assert.Equal(eerste.EigenRol, (await LeesAsync(wereld)).Verslag.EigenRol);

        var nieuw = Proefwereld.Waarde(await wereld.SchrijfWeekanalyse.VoerUitAsync(wereld.Coordinator, tweede.Uw with { Versie = tweede.Opgeslagen.Versie }, default));
        Assert.Equal((tweede.Uw.EigenRol, eerste.Versie + 1), (nieuw.EigenRol, nieuw.Versie));
        Assert.IsType<Resultaat<Weekverslag>.AndereVersie>(await wereld.SchrijfWeekanalyse.VoerUitAsync(wereld.Coordinator, eerste, default));
        foreach (var maandag in (DateOnly[])[new(2026, 1, 27), new(2026, 2, 9), new(2020, 1, 6)])
            Assert.IsType<Resultaat<Weekverslag>.Onjuist>(await wereld.SchrijfWeekanalyse.VoerUitAsync(wereld.Coordinator, new Weekverslag(maandag, "x", "", Weekverslag.Nieuw), default));
        Assert.IsType<Resultaat<Weekverslag>.Onjuist>(await wereld.SchrijfWeekanalyse.VoerUitAsync(wereld.Coordinator, nieuw with { EigenRol = new string('x', 4001) }, default));
    }

    [Theory]
    [MemberData(nameof(Databank))]
    [Eis("B-EVA-03")]
    public async Task Afspraak_KomtTerug_TotIemandZegtHoeHetAfliep(string soort)
    {
        await using var wereld = await GevuldAsync(soort);
        var deur = Proefwereld.Waarde(await MaakAsync(wereld, "De deur gaat eerder open"));
        var bel = Proefwereld.Waarde(await MaakAsync(wereld, "De bel gaat vijf minuten eerder"));
        foreach (var fout in (MaakWeekafspraak.Invoer[])[new(s_week, " ", s_noor, new(2026, 2, 6)), new(s_week, "x", new PersoonId(Guid.NewGuid()), new(2026, 2, 6)), new(s_week, "x", s_noor, new(2026, 2, 2)), new(s_week.AddDays(1), "x", s_noor, new(2026, 2, 6))])
            Assert.IsType<Resultaat<WeekafspraakId>.Onjuist>(await wereld.MaakWeekafspraak.VoerUitAsync(wereld.Coordinator, fout, default));
        Assert.Equal(["Noor Vlieger", "Noor Vlieger"], (await LeesAsync(wereld)).Afspraken.Select(a => a.Wie));

        wereld.Klok.Nu = new DateTime(2026, 2, 10, 9, 0, 0, DateTimeKind.Utc);
        var week = await LeesAsync(wereld);
        Assert.Empty(week.Afspraken);
        Assert.Equal(2, week.Vorige.Count);
        Assert.All(week.Vorige, a => Assert.Equal((Weekafloop.Open, true), (a.Afloop, a.TeLaat)));
        Assert.IsType<Resultaat<RondWeekafspraakAf.Uitkomst>.Onjuist>(await RondAsync(wereld, deur, Weekafloop.NietGedaan, " ", 0));
        Proefwereld.Waarde(await RondAsync(wereld, deur, Weekafloop.NietGedaan, "de conciërge was ziek", 0));
        // somebody who still looks at the old page
        var ander = Assert.IsType<Resultaat<RondWeekafspraakAf.Uitkomst>.AndereVersie>(await RondAsync(wereld, deur, Weekafloop.Gedaan, "", 0));
        Assert.Equal((Weekafloop.NietGedaan, "de conciërge was ziek"), (ander.Opgeslagen.Afloop, ander.Opgeslagen.Reden));
        Assert.Equal("de conciërge was ziek", Assert.Single((await LeesAsync(wereld)).Vorige, a => a.Id == deur).Reden);
        Proefwereld.Waarde(await RondAsync(wereld, deur, Weekafloop.Open, "", 1));
        Proefwereld.Waarde(await RondAsync(wereld, deur, Weekafloop.Gedaan, "", 2));

        // weeks later only what is still open
        wereld.Klok.Nu = new DateTime(2026, 3, 10, 9, 0, 0, DateTimeKind.Utc);
        Assert.Equal(bel, Assert.Single((await LeesAsync(wereld)).Vorige).Id);
    }

    [Theory]
    [MemberData(nameof(Databank))]
    public async Task EenGroteSchool_VraagtNietMeerDanEenKleine(string soort)
    {
        var vragen = new List<int>();
        foreach (var leerlingen in (int[])[5, 45])
        {
            await using var wereld = await GevuldAsync(soort, leerlingen);
            LeesWeekanalyse.Uitkomst week = null!;
            vragen.Add(await Vragenteller.TelAsync(async () => week = await LeesAsync(wereld)));
            Assert.Equal(leerlingen - 3, week.AantalLeerlingen);
        }

        Assert.Equal(vragen[0], vragen[1]);
    }

    private async Task<Inleeswereld> GevuldAsync(string soort, int leerlingen = 5)
    {
        var wereld = await Inleeswereld.NieuwAsync(soort, cluster, leerlingen);
        await using (var db = wereld.Opslag.Context())
        {
            db.Add(new Persoon(s_noor, new Persoonsnaam("Noor", "", "Vlieger")));
            db.Add(new Rolbezetting(new RolbezettingId(Guid.CreateVersion7()), s_noor, wereld.School, Rol.Mentor, new DateOnly(2025, 8, 1), null, null));
            foreach (var (naam, nummers) in (ReadOnlySpan<(string, int[])>)[("3a", [1, 2]), ("3b", [.. Enumerable.Range(3, leerlingen - 2)])])
            {
                var groep = new Groep(new GroepId(Guid.CreateVersion7()), wereld.School, naam, 2025);
                foreach (var nummer in nummers)
                    groep.Plaats(Inleeswereld.Id(nummer), new DateOnly(2025, 8, 1));
                db.Add(groep);
            }

            await db.SaveChangesAsync();
        }

        // brought in on Friday, looked at on Tuesday
        Proefwereld.Waarde(await wereld.LeesAsync(Inleessoort.Volledig, [.. s_rijen, .. Enumerable.Range(6, leerlingen - 5).Select(i => $"L{i};2026-01-29;dag;;ongeoorloofd;")]));
        Proefwereld.Waarde(await wereld.MeldZorg.VoerUitAsync(wereld.Coordinator, new MeldZorg.Invoer(Inleeswereld.Id(5), "klusjes", []), default));
        wereld.Klok.Nu = new DateTime(2026, 2, 3, 9, 0, 0, DateTimeKind.Utc);
        return wereld;
    }

    private static async Task<LeesWeekanalyse.Uitkomst> LeesAsync(Inleeswereld wereld, DateOnly? dag = null) =>
        Proefwereld.Waarde(await wereld.LeesWeekanalyse.VoerUitAsync(wereld.Coordinator, new LeesWeekanalyse.Invoer(dag), default));

    private static Task<Resultaat<WeekafspraakId>> MaakAsync(Inleeswereld wereld, string wat) =>
        wereld.MaakWeekafspraak.VoerUitAsync(wereld.Coordinator, new MaakWeekafspraak.Invoer(s_week, wat, s_noor, new DateOnly(2026, 2, 6)), default);

    private static Task<Resultaat<RondWeekafspraakAf.Uitkomst>> RondAsync(Inleeswereld wereld, WeekafspraakId id, Weekafloop afloop, string reden, long versie) =>
        wereld.RondWeekafspraakAf.VoerUitAsync(wereld.Coordinator, new RondWeekafspraakAf.Invoer(id, afloop, reden, versie), default);
}
