using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Routeboek.Application.Leerlingen;
using Routeboek.Application.Opslag;
using Routeboek.Domain.Leerlingen;
using Routeboek.Domain.Organisaties;
using Routeboek.Domain.Toegang;
using Routeboek.Web.Aanmelding;
using Routeboek.Web.Beheer;
using Routeboek.Web.Vorm;

namespace Routeboek.Web.Pages.Beheer.Groepen;

/// <summary>Who is in a group and whose own pupils they are. A list of numbers can be pasted from a spreadsheet.</summary>
public sealed class GroepModel(LeesGroepen lezen, WijzigGroep wijzigen, Sessie sessie, Tekst tekst) : PageModel
{
    private const int LangsteLijst = 20_000;

    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public Gegevens Invoer { get; set; } = new();

    public Groepinzage Groep { get; private set; } = null!;

    public IReadOnlyList<Groeppersoon> Mogelijk { get; private set; } = [];

    public Conflict? Conflict { get; private set; }

    public bool Bewaard { get; private set; }

    public sealed class Gegevens
    {
        [Required, StringLength(Domain.Leerlingen.Groep.LangsteNaam), Display(Name = "groepen.naam")]
        public string Naam { get; set; } = "";

        [Display(Name = "groepen.mentoren")]
        public List<Guid> Mentoren { get; set; } = [];

        [Display(Name = "groepen.docenten")]
        public List<Guid> Docenten { get; set; } = [];

        [StringLength(LangsteLijst), DataType(DataType.MultilineText), Display(Name = "groepen.leerlingen")]
        public string? Leerlingen { get; set; }

        public long Versie { get; set; }
    }

    public IEnumerable<SelectListItem> Mensen(Rol rol) => Mogelijk.Where(p => p.Rol == rol).Select(p => new SelectListItem(p.Naam, p.Persoon.Waarde.ToString()));

    public async Task<IActionResult> OnGetAsync(bool bewaard)
    {
        Bewaard = bewaard;
        return await ToonAsync(vul: true);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid || Id == Guid.Empty)
            return await ToonAsync(vul: false);
        // numbers stand under each other, or after each other as they come out of a spreadsheet
        string[] nummers = [.. (Invoer.Leerlingen ?? "").Split(['\n', '\r', '\t', ';', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.Ordinal)];
        var nieuw = new Groepinzage(new GroepId(Id), Invoer.Naam, 0, nummers, Personen(Invoer.Mentoren), Personen(Invoer.Docenten), Invoer.Versie);
        switch (await wijzigen.VoerUitAsync(sessie.Actor, nieuw, HttpContext.RequestAborted))
        {
            case Resultaat<Groepinzage>.Gelukt:
                return RedirectToPage(new { id = Id, bewaard = true });
            case Resultaat<Groepinzage>.AndereVersie anders:
                return await BotsAsync(anders);
            case Resultaat<Groepinzage>.Onjuist fout:
                ModelState.Neem(fout.Fouten, ("naam", "Invoer.Naam"), ("leerlingen", "Invoer.Leerlingen"), ("mentoren", "Invoer.Mentoren"), ("docenten", "Invoer.Docenten"));
                return await ToonAsync(vul: false);
            default:
                return NotFound();
        }
    }

    private static IReadOnlyList<PersoonId> Personen(IEnumerable<Guid> sleutels) => [.. sleutels.Where(g => g != Guid.Empty).Distinct().Select(g => new PersoonId(g))];

    private async Task<IActionResult> BotsAsync(Resultaat<Groepinzage>.AndereVersie anders)
    {
        var antwoord = await ToonAsync(vul: false);
        Conflict = Beheerantwoord.Conflict(anders.Door, "Invoer.Versie", anders.Opgeslagen.Versie,
            new Conflictveld(tekst["groepen.naam"], anders.Uw.Naam, anders.Opgeslagen.Naam),
            new Conflictveld(tekst["groepen.mentoren"], Namen(anders.Uw.Mentoren), Namen(anders.Opgeslagen.Mentoren)),
            new Conflictveld(tekst["groepen.docenten"], Namen(anders.Uw.Docenten), Namen(anders.Opgeslagen.Docenten)),
            new Conflictveld(tekst["groepen.leerlingen"], string.Join(", ", anders.Uw.Leerlingen.Order(StringComparer.Ordinal)), string.Join(", ", anders.Opgeslagen.Leerlingen)));
        Response.StatusCode = StatusCodes.Status409Conflict;
        return antwoord;

        string Namen(IReadOnlyList<PersoonId> wie) => string.Join(", ", Mogelijk.Where(m => wie.Contains(m.Persoon)).Select(m => m.Naam).Distinct(StringComparer.Ordinal));
    }

    private async Task<IActionResult> ToonAsync(bool vul)
    {
        var stop = HttpContext.RequestAborted;
        if (Id == Guid.Empty || await lezen.VoerUitAsync(sessie.Actor, new GroepId(Id), stop) is not Resultaat<Groepinzage>.Gelukt { Waarde: var groep }
            || await lezen.VoerUitAsync(sessie.Actor, stop) is not Resultaat<LeesGroepen.Uitkomst>.Gelukt { Waarde: var alle })
            return NotFound();
        (Groep, Mogelijk) = (groep, alle.Mogelijk);
        if (vul)
            Invoer = new Gegevens { Naam = groep.Naam, Mentoren = [.. groep.Mentoren.Select(p => p.Waarde)], Docenten = [.. groep.Docenten.Select(p => p.Waarde)], Leerlingen = string.Join('\n', groep.Leerlingen), Versie = groep.Versie };
        if (!ModelState.IsValid)
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
