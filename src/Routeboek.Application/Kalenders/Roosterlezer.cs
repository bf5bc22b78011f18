using System.Collections;
using System.Diagnostics.CodeAnalysis;
using Routeboek.Application.Invoer;
using Routeboek.Domain.Kalenders;
using Routeboek.Domain.Verzuim;

namespace Routeboek.Application.Kalenders;

/// <summary>The own scheduled minutes of pupils on school days of one calendar.</summary>
public sealed class Rooster
{
    private readonly Sleuteltabel _leerlingen = new();
    private uint[][] _dagen = new uint[64][]; // per pupil, ascending: day index << 11 | minutes
    private int[] _aantal = new int[64];

    internal Rooster(Schoolkalender kalender) => Kalender = kalender;

    /// <summary>The calendar whose day indexes are used here.</summary>
    public Schoolkalender Kalender { get; }

    /// <summary>The number of pupils with an own timetable.</summary>
    public int Aantal => _leerlingen.Aantal;

    /// <summary>The number of a pupil in this timetable, or -1.</summary>
    public int Zoek(ReadOnlySpan<byte> leerling) => _leerlingen.Zoek(leerling);

    /// <summary>The key of a pupil, UTF-8.</summary>
    public ReadOnlySpan<byte> Leerling(int nummer) => _leerlingen[nummer];

    /// <summary>Day index to minutes (0-1440) of a pupil, for <see cref="Schoolkalender.MetRooster"/>.</summary>
    public Roosterdagen Dagen(int nummer) => new(_dagen[nummer], _aantal[nummer]);

    /// <summary>Adds a line. False when the pupil has other minutes on that day; <paramref name="minuten"/> is then what stood there.</summary>
    internal bool VoegToe(ReadOnlySpan<byte> leerling, int dag, ref int minuten, out bool dubbel)
    {
        dubbel = false;
        var nummer = _leerlingen.VoegToe(leerling, out var nieuw);
        if (nieuw)
        {
            if (nummer == _aantal.Length)
            {
                Array.Resize(ref _aantal, nummer * 2);
                Array.Resize(ref _dagen, nummer * 2);
            }
            _dagen[nummer] = [];
        }
        var dagen = _dagen[nummer];
        var n = _aantal[nummer];
        var plaats = n > 0 && Roosterdagen.Dag(dagen[n - 1]) >= dag ? Roosterdagen.Plaats(dagen.AsSpan(0, n), dag) : ~n;
        if (plaats >= 0)
        {
            var eerder = Roosterdagen.Minuten(dagen[plaats]);
            dubbel = eerder == minuten;
            minuten = eerder;
            return dubbel;
        }
        if (n == dagen.Length)
        {
            Array.Resize(ref dagen, Math.Max(8, n + n / 2));
            _dagen[nummer] = dagen;
        }
        plaats = ~plaats;
        dagen.AsSpan(plaats, n - plaats).CopyTo(dagen.AsSpan(plaats + 1));
        dagen[plaats] = (uint)dag << Roosterdagen.Verschuiving | (uint)minuten;
        _aantal[nummer]++;
        return true;
    }
}

/// <summary>One pupil's own minutes by day index; reads a sorted array, so that a country's timetables need no dictionaries.</summary>
public sealed class Roosterdagen : IReadOnlyDictionary<int, int>
{
    internal const int Verschuiving = 11;
    private readonly uint[] _dagen;

    internal Roosterdagen(uint[] dagen, int aantal)
    {
        _dagen = dagen;
        Count = aantal;
    }

    public int Count { get; }

    public IEnumerable<int> Keys => this.Select(d => d.Key);

    public IEnumerable<int> Values => this.Select(d => d.Value);

    public int this[int key] => TryGetValue(key, out var minuten) ? minuten : throw new KeyNotFoundException();

    public bool ContainsKey(int key) => Plaats(_dagen.AsSpan(0, Count), key) >= 0;

