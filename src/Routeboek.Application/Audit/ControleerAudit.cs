using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Opslag;
using Routeboek.Domain.Audit;
using Routeboek.Domain.Organisaties;

namespace Routeboek.Application.Audit;

/// <summary>What came of reading a chain again.</summary>
/// <param name="Organisatie">Whose chain.</param>
/// <param name="Zegels">How many links it has.</param>
/// <param name="Wachtend">How many lines wait for the sealer.</param>
/// <param name="Ankers">How many anchors it was held to.</param>
/// <param name="Bevindingen">What is wrong; empty = it holds.</param>
public sealed record Auditoordeel(string Organisatie, long Zegels, long Wachtend, int Ankers, IReadOnlyList<Auditbevinding> Bevindingen);

/// <summary>
/// Reads the chain of an organisation, or of all, and all lines again. Reads no name and no case, so it asks no access and writes no
/// line.
/// </summary>
public sealed class ControleerAudit(Routeboekopslag opslag)
{
    private const int Vooruit = 16;

    /// <param name="organisatie">Whose chain.</param>
    /// <param name="anker">The head that was kept elsewhere; without it a cut-off tail is not seen.</param>
    /// <param name="stop">Stops the reading.</param>
    public Task<Auditoordeel> VoerUitAsync(OrganisatieId organisatie, Auditanker? anker, CancellationToken stop) =>
        KeurAsync(organisatie.ToString(), anker is null ? [] : [anker], null, stop);

    /// <param name="organisatie">Whose chain.</param>
    /// <param name="ankers">All heads of it that were kept elsewhere.</param>
    /// <param name="stop">Stops the reading.</param>
    public Task<Auditoordeel> MetAnkersAsync(OrganisatieId organisatie, IReadOnlyList<Auditanker> ankers, CancellationToken stop) => KeurAsync(organisatie.ToString(), ankers, null, stop);

    /// <summary>All chains, also those of which only lines or only anchors are left.</summary>
    /// <param name="ankers">The anchors by chain.</param>
    /// <param name="geteld">Is told now and then how many links were read more.</param>
    /// <param name="stop">Stops the reading.</param>
    public async IAsyncEnumerable<Auditoordeel> AllesAsync(IReadOnlyDictionary<string, IReadOnlyList<Auditanker>> ankers, Action<int>? geteld,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop)
    {
        foreach (var organisatie in (await KetensAsync(stop)).Union(ankers.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal))
            yield return await KeurAsync(organisatie, ankers.GetValueOrDefault(organisatie, []), geteld, stop);
    }

    private async Task<IReadOnlyList<string>> KetensAsync(CancellationToken stop)
    {
        await using var db = opslag.Context();
        var metKeten = await VerankerAudit.KetensAsync(db, stop);
        // lines of an organisation whose chain is gone as a whole; a line whose organisation was edited is found in the chain it left
        var zonder = await db.Auditregels.Where(r => !db.Auditzegels.Any(z => z.Regel == r.Id)).Select(r => r.Organisatie).Distinct().ToListAsync(stop);
        return [.. metKeten.Union(zonder, StringComparer.Ordinal)];
    }

    private async Task<Auditoordeel> KeurAsync(string organisatie, IReadOnlyList<Auditanker> ankers, Action<int>? geteld, CancellationToken stop)
    {
        var keuring = new Auditkeuring(organisatie, ankers);
        await using var db = opslag.Context();
        // one picture of the database, also while others write
        await using var transactie = await db.BeginLezenAsync(stop);
        var lezer = new Auditlezer(db, organisatie);
        await KeurKetenAsync(lezer, keuring, geteld, stop);
        var wachtend = 0L;
        lezer.LeesLos(stapel =>
        {
            stop.ThrowIfCancellationRequested();
            wachtend += stapel.KeurLos(keuring);
        });
        return new Auditoordeel(organisatie, keuring.Aantal, wachtend, ankers.Count, keuring.Sluit());
    }

    // reading and hashing take about as long: each has a thread, and the batches go round between them
    private static async Task KeurKetenAsync(Auditlezer lezer, Auditkeuring keuring, Action<int>? geteld, CancellationToken stop)
    {
        using var samen = CancellationTokenSource.CreateLinkedTokenSource(stop);
        using var vol = new BlockingCollection<Auditstapel>(Vooruit);
        using var leeg = new BlockingCollection<Auditstapel>();
        for (var i = 0; i < Vooruit; i++)
            leeg.Add(new Auditstapel(), stop);
        var lezen = Task.Factory.StartNew(() =>
        {
            try
            {
                lezer.LeesKeten(() => leeg.Take(samen.Token), stapel => vol.Add(stapel, samen.Token));
            }
            finally
            {
                vol.CompleteAdding();
            }
        }, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        try
        {
            foreach (var stapel in vol.GetConsumingEnumerable(samen.Token))
            {
                stapel.Keur(keuring);
                geteld?.Invoke(stapel.Aantal);
                leeg.Add(stapel, samen.Token);
            }
        }
        catch
        {
            // the other side would wait for ever
            await samen.CancelAsync();
            await lezen.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw;
        }

        await lezen;
    }
}
