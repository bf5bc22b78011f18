using System.Net;
using Routeboek.Domain.Toegang;
using Routeboek.IntegrationTests.Opslag;
using Routeboek.Web.Aanmelding;

namespace Routeboek.IntegrationTests.Aanmelding;

/// <summary>One-click sign-in: in the demo world, at this machine, and nowhere else.</summary>
[Collection(Databanken.Naam)]
public sealed class DemoTests(Postgrescluster cluster)
{
    public static TheoryData<string> Databank => Proefdatabank.Beide;

    [Theory]
    [MemberData(nameof(Databank))]
    public async Task Demowereld_LaatMetEenKlikBinnen(string soort)
    {
        await using var wereld = await Aanmeldwereld.NieuwAsync(soort, cluster, demo: true);
        var mens = await wereld.MensAsync("Anna", (Rol.Beheerder, null), (Rol.Mentor, null));
        using var bezoeker = wereld.Node().Bezoeker();

        var keuze = await bezoeker.HaalAsync("/aanmelden");
        Assert.Equal(2, keuze.Blad.QuerySelectorAll(".demokeuze button").Length);
        var klik = await bezoeker.StuurAsync("/aanmelden", "main form[action$='handler=Demo']", ("rol", mens.Rollen[1].Id.Waarde.ToString()));
        Assert.Equal("/", klik.Naar);
        Assert.Contains("mentor", (await bezoeker.HaalAsync("/")).Blad.QuerySelector(".gebruiker-rol")!.TextContent, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [MemberData(nameof(Databank))]
    public async Task Demowereld_IsErNiet_VoorWieVanEldersKomt(string soort)
    {
        await using var wereld = await Aanmeldwereld.NieuwAsync(soort, cluster, demo: true);
        var mens = await wereld.MensAsync("Anna", (Rol.Beheerder, null));
        var node = wereld.Node(new Dictionary<string, string> { ["AllowedHosts"] = "localhost;routeboek.example" });
        using var bezoeker = node.Bezoeker();
        Assert.Equal(HttpStatusCode.OK, (await bezoeker.HaalAsync("/aanmelden")).Status);

        foreach (var kop in (string[])["Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto"])
        {
            using var vraag = new HttpRequestMessage(HttpMethod.Get, "/aanmelden");
            vraag.Headers.Add(kop, "for=192.0.2.7");
            Assert.Equal(HttpStatusCode.NotFound, (await bezoeker.Client.SendAsync(vraag)).StatusCode);
        }

        using var anderNaam = new HttpRequestMessage(HttpMethod.Get, "/aanmelden") { Headers = { Host = "routeboek.example" } };
        Assert.Equal(HttpStatusCode.NotFound, (await bezoeker.Client.SendAsync(anderNaam)).StatusCode);
        node.Van = IPAddress.Parse("192.0.2.7");
        foreach (var pad in (string[])["/aanmelden", "/", "/verzuimscan"])
            Assert.Equal(HttpStatusCode.NotFound, (await bezoeker.HaalAsync(pad)).Status);
        Assert.NotEmpty(mens.Rollen);
    }

    [Theory]
    [MemberData(nameof(Databank))]
    public async Task EchteDatabank_HeeftGeenKnoppen(string soort)
    {
        await using var wereld = await Aanmeldwereld.NieuwAsync(soort, cluster);
        var mens = await wereld.MensAsync("Anna", (Rol.Beheerder, null));
        using var bezoeker = wereld.Node().Bezoeker();
        Assert.Empty((await bezoeker.HaalAsync("/aanmelden")).Blad.QuerySelectorAll("form[action$='handler=Demo']"));
        Assert.Equal(HttpStatusCode.NotFound, (await bezoeker.StuurAsync("/aanmelden?handler=Demo", velden: [("rol", mens.Rollen[0].Id.Waarde.ToString())])).Status);
    }

    [Theory]
    [InlineData("http://localhost:5000", true)]
    [InlineData("http://127.0.0.1:5000", true)]
    [InlineData("http://[::1]:5000", true)]
    [InlineData("http://0.0.0.0:5000", false)]
    [InlineData("http://[::]:5000", false)]
    [InlineData("http://192.0.2.7:5000", false)]
    [InlineData("http://+:5000", false)]
    public void Adres_IsVanDezeMachine(string adres, bool hier) => Assert.Equal(hier, Aanmeldstart.IsHier(adres));
}
