using Routeboek.Application.Afspraken;
using Routeboek.Application.Dossiers;
using Routeboek.Application.Kalenders;
using Routeboek.Domain.Afspraken;
using Routeboek.Domain.Dossiers;
using Routeboek.Domain.Protocollen;

namespace Routeboek.Tests.Afspraken;

/// <summary>A case history of docs/verhalen/README.md.</summary>
internal sealed record Verhaal(string Naam, string Protocol, DateOnly Tot, string Titel, IReadOnlyList<string> Eisen)
{
    public static IReadOnlyList<Verhaal> Alle { get; } =
    [
        .. Wortelmap.Lees("docs/verhalen/README.md").Split('\n').Where(r => r.StartsWith("| ", StringComparison.Ordinal)).Skip(1)
            .Select(r => r.Split('|', StringSplitOptions.TrimEntries))
            .Select(k => new Verhaal(k[1], k[2], Afspraakproef.Dag(k[3]), k[4], k[5].Split(", ", StringSplitOptions.RemoveEmptyEntries))),
    ];

    public Afsprakenset Set() => new(Afspraakproef.Meegeleverd(Protocol).Afspraken, Afspraakproef.Woordenschat);

    public IReadOnlyList<Verloopdag> Speel(Afsprakenset set)
    {
        var boek = Afspraakproef.Meegeleverd(Protocol);
        var kalender = Kalenderlezer.Regio(boek.Protocol.Vakantieregio ?? Vakantieregio.Midden, boek.Protocol.Sectoren[0]);
        var feiten = Feiten();
        var verloop = new Dossierverloop(set, kalender, Schoolklok.EindeVanDag);
        var dagen = verloop.Speel(feiten, feiten.Feiten.Where(f => f.Soort is not null).Min(f => f.Op), Tot).ToList();
        Assert.Empty(verloop.Bezwaren);
        return dagen;
    }

    private Feitenreeks Feiten()
    {
        using var stroom = File.OpenRead(Path.Combine(Wortelmap.Pad, "docs", "verhalen", Naam + ".jsonl"));
        var gelezen = Feitenlezer.Lees(stroom, Naam + ".jsonl", Afspraakproef.Woordenschat);
        Assert.Empty(gelezen.Fouten);
        return Assert.Single(gelezen.Waarde!.Dossiers);
    }
}

/// <summary>Whole dossiers, week by week, as stories that a coordinator can read.</summary>
public sealed class VerhalenTests
{
    public static TheoryData<string> Namen => [.. Verhaal.Alle.Select(v => v.Naam)];

    [Theory]
    [MemberData(nameof(Namen))]
    public void Verhaal_VraagtPerWeek_WatErStaat(string naam)
    {
        var verhaal = Verhaal.Alle.Single(v => v.Naam == naam);
        var set = verhaal.Set();
        using var tekst = new StringWriter { NewLine = "\n" };
        tekst.WriteLine(verhaal.Titel);
        tekst.WriteLine($"({verhaal.Protocol})");
        new Verlooptekst(set, Verloopstap.Week, tekst).Schrijf(verhaal.Speel(set));

        Golden.Klopt($"verhalen/{naam}.txt", tekst.ToString());
    }

    /// <summary>No week of an open dossier passes without a task that has a role and a last day.</summary>
    [Theory]
    [MemberData(nameof(Namen))]
    public void Verhaal_ZolangHetDossierOpenIs_StaatErElkeDagEenTaak(string naam)
    {
        var verhaal = Verhaal.Alle.Single(v => v.Naam == naam);
        var open = false;
        foreach (var dag in verhaal.Speel(verhaal.Set()))
        {
            foreach (var feit in dag.Gebeurtenissen.Select(g => g.Feit?.Soort?.Naam))
                open = feit == Woordenschat.DossierGeopend || (open && feit != Woordenschat.DossierGesloten);
            Assert.True(!open || dag.Open.Any(t => t.Uiterlijk is not null), $"{dag.Dag:yyyy-MM-dd}");
        }
    }

    [Theory]
    [MemberData(nameof(Namen))]
    public void Verhaal_OpentTaken_VanDeEisenDieHetNoemt(string naam)
    {
        var verhaal = Verhaal.Alle.Single(v => v.Naam == naam);
        var getoond = verhaal.Speel(verhaal.Set()).SelectMany(d => d.Open.Concat(d.Gebeurtenissen.Select(g => g.Taak).OfType<Taak>()))
            .SelectMany(t => t.Afspraak.Bron?.Eisen ?? []).ToHashSet(StringComparer.Ordinal);

        Assert.NotEmpty(verhaal.Eisen);
        Assert.Equal([], verhaal.Eisen.Where(e => !getoond.Contains(e)));
    }

    [Fact]
    public void Verhalen_ZijnErVoorElkProtocol_EnElkBestandStaatInDeLijst()
    {
        var bestanden = Directory.EnumerateFiles(Path.Combine(Wortelmap.Pad, "docs", "verhalen"), "*.jsonl").Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal);
        Assert.Equal(Verhaal.Alle.Select(v => v.Naam).Order(StringComparer.Ordinal), bestanden);
        Assert.True(Verhaal.Alle.Count >= 30, $"{Verhaal.Alle.Count} verhalen");
        Assert.Equal(
            ["den-bosch-mbo", "den-bosch-po", "den-bosch-vo", "haaglanden-po", "haaglanden-vo", "noord-kennemerland-vo"],
            Verhaal.Alle.Select(v => v.Protocol).Where(p => p != "wet-nl").Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }
}
