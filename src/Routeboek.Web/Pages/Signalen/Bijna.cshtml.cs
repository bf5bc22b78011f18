using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Routeboek.Application.Opslag;
using Routeboek.Application.Signalen;
using Routeboek.Domain.Leerlingen;
using Routeboek.Web.Aanmelding;

namespace Routeboek.Web.Pages.Signalen;

/// <summary>What comes near, and what goes well again.</summary>
public sealed class BijnaModel(LeesNaderingen lezen, Sessie sessie) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid? Groep { get; set; }

    [BindProperty(SupportsGet = true)]
    public int Blad { get; set; } = 1;

    public LeesNaderingen.Uitkomst Uitkomst { get; private set; } = null!;

    public int Bladen => Math.Max(1, (Uitkomst.Aantal + LeesNaderingen.PerBlad - 1) / LeesNaderingen.PerBlad);

    public IEnumerable<SelectListItem> Groepen => Uitkomst.Groepen.Select(g => new SelectListItem(g.Naam, g.Id.Waarde.ToString()));

    public async Task<IActionResult> OnGetAsync()
    {
        ModelState.Clear();
        if (Groep == Guid.Empty)
            Groep = null;
        if (await lezen.VoerUitAsync(sessie.Actor, new LeesNaderingen.Invoer(Groep is { } groep ? new GroepId(groep) : null, Blad), HttpContext.RequestAborted) is not Resultaat<LeesNaderingen.Uitkomst>.Gelukt { Waarde: var uitkomst })
            return NotFound();
        Uitkomst = uitkomst;
        Blad = uitkomst.Blad;
        return Page();
    }
}
