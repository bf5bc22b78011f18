using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Aanwezigheid;
using Routeboek.Application.Opslag;
using Routeboek.Application.Toegang;
using Routeboek.Domain.Organisaties;
using Routeboek.Domain.Toegang;

namespace Routeboek.Application.Inlezen;

/// <summary>The imports of a school, the last first; or one of them, with its preview and its refused rows.</summary>
public sealed class LeesInleesbeurten(Routeboekopslag opslag, TimeProvider klok)
{
    public static readonly Verrichting Verrichting = new("inleesbeurten-lezen", "registraties");

    private const int Meeste = 100;

    public async Task<Resultaat<IReadOnlyList<Inleesinzage>>> VoerUitAsync(Actor actor, OrganisatieId school, CancellationToken stop)
    {
        await using var werk = await Werkgang.BeginAsync(opslag, actor, Verrichting, klok, stop);
        var bestaat = await werk.Db.Organisaties.AnyAsync(o => o.Id == school && o.Soort == Organisatiesoort.School, stop);
        var afweging = bestaat ? await werk.Toegang.BepaalAsync(new Onderwerpsleutel.VanOrganisatie(Onderwerpsoort.Registratie, school), Handeling.Lezen, stop) : Afweging.BestaatNiet;
        if (!afweging.Mag)
            return await werk.WeigerAsync<IReadOnlyList<Inleesinzage>>(afweging, school.ToString(), stop);
        var beurten = await werk.Db.Inleesbeurten.Where(b => b.School == school && !Handbeurt.Bronnen.Contains(b.Bron)).OrderByDescending(b => b.Nr).Take(Meeste).ToListAsync(stop);
        var laatste = await werk.Db.Inleesbeurten.Where(b => b.School == school && b.Status == Inleesstatus.Toegepast && !Handbeurt.Bronnen.Contains(b.Bron)).MaxAsync(b => (int?)b.Nr, stop);
        var namen = await Inleesnamen.LeesAsync(werk.Db, school, beurten, stop);
        werk.Meld(afweging, school.ToString());
        await werk.SluitAsync(stop);
        return new Resultaat<IReadOnlyList<Inleesinzage>>.Gelukt([.. beurten.Select(b => namen.Noem(Inleesinzage.Lees(b)) with { KanOngedaan = b.Nr == laatste })]);
    }

    /// <summary>One of them.</summary>
    public async Task<Resultaat<Inleesinzage>> VoerUitAsync(Actor actor, InleesbeurtId id, CancellationToken stop)
    {
        await using var werk = await Werkgang.BeginAsync(opslag, actor, Verrichting, klok, stop);
        var beurt = await werk.Db.Inleesbeurten.SingleOrDefaultAsync(b => b.Id == id, stop);
        var afweging = beurt is not null ? await werk.Toegang.BepaalAsync(new Onderwerpsleutel.VanOrganisatie(Onderwerpsoort.Registratie, beurt.School), Handeling.Lezen, stop) : Afweging.BestaatNiet;
        if (!afweging.Mag || beurt is null)
            return await werk.WeigerAsync<Inleesinzage>(afweging, id.ToString(), stop);
        var namen = await Inleesnamen.LeesAsync(werk.Db, beurt.School, [beurt], stop);
        var inzage = namen.Noem(await Inleesinzage.LeesAsync(werk.Db, beurt, stop)) with { NieuweSignalen = await NieuweSignalenAsync(werk.Db, beurt, stop) };
        werk.Meld(afweging, id.ToString());
        foreach (var persoon in await BetrokkenenAsync(werk.Db, beurt, inzage, stop))
            werk.Meld(afweging.Voor(persoon), id.ToString());
        await werk.SluitAsync(stop);
        return new Resultaat<Inleesinzage>.Gelukt(inzage);
    }

    // until the next import that counts
    private static async Task<int> NieuweSignalenAsync(Opslagcontext db, Inleesbeurt beurt, CancellationToken stop)
    {
        if (beurt.Status != Inleesstatus.Toegepast || beurt.Besloten is not { } sinds)
            return 0;
        var tot = await db.Inleesbeurten.Where(b => b.School == beurt.School && b.Status == Inleesstatus.Toegepast && b.Nr > beurt.Nr).MinAsync(b => b.Besloten, stop);
        return await db.Signalen.CountAsync(s => s.School == beurt.School && s.VervallenOp == null && s.EerstGetoond >= sinds && (tot == null || s.EerstGetoond < tot), stop);
    }

    // whoever is in the preview is looked at
    private static Task<List<PersoonId>> BetrokkenenAsync(Opslagcontext db, Inleesbeurt beurt, Inleesinzage inzage, CancellationToken stop)
    {
        var sleutels = inzage.Voorbeeld.Select(v => v.Leerling).Distinct(StringComparer.Ordinal).ToList();
        return db.Leerlingen.Where(l => l.School == beurt.School && sleutels.Contains(l.Sleutel)).Select(l => l.Persoon).ToListAsync(stop);
    }
}
