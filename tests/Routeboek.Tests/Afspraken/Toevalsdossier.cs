using System.Globalization;
using Routeboek.Domain.Afspraken;
using Routeboek.Domain.Dossiers;

namespace Routeboek.Tests.Afspraken;

/// <summary>Arbitrary facts that the agreements of a set look at, with corrections, withdrawals, terms moved and the pupil growing older.</summary>
internal static class Toevalsdossier
{
    public static IReadOnlyList<Feit> Maak(Afsprakenset set, int zaad, int aantal)
    {
        var toeval = new Random(zaad);
        var patronen = set.Afspraken.SelectMany(a => a.Als.Concat(a.Vervalt).Select(v => v switch
        {
            Voorwaarde.Feiten f => f.Patroon,
            Voorwaarde.GeenFeit f => f.Patroon,
            _ => null,
        }).Append(a.Wat).Append(a.Vanaf)).OfType<Feitpatroon>().Distinct().ToList();
        var woordenschat = Afspraakproef.Woordenschat;
        var feiten = new List<Feit>();
        var dag = new DateOnly(2025, 9, 8);
        for (var nr = 1; nr <= aantal; nr++)
        {
            dag = dag.AddDays(toeval.Next(3) == 0 ? toeval.Next(12) : 0);
            var op = dag.AddDays(toeval.Next(5) == 0 ? -toeval.Next(10) : 0);
            var (soort, gegevens) = toeval.Next(14) switch
            {
                0 => (woordenschat[Woordenschat.LeerlingStand], Leerling(toeval)),
                1 => (woordenschat[Woordenschat.TaakNietVanToepassing], Over(set, feiten, toeval, ("reden", "proef"))),
                2 => (woordenschat[Woordenschat.TermijnGepauzeerd], Over(set, feiten, toeval)),
                3 => (woordenschat[Woordenschat.TermijnHervat], Over(set, feiten, toeval)),
                4 => (woordenschat[Woordenschat.TermijnVerlengd], Over(set, feiten, toeval, ("tot", dag.AddDays(toeval.Next(30)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), ("reden", "proef"))),
                5 when nr == 1 => (woordenschat[Woordenschat.DossierGeopend], []),
                _ => Van(patronen[toeval.Next(patronen.Count)], toeval),
            };
            var corrigeert = nr > 1 && toeval.Next(9) == 0 ? toeval.Next(1, nr) : (int?)null;
            feiten.Add(new Feit
            {
                Nr = nr,
                Dossier = "D",
                Soort = corrigeert is not null && toeval.Next(3) == 0 ? null : soort,
                Op = op,
                Vastgelegd = dag.ToDateTime(new TimeOnly(10, 0), DateTimeKind.Utc),
                Corrigeert = corrigeert,
                Gegevens = gegevens,
            });
        }

        return feiten;
    }

    private static (Feitsoort, IReadOnlyList<KeyValuePair<string, Feitwaarde>>) Van(Feitpatroon patroon, Random toeval) => (patroon.Soort,
        [.. patroon.Eisen.Select(e => new KeyValuePair<string, Feitwaarde>(e.Veld,
            patroon.Soort.Veld(e.Veld)?.Vorm == Veldvorm.Lijst ? new Feitwaarde(e.Waarde.Woorden) : new Feitwaarde(e.Waarde.Woorden[toeval.Next(e.Waarde.Woorden.Count)])))]);

    private static List<KeyValuePair<string, Feitwaarde>> Leerling(Random toeval)
    {
        string[] gemeenten = ["Den Haag", "Rijswijk", "Leidschendam-Voorburg", "Elders"];
        string[] sectoren = ["po", "vo", "mbo"];
        return
        [
            new("geboortedatum", new Feitwaarde(new DateOnly(2006, 1, 1).AddDays(toeval.Next(365 * 14)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))),
            new("sector", new Feitwaarde(sectoren[toeval.Next(3)])),
            new("woongemeente", new Feitwaarde(gemeenten[toeval.Next(4)])),
        ];
    }

    private static List<KeyValuePair<string, Feitwaarde>> Over(Afsprakenset set, List<Feit> feiten, Random toeval, params (string Veld, string Woord)[] meer)
    {
        // a task of some agreement that some fact may have begun; often there is none
        var afspraak = set.Afspraken[toeval.Next(set.Afspraken.Count)];
        var passend = feiten.Where(f => f.Soort is not null && afspraak.Als[0] is Voorwaarde.Feiten anker && anker.Patroon.Soort == f.Soort).ToList();
        var wortel = passend.Count > 0 ? passend[toeval.Next(passend.Count)].Nr : 1;
        return [new("taak", new Feitwaarde($"D:{afspraak.Id}:{wortel}")), .. meer.Select(m => new KeyValuePair<string, Feitwaarde>(m.Veld, new Feitwaarde(m.Woord)))];
    }
}
