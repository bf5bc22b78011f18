using System.Net;
using Microsoft.EntityFrameworkCore;
using Routeboek.Domain.Organisaties;
using Routeboek.Domain.Toegang;
using Routeboek.IntegrationTests.Aanmelding;
using Routeboek.IntegrationTests.Opslag;
using Routeboek.Tests.Eisen;

namespace Routeboek.IntegrationTests.Beheer;

/// <summary>The pages of beheer over HTTP, on both engines.</summary>
[Collection(Databanken.Naam)]
public sealed class BeheerPaginaTests(Postgrescluster cluster)
{
    public static TheoryData<string> Databank => Proefdatabank.Beide;

    [Theory]
    [MemberData(nameof(Databank))]
    public async Task Organisatie_WordtGemaakt_Aangesloten_EnKrijgtEenBeheerder(string soort)
    {
        await using var wereld = await Beheerwereld.NieuwAsync(soort, cluster);
        var (beheerder, _) = await wereld.AlsAsync(Rol.Beheerder);

        var fout = await beheerder.StuurAsync("/beheer/organisaties/nieuw", "main form[data-bewaak]", ("Invoer.Soort", "School"), ("Invoer.Naam", "Nieuw"), ("Invoer.Brin", "x"), ("Invoer.Vestigingen", "wat dan ook"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, fout.Status);
        Assert.Contains("Regel 1 van de vestigingen", fout.Tekst, StringComparison.Ordinal);
        var dubbel = await beheerder.StuurAsync("/beheer/organisaties/nieuw", "main form[data-bewaak]", ("Invoer.Soort", "School"), ("Invoer.Naam", "Nieuw"), ("Invoer.Brin", "01AB"), ("Invoer.Vestigingen", ""));
        Assert.Contains("er is al een school", dubbel.Tekst, StringComparison.OrdinalIgnoreCase);

        var gemaakt = await beheerder.StuurAsync("/beheer/organisaties/nieuw", "main form[data-bewaak]", ("Invoer.Soort", "Samenwerkingsverband"), ("Invoer.Naam", "Samen <b>Sterk</b>"), ("Invoer.Brin", ""), ("Invoer.Vestigingen", ""));
        Assert.Equal(HttpStatusCode.Redirect, gemaakt.Status);
        var blad = await beheerder.HaalAsync(gemaakt.Naar);
        Assert.Equal("Samen <b>Sterk</b>", blad.Blad.QuerySelector("main h1")!.TextContent);

        var school = $"/beheer/organisaties/{wereld.School.Waarde}";
        var swv = gemaakt.Naar.Split('/')[^1].Split('?')[0];
        Assert.Equal(HttpStatusCode.Redirect, (await beheerder.StuurAsync(school, "main form[action*=Aansluiten]", ("bij", swv))).Status);
        Assert.Contains("Samen <b>Sterk</b>", (await beheerder.HaalAsync(school)).Tekst, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await beheerder.StuurAsync(school, "main form[action*=Los]", ("bij", swv))).Status);
        Assert.Null((await beheerder.HaalAsync(school)).Blad.QuerySelector("main form[action*=Los]"));

        var uitgenodigd = await beheerder.StuurAsync($"/beheer/organisaties/{swv}", "main form[action*=Beheerder]", ("Beheerder.Achternaam", "Bedacht"), ("Beheerder.Naam", "bedacht@samen.example"));
        var link = uitgenodigd.Blad.QuerySelector("#link")!.GetAttribute("value")!;
        using var nieuw = wereld.Node.Bezoeker();
        var begin = await nieuw.HaalAsync(new Uri(link).PathAndQuery);
        Assert.Equal(HttpStatusCode.OK, begin.Status);
        // there is one now: the next one is for that beheerder to invite
        Assert.Null((await beheerder.HaalAsync($"/beheer/organisaties/{swv}")).Blad.QuerySelector("main form[action*=Beheerder]"));
    }

