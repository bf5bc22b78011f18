using System.Net;
using Microsoft.EntityFrameworkCore;
using Routeboek.Domain.Toegang;
using Routeboek.IntegrationTests.Opslag;

namespace Routeboek.IntegrationTests.Aanmelding;

/// <summary>A session is held to the store at every request: what ends there has ended everywhere.</summary>
[Collection(Databanken.Naam)]
public sealed class SessieTests(Postgrescluster cluster)
{
    public static TheoryData<string> Databank => Proefdatabank.Beide;

    [Theory]
    [MemberData(nameof(Databank))]
    public async Task IngetrokkenOpDeEneNode_IsWegOpDeAndere(string soort)
    {
        await using var wereld = await Aanmeldwereld.NieuwAsync(soort, cluster);
        var mens = await wereld.MensAsync("Fatma", (Rol.Ouder, null));
        var (a, b) = (wereld.Node(), wereld.Node());
        using var thuis = a.Bezoeker();
        using var elders = b.Bezoeker();
        await Aanmeldwereld.MeldAanAsync(thuis, mens);
        await Aanmeldwereld.MeldAanAsync(elders, mens);
        Assert.Equal(HttpStatusCode.OK, (await elders.HaalAsync("/")).Status);

        Assert.Equal("/account", (await thuis.StuurAsync("/account", "main form[action$='handler=Alle']")).Naar);

        Assert.Equal(HttpStatusCode.Redirect, (await elders.HaalAsync("/")).Status);
        Assert.Equal(HttpStatusCode.OK, (await thuis.HaalAsync("/")).Status);
    }

    [Theory]
    [MemberData(nameof(Databank))]
    public async Task EenKoekje_GeldtOpElkeNode_EnEenFormulierOok(string soort)
    {
        await using var wereld = await Aanmeldwereld.NieuwAsync(soort, cluster);
        var mens = await wereld.MensAsync("Fatma", (Rol.Ouder, null));
        var (a, b) = (wereld.Node(), wereld.Node());
        var koekjes = new CookieContainer();
        using var opA = new Bezoeker(a.CreateDefaultClient(new Koekjeshandler(koekjes)));
        using var opB = new Bezoeker(b.CreateDefaultClient(new Koekjeshandler(koekjes)));

        // the page comes from one node, the form goes to the other
        var pagina = await opA.HaalAsync("/aanmelden");
        var formulier = (AngleSharp.Html.Dom.IHtmlFormElement)pagina.Blad.QuerySelector("main form")!;
        Assert.Equal("/", (await opB.StuurAsync(formulier, "/aanmelden", ("Invoer.Naam", mens.Naam), ("Invoer.Wachtwoord", Aanmeldwereld.Wachtwoord))).Naar);
        Assert.Equal(HttpStatusCode.OK, (await opA.HaalAsync("/")).Status);
    }

