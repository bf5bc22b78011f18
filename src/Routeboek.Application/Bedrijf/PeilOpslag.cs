using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Opslag;
using Routeboek.Application.Opslag.Migraties;

namespace Routeboek.Application.Bedrijf;

/// <summary>How the store is.</summary>
/// <param name="Bereikbaar">It answers.</param>
/// <param name="Bij">It has the form that this program works with.</param>
/// <param name="Wachtend">Lines of the audit that wait for the sealer.</param>
/// <param name="Achterstand">How long the oldest of them waits.</param>
public sealed record Opslagpeil(bool Bereikbaar, bool Bij, long Wachtend, TimeSpan Achterstand)
{
    public static Opslagpeil Weg { get; } = new(Bereikbaar: false, Bij: false, 0, TimeSpan.Zero);
}

/// <summary>Asks the store how it is. Reads nothing of anybody, so it asks no access and writes no audit.</summary>
public sealed class PeilOpslag(Routeboekopslag opslag, TimeProvider klok)
{
    /// <summary>For whoever works at the store from outside the program: it must be there and of this version.</summary>
    /// <exception cref="Opslagfout">It is not.</exception>
    public async Task EisBijAsync(CancellationToken stop)
    {
        try
        {
            await using var db = opslag.Context();
            await db.Database.OpenConnectionAsync(stop);
            var gedaan = (await db.Database.GetAppliedMigrationsAsync(stop)).ToHashSet(StringComparer.Ordinal);
            var bekend = db.Database.GetMigrations().ToHashSet(StringComparer.Ordinal);
            if (!gedaan.IsSubsetOf(bekend))
                throw new Opslagfout("Deze database is bijgewerkt door een nieuwere versie van Routeboek. Gebruik die versie.");
            if (gedaan.Count < bekend.Count)
                throw new Opslagfout("Deze database is van een oudere versie van Routeboek. Start eerst de webtoepassing: die werkt hem bij.");
        }
        catch (Exception e) when (Migratiestart.Zin(e, opslag.Bestand) is { } zin)
        {
            throw new Opslagfout(zin, e);
        }
    }

    /// <exception cref="Exception">It does not answer; whoever asks decides what that means.</exception>
    public async Task<Opslagpeil> VoerUitAsync(CancellationToken stop)
    {
        await using var db = opslag.Context();
        var gedaan = await db.Database.GetAppliedMigrationsAsync(stop);
        var bij = gedaan.ToHashSet(StringComparer.Ordinal).SetEquals(db.Database.GetMigrations());
        if (!bij)
            return new Opslagpeil(Bereikbaar: true, Bij: false, 0, TimeSpan.Zero);
        var wachtend = await db.Auditwachtrij.LongCountAsync(stop);
        var oudste = wachtend == 0 ? null : await db.Auditwachtrij.Join(db.Auditregels, w => w.Regel, r => r.Id, (_, r) => (DateTime?)r.Wanneer).MinAsync(stop);
        return new Opslagpeil(Bereikbaar: true, Bij: true, wachtend, oudste is { } sinds ? Werkgang.Tijdstip(klok) - sinds : TimeSpan.Zero);
    }
}
