namespace Routeboek.Tests.Cli;

/// <summary>Wrong options and files that cannot be read, at the real command.</summary>
public class OptiesTests
{
    private const string EenGoed = "A;2026-01-15;;1;te_laat;;\n";

    [Theory]
    [InlineData("--protocol", "bestaat-niet")]
    [InlineData("--protocol", "")]
    [InlineData("--peildatum", "2026-02-30")]
    [InlineData("--peildatum", "morgen")]
    [InlineData("--peildatum", "2024-08-01")]
    [InlineData("--peildatum", "2030-01-01")]
    [InlineData("--formaat", "xml")]
    [InlineData("--kalender", "oost")]
    [InlineData("--bron", "parnassys")]
    [InlineData("--onbekend", "1")]
    public void VerkeerdeOptie_GeeftTwee(string optie, string waarde)
    {
        using var map = new Proefmap();
        var afloop = map.Signaleer(EenGoed, optie, waarde).Geeft(2);
        Assert.Equal("", afloop.Uit);
        Assert.Single(afloop.Foutregels);
    }

    [Theory]
    [InlineData()]
    [InlineData("doeiets")]
    [InlineData("signaleer")]
    [InlineData("signaleer", "v.csv")]
    [InlineData("signaleer", "--protocol", "den-bosch-vo")]
    [InlineData("signaleer", "v.csv", "--protocol")]
    [InlineData("signaleer", "-", "--protocol", "den-bosch-vo", "--leerlingen", "-")]
    [InlineData("signaleer", "v.csv", "v.csv", "--protocol", "den-bosch-vo")]
    [InlineData("simuleer", "v.csv", "--protocol", "den-bosch-vo", "--stel", "onzin")]
    [InlineData("simuleer", "v.csv", "--protocol", "den-bosch-vo", "--stel", "te-laat-preventief=-1")]
    [InlineData("simuleer", "v.csv", "--protocol", "den-bosch-vo", "--met", "bestaat-niet")]
    [InlineData("koppel")]
    [InlineData("protocol", "toon")]
    [InlineData("protocol", "toon", "bestaat-niet")]
    [InlineData("demo-data")]
    [InlineData("demo-data", "--uit", "m", "--leerlingen", "-1")]
    [InlineData("demo-data", "--uit", "m", "--protocol", "bestaat-niet")]
    public void VerkeerdeOpdracht_GeeftTwee(params string[] argumenten)
    {
        using var map = new Proefmap();
        var afloop = map.Schrijf("v.csv", Proefmap.Kop + EenGoed).Voer(argumenten).Geeft(2);
        Assert.Equal("", afloop.Uit);
        Assert.NotEmpty(afloop.Foutregels);
    }

