using System.Text;
using System.Text.Unicode;
using Routeboek.Application.Invoer;

namespace Routeboek.Application.Registraties;

/// <summary>A piece of a CSV file that begins and ends at a record, as UTF-8.</summary>
internal sealed class Csvblok
{
    public byte[] Bytes { get; set; } = [];

    public int Lengte { get; set; }

    /// <summary>Physical line on which it begins, 1-based.</summary>
    public long EersteRegel { get; set; }

    /// <summary>True for a line too long to hold: there are no bytes, only the line.</summary>
    public bool TeLangeRegel { get; set; }

    /// <summary>True when no quote stands in it.</summary>
    public bool ZonderAanhaling { get; set; }

    /// <summary>True when it is plain ASCII.</summary>
    public bool IsAscii { get; set; }

    public ReadOnlySpan<byte> Data => Bytes.AsSpan(0, Lengte);
}

/// <summary>
/// Cuts a CSV stream into blocks at record boundaries, in memory that does not grow with the file: counts lines, recognises the
/// encoding and passes over lines that are too long.
/// </summary>
internal sealed class Blokdeler(Stream invoer, Action<string> opmerking)
{
    /// <summary>Bytes per block; well above the longest record.</summary>
    public const int Blokgrootte = 256 * 1024;

    private byte[] _rest = new byte[Blokgrootte];
    private int _restLengte;
    private bool _einde;
    private long _regel = 1;
    private Codering _codering = Codering.Onbekend;

    private enum Codering
    {
        Onbekend,
        Utf8,
        Windows1252,
    }

    /// <summary>Set once the header is known; quotes are judged by it.</summary>
    public byte Scheiding { get; set; } = (byte)';';

    /// <summary>Bytes read from the stream so far.</summary>
    public long Gelezen { get; private set; }

