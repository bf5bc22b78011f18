namespace Routeboek.Tests.Referentie.Afspraken;

// The contract "afspraken" as plain data: what a protocol file and a line of facts say, and what the evaluation answers.

/// <summary>The value of a field or what is asked of it: one word, or a list of words.</summary>
public sealed record RefWaarde(bool IsLijst, IReadOnlyList<string> Woorden)
{
    public static implicit operator RefWaarde(string woord) => new(false, [woord]);

    public static implicit operator RefWaarde(string[] woorden) => new(true, woorden);

    /// <summary>A value = equal, or contained when the fact's field is a list; a list = all of these in the fact's list or, for a single field, the field is one of these.</summary>
    public bool PastOp(RefWaarde veld)
    {
        if (!IsLijst && !veld.IsLijst) return veld.Woorden[0] == Woorden[0];
        if (!IsLijst && veld.IsLijst) return veld.Woorden.Contains(Woorden[0]);
        if (IsLijst && veld.IsLijst) return Woorden.All(woord => veld.Woorden.Contains(woord));
        return Woorden.Contains(veld.Woorden[0]);
    }

    public override string ToString() => IsLijst ? $"[{string.Join(", ", Woorden)}]" : Woorden[0];
}

/// <summary>One line of the file of facts, as it was recorded.</summary>
public sealed record RefRegel(
    int Nr, string Dossier, string Soort, DateOnly Op, DateTime Vastgelegd, IReadOnlyDictionary<string, RefWaarde> Gegevens, int? Corrigeert = null, string Rol = "mentor", string Organisatie = "school");

/// <summary>What is known to have happened, after corrections. <c>Nr</c> is the number of the root.</summary>
public sealed record RefFeit(int Nr, string Soort, DateOnly Op, IReadOnlyDictionary<string, RefWaarde> Gegevens)
{
    /// <summary>The single word in a field, or null.</summary>
    public string? Woord(string veld) => Gegevens.TryGetValue(veld, out var waarde) && !waarde.IsLijst ? waarde.Woorden[0] : null;
}

/// <summary><c>{feit: S, met: {veld: w}}</c></summary>
public sealed record RefPatroon(string Soort, IReadOnlyDictionary<string, RefWaarde> Met)
{
    public bool PastOp(RefFeit feit) =>
        feit.Soort == Soort && Met.All(vraag => feit.Gegevens.TryGetValue(vraag.Key, out var veld) && vraag.Value.PastOp(veld));
}

public enum RefUitkomst
{
    Vervuld,
    Verlopen,
    Vervallen,
}

public abstract record RefVoorwaarde;

/// <summary><c>SindsAnker</c>: counts only facts on or after the anchor's date, the anchor fact itself left out.</summary>
public sealed record RefFeitVoorwaarde(RefPatroon Patroon, bool SindsAnker = false, int? Aantal = null, bool Geen = false) : RefVoorwaarde;

public sealed record RefAfspraakVoorwaarde(string Afspraak, RefUitkomst Uitkomst) : RefVoorwaarde;

/// <summary>From inclusive, to exclusive.</summary>
public sealed record RefLeeftijd(int? Van, int? Tot) : RefVoorwaarde;

/// <summary>A value or a list of values.</summary>
public sealed record RefSector(RefWaarde Waarde) : RefVoorwaarde;

public sealed record RefGemeente(RefWaarde Waarde) : RefVoorwaarde;

public sealed record RefFase(RefWaarde Waarde) : RefVoorwaarde;

public enum RefEenheid
{
    Schooldagen,
    Werkdagen,
    Dagen,
    Weken,
    Maanden,
}

public abstract record RefBinnen;

public sealed record RefAantal(int Aantal, RefEenheid Eenheid) : RefBinnen;

/// <summary><c>binnen: {op: {maand: 9, dag: 30}}</c></summary>
public sealed record RefJaardag(int Maand, int Dag) : RefBinnen;

public enum RefHerhaal
{
    Een,
    Elk,
    Nooit,
}

public sealed record RefAfspraak(string Id, IReadOnlyList<RefVoorwaarde> Als, RefPatroon Wat)
{
    public RefBinnen? Binnen { get; init; }

    public RefPatroon? Vanaf { get; init; }

    public int? Waarschuw { get; init; }

    public RefHerhaal Herhaal { get; init; } = RefHerhaal.Een;

    public bool Blijft { get; init; } = true;

    public IReadOnlyList<RefVoorwaarde> Vervalt { get; init; } = [];

    public string Rol { get; init; } = "mentor";

    public string Organisatie { get; init; } = "school";

    public string? Anders { get; init; }
}

public sealed record RefProtocol(IReadOnlyList<RefAfspraak> Afspraken)
{
    public string Id { get; init; } = "proef";

    /// <summary>po, vo or mbo.</summary>
    public string Sector { get; init; } = "vo";

    /// <summary>noord, midden or zuid.</summary>
    public string Regio { get; init; } = "zuid";
}

/// <summary>One task of the answer, in the words of the contract's output.</summary>
public sealed record RefTaak(
    string Dossier, string Taak, string Afspraak, string Status, DateOnly Opent, DateOnly? Uiterlijk, DateOnly? Oorspronkelijk, DateOnly? Vervuld, bool? OpTijd, string Rol, string Organisatie);

/// <summary>A term runs past the calendar, which the contract refuses.</summary>
public sealed class RefBuitenKalender(string bericht) : Exception(bericht);
