using Routeboek.Domain.Aanwezigheid;
using Routeboek.Domain.Organisaties;
using Routeboek.Domain.Verzuim;

namespace Routeboek.Tests.Aanwezigheid;

/// <summary>What a register does to the rows of a day.</summary>
public sealed class RegisterregelsTests
{
    private const int Dagminuten = 330;

    private static readonly Tijdvak s_derde = Tijdvak.VoorLesuur(3);

    [Fact]
    public void Aanwezig_InHetDerdeUur_HoudtWatErvoorWas()
    {
        var na = Registerregels.Zet([Rij(Verzuimsoort.Ziek, Tijdvak.Dag, Dagminuten)], s_derde, null, 0, Dagminuten);

        Assert.Equal([Rij(Verzuimsoort.Ziek, Tijdvak.VoorLesuur(1), 60), Rij(Verzuimsoort.Ziek, Tijdvak.VoorLesuur(2), 60)], na);
        Assert.Null(Registerregels.Stand(na, s_derde));
    }

    [Fact]
    public void Aanwezig_InDeMiddag_HoudtDeOchtend() =>
        Assert.Equal([Rij(Verzuimsoort.Ziek, Tijdvak.Ochtend, 165)], Registerregels.Zet([Rij(Verzuimsoort.Ziek, Tijdvak.Dag, Dagminuten)], Tijdvak.Middag, null, 0, Dagminuten));

    [Fact]
    public void Zelfde_AlsDeHeleDag_WijzigtNiets()
    {
        Registratie[] rijen = [Rij(Verzuimsoort.Ziek, Tijdvak.Dag, Dagminuten)];
        Assert.Same(rijen, Registerregels.Zet(rijen, s_derde, Verzuimsoort.Ziek, 60, Dagminuten));
    }

    [Fact]
    public void NaZetten_IsDeStandWatErIsGezegd()
    {
        Verzuimsoort?[] soorten = [null, .. Enum.GetValues<Verzuimsoort>().Cast<Verzuimsoort?>()];
        foreach (var eerst in soorten.OfType<Verzuimsoort>())
        {
            foreach (var vak in new[] { Tijdvak.Dag, s_derde, Tijdvak.VoorLesuur(4) })
            {
                foreach (var dan in soorten)
                {
                    var na = Registerregels.Zet([Rij(eerst, vak, 10)], s_derde, dan, 10, Dagminuten);
                    Assert.Equal(dan, Registerregels.Stand(na, s_derde)?.Soort);
                    Assert.DoesNotContain(na.SelectMany((a, i) => na.Skip(i + 1).Select(b => (a, b))), p => Dagkeurder.Botst(p.a, p.b));
                }
            }
        }
    }

    [Theory]
    [InlineData("06 1234 5678", true)]
    [InlineData("+31 (0)72-555", true)]
    [InlineData("", true)]
    [InlineData("bel maar", false)]
    [InlineData("<b>0612345678</b>", false)]
    [InlineData("123", false)]
    public void Telefoonnummer_IsTeBellen(string nummer, bool kan) => Assert.Equal(kan, Telefoonnummer.Kan(nummer));

    private static Registratie Rij(Verzuimsoort soort, Tijdvak vak, int minuten) => new(0, soort, vak, minuten);
}
