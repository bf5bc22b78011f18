using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Routeboek.Application.Opslag;
using Routeboek.Application.Signalen;
using Routeboek.Domain.Organisaties;
using Routeboek.Domain.Verzuim;
using Routeboek.Web.Aanmelding;
using Routeboek.Web.Beheer;
using Routeboek.Web.Vorm;

namespace Routeboek.Web.Pages.Signalen;

/// <summary>The weekly analysis; the page is the minutes.</summary>
public sealed class WeekModel(LeesWeekanalyse lezen, SchrijfWeekanalyse schrijven, MaakWeekafspraak maken, RondWeekafspraakAf afronden, Sessie sessie, Tekst tekst) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public DateOnly? Week { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Melding { get; set; }

    [BindProperty]
    public Gegevens Verslag { get; set; } = new();

    [BindProperty]
    public Nieuweafspraak Afspraak { get; set; } = new();

    public LeesWeekanalyse.Uitkomst Uitkomst { get; private set; } = null!;

    public Conflict? Conflict { get; private set; }

    /// <summary>What somebody else said of an agreement meanwhile; empty = nothing.</summary>
    public string WasEerst { get; private set; } = "";

    public IEnumerable<SelectListItem> Mensen => Uitkomst.Mensen.Select(m => new SelectListItem(m.Naam, m.Persoon.Waarde.ToString()));

    /// <summary>The kinds that were there in the week or before it.</summary>
    public IReadOnlyList<Verzuimsoort> Soorten => [.. Enum.GetValues<Verzuimsoort>().Where(s => Uitkomst.Beeld is { } b && (b.Aantal(s) > 0 || b.Eerder(s) > 0))];

    public string Adres(DateOnly maandag) => $"/signalen/week?week={maandag.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}";

    public string Weekwaarde => Uitkomst.Maandag.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public sealed class Gegevens
    {
        [StringLength(SchrijfWeekanalyse.LangsteTekst), Display(Name = "weekanalyse.bevindingen")]
        public string? Bevindingen { get; set; }

        [StringLength(SchrijfWeekanalyse.LangsteTekst), Display(Name = "weekanalyse.eigen-rol")]
        public string? EigenRol { get; set; }

        public long Versie { get; set; } = Weekverslag.Nieuw;
    }

    public sealed class Nieuweafspraak
    {
        [Required, StringLength(MaakWeekafspraak.LangsteTekst), Display(Name = "weekanalyse.wat")]
        public string? Wat { get; set; }

        [Required, Display(Name = "weekanalyse.wie")]
        public Guid? Wie { get; set; }

        [Required, DataType(DataType.Date), Display(Name = "weekanalyse.uiterlijk")]
        public DateOnly? Uiterlijk { get; set; }
    }

    /// <summary>Tenths with one decimal, as people of this language write it.</summary>
    public string Tiende(int? tienden) => tienden is { } t ? string.Create(CultureInfo.InvariantCulture, $"{tekst.Getal(t / 10)}{(tekst.Taal == Taal.Nl ? ',' : '.')}{t % 10}") : "–";

    public async Task<IActionResult> OnGetAsync()
    {
        ModelState.Clear();
        return await ToonAsync(vul: true);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        AlleenVan(nameof(Verslag));
        if (await ToonAsync(vul: false) is not PageResult pagina)
            return NotFound();
        if (!ModelState.IsValid)
            return Onjuist(pagina);
        switch (await schrijven.VoerUitAsync(sessie.Actor, new Weekverslag(Uitkomst.Maandag, Verslag.Bevindingen ?? "", Verslag.EigenRol ?? "", Verslag.Versie), HttpContext.RequestAborted))
        {
            case Resultaat<Weekverslag>.Gelukt:
                return Terug("bewaard");
            case Resultaat<Weekverslag>.AndereVersie anders:
                Conflict = Beheerantwoord.Conflict(anders.Door, "Verslag.Versie", anders.Opgeslagen.Versie,
                    new Conflictveld(tekst["weekanalyse.bevindingen"], anders.Uw.Bevindingen, anders.Opgeslagen.Bevindingen),
                    new Conflictveld(tekst["weekanalyse.eigen-rol"], anders.Uw.EigenRol, anders.Opgeslagen.EigenRol));
                Response.StatusCode = StatusCodes.Status409Conflict;
                return pagina;
            case Resultaat<Weekverslag>.Onjuist fout:
                ModelState.Neem(fout.Fouten, ("bevindingen", "Verslag.Bevindingen"), ("eigen-rol", "Verslag.EigenRol"));
                return Onjuist(pagina);
            default:
                return NotFound();
        }
    }

