using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Routeboek.Application.Inlezen;
using Routeboek.Web.Aanmelding;

namespace Routeboek.Web.Pages.Import;

/// <summary>Applies a list of pupils that was looked at.</summary>
public sealed class LeerlingenModel(Sessie sessie, PasLeerlingenToe toepassen) : PageModel
{
    public IActionResult OnGet() => Redirect("/aanwezigheid/import");

    public async Task<IActionResult> OnPostAsync(Guid lijst, CancellationToken stop)
    {
        if (lijst == Guid.Empty)
            return NotFound();
        var uitkomst = await toepassen.VoerUitAsync(sessie.Actor, new LeerlinglijstId(lijst), stop);
        return uitkomst.Match<IActionResult>(
            u => Redirect($"/aanwezigheid/import?nieuw={u.Telling.Nieuw}&gewijzigd={u.Telling.Gewijzigd}"),
            NotFound,
            // it was looked at a moment ago: what cannot be any more is told by looking again
            _ => Redirect("/aanwezigheid/import"),
            (_, _) => Redirect("/aanwezigheid/import"));
    }
}
