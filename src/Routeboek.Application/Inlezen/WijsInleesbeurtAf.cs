using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Opslag;
using Routeboek.Application.Toegang;
using Routeboek.Domain.Toegang;

namespace Routeboek.Application.Inlezen;

/// <summary>Says no to an import that was put down; nothing of it ever counts.</summary>
public sealed class WijsInleesbeurtAf(Routeboekopslag opslag, TimeProvider klok)
{
    public static readonly Verrichting Verrichting = new("inleesbeurt-afwijzen", "registraties");

    public sealed record Invoer(InleesbeurtId Beurt, string Reden);

    public async Task<Resultaat<Inleesinzage>> VoerUitAsync(Actor actor, Invoer invoer, CancellationToken stop)
    {
        var reden = invoer.Reden.Trim();
        if (reden.Length > Inleesbeurt.LangsteReden)
            return Resultaat<Inleesinzage>.Fout("reden", "de reden is te lang", $"hoogstens {Inleesbeurt.LangsteReden} tekens");
        await using var werk = await Werkgang.BeginAsync(opslag, actor, Verrichting, klok, stop);
        var beurt = await werk.Db.Inleesbeurten.AsTracking().SingleOrDefaultAsync(b => b.Id == invoer.Beurt, stop);
        var afweging = beurt is not null ? await werk.Toegang.BepaalAsync(new Onderwerpsleutel.VanOrganisatie(Onderwerpsoort.Registratie, beurt.School), Handeling.Van(Handelingsoort.Vastleggen), stop) : Afweging.BestaatNiet;
        if (!afweging.Mag || beurt is null)
            return await werk.WeigerAsync<Inleesinzage>(afweging, invoer.Beurt.ToString(), stop);
        await Beurtwissel.NeemSlotAsync(werk.Db, beurt.School, stop);
        await werk.Db.Entry(beurt).ReloadAsync(stop);
        if (beurt.Status is not (Inleesstatus.Gelezen or Inleesstatus.WachtOpAkkoord))
            return Resultaat<Inleesinzage>.Fout("", $"dit bestand kan niet meer worden afgewezen: het is {Beurttekst.Van(beurt.Status)}", "een bestand dat klaarstaat");
        (beurt.Status, beurt.Reden, beurt.Besloten, beurt.BeslotenDoor) = (Inleesstatus.Geweigerd, reden.Length == 0 ? null : reden, werk.Nu, actor.Persoon);
        werk.Meld(afweging, beurt.Id.ToString());
        await werk.SluitAsync(stop);
        return new Resultaat<Inleesinzage>.Gelukt(Inleesinzage.Lees(beurt));
    }
}
