using System.Text;
using Routeboek.Application.Afspraken;
using Routeboek.Application.Protocollen;
using Routeboek.Domain.Afspraken;
using Routeboek.Domain.Protocollen;

namespace Routeboek.Tests.Afspraken;

/// <summary>Everything that can be wrong with the part <c>afspraken</c> of a protocol file: told with its line and what is expected.</summary>
public sealed class AfsprakenlezerTests
{
    /// <summary>The line on which the first agreement stands.</summary>
    private const int Eerste = 11;

    private const string Goed = """
          - id: bel
            kern: Bel
            als:
              - {feit: SignaalAan, met: {signaal: x}}
              - {leeftijd: {van: 12, tot: 18}}
            wie: {rol: mentor, organisatie: school}
            wat: {feit: GesprekGevoerd, met: {met: [leerling, ouder]}}
            binnen: {aantal: 3, eenheid: schooldagen}
            vanaf: {feit: GesprekGepland}
            waarschuw: 1
            herhaal: elk
            blijft: false
            vervalt: [{feit: SignaalUit}]

        """;

    private static Protocolfout Fout(string afspraken, params (string Id, string Tekst)[] naast) => Assert.Single(Fouten(afspraken, naast));

    private static IReadOnlyList<Protocolfout> Fouten(string afspraken, params (string Id, string Tekst)[] naast)
    {
        var gelezen = Afspraakproef.Lees(afspraken, naast);
        Assert.Empty(gelezen.Afspraken);
        return gelezen.Fouten;
    }

    private static string Kort(string id, string als, string meer = "") => Afspraakproef.Afspraak(id, als, "feit: GesprekGevoerd", meer);

    [Fact]
    public void Afspraak_WordtGelezen_ZoalsZijErStaat()
    {
        var afspraak = Assert.Single(Afspraakproef.Lees(Goed).Afspraken);

        Assert.Equal(("bel", "Bel", "mentor@school", Herhaling.Elk, false, 1), (afspraak.Id, afspraak.Kern, afspraak.Wie.ToString(), afspraak.Herhaal, afspraak.Blijft, afspraak.Waarschuw));
        Assert.Equal((2, 1, "GesprekGepland"), (afspraak.Als.Count, afspraak.Vervalt.Count, afspraak.Vanaf!.Soort.Naam));
        Assert.Equal((Herkomst.Voorstel, ""), (afspraak.Herkomst, afspraak.Wie.Anders));
    }

