using Routeboek.Domain.Kalenders;

namespace Routeboek.Domain.Verzuim;

/// <summary>A school week of a pupil.</summary>
/// <param name="Van">Its first school day that is looked at.</param>
/// <param name="Tot">Its last one, inclusive.</param>
/// <param name="GeplandeMinuten">Scheduled minutes of those days.</param>
/// <param name="AfwezigeMinuten">Absent minutes of those days.</param>
/// <param name="TotNuToeTienden">Presence from the first day up to and including this week, in tenths of a percent, rounded down.</param>
public readonly record struct Schoolweekaanwezigheid(int Van, int Tot, int GeplandeMinuten, int AfwezigeMinuten, int TotNuToeTienden)
{
    /// <summary>Presence in this week, in tenths of a percent, rounded down.</summary>
    public int Tienden => Jaarverloop.Tienden(GeplandeMinuten, AfwezigeMinuten);
}

/// <summary>Consecutive school days on which a pupil missed at least half of the day.</summary>
/// <param name="Van">The first, inclusive.</param>
/// <param name="Tot">The last, inclusive.</param>
/// <param name="Soort">The kind of most of these days.</param>
/// <param name="IsGemengd">Other kinds were there as well.</param>
public readonly record struct Verzuimperiode(int Van, int Tot, Verzuimsoort Soort, bool IsGemengd)
{
    public int Schooldagen => Tot - Van + 1;
}

/// <summary>What of one kind there was.</summary>
/// <param name="Soort">The kind.</param>
/// <param name="Keer">Registrations.</param>
/// <param name="Dagen">School days with at least one.</param>
/// <param name="Lesuren">Those of a lesson hour.</param>
/// <param name="Minuten">Minutes of all.</param>
public readonly record struct Soorttelling(Verzuimsoort Soort, int Keer, int Dagen, int Lesuren, int Minuten);

/// <summary>Days in a row, or one day, with a registration of one kind; being late is told for each day.</summary>
/// <param name="Soort">The kind.</param>
/// <param name="Van">The first, inclusive.</param>
/// <param name="Tot">The last, inclusive.</param>
/// <param name="Lesuren">How many lesson hours in all.</param>
/// <param name="Vakken">The slots of all those days, a bit for each code.</param>
/// <param name="Minuten">Minutes in all.</param>
public readonly record struct Verzuimregel(Verzuimsoort Soort, int Van, int Tot, int Lesuren, uint Vakken, int Minuten)
{
    public int Schooldagen => Tot - Van + 1;
}

/// <summary>How the year of one pupil goes: week by week, in stretches, and of each kind how much.</summary>
public sealed class Jaarverloop
{
    /// <summary>How many of the last school weeks are held beside those before.</summary>
    public const int LaatsteWeken = 4;

    private Jaarverloop(IReadOnlyList<Schoolweekaanwezigheid> weken, IReadOnlyList<Verzuimperiode> perioden, IReadOnlyList<Soorttelling> tellingen, IReadOnlyList<Verzuimregel> regels, int langste)
    {
        Weken = weken;
        Perioden = perioden;
        Tellingen = tellingen;
        Regels = regels;
        LangsteWekenZonder = langste;
        var grens = Math.Max(0, weken.Count - LaatsteWeken);
        LaatsteTienden = Tienden(weken.Skip(grens).Sum(w => w.GeplandeMinuten), weken.Skip(grens).Sum(w => w.AfwezigeMinuten));
        EerderTienden = grens == 0 ? null : Tienden(weken.Take(grens).Sum(w => w.GeplandeMinuten), weken.Take(grens).Sum(w => w.AfwezigeMinuten));
    }

    /// <summary>The school weeks so far.</summary>
    public IReadOnlyList<Schoolweekaanwezigheid> Weken { get; }

    /// <summary>The stretches of absence, in order; also those of one day.</summary>
    public IReadOnlyList<Verzuimperiode> Perioden { get; }

    /// <summary>The kinds that there were.</summary>
    public IReadOnlyList<Soorttelling> Tellingen { get; }

    /// <summary>Everything that there was, by kind and then by day.</summary>
    public IReadOnlyList<Verzuimregel> Regels { get; }

    /// <summary>The longest run of school weeks without a row of any kind.</summary>
    public int LangsteWekenZonder { get; }

    /// <summary>Presence in the last <see cref="LaatsteWeken"/> school weeks, in tenths of a percent.</summary>
    public int LaatsteTienden { get; }

    /// <summary>Presence in the weeks before those; null when there were none.</summary>
    public int? EerderTienden { get; }

