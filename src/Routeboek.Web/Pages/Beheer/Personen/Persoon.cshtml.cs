using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Routeboek.Application.Kalenders;
using Routeboek.Application.Opslag;
using Routeboek.Application.Organisaties;
using Routeboek.Domain.Organisaties;
using Routeboek.Domain.Toegang;
using Routeboek.Web.Aanmelding;
using Routeboek.Web.Beheer;
using Routeboek.Web.Vorm;

namespace Routeboek.Web.Pages.Beheer.Personen;

/// <summary>One person: roles, one more role or standing in, the account.</summary>
public sealed class PersoonModel(LeesPersonen lezen, GeefRol geven, BeeindigRol beeindigen, WijzigAccount account, Sessie sessie, Tekst tekst, TimeProvider klok) : PageModel
{
    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public Rolgegevens Invoer { get; set; } = new();

    public Persoonregel Persoon { get; private set; } = null!;

    public IReadOnlyList<SelectListItem> Rollen { get; private set; } = [];

    /// <summary>Roles of others that this person can stand in for.</summary>
    public IReadOnlyList<SelectListItem> Vervangbaar { get; private set; } = [];

    public Conflict? Conflict { get; private set; }

    public string Melding { get; private set; } = "";

    public string? Link { get; private set; }

    public DateOnly Vandaag => Schoolklok.Vandaag(klok);

    public bool Zelf => sessie.Actor.Persoon.Waarde == Id;

    public sealed class Rolgegevens
    {
        [Display(Name = "personen.rol")]
        public Rol? Rol { get; set; }

        [Display(Name = "personen.vervanging")]
        public Guid? Vervangt { get; set; }

        [Required, DataType(DataType.Date), Display(Name = "personen.van")]
        public DateOnly? Van { get; set; }

        [DataType(DataType.Date), Display(Name = "personen.tot-en-met")]
        public DateOnly? Tot { get; set; }
    }

    public async Task<IActionResult> OnGetAsync(string? melding)
    {
        Melding = melding is "rol" or "einde" or "Uitschakelen" or "Inschakelen" or "Afmelden" ? melding : "";
        return await ToonAsync();
    }

    public async Task<IActionResult> OnPostRolAsync()
    {
        if (!ModelState.IsValid)
            return await ToonAsync();
        if (await ToonAsync() is not PageResult)
            return NotFound();
        var vervangt = Invoer.Vervangt is { } gekozen && gekozen != Guid.Empty ? new RolbezettingId(gekozen) : (RolbezettingId?)null;
        var rol = vervangt is { } voor ? _vervangrollen.GetValueOrDefault(voor) : Invoer.Rol;
        if (rol is null)
        {
            ModelState.AddModelError(vervangt is null ? "Invoer.Rol" : "Invoer.Vervangt", tekst["personen.rol-kies"]);
            return await ToonAsync();
        }

        switch (await geven.VoerUitAsync(sessie.Actor, new GeefRol.Invoer(new PersoonId(Id), sessie.Actor.Aanstelling.Organisatie, rol.Value, Invoer.Van!.Value, Invoer.Tot, vervangt), HttpContext.RequestAborted))
        {
            case Resultaat<RolbezettingId>.Gelukt:
                return RedirectToPage(new { id = Id, melding = "rol" });
            case Resultaat<RolbezettingId>.Onjuist fout:
                ModelState.Neem(fout.Fouten, ("rol", "Invoer.Rol"), ("tot", "Invoer.Tot"), ("vervangt", "Invoer.Vervangt"));
                return await ToonAsync();
            default:
                return NotFound();
        }
    }

    public async Task<IActionResult> OnPostEindeAsync(Guid bezetting, DateOnly? tot, long versie)
    {
        ModelState.Clear();
        if (bezetting == Guid.Empty || tot is null)
        {
            ModelState.AddModelError("", tekst["personen.einde-kies"]);
            return await ToonAsync();
        }

        switch (await beeindigen.VoerUitAsync(sessie.Actor, new BeeindigRol.Invoer(new RolbezettingId(bezetting), tot.Value, versie), HttpContext.RequestAborted))
        {
            case Resultaat<Rolregel>.Gelukt:
                return RedirectToPage(new { id = Id, melding = "einde" });
            case Resultaat<Rolregel>.AndereVersie anders:
                var antwoord = await ToonAsync();
                Conflict = Beheerantwoord.Conflict(anders.Door, "versie", anders.Opgeslagen.Versie, new Conflictveld(tekst["personen.tot-en-met"], Dag(anders.Uw.Tot), Dag(anders.Opgeslagen.Tot)));
                Response.StatusCode = StatusCodes.Status409Conflict;
                return antwoord;
            case Resultaat<Rolregel>.Onjuist fout:
                ModelState.Neem(fout.Fouten);
                return await ToonAsync();
            default:
                return NotFound();
        }

        string Dag(DateOnly? dag) => dag is { } d ? tekst.Dag(d) : "";
    }

    public async Task<IActionResult> OnPostAccountAsync(Accountingreep ingreep)
    {
        if (!Enum.IsDefined(ingreep) || Id == Guid.Empty)
            return NotFound();
        ModelState.Clear();
        switch (await account.VoerUitAsync(sessie.Actor, new PersoonId(Id), ingreep, HttpContext.RequestAborted))
        {
            case Resultaat<string?>.Gelukt { Waarde: { } code }:
                Link = $"{Request.Scheme}://{Request.Host}/aanmelden/link?code={code}";
                Response.Headers.CacheControl = "no-store";
                return await ToonAsync();
            case Resultaat<string?>.Gelukt:
                return RedirectToPage(new { id = Id, melding = ingreep.ToString() });
            case Resultaat<string?>.Onjuist fout:
                ModelState.Neem(fout.Fouten);
                return await ToonAsync();
            default:
                return NotFound();
        }
    }

    private Dictionary<RolbezettingId, Rol?> _vervangrollen = [];

    private async Task<IActionResult> ToonAsync()
    {
        var stop = HttpContext.RequestAborted;
        if (Id == Guid.Empty || await lezen.VoerUitAsync(sessie.Actor, new PersoonId(Id), stop) is not Resultaat<LeesPersonen.Uitkomst>.Gelukt { Waarde: { Personen: [var persoon], Soort: var soort } })
            return NotFound();
        if (await lezen.VoerUitAsync(sessie.Actor, null, stop) is not Resultaat<LeesPersonen.Uitkomst>.Gelukt { Waarde: var alle })
            return NotFound();
        Persoon = persoon;
        Invoer.Van ??= Vandaag;
        Rollen = Rolkeuzes.Van(tekst, soort);
        var anderen = alle.Personen.Where(p => p.Persoon != persoon.Persoon).SelectMany(p => p.Rollen.Where(r => r.Vervangt.Length == 0 && (r.Op(Vandaag) || r.Van > Vandaag)).Select(r => (p.Naam, Rol: r))).ToList();
        _vervangrollen = anderen.ToDictionary(a => a.Rol.Bezetting, a => (Rol?)a.Rol.Rol);
        Vervangbaar = [.. anderen.Select(a => new SelectListItem($"{a.Naam}, {tekst[$"rol.{a.Rol.Rol}"]}", a.Rol.Bezetting.Waarde.ToString()))];
        if (!ModelState.IsValid)
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
