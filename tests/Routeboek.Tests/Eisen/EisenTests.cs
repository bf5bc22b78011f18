using System.Reflection;
using System.Text.RegularExpressions;
using Routeboek.Application.Dossiers;
using Routeboek.Application.Protocollen;
using Routeboek.Tests.Afspraken;

namespace Routeboek.Tests.Eisen;

/// <summary>docs/eisen.csv says the truth: what it calls built is shown by a test.</summary>
public sealed partial class EisenTests
{
    private const int AantalEisen = 1210;

    [Fact]
    public void Register_KloptMetDeTests() =>
        Assert.Equal([], Eisenregister.Controleer(Register(), Getest(), p => File.Exists(Path.Combine(Wortelmap.Pad, p)) || Directory.Exists(Path.Combine(Wortelmap.Pad, p))));

    /// <summary>What an agreement carries out is never called 'niet', and every agreement that the register names is there.</summary>
    [Fact]
    public void Register_KloptMetDeAfspraken()
    {
        var map = Protocollenmap.BijProgramma();
        var afspraken = map.Ids().SelectMany(id => map.VindAfspraken(id, Woordenschatlezer.BijProgramma).Boek!.Afspraken).ToList();
        var uitgevoerd = afspraken.SelectMany(a => a.Bron?.Eisen ?? []).ToHashSet(StringComparer.Ordinal);
        var ids = afspraken.Select(a => a.Id).ToHashSet(StringComparer.Ordinal);
        var register = Register();

        Assert.Equal([], uitgevoerd.Except(register.Select(r => r.Id), StringComparer.Ordinal));
        Assert.Equal([], register.Where(r => r.Status is "niet" or "nvt" && uitgevoerd.Contains(r.Id)).Select(r => r.Id));
        Assert.Equal([], register.SelectMany(r => TaakVerwijzing().Matches(r.Opmerking).SelectMany(m => m.Groups[1].Value.Split(", "))).Distinct().Where(id => !ids.Contains(id)));
    }

    [GeneratedRegex(@"taken: ([a-z0-9-]+(?:, [a-z0-9-]+)*)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TaakVerwijzing();

    [Fact]
    public void Register_HeeftElkeEisEenKeer()
    {
        Assert.Equal(Eisregel.Kop, Wortelmap.Lees("docs/eisen.csv").Split('\n')[0]);
        var ids = Register().Select(r => r.Id).ToList();
        Assert.Equal(AantalEisen, ids.Distinct(StringComparer.Ordinal).Count());
        Assert.All(ids, id => Assert.Matches("^[BHNX]-[A-Z]+-[0-9]{2}$", id));
    }

    [Theory]
    [InlineData("A-01;gebouwd;x;", "A-01 heet gebouwd en geen test draagt hem", "")]
    [InlineData("A-01;klaar;x;", "A-01: status 'klaar' bestaat niet", "")]
    [InlineData("A-01;deels;x;", "A-01 heet deels zonder opmerking", "")]
    [InlineData("A-01;nvt;;", "A-01 heet nvt zonder opmerking", "")]
    [InlineData("A-01;deels;weg;de helft", "A-01: 'weg' bestaat niet", "")]
    [InlineData("A-01;niet;;", "A-01 staat bij een test en heet niet", "A-01")]
    [InlineData("A-01;niet;;", "A-02 staat bij een test en niet in het register", "A-02")]
    [InlineData("A-01;niet;;|A-01;niet;;", "A-01 staat 2 keer in het register", "")]
    [InlineData("A-01;gebouwd;x;|A-02;niet;;", null, "A-01")]
    public void Controle_ZietWatNietKlopt(string regels, string? fout, string getest)
    {
        var fouten = Eisenregister.Controleer(Eisregel.Lees(["kop", .. regels.Split('|')]), getest.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal), p => p == "x");

        Assert.Equal(fout is null ? [] : [fout], fouten);
    }

    [Fact]
    public void Getest_KentDeDrieTestprojecten()
    {
        var getest = Getest();
        Assert.Contains("B-SIG-21", getest);
        Assert.Contains("B-REG-13", UitBron("tests/Routeboek.E2E"));
        Assert.Contains("B-REG-13", UitBron("tests/Routeboek.IntegrationTests"));
    }

    private static IReadOnlyList<Eisregel> Register() => Eisregel.Lees(Wortelmap.Lees("docs/eisen.csv").TrimEnd('\n').Split('\n'));

    private static HashSet<string> Getest() =>
    [
        .. typeof(EisenTests).Assembly.GetTypes()
            .SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static).Cast<MemberInfo>().Append(t))
            .SelectMany(l => l.GetCustomAttributes<EisAttribute>()).Select(e => e.Id),
        .. Verhaal.Alle.SelectMany(v => v.Eisen),
        .. UitBron("tests/Routeboek.IntegrationTests"),
        .. UitBron("tests/Routeboek.E2E"),
    ];

    private static IEnumerable<string> UitBron(string map) =>
        Wortelmap.Bronnen(map).SelectMany(p => Eisvermelding().Matches(File.ReadAllText(p))).Select(m => m.Groups[1].Value);

    [GeneratedRegex("""\bEis\("([^"]+)"\)""")]
    private static partial Regex Eisvermelding();
}
