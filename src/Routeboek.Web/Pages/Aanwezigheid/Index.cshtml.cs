using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Routeboek.Application.Aanwezigheid;
using Routeboek.Application.Kalenders;
using Routeboek.Application.Opslag;
using Routeboek.Domain.Aanwezigheid;
using Routeboek.Domain.Leerlingen;
using Routeboek.Domain.Organisaties;
using Routeboek.Domain.Verzuim;
using Routeboek.Web.Aanmelding;
using Routeboek.Web.Beheer;
using Routeboek.Web.Vorm;

namespace Routeboek.Web.Pages.Aanwezigheid;

/// <summary>Who is missing now, whom to call, and what came of it.</summary>
public sealed class IndexModel(LeesAanwezigheid lezen, LegContactVast vastleggen, TrekContactIn intrekken, Sessie sessie, Tekst tekst, TimeProvider klok, Paginas paginas) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid? Groep { get; set; }

    [BindProperty]
    public Gesprek Invoer { get; set; } = new();

    public Aanwezigheidsbeeld Beeld { get; private set; } = null!;

    public string Melding { get; private set; } = "";

    /// <summary>What somebody else recorded first.</summary>
    public Contactregel? Ander { get; private set; }

    public string AnderNaam { get; private set; } = "";

    /// <summary>Whether the one who looks brings files in.</summary>
    public Task<bool> MagInlezenAsync() => paginas.OpenVoorAsync(HttpContext, "/aanwezigheid/import");

    public IEnumerable<SelectListItem> Groepen => Beeld.Groepen.Select(g => new SelectListItem(g.Naam, g.Groep.Waarde.ToString()));

    public IEnumerable<SelectListItem> Redenen => Contactreden.Alle.Select(r => new SelectListItem(tekst[$"aanwezigheid.reden-{r.Woord}"], r.Woord));

    public IEnumerable<SelectListItem> Soorten => Contactreden.Soorten.Select(s => new SelectListItem(tekst[$"aanwezigheid.stand-{s}"], s.ToString()));

    /// <summary>Times at which somebody may try again.</summary>
    public IEnumerable<string> Tijden
    {
        get
        {
            var nu = Schoolklok.Plaatselijk(klok.GetUtcNow().UtcDateTime);
            var kwartier = nu.AddMinutes(30 - (nu.Minute % 15));
            return new[] { 0, 30, 90, 180 }.Select(m => kwartier.AddMinutes(m)).Where(t => t.Date == nu.Date).Select(t => t.ToString("HH:mm", CultureInfo.InvariantCulture)).DefaultIfEmpty("08:30");
        }
    }

    /// <summary>What a form of a line sends.</summary>
    public sealed class Gesprek
    {
        public Guid Leerling { get; set; }

        /// <summary>The last contact that the page showed.</summary>
        public Guid? Gezien { get; set; }

        /// <summary>The key of a parent, or <c>leerling</c>; empty = a parent.</summary>
        public string? Met { get; set; }

        /// <summary>The button: a reason, or <c>lijst</c> for what was chosen from the list.</summary>
        public string? Keuze { get; set; }

        public string? Reden { get; set; }

        public string? Soort { get; set; }

        public string? Notitie { get; set; }

        public string? Opnieuw { get; set; }

        public string? Tijd { get; set; }
    }

    public Task<IActionResult> OnGetAsync(string? melding)
    {
        ModelState.Clear();
        Melding = melding is "gebeld" or "niet-bereikt" or "ongedaan" ? melding : "";
        return ToonAsync();
    }

    public Task<IActionResult> OnPostGebeldAsync()
    {
        var (reden, soort) = Invoer.Keuze switch
        {
            "toestemming" => ("anders", Verzuimsoort.Geoorloofd),
            "lijst" => (Invoer.Reden, Enum.TryParse<Verzuimsoort>(Invoer.Soort, out var gekozen) && Enum.IsDefined(gekozen) ? gekozen : null),
            var woord => (woord, (Verzuimsoort?)null),
        };
        return LegVastAsync(Maak(bereikt: true) with { Reden = reden, Soort = soort }, "gebeld");
    }

    public Task<IActionResult> OnPostNietBereiktAsync()
    {
        var tijd = string.IsNullOrEmpty(Invoer.Opnieuw) ? Invoer.Tijd : Invoer.Opnieuw;
        return LegVastAsync(Maak(bereikt: false) with { Opnieuw = TimeOnly.TryParseExact(tijd, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var om) ? om : null }, "niet-bereikt");
    }

    public async Task<IActionResult> OnPostOngedaanAsync(Guid contact)
    {
        if (contact == Guid.Empty)
            return NotFound();
        switch (await intrekken.VoerUitAsync(sessie.Actor, new ContactId(contact), HttpContext.RequestAborted))
        {
            case Resultaat<ContactId>.Gelukt:
                return Terug("ongedaan");
            case Resultaat<ContactId>.Onjuist fout:
                ModelState.Clear();
                ModelState.Neem(fout.Fouten);
                return await ToonAsync(StatusCodes.Status422UnprocessableEntity);
            default:
                return NotFound();
        }
    }

    private LegContactVast.Invoer Maak(bool bereikt)
    {
        var ouder = Guid.TryParse(Invoer.Met, out var id) && id != Guid.Empty ? new PersoonId(id) : (PersoonId?)null;
        return new LegContactVast.Invoer(new LeerlingId(Invoer.Leerling), Schoolklok.Vandaag(klok), Invoer.Met == "leerling" ? Contactpersoon.Leerling : Contactpersoon.Ouder, bereikt,
            Invoer.Gezien is { } gezien && gezien != Guid.Empty ? new ContactId(gezien) : null)
        { Ouder = ouder, Notitie = Invoer.Notitie ?? "" };
    }

    private async Task<IActionResult> LegVastAsync(LegContactVast.Invoer invoer, string melding)
    {
        if (Invoer.Leerling == Guid.Empty)
            return NotFound();
        ModelState.Clear();
        switch (await vastleggen.VoerUitAsync(sessie.Actor, invoer, HttpContext.RequestAborted))
        {
            case Resultaat<LegContactVast.Uitkomst>.Gelukt { Waarde: { Contact: not null } }:
                return Terug(melding);
            case Resultaat<LegContactVast.Uitkomst>.Gelukt { Waarde: { Ander: { } ander } uitkomst }:
                (Ander, AnderNaam) = (ander, uitkomst.Naam);
                return await ToonAsync(StatusCodes.Status409Conflict);
            case Resultaat<LegContactVast.Uitkomst>.Onjuist fout:
                ModelState.Neem(fout.Fouten);
                return await ToonAsync(StatusCodes.Status422UnprocessableEntity);
            default:
                return NotFound();
        }
    }

    private RedirectToPageResult Terug(string melding) => RedirectToPage("/Aanwezigheid/Index", new { groep = Groep, melding });

    private async Task<IActionResult> ToonAsync(int code = StatusCodes.Status200OK)
    {
        if (Groep == Guid.Empty)
            Groep = null;
        if (await lezen.VoerUitAsync(sessie.Actor, new LeesAanwezigheid.Invoer(Groep is { } groep ? new GroepId(groep) : null), HttpContext.RequestAborted) is not Resultaat<Aanwezigheidsbeeld>.Gelukt { Waarde: var beeld })
            return NotFound();
        Beeld = beeld;
        Response.StatusCode = code;
        return Page();
    }
}
