using System.Text;
using Routeboek.Application.Protocollen;
using Routeboek.Domain.Protocollen;
using Routeboek.Domain.Verzuim;

namespace Routeboek.Tests.Protocollen;

public class ProtocollezerTests
{
    private const string GoedCriterium = "vorm: lang-ziek, vanaf: 7, eenheid: dagen";

    [Fact]
    public void Kop_ZonderSignalen_IsEenHeelProtocol()
    {
        var protocol = Protocolproef.Goed(Protocolproef.Kop + "afspraken:\n  - {id: x, wat: dan ook}\n");

        Assert.Equal("proef", protocol.Id);
        Assert.Equal(new DateOnly(2026, 1, 1), protocol.GeldigVanaf);
        Assert.Equal([new Brondocument("stuk", "Een stuk")], protocol.Bronnen);
        Assert.Empty(protocol.Signalen);
    }

    [Theory]
    [InlineData("vorm: telling, soorten: [te_laat, ongeoorloofd], drempels: [{tel: lesuren, meer-dan: 11, eenheid: lesuren}]")]
    [InlineData("vorm: dagmelding, soorten: ongeoorloofd, eenheid: keer")]
    [InlineData("vorm: dagen-met, soorten: [niet_in_groep], venster: {schoolweken: 4}, vanaf: 5, eenheid: dagen")]
    [InlineData("vorm: minuten, soorten: [ongeoorloofd], venster: {schoolweken: 4}, vanaf: 960, minuten-per-lesuur: 60, alleen-leerplichtig: ja, eenheid: minuten")]
    [InlineData("vorm: ziekteperioden, venster: {maanden: 2}, hoogstens-dagen: 2, vanaf: 3, eenheid: perioden")]
    [InlineData("vorm: ziektedagen, venster: {maanden: 1}, meer-dan: 4, in-perioden: 2, eenheid: dagen")]
    [InlineData("vorm: lang-ziek, vanaf: 7, eenheid: dagen")]
    [InlineData("vorm: reeks, maat: maanden, vanaf: 3, aandeel: 80, niet-alleen-ziek: ja, eenheid: maanden")]
    [InlineData("vorm: aanwezigheid, boven: 90, onder: 95.5, vanaf-schoolweek: 8, eenheid: '%'")]
    public void ElkeVorm_MetHaarGetallen_WordtGelezen(string criterium) =>
        Assert.Equal(criterium.Split(',')[0]["vorm: ".Length..], Criteriumtekst.Vorm(Protocolproef.Goed(Protocolproef.MetCriterium(criterium)).Signalen[0].Criterium));

    [Fact]
    public void Criterium_DraagtDeGetallenVanHetBestand()
    {
        var telling = Assert.IsType<Criterium.Telling>(Protocolproef.Goed(Protocolproef.MetCriterium(
            "vorm: telling, soorten: [te_laat, ziek], drempels: [{tel: lesuren, meer-dan: 11, eenheid: uren}, {tel: dagdelen, vanaf: 4, eenheid: delen}]")).Signalen[0].Criterium);

        Assert.Equal(Soorten.Van(Verzuimsoort.TeLaat, Verzuimsoort.Ziek), telling.Soorten);
        Assert.Equal([new(Teleenheid.Lesuren, new Drempel(11, true)), new(Teleenheid.Dagdelen, new Drempel(4, false))], telling.Drempels);
        Assert.Equal(["uren", "delen"], telling.Eenheden);
        Assert.Equal("uren", telling.Eenheid);
    }

