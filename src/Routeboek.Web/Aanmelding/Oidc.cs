using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Routeboek.Web.Aanmelding;

/// <summary>What the handler of one trusted party needs.</summary>
public sealed class Oidcopties : OAuthOptions
{
    public Oidcinstelling? Partij { get; set; }

    /// <summary>What the party says of itself, fetched when it is needed.</summary>
    public IConfigurationManager<OpenIdConnectConfiguration>? Gegevens { get; set; }
}

/// <summary>
/// OpenID Connect: the framework's OAuth with PKCE and state, and over it the id_token: issuer, audience, signature by the party's own keys,
/// nonce, times. Nothing else of the party is asked or believed; of the person only the subject is kept.
/// </summary>
internal sealed class Oidchandler(IOptionsMonitor<Oidcopties> options, ILoggerFactory logger, UrlEncoder encoder, TimeProvider klok) : OAuthHandler<Oidcopties>(options, logger, encoder)
{
    public const string Uitgeverclaim = "uitgever";
    public const string Onderwerpclaim = "onderwerp";
    private const string Nonce = "nonce";
    private static readonly TimeSpan s_scheef = TimeSpan.FromSeconds(60);
    private static readonly JsonWebTokenHandler s_lezer = new() { MapInboundClaims = false };

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        var gegevens = await GegevensAsync();
        (Options.AuthorizationEndpoint, Options.TokenEndpoint) = (gegevens.AuthorizationEndpoint, gegevens.TokenEndpoint);
        await base.HandleChallengeAsync(properties);
    }

    protected override string BuildChallengeUrl(AuthenticationProperties properties, string redirectUri)
    {
        var nonce = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));
        properties.Items[Nonce] = nonce;
        var adres = QueryHelpers.AddQueryString(base.BuildChallengeUrl(properties, redirectUri), Nonce, nonce);
        return Options.Partij!.Acr is { Length: > 0 } acr ? QueryHelpers.AddQueryString(adres, "acr_values", acr) : adres;
    }

    protected override async Task<OAuthTokenResponse> ExchangeCodeAsync(OAuthCodeExchangeContext context)
    {
        Options.TokenEndpoint = (await GegevensAsync()).TokenEndpoint; // another node may have begun it
        return await base.ExchangeCodeAsync(context);
    }

    protected override async Task<AuthenticationTicket> CreateTicketAsync(ClaimsIdentity identity, AuthenticationProperties properties, OAuthTokenResponse tokens)
    {
        var token = tokens.Response?.RootElement.TryGetProperty("id_token", out var id) == true ? id.GetString() : null;
        if (string.IsNullOrEmpty(token) || !properties.Items.Remove(Nonce, out var nonce) || string.IsNullOrEmpty(nonce))
            throw new AuthenticationFailureException("geen id_token");
        var uitkomst = await KeurAsync(token);
        if (uitkomst.Exception is SecurityTokenSignatureKeyNotFoundException)
        {
            // the party may have new keys
            Options.Gegevens!.RequestRefresh();
            uitkomst = await KeurAsync(token);
        }

        if (!uitkomst.IsValid || uitkomst.SecurityToken is not JsonWebToken gelezen)
            throw new AuthenticationFailureException($"id_token geweigerd: {uitkomst.Exception?.GetType().Name}");
        if (!CryptographicOperations.FixedTimeEquals(System.Text.Encoding.UTF8.GetBytes(Waarde(gelezen, Nonce)), System.Text.Encoding.UTF8.GetBytes(nonce)))
            throw new AuthenticationFailureException("nonce klopt niet");
        if (Options.Partij!.Acr is { Length: > 0 } acr && Waarde(gelezen, "acr") != acr)
            throw new AuthenticationFailureException("acr klopt niet");
        if (gelezen.Audiences.Skip(1).Any() && Waarde(gelezen, "azp") != Options.ClientId)
            throw new AuthenticationFailureException("azp klopt niet");
        if (gelezen.Subject is not { Length: > 0 and <= 255 } onderwerp || Routeboek.Application.Aanmelding.ExternOnderwerp.IsBsn(onderwerp))
            throw new AuthenticationFailureException("sub ontbreekt of kan niet");
        identity.AddClaim(new Claim(Uitgeverclaim, gelezen.Issuer));
        identity.AddClaim(new Claim(Onderwerpclaim, onderwerp));
        return new AuthenticationTicket(new ClaimsPrincipal(identity), properties, Scheme.Name);
    }

    private async Task<TokenValidationResult> KeurAsync(string token)
    {
        var gegevens = await GegevensAsync();
        return await s_lezer.ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidIssuer = gegevens.Issuer,
            ValidAudience = Options.ClientId,
            IssuerSigningKeys = gegevens.SigningKeys,
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            ValidateIssuerSigningKey = true,
            TryAllIssuerSigningKeys = false,
            ValidAlgorithms = [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512, SecurityAlgorithms.EcdsaSha384],
            LifetimeValidator = (vanaf, tot, _, _) => klok.GetUtcNow().UtcDateTime is var nu && tot is { } einde && nu < einde + s_scheef && !(vanaf > nu + s_scheef),
        });
    }

    private static string Waarde(JsonWebToken token, string claim) => token.TryGetPayloadValue<string>(claim, out var waarde) ? waarde : "";

    private async Task<OpenIdConnectConfiguration> GegevensAsync()
    {
        var gegevens = await Options.Gegevens!.GetConfigurationAsync(Context.RequestAborted);
        // the issuer is pinned: what answers there cannot pretend to be another
        return string.Equals(gegevens.Issuer.TrimEnd('/'), Options.Partij!.Uitgever.AbsoluteUri.TrimEnd('/'), StringComparison.Ordinal)
            ? gegevens : throw new AuthenticationFailureException("de uitgever noemt zich anders");
    }
}

