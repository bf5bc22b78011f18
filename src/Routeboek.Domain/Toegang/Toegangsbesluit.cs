namespace Routeboek.Domain.Toegang;

/// <summary>Why something was refused. For the audit; to the outside "not allowed" and "not there" look the same.</summary>
public enum Weigerreden
{
    /// <summary>The actor's role does not hold today.</summary>
    RolGeldtNiet,

    /// <summary>No rule ever allows this role to do this.</summary>
    GeenRegel,

    /// <summary>There is a rule, but not in these circumstances.</summary>
    GeenGrond,
}

/// <summary>The outcome of <see cref="Toegangsbepaler.Bepaal"/>.</summary>
public abstract record Toegangsbesluit
{
    private Toegangsbesluit()
    {
    }

    /// <summary>Allowed, by this rule: its ground and purpose go into the audit.</summary>
    public sealed record Toegestaan(Toegangsregel Regel) : Toegangsbesluit
    {
        public Grond Grond => Regel.Grond;

        public Doel Doel => Regel.Doel;
    }

    /// <summary>Refused.</summary>
    /// <param name="Reden">Why.</param>
    /// <param name="Ontbreekt">What is missing for the rule that comes closest; nothing when something stands in the way instead.</param>
    public sealed record Geweigerd(Weigerreden Reden, Omstandigheden Ontbreekt) : Toegangsbesluit;

    public T Match<T>(Func<Toegestaan, T> toegestaan, Func<Geweigerd, T> geweigerd) => this switch
    {
        Toegestaan t => toegestaan(t),
        Geweigerd g => geweigerd(g),
        _ => throw new InvalidOperationException($"onbekend besluit {GetType().Name}"),
    };
}
