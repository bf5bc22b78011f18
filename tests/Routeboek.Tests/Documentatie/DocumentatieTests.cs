using System.Text.RegularExpressions;
using Routeboek.Cli;

namespace Routeboek.Tests.Documentatie;

/// <summary>Every path, link and command that the documents name exists.</summary>
public sealed partial class DocumentatieTests
{
    public static TheoryData<string> Documenten() =>
    [
        "README.md",
        .. Directory.EnumerateFiles(Path.Combine(Wortelmap.Pad, "docs"), "*.md", SearchOption.AllDirectories)
            .Select(p => Path.GetRelativePath(Wortelmap.Pad, p).Replace('\\', '/')).Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Documenten))]
    public void Verwijzingen_Bestaan(string document) => Assert.Equal([], Kapot(document, Wortelmap.Lees(document)));

    [Theory]
    [InlineData("README.md")]
    [InlineData("docs/ARCHITECTURE.md")]
    public void Opdrachten_Bestaan(string document)
    {
        var tekst = Wortelmap.Lees(document);
        Assert.NotEmpty(Opdracht().Matches(tekst));
        Assert.Equal([], Onbekend(tekst));
    }

    [Fact]
    public void Types_VanDeWegVanEenRegistratie_Bestaan()
    {
        var bron = string.Concat(Wortelmap.Bronnen("src").Select(File.ReadAllText));
        var namen = Type().Matches(Wortelmap.Lees("docs/ARCHITECTURE.md")).Select(m => m.Groups[1].Value).Distinct(StringComparer.Ordinal).ToList();
        Assert.True(namen.Count > 15);
        Assert.All(namen, n => Assert.True(Bestaat(n), n));
        Assert.False(Bestaat("Verdwenen"));

        bool Bestaat(string naam) => Regex.IsMatch(bron, $@"\b(class|record|struct|enum) {naam}\b|\b{naam}\b *\(|\b{naam}<", RegexOptions.None, TimeSpan.FromSeconds(5))
            || Wortelmap.Bronnen("src").Any(p => Path.GetFileNameWithoutExtension(p) == naam);
    }

    [Fact]
    public void Verwijzing_DieNietBestaat_ValtOp()
    {
        Assert.Equal(["docs/weg.md", "src/Routeboek.Weg"], Kapot("README.md", "[weg](docs/weg.md) en `src/Routeboek.Weg`, maar [wel](docs/begrippen.md) en `src/Routeboek.Cli`"));
        Assert.Equal(["../weg.md"], Kapot("docs/adr/x.md", "[weg](../weg.md) [wel](../begrippen.md) [ver](https://example.org/x)"));
        Assert.Equal(["tover"], Onbekend("`./routeboek signaleer X` en `./routeboek tover X`"));
        Assert.Equal(["protocol tover", "--tover"], Onbekend("`./routeboek protocol tover`\n    ./routeboek signaleer X --tover ja --formaat html"));
    }

    private static IReadOnlyList<string> Kapot(string document, string tekst)
    {
        var map = Path.GetDirectoryName(document)!;
        return
        [
            .. Link().Matches(tekst).Select(m => m.Groups[1].Value).Where(l => !l.Contains("://", StringComparison.Ordinal) && !Is(Path.Combine(map, l))),
            .. Pad().Matches(tekst).Select(m => m.Groups[1].Value).Where(p => !Is(p)),
        ];

        static bool Is(string pad) => File.Exists(Path.Combine(Wortelmap.Pad, pad)) || Directory.Exists(Path.Combine(Wortelmap.Pad, pad));
    }

    private static IReadOnlyList<string> Onbekend(string tekst)
    {
        var onbekend = new List<string>();
        foreach (Match regel in Opdracht().Matches(tekst))
        {
            var woorden = regel.Groups[1].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var naam = woorden[0] is "protocol" or "audit" ? $"{woorden[0]} {woorden[1]}" : woorden[0];
            if (!s_opdrachten.TryGetValue(naam, out var opties))
            {
                onbekend.Add(naam);
                continue;
            }
            onbekend.AddRange(woorden.Where(w => w.StartsWith("--", StringComparison.Ordinal) && !opties.Contains(w, StringComparer.Ordinal)));
        }
        return onbekend;
    }

    private static readonly Dictionary<string, string[]> s_opdrachten = Opdrachten();

    private static Dictionary<string, string[]> Opdrachten()
    {
        var uit = TextWriter.Null;
        System.CommandLine.Command[] alle =
        [
            SignaleerOpdracht.Maak(uit, uit, TimeProvider.System, CancellationToken.None),
            BepaalOpdracht.Maak(uit, uit, TimeProvider.System, CancellationToken.None),
            SpeelOpdracht.Maak(uit, uit, CancellationToken.None),
            FeitenOpdracht.Maak(uit, uit),
            SimuleerOpdracht.Maak(uit, uit, TimeProvider.System, CancellationToken.None),
            KoppelOpdracht.Maak(),
            ProtocolOpdrachten.Maak(Routeboek.Application.Protocollen.Protocollenmap.BijProgramma(), uit, uit),
            AuditOpdracht.Maak(uit, uit, CancellationToken.None),
            ReservekopieOpdrachten.Backup(() => TextReader.Null, uit, uit, TimeProvider.System, CancellationToken.None),
            ReservekopieOpdrachten.Herstel(() => TextReader.Null, uit, uit, CancellationToken.None),
            DemoDataOpdracht.Maak(_ => null, (_, _) => throw new NotSupportedException()),
        ];
        return alle.SelectMany(c => c.Subcommands.Count == 0 ? [(c.Name, c)] : c.Subcommands.Select(s => ($"{c.Name} {s.Name}", s)))
            .ToDictionary(p => p.Item1, p => p.Item2.Options.Select(o => o.Name).ToArray(), StringComparer.Ordinal);
    }

    [GeneratedRegex(@"\]\(([^)#]+)\)")]
    private static partial Regex Link();

    // a path from the root in code marks; a pattern, a place to fill in or a made-up name is no path
    [GeneratedRegex("`((?:src|tests|docs|bench|protocollen|kalenders|koppelingen)/[A-Za-z0-9_./-]+)`")]
    private static partial Regex Pad();

    [GeneratedRegex(@"\./routeboek ([a-z][^`\n>|]*)")]
    private static partial Regex Opdracht();

    [GeneratedRegex("`([A-Z][A-Za-z0-9]+)`")]
    private static partial Regex Type();
}
