using System.Globalization;

namespace Routeboek.Tests.Referentie;

/// <summary>A small invented school with adversarial rows; the same seed always gives the same world.</summary>
public sealed record Wereld(int Zaad, ReferentieProtocol Protocol, ReferentieSchool School, IReadOnlyList<ReferentieRij> Rijen, DateOnly Peildatum)
{
    /// <summary>With <paramref name="eigenDrempels"/> the numbers of the protocol are drawn at random too; kinds and ids stay.</summary>
    public static Wereld Maak(int zaad, ReferentieProtocol? protocol = null, bool eigenDrempels = false)
    {
        var random = new Random(zaad);
        var gekozen = protocol ?? ReferentieProtocol.Alle[random.Next(ReferentieProtocol.Alle.Count)];
        if (eigenDrempels) gekozen = WillekeurigeDrempels.Voor(gekozen, random);
        return new WereldBouwer(random, gekozen).Bouw(zaad);
    }

    public IReadOnlyList<ReferentieEpisode> Evalueer() => ReferentieEvaluatie.Evalueer(Protocol, School, Rijen, Peildatum);

    /// <summary>The same world without its refused rows, lines counted anew: what a clean file would be.</summary>
    public Wereld ZonderGeweigerdeRijen() => this with
    {
        Rijen =
        [
            .. ReferentieKeuring.Keur(Rijen, School, Protocol).Oordelen
                .Where(oordeel => oordeel.Uitslag != ReferentieUitslag.Geweigerd)
                .Select((oordeel, plaats) => oordeel.Rij with { Regel = plaats + 2 }),
        ],
    };

    /// <summary>The files of the command line. No field needs quotes; <c>Regel</c> is the line in this text.</summary>
    public string VerzuimCsv() => Csv("leerling;datum;dagdeel;lesuur;soort;minuten;reden", Rijen.Select(rij => $"{rij.Leerling};{rij.Datum};{rij.Dagdeel};{rij.Lesuur};{rij.Soort};{rij.Minuten};{rij.Reden}"));

    public string KalenderCsv() => Csv("datum;minuten", School.Kalender.Dagen.Select(dag => $"{Iso(dag.Datum)};{dag.Minuten}"));

    public string? RoosterCsv() => School.Rooster is null ? null : Csv("leerling;datum;minuten", School.Rooster.Select(dag => $"{dag.Leerling};{Iso(dag.Datum)};{dag.Minuten}"));

    public string? LeerlingenCsv() => School.Leerlingen is null ? null : Csv(
        "leerling;geboortedatum;onderwijssoort;school;leerjaar;groep;woongemeente;startkwalificatie",
        School.Leerlingen.Select(leerling => $"{leerling.Leerling};{Iso(leerling.Geboortedatum)};{leerling.Onderwijssoort};S1;1;1A;G1;{(leerling.Startkwalificatie ? "j" : "n")}"));

    internal static string Iso(DateOnly datum) => datum.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Csv(string kop, IEnumerable<string> regels) => string.Concat(regels.Prepend(kop).Select(regel => regel + "\n"));
}

/// <summary>The same criteria with other numbers, small enough to be reached.</summary>
internal static class WillekeurigeDrempels
{
    public static ReferentieProtocol Voor(ReferentieProtocol protocol, Random random) => protocol with
    {
        AfwezigPercentage = Kies(random, 1, 25, 50, 51, 75, 100),
        Criteria = [.. protocol.Criteria.Select(criterium => Voor(criterium, random))],
    };

    private static ReferentieCriterium Voor(ReferentieCriterium criterium, Random random) => criterium switch
    {
        TeLaat c => c with { Minstens = random.Next(1, 10) },
        Spijbelen c => c with
        {
            MinstensLesuren = c.MinstensLesuren is null ? null : random.Next(1, 10),
            MinstensDagdelen = c.MinstensDagdelen is null ? null : random.Next(1, 8),
        },
        Ziekteperioden c => c with { Minstens = random.Next(1, 5), HoogstensDagen = c.HoogstensDagen is null ? null : random.Next(1, 4), Venster = Voor(c.Venster, random) },
        Ziektedagen c => c with { MeerDan = random.Next(1, 8), MinstensPerioden = random.Next(1, 4), Venster = Voor(c.Venster, random) },
        ZiekLang c => c with { Dagen = random.Next(1, 12) },
        DagenMet c => c with { Minstens = random.Next(1, 7), Venster = Voor(c.Venster, random) },
        ReeksInSchooldagen c => c with { Minstens = random.Next(1, 12) },
        ReeksInKalenderdagen c => c with { Minstens = random.Next(1, 40) },
        ReeksInMaanden c => c with { Minstens = random.Next(1, 5) },
        OngeoorloofdeMinuten c => c with { Minstens = random.Next(1, 1500), Venster = Voor(c.Venster, random) },
        Aanwezigheid { Boven: null } c => c with { Grens = random.Next(60, 95), VanafSchoolweek = random.Next(1, 10) },
        Aanwezigheid c => c with { Grens = random.Next(90, 100), Boven = random.Next(60, 90), VanafSchoolweek = random.Next(1, 10) },
        _ => criterium,
    };

    private static Venster Voor(Venster venster, Random random) => venster switch
    {
        Maanden => new Maanden(random.Next(1, 5)),
        Schoolweken => new Schoolweken(random.Next(1, 14)),
        _ => venster,
    };

    private static int Kies(Random random, params int[] keuzes) => keuzes[random.Next(keuzes.Length)];
}