    /// <summary>One piece of a good agreement is replaced; exactly that is told, by its line.</summary>
    [Theory]
    [InlineData("id: bel", "id: Bel Ze", 11, "'id: Bel Ze' is geen goed id", "kleine letters")]
    [InlineData("    kern: Bel\n", "", 11, "'kern' ontbreekt in afspraak bel", "wat er moet gebeuren")]
    [InlineData("kern: Bel", "kern:", 12, "'kern' heeft geen waarde", "wat er moet gebeuren")]
    [InlineData("kern: Bel", "kern: Bel\n    kernn: Bel", 13, "onbekende sleutel 'kernn' in afspraak bel (bedoel je 'kern'?)", "een van id, kern")]
    [InlineData("kern: Bel", "kern: Bel\n    kern: Bel", 13, "sleutel 'kern' staat hier voor de tweede keer", "één keer")]
    [InlineData("kern: Bel", "kern: Bel\n    herkomst: wett", 13, "'herkomst: wett' is onbekend (bedoel je 'wet'?)", "wet, protocol, voorstel")]
    [InlineData("kern: Bel", "kern: Bel\n    bron: {document: boek}", 13, "boek", "")]
    [InlineData("feit: SignaalAan, met: {signaal: x}", "feit: SignaalAn", 14, "feit 'SignaalAn' is onbekend (bedoel je 'SignaalAan'?)", "./routeboek feiten")]
    [InlineData("feit: SignaalAan, met: {signaal: x}", "feit: Ingetrokken", 14, "feit 'Ingetrokken' is onbekend", "./routeboek feiten")]
    [InlineData("feit: SignaalAan, met: {signaal: x}", "feit: SignaalAan, met: {signal: x}", 14, "feit SignaalAan heeft geen veld 'signal' (bedoel je 'signaal'?)", "een van signaal")]
    [InlineData("feit: SignaalAan, met: {signaal: x}", "feit: StagnatieOpgelost, met: {bij: x}", 14, "heeft geen veld 'bij'", "dit feit heeft geen velden")]
    [InlineData("feit: SignaalAan, met: {signaal: x}", "feit: SignaalAan, met: {signaal: {a: b}}", 14, "'signaal' is een blok", "een waarde of een lijst")]
    [InlineData("feit: SignaalAan, met: {signaal: x}", "feit: SignaalAan, met: {signaal: []}", 14, "'signaal' is een lege lijst", "een waarde of een lijst")]
    [InlineData("feit: SignaalAan, met: {signaal: x}", "feit: SignaalAan, met: {signaal: [[x]]}", 14, "in 'signaal' staat een lijst", "een waarde of een lijst")]
    [InlineData("feit: SignaalAan, met: {signaal: x}", "feit: SignaalAan, met: {signaal: }", 14, "'signaal' heeft geen waarde", "een waarde of een lijst")]
    [InlineData("feit: SignaalAan, met: {signaal: x}", "feit: SignaalAan, met: [x]", 14, "'met' is een lijst", "velden met hun waarde")]
    [InlineData("feit: SignaalAan, met: {signaal: x}", "feit: [SignaalAan]", 14, "'feit' is een lijst", "een feit uit de woordenschat")]
    [InlineData("feit: SignaalAan, met: {signaal: x}", "feit: SignaalAan, aantal: 2", 13, "kan geen anker zijn", "een feit zonder aantal, geen en sinds")]
    [InlineData("feit: SignaalAan, met: {signaal: x}", "feit: SignaalAan, geen: true", 13, "kan geen anker zijn", "een feit zonder aantal, geen en sinds")]
    [InlineData("feit: SignaalAan, met: {signaal: x}", "feit: SignaalAan, sinds: anker", 13, "kan geen anker zijn", "een feit zonder aantal, geen en sinds")]
    [InlineData("feit: SignaalAan, met: {signaal: x}", "leeftijd: {van: 4}", 13, "kan geen anker zijn", "een feit zonder aantal, geen en sinds")]
    [InlineData("feit: SignaalAan, met: {signaal: x}", "sector: vo", 13, "kan geen anker zijn", "een feit zonder aantal")]
    [InlineData("feit: SignaalAan, met: {signaal: x}", "afspraak: iets, uitkomst: vervuld, aantal: 2", 14, "onbekende sleutel 'aantal'", "een van")]
    [InlineData("feit: SignaalAan, met: {signaal: x}", "afspraak: iets, uitkomst: vervuld, geen: true", 14, "onbekende sleutel 'geen'", "een van")]
    [InlineData("feit: SignaalAan, met: {signaal: x}", "afspraak: iets, uitkomst: vervuld, sinds: anker", 14, "onbekende sleutel 'sinds'", "een van")]
    [InlineData("feit: SignaalAan, met: {signaal: x}", "afspraak: iets, uitkomst: gedaan", 14, "'uitkomst: gedaan' is onbekend", "vervuld, verlopen, vervallen")]
    [InlineData("feit: SignaalAan, met: {signaal: x}", "afspraak: iets", 14, "'uitkomst' ontbreekt", "vervuld, verlopen, vervallen")]
    [InlineData("feit: SignaalAan, met: {signaal: x}", "afspraak: iets, uitkomst: vervuld", 14, "afspraak 'iets' is er niet", "een afspraak van dit protocol")]
    [InlineData("feit: SignaalAan, met: {signaal: x}", "afspraak: bell, uitkomst: vervuld", 14, "afspraak 'bell' is er niet (bedoel je 'bel'?)", "een afspraak van dit protocol")]
    [InlineData("feit: SignaalAan, met: {signaal: x}", "afspraak: bel, uitkomst: vervuld", 11, "in een kring naar elkaar: bel -> bel", "niet (via andere) naar zichzelf")]
    [InlineData("- {leeftijd: {van: 12, tot: 18}}", "- {feit: SignaalUit, aantal: 2, geen: true}", 15, "'geen' en 'aantal' staan samen", "een van de twee")]
    [InlineData("- {leeftijd: {van: 12, tot: 18}}", "- {feit: SignaalUit, aantal: 0}", 15, "'aantal: 0' past niet", "van 1 t/m 1000")]
    [InlineData("- {leeftijd: {van: 12, tot: 18}}", "- {feit: SignaalUit, aantal: -1}", 15, "'aantal: -1' past niet", "van 1 t/m 1000")]
    [InlineData("- {leeftijd: {van: 12, tot: 18}}", "- {feit: SignaalUit, aantal: 99999999999}", 15, "past niet", "van 1 t/m 1000")]
    [InlineData("- {leeftijd: {van: 12, tot: 18}}", "- {feit: SignaalUit, aantal: \"2\"}", 15, "past niet", "van 1 t/m 1000")]
    [InlineData("- {leeftijd: {van: 12, tot: 18}}", "- {feit: SignaalUit, geen: misschien}", 15, "'geen: misschien' past niet", "true of false")]
    [InlineData("- {leeftijd: {van: 12, tot: 18}}", "- {feit: SignaalUit, sinds: gisteren}", 15, "'sinds: gisteren' past niet", "anker")]
    [InlineData("- {leeftijd: {van: 12, tot: 18}}", "- {feit: SignaalUit, sector: vo}", 15, "gaat over feit en sector tegelijk", "precies een van feit, afspraak, leeftijd")]
    [InlineData("- {leeftijd: {van: 12, tot: 18}}", "- {}", 15, "zegt niet waarover zij gaat", "precies een van feit")]
    [InlineData("- {leeftijd: {van: 12, tot: 18}}", "- {of: [{feit: SignaalUit}]}", 15, "zegt niet waarover zij gaat", "precies een van feit")]
    [InlineData("- {leeftijd: {van: 12, tot: 18}}", "- SignaalUit", 15, "in 'als' staat een waarde", "een lijst van 1 t/m 6")]
    [InlineData("- {leeftijd: {van: 12, tot: 18}}", "-", 15, "in 'als' staat niets", "een lijst van 1 t/m 6")]
    [InlineData("van: 12, tot: 18", "van: 18, tot: 12", 15, "'leeftijd' van 18 tot 12 is leeg", "kleiner")]
    [InlineData("van: 12, tot: 18", "van: 18, tot: 18", 15, "'leeftijd' van 18 tot 18 is leeg", "kleiner")]
    [InlineData("van: 12, tot: 18", "van: -1", 15, "'van: -1' past niet", "van 0 t/m 120")]
    [InlineData("van: 12, tot: 18", "tot: 121", 15, "'tot: 121' past niet", "van 0 t/m 120")]
    [InlineData("van: 12, tot: 18", "van: 12.5", 15, "'van: 12.5' past niet", "een heel getal")]
    [InlineData("van: 12, tot: 18", "", 15, "'leeftijd' heeft geen grens", "van, tot of allebei")]
    [InlineData("van: 12, tot: 18", "van: 12, tot: 18, op: vandaag", 15, "onbekende sleutel 'op'", "een van van, tot")]
    [InlineData("{leeftijd: {van: 12, tot: 18}}", "{leeftijd: 12}", 15, "'leeftijd' is een waarde", "{van: 12, tot: 18}")]
    [InlineData("{leeftijd: {van: 12, tot: 18}}", "{sector: havo}", 15, "'havo' in 'sector' is onbekend", "po, vo, mbo")]
    [InlineData("{leeftijd: {van: 12, tot: 18}}", "{sector: [po, po]}", 15, "'po' staat twee keer", "één keer")]
    [InlineData("{leeftijd: {van: 12, tot: 18}}", "{gemeente: []}", 15, "'gemeente' is een lege lijst", "een gemeente, of een lijst")]
    [InlineData("{leeftijd: {van: 12, tot: 18}}", "{fase: {a: b}}", 15, "'fase' is een blok", "een fase, of een lijst")]
    [InlineData("wie: {rol: mentor, organisatie: school}", "wie: {organisatie: school}", 16, "'rol' ontbreekt", "een rol als mentor")]
    [InlineData("wie: {rol: mentor, organisatie: school}", "wie: {rol: mentor}", 16, "'organisatie' ontbreekt", "een organisatie als school")]
    [InlineData("wie: {rol: mentor, organisatie: school}", "wie: mentor", 16, "'wie' is een waarde", "{rol: mentor, organisatie: school}")]
    [InlineData("wie: {rol: mentor, organisatie: school}", "wie: {rol: mentor, organisatie: school, naam: Jan}", 16, "onbekende sleutel 'naam'", "een van rol")]
    [InlineData("    wie: {rol: mentor, organisatie: school}\n", "", 11, "'wie' ontbreekt in afspraak bel", "{rol: mentor, organisatie: school}")]
    [InlineData("    wat: {feit: GesprekGevoerd, met: {met: [leerling, ouder]}}\n", "", 11, "'wat' ontbreekt in afspraak bel", "{feit: GesprekGevoerd}")]
    [InlineData("wat: {feit: GesprekGevoerd, met", "wat: {met", 17, "'feit' ontbreekt", "een feit uit de woordenschat")]
    [InlineData("wat: {feit: GesprekGevoerd, met", "wat: {aantal: 2, feit: GesprekGevoerd, met", 17, "onbekende sleutel 'aantal'", "een van feit, met")]
    [InlineData("binnen: {aantal: 3, eenheid: schooldagen}", "binnen: {aantal: 3}", 18, "'eenheid' ontbreekt", "schooldagen, werkdagen, dagen, weken, maanden")]
    [InlineData("binnen: {aantal: 3, eenheid: schooldagen}", "binnen: {eenheid: dagen}", 18, "'aantal' ontbreekt", "van 0 t/m 10000")]
    [InlineData("binnen: {aantal: 3, eenheid: schooldagen}", "binnen: {aantal: -1, eenheid: dagen}", 18, "'aantal: -1' past niet", "van 0 t/m 10000")]
    [InlineData("binnen: {aantal: 3, eenheid: schooldagen}", "binnen: {aantal: 10001, eenheid: dagen}", 18, "'aantal: 10001' past niet", "van 0 t/m 10000")]
    [InlineData("binnen: {aantal: 3, eenheid: schooldagen}", "binnen: {aantal: 3, eenheid: uren}", 18, "'eenheid: uren' is onbekend", "schooldagen, werkdagen")]
    [InlineData("binnen: {aantal: 3, eenheid: schooldagen}", "binnen: {aantal: 3, eenheid: dag}", 18, "'eenheid: dag' is onbekend", "dagen")]
    [InlineData("binnen: {aantal: 3, eenheid: schooldagen}", "binnen: {op: {maand: 2, dag: 29}}", 18, "dag 29 heeft maand 2 niet elk jaar", "een dag van 1 t/m 28")]
    [InlineData("binnen: {aantal: 3, eenheid: schooldagen}", "binnen: {op: {maand: 4, dag: 31}}", 18, "dag 31 heeft maand 4 niet elk jaar", "een dag van 1 t/m 30")]
    [InlineData("binnen: {aantal: 3, eenheid: schooldagen}", "binnen: {op: {maand: 13, dag: 1}}", 18, "'maand: 13' past niet", "van 1 t/m 12")]
    [InlineData("binnen: {aantal: 3, eenheid: schooldagen}", "binnen: {op: {maand: 0, dag: 1}}", 18, "'maand: 0' past niet", "van 1 t/m 12")]
    [InlineData("binnen: {aantal: 3, eenheid: schooldagen}", "binnen: {op: {maand: 1, dag: 0}}", 18, "'dag: 0' past niet", "van 1 t/m 31")]
    [InlineData("binnen: {aantal: 3, eenheid: schooldagen}", "binnen: {op: {maand: 1}}", 18, "'dag' ontbreekt", "de dag van de maand")]
    [InlineData("binnen: {aantal: 3, eenheid: schooldagen}", "binnen: {op: 30-09}", 18, "'op' is een waarde", "{maand: 9, dag: 30}")]
    [InlineData("binnen: {aantal: 3, eenheid: schooldagen}", "binnen: {op: {maand: 1, dag: 1}, aantal: 2}", 18, "onbekende sleutel 'aantal'", "een van op")]
    [InlineData("binnen: {aantal: 3, eenheid: schooldagen}", "binnen: 3 dagen", 18, "'binnen' is een waarde", "{aantal: 3, eenheid: schooldagen}")]
    [InlineData("binnen: {aantal: 3, eenheid: schooldagen}", "binnen: {aantal: 3, eenheid: dagen, vanaf: {feit: SignaalAan}}", 18, "onbekende sleutel 'vanaf'", "een van")]
    [InlineData("vanaf: {feit: GesprekGepland}", "vanaf: {feit: GesprekGepland, met: {bijj: school}}", 19, "heeft geen veld 'bijj' (bedoel je 'bij'?)", "een van bij")]
    [InlineData("waarschuw: 1", "waarschuw: -1", 20, "'waarschuw: -1' past niet", "van 0 t/m 10000")]
    [InlineData("waarschuw: 1", "waarschuw: 1 dag", 20, "'waarschuw: 1 dag' past niet", "een heel getal")]
    [InlineData("herhaal: elk", "herhaal: altijd", 21, "'herhaal: altijd' is onbekend", "een, elk, nooit")]
    [InlineData("blijft: false", "blijft: onwaar", 22, "'blijft: onwaar' past niet", "true of false")]
    [InlineData("blijft: false", "blijft: [false]", 22, "'blijft' is een lijst", "true of false")]
    [InlineData("vervalt: [{feit: SignaalUit}]", "vervalt: {feit: SignaalUit}", 23, "'vervalt' is een blok", "een lijst van voorwaarden")]
    [InlineData("vervalt: [{feit: SignaalUit}]", "vervalt: [{afspraak: bel, uitkomst: verlopen}]", 11, "in een kring naar elkaar: bel -> bel", "niet (via andere)")]
    [InlineData("vervalt: [{feit: SignaalUit}]", "vervalt: [{feit: SignaalUit}]\n  - id: bel\n    kern: Nog eens\n    als: [{feit: SignaalAan}]\n    wie: {rol: r, organisatie: o}\n    wat: {feit: SignaalUit}", 24, "afspraak 'bel' staat er twee keer (eerder op regel 11)", "één keer")]
    [InlineData("als:\n      - {feit: SignaalAan, met: {signaal: x}}\n      - {leeftijd: {van: 12, tot: 18}}", "als: []", 13, "'als' is een lege lijst", "een lijst van 1 t/m 6")]
    [InlineData("als:\n      - {feit: SignaalAan, met: {signaal: x}}\n      - {leeftijd: {van: 12, tot: 18}}", "als: {feit: SignaalAan}", 13, "'als' is een blok", "een lijst van 1 t/m 6")]
    [InlineData("als:\n      - {feit: SignaalAan, met: {signaal: x}}\n      - {leeftijd: {van: 12, tot: 18}}", "kleur: rood\n    als: [{feit: SignaalAan}]", 13, "onbekende sleutel 'kleur'", "een van id")]
    [InlineData("      - {feit: SignaalAan, met: {signaal: x}}", "\t- {feit: SignaalAan}", 14, "springt in met een tab", "spaties")]
    [InlineData("kern: Bel", "kern: &a Bel", 12, "anker '&a' wordt niet gelezen", "zonder anker")]
    [InlineData("kern: Bel", "kern: *a", 12, "verwijzing '*a' wordt niet gelezen", "voluit")]
    [InlineData("wie: {rol: mentor", "<<: *a\n    wie: {rol: mentor", 16, "verwijzing '*a' wordt niet gelezen", "voluit")]
    [InlineData("kern: Bel", "kern: !!python/object:os.system [x]", 12, "wordt niet gelezen", "zonder tag")]
    [InlineData("kern: Bel", "kern: !System.Diagnostics.Process {}", 12, "tag '!System.Diagnostics.Process' wordt niet gelezen", "zonder tag")]
    public void Afspraak_MetEenFout_NoemtRegelWatEnVerwacht(string oud, string nieuw, int regel, string wat, string verwacht)
    {
        Assert.Contains(oud, Goed, StringComparison.Ordinal);

        var fouten = Fouten(Goed.Replace(oud, nieuw, StringComparison.Ordinal));

        Assert.All(fouten, f => Assert.Equal("proef.yaml", f.Bestand));
        Assert.Contains(fouten, f => f.Regel == regel && f.Wat.Contains(wat, StringComparison.Ordinal) && f.Verwacht.Contains(verwacht, StringComparison.Ordinal));
        // an unknown key beside it (the merge key, an unknown condition) may be told as well
        Assert.True(fouten.Count <= 2, string.Join('\n', fouten));
    }

