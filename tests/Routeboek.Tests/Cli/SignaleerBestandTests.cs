using System.Globalization;
using System.Text;

namespace Routeboek.Tests.Cli;

/// <summary>Files whose form is wrong or unusual, at the real command.</summary>
public class SignaleerBestandTests
{
    private const string Niets = "0 rijen gelezen, 0 geteld, 0 dubbel, 0 geweigerd";
    private const string EenGoed = "A;2026-01-15;;1;te_laat;;\n";

    [Theory]
    [InlineData("")]
    [InlineData("\uFEFF")]
    [InlineData("\n\n")]
    public void LeegBestand(string inhoud)
    {
        using var map = new Proefmap();
        map.Schrijf("v.csv", inhoud).SignaleerBestand("v.csv").Weigert(Niets).Zegt("v.csv: het bestand is leeg; verwacht: ");
    }

    [Fact]
    public void AlleenKop_IsGoed_EnWordtGezegd()
    {
        using var map = new Proefmap();
        var afloop = map.Signaleer("").Geeft(0).Zegt("onder de kopregel staan geen rijen");
        Assert.Equal("[]", afloop.Uit.Trim());
        Assert.Equal(Niets, afloop.Laatste);
    }

    [Theory]
    [InlineData("leerling;datum;dagdeel;lesuur;minuten\n", "soort")]
    [InlineData("leerling;datum;soort\n", "dagdeel of lesuur")]
    [InlineData("leerling;datum;dagdeel;lesuur;soort;datum\n", "twee keer")]
    [InlineData("leerling;datum;dagdeel;lesuur;soort;Datum \n", "twee keer")]
    [InlineData("leerling|datum|dagdeel|lesuur|soort\nA|2026-01-15||1|ziek\n", "gescheiden door ; of , of tab")]
    [InlineData("leerling;datum;\"dagdeel;lesuur;soort\n", "aanhalingsteken")]
    [InlineData("naam;wanneer;wat\nA;2026-01-15;ziek\n", "./routeboek koppel")]
    public void VerkeerdeKop(string inhoud, string wat)
    {
        using var map = new Proefmap();
        map.Schrijf("v.csv", inhoud).SignaleerBestand("v.csv").Weigert(Niets).Zegt(wat);
    }

    [Theory]
    [InlineData("soort,leerling,lesuur,datum\nte_laat,A,1,2026-01-15\n")]
    [InlineData("soort\tleerling\tlesuur\tdatum\r\nte_laat\tA\t1\t15-01-2026\r\n")]
    [InlineData("\uFEFF\"Soort\";\" LEERLING \";\"lesuur\";\"datum\"\n\"te_laat\";A;1;2026-01-15\n")]
    [InlineData("datum;dagdeel;soort;leerling\n2026-01-15;;te_laat;A")]
    public void AndereKolomvolgordeEnScheiding(string inhoud)
    {
        using var map = new Proefmap();
        var afloop = map.Schrijf("v.csv", inhoud).SignaleerBestand("v.csv", "--peildatum", "2026-01-15", "--formaat", "csv").Geeft(0);
        Assert.Equal("leerling;signaal;sinds;tot;waarde;grens\nA;te-laat-aandacht;2026-01-15;;1;1\n", afloop.Uit);
        Assert.Single(afloop.Foutregels);
    }

    [Theory]
    [InlineData("\n\n")]
    [InlineData("\r\n\r\n")]
    [InlineData("\uFEFF\n\n")]
    public void LegeRegelsBovenDeKop_TellenAlleenMeeInHetRegelnummer(string ervoor)
    {
        using var map = new Proefmap();
        map.Schrijf("v.csv", ervoor + Proefmap.Kop + EenGoed + "A;2026-01-17;;1;te_laat;;\n").SignaleerBestand("v.csv")
            .Weigert("2 rijen gelezen, 1 geteld, 0 dubbel, 1 geweigerd").Zegt("v.csv: regel 5, kolom datum");
    }

    [Fact]
    public void ScheidingstekensInEenKolomnaam_TellenNiet()
    {
        using var map = new Proefmap();
        map.Schrijf("v.csv", "leerling;datum;lesuur;soort;\"a,b,c,d,e,f,g\"\nA;2026-01-15;1;te_laat;x\n").SignaleerBestand("v.csv").Geeft(0);
    }

    [Fact]
    public void Windows1252InAlleenDeKop_WordtOokGezegd()
    {
        using var map = new Proefmap();
        map.Schrijf("v.csv", Encoding.Latin1.GetBytes("leerling;datum;lesuur;soort;prénom\nA;2026-01-15;1;te_laat;x\nB;2026-01-15;1;te_laat;é\n")).SignaleerBestand("v.csv")
            .Geeft(0).Zegt("gelezen als Windows-1252").Zegt("'prénom'");
    }

