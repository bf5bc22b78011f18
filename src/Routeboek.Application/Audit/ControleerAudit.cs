using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Opslag;
using Routeboek.Domain.Audit;
using Routeboek.Domain.Organisaties;

namespace Routeboek.Application.Audit;

/// <summary>What came of reading a chain again.</summary>
/// <param name="Zegels">How many links it has.</param>
/// <param name="Bevindingen">What is wrong; empty = it holds.</param>
public sealed record Auditoordeel(long Zegels, IReadOnlyList<Auditbevinding> Bevindingen);

/// <summary>Reads the whole chain of an organisation and all its lines again. Reads no name and no case, so it asks no access and writes no line.</summary>
public sealed class ControleerAudit(Routeboekopslag opslag)
{
    /// <param name="organisatie">Whose chain.</param>
    /// <param name="anker">The head that was kept elsewhere; without it a cut-off tail is not seen.</param>
    /// <param name="stop">Stops the reading.</param>
    public async Task<Auditoordeel> VoerUitAsync(OrganisatieId organisatie, Auditanker? anker, CancellationToken stop)
    {
        var sleutel = organisatie.ToString();
        var keuring = new Auditkeuring(sleutel, anker);
        await using var db = opslag.Context();
        // one picture of the database, also while others write
        await using var transactie = await db.BeginLezenAsync(stop);
        var keten = from zegel in db.Auditzegels
                    where zegel.Organisatie == sleutel
                    join regel in db.Auditregels on zegel.Regel equals regel.Id into regels
                    from regel in regels.DefaultIfEmpty()
                    orderby zegel.Nr
                    select new { zegel, regel };
        await foreach (var deel in keten.AsAsyncEnumerable().WithCancellation(stop))
            keuring.Neem(deel.zegel.Zegel(), deel.regel?.Bewaard());
        var los = from regel in db.Auditregels
                  where regel.Organisatie == sleutel && !db.Auditzegels.Any(z => z.Regel == regel.Id)
                  select new { regel, wacht = db.Auditwachtrij.Any(w => w.Regel == regel.Id) };
        await foreach (var deel in los.AsAsyncEnumerable().WithCancellation(stop))
            keuring.NeemOnverzegeld(deel.regel.Bewaard(), deel.wacht);
        return new Auditoordeel(keuring.Aantal, keuring.Sluit());
    }
}
