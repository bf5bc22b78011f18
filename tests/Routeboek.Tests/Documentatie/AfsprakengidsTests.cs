using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Routeboek.Application.Dossiers;
using Routeboek.Application.Kalenders;
using Routeboek.Domain.Kalenders;
using Routeboek.Domain.Protocollen;

namespace Routeboek.Tests.Documentatie;

/// <summary>
/// The guides to facts and agreements say what the program does: every command in them runs, and every block is a piece of a file in
/// docs/voorbeelden/afspraken. A file in its folder "uitvoer" holds a command and what it writes; GOLDEN=1 writes these anew, with the
/// blocks that show one whole.
/// </summary>
public sealed partial class AfsprakengidsTests
{
    private const string Map = "docs/voorbeelden/afspraken";
    private const string Weglating = "…";

    private static readonly string[] s_gidsen = ["docs/feiten.md", "docs/afspraken-schrijven.md"];

    // shown without what it writes: that is the whole vocabulary
    private const string ZonderUitvoer = "./routeboek feiten";

    private static readonly string[] s_dagen = ["zo", "ma", "di", "wo", "do", "vr", "za"];

    public static TheoryData<string> Uitvoer() =>
        [.. Directory.EnumerateFiles(Path.Combine(Wortelmap.Pad, Map, "uitvoer"), "*.txt").Select(p => Path.GetFileName(p)).Order(StringComparer.Ordinal)];

    public static TheoryData<string> Gidsen() => [.. s_gidsen];

    [Theory]
    [MemberData(nameof(Uitvoer))]
    public void Opdracht_SchrijftWatErBijStaat(string naam)
    {
        var pad = Path.Combine(Wortelmap.Pad, Map, "uitvoer", naam);
        var verwacht = File.ReadAllText(pad);
        var opdracht = verwacht.Split('\n')[0];
        var (code, tekst) = Voer(opdracht);
        var gekregen = $"{opdracht}\n{tekst.TrimEnd('\n')}\n(uitgang {code.ToString(CultureInfo.InvariantCulture)})\n";
        if (Environment.GetEnvironmentVariable("GOLDEN") == "1")
        {
            File.WriteAllText(pad, gekregen);
            Vernieuw(naam, gekregen);
            return;
        }

        Assert.Equal(verwacht, gekregen);
    }

    [Fact]
    public void Opdracht_ZonderUitvoerInDeGids_Slaagt() => Assert.Equal(0, Voer(ZonderUitvoer).Code);

    [Theory]
    [MemberData(nameof(Gidsen))]
    public void ElkeOpdracht_IsUitgevoerd(string gids)
    {
        var bekend = Bestanden("*.txt").Select(b => b.Regels[0]).Append(ZonderUitvoer).ToHashSet(StringComparer.Ordinal);
        var opdrachten = Opdracht().Matches(Wortelmap.Lees(gids)).Select(m => m.Groups[1].Value.Trim()).ToList();
        Assert.NotEmpty(opdrachten);
        Assert.Equal([], opdrachten.Where(o => !bekend.Contains(o)));
    }

    [Theory]
    [MemberData(nameof(Gidsen))]
    public void ElkBlok_StaatInEenBestand(string gids)
    {
        var blokken = Blokken(Wortelmap.Lees(gids));
        Assert.NotEmpty(blokken);
        Assert.Equal([], blokken.Where(b => !Staat(b)).Select(b => $"{b.Soort} {b.Naam}\n{b.Tekst}"));
    }

    [Fact]
    public void Blok_DatNergensStaat_ValtOp()
    {
        Assert.False(Staat(new Blok("yaml", "", "- id: verzonnen-afspraak")));
        Assert.False(Staat(new Blok("json", "", "{\"nr\":1}")));
        Assert.False(Staat(new Blok("text", "", "dit schrijft geen enkele opdracht")));
        Assert.False(Staat(new Blok("text", "controleer.txt", "half")));
        Assert.False(Staat(new Blok("bash", "", "ls")));
        Assert.False(Staat(new Blok("yaml", "", "wie: {rol: mentor, organisatie: school, anders: teamleider}\nals:")));
        Assert.True(Staat(new Blok("yaml", "", "wie: {rol: mentor, organisatie: school, anders: teamleider}")));
    }

