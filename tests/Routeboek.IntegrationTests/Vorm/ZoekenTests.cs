using System.Net;
using AngleSharp.Html.Dom;
using Routeboek.Application.Toegang;
using Routeboek.Domain.Leerlingen;
using Routeboek.Domain.Organisaties;
using Routeboek.Domain.Protocollen;
using Routeboek.Domain.Toegang;
using Routeboek.IntegrationTests.Aanmelding;
using Routeboek.IntegrationTests.Opslag;
using Routeboek.Web.Vorm;

namespace Routeboek.IntegrationTests.Vorm;

/// <summary>Searching finds whom one may see and nobody else, and whoever is found is in the audit. And the start page of who is signed in.</summary>
[Collection(Databanken.Naam)]
public sealed class ZoekenTests(Postgrescluster cluster)
{
    [Theory]
    [MemberData(nameof(Proefdatabank.Beide), MemberType = typeof(Proefdatabank))]
    public async Task Zoeken_VindtAlleenWieMenMagZien_EnDatStaatInDeAudit(string soort)
    {
        await using var wereld = await Aanmeldwereld.NieuwAsync(soort, cluster);
        var mentor = await wereld.MensAsync("Noor", (Rol.Mentor, null));
        var coordinator = await wereld.MensAsync("Bram", (Rol.Verzuimcoordinator, null));
        await ZetLeerlingenAsync(wereld, mentor.Persoon);
        var node = wereld.Node();

        var alsMentor = await wereld.BinnenAsync(node, mentor);
        var gevonden = await alsMentor.StuurAsync("/zoeken", velden: [("Q", "de boër")]);
        Assert.Equal(HttpStatusCode.OK, gevonden.Status);
        Assert.Equal("1 leerling gevonden", gevonden.Blad.QuerySelector("#uitkomst")!.TextContent);
        Assert.Equal("Sem de Boer", Rij(gevonden));
        Assert.Equal(["de", "Boer"], gevonden.Blad.QuerySelectorAll("mark").Select(m => m.TextContent));
        Assert.DoesNotContain("Fatma", gevonden.Blad.DocumentElement.OuterHtml);

        var alsCoordinator = await wereld.BinnenAsync(node, coordinator);
        var beide = await alsCoordinator.StuurAsync("/zoeken", velden: [("Q", "boer")]);
        Assert.Equal("2 leerlingen gevonden", beide.Blad.QuerySelector("#uitkomst")!.TextContent);
        Assert.Contains("Fatma Boer-Gül", beide.Tekst);
        Assert.DoesNotContain("boer", beide.Bericht.RequestMessage!.RequestUri!.Query, StringComparison.OrdinalIgnoreCase);

        Assert.Equal(3, (await wereld.Databank.LeesAsync("SELECT betrokkene FROM auditregel WHERE wat = 'leerlingen-zoeken' AND betrokkene <> ''")).Count);
    }

    [Theory]
    [MemberData(nameof(Proefdatabank.Beide), MemberType = typeof(Proefdatabank))]
    public async Task Zoeken_NiemandGevonden_EnTeKort_ZeggenWatTeDoen(string soort)
    {
        await using var wereld = await Aanmeldwereld.NieuwAsync(soort, cluster);
        var mentor = await wereld.MensAsync("Noor", (Rol.Mentor, null));
        await ZetLeerlingenAsync(wereld, mentor.Persoon);
        var bezoeker = await wereld.BinnenAsync(wereld.Node(), mentor);

        // somebody of whom one may not know, and somebody who is not there, look the same but for what was typed
        var verborgen = await bezoeker.StuurAsync("/zoeken", velden: [("Q", "fatma")]);
        var onbekend = await bezoeker.StuurAsync("/zoeken", velden: [("Q", "zzzzz")]);
        Assert.Contains("Niemand gevonden", onbekend.Tekst);
        Assert.Equal(onbekend.Tekst, verborgen.Tekst);

        foreach (var q in new[] { "", " ", "f", "-", "\u0301", new string('a', 101) })
        {
            var kort = await bezoeker.StuurAsync("/zoeken", velden: [("Q", q)]);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, kort.Status);
            Assert.Equal("#Q", kort.Blad.QuerySelector("#fouten a")!.GetAttribute("href"));
        }

