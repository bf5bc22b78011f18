using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Routeboek.Application.Dossiers;
using Routeboek.Application.Opslag;
using Routeboek.Web.Aanmelding;
using Routeboek.Web.Vorm;

namespace Routeboek.Web.Pages.Dossiers;

/// <summary>The open dossiers that one may see: the one with the oldest open step first.</summary>
public sealed class IndexModel(LeesDossiers lezen, Sessie sessie, Tekst tekst, Tekstboek boek) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Dossierkeuze Keuze { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Fase { get; set; }

    [BindProperty(SupportsGet = true)]
    public int Blad { get; set; } = 1;

    public LeesDossiers.Uitkomst Uitkomst { get; private set; } = null!;

    public int Bladen => Math.Max(1, (Uitkomst.Aantal + LeesDossiers.PerBlad - 1) / LeesDossiers.PerBlad);

    public bool Gefilterd => Keuze != Dossierkeuze.Alle || !string.IsNullOrEmpty(Fase);

    public IEnumerable<SelectListItem> Keuzen => Enum.GetValues<Dossierkeuze>().Select(k => new SelectListItem(tekst[$"dossiers.keuze-{k}"], k.ToString()));

    public IEnumerable<SelectListItem> Fasen => Uitkomst.Fasen.Select(f => new SelectListItem(Fasenaam(f), f));

    public string Fasenaam(string fase) => fase.Length == 0 ? "" : boek.Zoek($"feiten.fase-{fase}", tekst.Taal) ?? fase.Replace('-', ' ');

    public async Task<IActionResult> OnGetAsync()
    {
        // a value that is none is no filter
        ModelState.Clear();
        if (!Enum.IsDefined(Keuze))
            Keuze = Dossierkeuze.Alle;
        if (await lezen.VoerUitAsync(sessie.Actor, new LeesDossiers.Invoer(Keuze, Fase is { Length: <= 64 } ? Fase : "", Blad), HttpContext.RequestAborted) is not Resultaat<LeesDossiers.Uitkomst>.Gelukt { Waarde: var uitkomst })
            return NotFound();
        Uitkomst = uitkomst;
        Blad = Math.Clamp(Blad, 1, Bladen);
        return Page();
    }
}
