using System.IO.Compression;
using System.Text;
using Routeboek.Application.Registraties;
using Routeboek.Application.Registraties.Bronnen;
using Xunit;

namespace Routeboek.Tests.Bronnen;

public class XlsxTests
{
    private const string Kop =
        "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c><c r=\"C1\" t=\"inlineStr\"><is><t>lesuur</t></is></c><c r=\"D1\" t=\"str\"><v>Soort</v></c><c r=\"E1\" t=\"inlineStr\"><is><t>minuten</t></is></c></row>";

    private const string Gedeeld = "<si><t>leerling</t></si><si><r><t>da</t></r><r><t>tum</t></r><rPh><t>XX</t></rPh></si><si><t>ziek</t></si>";

    [Fact]
    public void Xlsx_MetKolommenVanHetContract_WordtZonderKoppelingGelezen()
    {
        // 46027 = 5 January 2026
        var rijen = Kop
            + "<row r=\"2\"><c r=\"A2\"><v>1001</v></c><c r=\"B2\" s=\"1\"><v>46027</v></c><c r=\"C2\"><v>3</v></c><c r=\"D2\" t=\"s\"><v>2</v></c></row>"
            + "<row r=\"3\"/><row r=\"4\"><c r=\"F4\" s=\"1\"/></row>"
            + "<row r=\"5\"><c r=\"A5\" t=\"inlineStr\"><is><t>L2</t></is></c><c r=\"B5\" s=\"2\"><v>46028.0</v></c><c r=\"D5\" t=\"s\"><v>2</v></c><c r=\"E5\" s=\"3\"><v>4.5E1</v></c></row>";
        var vangst = new XlsxBron().Lees(Bestand.Zip(Bestand.Werkmap(rijen, Gedeeld)));

        Assert.Equal(["1001|2026-01-05||3|ziek||", "L2|2026-01-06|||ziek|45|"], vangst.Rijen);
        Assert.Equal([2, 5], vangst.Regels);
    }

    [Fact]
    public void Xlsx_MetDatumsVanaf1904_RekentGoed()
    {
        var rijen = Kop + "<row r=\"2\"><c r=\"A2\"><v>1</v></c><c r=\"B2\" s=\"1\"><v>44565</v></c><c r=\"C2\"><v>3</v></c><c r=\"D2\" t=\"s\"><v>2</v></c></row>";

        Assert.Equal(["1|2026-01-05||3|ziek||"], new XlsxBron().Lees(Bestand.Zip(Bestand.Werkmap(rijen, Gedeeld, vanaf1904: true))).Rijen);
    }