    [Fact]
    public void ElkeRegelVanDeTabelMetTermijnen_IsUitgerekend()
    {
        var kalender = Kalenderlezer.Regio(Vakantieregio.Midden, Sector.Vo);
        var regels = Termijnregel().Matches(Wortelmap.Lees("docs/afspraken-schrijven.md"));
        Assert.True(regels.Count >= 12);
        foreach (Match regel in regels)
        {
            var termijn = new Termijn(int.Parse(regel.Groups[1].ValueSpan, CultureInfo.InvariantCulture), Enum.Parse<Termijneenheid>(regel.Groups[2].Value, ignoreCase: true));
            var (start, verwacht) = (Datum(regel.Groups[3].Value), Datum(regel.Groups[4].Value));
            Assert.Equal((regel.Value, s_dagen[(int)start.DayOfWeek], s_dagen[(int)verwacht.DayOfWeek]), (regel.Value, regel.Groups["begin"].Value, regel.Groups["einde"].Value));
            Assert.Equal((regel.Value, verwacht), (regel.Value, termijn.LaatsteDag(start, kalender).Match<DateOnly?>(d => d, _ => null)));
        }
    }

    [Fact]
    public void ElkFeitEnVeldInDeTabelMetFeiten_Bestaat()
    {
        var regels = Feitregel().Matches(Wortelmap.Lees("docs/feiten.md"));
        Assert.True(regels.Count >= 15);
        foreach (Match regel in regels)
        {
            var soort = Woordenschatlezer.BijProgramma.Zoek(regel.Groups[1].Value);
            Assert.True(soort is not null, regel.Value);
            foreach (Match veld in Veld().Matches(regel.Groups[2].Value))
                Assert.True(soort.Veld(veld.Groups[1].Value) is not null, regel.Value);
            Assert.All(soort.Velden.Where(v => v.Verplicht), v => Assert.Contains($"`{v.Naam}`", regel.Groups[2].Value, StringComparison.Ordinal));
        }
    }

    /// <summary>The example that has every key says which keys there are; the guide explains each.</summary>
    [Fact]
    public void ElkeSleutelVanEenAfspraak_WordtUitgelegd()
    {
        var gids = Wortelmap.Lees("docs/afspraken-schrijven.md");
        var afspraken = Wortelmap.Lees($"{Map}/naslag.yaml").Split("\nafspraken:\n")[1];
        var sleutels = Sleutel().Matches(afspraken).Select(m => m.Groups[1].Value).ToHashSet(StringComparer.Ordinal);
        Assert.Superset(new HashSet<string>(["kern", "als", "wie", "wat", "binnen", "vanaf", "herhaal", "blijft", "vervalt", "sinds", "geen", "leeftijd", "fase"], StringComparer.Ordinal), sleutels);
        sleutels.ExceptWith(["soort", "aan"]); // fields of facts: ./routeboek feiten explains those
        Assert.All(sleutels, s => Assert.Matches($@"\| `{Regex.Escape(s)}` \||`(?:\{{|[a-z-]+: )[^`\n]*\b{Regex.Escape(s)}\b", gids));
    }

    private sealed record Blok(string Soort, string Naam, string Tekst);

    private static IReadOnlyList<Blok> Blokken(string tekst) =>
        [.. Hek().Matches(tekst).Select(m => new Blok(m.Groups[1].Value, m.Groups[2].Value, m.Groups[3].Value))];

    private static bool Staat(Blok blok)
    {
        if (blok.Naam.Length > 0)
            return Bestanden("*.txt").Any(b => b.Naam == blok.Naam && string.Join('\n', b.Regels[1..^1]) == blok.Tekst);
        var patroon = blok.Soort switch
        {
            "yaml" => "*.yaml",
            "json" => "*.jsonl",
            "text" => "*.txt",
            _ => null,
        };
        return patroon is not null && Bestanden(patroon).Any(b => StaatIn(b.Regels, blok.Tekst.Split('\n')));
    }

