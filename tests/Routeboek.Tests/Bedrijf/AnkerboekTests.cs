using Routeboek.Application.Audit;
using Routeboek.Domain.Audit;

namespace Routeboek.Tests.Bedrijf;

/// <summary>The book of anchors: what is written is signed and bound to what was before it; whatever is done to it shows.</summary>
public sealed class AnkerboekTests : IDisposable
{
    private static readonly DateTime s_nu = new(2026, 1, 12, 11, 0, 0, DateTimeKind.Utc);

    private readonly string _map = Directory.CreateTempSubdirectory("rb-anker-").FullName;

    private string Ankers => Path.Combine(_map, "ankers");

    private string Bestand => Directory.GetFiles(Ankers, "*.ankers").Single();

    public void Dispose() => Directory.Delete(_map, recursive: true);

    [Fact]
    public async Task Hoofden_WordenTeruggelezen_EnAlleenWatGroeideWordtGeschreven()
    {
        using (var boek = Boek())
        {
            Assert.Empty(await boek.VoegToeAsync([Hoofd("a", 1), Hoofd("b", 4)], s_nu, CancellationToken.None));
            await boek.VoegToeAsync([Hoofd("a", 1), Hoofd("b", 4)], s_nu.AddMinutes(1), CancellationToken.None);
        }

        // after a start it knows where it was
        using (var boek = Boek())
            await boek.VoegToeAsync([Hoofd("a", 1), Hoofd("b", 6)], s_nu.AddMinutes(2), CancellationToken.None);

        var stand = Ankerboek.Lees(Ankers);
        Assert.Empty(stand.Bevindingen);
        Assert.Single(stand.Sleutels);
        Assert.Equal([1L], stand.Hoofden["a"].Select(h => h.Nr));
        Assert.Equal([4L, 6L], stand.Hoofden["b"].Select(h => h.Nr));
        Assert.Equal(Hoofd("b", 6).Zegel, stand.Hoofden["b"][1].Zegel);
        Assert.Equal(2, File.ReadAllLines(Bestand).Length);
    }

    [Fact]
    public async Task KortereKeten_WordtMeteenGemeld_EnNietGeschreven()
    {
        using var boek = Boek();
        await boek.VoegToeAsync([Hoofd("a", 5)], s_nu, CancellationToken.None);
        Assert.Equal(["a"], await boek.VoegToeAsync([Hoofd("a", 4)], s_nu, CancellationToken.None));
        Assert.Equal(5, Assert.Single(Ankerboek.Lees(Ankers).Hoofden["a"]).Nr);
    }

    [Fact]
    public async Task ElkeVeranderingVanEenTekenOfRegel_WordtGevonden()
    {
        using (var boek = Boek())
        {
            for (var i = 1; i <= 6; i++)
                await boek.VoegToeAsync([Hoofd("a", i), Hoofd("b", 2 * i)], s_nu.AddMinutes(i), CancellationToken.None);
        }

        var heel = File.ReadAllLines(Bestand);
        Assert.Empty(Ankerboek.Lees(Ankers).Bevindingen);
        var toeval = new Random(7);
        for (var keer = 0; keer < 300; keer++)
        {
            var regels = heel.ToList();
            // not the last line: a file that was cut off at its end shows by nothing in it, which is why it belongs elsewhere
            var plaats = toeval.Next(regels.Count - 1);
            switch (keer % 4)
            {
                case 0:
                    var teken = toeval.Next(regels[plaats].Length);
                    var nieuw = regels[plaats].Remove(teken, 1).Insert(teken, regels[plaats][teken] == '1' ? "2" : "1");
                    if (nieuw == regels[plaats])
                        continue;
                    regels[plaats] = nieuw;
                    break;
                case 1:
                    regels.RemoveAt(plaats);
                    break;
                case 2:
                    (regels[plaats], regels[plaats + 1]) = (regels[plaats + 1], regels[plaats]);
                    break;
                default:
                    regels.Insert(plaats, regels[toeval.Next(regels.Count)]);
                    break;
            }

            File.WriteAllLines(Bestand, regels);
            Assert.True(Ankerboek.Lees(Ankers).Bevindingen.Count > 0, $"keer {keer}, regel {plaats}");
        }
    }

    [Fact]
    public async Task HalveRegel_DoorStroomuitval_KostNietsEnVerbergtNiets()
    {
        using (var boek = Boek())
            await boek.VoegToeAsync([Hoofd("a", 1)], s_nu, CancellationToken.None);
        File.AppendAllText(Bestand, "{\"vorige\":\"12ab");
        using (var boek = Boek())
            await boek.VoegToeAsync([Hoofd("a", 2)], s_nu, CancellationToken.None);

        var stand = Ankerboek.Lees(Ankers);
        Assert.Empty(stand.Bevindingen);
        Assert.Equal([1L, 2L], stand.Hoofden["a"].Select(h => h.Nr));
    }

    [Fact]
    public async Task AndereSleutel_SchrijftErnaast_EnVervalstIsNietEcht()
    {
        using (var boek = Boek())
            await boek.VoegToeAsync([Hoofd("a", 1)], s_nu, CancellationToken.None);
        var eigen = Bestand;
        File.Delete(Path.Combine(_map, "sleutel.pem"));
        using (var boek = Boek())
            await boek.VoegToeAsync([Hoofd("a", 2)], s_nu, CancellationToken.None);

        var stand = Ankerboek.Lees(Ankers);
        Assert.Empty(stand.Bevindingen);
        Assert.Equal(2, stand.Sleutels.Count);
        // what another key signed is refused in a file that is not its own
        var ander = Directory.GetFiles(Ankers, "*.ankers").Single(b => b != eigen);
        File.AppendAllText(eigen, File.ReadAllText(ander));
        Assert.Contains("handtekening", Assert.Single(Ankerboek.Lees(Ankers).Bevindingen).Wat, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sleutel_IsAlleenVanDeGebruiker_EnStaatNietBijDeAnkers()
    {
        using var boek = Boek();
        await boek.VoegToeAsync([Hoofd("a", 1)], s_nu, CancellationToken.None);
        Assert.DoesNotContain(Directory.GetFiles(Ankers), b => File.ReadAllText(b).Contains("PRIVATE", StringComparison.Ordinal));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(_map, "sleutel.pem")));
    }

    private Ankerboek Boek() => new(Ankers, "knoop", Path.Combine(_map, "sleutel.pem"));

    private static Auditanker Hoofd(string organisatie, long nr) => new(organisatie, nr, [.. Enumerable.Repeat((byte)nr, 32)]);
}
