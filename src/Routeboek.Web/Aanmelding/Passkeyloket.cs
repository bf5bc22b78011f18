using Microsoft.AspNetCore.Identity;
using Routeboek.Application.Aanmelding;

namespace Routeboek.Web.Aanmelding;

/// <summary>Makes and recognises passkeys with the framework's handler; the challenge waits in a protected cookie.</summary>
public sealed class Passkeyloket(IPasskeyHandler<Accountbeeld> handler, Accountregister register, Kortekoek koek)
{
    private const string Maken = "passkey-maken";
    private const string Tonen = "passkey-tonen";
    private const int LangsteJson = 16 * 1024;

    /// <summary>What the browser needs to make one.</summary>
    public async Task<string> BeginMakenAsync(HttpContext http, Accountbeeld account)
    {
        var opties = await handler.MakeCreationOptionsAsync(new PasskeyUserEntity { Id = account.Id.ToString(), Name = account.Naam, DisplayName = account.Volledig }, http);
        koek.Zet(http, Maken, opties.AttestationState ?? "");
        return opties.CreationOptionsJson;
    }

    /// <summary>Keeps the one that the browser made.</summary>
    /// <returns>False when it is not right, or somebody has it already.</returns>
    public async Task<bool> MaakAsync(HttpContext http, Sessiebeeld door, string json, string naam, CancellationToken stop)
    {
        var staat = koek.Lees(http, Maken);
        koek.Wis(http, Maken);
        if (staat is null || json.Length > LangsteJson)
            return false;
        var uitkomst = await handler.PerformAttestationAsync(new PasskeyAttestationContext { HttpContext = http, CredentialJson = json, AttestationState = staat });
        return uitkomst.Succeeded && uitkomst.UserEntity.Id == door.Account.ToString() && await register.VoegPasskeyToeAsync(door, new Passkey
        {
            Sleutel = uitkomst.Passkey.CredentialId,
            Account = door.Account,
            Publiek = uitkomst.Passkey.PublicKey,
            Teller = uitkomst.Passkey.SignCount,
            Vervoer = string.Join(' ', uitkomst.Passkey.Transports ?? []),
            Gecontroleerd = uitkomst.Passkey.IsUserVerified,
            Overdraagbaar = uitkomst.Passkey.IsBackupEligible,
            Overgedragen = uitkomst.Passkey.IsBackedUp,
            Naam = naam,
            Gemaakt = default,
        }, stop);
    }

    /// <summary>What the browser needs to show one; of whom, the device knows.</summary>
    public async Task<string> BeginTonenAsync(HttpContext http)
    {
        var opties = await handler.MakeRequestOptionsAsync(null, http);
        koek.Zet(http, Tonen, opties.AssertionState ?? "");
        return opties.RequestOptionsJson;
    }

    /// <summary>Whose passkey this is; null when it is not right.</summary>
    public async Task<Accountbeeld?> ToonAsync(HttpContext http, string json, CancellationToken stop)
    {
        var staat = koek.Lees(http, Tonen);
        koek.Wis(http, Tonen);
        if (staat is null || json.Length > LangsteJson)
            return null;
        var uitkomst = await handler.PerformAssertionAsync(new PasskeyAssertionContext { HttpContext = http, CredentialJson = json, AssertionState = staat });
        if (!uitkomst.Succeeded)
            return null;
        await register.TelPasskeyAsync(uitkomst.Passkey.CredentialId, uitkomst.Passkey.SignCount, uitkomst.Passkey.IsBackedUp, stop);
        return uitkomst.User;
    }
}
