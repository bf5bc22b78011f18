using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Opslag;

namespace Routeboek.Application.Inlezen;

/// <summary>
/// At the start and now and then: ends what stopped half-way and takes the rows away that never counted and never will. Shows nobody anything
/// and changes nothing that anybody could see, so it asks no access and writes no audit. Safe on as many nodes as there are.
/// </summary>
public sealed class RuimInleesbeurtenOp(Routeboekopslag opslag, TimeProvider klok)
{
    private const int Hap = 64;

    /// <param name="alleenHier">True when no other program uses this database, so that whatever is under way has stopped.</param>
    /// <param name="stop">Stops it.</param>
    /// <returns>How many imports were tidied up.</returns>
    public async Task<int> VoerUitAsync(bool alleenHier, CancellationToken stop)
    {
        var grens = Werkgang.Tijdstip(klok) - (alleenHier ? TimeSpan.Zero : LeesIn.Levenstermijn);
        await using var db = opslag.Context();
        await db.Inleesbeurten.Where(b => b.Status == Inleesstatus.Bezig && b.Levensteken <= grens)
            .ExecuteUpdateAsync(z => z.SetProperty(b => b.Status, Inleesstatus.Afgebroken).SetProperty(b => b.Reden, "het inlezen hield halverwege op"), stop);
        var gisteren = Werkgang.Tijdstip(klok) - LeesLeerlingenIn.Bewaartermijn;
        await db.Leerlinglijsten.Where(l => l.Sinds <= gisteren).ExecuteDeleteAsync(stop);
        var beurten = await db.Inleesbeurten.Where(b => !b.Opgeruimd && (b.Status == Inleesstatus.Afgebroken || b.Status == Inleesstatus.Geweigerd)).OrderBy(b => b.Nr).Select(b => b.Nr).ToListAsync(stop);
        foreach (var beurt in beurten)
            await RuimOpAsync(beurt, stop);
        return beurten.Count;
    }

    private async Task RuimOpAsync(int beurt, CancellationToken stop)
    {
        while (true)
        {
            await using var db = opslag.Context();
            await using var transactie = await db.Database.BeginTransactionAsync(stop);
            var leerlingen = await db.Beurtleerlingen.Where(b => b.Beurt == beurt).OrderBy(b => b.Leerling).Select(b => b.Leerling).Take(Hap).ToListAsync(stop);
            if (leerlingen.Count == 0)
            {
                await db.Inleesbeurten.Where(b => b.Nr == beurt).ExecuteUpdateAsync(z => z.SetProperty(b => b.Opgeruimd, true), stop);
                await transactie.CommitAsync(stop);
                return;
            }

            await db.Registraties.Where(r => leerlingen.Contains(r.Leerling) && r.Sinds == beurt).ExecuteDeleteAsync(stop);
            await db.Registraties.Where(r => leerlingen.Contains(r.Leerling) && r.Tot == beurt).ExecuteUpdateAsync(z => z.SetProperty(r => r.Tot, (int?)null), stop);
            await db.Beurtleerlingen.Where(b => b.Beurt == beurt && leerlingen.Contains(b.Leerling)).ExecuteDeleteAsync(stop);
            await transactie.CommitAsync(stop);
        }
    }
}