    [Fact]
    public void MeerDanZesVoorwaarden_WordenGenoemd()
    {
        var fout = Fout(Kort("a", string.Join(", ", Enumerable.Repeat("{feit: SignaalAan}", 7))));

        Assert.Equal((Eerste, "'als' van afspraak a heeft 7 voorwaarden", "hoogstens 6"), (fout.Regel, fout.Wat, fout.Verwacht));
        Assert.Empty(Afspraakproef.Lees(Kort("a", string.Join(", ", Enumerable.Repeat("{feit: SignaalAan}", 6)))).Fouten);
    }

    [Theory]
    [InlineData("{sector: vo}")]
    [InlineData("{sector: [po, vo]}")]
    [InlineData("{gemeente: Den Haag}")]
    [InlineData("{gemeente: [Den Haag, Rijswijk]}")]
    [InlineData("{fase: 3a}")]
    [InlineData("{fase: [1, 2]}")]
    [InlineData("{leeftijd: {van: 0, tot: 120}}")]
    [InlineData("{leeftijd: {tot: 1}}")]
    [InlineData("{feit: SignaalUit, geen: true, sinds: anker}")]
    [InlineData("{feit: SignaalUit, aantal: 3, sinds: anker}")]
    [InlineData("{feit: SignaalUit, aantal: 3, geen: false}")]
    [InlineData("{feit: StagnatieVastgesteld, met: {wachtlijst: true}}")]
    public void Voorwaarde_EnkelOfLijst_WordtGelezen(string voorwaarde)
    {
        var gelezen = Afspraakproef.Lees(Kort("a", "{feit: SignaalAan}, " + voorwaarde));

        // 'geen: false' says what is so without it; together with aantal it may be refused
        if (!voorwaarde.Contains("geen: false", StringComparison.Ordinal))
            Assert.Empty(gelezen.Fouten);
    }

