namespace Routeboek.Tests.Referentie;

/// <summary>One school day of one pupil with the rows of that day, in order of line.</summary>
public sealed class Dagbeeld(DateOnly datum, int minuten, IReadOnlyList<GelezenRij> rijen)
{
    public DateOnly Datum { get; } = datum;

    public int Minuten { get; } = minuten;

    public IReadOnlyList<GelezenRij> Rijen { get; } = rijen;

    public IReadOnlyList<GelezenRij> ZiekeRijen { get; } = [.. rijen.Where(rij => rij.Soort is "ziek" or "ziek_naar_huis")];

    public IReadOnlyList<GelezenRij> AfwezigeRijen { get; } = [.. rijen.Where(rij => rij.Soort is "ziek" or "ziek_naar_huis" or "ongeoorloofd" or "geoorloofd" or "onbekend")];

    public IReadOnlyList<GelezenRij> RijenMetAfwezigeMinuten { get; } = [.. rijen.Where(rij => rij.Soort != "niet_in_groep" && rij.Minuten > 0)];

    public bool IsZiektedag => ZiekeRijen.Sum(rij => rij.Minuten) * 2 >= Minuten;

    public int AfwezigeMinuten => Math.Min(Minuten, RijenMetAfwezigeMinuten.Sum(rij => rij.Minuten));

    public bool DoetNietMee(int percentage) => AfwezigeRijen.Count > 0 && AfwezigeRijen.Sum(rij => rij.Minuten) * 100 >= Minuten * percentage;
}

/// <summary>All that is known of one pupil at the end of school day <c>D</c>: the own school days of that school year up to D.</summary>
public sealed class Kennis(ReferentieKalender kalender, ReferentieLeerling? leerling, int afwezigPercentage, DateOnly d, IReadOnlyList<Dagbeeld> dagen)
{
    public ReferentieKalender Kalender { get; } = kalender;

    /// <summary>Null: no list of pupils was given.</summary>
    public ReferentieLeerling? Leerling { get; } = leerling;

    public DateOnly D { get; } = d;

    public IReadOnlyList<Dagbeeld> Dagen { get; } = dagen;

    public IReadOnlyList<GelezenRij> Rijen { get; } = [.. dagen.SelectMany(dag => dag.Rijen)];

    public IReadOnlyList<IReadOnlyList<Dagbeeld>> Ziekteperioden { get; } = PeriodenIn(dagen);

    /// <summary>The ziekteperiode that D belongs to; empty when D is no ziektedag.</summary>
    public IReadOnlyList<Dagbeeld> Ziekteperiode { get; } = [.. dagen.Reverse().TakeWhile(dag => dag.IsZiektedag).Reverse()];

    /// <summary>The afwezige reeks that D belongs to; empty when the pupil took part on D.</summary>
    public IReadOnlyList<Dagbeeld> Reeks { get; } = [.. dagen.Reverse().TakeWhile(dag => dag.DoetNietMee(afwezigPercentage)).Reverse()];

    private static List<List<Dagbeeld>> PeriodenIn(IReadOnlyList<Dagbeeld> dagen)
    {
        var perioden = new List<List<Dagbeeld>>();
        var loopt = false;
        foreach (var dag in dagen)
        {
            if (dag.IsZiektedag && !loopt) perioden.Add([]);
            if (dag.IsZiektedag) perioden[^1].Add(dag);
            loopt = dag.IsZiektedag;
        }

        return perioden;
    }
}

/// <summary>A criterion that holds on a day, with what is told about it when the episode starts there.</summary>
public sealed record Bevinding(decimal Waarde, decimal Grens, IReadOnlyList<GelezenRij> Bewijs);

/// <summary>Which dates count, seen from D. Only rows of the school year up to D are known at all.</summary>
public abstract record Venster
{
    public abstract bool Bevat(DateOnly datum, Kennis kennis);
}

public sealed record HeelSchooljaar : Venster
{
    public override bool Bevat(DateOnly datum, Kennis kennis) => true;
}

public sealed record Maanden(int Aantal) : Venster
{
    public override bool Bevat(DateOnly datum, Kennis kennis) => datum >= kennis.D.AddMonths(-Aantal) && datum <= kennis.D;
}

public sealed record Schoolweken(int Aantal) : Venster
{
    public override bool Bevat(DateOnly datum, Kennis kennis) =>
        kennis.Kalender.Schoolweek(datum) > kennis.Kalender.Schoolweek(kennis.D) - Aantal && datum <= kennis.D;
}

