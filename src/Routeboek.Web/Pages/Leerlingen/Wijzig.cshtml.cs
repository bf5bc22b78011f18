using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Routeboek.Application.Leerlingen;
using Routeboek.Application.Opslag;
using Routeboek.Domain.Leerlingen;
using Routeboek.Domain.Organisaties;
using Routeboek.Domain.Protocollen;
using Routeboek.Web.Aanmelding;
using Routeboek.Web.Beheer;
using Routeboek.Web.Vorm;

namespace Routeboek.Web.Pages.Leerlingen;

/// <summary>Changes name, kind of education, home municipality and what each parent decides; sets a wrong birth date right.</summary>
public sealed class WijzigModel(LeesLeerling lezen, WijzigLeerling wijzigen, HerstelGeboortedatum herstellen, Sessie sessie, Tekst tekst) : PageModel
{
    private const int MeesteOuders = 20;

    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public Gegevens Invoer { get; set; } = new();

    [BindProperty]
    public Geboortedatum Herstel { get; set; } = new();

    public Leerlingbeeld Beeld { get; private set; } = null!;

    public Conflict? Conflict { get; private set; }

    public IEnumerable<SelectListItem> Sectoren => Keuzen.Sectoren(tekst);

    public IEnumerable<SelectListItem> Gezagssoorten => Keuzen.Gezagssoorten(tekst);

    public sealed class Gegevens
    {
        [StringLength(Persoonsnaam.LangsteDeel), Display(Name = "aanmelden.voornaam")]
        public string? Voornaam { get; set; }

        [StringLength(Persoonsnaam.LangsteDeel), Display(Name = "aanmelden.tussenvoegsel")]
        public string? Tussenvoegsel { get; set; }

        [Required, StringLength(Persoonsnaam.LangsteDeel), Display(Name = "aanmelden.achternaam")]
        public string Achternaam { get; set; } = "";

        [Required, Display(Name = "leerlingen.sector")]
        public Sector? Sector { get; set; }

        [Required, StringLength(Leerling.LangsteGemeente), Display(Name = "leerlingen.gemeente")]
        public string Woongemeente { get; set; } = "";

        public List<Oudergezag> Ouders { get; set; } = [];

        public long Versie { get; set; }
    }

    public sealed class Geboortedatum
    {
        [Required, DataType(DataType.Date), Display(Name = "leerlingen.geboren-juist")]
        public DateOnly? Geboren { get; set; }

        [Required, Display(Name = "leerlingen.geboren-reden")]
        public Geboortedatumreden? Reden { get; set; }

        public long Versie { get; set; }
    }

    public sealed class Oudergezag
    {
        public Guid Ouder { get; set; }

        [Display(Name = "leerlingen.gezag")]
        public Gezagssoort Gezag { get; set; } = Gezagssoort.Onbekend;
    }

    /// <summary>The form of the birth date was sent, so it stays open.</summary>
    public bool Herstelt { get; private set; }

    public IEnumerable<SelectListItem> Redenen => Enum.GetValues<Geboortedatumreden>().Select(r => new SelectListItem(tekst[$"leerlingen.geboren-reden-{r}"], r.ToString()));

    public async Task<IActionResult> OnGetAsync() => await ToonAsync(vul: true);

    // the address that the form left behind
    public IActionResult OnGetGeboren() => RedirectToPage(new { id = Id });

    public async Task<IActionResult> OnPostGeborenAsync()
    {
        AlleenVan(nameof(Herstel));
        Herstelt = true;
        if (await ToonAsync(vul: true) is not PageResult pagina)
            return NotFound();
        if (!ModelState.IsValid)
            return pagina;
        switch (await herstellen.VoerUitAsync(sessie.Actor, new HerstelGeboortedatum.Invoer(new LeerlingId(Id), Herstel.Geboren!.Value, Herstel.Reden!.Value, Herstel.Versie), HttpContext.RequestAborted))
        {
            case Resultaat<Leerlinginzage>.Gelukt:
                return RedirectToPage("/Leerlingen/Leerling", new { id = Id, melding = "geboren" });
            case Resultaat<Leerlinginzage>.AndereVersie anders:
                // what stands in the form still holds; the day may be another one by now
                Conflict = Beheerantwoord.Conflict(anders.Door, "Herstel.Versie", anders.Opgeslagen.Versie, new Conflictveld(tekst["leerlingen.geboren"], tekst.Dag(Herstel.Geboren.Value), tekst.Dag(Beeld.Geboren)));
                Response.StatusCode = StatusCodes.Status409Conflict;
                return pagina;
            case Resultaat<Leerlinginzage>.Onjuist:
                ModelState.AddModelError("Herstel.Geboren", tekst["leerlingen.geboren-fout"]);
                Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
                return pagina;
            default:
                return NotFound();
        }
    }

