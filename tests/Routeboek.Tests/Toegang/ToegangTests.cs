using Routeboek.Domain.Toegang;
using Routeboek.Domain.Verzuim;
using Routeboek.Tests.Eisen;
using static Routeboek.Tests.Toegang.Casus;
using Routeboek.Domain.Dossiers;
using Routeboek.Domain.Organisaties;

namespace Routeboek.Tests.Toegang;

/// <summary>The sentences of the protocols about who sees what, one by one.</summary>
public sealed class ToegangTests
{
    private const Onderwerpsoort Feit = Onderwerpsoort.Feit;

    // ------------------------------------------------------------------ school

    [Fact]
    [Eis("B-REG-16")]
    public void Mentor_ZietEigenLeerlingen_VanEigenSchool()
    {
        var eigen = Over(Onderwerpsoort.Registratie).Betrokken(Rol.Mentor);

        Assert.True(Als(Rol.Mentor).Leest(eigen));
        Assert.False(Als(Rol.Mentor).Leest(Over(Onderwerpsoort.Registratie)));
        Assert.False(Als(Rol.Mentor, organisatie: 1).Leest(eigen));
        Assert.False(Als(Rol.Mentor).Leest(Over(Onderwerpsoort.Registratie).Betrokken(Rol.Mentor, wanneer: Voorbij)));
        Assert.True(Als(Rol.Verzuimcoordinator).Leest(Over(Onderwerpsoort.Registratie)));
    }

    [Fact]
    [Eis("B-CON-06")]
    [Eis("B-ROL-30")]
    public void Vertrouwenspersoon_NeemtDeMentorOver_VoorDieLeerlingEnDieTijd()
    {
        var overgedragen = Over(Feit).Betrokken(Rol.Vertrouwenspersoon);

        Assert.True(Als(Rol.Vertrouwenspersoon).Mag(overgedragen, Handelingsoort.Vastleggen));
        Assert.False(Als(Rol.Vertrouwenspersoon).Leest(Over(Feit)));
        Assert.False(Als(Rol.Vertrouwenspersoon).Leest(Over(Feit).Betrokken(Rol.Vertrouwenspersoon, wanneer: Voorbij)));
    }

    [Fact]
    public void Vervanger_ZietWatDeMentorZiet_ZolangHijVervangt()
    {
        var vanCollega = Over(Feit).Betrokken(Rol.Mentor, Collega);
        var aanstelling = Als(Rol.Mentor).Aanstelling;

        Assert.True(new Actor(Medewerker, aanstelling, new Vervanging(Collega, Nu)).Leest(vanCollega));
        Assert.False(new Actor(Medewerker, aanstelling, new Vervanging(Collega, Voorbij)).Leest(vanCollega));
        Assert.Throws<ArgumentException>(() => new Actor(Moeder, Als(Rol.Ouder).Aanstelling, new Vervanging(Vader, Nu)));
    }

    [Fact]
    [Eis("H-PRI-14")]
    public void School_ZietWatLeerplichtDoet_BijEigenLeerlingen()
    {
        var actie = Over(Feit, houder: Houder.Leerplicht);

        Assert.True(Als(Rol.Ondersteuningscoordinator).Leest(actie));
        Assert.False(Als(Rol.Ondersteuningscoordinator, organisatie: 1).Leest(actie));
        Assert.False(Als(Rol.Ondersteuningscoordinator).Leest(Over(Feit, kamer: Kamer.Handhaving, houder: Houder.Leerplicht)));
    }

    [Fact]
    [Eis("H-VT-14")]
    public void Meldcode_IsNietVanDeMentorLeerplichtSwvOfOuders()
    {
        var notitie = Over(Feit, kamer: Kamer.Meldcode).Betrokken(Rol.Mentor).Aanleiding(Aanleidingsoort.MeldingDuo).Aanleiding(Aanleidingsoort.OndersteuningGevraagd);
        var geheim = notitie.Vrij(Partijsoort.Gezin) with { VertrouwelijkTotEnMet = Vandaag };
        var nood = Nood(Als(Rol.Schoolleider), Vandaag.ToDateTime(new TimeOnly(10, 5)));

        Assert.True(Als(Rol.Ondersteuningscoordinator).Leest(notitie));
        Assert.All(new[] { Rol.Mentor, Rol.Leerplichtambtenaar, Rol.AdviseurSamenwerkingsverband, Rol.Ouder, Rol.Schoolleider }, r => Assert.False(Als(r).Leest(notitie)));
        Assert.True(Als(Rol.Ouder).Leest(notitie.Vrij(Partijsoort.Gezin)));
        Assert.False(Als(Rol.Ouder).Leest(geheim));
        Assert.True(nood.Leest(notitie));
        Assert.False(nood.Leest(geheim));
        Assert.True(nood.Leest(geheim with { VertrouwelijkTotEnMet = Vandaag.AddDays(-1) }));
    }

