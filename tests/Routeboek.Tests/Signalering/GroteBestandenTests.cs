using System.Text;
using Routeboek.Application.Demo;
using Routeboek.Application.Kalenders;
using Routeboek.Domain.Kalenders;
using Routeboek.Domain.Protocollen;
using Routeboek.Domain.Verzuim;

namespace Routeboek.Tests.Signalering;

/// <summary>A file of many blocks gives the same answer however it is written: plain, quoted, shuffled, with other line ends.</summary>
public sealed class GroteBestandenTests
{
    private static readonly Protocol DenBosch = Proefloop.Protocol("den-bosch-vo");
    private static readonly Schoolkalender Kalender = Kalenderlezer.Regio(Vakantieregio.Zuid, Sector.Vo);

    [Fact]
    public void Bestand_VanVeleBlokken_HoeOokGeschreven_GeeftDezelfdeSignalen()
    {
        var rijen = Rijen(3000);
        Assert.True(rijen.Count > 100_000);
        var gewoon = Lees("leerling;datum;dagdeel;lesuur;soort;minuten;reden\n", rijen.Select(r => string.Join(';', r)), "\n");
        Assert.Equal(rijen.Count, gewoon.Bestand.Telling.Geteld);
        var verwacht = Zonder(gewoon);

        var gequote = Lees("leerling,datum,dagdeel,lesuur,soort,minuten,reden\r\n", rijen.Select(r => string.Join(',', r.Select(v => $"\"{v}\""))), "\r\n");
        Assert.Equal(verwacht, Zonder(gequote));

        var anders = Lees("reden\tlesuur\tdagdeel\tsoort\textra\tminuten\tdatum\tleerling\r\n",
            rijen.Select(r => string.Join('\t', r[6], r[3], r[2], r[4], "é", r[5], Omgekeerd(r[1]), $" {r[0]} ")), "\r\n");
        Assert.Equal(verwacht, Zonder(anders));
        Assert.Single(anders.Opmerkingen);

        // days before pupils, as a register would export it: the rows of a pupil lie far apart
        var perDag = Lees("leerling;datum;dagdeel;lesuur;soort;minuten;reden\n",
            rijen.OrderBy(r => r[1], StringComparer.Ordinal).ThenByDescending(r => r[0], StringComparer.Ordinal).Select(r => string.Join(';', r)), "\n");
        Assert.Equal(verwacht, Zonder(perDag));
    }

    [Fact]
    public void Bestand_VanVeleBlokken_NoemtElkeFouteRegelPrecies()
    {
        var random = new Random(7);
        var fout = new List<long>();
        var tekst = new StringBuilder("leerling;datum;dagdeel;lesuur;soort;minuten;reden\n");
        var regel = 2L;
        foreach (var rij in Rijen(1500))
        {
            switch (random.Next(40))
            {
                case 0:
                    fout.Add(regel++);
                    tekst.Append("L1;2025-13-01;;1;ziek;;\n");
                    break;
                case 1:
                    fout.Add(regel++);
                    tekst.Append("te;weinig\n");
                    break;
                case 2:
                    regel++;
                    tekst.Append('\n');
                    break;
                case 3:
                    // a quoted line end takes two lines
                    fout.Add(regel);
                    regel += 2;
                    tekst.Append("L1;2025-09-02;;1;zie\"k;;\"a\nb\"\n");
                    break;
                default:
                    break;
            }
            tekst.Append(string.Join(';', rij)).Append('\n');
            regel++;
        }
        var loop = Proefloop.Lees(tekst.ToString(), DenBosch, Kalender);
        Assert.Equal(fout, loop.Fouten.Select(f => f.Regel).Order());
    }

    private static string[] Zonder(Proefloop loop) =>
        [.. loop.Signalen(DenBosch, new DateOnly(2026, 7, 10)).Select(s => $"{s.GetProperty("leerling")} {s.GetProperty("signaal")} {s.GetProperty("sinds")} {s.GetProperty("tot")} {s.GetProperty("waarde")} {s.GetProperty("bewijs").GetArrayLength()}")];

    private static Proefloop Lees(string kop, IEnumerable<string> regels, string einde) =>
        Proefloop.Lees(kop + string.Concat(regels.Select(r => r + einde)), DenBosch, Kalender);

    private static string Omgekeerd(string datum) => $"{datum[8..]}-{datum[5..7]}-{datum[..4]}";

    private static List<string[]> Rijen(int leerlingen)
    {
        var wereld = new Demowereld(new Demoopzet(Kalender, Sector.Vo, new Schooljaar(2025), 3, ["x"]));
        var maker = wereld.Maker();
        var rijen = new List<string[]>();
        for (var n = 1; n <= leerlingen; n++)
        {
            foreach (var r in maker.Rijen(n))
            {
                rijen.Add([Demowereld.Sleutel(n), Kalender.Datum(r.Dag).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
                    r.Tijdvak == Tijdvak.Ochtend ? "ochtend" : r.Tijdvak == Tijdvak.Middag ? "middag" : r.Tijdvak == Tijdvak.Dag ? "dag" : "",
                    r.Tijdvak.IsLesuur ? $"{r.Tijdvak.Lesuur}" : "", Verzuimnamen.Soort(r.Soort), $"{r.Minuten}", n % 3 == 0 ? "luxe" : ""]);
            }
        }
        return rijen;
    }
}
