using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Opslag;
using Routeboek.Application.Toegang;
using Routeboek.Domain.Audit;
using Routeboek.Domain.Toegang;

namespace Routeboek.Application.Audit;

/// <summary>How the chain of the own organisation is.</summary>
/// <param name="Zegels">How many links it has.</param>
/// <param name="Laatste">When the line of the last link was written, UTC; null when there is none.</param>
/// <param name="Wachtend">How many lines wait for the sealer.</param>
/// <param name="Anker">The last link that is kept elsewhere; 0 = none.</param>
/// <param name="Oordeel">What came of reading it again; null = it was not.</param>
public sealed record Ketenstand(long Zegels, DateTime? Laatste, long Wachtend, long Anker, Auditoordeel? Oordeel);

/// <summary>Tells how the chain of the own organisation is, and reads it again when that is asked.</summary>
public sealed class KeurKeten(Routeboekopslag opslag, TimeProvider klok)
{
    public static readonly Verrichting Verrichting = new("audit-keuren", "toezicht");

    /// <param name="Ankers">The heads that are kept elsewhere, by chain.</param>
    /// <param name="Helemaal">Read every link and line again.</param>
    public sealed record Invoer(IReadOnlyDictionary<string, IReadOnlyList<Auditanker>> Ankers, bool Helemaal);

    public async Task<Resultaat<Ketenstand>> VoerUitAsync(Actor actor, Invoer invoer, CancellationToken stop)
    {
        var organisatie = actor.Aanstelling.Organisatie;
        var ankers = invoer.Ankers.GetValueOrDefault(organisatie.ToString(), []);
        Ketenstand stand;
        await using (var werk = await Werkgang.BeginAsync(opslag, actor, Verrichting, klok, stop))
        {
            var afweging = await LeesAudit.EigenAsync(werk, organisatie, Handeling.Lezen, stop);
            if (!afweging.Mag)
                return await werk.WeigerAsync<Ketenstand>(afweging, organisatie.ToString(), stop);
            var sleutel = organisatie.ToString();
            var laatste = await werk.Db.Auditzegels.Where(z => z.Organisatie == sleutel).OrderByDescending(z => z.Nr).Select(z => new { z.Nr, z.Regel }).FirstOrDefaultAsync(stop);
            var regel = laatste?.Regel;
            stand = new Ketenstand(laatste?.Nr ?? 0,
                regel is null ? null : await werk.Db.Auditregels.Where(r => r.Id == regel).Select(r => (DateTime?)r.Wanneer).SingleOrDefaultAsync(stop),
                await werk.Db.Auditwachtrij.Join(werk.Db.Auditregels, w => w.Regel, r => r.Id, (_, r) => r).LongCountAsync(r => r.Organisatie == sleutel, stop),
                ankers.Count == 0 ? 0 : ankers.Max(a => a.Nr), null);
            werk.Meld(afweging, sleutel);
            await werk.SluitAsync(stop);
        }

        // after the line: reading a long chain holds up nobody who writes
        return new Resultaat<Ketenstand>.Gelukt(invoer.Helemaal ? stand with { Oordeel = await new ControleerAudit(opslag).MetAnkersAsync(organisatie, ankers, stop) } : stand);
    }
}
