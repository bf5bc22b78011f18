using Routeboek.Domain.Dossiers;
using Routeboek.Domain.Organisaties;
using Routeboek.Domain.Samenwerking;
using Routeboek.Domain.Toegang;
using Routeboek.Tests.Eisen;

namespace Routeboek.Tests.Samenwerking;

/// <summary>Whose consent is needed; and that a question is given exactly when the rules of access find it given.</summary>
public sealed class ToestemmingseisTests
{
    private static readonly DateOnly s_dag = new(2026, 1, 12);
    private static readonly Geldigheid s_altijd = Geldigheid.VanafDag(new DateOnly(2020, 1, 1));
    private static readonly PersoonId s_kind = Mens(1), s_moeder = Mens(2), s_vader = Mens(3);
    private static readonly OrganisatieId s_school = new(Guid.Parse("10000000-0000-0000-0000-000000000001")), s_gemeente = new(Guid.Parse("10000000-0000-0000-0000-000000000002"));

    [Theory]
    [InlineData(11, Kamer.Gewoon, Toestemmingsdoel.Overleg, false, Toestemmingswijze.Ouders, "Ouder,Ouder", "")]
    [InlineData(11, Kamer.Zorg, Toestemmingsdoel.Hulpverlening, false, Toestemmingswijze.Ouders, "Ouder,Ouder", "")]
    [InlineData(13, Kamer.Gewoon, Toestemmingsdoel.Overleg, false, Toestemmingswijze.Ouders, "Ouder,Ouder", "Leerling")]
    [InlineData(13, Kamer.Gewoon, Toestemmingsdoel.Hulpverlening, false, Toestemmingswijze.Beiden, "Ouder,Ouder,Leerling", "")]
    [InlineData(13, Kamer.Zorg, Toestemmingsdoel.Overleg, false, Toestemmingswijze.Beiden, "Ouder,Ouder,Leerling", "")]
    [InlineData(13, Kamer.Zorg, Toestemmingsdoel.Hulpverlening, true, Toestemmingswijze.OudersNamensLeerling, "Ouder,Ouder", "")]
    [InlineData(16, Kamer.Zorg, Toestemmingsdoel.Hulpverlening, false, Toestemmingswijze.Leerling, "Leerling", "")]
    [InlineData(17, Kamer.Gewoon, Toestemmingsdoel.Overleg, true, Toestemmingswijze.OudersNamensLeerling, "Ouder,Ouder", "")]
    [InlineData(18, Kamer.Gewoon, Toestemmingsdoel.Overleg, false, Toestemmingswijze.Leerling, "Leerling", "")]
    [InlineData(18, Kamer.Gewoon, Toestemmingsdoel.Overleg, true, Toestemmingswijze.Niemand, "", "")]
    [Eis("B-CNS-02"), Eis("B-CNS-03"), Eis("B-CNS-04"), Eis("B-CNS-05"), Eis("B-CNS-07"), Eis("B-CNS-09"), Eis("B-GAP-16"), Eis("B-GAP-17")]
    public void WieBeslist_HangtAfVanLeeftijdEnOnderwerp(int leeftijd, Kamer kamer, Toestemmingsdoel voor, bool onbekwaam, Toestemmingswijze wijze, string nodig, string ook)
    {
        var eis = Toestemmingseis.Van(Over(leeftijd, kamer, onbekwaam, 2, false), Partijsoort.Samenwerkingsverband, voor, Ouderinstemming.AlleOuders, s_dag);

        Assert.Equal((wijze, nodig, ook), (eis.Wijze, string.Join(',', eis.Nodig.Select(n => n.Rol)), string.Join(',', eis.OokGehoord.Select(n => n.Rol))));
    }

    [Fact]
    public void OnbekendeLeeftijd_KanNiemandToestemmingGeven() =>
        Assert.Equal(Toestemmingsstand.Wacht, Toestemmingseis.Van(Over(13, Kamer.Gewoon, false, 2, false) with { Geboren = null }, Partijsoort.School, Toestemmingsdoel.Overleg, Ouderinstemming.AlleOuders, s_dag)
            .Stand(new Dictionary<Toestemmer, bool> { [new(s_kind, Rol.Leerling)] = true, [new(s_moeder, Rol.Ouder)] = true }));