    [Fact]
    public void OnbekendeKolommen_GevenEenWaarschuwing()
    {
        using var map = new Proefmap();
        var afloop = map.Schrijf("v.csv", "naam;leerling;datum;lesuur;soort;klas\nJan;A;2026-01-15;1;te_laat;3b\n").SignaleerBestand("v.csv").Geeft(0);
        Assert.Equal(["v.csv: let op: onbekende kolommen worden overgeslagen: 'naam', 'klas'", "1 rijen gelezen, 1 geteld, 0 dubbel, 0 geweigerd"], afloop.Foutregels);
    }

    [Theory]
    [InlineData("B;\"2026-01-15;;1;te_laat;;\n", "niet gesloten")]
    [InlineData("B;\"2026-01-15\"x;;1;te_laat;;\n", "volgt nog tekst")]
    [InlineData("B;2026\"-01-15;;1;te_laat;;\n", "midden in een veld")]
    [InlineData("B;2026-01-15;;1;te_laat;;;\n", "8 velden")]
    [InlineData("B;2026-01-15\n", "2 velden")]
    [InlineData("B\0;2026-01-15;;1;te_laat;;\n", "NUL-teken")]
    public void KapotteRegel_KostAlleenZichzelf(string regel, string wat)
    {
        using var map = new Proefmap();
        map.Signaleer(EenGoed + regel + "C;2026-01-15;;1;te_laat;;\nD;2026-01-15;;1;te_laat;;\n").Weigert("4 rijen gelezen, 3 geteld, 0 dubbel, 1 geweigerd")
            .Zegt($"v.csv: regel 3: ").Zegt(wat);
    }

    [Fact]
    public void OngeldigeUtf8_KostAlleenDieRegel()
    {
        using var map = new Proefmap();
        byte[] inhoud = [.. Encoding.UTF8.GetBytes(Proefmap.Kop + "José;2026-01-15;;1;te_laat;;\n"), 0xC3, (byte)'x', .. Encoding.UTF8.GetBytes(";2026-01-15;;1;te_laat;;\n")];
        map.Schrijf("v.csv", inhoud).SignaleerBestand("v.csv").Weigert("2 rijen gelezen, 1 geteld, 0 dubbel, 1 geweigerd").Zegt("v.csv: regel 3: de regel is geen geldige UTF-8");
    }

    [Fact]
    public void Windows1252_WordtHerkendEnGezegd()
    {
        using var map = new Proefmap();
        var afloop = map.Schrijf("v.csv", Encoding.Latin1.GetBytes(Proefmap.Kop + "José;2026-01-15;;1;te_laat;;\n"))
            .SignaleerBestand("v.csv", "--peildatum", "2026-01-15", "--formaat", "csv").Geeft(0).Zegt("gelezen als Windows-1252");
        Assert.Contains("José;te-laat-aandacht", afloop.Uit, StringComparison.Ordinal);
        Assert.Equal(2, afloop.Foutregels.Length);
    }

