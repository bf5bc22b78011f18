using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Unicode;
using Routeboek.Domain.Verzuim;

namespace Routeboek.Application.Registraties.Bronnen;

/// <summary>Reading and writing of small pieces of UTF-8.</summary>
internal static class Tekst
{
    /// <summary>Cells longer than this never hold a key, a date or a code.</summary>
    public const int MaximaleSleutellengte = 256;

    private static readonly byte[][] Soortwoorden =
    [
        "te_laat"u8.ToArray(), "ziek"u8.ToArray(), "ziek_naar_huis"u8.ToArray(), "ongeoorloofd"u8.ToArray(),
        "geoorloofd"u8.ToArray(), "onbekend"u8.ToArray(), "niet_in_groep"u8.ToArray(),
    ];

    // 0x80-0x9F of Windows-1252; the five holes stay what they are in Latin-1
    private static readonly char[] Windows1252 =
    [
        '\u20AC', '\u0081', '\u201A', '\u0192', '\u201E', '\u2026', '\u2020', '\u2021', '\u02C6', '\u2030', '\u0160', '\u2039', '\u0152', '\u008D', '\u017D', '\u008F',
        '\u0090', '\u2018', '\u2019', '\u201C', '\u201D', '\u2022', '\u2013', '\u2014', '\u02DC', '\u2122', '\u0161', '\u203A', '\u0153', '\u009D', '\u017E', '\u0178',
    ];

    /// <summary>The word of the contract for a kind, in UTF-8.</summary>
    public static ReadOnlySpan<byte> Woord(Verzuimsoort soort) => Soortwoorden[(int)soort];

    /// <summary>The word of the contract for a kind.</summary>
    public static string Naam(Verzuimsoort soort) => Encoding.UTF8.GetString(Soortwoorden[(int)soort]);

    public static Verzuimsoort? Soort(ReadOnlySpan<byte> woord)
    {
        for (var i = 0; i < Soortwoorden.Length; i++)
        {
            if (Ascii.EqualsIgnoreCase(woord, Soortwoorden[i]))
                return (Verzuimsoort)i;
        }
        return null;
    }

