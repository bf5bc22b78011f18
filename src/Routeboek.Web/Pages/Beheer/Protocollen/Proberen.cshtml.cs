using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Routeboek.Application.Opslag;
using Routeboek.Application.Simulatie;
using Routeboek.Domain.Afspraken;
using Routeboek.Web.Aanmelding;
using Routeboek.Web.Beheer;
using Routeboek.Web.Vorm;

namespace Routeboek.Web.Pages.Beheer.Protocollen;

/// <summary>What another protocol would come to on the school's own registrations, beside the present one. Small numbers are not told.</summary>
public sealed class ProberenModel(ProbeerProtocol proberen, Protocolkast kast, Sessie sessie, Tekst tekst) : PageModel
{
    public Afsprakenboek Boek { get; private set; } = null!;

    /// <summary>Null = nothing was brought in yet, or it cannot be laid beside the present one.</summary>
    public Simulatieuitkomst? Uitkomst { get; private set; }

    public async Task<IActionResult> OnGetAsync(string id)
    {
        if (kast.ZoekKiesbaar(id) is not { } boek)
            return NotFound();
        Boek = boek;
        switch (await proberen.VoerUitAsync(sessie.Actor, boek.Protocol, HttpContext.RequestAborted))
        {
            case Resultaat<Simulatieuitkomst?>.Gelukt { Waarde: var uitkomst }:
                Uitkomst = uitkomst;
                return Page();
            case Resultaat<Simulatieuitkomst?>.Onjuist fout:
                ModelState.Neem(fout.Fouten);
                Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
                return Page();
            default:
                return NotFound();
        }
    }

    /// <summary>A count of pupils, unless it is so small that they could be known by it.</summary>
    public string Leerlingen(int aantal) => aantal is > 0 and < ProbeerProtocol.KleinsteAantal ? tekst["protocollen.klein", ProbeerProtocol.KleinsteAantal] : tekst.Getal(aantal);

    /// <summary>A number per week of a signal; not told when it is about few pupils.</summary>
    public string PerWeek(Signaaluitkomst uitkomst) => uitkomst.Leerlingen is > 0 and < ProbeerProtocol.KleinsteAantal ? "-"
        : uitkomst.ActiesPerWeek.ToString("0.0", CultureInfo.InvariantCulture).Replace('.', tekst.Taal == Taal.Nl ? ',' : '.');
}
