using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Routeboek.Application.Kalenders;
using Routeboek.Application.Leerlingen;
using Routeboek.Application.Opslag;
using Routeboek.Domain.Leerlingen;
using Routeboek.Domain.Organisaties;
using Routeboek.Domain.Protocollen;
using Routeboek.Web.Aanmelding;
using Routeboek.Web.Beheer;
using Routeboek.Web.Vorm;

namespace Routeboek.Web.Pages.Leerlingen;

/// <summary>Adds a pupil to the own school.</summary>
public sealed class NieuwModel(LeesLeerlingen lezen, SchrijfLeerlingIn inschrijven, Sessie sessie, Tekst tekst, TimeProvider klok) : PageModel
{
    private const int OudsteLeeftijd = 100;

    [BindProperty]
    public Gegevens Invoer { get; set; } = new();

    public IEnumerable<SelectListItem> Sectoren => Keuzen.Sectoren(tekst);

    public sealed class Gegevens
    {
        [Required, StringLength(100), Display(Name = "leerlingen.nummer")]
        public string Sleutel { get; set; } = "";

        [StringLength(Persoonsnaam.LangsteDeel), Display(Name = "aanmelden.voornaam")]
        public string? Voornaam { get; set; }

        [StringLength(Persoonsnaam.LangsteDeel), Display(Name = "aanmelden.tussenvoegsel")]
        public string? Tussenvoegsel { get; set; }

        [Required, StringLength(Persoonsnaam.LangsteDeel), Display(Name = "aanmelden.achternaam")]
        public string Achternaam { get; set; } = "";

        [Required, DataType(DataType.Date), Display(Name = "leerlingen.geboren")]
        public DateOnly? Geboren { get; set; }

        [Required, Display(Name = "leerlingen.sector")]
        public Sector? Sector { get; set; }

        [Required, StringLength(Leerling.LangsteGemeente), Display(Name = "leerlingen.gemeente")]
        public string Woongemeente { get; set; } = "";
    }

    public async Task<IActionResult> OnGetAsync() => await ToonAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        var vandaag = Schoolklok.Vandaag(klok);
        if (Invoer.Geboren is { } dag && (dag > vandaag || dag < vandaag.AddYears(-OudsteLeeftijd)))
            ModelState.AddModelError("Invoer.Geboren", tekst["leerlingen.geboren-fout"]);
        if (!ModelState.IsValid)
            return await ToonAsync();
        var naam = new Persoonsnaam(Invoer.Voornaam?.Trim() ?? "", Invoer.Tussenvoegsel?.Trim() ?? "", Invoer.Achternaam.Trim());
        switch (await inschrijven.VoerUitAsync(sessie.Actor, new SchrijfLeerlingIn.Invoer(sessie.Actor.Aanstelling.Organisatie, Invoer.Sleutel.Trim(), naam, Invoer.Geboren!.Value, Invoer.Sector!.Value, Invoer.Woongemeente.Trim(), []), HttpContext.RequestAborted))
        {
            case Resultaat<LeerlingId>.Gelukt { Waarde: var id }:
                return RedirectToPage("/Leerlingen/Leerling", new { id = id.Waarde, melding = "ingeschreven" });
            case Resultaat<LeerlingId>.Onjuist fout:
                ModelState.Neem(fout.Fouten, ("sleutel", "Invoer.Sleutel"), ("naam", "Invoer.Achternaam"), ("woongemeente", "Invoer.Woongemeente"));
                return await ToonAsync();
            default:
                return NotFound();
        }
    }

    private async Task<IActionResult> ToonAsync()
    {
        if (!await lezen.MagInschrijvenAsync(sessie.Actor, HttpContext.RequestAborted))
            return NotFound();
        if (!ModelState.IsValid)
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
