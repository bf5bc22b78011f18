using System.Text;
using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Inlezen;
using Routeboek.Application.Opslag;
using Routeboek.IntegrationTests.Opslag;
using Routeboek.Tests.Eisen;

namespace Routeboek.IntegrationTests.Inlezen;

/// <summary>What a school sets up for bringing data in: pupils, mappings, calendar, timetables.</summary>
[Collection(Databanken.Naam)]
public sealed class InrichtingTests(Postgrescluster cluster)
{
    private const string Koppelbestand = """
        koppeling: 1
        bestandssoort: csv
        naam: eigen lijst
        kolommen:
          leerling: nummer
          datum: dag
          dagdeel: deel
          code: waarom
        codes:
          Z: ziek
        dagdelen:
          VM: ochtend
          NM: middag
          HD: dag
        """;

    public static TheoryData<string> Databank => Proefdatabank.Beide;

    [Theory]
    [MemberData(nameof(Databank))]
    public async Task Leerlingenlijst_LaatEerstZien_EnZetDanLeerlingenInGroepen(string soort)
    {
        await using var wereld = await Inleeswereld.NieuwAsync(soort, cluster, leerlingen: 2);
        const string Lijst = "leerling;voornaam;tussenvoegsel;achternaam;geboortedatum;onderwijssoort;groep;woongemeente\nL1;Sem;de;Boer 1;2012-03-04;vo;1b;Alkmaar\nL2;Sem;de;Boer 2;2011-01-01;vo;1b;Alkmaar\nN1;Noor;;Jansen;2012-05-06;havo;1c;Heiloo\nN2;;;;2012-05-07;havo;1c;\nN3;Fout;;Datum;gisteren;vo;1c;Heiloo\n";

        var klaar = Proefwereld.Waarde(await LeesAsync(wereld, Lijst, toepassen: false));

        Assert.Equal(new Inleestelling(5, 2, 1, 0, 2, 0), klaar.Telling);
        Assert.Equal(["1b", "1c"], klaar.NieuweGroepen);
        Assert.Equal("2", Assert.Single(await wereld.Databank.LeesAsync("SELECT count(*) FROM leerling")));

        Proefwereld.Waarde(await wereld.PasLeerlingenToe.VoerUitAsync(wereld.Administratie, klaar.Klaar!.Value, CancellationToken.None));
        await using (var db = wereld.Opslag.Context())
        {
            Assert.Equal(["Sem de Boer 1", "Sem de Boer 2", "Noor Jansen", "N2"], (await db.Leerlingen.OrderBy(l => l.Sleutel).ToListAsync()).Select(l => l.Naam.ToString()));
            Assert.Equal(["1b 1", "1c 2"], (await db.Groepen.AsSplitQuery().OrderBy(g => g.Naam).ToListAsync()).Select(g => $"{g.Naam} {g.Leden.Count}"));
            Assert.False(await db.Leerlinglijsten.AnyAsync());
        }

        var weer = Proefwereld.Waarde(await LeesAsync(wereld, Lijst.Replace("1c;Heiloo", "1b;Heiloo", StringComparison.Ordinal), toepassen: true));
        Assert.Equal(new Inleestelling(5, 0, 1, 2, 2, 0), weer.Telling);
        Assert.Equal("1b", Assert.Single(await wereld.Databank.LeesAsync("SELECT g.naam FROM groepslid l JOIN groep g ON g.id = l.groep_id JOIN leerling p ON p.id = l.leerling_id WHERE p.sleutel = 'N1' AND l.tot IS NULL")));
        Assert.Equal(1, Proefwereld.Waarde(await wereld.LeesAsync(Inleessoort.Volledig, ["N1;2026-01-12;dag;;ziek;"])).Telling.Nieuw);
    }

