using System.Text;
using Routeboek.Application.Registraties;
using Routeboek.Application.Registraties.Bronnen;
using Routeboek.Cli;
using Xunit;

namespace Routeboek.Tests.Bronnen;

public sealed class KoppelOpdrachtTests : IDisposable
{
    private readonly string _map = Directory.CreateTempSubdirectory("routeboek").FullName;

    public void Dispose() => Directory.Delete(_map, recursive: true);

    private (int Code, string Uit, string Fout) Voer(params string[] argumenten)
    {
        var (uit, fout) = (new StringWriter(), new StringWriter());
        var code = KoppelOpdracht.Maak().Parse(argumenten).Invoke(new() { Output = uit, Error = fout });
        return (code, uit.ToString(), fout.ToString());
    }

    [Fact]
    public void Koppel_SchrijftEenVoorstelDatLaadt()
    {
        var export = Path.Combine(_map, "export.csv");
        File.WriteAllText(export, "Stamnr;Datum;Lesuur;Code\n1;5-1-2026;2;Z\n");

        var (code, uit, _) = Voer(export);

        Assert.Equal(0, code);
        Assert.Equal("csv", Koppeling.Lees(uit).Bestandssoort);

        var doel = Path.Combine(_map, "k.yaml");
        Assert.Equal(0, Voer(export, "--uit", doel).Code);
        Assert.Equal(uit, File.ReadAllText(doel));
        Assert.Equal(4, Voer(export, "--uit", doel).Code);
    }

    [Fact]
    public void Koppel_MetBestandDatErNietIsOfNietKan_ZegtDatZonderStackTrace()
    {
        Assert.Equal(4, Voer(Path.Combine(_map, "weg.csv")).Code);
        var pdf = Path.Combine(_map, "x.csv");
        File.WriteAllText(pdf, "%PDF-1.4");

        var (code, uit, fout) = Voer(pdf);

        Assert.Equal(3, code);
        Assert.Empty(uit);
        Assert.Contains("PDF", fout, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", fout, StringComparison.Ordinal);
    }
}

/// <summary>Whatever the bytes are, a source reads, refuses rows or refuses the file; nothing else comes out.</summary>
public class VerminkingTests
{
    public static TheoryData<string, string> Voorbeelden => new()
    {
        { "koppeling", "Stamnr;Datum;Uur;Code\r\n\"L1\";5-1-2026;3;Z\r\nL2;06-01-2026;\"1\";\"T\"\"L\"\r\nL3;7-1-2026;2;é\r\n" },
        { "eduarte-absentie", "200311;20260105;0830;20260105;0920;1;1;Z;Moeder\n200311;20260109;;20260112;;;;Z;\n" },
        { "eduarte-waarneming", "7;20260105;0900;20260105;0950;2;2;WIS;Afwezig;N\n7;20260105;0950;20260105;1040;3;3;WIS;Aanwezig;J\n" },
        { "somtoday", "{\"items\":[{\"leerling\":{\"leerlingnummer\":1},\"absentieReden\":{\"afkorting\":\"\\u005a\",\"geoorloofd\":true},\"beginDatumTijd\":\"2026-01-05T08:30:00.000+01:00\",\"beginLesuur\":1}]}" },
        { "magister", "[{\"Stamnr\":\"1\",\"Items\":[{\"Start\":\"2026-01-05T07:30:00Z\",\"Eind\":\"2026-01-06T07:30:00Z\",\"Verantwoordingtype\":3,\"Geoorloofd\":true}]}]" },
        { "edexml", "<?xml version=\"1.0\"?><EDEX><school><brincode>12AB</brincode></school><leerlingen><leerling key=\"1\"><geboortedatum>2012-01-01</geboortedatum><groep key=\"a\"/></leerling></leerlingen></EDEX>" },
        { "xlsx", "" },
        { "xlsx-blad", "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c t=\"inlineStr\"><is><t>datum</t></is></c><c t=\"str\"><v>lesuur</v></c><c t=\"str\"><v>soort</v></c></row><row r=\"2\"><c><v>1</v></c><c s=\"1\"><v>46027.5</v></c><c r=\"AB2\"><v>1e3</v></c></row>" },
        { "koppelbestand", "koppeling: 1\nbestandssoort: csv\nkolommen: { leerling: a, datum: b, code: c }\ndatumformaat: [d-M-yyyy]\ncodes:\n  Z: ziek\n" },
        { "voorstel", "Stamnr;Datum;Uur;Code\n1;5-1-2026;3;Z\n2;6-1-2026;4;TL\n" },
    };

    [Theory]
    [MemberData(nameof(Voorbeelden))]
    public void Bron_MetVerminktBestand_GeeftHooguitEenBestandsfout(string soort, string voorbeeld)
    {
        var gaaf = soort is "xlsx"
            ? Bestand.Zip(Bestand.Werkmap("<row r=\"1\"><c t=\"inlineStr\"><is><t>leerling</t></is></c></row><row r=\"2\"><c s=\"1\"><v>46027</v></c></row>")).ToArray()
            : Encoding.UTF8.GetBytes(voorbeeld);
        var toeval = new Random(20260105);
        for (var ronde = 0; ronde < 3000; ronde++)
        {
            var bytes = gaaf.ToArray();
            for (var i = toeval.Next(1, 6); i > 0; i--)
                bytes[toeval.Next(bytes.Length)] = toeval.Next(3) == 0 ? gaaf[toeval.Next(gaaf.Length)] : (byte)toeval.Next(256);
            if (toeval.Next(4) == 0)
                bytes = bytes[..toeval.Next(bytes.Length)];
            try
            {
                Lees(soort, bytes);
            }
            catch (Bestandsfout fout)
            {
                Assert.NotEmpty(fout.Message);
            }
        }
    }

    private static readonly Koppeling Vast = Koppeling.Lees("koppeling: 1\nbestandssoort: csv\nkolommen: { leerling: 1, datum: 2, lesuur: 3, code: 4 }\nkopregel: nee\ncodes: { Z: ziek, 'T\"L': te_laat }\n");

    private static void Lees(string soort, byte[] bytes)
    {
        Bronherkenning.Herken(bytes, "x.csv");
        var invoer = new MemoryStream(bytes);
        switch (soort)
        {
            case "edexml":
                Edexml.Lees(invoer).SchrijfLeerlingen(TextWriter.Null);
                break;
            case "xlsx-blad":
                Bronherkenning.Maak("xlsx", Bestand.Kalender).Lees(Bestand.Zip(Bestand.Werkmap(Encoding.UTF8.GetString(bytes), "<si><t>leerling</t></si>")));
                break;
            case "koppelbestand":
                Koppeling.Lees(Encoding.UTF8.GetString(bytes));
                break;
            case "voorstel":
                Koppeling.Lees(Koppelvoorstel.Maak(invoer, "x.csv"));
                break;
            default:
                Bronherkenning.Maak(soort, Bestand.Kalender, soort is "koppeling" ? Vast : null, "1").Lees(invoer);
                break;
        }
    }
}
