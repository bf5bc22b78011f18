using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Routeboek.Application.Aanmelding;
using Routeboek.Web.Aanmelding;
using Routeboek.Web.Vorm;

namespace Routeboek.Web.Pages.Account;

/// <summary>Adds a passkey.</summary>
[NaBevestigen]
public sealed class PasskeyModel(Accountregister accounts, Passkeyloket passkeys, Aanmelder aanmelder, Tekst tekst) : PageModel
{
    private const int Meeste = 10;

    [BindProperty]
    public Gegevens Invoer { get; set; } = new();

    public sealed class Gegevens
    {
        [Required, StringLength(Application.Aanmelding.Passkey.LangsteNaam), Display(Name = "account.passkey-naam")]
        public string Naam { get; set; } = "";
    }

    public void OnGet() => Invoer.Naam = Toestel.Van(Request);

    /// <summary>For the script: what the browser must ask the device.</summary>
    public async Task<IActionResult> OnPostOptiesAsync() => Content(await passkeys.BeginMakenAsync(HttpContext, await AccountAsync()), "application/json");

    public async Task<IActionResult> OnPostAsync(string? passkey)
    {
        if ((await AccountAsync()).Passkeys >= Meeste)
            ModelState.AddModelError("", tekst["account.passkey-teveel", Meeste]);
        if (ModelState.IsValid && await passkeys.MaakAsync(HttpContext, Sessiecookie.Beeld(HttpContext)!, passkey ?? "", Invoer.Naam, HttpContext.RequestAborted))
        {
            var sessie = Sessiecookie.Beeld(HttpContext)!;
            await aanmelder.VerderAsync(HttpContext, sessie, sessie.Middel == Aanmeldmiddel.Wachtwoord ? Aanmeldmiddel.Passkey : sessie.Middel);
            return RedirectToPage("/Account/Index");
        }

        if (ModelState.IsValid)
            ModelState.AddModelError("", tekst["account.passkey-fout"]);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private async Task<Accountbeeld> AccountAsync() =>
        await accounts.VindAsync(Sessiecookie.Beeld(HttpContext)!.Account, HttpContext.RequestAborted) ?? throw new InvalidOperationException("een sessie zonder account");
}
