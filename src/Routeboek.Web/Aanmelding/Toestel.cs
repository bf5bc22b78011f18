namespace Routeboek.Web.Aanmelding;

/// <summary>What a browser says of itself, in words by which somebody recognises an own session; nothing finer, so nobody can be followed by it.</summary>
internal static class Toestel
{
    private static readonly (string Deel, string Naam)[] s_browsers = [("Edg", "Edge"), ("Firefox", "Firefox"), ("Chrom", "Chrome"), ("Safari", "Safari")];
    private static readonly (string Deel, string Naam)[] s_systemen =
        [("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("CrOS", "Chromebook"), ("Windows", "Windows"), ("Mac OS", "Mac"), ("Linux", "Linux")];

    public static string Van(HttpRequest verzoek)
    {
        var tekst = verzoek.Headers.UserAgent.ToString();
        return $"{Naam(s_browsers, "Browser")} op {Naam(s_systemen, "een ander toestel")}";

        string Naam((string Deel, string Naam)[] namen, string anders) => namen.FirstOrDefault(n => tekst.Contains(n.Deel, StringComparison.Ordinal)).Naam ?? anders;
    }
}
