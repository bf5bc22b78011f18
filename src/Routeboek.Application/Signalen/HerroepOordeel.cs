using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Dossiers;
using Routeboek.Application.Inlezen;
using Routeboek.Application.Opslag;
using Routeboek.Application.Toegang;
using Routeboek.Domain.Dossiers;
using Routeboek.Domain.Toegang;

namespace Routeboek.Application.Signalen;

/// <summary>
/// Takes back what somebody decided of a line: it asks again. Its facts are withdrawn; a dossier that was opened with it, and in which
/// nothing else was recorded since, was never opened.
/// </summary>
public sealed class HerroepOordeel(Routeboekopslag opslag, TimeProvider klok, Kaderkeuze kaders)
{
    public static readonly Verrichting Verrichting = new("signaal-heropenen", "signalen");

    private static readonly string[] s_soorten = ["SignaalBeoordeeld", "ZorgBeoordeeld"];

    /// <returns>The dossier that stays open; null = none.</returns>
    public async Task<Resultaat<DossierId?>> VoerUitAsync(Actor actor, OordeelId id, CancellationToken stop)
    {
        try
        {
            return await BewaarAsync(actor, id, stop);
        }
        catch (DbUpdateConcurrencyException)
        {
            return Resultaat<DossierId?>.Fout("oordeel", "iemand anders veranderde dit net", "open de lijst opnieuw");
        }
    }

    private async Task<Resultaat<DossierId?>> BewaarAsync(Actor actor, OordeelId id, CancellationToken stop)
    {
        await using var werk = await Werkgang.BeginAsync(opslag, actor, Verrichting, klok, stop);
        var db = werk.Db;
        var oordeel = await db.Oordelen.AsTracking().SingleOrDefaultAsync(o => o.Id == id, stop);
        var afweging = oordeel is null ? Afweging.BestaatNiet : await werk.Toegang.BepaalAsync(new Onderwerpsleutel.VanLeerling(Onderwerpsoort.Signaal, oordeel.Leerling), Handeling.Van(Handelingsoort.Vastleggen), stop);
        if (oordeel is null || !afweging.Mag)
            return await werk.WeigerAsync<DossierId?>(afweging, id.ToString(), stop);
        DossierId? blijft = null;
        if (oordeel.IngetrokkenOp is null)
        {
            (oordeel.IngetrokkenOp, oordeel.IngetrokkenDoor) = (werk.Nu, actor.Persoon);
            foreach (var signaal in await db.Signalen.AsTracking().Where(s => s.Oordeel == id).ToListAsync(stop))
                (signaal.Oordeel, signaal.Behandeling, signaal.BehandeldDoor, signaal.BehandeldOp) = (null, Behandeling.Open, actor.Persoon, werk.Nu);
            foreach (var zorg in await db.Zorgen.AsTracking().Where(z => z.Oordeel == id).ToListAsync(stop))
                zorg.Oordeel = null;
            await db.SaveChangesAsync(stop);
            if (oordeel.Dossier is { } dossier)
                blijft = await TrekInAsync(werk, actor, oordeel, await db.Dossiers.SingleAsync(d => d.Id == dossier, stop), stop);
        }

        werk.Meld(afweging, oordeel.Leerling.ToString());
        await werk.SluitAsync(stop);
        return new Resultaat<DossierId?>.Gelukt(blijft);
    }

    private async Task<DossierId?> TrekInAsync(Werkgang werk, Actor actor, Oordeelrij oordeel, Dossier dossier, CancellationToken stop)
    {
        var schrijver = new Feitenschrijver(werk.Db, dossier, kaders);
        await schrijver.NeemSlotAsync(stop);
        var ongeopend = oordeel.Opende && schrijver.Feiten.Count == oordeel.TotNr;
        var weg = schrijver.Feiten.Where(f => f.Nr >= oordeel.VanNr && f.Nr <= oordeel.TotNr && (ongeopend || s_soorten.Contains(f.Soort, StringComparer.Ordinal))).OrderByDescending(f => f.Nr).ToList();
        foreach (var feit in weg)
            schrijver.Voeg(Zorgfeiten.Feit(Woordenschat.Ingetrokken, feit.Op!.Value, [], feit.Nr), feit.Plaats, LegFeitVast.Door(actor, Houder.School), werk.Nu);
        if (ongeopend)
        {
            await werk.Db.Signaalfeiten.Where(f => f.Dossier == dossier.Id).ExecuteDeleteAsync(stop);
            foreach (var zorg in await werk.Db.Zorgen.AsTracking().Where(z => z.Dossier == dossier.Id).ToListAsync(stop))
                zorg.Dossier = null;
        }

        await schrijver.WerkTakenBijAsync(werk.Vandaag, stop);
        return ongeopend ? null : dossier.Id;
    }
}
