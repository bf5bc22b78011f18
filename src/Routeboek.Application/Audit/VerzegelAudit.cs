using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Opslag;
using Routeboek.Domain.Audit;

namespace Routeboek.Application.Audit;

/// <summary>
/// The sealer: puts every committed line in the chain of its organisation, oldest first. Only one works at a time, whatever many nodes
/// run; another one finds nothing to do.
/// </summary>
public sealed class VerzegelAudit(Routeboekopslag opslag)
{
    /// <summary>How many lines go in one transaction.</summary>
    public const int Hap = 2_000;

    /// <summary>Seals what waits.</summary>
    /// <param name="stop">Stops between two transactions.</param>
    /// <param name="geteld">Is told of each transaction how many lines it sealed.</param>
    /// <returns>The heads of the chains that grew, to be kept elsewhere; empty when nothing waited or another one is at work.</returns>
    public async Task<IReadOnlyList<Auditanker>> VoerUitAsync(CancellationToken stop, Action<int>? geteld = null)
    {
        var hoofden = new Dictionary<string, Auditanker>(StringComparer.Ordinal);
        int aantal;
        do
        {
            stop.ThrowIfCancellationRequested();
            aantal = await NeemHapAsync(hoofden, stop);
            geteld?.Invoke(aantal);
        }
        while (aantal == Hap);
        return [.. hoofden.Values];
    }

    private async Task<int> NeemHapAsync(Dictionary<string, Auditanker> hoofden, CancellationToken stop)
    {
        await using var db = opslag.Context();
        // looking first costs no lock when there is nothing to do
        if (!await db.Auditwachtrij.AnyAsync(stop))
            return 0;
        await using var transactie = await db.Database.BeginTransactionAsync(stop);
        if (!await db.NeemZegelslotAsync(stop))
            return 0;
        var wachtend = await db.Auditwachtrij.Join(db.Auditregels, w => w.Regel, r => r.Id, (w, r) => new { r.Id, r.Organisatie, r.Wanneer, r.Hash })
            .OrderBy(r => r.Wanneer).ThenBy(r => r.Id).Take(Hap).ToListAsync(stop);
        var zegels = new List<Auditzegel>(wachtend.Count);
        foreach (var groep in wachtend.GroupBy(r => r.Organisatie, StringComparer.Ordinal))
        {
            var laatste = (await db.Auditzegels.Where(z => z.Organisatie == groep.Key).OrderByDescending(z => z.Nr).FirstOrDefaultAsync(stop))?.Zegel();
            foreach (var regel in groep)
                zegels.Add(laatste = Auditketen.Volgende(groep.Key, laatste, regel.Id, regel.Hash));
            hoofden[groep.Key] = new Auditanker(groep.Key, laatste!.Nr, laatste.Waarde);
        }

        await Auditschrijver.VerzegelAsync(db, zegels, stop);
        await transactie.CommitAsync(stop);
        return wachtend.Count;
    }
}
