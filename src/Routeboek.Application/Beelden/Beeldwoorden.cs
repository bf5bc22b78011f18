using System.Globalization;
using System.Text;
using Routeboek.Application.Signalering;
using Routeboek.Domain.Kalenders;
using Routeboek.Domain.Protocollen;
using Routeboek.Domain.Signalering;
using Routeboek.Domain.Verzuim;

namespace Routeboek.Application.Beelden;

/// <summary>How the sheet says days, rows and numbers.</summary>
internal static class Beeldwoorden
{
    // more than this and the list is longer than the story
    private const int MeesteVermeldingen = 12;

    private static readonly NumberFormatInfo Nederlands = new() { NumberGroupSeparator = ".", NumberDecimalSeparator = "," };

    private static readonly string[] Maanden = ["jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"];

    /// <summary>The mark of a kind in the picture of the year: one character.</summary>
    public static char Teken(Verzuimsoort soort) => "LZHOT?B"[(int)soort];

    public static string Getal(long getal) => getal.ToString("#,0", Nederlands);

    /// <summary>"vr 16 jan".</summary>
    public static string Dag(DateOnly datum) => Schoolkalender.Leesbaar(datum)[..^5];

    /// <summary>"16 jan".</summary>
    public static string KorteDag(DateOnly datum) => $"{datum.Day} {Maanden[datum.Month - 1]}";

    public static string Maand(int maand) => Maanden[maand - 1];

    public static string Procent(int tienden) => tienden % 10 == 0 ? $"{tienden / 10} %" : $"{tienden / 10},{tienden % 10} %";

    public static string Aantal(long aantal, string een, string meer) => aantal == 1 ? $"1 {een}" : $"{Getal(aantal)} {meer}";

    /// <summary>A ladder's id as people read it: "te-laat" is "Te laat".</summary>
    public static string Ladder(string id)
    {
        var tekst = id.Replace('-', ' ');
        return tekst.Length == 0 ? tekst : char.ToUpperInvariant(tekst[0]) + tekst[1..];
    }

    /// <summary>The rows of one day: "ziek, hele dag; te laat, lesuur 2".</summary>
    public static string Rijen(ReadOnlySpan<uint> rijen)
    {
        var tekst = new StringBuilder();
        foreach (var soort in Enum.GetValues<Verzuimsoort>())
        {
            uint lesuren = 0;
            var delen = new List<string>();
            var heeft = false;
            foreach (var bits in rijen)
            {
                var rij = new Registratie(bits);
                if (rij.Soort != soort)
                    continue;
                heeft = true;
                if (rij.Tijdvak.IsLesuur)
                    lesuren |= 1u << rij.Tijdvak.Lesuur;
                else if (rij.Tijdvak.IsDagdeel)
                    delen.Add(Verzuimnamen.Tijdvak(rij.Tijdvak));
            }
            if (!heeft)
                continue;
            if (lesuren != 0)
                delen.Add(Lesuren(lesuren));
            tekst.Append(tekst.Length == 0 ? "" : "; ").Append(Verzuimnamen.SoortLeesbaar(soort));
            if (delen.Count > 0)
                tekst.Append(", ").AppendJoin(" en ", delen);
        }
        return tekst.ToString();
    }