    // ------------------------------------------------------------------ leerplicht

    [Theory]
    [InlineData(Aanleidingsoort.MeldingDuo)]
    [InlineData(Aanleidingsoort.AbsoluutVerzuim)]
    [InlineData(Aanleidingsoort.Vrijstelling)]
    [InlineData(Aanleidingsoort.VervangendeLeerplicht)]
    [InlineData(Aanleidingsoort.VerlofBovenTienDagen)]
    [InlineData(Aanleidingsoort.VerwijderingGemeld)]
    [Eis("H-PRI-01")]
    [Eis("H-PRI-02")]
    [Eis("H-PRI-05")]
    [Eis("H-EXE-03")]
    public void Leerplicht_ZietEenLeerling_AlleenOpEenGrondDieLoopt(Aanleidingsoort grond)
    {
        var lpa = Als(Rol.Leerplichtambtenaar);
        var leerling = Over(Onderwerpsoort.Leerling);

        Assert.Null(lpa.GrondVoor(leerling));
        Assert.Equal(Grond.WettelijkeTaak, lpa.GrondVoor(leerling.Aanleiding(grond)));
        Assert.Null(lpa.GrondVoor(leerling.Aanleiding(grond, Voorbij)));
        Assert.Null(Als(Rol.Leerplichtambtenaar, organisatie: 1).GrondVoor(leerling.Aanleiding(grond)));
        Assert.True(lpa.Leest(Over(Onderwerpsoort.AnoniemeCasus) with { Betreft = null }));
        Assert.False(lpa.Leest(Over(Onderwerpsoort.AnoniemeCasus)));
    }

    [Fact]
    [Eis("H-PRI-04")]
    [Eis("H-GAP-08")]
    public void Leerplicht_DenktMee_OpVerzoekVanOudersOfEenLeerlingVanaf16()
    {
        var lpa = Als(Rol.Leerplichtambtenaar);

        Assert.Equal(Grond.Verzoek, lpa.GrondVoor(Over(Onderwerpsoort.Leerling).Aanleiding(Aanleidingsoort.VerzoekOuders)));
        Assert.Null(lpa.GrondVoor(Over(Onderwerpsoort.Leerling, 15).Aanleiding(Aanleidingsoort.VerzoekLeerling)));
        Assert.Equal(Grond.Verzoek, lpa.GrondVoor(Over(Onderwerpsoort.Leerling, 16).Aanleiding(Aanleidingsoort.VerzoekLeerling)));
        Assert.False(lpa.Mag(Over(Feit, houder: Houder.Leerplicht).Aanleiding(Aanleidingsoort.VerzoekOuders), Handelingsoort.Besluiten));
    }

    [Fact]
    [Eis("B-TRU-11")]
    [Eis("B-CNS-19")]
    public void Leerplicht_LeestHulp_AlleenMetToestemming()
    {
        var advies = Over(Feit, kamer: Kamer.Zorg, houder: Houder.Jeugdhulp).Aanleiding(Aanleidingsoort.MeldingDuo).Vrij(Partijsoort.Leerplicht);

        Assert.False(Als(Rol.Leerplichtambtenaar).Leest(advies));
        Assert.Equal(Grond.Toestemming, Als(Rol.Leerplichtambtenaar).GrondVoor(advies.Ja(Rol.Ouder, Partijsoort.Leerplicht)));
        Assert.False(Als(Rol.Leerplichtambtenaar).Leest(advies.Ja(Rol.Ouder, Partijsoort.Leerplicht, wanneer: Voorbij)));
        Assert.False(Als(Rol.Leerplichtambtenaar).Leest(advies.Ja(Rol.Ouder, Partijsoort.School)));
        Assert.False(Als(Rol.Leerplichtambtenaar).Leest(advies.Ja(Rol.Ouder, Partijsoort.Gemeente)));
    }

