using System.Text;
using Routeboek.Application.Invoer;
using Routeboek.Application.Leerlingen;
using Routeboek.Domain.Protocollen;

namespace Routeboek.Tests.Leerlingen;

public class LeerlingenlezerTests
{
    private const string Kop = "leerling;geboortedatum;onderwijssoort;school;leerjaar;groep;woongemeente;startkwalificatie\n";

    private static Leesresultaat<Leerlingenbestand> Lees(string tekst) => Lees(Encoding.UTF8.GetBytes(tekst));

    private static Leesresultaat<Leerlingenbestand> Lees(byte[] inhoud) => Leerlingenlezer.Lees(new MemoryStream(inhoud), "leerlingen.csv");

    [Fact]
    public void Lijst_MetAlleKolommen_WordtGelezen()
    {
        var resultaat = Lees(Kop + " L001 ;31-07-2010;HAVO/vwo;Het Baken;4;4h2;'s-Hertogenbosch;j\nl001;2016-02-01;bao;De Wissel;;;;\n");

        Assert.True(resultaat.IsGoed);
        var lijst = resultaat.Waarde!;
        Assert.Equal(2, lijst.Aantal); // keys are case-sensitive
        Assert.Equal(new Leerlinggegevens(new DateOnly(2010, 7, 31), Sector.Vo, true, "HAVO/vwo", "Het Baken", "4", "4h2", "'s-Hertogenbosch"),
            lijst[lijst.Zoek("L001")]);
        Assert.Equal(Sector.Po, lijst.Sector(lijst.Zoek("l001")));
        Assert.Equal(-1, lijst.Zoek("L002"));
        Assert.Equal("L001", Encoding.UTF8.GetString(lijst.Sleutel(0)));
    }

    [Fact]
    public void Lijst_MetAlleenDeNodigeKolommen_IsGenoeg()
    {
        var lijst = Lees("onderwijssoort,leerling,geboortedatum\nbbl,M1,2008-01-01\n").Waarde!;

        Assert.Equal(Sector.Mbo, lijst[0].Sector);
        Assert.False(lijst[0].Startkwalificatie);
        Assert.Equal("", lijst[0].School);
    }

    [Fact]
    public void Leerling_TweeKeerGelijk_TeltEenKeer_EnAndersGeweigerd()
    {
        var resultaat = Lees(Kop + "L1;2010-07-31;havo;;;;;\nL1;31-07-2010;havo;;;;;n\nL1;2010-08-01;havo;;;;;\n");

        var fout = Assert.Single(resultaat.Fouten);
        Assert.Equal((4L, "leerling"), (fout.Regel, fout.Kolom));
        Assert.Contains("regel 2", fout.Wat);
        Assert.Equal(1, resultaat.Waarde!.Aantal);
        Assert.Equal(new DateOnly(2010, 7, 31), resultaat.Waarde[0].Geboortedatum);
    }

    [Theory]
    [InlineData(";2010-07-31;havo;;;;;", "leerling", "niet ingevuld")]
    [InlineData("L2;2010-02-30;havo;;;;;", "geboortedatum", "geen datum")]
    [InlineData("L2;;havo;;;;;", "geboortedatum", "geen datum")]
    [InlineData("L2;2010-07-31;hbo;;;;;", "onderwijssoort", "'hbo' is geen bekende")]
    [InlineData("L2;2010-07-31;;;;;;", "onderwijssoort", "(leeg) is geen bekende")]
    [InlineData("L2;2010-07-31;bao/havo;;;;;", "onderwijssoort", "geen bekende")]
    [InlineData("L2;2010-07-31;havo;;;;;x", "startkwalificatie", "kan niet")]
    [InlineData("L2;2010-07-31;havo", "school", "3 velden")]
    public void Regel_DieNietKan_WordtGeweigerdEnDeRestBlijft(string regel, string kolom, string wat)
    {
        var resultaat = Lees(Kop + "L1;2010-07-31;havo;;;;;\n" + regel + "\n");

        var fout = Assert.Single(resultaat.Fouten);
        Assert.Equal(("leerlingen.csv", 3L, kolom), (fout.Bestand, fout.Regel, fout.Kolom));
        Assert.Contains(wat, fout.Wat);
        Assert.Equal(1, resultaat.Waarde!.Aantal);
    }

    [Theory]
    [InlineData("111222333")]
    [InlineData(" 111222333 ")]
    [InlineData("\"111222333\"")]
    public void Bsn_AlsSleutel_WordtGeweigerdZonderHetNummerTeTonen(string sleutel)
    {
        var fout = Assert.Single(Lees(Kop + sleutel + ";2010-07-31;havo;;;;;\n").Fouten);

        Assert.Contains("burgerservicenummer", fout.Wat);
        Assert.DoesNotContain("111222333", fout.ToString());
    }

