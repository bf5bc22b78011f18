using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Routeboek.Application.Inlezen;
using Routeboek.Application.Invoer;
using Routeboek.Application.Opslag;
using Routeboek.Web.Aanmelding;
using Routeboek.Web.Inlezen;
using Routeboek.Web.Vorm;

namespace Routeboek.Web.Pages.Import;

/// <summary>One import: what it changes, what is odd about it, and the decision; afterwards what came of it.</summary>
public sealed class BeurtModel(Sessie sessie, LeesInleesbeurten beurten, PasToe toepassen, WijsInleesbeurtAf afwijzen, Inleeswerkplaats werkplaats, Paginas paginas, TimeProvider klok, Tekst tekst) : PageModel
{
    public Inleesinzage Beurt { get; private set; } = null!;

    public string Reden { get; private set; } = "";

    /// <summary>Whether there is a page with signals to go to.</summary>
    public bool HeeftSignalen { get; private set; }

    public bool Wacht => Beurt.Status is Inleesstatus.Gelezen or Inleesstatus.WachtOpAkkoord;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop) => await ZoekAsync(id, stop) ? Page() : NotFound();

    /// <summary>The refused rows, for a spreadsheet.</summary>
    public async Task<IActionResult> OnGetFoutenAsync(Guid id, CancellationToken stop) =>
        await ZoekAsync(id, stop) ? File(Importtekst.Foutenblad(Beurt.Fouten), "text/csv; charset=utf-8", "geweigerde-rijen.csv") : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id, string? reden, CancellationToken stop)
    {
        if (!await ZoekAsync(id, stop))
            return NotFound();
        Reden = (reden ?? "").Trim();
        var actor = sessie.Actor;
        var werk = werkplaats.Begin(actor, Beurt.Bestandsnaam, (w, einde) => toepassen.VoerUitAsync(actor, new PasToe.Invoer(new InleesbeurtId(id), Reden, w.Meld), einde));
        return await AntwoordAsync(werk, id, stop);
    }

    public async Task<IActionResult> OnPostAfwijzenAsync(Guid id, string? reden, CancellationToken stop)
    {
        if (!await ZoekAsync(id, stop))
            return NotFound();
        Reden = (reden ?? "").Trim();
        return await AntwoordAsync(await afwijzen.VoerUitAsync(sessie.Actor, new WijsInleesbeurtAf.Invoer(new InleesbeurtId(id), Reden), stop), id, stop);
    }

    private async Task<IActionResult> AntwoordAsync(Inleeswerk? werk, Guid id, CancellationToken stop)
    {
        if (werk is null)
        {
            ModelState.AddModelError("", tekst["import.fout-druk"]);
            Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return Page();
        }

        await werk.WachtOpAntwoordAsync(klok);
        if (!werk.Klaar.IsCompleted)
            return Redirect($"/aanwezigheid/import/bezig/{werk.Id:D}");
        return await werk.Klaar is { } resultaat ? await AntwoordAsync(resultaat, id, stop) : Redirect($"/aanwezigheid/import/bezig/{werk.Id:D}");
    }

    private async Task<IActionResult> AntwoordAsync(Resultaat<Inleesinzage> resultaat, Guid id, CancellationToken stop)
    {
        if (resultaat.Match<IReadOnlyList<Bestandsmelding>?>(_ => null, () => [], f => f, (_, _) => []) is not { } fouten)
            return Redirect($"/aanwezigheid/import/{id:D}");
        if (fouten.Count == 0)
            return NotFound();
        foreach (var fout in fouten)
            ModelState.AddModelError(fout.Kolom is "akkoord" or "reden" ? "reden" : "", $"{Zin(fout.Wat)}{(fout.Verwacht.Length > 0 ? $" {Zin(fout.Verwacht)}" : "")}");
        // somebody else may have been first: what is shown is how it is now
        await ZoekAsync(id, stop);
        Response.StatusCode = Wacht ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status409Conflict;
        return Page();
    }

    private async Task<bool> ZoekAsync(Guid id, CancellationToken stop)
    {
        if (id == Guid.Empty)
            return false;
        var gelezen = await beurten.VoerUitAsync(sessie.Actor, new InleesbeurtId(id), stop);
        if (gelezen.Match<Inleesinzage?>(b => b, () => null, _ => null, (_, _) => null) is not { } beurt)
            return false;
        Beurt = beurt;
        HeeftSignalen = await paginas.OpenVoorAsync(HttpContext, "/signalen");
        return true;
    }

    private static string Zin(string deel) => char.ToUpperInvariant(deel[0]) + deel[1..] + (deel[^1] is '.' or '?' or '!' ? "" : ".");
}
