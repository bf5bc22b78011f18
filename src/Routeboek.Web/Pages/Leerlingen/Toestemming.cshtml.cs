using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Routeboek.Application.Kalenders;
using Routeboek.Application.Opslag;
using Routeboek.Application.Samenwerking;
using Routeboek.Domain.Dossiers;
using Routeboek.Domain.Leerlingen;
using Routeboek.Domain.Organisaties;
using Routeboek.Domain.Samenwerking;
using Routeboek.Domain.Toegang;
using Routeboek.Web.Aanmelding;
using Routeboek.Web.Beheer;
using Routeboek.Web.Vorm;

namespace Routeboek.Web.Pages.Leerlingen;

/// <summary>What was asked of the family, what they answered and what is missing; and who is kept out or cannot judge.</summary>
public sealed class ToestemmingModel(LeesToestemmingen lezen, StelToestemmingsvraag vragen, BeantwoordToestemming beantwoorden, TrekToestemmingsvraagIn intrekken, SluitOuderUit uitsluiten, LegWilsonbekwaamheidVast onbekwaam, HefBesluitOp opheffen,
    Sessie sessie, Tekst tekst, TimeProvider klok) : PageModel
{
    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public Vraaggegevens Vraag { get; set; } = new();

    [BindProperty]
    public Uitsluitgegevens Uitsluiting { get; set; } = new();

    [BindProperty]
    public Onbekwaamgegevens Onbekwaam { get; set; } = new();

    public LeesToestemmingen.Uitkomst Uitkomst { get; private set; } = null!;

    public string Melding { get; private set; } = "";

    public IReadOnlyList<SelectListItem> Ontvangers =>
    [
        .. Besluitregel.Ontvangers.Where(p => p != Partijsoort.Gast).Select(p => new SelectListItem(tekst[$"toestemming.aan-{p}"], p.ToString())),
        .. Uitkomst.Personen.Select(p => new SelectListItem(Aanwie(p.Aan, p.Naam), Waarde(p.Aan, p.Persoon))),
    ];

    public IReadOnlyList<SelectListItem> Doelen => [.. Enum.GetValues<Toestemmingsdoel>().Select(d => new SelectListItem(tekst[$"toestemming.voor-{d}"], d.ToString()))];

    public IReadOnlyList<SelectListItem> Ouders => [.. Uitkomst.Ouders.Select(o => new SelectListItem(o.Naam, o.Persoon.Waarde.ToString()))];

    public sealed class Vraaggegevens
    {
        [Required, StringLength(80), Display(Name = "toestemming.aan")]
        public string Aan { get; set; } = "";

        [Required, Display(Name = "toestemming.voor")]
        public Toestemmingsdoel? Voor { get; set; }

        [Required, Display(Name = "toestemming.kamer")]
        public Kamer? Kamer { get; set; }

        [Required, StringLength(Betrokkenrol.LangsteToelichting), Display(Name = "toestemming.doel")]
        public string Doel { get; set; } = "";

        [Required, DataType(DataType.Date), Display(Name = "betrokkenen.tot")]
        public DateOnly? Tot { get; set; }
    }

    public sealed class Uitsluitgegevens
    {
        [Required, Display(Name = "toestemming.ouder")]
        public Guid? Ouder { get; set; }

        [Display(Name = "toestemming.kamers")]
        public List<Kamer> Kamers { get; set; } = [];

        [Required, StringLength(Betrokkenrol.LangsteToelichting), Display(Name = "toestemming.motief")]
        public string Motief { get; set; } = "";

        [Required, DataType(DataType.Date), Display(Name = "betrokkenen.tot")]
        public DateOnly? Tot { get; set; }
    }

    public sealed class Onbekwaamgegevens
    {
        [Required, Display(Name = "toestemming.kamer")]
        public Kamer? Kamer { get; set; }

        [Required, StringLength(Betrokkenrol.LangsteToelichting), Display(Name = "toestemming.motief")]
        public string Motief { get; set; } = "";

        [Required, DataType(DataType.Date), Display(Name = "betrokkenen.tot")]
        public DateOnly? Tot { get; set; }
    }

    public Task<IActionResult> OnGetAsync(string? melding)
    {
        // what is bound of a form that was not sent is not wrong
        ModelState.Clear();
        Melding = melding is "gevraagd" or "ja" or "nee" or "weg" or "uitgesloten" or "onbekwaam" or "opgeheven" ? melding : "";
        return ToonAsync();
    }

    public async Task<IActionResult> OnPostVraagAsync()
    {
        ModelState.Alleen("Vraag");
        if (await ToonAsync() is not PageResult pagina)
            return NotFound();
        if (!ModelState.IsValid)
            return pagina;
        var delen = Vraag.Aan.Split('_');
        if (!Enum.TryParse<Partijsoort>(delen[0], out var aan) || !Ontvangers.Any(o => o.Value == Vraag.Aan))
        {
            ModelState.AddModelError("Vraag.Aan", tekst["toestemming.aan-fout"]);
            return Onjuist();
        }

        PersoonId? persoon = delen.Length > 1 ? new PersoonId(Guid.Parse(delen[1])) : null;
        return await KlaarAsync(await vragen.VoerUitAsync(sessie.Actor, new StelToestemmingsvraag.Invoer(new LeerlingId(Id), aan, persoon, Vraag.Kamer!.Value, Vraag.Voor!.Value, Vraag.Doel, Schoolklok.Vandaag(klok), Vraag.Tot), HttpContext.RequestAborted), "gevraagd",
            ("aan", "Vraag.Aan"), ("kamer", "Vraag.Kamer"), ("doel", "Vraag.Doel"), ("tot", "Vraag.Tot"));
    }

    public async Task<IActionResult> OnPostAntwoordAsync(Guid vraag, Guid wie, Rol rol, bool ja)
    {
        if (vraag == Guid.Empty || wie == Guid.Empty || !ModelState.TryGetValue("ja", out var gekozen) || gekozen.Errors.Count > 0)
            return NotFound();
        ModelState.Clear();
        return await KlaarAsync(await beantwoorden.VoerUitAsync(sessie.Actor, new BeantwoordToestemming.Invoer(new ToestemmingsvraagId(vraag), new PersoonId(wie), rol, ja), HttpContext.RequestAborted), ja ? "ja" : "nee");
    }

    public async Task<IActionResult> OnPostIntrekkenAsync(Guid vraag)
    {
        ModelState.Clear();
        return vraag == Guid.Empty ? NotFound() : await KlaarAsync(await intrekken.VoerUitAsync(sessie.Actor, new ToestemmingsvraagId(vraag), HttpContext.RequestAborted), "weg");
    }

    public async Task<IActionResult> OnPostUitsluitenAsync()
    {
        ModelState.Alleen("Uitsluiting");
        if (await ToonAsync() is not PageResult pagina)
            return NotFound();
        if (!ModelState.IsValid)
            return pagina;
        return await KlaarAsync(await uitsluiten.VoerUitAsync(sessie.Actor, new SluitOuderUit.Invoer(new LeerlingId(Id), new PersoonId(Uitsluiting.Ouder!.Value), Uitsluiting.Kamers, Uitsluiting.Motief, Schoolklok.Vandaag(klok), Uitsluiting.Tot), HttpContext.RequestAborted), "uitgesloten",
            ("ouder", "Uitsluiting.Ouder"), ("kamers", "Uitsluiting.Kamers"), ("motief", "Uitsluiting.Motief"), ("tot", "Uitsluiting.Tot"));
    }

    public async Task<IActionResult> OnPostOnbekwaamAsync()
    {
        ModelState.Alleen("Onbekwaam");
        if (await ToonAsync() is not PageResult pagina)
            return NotFound();
        if (!ModelState.IsValid)
            return pagina;
        return await KlaarAsync(await onbekwaam.VoerUitAsync(sessie.Actor, new LegWilsonbekwaamheidVast.Invoer(new LeerlingId(Id), Onbekwaam.Kamer!.Value, Onbekwaam.Motief, Schoolklok.Vandaag(klok), Onbekwaam.Tot), HttpContext.RequestAborted), "onbekwaam",
            ("kamer", "Onbekwaam.Kamer"), ("motief", "Onbekwaam.Motief"), ("tot", "Onbekwaam.Tot"));
    }

    public async Task<IActionResult> OnPostOpheffenAsync(Guid besluit)
    {
        ModelState.Clear();
        return await KlaarAsync(await opheffen.VoerUitAsync(sessie.Actor, besluit, HttpContext.RequestAborted), "opgeheven");
    }

    public string Aanwie(Partijsoort aan, string persoon) => persoon.Length > 0 ? tekst["toestemming.aan-persoon", persoon, tekst[$"toestemming.aan-{aan}"]] : tekst[$"toestemming.aan-{aan}"];

    public IReadOnlyList<SelectListItem> Kamers(IReadOnlyList<Kamer> kamers) => [.. kamers.Select(k => new SelectListItem(tekst[$"toegang.kamer-{k}"], k.ToString()))];

    private async Task<IActionResult> KlaarAsync<T>(Resultaat<T> uitkomst, string melding, params (string, string)[] velden)
    {
        switch (uitkomst)
        {
            case Resultaat<T>.Gelukt:
                return RedirectToPage(new { id = Id, melding });
            case Resultaat<T>.Onjuist fout:
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

    private static string Waarde(Partijsoort aan, PersoonId persoon) => $"{aan}_{persoon}";

    private async Task<IActionResult> ToonAsync()
    {
        if (Id == Guid.Empty || await lezen.VoerUitAsync(sessie.Actor, new LeerlingId(Id), HttpContext.RequestAborted) is not Resultaat<LeesToestemmingen.Uitkomst>.Gelukt { Waarde: var uitkomst })
            return NotFound();
        Uitkomst = uitkomst;
        if (!ModelState.IsValid)
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
