using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Routeboek.Application.Leerlingen;
using Routeboek.Application.Opslag;
using Routeboek.Domain.Leerlingen;
using Routeboek.Domain.Organisaties;
using Routeboek.Web.Aanmelding;
using Routeboek.Web.Beheer;
using Routeboek.Web.Vorm;

namespace Routeboek.Web.Pages.Leerlingen;

/// <summary>Adds a parent to a pupil.</summary>
public sealed class OuderModel(LeesLeerling lezen, VoegOuderToe toevoegen, Sessie sessie, Tekst tekst) : PageModel
{
    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public Gegevens Invoer { get; set; } = new();

    public Leerlingbeeld Beeld { get; private set; } = null!;

    public Conflict? Conflict { get; private set; }

    public IEnumerable<SelectListItem> Gezagssoorten => Keuzen.Gezagssoorten(tekst);

    public sealed class Gegevens
    {
        [StringLength(Persoonsnaam.LangsteDeel), Display(Name = "aanmelden.voornaam")]
        public string? Voornaam { get; set; }

        [StringLength(Persoonsnaam.LangsteDeel), Display(Name = "aanmelden.tussenvoegsel")]
        public string? Tussenvoegsel { get; set; }

        [Required, StringLength(Persoonsnaam.LangsteDeel), Display(Name = "aanmelden.achternaam")]
        public string Achternaam { get; set; } = "";

        [Required, Display(Name = "leerlingen.gezag")]
        public Gezagssoort? Gezag { get; set; }

        [StringLength(100), Display(Name = "leerlingen.broer-zus")]
        public string? VanLeerling { get; set; }

        public long Versie { get; set; }
    }

    public async Task<IActionResult> OnGetAsync()
    {
        var antwoord = await ToonAsync();
        if (antwoord is PageResult)
            Invoer.Versie = Beeld.Gegevens.Versie;
        return antwoord;
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await ToonAsync() is not PageResult pagina)
            return NotFound();
        if (!ModelState.IsValid)
            return pagina;
        var naam = new Persoonsnaam(Invoer.Voornaam?.Trim() ?? "", Invoer.Tussenvoegsel?.Trim() ?? "", Invoer.Achternaam.Trim());
        switch (await toevoegen.VoerUitAsync(sessie.Actor, new VoegOuderToe.Invoer(new LeerlingId(Id), naam, Invoer.Gezag!.Value, Invoer.VanLeerling?.Trim() ?? "", Invoer.Versie), HttpContext.RequestAborted))
        {
            case Resultaat<Leerlinginzage>.Gelukt:
                return RedirectToPage("/Leerlingen/Leerling", new { id = Id, melding = "ouder" });
            case Resultaat<Leerlinginzage>.AndereVersie anders:
                Conflict = Beheerantwoord.Conflict(anders.Door, "Invoer.Versie", anders.Opgeslagen.Versie,
                    new Conflictveld(tekst["leerlingen.ouders"], string.Join(", ", Beeld.Ouders.Select(o => o.Naam).Append(naam.ToString())), string.Join(", ", Beeld.Ouders.Select(o => o.Naam))));
                Response.StatusCode = StatusCodes.Status409Conflict;
                return pagina;
            case Resultaat<Leerlinginzage>.Onjuist fout:
                ModelState.Neem(fout.Fouten, ("naam", "Invoer.Achternaam"), ("vanLeerling", "Invoer.VanLeerling"));
                Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
                return pagina;
            default:
                return NotFound();
        }
    }

    private async Task<IActionResult> ToonAsync()
    {
        if (Id == Guid.Empty || await lezen.VoerUitAsync(sessie.Actor, new LeerlingId(Id), HttpContext.RequestAborted) is not Resultaat<Leerlingbeeld>.Gelukt { Waarde: { MagWijzigen: true } beeld })
            return NotFound();
        Beeld = beeld;
        if (!ModelState.IsValid)
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
