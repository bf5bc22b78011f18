using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Opslag;
using Routeboek.Application.Toegang;
using Routeboek.Domain.Toegang;

namespace Routeboek.Application.Dossiers;

/// <summary>Says that somebody is at work on a task, or not any more: others see it, and the task is no other for it.</summary>
public sealed class GrijpTaak(Routeboekopslag opslag, TimeProvider klok, Kaderkeuze kaders)
{
    public static readonly Verrichting Verrichting = new("taak-oppakken", "dossier");

    /// <param name="Taak">Which task.</param>
    /// <param name="Los">True = it is free again.</param>
    public sealed record Invoer(Taaksleutel Taak, bool Los);

    /// <returns>Whether the actor has it now. Who was first keeps it, until she or he lets it go.</returns>
    public async Task<Resultaat<bool>> VoerUitAsync(Actor actor, Invoer invoer, CancellationToken stop)
    {
        await using var werk = await Werkgang.BeginAsync(opslag, actor, Verrichting, klok, stop);
        var taak = invoer.Taak;
        var dossier = await werk.Db.Dossiers.SingleOrDefaultAsync(d => d.Id == taak.Dossier, stop);
        var wortel = await werk.Db.Feiten.SingleOrDefaultAsync(f => f.Dossier == taak.Dossier && f.Nr == taak.Wortel, stop);
        if (dossier is null || wortel is null || Dossierlezing.Houder(actor, dossier) is not { } houder)
            return await werk.WeigerAsync<bool>(Afweging.BestaatNiet, taak.ToString(), stop);
        // who cannot record anything there cannot do the task either
        var organisatie = actor.Rol.Houders().Count > 0 ? actor.Aanstelling.Organisatie : dossier.School!.Value;
        var ziet = await werk.Toegang.BepaalAsync(LegFeitVast.Sleutel(dossier, wortel.Plaats, wortel.Nr), Handeling.Lezen, stop);
        var doet = await werk.Toegang.BepaalAsync(LegFeitVast.Sleutel(dossier, new Feitplaats(houder, organisatie, wortel.Kamer), null), Handeling.Van(Handelingsoort.Vastleggen), stop);
        if (!ziet.Mag || !doet.Mag)
            return await werk.WeigerAsync<bool>(ziet.Mag ? doet : ziet, taak.ToString(), stop);
        // the lock of the dossier: of two at once one is first
        await new Feitenschrijver(werk.Db, dossier, kaders).NeemSlotAsync(stop);
        if (!await werk.Db.Taken.AnyAsync(t => t.Dossier == taak.Dossier && t.Afspraak == taak.Afspraak && t.Wortel == taak.Wortel && t.Einde == null, stop))
            return Resultaat<bool>.Fout(LegFeitVast.Alklaar, "deze taak is al gedaan of vervallen", "een taak die nog open staat");
        var greep = await werk.Db.Taakgrepen.AsTracking().SingleOrDefaultAsync(g => g.Dossier == taak.Dossier && g.Afspraak == taak.Afspraak && g.Wortel == taak.Wortel, stop);
        if (invoer.Los && greep?.Persoon == actor.Persoon)
            werk.Db.Remove(greep);
        else if (!invoer.Los && greep is null)
            werk.Db.Add(greep = new Taakgreep { Dossier = taak.Dossier, Afspraak = taak.Afspraak, Wortel = taak.Wortel, Persoon = actor.Persoon, Sinds = werk.Nu });
        werk.Meld(doet, taak.ToString());
        await werk.SluitAsync(stop);
        return new Resultaat<bool>.Gelukt(!invoer.Los && greep?.Persoon == actor.Persoon);
    }
}
