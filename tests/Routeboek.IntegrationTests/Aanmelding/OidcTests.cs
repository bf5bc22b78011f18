using System.Net;
using Routeboek.Application.Aanmelding;
using Routeboek.Domain.Toegang;
using Routeboek.IntegrationTests.Opslag;

namespace Routeboek.IntegrationTests.Aanmelding;

/// <summary>Signing in at another party, against a real provider, also when it lies.</summary>
[Collection(Databanken.Naam)]
public sealed class OidcTests(Postgrescluster cluster, Oidcpartij partij) : IClassFixture<Oidcpartij>
{
    public static TheoryData<string> Databank => Proefdatabank.Beide;

    [Theory]
    [MemberData(nameof(Databank))]
    public async Task Bekende_KomtBinnen_OnbekendeKrijgtGeenRechten(string soort)
    {
        await using var wereld = await WereldAsync(soort);
        var mens = await wereld.MensAsync("Anna", (Rol.Beheerder, null));
        await partij.GaFoutAsync("goed");
        var node = Node(wereld, partij.Adres);

        using var vreemd = node.Bezoeker();
        var weg = await LoopAsync(vreemd, "anna-daar");
        Assert.Equal(HttpStatusCode.Forbidden, weg.Status);
        Assert.Contains("kennen u hier nog niet", weg.Tekst, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await vreemd.HaalAsync("/")).Status);

        // a beheerder invites; the invitation is used at the other party
        await using (var db = wereld.Databank.Opslag.Context())
        {
            var code = Linkregister.Maak(db, wereld.Klok.Nu, Linksoort.Uitnodiging, mens.Account);
            await db.SaveChangesAsync();
            using var uitgenodigd = node.Bezoeker();
            Assert.Equal("/", (await LoopAsync(uitgenodigd, "anna-daar", $"&uitnodiging={code}")).Naar);
            // and once only, also for somebody else
            using var ander = node.Bezoeker();
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await LoopAsync(ander, "bram-daar", $"&uitnodiging={code}")).Status);
        }

        using var bezoeker = node.Bezoeker();
        Assert.Equal("/account", (await LoopAsync(bezoeker, "anna-daar", "&terug=%2Faccount")).Naar);
        Assert.Equal(HttpStatusCode.OK, (await bezoeker.HaalAsync("/")).Status);
        Assert.Contains("externe-aanmelding-koppelen", await wereld.AuditAsync("wat"));
    }

    [Theory]
    [InlineData("nonce")]
    [InlineData("zondernonce")]
    [InlineData("publiek")]
    [InlineData("uitgever")]
    [InlineData("verlopen")]
    [InlineData("zondereinde")]
    [InlineData("onbekendesleutel")]
    [InlineData("vreemdehandtekening")]
    [InlineData("zonderhandtekening")]
    [InlineData("bsn")]
    [InlineData("geen")]
    public async Task ValsToken_WordtGeweigerd(string hoe)
    {
        await using var wereld = await WereldAsync(Proefdatabank.Sqlite);
        var mens = await wereld.MensAsync("Anna", (Rol.Beheerder, null));
        await using (var db = wereld.Databank.Opslag.Context())
        {
            db.Add(new ExterneAanmelding(partij.Adres, "anna-daar", mens.Account, wereld.Klok.Nu));
            db.Add(new ExterneAanmelding(partij.Adres, "111222333", mens.Account, wereld.Klok.Nu));
            await db.SaveChangesAsync();
        }

        var node = Node(wereld, partij.Adres);
        using var bezoeker = node.Bezoeker();
        await partij.GaFoutAsync(hoe);
        Assert.Equal("/aanmelden?melding=extern", (await TerugAsync(bezoeker, "anna-daar")).Naar);
        Assert.Equal(HttpStatusCode.Redirect, (await bezoeker.HaalAsync("/")).Status);
        // the control: without the lie the same person comes in
        await partij.GaFoutAsync("goed");
        Assert.Equal("/", (await LoopAsync(bezoeker, "anna-daar")).Naar);
    }

    [Fact]
    public async Task AntwoordVanIemandAnders_WordtGeweigerd()
    {
        await using var wereld = await WereldAsync(Proefdatabank.Sqlite);
        await partij.GaFoutAsync("goed");
        var node = Node(wereld, partij.Adres);
        using var een = node.Bezoeker();
        using var ander = node.Bezoeker();
        var terug = await Oidcpartij.MeldAanAsync((await een.HaalAsync("/aanmelden/extern?handler=Naar&partij=proef")).Naar, "anna-daar");
        // the way back belongs to the browser that left
        Assert.Equal("/aanmelden?melding=extern", (await ander.HaalAsync(terug)).Naar);
    }

    [Fact]
    public async Task PartijIsWeg_AanmeldenHierGaatDoor()
    {
        await using var wereld = await WereldAsync(Proefdatabank.Sqlite);
        var mens = await wereld.MensAsync("Fatma", (Rol.Ouder, null));
        using var bezoeker = Node(wereld, "http://localhost:9").Bezoeker();

        var weg = await bezoeker.HaalAsync("/aanmelden/extern?handler=Naar&partij=proef");
        Assert.StartsWith("/aanmelden?melding=extern", weg.Naar, StringComparison.Ordinal);
        Assert.Contains("lukt nu niet", (await bezoeker.HaalAsync(weg.Naar)).Tekst, StringComparison.Ordinal);
        Assert.Equal("/", (await Aanmeldwereld.MeldAanAsync(bezoeker, mens)).Naar);
        Assert.Equal(HttpStatusCode.NotFound, (await bezoeker.HaalAsync("/aanmelden/extern?handler=Naar&partij=bestaatniet")).Status);
    }

    private async Task<Aanmeldwereld> WereldAsync(string soort)
    {
        var wereld = await Aanmeldwereld.NieuwAsync(soort, cluster);
        // the provider has a clock of its own
        wereld.Klok.Nu = TimeProvider.System.GetUtcNow().UtcDateTime;
        return wereld;
    }

    private static Webnode Node(Aanmeldwereld wereld, string uitgever) => wereld.Node(new Dictionary<string, string>
    {
        ["Aanmelding:Oidc:proef:Uitgever"] = uitgever,
        ["Aanmelding:Oidc:proef:Titel"] = "de proefpartij",
        ["Aanmelding:Oidc:proef:ClientId"] = "routeboek",
        ["Aanmelding:Oidc:proef:ClientSecret"] = "geheim-van-de-proef",
    });

    private static async Task<Antwoord> TerugAsync(Bezoeker bezoeker, string wie, string erbij = "")
    {
        var naar = await bezoeker.HaalAsync("/aanmelden/extern?handler=Naar&partij=proef" + erbij);
        Assert.Contains("code_challenge_method=S256", naar.Naar, StringComparison.Ordinal);
        return await bezoeker.HaalAsync(await Oidcpartij.MeldAanAsync(naar.Naar, wie));
    }

    private static async Task<Antwoord> LoopAsync(Bezoeker bezoeker, string wie, string erbij = "")
    {
        var terug = await TerugAsync(bezoeker, wie, erbij);
        Assert.StartsWith("/aanmelden/extern", terug.Naar, StringComparison.Ordinal);
        return await bezoeker.HaalAsync(terug.Naar);
    }
}
