using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Routeboek.Application.Audit;
using Routeboek.Application.Opslag;
using Routeboek.Domain.Leerlingen;
using Routeboek.Web.Aanmelding;
using Routeboek.Web.Beheer;

namespace Routeboek.Web.Pages.Leerlingen;

/// <summary>Who looked at one pupil, when and why.</summary>
public sealed class InzageModel(LeesInzage lezen, Sessie sessie, Auditwoorden woorden) : PageModel
{
    private const int PerBlad = 100;

    public Auditwoorden Woorden => woorden;

    public LeesInzage.Uitkomst Uitkomst { get; private set; } = null!;

    public IReadOnlyList<Auditinzageregel> Regels { get; private set; } = [];

    public int Blad { get; private set; }

    public int Bladen { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, int blad = 1)
    {
        if (id == Guid.Empty || await lezen.VoerUitAsync(sessie.Actor, new LeerlingId(id), HttpContext.RequestAborted) is not Resultaat<LeesInzage.Uitkomst>.Gelukt { Waarde: var uitkomst })
            return NotFound();
        Uitkomst = uitkomst;
        Bladen = Math.Max(1, (uitkomst.Inzage.Regels.Count + PerBlad - 1) / PerBlad);
        Blad = Math.Clamp(blad, 1, Bladen);
        Regels = [.. uitkomst.Inzage.Regels.Skip((Blad - 1) * PerBlad).Take(PerBlad)];
        return Page();
    }
}
