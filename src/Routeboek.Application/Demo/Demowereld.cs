using System.Globalization;
using Routeboek.Domain.Kalenders;
using Routeboek.Domain.Protocollen;

namespace Routeboek.Application.Demo;

/// <summary>
/// An invented school year. Every pupil is drawn from the seed and the own number alone (with the number's school and group), so
/// a smaller set is a prefix of a larger one and pupils can be made in any order, by several threads.
/// </summary>
public sealed class Demowereld
{
    /// <summary>The most pupils a world has, inclusive: the country.</summary>
    public const int MaximaalAantalLeerlingen = 2_500_000;

    /// <summary>From this many calendar days to the next school day there is a holiday in between, not a weekend or a long weekend.</summary>
    private const int Vakantiesprong = 7;

    // By month from August: colds and flu in winter, little in summer. Invented.
    private static readonly double[] Seizoen = [0.55, 0.80, 0.95, 1.10, 1.40, 1.50, 1.65, 1.25, 0.85, 0.70, 0.60, 0.50];
    private static readonly double[] Weekdag = [1.30, 1.00, 0.92, 0.90, 1.12]; // Monday to Friday

    private readonly double[] _dagfactor;

    /// <exception cref="ArgumentException">The calendar has no day of the school year, there is no municipality, or the peildatum lies before the year.</exception>
    public Demowereld(Demoopzet opzet)
    {
        Opzet = opzet;
        if (opzet.Woongemeenten.Count == 0)
            throw new ArgumentException("Een demowereld heeft ten minste een woongemeente.", nameof(opzet));
        var jaar = opzet.Kalender.Jaren.FirstOrDefault(j => j.Jaar == opzet.Jaar);
        if (jaar.Jaar != opzet.Jaar)
            throw new ArgumentException($"De kalender heeft geen schooldagen in {opzet.Jaar}.", nameof(opzet));
        EersteDag = jaar.EersteDag;
        Dagen = jaar.LaatsteDag - jaar.EersteDag + 1;
        DagenBekend = opzet.Peildatum is { } peildatum
            ? Math.Clamp(opzet.Kalender.IndexOpOfVoor(peildatum) - EersteDag + 1, 0, Dagen)
            : Dagen;
        if (DagenBekend == 0)
            throw new ArgumentException($"De peildatum ligt voor de eerste schooldag van {opzet.Jaar}.", nameof(opzet));
        Gedrag = Demogedrag.Van(opzet.Sector);
        (_dagfactor, Vakantiegrenzen) = Dagfactoren();
        var loting = new Loting(opzet.Zaad, 0, Lotingsdoel.Jaar);
        ReligieuzeDagen = [loting.Onder(Dagen), loting.Onder(Dagen)];
    }

    public Demoopzet Opzet { get; }

    /// <summary>Index in the calendar of the first school day of the year.</summary>
    public int EersteDag { get; }

    /// <summary>School days of the year.</summary>
    public int Dagen { get; }

    internal int DagenBekend { get; }

    internal Demogedrag Gedrag { get; }

    /// <summary>The last days before and the first days after a holiday: day of the year, and +1 to count on or -1 to count back.</summary>
    internal IReadOnlyList<(int Dag, int Richting)> Vakantiegrenzen { get; }

    internal IReadOnlyList<int> ReligieuzeDagen { get; }

    /// <summary>How likely an illness begins on each day of the year, about 1 on average.</summary>
    internal ReadOnlySpan<double> Dagfactor => _dagfactor;

    /// <summary>The key of a pupil: <c>L0000001</c>.</summary>
    public static string Sleutel(int nummer) => string.Create(CultureInfo.InvariantCulture, $"L{nummer:0000000}");

    /// <summary>Makes the rows of pupils; one for each thread.</summary>
    public Demomaker Maker() => new(this);

