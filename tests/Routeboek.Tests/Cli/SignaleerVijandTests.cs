using System.Diagnostics;
using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Routeboek.Tests.Bronnen;

namespace Routeboek.Tests.Cli;

/// <summary>Files made to do harm, and the ends of a run: pipes, Ctrl+C, what is loaded.</summary>
public class SignaleerVijandTests
{
    private const string EenGoed = "A;2026-01-15;;1;te_laat;;\n";

    [Theory]
    [InlineData("PK\u0003\u0004 en dan niets meer")]
    [InlineData("PK\u0005\u0006")]
    [InlineData("\u00D0\u00CF\u0011\u00E0\u00A1\u00B1\u001A\u00E1")]
    public void XlsxDieGeenXlsxIs(string inhoud)
    {
        using var map = new Proefmap();
        map.Schrijf("v.xlsx", Encoding.Latin1.GetBytes(inhoud)).SignaleerBestand("v.xlsx").Weigert("0 rijen gelezen, 0 geteld, 0 dubbel, 0 geweigerd").Zegt("v.xlsx: ");
    }

    [Fact]
    public void ZipZonderWerkmap()
    {
        using var map = new Proefmap();
        map.Schrijf("v.xlsx", Bronnen.Bestand.Zip(("lees.txt", "hallo")).ToArray()).SignaleerBestand("v.xlsx").Geeft(3);
    }

    [Fact]
    public void Zipbom_BlijftKlein()
    {
        using var map = new Proefmap();
        using (var zip = new ZipArchive(File.Create(map.Pad("v.xlsx")), ZipArchiveMode.Create))
        {
            foreach (var (naam, inhoud) in Bronnen.Bestand.Werkmap("GRENS"))
            {
                using var deel = new StreamWriter(zip.CreateEntry(naam, CompressionLevel.Fastest).Open());
                var helften = inhoud.Split("GRENS");
                deel.Write(helften[0]);
                if (helften.Length == 1)
                    continue;
                deel.Write("<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>");
                var vulling = new string('a', 1024 * 1024);
                for (var i = 0; i < 300; i++)
                    deel.Write(vulling);
                deel.Write("</t></is></c></row>");
                deel.Write(helften[1]);
            }
        }
        var afloop = map.SignaleerBestand("v.xlsx").Geeft(3);
        Assert.Equal("", afloop.Uit);
    }

    [Theory]
    [InlineData("<!DOCTYPE a [<!ENTITY b \"lol\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\"><!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;&c;\">]><EDEX>&d;</EDEX>")]
    [InlineData("<!DOCTYPE EDEX SYSTEM \"http://127.0.0.1:POORT/x.dtd\"><EDEX/>")]
    [InlineData("<!DOCTYPE EDEX [<!ENTITY x SYSTEM \"http://127.0.0.1:POORT/x\">]><EDEX>&x;</EDEX>")]
    [InlineData("<!DOCTYPE EDEX [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><EDEX>&x;</EDEX>")]
    [InlineData("<EDEX><school>")]
    [InlineData("<html></html>")]
    public void XmlBomEnVreemdeEntiteit_WordenGeweigerd_EnNietsWordtOpgehaald(string xml)
    {
        using var luisteraar = new TcpListener(IPAddress.Loopback, 0);
        luisteraar.Start();
        using var map = new Proefmap();
        map.Schrijf("l.xml", "<?xml version=\"1.0\"?>" + xml.Replace("POORT", $"{((IPEndPoint)luisteraar.LocalEndpoint).Port}", StringComparison.Ordinal));

        var afloop = map.Signaleer(EenGoed, "--leerlingen", "l.xml").Weigert("0 rijen gelezen, 0 geteld, 0 dubbel, 0 geweigerd").Zegt("l.xml: ");

        Assert.False(luisteraar.Pending());
        Assert.DoesNotContain("root:", afloop.Fout, StringComparison.Ordinal);
    }

    [Fact]
    public void GeslotenUitvoer_EindigtNetjes()
    {
        using var map = new Proefmap();
        map.Schrijf("v.csv", Proefmap.Kop + string.Concat(Enumerable.Range(0, 3000).Select(i => $"L{i};2026-01-15;;1;te_laat;;\n")));
        using var proces = map.Start("signaleer", "v.csv", "--protocol", "den-bosch-vo");
        proces.StandardOutput.BaseStream.ReadByte();
        proces.StandardOutput.Close();
        var fout = proces.StandardError.ReadToEnd();
        Assert.True(proces.WaitForExit(60_000));
        new Afloop(proces.ExitCode, "", fout).ZonderBinnenkant().Geeft(0);
    }

