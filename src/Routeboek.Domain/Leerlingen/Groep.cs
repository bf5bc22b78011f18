using Routeboek.Domain.Organisaties;
using Routeboek.Domain.Toegang;

namespace Routeboek.Domain.Leerlingen;

/// <summary>The key of a group in the store.</summary>
public readonly record struct GroepId(Guid Waarde)
{
    public override string ToString() => Waarde.ToString("N");
}

/// <summary>Who is in a group, and when.</summary>
public sealed record Groepslid(LeerlingId Leerling, DateOnly Van, DateOnly? Tot);

/// <summary>Who is mentor or teacher of a group, and when: what makes its pupils the own pupils of that person.</summary>
/// <param name="Persoon">Who.</param>
/// <param name="Rol"><see cref="Rol.Mentor"/> or <see cref="Rol.Docent"/>.</param>
/// <param name="Van">First day, inclusive.</param>
/// <param name="Tot">Last day, inclusive; null = until further notice.</param>
public sealed record Groepsrol(PersoonId Persoon, Rol Rol, DateOnly Van, DateOnly? Tot);

/// <summary>A class or group of a school in a school year.</summary>
public sealed class Groep
{
    public const int LangsteNaam = 80;

    private readonly List<Groepslid> _leden = [];
    private readonly List<Groepsrol> _rollen = [];

    /// <param name="id">The key.</param>
    /// <param name="school">The school.</param>
    /// <param name="naam">As people call it: 3b.</param>
    /// <param name="schooljaar">The year in which the school year begins.</param>
    public Groep(GroepId id, OrganisatieId school, string naam, int schooljaar)
    {
        if (id == default || school == default)
            throw new ArgumentException("een groep is van een school", nameof(id));
        ArgumentException.ThrowIfNullOrWhiteSpace(naam);
        if (naam.Length > LangsteNaam)
            throw new ArgumentException($"langer dan {LangsteNaam} tekens", nameof(naam));
        (Id, School, Naam, Schooljaar) = (id, school, naam, schooljaar);
    }

    public GroepId Id { get; private set; }

    public OrganisatieId School { get; private set; }

    public string Naam { get; private set; }

    public int Schooljaar { get; private set; }

    public IReadOnlyList<Groepslid> Leden => _leden;

    public IReadOnlyList<Groepsrol> Rollen => _rollen;

    /// <summary>Goes up by one with every change that is stored.</summary>
    public long Versie { get; private set; }

    /// <exception cref="ArgumentException">Empty or too long.</exception>
    public void Hernoem(string naam)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(naam);
        if (naam.Length > LangsteNaam)
            throw new ArgumentException($"langer dan {LangsteNaam} tekens", nameof(naam));
        Naam = naam.Trim();
    }

    /// <summary>Puts a pupil in the group from a day on; who is in it already stays as it was.</summary>
    public void Plaats(LeerlingId leerling, DateOnly van)
    {
        if (!_leden.Exists(l => l.Leerling == leerling && l.Tot is null))
            _leden.Add(new Groepslid(leerling, van, null));
    }

    /// <summary>The last day of a pupil in the group; who would leave before the first day never was in it.</summary>
    public void Verlaat(LeerlingId leerling, DateOnly tot) => Sluit(_leden, l => l.Leerling == leerling && l.Tot is null, l => tot < l.Van ? null : l with { Tot = tot });

    /// <summary>Gives somebody the group as mentor or teacher.</summary>
    /// <exception cref="ArgumentException">Another role, or an end before the beginning.</exception>
    public void Geef(Groepsrol rol)
    {
        if (rol.Rol is not (Rol.Mentor or Rol.Docent))
            throw new ArgumentException("een groep heeft mentoren en docenten", nameof(rol));
        if (rol.Tot < rol.Van)
            throw new ArgumentException("een rol houdt niet op voor zij begint", nameof(rol));
        if (!_rollen.Exists(r => r.Persoon == rol.Persoon && r.Rol == rol.Rol && r.Tot is null))
            _rollen.Add(rol);
    }

    /// <summary>The last day of somebody with the group; who would stop before the first day never had it.</summary>
    public void Neem(PersoonId persoon, Rol rol, DateOnly tot) =>
        Sluit(_rollen, r => r.Persoon == persoon && r.Rol == rol && r.Tot is null, r => tot < r.Van ? null : r with { Tot = tot });

    private static void Sluit<T>(List<T> lijst, Predicate<T> welke, Func<T, T?> sluit)
        where T : class
    {
        var nr = lijst.FindIndex(welke);
        if (nr < 0)
            return;
        if (sluit(lijst[nr]) is { } gesloten)
            lijst[nr] = gesloten;
        else
            lijst.RemoveAt(nr);
    }
}