    /// <summary>Every age, room, number of parents, incapacity, exclusion and set of answers: the page says "given" when and only when access finds it so.</summary>
    [Fact]
    [Eis("B-GAP-41"), Eis("B-CNS-12")]
    public void Gegeven_IsPreciesWatDeToegangsregelsVinden()
    {
        var bepaler = new Toegangsbepaler(Toegangsafspraken.HaaglandenPo);
        var coordinator = new Actor(Mens(8), new Aanstelling(Rol.Ondersteuningscoordinator, Partijsoort.School, s_school, s_altijd));
        var leerplicht = new Actor(Mens(9), new Aanstelling(Rol.Leerplichtambtenaar, Partijsoort.Leerplicht, s_gemeente, s_altijd));
        int wel = 0, gezien = 0;
        foreach (var leeftijd in (int[])[5, 11, 12, 15, 16, 17, 18])
        foreach (var kamer in (Kamer[])[Kamer.Gewoon, Kamer.Zorg])
        foreach (var onbekwaam in (bool[])[false, true])
        foreach (var ouders in (int[])[0, 1, 2])
        foreach (var uitgesloten in (bool[])[false, true])
        for (var ja = 0; ja < 27; ja++)
        {
            var antwoorden = new Dictionary<Toestemmer, bool>();
            foreach (var (wie, keuze) in new[] { (new Toestemmer(s_moeder, Rol.Ouder), ja % 3), (new Toestemmer(s_vader, Rol.Ouder), ja / 3 % 3), (new Toestemmer(s_kind, Rol.Leerling), ja / 9) })
            {
                if (keuze > 0)
                    antwoorden.Add(wie, keuze == 1);
            }

            var (aan, voor) = kamer == Kamer.Zorg ? (Partijsoort.Samenwerkingsverband, Toestemmingsdoel.Hulpverlening) : (Partijsoort.Leerplicht, Toestemmingsdoel.Overleg);
            var over = Over(leeftijd, kamer, onbekwaam, ouders, uitgesloten) with
            {
                Toestemmingen = [.. antwoorden.Where(a => a.Value).Select(a => new GegevenToestemming(a.Key.Persoon, a.Key.Rol, aan, null, kamer, s_altijd))],
            };
            var stand = Toestemmingseis.Van(over, aan, voor, Ouderinstemming.AlleOuders, s_dag).Stand(antwoorden);
            var mag = kamer == Kamer.Zorg
                ? bepaler.Bepaal(coordinator, over, Handeling.DelenMet(aan), s_dag).Match(_ => true, _ => false)
                : bepaler.Bepaal(leerplicht, over with { Houder = Houder.Jgz }, Handeling.Lezen, s_dag).Match(_ => true, _ => false);
            Assert.True(mag == (stand == Toestemmingsstand.Gegeven), $"{leeftijd} {kamer} onbekwaam {onbekwaam} ouders {ouders} uitgesloten {uitgesloten} {ja}: toegang {mag}, vraag {stand}");
            gezien++;
            wel += mag ? 1 : 0;
        }

        Assert.InRange(wel, gezien / 20, gezien / 2);
    }

    [Theory]
    [InlineData(Rol.Leerplichtambtenaar, true, Grond.WettelijkeTaak, 10, "omdat het nodig is", "rol")]
    [InlineData(Rol.Mentor, false, Grond.WettelijkeTaak, 10, "", "wie")]
    [InlineData(Rol.Mentor, true, Grond.DoorbrekingBeroepsgeheim, 10, "", "grond")]
    [InlineData(Rol.Gast, true, Grond.Toestemming, 0, "omdat het nodig is", "tot")]
    [InlineData(Rol.Gast, true, Grond.Toestemming, 400, "omdat het nodig is", "tot")]
    [InlineData(Rol.Gast, true, Grond.Toestemming, -1, "omdat het nodig is", "tot")]
    [InlineData(Rol.Vertrouwenspersoon, true, Grond.Verzoek, 10, "kort", "toelichting")]
    [InlineData(Rol.Jeugdarts, false, Grond.WettelijkeTaak, 10, "omdat het nodig is", null)]
    [InlineData(Rol.Mentor, true, Grond.WettelijkeTaak, 0, "", null)]
    [Eis("H-PRI-15"), Eis("B-CON-06")]
    public void Betrekken_ZegtWatErOntbreekt(Rol rol, bool iemand, Grond grond, int dagen, string toelichting, string? veld) =>
        Assert.Equal(veld, Betrokkenrol.Bezwaar(rol, iemand, grond, new Geldigheid(s_dag, dagen == 0 ? null : s_dag.AddDays(dagen)), toelichting, s_dag)?.Veld);

    [Fact]
    [Eis("B-CNS-21"), Eis("N-CNS-02")]
    public void WatEenArtsGeeft_LeestHetGezinEerst()
    {
        Assert.Equal("gezinLas", Besluitregel.Vrijgave(Houder.Jgz, Kamer.Zorg, Partijsoort.School, false, s_dag, null, s_dag)?.Veld);
        Assert.Equal("gezinLas", Besluitregel.Vrijgave(Houder.Jgz, Kamer.Zorg, Partijsoort.School, false, s_dag, s_dag.AddDays(1), s_dag)?.Veld);
        Assert.Null(Besluitregel.Vrijgave(Houder.Jgz, Kamer.Zorg, Partijsoort.School, false, s_dag, s_dag, s_dag));
        Assert.Null(Besluitregel.Vrijgave(Houder.Jgz, Kamer.JgzMedisch, Partijsoort.Gezin, false, s_dag, null, s_dag));
        Assert.Null(Besluitregel.Vrijgave(Houder.School, Kamer.Gewoon, Partijsoort.Leerplicht, false, s_dag, null, s_dag));
        Assert.Equal("aan", Besluitregel.Vrijgave(Houder.School, Kamer.Gewoon, Partijsoort.Gast, false, s_dag, null, s_dag)?.Veld);
    }

    private static Onderwerp Over(int leeftijd, Kamer kamer, bool onbekwaam, int ouders, bool moederUit) => new()
    {
        Soort = Onderwerpsoort.Feit, Kamer = kamer, Houder = Houder.School, HouderOrganisatie = s_school, Betreft = s_kind, Geboren = s_dag.AddYears(-leeftijd),
        Organisaties = [KeyValuePair.Create(Partijsoort.School, s_school), KeyValuePair.Create(Partijsoort.Leerplicht, s_gemeente)],
        Gezag = [.. new[] { s_moeder, s_vader }.Take(ouders).Select(o => new Ouderlijkgezag(o, s_altijd))],
        Aanleidingen = [new Aanleiding(Aanleidingsoort.MeldingDuo, s_altijd)],
        Wilsonbekwaamheden = onbekwaam ? [new Wilsonbekwaamheid(kamer, s_altijd)] : [],
        Uitsluitingen = moederUit ? [new Uitsluiting(s_moeder, kamer, s_altijd)] : [],
    };

    private static PersoonId Mens(byte nr) => new(new Guid(0x30000000, 0, 0, 0, 0, 0, 0, 0, 0, 0, nr));
}
