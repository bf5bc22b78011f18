using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.IdentityModel.Protocols;
using Routeboek.Application.Aanmelding;
using Routeboek.Web.Aanmelding;

namespace Routeboek.Web.Pages.Aanmelden;

/// <summary>The sign-in of one's own organisation: there, and back. Who is not known here gets a clear word and no rights.</summary>
public sealed class ExternModel(Aanmelder aanmelder, Accountregister accounts, Linkregister links, Aanmeldinstellingen instellingen, ILogger<ExternModel> log) : PageModel
{
    private const string Uitnodiging = "uitnodiging";

    /// <summary>The invitation did not hold any more, or the other account belongs to somebody else.</summary>
    public bool KoppelenMislukt { get; private set; }

    /// <summary>Goes there. A link and not a form: the policy of our pages lets no form lead elsewhere.</summary>
    public async Task<IActionResult> OnGetNaarAsync(string? partij, string? terug, string? uitnodiging)
    {
        if (instellingen.Oidc.FirstOrDefault(p => p.Naam == partij) is not { } gekozen)
            return NotFound();
        var eigenschappen = new AuthenticationProperties { RedirectUri = Url.Page("/Aanmelden/Extern", new { terug = Terugadres.Keur(Url, terug) }) };
        if (uitnodiging is { Length: > 0 and <= 100 })
            eigenschappen.Items[Uitnodiging] = uitnodiging;
        try
        {
            await HttpContext.ChallengeAsync(gekozen.Schema, eigenschappen);
            return new EmptyResult();
        }
        catch (Exception e) when (e is InvalidOperationException or IOException or HttpRequestException or AuthenticationFailureException or OperationCanceledException)
        {
            // it is down or answers nonsense: that is told, and the other ways in go on
            log.LogWarning("Aanmelden bij {Partij} kan nu niet: {Soort}", gekozen.Naam, e.GetType().Name);
            return RedirectToPage("/Aanmelden/Index", new { melding = "extern", terug });
        }
    }

    public async Task<IActionResult> OnGetAsync(string? terug)
    {
        var antwoord = await HttpContext.AuthenticateAsync(Oidcregistratie.Tussenschema);
        await HttpContext.SignOutAsync(Oidcregistratie.Tussenschema);
        if (antwoord.Principal?.FindFirstValue(Oidchandler.Uitgeverclaim) is not { } uitgever || antwoord.Principal.FindFirstValue(Oidchandler.Onderwerpclaim) is not { } onderwerp)
            return RedirectToPage("/Aanmelden/Index", new { melding = "extern" });
        if (antwoord.Properties?.Items.TryGetValue(Uitnodiging, out var code) == true && code is not null && !await links.KoppelAsync(code, uitgever, onderwerp, HttpContext.RequestAborted))
        {
            KoppelenMislukt = true;
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        if (await accounts.VindExternAsync(uitgever, onderwerp, HttpContext.RequestAborted) is not { } account)
        {
            await accounts.MeldMislukkingAsync(null, "onbekend bij een andere partij", HttpContext.RequestAborted);
            Response.StatusCode = StatusCodes.Status403Forbidden;
            return Page();
        }

        return (await aanmelder.BinnenAsync(HttpContext, account.Id, Aanmeldmiddel.Extern)).Match<IActionResult>(
            sessie => LocalRedirect(sessie is null ? "/aanmelden" : Sessiecookie.Verder(sessie) ?? Terugadres.Keur(Url, terug)),
            () => RedirectToPage("/Aanmelden/Code"),
            () => RedirectToPage("/Aanmelden/Index", new { melding = "extern" }),
            _ => RedirectToPage("/Aanmelden/Index", new { melding = "extern" }));
    }
}
