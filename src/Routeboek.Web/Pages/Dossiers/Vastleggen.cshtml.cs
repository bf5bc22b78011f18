using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Routeboek.Application.Dossiers;
using Routeboek.Application.Opslag;
using Routeboek.Domain.Dossiers;
using Routeboek.Web.Aanmelding;
using Routeboek.Web.Dossiers;
using Routeboek.Web.Vorm;

namespace Routeboek.Web.Pages.Dossiers;

/// <summary>What one can record in a dossier, as the vocabulary groups it.</summary>
public sealed class VastleggenModel(LeesVastleggen lezen, Sessie sessie, Feitwoorden woorden, Tekst tekst) : PageModel
{
    [FromRoute]
    public Guid Id { get; set; }

    public string Naam { get; private set; } = "";

    public IReadOnlyList<IGrouping<string, Vastlegvorm>> Groepen { get; private set; } = [];

    public string Groep(string groep) => woorden.Groep(tekst, groep);

    public string Soort(Feitsoort soort) => woorden.Soort(tekst, soort);

    public async Task<IActionResult> OnGetAsync()
    {
        if (await lezen.VoerUitAsync(sessie.Actor, new DossierId(Id), HttpContext.RequestAborted) is not Resultaat<Vastlegkeuze>.Gelukt { Waarde: var keuze })
            return NotFound();
        Naam = keuze.Naam.Length > 0 ? keuze.Naam : tekst["dossiers.zonder-naam"];
        Groepen = [.. keuze.Vormen.GroupBy(v => v.Soort.Groep, StringComparer.Ordinal)];
        return Page();
    }
}
