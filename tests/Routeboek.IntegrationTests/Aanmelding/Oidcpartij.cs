using System.Diagnostics;
using System.Net;
using AngleSharp.Html.Dom;

namespace Routeboek.IntegrationTests.Aanmelding;

/// <summary>A real OpenID Connect provider of its own process. Where node is missing the tests fail and say so; they never skip.</summary>
public sealed class Oidcpartij : IAsyncLifetime
{
    public const string Terug = "http://localhost/aanmelden/terug/proef";

    private Process? _proces;

    public string Adres { get; private set; } = "";

    public async Task InitializeAsync()
    {
        var map = Path.Combine(Routeboek.Tests.Wortelmap.Pad, "tests", "oidc");
        if (!Directory.Exists(Path.Combine(map, "node_modules", "oidc-provider")))
            throw new InvalidOperationException("De partij van tests/oidc is niet geinstalleerd: voer daar 'npm ci' uit, of start ./test.");
        try
        {
            _proces = Process.Start(new ProcessStartInfo("node", [Path.Combine(map, "partij.mjs"), Terug]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, WorkingDirectory = map })!;
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw new InvalidOperationException("node ontbreekt: deze tests vragen node 20 of nieuwer (Debian: apt-get install nodejs npm).", e);
        }

        _proces.ErrorDataReceived += (_, _) => { };
        _proces.BeginErrorReadLine();
        string? regel;
        do
        {
            regel = await _proces.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("de partij van tests/oidc start niet");
        }
        while (!regel.StartsWith("http://", StringComparison.Ordinal));
        Adres = regel;
    }

    public async Task DisposeAsync()
    {
        if (_proces is null)
            return;
        _proces.StandardInput.Close();
        await _proces.WaitForExitAsync();
        _proces.Dispose();
    }

    public async Task GaFoutAsync(string hoe)
    {
        using var client = new HttpClient();
        (await client.PostAsync($"{Adres}/proef/{hoe}", null)).EnsureSuccessStatusCode();
    }

    /// <summary>Signs in there as a person would, and returns the address that leads back.</summary>
    public static async Task<string> MeldAanAsync(string adres, string wie)
    {
        using var handler = new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() };
        using var client = new HttpClient(handler);
        var antwoord = await client.GetAsync(adres);
        for (var stap = 0; stap < 12; stap++)
        {
            if (antwoord.Headers.Location is { } naar)
            {
                var heel = new Uri(antwoord.RequestMessage!.RequestUri!, naar);
                if (heel.AbsoluteUri.StartsWith(Terug, StringComparison.Ordinal))
                    return heel.PathAndQuery;
                antwoord = await client.GetAsync(heel);
                continue;
            }

            // its pages of login and consent
            var formulier = (await Webproef.LeesAsync(antwoord)).QuerySelector("form") as IHtmlFormElement ?? throw new InvalidOperationException($"de partij antwoordt {(int)antwoord.StatusCode}: {await antwoord.Content.ReadAsStringAsync()}");
            var velden = formulier.QuerySelectorAll("input[name]").ToDictionary(v => v.GetAttribute("name")!, v => v.GetAttribute("name") switch { "login" => wie, "password" => "maakt niet uit", _ => v.GetAttribute("value") ?? "" }, StringComparer.Ordinal);
            antwoord = await client.PostAsync(new Uri(antwoord.RequestMessage!.RequestUri!, formulier.GetAttribute("action")), new FormUrlEncodedContent(velden));
        }

        throw new InvalidOperationException("de partij brengt niet terug");
    }
}