/// <summary>Puts the trusted parties in.</summary>
internal static class Oidcregistratie
{
    /// <summary>Where somebody waits between the party's answer and our session.</summary>
    public const string Tussenschema = "extern";

    private static readonly TimeSpan s_wacht = TimeSpan.FromSeconds(10);

    public static void Voeg(AuthenticationBuilder aanmelding, Aanmeldinstellingen instellingen)
    {
        foreach (var partij in instellingen.Oidc)
        {
            aanmelding.AddOAuth<Oidcopties, Oidchandler>(partij.Schema, o =>
            {
                o.Partij = partij;
                o.ClientId = partij.ClientId;
                o.ClientSecret = partij.ClientSecret;
                o.CallbackPath = $"/aanmelden/terug/{partij.Naam}";
                o.SignInScheme = Tussenschema;
                o.UsePkce = true;
                o.Scope.Add("openid");
                o.BackchannelTimeout = s_wacht;
                // known only after asking the party; the framework wants something here at the start
                (o.AuthorizationEndpoint, o.TokenEndpoint) = (partij.Uitgever.AbsoluteUri, partij.Uitgever.AbsoluteUri);
                o.CorrelationCookie.Name = instellingen.Cookie("extern-");
                o.CorrelationCookie.SecurePolicy = instellingen.IsVeilig ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
                o.CorrelationCookie.SameSite = SameSiteMode.Lax;
                o.CorrelationCookie.Path = "/";
                o.Events.OnRemoteFailure = c =>
                {
                    c.HttpContext.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("Routeboek.Aanmelding")
                        .LogWarning("Aanmelden bij {Partij} mislukt: {Soort}", partij.Naam, c.Failure?.GetType().Name);
                    c.Response.Redirect("/aanmelden?melding=extern");
                    c.HandleResponse();
                    return Task.CompletedTask;
                };
                var ophalen = new HttpDocumentRetriever(new HttpClient { Timeout = s_wacht }) { RequireHttps = !partij.Uitgever.IsLoopback };
                o.Gegevens = new ConfigurationManager<OpenIdConnectConfiguration>(partij.Uitgever.AbsoluteUri.TrimEnd('/') + "/.well-known/openid-configuration", new OpenIdConnectConfigurationRetriever(), ophalen);
            });
        }
    }
}
