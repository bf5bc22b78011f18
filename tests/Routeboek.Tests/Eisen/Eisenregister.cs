namespace Routeboek.Tests.Eisen;

/// <summary>A row of docs/eisen.csv.</summary>
internal sealed record Eisregel(string Id, string Status, string Waar, string Opmerking)
{
    public const string Kop = "id;status;waar;opmerking";

    public static IReadOnlyList<Eisregel> Lees(IEnumerable<string> regels) =>
        [.. regels.Skip(1).Select(r => r.Split(';')).Select(v => v.Length == 4 ? new Eisregel(v[0], v[1], v[2], v[3]) : throw new FormatException($"vier velden verwacht: {string.Join(';', v)}"))];
}

/// <summary>Says what in the register of requirements is not true.</summary>
internal static class Eisenregister
{
    private static readonly string[] s_statussen = ["gebouwd", "deels", "niet", "nvt"];

    /// <param name="regels">The rows.</param>
    /// <param name="getest">The ids that a test carries.</param>
    /// <param name="bestaat">True for a path that is there.</param>
    public static IReadOnlyList<string> Controleer(IReadOnlyList<Eisregel> regels, IReadOnlySet<string> getest, Func<string, bool> bestaat)
    {
        var fouten = new List<string>();
        foreach (var dubbel in regels.GroupBy(r => r.Id, StringComparer.Ordinal).Where(g => g.Count() > 1))
            fouten.Add($"{dubbel.Key} staat {dubbel.Count()} keer in het register");
        foreach (var regel in regels)
        {
            if (!s_statussen.Contains(regel.Status, StringComparer.Ordinal))
                fouten.Add($"{regel.Id}: status '{regel.Status}' bestaat niet");
            if (regel.Status == "gebouwd" && !getest.Contains(regel.Id))
                fouten.Add($"{regel.Id} heet gebouwd en geen test draagt hem");
            if (regel.Status is "deels" or "nvt" && regel.Opmerking.Length == 0)
                fouten.Add($"{regel.Id} heet {regel.Status} zonder opmerking");
            if (regel.Status is "gebouwd" or "deels" && (regel.Waar.Length == 0 || !bestaat(regel.Waar)))
                fouten.Add($"{regel.Id}: '{regel.Waar}' bestaat niet");
        }
        var status = regels.GroupBy(r => r.Id, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First().Status, StringComparer.Ordinal);
        foreach (var id in getest.Order(StringComparer.Ordinal))
        {
            if (!status.TryGetValue(id, out var s))
                fouten.Add($"{id} staat bij een test en niet in het register");
            else if (s is not ("gebouwd" or "deels"))
                fouten.Add($"{id} staat bij een test en heet {s}");
        }
        return fouten;
    }
}
