using Routeboek.Domain.Kalenders;
using Routeboek.Domain.Verzuim;

namespace Routeboek.Application.Inlezen;

/// <summary>
/// A registration of a pupil by its date instead of its place in a calendar, packed so that sorting puts it in order of day: day number,
/// then kind, slot and minutes as <see cref="Registratie"/> packs them.
/// </summary>
internal readonly record struct Registratiecode(long Bits) : IComparable<Registratiecode>
{
    private const uint Inhoudmasker = (1u << Registratie.DagVerschuiving) - 1;

    public Registratiecode(DateOnly dag, uint rij)
        : this((long)dag.DayNumber << Registratie.DagVerschuiving | rij & Inhoudmasker)
    {
    }

    public static Registratiecode Van(Registratierij rij) =>
        new(rij.Dag, new Registratie(0, (Verzuimsoort)rij.Soort, new Tijdvak((byte)rij.Vak), rij.Minuten).Bits);

    public DateOnly Dag => DateOnly.FromDayNumber((int)(Bits >> Registratie.DagVerschuiving));

    /// <summary>Kind, slot and minutes; its day means nothing.</summary>
    public Registratie Inhoud => new((uint)Bits & Inhoudmasker);

    public short Schooljaar => (short)Domain.Kalenders.Schooljaar.Met(Dag).Begin;

    /// <summary>The packed form in a calendar.</summary>
    public uint In(int dag) => (uint)dag << Registratie.DagVerschuiving | Inhoud.Bits;

    public Registratierij Rij(int leerling, int sinds) => new()
    {
        Leerling = leerling,
        Schooljaar = Schooljaar,
        Dag = Dag,
        Vak = Inhoud.Tijdvak.Code,
        Soort = (short)Inhoud.Soort,
        Minuten = (short)Inhoud.Minuten,
        Sinds = sinds,
    };

    public int CompareTo(Registratiecode other) => Bits.CompareTo(other.Bits);

    public static bool operator <(Registratiecode a, Registratiecode b) => a.Bits < b.Bits;

    public static bool operator >(Registratiecode a, Registratiecode b) => a.Bits > b.Bits;

    public static bool operator <=(Registratiecode a, Registratiecode b) => a.Bits <= b.Bits;

    public static bool operator >=(Registratiecode a, Registratiecode b) => a.Bits >= b.Bits;
}