    [Fact]
    [Eis("B-SPR-02")]
    [Eis("B-SPR-03")]
    [Eis("B-SPR-04")]
    [Eis("B-CNS-24")]
    [Eis("B-GAP-11")]
    [Eis("B-ROL-26")]
    public void Spreekuur_BlijftBijSchoolEnContactpersoon()
    {
        var gesprek = Over(Onderwerpsoort.Spreekuur, 14).Betrokken(Rol.ContactpersoonGemeente).Aanleiding(Aanleidingsoort.MeldingDuo);

        Assert.True(Als(Rol.ContactpersoonGemeente).Mag(gesprek, Handelingsoort.Vastleggen));
        Assert.True(Als(Rol.ContactpersoonGemeente, organisatie: 1).Leest(gesprek)); // pupils of all municipalities
        Assert.True(Als(Rol.Ondersteuningscoordinator).Leest(gesprek));
        Assert.False(Als(Rol.ContactpersoonGemeente, Collega).Leest(gesprek));
        Assert.False(Als(Rol.Leerplichtambtenaar).Leest(gesprek)); // the same person, now as leerplichtambtenaar
        Assert.False(Als(Rol.ContactpersoonGemeente).Leest(Over(Onderwerpsoort.Dossier).Betrokken(Rol.ContactpersoonGemeente)));
    }

    // ------------------------------------------------------------------ JGZ and help

    [Fact]
    [Eis("B-ROL-05")]
    [Eis("B-CNS-25")]
    public void Medisch_IsVanWieBegeleidt()
    {
        var notitie = Over(Feit, kamer: Kamer.JgzMedisch, houder: Houder.Jgz);
        var begeleid = notitie.Betrokken(Rol.Jeugdarts).Vrij(Partijsoort.School);

        Assert.True(Als(Rol.Jeugdarts).Leest(begeleid));
        Assert.False(Als(Rol.Jeugdarts).Leest(notitie));
        Assert.False(Als(Rol.Ondersteuningscoordinator).Leest(begeleid));
        Assert.True(Als(Rol.Jeugdarts).Leest(notitie.Met(new Betrokkenheid(Rol.Jeugdarts, null, Organisatie(Partijsoort.Jeugdgezondheidszorg), Grond.WettelijkeTaak, Nu))));
    }

    [Theory]
    [InlineData(10, true, false, true)]
    [InlineData(10, false, true, false)]
    [InlineData(12, true, false, false)]
    [InlineData(12, true, true, true)]
    [InlineData(15, false, true, false)]
    [InlineData(16, false, true, true)]
    [InlineData(16, true, false, false)]
    [InlineData(18, false, true, true)]
    [Eis("B-ILL-19")]
    [Eis("B-CNS-05")]
    [Eis("B-CNS-07")]
    [Eis("B-CNS-11")]
    [Eis("B-CNS-12")]
    [Eis("B-CNS-21")]
    [Eis("B-GAP-16")]
    [Eis("B-GAP-17")]
    [Eis("N-CNS-02")]
    [Eis("N-GAP-13")]
    public void Advies_GaatNaarSchool_MetDeJuisteToestemming(int leeftijd, bool ouders, bool leerling, bool mag)
    {
        var advies = Over(Feit, leeftijd, Kamer.Zorg, Houder.Jgz).Betrokken(Rol.Jeugdarts);
        if (ouders)
            advies = advies.Ja(Rol.Ouder, Partijsoort.School);
        if (leerling)
            advies = advies.Ja(Rol.Leerling, Partijsoort.School);

        Assert.Equal(mag, Als(Rol.Jeugdarts).Mag(advies, Handeling.DelenMet(Partijsoort.School)));
        Assert.False(Als(Rol.Jeugdarts).Mag(advies, Handeling.DelenMet(Partijsoort.Leerplicht)));
        Assert.False(Als(Rol.Ondersteuningscoordinator).Leest(advies));
        Assert.True(Als(Rol.Ondersteuningscoordinator).Leest(advies.Vrij(Partijsoort.School)));
    }

