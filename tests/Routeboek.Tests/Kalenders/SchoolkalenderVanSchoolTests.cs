using System.Text;
using Routeboek.Application.Invoer;
using Routeboek.Application.Kalenders;
using Routeboek.Domain.Kalenders;
using Routeboek.Domain.Protocollen;

namespace Routeboek.Tests.Kalenders;

public class SchoolkalenderVanSchoolTests
{
    private static Leesresultaat<Schoolkalender> Lees(string yaml) =>
        Kalenderlezer.LeesSchool(new MemoryStream(Encoding.UTF8.GetBytes(yaml)), "school.yaml", Sector.Po);

    [Fact]
    public void School_MetEigenDagen_VerschiltAlleenDaar()
    {
        var resultaat = Lees("""
            school: De Wissel
            regio: zuid
            lesminuten: {maandag: 330, dinsdag: 330, woensdag: 240, donderdag: 330, vrijdag: 300}
            vrij:
              - {naam: studiedag, datum: 2025-10-06}
              - {naam: tweede week meivakantie, van: 2026-05-04, tot: 2026-05-08}
            lesdagen:
              - {naam: herfstvakantie een week later, van: 2025-10-11, tot: 2025-10-19, minuten: 320}
              - {naam: open dag, datum: 2026-01-31, minuten: 120}
            andere-tijden:
              - {naam: laatste dag voor kerst, datum: 2025-12-19, minuten: 210}
            """);

        Assert.Empty(resultaat.Fouten);
        var school = resultaat.Waarde!;
        var regio = Kalenderlezer.Regio(Vakantieregio.Zuid, Sector.Po);
        Assert.Equal(regio.Aantal - 1 - 4 + 5 + 1, school.Aantal); // 5 May is off already
        int Minuten(int jaar, int maand, int dag) =>
            school.IndexVan(new DateOnly(jaar, maand, dag)) is >= 0 and var i ? school.Minuten[i] : 0;
        Assert.Equal(0, Minuten(2025, 10, 6));
        Assert.Equal(0, Minuten(2026, 5, 8));
        Assert.Equal(320, Minuten(2025, 10, 15));
        Assert.Equal(0, Minuten(2025, 10, 18));
        Assert.Equal(120, Minuten(2026, 1, 31));
        Assert.Equal(210, Minuten(2025, 12, 19));
        Assert.Equal(240, Minuten(2026, 1, 14));
        Assert.Equal(300, Minuten(2026, 1, 16));
    }

    [Theory]
    [InlineData("vrij", "{naam: meivakantie, van: 2026-05-04, tot: 2026-06-05}", "duurt 33 dagen")]
    [InlineData("vrij", "{naam: studiedag, van: 2026-05-08, tot: 2026-05-04}", "eindigt")]
    [InlineData("vrij", "{naam: studiedag, datum: 2026-05-02}", "al geen school")]
    [InlineData("vrij", "{naam: studiedag, datum: 2027-09-02}", "buiten de kalender")]
    [InlineData("vrij", "{naam: studiedag, datum: 2025-10-06}", "overlapt met sportdag")]
    [InlineData("vrij", "{naam: studiedag}", "ontbreekt")]
    [InlineData("vrij", "{datum: 2026-05-11}", "ontbreekt")]
    [InlineData("vrij", "studiedag", "niet uit velden")]
    [InlineData("lesdagen", "{naam: extra, datum: 2026-01-14, minuten: 300}", "al een schooldag")]
    [InlineData("lesdagen", "{naam: extra, van: 2026-01-17, tot: 2026-01-18, minuten: 300}", "alleen een weekend")]
    [InlineData("lesdagen", "{naam: extra, datum: 2026-01-17, minuten: 0}", "'0' past hier niet")]
    [InlineData("andere-tijden", "{naam: kort, datum: 2026-01-17, minuten: 100}", "geen schooldag")]
    [InlineData("andere-tijden", "{naam: kort, datum: 2026-01-16, minuten: 2000}", "'2000' past hier niet")]
    public void Verschil_DatNietKan_WordtMetRegelGeweigerdEnDeRestBlijft(string lijst, string regel, string wat)
    {
        var eerste = lijst == "vrij" ? "\n  - {naam: sportdag, datum: 2025-10-06}" : "\nvrij:\n  - {naam: sportdag, datum: 2025-10-06}";
        var yaml = lijst == "vrij" ? $"regio: zuid\nvrij:{eerste}\n  - {regel}\n" : $"regio: zuid{eerste}\n{lijst}:\n  - {regel}\n";

        var resultaat = Lees(yaml);

        Assert.Contains(resultaat.Fouten, f => f.Wat.Contains(wat) && f.Regel == yaml.Split('\n').ToList().FindIndex(r => r.EndsWith(regel, StringComparison.Ordinal)) + 1);
        Assert.Equal(-1, resultaat.Waarde!.IndexVan(new DateOnly(2025, 10, 6)));
    }

    [Theory]
    [InlineData("", "leeg")]
    [InlineData("regio: oost", "'oost' is niet bekend")]
    [InlineData("school: X", "ontbreekt")]
    [InlineData("- a", "hier staat een lijst")]
    [InlineData("regio: [", "geen geldige YAML")]
    [InlineData("regio: zuid\n---\nregio: zuid", "een tweede document")]
    [InlineData("regio: &r zuid", "anker '&r' wordt niet gelezen")]
    [InlineData("regio: zuid\nregio: noord", "voor de tweede keer")]
    [InlineData("regio: zuid\nschool: \u0007", "stuurteken U+0007")]
    [InlineData("regio: zuid\nvrij:\n\t- {naam: a}", "springt in met een tab")]
    [InlineData("regio: {{{{{{{{{{{{{{{{{{{{", "niveaus diep")]
    public void Bestand_DatGeenSchoolkalenderIs_GeeftGeenKalender(string yaml, string wat)
    {
        var resultaat = Lees(yaml);

        Assert.Null(resultaat.Waarde);
        Assert.Contains(resultaat.Fouten, f => f.Wat.Contains(wat));
    }

    [Theory]
    [InlineData(40_000, "", "niet bekend")]
    [InlineData(60_000, "", "onderdelen")]
    [InlineData(40_000, "v1: a\n", "voor de tweede keer (eerder op regel 2)")]
    [InlineData(110_000, "", "groter dan 1 MB")]
    public void Bestand_MetHeelVeelVelden_IsSnelGeweigerd(int aantal, string slot, string wat)
    {
        var klok = System.Diagnostics.Stopwatch.StartNew();

        var resultaat = Lees("regio: zuid\n" + string.Concat(Enumerable.Range(1, aantal).Select(n => $"v{n}: a\n")) + slot);

        Assert.Contains(resultaat.Fouten, f => f.Wat.Contains(wat));
        Assert.InRange(klok.Elapsed.TotalSeconds, 0, 5);
    }

    [Fact]
    public void School_ZonderVerschillen_IsDeRegio()
    {
        var school = Lees("regio: midden").Waarde!;

        Assert.Equal(Kalenderlezer.Regio(Vakantieregio.Midden, Sector.Po).Dagnummers.ToArray(), school.Dagnummers.ToArray());
    }
}
