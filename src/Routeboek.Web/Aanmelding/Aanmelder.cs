using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Routeboek.Application.Aanmelding;
using Routeboek.Domain.Organisaties;

namespace Routeboek.Web.Aanmelding;

/// <summary>What came of an attempt to sign in.</summary>
public abstract record Aanmelduitkomst
{
    private Aanmelduitkomst()
    {
    }

    /// <summary>In.</summary>
    public sealed record Binnen(Sessiebeeld? Sessie) : Aanmelduitkomst;

    /// <summary>The password was right; a second means is asked.</summary>
    public sealed record Tweede : Aanmelduitkomst;

    /// <summary>Not right; for an unknown name the same.</summary>
    public sealed record Fout : Aanmelduitkomst;

    /// <summary>Too often wrong: wait so long.</summary>
    public sealed record Wacht(TimeSpan Hoelang) : Aanmelduitkomst;

    public T Match<T>(Func<Sessiebeeld?, T> binnen, Func<T> tweede, Func<T> fout, Func<TimeSpan, T> wacht) => this switch
    {
        Binnen v => binnen(v.Sessie),
        Tweede => tweede(),
        Fout => fout(),
        Wacht v => wacht(v.Hoelang),
        _ => throw new InvalidOperationException($"onbekende uitkomst {GetType().Name}"),
    };
}

