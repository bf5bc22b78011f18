namespace Routeboek.Domain.Organisaties;

/// <summary>The key of an organisation in the store.</summary>
public readonly record struct OrganisatieId(Guid Waarde)
{
    public override string ToString() => Waarde.ToString("N");
}

/// <summary>What an organisation is for the child.</summary>
public enum Organisatiesoort
{
    School,
    Bestuur,
    Samenwerkingsverband,
    Gemeente,
    Jgz,
    MaatschappelijkWerk,
    Jeugdhulp,

    /// <summary>Regional registration of early school leavers.</summary>
    Rmc,
}

/// <summary>The number of a school at DUO: two digits and two letters, like 01AB.</summary>
public readonly record struct Brin
{
    public const int Lengte = 4;

    /// <exception cref="ArgumentException">No such number can be.</exception>
    public Brin(string waarde)
    {
        if (!Is(waarde))
            throw new ArgumentException("een BRIN is twee cijfers en twee letters", nameof(waarde));
        Waarde = waarde;
    }

    public string Waarde { get; }

    public static bool Is(string tekst) => tekst.Length == Lengte && char.IsAsciiDigit(tekst[0]) && char.IsAsciiDigit(tekst[1])
        && char.IsAsciiLetterUpper(tekst[2]) && char.IsAsciiLetterUpper(tekst[3]);

    public override string ToString() => Waarde;
}

/// <summary>A building of a school: BRIN and number together are its place at DUO.</summary>
/// <param name="Nummer">00-99, two digits.</param>
/// <param name="Naam">What people call it.</param>
/// <param name="Plaats">Where it stands.</param>
public sealed record Vestiging(string Nummer, string Naam, string Plaats);

/// <summary>A school, a board, a municipality, or another organisation that does something for a child.</summary>
public sealed class Organisatie
{
    public const int LangsteNaam = 200;

    private readonly List<Vestiging> _vestigingen = [];

    /// <exception cref="ArgumentException">The name is empty or too long, or a BRIN that does not go with the kind.</exception>
    public Organisatie(OrganisatieId id, Organisatiesoort soort, string naam, Brin? brin, OrganisatieId? bestuur)
    {
        if (id == default)
            throw new ArgumentException("een organisatie heeft een sleutel", nameof(id));
        if (soort == Organisatiesoort.School != brin is not null)
            throw new ArgumentException("een school heeft een BRIN en verder niets", nameof(brin));
        if (soort != Organisatiesoort.School && bestuur is not null)
            throw new ArgumentException("alleen een school heeft een bestuur", nameof(bestuur));
        (Id, Soort, Brin, Bestuur) = (id, soort, brin, bestuur);
        Hernoem(naam);
    }

    public OrganisatieId Id { get; private set; }

    public Organisatiesoort Soort { get; private set; }

    public string Naam { get; private set; } = "";

    /// <summary>The name as it is searched and ordered; of a municipality also how pupils who live there are found.</summary>
    public string Zoeknaam { get; private set; } = "";

    /// <summary>Of a school only.</summary>
    public Brin? Brin { get; private set; }

    /// <summary>The board of a school, when it is known.</summary>
    public OrganisatieId? Bestuur { get; private set; }

    public IReadOnlyList<Vestiging> Vestigingen => _vestigingen;

    /// <summary>Goes up by one with every change that is stored.</summary>
    public long Versie { get; private set; }

    /// <exception cref="ArgumentException">Empty or too long.</exception>
    public void Hernoem(string naam)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(naam);
        if (naam.Length > LangsteNaam)
            throw new ArgumentException($"langer dan {LangsteNaam} tekens", nameof(naam));
        Naam = naam.Trim();
        Zoeknaam = Soort == Organisatiesoort.Gemeente ? Organisaties.Zoeknaam.Gemeente(Naam) : Organisaties.Zoeknaam.Maak(Naam);
    }

    /// <exception cref="InvalidOperationException">Not a school.</exception>
    public void ZetBestuur(OrganisatieId? bestuur)
    {
        if (Soort != Organisatiesoort.School && bestuur is not null)
            throw new InvalidOperationException("alleen een school heeft een bestuur");
        Bestuur = bestuur;
    }

    /// <summary>Says which buildings there are.</summary>
    /// <exception cref="InvalidOperationException">Not a school, or a number twice.</exception>
    public void ZetVestigingen(IReadOnlyList<Vestiging> vestigingen)
    {
        _vestigingen.RemoveAll(v => !vestigingen.Contains(v));
        foreach (var nieuw in vestigingen.Except(_vestigingen).ToList())
            VoegVestigingToe(nieuw);
    }

    /// <exception cref="InvalidOperationException">Not a school, or a number twice.</exception>
    public void VoegVestigingToe(Vestiging vestiging)
    {
        if (Soort != Organisatiesoort.School || _vestigingen.Exists(v => v.Nummer == vestiging.Nummer))
            throw new InvalidOperationException("alleen een school heeft vestigingen, elk nummer een keer");
        _vestigingen.Add(vestiging);
    }
}