    [Fact]
    [Eis("B-CNS-09")]
    [Eis("B-GAP-42")]
    public void Wilsonbekwaam_DanBeslissenDeOuders_TotAchttien()
    {
        var advies = Over(Feit, 16, Kamer.Zorg, Houder.Jgz).Betrokken(Rol.Jeugdarts) with { Wilsonbekwaamheden = [new(Kamer.Zorg, Nu)] };
        var naarSchool = Handeling.DelenMet(Partijsoort.School);

        Assert.True(Als(Rol.Jeugdarts).Mag(advies.Ja(Rol.Ouder, Partijsoort.School), naarSchool));
        Assert.False(Als(Rol.Jeugdarts).Mag(advies.Ja(Rol.Leerling, Partijsoort.School), naarSchool));
        Assert.False(Als(Rol.Jeugdarts).Mag(advies.Ja(Rol.Ouder, Partijsoort.School) with { Geboren = Vandaag.AddYears(-18) }, naarSchool));
        // per matter: what is recorded for another room says nothing here
        Assert.False(Als(Rol.Jeugdarts).Mag(advies.Ja(Rol.Ouder, Partijsoort.School) with { Wilsonbekwaamheden = [new(Kamer.Gewoon, Nu)] }, naarSchool));
    }

    [Fact]
    [Eis("B-CNS-16")]
    public void Geheim_WordtZonderToestemmingAlleenDoorbroken_NaEenEigenBesluit()
    {
        var notitie = Over(Feit, kamer: Kamer.JgzMedisch, houder: Houder.Jgz).Betrokken(Rol.Jeugdarts);
        var naarHulp = Handeling.DelenMet(Partijsoort.Jeugdhulp);

        Assert.False(Als(Rol.Jeugdarts).Mag(notitie, naarHulp));
        Assert.Equal(Grond.DoorbrekingBeroepsgeheim, Haaglanden.Bepaal(Als(Rol.Jeugdarts), notitie.Betrokken(Rol.Jeugdarts, grond: Grond.DoorbrekingBeroepsgeheim), naarHulp, Vandaag).Match(t => (Grond?)t.Grond, _ => null));
        Assert.False(Als(Rol.Jeugdarts).Mag(notitie.Betrokken(Rol.Jeugdarts, Collega, grond: Grond.DoorbrekingBeroepsgeheim), naarHulp));
    }

    [Fact]
    [Eis("H-PRI-07")]
    [Eis("B-CNS-06")]
    [Eis("B-CNS-18")]
    public void MaatschappelijkWerk_ZietEenLeerling_MetToestemming()
    {
        var aangemeld = Over(Onderwerpsoort.Leerling).Betrokken(Rol.MaatschappelijkWerker);

        Assert.Null(Als(Rol.MaatschappelijkWerker).GrondVoor(aangemeld));
        Assert.Equal(Grond.Toestemming, Als(Rol.MaatschappelijkWerker).GrondVoor(aangemeld.Ja(Rol.Ouder, Partijsoort.Jeugdhulp)));
        Assert.False(Als(Rol.MaatschappelijkWerker).Leest(Over(Onderwerpsoort.Leerling).Ja(Rol.Ouder, Partijsoort.Jeugdhulp)));
        Assert.False(Als(Rol.MaatschappelijkWerker).Leest(Over(Onderwerpsoort.Registratie).Betrokken(Rol.MaatschappelijkWerker).Ja(Rol.Ouder, Partijsoort.Jeugdhulp)));
        Assert.False(Als(Rol.MaatschappelijkWerker).Leest(aangemeld.Ja(Rol.Ouder, Partijsoort.Jeugdhulp) with { DossierOpen = Voorbij }));
    }

    // ------------------------------------------------------------------ samenwerkingsverband, guests, others

