using System.Globalization;
using System.Text;
using Routeboek.Application.Registraties.Bronnen;
using Xunit;

namespace Routeboek.Tests.Bronnen;

/// <summary>The reader against a file that was written cell by cell, whatever pieces it arrives in.</summary>
public class CsvTests
{
    private static readonly string[] Stukken = ["L", "é", "€", "\"", ";", "\n", "\r\n", " ", "😀", "xyz", "\"\"", "0", "een langer stuk tekst zonder iets bijzonders"];
    private static readonly Koppeling Koppeling = Koppeling.Lees("koppeling: 1\nbestandssoort: csv\nkolommen: { leerling: a, datum: b, lesuur: c, code: d, reden: e }\ncodes: { Z: ziek }\n");

    [Theory]
    [InlineData(1, "\n", 7)]
    [InlineData(2, "\r\n", 1)]
    [InlineData(3, "\r", 13)]
    [InlineData(4, "\r\n", 65_536)]
    [InlineData(5, "\n", 100_000)]
    [InlineData(6, "\n", int.MaxValue)]
    public void Csv_InWelkeStukkenOok_GeeftDeCellenEnRegelsTerug(int zaad, string regeleinde, int stuk)
    {
        var toeval = new Random(zaad);
        var csv = new StringBuilder("a;b;c;d;e").Append(regeleinde);
        var regel = 2L;
        var cellen = new List<string>();
        var regels = new List<long>();
        while (csv.Length < 900_000)
        {
            if (toeval.Next(20) == 0)
            {
                csv.Append(regeleinde);
                regel++;
            }
            var sleutel = Cel(toeval, toeval.Next(6));
            var reden = Cel(toeval, toeval.Next(50) == 0 ? 900 : toeval.Next(30));
            csv.Append(Citaat(sleutel, toeval)).Append(";05-01-2026;\"3\";Z;").Append(Citaat(reden, toeval)).Append(regeleinde);
            cellen.Add($"{Kaal(sleutel)}|2026-01-05||3|ziek||{Kaal(reden)}");
            regels.Add(regel);
            regel += 1 + sleutel.Count(t => t == '\n') + reden.Count(t => t == '\n');
        }

        var vangst = new KoppelingBron(Koppeling, Bestand.Kalender).Lees(new InStukken(Encoding.UTF8.GetBytes(csv.ToString()), stuk));

        Assert.Empty(vangst.Fouten);
        Assert.Equal(cellen, vangst.Rijen);
        Assert.Equal(regels, vangst.Regels);
    }

    private static string Cel(Random toeval, int lengte) =>
        "k" + string.Concat(Enumerable.Range(0, lengte).Select(_ => Stukken[toeval.Next(Stukken.Length)]));

    private static string Kaal(string cel) => cel.Trim(' ');

    private static string Citaat(string cel, Random toeval) => toeval.Next(3) == 0 || cel.AsSpan().ContainsAny("\";\r\n")
        ? "\"" + cel.Replace("\"", "\"\"", StringComparison.Ordinal) + "\""
        : cel;

    private sealed class InStukken(byte[] inhoud, int stuk) : MemoryStream(inhoud)
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, stuk));

        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, stuk)]);
    }

    [Fact]
    public void Csv_MetSepRegelVanExcel_WordtGelezen()
    {
        var vangst = new KoppelingBron(Koppeling, Bestand.Kalender).Lees("sep=,\r\na,b,c,d,e\r\nL1,05-01-2026,3,Z,\r\n");

        Assert.Equal([3], vangst.Regels);
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void Csv_InUtf16_WordtGeweigerd(string codering)
    {
        var tekst = Encoding.GetEncoding(codering).GetBytes("a;b;c;d;e\n1;05-01-2026;1;Z;\n");

        Assert.Contains("UTF-16", Assert.Throws<Routeboek.Application.Registraties.Bestandsfout>(() => new KoppelingBron(Koppeling, Bestand.Kalender).Lees(new MemoryStream(tekst))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Csv_InUtf8MetEenKapotteRij_WeigertAlleenDieRij()
    {
        byte[] bytes = [.. "a;b;c;d;e\n1;05-01-2026;3;Z;é\n2;05-01-2026;3;Z;"u8, 0xE9, .. "\n3;05-01-2026;3;Z;é\n"u8];
        var vangst = new KoppelingBron(Koppeling, Bestand.Kalender).Lees(new MemoryStream(bytes));

        Assert.Equal(["1|2026-01-05||3|ziek||é", "3|2026-01-05||3|ziek||é"], vangst.Rijen);
        Assert.StartsWith("3|(rij)|de rij is geen geldige UTF-8", Assert.Single(vangst.Fouten), StringComparison.Ordinal);
    }

    [Fact]
    public void Csv_MetWindows1252NaEenMegabyte_BlijftGoed()
    {
        var bytes = new List<byte>(Encoding.ASCII.GetBytes("a;b;c;d;e\n"));
        for (var i = 0; i < 40_000; i++)
            bytes.AddRange(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"L{i};05-01-2026;3;Z;gewoon\n")));
        bytes.AddRange([.. "x;05-01-2026;3;Z;"u8, 0x80, 0xE9, (byte)'\n']);

        Assert.Equal("x|2026-01-05||3|ziek||€é", new KoppelingBron(Koppeling, Bestand.Kalender).Lees(new MemoryStream([.. bytes])).Rijen[^1]);
    }
}
