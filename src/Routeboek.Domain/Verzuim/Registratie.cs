using Routeboek.Domain.Kalenders;

namespace Routeboek.Domain.Verzuim;

/// <summary>
/// One accepted registration of one pupil, packed in 32 bits so that a country fits in memory:
/// day index (13 bits), kind (3), slot (5), minutes (11). Ordered by day first.
/// </summary>
/// <param name="Bits">The packed value.</param>
public readonly record struct Registratie(uint Bits)
{
    public const int DagVerschuiving = 19;
    public const int SoortVerschuiving = 16;
    public const int TijdvakVerschuiving = 11;
    public const uint MinutenMasker = (1 << TijdvakVerschuiving) - 1;

    /// <summary>Packs a registration.</summary>
    /// <param name="dag">Index in the calendar, 0 to <see cref="Schoolkalender.MaximaalAantalDagen"/> exclusive.</param>
    /// <param name="soort">The kind.</param>
    /// <param name="tijdvak">The slot.</param>
    /// <param name="minuten">Minutes, 0 to 1440 inclusive.</param>
    public Registratie(int dag, Verzuimsoort soort, Tijdvak tijdvak, int minuten)
        : this((uint)dag << DagVerschuiving | (uint)soort << SoortVerschuiving | (uint)tijdvak.Code << TijdvakVerschuiving | (uint)minuten)
    {
    }

    /// <summary>Index of the day in the calendar of the pupil.</summary>
    public int Dag => (int)(Bits >> DagVerschuiving);

    public Verzuimsoort Soort => (Verzuimsoort)(Bits >> SoortVerschuiving & 7);

    public Tijdvak Tijdvak => new((byte)(Bits >> TijdvakVerschuiving & 31));

    /// <summary>Minutes, defaults filled in.</summary>
    public int Minuten => (int)(Bits & MinutenMasker);

    /// <summary>
    /// The minutes a registration has when its file does not say: late 0; a lesson hour 60; a half day half of the day's minutes
    /// rounded up; a day all of them (contract "signaleren", column <c>minuten</c>).
    /// </summary>
    public static int StandaardMinuten(Verzuimsoort soort, Tijdvak tijdvak, int dagminuten)
    {
        if (soort == Verzuimsoort.TeLaat)
            return 0;
        if (tijdvak.IsLesuur)
            return MinutenPerLesuur;
        return tijdvak == Tijdvak.Dag ? dagminuten : (dagminuten + 1) / 2;
    }

    /// <summary>A lesson hour without minutes counts as 60 (contract "signaleren").</summary>
    public const int MinutenPerLesuur = 60;
}
