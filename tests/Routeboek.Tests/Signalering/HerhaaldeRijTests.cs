using System.Text;
using Routeboek.Domain.Verzuim;

namespace Routeboek.Tests.Signalering;

/// <summary>Rows that differ from the row before them in their lesson hour only are read a shorter way; it must lead to the same place.</summary>
public sealed class HerhaaldeRijTests
{
    // one quote in a file has it read field by field, the careful way
    private const string Aanhaling = "zz;2026-01-12;dag;;ziek;;\"x\"\n";

    [Fact]
    public void Bestand_SnelGelezen_IsGelijkAanVoorzichtigGelezen()
    {
        var goed = 0;
        var fout = 0;
        for (var zaad = 0; zaad < 500; zaad++)
        {
            var tekst = Bestand(new Random(zaad));
            var snel = Lees(tekst + Aanhaling.Replace("\"", ""));
            var voorzichtig = Lees(tekst + Aanhaling);
            Assert.Equal(Inhoud(voorzichtig), Inhoud(snel));
            goed += (int)snel.Bestand.Telling.Geteld;
            fout += snel.Fouten.Count;
        }
        Assert.True(goed > 2000 && fout > 500, $"de proef zegt te weinig: {goed} rijen geteld, {fout} geweigerd");
    }

    private static Proefloop Lees(string tekst) =>
        Proefloop.Lees(tekst, Proefloop.Protocol("den-bosch-vo"), Proefloop.Kalender("datum;minuten\n2026-01-12;300\n2026-01-13;240\n"));

    private static string Inhoud(Proefloop loop)
    {
        var b = loop.Bestand;
        var uit = new StringBuilder().AppendLine(b.Telling.ToString()).AppendJoin("\n", loop.Fouten).AppendLine();
        for (var l = 0; l < b.Leerlingen; l++)
        {
            uit.Append(Encoding.UTF8.GetString(b.Sleutel(l))).Append(':');
            for (var r = 0; r < b.Rijen(l).Length; r++)
                uit.Append($" {b.Regels(l)[r]} {new Registratie(b.Rijen(l)[r])} {Encoding.UTF8.GetString(b.Reden(l, r))}");
            uit.AppendLine();
        }
        return uit.ToString();
    }

    // now and then another field, a mistake, a line too short, too long or empty
    private static string Bestand(Random random)
    {
        var volgorde = random.Next(3) == 0 ? "leerling;lesuur;datum;dagdeel;soort;minuten;reden" : "leerling;datum;dagdeel;lesuur;soort;minuten;reden";
        var regeleinde = random.Next(2) == 0 ? "\n" : "\r\n";
        var uit = new StringBuilder(volgorde).Append(regeleinde);
        string leerling = "a", datum = "2026-01-12", dagdeel = "", soort = "ziek", minuten = "", reden = "";
        for (var n = random.Next(1, 60); n > 0; n--)
        {
            switch (random.Next(30))
            {
                case 0: leerling = Kies("a", "b", "c", "", "123456782"); break;
                case 1: datum = Kies("2026-01-12", "2026-01-13", "12-01-2026", "2026-01-14"); break;
                case 2: dagdeel = Kies("", "", "dag", "ochtend"); break;
                case 3: soort = Kies("ziek", "te_laat", "ongeoorloofd", "onbekend", "zoek"); break;
                case 4: minuten = Kies("", "45", "60", "0", "601"); break;
                case 5: reden = Kies("", "arts", "griep "); break;
                case 6: uit.Append(Kies("", "x;y", "a;2026-01-12;;1;ziek;;;", ";;;;;;", " ")).Append(regeleinde); break;
                default: break;
            }
            var lesuur = random.Next(6) == 0 ? Kies("", "0", "17", "01", "1 ", "1x", "20", "16", "9", ":") : $"{random.Next(1, 17)}";
            uit.AppendJoin(';', volgorde.StartsWith("leerling;lesuur", StringComparison.Ordinal)
                ? [leerling, lesuur, datum, dagdeel, soort, minuten, reden] : new[] { leerling, datum, dagdeel, lesuur, soort, minuten, reden }).Append(regeleinde);
        }
        return uit.ToString();

        string Kies(params string[] keuzes) => keuzes[random.Next(keuzes.Length)];
    }
}