    // ------------------------------------------------------------------ circles

    [Fact]
    public void Kring_OverDrieAfspraken_WordtGenoemd()
    {
        var fout = Fout(
            Kort("los", "{feit: SignaalAan}")
            + Kort("a", "{feit: SignaalAan}, {afspraak: c, uitkomst: vervuld}")
            + Kort("b", "{afspraak: a, uitkomst: verlopen}")
            + Kort("c", "{feit: SignaalAan}", "vervalt: [{afspraak: b, uitkomst: vervallen}]"));

        Assert.Equal((Eerste + 1, "de afspraken verwijzen in een kring naar elkaar: a -> c -> b -> a"), (fout.Regel, fout.Wat));
    }

    [Fact]
    public void Ruit_IsGeenKring() => Assert.Empty(Afspraakproef.Lees(
        Kort("d", "{afspraak: b, uitkomst: vervuld}, {afspraak: c, uitkomst: vervuld}")
        + Kort("b", "{afspraak: a, uitkomst: verlopen}") + Kort("c", "{afspraak: a, uitkomst: verlopen}") + Kort("a", "{feit: SignaalAan}")).Fouten);

    [Fact]
    public void DuizendAfsprakenInEenKetting_WordenGelezen_EnHunKringGenoemd()
    {
        string Ketting(string eerste) => Kort("k0", eerste) + string.Concat(Enumerable.Range(1, 999).Select(n => Kort($"k{n}", $"{{afspraak: k{n - 1}, uitkomst: verlopen}}")));

        Assert.Equal(1000, Afspraakproef.Lees(Ketting("{feit: SignaalAan}")).Afspraken.Count);
        Assert.Contains("k0 -> k999 -> k998", Fout(Ketting("{afspraak: k999, uitkomst: verlopen}")).Wat, StringComparison.Ordinal);
    }

