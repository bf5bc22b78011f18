using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Routeboek.Application.Leerlingen;
using Routeboek.Application.Opslag;
using Routeboek.Domain.Leerlingen;
using Routeboek.Web.Aanmelding;

namespace Routeboek.Web.Pages.Leerlingen;

/// <summary>A pupil: who, where, with whom, and how the school year goes.</summary>
public sealed class LeerlingModel(LeesLeerling lezen, LeesLeerlingbeeld jaarlezen, Sessie sessie) : PageModel
{
    public Leerlingbeeld Beeld { get; private set; } = null!;

    public Jaardeel Jaar { get; private set; } = null!;

    public string Melding { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(Guid id, string? melding, string? jaar)
    {
        if (id == Guid.Empty || await lezen.VoerUitAsync(sessie.Actor, new LeerlingId(id), HttpContext.RequestAborted) is not Resultaat<Leerlingbeeld>.Gelukt { Waarde: var beeld })
            return NotFound();
        if (await jaarlezen.VoerUitAsync(sessie.Actor, new LeesLeerlingbeeld.Invoer(new LeerlingId(id), Jaarkeuze.Lees(jaar)), HttpContext.RequestAborted) is not Resultaat<Leerlingjaar>.Gelukt { Waarde: var verloop })
            return NotFound();
        Beeld = beeld;
        Jaar = new Jaardeel(id, Routeboek.Web.Leerlingen.Jaartekst.Roepnaam(beeld.Gegevens.Naam), verloop);
        Melding = melding is "bewaard" or "geboren" or "ouder" or "ingeschreven" ? melding : "";
        return Page();
    }
}

/// <summary>What the parts of the page about a school year need.</summary>
/// <param name="Id">The pupil.</param>
/// <param name="Naam">What people say.</param>
/// <param name="Jaar">The year.</param>
public sealed record Jaardeel(Guid Id, string Naam, Leerlingjaar Jaar);

/// <summary>The school year in an address: 2025.</summary>
internal static class Jaarkeuze
{
    /// <summary>The year; null when it is none, so that a slip shows the year of now.</summary>
    public static int? Lees(string? jaar) => int.TryParse(jaar, System.Globalization.CultureInfo.InvariantCulture, out var getal) && getal is > 1900 and < 3000 ? getal : null;
}
