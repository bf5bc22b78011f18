using Routeboek.Domain.Toegang;

namespace Routeboek.Domain.Organisaties;

/// <summary>The key of a person in the store.</summary>
public readonly record struct PersoonId(Guid Waarde)
{
    public override string ToString() => Waarde.ToString("N");
}

/// <summary>A name as Dutch lists order it: by surname, the prefix after it.</summary>
/// <param name="Voornaam">As people call her or him.</param>
/// <param name="Tussenvoegsel">"van der", or empty.</param>
/// <param name="Achternaam">The surname.</param>
public sealed record Persoonsnaam(string Voornaam, string Tussenvoegsel, string Achternaam)
{
    /// <summary>Of each part.</summary>
    public const int LangsteDeel = 100;

    /// <summary>Of <see cref="Zoek"/> and <see cref="Sorteer"/>: a letter can become two.</summary>
    public const int LangsteSleutel = (6 * LangsteDeel) + 2;

    public string Zoek => Zoeknaam.Maak($"{Voornaam} {Tussenvoegsel} {Achternaam}");

    public string Sorteer => string.Join(' ', ((string[])[Zoeknaam.Maak(Achternaam), Zoeknaam.Maak(Voornaam), Zoeknaam.Maak(Tussenvoegsel)]).Where(d => d.Length > 0));

    /// <summary>Whether it can be a name: a surname, and no part too long.</summary>
    public bool Kan => !string.IsNullOrWhiteSpace(Achternaam) && Voornaam.Length <= LangsteDeel && Tussenvoegsel.Length <= LangsteDeel && Achternaam.Length <= LangsteDeel;

    public override string ToString() => string.Join(' ', ((string[])[Voornaam, Tussenvoegsel, Achternaam]).Where(d => d.Length > 0));
}

/// <summary>Somebody who works with the routeboek, or a parent.</summary>
public sealed class Persoon
{
    private Persoon()
    {
        Naam = new Persoonsnaam("", "", "");
    }

    /// <exception cref="ArgumentException">No key, or no name.</exception>
    public Persoon(PersoonId id, Persoonsnaam naam)
    {
        if (id == default)
            throw new ArgumentException("een persoon heeft een sleutel", nameof(id));
        if (!naam.Kan)
            throw new ArgumentException("een persoon heeft een achternaam, geen deel van de naam is te lang", nameof(naam));
        (Id, Naam, Zoeknaam, Sorteernaam) = (id, naam, naam.Zoek, naam.Sorteer);
    }

    public PersoonId Id { get; private set; }

    public Persoonsnaam Naam { get; private set; }

    public string Zoeknaam { get; private set; } = "";

    public string Sorteernaam { get; private set; } = "";

    /// <summary>The number to call; null = not known.</summary>
    public string? Telefoon { get; private set; }

    /// <summary>Goes up by one with every change that is stored.</summary>
    public long Versie { get; private set; }

    /// <exception cref="ArgumentException">Not a number that can be called.</exception>
    public void ZetTelefoon(string? nummer) => Telefoon = Telefoonnummer.Maak(nummer);
}

/// <summary>The key of the time that somebody holds a role.</summary>
public readonly record struct RolbezettingId(Guid Waarde)
{
    public override string ToString() => Waarde.ToString("N");
}

/// <summary>Somebody holds a role at an organisation for a time, or stands in for somebody who does.</summary>
public sealed class Rolbezetting
{
    /// <param name="id">The key.</param>
    /// <param name="persoon">Who.</param>
    /// <param name="organisatie">Where.</param>
    /// <param name="rol">The role.</param>
    /// <param name="van">First day, inclusive.</param>
    /// <param name="tot">Last day, inclusive; null = until further notice.</param>
    /// <param name="vervangt">The one whose role is taken over for that time; null = an own role.</param>
    public Rolbezetting(RolbezettingId id, PersoonId persoon, OrganisatieId organisatie, Rol rol, DateOnly van, DateOnly? tot, RolbezettingId? vervangt)
    {
        if (id == default || persoon == default || organisatie == default)
            throw new ArgumentException("een rol is van iemand, ergens", nameof(id));
        if (tot < van)
            throw new ArgumentException("een rol houdt niet op voor zij begint", nameof(tot));
        if (vervangt is not null && tot is null)
            throw new ArgumentException("een vervanging heeft een einde", nameof(vervangt));
        (Id, Persoon, Organisatie, Rol, Van, Tot, Vervangt) = (id, persoon, organisatie, rol, van, tot, vervangt);
    }

