namespace Routeboek.Application.Demo;

/// <summary>
/// splitmix64: the same numbers on every machine and for every release of the platform, which System.Random does not promise.
/// Only whole numbers and the four basic operations on doubles are used for the same reason.
/// </summary>
internal struct Loting
{
    private const ulong Stap = 0x9E3779B97F4A7C15;
    private ulong _stand;

    /// <summary>A stream of its own for each (seed, subject, purpose), so that one part of the model can change without moving the others.</summary>
    public Loting(ulong zaad, ulong onderwerp, Lotingsdoel doel)
    {
        _stand = Meng(Meng(Meng(zaad + Stap) ^ onderwerp) + Stap * ((ulong)doel + 1));
    }

    public ulong Volgende() => Meng(_stand += Stap);

    /// <summary>True with this probability; 0 never, 1 always.</summary>
    public bool Kans(double kans) => (Volgende() >> 11) * (1.0 / (1UL << 53)) < kans;

    /// <summary>0 up to <paramref name="aantal"/>, exclusive.</summary>
    public int Onder(int aantal) => (int)Math.BigMul(Volgende(), (ulong)aantal, out _);

    /// <summary>Both bounds inclusive.</summary>
    public int Tussen(int laagste, int hoogste) => laagste + Onder(hoogste - laagste + 1);

    /// <summary>An index, drawn by weights in thousandths that add up to 1000.</summary>
    public int Kies(ReadOnlySpan<short> gewichten)
    {
        var worp = Onder(1000);
        var i = 0;
        while (i < gewichten.Length - 1 && (worp -= gewichten[i]) >= 0)
            i++;
        return i;
    }

    private static ulong Meng(ulong z)
    {
        z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9;
        z = (z ^ z >> 27) * 0x94D049BB133111EB;
        return z ^ z >> 31;
    }
}

/// <summary>What a stream of numbers is drawn for. The numbers are part of the invented world: never renumber.</summary>
internal enum Lotingsdoel
{
    Leerling = 0,
    School = 1,
    Groep = 2,
    Thuiszitten = 3,
    Ziekte = 4,
    Geoorloofd = 5,
    Luxe = 6,
    Spijbelen = 7,
    NietInGroep = 8,
    TeLaat = 9,
    Onbekend = 10,
    Jaar = 11,
    Sleutel = 12,
    Naam = 13,
    Gezin = 14,
    Keuze = 15,
}
