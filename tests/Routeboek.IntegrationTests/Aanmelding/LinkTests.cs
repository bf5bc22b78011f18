using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Routeboek.Application.Aanmelding;
using Routeboek.Application.Organisaties;
using Routeboek.Domain.Toegang;
using Routeboek.IntegrationTests.Opslag;

namespace Routeboek.IntegrationTests.Aanmelding;

/// <summary>One-time links: the first beheerder, somebody new, somebody who lost the means.</summary>
[Collection(Databanken.Naam)]
public sealed class LinkTests(Postgrescluster cluster)
{
    private const string Wachtwoord = "zeven paarse fietsen";

    public static TheoryData<string> Databank => Proefdatabank.Beide;

    private static (string, string)[] Eerste(string brin = "01AB", string wachtwoord = Wachtwoord) =>
    [
        ("Invoer.Soort", "School"), ("Invoer.Organisatienaam", "De Vlieger"), ("Invoer.Brin", brin), ("Invoer.Voornaam", "Anna"), ("Invoer.Achternaam", "Proef"),
        ("Invoer.Naam", "Anna@Vlieger.example"), ("Invoer.Wachtwoord", wachtwoord), ("Invoer.Nogeens", wachtwoord),
    ];

    [Theory]
    [MemberData(nameof(Databank))]
    public async Task EersteStart_MaaktEenBeheerder_EnMaarEenKeer(string soort)
    {
        await using var databank = await Proefdatabank.NieuwAsync(soort, cluster);
        var klok = new VasteKlok(new DateTime(2026, 1, 12, 11, 0, 0, DateTimeKind.Utc));
        await using var node = new Webnode(databank.Opslag, klok);
        using var bezoeker = node.Bezoeker();
        var links = node.Services.GetRequiredService<Linkregister>();
        var oud = await links.MaakEersteAsync(CancellationToken.None);
        var code = await links.MaakEersteAsync(CancellationToken.None);

        Assert.Equal(HttpStatusCode.NotFound, (await bezoeker.HaalAsync($"/aanmelden/eerste?code={oud}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await bezoeker.HaalAsync("/aanmelden/eerste?code=geraden")).Status);
        var pad = $"/aanmelden/eerste?code={code}";
        foreach (var fout in new[] { Eerste(brin: ""), Eerste(wachtwoord: "kort"), Eerste(wachtwoord: "Anna-Proef-De-Vlieger"), Eerste(wachtwoord: "aaaaaaaaaaaaaaaa") })
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await bezoeker.StuurAsync(pad, velden: fout)).Status);
        Assert.Equal("/account/tweede", (await bezoeker.StuurAsync(pad, velden: Eerste())).Naar);

        Assert.Equal(HttpStatusCode.NotFound, (await bezoeker.HaalAsync(pad)).Status);
        Assert.Null(await links.MaakEersteAsync(CancellationToken.None));
        await using var db = databank.Opslag.Context();
        Assert.Equal("anna@vlieger.example", (await db.Accounts.SingleAsync()).Naam);
        Assert.Equal(Rol.Beheerder, (await db.Rolbezettingen.SingleAsync()).Rol);
        Assert.Equal((await db.Organisaties.SingleAsync()).Id, (await db.Installaties.SingleAsync()).Hoofdorganisatie);
    }

    [Theory]
    [MemberData(nameof(Databank))]
    public async Task EersteLink_Verloopt(string soort)
    {
        await using var databank = await Proefdatabank.NieuwAsync(soort, cluster);
        var klok = new VasteKlok(new DateTime(2026, 1, 12, 11, 0, 0, DateTimeKind.Utc));
        await using var node = new Webnode(databank.Opslag, klok);
        using var bezoeker = node.Bezoeker();
        var code = await node.Services.GetRequiredService<Linkregister>().MaakEersteAsync(CancellationToken.None);
        klok.Nu = klok.Nu.AddHours(25);
        Assert.Equal(HttpStatusCode.NotFound, (await bezoeker.HaalAsync($"/aanmelden/eerste?code={code}")).Status);
    }

    [Theory]
    [MemberData(nameof(Databank))]
    public async Task Uitnodiging_EnHerstel_WerkenEenKeer_EnHerstelNeemtDeMiddelenWeg(string soort)
    {
        await using var wereld = await Aanmeldwereld.NieuwAsync(soort, cluster);
        var mens = await wereld.MensAsync("Bram", (Rol.Mentor, null));
        var node = wereld.Node();
        using var oud = await wereld.BinnenAsync(node, mens);
        foreach (var soortLink in (Linksoort[])[Linksoort.Herstel, Linksoort.Uitnodiging])
        {
            var code = await LinkAsync(wereld, soortLink, mens.Account);
            using var bezoeker = node.Bezoeker();
            Assert.Equal("/account/tweede", (await bezoeker.StuurAsync($"/aanmelden/link?code={code}", velden: [("Invoer.Wachtwoord", "drie gele bootjes"), ("Invoer.Nogeens", "drie gele bootjes")])).Naar);
            Assert.Equal(HttpStatusCode.NotFound, (await bezoeker.HaalAsync($"/aanmelden/link?code={code}")).Status);
        }

        Assert.Equal(HttpStatusCode.Redirect, (await oud.HaalAsync("/")).Status);
        var verlopen = await LinkAsync(wereld, Linksoort.Herstel, mens.Account);
        wereld.Klok.Nu = wereld.Klok.Nu.AddHours(2);
        using var laat = node.Bezoeker();
        Assert.Equal(HttpStatusCode.NotFound, (await laat.HaalAsync($"/aanmelden/link?code={verlopen}")).Status);
    }

    [Theory]
    [MemberData(nameof(Databank))]
    public async Task Beheerder_GeeftEenNieuweLink_AlleenBijDeEigenOrganisatie(string soort)
    {
        await using var wereld = await Aanmeldwereld.NieuwAsync(soort, cluster);
        var (beheerder, mens, elders) = (await wereld.MensAsync("Anna", (Rol.Beheerder, null)), await wereld.MensAsync("Bram", (Rol.Mentor, null)), await wereld.MensAsync("Carla", (Rol.Regisseur, wereld.Gemeente)));
        var wijzig = new WijzigAccount(wereld.Databank.Opslag, wereld.Klok);
        var aanstellingen = new Routeboek.Application.Toegang.Aanstellingen(wereld.Databank.Opslag, wereld.Klok);
        var actor = (await aanstellingen.VanAsync(beheerder.Persoon, CancellationToken.None))[0].Actor;
        var mentor = (await aanstellingen.VanAsync(mens.Persoon, CancellationToken.None))[0].Actor;

        var code = Proefwereld.Waarde(await wijzig.VoerUitAsync(actor, mens.Persoon, Accountingreep.NieuweLink, CancellationToken.None));
        using var bezoeker = wereld.Node().Bezoeker();
        Assert.Contains("Bram Proef", (await bezoeker.HaalAsync($"/aanmelden/link?code={code}")).Tekst, StringComparison.Ordinal);
        Assert.IsType<Routeboek.Application.Opslag.Resultaat<string?>.NietGevonden>(await wijzig.VoerUitAsync(actor, elders.Persoon, Accountingreep.NieuweLink, CancellationToken.None));
        Assert.IsType<Routeboek.Application.Opslag.Resultaat<string?>.NietGevonden>(await wijzig.VoerUitAsync(mentor, beheerder.Persoon, Accountingreep.NieuweLink, CancellationToken.None));
    }

    private static async Task<string> LinkAsync(Aanmeldwereld wereld, Linksoort soort, AccountId account)
    {
        await using var db = wereld.Databank.Opslag.Context();
        var code = Linkregister.Maak(db, wereld.Klok.Nu, soort, account);
        await db.SaveChangesAsync();
        return code;
    }
}