    [Fact]
    public void Xlsx_MetKoppelingEnBlad_LeestDatumMetTijd()
    {
        var yaml = "koppeling: 1\nbestandssoort: xlsx\nblad: verzuim\nkolommen: { leerling: leerling, begindatum: datum, eindtijd: lesuur, soort: Soort }\n";
        var rijen = Kop + "<row r=\"2\"><c r=\"A2\"><v>1</v></c><c r=\"B2\" s=\"1\"><v>46027.354166666664</v></c><c r=\"C2\" s=\"4\"><v>0.416666666666667</v></c><c r=\"D2\" t=\"s\"><v>2</v></c></row>";

        Assert.Equal(["1|2026-01-05|ochtend||ziek|90|"], new KoppelingBron(Koppeling.Lees(yaml), Bestand.Kalender).Lees(Bestand.Zip(Bestand.Werkmap(rijen, Gedeeld))).Rijen);
        Assert.Contains("Verzuim", Assert.Throws<Bestandsfout>(() => new XlsxBron("Blad9").Lees(Bestand.Zip(Bestand.Werkmap(rijen)))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Xlsx_VanStandaardinvoer_WordtGelezen()
    {
        var zip = Bestand.Zip(Bestand.Werkmap(Kop + "<row><c><v>1</v></c><c s=\"1\"><v>46027</v></c><c><v>3</v></c><c t=\"s\"><v>2</v></c></row>", Gedeeld));
        var vangst = new XlsxBron().Lees(new NietZoekbaar(zip));

        Assert.Equal(["1|2026-01-05||3|ziek||"], vangst.Rijen);
        Assert.Equal([2], vangst.Regels);
    }

    public static TheoryData<string, byte[], string> Kapot => new()
    {
        { "tekst", Encoding.UTF8.GetBytes("leerling;datum"), "geen xlsx" },
        { "leeg", [], "leeg" },
        { "oud", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0], "oude Excel" },
        { "half", Bestand.Zip(Bestand.Werkmap(Kop, Gedeeld)).ToArray()[..400], "beschadigd" },
        { "andere zip", Bestand.Zip(("a.txt", "x")).ToArray(), "geen xlsx-werkmap" },
        { "xlsb", Bestand.Zip(("xl/workbook.bin", "x")).ToArray(), "xlsb" },
        { "kapotte xml", Bestand.Zip(Bestand.Werkmap(Kop + "<row><c>", Gedeeld)).ToArray(), "beschadigd" },
        { "te diep", Bestand.Zip(Bestand.Werkmap(string.Concat(Enumerable.Repeat("<a>", 200)), Gedeeld)).ToArray(), "dieper genest" },
    };

    [Theory]
    [MemberData(nameof(Kapot))]
    public void Xlsx_DatErGeenIs_WordtGeweigerdMetUitleg(string wat, byte[] inhoud, string melding)
    {
        Assert.True(Assert.Throws<Bestandsfout>(() => new XlsxBron().Lees(new MemoryStream(inhoud))).Message.Contains(melding, StringComparison.Ordinal), wat);
    }

    [Fact]
    public void Xlsx_MetEntiteiten_WordtGeweigerd()
    {
        var delen = Bestand.Werkmap(Kop, Gedeeld);
        delen[5] = (delen[5].Item1, "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><worksheet>&e;</worksheet>");

        Assert.Contains("DTD", Assert.Throws<Bestandsfout>(() => new XlsxBron().Lees(Bestand.Zip(delen))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("xl/worksheets/blad.xml", "<worksheet><sheetData>")]
    [InlineData("xl/sharedStrings.xml", "<sst><si><t>")]
    [InlineData("xl/styles.xml", "<styleSheet><x>")]
    public void Xlsx_DatUitzet_WordtGeweigerdZonderGeheugen(string deel, string begin)
    {
        var doel = new MemoryStream();
        using (var zip = new ZipArchive(doel, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (naam, inhoud) in Bestand.Werkmap(Kop, Gedeeld))
            {
                using var stroom = zip.CreateEntry(naam, CompressionLevel.SmallestSize).Open();
                stroom.Write(Encoding.UTF8.GetBytes(string.Equals(naam, deel, StringComparison.Ordinal) ? begin : inhoud));
                var blok = Encoding.UTF8.GetBytes(new string(' ', 1024 * 1024));
                for (var i = 0; i < 100 && string.Equals(naam, deel, StringComparison.Ordinal); i++)
                    stroom.Write(blok);
            }
        }
        doel.Position = 0;
        var voor = GC.GetAllocatedBytesForCurrentThread();

        Assert.Throws<Bestandsfout>(() => new XlsxBron().Lees(doel));
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - voor < 64 * 1024 * 1024);
    }

    [Fact]
    public void Xlsx_MetEenReuzencel_KaptHemAf()
    {
        var delen = Bestand.Werkmap(Kop + $"<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>{string.Concat(Enumerable.Range(0, 300_000).Select(i => i))}</t></is></c><c r=\"B2\" s=\"1\"><v>46027</v></c></row>", Gedeeld);

        Assert.True(Assert.Single(new XlsxBron().Lees(Bestand.Zip(delen)).Rijen).Length < 40_000);
    }

    [Theory]
    [InlineData(2046)]
    [InlineData(2047)]
    [InlineData(2048)]
    public void Xlsx_MetTekenOpDeRandVanEenStuk_HoudtHetHeel(int voor)
    {
        var tekst = new string('x', voor) + "😀😀";
        var rijen = Kop + $"<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>{tekst}</t></is></c></row>";

        Assert.StartsWith(tekst + "|", Assert.Single(new XlsxBron().Lees(Bestand.Zip(Bestand.Werkmap(rijen, Gedeeld))).Rijen), StringComparison.Ordinal);
    }

    [Fact]
    public void Xlsx_ZonderDeKolommen_VerwijstNaarKoppel()
    {
        var rijen = "<row r=\"1\"><c t=\"inlineStr\"><is><t>Stamnr</t></is></c></row>";

        Assert.Contains("./routeboek koppel", Assert.Throws<Bestandsfout>(() => new XlsxBron().Lees(Bestand.Zip(Bestand.Werkmap(rijen)))).Message, StringComparison.Ordinal);
    }
}

/// <summary>The content of a file through a stream that cannot seek, as standard input.</summary>
internal sealed class NietZoekbaar(MemoryStream bron) : Stream
{
    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
    public override int Read(byte[] buffer, int offset, int count) => bron.Read(buffer, offset, count);

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
