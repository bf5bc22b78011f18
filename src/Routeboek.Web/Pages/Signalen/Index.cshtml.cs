using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Routeboek.Application.Kalenders;
using Routeboek.Application.Opslag;
using Routeboek.Application.Signalen;
using Routeboek.Domain.Dossiers;
using Routeboek.Domain.Leerlingen;
using Routeboek.Domain.Signalering;
using Routeboek.Web.Aanmelding;
using Routeboek.Web.Beheer;
using Routeboek.Web.Vorm;

namespace Routeboek.Web.Pages.Signalen;

/// <summary>The list of signals: one line for each pupil, and what is done with it.</summary>
public sealed class IndexModel(LeesSignaallijst lezen, BeoordeelLijn beoordelen, HerroepOordeel herroepen, Sessie sessie, Tekst tekst, Paginas paginas, TimeProvider klok) : PageModel
{
    public const string Dossierpad = "/dossiers/{id}";

    private const int MeesteWeken = 26;
    private const int LangsteToelichting = 250;

    /// <summary>The reasons for not taking a line up: a kind of decision, and the words that are recorded.</summary>
    public static IReadOnlyList<(Signaaloordeel Soort, string Sleutel)> Redenen { get; } =
    [
        (Signaaloordeel.AlBekend, "gesprek"), (Signaaloordeel.AlBekend, "loopt"), (Signaaloordeel.AlBekend, "gemeld"),
        (Signaaloordeel.GeenZorg, "verklaard"), (Signaaloordeel.GeenZorg, "eenmalig"), (Signaaloordeel.GeenZorg, "opgelost"),
        (Signaaloordeel.OnjuisteRegistratie, "registratie"),
    ];

