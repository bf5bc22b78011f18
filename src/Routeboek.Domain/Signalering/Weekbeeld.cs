using Routeboek.Domain.Kalenders;
using Routeboek.Domain.Verzuim;

namespace Routeboek.Domain.Signalering;

/// <summary>How a school day lies beside days without school.</summary>
public enum Dagligging
{
    /// <summary>There is school the day before and the day after.</summary>
    Midden,

    /// <summary>First or last before or after a weekend.</summary>
    Weekend,

    /// <summary>First or last before or after a holiday or another free day.</summary>
    Vrij,
}

/// <summary>Who is in a group, and when. Somebody can be in two groups.</summary>
/// <param name="Groep">The number of the group.</param>
/// <param name="Leerling">The number of the pupil.</param>
/// <param name="Van">First day, inclusive.</param>
/// <param name="Tot">Last day, inclusive; null = until further notice.</param>
public readonly record struct Weekplaats(int Groep, int Leerling, DateOnly Van, DateOnly? Tot);

/// <summary>A registration that counts.</summary>
public readonly record struct Weekrij(int Leerling, DateOnly Dag, Verzuimsoort Soort, Tijdvak Tijdvak, int Minuten);

/// <summary>The week of a group.</summary>
/// <param name="Groep">The number of the group.</param>
/// <param name="Leerlingen">How many pupils were in it in the week.</param>
/// <param name="Aanwezig">How much of the scheduled time they were there, in tenths of a percent; null = no school time.</param>
/// <param name="PerSoort">How many registrations of each kind; a kind that is not there: none.</param>
public sealed record Weekgroep(int Groep, int Leerlingen, int? Aanwezig, IReadOnlyDictionary<Verzuimsoort, int> PerSoort);

/// <summary>How many registrations there were on how many school days that lie so.</summary>
public sealed record Weekligging(Dagligging Ligging, int Dagen, int Rijen)
{
    /// <summary>On a school day, in tenths; null = there was no such day.</summary>
    public int? PerDag => Dagen == 0 ? null : (int)Math.Round(10m * Rijen / Dagen, MidpointRounding.AwayFromZero);
}

/// <summary>
/// What the week of a school looks like (B-REG-14): by group and kind, by weekday, at the beginning of the day and beside free days. Facts
/// only: what they mean is for people.
/// </summary>
public sealed class Weekbeeld
{
    /// <summary>So many school weeks before are looked at beside it. A proposal.</summary>
    public const int WekenEerder = 4;

    private readonly Dictionary<(DayOfWeek Dag, Verzuimsoort Soort), int> _perDag = [];
    private readonly Dictionary<Verzuimsoort, int> _perSoort = [];
    private readonly Dictionary<Verzuimsoort, int> _eerder = [];

    private Weekbeeld(int schooldagen, int weken) => (Schooldagen, Weken) = (schooldagen, weken);

    /// <summary>How many school days of the week there were so far.</summary>
    public int Schooldagen { get; }

    /// <summary>How many school weeks before it were looked at.</summary>
    public int Weken { get; }

    public IReadOnlyList<Weekgroep> Groepen { get; private init; } = [];

    /// <summary>All pupils together, each once.</summary>
    public Weekgroep School { get; private init; } = null!;

    /// <summary>Registrations of the first lesson or the morning.</summary>
    public int Begin { get; private init; }

    /// <summary>Registrations that say a lesson or a half day.</summary>
    public int MetDeel { get; private init; }

    /// <summary>The week and the weeks before it, by how the days lie.</summary>
    public IReadOnlyList<Weekligging> Liggingen { get; private init; } = [];

    /// <summary>How many registrations of a kind on a weekday.</summary>
    public int OpDag(DayOfWeek dag, Verzuimsoort soort) => _perDag.GetValueOrDefault((dag, soort));

    /// <summary>How many registrations of a kind in the week, of pupils in a group or not.</summary>
    public int Aantal(Verzuimsoort soort) => _perSoort.GetValueOrDefault(soort);

    /// <summary>How many in a school week before it, in tenths; null = there was none.</summary>
    public int? Eerder(Verzuimsoort soort) => Weken == 0 ? null : (int)Math.Round(10m * _eerder.GetValueOrDefault(soort) / Weken, MidpointRounding.AwayFromZero);

    /// <summary>From which day on registrations are asked for: the first school day of the weeks before.</summary>
    public static DateOnly VanafDag(Schoolkalender kalender, DateOnly maandag)
    {
        var dag = kalender.IndexOpOfVoor(maandag.AddDays(-1));
        if (dag < 0)
            return maandag;
        var eerste = kalender.Schoolweken[dag] - WekenEerder + 1;
        while (dag > 0 && kalender.Schoolweken[dag - 1] >= eerste)
            dag--;
        return kalender.Datum(dag);
    }

