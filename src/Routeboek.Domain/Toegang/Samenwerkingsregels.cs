using static Routeboek.Domain.Toegang.Als;
using static Routeboek.Domain.Toegang.Handelingsoort;
using static Routeboek.Domain.Toegang.Regelset;
using Routeboek.Domain.Dossiers;
using Routeboek.Domain.Organisaties;

namespace Routeboek.Domain.Toegang;

/// <summary>Samenwerkingsverband, municipality and guests: a person only on a named ground, for as long as the case runs.</summary>
internal static class Samenwerkingsregels
{
    private const string Passend = "WPO art. 18a";
    private const string Instemming = "AVG art. 6 lid 1 onder a";

    public static IReadOnlyList<Toegangsregel> Van(Toegangsafspraken regio) =>
    [
        new()
        {
            Id = "swv-persoon",
            Zin = "Het samenwerkingsverband ziet een leerling alleen op een grond die het protocol noemt, en niet langer dan het dossier open is.",
            Rollen = [Rol.AdviseurSamenwerkingsverband], Soorten = [Onderwerpsoort.Leerling, Onderwerpsoort.Dossier],
            Bij = regio.SamenwerkingsverbandZiet.Bij,
            Grond = regio.SamenwerkingsverbandZiet.Grond, Doel = Doel.Ondersteunen, Bron = Bron($"{Haaglanden}, 2.2; {NoordKennemerland}, SWV; {DenBosch}, bijlage 5", Passend, "H-REG-18", "N-GAP-14", "B-ROL-15", "B-ROL-18", "H-PRI-13"),
        },
        new()
        {
            Id = "swv-stukken",
            Zin = "Het leest dan eigen stukken en wat is vrijgegeven.",
            Rollen = [Rol.AdviseurSamenwerkingsverband], Soorten = Stukken,
            Bij = regio.SamenwerkingsverbandZiet.Bij & Gedeeld,
            Grond = regio.SamenwerkingsverbandZiet.Grond, Doel = Doel.Ondersteunen, Bron = Bron($"{DenBosch}, bijlage 5", Passend, "B-ROL-15", "B-PLA-12"),
        },
        new()
        {
            Id = "swv-met-toestemming",
            Zin = "Andere stukken leest het dan alleen met toestemming.",
            Rollen = [Rol.AdviseurSamenwerkingsverband], Soorten = Stukken,
            Bij = regio.SamenwerkingsverbandZiet.Bij & Toestemming,
            Grond = Grond.Toestemming, Doel = Doel.Ondersteunen, Bron = Bron($"{DenBosch}, 4 en bijlage 4", "AVG art. 6 lid 1 onder a", "B-CNS-18", "N-GAP-14"),
        },
        new()
        {
            Id = "swv-advies-zorg",
            Zin = "Een vrijgegeven advies leest het met toestemming voor hulp.",
            Rollen = [Rol.AdviseurSamenwerkingsverband], Soorten = Stukken, Kamers = [Kamer.Zorg],
            Bij = regio.SamenwerkingsverbandZiet.Bij & Vrijgegeven & ToestemmingHulp,
            Grond = Grond.Toestemming, Doel = Doel.Ondersteunen, Bron = Bron($"{DenBosch}, bijlage 4", "AVG art. 9 lid 2 onder a", "B-CNS-05"),
        },
        new()
        {
            Id = "swv-handelt",
            Zin = "Het legt dan zijn advies en afspraken vast en geeft ze aan school.",
            Rollen = [Rol.AdviseurSamenwerkingsverband], Soorten = Stukken, Handelingen = [Vastleggen, Delen],
            Bij = regio.SamenwerkingsverbandZiet.Bij & EigenHouder,
            Grond = regio.SamenwerkingsverbandZiet.Grond, Doel = Doel.Ondersteunen, Bron = Bron($"{DenBosch}, bijlage 5", Passend, "B-ROL-15", "H-ROL-18"),
        },
        new()
        {
            Id = "akkoord-kosten",
            Zin = "De directeur van het samenwerkingsverband en de teamleider van de gemeente lezen het besluit met de onderbouwing dat bij hen ligt, en beslissen over de kosten. Meer niet.",
            Rollen = [Rol.DirecteurSamenwerkingsverband, Rol.Teamleider], Soorten = Stukken, Handelingen = [Lezen, Besluiten],
            Bij = Betrokken & DossierOpen & Vrijgegeven,
            Grond = Grond.AlgemeenBelang, Doel = Doel.Opschalen, Bron = Bron($"{DenBosch}, bijlage 8", "AVG art. 6 lid 1 onder e", "B-ROL-23", "B-ROL-24"),
        },
        new()
        {
            Id = "regisseur-opschaling",
            Zin = "De regisseur van de woongemeente ziet een leerling als de opschaling bij hem ligt.",
            Rollen = [Rol.Regisseur], Soorten = [Onderwerpsoort.Leerling, Onderwerpsoort.Dossier],
            Bij = EigenOrganisatie & Betrokken & DossierOpen,
            Grond = Grond.AlgemeenBelang, Doel = Doel.Opschalen, Bron = Bron($"{DenBosch}, bijlage 8; {Haaglanden}, bijlage 1", "AVG art. 6 lid 1 onder e", "B-ROL-22", "H-ROL-50"),
        },
        new()
        {
            Id = "regisseur-stukken",
            Zin = "Hij leest wat is aangeleverd.",
            Rollen = [Rol.Regisseur], Soorten = Stukken,
            Bij = EigenOrganisatie & Betrokken & DossierOpen & Gedeeld,
            Grond = Grond.AlgemeenBelang, Doel = Doel.Opschalen, Bron = Bron($"{DenBosch}, bijlage 8", "AVG art. 6 lid 1 onder e", "B-ROL-22", "B-ESC-55"),
        },
        new()
        {
            Id = "regisseur-besluit",
            Zin = "Hij legt het overleg vast, besluit en deelt het besluit.",
            Rollen = [Rol.Regisseur], Soorten = Stukken, Handelingen = [Vastleggen, Besluiten, Delen],
            Bij = EigenOrganisatie & EigenHouder & Betrokken & DossierOpen,
            Grond = Grond.AlgemeenBelang, Doel = Doel.Opschalen, Bron = Bron($"{DenBosch}, bijlage 8", "AVG art. 6 lid 1 onder e", "B-ROL-22"),
        },
        new()
        {
            Id = "gast-per-casus",
            Zin = "Een behandelaar, onderwijsconsulent of adviseur van het gezin ziet na een uitnodiging en met toestemming om wie het gaat, zolang de casus loopt.",
            Rollen = [Rol.Gast], Soorten = [Onderwerpsoort.Leerling],
            Bij = Betrokken & DossierOpen & Toestemming,
            Grond = Grond.Toestemming, Doel = Doel.Begeleiden, Bron = Bron($"{Haaglanden}, 3a; {DenBosch}, 5", Instemming, "H-PRI-15", "B-ROL-25", "H-ROL-73", "H-ROL-74"),
        },
        new()
        {
            Id = "gast-gedeeld",
            Zin = "Een gast leest alleen de stukken die voor hem zijn vrijgegeven en legt zijn eigen bijdrage vast.",
            Rollen = [Rol.Gast], Soorten = Stukken, Handelingen = LezenEnVastleggen,
            Bij = Betrokken & DossierOpen & Toestemming & Vrijgegeven,
            Grond = Grond.Toestemming, Doel = Doel.Begeleiden, Bron = Bron($"{Haaglanden}, 3a; {DenBosch}, 5", Instemming, "H-PRI-15", "B-ROL-25"),
        },
    ];
}
