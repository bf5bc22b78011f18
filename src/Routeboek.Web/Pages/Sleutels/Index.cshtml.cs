using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Routeboek.Application.Aanlevering;
using Routeboek.Domain.Toegang;
using Routeboek.Web.Aanmelding;

namespace Routeboek.Web.Pages.Sleutels;

/// <summary>The keys with which programs deliver registrations: made, seen once, taken back.</summary>
public sealed class IndexModel(Sessie sessie, LeesAanleversleutels lezen, MaakAanleversleutel maken, TrekAanleversleutelIn intrekken) : PageModel
{
    public sealed class Sleutelvelden
    {
        [Display(Name = "sleutels.naam")]
        [Required]
        [StringLength(60)]
        public string Naam { get; set; } = "";

        [Display(Name = "sleutels.dagen")]
        [Required]
        [Range(1, MaakAanleversleutel.MeesteDagen)]
        public int? Dagen { get; set; } = MaakAanleversleutel.MeesteDagen;
    }

    [BindProperty]
    public Sleutelvelden Invoer { get; set; } = new();

    public IReadOnlyList<Aanleversleutelinzage> Sleutels { get; private set; } = [];

    /// <summary>Just made: the only time that it can be seen.</summary>
    public NieuweAanleversleutel? Nieuw { get; private set; }

    public bool Ingetrokken { get; private set; }

    /// <summary>Only a school has them.</summary>
    public bool IsSchool => sessie.Actor.Aanstelling.Soort == Partijsoort.School;

    public bool KanErBij => Sleutels.Count(s => s.Werkt) < MaakAanleversleutel.Meeste;

    public async Task<IActionResult> OnGetAsync(string? melding, CancellationToken stop)
    {
        Ingetrokken = melding == "ingetrokken";
        return await ToonAsync(stop);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (!IsSchool)
            return NotFound();
        if (ModelState.IsValid)
        {
            var gemaakt = await maken.VoerUitAsync(sessie.Actor, new MaakAanleversleutel.Invoer(sessie.Actor.Aanstelling.Organisatie, Invoer.Naam, Invoer.Dagen!.Value), stop);
            if (!gemaakt.Match(s => { Nieuw = s; return true; }, () => false, fouten => { foreach (var f in fouten) ModelState.AddModelError(f.Kolom.Length > 0 ? $"Invoer.{char.ToUpperInvariant(f.Kolom[0])}{f.Kolom[1..]}" : "", $"{f.Wat}; {f.Verwacht}"); return true; }, (_, _) => false))
                return NotFound();
        }

        if (Nieuw is not null)
        {
            ModelState.Clear();
            Invoer = new Sleutelvelden();
        }
        else
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        }

        return await ToonAsync(stop);
    }

    public async Task<IActionResult> OnPostIntrekkenAsync(Guid sleutel, CancellationToken stop)
    {
        if (sleutel == Guid.Empty)
            return NotFound();
        var gedaan = await intrekken.VoerUitAsync(sessie.Actor, new AanleversleutelId(sleutel), stop);
        return gedaan.Match<IActionResult>(_ => Redirect("/beheer/sleutels?melding=ingetrokken"), NotFound, _ => NotFound(), (_, _) => NotFound());
    }

    private async Task<IActionResult> ToonAsync(CancellationToken stop)
    {
        if (!IsSchool)
            return Page();
        var gelezen = await lezen.VoerUitAsync(sessie.Actor, sessie.Actor.Aanstelling.Organisatie, stop);
        if (gelezen.Match<IReadOnlyList<Aanleversleutelinzage>?>(s => s, () => null, _ => null, (_, _) => null) is not { } sleutels)
            return NotFound();
        Sleutels = sleutels;
        return Page();
    }
}
