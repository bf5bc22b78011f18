namespace Routeboek.Web.Vorm;

/// <summary>The languages of the pages. Dutch comes first: it is the one of the protocols and of the law.</summary>
public enum Taal
{
    Nl,
    En,
}

/// <summary>The language of a request: a cookie that the page /taal sets.</summary>
internal static class Taalkeuze
{
    public const string Koekje = "routeboek-taal";

    /// <summary>Dutch unless somebody chose otherwise.</summary>
    public static Taal Van(HttpContext? http) =>
        http is not null && Enum.TryParse<Taal>(http.Request.Cookies[Koekje], ignoreCase: true, out var taal) && Enum.IsDefined(taal) ? taal : Taal.Nl;

    public static string Code(this Taal taal) => taal switch
    {
        Taal.Nl => "nl",
        Taal.En => "en",
    };
}
