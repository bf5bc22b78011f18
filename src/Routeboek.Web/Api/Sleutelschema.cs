using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Routeboek.Application.Aanlevering;

namespace Routeboek.Web.Api;

/// <summary>
/// Lets programs in by their key, in the header <c>Authorization: Bearer rbk_…</c> and nowhere else: an address lands in logs. The key is asked of
/// the store at every request, so that one taken back is shut at once on every node.
/// </summary>
internal sealed class Sleutelschema(IOptionsMonitor<AuthenticationSchemeOptions> opties, ILoggerFactory logs, UrlEncoder encoder, Aanleverregister register)
    : AuthenticationHandler<AuthenticationSchemeOptions>(opties, logs, encoder)
{
    public const string Schema = "sleutel";

    /// <summary>The policy of the interface for programs.</summary>
    public const string Beleid = "aanlevering";

    private const string Voorvoegsel = "Bearer ";
    private static readonly object s_sleutel = new();

    /// <summary>The key of this request.</summary>
    public static Aanleversleutelbeeld Sleutel(HttpContext http) => (Aanleversleutelbeeld)http.Items[s_sleutel]!;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Request.Headers.Authorization is not [{ Length: > 7 and < 200 } kop] || !kop.StartsWith(Voorvoegsel, StringComparison.OrdinalIgnoreCase))
            return AuthenticateResult.NoResult();
        if (await register.VindAsync(kop[Voorvoegsel.Length..].Trim(), Context.RequestAborted) is not { } sleutel)
            return AuthenticateResult.Fail("geen geldige sleutel");
        Context.Items[s_sleutel] = sleutel;
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(new ClaimsIdentity([new Claim(Schema, sleutel.Id.ToString())], Schema)), Schema));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Bearer realm=\"routeboek\"";
        return Probleem.SchrijfAsync(Context, StatusCodes.Status401Unauthorized);
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) => Probleem.SchrijfAsync(Context, StatusCodes.Status403Forbidden);
}
