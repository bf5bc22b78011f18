using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Routeboek.Application.Kalenders;
using Routeboek.Application.Opslag;
using Routeboek.Application.Organisaties;
using Routeboek.Domain.Afspraken;
using Routeboek.Web.Aanmelding;
using Routeboek.Web.Beheer;

namespace Routeboek.Web.Pages.Beheer.Protocollen;

/// <summary>The protocols that there are, and which one holds at the own school.</summary>
public sealed class IndexModel(LeesSchoolprotocol lezen, Protocolkast kast, Sessie sessie, TimeProvider klok) : PageModel
{
    public Protocolstand Stand { get; private set; } = null!;

    public IReadOnlyList<Afsprakenboek> Protocollen => kast.Lijst;

    public DateOnly Vandaag => Schoolklok.Vandaag(klok);

    public string Melding { get; private set; } = "";

    public IEnumerable<SelectListItem> Keuzen => kast.Lijst.Select(b => new SelectListItem(b.Protocol.Naam, b.Protocol.Id));

    public string Naam(string id) => kast.Zoek(id)?.Protocol.Naam ?? id;

    public async Task<IActionResult> OnGetAsync(string? melding)
    {
        if (await lezen.VoerUitAsync(sessie.Actor, HttpContext.RequestAborted) is not Resultaat<Protocolstand>.Gelukt { Waarde: var stand })
            return NotFound();
        (Stand, Melding) = (stand, melding is "ingesteld" ? melding : "");
        return Page();
    }
}
