using System.Text;
using Routeboek.Domain.Verzuim;

namespace Routeboek.Tests.Leerlingen;

public class LeerlingsleutelTests
{
    private static Sleuteloordeel Beoordeel(string sleutel) => Leerlingsleutel.Beoordeel(Leerlingsleutel.ZonderRand(Encoding.UTF8.GetBytes(sleutel)));

    [Theory]
    [InlineData("L001", Sleuteloordeel.Goed)]
    [InlineData("  ", Sleuteloordeel.Leeg)]
    [InlineData("\u00A0\u2003", Sleuteloordeel.Leeg)]
    [InlineData("a\tb", Sleuteloordeel.VerbodenTeken)]
    [InlineData("a\u0085b", Sleuteloordeel.VerbodenTeken)]
    [InlineData("é ö", Sleuteloordeel.Goed)]
    [InlineData("111222333", Sleuteloordeel.Burgerservicenummer)]
    [InlineData("123456782", Sleuteloordeel.Burgerservicenummer)]
    [InlineData("000000000", Sleuteloordeel.Burgerservicenummer)]
    [InlineData("111222334", Sleuteloordeel.Goed)]
    [InlineData("11122233", Sleuteloordeel.Goed)]
    [InlineData("1112223330", Sleuteloordeel.Goed)]
    [InlineData("L111222333", Sleuteloordeel.Goed)]
    public void Sleutel_WordtBeoordeeld(string sleutel, Sleuteloordeel oordeel) => Assert.Equal(oordeel, Beoordeel(sleutel));

    [Theory]
    [InlineData("x")]
    [InlineData("é")]
    [InlineData("€")]
    [InlineData("😀")]
    public void Lengte_WordtInTekensGeteld(string teken)
    {
        Assert.Equal(Sleuteloordeel.Goed, Beoordeel(string.Concat(Enumerable.Repeat(teken, 64))));
        Assert.Equal(Sleuteloordeel.TeLang, Beoordeel(string.Concat(Enumerable.Repeat(teken, 65))));
    }

    [Fact]
    public void Elfproef_OverVeleGetallen_IsDieVanDeOverheid()
    {
        var bsn = 0;
        for (var getal = 100_000_000; getal < 999_900_000; getal += 899_981)
        {
            var cijfers = getal.ToString().Select(c => c - '0').ToArray();
            var som = -cijfers[8];
            for (var i = 0; i < 8; i++)
                som += cijfers[i] * (9 - i);
            Assert.Equal(som % 11 == 0, Leerlingsleutel.IsBurgerservicenummer(Encoding.ASCII.GetBytes(getal.ToString())));
            bsn += som % 11 == 0 ? 1 : 0;
        }
        Assert.InRange(bsn, 50, 150);
    }
}
