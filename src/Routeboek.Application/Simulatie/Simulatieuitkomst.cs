using Routeboek.Domain.Kalenders;
using Routeboek.Domain.Protocollen;

namespace Routeboek.Application.Simulatie;

/// <summary>What the present protocol and others come to on the same registrations, in the school year of the reference day.</summary>
public sealed record Simulatieuitkomst
{
    public required DateOnly Peildatum { get; init; }

    public required Schooljaar Schooljaar { get; init; }

    /// <summary>School weeks of the school year up to and including that of the reference day.</summary>
    public required int Schoolweken { get; init; }

    /// <summary>Pupils with a row in the school year.</summary>
    public required int Leerlingen { get; init; }

    /// <summary>How many of them became thuiszitter (<see cref="Simuleren.ThuiszitterKalenderdagen"/>).</summary>
    public required int Thuiszitters { get; init; }

    /// <summary>True when scheduled minutes are an estimate.</summary>
    public required bool RoosterGeschat { get; init; }

    public required Variantuitkomst Basis { get; init; }

    public required IReadOnlyList<Variantuitkomst> Varianten { get; init; }
}

/// <summary>What one protocol comes to.</summary>
/// <param name="Variant">The protocol and how it differs.</param>
/// <param name="Signalen">Per signal, in the order of the protocol.</param>
/// <param name="Samen">All its signals together.</param>
public sealed record Variantuitkomst(Simulatievariant Variant, IReadOnlyList<Signaaluitkomst> Signalen, Signaaluitkomst Samen)
{
    /// <summary>What a signal comes to, or null when the protocol has no signal of this id.</summary>
    public Signaaluitkomst? Signaal(string id) => Signalen.FirstOrDefault(s => s.Regel?.Id == id);
}

/// <summary>What one signal comes to, or all signals of a protocol together.</summary>
public sealed record Signaaluitkomst
{
    /// <summary>The signal; null for all together.</summary>
    public required Signaalregel? Regel { get; init; }

    /// <summary>Pupils who had it in the school year.</summary>
    public required int Leerlingen { get; init; }

    /// <summary>Pupils who have it on the reference day.</summary>
    public required int AanOpPeildatum { get; init; }

    /// <summary>Episodes that began: each asks for its follow-up once.</summary>
    public required int Acties { get; init; }

    /// <summary>Over how many school weeks.</summary>
    public required int Schoolweken { get; init; }

    /// <summary>Episodes that began, per school week.</summary>
    public decimal ActiesPerWeek => (decimal)Acties / Schoolweken;

    /// <summary>The school week in which most episodes began, the first of equals; null when none did.</summary>
    public required Drukste? Drukste { get; init; }

    /// <summary>Of the thuiszitters those for whom it was first on before F, the first day of the run.</summary>
    public required Vooraf VoorEersteDag { get; init; }

    /// <summary>Of the thuiszitters those for whom it was first on before the day on which the run was four weeks long.</summary>
    public required Vooraf VoorVierWeken { get; init; }

    /// <summary>Of the pupils who had it those who did not become thuiszitter.</summary>
    public required Deel NooitThuiszitter { get; init; }

    /// <summary>True when it watches the same run that makes a thuiszitter, so that being early says little.</summary>
    public bool TeltDeReeksZelf => Regel?.Criterium is Criterium.Reeks;
}

/// <summary>The busiest school week.</summary>
/// <param name="Maandag">Its Monday.</param>
/// <param name="Acties">Episodes that began in it.</param>
public sealed record Drukste(DateOnly Maandag, int Acties);

/// <summary>So many of so many.</summary>
public readonly record struct Deel(int Aantal, int Van)
{
    /// <summary>Under this many cases a percentage says more than is known.</summary>
    public const int MinsteVoorPercentage = 10;

    /// <summary>In percent, one decimal; null under <see cref="MinsteVoorPercentage"/> cases.</summary>
    public decimal? Percentage => Van < MinsteVoorPercentage ? null : decimal.Round(100m * Aantal / Van, 1, MidpointRounding.AwayFromZero);
}

/// <summary>Who had the signal in time.</summary>
/// <param name="Deel">How many of the thuiszitters.</param>
/// <param name="SchooldagenEerder">How many school days earlier, over these; null when there are none.</param>
public sealed record Vooraf(Deel Deel, Spreiding? SchooldagenEerder);

/// <summary>Median and range of whole numbers.</summary>
/// <param name="Mediaan">The middle one, or halfway the middle two.</param>
/// <param name="Minst">The lowest.</param>
/// <param name="Meest">The highest.</param>
public sealed record Spreiding(decimal Mediaan, int Minst, int Meest)
{
    /// <summary>Null when there are no numbers.</summary>
    public static Spreiding? Van(IReadOnlyCollection<int> getallen)
    {
        if (getallen.Count == 0)
            return null;
        var op = getallen.Order().ToList();
        return new Spreiding((op[(op.Count - 1) / 2] + op[op.Count / 2]) / 2m, op[0], op[^1]);
    }
}
