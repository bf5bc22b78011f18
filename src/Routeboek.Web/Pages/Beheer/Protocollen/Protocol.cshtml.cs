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

    /// <summary>The agreements by who does it: somebody looks for the own work first.</summary>
    public IEnumerable<IGrouping<string, Afspraak>> PerRol => Boek.Afspraken.GroupBy(Afspraaktekst.Rol, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal);

    /// <summary>By what they begin with, in the order of the file.</summary>
    public static IEnumerable<IGrouping<string, Afspraak>> PerBegin(IEnumerable<Afspraak> afspraken) => afspraken.GroupBy(a => Afspraaktekst.Zin(a.Als[0]), StringComparer.Ordinal);

    /// <summary>The rungs of a ladder together, the lowest first; a signal of no ladder by itself.</summary>
    public IEnumerable<IEnumerable<Signaalregel>> Ladders => Boek.Protocol.Signalen.GroupBy(s => s.Ladder.Length > 0 ? s.Ladder : s.Id, StringComparer.Ordinal).Select(g => g.OrderBy(s => s.Trede));

    public async Task<IActionResult> OnGetAsync(string id)
    {
        if (kast.Zoek(id) is not { } boek || await lezen.VoerUitAsync(sessie.Actor, HttpContext.RequestAborted) is not Resultaat<Protocolstand>.Gelukt { Waarde: var stand })
            return NotFound();
        (Boek, Stand) = (boek, stand);
        return Page();
    }
}