    [Fact]
    public void DuizendenVerwijzingenNaarNiets_ZijnZoGenoemd()
    {
        var lang = new string('x', 50);

        var fouten = Fouten(string.Concat(Enumerable.Range(0, 2500).Select(n => Kort($"{lang}-{n}", $"{{afspraak: {lang}-niet-{n}, uitkomst: verlopen}}"))));

        Assert.True(fouten.Count > 100, $"{fouten.Count}");
    }

    // ------------------------------------------------------------------ YAML that wants to grow

    [Fact]
    public void Aliasbom_WordtGeweigerd()
    {
        var bom = "  - &a [x, x, x, x, x, x, x, x, x]\n" + string.Concat(Enumerable.Range(0, 9).Select(n => $"  - &{(char)('b' + n)} [{string.Join(", ", Enumerable.Repeat("*" + (char)('a' + n), 9))}]\n"));

        Assert.All(Fouten(bom), f => Assert.True(f.Regel >= Eerste));
    }

    [Theory]
    [InlineData(20)]
    [InlineData(20_000)]
    public void DiepeNesting_WordtGeweigerd(int diepte) => Assert.Contains(
        Fouten("  - " + new string('[', diepte) + new string(']', diepte) + "\n"), f => f.Wat.Contains("niveaus diep", StringComparison.Ordinal));

