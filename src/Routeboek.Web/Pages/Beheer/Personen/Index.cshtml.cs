using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Routeboek.Application.Kalenders;
using Routeboek.Application.Opslag;
using Routeboek.Application.Organisaties;
using Routeboek.Web.Aanmelding;

namespace Routeboek.Web.Pages.Beheer.Personen;

/// <summary>Who works at the own organisation.</summary>
public sealed class IndexModel(LeesPersonen lezen, Sessie sessie, TimeProvider klok) : PageModel
{
    public IReadOnlyList<Persoonregel> Personen { get; private set; } = [];

    public DateOnly Vandaag => Schoolklok.Vandaag(klok);

    public async Task<IActionResult> OnGetAsync()
    {
        if (await lezen.VoerUitAsync(sessie.Actor, null, HttpContext.RequestAborted) is not Resultaat<LeesPersonen.Uitkomst>.Gelukt { Waarde: var uitkomst })
            return NotFound();
        Personen = uitkomst.Personen;
        return Page();
    }
}
