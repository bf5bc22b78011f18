using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Routeboek.Application.Opslag;
using Routeboek.Application.Organisaties;
using Routeboek.Domain.Afspraken;
using Routeboek.Domain.Protocollen;
using Routeboek.Web.Aanmelding;
using Routeboek.Web.Beheer;

namespace Routeboek.Web.Pages.Beheer.Protocollen;

/// <summary>A protocol in plain words: when there is a signal, what follows, and who does what within which term.</summary>
public sealed class ProtocolModel(LeesSchoolprotocol lezen, Protocolkast kast, Sessie sessie) : PageModel
{
    public Afsprakenboek Boek { get; private set; } = null!;

    public Protocolstand Stand { get; private set; } = null!;

    /// <summary>A school can adopt it.</summary>
    public bool Kiesbaar => kast.ZoekKiesbaar(Boek.Protocol.Id) is not null;

    /// <summary>The agreements by what they begin with, in the order of the file.</summary>
    public IEnumerable<IGrouping<string, Afspraak>> Afspraken => Boek.Afspraken.GroupBy(a => Afspraaktekst.Zin(a.Als[0]), StringComparer.Ordinal);

    /// <summary>The rungs of a ladder together, the lowest first.</summary>
    public IEnumerable<Signaalregel> Signalen
    {
        get
        {
            var volgorde = Boek.Protocol.Signalen.Select(s => s.Ladder).Distinct(StringComparer.Ordinal).ToList();
            return Boek.Protocol.Signalen.OrderBy(s => volgorde.IndexOf(s.Ladder)).ThenBy(s => s.Trede);
        }
    }

    public async Task<IActionResult> OnGetAsync(string id)
    {
        if (kast.Zoek(id) is not { } boek || await lezen.VoerUitAsync(sessie.Actor, HttpContext.RequestAborted) is not Resultaat<Protocolstand>.Gelukt { Waarde: var stand })
            return NotFound();
        (Boek, Stand) = (boek, stand);
        return Page();
    }
}