    /// <summary>One line is replaced or added; the error names that line, what is wrong and what is expected.</summary>
    [Theory]
    [InlineData("regio: Proefregio", "regios: Proefregio\nregio: Proefregio", 4, "onbekende sleutel 'regios' in het protocol (bedoel je 'regio'?)", "een van id, versie")]
    [InlineData("versie: 2026-01\n", "", 1, "'versie' ontbreekt in het protocol", "'versie': een versie als 2026-01")]
    [InlineData("versie: 2026-01", "versie:", 2, "'versie' heeft geen waarde", "een versie")]
    [InlineData("versie: 2026-01", "versie: [1]", 2, "'versie' is een lijst", "een versie")]
    [InlineData("versie: 2026-01", "versie: ''", 2, "'versie' is leeg", "een versie")]
    [InlineData("id: proef", "id: Proef Een", 1, "'id: Proef Een' is geen goed id", "kleine letters")]
    [InlineData("id: proef", "id: ../proef", 1, "'id: ../proef' is geen goed id", "kleine letters")]
    [InlineData("sector: vo", "sector: havo", 5, "'havo' in 'sector' is onbekend", "po, vo, mbo")]
    [InlineData("sector: vo", "sector: [vo, vo]", 5, "'vo' staat twee keer in 'sector'", "één keer")]
    [InlineData("sector: vo", "sector: []", 5, "'sector' is een lege lijst", "po, vo, mbo")]
    [InlineData("vakantieregio: midden", "vakantieregio: middn", 6, "'vakantieregio: middn' is onbekend (bedoel je 'midden'?)", "noord, midden, zuid")]
    [InlineData("geldig-vanaf: 2026-01-01", "geldig-vanaf: 2026-02-30", 7, "'geldig-vanaf: 2026-02-30' is geen datum", "2026-08-01")]
    [InlineData("geldig-vanaf: 2026-01-01", "geldig-vanaf: 2026-01-01\ngeldig-tot: 2025-12-31", 8, "'geldig-tot' ligt voor 'geldig-vanaf'", "na de eerste")]
    [InlineData("naam: Proefprotocol", "naam: Proefprotocol\nnaam: Nog een", 4, "sleutel 'naam' staat hier voor de tweede keer (eerder op regel 3)", "één keer")]
    [InlineData("- {id: stuk, titel: Een stuk}", "- {id: stuk, titel: Een stuk}\n  - {id: stuk, titel: Twee}", 10, "bron 'stuk' staat er twee keer", "één keer")]
    [InlineData("- {id: stuk, titel: Een stuk}", "- {id: stuk, titel: Een stuk, jaar: 1}", 9, "onbekende sleutel 'jaar' in een bron", "een van id, titel")]
    [InlineData("- {id: stuk, titel: Een stuk}", "- stuk", 9, "in 'bronnen' staat een waarde", "{id: besluit")]
    [InlineData("naam: Proefprotocol", "naam: !!str Proef", 3, "tag 'tag:yaml.org,2002:str' wordt niet gelezen", "zonder tag")]
    [InlineData("naam: Proefprotocol", "naam: !System.Diagnostics.Process {}", 3, "tag '!System.Diagnostics.Process' wordt niet gelezen", "zonder tag")]
    [InlineData("naam: Proefprotocol", "naam: &a Proef", 3, "anker '&a' wordt niet gelezen", "zonder anker")]
    [InlineData("naam: Proefprotocol", "naam: *a", 3, "verwijzing '*a' wordt niet gelezen", "voluit")]
    [InlineData("naam: Proefprotocol", "? [a, b]\n: c\nnaam: P", 3, "de sleutel is een lijst", "een woord")]
    [InlineData("naam: Proefprotocol", "naam: \"a\nb", 0, "dit is geen geldige YAML", "sleutel: waarde")]
    [InlineData("naam: Proefprotocol", "naam: a: b", 3, "dit is geen geldige YAML", "sleutel: waarde")]
    [InlineData("  - {id: stuk", "\t- {id: stuk", 9, "de regel springt in met een tab", "spaties")]
    [InlineData("naam: Proefprotocol", "naam: Proef\u0007", 3, "stuurteken U+0007", "gewone tekst")]
    [InlineData("naam: Proefprotocol", "naam: |\n  een\n  twee", 3, "'naam' is te lang of staat op meer regels", "één regel")]
    public void Kop_MetEenFout_NoemtRegelWatEnVerwacht(string oud, string nieuw, int regel, string wat, string verwacht)
    {
        Assert.Contains(oud, Protocolproef.Kop, StringComparison.Ordinal);

        var fout = Protocolproef.Fout(Protocolproef.Kop.Replace(oud, nieuw, StringComparison.Ordinal));

        Assert.StartsWith(wat, fout.Wat, StringComparison.Ordinal);
        Assert.Contains(verwacht, fout.Verwacht, StringComparison.Ordinal);
        if (regel > 0)
            Assert.Equal(regel, fout.Regel);
        Assert.StartsWith($"proef.yaml:{fout.Regel}: {wat}", fout.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("vorm: teling, soorten: [ziek]", "'vorm: teling' is onbekend (bedoel je 'telling'?)", "een van telling, dagmelding")]
    [InlineData("soorten: [ziek]", "'vorm' ontbreekt", "een van telling")]
    [InlineData("vorm: lang-ziek, vanaf: 0, eenheid: d", "'vanaf: 0' past niet", "van 1 t/m 366")]
    [InlineData("vorm: lang-ziek, vanaf: -5, eenheid: d", "'vanaf: -5' past niet", "van 1 t/m 366")]
    [InlineData("vorm: lang-ziek, vanaf: 5000, eenheid: d", "'vanaf: 5000' past niet", "van 1 t/m 366")]
    [InlineData("vorm: lang-ziek, vanaf: 99999999999999999999, eenheid: d", "'vanaf: 99999999999999999999' past niet", "van 1 t/m 366")]
    [InlineData("vorm: lang-ziek, vanaf: '7', eenheid: d", "'vanaf: \"7\"' past niet", "een heel getal")]
    [InlineData("vorm: lang-ziek, vanaf: 7.5, eenheid: d", "'vanaf: 7.5' past niet", "een heel getal")]
    [InlineData("vorm: lang-ziek, vanaf: [7], eenheid: d", "'vanaf' is een lijst", "een heel getal")]
    [InlineData("vorm: lang-ziek, eenheid: d", "'vanaf' of 'meer-dan' ontbreekt", "precies een van beide")]
    [InlineData("vorm: lang-ziek, vanaf: 7, meer-dan: 6, eenheid: d", "'vanaf' en 'meer-dan' staan er allebei", "precies een van beide")]
    [InlineData("vorm: lang-ziek, vanaf: 7", "'eenheid' ontbreekt", "keer te laat")]
    [InlineData("vorm: lang-ziek, vanaf: 7, eenheid: d, venster: {maanden: 1}", "onbekende sleutel 'venster'", "een van vorm, vanaf, meer-dan, eenheid")]
    [InlineData("vorm: dagmelding, soorten: [spijbelen], eenheid: d", "'spijbelen' in 'soorten' is onbekend", "te_laat, ziek, ziek_naar_huis")]
    [InlineData("vorm: dagmelding, soorten: [te laat], eenheid: d", "'te laat' in 'soorten' is onbekend (bedoel je 'te_laat'?)", "te_laat")]
    [InlineData("vorm: dagmelding, soorten: [ziek, ziek], eenheid: d", "'ziek' staat twee keer", "één keer")]
    [InlineData("vorm: telling, soorten: [ziek], drempels: []", "'drempels' is een lege lijst", "een lijst van drempels")]
    [InlineData("vorm: telling, soorten: [ziek], drempels: [{tel: uren, vanaf: 1, eenheid: u}]", "'tel: uren' is onbekend", "rijen, lesuren, dagdelen")]
    [InlineData("vorm: telling, soorten: [ziek], drempels: [{tel: rijen, vanaf: 1, eenheid: u}, {tel: rijen, vanaf: 2, eenheid: u}]", "deze eenheid heeft al een drempel", "één keer")]
    [InlineData("vorm: dagen-met, soorten: [ziek], venster: {schoolweken: 1}, vanaf: 8, eenheid: d", "'vanaf: 8' past niet", "van 1 t/m 7")]
    [InlineData("vorm: ziektedagen, venster: {maanden: 1}, meer-dan: 40, eenheid: d", "'meer-dan: 40' past niet", "van 1 t/m 32")]
    [InlineData("vorm: ziektedagen, venster: {}, meer-dan: 4, eenheid: d", "'maanden' of 'schoolweken' ontbreekt", "precies een van beide")]
    [InlineData("vorm: ziektedagen, venster: {maanden: 1, schoolweken: 4}, meer-dan: 4, eenheid: d", "'maanden' en 'schoolweken' staan er allebei", "precies een van beide")]
    [InlineData("vorm: ziektedagen, venster: 1 maand, meer-dan: 4, eenheid: d", "'venster' is een waarde", "{maanden: 2}")]
    [InlineData("vorm: aanwezigheid, onder: 101, eenheid: p", "'onder: 101' past niet", "van 0 t/m 100")]
    [InlineData("vorm: aanwezigheid, onder: -1, eenheid: p", "'onder: -1' past niet", "van 0 t/m 100")]
    [InlineData("vorm: aanwezigheid, onder: 95.55, eenheid: p", "'onder: 95.55' past niet", "1 cijfer")]
    [InlineData("vorm: aanwezigheid, boven: 95, onder: 90, eenheid: p", "'boven' is niet lager", "ondergrens")]
    [InlineData("vorm: aanwezigheid, boven: 90, eenheid: p", "'onder' of 'hoogstens' ontbreekt", "precies een van beide")]
    [InlineData("vorm: reeks, maat: weken, vanaf: 4, eenheid: w", "'maat: weken' is onbekend", "schooldagen, kalenderdagen, maanden")]
    [InlineData("vorm: reeks, maat: maanden, vanaf: 13, eenheid: m", "'vanaf: 13' past niet", "van 1 t/m 12")]
    [InlineData("vorm: reeks, maat: schooldagen, vanaf: 4, niet-alleen-ziek: misschien, eenheid: d", "'niet-alleen-ziek: misschien' past niet", "ja of nee")]
    public void Criterium_MetEenFout_NoemtRegelWatEnVerwacht(string criterium, string wat, string verwacht)
    {
        var fout = Protocolproef.Fout(Protocolproef.MetCriterium(criterium));

        Assert.Equal(11, fout.Regel);
        Assert.StartsWith(wat, fout.Wat, StringComparison.Ordinal);
        Assert.Contains(verwacht, fout.Verwacht, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bron: {document: stuk}", "bron: {document: stok}", "document 'stok' staat niet bij de bronnen (bedoel je 'stuk'?)", "een van stuk")]
    [InlineData("bron: {document: stuk}", "bron: {document: stuk, eisen: [B-1]}", "'B-1' in 'eisen' is geen eis", "[B-SIG-02]")]
    [InlineData("herkomst: protocol", "herkomst: eigen", "'herkomst: eigen' is onbekend", "wet, protocol, voorstel")]
    [InlineData("naam: n", "naam: n, ladder: x", "signaal a heeft van 'ladder' en 'trede' er maar één", "allebei")]
    [InlineData("naam: n", "naam: n, ladder: x, trede: 0", "'trede: 0' past niet", "van 1 t/m 20")]
    [InlineData("naam: n, ", "", "'naam' ontbreekt in signaal a", "korte naam")]
    [InlineData("vervolg: v", "vervolgd: v, vervolg: v", "onbekende sleutel 'vervolgd' in signaal a (bedoel je 'vervolg'?)", "vervolg")]
    public void Signaal_MetEenFout_NoemtRegelWatEnVerwacht(string oud, string nieuw, string wat, string verwacht)
    {
        var fout = Protocolproef.Fout(Protocolproef.MetCriterium(GoedCriterium).Replace(oud, nieuw, StringComparison.Ordinal));

        Assert.Equal(11, fout.Regel);
        Assert.StartsWith(wat, fout.Wat, StringComparison.Ordinal);
        Assert.Contains(verwacht, fout.Verwacht, StringComparison.Ordinal);
    }

    [Fact]
    public void DubbelSignaal_WordtGenoemdMetDeEersteRegel()
    {
        var fout = Protocolproef.Fout(Protocolproef.MetSignalen($"id: a, criterium: {{{GoedCriterium}}}", $"id: a, criterium: {{{GoedCriterium}}}"));

        Assert.Equal((12, "signaal 'a' staat er twee keer (eerder op regel 11)"), (fout.Regel, fout.Wat));
    }

    [Fact]
    public void AlleFouten_WordenInEenKeerGenoemd()
    {
        var resultaat = Protocolproef.Lees(Protocolproef.MetSignalen(
            "id: a, criterium: {vorm: lang-ziek, vanaf: 0, eenheid: d}", "id: b, criterium: {vorm: onzin}").Replace("sector: vo", "sector: hbo", StringComparison.Ordinal));

        Assert.Equal([5, 11, 12], resultaat.Fouten.Select(f => f.Regel));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n# alleen uitleg\n")]
    [InlineData("---\n")]
    public void LeegBestand_WordtGeweigerd(string tekst) => Assert.Equal("het bestand is leeg", Protocolproef.Fout(tekst).Wat);

    [Theory]
    [InlineData("- a\n- b\n", "hier staat een lijst")]
    [InlineData("zomaar tekst", "hier staat een waarde")]
    [InlineData("a: 1\n---\nb: 2\n", "hier begint een tweede document (---)")]
    public void GeenBlokMetSleutels_WordtGeweigerd(string tekst, string wat) =>
        Assert.Contains(Protocolproef.Lees(tekst).Fouten, f => f.Wat == wat);

    [Fact]
    public void OngeldigeUtf8_NoemtDeRegel()
    {
        var resultaat = Protocolproef.Lees([.. "id: proef\nnaam: caf"u8, 0xE9, .. "\n"u8]);

        var fout = Assert.Single(resultaat.Fouten);
        Assert.Equal((2, "dit is geen geldige UTF-8"), (fout.Regel, fout.Wat));
    }

    [Fact]
    public void BomEnWindowsRegels_WordenGelezen() => Assert.Empty(
        Protocolproef.Lees([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Protocolproef.Kop.ReplaceLineEndings("\r\n"))]).Fouten);

    [Fact]
    public void GrootBestand_WordtGeweigerd() =>
        Assert.Equal("het bestand is groter dan 1 MB", Protocolproef.Fout(Protocolproef.Kop + "#" + new string('x', 1024 * 1024)).Wat);

    [Theory]
    [InlineData('[')]
    [InlineData('{')]
    public void DiepGenest_WordtGeweigerdZonderTeBreken(char haak) =>
        Assert.Contains("niveaus diep", Protocolproef.Fout("a: " + string.Concat(Enumerable.Repeat(haak == '[' ? "[" : "{a: ", 100_000))).Wat, StringComparison.Ordinal);

    [Fact]
    public void Aliasbom_GroeitNietEnWordtGeweigerd()
    {
        var bom = new StringBuilder(Protocolproef.Kop).Append("a0: &a0 [x]\n");
        for (var i = 1; i < 40; i++)
            bom.Append(string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 9)) is var namen ? $"a{i}: &a{i} [{namen}]\n" : "");
        var voor = GC.GetAllocatedBytesForCurrentThread();

        var resultaat = Protocolproef.Lees(bom.ToString());

        Assert.Null(resultaat.Protocol);
        Assert.Contains(resultaat.Fouten, f => f.Wat == "verwijzing '*a0' wordt niet gelezen" && f.Regel == 11);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - voor, 0, 20_000_000);
    }

