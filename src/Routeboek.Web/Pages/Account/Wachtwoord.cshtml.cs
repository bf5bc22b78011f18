using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Routeboek.Application.Aanmelding;
using Routeboek.Web.Aanmelding;
using Routeboek.Web.Vorm;

namespace Routeboek.Web.Pages.Account;

/// <summary>A new password; all other sessions end with it.</summary>
[NaBevestigen]
public sealed class WachtwoordModel(Accountregister accounts, Tekst tekst) : PageModel
{
    [BindProperty]
    public Gegevens Invoer { get; set; } = new();

    public string Naam { get; private set; } = "";

    public sealed class Gegevens
    {
        [Required, StringLength(Wachtwoordkeuring.Langste), DataType(DataType.Password), Display(Name = "aanmelden.nieuw-wachtwoord")]
        public string Wachtwoord { get; set; } = "";

        [Required, Compare(nameof(Wachtwoord), ErrorMessage = "aanmelden.ongelijk"), DataType(DataType.Password), Display(Name = "aanmelden.nogeens")]
        public string Nogeens { get; set; } = "";
    }

    public async Task OnGetAsync() => await AccountAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        var account = await AccountAsync();
        if (ModelState.IsValid && tekst.Bezwaar(Invoer.Wachtwoord, account.Naam, account.Volledig) is { } bezwaar)
            ModelState.AddModelError("Invoer.Wachtwoord", bezwaar);
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        await accounts.ZetWachtwoordAsync(Sessiecookie.Beeld(HttpContext)!, Wachtwoordkeuring.Hash(Invoer.Wachtwoord), HttpContext.RequestAborted);
        return RedirectToPage("/Account/Index");
    }

    private async Task<Accountbeeld> AccountAsync()
    {
        var account = await accounts.VindAsync(Sessiecookie.Beeld(HttpContext)!.Account, HttpContext.RequestAborted) ?? throw new InvalidOperationException("een sessie zonder account");
        Naam = account.Naam;
        return account;
    }
}