    [Theory]
    [MemberData(nameof(Databank))]
    public async Task Organisatie_TweeTegelijk_ToontBeideVersies_EnBewaartDaarnaToch(string soort)
    {
        await using var wereld = await Beheerwereld.NieuwAsync(soort, cluster);
        var (een, _) = await wereld.AlsAsync(Rol.Beheerder, naam: "Anna");
        var (ander, _) = await wereld.AlsAsync(Rol.Beheerder, naam: "Bram");
        var pad = $"/beheer/organisaties/{wereld.School.Waarde}";
        var geopend = await een.HaalAsync(pad);
        var vorm = (AngleSharp.Html.Dom.IHtmlFormElement)geopend.Blad.QuerySelector("main form[data-bewaak]")!;
        Assert.Equal(HttpStatusCode.Redirect, (await ander.StuurAsync(pad, "main form[data-bewaak]", ("Invoer.Naam", "De Vlieger Noord"), ("Invoer.Vestigingen", "00, Hoofdgebouw, Proefstad"))).Status);

        var botst = await een.StuurAsync(vorm, pad, ("Invoer.Naam", "De Vlieger Zuid"), ("Invoer.Vestigingen", ""));

        Assert.Equal(HttpStatusCode.Conflict, botst.Status);
        Assert.Contains("Bram Proef", botst.Tekst, StringComparison.Ordinal);
        Assert.Contains("De Vlieger Noord", botst.Tekst, StringComparison.Ordinal);
        Assert.Contains("De Vlieger Zuid", botst.Tekst, StringComparison.Ordinal);
        var toch = await een.StuurAsync((AngleSharp.Html.Dom.IHtmlFormElement)botst.Blad.QuerySelector("section.conflict form")!, pad);
        Assert.Equal(HttpStatusCode.Redirect, toch.Status);
        Assert.Equal("De Vlieger Zuid", (await een.HaalAsync(pad)).Blad.QuerySelector("main h1")!.TextContent);
    }

