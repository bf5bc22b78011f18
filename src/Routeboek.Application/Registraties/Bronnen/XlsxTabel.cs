using System.Buffers;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Routeboek.Application.Registraties.Bronnen;

/// <summary>
/// One sheet of an .xlsx workbook (ECMA-376, Office Open XML), row by row. Own reader: it must say no to packed bombs, DTDs and endless
/// cells, and the row number must be the one the user sees. Only the shared strings are held, within a bound.
/// </summary>
internal sealed class XlsxTabel : Tabellezer
{
    /// <summary>Unpacked XML of a sheet: about ten times the largest sheet a spreadsheet can hold in absence rows.</summary>
    public const long MaximumBlad = 2L * 1024 * 1024 * 1024;

    /// <summary>Text shared between cells, which has to be held.</summary>
    public const int MaximumGedeeldeTekst = 64 * 1024 * 1024;

    /// <summary>A cell of a spreadsheet holds at most 32,767 characters.</summary>
    private const int MaximaleCel = 32767;

    private const int MaximaleRij = 1024 * 1024;
    private const int MaximaleDiepte = 24;
    private const int MaximaalAantalOnderdelen = 4096;

    private readonly ZipArchive _zip;
    private const int MeesteMegabyteInGeheugen = 256;

    private readonly Stream? _kopie;
    private readonly char[] _tekens = new char[2048];
    private readonly List<int> _gedeeldBegin = [];
    private byte[] _gedeeld = [];
    private int _gedeeldLengte;
    private bool[] _datumstijl = [];
    private bool _vanaf1904;
    private XmlReader _blad = null!;
    private BegrensdeStroom _bladstroom = null!;
    private byte[] _rij = new byte[4096];
    private int _rijLengte;

    /// <param name="invoer">Stays open. What cannot seek is copied to memory first.</param>
    /// <param name="blad">Name of the sheet, or null for the first.</param>
    public XlsxTabel(Stream invoer, string? blad)
    {
        var bron = invoer;
        if (!invoer.CanSeek)
            bron = _kopie = InGeheugen(invoer);
        try
        {
            Controleer(bron);
            _zip = new ZipArchive(bron, ZipArchiveMode.Read, leaveOpen: true);
            Open(blad);
        }
        catch (Exception fout) when (IsKapot(fout))
        {
            Dispose(true);
            throw Onleesbaar(fout);
        }
        catch (Bestandsfout)
        {
            Dispose(true);
            throw;
        }
    }

    protected override byte[] Bytes => _rij;

    // what the zip and XML readers answer to broken bytes
    private static bool IsKapot(Exception fout) =>
        fout is InvalidDataException or XmlException or NotSupportedException or ArgumentException or EndOfStreamException or OverflowException;

    private static Bestandsfout Onleesbaar(Exception fout) => fout is XmlException && fout.Message.Contains("DTD", StringComparison.Ordinal)
        ? new Bestandsfout("Dit xlsx-bestand bevat een documenttype (DTD) of entiteiten. Dat doet geen spreadsheetprogramma: het bestand is niet gelezen.")
        : new Bestandsfout("Dit xlsx-bestand is beschadigd of met een wachtwoord beveiligd. Open het in een spreadsheetprogramma en sla het opnieuw op als xlsx, zonder wachtwoord.");

    // a zip is read from its end; in memory, so that an upload leaves no trace on a disk
    private static MemoryStream InGeheugen(Stream invoer)
    {
        var kopie = new MemoryStream();
        var buffer = new byte[81920];
        int n;
        while ((n = invoer.Read(buffer)) > 0)
        {
            kopie.Write(buffer, 0, n);
            if (kopie.Length > MeesteMegabyteInGeheugen * 1024 * 1024)
                throw new Bestandsfout($"Een xlsx-bestand van meer dan {MeesteMegabyteInGeheugen} MB wordt zo niet gelezen. Splits het, of exporteer als CSV.");
        }
        kopie.Position = 0;
        return kopie;
    }