    [Theory]
    [InlineData("haaglanden-po", true, true)]
    [InlineData("haaglanden-vo", false, true)]
    [InlineData("den-bosch-vo", false, true)]
    [InlineData("noord-kennemerland-vo", false, false)]
    [InlineData("onbekend", false, false)]
    [Eis("N-GAP-14")]
    [Eis("H-PRI-13")]
    [Eis("N-CNS-03")]
    [Eis("N-GAP-03")]
    public void Samenwerkingsverband_ZietEenLeerling_ZoalsHetProtocolZegt(string protocol, bool zorgmelding, bool steunvraag)
    {
        var bepaler = new Toegangsbepaler(Toegangsafspraken.Van(protocol));
        var swv = Als(Rol.AdviseurSamenwerkingsverband);
        var leerling = Over(Onderwerpsoort.Leerling);

        Assert.Equal(zorgmelding, Leest(leerling.Aanleiding(Aanleidingsoort.ZorgwekkendVerzuimGemeld)));
        Assert.Equal(steunvraag, Leest(leerling.Aanleiding(Aanleidingsoort.OndersteuningGevraagd)));
        Assert.True(Leest(leerling.Betrokken(swv.Rol).Ja(Rol.Ouder, Partijsoort.Samenwerkingsverband)));
        Assert.False(Leest(leerling.Betrokken(swv.Rol).Ja(Rol.Ouder, Partijsoort.Samenwerkingsverband) with { DossierOpen = Voorbij }));
        Assert.False(Leest(leerling));
        Assert.True(Leest(Over(Onderwerpsoort.Monitorrij) with { Betreft = null }));
        Assert.False(Leest(Over(Onderwerpsoort.Monitorrij)));

        bool Leest(Onderwerp onderwerp) => bepaler.Bepaal(swv, onderwerp, Handeling.Lezen, Vandaag).Match(_ => true, _ => false);
    }

    [Fact]
    [Eis("H-PRI-15")]
    public void Gast_ZietAlleenWatVoorHemIs_ZolangDeCasusLoopt()
    {
        var stuk = Over(Onderwerpsoort.Document).Betrokken(Rol.Gast).Ja(Rol.Ouder, Partijsoort.Gast).Vrij(Partijsoort.Gast, Medewerker);

        Assert.True(Als(Rol.Gast).Leest(stuk));
        Assert.False(Als(Rol.Gast, Collega).Leest(stuk));
        Assert.False(Als(Rol.Gast).Leest(stuk with { Betrokkenheden = [] }));
        Assert.False(Als(Rol.Gast).Leest(stuk with { Toestemmingen = [] }));
        Assert.False(Als(Rol.Gast).Leest(stuk with { Vrijgaven = [new(Partijsoort.Gast, null, Vandaag)] }));
        Assert.False(Als(Rol.Gast).Leest(stuk with { DossierOpen = Voorbij }));
    }

    [Fact]
    [Eis("B-ROL-23")]
    [Eis("B-ROL-24")]
    public void Akkoord_OverKosten_ZonderDeRestVanHetDossier()
    {
        var onderbouwing = Over(Onderwerpsoort.Document).Betrokken(Rol.Teamleider).Vrij(Partijsoort.Gemeente, Medewerker);

        Assert.True(Als(Rol.Teamleider).Mag(onderbouwing, Handelingsoort.Besluiten));
        Assert.False(Als(Rol.Teamleider).Leest(Over(Onderwerpsoort.Document).Betrokken(Rol.Teamleider)));
        Assert.False(Als(Rol.Teamleider).Leest(Over(Onderwerpsoort.Document).Betrokken(Rol.Teamleider).Vrij(Partijsoort.Gemeente)));
        Assert.False(Als(Rol.Teamleider).Leest(Over(Onderwerpsoort.Leerling).Betrokken(Rol.Teamleider)));
    }

    [Fact]
    [Eis("X-GAP-10")]
    public void Fg_ZietWieKeek_ZonderInhoud()
    {
        var fg = new Actor(Medewerker, new Aanstelling(Rol.FunctionarisGegevensbescherming, Partijsoort.School, Organisatie(Partijsoort.School), Nu));

        Assert.True(fg.Leest(Over(Onderwerpsoort.Auditregel)));
        Assert.True(fg.Leest(Over(Onderwerpsoort.Auditregel, kamer: Kamer.Meldcode)));
        Assert.False(fg.Leest(Over(Onderwerpsoort.Auditregel, kamer: Kamer.Meldcode) with { VertrouwelijkTotEnMet = Vandaag }));
        Assert.False(fg.Leest(Over(Onderwerpsoort.Auditregel, houder: Houder.Leerplicht)));
        Assert.False(fg.Leest(Over(Feit)));
    }

    // ------------------------------------------------------------------ family

