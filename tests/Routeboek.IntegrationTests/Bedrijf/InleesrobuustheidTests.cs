using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Audit;
using Routeboek.Application.Dossiers;
using Routeboek.Application.Inlezen;
using Routeboek.Domain.Verzuim;
using Routeboek.IntegrationTests.Inlezen;
using Routeboek.IntegrationTests.Opslag;

namespace Routeboek.IntegrationTests.Bedrijf;

/// <summary>
/// A process that is killed while it brings files into a school: each file counts wholly or not at all, what was acknowledged stays, and afterwards
/// everything is as if nobody had ever been killed. ROUTEBOEK_DODEN says how often.
/// </summary>
[Collection(Databanken.Naam)]
public sealed class InleesrobuustheidTests(Postgrescluster cluster)
{
    private const string Toegepast = "toegepast ";

    public static TheoryData<string> Databank => Proefdatabank.Beide;

    [Theory]
    [MemberData(nameof(Databank))]
    public async Task Gedood_TerwijlHijInleest_TeltEenBestandHeelOfNiet(string soort)
    {
        await using var wereld = await Inleeswereld.NieuwAsync(soort, cluster, Proefinlezer.Leerlingen);
        var (toeval, telt) = (new Random(7), 0);
        for (var keer = 0; keer < RobuustheidTests.Keren; keer++)
            telt = await DoodAsync(wereld, Proefinlezer.Naam, telt, toeval) ?? throw new InvalidOperationException($"na bestand {telt} telt er iets halfs");

        // as if nobody had been killed
        await Proefinlezer.LeesAsync(wereld.Opslag, wereld.School, Proefinlezer.Bestand(telt + 1), _ => { });
        await using var gaaf = await Inleeswereld.NieuwAsync(soort, cluster, Proefinlezer.Leerlingen);
        await Proefinlezer.LeesAsync(gaaf.Opslag, gaaf.School, Proefinlezer.Bestand(telt + 1), _ => { });
        Assert.NotEmpty(await gaaf.SignalenAsync());
        Assert.Equal(await gaaf.SignalenAsync(), await wereld.SignalenAsync());
        Assert.Equal([], await AuditbezwarenAsync(wereld));
    }

    [Theory]
    [MemberData(nameof(Databank))]
    public async Task InTweeenInlezen_ValtOp(string soort)
    {
        await using var wereld = await Inleeswereld.NieuwAsync(soort, cluster, Proefinlezer.Leerlingen);
        var (toeval, telt) = (new Random(7), (int?)0);
        for (var keer = 0; keer < 50 && telt is { } vanaf; keer++)
            telt = await DoodAsync(wereld, Proefinlezer.InTweeen, vanaf, toeval);
        Assert.Null(telt);
    }

    // the number of the file that counts now; null = not one, but a part of one
    private static async Task<int?> DoodAsync(Inleeswereld wereld, string variant, int telt, Random toeval)
    {
        using (var proces = Proefproces.StartInlezen(variant, wereld.Opslag, wereld.School, telt + 1))
        {
            var regels = await proces.DoodNaAsync(toeval.Next(1, 40));
            telt = regels.Where(r => r.StartsWith(Toegepast, StringComparison.Ordinal)).Select(r => int.Parse(r.AsSpan(Toegepast.Length), CultureInfo.InvariantCulture)).Append(telt).Max();
        }

        await new RuimInleesbeurtenOp(wereld.Opslag, wereld.Klok).VoerUitAsync(alleenHier: true, CancellationToken.None);
        await new WerkSignalenBij(wereld.Opslag, wereld.Klok, Protocolbronnen.BijProgramma, Dossierkaders.BijProgramma).VoerUitAsync(CancellationToken.None);
        var nu = await TellenAsync(wereld);
        // it may have been killed after it was applied and before it could say so
        return nu.SequenceEqual(Verwacht(telt)) ? telt : nu.SequenceEqual(Verwacht(telt + 1)) ? telt + 1 : null;
    }

    private static async Task<IReadOnlyList<string>> TellenAsync(Inleeswereld wereld)
    {
        await using var db = wereld.Opslag.Context();
        var rijen = await db.Zichtbaar().Join(db.Leerlingnummers, r => r.Leerling, n => n.Nr, (r, n) => new { r.Dag, r.Soort, n.Leerling }).Join(db.Leerlingen, x => x.Leerling, l => l.Id, (x, l) => new { x.Dag, x.Soort, l.Sleutel }).ToListAsync();
        return [.. rijen.Select(r => $"{r.Sleutel};{r.Dag:yyyy-MM-dd};dag;;{((Verzuimsoort)r.Soort).ToString().ToLowerInvariant()};").Order(StringComparer.Ordinal)];
    }

    private static IEnumerable<string> Verwacht(int bestand) => bestand == 0 ? [] : Proefinlezer.Bestand(bestand).Order(StringComparer.Ordinal);

    private static async Task<IReadOnlyList<string>> AuditbezwarenAsync(Inleeswereld wereld)
    {
        await new VerzegelAudit(wereld.Opslag).VoerUitAsync(CancellationToken.None);
        var bezwaren = new List<string>();
        await foreach (var oordeel in new ControleerAudit(wereld.Opslag).AllesAsync(Ankerstand.Geen.Hoofden, null, CancellationToken.None))
            bezwaren.AddRange(oordeel.Bevindingen.Select(b => b.ToString()));
        return bezwaren;
    }
}
