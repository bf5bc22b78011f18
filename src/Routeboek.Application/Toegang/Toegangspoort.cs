using System.Collections.Concurrent;
using Routeboek.Application.Opslag;
using Routeboek.Domain.Toegang;

namespace Routeboek.Application.Toegang;

/// <summary>The one way in which a use case asks for access: about one thing, or as a filter of a query. Both from the same rules.</summary>
internal sealed class Toegangspoort(Opslagcontext db, Actor actor, DateOnly vandaag)
{
    private static readonly ConcurrentDictionary<Toegangsafspraken, Toegangsbepaler> s_bepalers = [];

    /// <summary>May this actor do this with that?</summary>
    public async Task<Afweging> BepaalAsync(Onderwerpsleutel sleutel, Handeling handeling, CancellationToken stop) =>
        (await BepaalAsync([sleutel], handeling, stop))[0];

    /// <summary>The same for many things at once, in their order.</summary>
    public async Task<IReadOnlyList<Afweging>> BepaalAsync(IReadOnlyList<Onderwerpsleutel> sleutels, Handeling handeling, CancellationToken stop)
    {
        var gelezen = await new Onderwerplezer(db, vandaag).LeesAsync(sleutels, stop);
        return [.. gelezen.Select(g => g is { } ding ? new Afweging(Bepaler(Toegangsafspraken.Van(ding.Protocol)).Bepaal(actor, ding.Onderwerp, handeling, vandaag), ding.Onderwerp) : Afweging.BestaatNiet)];
    }

    /// <summary>What of these things the actor may read.</summary>
    public IQueryable<Zichtrij<T>> Zichtbaar<T>(Zichtbron<T> bron, Onderwerpsoort soort) => Filter(bron, soort, Handeling.Lezen);

    /// <summary>The things with which the actor may do this.</summary>
    public IQueryable<Zichtrij<T>> Filter<T>(Zichtbron<T> bron, Onderwerpsoort soort, Handeling handeling) =>
        bron.Rijen.Where(new Zichtvertaler(db, soort, bron.Vast).Vertaal<T>(Filters(handeling)));

    // regions that mean the same for this role are asked once: for a school that is nearly always one question
    private IReadOnlyList<Regiofilter> Filters(Handeling handeling)
    {
        var groepen = Toegangsafspraken.Protocollen.Select(p => (Protocol: (string?)p, Bepaler: Bepaler(Toegangsafspraken.Van(p))))
            .Append((Protocol: null, Bepaler: Bepaler(Toegangsafspraken.Streng)))
            .GroupBy(r => Kenmerk(r.Bepaler, handeling), StringComparer.Ordinal).ToList();
        var elders = groepen.Where(g => g.All(r => r.Protocol is not null)).SelectMany(g => g).Select(r => r.Protocol!).ToList();
        return
        [
            .. groepen.Select(g => new Regiofilter(
                g.Any(r => r.Protocol is null) ? elders : [.. g.Select(r => r.Protocol!)],
                g.Any(r => r.Protocol is null),
                g.First().Bepaler.FilterVoor(actor, handeling, vandaag))),
        ];
    }

    private string Kenmerk(Toegangsbepaler bepaler, Handeling handeling) => string.Join(';', bepaler.Tabel.Regels
        .Where(r => r.Rollen.Contains(actor.Rol) && r.Handelingen.Contains(handeling.Soort))
        .Select(r => $"{r.Id}:{string.Join(',', r.Bij.Lijst.Select(g => $"{(int)g.Met}-{(int)g.Zonder}"))}")) + bepaler.Tabel.Regio.Ouders;

    private static Toegangsbepaler Bepaler(Toegangsafspraken regio) => s_bepalers.GetOrAdd(regio, r => new Toegangsbepaler(r));
}
