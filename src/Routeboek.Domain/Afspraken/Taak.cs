using Routeboek.Domain.Dossiers;

namespace Routeboek.Domain.Afspraken;

/// <summary>How a task stands on a day.</summary>
public enum Taakstatus
{
    Open,

    /// <summary>Its last day comes near.</summary>
    Bijna,
    TeLaat,
    Vervuld,
    Vervallen,
}

/// <summary>What ended a task.</summary>
public enum Taakslot
{
    Vervuld,

    /// <summary>A condition of <see cref="Afspraak.Vervalt"/>.</summary>
    Voorwaarde,
    DossierGesloten,
    NietVanToepassing,

    /// <summary>Its term, where it does not stay after that.</summary>
    TermijnVoorbij,
}

/// <summary>How a task ended.</summary>
/// <param name="Dag">The day of the outcome: never before the task opened.</param>
/// <param name="Slot">What ended it.</param>
/// <param name="Feit">The fact that did it, or null when it was the term, an outcome or the pupil's data.</param>
/// <param name="Voorwaarde">The condition that did it, when it was one.</param>
public sealed record Taakeinde(DateOnly Dag, Taakslot Slot, GeldendFeit? Feit, Voorwaarde? Voorwaarde)
{
    public bool Vervuld => Slot == Taakslot.Vervuld;
}

/// <summary>
/// An agreement at work in a dossier. Holds dates only; <see cref="Status"/> on a day is computed (contract "afspraken", Laws 3).
/// </summary>
public sealed record Taak
{
    public required Afspraak Afspraak { get; init; }

    /// <summary><c>dossier:afspraak:nummer van de wortel</c>; stays under corrections.</summary>
    public required string Id { get; init; }

    /// <summary>The root of the fact at the beginning.</summary>
    public required int Wortel { get; init; }

    /// <summary>The day of that fact.</summary>
    public required DateOnly WortelOp { get; init; }

    /// <summary>The date of the anchor.</summary>
    public required DateOnly Anker { get; init; }

    /// <summary>The fact that is the anchor, or null when it is the end of a term or a lapse.</summary>
    public required GeldendFeit? Ankerfeit { get; init; }

    /// <summary>The first day on which all conditions held.</summary>
    public required DateOnly Opent { get; init; }

    /// <summary>The last day, inclusive; null = none.</summary>
    public DateOnly? Uiterlijk { get; init; }

    /// <summary>The last day without extensions and pauses; null when equal to <see cref="Uiterlijk"/> or when there was none.</summary>
    public DateOnly? Oorspronkelijk { get; init; }

    /// <summary>The first day on which the last day is near; null without a last day.</summary>
    public DateOnly? Waarschuwt { get; init; }

    /// <summary>A pause that runs still: the last day moves along with today.</summary>
    public bool Gepauzeerd { get; init; }

    /// <summary>The day on which the term had ended without an outcome, or null as far as is known.</summary>
    public DateOnly? Verlopen { get; init; }

    /// <summary>How it ended, or null while it is open.</summary>
    public Taakeinde? Einde { get; init; }

    /// <summary>The facts that moved the term, in their order.</summary>
    public IReadOnlyList<GeldendFeit> Termijnfeiten { get; init; } = [];

    public bool IsOpen => Einde is null;

    /// <summary>Whether it was fulfilled by its last day; null while it is not fulfilled.</summary>
    public bool? OpTijd => Einde is { Vervuld: true, Feit: { } feit } ? !(feit.Op > Uiterlijk) : null;

    /// <summary>How it stands at the end of a day on or after the day it was computed for and before its next change.</summary>
    public Taakstatus Status(DateOnly vandaag) => Einde switch
    {
        { Vervuld: true } => Taakstatus.Vervuld,
        { } => Taakstatus.Vervallen,
        null when vandaag > Uiterlijk => Taakstatus.TeLaat,
        null when vandaag >= Waarschuwt => Taakstatus.Bijna,
        null => Taakstatus.Open,
    };

    /// <summary>The day on which it had this outcome, or null.</summary>
    public DateOnly? UitkomstOp(Afspraakuitkomst uitkomst) => uitkomst switch
    {
        Afspraakuitkomst.Vervuld => Einde is { Vervuld: true } ? Einde.Dag : null,
        Afspraakuitkomst.Vervallen => Einde is { Vervuld: false } ? Einde.Dag : null,
        Afspraakuitkomst.Verlopen => Verlopen,
    };

    /// <summary>Same dates and same facts; what the agreement itself says is not looked at.</summary>
    public bool Equals(Taak? other) => other is not null && ReferenceEquals(Afspraak, other.Afspraak) && Wortel == other.Wortel && WortelOp == other.WortelOp && Anker == other.Anker
        && Equals(Ankerfeit, other.Ankerfeit) && Opent == other.Opent && Uiterlijk == other.Uiterlijk && Oorspronkelijk == other.Oorspronkelijk
        && Waarschuwt == other.Waarschuwt && Gepauzeerd == other.Gepauzeerd && Verlopen == other.Verlopen && Equals(Einde, other.Einde)
        && Termijnfeiten.SequenceEqual(other.Termijnfeiten);

    public override int GetHashCode() => HashCode.Combine(Id, Opent, Uiterlijk, Einde);
}