    [Fact]
    public void WillekeurigVerminktBestand_GeeftFoutenEnNooitEenUitzondering()
    {
        var goed = Encoding.UTF8.GetBytes(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "protocollen", "den-bosch-po.yaml")));
        var regels = goed.Count(b => b == (byte)'\n');
        var toeval = new Random(20260115);
        const string Scherp = "{}[]:,-&*!|>'\"%@`#?\t\n 09az";
        for (var ronde = 0; ronde < 1000; ronde++)
        {
            var kopie = goed.ToArray();
            for (var i = 0; i < 1 + ronde % 6; i++)
                kopie[toeval.Next(kopie.Length)] = (byte)Scherp[toeval.Next(Scherp.Length)];
            var resultaat = Protocolproef.Lees(kopie);
            Assert.All(resultaat.Fouten, f => Assert.InRange(f.Regel, 1, regels + 7));
        }
    }

    private static string Bestand(string id, string rest) => Protocolproef.Kop.Replace("id: proef", $"id: {id}", StringComparison.Ordinal) + rest;

    private static string Signaal(string id) => $"signalen:\n  - {{id: {id}, criterium: {{{GoedCriterium}}}, {Protocolproef.Rest}}}\n";

    [Fact]
    public void NeemtOver_BrengtSignaalMetBronEnHerkomst_EnEigenTekst()
    {
        var wet = Bestand("wet", Signaal("a")).Replace("herkomst: protocol", "herkomst: wet", StringComparison.Ordinal).Replace("Een stuk", "De wet", StringComparison.Ordinal);
        var protocol = Protocolproef.Goed(Protocolproef.Kop.Replace("stuk", "ander", StringComparison.Ordinal)
            + "neemt-over:\n  - {protocol: tussen, signalen: [{id: a, vervolg: Bel vandaag}]}\n",
            ("tussen", Bestand("tussen", "neemt-over: [{protocol: wet, signalen: [a]}]\n")), ("wet", wet));

        var signaal = Assert.Single(protocol.Signalen);
        Assert.Equal(("a", "Bel vandaag", "w", Herkomst.Wet, "wet"), (signaal.Id, signaal.Vervolg, signaal.Vandaag, signaal.Herkomst, signaal.OvergenomenUit));
        Assert.Equal("De wet", signaal.Bron.Document.Titel);
        Assert.Equal(["ander", "stuk"], protocol.Bronnen.Select(b => b.Id));
        Assert.Equal(("proef", "2026-01"), (protocol.Id, protocol.Versie));
    }

    [Fact]
    public void NeemtOver_InEenKring_NoemtDeKring()
    {
        var fout = Protocolproef.Fout(Bestand("a", "neemt-over: [{protocol: b, signalen: [x]}]\n"),
            ("a", Bestand("a", "neemt-over: [{protocol: b, signalen: [x]}]\n")),
            ("b", Bestand("b", "neemt-over:\n  - {protocol: a, signalen: [x]}\n")));

        Assert.Equal(("b.yaml", 11, "'neemt-over' loopt in een kring: a -> b -> a"), (fout.Bestand, fout.Regel, fout.Wat));
    }

    [Fact]
    public void NeemtOver_VanZichzelf_NoemtDeKring() =>
        Assert.Equal("'neemt-over' loopt in een kring: proef -> proef", Protocolproef.Fout(Protocolproef.Kop + "neemt-over: [{protocol: proef, signalen: [x]}]\n").Wat);

    [Theory]
    [InlineData("[{protocol: weg, signalen: [x]}]", "protocol 'weg' is niet te vinden")]
    [InlineData("[{protocol: b, signalen: [ab]}]", "protocol b heeft geen signaal 'ab' (bedoel je 'aa'?)")]
    [InlineData("[{protocol: b, signalen: [aa, aa]}]", "signaal 'aa' staat er twee keer (eerder op regel 10)")]
    [InlineData("[{protocol: b, signalen: [{id: aa, criterium: {}}]}]", "onbekende sleutel 'criterium' in een overgenomen signaal")]
    [InlineData("[{protocol: b}]", "'signalen' ontbreekt in een overname")]
    [InlineData("[b]", "in 'neemt-over' staat een waarde")]
    public void NeemtOver_MetEenFout_NoemtRegelEnWat(string overname, string wat)
    {
        var fout = Protocolproef.Fout(Protocolproef.Kop + $"neemt-over: {overname}\n", ("b", Bestand("b", Signaal("aa"))));

        Assert.Equal(10, fout.Regel);
        Assert.StartsWith(wat, fout.Wat, StringComparison.Ordinal);
    }

    [Fact]
    public void NeemtOver_VanEenBestandMetFouten_NoemtDieInDatBestand()
    {
        var fout = Protocolproef.Fout(Protocolproef.Kop + "neemt-over: [{protocol: b, signalen: [aa]}]\n",
            ("b", Bestand("b", Signaal("aa")).Replace("vanaf: 7", "vanaf: 0", StringComparison.Ordinal)));

        Assert.Equal(("b.yaml", 11), (fout.Bestand, fout.Regel));
    }

    [Theory]
    [InlineData("telt: lengte", "'telt: lengte' is onbekend")]
    [InlineData("treden: [{woorden: w, van: 2, tot-en-met: 1}]", "tussen deze grenzen ligt niets")]
    [InlineData("treden: [{woorden: w, van: 2, boven: 1}]", "twee ondergrenzen of twee bovengrenzen")]
    [InlineData("treden: [{woorden: w, van: 2, eenheid: uren}]", "'eenheid: uren' is onbekend")]
    [InlineData("treden: [{woorden: w, van: 2, signaal: weg}]", "signaal 'weg' is er niet")]
    [InlineData("eenheden: {keer: 2}", "de eerste eenheid is niet 1")]
    public void Papier_MetEenFout_NoemtRegelEnWat(string stuk, string wat)
    {
        var delen = new[] { "telt: niets", "eenheden: {keer: 1}", "treden: [{woorden: w, van: 2}]" }
            .Select(d => d[..4] == stuk[..4] ? stuk : d);
        var fout = Protocolproef.Fout(Protocolproef.Kop + $"papier:\n  - {{onderwerp: o, bron: {{document: stuk}}, {string.Join(", ", delen)}}}\n");

        Assert.Equal(11, fout.Regel);
        Assert.StartsWith(wat, fout.Wat, StringComparison.Ordinal);
    }
}
