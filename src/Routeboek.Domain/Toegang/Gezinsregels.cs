using static Routeboek.Domain.Toegang.Als;
using static Routeboek.Domain.Toegang.Handelingsoort;
using static Routeboek.Domain.Toegang.Regelset;
using Routeboek.Domain.Dossiers;
using Routeboek.Domain.Organisaties;

namespace Routeboek.Domain.Toegang;

/// <summary>Parents and pupil: their own file in plain language, by age, with recorded exceptions.</summary>
internal static class Gezinsregels
{
    private const string Inzage = "AVG art. 15; UAVG art. 5";
    private const string Behandeling = "BW 7:456, 7:457 en 7:465; Jeugdwet art. 7.3.10 en 7.3.15";

    private static readonly Kamer[] s_hulp = [Kamer.Zorg, Kamer.JgzMedisch];

    private static readonly Onderwerpsoort[] s_dossier = [.. Alles, Onderwerpsoort.Spreekuur, Onderwerpsoort.Toestemming, Onderwerpsoort.Auditregel];

    private static readonly Onderwerpsoort[] s_stukkenEnAudit = [.. Stukken, Onderwerpsoort.Toestemming, Onderwerpsoort.Auditregel];

    public static IReadOnlyList<Toegangsregel> Alle { get; } =
    [
        new()
        {
            Id = "leerling-eigen-dossier",
            Zin = "Een leerling vanaf 12 jaar ziet zijn eigen dossier, en wie erin keek.",
            Rollen = [Rol.Leerling], Soorten = s_dossier, Handelingen = [Lezen, Exporteren],
            Bij = Zelf & Vanaf12,
            Grond = Grond.Verzoek, Doel = Doel.Inzage, Bron = Bron($"{DenBosch}, bijlage 4; {Haaglanden}, bijlage 1", Inzage, "B-CNS-07", "H-PRI-16", "H-PRI-14"),
        },
        new()
        {
            Id = "leerling-eigen-hulp",
            Zin = "Een leerling vanaf 12 jaar heeft zelf recht op inzage in hulp en behandeling.",
            Rollen = [Rol.Leerling], Soorten = s_stukkenEnAudit, Kamers = s_hulp, Handelingen = [Lezen, Exporteren],
            Bij = Zelf & Vanaf12 & !Wilsonbekwaam,
            Grond = Grond.Verzoek, Doel = Doel.Inzage, Bron = Bron($"{DenBosch}, bijlage 4", Behandeling, "B-CNS-11", "B-CNS-13"),
        },
        new()
        {
            Id = "leerling-handhaving",
            Zin = "Een leerling vanaf 12 jaar ziet wat er over hem is opgemaakt, als het niet meer vertrouwelijk is.",
            Rollen = [Rol.Leerling], Soorten = Stukken, Kamers = [Kamer.Handhaving],
            Bij = Zelf & Vanaf12,
            Grond = Grond.Verzoek, Doel = Doel.Inzage, Bron = Bron(Ontwerp, "Wet politiegegevens art. 25", "H-PRI-16"),
        },
        new()
        {
            Id = "leerling-reageert",
            Zin = "Een leerling vanaf 12 jaar legt zijn eigen mening en afspraken vast.",
            Rollen = [Rol.Leerling], Soorten = [Onderwerpsoort.Feit], Handelingen = [Vastleggen],
            Bij = Zelf & Vanaf12,
            Grond = Grond.Verzoek, Doel = Doel.Begeleiden, Bron = Bron($"{DenBosch}, 4 en bijlage 4", Inzage, "B-CNS-04", "B-PLA-17"),
        },
        new()
        {
            Id = "leerling-beslist",
            Zin = "Vanaf 16 jaar beslist de leerling zelf over toestemming.",
            Rollen = [Rol.Leerling], Soorten = [Onderwerpsoort.Toestemming], Handelingen = [Besluiten],
            Bij = Zelf & Vanaf16 & !Wilsonbekwaam,
            Grond = Grond.Verzoek, Doel = Doel.Inzage, Bron = Bron($"{DenBosch}, bijlage 4", "UAVG art. 5", "B-CNS-07"),
        },
        new()
        {
            Id = "leerling-beslist-hulp",
            Zin = "Over hulp en behandeling beslist de leerling vanaf 12 jaar mee en vanaf 16 jaar alleen.",
            Rollen = [Rol.Leerling], Soorten = [Onderwerpsoort.Toestemming], Kamers = s_hulp, Handelingen = [Besluiten],
            Bij = Zelf & Vanaf12 & !Wilsonbekwaam,
            Grond = Grond.Verzoek, Doel = Doel.Inzage, Bron = Bron($"{DenBosch}, bijlage 4", "BW 7:450; Jeugdwet art. 7.3.4", "B-CNS-05", "B-CNS-12", "B-GAP-16"),
        },
        new()
        {
            Id = "ouder-dossier",
            Zin = "Een ouder met gezag ziet het dossier van zijn kind tot 16 jaar, en daarna als de leerling dat goed vindt.",
            Rollen = [Rol.Ouder], Soorten = s_dossier, Handelingen = [Lezen, Exporteren],
            Bij = OuderMagInzien,
            Grond = Grond.Verzoek, Doel = Doel.Inzage, Bron = Bron($"{DenBosch}, bijlage 4", Inzage, "B-CNS-02", "B-CNS-03", "B-CNS-08", "B-CNS-09", "B-GAP-41", "B-GAP-35", "H-PRI-16", "H-GAP-27"),
        },
        new()
        {
            Id = "ouder-bericht-16-17",
            Zin = "Van een leerling van 16 of 17 jaar zien ouders met gezag de uitnodigingen en meldingen die aan hen gestuurd zijn.",
            Rollen = [Rol.Ouder], Soorten = Stukken,
            Bij = Gezag & !Uitgesloten & Van16Tot18 & Vrijgegeven,
            Grond = Grond.WettelijkeTaak, Doel = Doel.Begeleiden, Bron = Bron($"{DenBosch}, bijlage 1 en 4", "Leerplichtwet 1969 art. 2", "B-GAP-18", "B-CNS-23"),
        },
        new()
        {
            Id = "ouder-hulp",
            Zin = "Hulp en behandeling zien ouders met gezag onder 12 jaar; van 12 tot 16 jaar wat de hulpverlener heeft nagekeken; daarna als de leerling dat goed vindt.",
            Rollen = [Rol.Ouder], Soorten = [.. Stukken, Onderwerpsoort.Auditregel], Kamers = s_hulp, Handelingen = [Lezen, Exporteren],
            Bij = OuderMagHulpInzien,
            Grond = Grond.Verzoek, Doel = Doel.Inzage, Bron = Bron($"{DenBosch}, bijlage 4", Behandeling, "B-CNS-14", "B-CNS-15", "B-CNS-16", "B-CNS-17", "B-CNS-09"),
        },
        new()
        {
            Id = "ouder-handhaving",
            Zin = "Ouders zien wat over hen of hun kind is opgemaakt, als het niet meer vertrouwelijk is.",
            Rollen = [Rol.Ouder], Soorten = Stukken, Kamers = [Kamer.Handhaving],
            Bij = Zelf | OuderMagInzien,
            Grond = Grond.Verzoek, Doel = Doel.Inzage, Bron = Bron(Ontwerp, "Wet politiegegevens art. 25", "H-PRI-16"),
        },
        new()
        {
            Id = "gezin-meldcode",
            Zin = "Notities van de meldcode ziet het gezin alleen als de houder ze vrijgeeft.",
            Rollen = [Rol.Ouder, Rol.Leerling], Soorten = Stukken, Kamers = [Kamer.Meldcode],
            Bij = Vrijgegeven & (Zelf & Vanaf12 | OuderMagInzien),
            Grond = Grond.Verzoek, Doel = Doel.Inzage, Bron = Bron($"{Haaglanden}, Veilig Thuis", Inzage, "H-VT-14"),
        },
        new()
        {
            Id = "ouder-zonder-gezag",
            Zin = "Een ouder zonder gezag krijgt op verzoek de belangrijke stukken die school voor hem vrijgeeft, tot het kind 16 is.",
            Rollen = [Rol.Ouder], Soorten = Stukken,
            Bij = Betrokken & Vrijgegeven & Onder16 & !Uitgesloten,
            Grond = Grond.Verzoek, Doel = Doel.Inzage, Bron = Bron(Ontwerp, "BW 1:377c", "B-GAP-41"),
        },
        new()
        {
            Id = "ouder-over-zichzelf",
            Zin = "Gegevens die alleen over de ouder gaan, ziet die ouder.",
            Rollen = [Rol.Ouder], Soorten = s_stukkenEnAudit, Kamers = [Kamer.Gewoon, Kamer.Zorg], Handelingen = [Lezen, Exporteren],
            Bij = Zelf,
            Grond = Grond.Verzoek, Doel = Doel.Inzage, Bron = Bron($"{DenBosch}, bijlage 4", "AVG art. 15", "B-CNS-01"),
        },
        new()
        {
            Id = "ouder-beslist-over-zichzelf",
            Zin = "Over toestemming voor die gegevens beslist die ouder, hoe oud het kind ook is.",
            Rollen = [Rol.Ouder], Soorten = [Onderwerpsoort.Toestemming], Kamers = [Kamer.Gewoon, Kamer.Zorg], Handelingen = [Besluiten],
            Bij = Zelf,
            Grond = Grond.Verzoek, Doel = Doel.Inzage, Bron = Bron($"{DenBosch}, bijlage 4", "AVG art. 7", "B-CNS-01"),
        },
        new()
        {
            Id = "ouder-beslist",
            Zin = "Ouders met gezag geven toestemming tot 16 jaar, bij hulp vanaf 12 jaar samen met de leerling, en als de leerling dit niet kan beoordelen.",
            Rollen = [Rol.Ouder], Soorten = [Onderwerpsoort.Toestemming], Kamers = [Kamer.Gewoon, .. s_hulp], Handelingen = [Lezen, Besluiten],
            Bij = Gezag & !Uitgesloten & (Onder16 | OudersBeslissen),
            Grond = Grond.Verzoek, Doel = Doel.Inzage, Bron = Bron($"{DenBosch}, bijlage 4", "UAVG art. 5; BW 7:450", "B-CNS-02", "B-CNS-03", "B-CNS-05", "B-CNS-09", "B-CNS-10", "B-GAP-17"),
        },
        new()
        {
            Id = "ouder-reageert",
            Zin = "Ouders met gezag leggen hun reactie, wensen en verzoeken vast.",
            Rollen = [Rol.Ouder], Soorten = [Onderwerpsoort.Feit], Handelingen = [Vastleggen],
            Bij = Gezag & !Uitgesloten & (Onder16 | Van16Tot18),
            Grond = Grond.Verzoek, Doel = Doel.Begeleiden, Bron = Bron($"{Haaglanden}, rollen", "AVG art. 16", "H-ROL-69"),
        },
    ];
}