/// <summary>One line of the table of a protocol: null when off on D.</summary>
public abstract record ReferentieCriterium(string Id)
{
    public abstract Bevinding? Beoordeel(Kennis kennis);
}

/// <summary>te_laat rows >= N.</summary>
public sealed record TeLaat(string Id, int Minstens, Venster Venster) : ReferentieCriterium(Id)
{
    public override Bevinding? Beoordeel(Kennis kennis)
    {
        var rijen = kennis.Rijen.Where(rij => rij.Soort == "te_laat" && Venster.Bevat(rij.Datum, kennis)).ToList();
        return rijen.Count >= Minstens ? new Bevinding(rijen.Count, Minstens, rijen) : null;
    }
}

/// <summary>ongeoorloofde lesuren >= N, or dagdelen >= M (null: that unit cannot reach it); lesuren first.</summary>
public sealed record Spijbelen(string Id, int? MinstensLesuren, int? MinstensDagdelen, Venster Venster) : ReferentieCriterium(Id)
{
    public override Bevinding? Beoordeel(Kennis kennis)
    {
        var rijen = kennis.Rijen.Where(rij => rij.Soort == "ongeoorloofd" && Venster.Bevat(rij.Datum, kennis)).ToList();
        var lesuren = rijen.Where(rij => rij.Lesuur is not null).ToList();
        var dagdelen = rijen.Where(rij => rij.Dagdeel is not null).ToList();
        if (lesuren.Count >= MinstensLesuren) return new Bevinding(lesuren.Count, MinstensLesuren.Value, lesuren);
        if (dagdelen.Sum(rij => rij.Dagdelen) >= MinstensDagdelen) return new Bevinding(dagdelen.Sum(rij => rij.Dagdelen), MinstensDagdelen.Value, dagdelen);
        return null;
    }
}

/// <summary>N or more ziekteperioden (of at most so many days) whose first day lies in the window.</summary>
public sealed record Ziekteperioden(string Id, int Minstens, int? HoogstensDagen, Venster Venster) : ReferentieCriterium(Id)
{
    public override Bevinding? Beoordeel(Kennis kennis)
    {
        var perioden = kennis.Ziekteperioden
            .Where(periode => HoogstensDagen is null || periode.Count <= HoogstensDagen)
            .Where(periode => Venster.Bevat(periode[0].Datum, kennis))
            .ToList();
        return perioden.Count >= Minstens ? new Bevinding(perioden.Count, Minstens, [.. perioden.SelectMany(periode => periode).SelectMany(dag => dag.ZiekeRijen)]) : null;
    }
}

/// <summary>More than N ziektedagen in the window, in at least so many ziekteperioden that touch it.</summary>
public sealed record Ziektedagen(string Id, int MeerDan, int MinstensPerioden, Venster Venster) : ReferentieCriterium(Id)
{
    public override Bevinding? Beoordeel(Kennis kennis)
    {
        var dagen = kennis.Dagen.Where(dag => dag.IsZiektedag && Venster.Bevat(dag.Datum, kennis)).ToList();
        var perioden = kennis.Ziekteperioden.Count(periode => periode.Any(dag => Venster.Bevat(dag.Datum, kennis)));
        return dagen.Count > MeerDan && perioden >= MinstensPerioden ? new Bevinding(dagen.Count, MeerDan, [.. dagen.SelectMany(dag => dag.ZiekeRijen)]) : null;
    }
}

/// <summary>D is a ziektedag and its ziekteperiode counts more than N (or N or more) days so far.</summary>
public sealed record ZiekLang(string Id, int Dagen, bool MeerDan) : ReferentieCriterium(Id)
{
    public override Bevinding? Beoordeel(Kennis kennis)
    {
        var periode = kennis.Ziekteperiode;
        var houdt = periode.Count > 0 && (MeerDan ? periode.Count > Dagen : periode.Count >= Dagen);
        return houdt ? new Bevinding(periode.Count, Dagen, [.. periode.SelectMany(dag => dag.ZiekeRijen)]) : null;
    }
}

/// <summary>N or more school days with a row of this kind in the window.</summary>
public sealed record DagenMet(string Id, string Soort, int Minstens, Venster Venster) : ReferentieCriterium(Id)
{
    public override Bevinding? Beoordeel(Kennis kennis)
    {
        var rijen = kennis.Rijen.Where(rij => rij.Soort == Soort && Venster.Bevat(rij.Datum, kennis)).ToList();
        var dagen = rijen.Select(rij => rij.Datum).Distinct().Count();
        return dagen >= Minstens ? new Bevinding(dagen, Minstens, rijen) : null;
    }
}

