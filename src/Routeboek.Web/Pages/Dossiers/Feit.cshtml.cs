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

/// <summary>Records a fact of any kind that this one may record here; the form comes from the vocabulary.</summary>
public sealed class FeitModel(LeesVastleggen lezen, LegFeitVast vastleggen, Sessie sessie, Feitwoorden woorden, Tekst tekst, TimeProvider klok) : PageModel
{
    [FromRoute]
    public Guid Id { get; set; }

    [FromRoute]
    public string Soort { get; set; } = "";

    public string Naam { get; private set; } = "";

    public Vastlegformulier Formulier { get; private set; } = null!;

    public Task<IActionResult> OnGetAsync() => ToonAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        if (await ToonAsync() is not PageResult pagina)
            return NotFound();
        if (Formulier.Lees(Request.Form, ModelState, new DossierId(Id)) is { } invoer)
        {
            switch (await vastleggen.VoerUitAsync(sessie.Actor, invoer, HttpContext.RequestAborted))
            {
                case Resultaat<int>.Gelukt:
                    return RedirectToPage("/Dossiers/Dossier", new { id = Id, melding = "vastgelegd" });
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

    private async Task<IActionResult> ToonAsync()
    {
        if (await lezen.VoerUitAsync(sessie.Actor, new DossierId(Id), HttpContext.RequestAborted) is not Resultaat<Vastlegkeuze>.Gelukt { Waarde: var keuze }
            || keuze.Vormen.FirstOrDefault(v => v.Soort.Naam == Soort) is not { } vorm)
            return NotFound();
        Naam = keuze.Naam.Length > 0 ? keuze.Naam : tekst["dossiers.zonder-naam"];
        Formulier = new Vastlegformulier(vorm, woorden, tekst, Schoolklok.Vandaag(klok));
        return Page();
    }
}