    [Theory]
    [InlineData("  nog geen lijst\n", "'afspraken' is een waarde")]
    [InlineData("  a: {id: a}\n", "'afspraken' is een blok")]
    [InlineData("  - [a]\n", "in 'afspraken' staat een lijst")]
    [InlineData("  - een zin\n", "in 'afspraken' staat een waarde")]
    [InlineData("", "'afspraken' heeft geen waarde")]
    public void Afspraken_DieGeenLijstVanBlokkenZijn_WordenGenoemd(string afspraken, string wat) =>
        Assert.StartsWith(wat, Fout(afspraken).Wat, StringComparison.Ordinal);

    // ------------------------------------------------------------------ takeovers

    private static string Ander(string id, string afspraken, string meer = "") =>
        Afspraakproef.Kop.Replace("id: proef", "id: " + id, StringComparison.Ordinal).Replace("afspraken:\n", meer + "afspraken:\n", StringComparison.Ordinal) + afspraken;

    private static Afsprakenresultaat MetOvername(string overname, params (string Id, string Tekst)[] naast) => new Afsprakenlezer(
        Afspraakproef.Woordenschat,
        id => naast.Where(n => n.Id == id).Select(n => new Protocolbestand(n.Id + ".yaml", Encoding.UTF8.GetBytes(n.Tekst))).FirstOrDefault())
        .Lees(new Protocolbestand("proef.yaml", Encoding.UTF8.GetBytes(Ander("proef", Kort("eigen", "{feit: SignaalAan}"), overname))));

    private static readonly (string, string) Wet = ("wet", Ander("wet", Kort("een", "{feit: SignaalAan}") + Kort("twee", "{feit: SignaalAan}") + Kort("na", "{afspraak: een, uitkomst: verlopen}")));

