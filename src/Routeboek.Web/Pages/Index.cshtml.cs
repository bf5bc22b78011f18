using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Routeboek.Application.Mijndag;
using Routeboek.Application.Opslag;
using Routeboek.Application.Organisaties;
using Routeboek.Domain.Toegang;
using Routeboek.Web.Aanmelding;
using Routeboek.Web.Dossiers;
using Routeboek.Web.Vorm;

namespace Routeboek.Web.Pages;

/// <summary>
/// Where everybody lands. Who works in dossiers sees the day: whom to call, invite or answer, why, and by when. The beheerder sees how far the organisation is set up, and the next step. For who is not
/// signed in there is only the verzuimscan.
/// </summary>
public sealed class IndexModel(Schil schil, Schilbron bron, Paginas paginas, Sessie sessie, LeesInrichting lezen, LeesMijnDag dag, Feitwoorden woorden, Tekst tekst) : PageModel
{
    private const string Aanmelden = "/aanmelden";
    private const string Verzuimscan = "/verzuimscan";
    private static readonly string[] s_meldingen = ["gedaan", "ongedaan"];

    public string Naam { get; private set; } = "";

    public IReadOnlyList<Navigatiepunt> Plaatsen { get; private set; } = [];

    /// <summary>The steps of setting up, for the beheerder; empty for others.</summary>
    public IReadOnlyList<Inrichtstap> Stappen { get; private set; } = [];

    /// <summary>What the beheerder sets up.</summary>
    public Inrichting? Inrichting { get; private set; }

    /// <summary>The day of who works in dossiers; null for others.</summary>
    public Dagbeeld? Dag { get; private set; }

    public string Melding { get; private set; } = "";

    public bool NaarSignalen { get; private set; }

    public bool NaarAanwezigheid { get; private set; }

    public string Rolnaam(string woord) => woorden.Rol(tekst, woord);

    public async Task<IActionResult> OnGetAsync(string? melding)
    {
        if (await bron.Gebruiker(HttpContext) is not { } gebruiker)
            return LocalRedirect(paginas.Bestaat(Aanmelden) ? Aanmelden : Verzuimscan);
        Naam = gebruiker.Naam;
        if (sessie.HeeftRol && Beleid.Rollen[Beleid.Dossiers].Contains(sessie.Actor.Rol) && await dag.VoerUitAsync(sessie.Actor, HttpContext.RequestAborted) is Resultaat<Dagbeeld>.Gelukt { Waarde: var beeld })
        {
            Dag = beeld;
            Melding = melding is not null && s_meldingen.Contains(melding, StringComparer.Ordinal) ? melding : "";
            (NaarSignalen, NaarAanwezigheid) = (await paginas.OpenVoorAsync(HttpContext, "/signalen"), await paginas.OpenVoorAsync(HttpContext, "/aanwezigheid"));
            return Page();
        }

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
