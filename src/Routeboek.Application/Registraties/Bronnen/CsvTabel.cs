using System.Text;
using System.Text.Unicode;

namespace Routeboek.Application.Registraties.Bronnen;

/// <summary>
/// CSV per RFC 4180 as schools' systems write it: any of <c>; , tab |</c>, UTF-8 with or without BOM or Windows-1252, LF, CRLF or CR.
/// A quote that is never closed costs one row, not the rest of the file.
/// </summary>
internal sealed class CsvTabel : Tabellezer
{
    /// <summary>A longer record is an unclosed quote or no absence export.</summary>
    public const int MaximaleRij = 64 * 1024;

    private const int Buffergrootte = 4 * MaximaleRij;

    private readonly Stream _invoer;
    private readonly byte[] _buffer = new byte[Buffergrootte];
    private readonly byte[] _omgezet = new byte[3 * MaximaleRij];
    private bool _utf8; // a BOM or an earlier row said so
    private byte _scheiding;
    private int _van;
    private int _tot;
    private bool _einde;
    private bool _windows1252;
    private bool _uitOmgezet;
    private long _volgendeRegel = 1;

    /// <param name="invoer">Stays open.</param>
    /// <param name="scheiding">The separator, or null to read it off the first line.</param>
    public CsvTabel(Stream invoer, char? scheiding)
    {
        _invoer = invoer;
        // a pipe hands over little at a time, and the header has to be seen whole
        while (_tot < MaximaleRij && Vul())
        {
        }
        var begin = _buffer.AsSpan(0, _tot);
        if (begin.IsEmpty)
            throw new Bestandsfout("Het bestand is leeg. Verwacht: een export met een kopregel en daaronder de registraties.");
        if (begin.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || begin.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])
            || begin[..Math.Min(begin.Length, 200)].Contains((byte)0))
        {
            throw new Bestandsfout(Bronherkenning.Utf16Melding);
        }
        if (begin.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
        {
            _utf8 = true;
            _van = 3;
        }
        if (_buffer.AsSpan(_van, _tot - _van) is var rest && rest.Length > 5 && rest[..4].SequenceEqual("sep="u8))
        {
            // Excel's own first line
            scheiding ??= (char)rest[4];
            var eind = rest.IndexOf((byte)'\n');
            _van += eind < 0 ? rest.Length : eind + 1;
            _volgendeRegel = 2;
        }
        _scheiding = (byte)(scheiding ?? RaadScheiding(_buffer.AsSpan(_van, _tot - _van)));
    }

    public char Scheiding => (char)_scheiding;

    protected override byte[] Bytes => _uitOmgezet ? _omgezet : _buffer;

    public override bool Volgende(Rijontvanger ontvanger)
    {
        while (true)
        {
            Wis();
            _uitOmgezet = false;
            Regel = _volgendeRegel;
            var uitkomst = LeesRij();
            switch (uitkomst)
            {
                case Uitkomst.Einde:
                    return false;
                case Uitkomst.Goed when AllesLeeg():
                    continue;
                case Uitkomst.Goed:
                    return true;
                case Uitkomst.OpenAanhaling:
                    ontvanger.Fout(Regel, "(rij)", "een aanhalingsteken is niet gesloten", "een tweede \" aan het eind van de cel");
                    continue;
                case Uitkomst.TekstNaAanhaling:
                    ontvanger.Fout(Regel, "(rij)", "er staat tekst achter een gesloten aanhalingsteken", "na de sluitende \" een scheidingsteken of het eind van de regel");
                    continue;
                case Uitkomst.TeLang:
                    ontvanger.Fout(Regel, "(rij)", $"de rij is langer dan {MaximaleRij / 1024} kB", "een registratie per regel");
                    continue;
                case Uitkomst.TeVeelKolommen:
                    ontvanger.Fout(Regel, "(rij)", $"de rij heeft meer dan {MaximaalAantalKolommen} kolommen", "een registratie per regel");
                    continue;
                case Uitkomst.Nul:
                    ontvanger.Fout(Regel, "(rij)", "de rij bevat een NUL-teken", "platte tekst in UTF-8");
                    continue;
                case Uitkomst.GeenUtf8:
                    ontvanger.Fout(Regel, "(rij)", "de rij is geen geldige UTF-8", "UTF-8, zoals de rest van het bestand");
                    continue;
            }
        }
    }

    private enum Uitkomst { Goed, Einde, OpenAanhaling, TekstNaAanhaling, TeLang, TeVeelKolommen, Nul, GeenUtf8 }

    private Uitkomst LeesRij()
    {
        if (_van == _tot && !Vul())
            return Uitkomst.Einde;
        var i = 0; // relative to _van: the buffer may move under us
        var veld = 0;
        var aanhaling = false; // the current cell began with a quote
        var open = false;
        var dubbel = false;
        var kapot = false;
        var teVeel = false;
        var regels = 0;
        var eersteRegeleinde = -1;
        while (true)
        {
            if (i >= _tot - _van)
            {
                if (i > MaximaleRij)
                    return TeLang(open, eersteRegeleinde);
                if (Vul())
                    continue;
                if (open)
                    return Herstel(eersteRegeleinde, i, Uitkomst.OpenAanhaling);
                teVeel |= !Sluit(veld, i, aanhaling, dubbel);
                return Rond(i, i, regels + 1, kapot, teVeel);
            }
            var rest = _buffer.AsSpan(_van + i, _tot - _van - i);
            if (open)
            {
                var n = rest.IndexOfAny((byte)'"', (byte)'\n');
                if (n < 0)
                {
                    i += rest.Length;
                    continue;
                }
                i += n;
                if (rest[n] == (byte)'\n')
                {
                    regels++;
                    if (eersteRegeleinde < 0)
                        eersteRegeleinde = i;
                    i++;
                }
                else if (i + 1 < _tot - _van || Vul())
                {
                    if (_buffer[_van + i + 1] == (byte)'"')
                    {
                        dubbel = true;
                        i += 2;
                    }
                    else
                    {
                        open = false;
                        i++;
                    }
                }
                else
                {
                    open = false;
                    i++;
                }
                if (i > MaximaleRij)
                    return TeLang(open, eersteRegeleinde);
                continue;
            }
            if (i == veld && rest[0] == (byte)'"')
            {
                open = aanhaling = true;
                i++;
                continue;
            }
            var m = rest.IndexOfAny(_scheiding, (byte)'\n', (byte)'\r');
            if (m != 0 && aanhaling)
            {
                var staart = m < 0 ? rest : rest[..m];
                kapot |= staart.IndexOfAnyExcept((byte)' ') >= 0;
            }
            if (m < 0)
            {
                i += rest.Length;
                continue;
            }
            i += m;
            if (i > MaximaleRij)
                return TeLang(false, -1);
            var teken = rest[m];
            if (teken == (byte)'\r' && i + 1 >= _tot - _van)
                Vul();
            teVeel |= !Sluit(veld, i, aanhaling, dubbel);
            if (teken == _scheiding)
            {
                veld = ++i;
                aanhaling = dubbel = false;
                continue;
            }
            var na = teken == (byte)'\r' && i + 1 < _tot - _van && _buffer[_van + i + 1] == (byte)'\n' ? i + 2 : i + 1;
            return Rond(i, na, regels + 1, kapot, teVeel);
        }
    }

    // Cells are kept relative to the record until it is whole
    private bool Sluit(int veld, int eind, bool aanhaling, bool dubbel)
    {
        if (!aanhaling)
            return VoegToe(veld, eind - veld);
        var span = _buffer.AsSpan(_van + veld + 1, eind - veld - 1);
        var sluit = span.LastIndexOf((byte)'"');
        if (sluit < 0)
            return VoegToe(veld, eind - veld);
        if (!dubbel)
            return VoegToe(veld + 1, sluit);
        var n = 0;
        for (var j = 0; j < sluit; j++)
        {
            span[n++] = span[j];
            if (span[j] == (byte)'"' && j + 1 < sluit && span[j + 1] == (byte)'"')
                j++;
        }
        return VoegToe(veld + 1, n);
    }

    private Uitkomst Rond(int lengte, int na, int regels, bool kapot, bool teVeel)
    {
        var rij = _buffer.AsSpan(_van, lengte);
        _volgendeRegel += regels;
        var basis = _van;
        _van += na;
        if (kapot)
            return Uitkomst.TekstNaAanhaling;
        if (teVeel)
            return Uitkomst.TeVeelKolommen;
        if (rij.Contains((byte)0))
            return Uitkomst.Nul;
        if (!_windows1252 && !IsUtf8(rij))
        {
            if (_utf8)
                return Uitkomst.GeenUtf8;
            _windows1252 = true;
        }
        _utf8 |= !_windows1252 && !Ascii.IsValid(rij);
        _uitOmgezet = _windows1252 && rij.ContainsAnyExceptInRange((byte)0, (byte)0x7F);
        var n = 0;
        for (var k = 0; k < Aantal; k++)
        {
            var (begin, lang) = Plaats(k);
            if (_uitOmgezet)
            {
                var geschreven = Tekst.VanWindows1252(_buffer.AsSpan(basis + begin, lang), _omgezet.AsSpan(n));
                Verplaats(k, n, geschreven);
                n += geschreven;
            }
            else
            {
                Verplaats(k, basis + begin, lang);
            }
        }
        return Uitkomst.Goed;
    }

    // by cell: doubled quotes were taken out in place, which leaves loose bytes between the cells
    private bool IsUtf8(ReadOnlySpan<byte> rij)
    {
        if (Ascii.IsValid(rij))
            return true;
        for (var k = 0; k < Aantal; k++)
        {
            var (begin, lang) = Plaats(k);
            if (!Utf8.IsValid(rij.Slice(begin, lang)))
                return false;
        }
        return true;
    }

    /// <summary>True once a row was read as Windows-1252.</summary>
    public bool IsWindows1252 => _windows1252;

    // An open quote swallowed later lines: only its first line is lost
    private Uitkomst Herstel(int eersteRegeleinde, int gelezen, Uitkomst uitkomst)
    {
        _volgendeRegel++;
        _van += eersteRegeleinde < 0 ? gelezen : eersteRegeleinde + 1;
        Wis();
        return uitkomst;
    }

    private Uitkomst TeLang(bool open, int eersteRegeleinde)
    {
        if (open && eersteRegeleinde >= 0)
            return Herstel(eersteRegeleinde, 0, Uitkomst.OpenAanhaling);
        Wis();
        while (true)
        {
            var n = _buffer.AsSpan(_van, _tot - _van).IndexOf((byte)'\n');
            if (n >= 0)
            {
                _van += n + 1;
                break;
            }
            _van = _tot;
            if (!Vul())
                break;
        }
        _volgendeRegel++;
        return Uitkomst.TeLang;
    }

    /// <summary>Reads on behind what is there; false at the end of the input.</summary>
    private bool Vul()
    {
        if (_einde)
            return false;
        if (_van > 0)
        {
            _buffer.AsSpan(_van, _tot - _van).CopyTo(_buffer);
            _tot -= _van;
            _van = 0;
        }
        var n = _invoer.Read(_buffer, _tot, _buffer.Length - _tot);
        _einde = n == 0;
        _tot += n;
        return n > 0;
    }

    internal static char RaadScheiding(ReadOnlySpan<byte> begin)
    {
        var eind = begin.IndexOfAny((byte)'\n', (byte)'\r');
        var kop = eind < 0 ? begin : begin[..eind];
        Span<int> aantal = stackalloc int[4];
        aantal.Clear();
        var open = false;
        foreach (var b in kop)
        {
            if (b == (byte)'"')
                open = !open;
            var i = open ? -1 : Kandidaten.IndexOf((char)b, StringComparison.Ordinal);
            if (i >= 0)
                aantal[i]++;
        }
        var beste = 0;
        for (var i = 1; i < 4; i++)
        {
            if (aantal[i] > aantal[beste])
                beste = i;
        }
        return Kandidaten[beste];
    }

    internal const string Kandidaten = ";,\t|";
}
