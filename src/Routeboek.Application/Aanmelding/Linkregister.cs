using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Opslag;
using Routeboek.Application.Organisaties;
using Routeboek.Domain.Organisaties;

namespace Routeboek.Application.Aanmelding;

/// <summary>What a one-time link opens.</summary>
/// <param name="Soort">What for.</param>
/// <param name="Account">Whose; null for the first beheerder.</param>
/// <param name="Naam">The name of that person; empty for the first beheerder.</param>
/// <param name="Aanmeldnaam">What that person signs in with; empty for the first beheerder.</param>
public sealed record Linkbeeld(Linksoort Soort, AccountId? Account, string Naam, string Aanmeldnaam);

/// <summary>One-time links: for the first beheerder, for somebody new, and for who lost the means. What is stored is a hash.</summary>
public sealed class Linkregister(Routeboekopslag opslag, TimeProvider klok)
{
    public static readonly TimeSpan Eerste = TimeSpan.FromHours(24);
    public static readonly TimeSpan Uitnodiging = TimeSpan.FromDays(7);
    public static readonly TimeSpan Herstel = TimeSpan.FromHours(1);

    /// <summary>A code for the first beheerder, when nobody has an account; an earlier one is void.</summary>
    public async Task<string?> MaakEersteAsync(CancellationToken stop)
    {
        await using var gang = await Aanmeldgang.BeginAsync(opslag, klok, stop);
        if (await gang.Db.Accounts.AnyAsync(stop))
            return null;
        await gang.Db.Links.Where(l => l.Soort == Linksoort.EersteBeheerder && l.Gebruikt == null).ExecuteDeleteAsync(stop);
        var code = Maak(gang.Db, gang.Nu, Linksoort.EersteBeheerder, null);
        await gang.MeldAsync("eerste-link-maken", null, null, "", stop);
        await gang.SluitAsync(stop);
        return code;
    }

    /// <summary>What a code opens; null when it is wrong, used or too old.</summary>
    public async Task<Linkbeeld?> VindAsync(string code, CancellationToken stop)
    {
        var (hash, nu) = (Hash(code), Werkgang.Tijdstip(klok));
        await using var db = opslag.Context();
        var link = await db.Links.SingleOrDefaultAsync(l => l.Hash == hash && l.Gebruikt == null && l.Verloopt > nu, stop);
        if (link is null)
            return null;
        if (link.Account is not { } account)
            return new Linkbeeld(link.Soort, null, "", "");
        var wie = await db.Accounts.Where(a => a.Id == account && a.Uitgeschakeld == null).Join(db.Personen, a => a.Persoon, p => p.Id, (a, p) => new { p.Naam, Aanmeldnaam = a.Naam }).SingleOrDefaultAsync(stop);
        return wie is null ? null : new Linkbeeld(link.Soort, account, wie.Naam.ToString(), wie.Aanmeldnaam);
    }

    /// <summary>Uses a link of somebody: sets the password. For who lost the means, codes and passkeys go and every session ends.</summary>
    /// <returns>Whose account; null when the link does not hold any more.</returns>
    public async Task<AccountId?> GebruikAsync(string code, string wachtwoordhash, CancellationToken stop)
    {
        await using var gang = await Aanmeldgang.BeginAsync(opslag, klok, stop);
        if (await NeemAsync(gang.Db, gang.Nu, code, stop) is not { Account: { } id } link)
            return null;
        var account = await gang.Db.Accounts.AsTracking().SingleOrDefaultAsync(a => a.Id == id && a.Uitgeschakeld == null, stop);
        if (account is null)
            return null;
        account.Wachtwoord = wachtwoordhash;
        if (link.Soort == Linksoort.Herstel)
        {
            (account.Geheim, account.CodeAan) = (null, false);
            await gang.Db.Herstelcodes.Where(h => h.Account == id).ExecuteDeleteAsync(stop);
            await gang.Db.Passkeys.Where(p => p.Account == id).ExecuteDeleteAsync(stop);
        }

        await Sessieregister.BeeindigAsync(gang, id, null, stop);
        await gang.MeldAsync(link.Soort == Linksoort.Herstel ? "herstellink-gebruiken" : "uitnodiging-gebruiken", account.Persoon, null, id.ToString(), stop);
        await gang.SluitAsync(stop);
        return id;
    }