    [BindProperty(SupportsGet = true)]
    public Lijstkeuze Keuze { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Groep { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Ladder { get; set; }

    [BindProperty(SupportsGet = true)]
    public int Blad { get; set; } = 1;

    /// <summary>What was just done, so that it can be undone.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Gedaan { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Melding { get; set; }

    public LeesSignaallijst.Uitkomst Uitkomst { get; private set; } = null!;

    public int Bladen => Math.Max(1, (Uitkomst.Aantal + LeesSignaallijst.PerBlad - 1) / LeesSignaallijst.PerBlad);

    public bool Gefilterd => Groep is not null || !string.IsNullOrEmpty(Ladder);

    /// <summary>Who was first, in a sentence; empty = nobody.</summary>
    public string WasEerst { get; private set; } = "";

    public string? EerderDossier { get; private set; }

    public IEnumerable<SelectListItem> Groepen => Uitkomst.Groepen.Select(g => new SelectListItem(g.Naam, g.Id.Waarde.ToString()));

    public IEnumerable<SelectListItem> Ladders => Uitkomst.Ladders.Select(l => new SelectListItem(Woord(l), l));

    /// <summary>Where a dossier is shown; null when there is no such page.</summary>
    public string? NaarDossier(DossierId? id) => id is { } d && paginas.Bestaat(Dossierpad) ? $"/dossiers/{d.Waarde}" : null;

    public static string Woord(string id) => id.Length == 0 ? id : char.ToUpperInvariant(id[0]) + id[1..].Replace('-', ' ');

    public async Task<IActionResult> OnGetAsync()
    {
        ModelState.Clear();
        return await ToonAsync();
    }

    /// <summary>One button: taken up, or one of the reasons.</summary>
    public async Task<IActionResult> OnPostAsync(Guid leerling, string? gezien, string? besluit, string? toelichting, int weken)
    {
        ModelState.Clear();
        var delen = (besluit ?? "").Split(':');
        var (soort, sleutel) = (delen[0], delen.Length > 1 ? delen[1] : "");
        var reden = Redenen.FirstOrDefault(r => r.Sleutel == sleutel && r.Soort.ToString() == soort);
        var opgepakt = soort is "Opgepakt" or "Ernstig";
        if (leerling == Guid.Empty || !opgepakt && reden.Sleutel is null)
            return await FoutAsync(tekst["signalen.fout-besluit"]);
        var vandaag = Schoolklok.Vandaag(klok);
        // what is recorded is Dutch, whatever the language of the page
        var erbij = toelichting?.Trim() is { Length: > 0 } woorden ? woorden[..Math.Min(woorden.Length, LangsteToelichting)] : "";
        var waarom = opgepakt ? erbij : $"{Reden(sleutel)}{(erbij.Length > 0 ? $": {erbij}" : "")}";
        var invoer = new BeoordeelLijn.Invoer(new LeerlingId(leerling), opgepakt ? Signaaloordeel.Opgepakt : reden.Soort, gezien ?? "", waarom, vandaag.AddDays(7 * Math.Clamp(weken, 1, MeesteWeken)), soort == "Ernstig");
        switch (await beoordelen.VoerUitAsync(sessie.Actor, invoer, HttpContext.RequestAborted))
        {
            case Resultaat<BeoordeelLijn.Uitkomst>.Gelukt { Waarde: var uitkomst }:
                if (opgepakt && NaarDossier(uitkomst.Dossier) is { } dossier)
                    return Redirect(dossier);
                return Terug(uitkomst.Oordeel?.Waarde, uitkomst.Soort?.ToString());
            case Resultaat<BeoordeelLijn.Uitkomst>.AndereVersie anders:
                EerderDossier = NaarDossier(anders.Opgeslagen.Dossier);
                WasEerst = anders.Door is { } door && anders.Opgeslagen.Soort is { } wat ? tekst["signalen.eerder", door.Naam, tekst[$"signalen.oordeel-{wat}"], tekst.Moment(door.Toen)] : tekst["signalen.eerder-onbekend"];
                Response.StatusCode = StatusCodes.Status409Conflict;
                return await ToonAsync();
            case Resultaat<BeoordeelLijn.Uitkomst>.Onjuist fout:
                ModelState.Neem(fout.Fouten);
                Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
                return await ToonAsync();
            default:
                return NotFound();
        }
    }

    public async Task<IActionResult> OnPostHerroepAsync(Guid oordeel)
    {
        ModelState.Clear();
        if (oordeel == Guid.Empty)
            return NotFound();
        switch (await herroepen.VoerUitAsync(sessie.Actor, new OordeelId(oordeel), HttpContext.RequestAborted))
        {
            case Resultaat<DossierId?>.Gelukt { Waarde: var blijft }:
                return Terug(null, blijft is null ? "herroepen" : "herroepen-dossier");
            case Resultaat<DossierId?>.Onjuist fout:
                ModelState.Neem(fout.Fouten);
                Response.StatusCode = StatusCodes.Status409Conflict;
                return await ToonAsync();
            default:
                return NotFound();
        }
    }

    private static string Reden(string sleutel) => sleutel switch
    {
        "gesprek" => "er is al een gesprek geweest of gepland",
        "loopt" => "er lopen al afspraken met leerling en ouders",
        "gemeld" => "het is al gemeld of besproken met de partner",
        "verklaard" => "het verzuim is verklaard en past bij wat bekend is",
        "eenmalig" => "het was eenmalig",
        "opgelost" => "het is opgelost",
        _ => "de registratie klopt niet",
    };

    private RedirectToPageResult Terug(Guid? gedaan, string? melding) => RedirectToPage("/Signalen/Index", new
    {
        keuze = Keuze == Lijstkeuze.Open ? null : Keuze.ToString(),
        groep = Groep,
        ladder = string.IsNullOrEmpty(Ladder) ? null : Ladder,
        gedaan,
        melding,
    });

    private async Task<IActionResult> FoutAsync(string melding)
    {
        ModelState.AddModelError("", melding);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return await ToonAsync();
    }

    private async Task<IActionResult> ToonAsync()
    {
        if (Groep == Guid.Empty)
            Groep = null;
        if (!Enum.IsDefined(Keuze))
            Keuze = Lijstkeuze.Open;
        if (Melding is not null && Melding is not ("herroepen" or "herroepen-dossier") && !Enum.TryParse<Signaaloordeel>(Melding, out _))
            Melding = null;
        if (await lezen.VoerUitAsync(sessie.Actor, new LeesSignaallijst.Invoer(Keuze, Groep is { } groep ? new GroepId(groep) : null, Ladder ?? "", Blad), HttpContext.RequestAborted) is not Resultaat<LeesSignaallijst.Uitkomst>.Gelukt { Waarde: var uitkomst })
            return NotFound();
        Uitkomst = uitkomst;
        Blad = uitkomst.Blad;
        return Page();
    }
}
