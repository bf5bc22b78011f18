using Routeboek.Domain.Dossiers;
using Routeboek.Domain.Protocollen;

namespace Routeboek.Domain.Afspraken;

/// <summary>What a field of a fact must be.</summary>
/// <param name="Veld">The field.</param>
/// <param name="Waarde">
/// One word: the field equals it, or, where the field is a list, contains it. A list: all of these are in the field's list or, where the
/// field is one word, the field is one of these.
/// </param>
public sealed record Veldeis(string Veld, Feitwaarde Waarde)
{
    public bool Past(Feit feit)
    {
        if (feit.Veld(Veld) is not { } veld)
            return false;
        if (!Waarde.IsLijst)
            return veld.Bevat(Waarde.Woorden[0]);
        if (!veld.IsLijst)
            return Waarde.Bevat(veld.Woorden[0]);
        foreach (var woord in Waarde.Woorden)
        {
            if (!veld.Bevat(woord))
                return false;
        }

        return true;
    }
}

/// <summary>Facts of one kind whose fields match (contract "afspraken", Conditions).</summary>
public sealed record Feitpatroon(Feitsoort Soort, IReadOnlyList<Veldeis> Eisen)
{
    /// <summary>Whether the fields match; the kind is looked at by the caller.</summary>
    public bool Past(Feit feit)
    {
        foreach (var eis in Eisen)
        {
            if (!eis.Past(feit))
                return false;
        }

        return true;
    }

    public bool Equals(Feitpatroon? other) => other is not null && ReferenceEquals(Soort, other.Soort) && Eisen.SequenceEqual(other.Eisen);

    public override int GetHashCode() => HashCode.Combine(Soort.Naam, Eisen.Count, Eisen.Count > 0 ? Eisen[0] : null);

    public override string ToString() => Eisen.Count == 0
        ? Soort.Naam
        : $"{Soort.Naam} ({string.Join("; ", Eisen.Select(e => $"{e.Veld}: {string.Join(", ", e.Waarde.Woorden)}"))})";
}

/// <summary>What can become of a task.</summary>
public enum Afspraakuitkomst
{
    Vervuld,

    /// <summary>Its term ended before it was done.</summary>
    Verlopen,

    /// <summary>It need not be done any more.</summary>
    Vervallen,
}

/// <summary>A condition of an agreement: a closed set (contract "afspraken", Conditions).</summary>
public abstract record Voorwaarde
{
    private Voorwaarde()
    {
    }

    /// <summary>At least so many facts that match.</summary>
    /// <param name="Patroon">Which facts.</param>
    /// <param name="Aantal">1 or more.</param>
    /// <param name="SindsAnker">Counts only facts on or after the anchor's date, without the anchor fact itself.</param>
    public sealed record Feiten(Feitpatroon Patroon, int Aantal, bool SindsAnker) : Voorwaarde;

    /// <summary>No fact that matches.</summary>
    public sealed record GeenFeit(Feitpatroon Patroon, bool SindsAnker) : Voorwaarde;

    /// <summary>Another agreement has a task with this outcome.</summary>
    public sealed record VanAfspraak(string Afspraak, Afspraakuitkomst Uitkomst) : Voorwaarde;

    /// <summary>Years of age on the day, from inclusive, to exclusive; null = open.</summary>
    public sealed record Leeftijd(int? Van, int? Tot) : Voorwaarde;

    /// <summary>The pupil's sector is one of these.</summary>
    public sealed record InSector(IReadOnlyList<Sector> Sectoren) : Voorwaarde
    {
        public bool Equals(InSector? other) => other is not null && Sectoren.SequenceEqual(other.Sectoren);

        public override int GetHashCode() => Sectoren.Count;
    }

    /// <summary>The pupil lives in one of these municipalities.</summary>
    public sealed record WoontIn(IReadOnlyList<string> Gemeenten) : Voorwaarde
    {
        public bool Equals(WoontIn? other) => other is not null && Gemeenten.SequenceEqual(other.Gemeenten, StringComparer.Ordinal);

        public override int GetHashCode() => Gemeenten.Count;
    }

    /// <summary>The last phase set is one of these.</summary>
    public sealed record InFase(IReadOnlyList<string> Fasen) : Voorwaarde
    {
        public bool Equals(InFase? other) => other is not null && Fasen.SequenceEqual(other.Fasen, StringComparer.Ordinal);

        public override int GetHashCode() => Fasen.Count;
    }

    /// <summary>The one place that takes the cases apart.</summary>
    public T Match<T>(Func<Feiten, T> feiten, Func<GeenFeit, T> geenFeit, Func<VanAfspraak, T> vanAfspraak, Func<Leeftijd, T> leeftijd,
        Func<InSector, T> inSector, Func<WoontIn, T> woontIn, Func<InFase, T> inFase) => this switch
    {
        Feiten v => feiten(v),
        GeenFeit v => geenFeit(v),
        VanAfspraak v => vanAfspraak(v),
        Leeftijd v => leeftijd(v),
        InSector v => inSector(v),
        WoontIn v => woontIn(v),
        InFase v => inFase(v),
        _ => throw new InvalidOperationException($"onbekende voorwaarde {GetType().Name}"),
    };
}
