using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Routeboek.Application.Leerlingen;
using Routeboek.Application.Opslag;
using Routeboek.Domain.Leerlingen;
using Routeboek.Web.Aanmelding;

namespace Routeboek.Web.Pages.Leerlingen;

/// <summary>The head of a pupil: who, where, with whom.</summary>
public sealed class LeerlingModel(LeesLeerling lezen, Sessie sessie) : PageModel
{
    public Leerlingbeeld Beeld { get; private set; } = null!;

    public string Melding { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(Guid id, string? melding)
    {
        if (id == Guid.Empty || await lezen.VoerUitAsync(sessie.Actor, new LeerlingId(id), HttpContext.RequestAborted) is not Resultaat<Leerlingbeeld>.Gelukt { Waarde: var beeld })
            return NotFound();
        Beeld = beeld;
        Melding = melding is "bewaard" or "geboren" or "ouder" or "ingeschreven" ? melding : "";
        return Page();
    }
}