    [Theory]
    [InlineData("alle", "een,twee,na,eigen")]
    [InlineData("alle, behalve: [twee]", "een,na,eigen")]
    [InlineData("alle, behalve: twee", "een,na,eigen")]
    [InlineData("[twee]", "twee,eigen")]
    [InlineData("[een, na]", "een,na,eigen")]
    public void Overname_NeemtWatErStaat(string keuze, string ids)
    {
        var gelezen = MetOvername($"neemt-over: [{{protocol: wet, afspraken: {keuze}}}]\n", Wet);

        Assert.Empty(gelezen.Fouten);
        Assert.Equal(ids.Split(','), gelezen.Afspraken.Select(a => a.Id));
        Assert.All(gelezen.Afspraken, a => Assert.Equal(a.Id == "eigen" ? "" : "wet", a.OvergenomenUit));
    }

    [Theory]
    [InlineData("{protocol: wet, afspraken: elke}", "'afspraken: elke' past niet", "alle, of een lijst")]
    [InlineData("{protocol: wet, afspraken: [eeen]}", "protocol wet heeft geen afspraak 'eeen' (bedoel je 'een'?)", "een afspraak van dat protocol")]
    [InlineData("{protocol: wet, afspraken: alle, behalve: [drie]}", "protocol wet heeft geen afspraak 'drie'", "een afspraak van dat protocol")]
    [InlineData("{protocol: wett, afspraken: alle}", "protocol 'wett' is niet te vinden", "naast dit bestand of in de map protocollen")]
    [InlineData("{afspraken: alle}", "'protocol' ontbreekt", "het id van een ander protocol")]
    [InlineData("{protocol: wet, afspraken: []}", "'afspraken' is een lege lijst", "alle, of een lijst")]
    [InlineData("{protocol: wet, afspraken: {a: b}}", "'afspraken' is een blok", "alle, of een lijst")]
    [InlineData("{protocol: wet, afspraken: [na]}", "afspraak 'een' is er niet", "een afspraak van dit protocol")]
    [InlineData("{protocol: ../wet, afspraken: alle}", "'protocol: ../wet' is geen goed id", "kleine letters")]
    public void Overname_MetEenFout_WordtGenoemd(string overname, string wat, string verwacht)
    {
        var fout = Assert.Single(MetOvername($"neemt-over: [{overname}]\n", Wet).Fouten);

        Assert.Equal(10, fout.Regel);
        Assert.StartsWith(wat, fout.Wat, StringComparison.Ordinal);
        Assert.Contains(verwacht, fout.Verwacht, StringComparison.Ordinal);
    }

    [Fact]
    public void Overname_VanEenAfspraakDieErAlIs_WordtGenoemd() => Assert.StartsWith(
        "afspraak 'eigen' staat er twee keer",
        Assert.Single(MetOvername("neemt-over: [{protocol: wet, afspraken: alle}]\n", ("wet", Ander("wet", Kort("eigen", "{feit: SignaalAan}")))).Fouten).Wat, StringComparison.Ordinal);

    [Fact]
    public void Overname_VanEenBestandMetFouten_NoemtDieVanDatBestand_EnNietMeer()
    {
        var fout = Assert.Single(MetOvername("neemt-over: [{protocol: wet, afspraken: [een]}]\n", ("wet", Ander("wet", Kort("een", "{feit: SignalAan}")))).Fouten);

        Assert.Equal(("wet.yaml", (long)Eerste), (fout.Bestand, fout.Regel));
    }

    [Fact]
    public void Overname_LangsTweeWegen_IsEenAfspraak()
    {
        const string Alles = "neemt-over: [{protocol: wet, afspraken: alle}]\n";

        var gelezen = MetOvername(
            "neemt-over: [{protocol: b, afspraken: alle}, {protocol: c, afspraken: alle}]\n",
            Wet, ("b", Ander("b", Kort("van-b", "{feit: SignaalAan}"), Alles)), ("c", Ander("c", Kort("van-c", "{feit: SignaalAan}"), Alles)));

        Assert.Empty(gelezen.Fouten);
        Assert.Equal(["een", "twee", "na", "van-b", "van-c", "eigen"], gelezen.Afspraken.Select(a => a.Id));
    }

