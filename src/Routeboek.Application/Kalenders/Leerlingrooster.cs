using Routeboek.Domain.Kalenders;

namespace Routeboek.Application.Kalenders;

/// <summary>
/// One pupil's own timetable laid over the school calendar. Pupils with the same timetable share one, so that what is compiled for a
/// calendar is compiled once.
/// </summary>
public sealed class Leerlingrooster
{
    private readonly int[] _eigenDag; // per day of the base calendar the day in the own calendar, -1 = passed over

    public Leerlingrooster(Schoolkalender basis, IReadOnlyDictionary<int, int> minutenPerDag)
    {
        Kalender = basis.MetRooster(minutenPerDag);
        _eigenDag = new int[basis.Aantal];
        for (var i = 0; i < _eigenDag.Length; i++)
            _eigenDag[i] = Kalender?.IndexVan(basis.Datum(i)) ?? -1;
    }

    /// <summary>The pupil's own calendar; null when no school day is left.</summary>
    public Schoolkalender? Kalender { get; }

    /// <summary>The day in the own calendar of a day of the base calendar, or -1 when it is no school day for this pupil.</summary>
    public int EigenDag(int dag) => _eigenDag[dag];

    /// <summary>Scheduled minutes of a day of the own calendar.</summary>
    public int Minuten(int eigenDag) => Kalender!.Minuten[eigenDag];
}

/// <summary>The timetables of a file, worked out the first time a pupil needs one; equal ones are shared. Thread-safe.</summary>
public sealed class Leerlingroosters(Rooster rooster)
{
    private readonly Leerlingrooster?[] _perLeerling = new Leerlingrooster?[rooster.Aantal];
    private readonly Dictionary<string, Leerlingrooster> _perInhoud = new(StringComparer.Ordinal);
    private readonly Lock _slot = new();

    /// <summary>The timetable of a pupil, or null when the pupil has none of its own.</summary>
    public Leerlingrooster? Van(ReadOnlySpan<byte> leerling)
    {
        var nummer = rooster.Zoek(leerling);
        if (nummer < 0)
            return null;
        if (Volatile.Read(ref _perLeerling[nummer]) is { } bekend)
            return bekend;
        lock (_slot)
        {
            var dagen = rooster.Dagen(nummer);
            var inhoud = string.Join(';', dagen.Select(d => $"{d.Key}:{d.Value}"));
            if (!_perInhoud.TryGetValue(inhoud, out var nieuw))
                _perInhoud.Add(inhoud, nieuw = new Leerlingrooster(rooster.Kalender, dagen));
            Volatile.Write(ref _perLeerling[nummer], nieuw);
            return nieuw;
        }
    }
}