    /// <summary>The pupil with this number, 1 to <see cref="MaximaalAantalLeerlingen"/> inclusive.</summary>
    public Demoleerling Leerling(int nummer)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(nummer, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(nummer, MaximaalAantalLeerlingen);
        var (school, groep) = SchoolEnGroep(nummer);
        var leerjaren = Gedrag.Leerjaren;
        var leerjaar = leerjaren[groep % leerjaren.Length];
        var letter = 'A';
        for (var g = 0; g < groep; g++)
        {
            if (leerjaren[g % leerjaren.Length] == leerjaar)
                letter++;
        }

        var loting = new Loting(Opzet.Zaad, (ulong)nummer, Lotingsdoel.Leerling);
        var gemeenten = Opzet.Woongemeenten.Count;
        var schoolgemeente = Gemeente(new Loting(Opzet.Zaad, (ulong)school, Lotingsdoel.School), gemeenten);
        var gemeente = loting.Kans(0.85) ? schoolgemeente : loting.Onder(gemeenten);
        return new Demoleerling(nummer, Geboortedatum(ref loting, leerjaar), school, leerjaar, letter, gemeente);
    }

    internal (int School, int Groep) SchoolEnGroep(int nummer)
    {
        var (school, plaats) = Math.DivRem(nummer - 1, Gedrag.Schoolgrootte);
        return (school + 1, plaats / Gedrag.Groepsgrootte);
    }

    /// <summary>
    /// True for exactly one pupil in each block of this many. Rare things are drawn like this, so that a set of any size has its
    /// share of them instead of none or twice as many.
    /// </summary>
    internal bool IsEenOp(int nummer, int blok, ulong zout)
    {
        var (nr, plaats) = Math.DivRem(nummer - 1, blok);
        var loting = new Loting(Opzet.Zaad, (ulong)nr << 8 | zout, Lotingsdoel.Thuiszitten);
        return loting.Onder(blok) == plaats;
    }

    // The largest municipality has most of the schools.
    private static int Gemeente(Loting loting, int aantal) => aantal == 1 || loting.Kans(0.6) ? 0 : 1 + loting.Onder(aantal - 1);

    private DateOnly Geboortedatum(ref Loting loting, int leerjaar)
    {
        var begin = Opzet.Jaar.Begin;
        var ouder = loting.Kans(0.08) ? 1 : 0; // stayed down a year
        var jaargroep = Opzet.Sector switch
        {
            Sector.Po => leerjaar,
            Sector.Vo => leerjaar + 8,
            Sector.Mbo => leerjaar + 12 + loting.Kies([450, 250, 150, 100, 50]),
        };
        if (jaargroep == 1)
            ouder = 0;
        // A pupil of group g turns g + 3 in the twelve months up to 30 September of the year.
        var eerste = new DateOnly(begin - jaargroep - 4 - ouder, 10, 1);
        var laatste = jaargroep == 1 ? Opzet.Jaar.Van.AddYears(-4) : eerste.AddYears(1).AddDays(-1); // nobody is at school before the fourth birthday
        return eerste.AddDays(loting.Onder(laatste.DayNumber - eerste.DayNumber + 1));
    }

    private (double[] Factoren, List<(int, int)> Grenzen) Dagfactoren()
    {
        var nummers = Opzet.Kalender.Dagnummers.Slice(EersteDag, Dagen);
        var factoren = new double[Dagen];
        var grenzen = new List<(int, int)> { (0, 1) };
        for (var d = 0; d < Dagen; d++)
        {
            var datum = DateOnly.FromDayNumber(nummers[d]);
            var maand = (datum.Month + 4) % 12;
            var deel = (datum.Day - 1) / 31.0;
            var seizoen = Seizoen[maand] * (1 - deel) + Seizoen[(maand + 1) % 12] * deel;
            var weekdag = ((int)datum.DayOfWeek + 6) % 7;
            factoren[d] = seizoen * (weekdag < Weekdag.Length ? Weekdag[weekdag] : 1);
            if (d > 0 && nummers[d] - nummers[d - 1] >= Vakantiesprong)
            {
                factoren[d - 1] *= 1.4;
                factoren[d] *= 1.25;
                grenzen.Add((d - 1, -1));
                grenzen.Add((d, 1));
            }
        }
        grenzen.Add((Dagen - 1, -1));
        return (factoren, grenzen);
    }
}