    /// <summary>Works the week out.</summary>
    /// <param name="kalender">The school days.</param>
    /// <param name="maandag">The Monday of the week.</param>
    /// <param name="tot">The last day of which registrations are known.</param>
    /// <param name="plaatsen">Who is in which group.</param>
    /// <param name="rijen">The registrations of the week and of the weeks before, in any order.</param>
    /// <param name="eigen">The minutes of a pupil with an own timetable on a day; who is not in it has those of the school.</param>
    public static Weekbeeld Van(Schoolkalender kalender, DateOnly maandag, DateOnly tot, IReadOnlyList<Weekplaats> plaatsen, IReadOnlyList<Weekrij> rijen, IReadOnlyDictionary<(int Leerling, DateOnly Dag), int> eigen)
    {
        var zondag = maandag.AddDays(6);
        var einde = tot < zondag ? tot : zondag;
        var vanaf = VanafDag(kalender, maandag);
        var dagen = Enumerable.Range(0, 7).Select(maandag.AddDays).Where(d => d <= einde && kalender.IndexVan(d) >= 0).ToList();
        var eerdereWeken = Enumerable.Range(0, kalender.Aantal).Where(i => kalender.Datum(i) >= vanaf && kalender.Datum(i) < maandag).Select(i => kalender.Schoolweken[i]).Distinct().Count();
        var week = rijen.Where(r => r.Dag >= maandag && r.Dag <= einde).ToList();
        var perLeerling = week.ToLookup(r => r.Leerling);
        var groepen = plaatsen.GroupBy(p => p.Groep).Select(g => Groep(g.Key, [.. g], dagen, perLeerling, kalender, eigen)).OrderBy(g => g.Groep).ToList();
        var iedereen = plaatsen.Select(p => p.Leerling).Union(week.Select(r => r.Leerling)).Select(l => new Weekplaats(0, l, DateOnly.MinValue, null)).ToList();
        var begin = week.Where(r => r.Tijdvak.IsLesuur || r.Tijdvak.Dagdelen == 1).ToList();
        var beeld = new Weekbeeld(dagen.Count, eerdereWeken)
        {
            Groepen = groepen,
            School = Groep(0, iedereen, dagen, perLeerling, kalender, eigen),
            Begin = begin.Count(r => r.Tijdvak.Lesuur == 1 || r.Tijdvak == Tijdvak.Ochtend),
            MetDeel = begin.Count,
            Liggingen = Liggen(kalender, vanaf, einde, rijen),
        };
        foreach (var rij in week)
        {
            beeld._perDag[(rij.Dag.DayOfWeek, rij.Soort)] = beeld.OpDag(rij.Dag.DayOfWeek, rij.Soort) + 1;
            beeld._perSoort[rij.Soort] = beeld.Aantal(rij.Soort) + 1;
        }

        foreach (var rij in rijen.Where(r => r.Dag >= vanaf && r.Dag < maandag))
            beeld._eerder[rij.Soort] = beeld._eerder.GetValueOrDefault(rij.Soort) + 1;
        return beeld;
    }

    /// <summary>How a school day lies.</summary>
    public static Dagligging Ligging(Schoolkalender kalender, int dag)
    {
        var ervoor = dag == 0 ? int.MaxValue : kalender.Dagnummers[dag] - kalender.Dagnummers[dag - 1];
        var erna = dag == kalender.Aantal - 1 ? int.MaxValue : kalender.Dagnummers[dag + 1] - kalender.Dagnummers[dag];
        if (IsVrij(ervoor, kalender.Datum(dag).DayOfWeek == DayOfWeek.Monday) || IsVrij(erna, kalender.Datum(dag).DayOfWeek == DayOfWeek.Friday))
            return Dagligging.Vrij;
        return ervoor > 1 || erna > 1 ? Dagligging.Weekend : Dagligging.Midden;
    }

    // a weekend is from Friday to Monday; every other gap has a free day in it
    private static bool IsVrij(int gat, bool weekend) => gat > 1 && !(weekend && gat == 3);

    private static List<Weekligging> Liggen(Schoolkalender kalender, DateOnly vanaf, DateOnly einde, IReadOnlyList<Weekrij> rijen)
    {
        var perDag = rijen.Where(r => r.Dag >= vanaf && r.Dag <= einde).GroupBy(r => r.Dag).ToDictionary(g => g.Key, g => g.Count());
        var dagen = Enumerable.Range(0, kalender.Aantal).Where(i => kalender.Datum(i) >= vanaf && kalender.Datum(i) <= einde).ToLookup(i => Ligging(kalender, i), kalender.Datum);
        return [.. Enum.GetValues<Dagligging>().Select(l => new Weekligging(l, dagen[l].Count(), dagen[l].Sum(d => perDag.GetValueOrDefault(d))))];
    }

    private static Weekgroep Groep(int groep, IReadOnlyList<Weekplaats> plaatsen, List<DateOnly> dagen, ILookup<int, Weekrij> rijen, Schoolkalender kalender, IReadOnlyDictionary<(int Leerling, DateOnly Dag), int> eigen)
    {
        var (gepland, gemist) = (0L, 0L);
        var perSoort = new Dictionary<Verzuimsoort, int>();
        foreach (var plaats in plaatsen)
        {
            var vanLeerling = rijen[plaats.Leerling].Where(r => r.Dag >= plaats.Van && !(r.Dag > plaats.Tot)).ToList();
            foreach (var rij in vanLeerling)
                perSoort[rij.Soort] = perSoort.GetValueOrDefault(rij.Soort) + 1;
            foreach (var dag in dagen.Where(d => d >= plaats.Van && !(d > plaats.Tot)))
            {
                var minuten = eigen.TryGetValue((plaats.Leerling, dag), out var eigenMinuten) ? eigenMinuten : kalender.Minuten[kalender.IndexVan(dag)];
                gepland += minuten;
                // lesson hours without minutes count sixty each, which can be more than the day has
                gemist += Math.Min(minuten, vanLeerling.Where(r => r.Dag == dag && Soorten.Afwezig.Bevat(r.Soort)).Sum(r => r.Minuten));
            }
        }

        return new Weekgroep(groep, plaatsen.Select(p => p.Leerling).Distinct().Count(), gepland == 0 ? null : (int)Math.Round(1000m * (gepland - gemist) / gepland, MidpointRounding.AwayFromZero), perSoort);
    }
}
