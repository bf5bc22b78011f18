using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Routeboek.Web.Vorm;

namespace Routeboek.Web.Pages;

/// <summary>Where everybody lands: what one can do here. For who is not signed in there is only the verzuimscan.</summary>
public sealed class IndexModel(Schil schil, Schilbron bron, Paginas paginas) : PageModel
{
    private const string Aanmelden = "/aanmelden";
    private const string Verzuimscan = "/verzuimscan";

    public string Naam { get; private set; } = "";

    public IReadOnlyList<Navigatiepunt> Plaatsen { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        if (await bron.Gebruiker(HttpContext) is not { } gebruiker)
            return LocalRedirect(paginas.Bestaat(Aanmelden) ? Aanmelden : Verzuimscan);
        Naam = gebruiker.Naam;
        Plaatsen = [.. (await schil.PlaatsenAsync(HttpContext)).Where(p => p.Pad != "/")];
        return Page();
    }
}
