using Routeboek.Domain.Organisaties;

namespace Routeboek.Web.Pages.Beheer.Organisaties;

/// <summary>The buildings of a school, one on each line: number, name, place.</summary>
internal static class Vestigingtekst
{
    public const int Langste = 4_000;

    public static string Schrijf(IEnumerable<Vestiging> vestigingen) => string.Join('\n', vestigingen.Select(v => $"{v.Nummer}, {v.Naam}, {v.Plaats}"));

    /// <returns>Null when a line is not a number, a name and a place; then <paramref name="regel"/> says which.</returns>
    public static IReadOnlyList<Vestiging>? Lees(string? tekst, out int regel)
    {
        regel = 0;
        var uit = new List<Vestiging>();
        foreach (var zin in (tekst ?? "").Split('\n'))
        {
            regel++;
            if (string.IsNullOrWhiteSpace(zin))
                continue;
            var delen = zin.Split(',', StringSplitOptions.TrimEntries);
            if (delen.Length != 3 || delen.Any(d => d.Length == 0))
                return null;
            uit.Add(new Vestiging(delen[0], delen[1], delen[2]));
        }

        return uit;
    }
}
