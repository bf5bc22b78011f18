using Routeboek.Domain.Verzuim;
using Routeboek.Tests.Eisen;

namespace Routeboek.Tests.Verzuim;

/// <summary>A pattern is told when chance does not explain it, and not before.</summary>
public sealed class VerzuimpatroonTests
{
    private const int Werelden = 400;

    [Fact]
    [Eis("B-REG-14")]
    public void Maandag_SteedsWeer_Valt_Op()
    {
        var patroon = new Proefjaar(Proefjaar.Schooldagen(DayOfWeek.Monday).Where((_, i) => i % 3 == 0).Select(Proefjaar.Ziek)).Patronen[0];

        Assert.Equal((Patroonsoort.Weekdag, 1, Patroonoordeel.Opvallend), (patroon.Soort, patroon.Nummer, patroon.Oordeel));
        Assert.Equal(patroon.Uit, patroon.Raak);
        Assert.InRange(patroon.Kans, 0, Patroonlezer.Grens);
        Assert.InRange(patroon.Verwacht, 1, patroon.Uit * 10 / 3);
    }

    [Fact]
    public void EersteLesuur_SteedsWeer_ValtOp_ZonderDeDagenDatIemandZiekWas()
    {
        // late in the first hour a dozen times; ill for whole days by lessons tells nothing about an hour
        Registratie[] telaat = [.. Enumerable.Range(0, 12).Select(i => Proefjaar.Les(Proefjaar.EersteDag + i * 7, 1, Verzuimsoort.TeLaat))];
        Registratie[] ziek = [.. Enumerable.Range(Proefjaar.EersteDag + 100, 5).SelectMany(d => Enumerable.Range(1, 5).Select(l => Proefjaar.Les(d, l, Verzuimsoort.Ziek)))];

        var eerste = new Proefjaar([.. telaat, .. ziek]).Patronen.Single(p => p is { Soort: Patroonsoort.Lesuur, Nummer: 1 });
        Assert.Equal((12, 12, Patroonoordeel.Opvallend), (eerste.Raak, eerste.Uit, eerste.Oordeel));
        Assert.DoesNotContain(new Proefjaar(ziek).Patronen, p => p.Soort == Patroonsoort.Lesuur);
    }

    [Fact]
    public void TweeDagenTegenElkeVakantie_ValtOp()
    {
        var kalender = Proefjaar.Kalender;
        var randen = Enumerable.Range(Proefjaar.EersteDag + 1, Proefjaar.Peildag - Proefjaar.EersteDag - 1)
            .Where(d => kalender.Dagnummers[d + 1] - kalender.Dagnummers[d] > 7 || kalender.Dagnummers[d] - kalender.Dagnummers[d - 1] > 7).ToList();
        Assert.True(randen.Count >= 6);

        var rond = new Proefjaar(randen.Select(Proefjaar.Ziek)).Patronen.Single(p => p.Soort == Patroonsoort.RondVakantie);

        Assert.Equal(Patroonoordeel.Opvallend, rond.Oordeel);
    }

    [Fact]
    public void VijfDagenZiek_IsEenKeer_EnZegtNiets()
    {
        var patronen = new Proefjaar(Enumerable.Range(Proefjaar.EersteDag + 20, 5).Select(Proefjaar.Ziek)).Patronen;

        Assert.All(patronen, p => Assert.Equal((1, Patroonoordeel.TeWeinig), (p.Uit, p.Oordeel)));
        Assert.Equal(1, patronen.Where(p => p.Soort == Patroonsoort.Weekdag).Sum(p => p.Raak));
    }

    [Fact]
    public void JaarZonderVerzuim_HeeftNietsOmNaarTeKijken() => Assert.Empty(new Proefjaar([]).Patronen);

    /// <summary>Absence at random shows a pattern that is none in one year in twenty at most, whatever that year is like.</summary>
    [Fact]
    public void Toeval_HeetZeldenOpvallend()
    {
        var loting = new Random(20251124);
        var opvallend = 0;
        for (var w = 0; w < Werelden; w++)
        {
            var keer = 2 + loting.Next(40);
            var rijen = new List<Registratie>();
            for (var i = 0; i < keer; i++)
            {
                var dag = loting.Next(Proefjaar.EersteDag, Proefjaar.Peildag + 1);
                if (rijen.Exists(r => r.Dag == dag))
                    continue;
                rijen.Add(loting.Next(2) == 0 ? Proefjaar.Ziek(dag) : Proefjaar.Les(dag, 1 + loting.Next(5)));
            }
            opvallend += new Proefjaar(rijen).Patronen.Any(p => p.Oordeel == Patroonoordeel.Opvallend) ? 1 : 0;
        }

        Assert.InRange(opvallend, 0, Werelden / 20);
    }

    [Fact]
    public void Raster_TeltPerWeekdagEnLesuur_EnEenHeleDagTweeKeer()
    {
        var maandag = Proefjaar.Schooldagen(DayOfWeek.Monday).First();
        var raster = new Proefjaar([Proefjaar.Les(maandag, 3), Proefjaar.Les(maandag + 5, 3), Proefjaar.Ziek(maandag + 1)]).Raster;

        Assert.Equal([1, 2, 3, 4, 5], raster.Weekdagen);
        Assert.Equal([1, 2, 3, 17, 18], raster.Vakken.Select(v => (int)v.Code));
        Assert.Equal((2, 1, 1, 0), (raster[1, Tijdvak.VoorLesuur(3)], raster[2, Tijdvak.Ochtend], raster[2, Tijdvak.Middag], raster[1, Tijdvak.VoorLesuur(1)]));
        Assert.Equal(2, raster.Meeste);
    }
}
