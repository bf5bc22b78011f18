using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Routeboek.Domain.Toegang;
using Routeboek.Kit;

namespace Routeboek.IntegrationTests.Vorm;

/// <summary>The web application with the page that has every part on it.</summary>
public sealed class Vormproef : WebApplicationFactory<Program>
{
    private readonly string _map = Directory.CreateTempSubdirectory("rb-vorm-").FullName;

    // no demo world: that answers only to this machine, and a client in memory comes from nowhere
    protected override void ConfigureWebHost(IWebHostBuilder builder) => builder.UseSetting("Opslag:Map", _map).UseSetting("Opslag:Leeg", "true").ConfigureServices(d => d.AddKit());

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (Directory.Exists(_map))
            Directory.Delete(_map, recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>A visitor with its own cookies.</summary>
    public HttpClient Client(Rol? rol = null, string taal = "nl")
    {
        var client = CreateDefaultClient(new Koekjes());
        client.DefaultRequestHeaders.Add(Koekjes.Extra, $"routeboek-taal={taal}" + (rol is null ? "" : $"; {Kitregistratie.Rolkoekje}={rol}"));
        return client;
    }

    public static async Task<IDocument> LeesAsync(HttpResponseMessage antwoord) =>
        await new HtmlParser(new HtmlParserOptions { IsScripting = false }).ParseDocumentAsync(await antwoord.Content.ReadAsStringAsync());

    public static async Task<IDocument> OpenAsync(HttpClient client, string pad)
    {
        var antwoord = await client.GetAsync(pad);
        Assert.Equal(HttpStatusCode.OK, antwoord.StatusCode);
        return await LeesAsync(antwoord);
    }

    /// <summary>Sends a form with its token.</summary>
    public static async Task<HttpResponseMessage> StuurAsync(HttpClient client, string pad, params (string Naam, string Waarde)[] velden)
    {
        var token = (await OpenAsync(client, "/taal")).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        return await client.PostAsync(pad, new FormUrlEncodedContent(velden.Append(("__RequestVerificationToken", token)).Select(v => KeyValuePair.Create(v.Item1, v.Item2))));
    }

    /// <summary>Keeps cookies as a browser does, beside those that a test gives.</summary>
    private sealed class Koekjes : DelegatingHandler
    {
        public const string Extra = "X-Koekjes";

        private readonly Dictionary<string, string> _bewaard = new(StringComparer.Ordinal);

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var gegeven = request.Headers.GetValues(Extra).Single().Split("; ").Select(k => k.Split('=', 2)).Where(k => !_bewaard.ContainsKey(k[0])).Select(k => $"{k[0]}={k[1]}");
            request.Headers.Remove(Extra);
            request.Headers.Add("Cookie", string.Join("; ", _bewaard.Select(k => $"{k.Key}={k.Value}").Concat(gegeven)));
            var antwoord = await base.SendAsync(request, cancellationToken);
            if (antwoord.Headers.TryGetValues("Set-Cookie", out var nieuw))
            {
                foreach (var koekje in nieuw.Select(k => k.Split(';')[0].Split('=', 2)))
                    _bewaard[koekje[0]] = koekje[1];
            }
            return antwoord;
        }
    }
}
