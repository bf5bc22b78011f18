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

namespace Routeboek.Web.Pages.Beheer.Organisaties;

/// <summary>One organisation: its name and buildings, what it belongs to, and its first beheerder.</summary>
public sealed class OrganisatieModel(LeesOrganisaties lezen, WijzigOrganisatie wijzigen, SluitAan aansluiten, NodigUit uitnodigen, Sessie sessie, Tekst tekst, TimeProvider klok) : PageModel
{
    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public Gegevens Invoer { get; set; } = new();

    [BindProperty]
    public Beheerdergegevens Beheerder { get; set; } = new();

    public Organisatieinzage Inzage { get; private set; } = null!;

    public Conflict? Conflict { get; private set; }

    /// <summary>The link for the first beheerder, shown this once.</summary>
    public string? Link { get; private set; }

    public string Melding { get; private set; } = "";

    public IEnumerable<SelectListItem> Besturen => Inzage.Besturen.Select(o => new SelectListItem(o.Naam, o.Id.Waarde.ToString()));

    public IEnumerable<SelectListItem> Mogelijk => Inzage.Mogelijk.OrderBy(o => o.Soort).Select(o => new SelectListItem($"{o.Naam} ({tekst[$"aanmelden.soort-{o.Soort}"]})", o.Id.Waarde.ToString()));

    public bool IsSchool => Inzage.Soort == Organisatiesoort.School;

    public sealed class Gegevens
    {
        [Required, StringLength(Organisatie.LangsteNaam), Display(Name = "organisaties.naam")]
        public string Naam { get; set; } = "";

        [Display(Name = "organisaties.bestuur")]
        public Guid? Bestuur { get; set; }

        [StringLength(Vestigingtekst.Langste), DataType(DataType.MultilineText), Display(Name = "organisaties.vestigingen")]
        public string? Vestigingen { get; set; }

        public long Versie { get; set; }
    }

    public sealed class Beheerdergegevens
    {
        [StringLength(Persoonsnaam.LangsteDeel), Display(Name = "aanmelden.voornaam")]
        public string? Voornaam { get; set; }

        [StringLength(Persoonsnaam.LangsteDeel), Display(Name = "aanmelden.tussenvoegsel")]
        public string? Tussenvoegsel { get; set; }

        [Required, StringLength(Persoonsnaam.LangsteDeel), Display(Name = "aanmelden.achternaam")]
        public string Achternaam { get; set; } = "";

        [Required, StringLength(Aanmeldnaam.Langste), DataType(DataType.EmailAddress), Display(Name = "aanmelden.naam")]
        public string Naam { get; set; } = "";
    }

    public async Task<IActionResult> OnGetAsync(string? melding)
    {
        Melding = melding is "gemaakt" or "bewaard" or "aangesloten" or "los" ? melding : "";
        return await ToonAsync(vul: true);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        Behoud("Invoer");
        var vestigingen = Vestigingtekst.Lees(Invoer.Vestigingen, out var regel);
        if (vestigingen is null)
            ModelState.AddModelError("Invoer.Vestigingen", tekst["organisaties.vestiging-fout", regel]);
        if (!ModelState.IsValid || Id == Guid.Empty)
            return await ToonAsync(vul: false);
        var bestuur = Invoer.Bestuur is { } gekozen && gekozen != Guid.Empty ? new OrganisatieId(gekozen) : (OrganisatieId?)null;
        switch (await wijzigen.VoerUitAsync(sessie.Actor, new Organisatiegegevens(new OrganisatieId(Id), Invoer.Naam.Trim(), Invoer.Versie, bestuur, vestigingen), HttpContext.RequestAborted))
        {
            case Resultaat<Organisatiegegevens>.Gelukt:
                return RedirectToPage(new { id = Id, melding = "bewaard" });
            case Resultaat<Organisatiegegevens>.AndereVersie anders:
                return await BotsAsync(anders);
            case Resultaat<Organisatiegegevens>.Onjuist fout:
                ModelState.Neem(fout.Fouten, ("naam", "Invoer.Naam"), ("bestuur", "Invoer.Bestuur"), ("vestigingen", "Invoer.Vestigingen"));
                return await ToonAsync(vul: false);
            default:
                return NotFound();
        }
    }

    public Task<IActionResult> OnPostAansluitenAsync(Guid bij) => AansluitenAsync(bij, "aangesloten", aansluiten.VoerUitAsync);

    public Task<IActionResult> OnPostLosAsync(Guid bij) => AansluitenAsync(bij, "los", aansluiten.MaakLosAsync);

