using System.Text;

namespace Routeboek.Domain.Organisaties;

/// <summary>
/// Names made plain, so that every database finds and orders them alike: lower case, without accents, letters and digits with single
/// spaces, nothing outside a-z and 0-9.
/// </summary>
public static class Zoeknaam
{
    // each letter in the first line stands as the letter under it; letters that become two come in Dubbel
    private const string Van = "àáâãäåāăąǎçćĉċčďđðèéêëēĕėęěĝğġģĥħìíîïĩīĭįıĵķĺļľŀłñńņňŋòóôõöøōŏőŕŗřśŝşšșţťŧțùúûüũūŭůűųŵýÿŷźżž";
    private const string Naar = "aaaaaaaaaacccccdddeeeeeeeeegggghhiiiiiiiiijklllllnnnnnooooooooorrrsssssttttuuuuuuuuuuwyyyzzz";

    private static readonly Dictionary<char, string> Letters = Tabel();

    /// <summary>What is searched in: "Ğül-Şen d'Hondt" becomes "gul sen dhondt".</summary>
    public static string Maak(string naam)
    {
        var tekst = new StringBuilder(naam.Length);
        foreach (var teken in naam)
        {
            var klein = char.ToLowerInvariant(teken);
            if (klein is (>= 'a' and <= 'z') or (>= '0' and <= '9'))
                tekst.Append(klein);
            else if (Letters.TryGetValue(klein, out var letters))
                tekst.Append(letters);
            else if (char.GetUnicodeCategory(klein) != System.Globalization.UnicodeCategory.NonSpacingMark && klein is not ('\'' or '\u2019' or '`' or '.') && tekst.Length > 0 && tekst[^1] != ' ')
                tekst.Append(' ');
        }

        return tekst.ToString().TrimEnd();
    }

    /// <summary>The name of a municipality, with or without the word before it: "Gemeente 's-Hertogenbosch" becomes "shertogenbosch".</summary>
    public static string Gemeente(string naam)
    {
        var plat = Maak(naam);
        return plat.StartsWith("gemeente ", StringComparison.Ordinal) ? plat["gemeente ".Length..] : plat;
    }

    private static Dictionary<char, string> Tabel()
    {
        var letters = new Dictionary<char, string> { ['æ'] = "ae", ['œ'] = "oe", ['ß'] = "ss", ['þ'] = "th", ['ĳ'] = "ij", ['ə'] = "e", ['ơ'] = "o", ['ư'] = "u", ['İ'] = "i", ['ẞ'] = "ss" };
        for (var i = 0; i < Van.Length; i++)
            letters.Add(Van[i], Naar[i].ToString());
        return letters;
    }
}