    public async Task<IActionResult> OnPostAfspraakAsync()
    {
        AlleenVan(nameof(Afspraak));
        if (await ToonAsync(vul: true) is not PageResult pagina)
            return NotFound();
        if (!ModelState.IsValid)
            return Onjuist(pagina);
        switch (await maken.VoerUitAsync(sessie.Actor, new MaakWeekafspraak.Invoer(Uitkomst.Maandag, Afspraak.Wat ?? "", new PersoonId(Afspraak.Wie!.Value), Afspraak.Uiterlijk!.Value), HttpContext.RequestAborted))
        {
            case Resultaat<WeekafspraakId>.Gelukt:
                return Terug("afgesproken");
            case Resultaat<WeekafspraakId>.Onjuist fout:
                ModelState.Neem(fout.Fouten, ("wat", "Afspraak.Wat"), ("wie", "Afspraak.Wie"), ("uiterlijk", "Afspraak.Uiterlijk"));
                return Onjuist(pagina);
            default:
                return NotFound();
        }
    }

    public async Task<IActionResult> OnPostRondAsync(Guid afspraak, Weekafloop afloop, string? reden, long versie)
    {
        ModelState.Clear();
        if (afspraak == Guid.Empty || await ToonAsync(vul: true) is not PageResult pagina)
            return NotFound();
        switch (await afronden.VoerUitAsync(sessie.Actor, new RondWeekafspraakAf.Invoer(new WeekafspraakId(afspraak), afloop, reden ?? "", versie), HttpContext.RequestAborted))
        {
            case Resultaat<RondWeekafspraakAf.Uitkomst>.Gelukt:
                return Terug($"rond-{afloop}");
            case Resultaat<RondWeekafspraakAf.Uitkomst>.AndereVersie anders:
                WasEerst = tekst["weekanalyse.eerder", anders.Door?.Naam ?? tekst["weekanalyse.iemand"], anders.Opgeslagen.Wat, Stand(anders.Opgeslagen.Afloop, anders.Opgeslagen.Reden), Stand(anders.Uw.Afloop, anders.Uw.Reden)];
                Response.StatusCode = StatusCodes.Status409Conflict;
                return pagina;
            case Resultaat<RondWeekafspraakAf.Uitkomst>.Onjuist:
                ModelState.AddModelError("", tekst["weekanalyse.fout-reden"]);
                return Onjuist(pagina);
            default:
                return NotFound();
        }
    }

    public string Stand(Weekafloop afloop, string reden) => afloop == Weekafloop.NietGedaan ? tekst["weekanalyse.afloop-NietGedaan-omdat", reden] : tekst[$"weekanalyse.afloop-{afloop}"];

    private RedirectResult Terug(string melding) => Redirect($"{Adres(Uitkomst.Maandag)}&melding={melding}");

    private PageResult Onjuist(PageResult pagina)
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return pagina;
    }

    // the fields of the other form did not come along
    private void AlleenVan(string vorm)
    {
        foreach (var sleutel in ModelState.Keys.Where(k => !k.StartsWith(vorm + ".", StringComparison.Ordinal)).ToList())
            ModelState.Remove(sleutel);
    }

    private async Task<IActionResult> ToonAsync(bool vul)
    {
        if (Melding is not (null or "bewaard" or "afgesproken" or "rond-Gedaan" or "rond-NietGedaan" or "rond-Open"))
            Melding = null;
        if (await lezen.VoerUitAsync(sessie.Actor, new LeesWeekanalyse.Invoer(Week), HttpContext.RequestAborted) is not Resultaat<LeesWeekanalyse.Uitkomst>.Gelukt { Waarde: var uitkomst })
            return NotFound();
        Uitkomst = uitkomst;
        if (vul)
            Verslag = new Gegevens { Bevindingen = uitkomst.Verslag.Bevindingen, EigenRol = uitkomst.Verslag.EigenRol, Versie = uitkomst.Verslag.Versie };
        return Page();
    }
}
