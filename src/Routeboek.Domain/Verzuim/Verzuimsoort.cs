namespace Routeboek.Domain.Verzuim;

/// <summary>The kinds of registration (contract "signaleren", column <c>soort</c>). The numbers are part of the packed form.</summary>
public enum Verzuimsoort
{
    /// <summary>Late. Minutes may be 0; conflicts with nothing.</summary>
    TeLaat = 0,

    /// <summary>Reported ill.</summary>
    Ziek = 1,

    /// <summary>Went home ill during the day.</summary>
    ZiekNaarHuis = 2,

    /// <summary>Absent without permission.</summary>
    Ongeoorloofd = 3,

    /// <summary>Absent with permission.</summary>
    Geoorloofd = 4,

    /// <summary>Absent and not explained yet; never counted as <see cref="Ongeoorloofd"/>.</summary>
    Onbekend = 5,

    /// <summary>In the building, not taking part in the own group.</summary>
    NietInGroep = 6,
}

/// <summary>A set of kinds, one bit per <see cref="Verzuimsoort"/>.</summary>
public readonly record struct Soorten(byte Bits)
{
    public static readonly Soorten TeLaat = Van(Verzuimsoort.TeLaat);

    public static readonly Soorten Ziekte = Van(Verzuimsoort.Ziek, Verzuimsoort.ZiekNaarHuis);

    /// <summary>The kinds that make a day "niet meedoen": ill, permitted, not permitted, not explained.</summary>
    public static readonly Soorten NietMeedoen = Van(Verzuimsoort.Ziek, Verzuimsoort.ZiekNaarHuis,
        Verzuimsoort.Ongeoorloofd, Verzuimsoort.Geoorloofd, Verzuimsoort.Onbekend);

    /// <summary>The kinds whose minutes are absent minutes: all but "niet in groep".</summary>
    public static readonly Soorten Afwezig = Van(Verzuimsoort.TeLaat, Verzuimsoort.Ziek, Verzuimsoort.ZiekNaarHuis,
        Verzuimsoort.Ongeoorloofd, Verzuimsoort.Geoorloofd, Verzuimsoort.Onbekend);

    public static Soorten Van(params ReadOnlySpan<Verzuimsoort> soorten)
    {
        byte bits = 0;
        foreach (var s in soorten)
            bits |= (byte)(1 << (int)s);
        return new Soorten(bits);
    }

    public bool Bevat(Verzuimsoort soort) => (Bits >> (int)soort & 1) != 0;

    /// <summary>True when the two sets share a kind.</summary>
    public bool Raakt(Soorten andere) => (Bits & andere.Bits) != 0;
}
