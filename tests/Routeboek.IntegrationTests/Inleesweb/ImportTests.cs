using System.Net;
using System.Text;
using Routeboek.Domain.Toegang;
using Routeboek.IntegrationTests.Aanmelding;
using Routeboek.IntegrationTests.Opslag;

namespace Routeboek.IntegrationTests.Inleesweb;

/// <summary>Bringing data in on the page, over HTTP, on both engines.</summary>
[Collection(Databanken.Naam)]
public sealed class ImportTests(Postgrescluster cluster)
{
    public static TheoryData<string> Databank => Proefdatabank.Beide;

    [Theory]
    [MemberData(nameof(Databank))]
    public async Task Bestand_WordtGelezenBekekenToegepast_EnOngedaanGemaakt(string soort)
    {
        await using var wereld = await Importwereld.NieuwAsync(soort, cluster);
        using var bezoeker = await wereld.BinnenAsync(wereld.Wereld.Node());
        Assert.Contains("Er is nog niets ingelezen", (await bezoeker.HaalAsync("/aanwezigheid/import")).Tekst, StringComparison.Ordinal);

        var bekijk = await Importwereld.UploadAsync(bezoeker, Importwereld.Kop + "L1;2026-01-12;dag;;ziek;\nL1;2026-01-13;dag;;ziek;\nL2;2026-01-13;;9;te_laat;5\nL9;2026-01-13;dag;;ziek;\nL2;2026-01-13;;x;te_laat;5\n");

        Assert.Equal(HttpStatusCode.OK, bekijk.Status);
        Assert.Contains("5 ontvangen = 3 nieuw + 0 gewijzigd + 0 onveranderd + 2 geweigerd", bekijk.Tekst, StringComparison.Ordinal);
        Assert.Contains("Er komen 3 registraties bij.", bekijk.Tekst, StringComparison.Ordinal);
        Assert.Equal(["5", "6"], bekijk.Blad.QuerySelectorAll("tbody th").Skip(3).Select(t => t.TextContent.Trim()));
        Assert.Empty(await wereld.Wereld.Databank.LeesAsync("SELECT * FROM signaal"));

        var klaar = await Importwereld.VolgAsync(bezoeker, await bezoeker.StuurAsync(bekijk.Naar, "form.besluit"));
        Assert.Contains("De registraties tellen mee", klaar.Tekst, StringComparison.Ordinal);
        Assert.Contains("Ongedaan maken", klaar.Tekst, StringComparison.Ordinal);

        var fout = await Antwoord.VanAsync(await bezoeker.Client.GetAsync(bekijk.Naar + "?handler=Fouten"));
        Assert.Equal("text/csv", fout.Bericht.Content.Headers.ContentType!.MediaType);
        Assert.Contains("deze leerling is niet bekend bij deze school", await fout.Bericht.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        // the same again: nothing new
        var weer = await Importwereld.UploadAsync(bezoeker, Importwereld.Kop + "L1;2026-01-12;dag;;ziek;\nL1;2026-01-13;dag;;ziek;\nL2;2026-01-13;;9;te_laat;5\n");
        Assert.Contains("3 ontvangen = 0 nieuw + 0 gewijzigd + 3 onveranderd + 0 geweigerd", weer.Tekst, StringComparison.Ordinal);

        var zonderReden = await bezoeker.StuurAsync(bekijk.Naar + "/ongedaan", velden: [("reden", "")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, zonderReden.Status);
        var ongedaan = await Importwereld.VolgAsync(bezoeker, await bezoeker.StuurAsync(bekijk.Naar + "/ongedaan", velden: [("reden", "verkeerde export gekozen")]));
        Assert.Contains("ongedaan gemaakt", ongedaan.Tekst, StringComparison.Ordinal);
        Assert.Contains("verkeerde export gekozen", ongedaan.Tekst, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Databank))]
    public async Task VreemdBestand_VraagtEenReden_EnDeTweedeTabHoortDatDeEersteBesliste(string soort)
    {
        await using var wereld = await Importwereld.NieuwAsync(soort, cluster, leerlingen: 20);
        var node = wereld.Wereld.Node();
        using var een = await wereld.BinnenAsync(node);
        using var twee = await wereld.BinnenAsync(node, Rol.Verzuimcoordinator);
        var rijen = string.Concat(Enumerable.Range(1, 20).Select(i => $"L{i};2026-01-12;dag;;ziek;\nL{i};2026-01-13;dag;;te_laat;5\n"));
        var eerste = await Importwereld.UploadAsync(een, Importwereld.Kop + rijen);
        await Importwereld.VolgAsync(een, await een.StuurAsync(eerste.Naar, "form.besluit"));

        // half of it is gone
        var vreemd = await Importwereld.UploadAsync(een, Importwereld.Kop + string.Concat(Enumerable.Range(1, 20).Select(i => $"L{i};2026-01-12;dag;;ziek;\n")), velden: [("van", "2026-01-12"), ("tot", "2026-01-13")]);
        Assert.Contains("Er valt iets op", vreemd.Tekst, StringComparison.Ordinal);
        Assert.Contains("20 registraties staan niet meer in de export", vreemd.Tekst, StringComparison.Ordinal);
        var zonder = await een.StuurAsync(vreemd.Naar, "form.besluit", ("reden", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, zonder.Status);

        // both look; the second decides, the first hears it
        Assert.Contains("Er staat een bestand klaar", (await twee.HaalAsync("/aanwezigheid/import")).Tekst, StringComparison.Ordinal);
        var open = (AngleSharp.Html.Dom.IHtmlFormElement)(await een.HaalAsync(vreemd.Naar)).Blad.QuerySelector("form.besluit")!;
        var nee = await Afwijzen(twee, vreemd.Naar);
        Assert.Equal(HttpStatusCode.Redirect, nee.Status);
        var teLaat = await een.StuurAsync(open, vreemd.Naar, ("reden", "dit klopt echt"));
        Assert.Equal(HttpStatusCode.Conflict, teLaat.Status);
        Assert.Contains("kan niet meer worden toegepast", teLaat.Tekst, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Databank))]
    public async Task EigenKolommen_WordenGekoppeld_EnOnthouden(string soort)
    {
        await using var wereld = await Importwereld.NieuwAsync(soort, cluster);
        using var bezoeker = await wereld.BinnenAsync(wereld.Wereld.Node());
        const string Eigen = "Stamnr;Naam;Datum;Uur;Code\nL1;Jan Jansen;12-01-2026;3;Z\nL2;Piet Pietersen;13-01-2026;3;Z\nL3;Kees Keesen;13-01-2026;4;QQ\n";

        var koppel = await Importwereld.UploadAsync(bezoeker, Eigen, "export.csv");
        Assert.Contains("Welke kolom is wat?", koppel.Tekst, StringComparison.Ordinal);
        Assert.DoesNotContain("Jan Jansen", koppel.Tekst, StringComparison.Ordinal);
        Assert.Contains("Stamnr (L1, L2, L3)", koppel.Tekst, StringComparison.Ordinal);

        var bekijk = await Importwereld.VolgAsync(bezoeker, await bezoeker.StuurAsync(koppel.Naar, velden: [("actie", "bewaar"), ("Soort[1]", "te_laat")]));
        Assert.Contains("3 ontvangen = 3 nieuw", bekijk.Tekst, StringComparison.Ordinal);
        Assert.Contains("te laat", bekijk.Tekst, StringComparison.Ordinal);

        // the next time it is known
        var weer = await Importwereld.UploadAsync(bezoeker, Eigen, "export.csv");
        Assert.Contains("3 ontvangen = 3 nieuw", weer.Tekst, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Databank))]
    public async Task Leerlingenlijst_WordtEerstGetoond(string soort)
    {
        await using var wereld = await Importwereld.NieuwAsync(soort, cluster);
        using var bezoeker = await wereld.BinnenAsync(wereld.Wereld.Node());

        var gelezen = await Importwereld.UploadAsync(bezoeker, "leerling;geboortedatum;onderwijssoort;achternaam;groep\nL70;2012-05-06;vo;Bedacht;2b\n123456782;2012-05-06;vo;Fout;2b\n", "leerlingen.csv", ("wat", "leerlingen"));
        Assert.Contains("2 ontvangen = 1 nieuw + 0 gewijzigd + 0 onveranderd + 1 geweigerd", gelezen.Tekst, StringComparison.Ordinal);
        Assert.DoesNotContain("123456782", gelezen.Blad.Body!.InnerHtml, StringComparison.Ordinal);
        var klaar = await Importwereld.VolgAsync(bezoeker, await bezoeker.StuurAsync((AngleSharp.Html.Dom.IHtmlFormElement)gelezen.Blad.QuerySelector("form[action='/aanwezigheid/import/leerlingen']")!, ""));
        Assert.Contains("1 nieuw, 0 gewijzigd", klaar.Tekst, StringComparison.Ordinal);
        Assert.Equal(["L70"], await wereld.Wereld.Databank.LeesAsync("SELECT sleutel FROM leerling WHERE sleutel = 'L70'"));
    }

