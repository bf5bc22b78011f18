using System.IO.Compression;
using System.Text;
using Routeboek.Application.Registraties;
using Routeboek.Domain.Kalenders;

namespace Routeboek.Tests.Bronnen;

/// <summary>Catches what a source delivers, as text that reads well in an assertion.</summary>
internal sealed class Vangst : Rijontvanger
{
    public List<string> Rijen { get; } = [];

    public List<long> Regels { get; } = [];

    public List<string> Fouten { get; } = [];

    public List<string> Opmerkingen { get; } = [];

    public long Overslag { get; private set; }

    public override void Rij(in RuweRij rij)
    {
        Regels.Add(rij.Regel);
        Rijen.Add(string.Join('|', T(rij.Leerling), T(rij.Datum), T(rij.Dagdeel), T(rij.Lesuur), T(rij.Soort), T(rij.Minuten), T(rij.Reden)));
    }

    public override void Fout(long regel, string kolom, string wat, string verwacht) => Fouten.Add($"{regel}|{kolom}|{wat}|{verwacht}");

    public override void Overgeslagen(long aantal) => Overslag += aantal;

    public override void Opmerking(string tekst) => Opmerkingen.Add(tekst);

    private static string T(ReadOnlySpan<byte> utf8) => Encoding.UTF8.GetString(utf8);
}

internal static class Bestand
{
    /// <summary>Monday to Friday from 18 August 2025 to 10 July 2026 without Christmas (20 December to 4 January), 300 minutes a day.</summary>
    public static readonly Schoolkalender Kalender = new(
    [
        .. Enumerable.Range(0, 327).Select(i => new DateOnly(2025, 8, 18).AddDays(i))
            .Where(d => d.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && (d < new DateOnly(2025, 12, 20) || d > new DateOnly(2026, 1, 4)))
            .Select(d => new Schooldag(d, 300)),
    ]);

    public static MemoryStream Tekst(string inhoud) => new(Encoding.UTF8.GetBytes(inhoud));

    public static Vangst Lees(this Verzuimbron bron, Stream invoer)
    {
        var vangst = new Vangst();
        bron.Lees(invoer, vangst, CancellationToken.None);
        return vangst;
    }

    public static Vangst Lees(this Verzuimbron bron, string inhoud) => bron.Lees(Tekst(inhoud));

    public static MemoryStream Zip(params (string Naam, string Inhoud)[] delen)
    {
        var doel = new MemoryStream();
        using (var zip = new ZipArchive(doel, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (naam, inhoud) in delen)
            {
                using var deel = zip.CreateEntry(naam).Open();
                deel.Write(Encoding.UTF8.GetBytes(inhoud));
            }
        }
        doel.Position = 0;
        return doel;
    }

    private const string Ns = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

    public static (string, string)[] Werkmap(string rijen, string gedeeld = "", bool vanaf1904 = false) =>
    [
        ("[Content_Types].xml", "<Types/>"),
        ("xl/workbook.xml", $"<workbook {Ns}><workbookPr date1904=\"{(vanaf1904 ? 1 : 0)}\"/><sheets><sheet name=\"Verzuim\" sheetId=\"1\" r:id=\"rId7\"/></sheets></workbook>"),
        ("xl/_rels/workbook.xml.rels", "<Relationships><Relationship Id=\"rId7\" Target=\"worksheets/blad.xml\"/></Relationships>"),
        ("xl/styles.xml", $"<styleSheet {Ns}><numFmts><numFmt numFmtId=\"164\" formatCode=\"dd\\-mm\\-yyyy;@\"/><numFmt numFmtId=\"165\" formatCode=\"[Red]0.00\"/></numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/><xf numFmtId=\"165\"/><xf numFmtId=\"20\"/></cellXfs></styleSheet>"),
        ("xl/sharedStrings.xml", $"<sst {Ns}>{gedeeld}</sst>"),
        ("xl/worksheets/blad.xml", $"<worksheet {Ns}><sheetData>{rijen}</sheetData></worksheet>"),
    ];
}

/// <summary>A file of any size that is never held: <paramref name="kop"/>, then rows made as they are read.</summary>
internal sealed class Gegenereerd(string kop, Func<long, string> rij, string staart, long omvang) : Stream
{
    private byte[] _stuk = Encoding.UTF8.GetBytes(kop);
    private int _plek;
    private long _geschreven;
    private long _rijen;
    private bool _klaar;

    public long Rijen => _rijen;

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => _geschreven; set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        if (_plek == _stuk.Length)
        {
            if (_klaar)
                return 0;
            var tekst = new StringBuilder();
            for (var i = 0; i < 500 && _geschreven + tekst.Length < omvang; i++)
                tekst.Append(rij(_rijen++));
            if (tekst.Length == 0)
            {
                _klaar = true;
                tekst.Append(staart);
            }
            _stuk = Encoding.UTF8.GetBytes(tekst.ToString());
            _plek = 0;
            if (_stuk.Length == 0)
                return 0;
        }
        var n = Math.Min(buffer.Length, _stuk.Length - _plek);
        _stuk.AsSpan(_plek, n).CopyTo(buffer);
        _plek += n;
        _geschreven += n;
        return n;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
