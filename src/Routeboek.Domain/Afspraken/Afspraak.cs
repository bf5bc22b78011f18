using Routeboek.Domain.Kalenders;
using Routeboek.Domain.Protocollen;

namespace Routeboek.Domain.Afspraken;

/// <summary>Who does it; the person is looked up elsewhere.</summary>
/// <param name="Rol">The role.</param>
/// <param name="Organisatie">The organisation in which the role is held.</param>
/// <param name="Anders">The role that stands in when nobody holds <paramref name="Rol"/>; empty = none.</param>
public sealed record Uitvoerder(string Rol, string Organisatie, string Anders)
{
    public override string ToString() => $"{Rol}@{Organisatie}";
}

/// <summary>Until when: a number of a unit, or a fixed day of the year.</summary>
public abstract record Looptijd
{
    private Looptijd()
    {
    }

    /// <summary>So many days, weeks or months after the start.</summary>
    public sealed record Na(Termijn Termijn) : Looptijd;

    /// <summary>The first such date on or after the start.</summary>
    /// <param name="Maand">1-12.</param>
    /// <param name="Dag">A day that the month has every year.</param>
    public sealed record Op(int Maand, int Dag) : Looptijd;

    public T Match<T>(Func<Termijn, T> na, Func<int, int, T> op) => this switch
    {
        Na v => na(v.Termijn),
        Op v => op(v.Maand, v.Dag),
        _ => throw new InvalidOperationException($"onbekende looptijd {GetType().Name}"),
    };
}

/// <summary>Whether an anchor opens a task while, or after, there is one already.</summary>
public enum Herhaling
{
    /// <summary>Not while an earlier task of the agreement is open, the day of its outcome included.</summary>
    Een,

    /// <summary>Every anchor opens its own.</summary>
    Elk,

    /// <summary>Only the first ever.</summary>
    Nooit,
}

/// <summary>
/// A working agreement: when these conditions hold, this role brings about that fact within this term (contract "afspraken", Agreements).
/// </summary>
public sealed record Afspraak
{
    /// <summary>Unique in the protocol, stable over versions.</summary>
    public required string Id { get; init; }

    /// <summary>What to do, in one line of plain Dutch.</summary>
    public required string Kern { get; init; }

    /// <summary>Null when the file names none.</summary>
    public Bronvermelding? Bron { get; init; }

    public Herkomst Herkomst { get; init; } = Herkomst.Voorstel;

    /// <summary>What a reader must know; empty when there is nothing.</summary>
    public string Toelichting { get; init; } = "";

    /// <summary>1 to 6 conditions that must all hold; the first is the anchor: <see cref="Voorwaarde.Feiten"/> or <see cref="Voorwaarde.VanAfspraak"/>.</summary>
    public required IReadOnlyList<Voorwaarde> Als { get; init; }

    public required Uitvoerder Wie { get; init; }

    /// <summary>The fact that fulfils it.</summary>
    public required Feitpatroon Wat { get; init; }

    /// <summary>Null = no term.</summary>
    public Looptijd? Binnen { get; init; }

    /// <summary>The last fact that matches starts the term; null, or no such fact = the anchor does.</summary>
    public Feitpatroon? Vanaf { get; init; }

    /// <summary>How much before the last day it comes near, in the unit of the term; null = <see cref="Waarschuwing"/> by default.</summary>
    public int? Waarschuw { get; init; }

    public Herhaling Herhaal { get; init; } = Herhaling.Een;

    /// <summary>False = closes as lapsed when its term ends.</summary>
    public bool Blijft { get; init; } = true;

    /// <summary>Any of these ends it.</summary>
    public IReadOnlyList<Voorwaarde> Vervalt { get; init; } = [];

    /// <summary>Id of the protocol in which it stands when it is taken over from there; empty when it stands in its own.</summary>
    public string OvergenomenUit { get; init; } = "";

    /// <summary>The unit in which warnings and pauses are counted: days for a fixed day of the year and without a term.</summary>
    public Termijneenheid Eenheid => Binnen is Looptijd.Na { Termijn: var termijn } ? termijn.Eenheid : Termijneenheid.Dagen;

    /// <summary>How long before the last day it comes near: 20 % of the term rounded up, 14 days without a number.</summary>
    public Termijn Waarschuwing => new(Waarschuw ?? (Binnen is Looptijd.Na { Termijn: var termijn } ? (termijn.Aantal + 4) / 5 : 14), Eenheid);
}
