using Routeboek.Application.Kalenders;
using Routeboek.Domain.Kalenders;
using Routeboek.Domain.Protocollen;

namespace Routeboek.Tests.Kalenders;

public class RegiokalenderTests
{
    [Theory]
    [InlineData(Vakantieregio.Noord, 2024, "2024-09-02", "2025-07-11", 195)]
    [InlineData(Vakantieregio.Noord, 2025, "2025-08-25", "2026-07-03", 195)]
    [InlineData(Vakantieregio.Noord, 2026, "2026-08-17", "2027-07-09", 205)]
    [InlineData(Vakantieregio.Midden, 2024, "2024-08-26", "2025-07-18", 205)]
    [InlineData(Vakantieregio.Midden, 2025, "2025-09-01", "2026-07-17", 200)]
    [InlineData(Vakantieregio.Midden, 2026, "2026-08-31", "2027-07-16", 200)]
    [InlineData(Vakantieregio.Zuid, 2024, "2024-08-19", "2025-07-04", 200)]
    [InlineData(Vakantieregio.Zuid, 2025, "2025-08-18", "2026-07-10", 205)]
    [InlineData(Vakantieregio.Zuid, 2026, "2026-08-24", "2027-07-23", 210)]
    public void Schooljaar_PerRegio_HeeftEersteEnLaatsteSchooldag(Vakantieregio regio, int begin, string eerste, string laatste, int schooldagen)
    {
        var kalender = Kalenderlezer.Regio(regio, Sector.Vo);

        var jaar = kalender.Jaren.Single(j => j.Jaar.Begin == begin);

        Assert.Equal(eerste, kalender.Datum(jaar.EersteDag).ToString("yyyy-MM-dd"));
        Assert.Equal(laatste, kalender.Datum(jaar.LaatsteDag).ToString("yyyy-MM-dd"));
        Assert.Equal(schooldagen, jaar.LaatsteDag - jaar.EersteDag + 1);
    }

    [Fact]
    public void Feestdagen_InDeGegevens_ZijnDieVanDeTermijnenwet()
    {
        var gegevens = Kalenderlezer.Gegevens;
        var berekend = Enumerable.Range(2024, 4).SelectMany(Feestdagen.Van)
            .Where(f => f.Datum >= gegevens.Jaren[0].Van && f.Datum <= gegevens.Jaren[^1].Tot);

        Assert.Equal(berekend, gegevens.Feestdagen.OrderBy(f => f.Datum).Select(f => (f.Datum, f.Naam)));
    }

    [Fact]
    public void Gegevens_ElkeRegioEnElkJaar_HebbenBronEnStatus()
    {
        var vakanties = Kalenderlezer.Gegevens.Vakanties;

        Assert.All(vakanties, v => Assert.NotEmpty(v.Bron));
        Assert.All(vakanties, v => Assert.Equal(
            v.Vakantie.Naam is "herfstvakantie" or "voorjaarsvakantie" ? Kalenderstatus.Advies : Kalenderstatus.Verplicht, v.Status));
        Assert.Equal(3 * (5 + 5 + 6), vakanties.Count);
    }

    [Fact]
    public void Kalender_VanEenRegio_IsMaandagTotEnMetVrijdagZonderVakantiesEnFeestdagen()
    {
        foreach (var regio in Enum.GetValues<Vakantieregio>())
        {
            var kalender = Kalenderlezer.Regio(regio, Sector.Po);
            Assert.Equal(new DateOnly(2024, 8, 1), kalender.Van);
            Assert.Equal(new DateOnly(2027, 7, 31), kalender.Tot);
            for (var datum = kalender.Van; datum <= kalender.Tot; datum = datum.AddDays(1))
            {
                var vrij = datum.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || Feestdagen.IsFeestdag(datum)
                    || Kalenderlezer.Gegevens.Vakanties.Any(v => v.Regio == regio && v.Vakantie.Bevat(datum));
                var index = kalender.IndexVan(datum);
                Assert.Equal(vrij, index < 0);
                if (!vrij)
                    Assert.Equal(datum.DayOfWeek == DayOfWeek.Wednesday ? 210 : 330, kalender.Minuten[index]);
            }
        }
    }

    [Theory]
    [InlineData("2025-05-30")] // the day after Ascension
    [InlineData("2026-05-15")]
    [InlineData("2027-02-22")] // south: the week after a holiday that its source lets run a month
    public void Dag_DieVrijLijkt_IsSchooldag(string datum)
    {
        Assert.True(Kalenderlezer.Regio(Vakantieregio.Zuid, Sector.Vo).IndexVan(DateOnly.Parse(datum)) >= 0);
    }

