using System.Net;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;

namespace Routeboek.IntegrationTests;

/// <summary>The web application in memory, with forms as a browser sends them.</summary>
public sealed class Webproef : WebApplicationFactory<Program>
{
    public const string Goed = "leerling;datum;dagdeel;lesuur;soort;minuten\nL1;2025-09-01;;1;te_laat;5\nL1;2025-09-02;;1;te_laat;5\nL1;2025-09-03;;1;te_laat;5\nL2;2025-09-03;dag;;ziek;\n";

    private readonly string _map = Directory.CreateTempSubdirectory("rb-web-").FullName;

    // no demo world: that answers only to this machine, and a client in memory comes from nowhere
    protected override void ConfigureWebHost(IWebHostBuilder builder) => builder.UseSetting("Verzuimscan:GrootsteMegabytes", "1").UseSetting("Opslag:Map", _map).UseSetting("Opslag:Leeg", "true");

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (Directory.Exists(_map))
            Directory.Delete(_map, recursive: true);
        GC.SuppressFinalize(this);
    }

    public HttpClient Client() => CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });

    public static async Task<string> TokenAsync(HttpClient client)
    {
        var pagina = await LeesAsync(await client.GetAsync("/verzuimscan"));
        return pagina.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
    }

    public static async Task<IDocument> LeesAsync(HttpResponseMessage antwoord) =>
        await new HtmlParser(new HtmlParserOptions { IsScripting = false }).ParseDocumentAsync(await antwoord.Content.ReadAsStringAsync());

    /// <summary>Sends the form; parts in the order of the page.</summary>
    public static async Task<HttpResponseMessage> StuurAsync(HttpClient client, string verzuim, string protocol = "den-bosch-vo", string? leerlingen = null,
        string? rooster = null, string? kalender = null, string kalenderregio = "", string peildatum = "", string actie = "tonen", string? token = null) =>
        await client.PostAsync("/verzuimscan", await FormulierAsync(client, Encoding.UTF8.GetBytes(verzuim), protocol, leerlingen, rooster, kalender, kalenderregio, peildatum, actie, token));

    public static async Task<MultipartFormDataContent> FormulierAsync(HttpClient client, byte[]? verzuim, string protocol = "den-bosch-vo", string? leerlingen = null,
        string? rooster = null, string? kalender = null, string kalenderregio = "", string peildatum = "", string actie = "tonen", string? token = null)
    {
        var formulier = new MultipartFormDataContent
        {
            { new StringContent(token ?? await TokenAsync(client)), "__RequestVerificationToken" },
            { new StringContent(protocol), "protocol" },
            { new StringContent(kalenderregio), "kalender" },
        };
        Bestand("kalenderbestand", kalender);
        Bestand("leerlingen", leerlingen);
        Bestand("rooster", rooster);
        formulier.Add(new StringContent(peildatum), "peildatum");
        if (verzuim is not null)
            formulier.Add(new ByteArrayContent(verzuim), "verzuim", "verzuim.csv");
        formulier.Add(new StringContent(actie), "actie");
        return formulier;

        void Bestand(string naam, string? inhoud)
        {
            if (inhoud is not null)
                formulier.Add(new ByteArrayContent(Encoding.UTF8.GetBytes(inhoud)), naam, naam + ".csv");
        }
    }
}