    /// <summary>Reads the header record: the bytes of the first line, without its line end. Null when the file is empty.</summary>
    /// <exception cref="Bestandsfout">Not a text file, or no line end where a header should end.</exception>
    public byte[]? LeesKop()
    {
        Vul();
        var data = _rest.AsSpan(0, _restLengte);
        if (data is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
            throw new Bestandsfout("het bestand is opgeslagen als UTF-16; sla het op als 'CSV UTF-8'");
        if (data.StartsWith(Bom))
        {
            _codering = Codering.Utf8;
            Neem(Bom.Length);
            data = _rest.AsSpan(0, _restLengte);
        }
        var leeg = data.Length - data.TrimStart("\r\n"u8).Length;
        _regel += data[..leeg].Count((byte)'\n');
        Neem(leeg);
        Vul();
        data = _rest.AsSpan(0, _restLengte);
        if (data.Trim(" \t\r\n"u8).IsEmpty && _einde)
            return null;
        var einde = data.IndexOf((byte)'\n');
        var kop = data[..(einde < 0 ? data.Length : einde)];
        if (kop.Length > Csvrecord.Langste)
            throw new Bestandsfout("regel 1: de kopregel is langer dan 64 KiB; verwacht: een CSV-bestand met een kopregel");
        if (kop.EndsWith("\r"u8))
            kop = kop[..^1];
        if (kop.Contains((byte)'\r'))
            throw new Bestandsfout("de regels eindigen op een los CR-teken (oud Mac-formaat); sla het bestand op als 'CSV UTF-8'");
        if (kop.Contains((byte)0))
            throw new Bestandsfout("regel 1: de kopregel bevat NUL-tekens; verwacht: een tekstbestand");
        var kopie = new byte[kop.Length * 3];
        var utf8 = Utf8.IsValid(kop);
        var lengte = utf8 ? Kopieer(kop, kopie) : Windows1252.NaarUtf8(kop, kopie);
        if (!utf8 && _codering == Codering.Onbekend)
            IsGelezenAlsWindows1252();
        Neem(einde < 0 ? _restLengte : einde + 1);
        _regel++;
        return kopie[..lengte];
    }

    /// <summary>The next block, or null at the end.</summary>
    /// <param name="blok">Receives it; its buffer is used again.</param>
    public bool Volgende(Csvblok blok)
    {
        Vul();
        blok.TeLangeRegel = false;
        blok.EersteRegel = _regel;
        blok.Lengte = 0;
        if (_restLengte == 0)
            return false;
        var data = _rest.AsSpan(0, _restLengte);
        blok.ZonderAanhaling = !data.Contains((byte)'"');
        var einde = _einde ? data.Length : LaatsteRecordeinde(data, blok.ZonderAanhaling);
        if (einde == 0)
        {
            SlaRegelOver();
            blok.TeLangeRegel = true;
            return true;
        }

        var deel = data[..einde];
        _regel += deel.Count((byte)'\n') + (deel[^1] == (byte)'\n' ? 0 : 1);
        Decodeer(deel, blok);
        return true;
    }

    private static ReadOnlySpan<byte> Bom => [0xEF, 0xBB, 0xBF];

    // the end of the last whole record; 0 when not even one ends here
    private int LaatsteRecordeinde(ReadOnlySpan<byte> data, bool zonderAanhaling)
    {
        if (zonderAanhaling)
            return data.LastIndexOf((byte)'\n') + 1;
        var begin = 0;
        while (begin < data.Length)
        {
            var soort = Csvrecord.Zoek(data, begin, Scheiding, alles: false, out var na);
            if (soort == Csvrecord.Einde.Onvolledig || data[na - 1] != (byte)'\n')
                break;
            begin = na;
        }
        return begin;
    }

    private void Decodeer(ReadOnlySpan<byte> data, Csvblok blok)
    {
        var ascii = Ascii.IsValid(data);
        if (!ascii && _codering == Codering.Onbekend)
        {
            if (Utf8.IsValid(data) || !IsWindows1252(data))
                _codering = Codering.Utf8;
            else
                IsGelezenAlsWindows1252();
        }
        blok.IsAscii = ascii;
        var omzetten = !ascii && _codering == Codering.Windows1252;
        var nodig = omzetten ? data.Length * 3 : data.Length;
        if (blok.Bytes.Length < nodig)
            blok.Bytes = new byte[Math.Max(nodig, Blokgrootte)];
        if (omzetten || blok.Bytes.Length != _rest.Length)
        {
            blok.Lengte = omzetten ? Windows1252.NaarUtf8(data, blok.Bytes) : Kopieer(data, blok.Bytes);
            Neem(data.Length);
            return;
        }
        // the block gets the buffer itself; only what belongs to the next one is copied
        blok.Lengte = data.Length;
        _restLengte = Kopieer(_rest.AsSpan(data.Length, _restLengte - data.Length), blok.Bytes);
        (_rest, blok.Bytes) = (blok.Bytes, _rest);
    }

    private void IsGelezenAlsWindows1252()
    {
        _codering = Codering.Windows1252;
        opmerking("het bestand is geen UTF-8 en is gelezen als Windows-1252");
    }

    /// <summary>
    /// True when the bytes above 127 read as letters and signs of western Europe: then the file is Windows-1252 and not broken UTF-8.
    /// A stray half of a UTF-8 letter (Â, Ã) or a byte order mark (ÿþ) does not.
    /// </summary>
    private static bool IsWindows1252(ReadOnlySpan<byte> data)
    {
        foreach (var b in data)
        {
            if (b >= 0x80 && b is not (0x80 or 0x85 or 0x8A or 0x8E or (>= 0x91 and <= 0x97) or 0x9A or 0x9E or 0x9F or (>= 0xA0 and <= 0xBF)
                or (>= 0xC0 and <= 0xC1) or (>= 0xC4 and <= 0xCF) or 0xD1 or (>= 0xD2 and <= 0xD6) or (>= 0xD8 and <= 0xDD)
                or (>= 0xDF and <= 0xEF) or (>= 0xF1 and <= 0xF6) or (>= 0xF8 and <= 0xFD)))
            {
                return false;
            }
        }
        return true;
    }

    private void SlaRegelOver()
    {
        while (true)
        {
            var einde = _rest.AsSpan(0, _restLengte).IndexOf((byte)'\n');
            if (einde >= 0)
            {
                Neem(einde + 1);
                break;
            }
            _restLengte = 0;
            if (_einde)
                break;
            Vul();
        }
        _regel++;
    }

    private void Vul()
    {
        while (!_einde && _restLengte < _rest.Length)
        {
            var n = invoer.Read(_rest, _restLengte, _rest.Length - _restLengte);
            Gelezen += n;
            _restLengte += n;
            _einde = n == 0;
        }
    }

    private void Neem(int aantal)
    {
        _rest.AsSpan(aantal, _restLengte - aantal).CopyTo(_rest);
        _restLengte -= aantal;
    }

    private static int Kopieer(ReadOnlySpan<byte> van, Span<byte> naar)
    {
        van.CopyTo(naar);
        return van.Length;
    }
}
