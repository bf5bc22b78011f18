namespace Routeboek.Domain.Verzuim;

/// <summary>What becomes of a well-formed row among the rows of its pupil and day.</summary>
public enum Rijoordeel
{
    /// <summary>Accepted.</summary>
    Geteld,

    /// <summary>The same row was accepted before; it counts once.</summary>
    Dubbel,

    /// <summary>Its slot overlaps that of an accepted row.</summary>
    Geweigerd,
}

/// <summary>
/// Judges the rows of one pupil and one day in file order (contract "signaleren", the paragraph below VERZUIM.csv).
/// Only accepted rows count. Reused from day to day; not thread-safe.
/// </summary>
public sealed class Dagkeurder
{
    private const uint LesurenMasker = 0x1FFFE; // bits 1-16
    private const uint DagdelenMasker = 0xE0000; // bits 17-19

    private const int VeelTeLaat = 32;

    private readonly uint[] _geteld = new uint[64]; // accepted, other than late: no more can stand side by side on a day
    private readonly uint[] _teLaat = new uint[VeelTeLaat];
    private HashSet<uint>? _veelTeLaat; // a file could say thousands of times late on one day
    private int _aantal;
    private int _aantalTeLaat;
    private uint _bezet;
    private uint _bezetNietInGroep;

    /// <summary>Forgets the day before.</summary>
    public void NieuweDag()
    {
        _bezet = 0;
        _bezetNietInGroep = 0;
        _aantal = 0;
        _aantalTeLaat = 0;
        _veelTeLaat = null;
    }

    /// <summary>Judges the next row of the day and remembers it when it is accepted.</summary>
    public Rijoordeel Keur(uint rij)
    {
        var registratie = new Registratie(rij);
        var vak = registratie.Tijdvak.Code;
        if (registratie.Soort == Verzuimsoort.TeLaat)
            return KeurTeLaat(rij);

        ref var bezet = ref registratie.Soort == Verzuimsoort.NietInGroep ? ref _bezetNietInGroep : ref _bezet;
        if ((bezet & BotsMasker(vak)) != 0)
        {
            foreach (var andere in _geteld.AsSpan(0, _aantal))
            {
                if (andere == rij)
                    return Rijoordeel.Dubbel;
            }
            foreach (var andere in _geteld.AsSpan(0, _aantal))
            {
                if (Botst(registratie, new Registratie(andere)))
                    return Rijoordeel.Geweigerd;
            }
        }

        bezet |= 1u << vak;
        _geteld[_aantal++] = rij;
        return Rijoordeel.Geteld;
    }

    private Rijoordeel KeurTeLaat(uint rij)
    {
        if (_veelTeLaat is { } veel)
            return veel.Add(rij) ? Rijoordeel.Geteld : Rijoordeel.Dubbel;
        var bekend = _teLaat.AsSpan(0, _aantalTeLaat);
        if (bekend.Contains(rij))
            return Rijoordeel.Dubbel;
        if (_aantalTeLaat < VeelTeLaat)
            _teLaat[_aantalTeLaat++] = rij;
        else
            _veelTeLaat = [.. bekend, rij];
        return Rijoordeel.Geteld;
    }

    /// <summary>The accepted row that a refused row overlaps, for the message.</summary>
    public Registratie? BotsendeRij(uint rij)
    {
        foreach (var andere in _geteld.AsSpan(0, _aantal))
        {
            if (Botst(new Registratie(rij), new Registratie(andere)))
                return new Registratie(andere);
        }
        return null;
    }

    /// <summary>True when two different rows of one pupil and day cannot both be accepted.</summary>
    public static bool Botst(Registratie a, Registratie b)
    {
        if (a.Soort == Verzuimsoort.TeLaat || b.Soort == Verzuimsoort.TeLaat)
            return false;
        if ((a.Soort == Verzuimsoort.NietInGroep) != (b.Soort == Verzuimsoort.NietInGroep))
            return false;
        return a.Tijdvak.Overlapt(b.Tijdvak) && !WijktVoor(a, b) && !WijktVoor(b, a);
    }

    /// <summary>
    /// True when a row "not explained yet" gives way to another of the same day: accepted and counted as read, but not evaluated.
    /// </summary>
    public static bool WijktVoor(Registratie onbekend, Registratie andere) =>
        onbekend.Soort == Verzuimsoort.Onbekend && Verklarend.Bevat(andere.Soort) && andere.Tijdvak.Dekt(onbekend.Tijdvak);

    /// <summary>
    /// Copies the rows that are evaluated: all accepted rows of one pupil but the "not explained yet" ones that gave way.
    /// </summary>
    /// <param name="geteld">Accepted rows, ordered by day.</param>
    /// <param name="werkzaam">Room for as many rows.</param>
    /// <returns>The number of rows copied.</returns>
    public static int Werkzaam(ReadOnlySpan<uint> geteld, Span<uint> werkzaam)
    {
        var n = 0;
        for (var i = 0; i < geteld.Length; i++)
        {
            if (new Registratie(geteld[i]).Soort == Verzuimsoort.Onbekend && IsGeweken(geteld, i))
                continue;
            werkzaam[n++] = geteld[i];
        }
        return n;
    }

    /// <summary>True when row <paramref name="i"/> gave way to another accepted row of its day.</summary>
    public static bool IsGeweken(ReadOnlySpan<uint> geteld, int i)
    {
        var onbekend = new Registratie(geteld[i]);
        for (var j = i - 1; j >= 0 && new Registratie(geteld[j]).Dag == onbekend.Dag; j--)
        {
            if (WijktVoor(onbekend, new Registratie(geteld[j])))
                return true;
        }
        for (var j = i + 1; j < geteld.Length && new Registratie(geteld[j]).Dag == onbekend.Dag; j++)
        {
            if (WijktVoor(onbekend, new Registratie(geteld[j])))
                return true;
        }
        return false;
    }

    private static readonly Soorten Verklarend = Soorten.Van(
        Verzuimsoort.Ziek, Verzuimsoort.ZiekNaarHuis, Verzuimsoort.Ongeoorloofd, Verzuimsoort.Geoorloofd);

    // which occupied slots can overlap a new row with this slot
    private static uint BotsMasker(int vak) => vak switch
    {
        <= Tijdvak.HoogsteLesuur => 1u << vak | DagdelenMasker,
        17 => 1u << 17 | 1u << 19 | LesurenMasker,
        18 => 1u << 18 | 1u << 19 | LesurenMasker,
        _ => DagdelenMasker | LesurenMasker,
    };
}