    [Fact]
    public void CtrlC_TijdensEindelozeInvoer_GeeftHonderddertigZonderUitvoer()
    {
        using var map = new Proefmap();
        var rij = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(EenGoed, 1000)));
        var afloop = map.VoerMet((proces, invoer) =>
        {
            invoer.Write(Encoding.UTF8.GetBytes(Proefmap.Kop));
            for (var i = 0; ; i++)
            {
                invoer.Write(rij);
                if (i == 100) // more than fits in the pipe, so it reads
                    Proefmap.Onderbreek(proces);
            }
        }, "signaleer", "-", "--protocol", "den-bosch-vo").Geeft(130);
        Assert.Equal("", afloop.Uit);
        Assert.Equal("Afgebroken.", afloop.Laatste);
    }

    [Fact]
    public void CtrlC_TerwijlErNietsKomt_StoptOok_EnLaadtGeenWebOfDatabank()
    {
        using var map = new Proefmap();
        var geladen = "";
        var afloop = map.VoerMet((proces, invoer) =>
        {
            invoer.Write(Encoding.UTF8.GetBytes(Proefmap.Kop + string.Concat(Enumerable.Repeat(EenGoed, 100_000))));
            invoer.Flush();
            geladen = File.ReadAllText($"/proc/{proces.Id}/maps");
            Proefmap.Onderbreek(proces);
            proces.WaitForExit(60_000);
        }, "signaleer", "-", "--protocol", "den-bosch-vo").Geeft(130);

        Assert.Equal("", afloop.Uit);
        Assert.Contains("Routeboek.Application.dll", geladen, StringComparison.Ordinal);
        foreach (var verboden in new[] { "AspNetCore", "EntityFramework", "Sqlite", "sqlite3", "Npgsql", "System.Net.Http", "System.Data" })
            Assert.DoesNotContain(verboden, geladen, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("/dev/full", "/dev/null", 4)]
    [InlineData("/dev/null", "/dev/full", -1)]
    public void VolleSchijf_GeeftGeenBinnenkant(string uit, string fout, int code)
    {
        using var map = new Proefmap();
        map.Schrijf("v.csv", Proefmap.Kop + EenGoed);
        using var proces = Process.Start("/bin/sh", ["-c", $"dotnet '{Path.Combine(AppContext.BaseDirectory, "routeboek.dll")}' signaleer '{map.Pad("v.csv")}' --protocol den-bosch-vo >{uit} 2>{fout}"]);
        Assert.True(proces.WaitForExit(60_000));
        Assert.True(code < 0 ? proces.ExitCode < 128 : proces.ExitCode == code, $"code {proces.ExitCode}");
    }

    [Theory]
    [InlineData("tabel")]
    [InlineData("json")]
    [InlineData("jsonl")]
    [InlineData("csv")]
    [InlineData("html")]
    public void ElkeVorm_IsWelgevormd_OokMetLastigeSleutels(string formaat)
    {
        using var map = new Proefmap();
        var uit = map.Signaleer("\"a;\"\"b\"\"<script>&é😀\\\";2026-01-15;;1;te_laat;;\"<b>&\"\"\"\n=1+1;2026-01-15;;1;ongeoorloofd;;\n",
            "--peildatum", "2026-01-15", "--formaat", formaat, "--nadert").Geeft(0).Uit;
        const string Sleutel = "a;\"b\"<script>&é😀\\";
        switch (formaat)
        {
            case "json":
                Klopt(JsonDocument.Parse(uit).RootElement.EnumerateArray());
                break;
            case "jsonl":
                Klopt(uit.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(r => JsonDocument.Parse(r).RootElement));
                break;
            case "csv":
                Assert.Contains("\"a;\"\"b\"\"<script>&é😀\\\";te-laat-aandacht;2026-01-15;;1;1\n", uit, StringComparison.Ordinal);
                break;
            case "html":
                Assert.DoesNotContain("<script>&", uit, StringComparison.Ordinal);
                Assert.DoesNotContain("http://", uit.Replace("http://www.w3.org", "", StringComparison.Ordinal), StringComparison.Ordinal);
                Assert.EndsWith("</html>", uit.TrimEnd(), StringComparison.Ordinal);
                break;
            default:
                Assert.Contains("te-laat-aandacht", uit, StringComparison.Ordinal);
                break;
        }

        static void Klopt(IEnumerable<JsonElement> elementen)
        {
            var alles = elementen.ToList();
            Assert.Contains(alles, e => e.GetProperty("leerling").GetString() == Sleutel && e.GetProperty("sinds").GetString() == "2026-01-15");
            var nadert = alles.Where(e => e.GetProperty("sinds").ValueKind == JsonValueKind.Null).ToList();
            Assert.NotEmpty(nadert);
            Assert.All(nadert, e => Assert.True(e.GetProperty("nog").GetDouble() > 0 && e.GetProperty("eenheid").GetString()!.Length > 0));
        }
    }

    [Fact]
    public void Html_IsWelgevormd()
    {
        using var map = new Proefmap();
        var uit = map.Signaleer(EenGoed, "--peildatum", "2026-01-15", "--formaat", "html").Geeft(0).Uit;
        Assert.StartsWith("<!DOCTYPE html>", uit, StringComparison.OrdinalIgnoreCase);
        Assert.EndsWith("</html>", uit.TrimEnd(), StringComparison.Ordinal);
    }
}