    public RolbezettingId Id { get; private set; }

    public PersoonId Persoon { get; private set; }

    public OrganisatieId Organisatie { get; private set; }

    public Rol Rol { get; private set; }

    public DateOnly Van { get; private set; }

    public DateOnly? Tot { get; private set; }

    public RolbezettingId? Vervangt { get; private set; }

    /// <summary>Goes up by one with every change that is stored.</summary>
    public long Versie { get; private set; }

    /// <summary>Whether it holds on a day.</summary>
    public bool Op(DateOnly dag) => Van <= dag && !(Tot < dag);

    /// <summary>Ends it; only ever earlier than it would.</summary>
    /// <exception cref="ArgumentException">Before its first day.</exception>
    public void Beeindig(DateOnly tot)
    {
        if (tot < Van)
            throw new ArgumentException("een rol houdt niet op voor zij begint", nameof(tot));
        if (!(Tot <= tot))
            Tot = tot;
    }
}

/// <summary>The key of the time that a protocol holds at a school.</summary>
public readonly record struct SchoolprotocolId(Guid Waarde)
{
    public override string ToString() => Waarde.ToString("N");
}

/// <summary>The protocol of a school for a time.</summary>
public sealed class Schoolprotocol
{
    /// <param name="id">The key.</param>
    /// <param name="school">The school.</param>
    /// <param name="protocol">Id of the protocol.</param>
    /// <param name="versie">Version of the protocol.</param>
    /// <param name="van">First day, inclusive.</param>
    /// <param name="tot">Last day, inclusive; null = until another one.</param>
    public Schoolprotocol(SchoolprotocolId id, OrganisatieId school, string protocol, string versie, DateOnly van, DateOnly? tot)
    {
        if (id == default || school == default)
            throw new ArgumentException("een protocol is van een school", nameof(id));
        ArgumentException.ThrowIfNullOrWhiteSpace(protocol);
        if (protocol.Length > Dossiers.Dossier.LangsteProtocol)
            throw new ArgumentException($"langer dan {Dossiers.Dossier.LangsteProtocol} tekens", nameof(protocol));
        if (versie.Length > Dossiers.Dossier.LangsteProtocolversie)
            throw new ArgumentException($"langer dan {Dossiers.Dossier.LangsteProtocolversie} tekens", nameof(versie));
        if (tot < van)
            throw new ArgumentException("een protocol houdt niet op voor het begint", nameof(tot));
        (Id, School, Protocol, Protocolversie, Van, Tot) = (id, school, protocol, versie, van, tot);
    }

    private Schoolprotocol()
    {
        (Protocol, Protocolversie) = ("", "");
    }

    public SchoolprotocolId Id { get; private set; }

    public OrganisatieId School { get; private set; }

    public string Protocol { get; private set; }

    public string Protocolversie { get; private set; }

    public DateOnly Van { get; private set; }

    public DateOnly? Tot { get; private set; }

    /// <summary>Goes up by one with every change that is stored.</summary>
    public long Versie { get; private set; }

    /// <summary>Ends the day before another one begins.</summary>
    public void EindigVoor(DateOnly dag)
    {
        if (dag <= Van)
            throw new ArgumentException("een volgend protocol begint later", nameof(dag));
        if (!(Tot < dag))
            Tot = dag.AddDays(-1);
    }
}
