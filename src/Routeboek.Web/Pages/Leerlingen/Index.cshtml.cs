using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Routeboek.Application.Leerlingen;
using Routeboek.Application.Opslag;
using Routeboek.Domain.Leerlingen;
using Routeboek.Web.Aanmelding;

namespace Routeboek.Web.Pages.Leerlingen;

/// <summary>
/// The pupils whom one may see, by name or number and by group. What is looked for is posted; in the address it stands locked, for this person
/// and for a day only, so that going back and turning pages work as everywhere, and no history or log holds a name.
/// </summary>
public sealed class IndexModel(LeesLeerlingen lezen, Sessie sessie, IDataProtectionProvider slot) : PageModel
{
    private const int LangsteZoek = 100;

    private static readonly TimeSpan s_geldig = TimeSpan.FromDays(1);

    public string Zoek { get; private set; } = "";

    [BindProperty(SupportsGet = true)]
    public Guid? Groep { get; set; }

    [BindProperty(SupportsGet = true)]
    public int Blad { get; set; } = 1;

    public LeesLeerlingen.Uitkomst Uitkomst { get; private set; } = null!;

    public int Bladen => Math.Max(1, (Uitkomst.Aantal + LeesLeerlingen.PerBlad - 1) / LeesLeerlingen.PerBlad);

    public bool Gefilterd => Zoek.Length > 0 || Groep is not null;

    public IEnumerable<SelectListItem> Groepen => Uitkomst.Groepen.Select(g => new SelectListItem(g.Naam, g.Id.Waarde.ToString()));

    /// <summary>More than one school: then its name tells something.</summary>
    public bool MetSchool => Uitkomst.Leerlingen.Select(l => l.School).Distinct(StringComparer.Ordinal).Skip(1).Any();

    private ITimeLimitedDataProtector Slot => slot.CreateProtector("Routeboek.Leerlingen", "zoek", sessie.Actor.Persoon.ToString()).ToTimeLimitedDataProtector();

    public async Task<IActionResult> OnGetAsync(string? gezocht)
    {
        // a value that is none is no filter
        ModelState.Clear();
        if (Groep == Guid.Empty)
            Groep = null;
        Zoek = Open(gezocht);
        if (await lezen.VoerUitAsync(sessie.Actor, new LeesLeerlingen.Invoer(Zoek, Groep is { } groep ? new GroepId(groep) : null, Blad), HttpContext.RequestAborted) is not Resultaat<LeesLeerlingen.Uitkomst>.Gelukt { Waarde: var uitkomst })
            return NotFound();
        Uitkomst = uitkomst;
        Blad = Math.Clamp(Blad, 1, Bladen);
        return Page();
    }

    public IActionResult OnPost(string? zoek)
    {
        zoek = zoek?.Trim() ?? "";
        return RedirectToPage(new { gezocht = zoek.Length == 0 ? null : Slot.Protect(zoek[..Math.Min(zoek.Length, LangsteZoek)], s_geldig), groep = Groep == Guid.Empty ? null : Groep });
    }

    private string Open(string? gezocht)
    {
        if (string.IsNullOrEmpty(gezocht))
            return "";
        try
        {
            return Slot.Unprotect(gezocht);
        }
        catch (CryptographicException)
        {
            return ""; // of yesterday, or of somebody else: nothing is looked for
        }
    }
}
