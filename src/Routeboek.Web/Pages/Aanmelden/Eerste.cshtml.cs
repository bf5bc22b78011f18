using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Routeboek.Application.Aanmelding;
using Routeboek.Application.Organisaties;
using Routeboek.Domain.Organisaties;
using Routeboek.Web.Aanmelding;
using Routeboek.Web.Vorm;

namespace Routeboek.Web.Pages.Aanmelden;

/// <summary>The first start of an empty routeboek: the first organisation and its beheerder, by the one-time link that the program gave.</summary>
public sealed class EersteModel(Linkregister links, Eerstelink eerstelink, Aanmelder aanmelder, Tekst tekst) : PageModel
{
    [BindProperty]
    public Gegevens Invoer { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? Code { get; set; }

    public bool Geldig { get; private set; }

    public IEnumerable<SelectListItem> Soorten => Enum.GetValues<Organisatiesoort>().Select(s => new SelectListItem(tekst[$"aanmelden.soort-{s}"], s.ToString()));

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

        [Required, Display(Name = "aanmelden.soort")]
        public Organisatiesoort? Soort { get; set; }

        [Required, StringLength(Organisatie.LangsteNaam), Display(Name = "aanmelden.organisatie")]
        public string Organisatienaam { get; set; } = "";

        [StringLength(Domain.Organisaties.Brin.Lengte), Display(Name = "aanmelden.brin")]
        public string? Brin { get; set; }

        [Required, StringLength(Wachtwoordkeuring.Langste), DataType(DataType.Password), Display(Name = "aanmelden.nieuw-wachtwoord")]
        public string Wachtwoord { get; set; } = "";

        [Required, Compare(nameof(Wachtwoord), ErrorMessage = "aanmelden.ongelijk"), DataType(DataType.Password), Display(Name = "aanmelden.nogeens")]
        public string Nogeens { get; set; } = "";
    }

    public async Task<IActionResult> OnGetAsync() => await ToonAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        Keur();
        if (!ModelState.IsValid)
            return await ToonAsync();
        var naam = new Persoonsnaam(Invoer.Voornaam?.Trim() ?? "", Invoer.Tussenvoegsel?.Trim() ?? "", Invoer.Achternaam.Trim());
        var organisatie = new MaakOrganisatie.Invoer(Invoer.Soort!.Value, Invoer.Organisatienaam.Trim(), Brin, null, []);
        var uitkomst = await links.BeginAsync(Code ?? "", new BeginInstallatie.Invoer(naam, organisatie), Invoer.Naam, Wachtwoordkeuring.Hash(Invoer.Wachtwoord), HttpContext.RequestAborted);
        return await uitkomst.Match(BinnenAsync, ToonAsync, fouten =>
        {
            foreach (var fout in fouten)
                ModelState.AddModelError("", $"{fout.Wat}: {fout.Verwacht}.");
            return ToonAsync();
        }, (_, _) => ToonAsync());
    }

    private async Task<IActionResult> BinnenAsync(AccountId account)
    {
        eerstelink.Wis();
        return (await aanmelder.BinnenAsync(HttpContext, account, Aanmeldmiddel.Wachtwoord)).Match<IActionResult>(
            sessie => LocalRedirect(sessie is null ? "/aanmelden" : Sessiecookie.Verder(sessie) ?? "/"),
            () => RedirectToPage("/Aanmelden/Code"),
            () => RedirectToPage("/Aanmelden/Index"),
            _ => RedirectToPage("/Aanmelden/Index"));
    }

    private string Brin => Invoer.Brin?.Trim().ToUpperInvariant() ?? "";

    private void Keur()
    {
        if (Invoer.Naam.Length > 0 && !Aanmeldnaam.Kan(Aanmeldnaam.Maak(Invoer.Naam)))
            ModelState.AddModelError("Invoer.Naam", tekst["aanmelden.naam-fout"]);
        if (Invoer.Soort == Organisatiesoort.School ? !Domain.Organisaties.Brin.Is(Brin) : Brin.Length > 0)
            ModelState.AddModelError("Invoer.Brin", tekst[Invoer.Soort == Organisatiesoort.School ? "aanmelden.brin-fout" : "aanmelden.brin-geen"]);
        if (Invoer.Wachtwoord.Length > 0 && tekst.Bezwaar(Invoer.Wachtwoord, Invoer.Naam, $"{Invoer.Voornaam} {Invoer.Achternaam} {Invoer.Organisatienaam}") is { } bezwaar)
            ModelState.AddModelError("Invoer.Wachtwoord", bezwaar);
    }

    private async Task<IActionResult> ToonAsync()
    {
        Geldig = await links.VindAsync(Code ?? "", HttpContext.RequestAborted) is { Soort: Linksoort.EersteBeheerder };
        if (!Geldig)
            Response.StatusCode = StatusCodes.Status404NotFound;
        else if (!ModelState.IsValid)
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
