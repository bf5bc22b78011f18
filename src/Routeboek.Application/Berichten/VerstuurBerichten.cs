using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Opslag;

namespace Routeboek.Application.Berichten;

/// <summary>A message as it goes out.</summary>
/// <param name="Id">Its key: who gets it twice sees it once.</param>
/// <param name="Aan">The address.</param>
/// <param name="Onderwerp">The subject.</param>
/// <param name="Tekst">The text.</param>
public sealed record Postbericht(BerichtId Id, string Aan, string Onderwerp, string Tekst);

/// <summary>Takes a message away.</summary>
/// <returns>False when it could not be delivered now.</returns>
public delegate Task<bool> Postbode(Postbericht bericht, CancellationToken stop);

/// <summary>How it stands with what goes out.</summary>
/// <param name="Verzonden">Sent in this round.</param>
/// <param name="Opgegeven">Given up in this round.</param>
/// <param name="Wachtend">Still to be sent.</param>
public sealed record Berichtenstand(int Verzonden, int Opgegeven, int Wachtend);

/// <summary>
/// Sends what is ready. Who wants to send a message moves its next attempt first, so that of many nodes one sends it, and a node that dies leaves
/// it to another. What fails is tried again later and later, and given up in the end.
/// </summary>
public sealed class VerstuurBerichten(Routeboekopslag opslag, TimeProvider klok)
{
    /// <summary>After so many attempts, more than a day, it is given up.</summary>
    public const int MeestePogingen = 10;

    private const int Hap = 50;
    private static readonly TimeSpan s_geduld = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan s_bewaar = TimeSpan.FromDays(30);

    public async Task<Berichtenstand> VoerUitAsync(Postbode postbode, CancellationToken stop)
    {
        await using var db = opslag.Context();
        var nu = Werkgang.Tijdstip(klok);
        var (verzonden, opgegeven) = (0, 0);
        foreach (var bericht in await db.Berichten.Where(b => b.VolgendePoging <= nu).OrderBy(b => b.VolgendePoging).ThenBy(b => b.Id).Take(Hap).ToListAsync(stop))
        {
            var (id, toen, tot) = (bericht.Id, bericht.VolgendePoging, nu + s_geduld);
            if (await db.Berichten.Where(b => b.Id == id && b.VolgendePoging == toen).ExecuteUpdateAsync(z => z.SetProperty(b => b.VolgendePoging, tot).SetProperty(b => b.Pogingen, b => b.Pogingen + 1), stop) == 0)
                continue;
            var poging = bericht.Pogingen + 1;
            if (await postbode(new Postbericht(id, bericht.Aan, bericht.Onderwerp, bericht.Tekst), stop))
            {
                // whoever got it is nobody's business any more
                await db.Berichten.Where(b => b.Id == id).ExecuteUpdateAsync(z => z.SetProperty(b => b.Verzonden, nu).SetProperty(b => b.VolgendePoging, (DateTime?)null).SetProperty(b => b.Aan, ""), CancellationToken.None);
                verzonden++;
            }
            else if (poging >= MeestePogingen)
            {
                await db.Berichten.Where(b => b.Id == id).ExecuteUpdateAsync(z => z.SetProperty(b => b.Opgegeven, nu).SetProperty(b => b.VolgendePoging, (DateTime?)null).SetProperty(b => b.Aan, ""), stop);
                opgegeven++;
            }
            else
            {
                var straks = nu.AddMinutes(Math.Pow(2, poging));
                await db.Berichten.Where(b => b.Id == id).ExecuteUpdateAsync(z => z.SetProperty(b => b.VolgendePoging, straks), stop);
            }
        }

        var oud = nu - s_bewaar;
        await db.Berichten.Where(b => b.VolgendePoging == null && b.Gemaakt < oud).ExecuteDeleteAsync(stop);
        return new Berichtenstand(verzonden, opgegeven, await db.Berichten.CountAsync(b => b.VolgendePoging != null, stop));
    }
}
