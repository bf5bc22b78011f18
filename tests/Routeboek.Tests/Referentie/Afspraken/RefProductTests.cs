using System.Globalization;
using System.Text;
using Routeboek.Application.Afspraken;
using Routeboek.Application.Dossiers;
using Routeboek.Application.Kalenders;
using Routeboek.Application.Protocollen;
using Routeboek.Domain.Afspraken;
using Routeboek.Domain.Dossiers;
using Routeboek.Domain.Kalenders;
using Routeboek.Domain.Protocollen;

namespace Routeboek.Tests.Referentie.Afspraken;

/// <summary>The product gives on every world what the slow reference gives; ROUTEBOEK_WERELDEN asks for more worlds.</summary>
public sealed class RefProductTests
{
    private static readonly int s_werelden = int.TryParse(Environment.GetEnvironmentVariable("ROUTEBOEK_WERELDEN"), CultureInfo.InvariantCulture, out var n) ? n : 1500;

    [Fact]
    public void Bepaal_GeeftOpElkeWereld_WatDeReferentieGeeft() => RefVergelijking.Vergelijk(v => Antwoord(v, InEenKeer), 1, s_werelden);

    [Fact]
    public void Bepaal_FeitVoorFeit_GeeftWatDeReferentieGeeft() => RefVergelijking.Vergelijk(v => Antwoord(v, FeitVoorFeit), 100_001, s_werelden / 3);

    [Fact]
    public void Bepaal_DagVoorDag_GeeftWatDeReferentieGeeft() => RefVergelijking.Vergelijk(v => Antwoord(v, DagVoorDag), 200_001, s_werelden / 3);

    private delegate Dossierstand Rekenwijze(Afsprakenset set, Feitenreeks feiten, Schoolkalender kalender, RefVraag vraag);

    private static Dossierstand InEenKeer(Afsprakenset set, Feitenreeks feiten, Schoolkalender kalender, RefVraag vraag) => new(set, feiten, kalender, vraag.Vandaag, vraag.BekendTot);

    private static Dossierstand FeitVoorFeit(Afsprakenset set, Feitenreeks feiten, Schoolkalender kalender, RefVraag vraag)
    {
        var stand = new Dossierstand(set, new Feitenreeks(feiten.Dossier), kalender, vraag.Vandaag);
        foreach (var feit in feiten.Feiten.OrderBy(f => f.Nr))
            stand.Voeg(feit);
        stand.Ga(vraag.Vandaag, vraag.BekendTot);
        return stand;
    }

    private static Dossierstand DagVoorDag(Afsprakenset set, Feitenreeks feiten, Schoolkalender kalender, RefVraag vraag)
    {
        var eerste = feiten.Feiten.Where(f => f.Soort is not null).Select(f => f.Op).DefaultIfEmpty(vraag.Vandaag).Min();
        var stand = new Dossierstand(set, feiten, kalender, eerste < vraag.Vandaag ? eerste : vraag.Vandaag, vraag.BekendTot);
        for (var dag = stand.Vandaag; dag < vraag.Vandaag; dag = dag.AddDays(1))
            stand.Ga(dag.AddDays(1), vraag.BekendTot);
        return stand;
    }

    private static string Antwoord(RefVraag vraag, Rekenwijze rekenwijze)
    {
        var woordenschat = Woordenschatlezer.BijProgramma;
        var protocol = new Protocolbestand("wereld.yaml", Encoding.UTF8.GetBytes(vraag.Yaml));
        Assert.Empty(new Protocollezer(_ => null).Lees(protocol).Fouten);
        var afspraken = new Afsprakenlezer(woordenschat, _ => null).Lees(protocol);
        Assert.Empty(afspraken.Fouten);
        var feiten = Feitenlezer.Lees(new MemoryStream(Encoding.UTF8.GetBytes(vraag.Jsonl)), "wereld.jsonl", woordenschat);
        Assert.Empty(feiten.Fouten);
        var set = new Afsprakenset(afspraken.Afspraken, woordenschat);
        var standen = feiten.Waarde!.Dossiers.Select(d => rekenwijze(set, d, Kalender(vraag), vraag)).ToList();
        Assert.Empty(standen.SelectMany(s => s.Bezwaren));
        using var uit = new StringWriter();
        Takenjson.Schrijf(standen, set, uit);
        return uit.ToString();
    }

    private static Schoolkalender Kalender(RefVraag vraag) => vraag.KalenderCsv is { } csv
        ? Kalenderlezer.LeesCsv(new MemoryStream(Encoding.UTF8.GetBytes(csv)), "kalender.csv").Waarde!
        : Kalenderlezer.Regio(Kalenderlezer.RegioMetNaam(vraag.Regio)!.Value, Enum.Parse<Sector>(vraag.Sector, ignoreCase: true));
}
