using System.Text;
using Routeboek.Application.Invoer;
using Routeboek.Application.Kalenders;
using Routeboek.Domain.Kalenders;
using Routeboek.Domain.Protocollen;

namespace Routeboek.Tests.Kalenders;

public class KalenderbestandTests
{
    private static Leesresultaat<Schoolkalender> Lees(string tekst) => Lees(Encoding.UTF8.GetBytes(tekst));

    private static Leesresultaat<Schoolkalender> Lees(byte[] inhoud) => Kalenderlezer.LeesCsv(new MemoryStream(inhoud), "kalender.csv");

    [Theory]
    [InlineData("datum;minuten\n2026-01-15;330\n16-01-2026;210\n")]
    [InlineData("datum,minuten\r\n2026-01-15,330\r\n16-01-2026,210")]
    [InlineData("minuten\tdatum\n330\t2026-01-15\n\n 210 \t 16-01-2026 \n")]
    [InlineData("\uFEFFdatum;minuten\n16-01-2026;210\n2026-01-15;330\n")]
    [InlineData("\"Datum\";\"MINUTEN\"\n\"2026-01-15\";\"330\"\n\"16-01-2026\";210\n")]
    public void Kalender_InElkeVorm_WordtGelezen(string tekst)
    {
        var resultaat = Lees(tekst);

        Assert.True(resultaat.IsGoed);
        Assert.Equal(2, resultaat.Waarde!.Aantal);
        Assert.Equal(new DateOnly(2026, 1, 15), resultaat.Waarde.Datum(0));
        Assert.Equal([330, 210], resultaat.Waarde.Minuten.ToArray());
        Assert.Equal(new DateOnly(2025, 8, 1), resultaat.Waarde.Van);
    }

    [Theory]
    [InlineData("2026-02-29;330", "datum", "geen datum")]
    [InlineData("2026-1-15;330", "datum", "geen datum")]
    [InlineData("15/01/2026;330", "datum", "geen datum")]
    [InlineData(";330", "datum", "(leeg) is geen datum")]
    [InlineData("2026-01-15;0", "minuten", "'0' kan niet")]
    [InlineData("2026-01-15;1441", "minuten", "'1441' kan niet")]
    [InlineData("2026-01-15;-5", "minuten", "kan niet")]
    [InlineData("2026-01-15;33,5", "minuten", "kan niet")]
    [InlineData("2026-01-14;330", "datum", "staat al op regel 2")]
    [InlineData("2026-01-14;210", "datum", "staat al op regel 2, met 330 minuten")]
    [InlineData("2026-01-15", "minuten", "1 velden")]
    [InlineData("2026-01-15;330;1", "", "3 velden")]
    [InlineData("2026-01-15;\"330\"x", "minuten", "na het sluitende aanhalingsteken")]
    [InlineData("2026-01-15;\"330", "", "niet gesloten")]
    [InlineData("2026-01-15;33\00", "", "NUL")]
    public void Regel_DieNietKan_WordtGeweigerdEnDeRestBlijft(string regel, string kolom, string wat)
    {
        var resultaat = Lees($"datum;minuten\n2026-01-14;330\n{regel}\n");

        var fout = Assert.Single(resultaat.Fouten);
        Assert.Equal(("kalender.csv", 3L, kolom), (fout.Bestand, fout.Regel, fout.Kolom));
        Assert.Contains(wat, fout.Wat);
        Assert.NotEmpty(fout.Verwacht);
        Assert.Equal(1, resultaat.Waarde!.Aantal);
    }

    [Theory]
    [InlineData("", "leeg")]
    [InlineData("\uFEFF\n \n", "leeg")]
    [InlineData("datum;minuten\n", "geen schooldagen")]
    [InlineData("datum;uren\n2026-01-14;330\n", "ontbreekt")]
    [InlineData("datum;minuten;datum\n", "twee keer")]
    [InlineData("2026-01-14;330\n", "ontbreken")]
    [InlineData("PK\u0003\u0004rommel", "werkmap")]
    public void Bestand_DatGeenKalenderIs_GeeftGeenKalender(string tekst, string wat)
    {
        var resultaat = Lees(tekst);

        Assert.Null(resultaat.Waarde);
        Assert.Contains(wat, Assert.Single(resultaat.Fouten).Wat);
    }

    [Fact]
    public void Bestand_InUtf16_WordtGenoemd() =>
        Assert.Contains("UTF-16", Assert.Single(Lees([.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("datum;minuten\n")]).Fouten).Wat);

    [Fact]
    public void Kalender_MetOnbekendeKolommen_GeeftEenOpmerking()
    {
        var resultaat = Lees("datum;minuten;naam;weer\n2026-01-14;330;a;b\n");

        Assert.True(resultaat.IsGoed);
        Assert.Contains("'naam', 'weer'", Assert.Single(resultaat.Opmerkingen).Kolom);
    }

    [Fact]
    public void Kalender_MetMeerDagenDanPassen_WordtGeweigerd()
    {
        var regels = Enumerable.Range(0, Schoolkalender.MaximaalAantalDagen + 1).Select(i => $"{new DateOnly(2000, 1, 1).AddDays(i):yyyy-MM-dd};300");

        var fout = Assert.Single(Lees("datum;minuten\n" + string.Join('\n', regels)).Fouten);

        Assert.Contains("te veel", fout.Wat);
    }

    [Fact]
    public void Lees_EenRegioOfBestand_GeeftDezelfdeDagen()
    {
        var regio = Kalenderlezer.Lees("Zuid", Sector.Po).Waarde!;
        var pad = Path.GetTempFileName();
        try
        {
            File.WriteAllLines(pad, ["datum;minuten", .. Enumerable.Range(0, regio.Aantal).Select(i => $"{regio.Datum(i):dd-MM-yyyy};{regio.Minuten[i]}")]);

            var bestand = Kalenderlezer.Lees(pad, Sector.Po).Waarde!;

            Assert.Equal(regio.Dagnummers.ToArray(), bestand.Dagnummers.ToArray());
            Assert.Equal(regio.Minuten.ToArray(), bestand.Minuten.ToArray());
            Assert.Equal(regio.Schoolweken.ToArray(), bestand.Schoolweken.ToArray());
        }
        finally
        {
            File.Delete(pad);
        }
        Assert.Contains("noord, midden, zuid", Assert.Throws<FileNotFoundException>(() => Kalenderlezer.Lees("west", Sector.Po)).Message);
    }
}
