using System.Globalization;
using System.Text;
using Routeboek.Application.Dossiers;
using Routeboek.Application.Inlezen;
using Routeboek.Application.Opslag;
using Routeboek.Application.Registraties;
using Routeboek.Domain.Organisaties;
using Routeboek.Domain.Toegang;
using Routeboek.IntegrationTests.Opslag;

namespace Routeboek.IntegrationTests.Bedrijf;

/// <summary>
/// Brings one file after the other into a school until it is killed: each says something else about the same weeks. It writes "toegepast k" as
/// soon as the store has said that file k counts, and "stap" at whatever it does before.
/// </summary>
internal static class Proefinlezer
{
    public const string Naam = "inlezen";

    /// <summary>The control: applies files whose first half went before it, in a transaction of its own.</summary>
    public const string InTweeen = "inlezen-in-tweeen";

    public const int Leerlingen = 12;

    private const string Kop = "leerling;datum;dagdeel;lesuur;soort;minuten\n";

    private static readonly DateOnly s_van = new(2026, 1, 5);
    private static readonly DateOnly s_tot = new(2026, 1, 30);
    private static readonly string[] s_soorten = ["ziek", "ongeoorloofd", "geoorloofd", "onbekend"];

    /// <summary>Never odd: every file changes most of what the one before it said.</summary>
    private static readonly Inleesgrenzen s_alles = new() { VerdwenenProcent = 100, GewijzigdProcent = 100, GeweigerdProcent = 100, OnbekendeLeerlingProcent = 100, VanafRijen = int.MaxValue, EenSoortVanafRijen = int.MaxValue, KortDagen = 0 };

    /// <summary>File k, a line for each row.</summary>
    public static IReadOnlyList<string> Bestand(int k)
    {
        var toeval = new Random(k);
        return [.. from leerling in Enumerable.Range(1, Leerlingen)
                   from dag in Enumerable.Range(0, s_tot.DayNumber - s_van.DayNumber + 1).Select(s_van.AddDays)
                   where dag.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && toeval.Next(3) == 0
                   select $"L{leerling.ToString(CultureInfo.InvariantCulture)};{dag:yyyy-MM-dd};dag;;{s_soorten[toeval.Next(s_soorten.Length)]};"];
    }

    public static async Task<int> LoopAsync(string variant, Routeboekopslag opslag, OrganisatieId school, int eerste, Action<string> meld)
    {
        for (var k = eerste; ; k++)
        {
            var rijen = Bestand(k);
            if (variant == InTweeen)
                await LeesAsync(opslag, school, rijen.Take(rijen.Count / 2), meld);
            await LeesAsync(opslag, school, rijen, meld);
            meld($"toegepast {k.ToString(CultureInfo.InvariantCulture)}");
        }
    }

    /// <summary>Reads a file and applies it at once.</summary>
    public static async Task LeesAsync(Routeboekopslag opslag, OrganisatieId school, IEnumerable<string> rijen, Action<string> meld)
    {
        var klok = new VasteKlok(new DateTime(2026, 1, 30, 15, 0, 0, DateTimeKind.Utc));
        var lezer = new LeesIn(opslag, klok, Protocolbronnen.BijProgramma, Dossierkaders.BijProgramma, s_alles);
        using var inhoud = new MemoryStream(Encoding.UTF8.GetBytes(Kop + string.Concat(rijen.Select(r => r + "\n"))));
        var inzage = Proefwereld.Waarde(await lezer.VoerUitAsync(
            Proefwereld.Werkt(1, Rol.Administratie, Partijsoort.School, school),
            new LeesIn.Invoer(school, inhoud, "verzuim.csv", Inleessoort.Volledig) { PasDirectToe = true, Van = s_van, Tot = s_tot, Voortgang = _ => meld("stap") },
            CancellationToken.None));
        if (inzage.Status is not (Inleesstatus.Toegepast or Inleesstatus.Ongewijzigd))
            throw new InvalidOperationException($"niet toegepast: {inzage.Status}");
    }
}