    /// <summary>Follows the year that was read.</summary>
    /// <param name="beeld">The year.</param>
    /// <param name="rijen">The rows that it was read from.</param>
    public static Jaarverloop Van(Jaarbeeld beeld, ReadOnlySpan<uint> rijen)
    {
        ArgumentNullException.ThrowIfNull(beeld);
        var weken = Weekreeks(beeld, out var langste);
        return new Jaarverloop(weken, Periodereeks(beeld), Soortreeks(beeld, rijen, out var regels), regels, langste);
    }

    internal static int Tienden(long gepland, long afwezig) => gepland == 0 ? 1000 : (int)((gepland - afwezig) * 1000 / gepland);

    private static List<Schoolweekaanwezigheid> Weekreeks(Jaarbeeld beeld, out int langste)
    {
        var uit = new List<Schoolweekaanwezigheid>();
        var weken = beeld.Kalender.Schoolweken;
        var minuten = beeld.Kalender.Minuten;
        long gepland = 0, afwezig = 0;
        int volgende = 0, zonder = 0;
        langste = 0;
        for (var i = beeld.EersteDag; i <= beeld.Peildag;)
        {
            int begin = i, weekGepland = 0, weekAfwezig = 0, eerste = volgende;
            for (var week = weken[i]; i <= beeld.Peildag && weken[i] == week; i++)
                weekGepland += minuten[i];
            for (; volgende < beeld.Dagen.Count && beeld.Dagen[volgende].Dag < i; volgende++)
                weekAfwezig += beeld.Dagen[volgende].AfwezigeMinuten;
            (gepland, afwezig) = (gepland + weekGepland, afwezig + weekAfwezig);
            zonder = volgende == eerste ? zonder + 1 : 0;
            langste = Math.Max(langste, zonder);
            uit.Add(new Schoolweekaanwezigheid(begin, i - 1, weekGepland, weekAfwezig, Tienden(gepland, afwezig)));
        }

        return uit;
    }

    private static List<Verzuimperiode> Periodereeks(Jaarbeeld beeld)
    {
        var uit = new List<Verzuimperiode>();
        Span<int> dagen = stackalloc int[8];
        for (var i = 0; i < beeld.Dagen.Count; i++)
        {
            if (!beeld.Dagen[i].DoetNietMee)
                continue;
            dagen.Clear();
            var begin = i;
            byte soorten = 0;
            for (; i < beeld.Dagen.Count && beeld.Dagen[i].DoetNietMee && beeld.Dagen[i].Dag == beeld.Dagen[begin].Dag + i - begin; i++)
            {
                dagen[(int)beeld.Dagen[i].Soort]++;
                soorten |= beeld.Dagen[i].Soorten.Bits;
            }
            i--;
            // at equal days the kind with which it began
            var soort = beeld.Dagen[begin].Soort;
            for (var s = 0; s < dagen.Length; s++)
                soort = dagen[s] > dagen[(int)soort] ? (Verzuimsoort)s : soort;
            uit.Add(new Verzuimperiode(beeld.Dagen[begin].Dag, beeld.Dagen[i].Dag, soort, (soorten & (soorten - 1)) != 0));
        }

        return uit;
    }

    private static List<Soorttelling> Soortreeks(Jaarbeeld beeld, ReadOnlySpan<uint> rijen, out List<Verzuimregel> regels)
    {
        var uit = new List<Soorttelling>();
        regels = [];
        foreach (var soort in Enum.GetValues<Verzuimsoort>())
        {
            int keer = 0, dagen = 0, lesuren = 0, minuten = 0;
            var eerste = regels.Count;
            foreach (var dag in beeld.Dagen)
            {
                if (!dag.Soorten.Bevat(soort))
                    continue;
                dagen++;
                var regel = new Verzuimregel(soort, dag.Dag, dag.Dag, 0, 0, 0);
                foreach (var bits in rijen[dag.Van..dag.Tot])
                {
                    var rij = new Registratie(bits);
                    if (rij.Soort != soort)
                        continue;
                    keer++;
                    regel = regel with { Lesuren = regel.Lesuren + (rij.Tijdvak.IsLesuur ? 1 : 0), Vakken = regel.Vakken | 1u << rij.Tijdvak.Code, Minuten = regel.Minuten + rij.Minuten };
                }
                (lesuren, minuten) = (lesuren + regel.Lesuren, minuten + regel.Minuten);
                if (soort != Verzuimsoort.TeLaat && regels.Count > eerste && regels[^1].Tot == dag.Dag - 1)
                    regels[^1] = regels[^1] with { Tot = dag.Dag, Lesuren = regels[^1].Lesuren + regel.Lesuren, Vakken = regels[^1].Vakken | regel.Vakken, Minuten = regels[^1].Minuten + regel.Minuten };
                else
                    regels.Add(regel);
            }
            if (keer > 0)
                uit.Add(new Soorttelling(soort, keer, dagen, lesuren, minuten));
        }

        return uit;
    }
}
