using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Inlezen;
using Routeboek.Application.Opslag;
using Routeboek.Application.Toegang;
using Routeboek.Domain.Organisaties;
using Routeboek.Domain.Toegang;

namespace Routeboek.Application.Aanlevering;

/// <summary>What became of something that a key of this school delivered: counts and refused rows, never what was known already.</summary>
public sealed class LeesAanlevering(Routeboekopslag opslag, TimeProvider klok)
{
    public static readonly Verrichting Verrichting = new("aanlevering-lezen", "registraties");

    public async Task<Resultaat<Inleesinzage>> VoerUitAsync(Aanleversleutelbeeld sleutel, InleesbeurtId id, CancellationToken stop)
    {
        await using var werk = await Werkgang.BeginAsync(opslag, sleutel.Actor, Verrichting, klok, stop);
        // of the school's keys, so that the next one can ask what the last one sent
        var sleutels = await werk.Db.Aanleversleutels.Where(s => s.School == sleutel.School).Select(s => s.Id).ToListAsync(stop);
        var door = sleutels.ConvertAll(s => new PersoonId(s.Waarde));
        var beurt = await werk.Db.Inleesbeurten.SingleOrDefaultAsync(b => b.Id == id && b.School == sleutel.School && door.Contains(b.Door), stop);
        var afweging = beurt is null ? Afweging.BestaatNiet : await werk.Toegang.BepaalAsync(new Onderwerpsleutel.VanOrganisatie(Onderwerpsoort.Registratie, beurt.School), Handeling.Lezen, stop);
        if (beurt is null || !afweging.Mag)
            return await werk.WeigerAsync<Inleesinzage>(afweging, id.ToString(), stop);
        var inzage = await Inleesinzage.LeesFoutenAsync(werk.Db, beurt, stop);
        werk.Meld(afweging, id.ToString());
        await werk.SluitAsync(stop);
        return new Resultaat<Inleesinzage>.Gelukt(inzage);
    }
}
