using static Routeboek.Domain.Toegang.Als;
using static Routeboek.Domain.Toegang.Handelingsoort;
using static Routeboek.Domain.Toegang.Regelset;
using Routeboek.Domain.Dossiers;
using Routeboek.Domain.Organisaties;

namespace Routeboek.Domain.Toegang;

/// <summary>Leerplicht sees a person on a named ground only; before that anonymous cases and counts. The office hour is another role.</summary>
internal static class Leerplichtregels
{
    private const string Taak = "Leerplichtwet 1969 art. 14, 16, 18, 19, 21a en 22";

    public static IReadOnlyList<Toegangsregel> Alle { get; } =
    [
        new()
        {
            Id = "leerplicht-wettelijke-taak",
            Zin = "De leerplichtambtenaar van de woongemeente ziet een leerling na een melding bij DUO, bij absoluut verzuim, een vrijstelling, vervangende leerplicht, verlof van meer dan tien dagen of een gemelde verwijdering.",
            Rollen = [Rol.Leerplichtambtenaar], Soorten = Regelset.Aanwezigheid, Handelingen = LezenEnVastleggen,
            Bij = EigenOrganisatie & Leerplichttaak,
            Grond = Grond.WettelijkeTaak, Doel = Doel.Leerplicht,
            Bron = Bron($"{Haaglanden}, 1.3", Taak, "H-PRI-01", "H-PRI-02", "H-PRI-05", "H-EXE-01", "H-EXE-02", "H-EXE-03", "H-AV-12"),
        },
        new()
        {
            Id = "leerplicht-stukken",
            Zin = "Met zo'n grond leest de leerplichtambtenaar zijn eigen stukken en wat bij de melding is meegestuurd.",
            Rollen = [Rol.Leerplichtambtenaar], Soorten = Stukken,
            Bij = EigenOrganisatie & Leerplichttaak & Gedeeld,
            Grond = Grond.WettelijkeTaak, Doel = Doel.Leerplicht, Bron = Bron($"{DenBosch}, 4", Taak, "B-TRU-06", "B-TRU-16", "H-PRI-05"),
        },
        new()
        {
            Id = "leerplicht-handelt",
            Zin = "Met zo'n grond legt de leerplichtambtenaar vast wat hij doet, besluit hij en koppelt hij terug aan school.",
            Rollen = [Rol.Leerplichtambtenaar], Soorten = Stukken, Handelingen = [Vastleggen, Besluiten, Delen],
            Bij = EigenOrganisatie & EigenHouder & Leerplichttaak,
            Grond = Grond.WettelijkeTaak, Doel = Doel.Leerplicht, Bron = Bron($"{Haaglanden}, 2.2", Taak, "H-PRI-14", "H-ROL-53", "H-ROL-54", "H-ROL-62"),
        },
        new()
        {
            Id = "leerplicht-met-toestemming",
            Zin = "Andere stukken leest de leerplichtambtenaar dan alleen met toestemming.",
            Rollen = [Rol.Leerplichtambtenaar], Soorten = Stukken,
            Bij = EigenOrganisatie & (Leerplichttaak | VerzoekAanLeerplicht) & Toestemming,
            Grond = Grond.Toestemming, Doel = Doel.Leerplicht, Bron = Bron($"{DenBosch}, 4 en bijlage 4", "AVG art. 6 lid 1 onder a", "B-CNS-18", "B-CNS-19"),
        },
        new()
        {
            Id = "leerplicht-hulpverlening",
            Zin = "Wat de hulpverlening aan leerplicht vrijgeeft, leest de leerplichtambtenaar alleen met toestemming van leerling en ouders.",
            Rollen = [Rol.Leerplichtambtenaar], Soorten = Stukken, Kamers = [Kamer.Zorg],
            Bij = EigenOrganisatie & (Leerplichttaak | VerzoekAanLeerplicht) & Vrijgegeven & ToestemmingHulp,
            Grond = Grond.Toestemming, Doel = Doel.Leerplicht, Bron = Bron($"{DenBosch}, 4", "AVG art. 9 lid 2 onder a", "B-TRU-11", "B-CNS-19"),
        },
        new()
        {
            Id = "leerplicht-op-verzoek",
            Zin = "Zonder wettelijke taak denkt leerplicht mee als ouders dat vragen, of de leerling zelf vanaf 16 jaar.",
            Rollen = [Rol.Leerplichtambtenaar], Soorten = Regelset.Aanwezigheid,
            Bij = EigenOrganisatie & VerzoekAanLeerplicht,
            Grond = Grond.Verzoek, Doel = Doel.Meedenken, Bron = Bron($"{Haaglanden}, 1.3", "AVG art. 6 lid 1 onder e", "H-PRI-04", "H-GAP-08"),
        },
        new()
        {
            Id = "leerplicht-op-verzoek-stukken",
            Zin = "Op zo'n verzoek leest leerplicht eigen stukken en wat is vrijgegeven.",
            Rollen = [Rol.Leerplichtambtenaar], Soorten = Stukken,
            Bij = EigenOrganisatie & VerzoekAanLeerplicht & Gedeeld,
            Grond = Grond.Verzoek, Doel = Doel.Meedenken, Bron = Bron($"{Haaglanden}, 1.3", "AVG art. 6 lid 1 onder e", "H-PRI-04"),
        },
        new()
        {
            Id = "leerplicht-op-verzoek-vastleggen",
            Zin = "Op zo'n verzoek legt leerplicht vast wat er besproken is en koppelt het terug.",
            Rollen = [Rol.Leerplichtambtenaar], Soorten = Stukken, Handelingen = [Vastleggen, Delen],
            Bij = EigenOrganisatie & EigenHouder & VerzoekAanLeerplicht,
            Grond = Grond.Verzoek, Doel = Doel.Meedenken, Bron = Bron($"{Haaglanden}, 1.3", "AVG art. 6 lid 1 onder e", "H-PRI-04"),
        },
        new()
        {
            Id = "rmc-vanaf-18",
            Zin = "RMC (Doorstroompunt) ziet een jongere uit de eigen gemeente vanaf 18 jaar na een melding.",
            Rollen = [Rol.Rmc], Soorten = Regelset.Aanwezigheid,
            Bij = EigenOrganisatie & MeldingDuo & Vanaf18,
            Grond = Grond.WettelijkeTaak, Doel = Doel.Leerplicht, Bron = Bron($"{DenBosch}, bijlage 7", "WVO 2020, voortijdig schoolverlaten", "B-SIG-08", "B-TRU-18", "B-GAP-35"),
        },
        new()
        {
            Id = "rmc-stukken",
            Zin = "RMC leest dan eigen stukken en wat is vrijgegeven.",
            Rollen = [Rol.Rmc], Soorten = Stukken,
            Bij = EigenOrganisatie & MeldingDuo & Vanaf18 & Gedeeld,
            Grond = Grond.WettelijkeTaak, Doel = Doel.Leerplicht, Bron = Bron($"{DenBosch}, bijlage 7", "WVO 2020, voortijdig schoolverlaten", "B-TRU-18", "B-GAP-35"),
        },
        new()
        {
            Id = "rmc-met-toestemming",
            Zin = "Andere stukken leest RMC dan alleen met toestemming.",
            Rollen = [Rol.Rmc], Soorten = Stukken,
            Bij = EigenOrganisatie & MeldingDuo & Vanaf18 & Toestemming,
            Grond = Grond.Toestemming, Doel = Doel.Leerplicht, Bron = Bron($"{DenBosch}, bijlage 4", "AVG art. 6 lid 1 onder a", "B-CNS-18", "B-GAP-35"),
        },
        new()
        {
            Id = "rmc-handelt",
            Zin = "RMC legt dan vast wat het doet en koppelt terug.",
            Rollen = [Rol.Rmc], Soorten = Stukken, Handelingen = [Vastleggen, Delen],
            Bij = EigenOrganisatie & EigenHouder & MeldingDuo & Vanaf18,
            Grond = Grond.WettelijkeTaak, Doel = Doel.Leerplicht, Bron = Bron($"{DenBosch}, bijlage 7", "WVO 2020, voortijdig schoolverlaten", "B-TRU-18"),
        },
        new()
        {
            Id = "spreekuur-contactpersoon",
            Zin = "De contactpersoon van het spreekuur ziet wie bij hem is uitgenodigd en legt het gesprek vast voor de school, en voor niemand anders.",
            Rollen = [Rol.ContactpersoonGemeente], Soorten = [Onderwerpsoort.Spreekuur], Handelingen = LezenEnVastleggen,
            Bij = Betrokken,
            Grond = Grond.AlgemeenBelang, Doel = Doel.Meedenken, Bron = Bron($"{DenBosch}, bijlage 7", "AVG art. 6 lid 1 onder e", "B-SPR-01", "B-SPR-02", "B-SPR-03", "B-SPR-04", "B-GAP-11", "B-ROL-26"),
        },
        new()
        {
            Id = "spreekuur-leerling",
            Zin = "Van wie is uitgenodigd ziet hij de naam en het verzuim.",
            Rollen = [Rol.ContactpersoonGemeente], Soorten = [Onderwerpsoort.Leerling, Onderwerpsoort.Registratie],
            Bij = Betrokken,
            Grond = Grond.AlgemeenBelang, Doel = Doel.Meedenken, Bron = Bron($"{DenBosch}, bijlage 7", "AVG art. 6 lid 1 onder e", "B-SPR-11", "B-ROL-26"),
        },
        new()
        {
            Id = "anonieme-casus",
            Zin = "Zonder naam mag iedereen uit de keten meedenken: leerplicht, jeugdgezondheidszorg, hulp, samenwerkingsverband en de school die het vraagt.",
            Rollen = [Rol.Mentor, .. Coordinatoren, Rol.Leerplichtambtenaar, .. Jgz, .. Hulp, Rol.AdviseurSamenwerkingsverband],
            Soorten = [Onderwerpsoort.AnoniemeCasus], Handelingen = LezenEnVastleggen,
            Bij = EigenOrganisatie & ZonderPersoon,
            Grond = Grond.AlgemeenBelang, Doel = Doel.Meedenken,
            Bron = Bron($"{Haaglanden}, 1.3; {NoordKennemerland}, JGZ", "geen persoonsgegevens", "H-PRI-04", "H-PRI-10", "H-ILL-17", "N-CNS-04", "N-ILL-13"),
        },
    ];
}