    /// <summary>
    /// The rows that count, per kind: "te laat: 2 sep, 9 sep" or "ziek: 12 jan t/m 6 feb (18 schooldagen)". The latest are named.
    /// </summary>
    public static string Bewijs(Schoolkalender kalender, ReadOnlySpan<uint> rijen, ReadOnlySpan<int> bewijs)
    {
        var perSoort = new SortedDictionary<Verzuimsoort, List<(int Van, int Tot, int Lesuren)>>();
        foreach (var i in bewijs)
        {
            var rij = new Registratie(rijen[i]);
            if (!perSoort.TryGetValue(rij.Soort, out var reeks))
                perSoort[rij.Soort] = reeks = [];
            var lesuren = rij.Tijdvak.IsLesuur && rij.Soort != Verzuimsoort.TeLaat ? 1 : 0;
            if (reeks.Count > 0 && reeks[^1] is var laatste && rij.Dag - laatste.Tot is 0 or 1 && (rij.Soort != Verzuimsoort.TeLaat || rij.Dag == laatste.Tot))
                reeks[^1] = (laatste.Van, rij.Dag, laatste.Lesuren + lesuren);
            else
                reeks.Add((rij.Dag, rij.Dag, lesuren));
        }
        var tekst = new StringBuilder();
        foreach (var (soort, reeks) in perSoort)
        {
            tekst.Append(tekst.Length == 0 ? "" : "; ").Append(Verzuimnamen.SoortLeesbaar(soort)).Append(": ");
            var begin = Math.Max(0, reeks.Count - MeesteVermeldingen);
            if (begin > 0)
                tekst.Append(CultureInfo.InvariantCulture, $"{begin} keer eerder, en ");
            for (var i = begin; i < reeks.Count; i++)
            {
                var (van, tot, lesuren) = reeks[i];
                tekst.Append(i == begin ? "" : ", ").Append(KorteDag(kalender.Datum(van)));
                if (tot > van)
                    tekst.Append(" t/m ").Append(KorteDag(kalender.Datum(tot)));
                if (lesuren > 0)
                    tekst.Append(" (").Append(Aantal(lesuren, "lesuur", "lesuren")).Append(')');
                else if (tot > van)
                    tekst.Append(CultureInfo.InvariantCulture, $" ({tot - van + 1} schooldagen)");
            }
        }
        return tekst.ToString();
    }

    /// <summary>How near a signal is: "13 van 16 uur ongeoorloofd, nog 3 uur".</summary>
    public static string Nadering(Signaal signaal)
    {
        var v = signaal.Verklaring;
        // a second condition of the criterion: the count is there, the spells are not
        if (signaal.Regel.Criterium is Criterium.Ziektedagen c && v.Eenheid != c.Eenheid)
            return $"{v.Waarde} {c.Eenheid}, nog {Aantal(v.Nog, "ziekteperiode", v.Eenheid)}";
        const string Minuten = "minuten";
        return v.Eenheid.StartsWith(Minuten, StringComparison.Ordinal)
            ? $"{Uren(v.Waarde)} van {Uren(v.Waarde + v.Nog)}{v.Eenheid[Minuten.Length..]}, nog {Uren(v.Nog)}"
            : $"{v.Waarde} van {v.Waarde + v.Nog} {v.Eenheid}, nog {v.Nog}";
    }

    public static string Herkomst(Herkomst herkomst) => herkomst switch
    {
        Domain.Protocollen.Herkomst.Wet => "wet",
        Domain.Protocollen.Herkomst.Protocol => "protocol van de regio",
        Domain.Protocollen.Herkomst.Voorstel => "voorstel van Routeboek, de regio kan het veranderen",
    };

    private static string Uren(int minuten) => (minuten / 60, minuten % 60) switch
    {
        (var uur, 0) => $"{uur} uur",
        (0, var rest) => $"{rest} minuten",
        var (uur, rest) => $"{uur} uur en {rest} minuten",
    };

    private static string Lesuren(uint bits)
    {
        var tekst = new StringBuilder("lesuur ");
        var eerste = true;
        for (var i = 1; i <= Tijdvak.HoogsteLesuur; i++)
        {
            if ((bits >> i & 1) == 0)
                continue;
            var tot = i;
            while (tot < Tijdvak.HoogsteLesuur && (bits >> tot + 1 & 1) != 0)
                tot++;
            tekst.Append(eerste ? "" : ", ").Append(i);
            if (tot > i)
                tekst.Append(tot == i + 1 ? ", " : " t/m ").Append(tot);
            eerste = false;
            i = tot;
        }
        return tekst.ToString();
    }
}
