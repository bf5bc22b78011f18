namespace Routeboek.Domain.Verzuim;

/// <summary>The words of the contract for kinds and slots, and those for people.</summary>
public static class Verzuimnamen
{
    private static readonly string[] Soorten =
        ["te_laat", "ziek", "ziek_naar_huis", "ongeoorloofd", "geoorloofd", "onbekend", "niet_in_groep"];

    private static readonly string[] Leesbaar =
        ["te laat", "ziek", "ziek naar huis", "ongeoorloofd afwezig", "afwezig met toestemming", "afwezig, reden nog onbekend", "niet in de groep"];

    /// <summary>The contract's word, e.g. <c>te_laat</c>.</summary>
    public static string Soort(Verzuimsoort soort) => Soorten[(int)soort];

    /// <summary>For people, e.g. "te laat".</summary>
    public static string SoortLeesbaar(Verzuimsoort soort) => Leesbaar[(int)soort];

    /// <summary>For people: "lesuur 3", "ochtend", "hele dag", or empty.</summary>
    public static string Tijdvak(Tijdvak vak) => vak.Code switch
    {
        0 => "",
        17 => "ochtend",
        18 => "middag",
        19 => "hele dag",
        var lesuur => $"lesuur {lesuur}",
    };
}
