using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Routeboek.Application.Invoer;

/// <summary>
/// Reads the small CSV files (calendar, pupils, timetable) as a stream, record by record, as UTF-8. Refusals that belong to the
/// form of the file (encoding, quotes, columns) are made here; what a value means is up to the caller.
/// A record spans at most 64 KiB, so memory does not grow with the file.
/// </summary>
public sealed class KleineCsv
{
    /// <summary>The longest record, in bytes, inclusive.</summary>
    public const int LangsteRegel = 64 * 1024;

    private const byte Aanhaling = (byte)'"';
    private static readonly SearchValues<byte> EindeOfAanhaling = SearchValues.Create("\n\r\""u8);
    private static readonly SearchValues<byte> Scheidingstekens = SearchValues.Create(";,\t"u8);

    private readonly Stream _stroom;
    private readonly string _bestand;
    private readonly List<Bestandsmelding> _fouten;
    private readonly List<Bestandsmelding> _opmerkingen;
    private readonly byte[] _buffer = new byte[2 * LangsteRegel + 4096];
    private readonly byte[] _omgezet = new byte[3 * LangsteRegel];
    private readonly byte[] _velden = new byte[3 * LangsteRegel];
    private int _begin;
    private int _eind;
    private bool _op;
    private bool _kapot;
    private long _volgendeRegel = 1;

    private byte _scheiding = (byte)';';
    private string[] _kop = [];
    private int[] _kolomVan = []; // by the caller's column number: the position in the file, or -1
    private (int Begin, int Lengte)[] _plek = new (int, int)[16];
    private bool _uitVelden; // the ranges point into _velden instead of the record itself
    private int _recordBegin;
    private int _aantalVelden;

    private bool _metBom;
    private bool _windows1252;
    private bool _utf8Gezien;

    private KleineCsv(Stream stroom, string bestand, List<Bestandsmelding> fouten, List<Bestandsmelding> opmerkingen)
    {
        _stroom = stroom;
        _bestand = bestand;
        _fouten = fouten;
        _opmerkingen = opmerkingen;
    }

    /// <summary>Physical line on which the current record begins; the header is usually line 1.</summary>
    public long Regel { get; private set; }

    /// <summary>Records after the header, refused ones included, blank lines not.</summary>
    public long Gelezen { get; private set; }