    public static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> tekst)
    {
        while (!tekst.IsEmpty && tekst[0] is (byte)' ' or (byte)'\t')
            tekst = tekst[1..];
        while (!tekst.IsEmpty && tekst[^1] is (byte)' ' or (byte)'\t')
            tekst = tekst[..^1];
        // no-break space, as spreadsheets and web pages leave it
        while (tekst.Length >= 2 && tekst[0] == 0xC2 && tekst[1] == 0xA0)
            tekst = tekst[2..];
        while (tekst.Length >= 2 && tekst[^2] == 0xC2 && tekst[^1] == 0xA0)
            tekst = tekst[..^2];
        return tekst;
    }

    public static string Lees(ReadOnlySpan<byte> utf8) => Encoding.UTF8.GetString(utf8);

    /// <summary>A whole number of at most nine digits. A spreadsheet's <c>3.0</c> is 3.</summary>
    public static bool TryGetal(ReadOnlySpan<byte> tekst, out int getal)
    {
        if (tekst.EndsWith(".0"u8) || tekst.EndsWith(",0"u8))
            tekst = tekst[..^2];
        getal = 0;
        return tekst.Length is > 0 and <= 9 && Utf8Parser.TryParse(tekst, out getal, out var gelezen) && gelezen == tekst.Length && getal >= 0;
    }

    /// <summary>Time of day: <c>08:30</c>, <c>8:30:00</c>, <c>0830</c>, <c>8.30</c>.</summary>
    public static bool TryTijd(ReadOnlySpan<byte> tekst, out TimeOnly tijd)
    {
        tijd = default;
        var scheiding = tekst.IndexOfAny((byte)':', (byte)'.');
        int uur, minuut;
        if (scheiding < 0)
        {
            if (tekst.Length is not (3 or 4) || !TryGetal(tekst, out var alles))
                return false;
            (uur, minuut) = (alles / 100, alles % 100);
        }
        else
        {
            var rest = tekst[(scheiding + 1)..];
            var tweede = rest.IndexOfAny((byte)':', (byte)'.');
            if (!TryGetal(tekst[..scheiding], out uur) || !TryGetal(tweede < 0 ? rest : rest[..tweede], out minuut))
                return false;
        }
        if (uur == 24 && minuut == 0)
            (uur, minuut) = (23, 59);
        if (uur > 23 || minuut > 59)
            return false;
        tijd = new TimeOnly(uur, minuut);
        return true;
    }

    /// <summary><c>20260115</c>.</summary>
    public static bool TryKaleDatum(ReadOnlySpan<byte> tekst, out DateOnly datum)
    {
        datum = default;
        return tekst.Length == 8 && TryGetal(tekst, out var getal) && TryDatum(getal / 10000, getal / 100 % 100, getal % 100, out datum);
    }

    public static bool TryDatum(int jaar, int maand, int dag, out DateOnly datum)
    {
        datum = default;
        if (jaar is < 1900 or > 2200 || maand is < 1 or > 12 || dag < 1 || dag > DateTime.DaysInMonth(jaar, maand))
            return false;
        datum = new DateOnly(jaar, maand, dag);
        return true;
    }

    /// <summary>
    /// <c>2026-01-15</c>, with or without time and offset. The date is the local date as written; only <c>Z</c>, which says that
    /// the local time is not written, is turned into Dutch time.
    /// </summary>
    public static bool TryIso(ReadOnlySpan<byte> tekst, out DateOnly datum, out TimeOnly? tijd)
    {
        datum = default;
        tijd = null;
        if (tekst.Length < 10 || tekst[4] != (byte)'-' || tekst[7] != (byte)'-'
            || !TryGetal(tekst[..4], out var jaar) || !TryGetal(tekst[5..7], out var maand) || !TryGetal(tekst[8..10], out var dag)
            || !TryDatum(jaar, maand, dag, out datum))
        {
            return false;
        }
        if (tekst.Length == 10)
            return true;
        if (tekst[10] is not ((byte)'T' or (byte)' '))
            return false;
        var rest = tekst[11..];
        var einde = rest.IndexOfAnyExcept(Tijdtekens);
        if (!TryTijd(einde < 0 ? rest : rest[..einde], out var klok))
            return false;
        if (einde >= 0 && rest[einde..].SequenceEqual("Z"u8))
        {
            var hier = NederlandseTijd(datum.ToDateTime(klok));
            datum = DateOnly.FromDateTime(hier);
            klok = TimeOnly.FromDateTime(hier);
        }
        else if (einde >= 0 && rest[einde] is not ((byte)'+' or (byte)'-'))
        {
            return false;
        }
        tijd = klok;
        return true;
    }

    private static readonly SearchValues<byte> Tijdtekens = SearchValues.Create("0123456789:."u8);

    /// <summary>
    /// Summer time runs from 01:00 UTC on the last Sunday of March to 01:00 UTC on the last Sunday of October (Directive 2000/84/EC);
    /// worked out here, so that a machine without time zone files reads the same dates.
    /// </summary>
    private static DateTime NederlandseTijd(DateTime utc)
    {
        var zomer = utc >= LaatsteZondag(utc.Year, 3).AddHours(1) && utc < LaatsteZondag(utc.Year, 10).AddHours(1);
        return utc.AddHours(zomer ? 2 : 1);
    }

    private static DateTime LaatsteZondag(int jaar, int maand)
    {
        var laatste = new DateTime(jaar, maand, 31, 0, 0, 0, DateTimeKind.Unspecified);
        return laatste.AddDays(-(int)laatste.DayOfWeek);
    }

    public static int Schrijf(DateOnly datum, Span<byte> doel) =>
        datum.TryFormat(doel, out var geschreven, "yyyy-MM-dd", CultureInfo.InvariantCulture) ? geschreven : 0;

    /// <summary>Windows-1252 to UTF-8; the target has room for three bytes per byte.</summary>
    public static int VanWindows1252(ReadOnlySpan<byte> bron, Span<byte> doel)
    {
        var n = 0;
        foreach (var b in bron)
        {
            var teken = b is >= 0x80 and <= 0x9F ? Windows1252[b - 0x80] : (char)b;
            n += new Rune(teken).EncodeToUtf8(doel[n..]);
        }
        return n;
    }

    /// <summary>At most <paramref name="maximum"/> bytes, never half a character.</summary>
    public static ReadOnlySpan<byte> Afgekapt(ReadOnlySpan<byte> utf8, int maximum)
    {
        if (utf8.Length <= maximum)
            return utf8;
        while (maximum > 0 && (utf8[maximum] & 0xC0) == 0x80)
            maximum--;
        return utf8[..maximum];
    }

    // two words with a capital and small letters: a shifted column can put a person where a code is expected
    private static bool LijktVolledigeNaam(string tekst) => tekst
        .Split([' ', ','], StringSplitOptions.RemoveEmptyEntries)
        .Count(w => w.Length > 1 && char.IsUpper(w[0]) && char.IsLower(w[1])) >= 2;

    /// <summary>How a value from a file may stand in a message: short, on one line, and no nine digits or words that can be a person.</summary>
    public static string Toonbaar(ReadOnlySpan<byte> waarde)
    {
        if (!Utf8.IsValid(waarde))
            return "(onleesbaar)";
        var tekst = Lees(Afgekapt(waarde, 60));
        if (tekst.Count(char.IsAsciiDigit) >= 8 || LijktVolledigeNaam(tekst))
            return "(niet getoond)";
        var schoon = new StringBuilder(tekst.Length);
        foreach (var teken in tekst.Length > 24 ? tekst.AsSpan(0, 24) : tekst)
            schoon.Append(char.IsControl(teken) || char.IsSurrogate(teken) ? '?' : teken);
        return tekst.Length > 24 ? schoon.Append("...").ToString() : schoon.ToString();
    }
}

/// <summary>The check that a citizen service number passes (Besluit Burgerservicenummer): 9a+8b+...+2h-i is a multiple of 11.</summary>
internal static class Elfproef
{
    public static bool Slaagt(ReadOnlySpan<byte> tekst)
    {
        if (tekst.Length != 9)
            return false;
        var som = 0;
        var alles = 0;
        for (var i = 0; i < 9; i++)
        {
            var cijfer = tekst[i] - '0';
            if ((uint)cijfer > 9)
                return false;
            alles += cijfer;
            som += (i == 8 ? -1 : 9 - i) * cijfer;
        }
        return alles > 0 && som % 11 == 0;
    }
}
