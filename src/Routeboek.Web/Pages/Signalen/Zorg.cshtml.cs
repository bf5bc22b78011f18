using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Routeboek.Application.Opslag;
using Routeboek.Application.Signalen;
using Routeboek.Domain.Leerlingen;
using Routeboek.Web.Aanmelding;
using Routeboek.Web.Beheer;
using Routeboek.Web.Vorm;

namespace Routeboek.Web.Pages.Signalen;

/// <summary>Tells what somebody at school sees of a pupil: choose, send.</summary>
public sealed class ZorgModel(MeldZorg melden, Sessie sessie, Tekst tekst) : PageModel
{
    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty, Required, Display(Name = "zorg.soort")]
    public string? Soort { get; set; }

    [BindProperty, Display(Name = "zorg.domein")]
    public List<string> Domein { get; set; } = [];

    [BindProperty, StringLength(500), Display(Name = "zorg.notitie")]
    public string? Notitie { get; set; }

    public string Naam { get; private set; } = "";

    public bool Gemeld { get; private set; }

    public IEnumerable<SelectListItem> Soorten => MeldZorg.Soorten.Select(s => new SelectListItem(tekst[$"zorg.soort-{s}"], s));

    public IEnumerable<SelectListItem> Domeinen => MeldZorg.Domeinen.Select(s => new SelectListItem(tekst[$"zorg.domein-{s}"], s));

    public async Task<IActionResult> OnGetAsync(string? melding)
    {
        Gemeld = melding == "gemeld";
        return await ToonAsync();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (ModelState.IsValid && Id != Guid.Empty)
        {
            switch (await melden.VoerUitAsync(sessie.Actor, new MeldZorg.Invoer(new LeerlingId(Id), Soort ?? "", Domein, Notitie ?? ""), HttpContext.RequestAborted))
            {
                case Resultaat<ZorgId>.Gelukt:
                    return RedirectToPage("/Signalen/Zorg", new { id = Id, melding = "gemeld" });
                case Resultaat<ZorgId>.Onjuist fout:
                    ModelState.Neem(fout.Fouten, ("soort", "Soort"), ("domein", "Domein"), ("notitie", "Notitie"));
                    break;
                default:
                    return NotFound();
            }
        }

        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return await ToonAsync();
    }

    private async Task<IActionResult> ToonAsync()
    {
        if (Id == Guid.Empty || await melden.MagAsync(sessie.Actor, new LeerlingId(Id), HttpContext.RequestAborted) is not Resultaat<string>.Gelukt { Waarde: var naam })
            return NotFound();
        Naam = naam;
        return Page();
    }
}
