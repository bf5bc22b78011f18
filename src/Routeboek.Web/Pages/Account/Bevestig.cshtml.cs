using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Routeboek.Application.Aanmelding;
using Routeboek.Web.Aanmelding;
using Routeboek.Web.Vorm;

namespace Routeboek.Web.Pages.Account;

/// <summary>Shows again who one is, before something sensitive.</summary>
public sealed class BevestigModel(Accountregister accounts, Aanmelder aanmelder, Tekst tekst) : PageModel
{
    [BindProperty]
    public Gegevens Invoer { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? Terug { get; set; }

    public Accountbeeld Account { get; private set; } = null!;

    /// <summary>A password (with a code when they are on) is enough; not when only passkeys are the second means.</summary>
    public bool MetWachtwoord => Account.Wachtwoord is not null && (Account.CodeAan || !Account.HeeftTweedeMiddel);

    public sealed class Gegevens
    {
        [Required, StringLength(Wachtwoordkeuring.Langste), DataType(DataType.Password), Display(Name = "aanmelden.wachtwoord")]
        public string Wachtwoord { get; set; } = "";

        [StringLength(20), Display(Name = "aanmelden.code")]
        public string? Code { get; set; }
    }

    public async Task OnGetAsync() => await LeesAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        await LeesAsync();
        return ModelState.IsValid ? Verder(await aanmelder.BevestigAsync(HttpContext, Sessiecookie.Beeld(HttpContext)!, Invoer.Wachtwoord, Invoer.Code ?? ""), "account.bevestig-fout") : Page();
    }

    public async Task<IActionResult> OnPostPasskeyAsync(string? passkey)
    {
        ModelState.Clear();
        await LeesAsync();
        return Verder(await aanmelder.BevestigMetPasskeyAsync(HttpContext, Sessiecookie.Beeld(HttpContext)!, passkey ?? ""), "aanmelden.passkey-fout");
    }

    private IActionResult Verder(Aanmelduitkomst uitkomst, string fout) => uitkomst.Match<IActionResult>(
        _ => LocalRedirect(Terugadres.Keur(Url, Terug)),
        () => Fout(tekst[fout], StatusCodes.Status422UnprocessableEntity),
        () => Fout(tekst[fout], StatusCodes.Status422UnprocessableEntity),
        hoelang => Fout(tekst.Wacht(hoelang), StatusCodes.Status429TooManyRequests));

    private PageResult Fout(string zin, int status)
    {
        ModelState.AddModelError("", zin);
        Response.StatusCode = status;
        return Page();
    }

    private async Task LeesAsync() =>
        Account = await accounts.VindAsync(Sessiecookie.Beeld(HttpContext)!.Account, HttpContext.RequestAborted) ?? throw new InvalidOperationException("een sessie zonder account");
}
