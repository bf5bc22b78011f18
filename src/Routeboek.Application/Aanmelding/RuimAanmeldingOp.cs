using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Opslag;

namespace Routeboek.Application.Aanmelding;

/// <summary>
/// Takes away what nobody can sign in with any more: sessions that are over, links that were used or expired, failures that are forgotten.
/// Who signed in when stays in the audit, so it writes no line; and shows nobody anything, so it asks no access.
/// </summary>
public sealed class RuimAanmeldingOp(Routeboekopslag opslag, Aanmeldrem rem, TimeProvider klok)
{
    /// <param name="sessies">How long a session is kept after it was over.</param>
    /// <param name="links">How long a link is kept after it was used or expired.</param>
    /// <param name="stop">Stops it.</param>
    /// <returns>How many sessions and links went.</returns>
    public async Task<int> VoerUitAsync(TimeSpan sessies, TimeSpan links, CancellationToken stop)
    {
        var nu = Werkgang.Tijdstip(klok);
        // over: ended, silent for too long, or begun too long ago
        var (beeindigd, stil, oud, link) = (nu - sessies, nu - sessies - Sessierij.Stilte, nu - sessies - Sessierij.Duur, nu - links);
        await using var db = opslag.Context();
        var weg = await db.Sessies.Where(s => s.Beeindigd < beeindigd || s.Gezien < stil || s.Begonnen < oud).ExecuteDeleteAsync(stop);
        weg += await db.Links.Where(l => l.Gebruikt < link || l.Verloopt < link).ExecuteDeleteAsync(stop);
        await rem.RuimOpAsync(stop);
        return weg;
    }
}