    private static void Controleer(Stream bron)
    {
        Span<byte> begin = stackalloc byte[8];
        var plek = bron.Position;
        var n = bron.ReadAtLeast(begin, 8, throwOnEndOfStream: false);
        bron.Position = plek;
        if (n == 0)
            throw new Bestandsfout("Het bestand is leeg.");
        if (begin.SequenceEqual((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]))
            throw new Bestandsfout(Bronherkenning.OudExcelMelding);
        if (!begin.StartsWith("PK"u8))
            throw new Bestandsfout("Dit is geen xlsx-bestand. Sla de export op als xlsx (Excel-werkmap) of als CSV.");
    }

    private void Open(string? blad)
    {
        if (_zip.Entries.Count > MaximaalAantalOnderdelen)
            throw new Bestandsfout("Dit zip-bestand heeft te veel onderdelen om een werkmap te zijn.");
        if (_zip.GetEntry("xl/workbook.bin") is not null)
            throw new Bestandsfout("Dit is een binaire werkmap (xlsb). Sla hem op als xlsx.");
        var werkmap = _zip.GetEntry("xl/workbook.xml")
            ?? throw new Bestandsfout("Dit zip-bestand is geen xlsx-werkmap. Pak het uit en geef het bestand dat erin zit, of sla de export op als xlsx.");
        var (naam, relatie) = KiesBlad(werkmap, blad);
        var doelen = Relaties();
        if (!doelen.TryGetValue(relatie, out var pad) || _zip.GetEntry(pad) is not { } bladOnderdeel)
            throw new Bestandsfout($"Het blad '{naam}' staat niet in de werkmap. Sla het bestand opnieuw op als xlsx.");
        if (_zip.GetEntry("xl/styles.xml") is { } stijlen)
            LeesStijlen(stijlen);
        if (_zip.GetEntry("xl/sharedStrings.xml") is { } gedeeld)
            LeesGedeeldeTekst(gedeeld);
        (_blad, _bladstroom) = Lezer(bladOnderdeel, "Het werkblad");
    }

