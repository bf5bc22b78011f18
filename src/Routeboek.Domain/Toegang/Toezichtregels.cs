using static Routeboek.Domain.Toegang.Als;
using static Routeboek.Domain.Toegang.Handelingsoort;
using static Routeboek.Domain.Toegang.Regelset;
using Routeboek.Domain.Dossiers;
using Routeboek.Domain.Organisaties;

namespace Routeboek.Domain.Toegang;

/// <summary>Counts, the pseudonymous monitor, who looked at what, settings.</summary>
internal static class Toezichtregels
{
    private const string Belang = "AVG art. 6 lid 1 onder e";

    public static IReadOnlyList<Toegangsregel> Alle { get; } =
    [
        new()
        {
            Id = "aantallen",
            Zin = "Aantallen en trends van de eigen school, gemeente of regio, zonder kleine aantallen.",
            Rollen =
            [
                .. Coordinatoren, Rol.Schoolleider, Rol.Bestuur, Rol.Leerplichtambtenaar, Rol.Jeugdarts, Rol.Gezinscoach, .. Swv, Rol.Regisseur,
            ],
            Soorten = [Onderwerpsoort.Aggregaat],
            Bij = EigenOrganisatie & ZonderPersoon,
            Grond = Grond.AlgemeenBelang, Doel = Doel.Monitoren, Bron = Bron($"{NoordKennemerland}, SWV; {Haaglanden}, 2.2", Belang, "N-MON-04", "N-MON-10", "N-GAP-03", "H-REG-18", "H-ROL-64"),
        },
        new()
        {
            Id = "beheer-aantallen",
            Zin = "De beheerder ziet aantallen van de eigen organisatie, zonder kleine aantallen en zonder namen, om een protocol te proberen voordat het geldt.",
            Rollen = [Rol.Beheerder], Soorten = [Onderwerpsoort.Aggregaat],
            Bij = EigenOrganisatie & ZonderPersoon,
            Grond = Grond.AlgemeenBelang, Doel = Doel.Beheer, Bron = Bron(Ontwerp, Belang, "N-GAP-03", "X-GAP-10"),
        },
        new()
        {
            Id = "aantallen-delen",
            Zin = "Het samenwerkingsverband deelt aantallen en trends.",
            Rollen = Swv, Soorten = [Onderwerpsoort.Aggregaat], Handelingen = [Delen, Exporteren],
            Bij = EigenOrganisatie & ZonderPersoon,
            Grond = Grond.AlgemeenBelang, Doel = Doel.Monitoren, Bron = Bron($"{NoordKennemerland}, SWV", Belang, "N-MON-04"),
        },
        new()
        {
            Id = "monitor-invoeren",
            Zin = "De school zet een leerling zonder naam in de monitor.",
            Rollen = Coordinatoren, Soorten = [Onderwerpsoort.Monitorrij], Handelingen = LezenEnVastleggen,
            Bij = EigenOrganisatie & ZonderPersoon,
            Grond = Grond.AlgemeenBelang, Doel = Doel.Monitoren, Bron = Bron($"{NoordKennemerland}, school", Belang, "N-REG-01", "N-MON-01", "N-CNS-03"),
        },
        new()
        {
            Id = "monitor-volgen",
            Zin = "Het samenwerkingsverband volgt de rijen zonder naam van zijn scholen.",
            Rollen = Swv, Soorten = [Onderwerpsoort.Monitorrij],
            Bij = EigenOrganisatie & ZonderPersoon,
            Grond = Grond.AlgemeenBelang, Doel = Doel.Monitoren, Bron = Bron($"{NoordKennemerland}, SWV", "WPO art. 18a", "N-MON-02", "N-CNS-03", "N-GAP-03"),
        },
        new()
        {
            Id = "fg-audit",
            Zin = "De functionaris gegevensbescherming ziet wie wat deed bij de eigen organisatie, zonder inhoud.",
            Rollen = [Rol.FunctionarisGegevensbescherming], Soorten = [Onderwerpsoort.Auditregel], Kamers = Enum.GetValues<Kamer>(), Handelingen = [Lezen, Exporteren],
            Bij = EigenHouder,
            Grond = Grond.WettelijkeTaak, Doel = Doel.Toezicht, Bron = Bron(Ontwerp, "AVG art. 39", "X-GAP-10"),
        },
        new()
        {
            Id = "school-audit",
            Zin = "De ondersteuningscoördinator ziet wie er in de dossiers van de eigen school keek.",
            Rollen = [Rol.Ondersteuningscoordinator], Soorten = [Onderwerpsoort.Auditregel],
            Bij = EigenOrganisatie & EigenHouder,
            Grond = Grond.WettelijkeTaak, Doel = Doel.Toezicht, Bron = Bron($"{DenBosch}, rollen en rechten", "AVG art. 32", "X-GAP-10"),
        },
        new()
        {
            Id = "jgz-audit",
            Zin = "De jeugdarts ziet wie er in de medische dossiers van de eigen organisatie keek.",
            Rollen = [Rol.Jeugdarts], Soorten = [Onderwerpsoort.Auditregel], Kamers = [Kamer.JgzMedisch],
            Bij = EigenHouder,
            Grond = Grond.WettelijkeTaak, Doel = Doel.Toezicht, Bron = Bron($"{DenBosch}, rollen en rechten", "AVG art. 32; NEN 7513", "X-GAP-10"),
        },
        new()
        {
            Id = "toestemmingen-school",
            Zin = "De ondersteuningscoördinator legt vast welke toestemming is gegeven.",
            Rollen = [Rol.Ondersteuningscoordinator], Soorten = [Onderwerpsoort.Toestemming], Kamers = [Kamer.Gewoon, Kamer.Zorg], Handelingen = LezenEnVastleggen,
            Bij = EigenOrganisatie,
            Grond = Grond.WettelijkeTaak, Doel = Doel.Begeleiden, Bron = Bron($"{DenBosch}, bijlage 4", "AVG art. 7 lid 1", "B-GAP-17", "H-PRI-07"),
        },
        new()
        {
            Id = "toestemmingen-hulp",
            Zin = "Jeugdgezondheidszorg en hulp leggen de toestemming vast die aan hen is gegeven.",
            Rollen = [.. Jgz, .. Hulp], Soorten = [Onderwerpsoort.Toestemming], Kamers = [Kamer.Gewoon, Kamer.Zorg, Kamer.JgzMedisch], Handelingen = LezenEnVastleggen,
            Bij = EigenHouder & Betrokken,
            Grond = Grond.WettelijkeTaak, Doel = Doel.Hulp, Bron = Bron($"{DenBosch}, bijlage 4", "AVG art. 7 lid 1", "B-CNS-20", "B-GAP-17"),
        },
        new()
        {
            Id = "protocol-lezen",
            Zin = "Het protocol mag iedereen lezen.",
            Rollen = Enum.GetValues<Rol>(), Soorten = [Onderwerpsoort.Protocol],
            Bij = ZonderPersoon,
            Grond = Grond.AlgemeenBelang, Doel = Doel.Beheer, Bron = Bron($"{Haaglanden}, inleiding", "geen persoonsgegevens", "H-DIR-02", "B-STI-06"),
        },
        new()
        {
            Id = "protocol-vaststellen",
            Zin = "De directeur van het samenwerkingsverband en de regisseur van de gemeente stellen hun deel van het protocol vast.",
            Rollen = [Rol.DirecteurSamenwerkingsverband, Rol.Regisseur], Soorten = [Onderwerpsoort.Protocol], Handelingen = [Besluiten],
            Bij = EigenOrganisatie & ZonderPersoon,
            Grond = Grond.AlgemeenBelang, Doel = Doel.Beheer, Bron = Bron($"{NoordKennemerland}, SWV", "geen persoonsgegevens", "N-ROL-34", "N-MON-05"),
        },
        new()
        {
            Id = "beheer",
            Zin = "De beheerder regelt accounts en instellingen van de eigen organisatie en ziet geen dossiers.",
            Rollen = [Rol.Beheerder], Soorten = [Onderwerpsoort.Account, Onderwerpsoort.Protocol], Handelingen = [Lezen, Vastleggen, Inrichten],
            Bij = EigenOrganisatie,
            Grond = Grond.WettelijkeTaak, Doel = Doel.Beheer, Bron = Bron(Ontwerp, "AVG art. 32", "X-GAP-10"),
        },
    ];
}
