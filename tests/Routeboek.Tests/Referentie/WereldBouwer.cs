using System.Globalization;
using static Routeboek.Tests.Referentie.Wereld;

namespace Routeboek.Tests.Referentie;

/// <summary>
/// Builds a world that looks for trouble: spells with short gaps, days at exactly half of the minutes, counts one below, on and above the
/// thresholds, month ends and 29 February, the turn of the school year, doubles, conflicts, and onbekend that gives way in either order.
/// </summary>
internal sealed class WereldBouwer(Random random, ReferentieProtocol protocol)
{
    private const int MeesteRijen = 250;
    private static readonly string[] Sleutels = ["L1", "L10", "L2", "l1", "B", "a", "Zoë", "123456789", "-", "Ab c"];
    private static readonly string[] Soorten = ["ziek", "ziek_naar_huis", "te_laat", "ongeoorloofd", "geoorloofd", "onbekend", "niet_in_groep"];
    private readonly List<ReferentieRij> rijen = [];
    private readonly List<DateOnly> datumsMetRij = [];
    private ReferentieSchool school = new(new ReferentieKalender([]));

    private bool IsPo => protocol.Sector == "po";

    public Wereld Bouw(int zaad)
    {
        var kalender = new ReferentieKalender(Kalender());
        var leerlingen = random.GetItems(Sleutels, random.Next(1, 7)).Distinct(StringComparer.Ordinal).ToList();
        school = new ReferentieSchool(kalender, Kans(40) ? Rooster(kalender, leerlingen) : null, Kans(50) ? Leerlingen(kalender, leerlingen) : null);

        foreach (var leerling in leerlingen)
        {
            var dagen = school.Dagen(leerling);
            if (dagen.Count == 0) continue;
            for (var keer = random.Next(1, 5); keer > 0; keer--) Gedrag(leerling, dagen);
        }

        if (rijen.Count > MeesteRijen) rijen.RemoveRange(MeesteRijen, rijen.Count - MeesteRijen);
        if (Kans(70)) Streken();
        if (Kans(30)) Fouten();
        return new Wereld(zaad, protocol, school, Volgorde(), Peildatum(kalender));
    }

    // Calendar, timetable, pupils

    private List<ReferentieDag> Kalender()
    {
        var jaar = random.Next(2023, 2028);
        var aantal = Kans(40) ? random.Next(150, 401) : random.Next(20, 150);
        List<DateOnly> datums = random.Next(6) switch
        {
            0 => [.. Vanaf(new DateOnly(jaar, 8, 20).AddDays(random.Next(60)), Werkdag, aantal)],
            1 => [.. Vanaf(new DateOnly(jaar, random.Next(1, 13), random.Next(1, 29)), _ => true, aantal)],
            2 => [.. Vanaf(new DateOnly(jaar, random.Next(1, 13), random.Next(1, 29)), _ => Kans(35), Math.Min(aantal, 150))],
            3 => [.. Vanaf(new DateOnly(jaar, 8, 1).AddDays(-random.Next(1, 90)), Kans(50) ? Werkdag : _ => true, aantal)],
            4 => [.. Vanaf(new DateOnly(jaar, 11, 15).AddDays(random.Next(70)), Kans(50) ? Werkdag : _ => true, aantal)],
            _ => [.. Enumerable.Range(0, random.Next(2, 5)).SelectMany(plus => Vanaf(new DateOnly(jaar + plus, 8, 1).AddDays(random.Next(150)), Werkdag, random.Next(10, 90)))],
        };
        if (Kans(60)) datums = ZonderVakanties(datums);

        var vast = random.Next(1, 1441);
        Func<DateOnly, int> minuten = random.Next(6) switch
        {
            0 or 1 => datum => IsPo ? datum.DayOfWeek == DayOfWeek.Wednesday ? 210 : 330 : 300,
            2 => _ => vast,
            3 => _ => random.Next(1, 1441),
            4 => _ => random.Next(1, 8),
            _ => _ => random.Next(151, 452),
        };
        return [.. datums.Distinct().Order().Select(datum => new ReferentieDag(datum, minuten(datum)))];
    }

