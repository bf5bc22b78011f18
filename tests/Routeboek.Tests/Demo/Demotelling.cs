using System.Globalization;
using Routeboek.Domain.Kalenders;

namespace Routeboek.Tests.Demo;

/// <summary>A row as the contract describes it, read from the file with nothing of the product.</summary>
internal sealed record Csvrij(string Leerling, DateOnly Datum, string Dagdeel, string Lesuur, string Soort, string Minuten, string Reden)
{
    public static Csvrij Lees(string regel)
    {
        var v = regel.Split(';');
        Assert.Equal(7, v.Length);
        return new Csvrij(v[0], DateOnly.ParseExact(v[1], "yyyy-MM-dd", CultureInfo.InvariantCulture), v[2], v[3], v[4], v[5], v[6]);
    }

    /// <summary>The place in the day: none, lesson hours, ochtend, middag, dag.</summary>
    public int Plaats => Lesuur.Length > 0 ? int.Parse(Lesuur, CultureInfo.InvariantCulture) : Dagdeel switch { "" => 0, "ochtend" => 17, "middag" => 18, "dag" => 19, _ => -1 };

    public bool Dekt(Csvrij andere) => Dagdeel == "dag" || Plaats == andere.Plaats;

    public bool Overlapt(Csvrij andere) => Plaats == andere.Plaats || (Lesuur.Length > 0) != (andere.Lesuur.Length > 0) || Dagdeel == "dag" || andere.Dagdeel == "dag";

    public int Duur(int dagminuten)
    {
        if (Minuten.Length > 0)
            return int.Parse(Minuten, CultureInfo.InvariantCulture);
        return Soort == "te_laat" ? 0 : Lesuur.Length > 0 ? 60 : Dagdeel == "dag" ? dagminuten : (dagminuten + 1) / 2;
    }
}

/// <summary>Shares of a generated set, counted the plain way: a loop over days and rows, not the engine.</summary>
internal sealed class Demotelling
{
    public int Leerlingen { get; private set; }
    public int Leerplichtig { get; private set; }
    public long Rijen { get; private set; }
    public double AfwezigProcent => 100.0 * _afwezig / _gepland;
    public double ZestienUurPerDuizend => 1000.0 * _zestienUur / Leerplichtig;
    public double LangOngeoorloofdPerDuizend => 1000.0 * _langOngeoorloofd / Leerplichtig;
    public double MazlProcent => 100.0 * _mazl / Leerlingen;
    public double NietInGroepPerDuizend => 1000.0 * _nietInGroep / Leerlingen;
    public double ThuiszittersPerDuizend => 1000.0 * _thuiszitters / Leerlingen;
    public Dictionary<string, long> PerSoort { get; } = [];
    public Dictionary<DayOfWeek, long> ZiekteBegin { get; } = [];
    public int[] ZiekteBeginPerMaand { get; } = new int[13];
    public List<int> TeLaatPerLeerling { get; } = [];
    public List<int> SpijbelurenPerLeerling { get; } = [];

    private long _afwezig;
    private long _gepland;
    private int _zestienUur;
    private int _langOngeoorloofd;
    private int _mazl;
    private int _nietInGroep;
    private int _thuiszitters;

    public static Demotelling Tel(string map, Schoolkalender kalender)
    {
        var telling = new Demotelling();
        using var verzuim = new StreamReader(Path.Combine(map, "verzuim.csv"));
        verzuim.ReadLine();
        var regel = verzuim.ReadLine();
        foreach (var leerling in File.ReadLines(Path.Combine(map, "leerlingen.csv")).Skip(1).Select(l => l.Split(';')))
        {
            var rijen = new List<Csvrij>();
            while (regel is not null && regel.StartsWith(leerling[0] + ";", StringComparison.Ordinal))
            {
                rijen.Add(Csvrij.Lees(regel));
                regel = verzuim.ReadLine();
            }
            telling.Leerling(kalender, rijen, DateOnly.ParseExact(leerling[1], "yyyy-MM-dd", CultureInfo.InvariantCulture));
        }
        Assert.Null(regel);
        return telling;
    }