    [Theory]
    [InlineData(11, true, false)]
    [InlineData(12, true, true)]
    [InlineData(15, true, true)]
    [InlineData(16, false, true)]
    [InlineData(18, false, true)]
    [Eis("B-CNS-02")]
    [Eis("B-CNS-03")]
    [Eis("B-CNS-08")]
    [Eis("B-GAP-35")]
    [Eis("H-PRI-16")]
    [Eis("H-GAP-27")]
    public void Gezin_ZietHetEigenDossier_NaarLeeftijd(int leeftijd, bool ouder, bool leerling)
    {
        var dossier = Over(Onderwerpsoort.Dossier, leeftijd).Betrokken(Rol.Ouder, Moeder);

        Assert.Equal(ouder, Als(Rol.Ouder).Leest(dossier));
        Assert.Equal(leerling, Als(Rol.Leerling).Leest(dossier));
        Assert.True(Als(Rol.Ouder).Leest(dossier.Ja(Rol.Leerling, Partijsoort.Gezin)));
        Assert.False(Als(Rol.Leerling, Collega).Leest(dossier));
        Assert.False(Als(Rol.Ouder).Leest(dossier with { Geboren = null }));
    }

    [Fact]
    [Eis("B-CNS-13")]
    [Eis("B-CNS-14")]
    [Eis("B-CNS-17")]
    public void Behandeling_ZietDeLeerlingVanaf12_EnDeOuderNaDeHouder()
    {
        Assert.True(Als(Rol.Ouder).Leest(Medisch(11)));
        Assert.False(Als(Rol.Leerling).Leest(Medisch(11)));
        Assert.True(Als(Rol.Leerling).Leest(Medisch(12)));
        Assert.False(Als(Rol.Ouder).Leest(Medisch(12)));
        Assert.True(Als(Rol.Ouder).Leest(Medisch(12).Vrij(Partijsoort.Gezin)));
        Assert.False(Als(Rol.Ouder).Leest(Medisch(16).Vrij(Partijsoort.Gezin)));
        Assert.True(Als(Rol.Ouder).Leest(Medisch(16).Ja(Rol.Leerling, Partijsoort.Gezin)));

        static Onderwerp Medisch(int leeftijd) => Over(Feit, leeftijd, Kamer.JgzMedisch, Houder.Jgz);
    }

    [Fact]
    [Eis("B-CNS-15")]
    [Eis("B-GAP-41")]
    public void Uitsluiting_RaaktEenOuderEnEenKamer()
    {
        var zorg = Over(Feit, 13, Kamer.Zorg).Vrij(Partijsoort.Gezin) with
        {
            Gezag = [new(Moeder, Nu), new(Vader, Nu)],
            Uitsluitingen = [new(Vader, Kamer.Zorg, Nu)],
        };

        Assert.True(Als(Rol.Ouder).Leest(zorg));
        Assert.False(Als(Rol.Ouder, Vader).Leest(zorg));
        Assert.True(Als(Rol.Ouder, Vader).Leest(zorg with { Soort = Onderwerpsoort.Registratie, Kamer = Kamer.Gewoon }));
        Assert.True(Als(Rol.Ouder, Vader).Leest(zorg with { Uitsluitingen = [new(Vader, Kamer.Zorg, Voorbij)] }));
    }

    [Fact]
    [Eis("B-GAP-41")]
    public void OuderZonderGezag_KrijgtAlleenWatVoorHemIsVrijgegeven()
    {
        var stuk = Over(Onderwerpsoort.Document).Betrokken(Rol.Ouder, Vader);

        Assert.False(Als(Rol.Ouder, Vader).Leest(stuk));
        Assert.False(Als(Rol.Ouder, Vader).Leest(stuk.Vrij(Partijsoort.Gezin)));
        Assert.True(Als(Rol.Ouder, Vader).Leest(stuk.Vrij(Partijsoort.Gezin, Vader)));
        Assert.False(Als(Rol.Ouder, Collega).Leest(stuk.Vrij(Partijsoort.Gezin, Vader)));
    }

    [Fact]
    [Eis("B-GAP-41")]
    public void Toestemming_VragenWijAanAlleOudersMetGezag()
    {
        var leerling = Over(Onderwerpsoort.Leerling).Betrokken(Rol.MaatschappelijkWerker).Ja(Rol.Ouder, Partijsoort.Jeugdhulp) with { Gezag = [new(Moeder, Nu), new(Vader, Nu)] };
        var een = new Toegangsbepaler(Toegangsafspraken.HaaglandenPo with { Ouders = Ouderinstemming.EenOuder });

        Assert.False(Als(Rol.MaatschappelijkWerker).Leest(leerling));
        Assert.True(Als(Rol.MaatschappelijkWerker).Leest(leerling.Ja(Rol.Ouder, Partijsoort.Jeugdhulp, Vader)));
        Assert.True(een.ZichtbaarVoor(Als(Rol.MaatschappelijkWerker), Vandaag).Past(leerling));
    }

