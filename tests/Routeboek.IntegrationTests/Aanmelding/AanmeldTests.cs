using System.Net;
using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Aanmelding;
using Routeboek.Domain.Toegang;
using Routeboek.IntegrationTests.Opslag;

namespace Routeboek.IntegrationTests.Aanmelding;

/// <summary>Signing in over HTTP, on both engines.</summary>
[Collection(Databanken.Naam)]
public sealed class AanmeldTests(Postgrescluster cluster)
{
    public static TheoryData<string> Databank => Proefdatabank.Beide;

    [Theory]
    [MemberData(nameof(Databank))]
    public async Task Ouder_MetWachtwoord_IsBinnen_EnKanEruit(string soort)
    {
        await using var wereld = await Aanmeldwereld.NieuwAsync(soort, cluster);
        var ouder = await wereld.MensAsync("Fatma", (Rol.Ouder, null));
        using var bezoeker = wereld.Node().Bezoeker();

        Assert.Equal("/aanmelden?terug=%2F", new Uri(await NaarAsync(bezoeker, "/")).PathAndQuery);
        Assert.Equal("/", (await Aanmeldwereld.MeldAanAsync(bezoeker, ouder)).Naar);
        var begin = await bezoeker.HaalAsync("/");
        Assert.Equal(HttpStatusCode.OK, begin.Status);
        Assert.Contains("Fatma Proef", begin.Blad.Body!.TextContent, StringComparison.Ordinal);

        var uit = await bezoeker.StuurAsync("/", "form[action='/aanmelden/uit']");
        Assert.Equal("/aanmelden?melding=afgemeld", uit.Naar);
        Assert.Equal(HttpStatusCode.Redirect, (await bezoeker.HaalAsync("/")).Status);
        Assert.Equal(["aanmelden", "afmelden"], (await wereld.AuditAsync("wat")).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Databank))]
    public async Task VerkeerdWachtwoord_EnOnbekendeNaam_ZienErHetzelfdeUit(string soort)
    {
        await using var wereld = await Aanmeldwereld.NieuwAsync(soort, cluster);
        var mens = await wereld.MensAsync("Fatma", (Rol.Ouder, null));
        using var bezoeker = wereld.Node().Bezoeker();

        var fout = await Aanmeldwereld.MeldAanAsync(bezoeker, mens, "verkeerd en nog eens");
        var onbekend = await Aanmeldwereld.MeldAanAsync(bezoeker, mens with { Naam = "niemand@vlieger.example" });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, fout.Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, onbekend.Status);
        Assert.Equal(fout.Tekst, onbekend.Tekst);
        Assert.Contains("klopt niet", fout.Tekst, StringComparison.Ordinal);
        Assert.All(await wereld.AuditAsync("toegestaan"), r => Assert.Contains(r, (string[])["False", "0"]));
        Assert.DoesNotContain(await wereld.AuditAsync("*"), r => r.Contains("vlieger.example", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Databank))]
    public async Task Raden_WordtVertraagd_OokOpEenAndereNode_EnGaatVanzelfOver(string soort)
    {
        await using var wereld = await Aanmeldwereld.NieuwAsync(soort, cluster);
        var mens = await wereld.MensAsync("Fatma", (Rol.Ouder, null));
        using var een = wereld.Node().Bezoeker();
        using var ander = wereld.Node().Bezoeker();
        for (var i = 0; i < 5; i++)
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Aanmeldwereld.MeldAanAsync(een, mens, $"verkeerd nummer {i}")).Status);

        // right or wrong, now it must wait, also elsewhere; the waiting itself judges nothing
        var wacht = await Aanmeldwereld.MeldAanAsync(ander, mens);
        Assert.Equal(HttpStatusCode.TooManyRequests, wacht.Status);
        Assert.Contains("Wacht 1 seconden", wacht.Tekst, StringComparison.Ordinal);

        wereld.Klok.Nu = wereld.Klok.Nu.AddSeconds(1);
        Assert.Equal("/", (await Aanmeldwereld.MeldAanAsync(ander, mens)).Naar);
        // and what was wrong before is forgotten
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Aanmeldwereld.MeldAanAsync(een, mens, "verkeerd en nog eens")).Status);
        Assert.Equal("/", (await Aanmeldwereld.MeldAanAsync(een, mens)).Naar);
    }

    [Theory]
    [MemberData(nameof(Databank))]
    public async Task HonderdTegelijk_KomenNietOmDeVertragingHeen(string soort)
    {
        await using var wereld = await Aanmeldwereld.NieuwAsync(soort, cluster);
        var rem = new Aanmeldrem(wereld.Databank.Opslag, wereld.Klok);

        var beurten = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => rem.NeemAsync(Raadsoort.Wachtwoord, "fatma", CancellationToken.None)));

        Assert.InRange(beurten.Count(b => b.Wacht == TimeSpan.Zero), 1, 5);
    }

    [Fact]
    public void Wachttijd_LaatHoogstensHonderdPogingenPerUurToe()
    {
        Assert.Equal(TimeSpan.Zero, Aanmeldrem.Wacht(Raadsoort.Wachtwoord, 4));
        Assert.InRange(PerUur(Raadsoort.Wachtwoord), 20, 100);
        Assert.InRange(PerUur(Raadsoort.Code), 5, 20);

        static int PerUur(Raadsoort soort)
        {
            var (pogingen, tijd) = (0, TimeSpan.Zero);
            while (tijd < TimeSpan.FromHours(1))
                tijd += Aanmeldrem.Wacht(soort, ++pogingen);
            return pogingen;
        }
    }

    [Theory]
    [MemberData(nameof(Databank))]
    public async Task Code_WerktEenKeer_EnHoogstensEenStapVerschoven(string soort)
    {
        await using var wereld = await Aanmeldwereld.NieuwAsync(soort, cluster);
        var mens = await wereld.MensAsync("Anna", (Rol.Beheerder, null));
        var node = wereld.Node();
        using var bezoeker = node.Bezoeker();
        var geheim = await wereld.ZetCodeAanAsync(node, mens);
        var code = wereld.Code(geheim);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await TweedeAsync("000000")).Status);
        wereld.Klok.Nu = wereld.Klok.Nu.AddSeconds(60);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await TweedeAsync(code)).Status); // two steps old
        code = wereld.Code(geheim);
        wereld.Klok.Nu = wereld.Klok.Nu.AddSeconds(30);
        Assert.Equal("/", (await TweedeAsync(code)).Naar); // one step old
        using var ander = node.Bezoeker();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await TweedeAsync(code, ander)).Status); // used

        async Task<Antwoord> TweedeAsync(string wat, Bezoeker? wie = null)
        {
            await Aanmeldwereld.MeldAanAsync(wie ?? bezoeker, mens);
            return await (wie ?? bezoeker).StuurAsync("/aanmelden/code", velden: [("Invoer.Code", wat)]);
        }
    }

    [Theory]
    [MemberData(nameof(Databank))]
    public async Task Herstelcode_WerktEenKeer(string soort)
    {
        await using var wereld = await Aanmeldwereld.NieuwAsync(soort, cluster);
        var mens = await wereld.MensAsync("Anna", (Rol.Beheerder, null));
        var node = wereld.Node();
        await wereld.ZetCodeAanAsync(node, mens, "abcde-fghjk");
        foreach (var naar in (string[])["/", ""])
        {
            using var bezoeker = node.Bezoeker();
            await Aanmeldwereld.MeldAanAsync(bezoeker, mens);
            Assert.Equal(naar, (await bezoeker.StuurAsync("/aanmelden/code", velden: [("Invoer.Code", "ABCDE FGHJK")])).Naar);
        }
    }

    [Theory]
    [MemberData(nameof(Databank))]
    public async Task Medewerker_ZonderTweedeMiddel_KomtNergensAnders(string soort)
    {
        await using var wereld = await Aanmeldwereld.NieuwAsync(soort, cluster);
        var mens = await wereld.MensAsync("Anna", (Rol.Beheerder, null));
        using var bezoeker = wereld.Node().Bezoeker();

        Assert.Equal("/account/tweede", (await Aanmeldwereld.MeldAanAsync(bezoeker, mens)).Naar);
        Assert.Equal("/account/tweede", (await bezoeker.HaalAsync("/")).Naar);
        var instellen = await bezoeker.HaalAsync("/account/code");
        var geheim = Base32(instellen.Blad.QuerySelector("code.geheim")!.TextContent);
        var klaar = await bezoeker.StuurAsync("/account/code", velden: [("Invoer.Code", wereld.Code(geheim))]);
        Assert.Equal(10, klaar.Blad.QuerySelectorAll(".herstelcodes code").Length);
        Assert.Equal(HttpStatusCode.OK, (await bezoeker.HaalAsync("/")).Status);
    }

    [Theory]
    [MemberData(nameof(Databank))]
    public async Task TerugNaarElders_WordtNietGevolgd(string soort)
    {
        await using var wereld = await Aanmeldwereld.NieuwAsync(soort, cluster);
        var mens = await wereld.MensAsync("Fatma", (Rol.Ouder, null));
        var node = wereld.Node();
        foreach (var terug in (string[])["https://kwaad.example/", "//kwaad.example", "/\\kwaad.example", "javascript:alert(1)", "/aanmelden/uit", "\n//kwaad.example"])
        {
            using var bezoeker = node.Bezoeker();
            Assert.Equal("/", (await Aanmeldwereld.MeldAanAsync(bezoeker, mens, terug: terug)).Naar);
        }

        using var goed = node.Bezoeker();
        Assert.Equal("/account", (await Aanmeldwereld.MeldAanAsync(goed, mens, terug: "/account")).Naar);
    }

    [Theory]
    [MemberData(nameof(Databank))]
    public async Task VanEenAdres_KomenNietMeerFormulierenDanMag(string soort)
    {
        await using var wereld = await Aanmeldwereld.NieuwAsync(soort, cluster);
        var mens = await wereld.MensAsync("Fatma", (Rol.Ouder, null));
        var node = wereld.Node(new Dictionary<string, string> { ["Aanmelding:PogingenPerMinuut"] = "3" });
        using var bezoeker = node.Bezoeker();
        for (var i = 0; i < 3; i++)
            await Aanmeldwereld.MeldAanAsync(bezoeker, mens with { Naam = $"naam{i}@vlieger.example" });

        Assert.Equal(HttpStatusCode.TooManyRequests, (await Aanmeldwereld.MeldAanAsync(bezoeker, mens)).Status);
        node.Van = IPAddress.Parse("192.0.2.7");
        Assert.Equal("/", (await Aanmeldwereld.MeldAanAsync(bezoeker, mens)).Naar);
    }

    [Theory]
    [MemberData(nameof(Databank))]
    public async Task ZonderToken_WordtNietsAangenomen(string soort)
    {
        await using var wereld = await Aanmeldwereld.NieuwAsync(soort, cluster);
        var mens = await wereld.MensAsync("Fatma", (Rol.Ouder, null));
        using var bezoeker = wereld.Node().Bezoeker();
        var antwoord = await bezoeker.Client.PostAsync("/aanmelden", new FormUrlEncodedContent([new("Invoer.Naam", mens.Naam), new("Invoer.Wachtwoord", Aanmeldwereld.Wachtwoord)]));
        Assert.Equal(HttpStatusCode.BadRequest, antwoord.StatusCode);
        await using var db = wereld.Databank.Opslag.Context();
        Assert.Empty(await db.Sessies.ToListAsync());
    }

    internal static async Task<string> NaarAsync(Bezoeker bezoeker, string pad) => (await bezoeker.HaalAsync(pad)).Naar is var naar && naar.StartsWith('/') ? "http://localhost" + naar : naar;

    private static byte[] Base32(string tekst)
    {
        var (bak, bits, uit) = (0, 0, new List<byte>());
        foreach (var teken in tekst.Where(t => t != ' '))
        {
            bak = (bak << 5) | "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(teken, StringComparison.Ordinal);
            if ((bits += 5) < 8)
                continue;
            uit.Add((byte)(bak >> (bits -= 8)));
            bak &= (1 << bits) - 1;
        }

        return [.. uit];
    }
}
