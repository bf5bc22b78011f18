using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Routeboek.Application.Invoer;
using Routeboek.Web.Aanmelding;
using Routeboek.Web.Inlezen;

namespace Routeboek.Web.Pages.Import;

/// <summary>How far it is; goes on to the outcome by itself.</summary>
public sealed class BezigModel(Sessie sessie, Inleeswerkplaats werkplaats, TimeProvider klok) : PageModel
{
    public Inleeswerk? Werk { get; private set; }

    /// <summary>It could not be done; why.</summary>
    public IReadOnlyList<Bestandsmelding> Meldingen { get; private set; } = [];

    /// <summary>It stopped half-way; nothing of it was seen.</summary>
    public bool Gestopt { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid werk, CancellationToken stop)
    {
        // another node has it, or it was long ago: the list of imports tells the rest
        if (werkplaats.Vind(werk, sessie.Actor) is not { } gevonden)
            return Redirect("/aanwezigheid/import");
        Werk = gevonden;
        if (!await gevonden.WachtAsync(klok, stop))
            return Page();
        if (await gevonden.Klaar is not { } resultaat)
        {
            Gestopt = true;
            return Page();
        }

        return resultaat.Match<IActionResult>(
            beurt => Redirect($"/aanwezigheid/import/{beurt.Id.Waarde:D}"),
            NotFound,
            fouten =>
            {
                Meldingen = fouten;
                return Page();
            },
            (_, _) => NotFound());
    }
}