    [Theory]
    [InlineData("niets", "Dit is geen CSV")]
    [InlineData("%PDF-1.7", "Dit is een PDF")]
    [InlineData("", "leeg")]
    [InlineData("leerling;datum;dagdeel;soort\n123456782;2026-01-12;dag;ziek\n", "geweigerd")]
    public async Task OnleesbaarBestand_GeeftEenZin_EnVerandertNiets(string inhoud, string zin)
    {
        await using var wereld = await Importwereld.NieuwAsync(Proefdatabank.Sqlite, cluster);
        using var bezoeker = await wereld.BinnenAsync(wereld.Wereld.Node());
        var antwoord = await Importwereld.UploadAsync(bezoeker, inhoud);
        Assert.Contains(zin, antwoord.Tekst, StringComparison.Ordinal);
        Assert.DoesNotContain("123456782", antwoord.Blad.Body!.InnerHtml, StringComparison.Ordinal);
        Assert.Empty(await wereld.Wereld.Databank.LeesAsync("SELECT * FROM registratie"));
    }

    [Fact]
    public async Task Upload_ZonderToken_TeGroot_OfVoorEenAndereRol_KomtNietBinnen()
    {
        await using var wereld = await Importwereld.NieuwAsync(Proefdatabank.Sqlite, cluster);
        var node = wereld.Wereld.Node(new Dictionary<string, string>(StringComparer.Ordinal) { ["Inlezen:GrootsteMegabytes"] = "1" });
        using var bezoeker = await wereld.BinnenAsync(node);
        using var zonder = new MultipartFormDataContent { { new ByteArrayContent("x;y\n"u8.ToArray()), "bestand", "a.csv" } };
        Assert.Equal(HttpStatusCode.BadRequest, (await bezoeker.Client.PostAsync("/aanwezigheid/import", zonder)).StatusCode);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await bezoeker.Client.PostAsync("/aanwezigheid/import", new StringContent("x"))).StatusCode);

        var groot = Importwereld.Kop + string.Concat(Enumerable.Repeat("L1;2026-01-12;dag;;ziek;\n", 60_000));
        var antwoord = await Importwereld.UploadAsync(bezoeker, groot);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, antwoord.Status);
        Assert.Contains("Hoogstens 1 MB past", antwoord.Tekst, StringComparison.Ordinal);

        foreach (var rol in new[] { Rol.Mentor, Rol.Beheerder, Rol.Schoolleider })
        {
            using var ander = await wereld.BinnenAsync(node, rol);
            Assert.Equal(HttpStatusCode.NotFound, (await ander.HaalAsync("/aanwezigheid/import")).Status);
        }
    }

    [Fact]
    public async Task Beurt_VanEenAndereSchool_IsErNiet()
    {
        await using var wereld = await Importwereld.NieuwAsync(Proefdatabank.Sqlite, cluster);
        var node = wereld.Wereld.Node();
        using var bezoeker = await wereld.BinnenAsync(node);
        var bekijk = await Importwereld.UploadAsync(bezoeker, Importwereld.Kop + "L1;2026-01-12;dag;;ziek;\n");
        using var ander = await wereld.BinnenAsync(node, Rol.Administratie, wereld.Ander);
        foreach (var adres in new[] { bekijk.Naar, bekijk.Naar + "/ongedaan", bekijk.Naar + "?handler=Fouten" })
            Assert.Equal(HttpStatusCode.NotFound, (await ander.HaalAsync(adres)).Status);
    }

    [Fact]
    public async Task TrageUpload_HoudtGeenTransactieVast()
    {
        await using var wereld = await Importwereld.NieuwAsync(Proefdatabank.Sqlite, cluster);
        var node = wereld.Wereld.Node();
        using var traag = await wereld.BinnenAsync(node);
        using var ander = await wereld.BinnenAsync(node);
        var formulier = await Importwereld.FormulierAsync(traag, Encoding.UTF8.GetBytes(Importwereld.Kop + "L1;2026-01-12;dag;;ziek;\n"), "verzuim.csv");
        var bytes = await formulier.ReadAsByteArrayAsync();
        var pijp = new System.IO.Pipelines.Pipe();
        var inhoud = new StreamContent(pijp.Reader.AsStream());
        inhoud.Headers.ContentType = formulier.Headers.ContentType;
        var loopt = traag.Client.PostAsync("/aanwezigheid/import", inhoud);
        await pijp.Writer.WriteAsync(bytes.AsMemory(0, bytes.Length - 60));

        // while it hangs, somebody else brings a file in and applies it
        var bekijk = await Importwereld.UploadAsync(ander, Importwereld.Kop + "L2;2026-01-12;dag;;ziek;\n");
        Assert.Contains("De registraties tellen mee", (await Importwereld.VolgAsync(ander, await ander.StuurAsync(bekijk.Naar, "form.besluit"))).Tekst, StringComparison.Ordinal);
        Assert.False(loopt.IsCompleted);

        await pijp.Writer.WriteAsync(bytes.AsMemory(bytes.Length - 60));
        await pijp.Writer.CompleteAsync();
        Assert.Contains("1 ontvangen = 1 nieuw", (await Importwereld.VolgAsync(traag, await Antwoord.VanAsync(await loopt))).Tekst, StringComparison.Ordinal);
    }

    private static async Task<Antwoord> Afwijzen(Bezoeker bezoeker, string adres)
    {
        var formulier = (AngleSharp.Html.Dom.IHtmlFormElement)(await bezoeker.HaalAsync(adres)).Blad.QuerySelector("form.besluit")!;
        var token = formulier.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        return await Antwoord.VanAsync(await bezoeker.Client.PostAsync(adres + "?handler=Afwijzen", new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", token)])));
    }
}
