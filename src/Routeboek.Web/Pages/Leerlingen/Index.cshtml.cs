using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Routeboek.Application.Leerlingen;
using Routeboek.Application.Opslag;
using Routeboek.Domain.Leerlingen;
using Routeboek.Web.Aanmelding;

namespace Routeboek.Web.Pages.Leerlingen;

/// <summary>The pupils whom one may see, by name or number and by group.</summary>
public sealed class IndexModel(LeesLeerlingen lezen, Sessie sessie) : PageModel
{
    private const int LangsteZoek = 100;

    [BindProperty(SupportsGet = true)]
    public string? Zoek { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Groep { get; set; }

    [BindProperty(SupportsGet = true)]
    public int Blad { get; set; } = 1;

    public LeesLeerlingen.Uitkomst Uitkomst { get; private set; } = null!;

    public int Bladen => Math.Max(1, (Uitkomst.Aantal + LeesLeerlingen.PerBlad - 1) / LeesLeerlingen.PerBlad);

    public bool Gefilterd => !string.IsNullOrWhiteSpace(Zoek) || Groep is not null;

    public IEnumerable<SelectListItem> Groepen => Uitkomst.Groepen.Select(g => new SelectListItem(g.Naam, g.Id.Waarde.ToString()));

    /// <summary>More than one school: then its name tells something.</summary>
    public bool MetSchool => Uitkomst.Leerlingen.Select(l => l.School).Distinct(StringComparer.Ordinal).Skip(1).Any();

    public async Task<IActionResult> OnGetAsync()
    {
        // a value that is none is no filter
        ModelState.Clear();
        if (Groep == Guid.Empty)
            Groep = null;
        Zoek = Zoek is { Length: > LangsteZoek } lang ? lang[..LangsteZoek] : Zoek;
        if (await lezen.VoerUitAsync(sessie.Actor, new LeesLeerlingen.Invoer(Zoek ?? "", Groep is { } groep ? new GroepId(groep) : null, Blad), HttpContext.RequestAborted) is not Resultaat<LeesLeerlingen.Uitkomst>.Gelukt { Waarde: var uitkomst })
            return NotFound();
        Uitkomst = uitkomst;
        Blad = Math.Clamp(Blad, 1, Bladen);
        return Page();
    }
}
