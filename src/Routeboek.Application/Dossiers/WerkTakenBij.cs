using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Kalenders;
using Routeboek.Application.Opslag;

namespace Routeboek.Application.Dossiers;

/// <summary>
/// The sweep: works out the stored dates of tasks again, only of dossiers in which the day changes something. Shows nobody anything, so it
/// asks no access and writes no audit; what it stores follows from the facts. Safe on as many nodes as there are.
/// </summary>
public sealed class WerkTakenBij(Routeboekopslag opslag, TimeProvider klok, Kaderkeuze kaders)
{
    private const int Hap = 500;

    /// <returns>How many dossiers were worked out again.</returns>
    public async Task<int> VoerUitAsync(CancellationToken stop)
    {
        var vandaag = Schoolklok.Vandaag(klok);
        var aantal = 0;
        while (true)
        {
            await using var db = opslag.Context();
            var nodig = await db.Projecties.Where(p => p.VolgendeWijziging <= vandaag).OrderBy(p => p.VolgendeWijziging).ThenBy(p => p.Dossier).Select(p => p.Dossier).Take(Hap).ToListAsync(stop);
            foreach (var dossier in nodig)
                aantal += await WerkBijAsync(dossier, vandaag, stop) ? 1 : 0;
            if (nodig.Count < Hap)
                return aantal;
        }
    }

    private async Task<bool> WerkBijAsync(Domain.Dossiers.DossierId id, DateOnly vandaag, CancellationToken stop)
    {
        await using var db = opslag.Context();
        await using var transactie = await db.Database.BeginTransactionAsync(stop);
        var dossier = await db.Dossiers.SingleAsync(d => d.Id == id, stop);
        var schrijver = new Feitenschrijver(db, dossier, kaders);
        await schrijver.NeemSlotAsync(stop);
        // another node, or a fact, was here first
        if (!await db.Projecties.AnyAsync(p => p.Dossier == id && p.VolgendeWijziging <= vandaag, stop))
            return false;
        await schrijver.WerkTakenBijAsync(vandaag, stop);
        await db.SaveChangesAsync(stop);
        await transactie.CommitAsync(stop);
        return true;
    }
}
