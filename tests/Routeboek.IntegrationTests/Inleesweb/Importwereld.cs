using System.Net;
using System.Net.Http.Headers;
using System.Text;
using AngleSharp.Html.Dom;
using Routeboek.Domain.Organisaties;
using Routeboek.Domain.Protocollen;
using Routeboek.Domain.Toegang;
using Routeboek.IntegrationTests.Aanmelding;
using Routeboek.IntegrationTests.Inlezen;
using Routeboek.IntegrationTests.Opslag;

namespace Routeboek.IntegrationTests.Inleesweb;

/// <summary>A school with pupils and a protocol, people who bring data in, and a web application over it.</summary>
internal sealed class Importwereld : IAsyncDisposable
{
    public const string Kop = "leerling;datum;dagdeel;lesuur;soort;minuten\n";

    private Importwereld(Aanmeldwereld wereld) => Wereld = wereld;

    public Aanmeldwereld Wereld { get; }

    public OrganisatieId School => Wereld.School;

    public OrganisatieId Verband { get; } = new(Guid.Parse("10000000-0000-0000-0000-000000000003"));

    /// <summary>Another school in the same database.</summary>
    public OrganisatieId Ander { get; } = new(Guid.Parse("10000000-0000-0000-0000-000000000004"));

    public static async Task<Importwereld> NieuwAsync(string soort, Postgrescluster cluster, int leerlingen = 5)
    {
        var wereld = new Importwereld(await Aanmeldwereld.NieuwAsync(soort, cluster));
        wereld.Wereld.Klok.Nu = new DateTime(2026, 1, 30, 15, 0, 0, DateTimeKind.Utc);
        await using var db = wereld.Wereld.Databank.Opslag.Context();
        db.Add(new Organisatie(wereld.Ander, Organisatiesoort.School, "De Reiger", new Brin("02CD"), null));
        db.Add(new Organisatie(wereld.Verband, Organisatiesoort.Samenwerkingsverband, "Verband Proefregio", null, null));
        foreach (var school in new[] { wereld.School, wereld.Ander })
            db.Add(new Schoolprotocol(new SchoolprotocolId(Guid.CreateVersion7()), school, "den-bosch-vo", "2022-01", new DateOnly(2024, 8, 1), null));
        db.AddRange(Enumerable.Range(1, leerlingen).Select(i => Inleeswereld.Leerling(wereld.School, i, Sector.Vo)));
        await db.SaveChangesAsync();
        db.Add(new Application.Toegang.Aansluiting { Van = wereld.School, Bij = wereld.Verband });
        await db.SaveChangesAsync();
        return wereld;
    }

    public async Task<Bezoeker> BinnenAsync(Webnode node, Rol rol = Rol.Administratie, OrganisatieId? waar = null) =>
        await Wereld.BinnenAsync(node, await Wereld.MensAsync($"{rol}{Guid.NewGuid().ToString("N")[..6]}", (rol, waar)));

    /// <summary>Sends a file as a browser does, and goes where it leads.</summary>
    public static async Task<Antwoord> UploadAsync(Bezoeker bezoeker, string inhoud, string naam = "verzuim.csv", params (string Naam, string Waarde)[] velden) =>
        await VolgAsync(bezoeker, await Antwoord.VanAsync(await bezoeker.Client.PostAsync("/aanwezigheid/import", await FormulierAsync(bezoeker, Encoding.UTF8.GetBytes(inhoud), naam, velden))));

    public static async Task<MultipartFormDataContent> FormulierAsync(Bezoeker bezoeker, byte[] inhoud, string naam, params (string Naam, string Waarde)[] velden)
    {
        var pagina = await bezoeker.HaalAsync("/aanwezigheid/import");
        var formulier = pagina.Blad.QuerySelector("form#upload") as IHtmlFormElement ?? throw new InvalidOperationException($"geen formulier ({(int)pagina.Status})");
        var uit = new MultipartFormDataContent();
        foreach (var veld in formulier.QuerySelectorAll("input[type=hidden]").OfType<IHtmlInputElement>())
            uit.Add(new StringContent(veld.Value), veld.Name!);
        foreach (var (veld, waarde) in velden)
            uit.Add(new StringContent(waarde), veld);
        uit.Add(new ByteArrayContent(inhoud), "bestand", naam);
        return uit;
    }

    /// <summary>Follows redirects, and the page of progress until it is done; says where it ended.</summary>
    public static async Task<Antwoord> VolgAsync(Bezoeker bezoeker, Antwoord antwoord)
    {
        var adres = "";
        for (var i = 0; i < 500; i++)
        {
            if (antwoord.Naar.Length > 0 && antwoord.Status is HttpStatusCode.Redirect or HttpStatusCode.SeeOther)
                adres = antwoord.Naar;
            else if (antwoord.Blad.QuerySelector("#voortgang[data-loopt=ja]") is null)
                return antwoord with { Naar = adres };
            antwoord = await bezoeker.HaalAsync(adres);
        }

        throw new InvalidOperationException("de pagina met de voortgang kwam niet verder");
    }

    /// <summary>Makes a key on the page, and returns it.</summary>
    public async Task<string> SleutelAsync(Webnode node, OrganisatieId? waar = null, string naam = "Somtoday", string dagen = "365")
    {
        using var beheerder = await BinnenAsync(node, Rol.Beheerder, waar);
        var antwoord = await beheerder.StuurAsync("/beheer/sleutels", "form#nieuw", ("Invoer.Naam", naam), ("Invoer.Dagen", dagen));
        Assert.Equal(HttpStatusCode.OK, antwoord.Status);
        return antwoord.Blad.QuerySelector("code.sleutel")!.TextContent;
    }

    public static HttpClient Programma(Webnode node, string? sleutel)
    {
        var client = node.Bezoeker().Client;
        if (sleutel is not null)
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", sleutel);
        return client;
    }

    public ValueTask DisposeAsync() => Wereld.DisposeAsync();
}