    [Theory]
    [MemberData(nameof(Databank))]
    public async Task RolDieEindigt_EnAccountDatDichtgaat_SluitenBijHetVolgendeVerzoek(string soort)
    {
        await using var wereld = await Aanmeldwereld.NieuwAsync(soort, cluster);
        var (rol, account) = (await wereld.MensAsync("Fatma", (Rol.Ouder, null)), await wereld.MensAsync("Bram", (Rol.Ouder, null)));
        var node = wereld.Node();
        foreach (var (mens, einde) in new (Mens, Func<Task>)[] { (rol, RolEindigtAsync), (account, AccountDichtAsync) })
        {
            using var bezoeker = node.Bezoeker();
            await Aanmeldwereld.MeldAanAsync(bezoeker, mens);
            Assert.Equal(HttpStatusCode.OK, (await bezoeker.HaalAsync("/")).Status);
            await einde();
            Assert.Equal(HttpStatusCode.Redirect, (await bezoeker.HaalAsync("/")).Status);
        }

        using var dicht = node.Bezoeker();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Aanmeldwereld.MeldAanAsync(dicht, account)).Status);

        async Task RolEindigtAsync()
        {
            await using var db = wereld.Databank.Opslag.Context();
            var gisteren = DateOnly.FromDateTime(wereld.Klok.Nu).AddDays(-1);
            await db.Rolbezettingen.Where(r => r.Persoon == rol.Persoon).ExecuteUpdateAsync(z => z.SetProperty(r => r.Tot, gisteren));
        }

        async Task AccountDichtAsync()
        {
            await using var db = wereld.Databank.Opslag.Context();
            var nu = wereld.Klok.Nu;
            await db.Accounts.Where(a => a.Id == account.Account).ExecuteUpdateAsync(z => z.SetProperty(a => a.Uitgeschakeld, nu));
        }
    }

    [Theory]
    [MemberData(nameof(Databank))]
    public async Task Stilte_EnEenLangeDag_EindigenEenSessie(string soort)
    {
        await using var wereld = await Aanmeldwereld.NieuwAsync(soort, cluster);
        var mens = await wereld.MensAsync("Fatma", (Rol.Ouder, null));
        var node = wereld.Node();
        using var stil = node.Bezoeker();
        using var druk = node.Bezoeker();
        await Aanmeldwereld.MeldAanAsync(stil, mens);
        await Aanmeldwereld.MeldAanAsync(druk, mens);
        for (var minuten = 0; minuten < 600; minuten += 25)
        {
            wereld.Klok.Nu = wereld.Klok.Nu.AddMinutes(25);
            Assert.Equal(HttpStatusCode.OK, (await druk.HaalAsync("/")).Status);
            if (minuten == 25)
                Assert.Equal(HttpStatusCode.Redirect, (await stil.HaalAsync("/")).Status);
        }

        wereld.Klok.Nu = wereld.Klok.Nu.AddMinutes(1);
        Assert.Equal(HttpStatusCode.Redirect, (await druk.HaalAsync("/")).Status);
    }

    [Theory]
    [MemberData(nameof(Databank))]
    public async Task TweeRollen_WordtEenGekozen_EnWisselenBegintOpnieuw(string soort)
    {
        await using var wereld = await Aanmeldwereld.NieuwAsync(soort, cluster);
        var mens = await wereld.MensAsync("Anna", (Rol.Beheerder, null), (Rol.Mentor, null));
        var node = wereld.Node();
        using var bezoeker = await wereld.BinnenAsync(node, mens);

        Assert.Equal("/aanmelden/rol", (await bezoeker.HaalAsync("/")).Naar);
        await KiesAsync(Rol.Mentor);
        Assert.Contains("mentor", (await bezoeker.HaalAsync("/")).Blad.QuerySelector(".gebruiker-rol")!.TextContent, StringComparison.OrdinalIgnoreCase);
        await KiesAsync(Rol.Beheerder);
        Assert.Contains("beheerder", (await bezoeker.HaalAsync("/")).Blad.QuerySelector(".gebruiker-rol")!.TextContent, StringComparison.OrdinalIgnoreCase);
        await using var db = wereld.Databank.Opslag.Context();
        Assert.Single(await db.Sessies.Where(s => s.Beeindigd == null).ToListAsync());
        // a role of somebody else cannot be taken
        var vreemd = await wereld.MensAsync("Bram", (Rol.Schoolleider, null));
        Assert.Equal(HttpStatusCode.NotFound, (await bezoeker.StuurAsync("/aanmelden/rol", velden: [("rol", vreemd.Rollen[0].Id.Waarde.ToString())])).Status);

        async Task KiesAsync(Rol rol) => Assert.Equal("/", (await bezoeker.StuurAsync("/aanmelden/rol", velden: [("rol", mens.Rollen.Single(r => r.Rol == rol).Id.Waarde.ToString())])).Naar);
    }

    [Theory]
    [MemberData(nameof(Databank))]
    public async Task NieuwWachtwoord_VraagtEerstOpnieuw_EnMeldtAndereSessiesAf(string soort)
    {
        const string Nieuw = "groene regen op dinsdag";
        await using var wereld = await Aanmeldwereld.NieuwAsync(soort, cluster);
        var mens = await wereld.MensAsync("Fatma", (Rol.Ouder, null));
        var node = wereld.Node();
        using var hier = node.Bezoeker();
        using var daar = node.Bezoeker();
        await Aanmeldwereld.MeldAanAsync(hier, mens);
        await Aanmeldwereld.MeldAanAsync(daar, mens);
        wereld.Klok.Nu = wereld.Klok.Nu.AddMinutes(6);

        Assert.Equal("/account/bevestig?terug=%2Faccount%2Fwachtwoord", (await hier.HaalAsync("/account/wachtwoord")).Naar);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await hier.StuurAsync("/account/bevestig?terug=%2Faccount%2Fwachtwoord", velden: [("Invoer.Wachtwoord", "niet het goede")])).Status);
        Assert.Equal("/account/wachtwoord", (await hier.StuurAsync("/account/bevestig?terug=%2Faccount%2Fwachtwoord", velden: [("Invoer.Wachtwoord", Aanmeldwereld.Wachtwoord)])).Naar);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await hier.StuurAsync("/account/wachtwoord", velden: [("Invoer.Wachtwoord", "Fatma-Proef-2026"), ("Invoer.Nogeens", "Fatma-Proef-2026")])).Status);
        Assert.Equal("/account", (await hier.StuurAsync("/account/wachtwoord", velden: [("Invoer.Wachtwoord", Nieuw), ("Invoer.Nogeens", Nieuw)])).Naar);

        Assert.Equal(HttpStatusCode.Redirect, (await daar.HaalAsync("/")).Status);
        Assert.Equal(HttpStatusCode.OK, (await hier.HaalAsync("/")).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Aanmeldwereld.MeldAanAsync(daar, mens)).Status);
        Assert.Equal("/", (await Aanmeldwereld.MeldAanAsync(daar, mens, Nieuw)).Naar);
        Assert.Contains("wachtwoord-wijzigen", await wereld.AuditAsync("wat"));
    }

    private sealed class Koekjeshandler(CookieContainer koekjes) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (koekjes.GetCookieHeader(request.RequestUri!) is { Length: > 0 } kop)
                request.Headers.Add("Cookie", kop);
            var antwoord = await base.SendAsync(request, cancellationToken);
            foreach (var koek in antwoord.Headers.TryGetValues("Set-Cookie", out var koeken) ? koeken : [])
                koekjes.SetCookies(request.RequestUri!, koek);
            return antwoord;
        }
    }
}