    [Theory]
    [MemberData(nameof(Databank))]
    public async Task Edexml_GeeftLeerlingenMetHunNaam_EnGroep(string soort)
    {
        await using var wereld = await Inleeswereld.NieuwAsync(soort, cluster, leerlingen: 0, protocol: "den-bosch-po", sector: Domain.Protocollen.Sector.Po);
        const string Edex = "<EDEX><school><schooljaar>2025-2026</schooljaar><brincode>01AB</brincode></school><groepen><groep key=\"G7\"><naam>7a</naam><jaargroep>7</jaargroep></groep></groepen><leerlingen><leerling key=\"P1\"><achternaam>Berg</achternaam><voorvoegsel>van den</voorvoegsel><roepnaam>Lot</roepnaam><geboortedatum>2015-03-09</geboortedatum><groep key=\"G7\"/></leerling></leerlingen></EDEX>";

        var uitkomst = Proefwereld.Waarde(await LeesAsync(wereld, Edex, toepassen: true));

        Assert.Equal(new Inleestelling(1, 1, 0, 0, 0, 0), uitkomst.Telling);
        Assert.Equal("Lot | van den | Berg | 7a", Assert.Single(await wereld.Databank.LeesAsync("SELECT p.voornaam, p.tussenvoegsel, p.achternaam, g.naam FROM leerling p JOIN groepslid l ON l.leerling_id = p.id JOIN groep g ON g.id = l.groep_id")));
    }

    [Theory]
    [MemberData(nameof(Databank))]
    [Eis("B-REG-05")]
    public async Task Koppeling_WordtOnthouden_EnIsTeDelenDoorHetVerband(string soort)
    {
        await using var wereld = await Inleeswereld.NieuwAsync(soort, cluster);
        const string Export = "nummer;dag;deel;waarom\nL1;12-01-2026;HD;Z\nL2;13-01-2026;VM;Z\n";
        Assert.Contains("koppeling", Assert.Single(Assert.IsType<Resultaat<Inleesinzage>.Onjuist>(await wereld.LeesBestandAsync(Inleessoort.Volledig, Export)).Fouten).Wat, StringComparison.Ordinal);

        Assert.IsType<Resultaat<Koppelinginzage>.NietGevonden>(await wereld.BewaarKoppeling.VoerUitAsync(wereld.Administratie, new BewaarKoppeling.Invoer(wereld.Verband, "eigen lijst", Koppelbestand), CancellationToken.None));
        Assert.IsType<Resultaat<Koppelinginzage>.Onjuist>(await wereld.BewaarKoppeling.VoerUitAsync(wereld.Administratie, new BewaarKoppeling.Invoer(wereld.School, "eigen lijst", "koppeling: 1\nbestandssoort: taart\n"), CancellationToken.None));
        Proefwereld.Waarde(await wereld.BewaarKoppeling.VoerUitAsync(wereld.BeheerderVerband, new BewaarKoppeling.Invoer(wereld.Verband, "eigen lijst", Koppelbestand), CancellationToken.None));

        var inzage = Proefwereld.Waarde(await wereld.LeesBestandAsync(Inleessoort.Volledig, Export));
        Assert.Equal(new Inleestelling(2, 2, 0, 0, 0, 0), inzage.Telling);
        Assert.Contains("gelezen met de koppeling 'eigen lijst'", inzage.Opmerkingen);
        Assert.Equal(["L1 2026-01-12 19 1 300", "L2 2026-01-13 17 1 150"], await wereld.ZichtbaarAsync());

        var eigen = Proefwereld.Waarde(await wereld.BewaarKoppeling.VoerUitAsync(wereld.Administratie, new BewaarKoppeling.Invoer(wereld.School, "van ons", Koppelbestand), CancellationToken.None));
        var lijst = Proefwereld.Waarde(await new LeesKoppelingen(wereld.Opslag, wereld.Klok).VoerUitAsync(wereld.Administratie, wereld.School, CancellationToken.None));
        Assert.Equal([(eigen.Id, false), (lijst[1].Id, true)], lijst.Select(k => (k.Id, k.Gedeeld)));
        Assert.Contains("gelezen met de koppeling 'van ons'", Proefwereld.Waarde(await wereld.LeesBestandAsync(Inleessoort.Volledig, Export)).Opmerkingen);
    }

