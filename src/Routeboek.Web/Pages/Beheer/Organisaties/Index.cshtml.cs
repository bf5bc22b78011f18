using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Routeboek.Application.Opslag;
using Routeboek.Application.Organisaties;
using Routeboek.Web.Aanmelding;

namespace Routeboek.Web.Pages.Beheer.Organisaties;

/// <summary>The organisations that the beheerder looks after.</summary>
public sealed class IndexModel(LeesOrganisaties lezen, Sessie sessie) : PageModel
{
    public Organisatielijst Lijst { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync()
    {
        if (await lezen.VoerUitAsync(sessie.Actor, HttpContext.RequestAborted) is not Resultaat<Organisatielijst>.Gelukt { Waarde: var lijst })
            return NotFound();
        Lijst = lijst;
        return Page();
    }
}
