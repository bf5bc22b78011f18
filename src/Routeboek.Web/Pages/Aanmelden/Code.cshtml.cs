using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Routeboek.Application.Aanmelding;
using Routeboek.Web.Aanmelding;
using Routeboek.Web.Vorm;

namespace Routeboek.Web.Pages.Aanmelden;

/// <summary>The second step after a password: a code of the app, a recovery code, or a passkey.</summary>
public sealed class CodeModel(Aanmelder aanmelder, Tekst tekst) : PageModel
{
    [BindProperty]
    public Gegevens Invoer { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? Terug { get; set; }

    public bool MetCode { get; private set; }

    public bool MetPasskey { get; private set; }

    public sealed class Gegevens
    {
        [Required, StringLength(20), Display(Name = "aanmelden.code")]
        public string Code { get; set; } = "";
    }

    public async Task<IActionResult> OnGetAsync() => await aanmelder.HalverwegeAsync(HttpContext) is { } account ? Toon(account) : Verlopen();

    public async Task<IActionResult> OnPostAsync()
    {
        if (await aanmelder.HalverwegeAsync(HttpContext) is not { } account)
            return Verlopen();
        if (!ModelState.IsValid)
            return Toon(account);
        return (await aanmelder.MetCodeAsync(HttpContext, account, Invoer.Code)).Match<IActionResult>(
            sessie => LocalRedirect(sessie is null ? "/aanmelden" : Sessiecookie.Verder(sessie) ?? Terugadres.Keur(Url, Terug)),
            () => throw new InvalidOperationException("een derde stap is er niet"),
            () => Fout(account, tekst["aanmelden.code-fout"], StatusCodes.Status422UnprocessableEntity),
            hoelang => Fout(account, tekst.Wacht(hoelang), StatusCodes.Status429TooManyRequests));
    }

    private PageResult Fout(Accountbeeld account, string zin, int status)
    {
        ModelState.AddModelError("Invoer.Code", zin);
        Response.StatusCode = status;
        return Toon(account);
    }

    private PageResult Toon(Accountbeeld account)
    {
        (MetCode, MetPasskey) = (account.CodeAan, account.Passkeys > 0);
        return Page();
    }

    private RedirectToPageResult Verlopen() => RedirectToPage("/Aanmelden/Index", new { melding = "verlopen", terug = Terug });
}