    [Theory]
    [MemberData(nameof(Databank))]
    public async Task AndereOrganisatie_IsErNiet_VoorEenGewoneBeheerder(string soort)
    {
        await using var wereld = await Beheerwereld.NieuwAsync(soort, cluster);
        var (beheerder, _) = await wereld.AlsAsync(Rol.Beheerder, wereld.Anders);

        Assert.Equal(HttpStatusCode.OK, (await beheerder.HaalAsync($"/beheer/organisaties/{wereld.Anders.Waarde}")).Status);
        foreach (var pad in (string[])[$"/beheer/organisaties/{wereld.School.Waarde}", "/beheer/organisaties/nieuw", $"/beheer/organisaties/{Guid.Empty}", $"/beheer/organisaties/{Guid.NewGuid()}", "/beheer/organisaties/geen-sleutel"])
            Assert.Equal(HttpStatusCode.NotFound, (await beheerder.HaalAsync(pad)).Status);
        var lijst = await beheerder.HaalAsync("/beheer/organisaties");
        Assert.Contains("De Zwaan", lijst.Tekst, StringComparison.Ordinal);
        Assert.DoesNotContain("De Vlieger", lijst.Tekst, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Databank))]
    public async Task Persoon_WordtUitgenodigd_Vervangen_EnUitgeschakeld(string soort)
    {
        await using var wereld = await Beheerwereld.NieuwAsync(soort, cluster);
        var (beheerder, zelf) = await wereld.AlsAsync(Rol.Beheerder);
        var (mentor, mens) = await wereld.AlsAsync(Rol.Mentor);

        var klaar = await beheerder.StuurAsync("/beheer/personen/nieuw", "main form", ("Invoer.Voornaam", "Noor"), ("Invoer.Achternaam", "Verzonnen"), ("Invoer.Naam", "noor@vlieger.example"), ("Invoer.Rol", "Mentor"), ("Invoer.Van", "2026-01-12"));
        Assert.Equal(HttpStatusCode.OK, klaar.Status);
        Assert.Contains("/aanmelden/link?code=", klaar.Blad.QuerySelector("#link")!.GetAttribute("value"), StringComparison.Ordinal);
        Assert.Equal("no-store", klaar.Bericht.Headers.CacheControl?.ToString());
        var lijst = await beheerder.HaalAsync("/beheer/personen");
        Assert.Contains("Noor Verzonnen", lijst.Tekst, StringComparison.Ordinal);
        Assert.DoesNotContain("/aanmelden/link", lijst.Blad.Body!.InnerHtml, StringComparison.Ordinal);

        var noor = lijst.Blad.QuerySelectorAll("main table a").Single(a => a.TextContent == "Noor Verzonnen").GetAttribute("href")!;
        var rol = await beheerder.StuurAsync(noor, "main form[action*=Rol]", ("Invoer.Vervangt", mens.Rollen[0].Id.Waarde.ToString()), ("Invoer.Van", "2026-01-12"), ("Invoer.Tot", "2026-02-01"));
        Assert.Equal(HttpStatusCode.Redirect, rol.Status);
        Assert.Contains("vervangt Mentor", (await beheerder.HaalAsync(noor)).Tekst, StringComparison.Ordinal);
        var zonderEinde = await beheerder.StuurAsync(noor, "main form[action*=Rol]", ("Invoer.Vervangt", mens.Rollen[0].Id.Waarde.ToString()), ("Invoer.Van", "2026-01-12"), ("Invoer.Tot", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, zonderEinde.Status);

        Assert.Equal(HttpStatusCode.OK, (await mentor.HaalAsync("/leerlingen")).Status);
        var bij = $"/beheer/personen/{mens.Persoon.Waarde}";
        Assert.Equal(HttpStatusCode.Redirect, (await beheerder.StuurAsync(bij, "main form[action*=Account]", ("ingreep", "Uitschakelen"))).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await mentor.HaalAsync("/leerlingen")).Status);
        Assert.Contains("uitgeschakeld", (await beheerder.HaalAsync(bij)).Tekst, StringComparison.Ordinal);

        // the last beheerder stays
        var einde = await beheerder.StuurAsync($"/beheer/personen/{zelf.Persoon.Waarde}", "main form[action*=Einde]", ("tot", "2026-01-12"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, einde.Status);
        Assert.Contains("laatste beheerder", einde.Tekst, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Databank))]
    public async Task Account_VanWieOokEldersWerkt_BlijftVanDiePersoon(string soort)
    {
        await using var wereld = await Beheerwereld.NieuwAsync(soort, cluster);
        var (beheerder, _) = await wereld.AlsAsync(Rol.Beheerder);
        var (_, mens) = await wereld.AlsAsync(Rol.Mentor);
        await using (var db = wereld.Databank.Opslag.Context())
        {
            db.Add(new Rolbezetting(new RolbezettingId(Guid.CreateVersion7()), mens.Persoon, wereld.Anders, Rol.Ondersteuningscoordinator, new DateOnly(2025, 8, 1), null, null));
            await db.SaveChangesAsync();
        }

        var pad = $"/beheer/personen/{mens.Persoon.Waarde}";
        var blad = await beheerder.HaalAsync(pad);
        Assert.Null(blad.Blad.QuerySelector("main form[action*=Account]"));
        var vorm = (AngleSharp.Html.Dom.IHtmlFormElement)blad.Blad.QuerySelector("main form[action*=Rol]")!;
        vorm.SetAttribute("action", pad + "?handler=Account");
        var gedwongen = await beheerder.StuurAsync(vorm, pad, ("ingreep", "NieuweLink"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, gedwongen.Status);
        Assert.Null(gedwongen.Blad.QuerySelector("#link"));
    }

    [Theory]
    [MemberData(nameof(Databank))]
    public async Task Groep_MetGeplakteNummers_GeeftDeMentorDeLeerling(string soort)
    {
        await using var wereld = await Beheerwereld.NieuwAsync(soort, cluster);
        var (beheerder, _) = await wereld.AlsAsync(Rol.Beheerder);
        var (mentor, mens) = await wereld.AlsAsync(Rol.Mentor);
        Assert.Equal(HttpStatusCode.NotFound, (await mentor.HaalAsync($"/leerlingen/{wereld.Sem.Waarde}")).Status);

        var gemaakt = await beheerder.StuurAsync("/beheer/groepen", "main form", ("Invoer.Naam", "3b"), ("Invoer.Schooljaar", "2025"));
        Assert.Equal(HttpStatusCode.Redirect, gemaakt.Status);
        var fout = await beheerder.StuurAsync(gemaakt.Naar, "main form", ("Invoer.Leerlingen", "L1\nL9"), ("Invoer.Mentoren", mens.Persoon.Waarde.ToString()));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, fout.Status);
        Assert.Contains("Regel 2", fout.Tekst, StringComparison.Ordinal);
        var goed = await beheerder.StuurAsync(gemaakt.Naar, "main form", ("Invoer.Leerlingen", "L1\r\n"), ("Invoer.Mentoren", mens.Persoon.Waarde.ToString()));
        Assert.Equal(HttpStatusCode.Redirect, goed.Status);
        Assert.DoesNotContain("Boer", (await beheerder.HaalAsync(gemaakt.Naar)).Tekst, StringComparison.Ordinal);

        var sem = await mentor.HaalAsync($"/leerlingen/{wereld.Sem.Waarde}");
        Assert.Equal(HttpStatusCode.OK, sem.Status);
        Assert.Contains("3b, mentor", sem.Tekst, StringComparison.Ordinal);
        await ZoekAsync(mentor, wereld);

        // out of the group again: from the next look on
        Assert.Equal(HttpStatusCode.Redirect, (await beheerder.StuurAsync(gemaakt.Naar, "main form", ("Invoer.Leerlingen", ""), ("Invoer.Mentoren", mens.Persoon.Waarde.ToString()))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await mentor.HaalAsync($"/leerlingen/{wereld.Sem.Waarde}")).Status);
    }

    // no name in an address, and going back or on still knows what was looked for; nobody else's browser does
    private static async Task ZoekAsync(Bezoeker mentor, Beheerwereld wereld)
    {
        var gezocht = await mentor.StuurAsync("/leerlingen", "main form", ("zoek", "boer"));
        Assert.Equal(HttpStatusCode.Redirect, gezocht.Status);
        Assert.DoesNotContain("boer", gezocht.Naar, StringComparison.OrdinalIgnoreCase);
        var lijst = await mentor.HaalAsync(gezocht.Naar);
        Assert.Contains("Sem de Boer", lijst.Tekst, StringComparison.Ordinal);
        Assert.Equal("boer", lijst.Blad.QuerySelector("input[name=zoek]")!.GetAttribute("value"));
        Assert.Contains("Niemand gevonden", (await mentor.HaalAsync((await mentor.StuurAsync("/leerlingen", "main form", ("zoek", "bestaatniet"))).Naar)).Tekst, StringComparison.Ordinal);
        Assert.Equal("", (await mentor.HaalAsync("/leerlingen?gezocht=onzin")).Blad.QuerySelector("input[name=zoek]")!.GetAttribute("value") ?? "");
        var (ander, _) = await wereld.AlsAsync(Rol.Administratie);
        Assert.Equal("", (await ander.HaalAsync(gezocht.Naar)).Blad.QuerySelector("input[name=zoek]")!.GetAttribute("value") ?? "");
    }

    [Theory]
    [MemberData(nameof(Databank))]
    public async Task Geboortedatum_MetEenReden_InDeAudit_EnConflict(string soort)
    {
        await using var wereld = await Beheerwereld.NieuwAsync(soort, cluster);
        var (administratie, _) = await wereld.AlsAsync(Rol.Administratie);
        var (collega, _) = await wereld.AlsAsync(Rol.Administratie);
        var pad = $"/leerlingen/{wereld.Sem.Waarde}/wijzig";
        const string Vorm = "main details form";
        var open = await collega.HaalAsync(pad);

        var leeg = await administratie.StuurAsync(pad, Vorm);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, leeg.Status);
        Assert.NotNull(leeg.Blad.QuerySelector("main details[open]"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await administratie.StuurAsync(pad, Vorm, ("Herstel.Geboren", "2999-01-01"), ("Herstel.Reden", "Tikfout"))).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await administratie.StuurAsync(pad, Vorm, ("Herstel.Geboren", "2011-03-04"), ("Herstel.Reden", "99"))).Status);
        var goed = await administratie.StuurAsync(pad, Vorm, ("Herstel.Geboren", "2011-03-04"), ("Herstel.Reden", "Tikfout"));
        Assert.Equal(HttpStatusCode.Redirect, goed.Status);
        var sem = await administratie.HaalAsync(goed.Naar);
        Assert.Contains("De geboortedatum is hersteld", sem.Tekst, StringComparison.Ordinal);
        Assert.Contains("4 mrt 2011", sem.Tekst, StringComparison.Ordinal);
        Assert.Equal(["geboortedatum-tikfout"], await wereld.Databank.LeesAsync("SELECT wat FROM auditregel WHERE wat LIKE 'geboortedatum-%'"));

        var botst = await collega.StuurAsync((AngleSharp.Html.Dom.IHtmlFormElement)open.Blad.QuerySelector(Vorm)!, pad, ("Herstel.Geboren", "2010-03-04"), ("Herstel.Reden", "Document"));
        Assert.Equal(HttpStatusCode.Conflict, botst.Status);
        Assert.Contains("4 mrt 2011", botst.Tekst, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await collega.StuurAsync((AngleSharp.Html.Dom.IHtmlFormElement)botst.Blad.QuerySelector("#conflict form")!, pad + "?handler=Geboren")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await collega.HaalAsync(pad + "?handler=Geboren")).Status);
        Assert.Contains("4 mrt 2010", (await collega.HaalAsync($"/leerlingen/{wereld.Sem.Waarde}")).Tekst, StringComparison.Ordinal);

        var (docent, _) = await wereld.AlsAsync(Rol.Docent);
        Assert.Equal(HttpStatusCode.NotFound, (await docent.HaalAsync(pad)).Status);
    }

    [Theory]
    [MemberData(nameof(Databank))]
    [Eis("X-GAP-10")]
    public async Task Leerling_DoorAdministratie_MetOuder_EnConflict(string soort)
    {
        await using var wereld = await Beheerwereld.NieuwAsync(soort, cluster);
        var (administratie, _) = await wereld.AlsAsync(Rol.Administratie, naam: "Anna");
        var (ander, _) = await wereld.AlsAsync(Rol.Administratie, naam: "Bram");

        var bsn = await administratie.StuurAsync("/leerlingen/nieuw", "main form[data-bewaak]", ("Invoer.Sleutel", "111222333"), ("Invoer.Achternaam", "Zoet"), ("Invoer.Geboren", "2012-01-01"), ("Invoer.Sector", "Vo"), ("Invoer.Woongemeente", "Proefstad"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, bsn.Status);
        var nieuw = await administratie.StuurAsync("/leerlingen/nieuw", "main form[data-bewaak]", ("Invoer.Sleutel", "L2"), ("Invoer.Achternaam", "Zoet"), ("Invoer.Geboren", "2012-01-01"), ("Invoer.Sector", "Vo"), ("Invoer.Woongemeente", "Proefstad"));
        Assert.Equal(HttpStatusCode.Redirect, nieuw.Status);
        var pad = nieuw.Naar.Split('?')[0];

        Assert.Equal(HttpStatusCode.Redirect, (await administratie.StuurAsync(pad + "/ouder", "main form[data-bewaak]", ("Invoer.Voornaam", "Hanna"), ("Invoer.Tussenvoegsel", "de"), ("Invoer.Achternaam", "Boer"), ("Invoer.Gezag", "Ja"), ("Invoer.VanLeerling", "L1"))).Status);
        Assert.Contains("Hanna de Boer", (await administratie.HaalAsync(pad)).Tekst, StringComparison.Ordinal);
        Assert.Contains("heeft gezag", (await administratie.HaalAsync(pad)).Tekst, StringComparison.Ordinal);
        await using (var db = wereld.Databank.Opslag.Context())
            Assert.Equal(1, await db.Personen.CountAsync(p => p.Zoeknaam == "hanna de boer"));

        var geopend = await administratie.HaalAsync(pad + "/wijzig");
        var vorm = (AngleSharp.Html.Dom.IHtmlFormElement)geopend.Blad.QuerySelector("main form[data-bewaak]")!;
        Assert.Equal(HttpStatusCode.Redirect, (await ander.StuurAsync(pad + "/wijzig", "main form[data-bewaak]", ("Invoer.Woongemeente", "Heiloo"))).Status);
        var botst = await administratie.StuurAsync(vorm, pad + "/wijzig", ("Invoer.Woongemeente", "Alkmaar"));
        Assert.Equal(HttpStatusCode.Conflict, botst.Status);
        Assert.Contains("Heiloo", botst.Tekst, StringComparison.Ordinal);
        Assert.Contains("Bram Proef", botst.Tekst, StringComparison.Ordinal);

        // another school: as if it is not there
        Assert.Equal(HttpStatusCode.NotFound, (await administratie.HaalAsync($"/leerlingen/{wereld.Vreemd.Waarde}")).Status);
        Assert.DoesNotContain("Vreemd", (await administratie.HaalAsync("/leerlingen")).Tekst, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Databank))]
    public async Task Protocol_Lezen_Vergelijken_EnLatenGelden_DanIsErEenKalender(string soort)
    {
        await using var wereld = await Beheerwereld.NieuwAsync(soort, cluster);
        var (beheerder, _) = await wereld.AlsAsync(Rol.Beheerder);
        Assert.Contains("Kies eerst een protocol", (await beheerder.HaalAsync("/beheer/kalenders")).Tekst, StringComparison.Ordinal);

        var lijst = await beheerder.HaalAsync("/beheer/protocollen");
        Assert.Contains("nog geen protocol", lijst.Tekst, StringComparison.Ordinal);
        foreach (var verwijzing in lijst.Blad.QuerySelectorAll("main table a").Select(a => a.GetAttribute("href")!))
            Assert.Equal(HttpStatusCode.OK, (await beheerder.HaalAsync(verwijzing)).Status);
        Assert.Contains("signaal", (await beheerder.HaalAsync("/beheer/protocollen/vergelijk?a=den-bosch-po&b=den-bosch-vo")).Tekst, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(HttpStatusCode.OK, (await beheerder.HaalAsync("/beheer/protocollen/vergelijk?a=../../etc&b=")).Status);
        foreach (var weg in (string[])["/beheer/protocollen/bestaat-niet", "/beheer/protocollen/..%2f..%2fgeheim", "/beheer/protocollen/wet-nl/instellen", "/beheer/protocollen/den-bosch-vo/proberen"])
            Assert.Equal(HttpStatusCode.NotFound, (await beheerder.HaalAsync(weg)).Status);

        var gezet = await beheerder.StuurAsync("/beheer/protocollen/den-bosch-vo/instellen", "main form", ("Van", "2025-08-01"));
        Assert.Equal(HttpStatusCode.Redirect, gezet.Status);
        Assert.Contains("geldt nu", (await beheerder.HaalAsync("/beheer/protocollen")).Tekst, StringComparison.Ordinal);
        var weer = await beheerder.StuurAsync("/beheer/protocollen/den-bosch-po/instellen", "main form", ("Van", "2025-01-01"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, weer.Status);

        var kalender = await beheerder.HaalAsync("/beheer/kalenders?jaar=2025");
        Assert.Equal(12, kalender.Blad.QuerySelectorAll("table.maand").Length);
        Assert.InRange(kalender.Blad.QuerySelectorAll("td.schooldag").Length, 180, 210);
        var stuk = await beheerder.StuurAsync("/beheer/kalenders?jaar=2025", "main form[method=post]", ("Invoer.Vorm", "Csv"), ("Invoer.Inhoud", "datum;minuten\ngisteren;300\nmorgen;300"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, stuk.Status);
        Assert.Contains("Regel", stuk.Tekst, StringComparison.OrdinalIgnoreCase);
        var eigen = await beheerder.StuurAsync("/beheer/kalenders?jaar=2025", "main form[method=post]", ("Invoer.Vorm", "Csv"), ("Invoer.Inhoud", "datum;minuten\n2025-09-01;300\n2025-09-02;300\n"));
        Assert.Equal(HttpStatusCode.Redirect, eigen.Status);
        Assert.Equal(2, (await beheerder.HaalAsync("/beheer/kalenders?jaar=2025")).Blad.QuerySelectorAll("td.schooldag").Length);
    }

    [Theory]
    [MemberData(nameof(Databank))]
    public async Task Proberen_ToontAantallen_AanDeCoordinator(string soort)
    {
        await using var wereld = await Beheerwereld.NieuwAsync(soort, cluster);
        var (beheerder, _) = await wereld.AlsAsync(Rol.Beheerder);
        var (coordinator, _) = await wereld.AlsAsync(Rol.Verzuimcoordinator);
        await beheerder.StuurAsync("/beheer/protocollen/den-bosch-vo/instellen", "main form", ("Van", "2025-08-01"));

        Assert.Contains("Er is nog niets om mee te rekenen", (await coordinator.HaalAsync("/beheer/protocollen/haaglanden-vo/proberen")).Tekst, StringComparison.Ordinal);
        var zelfde = await coordinator.HaalAsync("/beheer/protocollen/den-bosch-vo/proberen");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, zelfde.Status);
        Assert.Contains("geldt al", zelfde.Tekst, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Databank))]
    public async Task Begin_VanDeBeheerder_IsEenLijstMetDeVolgendeStap(string soort)
    {
        await using var wereld = await Beheerwereld.NieuwAsync(soort, cluster);
        var (beheerder, _) = await wereld.AlsAsync(Rol.Beheerder);
        Assert.Equal("Uw organisatie", (await beheerder.HaalAsync("/")).Blad.QuerySelector("ol.inrichten .nu strong")!.TextContent);

        await beheerder.StuurAsync($"/beheer/organisaties/{wereld.School.Waarde}", "main form[data-bewaak]", ("Invoer.Vestigingen", "00, Hoofdgebouw, Proefstad"));
        var blad = await beheerder.HaalAsync("/");
        Assert.Equal("Mensen en rollen", blad.Blad.QuerySelector("ol.inrichten .nu strong")!.TextContent);
        Assert.Equal(["Uw organisatie", "Leerlingen"], blad.Blad.QuerySelectorAll("ol.inrichten .klaar strong").Select(s => s.TextContent));
        var (mentor, _) = await wereld.AlsAsync(Rol.Mentor);
        Assert.Null((await mentor.HaalAsync("/")).Blad.QuerySelector("ol.inrichten"));
    }

    [Theory]
    [MemberData(nameof(Databank))]
    public async Task Toegang_ZegtWatEenMentorMag(string soort)
    {
        await using var wereld = await Beheerwereld.NieuwAsync(soort, cluster);
        var (fg, _) = await wereld.AlsAsync(Rol.FunctionarisGegevensbescherming);
        var alles = await fg.HaalAsync("/beheer/toegang");
        var mentor = await fg.HaalAsync("/beheer/toegang?rol=Mentor");
        Assert.Equal(new Toegangsbepaler(Toegangsafspraken.Streng).Tabel.Regels.Count, alles.Blad.QuerySelectorAll("th.zin").Length);
        Assert.Equal(new Toegangsbepaler(Toegangsafspraken.Streng).Tabel.Regels.Count(r => r.Rollen.Contains(Rol.Mentor)), mentor.Blad.QuerySelectorAll("th.zin").Length);
        Assert.Equal(HttpStatusCode.OK, (await fg.HaalAsync("/beheer/toegang?rol=999")).Status);
    }
}
