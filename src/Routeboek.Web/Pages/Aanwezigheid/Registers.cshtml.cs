using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Routeboek.Application.Aanwezigheid;
using Routeboek.Application.Opslag;
using Routeboek.Web.Aanmelding;

namespace Routeboek.Web.Pages.Aanwezigheid;

/// <summary>Which registers were taken today and which were not.</summary>
public sealed class RegistersModel(LeesRegisters lezen, Sessie sessie) : PageModel
{
    public LeesRegisters.Uitkomst Uitkomst { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync()
    {
        if (await lezen.VoerUitAsync(sessie.Actor, HttpContext.RequestAborted) is not Resultaat<LeesRegisters.Uitkomst>.Gelukt { Waarde: var uitkomst })
            return NotFound();
        Uitkomst = uitkomst;
        return Page();
    }
}