        foreach (var q in new[] { "<script>alert(1)</script>", "%' OR 1=1 --", "%%", "__" })
            Assert.Contains((await bezoeker.StuurAsync("/zoeken", velden: [("Q", q)])).Status, new[] { HttpStatusCode.OK, HttpStatusCode.UnprocessableEntity });
    }

    [Fact]
    public async Task Zoekvak_StaatBovenElkePagina_VanWieMetLeerlingenWerkt()
    {
        await using var wereld = await Aanmeldwereld.NieuwAsync("sqlite", cluster);
        var mentor = await wereld.MensAsync("Noor", (Rol.Mentor, null));
        var beheerder = await wereld.MensAsync("Bram", (Rol.Beheerder, null));
        await ZetLeerlingenAsync(wereld, mentor.Persoon);
        var node = wereld.Node();
        var alsMentor = await wereld.BinnenAsync(node, mentor);

        var begin = await alsMentor.HaalAsync("/");
        Assert.Equal("Dag Noor Proef", begin.Blad.QuerySelector("h1")!.TextContent);
        Assert.Equal("mentor, De Vlieger", begin.Blad.QuerySelector(".gebruiker-rol")!.TextContent);
        Assert.Contains("/leerlingen", begin.Blad.QuerySelectorAll("header a").Select(a => a.GetAttribute("href")));
        var vak = (IHtmlFormElement)begin.Blad.QuerySelector("form[role=search]")!;
        Assert.Equal("Sem de Boer", Rij(await alsMentor.StuurAsync(vak, "/", ("Q", "sem"))));
        foreach (var plaats in begin.Blad.QuerySelectorAll("main a, header a").Select(a => a.GetAttribute("href")!).Distinct(StringComparer.Ordinal))
            Assert.True((int)(await alsMentor.HaalAsync(plaats)).Status is var status && status < 400, $"{plaats} geeft {status}");

        var alsBeheerder = await wereld.BinnenAsync(node, beheerder);
        Assert.Null((await alsBeheerder.HaalAsync("/")).Blad.QuerySelector("form[role=search]"));
        Assert.Equal(HttpStatusCode.Redirect, (await node.Bezoeker().HaalAsync("/zoeken")).Status);
    }

    [Theory]
    [InlineData("Sem de Boer", "boe", "Boer")]
    [InlineData("Fatma Boer-Gül", "gul fat", "Fatma|Gül")]
    [InlineData("Sem de Boer", "oer", "")]
    [InlineData("<b>Sem</b>", "zz", "")]
    [InlineData("Sem", "", "")]
    public void Markering_ZijnDeWoordenDieZoBeginnen(string naam, string gezocht, string raak)
    {
        var delen = Zoekmarkering.Maak(naam, gezocht);

        Assert.Equal(naam, string.Concat(delen.Select(d => d.Tekst)));
        Assert.Equal(raak, string.Join('|', delen.Where(d => d.Raak).Select(d => d.Tekst)));
    }

    private static string Rij(Antwoord antwoord) =>
        string.Join(' ', Assert.Single(antwoord.Blad.QuerySelectorAll("tbody tr")).QuerySelector("th")!.TextContent.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));

    private static async Task ZetLeerlingenAsync(Aanmeldwereld wereld, PersoonId mentor)
    {
        var sem = new LeerlingId(Guid.CreateVersion7());
        var fatma = new LeerlingId(Guid.CreateVersion7());
        await using var db = wereld.Databank.Opslag.Context();
        db.Add(new Leerling(sem, new PersoonId(sem.Waarde), wereld.School, "L1", new Persoonsnaam("Sem", "de", "Boer"), new DateOnly(2012, 3, 4), Sector.Vo, "Alkmaar"));
        db.Add(new Leerling(fatma, new PersoonId(fatma.Waarde), wereld.School, "L2", new Persoonsnaam("Fatma", "", "Boer-Gül"), new DateOnly(2012, 5, 6), Sector.Vo, "Alkmaar"));
        db.Add(new Betrokkenheidrij { Id = Guid.CreateVersion7(), Leerling = sem, Rol = Rol.Mentor, Persoon = mentor, Grond = Grond.WettelijkeTaak, Van = new DateOnly(2020, 1, 1) });
        await db.SaveChangesAsync();
    }
}
