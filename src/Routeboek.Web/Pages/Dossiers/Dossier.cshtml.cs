using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Routeboek.Application.Dossiers;
using Routeboek.Application.Opslag;
using Routeboek.Domain.Dossiers;
using Routeboek.Web.Aanmelding;
using Routeboek.Web.Dossiers;
using Routeboek.Web.Vorm;

namespace Routeboek.Web.Pages.Dossiers;

/// <summary>A dossier: who, what is to be done, what happened.</summary>
public sealed class DossierModel(LeesDossierblad lezen, Sessie sessie, Paginas paginas, Feitwoorden woorden, Tekst tekst, Tekstboek boek) : PageModel
{
    private static readonly string[] s_meldingen = ["vastgelegd", "verbeterd", "ingetrokken"];

    [FromRoute]
    public Guid Id { get; set; }

    public Dossierblad Blad { get; private set; } = null!;

    public string Melding { get; private set; } = "";

    public bool NaarLeerling { get; private set; }

    public string Naam => Blad.Naam.Length > 0 ? Blad.Naam : tekst["dossiers.zonder-naam"];

    public string Volger => woorden.Rol(tekst, Blad.Casusrol);

    public string Fase => boek.Zoek($"feiten.fase-{Blad.Fase}", tekst.Taal) ?? Blad.Fase.Replace('-', ' ');

    public string Rol(string woord) => woorden.Rol(tekst, woord);

    public string Door(string door) => woorden.Door(tekst, door);

    public string Kamer(Kamer kamer) => woorden.Kamer(tekst, kamer);

    public async Task<IActionResult> OnGetAsync(string? melding)
    {
        if (await lezen.VoerUitAsync(sessie.Actor, new DossierId(Id), HttpContext.RequestAborted) is not Resultaat<Dossierblad>.Gelukt { Waarde: var blad })
            return NotFound();
        Blad = blad;
        Melding = melding is not null && s_meldingen.Contains(melding, StringComparer.Ordinal) ? melding : "";
        NaarLeerling = await paginas.OpenVoorAsync(HttpContext, "/leerlingen/{id}");
        return Page();
    }
}
