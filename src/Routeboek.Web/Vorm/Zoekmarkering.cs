using Routeboek.Domain.Organisaties;

namespace Routeboek.Web.Vorm;

/// <summary>A piece of a name that is shown, and whether it is what was searched for.</summary>
public sealed record Naamdeel(string Tekst, bool Raak);

/// <summary>Marks the words of a name that begin as the search does, by the same plain names that the store searches in.</summary>
public static class Zoekmarkering
{
    public static IReadOnlyList<Naamdeel> Maak(string naam, string gezocht)
    {
        var woorden = Zoeknaam.Maak(gezocht).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var delen = new List<Naamdeel>();
        for (var van = 0; van < naam.Length;)
        {
            var scheiding = IsScheiding(naam[van]);
            var tot = van + 1;
            while (tot < naam.Length && IsScheiding(naam[tot]) == scheiding)
                tot++;
            var deel = naam[van..tot];
            var plat = scheiding ? "" : Zoeknaam.Maak(deel);
            delen.Add(new Naamdeel(deel, woorden.Any(w => plat.StartsWith(w, StringComparison.Ordinal))));
            van = tot;
        }
        return delen;
    }

    private static bool IsScheiding(char teken) => teken is ' ' or '-';
}