    private void Leerling(Schoolkalender kalender, List<Csvrij> rijen, DateOnly geboren)
    {
        var n = kalender.Aantal;
        var (afwezig, ziek, weg, ongeoorloofd) = (new int[n], new int[n], new int[n], new int[n]);
        var nietInGroep = new bool[n];
        foreach (var rij in rijen)
        {
            PerSoort[rij.Soort] = PerSoort.GetValueOrDefault(rij.Soort) + 1;
            if (rij.Soort == "onbekend" && rijen.Any(r => r.Datum == rij.Datum && r.Soort is not ("onbekend" or "te_laat" or "niet_in_groep") && r.Dekt(rij)))
                continue;
            var d = kalender.IndexVan(rij.Datum);
            var minuten = rij.Duur(kalender.Minuten[d]);
            if (rij.Soort == "niet_in_groep")
            {
                nietInGroep[d] = true;
                continue;
            }
            afwezig[d] += minuten;
            if (rij.Soort != "te_laat")
                weg[d] += minuten;
            if (rij.Soort is "ziek" or "ziek_naar_huis")
                ziek[d] += minuten;
            if (rij.Soort == "ongeoorloofd")
                ongeoorloofd[d] += rij.Lesuur.Length > 0 ? 60 : minuten;
        }
        Leerlingen++;
        Rijen += rijen.Count;
        TeLaatPerLeerling.Add(rijen.Count(r => r.Soort == "te_laat"));
        SpijbelurenPerLeerling.Add(rijen.Count(r => r.Soort == "ongeoorloofd"));
        for (var d = 0; d < n; d++)
        {
            _gepland += kalender.Minuten[d];
            _afwezig += Math.Min(afwezig[d], kalender.Minuten[d]);
        }

        // Leerplicht: from the month after the fifth birthday; with kwalificatieplicht up to the eighteenth.
        bool LeerplichtigOp(int d)
        {
            var datum = kalender.Datum(d);
            var vijf = geboren.AddYears(5);
            return datum >= new DateOnly(vijf.Year, vijf.Month, 1).AddMonths(1) && datum < geboren.AddYears(18);
        }
        if (LeerplichtigOp(0) || LeerplichtigOp(n - 1))
            Leerplichtig++;

        bool zestien = false, lang = false, mazl = false, thuis = false, buiten = false;
        var begin = new List<int>(); // spells of illness
        for (var d = 0; d < n; d++)
        {
            var som = 0;
            var buitenDagen = 0;
            for (var e = d; e >= 0 && kalender.Schoolweken[e] > kalender.Schoolweken[d] - 4; e--)
            {
                som += ongeoorloofd[e];
                buitenDagen += nietInGroep[e] ? 1 : 0;
            }
            zestien |= som >= 960 && LeerplichtigOp(d);
            buiten |= buitenDagen >= 5;

            var f = d;
            while (f > 0 && ongeoorloofd[f] >= kalender.Minuten[f] && ongeoorloofd[f - 1] >= kalender.Minuten[f - 1])
                f--;
            lang |= LeerplichtigOp(d) && ongeoorloofd[d] >= kalender.Minuten[d] && kalender.Dagnummers[d] - kalender.Dagnummers[f] + 1 >= 28;

            f = d;
            while (f > 0 && 2 * weg[f] >= kalender.Minuten[f] && 2 * weg[f - 1] >= kalender.Minuten[f - 1])
                f--;
            thuis |= 2 * weg[d] >= kalender.Minuten[d] && kalender.Dagnummers[d] - kalender.Dagnummers[f] + 1 >= 28;

            var ziektedag = 2 * ziek[d] >= kalender.Minuten[d];
            if (ziektedag && (d == 0 || 2 * ziek[d - 1] < kalender.Minuten[d - 1]))
            {
                begin.Add(d);
                ZiekteBegin[kalender.Datum(d).DayOfWeek] = ZiekteBegin.GetValueOrDefault(kalender.Datum(d).DayOfWeek) + 1;
                ZiekteBeginPerMaand[kalender.Datum(d).Month]++;
            }
            mazl |= begin.Count(b => kalender.Schoolweken[b] > kalender.Schoolweken[d] - 12) >= 4;
            mazl |= ziektedag && d - begin[^1] + 1 >= 7;
        }
        _zestienUur += zestien ? 1 : 0;
        _langOngeoorloofd += lang ? 1 : 0;
        _mazl += mazl ? 1 : 0;
        _thuiszitters += thuis ? 1 : 0;
        _nietInGroep += buiten ? 1 : 0;
    }
}