/// <summary>D in an afwezige reeks of N or more school days so far.</summary>
public sealed record ReeksInSchooldagen(string Id, int Minstens) : ReferentieCriterium(Id)
{
    public override Bevinding? Beoordeel(Kennis kennis)
    {
        var reeks = kennis.Reeks;
        return reeks.Count > 0 && reeks.Count >= Minstens ? new Bevinding(reeks.Count, Minstens, [.. reeks.SelectMany(dag => dag.AfwezigeRijen)]) : null;
    }
}

/// <summary>D in an afwezige reeks and D - F + 1 >= N calendar days; perhaps not when every day of the reeks is a ziektedag.</summary>
public sealed record ReeksInKalenderdagen(string Id, int Minstens, bool TenzijAllesZiek) : ReferentieCriterium(Id)
{
    public override Bevinding? Beoordeel(Kennis kennis)
    {
        var reeks = kennis.Reeks;
        if (reeks.Count == 0) return null;
        if (TenzijAllesZiek && reeks.All(dag => dag.IsZiektedag)) return null;
        var dagen = kennis.D.DayNumber - reeks[0].Datum.DayNumber + 1;
        return dagen >= Minstens ? new Bevinding(dagen, Minstens, [.. reeks.SelectMany(dag => dag.AfwezigeRijen)]) : null;
    }
}

/// <summary>D in an afwezige reeks and D >= F plus N calendar months, clipped to the last day of the month.</summary>
public sealed record ReeksInMaanden(string Id, int Minstens) : ReferentieCriterium(Id)
{
    public override Bevinding? Beoordeel(Kennis kennis)
    {
        var reeks = kennis.Reeks;
        if (reeks.Count == 0 || kennis.D < reeks[0].Datum.AddMonths(Minstens)) return null;
        var heleMaanden = Enumerable.Range(0, 13).Last(maanden => reeks[0].Datum.AddMonths(maanden) <= kennis.D);
        return new Bevinding(heleMaanden, Minstens, [.. reeks.SelectMany(dag => dag.AfwezigeRijen)]);
    }
}

/// <summary>ongeoorloofde minutes in the window >= N, a lesuur perhaps counting 60 whatever its minutes; only for those who must be at school.</summary>
public sealed record OngeoorloofdeMinuten(string Id, int Minstens, bool LesuurTelt60, Venster Venster) : ReferentieCriterium(Id)
{
    public override Bevinding? Beoordeel(Kennis kennis)
    {
        if (kennis.Leerling is not null && !ReferentieLeerplicht.IsPlichtig(kennis.Leerling, kennis.D)) return null;
        var rijen = kennis.Rijen.Where(rij => rij.Soort == "ongeoorloofd" && Venster.Bevat(rij.Datum, kennis)).ToList();
        var minuten = rijen.Sum(rij => LesuurTelt60 && rij.Lesuur is not null ? 60 : rij.Minuten);
        return minuten >= Minstens ? new Bevinding(minuten, Minstens, rijen) : null;
    }
}

/// <summary>Presence since the start of the school year, in percent: under one bound (or up to and including it) and, if given, over another.</summary>
public sealed record Aanwezigheid(string Id, int Grens, bool GrensTeltMee, int? Boven, int VanafSchoolweek) : ReferentieCriterium(Id)
{
    public override Bevinding? Beoordeel(Kennis kennis)
    {
        if (kennis.Kalender.SchoolweekVanSchooljaar(kennis.D) < VanafSchoolweek) return null;
        long gepland = kennis.Dagen.Sum(dag => dag.Minuten);
        long aanwezig = gepland - kennis.Dagen.Sum(dag => dag.AfwezigeMinuten);
        var onder = GrensTeltMee ? aanwezig * 100 <= gepland * Grens : aanwezig * 100 < gepland * Grens;
        var boven = Boven is null || aanwezig * 100 > gepland * Boven.Value;
        return onder && boven
            ? new Bevinding(aanwezig * 1000 / gepland / 10m, Grens, [.. kennis.Dagen.SelectMany(dag => dag.RijenMetAfwezigeMinuten)])
            : null;
    }
}

/// <summary>D has a row of this kind; the value is the number of such rows in the school year.</summary>
public sealed record Dagmelding(string Id, string Soort) : ReferentieCriterium(Id)
{
    public override Bevinding? Beoordeel(Kennis kennis)
    {
        var rijen = kennis.Rijen.Where(rij => rij.Soort == Soort).ToList();
        var vandaag = rijen.Where(rij => rij.Datum == kennis.D).ToList();
        return vandaag.Count > 0 ? new Bevinding(rijen.Count, 1, vandaag) : null;
    }
}
