namespace Routeboek.Web.Aanmelding;

/// <summary>What can be set about sign-in: the part <c>Aanmelding</c> of the configuration.</summary>
/// <param name="Adres">The address at which people come in, such as https://routeboek.example.nl; passkeys belong to it. Null: this machine only.</param>
/// <param name="PogingenPerMinuut">How many forms of sign-in one address may send in a minute; a school shares one.</param>
/// <param name="Certificaat">A PFX with which the keys in the database are encrypted; null: they are as safe as the database.</param>
/// <param name="Oidc">The parties whose sign-in is trusted.</param>
public sealed record Aanmeldinstellingen(Uri? Adres, int PogingenPerMinuut, string? Certificaat, IReadOnlyList<Oidcinstelling> Oidc)
{
    /// <summary>People come in over https: cookies are bound to the host and never sent otherwise.</summary>
    public bool IsVeilig => Adres?.Scheme == Uri.UriSchemeHttps;

    /// <summary>The domain that passkeys belong to.</summary>
    public string Domein => Adres?.Host ?? "localhost";

    public string Cookie(string naam) => (IsVeilig ? "__Host-" : "") + "routeboek-" + naam;

    /// <exception cref="InvalidOperationException">A setting cannot be; the sentence says which.</exception>
    public static Aanmeldinstellingen Van(IConfiguration configuratie)
    {
        var deel = configuratie.GetSection("Aanmelding");
        Uri? adres = null;
        if (deel["Adres"] is { Length: > 0 } tekst && (!Uri.TryCreate(tekst, UriKind.Absolute, out adres) || adres.Scheme is not ("https" or "http") || (adres.Scheme == "http" && !adres.IsLoopback) || adres.PathAndQuery != "/"))
            throw new InvalidOperationException($"Aanmelding:Adres is '{tekst}'; geef een adres als https://routeboek.example.nl, zonder pad.");
        var pogingen = deel.GetValue("PogingenPerMinuut", 60);
        if (pogingen < 1)
            throw new InvalidOperationException("Aanmelding:PogingenPerMinuut is minstens 1.");
        return new Aanmeldinstellingen(adres, pogingen, deel["Certificaat"], [.. deel.GetSection("Oidc").GetChildren().Select(Oidcinstelling.Van)]);
    }
}

/// <summary>A party whose sign-in is trusted.</summary>
/// <param name="Naam">Its key in the configuration and in addresses: small letters and digits.</param>
/// <param name="Titel">What people read on the button.</param>
/// <param name="Uitgever">The issuer, exactly as it names itself.</param>
/// <param name="ClientId">Who we are there.</param>
/// <param name="ClientSecret">Our secret there.</param>
/// <param name="Acr">The assurance that is asked and must be given, such as the level substantial; null: any.</param>
public sealed record Oidcinstelling(string Naam, string Titel, Uri Uitgever, string ClientId, string ClientSecret, string? Acr)
{
    /// <summary>The name of the scheme.</summary>
    public string Schema => "oidc-" + Naam;

    public static Oidcinstelling Van(IConfigurationSection deel)
    {
        if (deel.Key.Length is 0 or > 32 || !deel.Key.All(t => char.IsAsciiLetterLower(t) || char.IsAsciiDigit(t)))
            throw new InvalidOperationException($"Aanmelding:Oidc:{deel.Key}: de naam bestaat uit kleine letters en cijfers.");
        if (!Uri.TryCreate(deel["Uitgever"], UriKind.Absolute, out var uitgever) || (uitgever.Scheme != "https" && !(uitgever.Scheme == "http" && uitgever.IsLoopback)))
            throw new InvalidOperationException($"Aanmelding:Oidc:{deel.Key}:Uitgever is een https-adres.");
        return new Oidcinstelling(deel.Key, deel["Titel"] is { Length: > 0 } titel ? titel : deel.Key, uitgever, Verplicht("ClientId"), Verplicht("ClientSecret"), deel["Acr"]);

        string Verplicht(string veld) => deel[veld] is { Length: > 0 } waarde ? waarde : throw new InvalidOperationException($"Aanmelding:Oidc:{deel.Key}:{veld} ontbreekt.");
    }
}