    public async Task<IActionResult> OnPostAsync()
    {
        AlleenVan(nameof(Invoer));
        if (await ToonAsync(vul: false) is not PageResult pagina)
            return NotFound();
        if (!ModelState.IsValid)
            return pagina;
        // only parents that are there already: another one comes in by its own page
        var gezag = Invoer.Ouders.Take(MeesteOuders).Where(o => Beeld.Gegevens.Gezag.Any(g => g.Ouder.Waarde == o.Ouder) && Enum.IsDefined(o.Gezag)).Select(o => new Gezag(new PersoonId(o.Ouder), o.Gezag)).ToList();
        var nieuw = new Leerlinginzage(new LeerlingId(Id), new Persoonsnaam(Invoer.Voornaam?.Trim() ?? "", Invoer.Tussenvoegsel?.Trim() ?? "", Invoer.Achternaam.Trim()), Invoer.Sector!.Value, Invoer.Woongemeente.Trim(), gezag, Invoer.Versie);
        switch (await wijzigen.VoerUitAsync(sessie.Actor, nieuw, HttpContext.RequestAborted))
        {
            case Resultaat<Leerlinginzage>.Gelukt:
                return RedirectToPage("/Leerlingen/Leerling", new { id = Id, melding = "bewaard" });
            case Resultaat<Leerlinginzage>.AndereVersie anders:
                Conflict = Beheerantwoord.Conflict(anders.Door, "Invoer.Versie", anders.Opgeslagen.Versie,
                [
                    new Conflictveld(tekst["leerlingen.naam"], anders.Uw.Naam.ToString(), anders.Opgeslagen.Naam.ToString()),
                    new Conflictveld(tekst["leerlingen.sector"], tekst[$"leerlingen.sector-{anders.Uw.Sector}"], tekst[$"leerlingen.sector-{anders.Opgeslagen.Sector}"]),
                    new Conflictveld(tekst["leerlingen.gemeente"], anders.Uw.Woongemeente, anders.Opgeslagen.Woongemeente),
                    .. Beeld.Ouders.Select(o => new Conflictveld(o.Naam, Gezag(anders.Uw, o.Ouder), Gezag(anders.Opgeslagen, o.Ouder))),
                ]);
                Response.StatusCode = StatusCodes.Status409Conflict;
                return pagina;
            case Resultaat<Leerlinginzage>.Onjuist fout:
                ModelState.Neem(fout.Fouten, ("naam", "Invoer.Achternaam"));
                Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
                return pagina;
            default:
                return NotFound();
        }

        string Gezag(Leerlinginzage inzage, PersoonId ouder) => inzage.Gezag.FirstOrDefault(g => g.Ouder == ouder) is { } g ? tekst[$"leerlingen.gezag-{g.Soort}"] : "";
    }

    // the fields of the other form did not come along, and are looked for without their prefix, too
    private void AlleenVan(string vorm)
    {
        foreach (var sleutel in ModelState.Keys.Where(k => !k.StartsWith(vorm + ".", StringComparison.Ordinal)).ToList())
            ModelState.Remove(sleutel);
    }

    private async Task<IActionResult> ToonAsync(bool vul)
    {
        if (Id == Guid.Empty || await lezen.VoerUitAsync(sessie.Actor, new LeerlingId(Id), HttpContext.RequestAborted) is not Resultaat<Leerlingbeeld>.Gelukt { Waarde: { MagWijzigen: true } beeld })
            return NotFound();
        Beeld = beeld;
        var g = beeld.Gegevens;
        if (vul)
            Invoer = new Gegevens { Voornaam = g.Naam.Voornaam, Tussenvoegsel = g.Naam.Tussenvoegsel, Achternaam = g.Naam.Achternaam, Sector = g.Sector, Woongemeente = g.Woongemeente, Versie = g.Versie, Ouders = [.. beeld.Ouders.Select(o => new Oudergezag { Ouder = o.Ouder.Waarde, Gezag = o.Gezag })] };
        if (!ModelState.IsValid)
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}

/// <summary>What can be chosen of a pupil.</summary>
internal static class Keuzen
{
    public static IEnumerable<SelectListItem> Sectoren(Tekst tekst) => Enum.GetValues<Sector>().Select(s => new SelectListItem(tekst[$"leerlingen.sector-{s}"], s.ToString()));

    public static IEnumerable<SelectListItem> Gezagssoorten(Tekst tekst) => Enum.GetValues<Gezagssoort>().Select(s => new SelectListItem(tekst[$"leerlingen.gezag-{s}"], s.ToString()));
}
