using Routeboek.Domain.Kalenders;

namespace Routeboek.Domain.Verzuim;

/// <summary>How often something was registered on each weekday and in each part of the day.</summary>
public sealed class Patroonraster
{
    private const int Dagen = 7;

    private readonly int[,] _aantal = new int[Dagen, Tijdvak.Dag.Code + 1];

    private Patroonraster()
    {
    }

    /// <summary>The parts of the day that are shown: the lesson hours up to the last one of which something is known, and morning and afternoon.</summary>
    public IReadOnlyList<Tijdvak> Vakken { get; private set; } = [];

    /// <summary>The weekdays that are shown, 1 = Monday: those with a school day.</summary>
    public IReadOnlyList<int> Weekdagen { get; private set; } = [];

    /// <summary>The largest number in the grid.</summary>
    public int Meeste { get; private set; }

    /// <summary>How often on this weekday (1 = Monday) in this part of the day.</summary>
    public int this[int weekdag, Tijdvak vak] => _aantal[weekdag - 1, vak.Code];

    /// <summary>Counts the rows of the year that was read. A whole day counts in the morning and in the afternoon; being late without an hour stands nowhere.</summary>
    public static Patroonraster Van(Jaarbeeld beeld, ReadOnlySpan<uint> rijen)
    {
        ArgumentNullException.ThrowIfNull(beeld);
        var uit = new Patroonraster();
        var hoogste = 0;
        var dagdelen = false;
        foreach (var dag in beeld.Dagen)
        {
            var weekdag = ((int)beeld.Kalender.Datum(dag.Dag).DayOfWeek + 6) % Dagen;
            foreach (var bits in rijen[dag.Van..dag.Tot])
            {
                var vak = new Registratie(bits).Tijdvak;
                hoogste = Math.Max(hoogste, vak.Lesuur);
                dagdelen |= vak.IsDagdeel;
                foreach (var deel in vak == Tijdvak.Dag ? (ReadOnlySpan<Tijdvak>)[Tijdvak.Ochtend, Tijdvak.Middag] : [vak])
                    uit._aantal[weekdag, deel.Code]++;
            }
        }
        uit.Vakken = [.. Enumerable.Range(1, hoogste).Select(Tijdvak.VoorLesuur), .. dagdelen ? (Tijdvak[])[Tijdvak.Ochtend, Tijdvak.Middag] : []];
        var weekdagen = 0;
        for (var dag = beeld.EersteDag; dag <= beeld.Peildag; dag++)
            weekdagen |= 1 << ((int)beeld.Kalender.Datum(dag).DayOfWeek + 6) % Dagen;
        uit.Weekdagen = [.. Enumerable.Range(1, Dagen).Where(d => (weekdagen >> d - 1 & 1) != 0)];
        uit.Meeste = uit.Weekdagen.Count == 0 ? 0 : uit.Weekdagen.Max(d => uit.Vakken.Select(v => uit[d, v]).DefaultIfEmpty().Max());
        return uit;
    }
}