    [Fact]
    public void Utf16_WordtGezegd()
    {
        using var map = new Proefmap();
        map.Schrijf("v.csv", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Proefmap.Kop + EenGoed)]).SignaleerBestand("v.csv").Weigert(Niets).Zegt("UTF-16");
    }

    [Fact]
    public void Regelnummers_KloppenNaVeldenOverMeerRegels()
    {
        using var map = new Proefmap();
        map.Signaleer("A;2026-01-15;;1;te_laat;;\"een\r\ntwee\n\n\"\"drie\"\nB;2026-01-17;;1;te_laat;;\n\nC;2026-01-18;;1;te_laat;;\n")
            .Weigert("3 rijen gelezen, 1 geteld, 0 dubbel, 2 geweigerd").Zegt("v.csv: regel 6, kolom datum").Zegt("v.csv: regel 8, kolom datum");
    }

    [Theory]
    [InlineData("--kalender", "datum;minuten\n2026-01-15;0\n", "regel 2, kolom minuten")]
    [InlineData("--kalender", "datum;minuten\n2026-01-15;300\n2026-01-15;300\n", "regel 3")]
    [InlineData("--kalender", "datum;minuten\n", "")]
    [InlineData("--kalender", "", "leeg")]
    [InlineData("--kalender", "dag;min\n2026-01-15;300\n", "datum, minuten")]
    [InlineData("--rooster", "leerling;datum;minuten\nA;2026-01-17;300\n", "regel 2, kolom datum")]
    [InlineData("--rooster", "leerling;datum;minuten\nA;2026-01-15;-5\n", "regel 2, kolom minuten")]
    [InlineData("--rooster", "", "leeg")]
    [InlineData("--leerlingen", "leerling;geboortedatum;onderwijssoort;school;leerjaar;groep;woongemeente\nA;2010-02-30;vo;S;1;1a;X\n", "regel 2, kolom geboortedatum")]
    [InlineData("--leerlingen", "leerling;geboortedatum;onderwijssoort;school;leerjaar;groep;woongemeente\n111222333;2010-02-03;vo;S;1;1a;X\n", "burgerservicenummer")]
    [InlineData("--leerlingen", "", "leeg")]
    public void BestandErnaast_DatNietKlopt(string optie, string inhoud, string wat)
    {
        using var map = new Proefmap();
        var afloop = map.Schrijf("ernaast.csv", inhoud).Signaleer(EenGoed, optie, "ernaast.csv").Weigert(Niets).Zegt("ernaast.csv: ").Zegt(wat);
        Assert.DoesNotContain("111222333", afloop.Fout, StringComparison.Ordinal);
    }

    [Fact]
    public void Rooster_NulIsGeenSchooldag()
    {
        using var map = new Proefmap();
        map.Schrijf("r.csv", "leerling;datum;minuten\nA;2026-01-15;0\n").Signaleer(EenGoed + "B;2026-01-15;;1;te_laat;;\n", "--rooster", "r.csv")
            .Weigert("2 rijen gelezen, 1 geteld, 0 dubbel, 1 geweigerd").Zegt("v.csv: regel 2, kolom datum: '2026-01-15' is volgens het eigen rooster geen schooldag");
    }

    [Fact]
    public void Leerlingenlijst_WeigertWieErNietInStaatOfErgensAndersHoort()
    {
        using var map = new Proefmap();
        map.Schrijf("l.csv", "leerling;geboortedatum;onderwijssoort;school;leerjaar;groep;woongemeente\nA;2010-02-03;vo;S;1;1a;X\nC;2016-02-03;po;S;1;1a;X\n")
            .Signaleer(EenGoed + "B;2026-01-15;;1;te_laat;;\nC;2026-01-15;;1;te_laat;;\n", "--leerlingen", "l.csv")
            .Weigert("3 rijen gelezen, 1 geteld, 0 dubbel, 2 geweigerd").Zegt("regel 3, kolom leerling").Zegt("regel 4, kolom leerling");
    }

    [Fact]
    public void TweeSchooljarenInEenKalender_TellenApart()
    {
        using var map = new Proefmap();
        var afloop = map.Schrijf("k.csv", "datum;minuten\n2025-07-04;300\n2025-07-07;300\n2025-09-01;300\n2025-09-02;300\n")
            .Signaleer("A;2025-07-04;;1;te_laat;;\nA;2025-07-07;;1;te_laat;;\nA;2025-09-01;;1;te_laat;;\n", "--kalender", "k.csv", "--peildatum", "2025-09-02", "--formaat", "csv").Geeft(0);
        Assert.Equal("leerling;signaal;sinds;tot;waarde;grens\nA;te-laat-aandacht;2025-07-04;2025-07-07;1;1\nA;te-laat-aandacht;2025-09-01;;1;1\n", afloop.Uit);
    }

    [Fact]
    public void Standaardinvoer()
    {
        using var map = new Proefmap();
        var afloop = map.VoerMet((_, invoer) => invoer.Write(Encoding.UTF8.GetBytes(Proefmap.Kop + "A;x;;1;te_laat;;\n")), "signaleer", "-", "--protocol", "den-bosch-vo");
        afloop.Weigert("1 rijen gelezen, 0 geteld, 0 dubbel, 1 geweigerd").Zegt("standaardinvoer: regel 2, kolom datum");
    }

    [Theory]
    [InlineData("A;2026-01-15;;1;te_laat;;")]
    [InlineData("A;2026-01-15;;1;te_laat;;\"")]
    public void RegelVanDriehonderdMegabyte_WordtGeweigerdInVastGeheugen(string begin)
    {
        using var map = new Proefmap();
        var vulling = new byte[1024 * 1024];
        Array.Fill(vulling, (byte)'x');
        var piek = 0L;

        var afloop = map.VoerMet((proces, invoer) =>
        {
            invoer.Write(Encoding.UTF8.GetBytes(Proefmap.Kop + begin));
            for (var i = 0; i < 300; i++)
                invoer.Write(vulling);
            piek = Proefmap.PiekMegabyte(proces);
            invoer.Write("\nB;2026-01-17;;1;te_laat;;\n"u8);
        }, "signaleer", "-", "--protocol", "den-bosch-vo");

        afloop.Weigert("2 rijen gelezen, 0 geteld, 0 dubbel, 2 geweigerd").Zegt("regel 2: de regel is langer dan 64 KiB").Zegt("regel 3, kolom datum");
        Assert.InRange(piek, 1, 150);
    }

    [Fact]
    public void KopVanHonderdMegabyte_WordtGeweigerd()
    {
        using var map = new Proefmap();
        using (var bestand = File.Create(map.Pad("v.csv")))
        {
            bestand.Write(Encoding.UTF8.GetBytes(Proefmap.Kop.TrimEnd() + ";"));
            bestand.SetLength(100_000_000); // a hole: NUL bytes that take no room
        }
        map.SignaleerBestand("v.csv").Weigert(Niets).Zegt("v.csv: ");
    }
}
