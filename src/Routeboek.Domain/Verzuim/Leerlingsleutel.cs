using System.Text;

namespace Routeboek.Domain.Verzuim;

/// <summary>What is wrong with a pupil's key.</summary>
public enum Sleuteloordeel
{
    Goed,
    Leeg,
    TeLang,
    Burgerservicenummer,
    VerbodenTeken,
}

/// <summary>
/// The school's own key of a pupil: 1 to 64 Unicode characters, trimmed, case-sensitive, never a BSN (contract "signaleren",
/// column <c>leerling</c>: a samenwerkingsverband may not receive it).
/// Works on UTF-8, so that the big files need not become strings first.
/// </summary>
public static class Leerlingsleutel
{
    /// <summary>The longest key, in Unicode characters (code points), inclusive.</summary>
    public const int MaximaleLengte = 64;

    private const int CijfersBurgerservicenummer = 9;

    /// <summary>The key without white space around it.</summary>
    public static ReadOnlySpan<byte> ZonderRand(ReadOnlySpan<byte> utf8)
    {
        while (!utf8.IsEmpty && EersteIsRand(utf8, out var lengte))
            utf8 = utf8[lengte..];
        while (!utf8.IsEmpty && LaatsteIsRand(utf8, out var lengte))
            utf8 = utf8[..^lengte];
        return utf8;
    }

    /// <summary>Judges a key that has no white space around it any more.</summary>
    public static Sleuteloordeel Beoordeel(ReadOnlySpan<byte> sleutel)
    {
        if (sleutel.IsEmpty)
            return Sleuteloordeel.Leeg;
        if (sleutel.Length > MaximaleLengte * 4)
            return Sleuteloordeel.TeLang;
        var tekens = 0;
        for (var i = 0; i < sleutel.Length; i++)
        {
            var b = sleutel[i];
            if (b < 0x20 || b == 0x7F)
                return Sleuteloordeel.VerbodenTeken;
            // U+0080-U+009F are control characters too: C2 80 - C2 9F
            if (b == 0xC2 && i + 1 < sleutel.Length && sleutel[i + 1] < 0xA0)
                return Sleuteloordeel.VerbodenTeken;
            if ((b & 0xC0) != 0x80)
                tekens++;
        }
        if (tekens > MaximaleLengte)
            return Sleuteloordeel.TeLang;
        return IsBurgerservicenummer(sleutel) ? Sleuteloordeel.Burgerservicenummer : Sleuteloordeel.Goed;
    }

    /// <summary>What is wrong, in Dutch, without the key itself.</summary>
    public static string Wat(Sleuteloordeel oordeel) => oordeel switch
    {
        Sleuteloordeel.Goed => "niets",
        Sleuteloordeel.Leeg => "de leerling is niet ingevuld",
        Sleuteloordeel.TeLang => "de sleutel van de leerling is te lang",
        Sleuteloordeel.Burgerservicenummer => "dit lijkt een burgerservicenummer en mag hier niet staan",
        Sleuteloordeel.VerbodenTeken => "de sleutel van de leerling bevat een besturingsteken",
    };

    /// <summary>What a key must be, in Dutch.</summary>
    public static string Verwacht => "het leerlingnummer van de school, 1 tot en met 64 tekens, geen BSN";

    /// <summary>
    /// True for nine digits that pass the 11-proef: 9, 8, 7, 6, 5, 4, 3, 2 times the first eight digits, minus the ninth, is a
    /// multiple of 11.
    /// </summary>
    public static bool IsBurgerservicenummer(ReadOnlySpan<byte> tekst)
    {
        if (tekst.Length != CijfersBurgerservicenummer)
            return false;
        var som = 0;
        for (var i = 0; i < CijfersBurgerservicenummer; i++)
        {
            var cijfer = tekst[i] - '0';
            if ((uint)cijfer > 9)
                return false;
            som += i == CijfersBurgerservicenummer - 1 ? -cijfer : (CijfersBurgerservicenummer - i) * cijfer;
        }
        return som % 11 == 0;
    }

    /// <summary>True when nine digits or more stand in the text, points and spaces between them overlooked.</summary>
    public static bool KanBurgerservicenummerBevatten(ReadOnlySpan<byte> tekst)
    {
        var cijfers = 0;
        foreach (var b in tekst)
        {
            if (b is >= (byte)'0' and <= (byte)'9')
            {
                if (++cijfers == CijfersBurgerservicenummer)
                    return true;
            }
            else if (b is not ((byte)'.' or (byte)' '))
            {
                cijfers = 0;
            }
        }
        return false;
    }

    private static bool EersteIsRand(ReadOnlySpan<byte> utf8, out int lengte)
    {
        lengte = 1;
        if (utf8[0] < 0x80)
            return utf8[0] is (byte)' ' or (>= 9 and <= 13);
        Rune.DecodeFromUtf8(utf8, out var teken, out lengte);
        return Rune.IsWhiteSpace(teken);
    }

    private static bool LaatsteIsRand(ReadOnlySpan<byte> utf8, out int lengte)
    {
        lengte = 1;
        if (utf8[^1] < 0x80)
            return utf8[^1] is (byte)' ' or (>= 9 and <= 13);
        Rune.DecodeLastFromUtf8(utf8, out var teken, out lengte);
        return Rune.IsWhiteSpace(teken);
    }
}
