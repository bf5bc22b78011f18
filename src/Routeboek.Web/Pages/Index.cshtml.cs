using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Routeboek.Application.Opslag;
using Routeboek.Application.Organisaties;
using Routeboek.Domain.Toegang;
using Routeboek.Web.Aanmelding;
using Routeboek.Web.Vorm;

namespace Routeboek.Web.Pages;

/// <summary>
/// Where everybody lands: what one can do here. The beheerder sees how far the organisation is set up, and the next step. For who is not
/// signed in there is only the verzuimscan.
/// </summary>
public sealed class IndexModel(Schil schil, Schilbron bron, Paginas paginas, Sessie sessie, LeesInrichting lezen) : PageModel
{
    private const string Aanmelden = "/aanmelden";
    private const string Verzuimscan = "/verzuimscan";

    public string Naam { get; private set; } = "";

    public IReadOnlyList<Navigatiepunt> Plaatsen { get; private set; } = [];

    /// <summary>The steps of setting up, for the beheerder; empty for others.</summary>
    public IReadOnlyList<Inrichtstap> Stappen { get; private set; } = [];

    /// <summary>What the beheerder sets up.</summary>
    public Inrichting? Inrichting { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (await bron.Gebruiker(HttpContext) is not { } gebruiker)
            return LocalRedirect(paginas.Bestaat(Aanmelden) ? Aanmelden : Verzuimscan);
        Naam = gebruiker.Naam;
        Plaatsen = [.. (await schil.PlaatsenAsync(HttpContext)).Where(p => p.Pad != "/")];
        if (sessie is { HeeftRol: true, Actor.Rol: Rol.Beheerder } && await lezen.VoerUitAsync(sessie.Actor, HttpContext.RequestAborted) is Resultaat<Inrichting>.Gelukt { Waarde: var inrichting })
        {
            Inrichting = inrichting;
            Stappen = await StappenAsync(inrichting);
        }

        return Page();
    }

    private async Task<IReadOnlyList<Inrichtstap>> StappenAsync(Inrichting i)
    {
        List<Inrichtstap> stappen = [new("organisatie", $"/beheer/organisaties/{i.Organisatie.Waarde}", !i.IsSchool || i.Vestigingen > 0), new("personen", "/beheer/personen", i.Personen > 1)];
        if (i.IsSchool)
        {
            stappen.AddRange(
            [
                new("protocol", "/beheer/protocollen", i.Protocol.Length > 0), new("kalender", "/beheer/kalenders", i.Kalender),
                new("leerlingen", await PadAsync("/leerlingen"), i.Leerlingen > 0), new("groepen", "/beheer/groepen", i.Groepen > 0), new("inlezen", await PadAsync("/aanwezigheid/import"), i.Ingelezen),
            ]);
        }

        return stappen;
    }

    // pupils and registrations are work of the office: a link only for who may go there
    private async Task<string?> PadAsync(string pad) => await paginas.OpenVoorAsync(HttpContext, pad) ? pad : null;
}

/// <summary>A step of setting up.</summary>
/// <param name="Sleutel">The name of its texts: <c>begin.stap-{Sleutel}</c>.</param>
/// <param name="Pad">Where it is done; null = somebody else does it.</param>
/// <param name="Klaar">Whether it is done.</param>
public sealed record Inrichtstap(string Sleutel, string? Pad, bool Klaar);