/// <summary>Signs people in and out: judges what they show, and begins and ends sessions.</summary>
public sealed class Aanmelder(Accountregister accounts, Sessieregister sessies, Aanmeldrem rem, Wachtwoordkeuring wachtwoorden, Passkeyloket passkeys,
    Kortekoek koek, IDataProtectionProvider bescherming, TimeProvider klok)
{
    private const string Stap = "tweede-stap";

    /// <summary>The secret of the codes, protected for the store.</summary>
    private IDataProtector Geheimslot => bescherming.CreateProtector("Routeboek.Aanmelding", "code");

    public async Task<Aanmelduitkomst> MetWachtwoordAsync(HttpContext http, string naam, string wachtwoord)
    {
        var stop = http.RequestAborted;
        var gevouwen = Aanmeldnaam.Maak(naam.Length <= Aanmeldnaam.Langste ? naam : "");
        if (await NeemAsync(Raadsoort.Wachtwoord, gevouwen, stop) is { Wacht.Ticks: > 0 } beurt)
            return new Aanmelduitkomst.Wacht(beurt.Wacht);
        var account = await accounts.VindOpNaamAsync(gevouwen, stop);
        if (!await KloptAsync(account, wachtwoord, stop) || account is null)
            return await FoutAsync(account?.Id, "wachtwoord klopt niet", stop);
        await rem.VergeetAsync(Raadsoort.Wachtwoord, gevouwen, stop);
        if (account.HeeftTweedeMiddel)
        {
            koek.Zet(http, Stap, account.Id.ToString());
            return new Aanmelduitkomst.Tweede();
        }

        return await BinnenAsync(http, account.Id, Aanmeldmiddel.Wachtwoord);
    }

    /// <summary>Who has shown a password and must now show a second means; null when that was too long ago.</summary>
    public async Task<Accountbeeld?> HalverwegeAsync(HttpContext http) =>
        Guid.TryParseExact(koek.Lees(http, Stap), "N", out var id) ? await accounts.VindAsync(new AccountId(id), http.RequestAborted) : null;

    /// <summary>The second step, with a code of the app or a recovery code.</summary>
    public async Task<Aanmelduitkomst> MetCodeAsync(HttpContext http, Accountbeeld account, string code)
    {
        if (await CodeAsync(account, code, http.RequestAborted) is { } mis)
            return mis;
        koek.Wis(http, Stap);
        return await BinnenAsync(http, account.Id, Aanmeldmiddel.WachtwoordEnCode);
    }

    public async Task<Aanmelduitkomst> MetPasskeyAsync(HttpContext http, string json)
    {
        if (await passkeys.ToonAsync(http, json, http.RequestAborted) is not { } account)
            return await FoutAsync(null, "passkey klopt niet", http.RequestAborted);
        koek.Wis(http, Stap);
        return await BinnenAsync(http, account.Id, Aanmeldmiddel.Passkey);
    }

    /// <summary>Begins a session for who showed enough.</summary>
    public async Task<Aanmelduitkomst> BinnenAsync(HttpContext http, AccountId account, Aanmeldmiddel middel, RolbezettingId? rol = null) =>
        await sessies.BeginAsync(account, middel, Toestel.Van(http.Request), rol, http.RequestAborted) is { } sessie
            ? new Aanmelduitkomst.Binnen(await ZetAsync(http, sessie)) : new Aanmelduitkomst.Fout();

    /// <summary>Goes on in another role; false when it does not hold.</summary>
    public async Task<bool> KiesRolAsync(HttpContext http, Sessiebeeld sessie, RolbezettingId rol)
    {
        if (await sessies.KiesRolAsync(sessie, rol, http.RequestAborted) is not { } nieuw)
            return false;
        await ZetAsync(http, nieuw);
        return true;
    }

    /// <summary>Shows again who one is, with a password (and a code when they are on).</summary>
    public async Task<Aanmelduitkomst> BevestigAsync(HttpContext http, Sessiebeeld sessie, string wachtwoord, string code)
    {
        var stop = http.RequestAborted;
        if (await accounts.VindAsync(sessie.Account, stop) is not { } account)
            return new Aanmelduitkomst.Fout();
        if (await NeemAsync(Raadsoort.Wachtwoord, account.Naam, stop) is { Wacht.Ticks: > 0 } beurt)
            return new Aanmelduitkomst.Wacht(beurt.Wacht);
        if (!await KloptAsync(account, wachtwoord, stop) || (account is { HeeftTweedeMiddel: true, CodeAan: false }))
            return await FoutAsync(account.Id, "bevestigen: wachtwoord klopt niet", stop);
        await rem.VergeetAsync(Raadsoort.Wachtwoord, account.Naam, stop);
        if (account.CodeAan && await CodeAsync(account, code, stop) is { } mis)
            return mis;
        return await VerderAsync(http, sessie, account.CodeAan ? Aanmeldmiddel.WachtwoordEnCode : Aanmeldmiddel.Wachtwoord);
    }

    /// <summary>Shows again who one is, with a passkey.</summary>
    public async Task<Aanmelduitkomst> BevestigMetPasskeyAsync(HttpContext http, Sessiebeeld sessie, string json) =>
        await passkeys.ToonAsync(http, json, http.RequestAborted) is { } account && account.Id == sessie.Account
            ? await VerderAsync(http, sessie, Aanmeldmiddel.Passkey) : await FoutAsync(sessie.Account, "bevestigen: passkey klopt niet", http.RequestAborted);

    /// <summary>Goes on with a session that has shown more.</summary>
    public async Task<Aanmelduitkomst> VerderAsync(HttpContext http, Sessiebeeld sessie, Aanmeldmiddel middel) =>
        await sessies.BevestigAsync(sessie, middel, http.RequestAborted) is { } nieuw ? new Aanmelduitkomst.Binnen(await ZetAsync(http, nieuw)) : new Aanmelduitkomst.Fout();

    public async Task AfmeldenAsync(HttpContext http)
    {
        if (Sessiecookie.Beeld(http) is { } sessie)
            await sessies.BeeindigAsync(sessie, sessie.Id, http.RequestAborted);
        koek.Wis(http, Stap);
        await http.SignOutAsync(Sessiecookie.Schema);
    }

    /// <summary>A new secret for codes, protected.</summary>
    public string NieuwGeheim() => Geheimslot.Protect(Convert.ToBase64String(RandomNumberGenerator.GetBytes(Totp.Geheimlengte)));

    internal byte[] Geheim(string beschermd) => Convert.FromBase64String(Geheimslot.Unprotect(beschermd));

    /// <summary>Judges a code of the app only; null = right.</summary>
    public async Task<Aanmelduitkomst?> AppcodeAsync(Accountbeeld account, string code, CancellationToken stop)
    {
        if (await NeemAsync(Raadsoort.Code, account.Id.ToString(), stop) is { Wacht.Ticks: > 0 } beurt)
            return new Aanmelduitkomst.Wacht(beurt.Wacht);
        if (account.Geheim is null || Totp.Stap(Geheim(account.Geheim), code, klok.GetUtcNow()) is not { } stap || !await accounts.GebruikStapAsync(account.Id, stap, stop))
            return await FoutAsync(account.Id, "code klopt niet of is al gebruikt", stop);
        await rem.VergeetAsync(Raadsoort.Code, account.Id.ToString(), stop);
        return null;
    }

    private async Task<Aanmelduitkomst?> CodeAsync(Accountbeeld account, string code, CancellationToken stop)
    {
        if (!account.CodeAan || code.Count(char.IsLetterOrDigit) <= Totp.Cijfers)
            return account.CodeAan ? await AppcodeAsync(account, code, stop) : new Aanmelduitkomst.Fout();
        if (await NeemAsync(Raadsoort.Code, account.Id.ToString(), stop) is { Wacht.Ticks: > 0 } beurt)
            return new Aanmelduitkomst.Wacht(beurt.Wacht);
        if (!await accounts.GebruikHerstelcodeAsync(account, code, stop))
            return await FoutAsync(account.Id, "herstelcode klopt niet", stop);
        await rem.VergeetAsync(Raadsoort.Code, account.Id.ToString(), stop);
        return null;
    }

    private async Task<Beurt> NeemAsync(Raadsoort soort, string wie, CancellationToken stop) => await rem.NeemAsync(soort, wie, stop);

    private async Task<bool> KloptAsync(Accountbeeld? account, string wachtwoord, CancellationToken stop)
    {
        var uitkomst = wachtwoorden.Klopt(account, wachtwoord);
        if (uitkomst == PasswordVerificationResult.SuccessRehashNeeded)
            await accounts.HerhashAsync(account!.Id, account.Wachtwoord!, Wachtwoordkeuring.Hash(wachtwoord), stop);
        return uitkomst != PasswordVerificationResult.Failed;
    }

    private async Task<Aanmelduitkomst> FoutAsync(AccountId? account, string waarom, CancellationToken stop)
    {
        await accounts.MeldMislukkingAsync(account, waarom, stop);
        return new Aanmelduitkomst.Fout();
    }

    private async Task<Sessiebeeld?> ZetAsync(HttpContext http, SessieId sessie)
    {
        await http.SignInAsync(Sessiecookie.Schema, new ClaimsPrincipal(new ClaimsIdentity([new Claim(Beleid.Sessieclaim, sessie.ToString())], Sessiecookie.Schema)));
        // the page that is drawn now belongs to the new session already, with its forms
        var beeld = await sessies.GeldigAsync(sessie, http.RequestAborted);
        if (beeld is not null)
            http.User = Sessiecookie.Zet(http, http.RequestServices.GetRequiredService<Sessie>(), beeld);
        return beeld;
    }
}
