using System.Text;
using Routeboek.Application.Invoer;

namespace Routeboek.Tests.Invoer;

public class KleineCsvTests
{
    private sealed class Druppels(byte[] inhoud, int seed) : MemoryStream(inhoud)
    {
        private readonly Random _toeval = new(seed);

        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, _toeval.Next(1, 9))]);
    }

    private static (List<(long Regel, string A, string B)> Rijen, List<Bestandsmelding> Fouten) Lees(Stream stroom)
    {
        var fouten = new List<Bestandsmelding>();
        var rijen = new List<(long, string, string)>();
        var csv = KleineCsv.Open(stroom, "x.csv", ["a"], ["b"], fouten, []);
        while (csv is not null && csv.Volgende())
            rijen.Add((csv.Regel, Encoding.UTF8.GetString(csv.Veld(0)), Encoding.UTF8.GetString(csv.Veld(1))));
        return (rijen, fouten);
    }

    [Theory]
    [InlineData("a;b\n1;\"x;\"\"y\"\"\nz\"\n\n2;w", "2:1,x;\"y\"\nz|5:2,w")]
    [InlineData("a;b\r\n1;\"x\r\ny\"\r\n2;w\r\n", "2:1,x\r\ny|4:2,w")]
    [InlineData("a;b\r1;x\r2;y\r", "2:1,x|3:2,y")]
    [InlineData("\n\na;b\n1;x\n", "4:1,x")]
    [InlineData("a,b\n1,x;y\n", "2:1,x;y")]
    [InlineData("a\n1\n", "2:1,")]
    [InlineData("a;b\n5\" buis;x\n", "2:5\" buis,x")]
    [InlineData("a;b\n\"\";\"\"\n", "2:,")]
    [InlineData("\"a\";\"b\"\n\"1\" ;x\n", "2:1,x")]
    public void Records_WordenMetHunRegelGelezen(string tekst, string verwacht)
    {
        for (var seed = 0; seed < 5; seed++)
        {
            var (rijen, fouten) = Lees(new Druppels(Encoding.UTF8.GetBytes(tekst), seed));

            Assert.Empty(fouten);
            Assert.Equal(verwacht, string.Join('|', rijen.Select(r => $"{r.Regel}:{r.A},{r.B}")));
        }
    }

    [Theory]
    [InlineData(KleineCsv.LangsteRegel - 2, false)]
    [InlineData(KleineCsv.LangsteRegel - 1, true)]
    [InlineData(10 * KleineCsv.LangsteRegel, true)]
    public void Regel_VanMeerDan64KiB_StoptHetLezen(int lengte, bool geweigerd)
    {
        var (rijen, fouten) = Lees(new MemoryStream(Encoding.UTF8.GetBytes($"a;b\n1;{new string('x', lengte)}\n2;y\n")));

        Assert.Equal(geweigerd ? 0 : 2, rijen.Count);
        Assert.Equal(geweigerd, fouten.Count == 1 && fouten[0].Wat.Contains("64 KiB") && fouten[0].Regel == 2);
    }

    [Theory]
    [InlineData("a;b\n1;\"x\n2;y\n3;z\n", 2)]
    [InlineData("a;b\n1;x\n2;\"y\nz\"\n3;\"\n", 5)]
    public void Aanhalingsteken_DatNietSluit_WordtMetZijnRegelGenoemd(string tekst, long regel)
    {
        var fout = Assert.Single(Lees(new MemoryStream(Encoding.UTF8.GetBytes(tekst))).Fouten);

        Assert.Equal(regel, fout.Regel);
        Assert.Contains("niet gesloten", fout.Wat);
    }

    [Fact]
    public void Records_VanElkeVorm_KomenTerugZoalsZeGeschrevenZijn()
    {
        string[] stukken = ["x", "ë", "€", ";", "\"", "\n", "\r\n", " y", "😀", ","];
        for (var seed = 0; seed < 60; seed++)
        {
            var toeval = new Random(seed);
            var tekst = new StringBuilder("a;b\n");
            var verwacht = new List<(long, string, string)>();
            var regel = 2L;
            for (var i = 0; i < toeval.Next(1, 400); i++)
            {
                string Veld() => "k" + string.Concat(Enumerable.Range(0, toeval.Next(seed % 4 == 0 ? 200 : 5)).Select(_ => stukken[toeval.Next(stukken.Length)])) + "k";
                var (a, b) = (Veld(), Veld());
                verwacht.Add((regel, a, b));
                tekst.Append($"\"{a.Replace("\"", "\"\"")}\";\"{b.Replace("\"", "\"\"")}\"\n");
                regel += 1 + (a + b).Count(c => c == '\n');
            }

            var (rijen, fouten) = Lees(new MemoryStream(Encoding.UTF8.GetBytes(tekst.ToString())));

            Assert.Empty(fouten);
            Assert.Equal(verwacht, rijen);
        }
    }

    [Theory]
    [InlineData("x.csv", 3, "datum", "x.csv: regel 3, kolom datum: fout; verwacht: goed")]
    [InlineData("x.csv", 3, "", "x.csv: regel 3: fout; verwacht: goed")]
    [InlineData("x.csv", 0, "", "x.csv: fout; verwacht: goed")]
    public void Melding_IsEenRegelVoorMensen(string bestand, long regel, string kolom, string tekst) =>
        Assert.Equal(tekst, new Bestandsmelding(bestand, regel, kolom, "fout", "goed").ToString());
}
