using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Routeboek.Application.Dossiers;
using Routeboek.Application.Kalenders;
using Routeboek.Application.Opslag;
using Routeboek.Domain.Dossiers;
using Routeboek.Web.Aanmelding;
using Routeboek.Web.Dossiers;
using Routeboek.Web.Vorm;

namespace Routeboek.Web.Pages.Dossiers;

/// <summary>Corrects a fact or takes it back: by a new one, so that what stood there stays.</summary>
public sealed class AanpassenModel(LeesVastleggen lezen, LegFeitVast vastleggen, Sessie sessie, Feitwoorden woorden, Tekst tekst, TimeProvider klok) : PageModel
{
    [FromRoute]
    public Guid Id { get; set; }

    [FromRoute]
    public int Nr { get; set; }

    public string Naam { get; private set; } = "";

    public Feitblad Blad { get; private set; } = null!;

    /// <summary>Null = this one cannot correct it.</summary>
    public Vastlegformulier? Formulier { get; private set; }

    public Task<IActionResult> OnGetAsync() => ToonAsync();

    public async Task<IActionResult> OnPostVerbeterAsync()
    {
        if (await ToonAsync() is not PageResult pagina || Formulier is null)
            return NotFound();
        if (Formulier.Lees(Request.Form, ModelState, new DossierId(Id), corrigeert: Nr) is { } invoer)
        {
            switch (await vastleggen.VoerUitAsync(sessie.Actor, invoer, HttpContext.RequestAborted))
            {
                case Resultaat<int>.Gelukt:
                    return RedirectToPage("/Dossiers/Dossier", new { id = Id, melding = "verbeterd" });
                case Resultaat<int>.Onjuist fout:
                    Formulier.Neem(fout, ModelState);
                    break;
                default:
                    return NotFound();
            }
        }

        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return pagina;
    }

    /// <param name="naar">Where to go afterwards: Mijn dag, or the dossier.</param>
    public async Task<IActionResult> OnPostIntrekkenAsync(string? naar)
    {
        if (await ToonAsync() is not PageResult || !Blad.MagIntrekken)
            return NotFound();
        // keeper and room are those of what is withdrawn
        var invoer = new LegFeitVast.Invoer(new DossierId(Id), new Feitinvoer(Woordenschat.Ingetrokken, Schoolklok.Vandaag(klok), [], Nr), Houder.School, Kamer.Gewoon);
        if (await vastleggen.VoerUitAsync(sessie.Actor, invoer, HttpContext.RequestAborted) is not Resultaat<int>.Gelukt)
            return NotFound();
        return naar == "dag" ? RedirectToPage("/Index", new { melding = "ongedaan" }) : RedirectToPage("/Dossiers/Dossier", new { id = Id, melding = "ingetrokken" });
    }

    private async Task<IActionResult> ToonAsync()
    {
        if (await lezen.LeesFeitAsync(sessie.Actor, new DossierId(Id), Nr, HttpContext.RequestAborted) is not Resultaat<Feitblad>.Gelukt { Waarde: var blad })
            return NotFound();
        Blad = blad;
        Naam = blad.Naam.Length > 0 ? blad.Naam : tekst["dossiers.zonder-naam"];
        Formulier = blad.Vorm is { } vorm ? new Vastlegformulier(vorm, woorden, tekst, Schoolklok.Vandaag(klok)) : null;
        return Page();
    }
}
