using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Routeboek.Application.Inlezen;
using Routeboek.Web.Aanmelding;
using Routeboek.Web.Inlezen;
using Routeboek.Web.Vorm;

namespace Routeboek.Web.Pages.Import;

/// <summary>Asks once more before the last import is taken back.</summary>
public sealed class OngedaanModel(Sessie sessie, LeesInleesbeurten beurten, MaakOngedaan ongedaan, Inleeswerkplaats werkplaats, TimeProvider klok, Tekst tekst) : PageModel
{
    public Inleesinzage Beurt { get; private set; } = null!;

    public string Reden { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop) =>
        !await ZoekAsync(id, stop) ? NotFound() : Beurt.KanOngedaan ? Page() : Redirect($"/aanwezigheid/import/{id:D}");

    public async Task<IActionResult> OnPostAsync(Guid id, string? reden, CancellationToken stop)
    {
        if (!await ZoekAsync(id, stop))
            return NotFound();
        Reden = (reden ?? "").Trim();
        var actor = sessie.Actor;
        var werk = werkplaats.Begin(actor, Beurt.Bestandsnaam, (w, einde) => ongedaan.VoerUitAsync(actor, new MaakOngedaan.Invoer(new InleesbeurtId(id), Reden, w.Meld), einde));
        if (werk is null)
        {
            ModelState.AddModelError("", tekst["import.fout-druk"]);
            Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return Page();
        }

        await werk.WachtOpAntwoordAsync(klok);
        if (!werk.Klaar.IsCompleted || await werk.Klaar is not { } resultaat)
            return Redirect($"/aanwezigheid/import/bezig/{werk.Id:D}");
        return resultaat.Match<IActionResult>(
            _ => Redirect($"/aanwezigheid/import/{id:D}"),
            NotFound,
            fouten =>
            {
                foreach (var fout in fouten)
                    ModelState.AddModelError(fout.Kolom == "reden" ? "reden" : "", $"{fout.Wat}; {tekst["import.verwacht"]} {fout.Verwacht}");
                Response.StatusCode = fouten.Any(f => f.Kolom == "reden") ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status409Conflict;
                return Page();
            },
            (_, _) => NotFound());
    }

    private async Task<bool> ZoekAsync(Guid id, CancellationToken stop)
    {
        if (id == Guid.Empty || (await beurten.VoerUitAsync(sessie.Actor, new InleesbeurtId(id), stop)).Match<Inleesinzage?>(b => b, () => null, _ => null, (_, _) => null) is not { } beurt)
            return false;
        Beurt = beurt;
        return true;
    }
}
