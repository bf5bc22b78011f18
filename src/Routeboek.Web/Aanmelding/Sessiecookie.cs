using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.StaticAssets;
using Routeboek.Application.Aanmelding;

namespace Routeboek.Web.Aanmelding;

/// <summary>Holds the cookie to the store at every request. The cookie only names a session; name and role are read anew.</summary>
internal sealed class Sessiecookie(Sessieregister register, Sessie sessie) : CookieAuthenticationEvents
{
    public const string Schema = "sessie";

    /// <summary>Where the session of this request is kept for the pages of sign-in itself.</summary>
    private static readonly object s_beeld = new();

    public static Sessiebeeld? Beeld(HttpContext http) => http.Items[s_beeld] as Sessiebeeld;

    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        var http = context.HttpContext;
        if (http.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null)
        {
            // files of the look are for everybody: not worth a question to the store
            context.RejectPrincipal();
            return;
        }

        var beeld = Guid.TryParseExact(context.Principal?.FindFirstValue(Beleid.Sessieclaim), "N", out var id) && id != Guid.Empty
            ? await register.GeldigAsync(new SessieId(id), http.RequestAborted) : null;
        if (beeld is null)
        {
            context.RejectPrincipal();
            await http.SignOutAsync(Schema);
            return;
        }

        context.ReplacePrincipal(Zet(http, sessie, beeld));
    }

    /// <summary>Makes this request one of that session.</summary>
    internal static ClaimsPrincipal Zet(HttpContext http, Sessie sessie, Sessiebeeld beeld)
    {
        http.Items[s_beeld] = beeld;
        var rol = IsVolledig(beeld) ? beeld.Rol : null;
        sessie.Zet(beeld.Naam, rol?.Organisatie ?? "", rol?.Actor, beeld.Rollen.Count > 1);
        // the account, so that a form of before a change of role still belongs to who sends it
        List<Claim> claims = [new(Beleid.Sessieclaim, beeld.Id.ToString()), new(ClaimTypes.NameIdentifier, beeld.Account.ToString())];
        if (rol is not null)
            claims.Add(new Claim(Beleid.Rolclaim, rol.Actor.Rol.ToString()));
        return new ClaimsPrincipal(new ClaimsIdentity(claims, Schema));
    }

    public override Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (IsProgramma(context.Request))
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        else
            context.Response.Redirect(context.RedirectUri);
        return Task.CompletedTask;
    }

    public override Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context)
    {
        // signed in, but not far enough: go there first; else it is for another role
        var verder = Beeld(context.HttpContext) is { } beeld && !IsProgramma(context.Request) ? Verder(beeld) : null;
        if (verder is null)
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
        else
            context.Response.Redirect(verder);
        return Task.CompletedTask;
    }

    /// <summary>What must be done before anything else; null = nothing.</summary>
    public static string? Verder(Sessiebeeld beeld) =>
        beeld.Rollen.Count == 0 ? "/aanmelden/geenrol" : beeld.Rol is null ? "/aanmelden/rol" : IsVolledig(beeld) ? null : "/account/tweede";

    private static bool IsVolledig(Sessiebeeld beeld) =>
        beeld.Rol is { } rol && (beeld.Middel != Aanmeldmiddel.Wachtwoord || !Beleid.VraagtTweedeMiddel(rol.Actor.Rol));

    private static bool IsProgramma(HttpRequest verzoek) => verzoek.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase);
}
