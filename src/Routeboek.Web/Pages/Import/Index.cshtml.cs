using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Routeboek.Application.Aanmelding;
using Routeboek.Application.Inlezen;
using Routeboek.Application.Invoer;
using Routeboek.Web.Aanmelding;
using Routeboek.Web.Inlezen;
using Routeboek.Web.Pages.Verzuimscan;
using Routeboek.Web.Vorm;

namespace Routeboek.Web.Pages.Import;

/// <summary>A file in, and what came in before.</summary>
// the token is checked by the reader, since the framework would first take in the whole form
[IgnoreAntiforgeryToken]
[ZonderFormulierbinding]
public sealed class IndexModel(Sessie sessie, Uploadlezer lezer, LeesInleesbeurten beurten, LeesKoppelingen koppelingen, Schoolmap mappen, Inleesinstellingen instellingen, Demokeuze demo, Tekst tekst) : PageModel
{
    public Uploadvelden Velden { get; } = new();

    public Inleesinstellingen Instellingen => instellingen;

    /// <summary>Real data never come into a demo world; better said before somebody chose a file.</summary>
    public bool IsDemo { get; private set; }

    public IReadOnlyList<Inleesinzage> Beurten { get; private set; } = [];

    public IReadOnlyList<Koppelinginzage> Koppelingen { get; private set; } = [];

    /// <summary>What is wrong with the file.</summary>
    public IReadOnlyList<Bestandsmelding> Meldingen { get; private set; } = [];

    public Uploaduitkomst.Leerlingen? Leerlingen { get; private set; }

    /// <summary>How many pupils were just added and changed.</summary>
    public (int Nieuw, int Gewijzigd)? Bewaard { get; private set; }

    /// <summary>The name of the folder of this school; null when there is none.</summary>
    public string? Map { get; private set; }

    /// <summary>The one that waits for somebody.</summary>
    public Inleesinzage? Wachtend => Beurten.FirstOrDefault(b => b.Status is Inleesstatus.Gelezen or Inleesstatus.WachtOpAkkoord);

    public async Task<IActionResult> OnGetAsync(int? nieuw, int? gewijzigd, CancellationToken stop)
    {
        if (nieuw is >= 0 and { } n && gewijzigd is >= 0 and { } g)
            Bewaard = (n, g);
        return await ToonAsync(stop) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        switch (await lezer.LeesAsync(HttpContext, sessie.Actor, Velden, stop))
        {
            case Uploaduitkomst.Begonnen begonnen:
                return Redirect($"/aanwezigheid/import/bezig/{begonnen.Werk.Id:D}");
            case Uploaduitkomst.Koppelen koppelen:
                return Redirect($"/aanwezigheid/import/koppel/{koppelen.Bestand.Id:D}");
            case Uploaduitkomst.Leerlingen gelezen:
                Leerlingen = gelezen;
                break;
            case Uploaduitkomst.Fout fout:
                ModelState.AddModelError(fout.Veld, fout.Delen.Length == 0 ? tekst[fout.Zin] : tekst[fout.Zin, fout.Delen]);
                Meldingen = fout.Meldingen;
                Response.StatusCode = fout.Status;
                break;
            default:
                return NotFound();
        }

        return await ToonAsync(stop) ? Page() : NotFound();
    }

    private async Task<bool> ToonAsync(CancellationToken stop)
    {
        IsDemo = await demo.IsDemoAsync(stop);
        var school = sessie.Actor.Aanstelling.Organisatie;
        Map = instellingen.Map is null ? null : await mappen.NaamAsync(school, stop);
        if ((await beurten.VoerUitAsync(sessie.Actor, school, stop)).Match<IReadOnlyList<Inleesinzage>?>(b => b, () => null, _ => null, (_, _) => null) is not { } gelezen)
            return false;
        Beurten = gelezen;
        Koppelingen = (await koppelingen.VoerUitAsync(sessie.Actor, school, stop)).Match(k => k, () => [], _ => [], (_, _) => []);
        return true;
    }
}
