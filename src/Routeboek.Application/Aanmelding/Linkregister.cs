using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Opslag;
using Routeboek.Domain.Organisaties;
using Routeboek.Domain.Toegang;

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
        if (await NeemAsync(gang, code, stop) is not { Account: { } id } link)
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
        if (await NeemAsync(gang, code, stop) is not { Soort: Linksoort.Uitnodiging, Account: { } id } || await gang.Db.ExterneAanmeldingen.AnyAsync(e => e.Uitgever == uitgever && e.Onderwerp == onderwerp, stop))
            return false;
        var persoon = await gang.Db.Accounts.Where(a => a.Id == id && a.Uitgeschakeld == null).Select(a => (PersoonId?)a.Persoon).SingleOrDefaultAsync(stop);
        if (persoon is null)
            return false;
        gang.Db.Add(new ExterneAanmelding(uitgever, onderwerp, id, gang.Nu));
        await gang.MeldAsync("externe-aanmelding-koppelen", persoon, null, id.ToString(), stop);
        await gang.SluitAsync(stop);
        return true;
    }

    /// <summary>The first organisation and its beheerder.</summary>
    /// <param name="Naam">The name of the beheerder.</param>
    /// <param name="Aanmeldnaam">What she or he signs in with.</param>
    /// <param name="Wachtwoordhash">The hash of the password.</param>
    /// <param name="Soort">What the organisation is.</param>
    /// <param name="Organisatie">Its name.</param>
    /// <param name="Brin">Of a school; else empty.</param>
    public sealed record EersteStart(Persoonsnaam Naam, string Aanmeldnaam, string Wachtwoordhash, Organisatiesoort Soort, string Organisatie, string Brin);

    /// <summary>Makes the first organisation, its beheerder and her or his account.</summary>
    /// <returns>The account; null when the link does not hold any more.</returns>
    /// <exception cref="ArgumentException">What was given cannot be; the page asks before.</exception>
    public async Task<AccountId?> BeginAsync(string code, EersteStart invoer, CancellationToken stop)
    {
        await using var gang = await Aanmeldgang.BeginAsync(opslag, klok, stop);
        if (await NeemAsync(gang, code, stop) is not { Soort: Linksoort.EersteBeheerder } || await gang.Db.Accounts.AnyAsync(stop))
            return null;
        var organisatie = new Organisatie(new OrganisatieId(gang.Sleutel()), invoer.Soort, invoer.Organisatie, invoer.Brin.Length > 0 ? new Brin(invoer.Brin) : null, null);
        var persoon = new Persoon(new PersoonId(gang.Sleutel()), invoer.Naam);
        var rol = new Rolbezetting(new RolbezettingId(gang.Sleutel()), persoon.Id, organisatie.Id, nameof(Rol.Beheerder), gang.Vandaag, null, null);
        var account = new Account(new AccountId(gang.Sleutel()), persoon.Id, Aanmelding.Aanmeldnaam.Maak(invoer.Aanmeldnaam), gang.Nu) { Wachtwoord = invoer.Wachtwoordhash };
        gang.Db.AddRange(organisatie, persoon);
        await gang.Db.SaveChangesAsync(stop);
        gang.Db.AddRange(rol, account);
        await Hoofdorganisatie.ZetAsync(gang.Db, organisatie.Id, stop);
        await gang.Db.SaveChangesAsync(stop);
        await gang.MeldAsync("eerste-start", persoon.Id, rol.Id, organisatie.Id.ToString(), stop);
        await gang.SluitAsync(stop);
        return account.Id;
    }

    internal static string Maak(Opslagcontext db, DateTime nu, Linksoort soort, AccountId? account)
    {
        var code = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        db.Add(new EenmaligeLink(Hash(code), soort, account, nu + (soort switch { Linksoort.Uitnodiging => Uitnodiging, Linksoort.Herstel => Herstel, Linksoort.EersteBeheerder => Eerste }), null));
        return code;
    }

    // the row itself is the lock: whoever marks it used, used it
    private static async Task<EenmaligeLink?> NeemAsync(Aanmeldgang gang, string code, CancellationToken stop)
    {
        var (hash, nu) = (Hash(code), gang.Nu);
        return await gang.Db.Links.Where(l => l.Hash == hash && l.Gebruikt == null && l.Verloopt > nu).ExecuteUpdateAsync(z => z.SetProperty(l => l.Gebruikt, nu), stop) == 1
            ? await gang.Db.Links.SingleAsync(l => l.Hash == hash, stop) : null;
    }

    private static byte[] Hash(string code) => SHA256.HashData(Encoding.UTF8.GetBytes(code));
}
