using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Routeboek.Application.Aanmelding;
using Routeboek.Application.Toegang;
using Routeboek.Domain.Organisaties;
using Routeboek.Web.Aanmelding;

namespace Routeboek.Web.Pages.Aanmelden;

/// <summary>Chooses the role to work in, at sign-in or later. Rights of two roles never add up.</summary>
public sealed class RolModel(Aanmelder aanmelder) : PageModel
{
    public IReadOnlyList<Rolkeuze> Rollen { get; private set; } = [];

    public RolbezettingId? Nu { get; private set; }

    [BindProperty(SupportsGet = true)]
    public string? Terug { get; set; }

    public IActionResult OnGet() => Sessiecookie.Beeld(HttpContext) is { } sessie ? Toon(sessie) : RedirectToPage("/Aanmelden/Index", new { terug = Terug });

    public async Task<IActionResult> OnPostAsync(Guid rol)
    {
        if (Sessiecookie.Beeld(HttpContext) is not { } sessie)
            return RedirectToPage("/Aanmelden/Index", new { terug = Terug });
        if (rol == Guid.Empty || !await aanmelder.KiesRolAsync(HttpContext, sessie, new RolbezettingId(rol)))
            return NotFound();
        // the page of the old role may not be for the new one
        return LocalRedirect(sessie.Rol is null ? Terugadres.Keur(Url, Terug) : "/");
    }

    private IActionResult Toon(Sessiebeeld sessie)
    {
        if (sessie.Rollen.Count == 0)
            return RedirectToPage("/Aanmelden/Geenrol");
        (Rollen, Nu) = (sessie.Rollen, sessie.Rol?.Bezetting);
        return Page();
    }
}
