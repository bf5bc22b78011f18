using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Routeboek.Domain.Toegang;
using Routeboek.Web.Vorm;

namespace Routeboek.IntegrationTests.Vorm;

/// <summary>What the pages say: whole in both languages, and nowhere else than in the files of texts.</summary>
public sealed partial class TekstTests
{
    private static readonly string s_web = Path.Combine(Wortel(), "src", "Routeboek.Web");
    private static readonly Tekstboek s_boek = new();

    [Fact]
    public void ElkeTekst_IsErInBeideTalen_MetDezelfdeDelen()
    {
        Assert.True(s_boek.Sleutels.Count() > 100);
        Assert.All(s_boek.Sleutels, s =>
        {
            Assert.False(string.IsNullOrWhiteSpace(s_boek.Zoek(s, Taal.En)));
            Assert.Equal(Delen(s_boek.Zoek(s, Taal.Nl)!), Delen(s_boek.Zoek(s, Taal.En)!));
            Assert.Equal(s_boek.Zoek(s, Taal.Nl)!.Split("\n\n").Length, s_boek.Zoek(s, Taal.En)!.Split("\n\n").Length);
        });

        static IEnumerable<string> Delen(string tekst) => Deel().Matches(tekst).Select(m => m.Value).Order(StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("""{ "a": { "nl": "ja" } }""")]
    [InlineData("""{ "a": { "nl": "ja", "en": " " } }""")]
    [InlineData("""{ "a": "ja" }""")]
    [InlineData("""{ "a": { "nl": "ja", "en": "yes" }, "a": { "nl": "ja", "en": "yes" } }""")]
    public void Tekst_DieNietHeelIs_HoudtHetBegin_Tegen(string json) =>
        Assert.Throws<InvalidDataException>(() => new Tekstboek("proef", new MemoryStream(Encoding.UTF8.GetBytes(json))));

    [Fact]
    public void ElkeTekst_DieEenPaginaNoemt_Bestaat()
    {
        var bronnen = Directory.EnumerateFiles(s_web, "*.cs*", SearchOption.AllDirectories).Where(p => !p.Split(Path.DirectorySeparatorChar).Any(d => d is "obj" or "bin" or "huisstijl"));
        var genoemd = bronnen.SelectMany(p => File.ReadLines(p).Where(r => !r.TrimStart().StartsWith("///", StringComparison.Ordinal)).SelectMany(r => Genoemd().Matches(r)).Select(m => m.Groups["sleutel"].Value)).Distinct(StringComparer.Ordinal).ToList();

        Assert.True(genoemd.Count > 50);
        Assert.Equal([], genoemd.Where(s => s_boek.Zoek(s, Taal.Nl) is null && s_boek.Zoek(s + "-een", Taal.Nl) is null));
        Assert.Null(s_boek.Zoek("vorm.bestaat-niet", Taal.Nl));
    }

    [Fact]
    public void ElkePlaatsEnElkeRol_HeeftEenNaam()
    {
        Assert.All(Navigatie.Punten, p => Assert.All(new[] { $"navigatie.{p.Sleutel}", $"navigatie.{p.Sleutel}-uitleg" }, s => Assert.NotNull(s_boek.Zoek(s, Taal.Nl))));
        Assert.All(Enum.GetValues<Rol>(), r => Assert.NotNull(s_boek.Zoek($"rol.{r}", Taal.Nl)));
        Assert.All(Navigatie.Gebruikersmenu, a => Assert.NotNull(s_boek.Zoek($"vorm.{a.Sleutel}", Taal.Nl)));
        Assert.Equal(Navigatie.Punten.Count, Navigatie.Punten.Select(p => p.Pad).Distinct(StringComparer.Ordinal).Count());
    }

    public static TheoryData<string> Paginabronnen() => [.. Directory.EnumerateFiles(Path.Combine(s_web, "Pages"), "*.cshtml", SearchOption.AllDirectories)
        .Select(p => Path.GetRelativePath(s_web, p)).Where(p => p.Split(Path.DirectorySeparatorChar) is ["Pages", "Shared" or "Verzuimscan" or "Zoeken", _] or ["Pages", _])];

    [Theory]
    [MemberData(nameof(Paginabronnen))]
    public void Pagina_HeeftGeenZinnenVanZichzelf(string bron) => Assert.Equal([], Zinnen(File.ReadAllText(Path.Combine(s_web, bron))));

    [Fact]
    public void Zin_InEenPagina_ValtOp()
    {
        Assert.Equal(["Dit is een zin", "Hallo daar"], Zinnen("<p class=\"x\">Dit is een zin</p>\n<p>@T[\"a.b\"]</p><a title=\"Hallo daar\">@naam</a>"));
        Assert.Equal([], Zinnen("@{ var a = lijst.Where(x => x.Aantal > 3 && x < 2); }\n<p>@T[\"a.b\"] @naam</p>"));
    }

    [Theory]
    [InlineData(Taal.Nl, "vr 16 jan", "di 31 dec 2024", "1.234.567")]
    [InlineData(Taal.En, "Fri 16 Jan", "Tue 31 Dec 2024", "1,234,567")]
    public void DagenEnGetallen_WordenInDeTaalGeschreven(Taal taal, string ditJaar, string anderJaar, string getal)
    {
        var tekst = In(taal);

        Assert.Equal(ditJaar, tekst.Dag(new DateOnly(2026, 1, 16)));
        Assert.Equal(anderJaar, tekst.Dag(new DateOnly(2024, 12, 31)));
        Assert.Equal(getal, tekst.Getal(1_234_567));
    }

    [Fact]
    public void Moment_IsDeTijdInNederland()
    {
        var tekst = In(Taal.Nl);

        Assert.Equal("vr 16 jan 10:05", tekst.Moment(new DateTime(2026, 1, 16, 9, 5, 0, DateTimeKind.Utc)));
        Assert.Equal("do 16 jul 11:05", tekst.Moment(new DateTime(2026, 7, 16, 9, 5, 0, DateTimeKind.Utc)));
        Assert.Equal("za 17 jan 00:30", tekst.Moment(new DateTime(2026, 1, 16, 23, 30, 0, DateTimeKind.Utc)));
    }

    [Fact]
    public void Tekst_ZonderVertaling_ToontZijnNaam_EnTellingKiestDeVorm()
    {
        var tekst = In(Taal.En);

        Assert.Equal("proef.niets", tekst["proef.niets"]);
        Assert.Equal("Not saved yet. Please correct this:", tekst.Aantal("veld.fouten", 1));
        Assert.Equal("Not saved yet. Please correct these 1,200 points:", tekst.Aantal("veld.fouten", 1200));
    }

    private static Tekst In(Taal taal)
    {
        var http = new DefaultHttpContext();
        http.Request.Headers.Cookie = $"routeboek-taal={taal}";
        return new Tekst(s_boek, new HttpContextAccessor { HttpContext = http }, new VasteKlok());
    }

    // text of elements and of attributes that people read, with letters and without code
    private static IEnumerable<string> Zinnen(string bron)
    {
        var tekst = Code().Replace(bron, "");
        return Element().Matches(tekst).Concat(Attribuut().Matches(tekst)).Select(m => m.Groups["tekst"].Value.Trim())
            .Where(t => Woord().IsMatch(t) && t is not "Routeboek" and not "- Routeboek");
    }

    private static string Wortel()
    {
        var map = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(map.FullName, "Routeboek.slnx")))
            map = map.Parent ?? throw new InvalidOperationException("Routeboek.slnx niet gevonden");
        return map.FullName;
    }

    private sealed class VasteKlok : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    }

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Deel();

    [GeneratedRegex("""\b(?:T|tekst|teksten)(?:\.Aantal\(|\.Alineas\(|\[)"(?<sleutel>[a-z-]+\.[A-Za-z0-9 -]+)["]""")]
    private static partial Regex Genoemd();

    // whole lines of C#, and everything from @ to the end of its expression
    [GeneratedRegex("""^@(?:model|using|inject|page|namespace|addTagHelper).*$|^\s*@?(?:else )?(?:if|foreach) ?\(.*$|^\s*else$|@await \w+\([^()]*\)|@\{(?:[^{}]|\{[^{}]*\})*\}|@\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)|@[A-Za-z.]+(?:\[[^\]]*\]|\((?:[^()]|\([^()]*\))*\)|\.\w+)*""", RegexOptions.Multiline)]
    private static partial Regex Code();

    [GeneratedRegex("(?<=[\">/a-z])>(?<tekst>[^<>{}]+)<")]
    private static partial Regex Element();

    [GeneratedRegex("""(?:title|alt|placeholder|aria-label|kop|label|uitleg|bijschrift|naam)="(?<tekst>[^"]+)["]""")]
    private static partial Regex Attribuut();

    [GeneratedRegex(@"\p{L}{3,}")]
    private static partial Regex Woord();
}
