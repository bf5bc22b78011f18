using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Opslag;
using Routeboek.Application.Toegang;
using Routeboek.Domain.Leerlingen;
using Routeboek.Domain.Organisaties;
using Routeboek.Domain.Toegang;

namespace Routeboek.Application.Leerlingen;

/// <summary>The numbers to call of a pupil and the parents.</summary>
/// <param name="Leerling">Of the pupil; empty = not known.</param>
/// <param name="Ouders">Of each parent that is changed.</param>
public sealed record Telefoons(string Leerling, IReadOnlyDictionary<PersoonId, string> Ouders);

/// <summary>Changes numbers to call. Where somebody else changed the same number since it was looked at, that is told and nothing changes.</summary>
public sealed class WijzigTelefoons(Routeboekopslag opslag, TimeProvider klok)
{
    public static readonly Verrichting Verrichting = new("telefoons-wijzigen", "leerlingen");

    /// <param name="Leerling">Of whom.</param>
    /// <param name="Was">As the page showed them.</param>
    /// <param name="Nieuw">As they become.</param>
    public sealed record Invoer(LeerlingId Leerling, Telefoons Was, Telefoons Nieuw);

    public async Task<Resultaat<Telefoons>> VoerUitAsync(Actor actor, Invoer invoer, CancellationToken stop)
    {
        if (!Telefoonnummer.Kan(invoer.Nieuw.Leerling) || !invoer.Nieuw.Ouders.Values.All(Telefoonnummer.Kan))
            return Resultaat<Telefoons>.Fout("telefoon", "dit is geen telefoonnummer", "een nummer zoals 06 1234 5678, of niets");
        await using var werk = await Werkgang.BeginAsync(opslag, actor, Verrichting, klok, stop);
        var leerling = await werk.Db.Leerlingen.AsTracking().SingleOrDefaultAsync(l => l.Id == invoer.Leerling, stop);
        var afweging = await werk.Toegang.BepaalAsync(new Onderwerpsleutel.VanLeerling(Onderwerpsoort.Leerling, invoer.Leerling), Handeling.Van(Handelingsoort.Vastleggen), stop);
        if (leerling is null || !afweging.Mag)
            return await werk.WeigerAsync<Telefoons>(afweging, invoer.Leerling.ToString(), stop);
        var ids = leerling.Gezag.Select(g => g.Ouder).ToList();
        var ouders = await werk.Db.Personen.AsTracking().Where(p => ids.Contains(p.Id)).ToListAsync(stop);
        var nu = new Telefoons(leerling.Telefoon ?? "", ouders.ToDictionary(o => o.Id, o => o.Telefoon ?? ""));
        werk.Meld(afweging, leerling.Id.ToString());
        var botst = Anders(invoer.Was.Leerling, invoer.Nieuw.Leerling, nu.Leerling) || ouders.Exists(o => invoer.Nieuw.Ouders.TryGetValue(o.Id, out var nieuw) && Anders(invoer.Was.Ouders.GetValueOrDefault(o.Id, ""), nieuw, nu.Ouders[o.Id]));
        if (botst)
        {
            await werk.SluitAsync(stop);
            return new Resultaat<Telefoons>.AndereVersie(invoer.Nieuw, nu);
        }

        if (invoer.Nieuw.Leerling.Trim() != nu.Leerling)
            leerling.ZetTelefoon(invoer.Nieuw.Leerling);
        foreach (var ouder in ouders.Where(o => invoer.Nieuw.Ouders.TryGetValue(o.Id, out var nieuw) && nieuw.Trim() != nu.Ouders[o.Id]))
            ouder.ZetTelefoon(invoer.Nieuw.Ouders[ouder.Id]);
        await werk.SluitAsync(stop);
        return new Resultaat<Telefoons>.Gelukt(invoer.Nieuw);
    }

    private static bool Anders(string was, string nieuw, string nu) => nieuw.Trim() != was && nu != was && nieuw.Trim() != nu;
}
