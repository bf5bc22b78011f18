using System.Globalization;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using Routeboek.Application.Beelden;
using Routeboek.Application.Kalenders;
using Routeboek.Domain.Kalenders;
using Routeboek.Domain.Protocollen;
using Routeboek.Domain.Verzuim;

namespace Routeboek.Tests.Verzuimscan;

public class JaarkaartTests
{
    private static readonly Schoolkalender Kalender = Kalenderlezer.Regio(Vakantieregio.Zuid, Sector.Vo);
    private static readonly int EersteDag = Kalender.IndexOpOfNa(new DateOnly(2025, 8, 1));
    private static readonly int Peildag = Kalender.IndexVan(new DateOnly(2026, 4, 16));
    private static readonly Jaarraster Raster = new(Kalender, Kalender.Datum(Peildag));

    private static readonly Gen<Registratie> Rij =
        from dag in Gen.Choose(EersteDag, Peildag)
        from soort in Gen.Elements(Enum.GetValues<Verzuimsoort>())
        from vak in Gen.Choose(1, 19)
        from minuten in Gen.Choose(1, 400)
        select new Registratie(dag, soort, new Tijdvak((byte)vak), minuten);

    /// <summary>The picture, the table and the rows say the same of every school day.</summary>
    [Fact]
    public void Beeld_ToontPreciesDeDagenVanDeRijen() =>
        Prop.ForAll(Rij.ListOf().Select(r => r.ToArray()).ToArbitrary(), rijen => Klopt(rijen, rijen)).QuickCheckThrowOnFailure();

    [Fact]
    public void Beeld_VanAndereRijen_ValtOp()
    {
        Registratie[] rijen = [new(EersteDag + 3, Verzuimsoort.Ziek, Tijdvak.Dag, 300), new(EersteDag + 9, Verzuimsoort.TeLaat, Tijdvak.Geen, 5)];

        Assert.True(Klopt(rijen, rijen));
        Assert.False(Klopt(rijen, [rijen[0]]));
        Assert.False(Klopt(rijen, [rijen[0], new(EersteDag + 10, Verzuimsoort.TeLaat, Tijdvak.Geen, 5)]));
        Assert.False(Klopt(rijen, [new(EersteDag + 3, Verzuimsoort.Geoorloofd, Tijdvak.Dag, 300), rijen[1]]));
    }

    [Theory]
    [InlineData("2025-08-18", 0, 0, 0)] // a Monday, the first school day: first column
    [InlineData("2025-08-22", 0, 0, 4)]
    [InlineData("2025-08-25", 0, 1, 0)]
    [InlineData("2026-04-16", 1, 10, 3)]
    public void Plek_VanDatum_IsWeekEnWeekdag(string datum, int helft, int kolom, int rij)
    {
        var (h, x, y) = Raster.Plek(Scanproef.Datum(datum));

        Assert.Equal((helft, kolom, rij), (h, (x - 20) / 14, (y - 15) / 14));
    }

    [Fact]
    public void Achtergrond_TeltSchooldagenVakantiesEnDagenDieNogKomen()
    {
        var jaar = Kalender.JaarVan(Peildag);

        Assert.Equal(Peildag - EersteDag + 1, Vakjes("er"));
        Assert.Equal(jaar.LaatsteDag - Peildag, Vakjes("later"));
        var weekdagen = Enumerable.Range(0, Raster.Laatste.DayNumber - Raster.Eerste.DayNumber + 1).Select(Raster.Eerste.AddDays)
            .Count(d => d.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday));
        Assert.Equal(weekdagen - (jaar.LaatsteDag - jaar.EersteDag + 1), Vakjes("vrij"));

