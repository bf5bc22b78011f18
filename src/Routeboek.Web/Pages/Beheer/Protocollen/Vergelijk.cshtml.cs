using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Routeboek.Domain.Afspraken;
using Routeboek.Domain.Protocollen;
using Routeboek.Web.Beheer;

namespace Routeboek.Web.Pages.Beheer.Protocollen;

/// <summary>Two protocols side by side: signals and agreements. Nothing of a person is read.</summary>
public sealed class VergelijkModel(Protocolkast kast) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? A { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? B { get; set; }

    public Protocolvergelijking? Signalen { get; private set; }

    public Afsprakenvergelijking? Afspraken { get; private set; }

    public IEnumerable<SelectListItem> Keuzen => kast.Lijst.Select(b => new SelectListItem(b.Protocol.Naam, b.Protocol.Id));

    /// <summary>What an agreement that both have asks for, in the words of the first.</summary>
    public string Kern(string id) => kast.Zoek(A)!.Afspraken.First(a => a.Id == id).Kern;

    public void OnGet()
    {
        // what is no protocol is no choice yet
        ModelState.Clear();
        if (kast.Zoek(A) is not { } a || kast.Zoek(B) is not { } b)
            return;
        Signalen = Protocolvergelijking.Van(a.Protocol, b.Protocol);
        Afspraken = Afsprakenvergelijking.Van(a.Afspraken, b.Afspraken);
    }
}