    [Fact]
    public void Minuten_InVoEnMbo_ZijnElkeDag300()
    {
        foreach (var sector in (Sector[])[Sector.Vo, Sector.Mbo])
            Assert.All(Kalenderlezer.Regio(Vakantieregio.Midden, sector).Minuten.ToArray(), m => Assert.Equal(300, m));
    }

    [Theory]
    [InlineData("{naam: voorjaarsvakantie, regio: zuid, van: 2027-02-13, tot: 2027-03-21, status: advies, bron: b}", "duurt 37 dagen")]
    [InlineData("{naam: zomervakantie 2027, regio: zuid, van: 2027-07-10, tot: 2027-08-24, status: advies, bron: b}", "duurt 46 dagen")]
    [InlineData("{naam: herfstvakantie, regio: zuid, van: 2026-10-18, tot: 2026-10-10, status: advies, bron: b}", "eindigt")]
    [InlineData("{naam: herfstvakantie, regio: zuid, van: 2025-10-10, tot: 2025-10-18, status: advies, bron: b}", "buiten schooljaar 2026-2027")]
    [InlineData("{naam: herfstvakantie, regio: alle, van: 2026-12-10, tot: 2026-12-20, status: advies, bron: b}", "overlapt met kerstvakantie")]
    [InlineData("{naam: herfstvakantie, regio: oost, van: 2026-10-10, tot: 2026-10-18, status: advies, bron: b}", "'oost' is niet bekend")]
    [InlineData("{naam: herfstvakantie, regio: zuid, van: 2026-10-32, tot: 2026-10-18, status: advies, bron: b}", "'2026-10-32' is geen datum")]
    [InlineData("{naam: herfstvakantie, regio: zuid, van: 2026-10-10, tot: 2026-10-18, status: advies, bron: x}", "'x' is niet bekend")]
    [InlineData("{naam: herfstvakantie, regio: zuid, van: 2026-10-10, tot: 2026-10-18, status: advies, bron: b, tto: 1}", "niet bekend")]
    [InlineData("&a {naam: herfstvakantie}", "anker")]
    [InlineData("!!map {naam: herfstvakantie}", "tag 'tag:yaml.org,2002:map'")]
    public void Vakantie_DieNietKan_WordtMetBestandEnRegelGeweigerd(string regel, string wat)
    {
        var map = Directory.CreateTempSubdirectory("kalenders");
        try
        {
            File.WriteAllText(Path.Combine(map.FullName, "2026-2027.yaml"), $$"""
                schooljaar: 2026-2027
                bronnen:
                  - {id: b, titel: bron}
                vakanties:
                  - {naam: kerstvakantie, regio: alle, van: 2026-12-19, tot: 2027-01-03, status: verplicht, bron: b}
                  - {{regel}}
                """);

            var resultaat = Regiogegevens.Lees(map.FullName);

            Assert.Null(resultaat.Waarde);
            var fout = resultaat.Fouten[0];
            Assert.StartsWith("2026-2027.yaml: regel 6", fout.ToString());
            Assert.Contains(wat, fout.Wat);
            Assert.NotEmpty(fout.Verwacht);
        }
        finally
        {
            map.Delete(true);
        }
    }

    [Fact]
    public void Gegevens_ZonderZomervakantieVoorEenJaar_WordenGeweigerd()
    {
        var map = Directory.CreateTempSubdirectory("kalenders");
        try
        {
            foreach (var naam in (string[])["lesminuten.yaml", "2025-2026.yaml"])
                File.Copy(Path.Combine(Kalenderlezer.Map, naam), Path.Combine(map.FullName, naam));

            var resultaat = Regiogegevens.Lees(map.FullName);

            Assert.Equal(3, resultaat.Fouten.Count(f => f.Wat.Contains("de zomervakantie voor schooljaar 2025-2026")));
        }
        finally
        {
            map.Delete(true);
        }
    }

    /// <summary>Our own files are read without the YAML library; a document mark sends the same text through the library.</summary>
    [Fact]
    public void Gegevens_SnelOfVolledigGelezen_ZijnGelijk()
    {
        var map = Directory.CreateTempSubdirectory("kalenders");
        try
        {
            foreach (var pad in Directory.GetFiles(Kalenderlezer.Map))
                File.WriteAllText(Path.Combine(map.FullName, Path.GetFileName(pad)), "---\n" + File.ReadAllText(pad));

            var volledig = Regiogegevens.Lees(map.FullName).Waarde!;

            Assert.Equal(Kalenderlezer.Gegevens.Vakanties, volledig.Vakanties);
            Assert.Equal(Kalenderlezer.Gegevens.Feestdagen, volledig.Feestdagen);
            Assert.Equal(Kalenderlezer.Gegevens.Jaren, volledig.Jaren);
            Assert.Equal(210, volledig.Minuten(Sector.Po, DayOfWeek.Wednesday));
        }
        finally
        {
            map.Delete(true);
        }
    }
}
