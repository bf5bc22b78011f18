using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Routeboek.Application.Aanmelding;
using Routeboek.Web.Aanmelding;
using Routeboek.Web.Vorm;

namespace Routeboek.Web.Pages.Aanmelden;

/// <summary>A one-time link of a beheerder: somebody new, or somebody who lost the means, chooses a password.</summary>
public sealed class LinkModel(Linkregister links, Aanmelder aanmelder, Aanmeldinstellingen instellingen, Tekst tekst) : PageModel
{
    [BindProperty]
    public Gegevens Invoer { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? Code { get; set; }

    public Linkbeeld? Link { get; private set; }

    public IReadOnlyList<Oidcinstelling> Partijen => instellingen.Oidc;

    public sealed class Gegevens
    {
        [Required, StringLength(Wachtwoordkeuring.Langste), DataType(DataType.Password), Display(Name = "aanmelden.nieuw-wachtwoord")]
        public string Wachtwoord { get; set; } = "";

        [Required, Compare(nameof(Wachtwoord), ErrorMessage = "aanmelden.ongelijk"), DataType(DataType.Password), Display(Name = "aanmelden.nogeens")]
        public string Nogeens { get; set; } = "";
    }

    public async Task<IActionResult> OnGetAsync() => await ToonAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        if (await links.VindAsync(Code ?? "", HttpContext.RequestAborted) is not { Account: not null } link)
            return await ToonAsync();
        if (ModelState.IsValid && tekst.Bezwaar(Invoer.Wachtwoord, link.Aanmeldnaam, link.Naam) is { } bezwaar)
            ModelState.AddModelError("Invoer.Wachtwoord", bezwaar);
        if (!ModelState.IsValid)
            return await ToonAsync();
        if (await links.GebruikAsync(Code!, Wachtwoordkeuring.Hash(Invoer.Wachtwoord), HttpContext.RequestAborted) is not { } account)
            return await ToonAsync();
        return (await aanmelder.BinnenAsync(HttpContext, account, Aanmeldmiddel.Wachtwoord)).Match<IActionResult>(
            sessie => LocalRedirect(sessie is null ? "/aanmelden" : Sessiecookie.Verder(sessie) ?? "/"),
            () => RedirectToPage("/Aanmelden/Code"),
            () => RedirectToPage("/Aanmelden/Index"),
            _ => RedirectToPage("/Aanmelden/Index"));
    }

    private async Task<IActionResult> ToonAsync()
    {
        Link = await links.VindAsync(Code ?? "", HttpContext.RequestAborted) is { Account: not null } link ? link : null;
        if (Link is null)
            Response.StatusCode = StatusCodes.Status404NotFound;
        else if (!ModelState.IsValid)
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