    public async Task<IActionResult> OnPostBeheerderAsync()
    {
        Behoud("Beheerder");
        if (!ModelState.IsValid || Id == Guid.Empty)
            return await ToonAsync(vul: true);
        var naam = new Persoonsnaam(Beheerder.Voornaam?.Trim() ?? "", Beheerder.Tussenvoegsel?.Trim() ?? "", Beheerder.Achternaam.Trim());
        switch (await uitnodigen.VoerUitAsync(sessie.Actor, new NodigUit.Invoer(new OrganisatieId(Id), naam, Beheerder.Naam, Rol.Beheerder, Schoolklok.Vandaag(klok), null), HttpContext.RequestAborted))
        {
            case Resultaat<Uitnodiging>.Gelukt { Waarde: var uitnodiging }:
                Link = uitnodiging.Link is { } code ? $"{Request.Scheme}://{Request.Host}/aanmelden/link?code={code}" : null;
                Melding = Link is null ? "beheerder-bestond" : "beheerder";
                return await ToonAsync(vul: true);
            case Resultaat<Uitnodiging>.Onjuist fout:
                ModelState.Neem(fout.Fouten, ("naam", "Beheerder.Achternaam"), ("aanmeldnaam", "Beheerder.Naam"));
                return await ToonAsync(vul: true);
            default:
                return NotFound();
        }
    }

    private async Task<IActionResult> AansluitenAsync(Guid bij, string melding, Func<Actor, SluitAan.Invoer, CancellationToken, Task<Resultaat<SluitAan.Invoer>>> doe)
    {
        ModelState.Clear();
        if (Id == Guid.Empty || bij == Guid.Empty)
        {
            ModelState.AddModelError("bij", tekst["organisaties.kies"]);
            return await ToonAsync(vul: true);
        }

        switch (await doe(sessie.Actor, new SluitAan.Invoer(new OrganisatieId(Id), new OrganisatieId(bij)), HttpContext.RequestAborted))
        {
            case Resultaat<SluitAan.Invoer>.Gelukt:
                return RedirectToPage(new { id = Id, melding });
            case Resultaat<SluitAan.Invoer>.Onjuist fout:
                ModelState.Neem(fout.Fouten, ("bij", "bij"));
                return await ToonAsync(vul: true);
            default:
                return NotFound();
        }
    }

    private async Task<IActionResult> BotsAsync(Resultaat<Organisatiegegevens>.AndereVersie anders)
    {
        var antwoord = await ToonAsync(vul: false);
        Conflict = Beheerantwoord.Conflict(anders.Door, "Invoer.Versie", anders.Opgeslagen.Versie,
        [
            new Conflictveld(tekst["organisaties.naam"], anders.Uw.Naam, anders.Opgeslagen.Naam),
            .. IsSchool ? [
                new Conflictveld(tekst["organisaties.bestuur"], Bestuur(anders.Uw), Bestuur(anders.Opgeslagen)),
                new Conflictveld(tekst["organisaties.vestigingen"], Vestigingtekst.Schrijf(anders.Uw.Vestigingen ?? []), Vestigingtekst.Schrijf(anders.Opgeslagen.Vestigingen ?? []))] : (Conflictveld[])[],
        ]);
        Response.StatusCode = StatusCodes.Status409Conflict;
        return antwoord;

        string Bestuur(Organisatiegegevens gegevens) => Inzage.Besturen.FirstOrDefault(b => b.Id == gegevens.Bestuur)?.Naam ?? "";
    }

    // the other form of the page was not sent
    private void Behoud(string voor)
    {
        foreach (var sleutel in ModelState.Keys.Where(k => !k.StartsWith(voor + ".", StringComparison.Ordinal)).ToList())
            ModelState.Remove(sleutel);
    }

    private async Task<IActionResult> ToonAsync(bool vul)
    {
        if (Id == Guid.Empty || await lezen.VoerUitAsync(sessie.Actor, new OrganisatieId(Id), HttpContext.RequestAborted) is not Resultaat<Organisatieinzage>.Gelukt { Waarde: var inzage })
            return NotFound();
        Inzage = inzage;
        if (vul)
            Invoer = new Gegevens { Naam = inzage.Gegevens.Naam, Bestuur = inzage.Gegevens.Bestuur?.Waarde, Vestigingen = Vestigingtekst.Schrijf(inzage.Gegevens.Vestigingen ?? []), Versie = inzage.Gegevens.Versie };
        if (!ModelState.IsValid)
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