    [Fact]
    [Eis("B-GAP-18")]
    public void OuderVan16Of17_ZietBerichtenAanDeOuders()
    {
        var uitnodiging = Over(Onderwerpsoort.Document, 17);

        Assert.False(Als(Rol.Ouder).Leest(uitnodiging));
        Assert.True(Als(Rol.Ouder).Leest(uitnodiging.Vrij(Partijsoort.Gezin)));
        Assert.False(Als(Rol.Ouder).Leest(uitnodiging.Vrij(Partijsoort.Gezin) with { Geboren = Vandaag.AddYears(-18) }));
    }

    [Fact]
    [Eis("B-CNS-01")]
    public void GegevensOverDeOuder_ZijnVanDieOuder()
    {
        var toestemming = Over(Onderwerpsoort.Toestemming, 17, Kamer.Zorg) with { Betreft = Vader, Gezag = [] };

        Assert.True(Als(Rol.Ouder, Vader).Mag(toestemming, Handelingsoort.Besluiten));
        Assert.False(Als(Rol.Ouder).Mag(toestemming, Handelingsoort.Besluiten));
        Assert.False(Als(Rol.Leerling).Mag(toestemming, Handelingsoort.Besluiten));
    }

    [Theory]
    [InlineData("2012-02-29", 12)]
    [InlineData("2010-03-01", 16)]
    [InlineData("2010-12-31", 16)]
    [Eis("B-CNS-07")]
    public void Leeftijd_IsDieVanDeVerjaardag(string geboren, int leeftijd)
    {
        var dag = DateOnly.ParseExact(geboren, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        var jarig = Leerplicht.Verjaardag(dag, leeftijd);
        var leerling = Als(Rol.Leerling).Persoon;
        var aanstelling = new Aanstelling(Rol.Leerling, Partijsoort.Gezin, Organisatie(Partijsoort.Gezin), Geldigheid.VanafDag(new DateOnly(2000, 1, 1)));
        var onderwerp = Over(Onderwerpsoort.Toestemming, kamer: leeftijd == 12 ? Kamer.Zorg : Kamer.Gewoon) with { Geboren = dag };
        var beslissen = Handeling.Van(Handelingsoort.Besluiten);

        Assert.False(Mag(jarig.AddDays(-1)));
        Assert.True(Mag(jarig));

        bool Mag(DateOnly op) => Haaglanden.Bepaal(new Actor(leerling, aanstelling), onderwerp, beslissen, op).Match(_ => true, _ => false);
    }

    // ------------------------------------------------------------------ break-glass, refusals, the table itself

    [Fact]
    public void Noodtoegang_DuurtEenUur_VoorEenDossier_EnVraagtEenReden()
    {
        var zorg = Over(Feit, kamer: Kamer.Zorg);
        var begin = Vandaag.ToDateTime(new TimeOnly(10, 0));

        Assert.Equal(Grond.VitaalBelang, Nood(Als(Rol.Schoolleider), begin).GrondVoor(zorg));
        Assert.False(Nood(Als(Rol.Schoolleider), begin.AddHours(1)).Leest(zorg));
        Assert.False(Nood(Als(Rol.Schoolleider), begin).Mag(zorg, Handelingsoort.Vastleggen));
        Assert.False(Nood(Als(Rol.Schoolleider), begin).Leest(zorg with { Dossier = new DossierId(Toegangswereld.Nummer(3, 2)) }));
        Assert.All(new[] { Rol.Mentor, Rol.Leerplichtambtenaar, Rol.AdviseurSamenwerkingsverband, Rol.Beheerder }, r => Assert.False(Nood(Als(r), begin).Leest(zorg)));
        Assert.Throws<ArgumentException>(() => new Noodtoegang(Casus.Dossier, "nood", begin, begin.AddMinutes(5)));
        Assert.Throws<ArgumentException>(() => new Noodtoegang(Casus.Dossier, "het kind is in gevaar, bel nu", begin, begin.AddMinutes(61)));
    }

    [Fact]
    public void Weigering_ZegtWaarom()
    {
        var lpa = Als(Rol.Leerplichtambtenaar);
        var weg = new Actor(Medewerker, new Aanstelling(Rol.Leerplichtambtenaar, Partijsoort.Leerplicht, Organisatie(Partijsoort.Leerplicht), Voorbij));

        Assert.Equal(new Toegangsbesluit.Geweigerd(Weigerreden.GeenRegel, Omstandigheden.Geen), Haaglanden.Bepaal(lpa, Over(Onderwerpsoort.Spreekuur), Handeling.Lezen, Vandaag));
        Assert.Equal(new Toegangsbesluit.Geweigerd(Weigerreden.GeenGrond, Omstandigheden.MeldingDuo), Haaglanden.Bepaal(lpa, Over(Onderwerpsoort.Leerling), Handeling.Lezen, Vandaag));
        Assert.Equal(new Toegangsbesluit.Geweigerd(Weigerreden.RolGeldtNiet, Omstandigheden.Geen), Haaglanden.Bepaal(weg, Over(Onderwerpsoort.Leerling), Handeling.Lezen, Vandaag));
        Assert.Throws<ArgumentException>(() => new Aanstelling(Rol.Jeugdarts, Partijsoort.School, Organisatie(Partijsoort.School), Nu));
        Assert.Throws<ArgumentException>(() => Handeling.Van(Handelingsoort.Delen));
    }

    /// <summary>Consent is asked where it is the ground, and only there. What the family itself may see is a right of theirs.</summary>
    [Theory]
    [InlineData("haaglanden-po")]
    [InlineData("noord-kennemerland-vo")]
    [InlineData("onbekend")]
    public void Toestemming_WordtAlleenGevraagd_WaarZijDeGrondIs(string protocol)
    {
        const Omstandigheden toestemming = Omstandigheden.ToestemmingOuders | Omstandigheden.ToestemmingLeerling;

        Assert.All(new Toegangstabel(Toegangsafspraken.Van(protocol)).Regels.Where(r => r.Grond != Grond.Verzoek), r =>
            Assert.All(r.Bij.Lijst, g => Assert.Equal(r.Grond == Grond.Toestemming, (g.Met & toestemming) != Omstandigheden.Geen)));
    }

    [Fact]
    public void Grond_IsDieVanDeRegelDieHetToestaat()
    {
        var verslag = Over(Feit).Aanleiding(Aanleidingsoort.MeldingDuo);

        Assert.Null(Als(Rol.Leerplichtambtenaar).GrondVoor(verslag));
        Assert.Equal(Grond.Toestemming, Als(Rol.Leerplichtambtenaar).GrondVoor(verslag.Ja(Rol.Ouder, Partijsoort.Leerplicht)));
        Assert.Equal(Grond.WettelijkeTaak, Als(Rol.Leerplichtambtenaar).GrondVoor(verslag.Ja(Rol.Ouder, Partijsoort.Leerplicht).Vrij(Partijsoort.Leerplicht)));
    }

    [Fact]
    public void Regels_NoemenHunBron()
    {
        var regels = Haaglanden.Tabel.Regels;
        var eisen = Wortelmap.Lees("docs/eisen.csv").Split('\n').Select(r => r.Split(';')[0]).ToHashSet(StringComparer.Ordinal);

        Assert.Equal(regels.Count, regels.Select(r => r.Id).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal([], regels.SelectMany(r => r.Bron.Eisen).Distinct().Where(e => !eisen.Contains(e)));
        Assert.All(regels, r =>
        {
            Assert.EndsWith(".", r.Zin, StringComparison.Ordinal);
            Assert.NotEmpty(r.Bron.Document);
            Assert.NotEmpty(r.Bron.Wet);
            Assert.NotEmpty(r.Bron.Eisen);
        });
        Assert.Equal(Enum.GetValues<Grond>(), regels.Select(r => r.Grond).Distinct().Order());
        Assert.Equal(Enum.GetValues<Rol>(), regels.SelectMany(r => r.Rollen).Distinct().Order());
    }

    private static Actor Nood(Actor actor, DateTime nu)
    {
        var begin = Vandaag.ToDateTime(new TimeOnly(10, 0));
        return actor.MetNoodtoegang(new Noodtoegang(Casus.Dossier, "het kind is in gevaar, bel nu", begin, begin.AddHours(1)), nu);
    }
}