        int Vakjes(string klasse) => Enumerable.Range(0, Raster.Helften)
            .Sum(h => Regex.Matches(Raster.Achtergrond(h), $"class=\"{klasse}\" d=\"([^\"]*)\"").Sum(m => m.Groups[1].Value.Count(c => c == 'M')));
    }

    [Theory]
    [InlineData(Verzuimsoort.Ziek, 150, "ziv")] // half of 300 minutes: filled
    [InlineData(Verzuimsoort.Ziek, 149, "zi")]
    [InlineData(Verzuimsoort.Ongeoorloofd, 300, "onv")]
    [InlineData(Verzuimsoort.TeLaat, 300, "tl")] // being late never fills a day
    [InlineData(Verzuimsoort.NietInGroep, 200, "ngv")]
    public void Vakje_VanHalveDagOfMeer_IsGevuld(Verzuimsoort soort, int minuten, string teken) =>
        Assert.Contains($"<use href=\"#{teken}\" ", Svg([new Registratie(EersteDag + 1, soort, Tijdvak.Ochtend, minuten)]), StringComparison.Ordinal);

    [Fact]
    public void Omlijning_KomtBijDrieSchooldagenAchterElkaar_EnLooptOverHetWeekend()
    {
        // Thursday, Friday and Monday
        var dag = Kalender.IndexVan(new DateOnly(2025, 9, 4));
        Assert.Equal(2, Regex.Count(Svg(Ziek(dag, 3)), "class=\"reeks\""));
        Assert.Equal(0, Regex.Count(Svg(Ziek(dag, 2)), "class=\"reeks\""));
        Assert.Equal(0, Regex.Count(Svg([.. Ziek(dag, 2), .. Ziek(dag + 3, 1)]), "class=\"reeks\""));

        static Registratie[] Ziek(int van, int aantal) => [.. Enumerable.Range(van, aantal).Select(d => new Registratie(d, Verzuimsoort.Ziek, Tijdvak.Dag, 300))];
    }

    [Fact]
    public void Weken_ZonderRij_WordenGeteldOokAlsLaatste()
    {
        var beeld = new Jaarbeeld();
        // weeks 1 and 3 of the year have a row; the reference day lies in week 6
        var peildag = Kalender.IndexVan(new DateOnly(2025, 9, 24));
        beeld.Lees(Kalender, peildag, [new Registratie(EersteDag, Verzuimsoort.TeLaat, Tijdvak.Geen, 0).Bits, new Registratie(EersteDag + 10, Verzuimsoort.Ziek, Tijdvak.Dag, 300).Bits]);

        Assert.Equal((6, 4, 3), (beeld.Schoolweken, beeld.WekenZonder, beeld.LaatsteWekenZonder));
        Assert.Equal((28 * 300 - 300) * 1000 / (28 * 300), beeld.AanwezigTienden);
        Assert.Equal(26, beeld.DagenZonder);
    }

    [Fact]
    public void Rijen_NaDePeildatumOfVanVorigJaar_StaanNietInHetBeeld()
    {
        var beeld = new Jaarbeeld();
        beeld.Lees(Kalender, Peildag, [new Registratie(EersteDag - 1, Verzuimsoort.Ziek, Tijdvak.Dag, 300).Bits, new Registratie(Peildag + 1, Verzuimsoort.Ziek, Tijdvak.Dag, 300).Bits]);

        Assert.Empty(beeld.Dagen);
        Assert.Equal(beeld.Schoolweken, beeld.WekenZonder);
    }

    private static string Svg(IReadOnlyList<Registratie> rijen)
    {
        uint[] bits = [.. rijen.Select(r => r.Bits)];
        var beeld = new Jaarbeeld();
        beeld.Lees(Kalender, Peildag, bits);
        return Jaarkaart.Svg(Raster, beeld, bits);
    }

    // draws the one and reads the picture and the table back against the other
    private static bool Klopt(IEnumerable<Registratie> getekend, IReadOnlyList<Registratie> waarheid)
    {
        uint[] rijen = [.. getekend.OrderBy(r => r.Dag).Select(r => r.Bits)];
        var beeld = new Jaarbeeld();
        beeld.Lees(Kalender, Peildag, rijen);
        var svg = Jaarkaart.Svg(Raster, beeld, rijen);
        var helften = svg.Split("<svg ", StringSplitOptions.RemoveEmptyEntries);
        var gelezen = new Dictionary<(int, int, int), string>();
        for (var h = 0; h < helften.Length; h++)
        {
            foreach (Match m in Regex.Matches(helften[h], "<use href=\"#\\w+\" x=\"(\\d+)\" y=\"(\\d+)\"><title>([^<]*)</title></use>"))
                gelezen.Add((h, int.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture), int.Parse(m.Groups[2].Value, CultureInfo.InvariantCulture)), m.Groups[3].Value);
        }
        var verwacht = waarheid.GroupBy(r => r.Dag).ToDictionary(g => Kalender.Datum(g.Key), g => g.Select(r => r.Soort).Distinct().ToList());
        var beeldKlopt = gelezen.Count == verwacht.Count && verwacht.All(v => gelezen.TryGetValue(Raster.Plek(v.Key), out var titel)
            && Enum.GetValues<Verzuimsoort>().All(s => v.Value.Contains(s) == Regex.IsMatch(titel, $"(: |; ){Verzuimnamen.SoortLeesbaar(s)}(,(?! reden)|;|$)")));
        var tabel = Jaarkaart.Tabelrijen(beeld);
        var zonder = Regex.Matches(tabel, "<td>(\\d+) van (\\d+)</td>").Select(m => (int.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture), int.Parse(m.Groups[2].Value, CultureInfo.InvariantCulture))).ToList();
        return beeldKlopt && zonder.Sum(z => z.Item2) == Peildag - EersteDag + 1 && zonder.Sum(z => z.Item2 - z.Item1) == verwacht.Count;
    }
}
