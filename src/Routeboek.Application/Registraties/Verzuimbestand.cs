using Routeboek.Application.Invoer;
using Routeboek.Application.Kalenders;
using Routeboek.Application.Leerlingen;
using Routeboek.Domain.Kalenders;
using Routeboek.Domain.Verzuim;

namespace Routeboek.Application.Registraties;

/// <summary>How many rows were read and what became of them. Read = counted + double + refused.</summary>
/// <param name="Gelezen">Rows of the file after the header.</param>
/// <param name="Geteld">Accepted, also those dated after the reference day and those not explained yet that gave way.</param>
/// <param name="Dubbel">Equal to an accepted row.</param>
/// <param name="Geweigerd">Refused.</param>
public readonly record struct Rijtelling(long Gelezen, long Geteld, long Dubbel, long Geweigerd)
{
    public override string ToString() => $"{Gelezen} rijen gelezen, {Geteld} geteld, {Dubbel} dubbel, {Geweigerd} geweigerd";
}

/// <summary>
/// The accepted registrations of a file, per pupil in order of day and then of line, packed in 8 bytes each. Pupils are numbered in the
/// ordinal order of their keys.
/// </summary>
public sealed class Verzuimbestand
{
    private readonly Sleuteltabel _sleutels;
    private readonly int[] _volgorde; // by rank the number in order of appearance
    private readonly int[] _begin; // by number
    private readonly int[] _aantal; // by number: the rows that are evaluated
    private readonly uint[] _rijen;
    private readonly uint[] _regels;
    private readonly ushort[]? _redenen;
    private readonly Sleuteltabel _redenteksten;
    private readonly List<Leerlingkader> _kaders;

    internal Verzuimbestand(Keurkader kader, Sleuteltabel sleutels, int[] begin, int[] aantal, uint[] rijen, uint[] regels,
        ushort[]? redenen, Sleuteltabel redenteksten, List<Leerlingkader> kaders, int laatsteDagMetRij, Rijtelling telling)
    {
        Kader = kader;
        _sleutels = sleutels;
        _begin = begin;
        _aantal = aantal;
        _rijen = rijen;
        _regels = regels;
        _redenen = redenen;
        _redenteksten = redenteksten;
        _kaders = kaders;
        LaatsteDagMetRij = laatsteDagMetRij;
        Telling = telling;
        _volgorde = OpSleutel(sleutels);
    }

    // by bytes, which for UTF-8 is the order of the code points; most exports are in order already
    private static int[] OpSleutel(Sleuteltabel sleutels)
    {
        var volgorde = new int[sleutels.Aantal];
        var opVolgorde = true;
        for (var i = 0; i < volgorde.Length; i++)
        {
            volgorde[i] = i;
            opVolgorde &= i == 0 || sleutels[i - 1].SequenceCompareTo(sleutels[i]) < 0;
        }
        if (!opVolgorde)
            volgorde.AsSpan().Sort((a, b) => sleutels[a].SequenceCompareTo(sleutels[b]));
        return volgorde;
    }

    public Keurkader Kader { get; }

    public Schoolkalender Kalender => Kader.Kalender;

    /// <summary>The number of pupils with a row that was judged.</summary>
    public int Leerlingen => _volgorde.Length;

    /// <summary>Index of the last school day, not after today, that has a row; -1 when there is none.</summary>
    public int LaatsteDagMetRij { get; }

    public Rijtelling Telling { get; }

    /// <summary>The key of a pupil, UTF-8.</summary>
    public ReadOnlySpan<byte> Sleutel(int leerling) => _sleutels[_volgorde[leerling]];

    /// <summary>The rows of a pupil that are evaluated, in the pupil's own calendar.</summary>
    public ReadOnlySpan<uint> Rijen(int leerling)
    {
        var i = _volgorde[leerling];
        return _rijen.AsSpan(_begin[i], _aantal[i]);
    }

    /// <summary>The physical line of each of <see cref="Rijen"/>.</summary>
    public ReadOnlySpan<uint> Regels(int leerling)
    {
        var i = _volgorde[leerling];
        return _regels.AsSpan(_begin[i], _aantal[i]);
    }

    /// <summary>The reason carried along with a row, UTF-8; empty when none was given.</summary>
    public ReadOnlySpan<byte> Reden(int leerling, int rij)
    {
        if (_redenen is null)
            return default;
        var nummer = _redenen[_begin[_volgorde[leerling]] + rij];
        return nummer == 0 ? default : _redenteksten[nummer - 1];
    }

    /// <summary>What the list of pupils says, or null.</summary>
    public Leerlinggegevens? Gegevens(int leerling) => _kaders[_volgorde[leerling]].Gegevens;

    /// <summary>The pupil's own timetable, or null.</summary>
    public Leerlingrooster? Rooster(int leerling) => _kaders[_volgorde[leerling]].Rooster;

    /// <summary>The calendar in which the rows of a pupil are dated.</summary>
    public Schoolkalender KalenderVan(int leerling) => Rooster(leerling)?.Kalender ?? Kalender;
}
