using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Routeboek.Application.Inlezen;
using Routeboek.Application.Opslag;
using Routeboek.Web.Aanmelding;
using Routeboek.Web.Beheer;

namespace Routeboek.Web.Pages.Beheer.Koppelingen;

/// <summary>The mappings of a school or a samenwerkingsverband: shown to others, and taken over from them.</summary>
public sealed class IndexModel(LeesGedeeldeKoppelingen lezen, DeelKoppeling deel, NeemKoppelingOver overnemen, Sessie sessie) : PageModel
{
    /// <summary>Null for who works where no files of registrations are brought in.</summary>
    public LeesGedeeldeKoppelingen.Uitkomst? Uitkomst { get; private set; }

    public string Melding { get; private set; } = "";

    public Task<IActionResult> OnGetAsync(string? melding)
    {
        Melding = melding is "gedeeld" or "niet-gedeeld" or "overgenomen" ? melding : "";
        return ToonAsync(bijGeen: Page());
    }

    public async Task<IActionResult> OnPostDelenAsync(Guid id, bool delen)
    {
        ModelState.Clear();
        return id == Guid.Empty ? NotFound() : await KlaarAsync(await Delen(id, delen), delen ? "gedeeld" : "niet-gedeeld");
    }

    public async Task<IActionResult> OnPostOvernemenAsync(Guid id)
    {
        ModelState.Clear();
        return id == Guid.Empty ? NotFound() : await KlaarAsync(await overnemen.VoerUitAsync(sessie.Actor, new KoppelingId(id), HttpContext.RequestAborted), "overgenomen");
    }

    private Task<Resultaat<KoppelingId>> Delen(Guid id, bool ja) => deel.VoerUitAsync(sessie.Actor, new KoppelingId(id), ja, HttpContext.RequestAborted);

    private async Task<IActionResult> KlaarAsync<T>(Resultaat<T> uitkomst, string melding)
    {
        switch (uitkomst)
        {
            case Resultaat<T>.Gelukt:
                return RedirectToPage(new { melding });
            case Resultaat<T>.Onjuist fout:
                ModelState.Neem(fout.Fouten);
                return await ToonAsync(bijGeen: NotFound());
            default:
                return NotFound();
        }
    }

    private async Task<IActionResult> ToonAsync(IActionResult bijGeen)
    {
        if (await lezen.VoerUitAsync(sessie.Actor, HttpContext.RequestAborted) is not Resultaat<LeesGedeeldeKoppelingen.Uitkomst>.Gelukt { Waarde: var uitkomst })
            return bijGeen;
        Uitkomst = uitkomst;
        if (!ModelState.IsValid)
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
