using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Routeboek.Application.Opslag;
using Routeboek.Application.Organisaties;
using Routeboek.Domain.Organisaties;
using Routeboek.Web.Aanmelding;
using Routeboek.Web.Beheer;
using Routeboek.Web.Vorm;

namespace Routeboek.Web.Pages.Beheer.Organisaties;

/// <summary>Adds an organisation; only the beheerder of the first one comes here.</summary>
public sealed class NieuwModel(LeesOrganisaties lezen, MaakOrganisatie maken, Sessie sessie, Tekst tekst) : PageModel
{
    [BindProperty]
    public Gegevens Invoer { get; set; } = new();

    public IReadOnlyList<SelectListItem> Besturen { get; private set; } = [];

    public IEnumerable<SelectListItem> Soorten => Enum.GetValues<Organisatiesoort>().Select(s => new SelectListItem(tekst[$"aanmelden.soort-{s}"], s.ToString()));

    public sealed class Gegevens
    {
        [Required, Display(Name = "organisaties.soort")]
        public Organisatiesoort? Soort { get; set; }

        [Required, StringLength(Organisatie.LangsteNaam), Display(Name = "organisaties.naam")]
        public string Naam { get; set; } = "";

        [StringLength(Domain.Organisaties.Brin.Lengte), Display(Name = "organisaties.brin")]
        public string? Brin { get; set; }

        [Display(Name = "organisaties.bestuur")]
        public Guid? Bestuur { get; set; }

        [StringLength(Vestigingtekst.Langste), DataType(DataType.MultilineText), Display(Name = "organisaties.vestigingen")]
        public string? Vestigingen { get; set; }
    }

    public async Task<IActionResult> OnGetAsync() => await ToonAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        var brin = Invoer.Brin?.Trim().ToUpperInvariant() ?? "";
        if (Invoer.Soort == Organisatiesoort.School ? !Brin.Is(brin) : brin.Length > 0)
            ModelState.AddModelError("Invoer.Brin", tekst[Invoer.Soort == Organisatiesoort.School ? "aanmelden.brin-fout" : "aanmelden.brin-geen"]);
        var vestigingen = Vestigingtekst.Lees(Invoer.Vestigingen, out var regel);
        if (vestigingen is null)
            ModelState.AddModelError("Invoer.Vestigingen", tekst["organisaties.vestiging-fout", regel]);
        if (!ModelState.IsValid)
            return await ToonAsync();
        var bestuur = Invoer.Bestuur is { } gekozen && gekozen != Guid.Empty ? new OrganisatieId(gekozen) : (OrganisatieId?)null;
        var uitkomst = await maken.VoerUitAsync(sessie.Actor, new MaakOrganisatie.Invoer(Invoer.Soort!.Value, Invoer.Naam.Trim(), brin, bestuur, vestigingen!), HttpContext.RequestAborted);
        switch (uitkomst)
        {
            case Resultaat<OrganisatieId>.Gelukt { Waarde: var id }:
                return RedirectToPage("/Beheer/Organisaties/Organisatie", new { id = id.Waarde, melding = "gemaakt" });
            case Resultaat<OrganisatieId>.Onjuist fout:
                ModelState.Neem(fout.Fouten, ("naam", "Invoer.Naam"), ("brin", "Invoer.Brin"), ("bestuur", "Invoer.Bestuur"), ("vestigingen", "Invoer.Vestigingen"));
                return await ToonAsync();
            default:
                return NotFound();
        }
    }

    private async Task<IActionResult> ToonAsync()
    {
        if (await lezen.VoerUitAsync(sessie.Actor, HttpContext.RequestAborted) is not Resultaat<Organisatielijst>.Gelukt { Waarde: { MagMaken: true } lijst })
            return NotFound();
        Besturen = [.. lijst.Organisaties.Where(o => o.Soort == Organisatiesoort.Bestuur).Select(o => new SelectListItem(o.Naam, o.Id.Waarde.ToString()))];
        if (!ModelState.IsValid)
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
