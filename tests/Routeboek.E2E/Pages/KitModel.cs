using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Routeboek.Web.Vorm;

namespace Routeboek.Kit;

/// <summary>A page with every part on it, only for tests; version 2 is what "somebody else" saved meanwhile.</summary>
[Microsoft.AspNetCore.Authorization.AllowAnonymous]
public sealed class KitModel : PageModel
{
    public static IReadOnlyList<SelectListItem> Soorten { get; } = [new("Basisschool", "po"), new("Middelbare school", "vo")];

    public static IReadOnlyList<SelectListItem> Kanten { get; } = [new("Links", "l"), new("Rechts", "r")];

    public static IReadOnlyList<SelectListItem> Dagen { get; } = [new("maandag", "ma"), new("dinsdag", "di"), new("woensdag", "wo")];

    public sealed class Velden
    {
        [Display(Name = "Naam")]
        [StringLength(40, MinimumLength = 2)]
        public string Naam { get; set; } = "";

        [Display(Name = "E-mailadres")]
        [DataType(DataType.EmailAddress)]
        [EmailAddress]
        public string? Mail { get; set; }

        [Display(Name = "Wachtwoord")]
        [DataType(DataType.Password)]
        public string? Wachtwoord { get; set; }

        [Display(Name = "Geboortedatum")]
        public DateOnly? Geboren { get; set; } = new DateOnly(2011, 2, 1);

        [Display(Name = "Leeftijd")]
        [Range(4, 23)]
        public int Leeftijd { get; set; } = 14;

        [Display(Name = "Verhaal")]
        [DataType(DataType.MultilineText)]
        public string? Verhaal { get; set; } = "\neerste regel\n<tweede>";

        [Display(Name = "Soort school")]
        public string Soort { get; set; } = "vo";

        [Display(Name = "Kant")]
        [Required]
        public string Kant { get; set; } = "";

        [Display(Name = "Dagen")]
        public string[] Dagen { get; set; } = ["di"];

        [Display(Name = "Ik ga akkoord")]
        public bool Akkoord { get; set; }
    }

    [BindProperty]
    public Velden Invoer { get; set; } = new();

    [BindProperty]
    [Display(Name = "Bestand")]
    public IFormFile? Bestand { get; set; }

    [BindProperty]
    public int Versie { get; set; } = 1;

    public Conflict? Conflict { get; private set; }

    public void OnGet()
    {
    }

    public IActionResult OnGetStatus(int code) => StatusCode(code);

    public IActionResult OnGetGooi(string soort) => throw soort switch
    {
        "tijd" => new TimeoutException("geheim"),
        "binnenin" => new InvalidOperationException("geheim", new TimeoutException("geheim")),
        "groot" => new BadHttpRequestException("geheim", StatusCodes.Status413PayloadTooLarge),
        _ => new InvalidOperationException("geheim"),
    };

    public IActionResult OnPost()
    {
        if (!ModelState.IsValid)
            return Page();
        if (Versie == 2)
            return LocalRedirect("/verzuimscan");
        Conflict = new Conflict(nameof(Versie), "2", "Bram Bedacht", new DateTime(2026, 1, 16, 9, 5, 0, DateTimeKind.Utc),
        [
            new Conflictveld("Naam", Invoer.Naam, "Noor de Verzonnen"),
            new Conflictveld("Soort school", Invoer.Soort, "vo"),
        ]);
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }
}

/// <summary>A page that is there, and that nobody without an account may open.</summary>
[Microsoft.AspNetCore.Authorization.Authorize(Policy = Routeboek.Web.Aanmelding.Beleid.Aangemeld)]
public sealed class DichtModel : PageModel;
