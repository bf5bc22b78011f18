using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Routeboek.Application.Leerlingen;
using Routeboek.Application.Opslag;
using Routeboek.Domain.Organisaties;
using Routeboek.Web.Aanmelding;
using Routeboek.Web.Vorm;

namespace Routeboek.Web.Pages.Zoeken;

/// <summary>
/// Finds pupils by name among those whom one may see. The name is posted and never stands in an address: addresses stay behind in
/// histories and logs.
/// </summary>
public sealed class IndexModel(Routeboekopslag opslag, TimeProvider klok, Sessie sessie, Tekst tekst) : PageModel
{
    private const int Minste = 2;
    private const int Langste = 100;

    [BindProperty]
    public string? Q { get; set; }

    /// <summary>Null until there was a search.</summary>
    public IReadOnlyList<Leerlinginzage>? Gevonden { get; private set; }

    /// <summary>True when there may be more than are shown.</summary>
    public bool MeerDanGetoond => Gevonden?.Count >= ZoekLeerlingen.Meeste;

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        Q = Q?.Trim() ?? "";
        if (Zoeknaam.Maak(Q).Replace(" ", "", StringComparison.Ordinal).Length < Minste)
            ModelState.AddModelError(nameof(Q), tekst["zoeken.te-kort"]);
        else if (Q.Length > Langste)
            ModelState.AddModelError(nameof(Q), tekst["zoeken.te-lang"]);
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        var resultaat = await new ZoekLeerlingen(opslag, klok).VoerUitAsync(sessie.Actor, new ZoekLeerlingen.Invoer(Q), stop);
        return resultaat.Match<IActionResult>(
            gevonden =>
            {
                Gevonden = gevonden;
                return Page();
            },
            NotFound,
            _ => BadRequest(),
            (_, _) => BadRequest());
    }
}
