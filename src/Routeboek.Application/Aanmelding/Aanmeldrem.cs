using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Opslag;

namespace Routeboek.Application.Aanmelding;

/// <summary>What is being guessed at.</summary>
public enum Raadsoort
{
    /// <summary>The password of a name. Anybody can guess, so the wait stays short: nobody is kept out by somebody else for long, and a passkey is not held up at all.</summary>
    Wachtwoord,

    /// <summary>The code or a recovery code of an account. Only who has the password gets here, so the wait grows long.</summary>
    Code,
}

/// <summary>A turn at guessing.</summary>
/// <param name="Wacht">How long to wait first; zero when the attempt may be judged now.</param>
/// <param name="Daarna">How long the next one must wait if this one is wrong.</param>
public readonly record struct Beurt(TimeSpan Wacht, TimeSpan Daarna);

/// <summary>
/// Slows down guessing, on all nodes together: five free, then a wait that doubles with each failure. An attempt is counted before it is
/// judged, so that many at once are no way round. It holds for names that do not exist too; they leave a hash.
/// </summary>
public sealed class Aanmeldrem(Routeboekopslag opslag, TimeProvider klok)
{
    private const int Vrij = 5;
    private const int Beurten = 5;
    private static readonly TimeSpan s_vergeet = TimeSpan.FromHours(1);

    /// <summary>Takes a turn.</summary>
    public async Task<Beurt> NeemAsync(Raadsoort soort, string wie, CancellationToken stop)
    {
        var sleutel = Sleutel(soort, wie);
        var nu = Werkgang.Tijdstip(klok);
        await using var db = opslag.Context();
        for (var i = 0; i < Beurten; i++)
        {
            var rij = await db.Aanmeldpogingen.SingleOrDefaultAsync(p => p.Sleutel == sleutel, stop);
            if (rij is null)
            {
                db.Add(new Aanmeldpoging(sleutel, 1, nu, nu));
                try
                {
                    await db.SaveChangesAsync(stop);
                    return new Beurt(TimeSpan.Zero, TimeSpan.Zero);
                }
                catch (DbUpdateException) when (i < Beurten - 1)
                {
                    // another attempt was first
                    db.ChangeTracker.Clear();
                    continue;
                }
            }

            if (rij.Weer > nu)
                return new Beurt(rij.Weer - nu, TimeSpan.Zero);
            var mislukt = nu - rij.Laatste > s_vergeet ? 1 : rij.Mislukt + 1;
            var weer = nu + Wacht(soort, mislukt);
            // only when nobody took a turn in between
            if (await db.Aanmeldpogingen.Where(p => p.Sleutel == sleutel && p.Mislukt == rij.Mislukt && p.Laatste == rij.Laatste)
                    .ExecuteUpdateAsync(z => z.SetProperty(p => p.Mislukt, mislukt).SetProperty(p => p.Laatste, nu).SetProperty(p => p.Weer, weer), stop) == 1)
                return new Beurt(TimeSpan.Zero, weer - nu);
        }

        return new Beurt(TimeSpan.FromSeconds(1), TimeSpan.Zero);
    }

    /// <summary>It was right: the failures before it are forgotten.</summary>
    public async Task VergeetAsync(Raadsoort soort, string wie, CancellationToken stop)
    {
        var sleutel = Sleutel(soort, wie);
        await using var db = opslag.Context();
        await db.Aanmeldpogingen.Where(p => p.Sleutel == sleutel).ExecuteDeleteAsync(stop);
    }

    /// <summary>Clears what is forgotten anyway.</summary>
    public async Task RuimOpAsync(CancellationToken stop)
    {
        var grens = Werkgang.Tijdstip(klok) - s_vergeet;
        await using var db = opslag.Context();
        await db.Aanmeldpogingen.Where(p => p.Laatste < grens && p.Weer < grens).ExecuteDeleteAsync(stop);
    }

    /// <summary>After this many failures in a row. At most some 70 tries an hour at a password, some 10 at a code.</summary>
    public static TimeSpan Wacht(Raadsoort soort, int mislukt)
    {
        if (mislukt < Vrij)
            return TimeSpan.Zero;
        var langste = soort == Raadsoort.Wachtwoord ? TimeSpan.FromMinutes(1) : TimeSpan.FromMinutes(15);
        var wacht = TimeSpan.FromSeconds(Math.Pow(2, Math.Min(mislukt - Vrij, 20)));
        return wacht < langste ? wacht : langste;
    }

    private static byte[] Sleutel(Raadsoort soort, string wie) => SHA256.HashData(Encoding.UTF8.GetBytes($"{soort}:{wie}"));
}
