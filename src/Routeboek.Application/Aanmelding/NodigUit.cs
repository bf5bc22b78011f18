using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Opslag;
using Routeboek.Application.Toegang;
using Routeboek.Domain.Organisaties;
using Routeboek.Domain.Toegang;

namespace Routeboek.Application.Aanmelding;

/// <summary>
/// A beheerder gives somebody of the own organisation a one-time link: for an account, or, when the means are lost, for new ones. The link
/// is handed over in person; Routeboek sends it to nobody.
/// </summary>
public sealed class NodigUit(Routeboekopslag opslag, TimeProvider klok)
{
    public static readonly Verrichting Verrichting = new("account-uitnodigen", "organisaties");

    /// <param name="Persoon">Who; with a role at the organisation of the beheerder.</param>
    /// <param name="Aanmeldnaam">The e-mail address to sign in with; of who has an account it stays as it was.</param>
    /// <param name="Soort">For somebody new, or to begin anew.</param>
    public sealed record Invoer(PersoonId Persoon, string Aanmeldnaam, Linksoort Soort);

    /// <returns>The code of the link, shown once: <c>/aanmelden/link?code=</c>.</returns>
    public async Task<Resultaat<string>> VoerUitAsync(Actor actor, Invoer invoer, CancellationToken stop)
    {
        var naam = Aanmeldnaam.Maak(invoer.Aanmeldnaam);
        if (invoer.Soort == Linksoort.EersteBeheerder)
            return Resultaat<string>.Fout("soort", "zo'n link geeft alleen de console", "een uitnodiging of herstel");
        await using var werk = await Werkgang.BeginAsync(opslag, actor, Verrichting, klok, stop);
        var vandaag = werk.Vandaag;
        var hoortHier = await werk.Db.Rolbezettingen.AnyAsync(r => r.Persoon == invoer.Persoon && r.Organisatie == actor.Aanstelling.Organisatie && (r.Tot == null || r.Tot >= vandaag), stop);
        var afweging = hoortHier
            ? await werk.Toegang.BepaalAsync(new Onderwerpsleutel.VanOrganisatie(Onderwerpsoort.Account, actor.Aanstelling.Organisatie), Handeling.Van(Handelingsoort.Inrichten), stop)
            : Afweging.BestaatNiet;
        if (!afweging.Mag)
            return await werk.WeigerAsync<string>(afweging, invoer.Persoon.ToString(), stop);
        var account = await werk.Db.Accounts.SingleOrDefaultAsync(a => a.Persoon == invoer.Persoon, stop);
        if (account is null)
        {
            if (!Aanmeldnaam.Kan(naam))
                return Resultaat<string>.Fout("aanmeldnaam", "dit is geen e-mailadres", "naam@school.nl");
            if (await werk.Db.Accounts.AnyAsync(a => a.Naam == naam, stop))
                return Resultaat<string>.Fout("aanmeldnaam", "dit e-mailadres is al van iemand anders", "een eigen e-mailadres");
            account = new Account(new AccountId(werk.Sleutel()), invoer.Persoon, naam, werk.Nu);
            werk.Db.Add(account);
            await werk.Db.SaveChangesAsync(stop);
        }
        else if (account.Uitgeschakeld is not null)
        {
            return Resultaat<string>.Fout("persoon", "dit account is uitgeschakeld", "een account dat aan staat");
        }
        else if (invoer.Soort == Linksoort.Uitnodiging && account.Wachtwoord is not null)
        {
            return Resultaat<string>.Fout("soort", "deze persoon heeft al een account", "herstel, als de middelen kwijt zijn");
        }

        // an earlier link of the same person is void
        await werk.Db.Links.Where(l => l.Account == account.Id && l.Gebruikt == null).ExecuteDeleteAsync(stop);
        var code = Linkregister.Maak(werk.Db, werk.Nu, invoer.Soort, account.Id);
        werk.Meld(afweging with { Over = afweging.Over! with { Betreft = invoer.Persoon } }, account.Id.ToString());
        await werk.SluitAsync(stop);
        return new Resultaat<string>.Gelukt(code);
    }
}
