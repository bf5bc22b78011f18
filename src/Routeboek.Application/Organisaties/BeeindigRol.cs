using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Opslag;
using Routeboek.Application.Toegang;
using Routeboek.Domain.Organisaties;
using Routeboek.Domain.Toegang;

namespace Routeboek.Application.Organisaties;

/// <summary>Ends a role on a day; only ever earlier than it would. The last beheerder stays.</summary>
public sealed class BeeindigRol(Routeboekopslag opslag, TimeProvider klok)
{
    public static readonly Verrichting Verrichting = new("rol-beeindigen", "organisaties");

    /// <param name="Bezetting">Which.</param>
    /// <param name="Tot">The last day, inclusive.</param>
    /// <param name="Versie">The version that was looked at.</param>
    public sealed record Invoer(RolbezettingId Bezetting, DateOnly Tot, long Versie);

    public async Task<Resultaat<Rolregel>> VoerUitAsync(Actor actor, Invoer invoer, CancellationToken stop)
    {
        await using var werk = await Werkgang.BeginAsync(opslag, actor, Verrichting, klok, stop);
        var rol = await werk.Db.Rolbezettingen.AsTracking().SingleOrDefaultAsync(r => r.Id == invoer.Bezetting, stop);
        var afweging = rol is null ? Afweging.BestaatNiet : await werk.Toegang.BepaalAsync(new Onderwerpsleutel.VanOrganisatie(Onderwerpsoort.Account, rol.Organisatie), Handeling.Van(Handelingsoort.Inrichten), stop);
        if (rol is null || !afweging.Mag)
            return await werk.WeigerAsync<Rolregel>(afweging, invoer.Bezetting.ToString(), stop);
        if (invoer.Tot < rol.Van || rol.Tot < invoer.Tot)
            return Resultaat<Rolregel>.Fout("tot", "deze laatste dag past niet", $"een dag op of na {rol.Van:yyyy-MM-dd}{(rol.Tot is { } nu ? $" en niet na {nu:yyyy-MM-dd}" : "")}");
        // the organisation's row is the lock: two never end the last two beheerders at once
        await werk.Db.Organisaties.Where(o => o.Id == rol.Organisatie).ExecuteUpdateAsync(z => z.SetProperty(o => o.Naam, o => o.Naam), stop);
        if (rol is { Rol: Rol.Beheerder, Vervangt: null } && !await werk.Db.Rolbezettingen.AnyAsync(r => r.Organisatie == rol.Organisatie && r.Rol == Rol.Beheerder && r.Id != rol.Id && r.Vervangt == null && r.Tot == null, stop))
            return Resultaat<Rolregel>.Fout("tot", "dit is de laatste beheerder", "geef eerst iemand anders de rol beheerder, zonder einde");
        var opgeslagen = Regel(rol);
        werk.Meld(afweging with { Over = afweging.Over! with { Betreft = rol.Persoon } }, rol.Id.ToString());
        rol.Beeindig(invoer.Tot);
        return await werk.BewaarAsync(rol, invoer.Versie, Regel, opgeslagen with { Tot = invoer.Tot }, opgeslagen, stop);
    }

    private static Rolregel Regel(Rolbezetting rol) => new(rol.Id, rol.Rol, rol.Van, rol.Tot, "", rol.Versie);
}
