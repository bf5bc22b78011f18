using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Opslag;
using Routeboek.Domain.Organisaties;

namespace Routeboek.Application.Aanmelding;

/// <summary>
/// Accounts and their means. Who calls it has shown a means of that account first (or a one-time link); what it changes is in the audit.
/// Passwords and secrets come in hashed or protected.
/// </summary>
public sealed class Accountregister(Routeboekopslag opslag, TimeProvider klok)
{
    private const int Herstelcodes = 10;

    public Task<Accountbeeld?> VindOpNaamAsync(string naam, CancellationToken stop)
    {
        var gevouwen = Aanmeldnaam.Maak(naam);
        return VindAsync(a => a.Naam == gevouwen, stop);
    }

    public Task<Accountbeeld?> VindAsync(AccountId id, CancellationToken stop) => VindAsync(a => a.Id == id, stop);

    /// <summary>Who this is at another party's sign-in; null when nobody was linked.</summary>
    public async Task<Accountbeeld?> VindExternAsync(string uitgever, string onderwerp, CancellationToken stop)
    {
        await using var db = opslag.Context();
        var id = await db.ExterneAanmeldingen.Where(e => e.Uitgever == uitgever && e.Onderwerp == onderwerp).Select(e => (AccountId?)e.Account).SingleOrDefaultAsync(stop);
        return id is { } account ? await VindAsync(account, stop) : null;
    }

    /// <summary>Notes that somebody did not get in; an unknown name leaves no name.</summary>
    public async Task MeldMislukkingAsync(AccountId? account, string waarom, CancellationToken stop)
    {
        await using var gang = await Aanmeldgang.BeginAsync(opslag, klok, stop);
        var persoon = account is null ? null : await gang.Db.Accounts.Where(a => a.Id == account).Select(a => (PersoonId?)a.Persoon).SingleOrDefaultAsync(stop);
        await gang.MeldAsync("aanmelden", persoon, null, account?.ToString() ?? "", stop, waarom);
        await gang.SluitAsync(stop);
    }

    /// <summary>Sets the password; all other sessions end.</summary>
    public Task ZetWachtwoordAsync(Sessiebeeld door, string hash, CancellationToken stop) => WijzigAsync(door, "wachtwoord-wijzigen", a => a.Wachtwoord = hash, stop);

    /// <summary>The same password, hashed anew with today's strength.</summary>
    public async Task HerhashAsync(AccountId account, string oud, string nieuw, CancellationToken stop)
    {
        await using var db = opslag.Context();
        await db.Accounts.Where(a => a.Id == account && a.Wachtwoord == oud).ExecuteUpdateAsync(z => z.SetProperty(a => a.Wachtwoord, nieuw), stop);
    }

    /// <summary>Begins with codes: the secret is there, but not asked for until one code was right.</summary>
    public Task BeginCodeAsync(Sessiebeeld door, string geheim, CancellationToken stop) => WijzigAsync(door, "code-beginnen", a =>
    {
        if (!a.CodeAan)
            a.Geheim = geheim;
    }, stop, eindigAndere: false);

    /// <summary>Asks codes from now on; makes recovery codes.</summary>
    /// <returns>The recovery codes, to be shown once.</returns>
    public async Task<IReadOnlyList<string>> ZetCodeAanAsync(Sessiebeeld door, CancellationToken stop)
    {
        await WijzigAsync(door, "code-aanzetten", a => a.CodeAan = a.Geheim is not null, stop);
        return await MaakHerstelcodesAsync(door, stop);
    }

    public async Task ZetCodeUitAsync(Sessiebeeld door, CancellationToken stop)
    {
        await using (var db = opslag.Context())
            await db.Herstelcodes.Where(h => h.Account == door.Account).ExecuteDeleteAsync(stop);
        await WijzigAsync(door, "code-uitzetten", a => (a.CodeAan, a.Geheim) = (false, null), stop);
    }

    /// <summary>Uses the code of a step; each step once, and none before it any more.</summary>
    /// <returns>False when it was used before.</returns>
    public async Task<bool> GebruikStapAsync(AccountId account, long stap, CancellationToken stop)
    {
        await using var db = opslag.Context();
        return await db.Accounts.Where(a => a.Id == account && a.LaatsteStap < stap).ExecuteUpdateAsync(z => z.SetProperty(a => a.LaatsteStap, stap), stop) == 1;
    }

    /// <summary>Makes new recovery codes; the old ones are void.</summary>
    public async Task<IReadOnlyList<string>> MaakHerstelcodesAsync(Sessiebeeld door, CancellationToken stop)
    {
        // 50 bits each: out of reach of guessing at ten an hour, so a fast hash will do
        const string Tekens = "23456789abcdefghjkmnpqrstuvwxyz";
        var codes = Enumerable.Range(0, Herstelcodes).Select(_ => RandomNumberGenerator.GetString(Tekens, 5) + "-" + RandomNumberGenerator.GetString(Tekens, 5)).ToList();
        await using var gang = await Aanmeldgang.BeginAsync(opslag, klok, stop);
        await gang.Db.Herstelcodes.Where(h => h.Account == door.Account).ExecuteDeleteAsync(stop);
        gang.Db.AddRange(codes.Select(c => new Herstelcoderij(door.Account, Hash(c))));
        await gang.MeldAsync("herstelcodes-maken", door.Persoon, door.Rol?.Bezetting, door.Account.ToString(), stop);
        await gang.SluitAsync(stop);
        return codes;
    }

