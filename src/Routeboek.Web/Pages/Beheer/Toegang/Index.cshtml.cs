using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Routeboek.Application.Kalenders;
using Routeboek.Application.Opslag;
using Routeboek.Application.Organisaties;
using Routeboek.Domain.Toegang;
using Routeboek.Web.Aanmelding;
using Routeboek.Web.Beheer;
using Routeboek.Web.Vorm;

namespace Routeboek.Web.Pages.Beheer.Toegang;

/// <summary>The rules of access as the program holds them, in sentences with their source; by role.</summary>
public sealed class IndexModel(LeesSchoolprotocol lezen, Protocolkast kast, Sessie sessie, Tekst tekst, TimeProvider klok) : PageModel
{
    /// <summary>So few rules are all shown at once.</summary>
    public const int OpenTot = 12;

    [BindProperty(SupportsGet = true)]
    public Rol? Rol { get; set; }

    public IReadOnlyList<IGrouping<Doel, Toegangsregel>> Regels { get; private set; } = [];

    public int Aantal { get; private set; }

    /// <summary>The name of the protocol whose regional choices count; empty = the strictest.</summary>
    public string Protocol { get; private set; } = "";

    public IEnumerable<SelectListItem> Rollen => Enum.GetValues<Rol>().Select(r => new SelectListItem(tekst[$"rol.{r}"], r.ToString()));

    public async Task<IActionResult> OnGetAsync()
    {
        // what is no role is no filter
        if (!ModelState.IsValid || Rol is { } gevraagd && !Enum.IsDefined(gevraagd))
        {
            ModelState.Clear();
            Rol = null;
        }

        if (await lezen.VoerUitAsync(sessie.Actor, HttpContext.RequestAborted) is not Resultaat<Protocolstand>.Gelukt { Waarde: var stand })
            return NotFound();
        var geldt = stand.Perioden.FirstOrDefault(p => p.Op(Schoolklok.Vandaag(klok)))?.Protocol ?? "";
        Protocol = Toegangsafspraken.Protocollen.Contains(geldt, StringComparer.Ordinal) ? kast.Zoek(geldt)?.Protocol.Naam ?? "" : "";
        var regels = new Toegangsbepaler(Toegangsafspraken.Van(geldt)).Tabel.Regels.Where(r => Rol is not { } rol || r.Rollen.Contains(rol)).ToList();
        (Aantal, Regels) = (regels.Count, [.. regels.GroupBy(r => r.Doel).OrderBy(g => g.Key)]);
        return Page();
    }

    public string Woord(string voor, Enum waarde) => tekst[$"toegang.{voor}-{waarde}"];
}
