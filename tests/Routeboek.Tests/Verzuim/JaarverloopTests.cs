using FsCheck;
using FsCheck.Fluent;
using Routeboek.Application.Beelden;
using Routeboek.Domain.Kalenders;
using Routeboek.Domain.Verzuim;

namespace Routeboek.Tests.Verzuim;

public sealed class JaarverloopTests
{
    private static readonly Gen<Registratie> Rij =
        from dag in Gen.Choose(Proefjaar.EersteDag, Proefjaar.Peildag)
        from soort in Gen.Elements(Enum.GetValues<Verzuimsoort>())
        from vak in Gen.Choose(1, 19)
        from minuten in Gen.Choose(0, 400)
        select new Registratie(dag, soort, new Tijdvak((byte)vak), minuten);

    /// <summary>Weeks, stretches and counts are of the same rows: nothing twice, nothing lost.</summary>
    [Fact]
    public void Verloop_VerdeeltPreciesDeRijen() => Prop.ForAll(Rij.ListOf().Select(r => r.ToArray()).ToArbitrary(), rijen =>
    {
        var jaar = new Proefjaar(rijen);
        var verloop = jaar.Verloop;
        var weken = verloop.Weken;
        return verloop.Tellingen.Sum(t => t.Keer) == rijen.Length
            && verloop.Tellingen.All(t => t.Dagen == verloop.Regels.Where(r => r.Soort == t.Soort).Sum(r => r.Schooldagen))
            && verloop.Perioden.Sum(p => p.Schooldagen) == jaar.Beeld.Dagen.Count(d => d.DoetNietMee)
            && verloop.Perioden.Zip(verloop.Perioden.Skip(1)).All(p => p.First.Tot + 1 < p.Second.Van)
            && weken.Count == jaar.Beeld.Schoolweken && weken[0].Van == Proefjaar.EersteDag && weken[^1].Tot == Proefjaar.Peildag
            && weken.Zip(weken.Skip(1)).All(w => w.First.Tot + 1 == w.Second.Van)
            && weken.All(w => w.Tienden is >= 0 and <= 1000)
            && weken[^1].TotNuToeTienden == jaar.Beeld.AanwezigTienden
            && verloop.LangsteWekenZonder >= jaar.Beeld.LaatsteWekenZonder && verloop.LangsteWekenZonder <= jaar.Beeld.WekenZonder;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Periode_HeetNaarDeSoortVanDeMeesteDagen_EnLooptOverHetWeekend()
    {
        var vrijdag = Proefjaar.Schooldagen(DayOfWeek.Friday).First();
        Registratie[] rijen = [new(vrijdag, Verzuimsoort.Onbekend, Tijdvak.Dag, 300), Proefjaar.Ziek(vrijdag + 1), Proefjaar.Ziek(vrijdag + 2), Proefjaar.Ziek(vrijdag + 9)];

        var perioden = new Proefjaar(rijen).Verloop.Perioden;

        Assert.Equal([new Verzuimperiode(vrijdag, vrijdag + 2, Verzuimsoort.Ziek, true), new Verzuimperiode(vrijdag + 9, vrijdag + 9, Verzuimsoort.Ziek, false)], perioden);
    }

    [Fact]
    public void Regels_LopenDoor_MaarTeLaatStaatPerDag()
    {
        var dag = Proefjaar.EersteDag + 5;
        var regels = new Proefjaar([Proefjaar.Les(dag, 1, Verzuimsoort.TeLaat), Proefjaar.Les(dag + 1, 2, Verzuimsoort.TeLaat), Proefjaar.Les(dag, 3), Proefjaar.Les(dag + 1, 4)]).Verloop.Regels;

        Assert.Equal([(Verzuimsoort.TeLaat, 1, 1), (Verzuimsoort.TeLaat, 1, 1), (Verzuimsoort.Ongeoorloofd, 2, 2)], regels.Select(r => (r.Soort, r.Schooldagen, r.Lesuren)));
        Assert.Equal(1u << 3 | 1u << 4, regels[^1].Vakken);
    }

    [Fact]
    public void DeelVanHetJaar_ZietAlleenDieDagen()
    {
        Registratie[] rijen = [Proefjaar.Ziek(Proefjaar.EersteDag + 2), Proefjaar.Ziek(Proefjaar.Peildag - 1)];

        var deel = new Proefjaar(rijen, vanaf: Proefjaar.Peildag - 9);

        Assert.Equal(1, deel.Verloop.Tellingen.Single().Dagen);
        Assert.Equal(900, deel.Beeld.AanwezigTienden);
    }

    [Fact]
    public void LaatsteVierWeken_StaanNaastDeWekenDaarvoor()
    {
        var jaar = new Proefjaar([Proefjaar.Ziek(Proefjaar.EersteDag)]);

        Assert.Equal(1000, jaar.Verloop.LaatsteTienden);
        Assert.InRange(jaar.Verloop.EerderTienden!.Value, 900, 999);
        Assert.Equal(jaar.Beeld.Schoolweken - 1, jaar.Verloop.LangsteWekenZonder);
    }

    [Fact]
    public void Lijn_TekentElkeWeekEenKeer_BinnenHetVlak() => Prop.ForAll(Rij.ListOf().Select(r => r.ToArray()).ToArbitrary(), rijen =>
    {
        var jaar = new Proefjaar(rijen);
        var svg = Aanwezigheidslijn.Svg(jaar.Beeld, jaar.Verloop);
        var rondjes = System.Text.RegularExpressions.Regex.Matches(svg, "<circle class=\"week\" cx=\"(\\d+)\" cy=\"(\\d+)\"");
        return rondjes.Count == jaar.Verloop.Weken.Count
            && rondjes.All(r => int.Parse(r.Groups[2].Value, System.Globalization.CultureInfo.InvariantCulture) is >= 8 and <= 108);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void DeelVanHetRaster_BegintEnEindigtWaarDatGevraagdIs()
    {
        var raster = new Jaarraster(Proefjaar.Kalender, new DateOnly(2026, 2, 6), new DateOnly(2026, 1, 10), new DateOnly(2026, 2, 6));

        Assert.Equal((new DateOnly(2026, 1, 12), new DateOnly(2026, 2, 6), 4), (raster.Eerste, raster.Laatste, raster.Kolommen));
    }

    /// <summary>The sheet that stands alone and the web application show the pictures alike.</summary>
    [Fact]
    public void Stijl_IsInBeideDezelfde() => Assert.Equal(Beeldstijl.Css.Trim(), Wortelmap.Lees("src/Routeboek.Web/wwwroot/css/beeld.css").Trim());
}