    /// <summary>
    /// Opens a file and reads its header. Null when the file as a whole is refused; the reason is then in <paramref name="fouten"/>.
    /// </summary>
    /// <param name="stroom">The file; stays open.</param>
    /// <param name="bestand">Its name, for messages.</param>
    /// <param name="nodig">Columns that must be there: numbers 0, 1, … for <see cref="Veld"/>.</param>
    /// <param name="mag">Columns that may be there, numbered on from there.</param>
    /// <param name="fouten">Where refusals go.</param>
    /// <param name="opmerkingen">Where remarks go.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static KleineCsv? Open(Stream stroom, string bestand, IReadOnlyList<string> nodig, IReadOnlyList<string> mag,
        List<Bestandsmelding> fouten, List<Bestandsmelding> opmerkingen)
    {
        var csv = new KleineCsv(stroom, bestand, fouten, opmerkingen);
        return csv.LeesKop(nodig, mag) ? csv : null;
    }

    /// <summary>Goes to the next good record; false at the end of the file, or where it cannot be followed any further.</summary>
    public bool Volgende()
    {
        while (LeesRecord(out var record))
        {
            if (IsLeeg(record))
                continue;
            Gelezen++;
            if (Bruikbaar(ref record) && Splits(record))
                return true;
        }
        return false;
    }

    /// <summary>The value of a column in the current record, without white space around it; empty when absent.</summary>
    public ReadOnlySpan<byte> Veld(int kolom)
    {
        var plaats = _kolomVan[kolom];
        return plaats < 0 ? default : Zonder(Ruw(plaats));
    }

    /// <summary>True when the file has this column.</summary>
    public bool Heeft(int kolom) => _kolomVan[kolom] >= 0;

    /// <summary>Refuses the current record.</summary>
    public void Weiger(string kolom, string wat, string verwacht) =>
        _fouten.Add(new Bestandsmelding(_bestand, Regel, kolom, wat, verwacht));

    private ReadOnlySpan<byte> Ruw(int plaats)
    {
        var (begin, lengte) = _plek[plaats];
        return _uitVelden ? _velden.AsSpan(begin, lengte) : _buffer.AsSpan(_recordBegin + begin, lengte);
    }

    private bool LeesKop(IReadOnlyList<string> nodig, IReadOnlyList<string> mag)
    {
        VulAan();
        var begin = _buffer.AsSpan(0, _eind);
        if (begin is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
            return WeigerBestand("het bestand is opgeslagen als UTF-16", "UTF-8 (kies bij opslaan 'CSV UTF-8')");
        if (begin.StartsWith("PK\u0003\u0004"u8))
            return WeigerBestand("het bestand is geen tekst maar een werkmap of zip", "een CSV-bestand (opslaan als 'CSV UTF-8')");
        if (begin.StartsWith("\uFEFF"u8))
        {
            _metBom = true;
            _begin = 3;
        }

        ReadOnlySpan<byte> record;
        do
        {
            if (!LeesRecord(out record))
                return !_kapot && WeigerBestand("het bestand is leeg", $"een kopregel met {string.Join(", ", nodig)} en daaronder de regels");
        }
        while (IsLeeg(record));
        if (!Bruikbaar(ref record))
            return false;
        _scheiding = Scheiding(record);
        if (!Splits(record))
            return false;

        _kop = new string[_aantalVelden];
        for (var i = 0; i < _kop.Length; i++)
            _kop[i] = Encoding.UTF8.GetString(Zonder(Ruw(i)));
        return KoppelKolommen(nodig, mag);
    }

    private bool KoppelKolommen(IReadOnlyList<string> nodig, IReadOnlyList<string> mag)
    {
        string[] bekend = [.. nodig, .. mag];
        _kolomVan = new int[bekend.Length];
        Array.Fill(_kolomVan, -1);
        var onbekend = new List<string>();
        var gezien = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < _kop.Length; i++)
        {
            if (_kop[i].Length > 0 && !gezien.Add(_kop[i]))
            {
                _fouten.Add(new Bestandsmelding(_bestand, Regel, _kop[i], "de kolom staat twee keer in de kopregel", "elke kolom een keer"));
                return false;
            }
            var bekendePlaats = Array.FindIndex(bekend, b => b.Equals(_kop[i], StringComparison.OrdinalIgnoreCase));
            if (bekendePlaats >= 0)
                _kolomVan[bekendePlaats] = i;
            else
                onbekend.Add(_kop[i].Length == 0 ? $"(kolom {i + 1} zonder naam)" : Bestandsmelding.Toon(_kop[i]));
        }
        var ontbreekt = nodig.Where((_, i) => _kolomVan[i] < 0).ToList();
        if (ontbreekt.Count > 0)
        {
            _fouten.Add(new Bestandsmelding(_bestand, Regel, string.Join(", ", ontbreekt),
                ontbreekt.Count == 1 ? "deze kolom ontbreekt in de kopregel" : "deze kolommen ontbreken in de kopregel",
                string.Join(";", bekend)));
            return false;
        }
        if (onbekend.Count > 0)
        {
            _opmerkingen.Add(new Bestandsmelding(_bestand, Regel, string.Join(", ", onbekend.Take(10)),
                "onbekende kolommen zijn overgeslagen", string.Join(";", bekend)));
        }
        return true;
    }

    /// <summary>The separator that stands most often in the header outside quotes.</summary>
    private static byte Scheiding(ReadOnlySpan<byte> kop)
    {
        int puntkomma = 0, komma = 0, tab = 0;
        var binnen = false;
        foreach (var b in kop)
        {
            if (b == Aanhaling)
                binnen = !binnen;
            else if (binnen)
                continue;
            else if (b == ';')
                puntkomma++;
            else if (b == ',')
                komma++;
            else if (b == '\t')
                tab++;
        }
        if (puntkomma >= komma && puntkomma >= tab)
            return (byte)';';
        return tab >= komma ? (byte)'\t' : (byte)',';
    }

    /// <summary>Finds the bytes of the next record, without its line end; a line end inside quotes belongs to the record.</summary>
    private bool LeesRecord(out ReadOnlySpan<byte> record)
    {
        record = default;
        if (_kapot)
            return false;
        Regel = _volgendeRegel;
        if (_eind - _begin < LangsteRegel + 4 && !_op)
            VulAan();
        if (_begin == _eind)
            return false;
        var beschikbaar = _buffer.AsSpan(_begin, _eind - _begin);
        var i = 0;
        var binnen = false;
        var regels = 0;
        var openRegel = 0L;
        while (true)
        {
            var stap = i >= beschikbaar.Length ? -1 : beschikbaar[i..].IndexOfAny(EindeOfAanhaling);
            if (stap < 0 || i + stap > LangsteRegel)
            {
                if (binnen)
                    return Breek(openRegel, "een aanhalingsteken wordt geopend en niet gesloten", "een sluitend aanhalingsteken in hetzelfde veld");
                if (stap >= 0 || beschikbaar.Length > LangsteRegel)
                    return Breek(Regel, "de regel is langer dan 64 KiB", "een CSV-bestand met een rij per regel");
                _recordBegin = _begin;
                record = beschikbaar;
                _begin = _eind;
                _volgendeRegel += regels + 1;
                return true;
            }
            i += stap;
            var b = beschikbaar[i];
            if (b == Aanhaling)
            {
                if (binnen)
                {
                    if (i + 1 < beschikbaar.Length && beschikbaar[i + 1] == Aanhaling)
                        i++;
                    else
                        binnen = false;
                }
                else if (i == 0 || IsScheiding(beschikbaar[i - 1]))
                {
                    binnen = true;
                    openRegel = Regel + regels;
                }
                i++;
                continue;
            }
            var einde = b == '\r' && i + 1 < beschikbaar.Length && beschikbaar[i + 1] == '\n' ? 2 : 1;
            if (binnen)
            {
                regels++;
                i += einde;
                continue;
            }
            _recordBegin = _begin;
            record = beschikbaar[..i];
            _begin += i + einde;
            _volgendeRegel += regels + 1;
            return true;
        }
    }

    /// <summary>Before the header is read any separator may be the one.</summary>
    private bool IsScheiding(byte b) => _kop.Length == 0 ? Scheidingstekens.Contains(b) : b == _scheiding;

    /// <summary>Checks the encoding of a record and turns Windows-1252 into UTF-8.</summary>
    private bool Bruikbaar(ref ReadOnlySpan<byte> record)
    {
        _uitVelden = false;
        if (record.Contains((byte)0))
        {
            Weiger("", "er staat een NUL-teken in de regel", "tekst zonder NUL-tekens");
            return false;
        }
        if (Ascii.IsValid(record))
            return true;
        if (!_windows1252)
        {
            if (Utf8.IsValid(record))
            {
                _utf8Gezien = true;
                return true;
            }
            if (_metBom || _utf8Gezien)
            {
                Weiger("", "de regel is geen geldige UTF-8, terwijl het bestand dat wel is", "een bestand dat helemaal in UTF-8 staat");
                return false;
            }
            _windows1252 = true;
            _opmerkingen.Add(new Bestandsmelding(_bestand, Regel, "", "het bestand is geen UTF-8 en is gelezen als Windows-1252",
                "UTF-8 (kies bij opslaan 'CSV UTF-8')"));
        }
        record = _omgezet.AsSpan(0, Windows1252.NaarUtf8(record, _omgezet));
        _uitVelden = true;
        return true;
    }

    /// <summary>Cuts a record into fields; false, with a refusal, when their form or number is wrong.</summary>
    private bool Splits(ReadOnlySpan<byte> record)
    {
        _aantalVelden = 0;
        if (!_uitVelden && !record.Contains(Aanhaling))
        {
            var van = 0;
            while (true)
            {
                var lengte = record[van..].IndexOf(_scheiding);
                Voeg(van, lengte < 0 ? record.Length - van : lengte);
                if (lengte < 0)
                    return KloptAantal();
                van += lengte + 1;
            }
        }

        _uitVelden = true;
        var schrijf = 0;
        var i = 0;
        while (true)
        {
            var veldBegin = schrijf;
            if (i < record.Length && record[i] == Aanhaling)
            {
                i++;
                while (i < record.Length)
                {
                    if (record[i] == Aanhaling)
                    {
                        if (i + 1 >= record.Length || record[i + 1] != Aanhaling)
                            break;
                        i++;
                    }
                    _velden[schrijf++] = record[i++];
                }
                i++;
                while (i < record.Length && record[i] == ' ')
                    i++;
                if (i < record.Length && record[i] != _scheiding)
                {
                    Weiger(Kolomnaam(_aantalVelden), "er staat tekst na het sluitende aanhalingsteken",
                        "een aanhalingsteken in een tekst staat er dubbel");
                    return false;
                }
            }
            else
            {
                while (i < record.Length && record[i] != _scheiding)
                    _velden[schrijf++] = record[i++];
            }
            Voeg(veldBegin, schrijf - veldBegin);
            if (i >= record.Length)
                return KloptAantal();
            i++;
        }
    }

    private void Voeg(int begin, int lengte)
    {
        if (_aantalVelden == _plek.Length)
            Array.Resize(ref _plek, _plek.Length * 2);
        _plek[_aantalVelden++] = (begin, lengte);
    }

    private bool KloptAantal()
    {
        if (_kop.Length == 0 || _aantalVelden == _kop.Length)
            return true;
        Weiger(_aantalVelden < _kop.Length ? Kolomnaam(_aantalVelden) : "", $"de regel heeft {_aantalVelden} velden",
            $"{_kop.Length} velden, zoals in de kopregel");
        return false;
    }

    private string Kolomnaam(int plaats) => plaats < _kop.Length ? _kop[plaats] : "";

    private static bool IsLeeg(ReadOnlySpan<byte> record) => Zonder(record).IsEmpty;

    private static ReadOnlySpan<byte> Zonder(ReadOnlySpan<byte> veld) => veld.Trim(" \t"u8);

    private bool WeigerBestand(string wat, string verwacht)
    {
        _kapot = true;
        _fouten.Add(new Bestandsmelding(_bestand, 0, "", wat, verwacht));
        return false;
    }

    private bool Breek(long regel, string wat, string verwacht)
    {
        _kapot = true;
        _fouten.Add(new Bestandsmelding(_bestand, regel, "", wat, verwacht));
        return false;
    }

    /// <summary>Moves what is left to the front and reads on until the buffer is full or the file ends.</summary>
    private void VulAan()
    {
        _buffer.AsSpan(_begin, _eind - _begin).CopyTo(_buffer);
        _eind -= _begin;
        _begin = 0;
        while (!_op && _eind < _buffer.Length)
        {
            var gelezen = _stroom.Read(_buffer.AsSpan(_eind));
            _eind += gelezen;
            _op = gelezen == 0;
        }
    }
}