    /// <summary>Uses an invitation to sign in by another party from now on.</summary>
    /// <returns>False when the link does not hold any more, or that subject is somebody else here.</returns>
    public async Task<bool> KoppelAsync(string code, string uitgever, string onderwerp, CancellationToken stop)
    {
        await using var gang = await Aanmeldgang.BeginAsync(opslag, klok, stop);
        if (await NeemAsync(gang.Db, gang.Nu, code, stop) is not { Soort: Linksoort.Uitnodiging, Account: { } id } || await gang.Db.ExterneAanmeldingen.AnyAsync(e => e.Uitgever == uitgever && e.Onderwerp == onderwerp, stop))
            return false;
        var persoon = await gang.Db.Accounts.Where(a => a.Id == id && a.Uitgeschakeld == null).Select(a => (PersoonId?)a.Persoon).SingleOrDefaultAsync(stop);
        if (persoon is null)
            return false;
        gang.Db.Add(new ExterneAanmelding(uitgever, onderwerp, id, gang.Nu));
        await gang.MeldAsync("externe-aanmelding-koppelen", persoon, null, id.ToString(), stop);
        await gang.SluitAsync(stop);
        return true;
    }

    /// <summary>Makes the first organisation, its beheerder and her or his account.</summary>
    /// <param name="code">The code of the link.</param>
    /// <param name="invoer">The organisation and the person.</param>
    /// <param name="aanmeldnaam">What the beheerder signs in with.</param>
    /// <param name="wachtwoordhash">The hash of the password.</param>
    /// <param name="stop">Stops it.</param>
    /// <returns>The account; not found when the link does not hold any more.</returns>
    public async Task<Resultaat<AccountId>> BeginAsync(string code, BeginInstallatie.Invoer invoer, string aanmeldnaam, string wachtwoordhash, CancellationToken stop)
    {
        var account = default(AccountId);
        var naam = Aanmelding.Aanmeldnaam.Maak(aanmeldnaam);
        if (!Aanmelding.Aanmeldnaam.Kan(naam))
            return Resultaat<AccountId>.Fout("naam", "dit is geen e-mailadres", "naam@school.nl");
        var uitkomst = await new BeginInstallatie(opslag, klok).VoerUitAsync(invoer, async (werk, persoon) =>
        {
            if (await NeemAsync(werk.Db, werk.Nu, code, stop) is not { Soort: Linksoort.EersteBeheerder } || await werk.Db.Accounts.AnyAsync(stop))
                return false;
            account = new AccountId(werk.Sleutel());
            werk.Db.Add(new Account(account, persoon, naam, werk.Nu) { Wachtwoord = wachtwoordhash });
            return true;
        }, stop);
        return uitkomst.Match<Resultaat<AccountId>>(_ => new Resultaat<AccountId>.Gelukt(account), () => new Resultaat<AccountId>.NietGevonden(), fouten => new Resultaat<AccountId>.Onjuist(fouten), (_, _) => throw new InvalidOperationException("een begin heeft geen andere versie"));
    }

    internal static string Maak(Opslagcontext db, DateTime nu, Linksoort soort, AccountId? account)
    {
        var code = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        db.Add(new EenmaligeLink(Hash(code), soort, account, nu + (soort switch { Linksoort.Uitnodiging => Uitnodiging, Linksoort.Herstel => Herstel, Linksoort.EersteBeheerder => Eerste }), null));
        return code;
    }

    // the row itself is the lock: whoever marks it used, used it
    private static async Task<EenmaligeLink?> NeemAsync(Opslagcontext db, DateTime nu, string code, CancellationToken stop)
    {
        var hash = Hash(code);
        return await db.Links.Where(l => l.Hash == hash && l.Gebruikt == null && l.Verloopt > nu).ExecuteUpdateAsync(z => z.SetProperty(l => l.Gebruikt, nu), stop) == 1
            ? await db.Links.SingleAsync(l => l.Hash == hash, stop) : null;
    }

    private static byte[] Hash(string code) => SHA256.HashData(Encoding.UTF8.GetBytes(code));
}