    [Theory]
    [MemberData(nameof(Databank))]
    public async Task EigenKalender_GeldtVoorRijenEnSignalen_EnIsTerugTeGeven(string soort)
    {
        await using var wereld = await Inleeswereld.NieuwAsync(soort, cluster);
        Proefwereld.Waarde(await wereld.LeesAsync(Inleessoort.Volledig, [.. Enumerable.Range(12, 5).Select(d => $"L1;2026-01-{d};dag;;ziek;"), "L1;2026-01-20;dag;;ziek;"]));
        Assert.DoesNotContain(await wereld.SignalenAsync(), s => s.Contains("ziek-lang-waarschuwing", StringComparison.Ordinal));

        var kalender = Proefwereld.Waarde(await wereld.StelSchoolkalenderIn.VoerUitAsync(wereld.Beheerder, new StelSchoolkalenderIn.Invoer(wereld.School, 2025, Kalendervorm.Verschil,
            "school: De Vlieger\nregio: zuid\nvrij:\n  - {naam: studiedag, datum: 2026-01-19}\n"), CancellationToken.None));

        Assert.Equal((Kalendervorm.Verschil, 1), (kalender.Vorm, kalender.Versie));
        Assert.DoesNotContain(kalender.Dagen, d => d.Datum == new DateOnly(2026, 1, 19));
        // with Monday off the days ill follow each other: the sixth is the 20th
        Assert.Contains("L1 den-bosch-vo ziek-lang-waarschuwing 2026-01-20  6/5", await wereld.SignalenAsync());
        Assert.Equal(1, Proefwereld.Waarde(await wereld.LeesAsync(Inleessoort.Aanvulling, ["L2;2026-01-19;dag;;ziek;"])).Telling.Geweigerd);

        Assert.IsType<Resultaat<Kalenderinzage>.Onjuist>(await wereld.StelSchoolkalenderIn.VoerUitAsync(wereld.Beheerder, new StelSchoolkalenderIn.Invoer(wereld.School, 2025, Kalendervorm.Csv, "datum;minuten\n2026-01-12;veel\n"), CancellationToken.None));
        var terug = Proefwereld.Waarde(await wereld.StelSchoolkalenderIn.VoerUitAsync(wereld.Beheerder, new StelSchoolkalenderIn.Invoer(wereld.School, 2025, Kalendervorm.Regio, ""), CancellationToken.None));
        Assert.Equal((Kalendervorm.Regio, 2), (terug.Vorm, terug.Versie));
        Assert.DoesNotContain(await wereld.SignalenAsync(), s => s.Contains("ziek-lang-waarschuwing", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Databank))]
    public async Task EigenRooster_GeldtVoorRijenEnSignalen(string soort)
    {
        await using var wereld = await Inleeswereld.NieuwAsync(soort, cluster);
        Proefwereld.Waarde(await wereld.LeesAsync(Inleessoort.Volledig, ["L1;2026-01-12;;1;ziek;60", "L2;2026-01-12;;1;ziek;60", "L3;2026-01-29;dag;;ziek;"]));

        using var rooster = new MemoryStream("leerling;datum;minuten\nL1;2026-01-12;100\nL1;2026-01-13;0\n"u8.ToArray());
        var uitkomst = Proefwereld.Waarde(await wereld.LeesRoosterIn.VoerUitAsync(wereld.Administratie, new LeesRoosterIn.Invoer(wereld.School, rooster, "rooster.csv"), CancellationToken.None));

        Assert.Equal((1, 2), (uitkomst.Leerlingen, uitkomst.Dagen));
        var fout = Assert.Single(Proefwereld.Waarde(await wereld.LeesAsync(Inleessoort.Aanvulling, ["L1;2026-01-13;dag;;ziek;", "L2;2026-01-13;dag;;ziek;"])).Fouten);
        Assert.Equal((2L, "datum"), (fout.Regel, fout.Kolom));
        using var onbekend = new MemoryStream("leerling;datum;minuten\nX9;2026-01-12;100\n"u8.ToArray());
        Assert.IsType<Resultaat<Roosteruitkomst>.Onjuist>(await wereld.LeesRoosterIn.VoerUitAsync(wereld.Administratie, new LeesRoosterIn.Invoer(wereld.School, onbekend, "rooster.csv"), CancellationToken.None));
    }

    private static Task<Resultaat<Leerlinguitkomst>> LeesAsync(Inleeswereld wereld, string inhoud, bool toepassen) =>
        wereld.LeesLeerlingenIn.VoerUitAsync(wereld.Administratie, new LeesLeerlingenIn.Invoer(wereld.School, new MemoryStream(Encoding.UTF8.GetBytes(inhoud)), "leerlingen", toepassen), CancellationToken.None);
}
