namespace Routeboek.Domain.Verzuim;

/// <summary>
/// The part of the day a registration speaks of: nothing (only for late), a lesson hour 1-16, the morning, the afternoon or the
/// whole day. The code is part of the packed form.
/// </summary>
/// <param name="Code">0 none, 1-16 lesson hour, 17 morning, 18 afternoon, 19 day.</param>
public readonly record struct Tijdvak(byte Code)
{
    /// <summary>The highest lesson hour, inclusive.</summary>
    public const int HoogsteLesuur = 16;

    public static readonly Tijdvak Geen = new(0);
    public static readonly Tijdvak Ochtend = new(17);
    public static readonly Tijdvak Middag = new(18);
    public static readonly Tijdvak Dag = new(19);

    /// <summary>A lesson hour.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside 1-16.</exception>
    public static Tijdvak VoorLesuur(int lesuur) => lesuur is >= 1 and <= HoogsteLesuur
        ? new Tijdvak((byte)lesuur)
        : throw new ArgumentOutOfRangeException(nameof(lesuur), lesuur, "1-16");

    public bool IsLesuur => Code is >= 1 and <= HoogsteLesuur;

    public bool IsDagdeel => Code >= 17;

    /// <summary>The lesson hour 1-16, or 0.</summary>
    public int Lesuur => IsLesuur ? Code : 0;

    /// <summary>How many half days this slot is: 2 for the day, 1 for morning or afternoon, else 0.</summary>
    public int Dagdelen => Code switch { 19 => 2, 17 or 18 => 1, _ => 0 };

    /// <summary>True when <paramref name="andere"/> lies wholly inside this slot; the day covers every slot.</summary>
    public bool Dekt(Tijdvak andere) => Code == Dag.Code || Code == andere.Code;

    /// <summary>
    /// True when two slots of one day cannot both be registered: the same slot, the day with a half day, or half days with
    /// lesson hours (a day is registered by one or the other). "No slot" overlaps nothing.
    /// </summary>
    public bool Overlapt(Tijdvak andere)
    {
        if (Code == 0 || andere.Code == 0)
            return false;
        if (Code == andere.Code)
            return true;
        return IsLesuur != andere.IsLesuur || Code == Dag.Code || andere.Code == Dag.Code;
    }
}
