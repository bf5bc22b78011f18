using static Routeboek.Domain.Toegang.Als;
using static Routeboek.Domain.Toegang.Handelingsoort;
using static Routeboek.Domain.Toegang.Regelset;
using Routeboek.Domain.Dossiers;
using Routeboek.Domain.Organisaties;

namespace Routeboek.Domain.Toegang;

/// <summary>School: own pupils for who works with them, all pupils of the school for the coordinators.</summary>
internal static class Schoolregels
{
    private const string Wet = "Leerplichtwet 1969 art. 18, 21 en 21a";

    public static IReadOnlyList<Toegangsregel> Alle { get; } =
    [
        new()
        {
            Id = "docent-eigen-groep",
            Zin = "Een docent ziet en registreert de aanwezigheid in zijn eigen lessen.",
            Rollen = [Rol.Docent], Soorten = [Onderwerpsoort.Leerling, Onderwerpsoort.Registratie], Handelingen = LezenEnVastleggen,
            Bij = EigenOrganisatie & Betrokken,
            Grond = Grond.WettelijkeTaak, Doel = Doel.Registreren, Bron = Bron($"{DenBosch}, 2", Wet, "B-REG-03"),
        },
        new()
        {
            Id = "docent-meldt-zorg",
            Zin = "Een docent meldt een zorg over een leerling uit zijn eigen lessen. Wat anderen zien of ervan vinden, leest hij niet.",
            Rollen = [Rol.Docent], Soorten = [Onderwerpsoort.Zorg], Handelingen = [Vastleggen],
            Bij = EigenOrganisatie & Betrokken,
            Grond = Grond.WettelijkeTaak, Doel = Doel.Begeleiden, Bron = Bron($"{Haaglanden}, 2.1", Wet, "H-SIG-06", "H-SIG-12", "B-CON-10"),
        },
        new()
        {
            Id = "mentor-eigen-leerlingen",
            Zin = "Een mentor volgt zijn eigen leerlingen en legt vast wat er besproken is. Een vertrouwenspersoon doet dat voor de leerling die hem koos.",
            Rollen = [Rol.Mentor, Rol.Vertrouwenspersoon], Soorten = [.. Alles, Onderwerpsoort.Zorg], Handelingen = LezenEnVastleggen,
            Bij = EigenOrganisatie & Betrokken,
            Grond = Grond.WettelijkeTaak, Doel = Doel.Begeleiden, Bron = Bron($"{DenBosch}, 2 en 3", Wet, "B-REG-16", "B-REG-17", "B-REG-18", "B-CON-06", "B-ROL-30"),
        },
        new()
        {
            Id = "coordinator-hele-school",
            Zin = "De coördinatoren van de school volgen alle leerlingen van hun school, ook op papier.",
            Rollen = Coordinatoren, Soorten = [.. Alles, Onderwerpsoort.Zorg, Onderwerpsoort.Spreekuur], Handelingen = [Lezen, Vastleggen, Exporteren],
            Bij = EigenOrganisatie,
            Grond = Grond.WettelijkeTaak, Doel = Doel.Begeleiden, Bron = Bron($"{DenBosch}, 2 en 4", Wet, "B-REG-11", "B-REG-13", "B-SPR-05", "B-SPR-28", "H-ROL-06", "H-ROL-12"),
        },
        new()
        {
            Id = "coordinator-meldt",
            Zin = "De ondersteuningscoördinator doet meldingen en geeft stukken door aan wie ze nodig heeft. Een ander ziet ze pas als een regel voor hem dat toestaat.",
            Rollen = [Rol.Ondersteuningscoordinator], Soorten = Alles, Handelingen = [Delen, Besluiten],
            Bij = EigenOrganisatie,
            Grond = Grond.WettelijkeTaak, Doel = Doel.Begeleiden, Bron = Bron($"{DenBosch}, 4; {Haaglanden}, 2.2", Wet, "B-ILL-07", "H-ROL-09", "H-ROL-14"),
        },
        new()
        {
            Id = "school-meldt-duo",
            Zin = "Administratie en verzuimcoördinator maken de melding bij DUO.",
            Rollen = [Rol.Administratie, Rol.Verzuimcoordinator], Soorten = [Onderwerpsoort.Registratie], Handelingen = [Delen],
            Bij = EigenOrganisatie,
            Grond = Grond.WettelijkeTaak, Doel = Doel.Registreren, Bron = Bron($"{Haaglanden}, 2.2", "Leerplichtwet 1969 art. 21a", "H-REG-01"),
        },
        new()
        {
            Id = "administratie-registreert",
            Zin = "De administratie houdt leerlingen en registraties bij.",
            Rollen = [Rol.Administratie], Soorten = [Onderwerpsoort.Leerling, Onderwerpsoort.Registratie], Handelingen = LezenEnVastleggen,
            Bij = EigenOrganisatie,
            Grond = Grond.WettelijkeTaak, Doel = Doel.Registreren, Bron = Bron($"{Haaglanden}, rollen", Wet, "H-ROL-03"),
        },
        new()
        {
            Id = "administratie-vult-pgn",
            Zin = "De administratie vult het nummer in dat DUO vraagt. Niemand leest het terug.",
            Rollen = [Rol.Administratie], Soorten = [Onderwerpsoort.Pgn], Handelingen = [Vastleggen],
            Bij = EigenOrganisatie & EigenHouder,
            Grond = Grond.WettelijkeTaak, Doel = Doel.Registreren, Bron = Bron(Ontwerp, "UAVG art. 46", "H-REG-01"),
        },
        new()
        {
            Id = "school-zorgnotities",
            Zin = "De ondersteuningscoördinator houdt de eigen zorgnotities van school bij.",
            Rollen = [Rol.Ondersteuningscoordinator], Soorten = Stukken, Kamers = [Kamer.Zorg], Handelingen = LezenEnVastleggen,
            Bij = EigenOrganisatie & EigenHouder,
            Grond = Grond.WettelijkeTaak, Doel = Doel.Begeleiden, Bron = Bron($"{Haaglanden}, rollen", "WPO art. 8", "H-ROL-06", "H-ROL-12"),
        },
        new()
        {
            Id = "school-deelt-zorgnotities",
            Zin = "De ondersteuningscoördinator geeft zorgnotities door met toestemming, naar leeftijd van leerling, ouders of beiden.",
            Rollen = [Rol.Ondersteuningscoordinator], Soorten = Stukken, Kamers = [Kamer.Zorg], Handelingen = [Delen],
            Bij = EigenOrganisatie & EigenHouder & ToestemmingHulp,
            Grond = Grond.Toestemming, Doel = Doel.Hulp, Bron = Bron($"{DenBosch}, bijlage 4", "AVG art. 9 lid 2 onder a", "B-CNS-05", "H-PRI-07"),
        },
        new()
        {
            Id = "school-leest-advies",
            Zin = "De ondersteuningscoördinator leest het advies van jeugdarts of hulpverlening dat aan school is vrijgegeven.",
            Rollen = [Rol.Ondersteuningscoordinator], Soorten = Stukken, Kamers = [Kamer.Zorg],
            Bij = EigenOrganisatie & Vrijgegeven,
            Grond = Grond.WettelijkeTaak, Doel = Doel.Begeleiden, Bron = Bron($"{DenBosch}, 4 en bijlage 6", "WPO art. 8", "B-ILL-11", "B-ILL-19", "B-PLA-12"),
        },
        new()
        {
            Id = "mentor-spreekuur",
            Zin = "Een mentor leest wat er op het spreekuur met zijn eigen leerling is afgesproken.",
            Rollen = [Rol.Mentor, Rol.Vertrouwenspersoon], Soorten = [Onderwerpsoort.Spreekuur],
            Bij = EigenOrganisatie & Betrokken,
            Grond = Grond.WettelijkeTaak, Doel = Doel.Begeleiden, Bron = Bron($"{DenBosch}, bijlage 7", Wet, "B-SPR-03", "B-SPR-29"),
        },
        new()
        {
            Id = "schoolleider-bij-opschaling",
            Zin = "De schoolleider ziet een leerling als een dossier of verlofaanvraag bij hem ligt.",
            Rollen = [Rol.Schoolleider], Soorten = [.. Alles, Onderwerpsoort.Zorg], Handelingen = [Lezen, Vastleggen, Besluiten],
            Bij = EigenOrganisatie & Betrokken,
            Grond = Grond.WettelijkeTaak, Doel = Doel.Opschalen, Bron = Bron($"{DenBosch}, 5", "Leerplichtwet 1969 art. 14", "B-ESC-04", "B-ESC-06", "B-ROL-21", "H-GAP-32"),
        },
        new()
        {
            Id = "school-in-nood",
            Zin = "In nood opent de ondersteuningscoördinator of schoolleider zorg- en meldcodenotities van de eigen school: met een reden, een uur, alleen lezen, zichtbaar voor iedereen.",
            Rollen = [Rol.Ondersteuningscoordinator, Rol.Schoolleider], Soorten = Stukken, Kamers = [Kamer.Zorg, Kamer.Meldcode],
            Bij = EigenOrganisatie & EigenHouder & Als.Noodtoegang,
            Grond = Grond.VitaalBelang, Doel = Doel.Nood, Bron = Bron(Ontwerp, "AVG art. 6 lid 1 onder d", "X-GAP-10"),
        },
        new()
        {
            Id = "schoolleider-in-nood",
            Zin = "De schoolleider opent in nood ook het gewone dossier.",
            Rollen = [Rol.Schoolleider], Soorten = Alles,
            Bij = EigenOrganisatie & EigenHouder & Als.Noodtoegang,
            Grond = Grond.VitaalBelang, Doel = Doel.Nood, Bron = Bron(Ontwerp, "AVG art. 6 lid 1 onder d", "X-GAP-10"),
        },
    ];
}
