using System.Collections;
using System.Reflection;
using System.Text;
using Routeboek.Application.Registraties;
using Routeboek.Application.Registraties.Bronnen;
using Xunit;

namespace Routeboek.Tests.Bronnen;

public class EdexmlTests
{
    // 123456782 passes the 11-proef
    private static string Inhoud(string versie, string schooljaar = "2025-2026") => $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <EDEX>
          <school><schooljaar>{schooljaar}</schooljaar><brincode>12AB</brincode><dependancecode>01</dependancecode>{versie}</school>
          <vestigingen><vestiging key="V1"><naam>Hoofdgebouw</naam></vestiging></vestigingen>
          <groepen>
            <groep key="G7"><naam>Groep 7;8</naam><jaargroep>7</jaargroep><toevoegingen><naam>niet deze</naam></toevoegingen></groep>
            <samengestelde_groep key="S1"><naam>Plusklas</naam></samengestelde_groep>
          </groepen>
          <leerlingen>
            <leerling key="L1" eckid="https://id.school/LL_x">
              <achternaam>VERBODENNAAM</achternaam><roepnaam>VERBODENROEP</roepnaam>
              <geboortedatum>2015-03-09</geboortedatum><geslacht>2</geslacht><jaargroep>7</jaargroep>
              <groep key="G7"/><samengestelde_groepen><samengestelde_groep key="S1"/></samengestelde_groepen><vestiging key="V1"/>
              <fotourl>https://verboden.example/foto</fotourl><etniciteit>VERBODENETN</etniciteit><land>VERBODENLAND</land><land_vader>VERBODENLV</land_vader>
              <bsn>123456782</bsn><gewicht_nieuw>VERBODENGEW</gewicht_nieuw><gewicht>VERBODENGEW</gewicht><postcodenl>9999XX</postcodenl>
            </leerling>
            <leerling key="L2"><jaargroep>14</jaargroep><sofinummer>123456782</sofinummer><onderwijsnummer>VERBODENOND</onderwijsnummer><bsn_ondwnr-4>6782</bsn_ondwnr-4></leerling>
            <leerling key="L3"><jaargroep>H</jaargroep></leerling>
            <leerling key="123456782"><jaargroep>7</jaargroep></leerling>
            <leerling key="L1"><jaargroep>8</jaargroep></leerling>
          </leerlingen>
          <leerkrachten>
            <leerkracht key="K1"><achternaam>VERBODENLK</achternaam><rol>IB</rol><groepen><groep key="G7"><rol>LRK</rol></groep></groepen></leerkracht>
          </leerkrachten>
        </EDEX>
        """;

    [Theory]
    [InlineData("<xsdversie>1.03</xsdversie>", false)]
    [InlineData("<xsdversie>2.0</xsdversie>", false)]
    [InlineData("<xsdversie>2.1</xsdversie>", false)]
    [InlineData("<xsdversie>3.7</xsdversie>", true)]
    [InlineData("", true)]
    public void Edexml_VanElkeVersie_WordtGelezen(string versie, bool metOpmerking)
    {
        var school = Edexml.Lees(Bestand.Tekst(Inhoud(versie)));

        Assert.Equal(
            [new EdexLeerling("L1", new DateOnly(2015, 3, 9), "7", "G7", "V1"), new EdexLeerling("L2", null, "14", null, null), new EdexLeerling("L3", null, "H", null, null)],
            school.Leerlingen);
        Assert.Equal([new EdexGroep("G7", "Groep 7;8", "7", false), new EdexGroep("S1", "Plusklas", null, true)], school.Groepen);
        var leerkracht = Assert.Single(school.Leerkrachten);
        Assert.Equal(["IB", "LRK"], leerkracht.Rollen);
        Assert.Equal(["G7"], leerkracht.Groepen);
        Assert.Equal("12AB01", school.School);
        Assert.Equal(metOpmerking, school.Opmerkingen.Any(o => o.Contains("versie", StringComparison.Ordinal)));
    }

    [Fact]
    public void Edexml_MetJaarBuitenDeOpsomming_WordtGelezen()
    {
        Assert.Equal("2031-2032", Edexml.Lees(Bestand.Tekst(Inhoud("", "2031-2032"))).Schooljaar);
    }

    [Fact]
    public void Edexml_InWindows1252_WordtGelezen()
    {
        var xml = "<?xml version=\"1.0\" encoding=\"windows-1252\"?><EDEX><school/><groepen><groep key=\"1\"><naam>Caf\u00e9</naam></groep></groepen></EDEX>";

        Assert.Equal("Caf\u00e9", Assert.Single(Edexml.Lees(new MemoryStream(Encoding.Latin1.GetBytes(xml))).Groepen).Naam);
    }

    [Fact]
    public void Edexml_HoudtGeenVerbodenGegevens()
    {
        var school = Edexml.Lees(Bestand.Tekst(Inhoud("<xsdversie>2.1</xsdversie>")));
        var alles = new StringBuilder();
        Verzamel(school, alles, new HashSet<object>(ReferenceEqualityComparer.Instance));
        var tekst = alles.ToString();

        Assert.Contains("L1", tekst, StringComparison.Ordinal);
        foreach (var verboden in (string[])["VERBODEN", "123456782", "6782", "9999XX", "verboden.example", "id.school"])
            Assert.DoesNotContain(verboden, tekst, StringComparison.Ordinal);
    }

    private static void Verzamel(object? ding, StringBuilder doel, HashSet<object> gezien)
    {
        if (ding is null or Type || ding.GetType().IsPrimitive || (ding is not string && !gezien.Add(ding)))
            return;
        if (ding is string or DateOnly)
        {
            doel.Append(ding).Append('\n');
            return;
        }
        if (ding is IEnumerable lijst)
        {
            foreach (var deel in lijst)
                Verzamel(deel, doel, gezien);
        }
        foreach (var veld in ding.GetType().GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
            Verzamel(veld.GetValue(ding), doel, gezien);
    }

    [Fact]
    public void Edexml_WordtLeerlingenVanHetContract()
    {
        var tekst = new StringWriter();
        Edexml.Lees(Bestand.Tekst(Inhoud("<xsdversie>2.1</xsdversie>"))).SchrijfLeerlingen(tekst);

        Assert.Equal("leerling;geboortedatum;onderwijssoort;school;leerjaar;groep;woongemeente\nL1;2015-03-09;po;12AB01;7;\"Groep 7;8\";\nL2;;vo;12AB01;4;;\n", tekst.ToString());
    }

    [Fact]
    public void Edexml_ZonderGeboortedatum_ZegtDatDeLijstDieNodigHeeft()
    {
        Assert.Contains(Edexml.Lees(Bestand.Tekst(Inhoud("<xsdversie>2.1</xsdversie>"))).Opmerkingen, o => o.StartsWith("1 leerling(en) hebben geen geboortedatum", StringComparison.Ordinal));
    }

    [Fact]
    public void Edexml_MetBsnAlsSleutel_LaatDieLeerlingWegZonderHetNummerTeNoemen()
    {
        var school = Edexml.Lees(Bestand.Tekst(Inhoud("<xsdversie>2.1</xsdversie>")));

        Assert.Contains(school.Opmerkingen, o => o.StartsWith("1 leerling(en)", StringComparison.Ordinal) && o.Contains("BSN", StringComparison.Ordinal));
        Assert.DoesNotContain(school.Opmerkingen, o => o.Contains("123456782", StringComparison.Ordinal));
    }

    public static TheoryData<string, string> Kwaad => new()
    {
        { "<!DOCTYPE a [<!ENTITY a \"aaaaaaaaaa\">" + string.Concat(Enumerable.Range('b', 10).Select(c => $"<!ENTITY {(char)c} \"{string.Concat(Enumerable.Repeat($"&{(char)(c - 1)};", 10))}\">")) + "]><EDEX>&k;</EDEX>", "DTD" },
        { "<!DOCTYPE EDEX [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><EDEX><school>&e;</school></EDEX>", "DTD" },
        { "<!DOCTYPE EDEX SYSTEM \"http://127.0.0.1:9/x.dtd\"><EDEX/>", "DTD" },
        { "<EDEX><school>&onbekend;</school></EDEX>", "geen geldige XML" },
        { "<EDEX><school>", "geen geldige XML" },
        { "<EDEX><leerlingen>" + string.Concat(Enumerable.Repeat("<a>", 50_000)), "dieper genest" },
        { "<html/>", "geen EDEXML" },
        { "<EDEX/>", "geen school" },
        { "<EDEX><school><x a=\"" + new string('x', 6_000_000) + "\"/></school></EDEX>", "stuk van meer dan" },
        { "<EDEX><school>" + string.Concat(Enumerable.Range(0, 30_000).Select(i => $"<n{i}/>")) + "</school></EDEX>", "verschillende namen" },
        { "geen xml", "geen geldige XML" },
        { "", "geen geldige XML" },
    };

    [Theory]
    [MemberData(nameof(Kwaad))]
    public void Edexml_MetKwaadInDeZin_WordtGeweigerd(string xml, string melding)
    {
        var voor = GC.GetAllocatedBytesForCurrentThread();

        Assert.Contains(melding, Assert.Throws<Bestandsfout>(() => Edexml.Lees(Bestand.Tekst(xml))).Message, StringComparison.Ordinal);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - voor < 80 * 1024 * 1024);
    }
}
