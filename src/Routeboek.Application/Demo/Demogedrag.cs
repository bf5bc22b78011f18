using Routeboek.Domain.Protocollen;

namespace Routeboek.Application.Demo;

/// <summary>
/// The numbers of the invented world for one sector. Chosen so that the shares of docs/demo-data.md come out; none of them is a
/// fact about pupils. Chances are per school day unless the name says otherwise; lists of weights are in thousandths.
/// </summary>
internal sealed record Demogedrag
{
    public required int Schoolgrootte { get; init; }

    public required int Groepsgrootte { get; init; }

    /// <summary>The year of each group of a school, in turn; mixed, so that a small set is not one age.</summary>
    public required byte[] Leerjaren { get; init; }

    public required double Ziektekans { get; init; }

    /// <summary>Length of an ordinary spell in school days, 1 and up. Shorter than the seventh day, which belongs to the worrying ones.</summary>
    public required short[] Ziekteduur { get; init; }

    /// <summary>School days after a spell in which no ordinary one begins, both inclusive.</summary>
    public required (int Minstens, int Hoogstens) Rust { get; init; }

    public required double FrequentZiekPerLeerling { get; init; }

    public required double LangZiekPerLeerling { get; init; }

    public required double Artskans { get; init; }

    public required double VerlofPerLeerling { get; init; }

    public required double ReligiePerLeerling { get; init; }

    public required double SchorsingPerLeerling { get; init; }

    public required double KorteLuxePerLeerling { get; init; }

    public required double LangeLuxePerLeerling { get; init; }

    /// <summary>Never, seldom, regular, heavy.</summary>
    public required short[] Spijbelniveaus { get; init; }

    public required double SpijbelkansInZwarePeriode { get; init; }

    /// <summary>Weights of <see cref="TeLaatKansen"/>: most pupils hardly ever, a few very often.</summary>
    public required short[] TeLaatNiveaus { get; init; }

    public required double[] TeLaatKansen { get; init; }

    public required double NietInGroepPerLeerling { get; init; }

    public static Demogedrag Van(Sector sector) => sector switch
    {
        Sector.Po => Po,
        Sector.Vo => Vo,
        Sector.Mbo => Mbo,
    };

    private static readonly Demogedrag Po = new()
    {
        Schoolgrootte = 216,
        Groepsgrootte = 27,
        Leerjaren = [5, 8, 3, 6, 1, 7, 4, 2],
        Ziektekans = 0.0210,
        Ziekteduur = [220, 240, 230, 170, 100, 40],
        Rust = (14, 30),
        FrequentZiekPerLeerling = 0.012,
        LangZiekPerLeerling = 0.015,
        Artskans = 0.0045,
        VerlofPerLeerling = 0.28,
        ReligiePerLeerling = 0.09,
        SchorsingPerLeerling = 0.0005,
        KorteLuxePerLeerling = 0.02,
        LangeLuxePerLeerling = 0.020,
        Spijbelniveaus = [945, 40, 5, 10],
        SpijbelkansInZwarePeriode = 0.35,
        TeLaatNiveaus = [500, 300, 140, 50, 10],
        TeLaatKansen = [0.003, 0.010, 0.030, 0.080, 0.20],
        NietInGroepPerLeerling = 0.005,
    };

    private static readonly Demogedrag Vo = new()
    {
        Schoolgrootte = 900,
        Groepsgrootte = 25,
        Leerjaren = [3, 1, 4, 2, 5, 3, 2, 1, 4, 6, 2, 3, 1, 4, 3, 5, 2, 1, 4, 3, 2, 1, 4, 5, 6, 3, 2, 1, 4, 3, 1, 2, 5, 4, 1, 2],
        Ziektekans = 0.0191,
        Ziekteduur = [350, 280, 190, 100, 55, 25],
        Rust = (10, 20),
        FrequentZiekPerLeerling = 0.056,
        LangZiekPerLeerling = 0.040,
        Artskans = 0.009,
        VerlofPerLeerling = 0.22,
        ReligiePerLeerling = 0.07,
        SchorsingPerLeerling = 0.006,
        KorteLuxePerLeerling = 0.018,
        LangeLuxePerLeerling = 0.006,
        Spijbelniveaus = [727, 200, 50, 23],
        SpijbelkansInZwarePeriode = 0.45,
        TeLaatNiveaus = [450, 300, 150, 80, 20],
        TeLaatKansen = [0.004, 0.015, 0.040, 0.100, 0.25],
        NietInGroepPerLeerling = 0.004,
    };

    private static readonly Demogedrag Mbo = Vo with
    {
        Schoolgrootte = 1200,
        Leerjaren = [1, 2, 3, 1, 2, 4, 1, 3],
        Spijbelniveaus = [702, 210, 60, 28],
        ReligiePerLeerling = 0.06,
        NietInGroepPerLeerling = 0.001,
    };
}
