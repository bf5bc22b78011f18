namespace Routeboek.Application.Protocollen;

/// <summary>Helps who mistyped a word of a known set.</summary>
public static class Woordkeuze
{
    /// <summary>The nearest of the known words, when one is near: ", bedoel je 'x'?"</summary>
    public static string Suggestie(string woord, IEnumerable<string> bekend)
    {
        var dichtst = bekend.Select(b => (Woord: b, Afstand: Afstand(woord, b))).OrderBy(b => b.Afstand).FirstOrDefault();
        return dichtst.Woord is not null && dichtst.Afstand <= Math.Max(1, Math.Min(3, dichtst.Woord.Length / 3)) ? $" (bedoel je '{dichtst.Woord}'?)" : "";
    }

    private static int Afstand(string a, string b)
    {
        if (a.Length > 64)
            return int.MaxValue;
        var vorige = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var rij = new int[b.Length + 1];
            rij[0] = i;
            for (var j = 1; j <= b.Length; j++)
                rij[j] = Math.Min(Math.Min(rij[j - 1], vorige[j]) + 1, vorige[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
            vorige = rij;
        }

        return vorige[b.Length];
    }
}
