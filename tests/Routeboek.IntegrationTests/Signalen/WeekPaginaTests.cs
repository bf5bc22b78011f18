using System.Net;
using System.Text;
using Routeboek.Application.Dossiers;
using Routeboek.Application.Inlezen;
using Routeboek.Application.Kalenders;
using Routeboek.Domain.Leerlingen;
using Routeboek.Domain.Organisaties;
using Routeboek.Domain.Toegang;
using Routeboek.IntegrationTests.Beheer;
using Routeboek.IntegrationTests.Opslag;
using Routeboek.Tests.Eisen;

namespace Routeboek.IntegrationTests.Signalen;

/// <summary>The page of the weekly analysis, over HTTP, on both engines.</summary>
[Collection(Databanken.Naam)]
public sealed class WeekPaginaTests(Postgrescluster cluster)
{
    private const string Pad = "/signalen/week";
    private const string Verslag = "main form:not([action*=handler])";
    private const string Afspraak = "main form[action*=Afspraak]";

    public static TheoryData<string> Databank => Proefdatabank.Beide;

    [Theory]
    [MemberData(nameof(Databank))]
    [Eis("B-REG-15")]
    public async Task DePaginaIsHetVerslag_EnTweeMensenVerliezenNiets(string soort)
    {
        await using var wereld = await Beheerwereld.NieuwAsync(soort, cluster);
        var vandaag = Schoolklok.Vandaag(wereld.Klok);
        await VulAsync(wereld, vandaag);
        var (coordinator, mens) = await wereld.AlsAsync(Rol.Ondersteuningscoordinator);
        var (verzuim, _) = await wereld.AlsAsync(Rol.Verzuimcoordinator);
        var (mentor, _) = await wereld.AlsAsync(Rol.Mentor);
        Assert.NotNull((await coordinator.HaalAsync("/signalen")).Blad.QuerySelector($"main a[href='{Pad}']"));
        Assert.Null((await mentor.HaalAsync("/signalen")).Blad.QuerySelector($"main a[href='{Pad}']"));
        Assert.Equal(HttpStatusCode.NotFound, (await mentor.HaalAsync(Pad)).Status);

        var blad = await coordinator.HaalAsync(Pad);
        Assert.Equal(HttpStatusCode.OK, blad.Status);
        Assert.Contains("Hele school", blad.Tekst, StringComparison.Ordinal);
        Assert.Contains("B-REG-15", blad.Tekst, StringComparison.Ordinal);
        foreach (var week in (string[])["kip", "2999-01-01", "0001-01-01", ""])
            Assert.Equal(HttpStatusCode.OK, (await coordinator.HaalAsync($"{Pad}?week={week}")).Status);

        // both opened the page before anybody wrote
        var tweede = (AngleSharp.Html.Dom.IHtmlFormElement)(await verzuim.HaalAsync(Pad)).Blad.QuerySelector(Verslag)!;
        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.StuurAsync(Pad, Verslag, ("Verslag.Bevindingen", "te laat in 3b"), ("Verslag.EigenRol", "de deur is laat open"))).Status);
        var botst = await verzuim.StuurAsync(tweede, Pad, ("Verslag.Bevindingen", "griep"), ("Verslag.EigenRol", "niets"));
        Assert.Equal(HttpStatusCode.Conflict, botst.Status);
        Assert.Contains("de deur is laat open", botst.Tekst, StringComparison.Ordinal);
        Assert.Contains("griep", botst.Tekst, StringComparison.Ordinal);
        Assert.Contains("de deur is laat open", (await verzuim.HaalAsync(Pad)).Tekst, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await coordinator.StuurAsync(Pad, Verslag, ("Verslag.EigenRol", new string('x', 4001)))).Status);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await coordinator.StuurAsync(Pad, Afspraak, ("Afspraak.Wat", ""), ("Afspraak.Wie", "geen"), ("Afspraak.Uiterlijk", "nooit"))).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await coordinator.StuurAsync(Pad, Afspraak, ("Afspraak.Wat", "deur open"), ("Afspraak.Wie", Guid.NewGuid().ToString()), ("Afspraak.Uiterlijk", $"{vandaag:yyyy-MM-dd}"))).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.StuurAsync(Pad, Afspraak, ("Afspraak.Wat", "deur open"), ("Afspraak.Wie", mens.Persoon.Waarde.ToString()), ("Afspraak.Uiterlijk", $"{vandaag:yyyy-MM-dd}"))).Status);
        Assert.Contains("deur open", (await verzuim.HaalAsync(Pad)).Tekst, StringComparison.Ordinal);

        var later = (AngleSharp.Html.Dom.IHtmlFormElement)(await verzuim.HaalAsync(Pad)).Blad.QuerySelector("main details form[action*=Rond]")!;
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await coordinator.StuurAsync(Pad, "main details form[action*=Rond]", ("reden", ""))).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.StuurAsync(Pad, "main details form[action*=Rond]", ("reden", "sleutel kwijt"))).Status);
        Assert.Contains("Niet gedaan: sleutel kwijt", (await coordinator.HaalAsync(Pad)).Tekst, StringComparison.Ordinal);
        var tweemaal = await verzuim.StuurAsync(later, Pad, ("reden", "vergeten"));
        Assert.Equal(HttpStatusCode.Conflict, tweemaal.Status);
        Assert.Contains("sleutel kwijt", tweemaal.Tekst, StringComparison.Ordinal);
        // what the form left in the address can be asked again
        Assert.Equal(HttpStatusCode.OK, (await coordinator.HaalAsync($"{Pad}?handler=Rond")).Status);
    }

    private static async Task VulAsync(Beheerwereld wereld, DateOnly vandaag)
    {
        var groep = new Groep(new GroepId(Guid.CreateVersion7()), wereld.School, "3b", Domain.Kalenders.Schooljaar.Met(vandaag).Begin);
        groep.Plaats(wereld.Sem, vandaag.AddDays(-60));
        await using (var db = wereld.Databank.Opslag.Context())
        {
            db.AddRange(groep, new Schoolprotocol(new SchoolprotocolId(Guid.CreateVersion7()), wereld.School, "den-bosch-vo", "2022-01", new DateOnly(2024, 8, 1), null));
            await db.SaveChangesAsync();
        }

        var kalender = Schoolkader.Regiokalender(Protocolbronnen.BijProgramma("den-bosch-vo", "2022-01")!);
        var dag = kalender.Datum(kalender.IndexOpOfVoor(vandaag.AddDays(-7)));
        var bestand = new MemoryStream(Encoding.UTF8.GetBytes($"leerling;datum;dagdeel;lesuur;soort;minuten\nL1;{dag:yyyy-MM-dd};dag;;ongeoorloofd;\n"));
        var lezer = new LeesIn(wereld.Databank.Opslag, wereld.Klok, Protocolbronnen.BijProgramma, Dossierkaders.BijProgramma);
        Proefwereld.Waarde(await lezer.VoerUitAsync(Proefwereld.Werkt(1, Rol.Administratie, Partijsoort.School, wereld.School), new LeesIn.Invoer(wereld.School, bestand, "verzuim.csv", Inleessoort.Volledig) { PasDirectToe = true }, default));
    }
}
