using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Routeboek.Application.Kalenders;
using Routeboek.Application.Opslag;
using Routeboek.Application.Samenwerking;
using Routeboek.Domain.Leerlingen;
using Routeboek.Domain.Organisaties;
using Routeboek.Domain.Toegang;
using Routeboek.Web.Aanmelding;
using Routeboek.Web.Beheer;
using Routeboek.Web.Vorm;

namespace Routeboek.Web.Pages.Leerlingen;

/// <summary>Who is around a pupil and why; somebody joins, or goes.</summary>
public sealed class BetrokkenenModel(LeesBetrokkenen lezen, BetrekPersoon betrekken, BeeindigBetrokkenheid beeindigen, Sessie sessie, Tekst tekst, TimeProvider klok) : PageModel
{
    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public Erbijgegevens Invoer { get; set; } = new();

    [BindProperty]
    public Gastgegevens Gast { get; set; } = new();

    public LeesBetrokkenen.Uitkomst Uitkomst { get; private set; } = null!;

    public string Melding { get; private set; } = "";

    public DateOnly Vandaag => Schoolklok.Vandaag(klok);

    /// <summary>Role, organisation and person in one choice, so that it takes one click.</summary>
    public IReadOnlyList<SelectListItem> Keuzes => [.. Uitkomst.Kandidaten.Select(k => new SelectListItem(
        $"{tekst[$"rol.{k.Rol}"]}: {(k.Persoon is null ? tekst["betrokkenen.heel", k.Naam] : k.Waar.Length > 0 && !IsSchool(k.Rol) ? $"{k.Naam} ({k.Waar})" : k.Naam)}", Waarde(k)))];

    public sealed class Erbijgegevens
    {
        [Required, StringLength(120), Display(Name = "betrokkenen.wie-keuze")]
        public string Wie { get; set; } = "";

        [StringLength(1000), Display(Name = "betrokkenen.toelichting")]
        public string? Toelichting { get; set; }

        [Required, DataType(DataType.Date), Display(Name = "betrokkenen.van")]
        public DateOnly? Van { get; set; }

        [DataType(DataType.Date), Display(Name = "betrokkenen.tot")]
        public DateOnly? Tot { get; set; }
    }

    public sealed class Gastgegevens
    {
        [StringLength(Persoonsnaam.LangsteDeel), Display(Name = "aanmelden.voornaam")]
        public string? Voornaam { get; set; }

        [StringLength(Persoonsnaam.LangsteDeel), Display(Name = "aanmelden.tussenvoegsel")]
        public string? Tussenvoegsel { get; set; }

        [Required, StringLength(Persoonsnaam.LangsteDeel), Display(Name = "aanmelden.achternaam")]
        public string Achternaam { get; set; } = "";

        [Required, StringLength(1000), Display(Name = "betrokkenen.toelichting")]
        public string Toelichting { get; set; } = "";

        [Required, DataType(DataType.Date), Display(Name = "betrokkenen.tot")]
        public DateOnly? Tot { get; set; }
    }

    public Task<IActionResult> OnGetAsync(string? melding)
    {
        // what is bound of a form that was not sent is not wrong
        ModelState.Clear();
        Melding = melding is "erbij" or "gast" or "einde" ? melding : "";
        return ToonAsync();
    }

    public async Task<IActionResult> OnPostErbijAsync()
    {
        ModelState.Alleen("Invoer");
        if (await ToonAsync() is not PageResult pagina)
            return NotFound();
        if (!ModelState.IsValid)
            return pagina;
        if (Uitkomst.Kandidaten.FirstOrDefault(k => Waarde(k) == Invoer.Wie) is not { } wie)
        {
            ModelState.AddModelError("Invoer.Wie", tekst["betrokkenen.wie-fout"]);
            return Onjuist();
        }

        var invoer = new BetrekPersoon.Invoer(new LeerlingId(Id), wie.Rol, wie.Persoon is null ? wie.Organisatie : null, wie.Persoon, null, Invoer.Van!.Value, Invoer.Tot, Invoer.Toelichting ?? "");
        return await KlaarAsync(await betrekken.VoerUitAsync(sessie.Actor, invoer, HttpContext.RequestAborted), wie.Rol == Rol.Gast ? "gast" : "erbij", ("wie", "Invoer.Wie"), ("toelichting", "Invoer.Toelichting"), ("van", "Invoer.Van"), ("tot", "Invoer.Tot"));
    }

    public async Task<IActionResult> OnPostGastAsync()
    {
        ModelState.Alleen("Gast");
        if (await ToonAsync() is not PageResult pagina)
            return NotFound();
        if (!ModelState.IsValid)
            return pagina;
        var naam = new Persoonsnaam(Gast.Voornaam?.Trim() ?? "", Gast.Tussenvoegsel?.Trim() ?? "", Gast.Achternaam.Trim());
        var invoer = new BetrekPersoon.Invoer(new LeerlingId(Id), Rol.Gast, null, null, null, Vandaag, Gast.Tot, Gast.Toelichting, naam);
        return await KlaarAsync(await betrekken.VoerUitAsync(sessie.Actor, invoer, HttpContext.RequestAborted), "gast", ("gast", "Gast.Achternaam"), ("wie", "Gast.Achternaam"), ("toelichting", "Gast.Toelichting"), ("tot", "Gast.Tot"));
    }

    public async Task<IActionResult> OnPostEindeAsync(Guid betrokkenheid, DateOnly? tot, DateOnly? gezien)
    {
        ModelState.Clear();
        if (tot is not { } laatste)
        {
            ModelState.AddModelError("", tekst["betrokkenen.einde-kies"]);
            return await ToonAsync() is PageResult ? Onjuist() : NotFound();
        }

        return await KlaarAsync(await beeindigen.VoerUitAsync(sessie.Actor, new BeeindigBetrokkenheid.Invoer(betrokkenheid, laatste, gezien), HttpContext.RequestAborted), "einde");
    }

    private async Task<IActionResult> KlaarAsync(Resultaat<Guid> uitkomst, string melding, params (string, string)[] velden)
    {
        switch (uitkomst)
        {
            case Resultaat<Guid>.Gelukt:
                return RedirectToPage(new { id = Id, melding });
            case Resultaat<Guid>.Onjuist fout:
                ModelState.Neem(fout.Fouten, velden);
                return await ToonAsync() is PageResult ? Onjuist() : NotFound();
            default:
                return NotFound();
        }
    }

    private PageResult Onjuist()
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private static string Waarde(Kandidaat wie) => $"{wie.Rol}_{wie.Organisatie}_{wie.Persoon}";

    private static bool IsSchool(Rol rol) => rol.Organisaties() is [Partijsoort.School];

    private async Task<IActionResult> ToonAsync()
    {
        if (Id == Guid.Empty || await lezen.VoerUitAsync(sessie.Actor, new LeerlingId(Id), HttpContext.RequestAborted) is not Resultaat<LeesBetrokkenen.Uitkomst>.Gelukt { Waarde: var uitkomst })
            return NotFound();
        Uitkomst = uitkomst;
        Invoer.Van ??= Vandaag;
        if (!ModelState.IsValid)
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
