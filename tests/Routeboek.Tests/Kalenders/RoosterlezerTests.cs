using System.Text;
using Routeboek.Application.Invoer;
using Routeboek.Application.Kalenders;
using Routeboek.Domain.Kalenders;
using Routeboek.Domain.Protocollen;

namespace Routeboek.Tests.Kalenders;

public class RoosterlezerTests
{
    private static readonly Schoolkalender Kalender = Kalenderlezer.Regio(Vakantieregio.Noord, Sector.Vo);

    private static Leesresultaat<Rooster> Lees(string tekst) => Roosterlezer.Lees(new MemoryStream(Encoding.UTF8.GetBytes(tekst)), "rooster.csv", Kalender);

    [Fact]
    public void Rooster_VanEenLeerling_VervangtDeMinutenVanDieDagen()
    {
        var resultaat = Lees("leerling;datum;minuten\nL1;2026-01-16;0\nL1;15-01-2026;240\nL2;2026-01-15;60\nL1;2026-01-16;0\n");

        Assert.True(resultaat.IsGoed);
        var rooster = resultaat.Waarde!;
        Assert.Equal(2, rooster.Aantal);
        var dagen = rooster.Dagen(rooster.Zoek("L1"u8));
        var donderdag = Kalender.IndexVan(new DateOnly(2026, 1, 15));
        Assert.Equal([new(donderdag, 240), new(donderdag + 1, 0)], dagen);
        var eigen = Kalender.MetRooster(dagen)!;
        Assert.Equal(-1, eigen.IndexVan(new DateOnly(2026, 1, 16)));
        Assert.Equal(240, eigen.Minuten[donderdag]);
        Assert.Equal(-1, rooster.Zoek("L3"u8));
    }

    [Theory]
    [InlineData("L1;2026-01-15;250", "minuten", "al 240 minuten")]
    [InlineData("L1;2026-01-17;250", "datum", "geen schooldag")]
    [InlineData("L1;2029-01-17;250", "datum", "geen schooldag")]
    [InlineData("L1;2026-01-16;1441", "minuten", "kan niet")]
    [InlineData("L1;2026-01-16;", "minuten", "kan niet")]
    [InlineData("123456782;2026-01-16;100", "leerling", "burgerservicenummer")]
    [InlineData("L1;16-1-2026;100", "datum", "geen datum")]
    public void Regel_DieNietKan_WordtGeweigerdEnDeRestBlijft(string regel, string kolom, string wat)
    {
        var resultaat = Lees($"leerling;datum;minuten\nL1;2026-01-15;240\n{regel}\n");

        var fout = Assert.Single(resultaat.Fouten);
        Assert.Equal((3L, kolom), (fout.Regel, fout.Kolom));
        Assert.Contains(wat, fout.Wat);
        Assert.DoesNotContain("123456782", fout.ToString());
        Assert.Single(resultaat.Waarde!.Dagen(0));
    }

    [Fact]
    public void Rooster_InWillekeurigeVolgorde_IsHetzelfdeAlsEenWoordenboek()
    {
        var toeval = new Random(20260115);
        var verwacht = new Dictionary<(string, int), int>();
        var tekst = new StringBuilder("leerling;datum;minuten\n");
        var geweigerd = 0;
        for (var i = 0; i < 20_000; i++)
        {
            var leerling = $"L{toeval.Next(40)}";
            var dag = toeval.Next(Kalender.Aantal);
            var minuten = toeval.Next(3) * 60;
            tekst.Append($"{leerling};{Kalender.Datum(dag):yyyy-MM-dd};{minuten}\n");
            if (!verwacht.TryAdd((leerling, dag), minuten) && verwacht[(leerling, dag)] != minuten)
                geweigerd++;
        }

        var resultaat = Lees(tekst.ToString());

        Assert.Equal(geweigerd, resultaat.Fouten.Count);
        var rooster = resultaat.Waarde!;
        Assert.Equal(verwacht.Count, Enumerable.Range(0, rooster.Aantal).Sum(n => rooster.Dagen(n).Count));
        foreach (var ((leerling, dag), minuten) in verwacht)
            Assert.Equal(minuten, rooster.Dagen(rooster.Zoek(Encoding.UTF8.GetBytes(leerling)))[dag]);
    }
}
