namespace Routeboek.Domain.Verzuim;

/// <summary>In what absence may lie more often than chance would have it.</summary>
public enum Patroonsoort
{
    /// <summary>Absence begins on a day of the week.</summary>
    Weekdag,

    /// <summary>Being late, or missing a lesson, begins in a lesson hour.</summary>
    Lesuur,

    /// <summary>A short absence lies against a weekend.</summary>
    RondWeekend,

    /// <summary>A short absence lies against a holiday.</summary>
    RondVakantie,
}

/// <summary>What may be said of a pattern.</summary>
public enum Patroonoordeel
{
    /// <summary>So little that even the most extreme outcome could be chance: nothing may be said.</summary>
    TeWeinig,

    /// <summary>It may well be chance.</summary>
    Toeval,

    /// <summary>More often than chance explains, also when one knows at how many patterns was looked.</summary>
    Opvallend,
}

/// <summary>One pattern that was looked at.</summary>
/// <param name="Soort">What was looked at.</param>
/// <param name="Nummer">The weekday (1 = Monday), the lesson hour, or 0.</param>
/// <param name="Raak">How often.</param>
/// <param name="Uit">Out of how many times.</param>
/// <param name="Verwacht">How often it would be by chance, in tenths.</param>
/// <param name="Kans">The chance of this often or more, times the number of patterns that were looked at (Bonferroni), at most 1.</param>
/// <param name="Oordeel">What may be said.</param>
public readonly record struct Verzuimpatroon(Patroonsoort Soort, int Nummer, int Raak, int Uit, int Verwacht, double Kans, Patroonoordeel Oordeel);

/// <summary>
/// Looks for patterns in the year of one pupil. What is counted are beginnings: five sick days in a row are one event, since the second
/// follows from the first. It is held against the days on which an absence could have begun, by an exact test.
/// </summary>
public static class Patroonlezer
{
    /// <summary>Under this chance it is told; over all patterns together, so that one year in twenty at most shows a pattern that is none.</summary>
    public const double Grens = 0.05;

    /// <summary>The longest absence, in school days, of which it says something that it lies against a weekend.</summary>
    public const int KortBijWeekend = 2;

    /// <summary>The same for a holiday: a school week.</summary>
    public const int KortBijVakantie = 5;

    private const int VrijBijWeekend = 2;
    private const int VrijBijVakantie = 7;
    private const int Weekdagen = 7;

    /// <summary>All patterns that were looked at: striking ones first, then by kind and number.</summary>
    /// <param name="beeld">The year.</param>
    /// <param name="verloop">How it goes.</param>
    /// <param name="rijen">The rows that it was read from.</param>
    public static IReadOnlyList<Verzuimpatroon> Lees(Jaarbeeld beeld, Jaarverloop verloop, ReadOnlySpan<uint> rijen)
    {
        ArgumentNullException.ThrowIfNull(beeld);
        ArgumentNullException.ThrowIfNull(verloop);
        var ruw = new List<Ruw>();
        Weekdag(beeld, verloop, ruw);
        Lesuren(beeld, rijen, ruw);
        Rond(beeld, verloop, ruw, Patroonsoort.RondWeekend, KortBijWeekend, VrijBijWeekend, VrijBijVakantie);
        Rond(beeld, verloop, ruw, Patroonsoort.RondVakantie, KortBijVakantie, VrijBijVakantie, int.MaxValue);
        return [.. ruw.Select(r => r.Oordeel(ruw.Count)).OrderByDescending(p => p.Oordeel == Patroonoordeel.Opvallend).ThenBy(p => p.Soort).ThenBy(p => p.Nummer)];
    }

    // a day on which an absence could begin is one after a day on which the pupil was there
    private static void Weekdag(Jaarbeeld beeld, Jaarverloop verloop, List<Ruw> ruw)
    {
        if (verloop.Perioden.Count == 0)
            return;
        Span<int> kon = stackalloc int[Weekdagen], begon = stackalloc int[Weekdagen];
        kon.Clear();
        begon.Clear();
        var volgende = 0;
        var vorige = -1;
        for (var dag = beeld.EersteDag; dag <= beeld.Peildag; dag++)
        {
            while (volgende < verloop.Perioden.Count && verloop.Perioden[volgende].Tot < dag)
                vorige = verloop.Perioden[volgende++].Tot;
            var periode = volgende < verloop.Perioden.Count ? verloop.Perioden[volgende] : default(Verzuimperiode?);
            if (periode is { } nu && dag > nu.Van && dag <= nu.Tot || vorige == dag - 1)
                continue;
            var weekdag = ((int)beeld.Kalender.Datum(dag).DayOfWeek + 6) % Weekdagen;
            kon[weekdag]++;
            begon[weekdag] += periode is { } begin && begin.Van == dag ? 1 : 0;
        }

        var (totaal, getrokken) = (Som(kon), Som(begon));
        for (var d = 0; d < Weekdagen; d++)
        {
            if (kon[d] > 0)
                ruw.Add(Ruw.Trekking(Patroonsoort.Weekdag, d + 1, totaal, kon[d], getrokken, begon[d]));
        }
    }

