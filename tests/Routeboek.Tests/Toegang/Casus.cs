using Routeboek.Domain.Toegang;
using Routeboek.Domain.Dossiers;
using Routeboek.Domain.Organisaties;

namespace Routeboek.Tests.Toegang;

/// <summary>One pupil with school, municipality, JGZ and samenwerkingsverband, and who works with that pupil.</summary>
internal static class Casus
{
    public static readonly DateOnly Vandaag = new(2026, 3, 10);

    public static readonly PersoonId Leerling = Persoon(1);
    public static readonly PersoonId Moeder = Persoon(2);
    public static readonly PersoonId Vader = Persoon(3);
    public static readonly PersoonId Medewerker = Persoon(4);
    public static readonly PersoonId Collega = Persoon(5);

    public static readonly DossierId Dossier = new(Toegangswereld.Nummer(3, 1));

    public static readonly Geldigheid Nu = Geldigheid.VanafDag(new DateOnly(2025, 8, 1));
    public static readonly Geldigheid Voorbij = new(new DateOnly(2025, 8, 1), Vandaag.AddDays(-1));

    public static readonly Toegangsbepaler Haaglanden = new(Toegangsafspraken.HaaglandenPo);

    public static PersoonId Persoon(int nr) => new(Toegangswereld.Nummer(2, nr));

    public static OrganisatieId Organisatie(Partijsoort soort, int nr = 0) => new(Toegangswereld.Nummer(1, ((int)soort * 2) + nr + 1));

    /// <summary>An employee of the pupil's own organisations, a parent (the mother), the pupil.</summary>
    public static Actor Als(Rol rol, PersoonId? wie = null, int organisatie = 0)
    {
        var soort = rol.Organisaties()[0];
        var persoon = wie ?? rol switch { Rol.Leerling => Leerling, Rol.Ouder => Moeder, _ => Medewerker };
        return new Actor(persoon, new Aanstelling(rol, soort, Organisatie(soort, organisatie), Nu));
    }

    /// <summary>Something in the dossier of a pupil of this age.</summary>
    public static Onderwerp Over(Onderwerpsoort soort, int leeftijd = 10, Kamer kamer = Kamer.Gewoon, Houder houder = Houder.School) => new()
    {
        Soort = soort,
        Kamer = kamer,
        Houder = houder,
        HouderOrganisatie = Organisatie(houder switch
        {
            Houder.School => Partijsoort.School,
            Houder.Jgz => Partijsoort.Jeugdgezondheidszorg,
            Houder.Leerplicht => Partijsoort.Leerplicht,
            Houder.Gemeente => Partijsoort.Gemeente,
            Houder.Samenwerkingsverband => Partijsoort.Samenwerkingsverband,
            Houder.Jeugdhulp => Partijsoort.Jeugdhulp,
        }),
        Dossier = Dossier,
        Betreft = Leerling,
        Geboren = Vandaag.AddYears(-leeftijd),
        Organisaties = Enum.GetValues<Partijsoort>().ToDictionary(s => s, s => Organisatie(s)),
        Gezag = [new Ouderlijkgezag(Moeder, Nu)],
        DossierOpen = Nu,
    };

    public static Onderwerp Met(this Onderwerp o, Betrokkenheid band) => o with { Betrokkenheden = [.. o.Betrokkenheden, band] };

    public static Onderwerp Betrokken(this Onderwerp o, Rol rol, PersoonId? wie = null, Geldigheid? wanneer = null, Grond grond = Grond.WettelijkeTaak) =>
        o.Met(new Betrokkenheid(rol, wie ?? Medewerker, null, grond, wanneer ?? Nu));

    public static Onderwerp Aanleiding(this Onderwerp o, Aanleidingsoort soort, Geldigheid? wanneer = null) =>
        o with { Aanleidingen = [.. o.Aanleidingen, new Aanleiding(soort, wanneer ?? Nu)] };

    public static Onderwerp Vrij(this Onderwerp o, Partijsoort aan, PersoonId? wie = null) => o with { Vrijgaven = [.. o.Vrijgaven, new Vrijgave(aan, wie, Vandaag)] };

    public static Onderwerp Ja(this Onderwerp o, Rol als, Partijsoort aan, PersoonId? door = null, Geldigheid? wanneer = null) => o with
    {
        Toestemmingen = [.. o.Toestemmingen, new GegevenToestemming(door ?? (als == Rol.Leerling ? Leerling : Moeder), als, aan, aan == Partijsoort.Gast ? Medewerker : null, o.Kamer, wanneer ?? Nu)],
    };

    public static bool Leest(this Actor actor, Onderwerp onderwerp) => actor.Mag(onderwerp, Handeling.Lezen);

    public static bool Mag(this Actor actor, Onderwerp onderwerp, Handelingsoort handeling) => actor.Mag(onderwerp, Handeling.Van(handeling));

    public static bool Mag(this Actor actor, Onderwerp onderwerp, Handeling handeling) => Haaglanden.Bepaal(actor, onderwerp, handeling, Vandaag).Match(_ => true, _ => false);

    public static Grond? GrondVoor(this Actor actor, Onderwerp onderwerp) => Haaglanden.Bepaal(actor, onderwerp, Handeling.Lezen, Vandaag).Match(t => t.Grond, _ => (Grond?)null);
}
