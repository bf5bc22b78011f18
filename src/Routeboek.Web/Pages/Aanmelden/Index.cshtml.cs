using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Routeboek.Application.Aanmelding;
using Routeboek.Domain.Organisaties;
using Routeboek.Web.Aanmelding;
using Routeboek.Web.Vorm;

namespace Routeboek.Web.Pages.Aanmelden;

/// <summary>Signing in: a password, a passkey, the sign-in of one's organisation, or in the demo world one click.</summary>
public sealed class IndexModel(Aanmelder aanmelder, Passkeyloket passkeys, Demoloket demo, Aanmeldinstellingen instellingen, Tekst tekst) : PageModel
{
    [BindProperty]
    public Gegevens Invoer { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? Terug { get; set; }

    /// <summary>What somebody came back with; a word of our own.</summary>
    public string? Melding { get; private set; }

    public IReadOnlyList<IGrouping<string, Demopersoon>> Demo { get; private set; } = [];

    public IReadOnlyList<Oidcinstelling> Partijen => instellingen.Oidc;

    public sealed class Gegevens
    {
        [Required, StringLength(Aanmeldnaam.Langste), Display(Name = "aanmelden.naam")]
        public string Naam { get; set; } = "";

        [Required, StringLength(Wachtwoordkeuring.Langste), DataType(DataType.Password), Display(Name = "aanmelden.wachtwoord")]
        public string Wachtwoord { get; set; } = "";
    }

    public async Task<IActionResult> OnGetAsync(string? melding)
    {
        if (Sessiecookie.Beeld(HttpContext) is { } sessie)
            return LocalRedirect(Sessiecookie.Verder(sessie) ?? Terugadres.Keur(Url, Terug));
        Melding = melding is "extern" or "afgemeld" or "verlopen" ? melding : null;
        return await ToonAsync();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid)
            return await ToonAsync();
        return await VerderAsync(await aanmelder.MetWachtwoordAsync(HttpContext, Invoer.Naam, Invoer.Wachtwoord), "aanmelden.fout");
    }

    /// <summary>For the script: what the browser must ask the device.</summary>
    public async Task<IActionResult> OnPostOptiesAsync() => Content(await passkeys.BeginTonenAsync(HttpContext), "application/json");

    public async Task<IActionResult> OnPostPasskeyAsync(string? passkey)
    {
        ModelState.Clear();
        return await VerderAsync(await aanmelder.MetPasskeyAsync(HttpContext, passkey ?? ""), "aanmelden.passkey-fout");
    }

    public async Task<IActionResult> OnPostDemoAsync(Guid rol)
    {
        ModelState.Clear();
        if (rol == Guid.Empty || await demo.KiesAsync(HttpContext, new RolbezettingId(rol)) is not { } account)
            return NotFound();
        return await VerderAsync(await aanmelder.BinnenAsync(HttpContext, account, Aanmeldmiddel.Demo, new RolbezettingId(rol)), "aanmelden.fout");
    }

    private Task<IActionResult> VerderAsync(Aanmelduitkomst uitkomst, string fout) => uitkomst.Match<Task<IActionResult>>(
        sessie => Task.FromResult<IActionResult>(LocalRedirect(sessie is null ? "/aanmelden" : Sessiecookie.Verder(sessie) ?? Terugadres.Keur(Url, Terug))),
        () => Task.FromResult<IActionResult>(RedirectToPage("/Aanmelden/Code", new { terug = Terug })),
        () => FoutAsync(tekst[fout], StatusCodes.Status422UnprocessableEntity),
        hoelang => FoutAsync(tekst.Wacht(hoelang), StatusCodes.Status429TooManyRequests));

    private Task<IActionResult> FoutAsync(string zin, int status)
    {
        ModelState.AddModelError("", zin);
        Response.StatusCode = status;
        return ToonAsync();
    }

    private async Task<IActionResult> ToonAsync()
    {
        Demo = [.. (await demo.LijstAsync(HttpContext)).GroupBy(p => p.Organisatie, StringComparer.Ordinal)];
        return Page();
    }
}
