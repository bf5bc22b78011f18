using System.IO.Compression;
using Routeboek.Application.Registraties;
using Routeboek.Application.Registraties.Bronnen;
using Xunit;

namespace Routeboek.Tests.Bronnen;

/// <summary>Measures the memory of the whole process, so nothing may run beside it.</summary>
[CollectionDefinition("geheugen", DisableParallelization = true)]
public class Alleen;

[Collection("geheugen")]
public class GeheugenTests
{
    private sealed class Meter : Rijontvanger
    {
        public long Aantal { get; private set; }

        public long Hoogste { get; private set; }

        public override void Rij(in RuweRij rij) => Meet();

        public override void Fout(long regel, string kolom, string wat, string verwacht) => Meet();

        public override void Overgeslagen(long aantal)
        {
        }

        public override void Opmerking(string tekst)
        {
        }

        private void Meet()
        {
            if (++Aantal % 50_000 == 0)
                Hoogste = Math.Max(Hoogste, GC.GetTotalMemory(forceFullCollection: true));
        }
    }

    public static TheoryData<string> Soorten => ["koppeling", "eduarte-absentie", "somtoday", "magister"];

    [Theory]
    [MemberData(nameof(Soorten))]
    public void Bron_MetTweehonderdMegabyte_BlijftKlein(string soort)
    {
        const long Omvang = 200_000_000;
        var vulling = new string('x', 400);
        var (bron, invoer) = soort switch
        {
            "koppeling" => ((Verzuimbron)new KoppelingBron(
                Koppeling.Lees("koppeling: 1\nbestandssoort: csv\nkolommen: { leerling: a, datum: b, lesuur: c, code: d }\ncodes: { Z: ziek }\n"), Bestand.Kalender),
                new Gegenereerd("a;b;c;d;e\n", i => $"L{i};05-01-2026;3;Z;\"{vulling}\"\n", "", Omvang)),
            "eduarte-absentie" => (Bronherkenning.Maak(soort, Bestand.Kalender), new Gegenereerd("", i => $"{i};20260105;;20260105;;3;3;Z;{vulling}\n", "", Omvang)),
            "somtoday" => (Bronherkenning.Maak(soort, Bestand.Kalender),
                new Gegenereerd("{\"items\":[null", i => $",\n{{\"leerling\":{{\"leerlingnummer\":{i}}},\"absentieReden\":{{\"afkorting\":\"Z\"}},\"beginDatumTijd\":\"2026-01-05T08:30:00+01:00\",\"beginLesuur\":3,\"x\":\"{vulling}\"}}", "]}", Omvang)),
            _ => (Bronherkenning.Maak(soort, Bestand.Kalender),
                new Gegenereerd("[{\"Stamnummer\":1,\"Items\":[null", i => $",\n{{\"Start\":\"2026-01-05T08:30:00\",\"Lesuur\":3,\"Verantwoordingtype\":3,\"x\":\"{vulling}\"}}", "]}]", Omvang)),
        };
        var meter = new Meter();
        var voor = GC.GetTotalMemory(forceFullCollection: true);

        bron.Lees(invoer, meter, CancellationToken.None);

        Assert.Equal(invoer.Rijen, meter.Aantal);
        Assert.True(meter.Aantal > 300_000);
        Assert.InRange(meter.Hoogste - voor, long.MinValue, 24_000_000);
    }

    [Fact]
    public void Xlsx_MetTweehonderdMegabyteAanCellen_BlijftKlein()
    {
        const int Rijen = 700_000;
        var pad = Path.GetTempFileName();
        try
        {
            using (var zip = new ZipArchive(File.Create(pad), ZipArchiveMode.Create))
            {
                foreach (var (naam, inhoud) in Bestand.Werkmap("GRENS"))
                {
                    using var deel = new StreamWriter(zip.CreateEntry(naam, CompressionLevel.Fastest).Open());
                    var helften = inhoud.Split("GRENS");
                    deel.Write(helften[0]);
                    if (helften.Length == 1)
                        continue;
                    deel.Write("<row r=\"1\">" + string.Concat(new[] { "leerling", "datum", "lesuur", "soort" }.Select(k => $"<c t=\"inlineStr\"><is><t>{k}</t></is></c>")) + "</row>");
                    for (var i = 2; i <= Rijen + 1; i++)
                    {
                        deel.Write($"<row r=\"{i}\" spans=\"1:12\" x14ac:dyDescent=\"0.25\" xmlns:x14ac=\"urn:x\"><c r=\"A{i}\" t=\"inlineStr\"><is><t>L{i * 7919L % 100_003}</t></is></c>"
                            + $"<c r=\"B{i}\" s=\"1\"><v>{46027 + i % 100}</v></c><c r=\"C{i}\"><v>{i % 9 + 1}</v></c><c r=\"D{i}\" t=\"inlineStr\"><is><t>ziek</t></is></c><c r=\"F{i}\"><v>{i * 31337L}</v></c></row>");
                    }
                    deel.Write(helften[1]);
                }
            }
            var meter = new Meter();
            var voor = GC.GetTotalMemory(forceFullCollection: true);

            using (var invoer = File.OpenRead(pad))
                new XlsxBron().Lees(invoer, meter, CancellationToken.None);

            Assert.Equal(Rijen, meter.Aantal);
            Assert.InRange(meter.Hoogste - voor, long.MinValue, 24_000_000);
        }
        finally
        {
            File.Delete(pad);
        }
    }
}