    /// <summary>The circle itself is told where the head is read; reading the agreements ends all the same.</summary>
    [Fact]
    public void Overname_InEenKring_HoudtOp_EnWordtGenoemd()
    {
        (string, string)[] naast = [("b", Ander("b", Kort("van-b", "{feit: SignaalAan}"), "neemt-over: [{protocol: c, afspraken: alle}]\n")), ("c", Ander("c", Kort("van-c", "{feit: SignaalAan}"), "neemt-over: [{protocol: b, afspraken: alle}]\n"))];
        const string Begin = "neemt-over: [{protocol: b, afspraken: alle}]\n";

        MetOvername(Begin, naast);
        var kop = new Protocollezer(id => naast.Where(n => n.Item1 == id).Select(n => new Protocolbestand(n.Item1 + ".yaml", Encoding.UTF8.GetBytes(n.Item2))).FirstOrDefault())
            .Lees(new Protocolbestand("proef.yaml", Encoding.UTF8.GetBytes(Ander("proef", Kort("eigen", "{feit: SignaalAan}"), Begin))));

        Assert.Contains(kop.Fouten, f => f.Wat.Contains("loopt in een kring: b -> c -> b", StringComparison.Ordinal));
    }

    // ------------------------------------------------------------------ who judges absence leaves the agreements unread

    private const string Kop = """
        id: proef
        versie: 2026-01
        naam: Proefprotocol
        regio: Proefregio
        sector: vo
        vakantieregio: midden
        geldig-vanaf: 2026-01-01
        bronnen:
          - {id: stuk, titel: Een stuk}

        """;

    private const string Signaal = "  - {id: a, naam: n, herkomst: protocol, bron: {document: stuk}, vervolg: v, vandaag: w, criterium: {vorm: lang-ziek, vanaf: 7, eenheid: dagen}}\n";

    private static Leesresultaat Kopvan(string tekst) => new Protocollezer(_ => null).Lees(new Protocolbestand("proef.yaml", Encoding.UTF8.GetBytes(tekst)));

    [Theory]
    [InlineData("afspraken: onzin\n")]
    [InlineData("afspraken:\n  - [ {{{ : : &a *b !!x\n  \"open\n\t- tab\n")]
    [InlineData("afspraken:\n- aan de kantlijn: [\n- nog een\n  - en dieper: }\n")]
    [InlineData("afspraken:\n# een opmerking\n\n  - a: b: c\n# nog een\n")]
    [InlineData("afspraken: [\n  {id: x},\n  {id: y}\n]\n")]
    [InlineData("afspraken: [\n{id: x},\n{id: y}\n]\n")]
    [InlineData("afspraken:\n    &a [*a, *a]\n")]
    [InlineData("afspraken:")]
    public void Signalen_BijEenOnzinnigAfsprakendeel_WordenGelezen(string afspraken)
    {
        foreach (var tekst in (string[])[Kop + afspraken, Kop + "signalen:\n" + Signaal + afspraken, Kop + afspraken + (afspraken.EndsWith('\n') ? "" : "\n") + "signalen:\n" + Signaal])
        {
            foreach (var regeleinde in (string[])["\n", "\r\n"])
                Assert.Empty(Kopvan(tekst.Replace("\n", regeleinde, StringComparison.Ordinal)).Fouten);
        }
    }

    [Theory]
    [InlineData("\n", "  - {id: x, wat: dan ook}\n")]
    [InlineData("\r\n", "  - {id: x, wat: dan ook}\n")]
    [InlineData("\n", "- {id: x, wat: dan ook}\n")]
    [InlineData("\r\n", "- id: x\n  wat: [\n# opmerking\n")]
    public void Regelnummers_VanFoutenInSignalen_KloppenVoorEnNaEenGrootAfsprakendeel(string regeleinde, string afspraak)
    {
        var fout = Signaal.Replace("vanaf: 7", "vanaf: 0", StringComparison.Ordinal);
        var groot = "afspraken:\n" + string.Concat(Enumerable.Repeat(afspraak, 4000));
        long Regel(string tekst) => Assert.Single(Kopvan(tekst.Replace("\n", regeleinde, StringComparison.Ordinal)).Fouten).Regel;

        Assert.Equal(11, Regel(Kop + "signalen:\n" + fout + groot));
        Assert.Equal(Kop.Count(c => c == '\n') + groot.Count(c => c == '\n') + 2, Regel(Kop + groot + "signalen:\n" + fout));
    }

    [Fact]
    public void Regelnummers_VanFoutenInAfspraken_KloppenMetCrlf()
    {
        var tekst = (Kop + "signalen:\n" + Signaal + "afspraken:\n" + Kort("a", "{feit: SignalAan}")).Replace("\n", "\r\n", StringComparison.Ordinal);

        var gelezen = new Afsprakenlezer(Afspraakproef.Woordenschat, _ => null).Lees(new Protocolbestand("proef.yaml", Encoding.UTF8.GetBytes(tekst)));

        Assert.Equal(13, Assert.Single(gelezen.Fouten).Regel);
    }
}
