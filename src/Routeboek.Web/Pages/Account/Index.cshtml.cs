using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.WebUtilities;
using Routeboek.Application.Aanmelding;
using Routeboek.Application.Berichten;
using Routeboek.Web.Aanmelding;
using Routeboek.Web.Berichten;

namespace Routeboek.Web.Pages.Account;

/// <summary>One's own means and sessions.</summary>
public sealed class IndexModel(Accountregister accounts, Sessieregister sessies, TimeProvider klok, KiesOverzicht overzicht, Mailinstellingen mail) : PageModel
{
    public Accountbeeld Account { get; private set; } = null!;

    public Sessiebeeld Sessie => Sessiecookie.Beeld(HttpContext)!;

    public IReadOnlyList<Passkey> Passkeys { get; private set; } = [];

    public IReadOnlyList<Sessieregel> Sessies { get; private set; } = [];

    public int Herstelcodes { get; private set; }

    /// <summary>How often this one gets the numbers of the day by mail.</summary>
    public Overzichtsritme Ritme { get; private set; }

    /// <summary>Whether anything is sent at all here.</summary>
    public bool MailKan => mail.Kan;

    public bool RitmeBewaard { get; private set; }

    /// <summary>Somebody of the demo world has no means to change.</summary>
    public bool IsDemo => Sessie.Middel == Aanmeldmiddel.Demo;

    public async Task OnGetAsync(bool overzichtBewaard = false)
    {
        var stop = HttpContext.RequestAborted;
        Account = await accounts.VindAsync(Sessie.Account, stop) ?? throw new InvalidOperationException("een sessie zonder account");
        Passkeys = await accounts.PasskeysAsync(Account.Id, stop);
        Sessies = await sessies.LijstAsync(Account.Id, stop);
        Ritme = await overzicht.LeesAsync(Account.Persoon, stop);
        RitmeBewaard = overzichtBewaard;
        Herstelcodes = await accounts.TelHerstelcodesAsync(Account.Id, stop);
    }

    public async Task<IActionResult> OnPostOverzichtAsync(Overzichtsritme ritme)
    {
        if (!Enum.IsDefined(ritme) || await accounts.VindAsync(Sessie.Account, HttpContext.RequestAborted) is not { } account)
            return NotFound();
        await overzicht.VoerUitAsync(account.Persoon, ritme, HttpContext.RequestAborted);
        return RedirectToPage(new { overzichtBewaard = true });
    }

    public async Task<IActionResult> OnPostSessieAsync(Guid sessie)
    {
        if (sessie != Guid.Empty)
            await sessies.BeeindigAsync(Sessie, new SessieId(sessie), HttpContext.RequestAborted);
        return sessie == Sessie.Id.Waarde ? RedirectToPage("/Aanmelden/Index", new { melding = "afgemeld" }) : RedirectToPage();
    }

    public async Task<IActionResult> OnPostAlleAsync()
    {
        await sessies.BeeindigAlleAsync(Sessie, ookDeze: false, HttpContext.RequestAborted);
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostPasskeyWegAsync(string? passkey) => await NaBevestigenAsync(async () =>
    {
        if (passkey is { Length: > 0 and < 2000 } && TryLees(passkey) is { } sleutel && await MagWegAsync(1))
            await accounts.VerwijderPasskeyAsync(Sessie, sleutel, HttpContext.RequestAborted);
    });

    public async Task<IActionResult> OnPostCodeUitAsync() => await NaBevestigenAsync(async () =>
    {
        if (await accounts.VindAsync(Sessie.Account, HttpContext.RequestAborted) is { Passkeys: > 0 } || !Vereist)
            await accounts.ZetCodeUitAsync(Sessie, HttpContext.RequestAborted);
    });

    /// <summary>The role of now asks a second means: the last one stays.</summary>
    public bool Vereist => Sessie.Rollen.Any(r => Beleid.VraagtTweedeMiddel(r.Actor.Rol));

    private async Task<bool> MagWegAsync(int aantal) =>
        !Vereist || (await accounts.VindAsync(Sessie.Account, HttpContext.RequestAborted) is { } account && (account.CodeAan || account.Passkeys > aantal));

    private async Task<IActionResult> NaBevestigenAsync(Func<Task> doe)
    {
        if (!Sessie.IsBevestigd(klok.GetUtcNow().UtcDateTime))
            return RedirectToPage("/Account/Bevestig", new { terug = "/account" });
        await doe();
        return RedirectToPage();
    }

    private static byte[]? TryLees(string tekst)
    {
        try
        {
            return WebEncoders.Base64UrlDecode(tekst);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