    [Theory]
    [InlineData("L1;111222333;havo;;;;;")]
    [InlineData("L1;2010-07-31;111222333;;;;;")]
    [InlineData("L1;2010-07-31;111.222.333;;;;;")]
    [InlineData("L1;2010-07-31;havo;;;;;111222333")]
    public void Bsn_InEenAndereKolom_WordtNooitGetoond(string regel)
    {
        var fout = Assert.Single(Lees(Kop + regel + "\n").Fouten);

        Assert.DoesNotContain("222", fout.ToString());
    }

    [Fact]
    public void Melding_MetBesturingstekensOfLangeTekst_BlijftEenRegel()
    {
        var fout = Assert.Single(Lees(Kop + "L1;2010-07-31;\"\u001b[31m\n" + new string('x', 500) + "\";;;;;\n").Fouten);

        Assert.DoesNotContain('\u001b', fout.ToString());
        Assert.DoesNotContain('\n', fout.ToString());
        Assert.True(fout.Wat.Length < 100);
    }

    [Theory]
    [InlineData("po", Sector.Po)]
    [InlineData("Basisonderwijs", Sector.Po)]
    [InlineData("SBO", Sector.Po)]
    [InlineData("speciaal  basisonderwijs", Sector.Po)]
    [InlineData("vso", Sector.Vo)]
    [InlineData("VMBO-TL", Sector.Vo)]
    [InlineData("vmbo tl", Sector.Vo)]
    [InlineData("mavo / havo", Sector.Vo)]
    [InlineData("gymnasium", Sector.Vo)]
    [InlineData("mbo 4", Sector.Mbo)]
    [InlineData("BOL", Sector.Mbo)]
    public void Onderwijssoort_MetEenBekendWoord_HoortBijEenSector(string woord, Sector sector) =>
        Assert.Equal(sector, Onderwijssoort.SectorVan(woord));

    [Fact]
    public void Lijst_InWindows1252_WordtGelezenEnGemeld()
    {
        byte[] inhoud = [.. Encoding.UTF8.GetBytes(Kop + "L1;2010-07-31;havo;"), 0x80, 0xE9, .. ";;;;\nL2;2010-07-31;havo;"u8, 0xEB, .. ";;;;\n"u8];

        var resultaat = Lees(inhoud);

        Assert.True(resultaat.IsGoed);
        Assert.Equal("€é", resultaat.Waarde![0].School);
        Assert.Equal("ë", resultaat.Waarde[1].School);
        Assert.Equal(2, Assert.Single(resultaat.Opmerkingen).Regel);
    }

    [Fact]
    public void Regel_DieGeenUtf8IsInEenUtf8Bestand_WordtGeweigerd()
    {
        byte[] inhoud = [.. Encoding.UTF8.GetBytes(Kop + "L1;2010-07-31;havo;Café;;;;\nL2;2010-07-31;havo;"), 0xE9, .. ";;;;\nL3;2010-07-31;havo;;;;;\n"u8];

        var resultaat = Lees(inhoud);

        Assert.Contains("UTF-8", Assert.Single(resultaat.Fouten).Wat);
        Assert.Equal(2, resultaat.Waarde!.Aantal);
    }

    [Fact]
    public void Lijst_ZonderLeerlingen_IsEenOpmerking_EnLeegBestandEenFout()
    {
        Assert.Equal(0, Lees(Kop).Waarde!.Aantal);
        Assert.Single(Lees(Kop).Opmerkingen);
        Assert.Null(Lees("").Waarde);
    }

    [Fact]
    public void Lijst_MetVeelLeerlingen_VindtIedereen()
    {
        var tekst = new StringBuilder(Kop);
        for (var i = 0; i < 50_000; i++)
            tekst.Append($"L{i * 7919 % 50_000:00000};{new DateOnly(2008, 1, 1).AddDays(i % 2000):yyyy-MM-dd};havo;School {i % 40};4;k{i % 300};Den Haag;\n");

        var lijst = Lees(tekst.ToString()).Waarde!;

        Assert.Equal(50_000, lijst.Aantal);
        for (var i = 0; i < 50_000; i++)
        {
            var nummer = lijst.Zoek($"L{i * 7919 % 50_000:00000}");
            Assert.Equal(i, nummer);
            Assert.Equal($"k{i % 300}", lijst[nummer].Groep);
        }
    }
}