    private static bool Werkdag(DateOnly datum) => datum.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);

    private static IEnumerable<DateOnly> Vanaf(DateOnly eerste, Func<DateOnly, bool> schooldag, int aantal) =>
        Enumerable.Range(0, 3000).Select(eerste.AddDays).Where(schooldag).Take(aantal);

    private List<DateOnly> ZonderVakanties(List<DateOnly> datums)
    {
        var vakanties = Enumerable.Range(0, random.Next(1, 5)).Select(_ => (Begin: datums[random.Next(datums.Count)], Dagen: random.Next(1, 25))).ToList();
        var rest = datums.Where(datum => !vakanties.Exists(vakantie => datum >= vakantie.Begin && datum < vakantie.Begin.AddDays(vakantie.Dagen))).ToList();
        return rest.Count > 0 ? rest : datums;
    }

    private List<ReferentieRoosterdag> Rooster(ReferentieKalender kalender, List<string> leerlingen)
    {
        var rooster = new List<ReferentieRoosterdag>();
        foreach (var leerling in leerlingen.Append("niemand"))
        {
            var dichtheid = random.Next(3) switch { 0 => 0, 1 => 10, _ => 60 };
            var blok = (Begin: random.Next(kalender.Dagen.Count), Lengte: random.Next(25));
            foreach (var (plaats, dag) in kalender.Dagen.Index())
            {
                if (Kans(25) && plaats >= blok.Begin && plaats < blok.Begin + blok.Lengte) rooster.Add(new(leerling, dag.Datum, 0));
                else if (Kans(dichtheid)) rooster.Add(new(leerling, dag.Datum, Kans(40) ? 0 : random.Next(1, 500)));
            }
        }

        return rooster;
    }

    private List<ReferentieLeerling> Leerlingen(ReferentieKalender kalender, List<string> leerlingen)
    {
        var lijst = new List<ReferentieLeerling>();
        foreach (var leerling in leerlingen.Append("niemand"))
        {
            if (Kans(5)) continue;
            // A fifth, sixteenth or eighteenth birthday near a school day; births on 29 February and at the turn of the school year.
            var dag = kalender.Dagen[random.Next(kalender.Dagen.Count)].Datum.AddDays(random.Next(-40, 10));
            var geboren = dag.AddYears(-(IsPo ? Kies(5, 5, 5, 9) : Kies(16, 18, 18, 14)));
            if (Kans(15)) geboren = new DateOnly(geboren.Year - (geboren.Year % 4), 2, 29);
            if (Kans(10)) geboren = new DateOnly(geboren.Year, 7, 31).AddDays(random.Next(2));
            lijst.Add(new(leerling, geboren, Kans(5) ? Kies("po", "vo", "mbo") : protocol.Sector, Kans(20)));
        }

        return lijst;
    }

    private DateOnly Peildatum(ReferentieKalender kalender)
    {
        var eerste = kalender.Dagen[0].Datum;
        var laatste = kalender.Dagen[^1].Datum;
        if (Kans(50)) return laatste;
        return datumsMetRij.Count > 0 && Kans(50) ? datumsMetRij[random.Next(datumsMetRij.Count)] : eerste.AddDays(random.Next(laatste.DayNumber - eerste.DayNumber + 1));
    }

    // What pupils do

    private void Gedrag(string leerling, IReadOnlyList<ReferentieDag> dagen)
    {
        switch (random.Next(13))
        {
            case 0 or 1: Ziekteperioden(leerling, dagen); break;
            case 2: LangeReeks(leerling, dagen); break;
            case 3: ReeksVanPreciesDezeLengte(leerling, dagen); break;
            case 4: TeLaatKomen(leerling, dagen); break;
            case 5: Spijbelen(leerling, dagen); break;
            case 6: MinutenRondDeDrempel(leerling, dagen); break;
            case 7: DagenMetSoort(leerling, dagen); break;
            case 8: LangeReeks(leerling, dagen); break;
            case 9: RondDeRandVanHetVenster(leerling, dagen); break;
            case 10: ReeksVanPreciesDezeLengte(leerling, dagen); break;
            case 11: AanwezigheidRondDeGrens(leerling, dagen); break;
            default:
                for (var keer = random.Next(1, 30); keer > 0; keer--) Willekeurig(leerling, dagen[random.Next(dagen.Count)]);
                break;
        }
    }

    private void Ziekteperioden(string leerling, IReadOnlyList<ReferentieDag> dagen)
    {
        var plaats = MaandeindeOfWillekeurig(dagen);
        for (var periode = random.Next(1, 8); periode > 0; periode--)
        {
            var lengte = Kans(70) ? random.Next(1, 4) : Rond(protocol.Criteria.OfType<ZiekLang>().Select(criterium => criterium.Dagen));
            foreach (var dag in dagen.Skip(plaats).Take(lengte)) ZiekeDag(leerling, dag);
            plaats += lengte + (Kans(60) ? 1 : random.Next(1, 12));
        }
    }

    private void LangeReeks(string leerling, IReadOnlyList<ReferentieDag> dagen)
    {
        var alleenZiek = Kans(40);
        foreach (var dag in dagen.Skip(random.Next(dagen.Count)).Take(random.Next(5, 110)))
        {
            if (Kans(2)) continue;
            if (alleenZiek && !Kans(3)) ZiekeDag(leerling, dag);
            else Rij(leerling, dag.Datum, Kies("ziek", "ziek_naar_huis", "ongeoorloofd", "geoorloofd", "onbekend"), Kans(80) ? "dag" : "middag");
        }
    }

    private void ReeksVanPreciesDezeLengte(string leerling, IReadOnlyList<ReferentieDag> dagen)
    {
        DateOnly f, laatste;
        if (Kans(40))
        {
            f = dagen[random.Next(dagen.Count)].Datum;
            laatste = f.AddDays(Rond(protocol.Criteria.OfType<ReeksInKalenderdagen>().Select(criterium => criterium.Minstens)) - 1);
        }
        else
        {
            var maanden = protocol.Criteria.OfType<ReeksInMaanden>().Select(criterium => criterium.Minstens).First();
            var past = dagen.Where(dag => dag.Datum.AddMonths(maanden) <= dagen[^1].Datum && ReferentieKalender.Schooljaar(dag.Datum) == ReferentieKalender.Schooljaar(dag.Datum.AddMonths(maanden))).ToList();
            if (past.Count == 0) past = [.. dagen];
            f = past[MaandeindeOfWillekeurig(past)].Datum;
            laatste = f.AddMonths(maanden).AddDays(random.Next(-1, 6));
        }

        var soort = Kies("ziek", "ongeoorloofd", "geoorloofd", "onbekend");
        foreach (var dag in dagen.Where(dag => dag.Datum >= f && dag.Datum <= laatste)) Rij(leerling, dag.Datum, Kans(3) ? "geoorloofd" : soort, "dag");
    }

    private void TeLaatKomen(string leerling, IReadOnlyList<ReferentieDag> dagen)
    {
        for (var keer = Rond(protocol.Criteria.OfType<TeLaat>().Select(criterium => criterium.Minstens)); keer > 0; keer--)
        {
            Rij(leerling, dagen[random.Next(dagen.Count)].Datum, "te_laat", Kans(40) ? "" : Tijdvak(), Kans(50) ? "" : $"{random.Next(0, 60)}");
        }
    }

    private void Spijbelen(string leerling, IReadOnlyList<ReferentieDag> dagen)
    {
        var drempels = protocol.Criteria.OfType<Spijbelen>().ToList();
        var lesuren = IsPo ? 0 : Rond(drempels.Select(criterium => criterium.MinstensLesuren ?? 1));
        var dagdelen = Kans(60) ? Rond(drempels.Select(criterium => criterium.MinstensDagdelen ?? 1)) : 0;
        for (; lesuren > 0; lesuren--) Rij(leerling, Dichtbij(dagen).Datum, "ongeoorloofd", $"{random.Next(1, 9)}", Kans(60) ? "" : Kies("45", "50", "60", "1"));
        for (; dagdelen > 0; dagdelen--)
        {
            var heleDag = dagdelen > 1 && Kans(30);
            Rij(leerling, dagen[random.Next(dagen.Count)].Datum, "ongeoorloofd", heleDag ? "dag" : Kies("ochtend", "middag"), Kans(70) ? "" : $"{random.Next(1, 300)}");
            if (heleDag) dagdelen--;
        }
    }

    private void MinutenRondDeDrempel(string leerling, IReadOnlyList<ReferentieDag> dagen)
    {
        var rest = Rond(protocol.Criteria.OfType<OngeoorloofdeMinuten>().Select(criterium => criterium.Minstens));
        var plaats = random.Next(dagen.Count);
        while (rest > 0 && plaats < dagen.Count)
        {
            var deel = Math.Min(rest, random.Next(1, 601));
            if (!IsPo && Kans(30)) deel = Math.Min(rest, 60);
            Rij(leerling, dagen[plaats].Datum, "ongeoorloofd", !IsPo && deel == 60 ? $"{random.Next(1, 17)}" : Kies("dag", "ochtend"), $"{deel}");
            rest -= deel;
            plaats += random.Next(1, 6);
        }
    }

    private void DagenMetSoort(string leerling, IReadOnlyList<ReferentieDag> dagen)
    {
        var criterium = protocol.Criteria.OfType<DagenMet>().FirstOrDefault();
        var plaats = random.Next(dagen.Count);
        for (var keer = Rond([criterium?.Minstens ?? 3]); keer > 0 && plaats < dagen.Count; keer--)
        {
            Rij(leerling, dagen[plaats].Datum, criterium?.Soort ?? "niet_in_groep", Tijdvak(), Kans(50) ? "" : $"{random.Next(1, 300)}");
            if (Kans(85)) plaats += Kans(60) ? 1 : random.Next(1, 10);
        }
    }

    private void AanwezigheidRondDeGrens(string leerling, IReadOnlyList<ReferentieDag> dagen)
    {
        var d = dagen[random.Next(dagen.Count)].Datum;
        var totD = dagen.Where(dag => dag.Datum <= d && ReferentieKalender.Schooljaar(dag.Datum) == ReferentieKalender.Schooljaar(d)).ToList();
        var grenzen = protocol.Criteria.OfType<Aanwezigheid>().Select(criterium => criterium.Grens).DefaultIfEmpty(90).ToArray();
        var rest = (totD.Sum(dag => dag.Minuten) * (100 - Kies(grenzen)) / 100) + random.Next(-1, 2);
        foreach (var dag in totD.OrderBy(_ => random.Next()).TakeWhile(_ => rest > 0))
        {
            var deel = Math.Min(rest, Math.Min(600, dag.Minuten));
            if (deel < 1) continue;
            Rij(leerling, dag.Datum, Kies("ziek", "geoorloofd", "te_laat", "onbekend"), Kies("dag", "ochtend"), $"{deel}");
            rest -= deel;
        }
    }

    /// <summary>Ill at the end of a month and on the first days of the months that look back from there.</summary>
    private void RondDeRandVanHetVenster(string leerling, IReadOnlyList<ReferentieDag> dagen)
    {
        var naarHuis = Kans(40);
        var d = dagen[MaandeindeOfWillekeurig(dagen)].Datum;
        var begin = d.AddMonths(-Kies(1, 2));
        var eerste = dagen.Where(dag => dag.Datum >= begin && dag.Datum < begin.AddDays(4)).Take(random.Next(1, 3));
        var overige = dagen.Where(dag => dag.Datum > begin && dag.Datum <= d).OrderBy(_ => random.Next()).Take(random.Next(1, 5));
        foreach (var dag in eerste.Concat(overige).Concat(dagen.Where(dag => dag.Datum == d)).Distinct().ToList())
        {
            if (naarHuis) Rij(leerling, dag.Datum, "ziek_naar_huis", Kies("ochtend", "middag"));
            else ZiekeDag(leerling, dag);
        }
    }

    /// <summary>A day ill for about half of its minutes or wholly, in one row or in several.</summary>
    private void ZiekeDag(string leerling, ReferentieDag dag)
    {
        var soort = Kans(80) ? "ziek" : "ziek_naar_huis";
        var half = (dag.Minuten + 1) / 2;
        switch (random.Next(6))
        {
            case 0: Rij(leerling, dag.Datum, soort, Kies("ochtend", "middag")); break;
            case 1 when half is > 1 and <= 599: Rij(leerling, dag.Datum, soort, Kies("ochtend", "middag", "dag"), $"{half + random.Next(-1, 2)}"); break;
            case 2 when half is > 1 and <= 600:
                var eerste = random.Next(1, half);
                Rij(leerling, dag.Datum, soort, "ochtend", $"{eerste}");
                Rij(leerling, dag.Datum, Kies("ziek", "ziek_naar_huis", "geoorloofd"), "middag", $"{half - eerste}");
                break;
            case 3 when !IsPo:
                foreach (var lesuur in Enumerable.Range(1, random.Next(1, 6))) Rij(leerling, dag.Datum, Kans(90) ? soort : "ongeoorloofd", $"{lesuur}");
                break;
            default: Rij(leerling, dag.Datum, soort, "dag"); break;
        }
    }

    private void Willekeurig(string leerling, ReferentieDag dag)
    {
        var soort = Kies(Soorten);
        Rij(leerling, dag.Datum, soort, soort == "te_laat" && Kans(30) ? "" : Tijdvak(), Kans(60) ? "" : $"{random.Next(1, 601)}");
    }

    // Mischief: rows made from other rows

    private void Streken()
    {
        for (var keer = random.Next(1, 25); keer > 0 && rijen.Count > 0; keer--)
        {
            var rij = rijen[random.Next(rijen.Count)];
            rijen.Insert(random.Next(rijen.Count + 1), random.Next(9) switch
            {
                0 => rij,
                1 => rij with { Reden = "luxe" },
                2 => rij with { Minuten = $"{random.Next(1, 601)}" },
                3 => rij with { Soort = Kies(Soorten) },
                4 => MetTijdvak(rij, Tijdvak()),
                5 => rij with { Soort = "onbekend" },
                6 => MetTijdvak(rij, Tijdvak()) with { Soort = "onbekend", Minuten = "" },
                7 => MetTijdvak(rij, "dag") with { Soort = Kies("onbekend", "ziek", "geoorloofd"), Minuten = "" },
                _ => MetTijdvak(rij, Tijdvak()) with { Soort = "niet_in_groep" },
            });
        }
    }

    private void Fouten()
    {
        for (var keer = random.Next(1, 8); keer > 0 && rijen.Count > 0; keer--)
        {
            var rij = rijen[random.Next(rijen.Count)];
            var datum = school.Kalender.Dagen[random.Next(school.Kalender.Dagen.Count)].Datum;
            rijen.Insert(random.Next(rijen.Count + 1), random.Next(14) switch
            {
                0 => rij with { Leerling = "123456782" },
                1 => rij with { Leerling = "" },
                2 => rij with { Leerling = new string('k', 65) },
                3 => rij with { Leerling = "vreemd" },
                4 => rij with { Datum = Iso(datum.AddDays(random.Next(1, 10))) },
                5 => rij with { Datum = "2025-02-30" },
                6 => rij with { Datum = "15/01/2026" },
                7 => MetTijdvak(rij, "") with { Soort = "ziek" },
                8 => rij with { Dagdeel = "dag", Lesuur = "1" },
                9 => MetTijdvak(rij, "17"),
                10 => MetTijdvak(rij, "1") with { Soort = "te_laat" },
                11 => rij with { Soort = "absent" },
                12 => rij with { Minuten = "601" },
                _ => rij with { Minuten = Kies("0", "-5", "x", "1,5") },
            });
        }
    }

    private List<ReferentieRij> Volgorde()
    {
        IEnumerable<ReferentieRij> volgorde = random.Next(4) switch
        {
            0 => rijen.OrderBy(_ => random.Next()),
            1 => rijen.OrderBy(rij => rij.Datum, StringComparer.Ordinal),
            2 => rijen.AsEnumerable().Reverse(),
            _ => rijen,
        };
        return [.. volgorde.ToList().Select((rij, plaats) => rij with { Regel = plaats + 2 })];
    }

    // Small things

    private void Rij(string leerling, DateOnly datum, string soort, string tijdvak, string minuten = "")
    {
        datumsMetRij.Add(datum);
        var vorm = Kans(90) ? "yyyy-MM-dd" : "dd-MM-yyyy";
        rijen.Add(MetTijdvak(new ReferentieRij(0, leerling, datum.ToString(vorm, CultureInfo.InvariantCulture), "", "", soort, minuten, Kans(10) ? "arts" : ""), tijdvak));
    }

    private static ReferentieRij MetTijdvak(ReferentieRij rij, string tijdvak) =>
        tijdvak.Any(char.IsAsciiDigit) ? rij with { Dagdeel = "", Lesuur = tijdvak } : rij with { Dagdeel = tijdvak, Lesuur = "" };

    private string Tijdvak() => IsPo || Kans(40) ? Kies("ochtend", "middag", "dag") : $"{random.Next(1, 7)}";

    /// <summary>The place of a day on which adding or subtracting months has to be clipped, if there is one.</summary>
    private int MaandeindeOfWillekeurig(IReadOnlyList<ReferentieDag> dagen)
    {
        var maandeinden = dagen.Index().Where(dag => dag.Item.Datum.Day >= 29).Select(dag => dag.Index).ToArray();
        return maandeinden.Length > 0 && Kans(50) ? Kies(maandeinden) : random.Next(dagen.Count);
    }

    /// <summary>Often in the first days, so that several land in one window.</summary>
    private ReferentieDag Dichtbij(IReadOnlyList<ReferentieDag> dagen) => dagen[random.Next(Kans(50) ? Math.Min(15, dagen.Count) : dagen.Count)];

    /// <summary>One below, on or one above one of the thresholds.</summary>
    private int Rond(IEnumerable<int> drempels) => Math.Max(1, Kies([.. drempels.DefaultIfEmpty(random.Next(1, 10))]) + random.Next(-1, 2));

    private bool Kans(int percentage) => random.Next(100) < percentage;

    private T Kies<T>(params T[] keuzes) => keuzes[random.Next(keuzes.Length)];
}