    [Theory]
    [InlineData("signaleer", "nee.csv", "--protocol", "den-bosch-vo")]
    [InlineData("signaleer", "/", "--protocol", "den-bosch-vo")]
    [InlineData("signaleer", "/proc/self/mem", "--protocol", "den-bosch-vo")]
    [InlineData("signaleer", "v.csv", "--protocol", "nee.yaml")]
    [InlineData("signaleer", "v.csv", "--protocol", "den-bosch-vo", "--leerlingen", "nee.csv")]
    [InlineData("signaleer", "v.csv", "--protocol", "den-bosch-vo", "--rooster", "/")]
    [InlineData("signaleer", "v.csv", "--protocol", "den-bosch-vo", "--kalender", "nee.csv")]
    [InlineData("signaleer", "v.csv", "--protocol", "den-bosch-vo", "--koppeling", "nee.yaml")]
    [InlineData("signaleer", "v.csv", "--protocol", "den-bosch-vo", "--koppeling", "/")]
    [InlineData("simuleer", "nee.csv", "--protocol", "den-bosch-vo")]
    [InlineData("koppel", "nee.csv")]
    [InlineData("koppel", "/")]
    [InlineData("koppel", "v.csv", "--uit", "v.csv")]
    [InlineData("protocol", "controleer", "nee.yaml")]
    public void BestandDatErNietIs_GeeftVier_InHetNederlands(params string[] argumenten)
    {
        using var map = new Proefmap();
        var afloop = map.Schrijf("v.csv", Proefmap.Kop + EenGoed).Voer(argumenten).Geeft(4);
        Assert.Equal("", afloop.Uit);
        foreach (var engels in new[] { "Could not", "Access to", "error", "denied", "No such" })
            Assert.DoesNotContain(engels, afloop.Fout, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("protocol: [", "")]
    [InlineData("", "")]
    [InlineData("a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c]\ne: &e [*d,*d,*d,*d,*d,*d,*d,*d]\nf: &f [*e,*e,*e,*e,*e,*e,*e,*e]\n", "")]
    [InlineData("a: &a\n  b: *a\n", "")]
    public void KapotProtocol_GeeftDrie(string yaml, string wat)
    {
        using var map = new Proefmap();
        map.Schrijf("p.yaml", yaml).Signaleer(EenGoed, "--protocol", "p.yaml").Weigert("0 rijen gelezen, 0 geteld, 0 dubbel, 0 geweigerd").Zegt("p.yaml").Zegt(wat);
    }

    [Theory]
    [InlineData("vorm: telling", "vorm: verzonnen")]
    [InlineData("vanaf: 8, eenheid: keer te laat", "vanaf: -8, eenheid: keer te laat")]
    [InlineData("vanaf: 8, eenheid: keer te laat", "vanaf: 2, eenheid: keer te laat")]
    [InlineData("vanaf: 8, eenheid: keer te laat", "vanaf: acht, eenheid: keer te laat")]
    [InlineData("protocol: wet-nl", "protocol: den-bosch-vo")]
    public void ProtocolMetEenFout_GeeftDrie(string van, string naar)
    {
        using var map = new Proefmap();
        var goed = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "protocollen", "den-bosch-vo.yaml"));
        Assert.Contains(van, goed, StringComparison.Ordinal);
        var afloop = map.Schrijf("p.yaml", goed.Replace(van, naar, StringComparison.Ordinal)).Voer("protocol", "controleer", "p.yaml").Geeft(3);
        Assert.Contains(naar.Contains("vanaf: 2", StringComparison.Ordinal) ? "te-laat-preventief" : "p.yaml", afloop.Fout + afloop.Uit, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("signaleer", "--help")]
    [InlineData("simuleer", "-h")]
    [InlineData("koppel", "--help")]
    [InlineData("protocol", "--help")]
    [InlineData("protocol", "toon", "--help")]
    [InlineData("demo-data", "--help")]
    public void Hulp_IsNederlands(params string[] argumenten)
    {
        using var map = new Proefmap();
        var hulp = map.Voer(argumenten).Geeft(0).Uit;
        Assert.Contains("Gebruik:\n  routeboek", hulp, StringComparison.Ordinal);
        foreach (var engels in new[] { "Usage", "Options:", "Description", "Commands", "Arguments", "[options]", "[command]", "Show " })
            Assert.DoesNotContain(engels, hulp, StringComparison.Ordinal);
    }

    [Fact]
    public void Weekendpeildatum_IsDeLaatsteSchooldagErvoor()
    {
        using var map = new Proefmap();
        var rijen = "A;2026-01-16;;1;te_laat;;\n";
        var vrijdag = map.Signaleer(rijen, "--peildatum", "2026-01-16", "--nadert").Geeft(0).Uit;
        Assert.Equal(vrijdag, map.Signaleer(rijen, "--peildatum", "2026-01-18", "--nadert").Geeft(0).Uit);
        Assert.Equal(vrijdag, map.Signaleer(rijen, "--peildatum", "16-01-2026", "--nadert").Geeft(0).Uit);
    }

    [Fact]
    public void Signaleer_MetEenProtocolWaarvanDeTredenKruisen_BeoordeeltNiets()
    {
        using var map = new Proefmap();
        var goed = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "protocollen", "den-bosch-vo.yaml"));
        Assert.Contains("vanaf: 8", goed, StringComparison.Ordinal);
        map.Schrijf("goed.yaml", goed).Signaleer(EenGoed, "--protocol", "goed.yaml").Geeft(0);

        map.Schrijf("p.yaml", goed.Replace("vanaf: 8", "vanaf: 2", StringComparison.Ordinal)).Signaleer(EenGoed, "--protocol", "p.yaml")
            .Weigert("0 rijen gelezen, 0 geteld, 0 dubbel, 0 geweigerd").Zegt("p.yaml").Zegt("protocol controleer");
    }

    [Fact]
    public void Kalender_VanDeSchoolZelf_GaatBovenDeRegio()
    {
        using var map = new Proefmap();
        map.Schrijf("school.yaml", "regio: zuid\nvrij:\n  - {datum: 2026-01-15, naam: Studiedag}\n");
        map.Signaleer("A;2026-01-15;;1;te_laat;;\n", "--kalender", "school.yaml").Weigert("1 rijen gelezen, 0 geteld, 0 dubbel, 1 geweigerd").Zegt("geen schooldag");
        map.Signaleer("A;2026-01-16;;1;te_laat;;\n", "--kalender", "school.yaml").Geeft(0);
    }
}
