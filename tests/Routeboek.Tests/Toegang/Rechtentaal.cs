using System.Text.RegularExpressions;
using Routeboek.Domain.Toegang;
using Routeboek.Domain.Dossiers;
using Routeboek.Domain.Organisaties;

namespace Routeboek.Tests.Toegang;

/// <summary>What can be asked: role, thing, room, action.</summary>
internal readonly record struct Cel(Rol Rol, Onderwerpsoort Soort, Kamer Kamer, Handelingsoort Handeling)
{
    public static IReadOnlyList<Cel> Alle { get; } =
    [
        .. from rol in Enum.GetValues<Rol>() from soort in Enum.GetValues<Onderwerpsoort>()
           from kamer in Enum.GetValues<Kamer>() from handeling in Enum.GetValues<Handelingsoort>()
           select new Cel(rol, soort, kamer, handeling),
    ];
}

/// <summary>Reads the <see cref="Rechtentafel"/> and answers it for many worlds at once: a bit for each.</summary>
internal sealed partial class Rechtentaal
{
    private const string Letters = "LVBDEI";

    private static readonly Lazy<Dictionary<Cel, string>> s_zinnen = new(() => Lees(Rechtentafel.Rechten));

    private readonly Dictionary<string, string> _woorden = new(StringComparer.Ordinal);

    /// <param name="regio">The protocol's id.</param>
    public Rechtentaal(string regio)
    {
        foreach (var regel in Regels(Rechtentafel.Woorden).Concat(Regels(Rechtentafel.Regio(regio))))
        {
            var deel = regel.Split(" = ", 2);
            _woorden.Add(deel[0].Trim(), deel[1].Trim());
        }
    }

    /// <summary>When this is allowed; null = never.</summary>
    public string? Zin(Cel cel) => s_zinnen.Value.GetValueOrDefault(cel);

    /// <summary>The basic words behind a sentence.</summary>
    public IEnumerable<string> Woorden(string? zin) => Woord().Matches(zin ?? "").Select(m => m.Value).Where(w => w is not ("(" or ")" or "en" or "of" or "niet"))
        .SelectMany(w => _woorden.TryGetValue(w, out var inhoud) ? Woorden(inhoud) : [w]).Distinct();

    /// <summary>In which worlds a sentence is true.</summary>
    /// <param name="zin">The sentence; null is never.</param>
    /// <param name="lengte">Words of 64 worlds.</param>
    /// <param name="basis">In which worlds a basic word is true.</param>
    public ulong[] Antwoord(string? zin, int lengte, Func<string, ulong[]> basis)
    {
        var bekend = new Dictionary<string, ulong[]>(StringComparer.Ordinal);
        return zin is null ? new ulong[lengte] : Lees(zin);

        ulong[] Lees(string tekst)
        {
            var woorden = new Queue<string>(Woord().Matches(tekst).Select(m => m.Value));
            var antwoord = Of(woorden);
            Assert.Empty(woorden);
            return antwoord;
        }

        ulong[] Of(Queue<string> woorden)
        {
            var links = En(woorden);
            while (woorden.TryPeek(out var w) && w == "of")
            {
                woorden.Dequeue();
                links = [.. links.Zip(En(woorden), (a, b) => a | b)];
            }

            return links;
        }

        ulong[] En(Queue<string> woorden)
        {
            var links = Een(woorden);
            while (woorden.TryPeek(out var w) && w == "en")
            {
                woorden.Dequeue();
                links = [.. links.Zip(Een(woorden), (a, b) => a & b)];
            }

            return links;
        }

        ulong[] Een(Queue<string> woorden)
        {
            var woord = woorden.Dequeue();
            if (woord == "niet")
                return [.. Een(woorden).Select(x => ~x)];
            if (woord == "(")
            {
                var binnen = Of(woorden);
                Assert.Equal(")", woorden.Dequeue());
                return binnen;
            }

            if (!bekend.TryGetValue(woord, out var antwoord))
                bekend.Add(woord, antwoord = _woorden.TryGetValue(woord, out var inhoud) ? Lees(inhoud) : basis(woord));
            return antwoord;
        }
    }

    private static Dictionary<Cel, string> Lees(string tekst)
    {
        var cellen = new Dictionary<Cel, string>();
        string[] soorten = [], kamers = [];
        foreach (var regel in Regels(tekst))
        {
            if (regel.StartsWith("= ", StringComparison.Ordinal))
            {
                var kop = regel[2..].Split('|');
                (soorten, kamers) = (Namen(kop[0]), Namen(kop[1]));
                continue;
            }

            var delen = Zin().Match(regel);
            Assert.True(delen.Success, regel);
            var wie = Namen(delen.Groups[1].Value);
            var zin = delen.Groups[4].Success ? $"({delen.Groups[3].Value})" : $"niet geheim en ({delen.Groups[3].Value})";
            foreach (var cel in from rol in wie is ["iedereen"] ? Enum.GetNames<Rol>() : wie
                                from soort in soorten from kamer in kamers from letter in delen.Groups[2].Value
                                select new Cel(Enum.Parse<Rol>(rol), Enum.Parse<Onderwerpsoort>(soort), Enum.Parse<Kamer>(kamer), (Handelingsoort)Letters.IndexOf(letter, StringComparison.Ordinal)))
                cellen[cel] = cellen.TryGetValue(cel, out var al) ? $"{al} of {zin}" : zin;
        }

        return cellen;
    }

    private static IEnumerable<string> Regels(string tekst) =>
        tekst.Split('\n').Select(r => r.Trim()).Where(r => r.Length > 0 && r[0] != '#');

    private static string[] Namen(string tekst) => tekst.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    [GeneratedRegex("^([A-Za-z ]+): ([LVBDEI]+) als ([^,]+)(, ook geheim)?$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Zin();

    [GeneratedRegex(@"[()]|[a-z0-9-]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Woord();
}