    // piece by piece in order: a line with only … stands for lines left out
    private static bool StaatIn(string[] regels, string[] blok)
    {
        var vanaf = 0;
        for (var i = 0; i < blok.Length;)
        {
            var stuk = blok.Skip(i).TakeWhile(r => r.Trim() != Weglating).ToArray();
            i += stuk.Length + 1;
            if (stuk.Length == 0)
                continue;
            var gezocht = Gelijk(stuk);
            while (vanaf + stuk.Length <= regels.Length && !Gelijk(regels[vanaf..(vanaf + stuk.Length)]).SequenceEqual(gezocht, StringComparer.Ordinal))
                vanaf++;
            if (vanaf + stuk.Length > regels.Length)
                return false;
            vanaf += stuk.Length;
        }

        return true;
    }

    // a piece of a file may stand further to the left in the guide
    private static string[] Gelijk(string[] regels)
    {
        var inspring = regels.Where(r => r.Trim().Length > 0).Select(r => r.Length - r.TrimStart().Length).DefaultIfEmpty(0).Min();
        return [.. regels.Select(r => r.Trim().Length == 0 ? "" : r[inspring..].TrimEnd())];
    }

    private static IEnumerable<(string Naam, string[] Regels)> Bestanden(string patroon) =>
        Directory.EnumerateFiles(Path.Combine(Wortelmap.Pad, Map), patroon, SearchOption.AllDirectories)
            .Select(p => (Path.GetFileName(p), File.ReadAllText(p).TrimEnd('\n').Split('\n')));

    private static void Vernieuw(string naam, string uitvoer)
    {
        var inhoud = string.Join('\n', uitvoer.TrimEnd('\n').Split('\n')[1..^1]); // without the command and how it ended
        foreach (var pad in s_gidsen.Select(g => Path.Combine(Wortelmap.Pad, g)))
        {
            var tekst = File.ReadAllText(pad);
            var nieuw = Hek().Replace(tekst, m => m.Groups[2].Value == naam ? $"```{m.Groups[1].Value} {naam}\n{inhoud}\n```" : m.Value);
            if (nieuw != tekst)
                File.WriteAllText(pad, nieuw);
        }
    }

    // as a user does: in the root of the source tree, with both streams in one terminal
    private static (int Code, string Tekst) Voer(string opdracht)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            UseShellExecute = false,
            WorkingDirectory = Wortelmap.Pad,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "routeboek.dll"));
        foreach (var woord in opdracht.Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1))
            start.ArgumentList.Add(woord);
        using var proces = Process.Start(start)!;
        proces.StandardInput.Close();
        var uit = proces.StandardOutput.ReadToEndAsync();
        var fout = proces.StandardError.ReadToEndAsync();
        Assert.True(proces.WaitForExit(TimeSpan.FromSeconds(60)), "de opdracht stopt niet");
        return (proces.ExitCode, fout.Result + uit.Result);
    }

    private static DateOnly Datum(string tekst) => DateOnly.ParseExact(tekst, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    [GeneratedRegex("^```([a-z]+) ?([a-z0-9.-]*)\n(.*?)\n```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Hek();

    [GeneratedRegex(@"^ {4}(\./routeboek [^\n]*)$", RegexOptions.Multiline)]
    private static partial Regex Opdracht();

    [GeneratedRegex(@"^\| `\{aantal: ([0-9]+), eenheid: ([a-z]+)\}` \| (?<begin>[a-z]{2}) ([0-9-]{10}) \| (?<einde>[a-z]{2}) ([0-9-]{10}) \|", RegexOptions.Multiline)]
    private static partial Regex Termijnregel();

    [GeneratedRegex(@"^\| `([A-Z][A-Za-z]+)` \| ([^|\n]*) \|", RegexOptions.Multiline)]
    private static partial Regex Feitregel();

    [GeneratedRegex("`([a-z-]+)`")]
    private static partial Regex Veld();

    [GeneratedRegex(@"(?:^ *(?:- )?|[{,] ?)([a-z]+):[ \n]", RegexOptions.Multiline)]
    private static partial Regex Sleutel();
}
