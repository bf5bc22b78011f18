using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Aanmelding;
using Routeboek.Application.Opslag;
using Routeboek.Application.Toegang;
using Routeboek.Domain.Organisaties;
using Routeboek.Domain.Toegang;

namespace Routeboek.Application.Organisaties;

/// <summary>What a beheerder does with the account of somebody.</summary>
public enum Accountingreep
{
    /// <summary>Nobody signs in with it until it is switched on again; every session ends.</summary>
    Uitschakelen,
    Inschakelen,

    /// <summary>Every session ends.</summary>
    Afmelden,

    /// <summary>A new link: an invitation for who never used one, else one that takes the lost means away.</summary>
    NieuweLink,
}

/// <summary>
/// Looks after the account of somebody of the own organisation. Who also works elsewhere is looked after by nobody alone: whoever could give a
/// new password could be that person in the other role.
/// </summary>
public sealed class WijzigAccount(Routeboekopslag opslag, TimeProvider klok)
{
    /// <returns>The code of the new link; null for anything else.</returns>
    public async Task<Resultaat<string?>> VoerUitAsync(Actor actor, PersoonId persoon, Accountingreep ingreep, CancellationToken stop)
    {
        var verrichting = new Verrichting(ingreep switch
        {
            Accountingreep.Uitschakelen => "account-uitschakelen",
            Accountingreep.Inschakelen => "account-inschakelen",
            Accountingreep.Afmelden => "sessies-intrekken",
            Accountingreep.NieuweLink => "link-maken",
        }, "organisaties");
        await using var werk = await Werkgang.BeginAsync(opslag, actor, verrichting, klok, stop);
        var (db, organisatie) = (werk.Db, actor.Aanstelling.Organisatie);
        var account = await db.Accounts.AsTracking().SingleOrDefaultAsync(a => a.Persoon == persoon && db.Rolbezettingen.Any(r => r.Persoon == persoon && r.Organisatie == organisatie), stop);
        var afweging = account is null ? Afweging.BestaatNiet : await werk.Toegang.BepaalAsync(new Onderwerpsleutel.VanOrganisatie(Onderwerpsoort.Account, organisatie), Handeling.Van(Handelingsoort.Inrichten), stop);
        if (account is null || !afweging.Mag)
            return await werk.WeigerAsync<string?>(afweging, persoon.ToString(), stop);
        if (persoon == actor.Persoon)
            return Resultaat<string?>.Fout("persoon", "dit bent u zelf", "uw eigen account regelt u bij Mijn account");
        if (await db.Rolbezettingen.AnyAsync(r => r.Persoon == persoon && r.Organisatie != organisatie && (r.Tot == null || r.Tot >= werk.Vandaag), stop))
            return Resultaat<string?>.Fout("persoon", "deze persoon werkt ook bij een andere organisatie", "eindig de rol bij uw organisatie; dan kan deze persoon hier niets meer");
        if (ingreep == Accountingreep.NieuweLink && account.Uitgeschakeld is not null)
            return Resultaat<string?>.Fout("persoon", "dit account is uitgeschakeld", "schakel het eerst weer in");
        string? link = null;
        if (ingreep is Accountingreep.Uitschakelen or Accountingreep.Inschakelen)
            account.Uitgeschakeld = ingreep == Accountingreep.Uitschakelen ? werk.Nu : null;
        if (ingreep is Accountingreep.Uitschakelen or Accountingreep.Afmelden)
            await db.Sessies.Where(s => s.Account == account.Id && s.Beeindigd == null).ExecuteUpdateAsync(z => z.SetProperty(s => s.Beeindigd, werk.Nu), stop);
        if (ingreep == Accountingreep.NieuweLink)
        {
            await db.Links.Where(l => l.Account == account.Id && l.Gebruikt == null).ExecuteDeleteAsync(stop);
            var nieuw = account.Wachtwoord is null && !await db.Passkeys.AnyAsync(k => k.Account == account.Id, stop);
            link = Linkregister.Maak(db, werk.Nu, nieuw ? Linksoort.Uitnodiging : Linksoort.Herstel, account.Id);
        }

        werk.Meld(afweging with { Over = afweging.Over! with { Betreft = persoon } }, account.Id.ToString());
        await werk.SluitAsync(stop);
        return new Resultaat<string?>.Gelukt(link);
    }
}
