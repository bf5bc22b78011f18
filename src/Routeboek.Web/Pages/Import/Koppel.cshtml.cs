using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Routeboek.Application.Inlezen;
using Routeboek.Application.Registraties.Bronnen;
using Routeboek.Domain.Verzuim;
using Routeboek.Web.Aanmelding;
using Routeboek.Web.Inlezen;
using Routeboek.Web.Vorm;

namespace Routeboek.Web.Pages.Import;

/// <summary>Which column is what, and what every code means; remembered for the school.</summary>
public sealed class KoppelModel(Sessie sessie, Wachtkamer wachtkamer, BewaarKoppeling bewaren, Uploadlezer lezer, Tekst tekst) : PageModel
{
    public const string Negeer = "negeer";

    public Wachtbestand Bestand { get; private set; } = null!;

    public Koppelontwerp Ontwerp => Bestand.Ontwerp;

    [BindProperty]
    [Display(Name = "import.koppel-naam")]
    [Required]
    [StringLength(100)]
    public string Naam { get; set; } = "";

    /// <summary>By role the number of a column; empty = none.</summary>
    [BindProperty]
    public Dictionary<string, string?> Kolom { get; set; } = [];

    /// <summary>The kinds of the codes, in the order of the codes of the column below.</summary>
    [BindProperty]
    public List<string?> Soort { get; set; } = [];

    /// <summary>Of which column the kinds are.</summary>
    [BindProperty]
    public int Codekolom { get; set; } = -1;

    [BindProperty]
    public string? LegeCode { get; set; }

    /// <summary>The kind of rows without a code.</summary>
    public string Leeg => LegeCode is { } leeg && IsSoort(leeg) ? leeg : Verzuimnamen.Soort(Verzuimsoort.Onbekend);

    /// <summary>What is chosen now.</summary>
    public IReadOnlyDictionary<string, int> Keuzes { get; private set; } = new Dictionary<string, int>(StringComparer.Ordinal);

    public IReadOnlyList<Ontwerpcode> Codes => Ontwerp.Codes(Keuzes);

    /// <summary>Roles that most files have; the others fold away.</summary>
    public static IReadOnlyList<string> Gewoon { get; } = ["leerling", "datum", "code", "dagdeel", "lesuur"];

    public IEnumerable<SelectListItem> Kolommen => Ontwerp.Kolommen.Where(k => !k.Verboden)
        .Select(k => new SelectListItem(Kolomnaam(k), k.Nummer.ToString(System.Globalization.CultureInfo.InvariantCulture)))
        .Prepend(new SelectListItem(tekst["import.koppel-geen"], ""));

    public IEnumerable<SelectListItem> Soorten => Enum.GetValues<Verzuimsoort>().Select(Verzuimnamen.Soort).Append(Negeer).Select(s => new SelectListItem(tekst[$"import.soort-{s.Replace('_', '-')}"], s));

    public IActionResult OnGet(Guid id)
    {
        if (wachtkamer.Vind(id, sessie.Actor) is not { } gevonden)
            return Redirect("/aanwezigheid/import");
        Bestand = gevonden;
        Keuzes = Ontwerp.Keuzes;
        Naam = tekst["import.koppel-naam-voorstel", Ontwerp.Bestandssoort];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, string? actie, CancellationToken stop)
    {
        if (wachtkamer.Vind(id, sessie.Actor) is not { } gevonden)
            return Redirect("/aanwezigheid/import");
        Bestand = gevonden;
        Keuzes = Gekozen();
        // other codes come with another column: they are looked at first
        var anders = Keuzes.GetValueOrDefault("code", -1) != Codekolom;
        if (actie == "codes" || anders)
        {
            ModelState.Clear();
            return Page();
        }

        if (!ModelState.IsValid)
            return Onjuist();
        var bewaard = await bewaren.VoerUitAsync(sessie.Actor, new BewaarKoppeling.Invoer(sessie.Actor.Aanstelling.Organisatie, Naam, Ontwerp.Yaml(Keuzes, Gezegd(), Leeg)), stop);
        return await bewaard.Match<Task<IActionResult>>(
            k => LeesAsync(k),
            () => Task.FromResult<IActionResult>(NotFound()),
            fouten =>
            {
                foreach (var fout in fouten)
                    ModelState.AddModelError("", fout.Verwacht.Length == 0 ? fout.Wat : $"{fout.Wat}; {tekst["import.verwacht"]} {fout.Verwacht}");
                return Task.FromResult<IActionResult>(Onjuist());
            },
            (_, _) => Task.FromResult<IActionResult>(NotFound()));
    }

    /// <summary>What is shown of a column: its name, and what stands in it.</summary>
    public string Kolomnaam(Ontwerpkolom kolom)
    {
        var naam = kolom.Naam.Length > 0 ? kolom.Naam : tekst["import.koppel-kolom", kolom.Nummer + 1];
        return kolom.Voorbeelden.Count == 0 ? naam : $"{naam} ({string.Join(", ", kolom.Voorbeelden)})";
    }

    /// <summary>The kind to show beside a code.</summary>
    public string Gekozensoort(int nummer) => nummer < Soort.Count && Soort[nummer] is { } s && IsSoort(s) && Codekolom == Keuzes.GetValueOrDefault("code", -1) ? s : Codes[nummer].Soort;

    private async Task<IActionResult> LeesAsync(Koppelinginzage koppeling)
    {
        if (!Bestand.Heel)
            return Redirect("/aanwezigheid/import");
        var uitkomst = await lezer.BeginAsync(sessie.Actor, new LeesIn.Invoer(sessie.Actor.Aanstelling.Organisatie, Stream.Null, Bestand.Naam, Bestand.Soort) { Koppeling = koppeling.Id }, Bestand.Inhoud);
        switch (uitkomst)
        {
            case Uploaduitkomst.Begonnen begonnen:
                wachtkamer.Vergeet(Bestand);
                return Redirect($"/aanwezigheid/import/bezig/{begonnen.Werk.Id:D}");
            case Uploaduitkomst.Fout fout:
                ModelState.AddModelError("", fout.Delen.Length == 0 ? tekst[fout.Zin] : tekst[fout.Zin, fout.Delen]);
                foreach (var melding in fout.Meldingen)
                    ModelState.AddModelError("", $"{melding.Wat} {melding.Verwacht}".Trim());
                return Onjuist();
            default:
                return NotFound();
        }
    }

    private PageResult Onjuist()
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private Dictionary<string, int> Gekozen()
    {
        var uit = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var rol in Koppelontwerp.Rollen)
        {
            if (int.TryParse(Kolom.GetValueOrDefault(rol), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var nummer) && nummer < Ontwerp.Kolommen.Count && !Ontwerp.Kolommen[nummer].Verboden)
                uit[rol] = nummer;
        }

        return uit;
    }

    private Dictionary<string, string> Gezegd()
    {
        var uit = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < Codes.Count; i++)
            uit[Codes[i].Code] = Gekozensoort(i);
        return uit;
    }

    private static bool IsSoort(string woord) => woord == Negeer || Enum.GetValues<Verzuimsoort>().Any(s => Verzuimnamen.Soort(s) == woord);
}
