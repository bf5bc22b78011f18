using static Routeboek.Domain.Toegang.Als;
using static Routeboek.Domain.Toegang.Handelingsoort;
using static Routeboek.Domain.Toegang.Regelset;
using Routeboek.Domain.Dossiers;
using Routeboek.Domain.Organisaties;

namespace Routeboek.Domain.Toegang;

/// <summary>JGZ and help: on referral; what is medical stays with JGZ, what school needs is released.</summary>
internal static class Zorgregels
{
    private const string Jeugdgezondheid = "Wet publieke gezondheid art. 5";
    private const string Geheim = "BW 7:454 en 7:457";
    private const string Jeugdwet = "Jeugdwet art. 7.3.4, 7.3.8 en 7.3.11";

    public static IReadOnlyList<Toegangsregel> Van(Toegangsafspraken regio) =>
    [
        new()
        {
            Id = "jgz-aanmelding",
            Zin = "Na een aanmelding ziet de jeugdgezondheidszorg de leerling en het verzuim.",
            Rollen = Jgz, Soorten = [Onderwerpsoort.Leerling, Onderwerpsoort.Registratie, Onderwerpsoort.Dossier],
            Bij = regio.AanmeldingJgz.Bij,
            Grond = regio.AanmeldingJgz.Grond, Doel = Doel.Jeugdgezondheid, Bron = Bron($"{DenBosch}, 4; {NoordKennemerland}, JGZ", Jeugdgezondheid, "B-ILL-04", "N-ILL-03", "H-ROL-39", "H-GAP-24"),
        },
        new()
        {
            Id = "jgz-stukken",
            Zin = "Uit het gewone dossier leest zij dan eigen stukken en wat is vrijgegeven, zoals het aanmeldformulier.",
            Rollen = Jgz, Soorten = Stukken,
            Bij = regio.AanmeldingJgz.Bij & Gedeeld,
            Grond = regio.AanmeldingJgz.Grond, Doel = Doel.Jeugdgezondheid, Bron = Bron($"{DenBosch}, bijlage 3", Jeugdgezondheid, "B-ILL-03", "B-CNS-18"),
        },
        new()
        {
            Id = "jgz-met-toestemming",
            Zin = "Andere stukken leest zij dan alleen met toestemming.",
            Rollen = Jgz, Soorten = Stukken,
            Bij = regio.AanmeldingJgz.Bij & Toestemming,
            Grond = Grond.Toestemming, Doel = Doel.Jeugdgezondheid, Bron = Bron($"{DenBosch}, bijlage 4", "AVG art. 6 lid 1 onder a", "B-CNS-18"),
        },
        new()
        {
            Id = "jgz-handelt",
            Zin = "Zij legt afspraken, het advies en het wegblijven bij een afspraak vast.",
            Rollen = Jgz, Soorten = Stukken, Kamers = [Kamer.Gewoon, Kamer.Zorg], Handelingen = [Vastleggen],
            Bij = regio.AanmeldingJgz.Bij & EigenHouder,
            Grond = regio.AanmeldingJgz.Grond, Doel = Doel.Jeugdgezondheid, Bron = Bron($"{DenBosch}, 4", Jeugdgezondheid, "B-ILL-07", "B-ILL-11", "B-ILL-13"),
        },
        new()
        {
            Id = "jgz-meldt-wegblijven",
            Zin = "Dat een gezin niet kwam of wat er is afgesproken, mag school weten. Meer niet.",
            Rollen = Jgz, Soorten = Stukken, Handelingen = [Delen],
            Bij = regio.AanmeldingJgz.Bij & EigenHouder,
            Grond = regio.AanmeldingJgz.Grond, Doel = Doel.Jeugdgezondheid, Bron = Bron($"{DenBosch}, 4", Jeugdgezondheid, "B-ILL-07"),
        },
        new()
        {
            Id = "jgz-eigen-zorg",
            Zin = "Haar eigen zorgnotities leest zij bij wie zij begeleidt.",
            Rollen = Jgz, Soorten = Stukken, Kamers = [Kamer.Zorg],
            Bij = EigenHouder & Betrokken,
            Grond = Grond.WettelijkeTaak, Doel = Doel.Jeugdgezondheid, Bron = Bron($"{DenBosch}, bijlage 5", Geheim, "B-ROL-05"),
        },
        new()
        {
            Id = "jgz-gedeelde-zorg",
            Zin = "Van anderen leest zij wat met toestemming is vrijgegeven.",
            Rollen = Jgz, Soorten = Stukken, Kamers = [Kamer.Zorg],
            Bij = Betrokken & Vrijgegeven & ToestemmingHulp,
            Grond = Grond.Toestemming, Doel = Doel.Jeugdgezondheid, Bron = Bron($"{DenBosch}, bijlage 5", "AVG art. 9 lid 2 onder a", "B-CNS-20", "N-CNS-01", "B-ROL-02"),
        },
        new()
        {
            Id = "jgz-medisch",
            Zin = "Medische notities zijn van de jeugdarts en jeugdverpleegkundige die de leerling begeleiden, en van niemand anders.",
            Rollen = Jgz, Soorten = Stukken, Kamers = [Kamer.JgzMedisch], Handelingen = LezenEnVastleggen,
            Bij = EigenHouder & Betrokken,
            Grond = Grond.WettelijkeTaak, Doel = Doel.Jeugdgezondheid, Bron = Bron($"{DenBosch}, bijlage 5", Geheim, "B-ROL-05", "B-CNS-25"),
        },
        new()
        {
            Id = "jgz-geeft-advies-vrij",
            Zin = "Een advies gaat alleen naar buiten met toestemming: onder 12 van de ouders, van 12 tot 16 van beiden, vanaf 16 van de leerling.",
            Rollen = Jgz, Soorten = Stukken, Kamers = [Kamer.Zorg, Kamer.JgzMedisch], Handelingen = [Delen],
            Bij = EigenHouder & Betrokken & ToestemmingHulp,
            Grond = Grond.Toestemming, Doel = Doel.Jeugdgezondheid, Bron = Bron($"{DenBosch}, bijlage 4 en 6; {NoordKennemerland}, JGZ", "BW 7:450 en 7:457", "B-ILL-19", "B-CNS-21", "N-ILL-07", "N-CNS-02"),
        },
        new()
        {
            Id = "jgz-doorbreekt-geheim",
            Zin = "Zonder toestemming alleen als de jeugdarts of jeugdverpleegkundige zelf heeft afgewogen en vastgelegd waarom zwijgen het kind schaadt.",
            Rollen = Jgz, Soorten = Stukken, Kamers = [Kamer.Zorg, Kamer.JgzMedisch], Handelingen = [Delen],
            Bij = EigenHouder & Betrokken & Doorbreking,
            Grond = Grond.DoorbrekingBeroepsgeheim, Doel = Doel.Beschermen, Bron = Bron(Ontwerp, "BW 7:453 en 7:457", "B-CNS-16", "B-PLA-10"),
        },
        new()
        {
            Id = "hulp-doorbreekt-geheim",
            Zin = "Voor maatschappelijk werk en gezinscoach geldt hetzelfde.",
            Rollen = Hulp, Soorten = Stukken, Kamers = [Kamer.Zorg], Handelingen = [Delen],
            Bij = EigenHouder & Betrokken & Doorbreking,
            Grond = Grond.DoorbrekingBeroepsgeheim, Doel = Doel.Beschermen, Bron = Bron(Ontwerp, "Jeugdwet art. 7.3.11", "B-CNS-16", "B-PLA-10"),
        },
        new()
        {
            Id = "jgz-in-nood",
            Zin = "In nood opent een collega van dezelfde jeugdgezondheidszorg het medische dossier: met een reden, een uur, alleen lezen.",
            Rollen = Jgz, Soorten = Stukken, Kamers = [Kamer.Zorg, Kamer.JgzMedisch, Kamer.Meldcode],
            Bij = EigenHouder & Als.Noodtoegang,
            Grond = Grond.VitaalBelang, Doel = Doel.Nood, Bron = Bron(Ontwerp, "AVG art. 9 lid 2 onder c", "X-GAP-10"),
        },
        new()
        {
            Id = "hulp-met-toestemming",
            Zin = "Maatschappelijk werk en gezinscoach zien een leerling na aanmelding met toestemming, zolang het dossier open is.",
            Rollen = Hulp, Soorten = [Onderwerpsoort.Leerling, Onderwerpsoort.Dossier],
            Bij = Betrokken & DossierOpen & ToestemmingHulp,
            Grond = Grond.Toestemming, Doel = Doel.Hulp, Bron = Bron($"{Haaglanden}, taken ketenpartners", "AVG art. 6 lid 1 onder a", "H-PRI-07", "B-CNS-06", "N-GAP-13"),
        },
        new()
        {
            Id = "hulp-stukken",
            Zin = "Zij lezen dan eigen stukken, wat is vrijgegeven en wat met toestemming is gedeeld.",
            Rollen = Hulp, Soorten = Stukken,
            Bij = Betrokken & DossierOpen & ToestemmingHulp & (Gedeeld | Toestemming),
            Grond = Grond.Toestemming, Doel = Doel.Hulp, Bron = Bron($"{DenBosch}, 4", "AVG art. 6 lid 1 onder a", "B-PLA-12", "B-CNS-18"),
        },
        new()
        {
            Id = "hulp-eigen-zorg",
            Zin = "Hun eigen zorgnotities lezen zij bij wie zij begeleiden.",
            Rollen = Hulp, Soorten = Stukken, Kamers = [Kamer.Zorg],
            Bij = EigenHouder & Betrokken,
            Grond = Grond.WettelijkeTaak, Doel = Doel.Hulp, Bron = Bron($"{DenBosch}, bijlage 4", Jeugdwet, "B-CNS-06"),
        },
        new()
        {
            Id = "hulp-gedeelde-zorg",
            Zin = "Van anderen lezen zij wat met toestemming is vrijgegeven.",
            Rollen = Hulp, Soorten = Stukken, Kamers = [Kamer.Zorg],
            Bij = Betrokken & Vrijgegeven & ToestemmingHulp,
            Grond = Grond.Toestemming, Doel = Doel.Hulp, Bron = Bron($"{DenBosch}, bijlage 4", "AVG art. 9 lid 2 onder a", "B-CNS-05", "B-CNS-06"),
        },
        new()
        {
            Id = "hulp-handelt",
            Zin = "Met toestemming leggen zij vast wat zij doen en koppelen terug aan school.",
            Rollen = Hulp, Soorten = Stukken, Kamers = [Kamer.Gewoon, Kamer.Zorg], Handelingen = [Vastleggen, Delen],
            Bij = EigenHouder & Betrokken & DossierOpen & ToestemmingHulp,
            Grond = Grond.Toestemming, Doel = Doel.Hulp, Bron = Bron($"{DenBosch}, 4", Jeugdwet, "B-PLA-12", "B-CNS-05", "H-PRI-07"),
        },
    ];
}