    private static (XmlReader Lezer, BegrensdeStroom Stroom) Lezer(ZipArchiveEntry onderdeel, string wat)
    {
        var stroom = new BegrensdeStroom(onderdeel.Open(), MaximumBlad, onderdeel.CompressedLength, wat);
        var instellingen = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            NameTable = new BegrensdeNamen(),
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            CloseInput = true,
        };
        return (XmlReader.Create(stroom, instellingen), stroom);
    }

    private static bool Lees(XmlReader lezer, BegrensdeStroom stroom)
    {
        stroom.Stap();
        if (!lezer.Read())
            return false;
        if (lezer.Depth > MaximaleDiepte)
            throw new Bestandsfout("Dit xlsx-bestand is dieper genest dan een werkmap kan zijn: het is niet gelezen.");
        return true;
    }

    private (string Naam, string Relatie) KiesBlad(ZipArchiveEntry werkmap, string? gevraagd)
    {
        var (lezer, stroom) = Lezer(werkmap, "De werkmap");
        using var sluit = lezer;
        var namen = new List<string>();
        (string, string)? keuze = null;
        while (Lees(lezer, stroom))
        {
            if (lezer.NodeType != XmlNodeType.Element)
                continue;
            if (lezer.LocalName is "workbookPr")
                _vanaf1904 = lezer.GetAttribute("date1904") is "1" or "true";
            if (lezer.LocalName is not "sheet" || namen.Count > 1000)
                continue;
            var naam = lezer.GetAttribute("name") ?? "";
            var relatie = "";
            while (lezer.MoveToNextAttribute())
            {
                if (lezer.LocalName is "id" && lezer.Prefix.Length > 0)
                    relatie = lezer.Value;
            }
            namen.Add(naam);
            if (keuze is null && (gevraagd is null || string.Equals(naam, gevraagd, StringComparison.OrdinalIgnoreCase)))
                keuze = (naam, relatie);
        }
        return keuze ?? throw new Bestandsfout(gevraagd is null
            ? "Deze werkmap heeft geen bladen."
            : $"Het blad '{gevraagd}' bestaat niet. Bladen in deze werkmap: {string.Join(", ", namen.Take(10))}.");
    }

    private Dictionary<string, string> Relaties()
    {
        var doelen = new Dictionary<string, string>(StringComparer.Ordinal);
        if (_zip.GetEntry("xl/_rels/workbook.xml.rels") is not { } onderdeel)
            return doelen;
        var (lezer, stroom) = Lezer(onderdeel, "De werkmap");
        using var sluit = lezer;
        while (Lees(lezer, stroom))
        {
            if (lezer.NodeType != XmlNodeType.Element || lezer.LocalName is not "Relationship" || lezer.GetAttribute("TargetMode") is "External")
                continue;
            var doel = lezer.GetAttribute("Target") ?? "";
            if (doelen.Count < MaximaalAantalOnderdelen && lezer.GetAttribute("Id") is { } id)
                doelen[id] = doel.StartsWith('/') ? doel[1..] : "xl/" + doel;
        }
        return doelen;
    }

    private void LeesStijlen(ZipArchiveEntry onderdeel)
    {
        var (lezer, stroom) = Lezer(onderdeel, "De opmaak");
        using var sluit = lezer;
        var eigen = new Dictionary<int, bool>();
        var stijlen = new List<bool>();
        var inCelstijlen = false;
        while (Lees(lezer, stroom))
        {
            if (lezer.LocalName is "cellXfs")
                inCelstijlen = lezer.NodeType == XmlNodeType.Element && !lezer.IsEmptyElement;
            if (lezer.NodeType != XmlNodeType.Element || stijlen.Count > 100_000 || eigen.Count > 100_000)
                continue;
            if (lezer.LocalName is "numFmt" && int.TryParse(lezer.GetAttribute("numFmtId"), CultureInfo.InvariantCulture, out var nummer))
                eigen[nummer] = IsDatumopmaak(lezer.GetAttribute("formatCode") ?? "");
            if (inCelstijlen && lezer.LocalName is "xf")
            {
                _ = int.TryParse(lezer.GetAttribute("numFmtId"), CultureInfo.InvariantCulture, out var opmaak);
                stijlen.Add(eigen.TryGetValue(opmaak, out var datum) ? datum : opmaak is >= 14 and <= 22 or >= 27 and <= 36 or >= 45 and <= 47 or >= 50 and <= 58);
            }
        }
        _datumstijl = [.. stijlen];
    }

    /// <summary>A number format is a date when it has one of y m d h s outside quotes, brackets and escapes.</summary>
    internal static bool IsDatumopmaak(string code)
    {
        for (var i = 0; i < code.Length; i++)
        {
            switch (code[i])
            {
                case '"':
                    i = code.IndexOf('"', i + 1);
                    if (i < 0)
                        return false;
                    break;
                case '[':
                    i = code.IndexOf(']', i);
                    if (i < 0)
                        return false;
                    break;
                case '\\' or '_' or '*':
                    i++;
                    break;
                case 'y' or 'Y' or 'm' or 'M' or 'd' or 'D' or 'h' or 'H' or 's' or 'S':
                    return true;
                default:
                    break;
            }
        }
        return false;
    }

    private void LeesGedeeldeTekst(ZipArchiveEntry onderdeel)
    {
        var (lezer, stroom) = Lezer(onderdeel, "De gedeelde tekst");
        using var sluit = lezer;
        var inTekst = false;
        var fonetisch = false;
        while (Lees(lezer, stroom))
        {
            switch (lezer.NodeType)
            {
                case XmlNodeType.Element when lezer.LocalName is "si":
                    _gedeeldBegin.Add(_gedeeldLengte);
                    break;
                case XmlNodeType.Element when lezer.LocalName is "rPh":
                    fonetisch = !lezer.IsEmptyElement;
                    break;
                case XmlNodeType.EndElement when lezer.LocalName is "rPh":
                    fonetisch = false;
                    break;
                case XmlNodeType.Element when lezer.LocalName is "t":
                    inTekst = !lezer.IsEmptyElement;
                    break;
                case XmlNodeType.EndElement when lezer.LocalName is "t":
                    inTekst = false;
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace when inTekst && !fonetisch:
                    Verzamel(lezer, stroom, ref _gedeeld, ref _gedeeldLengte, MaximumGedeeldeTekst,
                        $"De gedeelde tekst van de werkmap is groter dan {MaximumGedeeldeTekst / (1024 * 1024)} MB. Laat kolommen met opmerkingen weg, of exporteer als CSV.");
                    break;
                default:
                    break;
            }
            // also bounds empty strings, which take no text
            if ((long)_gedeeldBegin.Count * 8 > MaximumGedeeldeTekst)
                throw new Bestandsfout("De werkmap heeft te veel gedeelde teksten. Exporteer als CSV.");
        }
        _gedeeldBegin.Add(_gedeeldLengte);
    }

    // In chunks, so that a text of any length never stands in memory whole
    private void Verzamel(XmlReader lezer, BegrensdeStroom stroom, ref byte[] doel, ref int lengte, int maximum, string teGroot)
    {
        var over = MaximaleCel;
        var vast = 0; // the first half of a character whose second half is in the next chunk
        while (true)
        {
            stroom.Stap();
            var gelezen = vast + lezer.ReadValueChunk(_tekens, vast, _tekens.Length - vast);
            if (gelezen == vast)
                return;
            vast = char.IsHighSurrogate(_tekens[gelezen - 1]) ? 1 : 0;
            var n = Math.Min(gelezen - vast, over);
            over -= n;
            var nodig = lengte + 3 * n;
            if (nodig > maximum + 3 * _tekens.Length)
                throw new Bestandsfout(teGroot);
            if (nodig > doel.Length)
                Array.Resize(ref doel, Math.Max(nodig, Math.Max(4096, doel.Length * 2)));
            lengte += Encoding.UTF8.GetBytes(_tekens.AsSpan(0, n), doel.AsSpan(lengte));
            if (vast == 1)
                _tekens[0] = _tekens[gelezen - 1];
        }
    }

    public override bool Volgende(Rijontvanger ontvanger)
    {
        try
        {
            while (Lees(_blad, _bladstroom))
            {
                if (_blad.NodeType != XmlNodeType.Element || _blad.LocalName is not "row")
                    continue;
                Regel = long.TryParse(_blad.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var nummer) && nummer > 0 ? nummer : Regel + 1;
                if (_blad.IsEmptyElement)
                    continue;
                Wis();
                _rijLengte = 0;
                if (!LeesRij())
                {
                    ontvanger.Fout(Regel, "(rij)", $"de rij heeft meer dan {MaximaalAantalKolommen} kolommen", "een registratie per rij");
                    continue;
                }
                if (!AllesLeeg())
                    return true;
            }
            return false;
        }
        catch (Exception fout) when (IsKapot(fout))
        {
            throw Onleesbaar(fout);
        }
    }

    private bool LeesRij()
    {
        var kolom = -1;
        var past = true;
        while (Lees(_blad, _bladstroom))
        {
            if (_blad.NodeType == XmlNodeType.EndElement && _blad.LocalName is "row")
                return past;
            if (_blad.NodeType != XmlNodeType.Element || _blad.LocalName is not "c")
                continue;
            kolom = Kolom(_blad.GetAttribute("r")) is var gelezen && gelezen >= 0 ? gelezen : kolom + 1;
            var soort = _blad.GetAttribute("t");
            _ = int.TryParse(_blad.GetAttribute("s"), NumberStyles.None, CultureInfo.InvariantCulture, out var stijl);
            var begin = _rijLengte;
            if (!_blad.IsEmptyElement)
                LeesCel(soort, stijl);
            if (kolom >= MaximaalAantalKolommen)
            {
                // an empty cell far to the right is only layout
                past &= _rijLengte == begin;
                _rijLengte = begin;
                continue;
            }
            while (Aantal < kolom)
                VoegToe(begin, 0);
            if (kolom < Aantal)
                Verplaats(kolom, begin, _rijLengte - begin);
            else
                VoegToe(begin, _rijLengte - begin);
        }
        return past;
    }

    private void LeesCel(string? soort, int stijl)
    {
        var begin = _rijLengte;
        var inWaarde = false;
        var fonetisch = false;
        while (Lees(_blad, _bladstroom))
        {
            if (_blad.NodeType == XmlNodeType.EndElement)
            {
                if (_blad.LocalName is "c")
                    break;
                if (_blad.LocalName is "rPh")
                    fonetisch = false;
                inWaarde &= _blad.LocalName is not ("v" or "t");
            }
            else if (_blad.NodeType == XmlNodeType.Element)
            {
                if (_blad.LocalName is "rPh")
                    fonetisch = !_blad.IsEmptyElement;
                inWaarde = !_blad.IsEmptyElement && (_blad.LocalName is "v" || (_blad.LocalName is "t" && soort is "inlineStr"));
            }
            else if (inWaarde && !fonetisch && _blad.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace)
            {
                Verzamel(_blad, _bladstroom, ref _rij, ref _rijLengte, MaximaleRij, $"Rij {Regel} van het werkblad is groter dan 1 MB.");
            }
        }
        var ruw = _rij.AsSpan(begin, _rijLengte - begin);
        if (soort is "s")
        {
            ReadOnlySpan<byte> tekst = default;
            if (Tekst.TryGetal(ruw, out var index) && index < _gedeeldBegin.Count - 1)
                tekst = _gedeeld.AsSpan(_gedeeldBegin[index], _gedeeldBegin[index + 1] - _gedeeldBegin[index]);
            Vervang(begin, tekst);
        }
        else if (soort is null or "n" && ruw.Length is > 0 and < 40
            && double.TryParse(ruw, NumberStyles.Float, CultureInfo.InvariantCulture, out var getal) && double.IsFinite(getal))
        {
            Span<byte> opgemaakt = stackalloc byte[40];
            Vervang(begin, opgemaakt[..Getal(getal, (uint)stijl < (uint)_datumstijl.Length && _datumstijl[stijl], opgemaakt)]);
        }
        else if (soort is "d" && ruw.EndsWith("T00:00:00"u8))
        {
            _rijLengte -= 9;
        }
    }

    private int Getal(double getal, bool datum, Span<byte> doel)
    {
        int n;
        if (datum && getal is >= 0 and < 2_958_466)
        {
            // 1900 was no leap year, but serial 60 is its 29 February
            var seconden = Math.Round(getal * 86400);
            var dagen = Math.Floor(seconden / 86400);
            var klok = TimeSpan.FromSeconds(seconden - dagen * 86400);
            var moment = (_vanaf1904 ? new DateTime(1904, 1, 1, 0, 0, 0, DateTimeKind.Unspecified) : new DateTime(1899, 12, dagen < 60 ? 31 : 30, 0, 0, 0, DateTimeKind.Unspecified)).AddDays(dagen).Add(klok);
            var opmaak = getal < 1 ? "HH:mm" : klok == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd'T'HH:mm:ss";
            _ = moment.TryFormat(doel, out n, opmaak, CultureInfo.InvariantCulture);
            return n;
        }
        if (Math.Abs(getal) < 1e15 && getal == Math.Floor(getal))
            _ = ((long)getal).TryFormat(doel, out n, default, CultureInfo.InvariantCulture);
        else
            _ = getal.TryFormat(doel, out n, default, CultureInfo.InvariantCulture);
        return n;
    }

    private void Vervang(int begin, ReadOnlySpan<byte> tekst)
    {
        if (begin + tekst.Length > _rij.Length)
            Array.Resize(ref _rij, Math.Max(begin + tekst.Length, _rij.Length * 2));
        tekst.CopyTo(_rij.AsSpan(begin));
        _rijLengte = begin + tekst.Length;
        if (_rijLengte > MaximaleRij)
            throw new Bestandsfout($"Rij {Regel} van het werkblad is groter dan 1 MB.");
    }

    /// <summary>The zero-based column of a reference such as <c>AB12</c>, or -1.</summary>
    private static int Kolom(string? verwijzing)
    {
        var kolom = 0;
        foreach (var teken in verwijzing ?? "")
        {
            if (teken is < 'A' or > 'Z')
                break;
            kolom = kolom * 26 + teken - 'A' + 1;
            if (kolom > 20_000)
                return 20_000;
        }
        return kolom - 1;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _blad?.Dispose();
            _zip?.Dispose();
            _kopie?.Dispose();
        }
        base.Dispose(disposing);
    }
}
