using System.Diagnostics;
using System.Text.Json;
using Routeboek.Application.Berichten;
using Routeboek.IntegrationTests.Aanmelding;
using Routeboek.IntegrationTests.Opslag;
using Routeboek.Domain.Toegang;

namespace Routeboek.IntegrationTests.Dossiers;

/// <summary>A message that stands ready goes to a real SMTP server when the program runs. Where node is missing the test fails and says so.</summary>
[Collection(Databanken.Naam)]
public sealed class SmtpTests(Postgrescluster cluster)
{
    [Fact]
    public async Task WatKlaarstaat_KomtAan_BijEenEchteServer()
    {
        var map = Path.Combine(Routeboek.Tests.Wortelmap.Pad, "tests", "smtp");
        if (!Directory.Exists(Path.Combine(map, "node_modules", "smtp-server")))
            throw new InvalidOperationException("De mailserver van tests/smtp is niet geinstalleerd: voer daar 'npm ci' uit, of start ./test.");
        using var server = Process.Start(new ProcessStartInfo("node", [Path.Combine(map, "server.mjs")]) { RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false, WorkingDirectory = map })!;
        var poort = (await server.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("de mailserver start niet"))["poort ".Length..];

        await using var wereld = await Aanmeldwereld.NieuwAsync(Proefdatabank.Sqlite, cluster);
        await wereld.MensAsync("Noor", (Rol.Mentor, null));
        await using (var db = wereld.Databank.Opslag.Context())
        {
            db.Add(new Bericht { Id = new BerichtId(Guid.CreateVersion7()), Aan = "noor@vlieger.example", Onderwerp = "Routeboek: uw overzicht", Tekst = "3 taken vandaag, 1 over de termijn", Gemaakt = wereld.Klok.Nu, VolgendePoging = wereld.Klok.Nu });
            await db.SaveChangesAsync();
        }

        var node = wereld.Node(new Dictionary<string, string>
        {
            ["Mail:Server"] = "127.0.0.1", ["Mail:Poort"] = poort, ["Mail:Van"] = "routeboek@veldwijs.example", ["Mail:Adres"] = "https://routeboek.example", ["Mail:Tls"] = "false",
        });
        using var bezoeker = node.Bezoeker();
        using var bericht = JsonDocument.Parse(await server.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("er kwam geen bericht"));
        Assert.Equal("routeboek@veldwijs.example", bericht.RootElement.GetProperty("van").GetString());
        Assert.Equal("noor@vlieger.example", Assert.Single(bericht.RootElement.GetProperty("aan").EnumerateArray()).GetString());
        var tekst = bericht.RootElement.GetProperty("tekst").GetString()!;
        Assert.Contains("Subject: Routeboek: uw overzicht", tekst, StringComparison.Ordinal);
        Assert.Contains("Auto-Submitted: auto-generated", tekst, StringComparison.Ordinal);
        Assert.Contains("3 taken vandaag, 1 over de termijn", tekst, StringComparison.Ordinal);
        server.StandardInput.Close();
        await server.WaitForExitAsync();
    }
}
