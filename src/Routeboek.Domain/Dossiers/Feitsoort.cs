namespace Routeboek.Domain.Dossiers;

/// <summary>What kind of value a field of a fact holds.</summary>
public enum Veldvorm
{
    /// <summary>One word or a short text.</summary>
    Tekst,

    /// <summary>One or more words.</summary>
    Lijst,

    /// <summary>A date, JJJJ-MM-DD.</summary>
    Datum,

    /// <summary>A whole number, 0 or more.</summary>
    Getal,

    /// <summary>Yes or no.</summary>
    JaNee,
}

/// <summary>A field of a kind of fact.</summary>
/// <param name="Naam">The key in <c>gegevens</c>.</param>
/// <param name="Vorm">What kind of value it holds.</param>
/// <param name="Verplicht">True when a fact without it is refused.</param>
/// <param name="Waarden">The words that the protocols know; empty = free. Another word is not refused.</param>
/// <param name="Uitleg">What to fill in, in Dutch.</param>
public sealed record Feitveld(string Naam, Veldvorm Vorm, bool Verplicht, IReadOnlyList<string> Waarden, string Uitleg)
{
    /// <summary>A word as people read it: a date with its weekday, a known word without its dashes.</summary>
    public string Leesbaar(string woord)
    {
        if (Vorm == Veldvorm.Datum && DateOnly.TryParseExact(woord, "yyyy-MM-dd", out var dag))
            return Kalenders.Schoolkalender.Leesbaar(dag);
        return Waarden.Contains(woord, StringComparer.Ordinal) ? woord.Replace('-', ' ') : woord;
    }
}

/// <summary>One kind of fact of the closed vocabulary (contract "afspraken", Facts).</summary>
public sealed class Feitsoort
{
    public required string Naam { get; init; }

    /// <summary>The reader's sentence: <c>{veld}</c> is the value, a piece between <c>[ ]</c> is left out when a field in it is empty.</summary>
    public required string Zin { get; init; }

    /// <summary>When to record it, in Dutch.</summary>
    public required string Uitleg { get; init; }

    /// <summary>Where it comes from, for people.</summary>
    public required string Bron { get; init; }

    public required IReadOnlyList<Feitveld> Velden { get; init; }

    /// <summary>Under which head people choose it; empty when the file says nothing.</summary>
    public string Groep { get; init; } = "";

    /// <summary>How it comes into a dossier when nobody chooses it from the list, in Dutch; empty = people record it.</summary>
    public string Elders { get; init; } = "";

    /// <summary>The room in which it belongs; null = the ordinary one, or where its writer keeps things.</summary>
    public Kamer? Kamer { get; init; }

    public Feitveld? Veld(string naam)
    {
        foreach (var veld in Velden)
        {
            if (string.Equals(veld.Naam, naam, StringComparison.Ordinal))
                return veld;
        }

        return null;
    }

    public override string ToString() => Naam;
}

/// <summary>
/// The closed vocabulary of facts. Only the kinds named here as constants mean something to the engine itself; what the others mean
/// stands in the protocols.
/// </summary>
public sealed class Woordenschat
{
    public const string DossierGeopend = nameof(DossierGeopend);
    public const string DossierGesloten = nameof(DossierGesloten);
    public const string LeerlingStand = nameof(LeerlingStand);
    public const string FaseGewijzigd = nameof(FaseGewijzigd);
    public const string TaakNietVanToepassing = nameof(TaakNietVanToepassing);
    public const string TermijnVerlengd = nameof(TermijnVerlengd);
    public const string TermijnGepauzeerd = nameof(TermijnGepauzeerd);
    public const string TermijnHervat = nameof(TermijnHervat);
    public const string EffectUitgevoerd = nameof(EffectUitgevoerd);
    public const string SignaalAan = nameof(SignaalAan);
    public const string SignaalUit = nameof(SignaalUit);

    /// <summary>Withdraws another fact; it is no kind of its own and cannot be matched.</summary>
    public const string Ingetrokken = nameof(Ingetrokken);

    /// <summary>The kinds and fields that the engine itself reads.</summary>
    private static readonly (string Soort, string[] Velden)[] Kern =
    [
        (DossierGeopend, []), (DossierGesloten, []), (LeerlingStand, ["geboortedatum", "sector", "woongemeente"]), (FaseGewijzigd, ["fase"]),
        (TaakNietVanToepassing, ["taak", "reden", "afspraak"]), (TermijnVerlengd, ["taak", "tot"]), (TermijnGepauzeerd, ["taak"]),
        (TermijnHervat, ["taak"]), (EffectUitgevoerd, ["taak", "effect"]), (SignaalAan, ["signaal"]), (SignaalUit, ["signaal"]),
    ];

    private readonly Dictionary<string, Feitsoort> _opNaam = new(StringComparer.Ordinal);

    /// <exception cref="ArgumentException">A name twice, or a kind or field that the engine reads is missing.</exception>
    public Woordenschat(IReadOnlyList<Feitsoort> soorten)
    {
        Soorten = soorten;
        foreach (var soort in soorten)
        {
            if (soort.Naam == Ingetrokken || !_opNaam.TryAdd(soort.Naam, soort))
                throw new ArgumentException($"feit {soort.Naam} staat er twee keer of mag zo niet heten", nameof(soorten));
        }

        foreach (var (naam, velden) in Kern)
        {
            if (Zoek(naam) is not { } soort || velden.FirstOrDefault(v => soort.Veld(v) is null) is not null)
                throw new ArgumentException($"feit {naam} met {string.Join(", ", velden)} ontbreekt", nameof(soorten));
        }
    }

    /// <summary>All kinds, in the order of the file.</summary>
    public IReadOnlyList<Feitsoort> Soorten { get; }

    public Feitsoort? Zoek(string naam) => _opNaam.GetValueOrDefault(naam);

    /// <summary>A kind that must be there.</summary>
    /// <exception cref="KeyNotFoundException">No such kind.</exception>
    public Feitsoort this[string naam] => _opNaam[naam];
}