    public async Task<int> TelHerstelcodesAsync(AccountId account, CancellationToken stop)
    {
        await using var db = opslag.Context();
        return await db.Herstelcodes.CountAsync(h => h.Account == account, stop);
    }

    /// <summary>Uses a recovery code; it is gone after it.</summary>
    public async Task<bool> GebruikHerstelcodeAsync(Accountbeeld account, string code, CancellationToken stop)
    {
        var hash = Hash(code);
        await using var gang = await Aanmeldgang.BeginAsync(opslag, klok, stop);
        if (await gang.Db.Herstelcodes.Where(h => h.Account == account.Id && h.Hash == hash).ExecuteDeleteAsync(stop) == 0)
            return false;
        await gang.MeldAsync("herstelcode-gebruiken", account.Persoon, null, account.Id.ToString(), stop);
        await gang.SluitAsync(stop);
        return true;
    }

    public async Task<IReadOnlyList<Passkey>> PasskeysAsync(AccountId account, CancellationToken stop)
    {
        await using var db = opslag.Context();
        return await db.Passkeys.Where(p => p.Account == account).OrderBy(p => p.Gemaakt).ToListAsync(stop);
    }

    public async Task<Passkey?> VindPasskeyAsync(byte[] sleutel, CancellationToken stop)
    {
        await using var db = opslag.Context();
        return await db.Passkeys.SingleOrDefaultAsync(p => p.Sleutel == sleutel, stop);
    }

    /// <summary>Adds a passkey.</summary>
    /// <returns>False when somebody has it already.</returns>
    public async Task<bool> VoegPasskeyToeAsync(Sessiebeeld door, Passkey passkey, CancellationToken stop)
    {
        await using var gang = await Aanmeldgang.BeginAsync(opslag, klok, stop);
        if (passkey.Account != door.Account || await gang.Db.Passkeys.AnyAsync(p => p.Sleutel == passkey.Sleutel, stop))
            return false;
        gang.Db.Add(passkey with { Gemaakt = gang.Nu });
        await gang.MeldAsync("passkey-toevoegen", door.Persoon, door.Rol?.Bezetting, door.Account.ToString(), stop);
        await gang.SluitAsync(stop);
        return true;
    }

    /// <summary>Keeps the counter of a passkey after it was used; it only goes up.</summary>
    public async Task TelPasskeyAsync(byte[] sleutel, long teller, bool overgedragen, CancellationToken stop)
    {
        await using var db = opslag.Context();
        await db.Passkeys.Where(p => p.Sleutel == sleutel && p.Teller <= teller).ExecuteUpdateAsync(z => z.SetProperty(p => p.Teller, teller).SetProperty(p => p.Overgedragen, overgedragen), stop);
    }

    public async Task VerwijderPasskeyAsync(Sessiebeeld door, byte[] sleutel, CancellationToken stop)
    {
        await using var gang = await Aanmeldgang.BeginAsync(opslag, klok, stop);
        if (await gang.Db.Passkeys.Where(p => p.Account == door.Account && p.Sleutel == sleutel).ExecuteDeleteAsync(stop) == 0)
            return;
        await Sessieregister.BeeindigAsync(gang, door.Account, door.Id, stop);
        await gang.MeldAsync("passkey-verwijderen", door.Persoon, door.Rol?.Bezetting, door.Account.ToString(), stop);
        await gang.SluitAsync(stop);
    }

    internal static byte[] Hash(string code) =>
        SHA256.HashData(Encoding.UTF8.GetBytes(new string([.. code.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant)])));

    private async Task<Accountbeeld?> VindAsync(System.Linq.Expressions.Expression<Func<Account, bool>> welk, CancellationToken stop)
    {
        await using var db = opslag.Context();
        var rij = await db.Accounts.Where(welk).Where(a => a.Uitgeschakeld == null)
            .Join(db.Personen, a => a.Persoon, p => p.Id, (a, p) => new { a, p.Naam, Passkeys = db.Passkeys.Count(k => k.Account == a.Id) }).SingleOrDefaultAsync(stop);
        return rij is null ? null : new Accountbeeld(rij.a.Id, rij.a.Persoon, rij.a.Naam, rij.Naam.ToString(), rij.a.Wachtwoord, rij.a.Geheim, rij.a.CodeAan, rij.Passkeys);
    }

    private async Task WijzigAsync(Sessiebeeld door, string wat, Action<Account> doe, CancellationToken stop, bool eindigAndere = true)
    {
        await using var gang = await Aanmeldgang.BeginAsync(opslag, klok, stop);
        doe(await gang.Db.Accounts.AsTracking().SingleAsync(a => a.Id == door.Account, stop));
        if (eindigAndere)
            await Sessieregister.BeeindigAsync(gang, door.Account, door.Id, stop);
        await gang.MeldAsync(wat, door.Persoon, door.Rol?.Bezetting, door.Account.ToString(), stop);
        await gang.SluitAsync(stop);
    }
}