    public bool TryGetValue(int key, [MaybeNullWhen(false)] out int value)
    {
        var plaats = Plaats(_dagen.AsSpan(0, Count), key);
        value = plaats >= 0 ? Minuten(_dagen[plaats]) : 0;
        return plaats >= 0;
    }

    public IEnumerator<KeyValuePair<int, int>> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
            yield return new KeyValuePair<int, int>(Dag(_dagen[i]), Minuten(_dagen[i]));
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal static int Dag(uint waarde) => (int)(waarde >> Verschuiving);

    internal static int Minuten(uint waarde) => (int)(waarde & (1 << Verschuiving) - 1);

    /// <summary>Where a day stands, or the complement of where it would stand.</summary>
    internal static int Plaats(ReadOnlySpan<uint> dagen, int dag)
    {
        int laag = 0, hoog = dagen.Length - 1;
        while (laag <= hoog)
        {
            var midden = (laag + hoog) >>> 1;
            var gevonden = Dag(dagen[midden]);
            if (gevonden == dag)
                return midden;
            if (gevonden < dag)
                laag = midden + 1;
            else
                hoog = midden - 1;
        }
        return ~laag;
    }
}

/// <summary>ROOSTER.csv: <c>leerling;datum;minuten</c>, a pupil's own scheduled minutes on a school day (contract "signaleren").</summary>
public static class Roosterlezer
{
    /// <summary>
    /// Reads a timetable for a calendar. The same line twice counts once; other minutes for the same pupil and day are refused.
    /// Refused lines leave the others standing.
    /// </summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static Leesresultaat<Rooster> Lees(Stream stroom, string naam, Schoolkalender kalender)
    {
        var fouten = new List<Bestandsmelding>();
        var opmerkingen = new List<Bestandsmelding>();
        var csv = KleineCsv.Open(stroom, naam, ["leerling", "datum", "minuten"], [], fouten, opmerkingen);
        if (csv is null)
            return new Leesresultaat<Rooster>(null, fouten, opmerkingen);

        var rooster = new Rooster(kalender);
        while (csv.Volgende())
        {
            var leerling = Leerlingsleutel.ZonderRand(csv.Veld(0));
            var oordeel = Leerlingsleutel.Beoordeel(leerling);
            int dag;
            if (oordeel != Sleuteloordeel.Goed)
            {
                csv.Weiger("leerling", Leerlingsleutel.Wat(oordeel), Leerlingsleutel.Verwacht);
            }
            else if (!Veldwaarde.ProbeerDatum(csv.Veld(1), out var datum))
            {
                csv.Weiger("datum", $"{Bestandsmelding.Toon(csv.Veld(1))} is geen datum", Veldwaarde.VerwachteDatum);
            }
            else if ((dag = kalender.IndexVan(datum)) < 0)
            {
                csv.Weiger("datum", $"{datum:yyyy-MM-dd} is geen schooldag",
                    $"een schooldag van de kalender, van {kalender.Van:yyyy-MM-dd} tot en met {kalender.Tot:yyyy-MM-dd}");
            }
            else if (!Veldwaarde.ProbeerGetal(csv.Veld(2), out var minuten) || minuten > Schoolkalender.MaximaleDagminuten)
            {
                csv.Weiger("minuten", $"{Bestandsmelding.Toon(csv.Veld(2))} kan niet", "een getal van 0 tot en met 1440");
            }
            else if (!rooster.VoegToe(leerling, dag, ref minuten, out _))
            {
                csv.Weiger("minuten", $"deze leerling heeft op {datum:yyyy-MM-dd} al {minuten} minuten", "een leerling en datum met een keer minuten");
            }
        }
        if (csv.Gelezen == 0 && fouten.Count == 0)
            opmerkingen.Add(new Bestandsmelding(naam, 0, "", "het rooster heeft een kopregel maar geen regels", "een regel per leerling en schooldag"));
        return new Leesresultaat<Rooster>(rooster, fouten, opmerkingen);
    }
}
