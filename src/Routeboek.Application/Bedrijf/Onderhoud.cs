using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Opslag;

namespace Routeboek.Application.Bedrijf;

/// <summary>When a kind of upkeep was last begun, on whatever node.</summary>
internal sealed record Onderhoudsrij(string Werk, DateTime Begonnen);

/// <summary>Upkeep that returns, and that one node does for all: whoever writes its name in the database first has it.</summary>
public sealed class Onderhoud(Routeboekopslag opslag, TimeProvider klok)
{
    public const int LangsteWerk = 40;

    /// <summary>Takes a turn.</summary>
    /// <param name="werk">What is to be done.</param>
    /// <param name="tempo">How long the one before it holds.</param>
    /// <param name="stop">Stops it.</param>
    /// <returns>False when it was done not so long ago, or another node is at it.</returns>
    public async Task<bool> NeemAsync(string werk, TimeSpan tempo, CancellationToken stop)
    {
        var nu = Werkgang.Tijdstip(klok);
        var grens = nu - tempo;
        await using var db = opslag.Context();
        if (await db.Onderhoud.Where(o => o.Werk == werk && o.Begonnen <= grens).ExecuteUpdateAsync(z => z.SetProperty(o => o.Begonnen, nu), stop) == 1)
            return true;
        if (await db.Onderhoud.AnyAsync(o => o.Werk == werk, stop))
            return false;
        db.Add(new Onderhoudsrij(werk, nu));
        try
        {
            await db.SaveChangesAsync(stop);
            return true;
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            // either another node was first, or the database tells by itself what is wrong
            if (await db.Onderhoud.AnyAsync(o => o.Werk == werk, stop))
                return false;
            throw;
        }
    }
}
