using Routeboek.Domain.Leerlingen;
using Routeboek.Domain.Organisaties;
using Routeboek.Domain.Toegang;
using Routeboek.Domain.Protocollen;

namespace Routeboek.Tests.Organisaties;

/// <summary>Names are found and ordered alike everywhere; what cannot be a pupil or a school is refused.</summary>
public sealed class ZoeknaamTests
{
    [Theory]
    [InlineData("Ğül-Şen d'Hondt", "gul sen dhondt")]
    [InlineData("Łukasz Müller", "lukasz muller")]
    [InlineData("  İpek   Çelik. ", "ipek celik")]
    [InlineData("Zoë van der Æble-Groß", "zoe van der aeble gross")]
    [InlineData("Zoe\u0308", "zoe")]
    [InlineData("Ÿ 2", "y 2")]
    [InlineData("", "")]
    public void Zoeknaam_IsKleinZonderTekens(string naam, string zoeknaam) => Assert.Equal(zoeknaam, Zoeknaam.Maak(naam));

    [Fact]
    public void Persoonsnaam_StaatOpAchternaam_TussenvoegselAchteraan()
    {
        Persoonsnaam[] namen = [new("Sem", "de", "Boer"), new("Ada", "", "Bakker"), new("Bo", "van der", "Boer"), new("Åsa", "", "Boer")];
        Assert.Equal(["Ada Bakker", "Åsa Boer", "Bo van der Boer", "Sem de Boer"], namen.OrderBy(n => n.Sorteer, StringComparer.Ordinal).Select(n => n.ToString()));
        Assert.Equal("bo van der boer", namen[2].Zoek);
    }

    [Fact]
    public void Leerling_MetEenBurgerservicenummer_Kan_Niet()
    {
        Leerling Maak(string sleutel) => new(new LeerlingId(Guid.NewGuid()), new PersoonId(Guid.NewGuid()), new OrganisatieId(Guid.NewGuid()), sleutel, new Persoonsnaam("Sem", "de", "Boer"), new DateOnly(2012, 3, 4), Sector.Vo, "Alkmaar");
        Assert.Equal("L1", Maak("L1").Sleutel);
        Assert.Throws<ArgumentException>(() => Maak("111222333"));
        Assert.Throws<ArgumentException>(() => Maak(""));
    }

    [Fact]
    public void Organisatie_SchoolHeeftBrin_AnderenNiet()
    {
        var id = new OrganisatieId(Guid.NewGuid());
        Assert.Throws<ArgumentException>(() => new Organisatie(id, Organisatiesoort.School, "De Vlieger", null, null));
        Assert.Throws<ArgumentException>(() => new Organisatie(id, Organisatiesoort.Gemeente, "Alkmaar", new Brin("01AB"), null));
        Assert.Throws<ArgumentException>(() => new Organisatie(default, Organisatiesoort.Gemeente, "Alkmaar", null, null));
        Assert.Throws<ArgumentException>(() => new Brin("1AB0"));
        Assert.Equal("de vlieger", new Organisatie(id, Organisatiesoort.School, " De Vlieger", new Brin("01AB"), null).Zoeknaam);
    }

    [Fact]
    public void Rolbezetting_TeltTotEnMetHaarLaatsteDag()
    {
        var (id, noor, school) = (new RolbezettingId(Guid.NewGuid()), new PersoonId(Guid.NewGuid()), new OrganisatieId(Guid.NewGuid()));
        var rol = new Rolbezetting(id, noor, school, Rol.Mentor, new DateOnly(2026, 1, 12), new DateOnly(2026, 2, 1), null);
        Assert.Equal([false, true, true, false], new[] { 11, 12, 32, 33 }.Select(d => rol.Op(new DateOnly(2026, 1, 1).AddDays(d - 1))));
        rol.Beeindig(new DateOnly(2026, 1, 20));
        rol.Beeindig(new DateOnly(2026, 1, 25));
        Assert.Equal(new DateOnly(2026, 1, 20), rol.Tot);
        Assert.Throws<ArgumentException>(() => new Rolbezetting(id, noor, school, Rol.Mentor, new DateOnly(2026, 1, 12), null, id));
    }
}
