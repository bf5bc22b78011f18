using System.Text;
using Routeboek.Domain.Organisaties;
using Routeboek.Domain.Protocollen;
using Routeboek.Domain.Verzuim;

namespace Routeboek.Domain.Leerlingen;

/// <summary>The key of a pupil in the store.</summary>
public readonly record struct LeerlingId(Guid Waarde)
{
    public override string ToString() => Waarde.ToString("N");
}

/// <summary>Whether a parent decides for the child; until 18.</summary>
public enum Gezagssoort
{
    Ja,
    Nee,
    Onbekend,
}

/// <summary>What one parent is to the pupil.</summary>
/// <param name="Ouder">The parent.</param>
/// <param name="Soort">Whether she or he decides.</param>
public sealed record Gezag(PersoonId Ouder, Gezagssoort Soort);

/// <summary>A pupil of a school, known by the school's own key; never by a BSN.</summary>
public sealed class Leerling
{
    public const int LangsteGemeente = 80;

    private readonly List<Gezag> _gezag = [];

    private Leerling()
    {
        (Sleutel, Naam, Woongemeente) = ("", new Persoonsnaam("", "", ""), "");
    }

    /// <param name="id">The key.</param>
    /// <param name="persoon">The child, as a person: the same one at every school, and who signs in as this pupil.</param>
    /// <param name="school">The school.</param>
    /// <param name="sleutel">The school's own number of the pupil.</param>
    /// <param name="naam">The name.</param>
    /// <param name="geboren">Date of birth.</param>
    /// <param name="sector">Kind of education.</param>
    /// <param name="woongemeente">Home municipality.</param>
    /// <exception cref="ArgumentException">A BSN or no key at all, no name, no home municipality.</exception>
    public Leerling(LeerlingId id, PersoonId persoon, OrganisatieId school, string sleutel, Persoonsnaam naam, DateOnly geboren, Sector sector, string woongemeente)
    {
        if (id == default || persoon == default || school == default)
            throw new ArgumentException("een leerling is iemand, van een school", nameof(id));
        if (Leerlingsleutel.Beoordeel(Encoding.UTF8.GetBytes(sleutel)) is var oordeel && oordeel != Sleuteloordeel.Goed)
            throw new ArgumentException(Leerlingsleutel.Wat(oordeel), nameof(sleutel));
        (Id, Persoon, School, Sleutel, Geboren, Naam, Woongemeente) = (id, persoon, school, sleutel, geboren, naam, woongemeente);
        Wijzig(naam, sector, woongemeente);
    }

    public LeerlingId Id { get; private set; }

    /// <summary>Whom everything about this pupil is about; a row of its own only when the pupil signs in.</summary>
    public PersoonId Persoon { get; private set; }

    public OrganisatieId School { get; private set; }

    /// <summary>The school's own number of the pupil.</summary>
    public string Sleutel { get; private set; }

    public Persoonsnaam Naam { get; private set; }

    public string Zoeknaam { get; private set; } = "";

    public string Sorteernaam { get; private set; } = "";

    public DateOnly Geboren { get; private set; }

    public Sector Sector { get; private set; }

    public string Woongemeente { get; private set; }

    /// <summary>The home municipality as it is compared with the name of the organisation (<see cref="Organisaties.Zoeknaam.Gemeente"/>).</summary>
    public string Gemeentenaam { get; private set; } = "";

    public IReadOnlyList<Gezag> Gezag => _gezag;

    /// <summary>Goes up by one with every change that is stored.</summary>
    public long Versie { get; private set; }

    /// <exception cref="ArgumentException">No name, or no home municipality.</exception>
    public void Wijzig(Persoonsnaam naam, Sector sector, string woongemeente)
    {
        if (!naam.Kan)
            throw new ArgumentException("een leerling heeft een achternaam, geen deel van de naam is te lang", nameof(naam));
        ArgumentException.ThrowIfNullOrWhiteSpace(woongemeente);
        if (woongemeente.Length > LangsteGemeente)
            throw new ArgumentException($"langer dan {LangsteGemeente} tekens", nameof(woongemeente));
        (Naam, Zoeknaam, Sorteernaam, Sector) = (naam, naam.Zoek, naam.Sorteer, sector);
        (Woongemeente, Gemeentenaam) = (woongemeente, Organisaties.Zoeknaam.Gemeente(woongemeente));
    }

    /// <summary>A birth date never changes; it can have been written down wrongly.</summary>
    public void HerstelGeboortedatum(DateOnly geboren) => Geboren = geboren;

    /// <summary>Says of a parent whether she or he decides; the last word counts.</summary>
    public void ZetGezag(Gezag gezag)
    {
        _gezag.RemoveAll(g => g.Ouder == gezag.Ouder);
        _gezag.Add(gezag);
    }
}