    // whole days away are told by their weekday; of the other days each lesson could have been missed or come late to
    private static void Lesuren(Jaarbeeld beeld, ReadOnlySpan<uint> rijen, List<Ruw> ruw)
    {
        Span<int> kon = stackalloc int[Tijdvak.HoogsteLesuur + 1], begon = stackalloc int[Tijdvak.HoogsteLesuur + 1];
        kon.Clear();
        begon.Clear();
        var volgende = 0;
        for (var dag = beeld.EersteDag; dag <= beeld.Peildag; dag++)
        {
            uint gemist = 0;
            if (volgende < beeld.Dagen.Count && beeld.Dagen[volgende].Dag == dag)
            {
                var rij = beeld.Dagen[volgende++];
                if (rij.DoetNietMee)
                    continue;
                foreach (var bits in rijen[rij.Van..rij.Tot])
                    gemist |= new Registratie(bits).Tijdvak is { IsLesuur: true } vak ? 1u << vak.Lesuur : 0;
            }
            // the timetable says minutes, not lessons: as many as those minutes hold, or as were registered
            var lessen = Math.Clamp((beeld.Kalender.Minuten[dag] + Registratie.MinutenPerLesuur / 2) / Registratie.MinutenPerLesuur, 1, Tijdvak.HoogsteLesuur);
            if (gemist != 0)
                lessen = Math.Max(lessen, System.Numerics.BitOperations.Log2(gemist));
            for (var les = 1; les <= lessen; les++)
            {
                if ((gemist >> les - 1 & 1) != 0)
                    continue;
                kon[les]++;
                begon[les] += (int)(gemist >> les & 1);
            }
        }

        var (totaal, getrokken) = (Som(kon), Som(begon));
        for (var les = 1; getrokken > 0 && les <= Tijdvak.HoogsteLesuur; les++)
        {
            if (kon[les] > 0)
                ruw.Add(Ruw.Trekking(Patroonsoort.Lesuur, les, totaal, kon[les], getrokken, begon[les]));
        }
    }

    // each absence could have lain anywhere in the year: the share of those places that touch is its chance
    private static void Rond(Jaarbeeld beeld, Jaarverloop verloop, List<Ruw> ruw, Patroonsoort soort, int hoogstens, int vrij, int minderDan)
    {
        var perLengte = new double[hoogstens + 1];
        Array.Fill(perLengte, -1);
        var kansen = new List<double>();
        var raak = 0;
        foreach (var periode in verloop.Perioden)
        {
            var lengte = periode.Schooldagen;
            if (lengte > hoogstens)
                continue;
            if (perLengte[lengte] < 0)
            {
                int plaatsen = 0, raken = 0;
                for (var van = beeld.EersteDag; van + lengte - 1 <= beeld.Peildag; van++, plaatsen++)
                    raken += Raakt(van, van + lengte - 1) ? 1 : 0;
                perLengte[lengte] = (double)raken / plaatsen;
            }
            kansen.Add(perLengte[lengte]);
            raak += Raakt(periode.Van, periode.Tot) ? 1 : 0;
        }
        if (kansen.Count > 0)
            ruw.Add(Ruw.Kansen(soort, [.. kansen], raak));

        bool Raakt(int van, int tot)
        {
            for (var dag = van; dag <= tot + 1; dag++)
            {
                if (Past(Vrij(dag)))
                    return true;
            }
            return false;
        }

        bool Past(int dagen) => dagen >= vrij && dagen < minderDan;

        // free days between this school day and the one before it; before the first and after the last day of the year lies the summer
        int Vrij(int dag)
        {
            var kalender = beeld.Kalender;
            return dag == 0 || dag == kalender.Aantal || kalender.JaarIndex(dag) != kalender.JaarIndex(dag - 1)
                ? int.MaxValue - 1 : kalender.Dagnummers[dag] - kalender.Dagnummers[dag - 1] - 1;
        }
    }

    private static int Som(ReadOnlySpan<int> getallen)
    {
        var som = 0;
        foreach (var getal in getallen)
            som += getal;
        return som;
    }

    // before it is known at how many was looked
    private readonly record struct Ruw(Patroonsoort Soort, int Nummer, int Raak, int Uit, double Verwacht, double Kans, double Uiterste)
    {
        public static Ruw Trekking(Patroonsoort soort, int nummer, int totaal, int kenmerk, int getrokken, int raak) => new(soort, nummer, raak, getrokken,
            (double)getrokken * kenmerk / totaal, Toevalstoets.Trekking(totaal, kenmerk, getrokken, raak), Toevalstoets.Trekking(totaal, kenmerk, getrokken, Math.Min(kenmerk, getrokken)));

        public static Ruw Kansen(Patroonsoort soort, double[] kansen, int raak) =>
            new(soort, 0, raak, kansen.Length, kansen.Sum(), Toevalstoets.Kansen(kansen, raak), Toevalstoets.Kansen(kansen, kansen.Length));

        public Verzuimpatroon Oordeel(int gekeken)
        {
            var kans = Math.Min(1, Kans * gekeken);
            var oordeel = Uiterste * gekeken > Grens ? Patroonoordeel.TeWeinig : kans <= Grens ? Patroonoordeel.Opvallend : Patroonoordeel.Toeval;
            return new Verzuimpatroon(Soort, Nummer, Raak, Uit, (int)Math.Round(Verwacht * 10), kans, oordeel);
        }
    }
}
