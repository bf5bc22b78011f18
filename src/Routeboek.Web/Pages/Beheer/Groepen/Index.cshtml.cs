using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Routeboek.Application.Kalenders;
using Routeboek.Application.Leerlingen;
using Routeboek.Application.Opslag;
using Routeboek.Domain.Kalenders;
using Routeboek.Domain.Leerlingen;
using Routeboek.Web.Aanmelding;
using Routeboek.Web.Beheer;

namespace Routeboek.Web.Pages.Beheer.Groepen;

/// <summary>The groups of the own school, and one more.</summary>
public sealed class IndexModel(LeesGroepen lezen, MaakGroep maken, Sessie sessie, TimeProvider klok) : PageModel
{
    [BindProperty]
    public Gegevens Invoer { get; set; } = new();

    public IReadOnlyList<Groepregel> Groepen { get; private set; } = [];

    public IEnumerable<SelectListItem> Schooljaren => Enumerable.Range(Schooljaar.Met(Schoolklok.Vandaag(klok)).Begin, 2).Select(j => new SelectListItem(new Schooljaar(j).ToString(), j.ToString(System.Globalization.CultureInfo.InvariantCulture)));

    public sealed class Gegevens
    {
        [Required, StringLength(Groep.LangsteNaam), Display(Name = "groepen.naam")]
        public string Naam { get; set; } = "";

        [Required, Display(Name = "groepen.schooljaar")]
        public int? Schooljaar { get; set; }
    }

    public async Task<IActionResult> OnGetAsync()
    {
        Invoer.Schooljaar = Schooljaar.Met(Schoolklok.Vandaag(klok)).Begin;
        return await ToonAsync();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid)
            return await ToonAsync();
        switch (await maken.VoerUitAsync(sessie.Actor, new MaakGroep.Invoer(Invoer.Naam, Invoer.Schooljaar!.Value), HttpContext.RequestAborted))
        {
            case Resultaat<GroepId>.Gelukt { Waarde: var id }:
                return RedirectToPage("/Beheer/Groepen/Groep", new { id = id.Waarde });
            case Resultaat<GroepId>.Onjuist fout:
                ModelState.Neem(fout.Fouten, ("naam", "Invoer.Naam"), ("schooljaar", "Invoer.Schooljaar"));
                return await ToonAsync();
            default:
                return NotFound();
        }
    }

    private async Task<IActionResult> ToonAsync()
    {
        if (await lezen.VoerUitAsync(sessie.Actor, HttpContext.RequestAborted) is not Resultaat<LeesGroepen.Uitkomst>.Gelukt { Waarde: var uitkomst })
            return NotFound();
        Groepen = uitkomst.Groepen;
        if (!ModelState.IsValid)
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
