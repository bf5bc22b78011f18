using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Routeboek.Application.Aanmelding;
using Routeboek.Application.Kalenders;
using Routeboek.Application.Opslag;
using Routeboek.Application.Organisaties;
using Routeboek.Domain.Organisaties;
using Routeboek.Domain.Toegang;
using Routeboek.Web.Aanmelding;
using Routeboek.Web.Beheer;
using Routeboek.Web.Vorm;

namespace Routeboek.Web.Pages.Beheer.Personen;

/// <summary>Adds somebody with a role and an invitation, in one form. The link is shown once, to be handed over.</summary>
public sealed class NieuwModel(LeesPersonen lezen, NodigUit uitnodigen, Sessie sessie, Tekst tekst, TimeProvider klok) : PageModel
{
    [BindProperty]
    public Gegevens Invoer { get; set; } = new();

    public IReadOnlyList<SelectListItem> Rollen { get; private set; } = [];

    /// <summary>What was made; the form is gone then.</summary>
    public Uitnodiging? Klaar { get; private set; }

    public string? Link { get; private set; }

    public string Naam { get; private set; } = "";

    public sealed class Gegevens
    {
        [StringLength(Persoonsnaam.LangsteDeel), Display(Name = "aanmelden.voornaam")]
        public string? Voornaam { get; set; }

        [StringLength(Persoonsnaam.LangsteDeel), Display(Name = "aanmelden.tussenvoegsel")]
        public string? Tussenvoegsel { get; set; }

        [Required, StringLength(Persoonsnaam.LangsteDeel), Display(Name = "aanmelden.achternaam")]
        public string Achternaam { get; set; } = "";

        [Required, StringLength(Aanmeldnaam.Langste), DataType(DataType.EmailAddress), Display(Name = "aanmelden.naam")]
        public string Naam { get; set; } = "";

        [Required, Display(Name = "personen.rol")]
        public Rol? Rol { get; set; }

        [Required, DataType(DataType.Date), Display(Name = "personen.van")]
        public DateOnly? Van { get; set; }

        [DataType(DataType.Date), Display(Name = "personen.tot-en-met")]
        public DateOnly? Tot { get; set; }
    }

    public async Task<IActionResult> OnGetAsync()
    {
        Invoer.Van = Schoolklok.Vandaag(klok);
        return await ToonAsync();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid)
            return await ToonAsync();
        var naam = new Persoonsnaam(Invoer.Voornaam?.Trim() ?? "", Invoer.Tussenvoegsel?.Trim() ?? "", Invoer.Achternaam.Trim());
        switch (await uitnodigen.VoerUitAsync(sessie.Actor, new NodigUit.Invoer(sessie.Actor.Aanstelling.Organisatie, naam, Invoer.Naam, Invoer.Rol!.Value, Invoer.Van!.Value, Invoer.Tot), HttpContext.RequestAborted))
        {
            case Resultaat<Uitnodiging>.Gelukt { Waarde: var klaar }:
                (Klaar, Naam) = (klaar, naam.ToString());
                Link = klaar.Link is { } code ? $"{Request.Scheme}://{Request.Host}/aanmelden/link?code={code}" : null;
                Response.Headers.CacheControl = "no-store";
                return Page();
            case Resultaat<Uitnodiging>.Onjuist fout:
                ModelState.Neem(fout.Fouten, ("naam", "Invoer.Achternaam"), ("aanmeldnaam", "Invoer.Naam"), ("rol", "Invoer.Rol"), ("tot", "Invoer.Tot"));
                return await ToonAsync();
            default:
                return NotFound();
        }
    }

    private async Task<IActionResult> ToonAsync()
    {
        if (await lezen.VoerUitAsync(sessie.Actor, null, HttpContext.RequestAborted) is not Resultaat<LeesPersonen.Uitkomst>.Gelukt { Waarde: var uitkomst })
            return NotFound();
        Rollen = Rolkeuzes.Van(tekst, uitkomst.Soort);
        if (!ModelState.IsValid)
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}

/// <summary>The roles that a beheerder gives at an organisation of some kind; the family and guests come in by a pupil or a case.</summary>
internal static class Rolkeuzes
{
    public static IReadOnlyList<SelectListItem> Van(Tekst tekst, Organisatiesoort soort) =>
        [.. Enum.GetValues<Rol>().Where(r => r is not (Rol.Ouder or Rol.Leerling or Rol.Gast) && r.Partij(soort) is not null).Select(r => new SelectListItem(tekst[$"rol.{r}"], r.ToString()))];
}
