using System.Globalization;
using System.Text;
using Routeboek.Domain.Verzuim;

namespace Routeboek.Application.Beelden;

/// <summary>
/// Presence over the weeks of a school year as a picture: a ring for each week, a line for the year so far, and bands from 95 and from 90 percent.
/// A pure function.
/// </summary>
public static class Aanwezigheidslijn
{
    private const int Links = 30;
    private const int Rechts = 356;
    private const int Boven = 8;
    private const int Onder = 108;
    private const int Hoogte = 124;
    private const int Volledig = 1000;
    private const int Stap = 100;

    // a week at home still leaves room to read the bands: what lies lower stands on the bottom line, which says so
    private const int HoogsteVloer = 800;
    private const int LaagsteVloer = 500;

    private static readonly int[] Grenzen = [950, 900];

    /// <summary>The picture; empty without a week.</summary>
    public static string Svg(Jaarbeeld beeld, Jaarverloop verloop)
    {
        var weken = verloop.Weken;
        if (weken.Count == 0)
            return "";
        var laagste = weken.Min(w => Math.Min(w.Tienden, w.TotNuToeTienden));
        var vloer = Math.Clamp(laagste / Stap * Stap, LaagsteVloer, HoogsteVloer);
        var uit = new StringBuilder();
        uit.Append(CultureInfo.InvariantCulture, $"<svg class=\"lijn\" viewBox=\"0 0 {Rechts + 4} {Hoogte}\" role=\"img\" aria-label=\"Aanwezigheid per week van {Beeldwoorden.KorteDag(beeld.Kalender.Datum(weken[0].Van))} tot en met {Beeldwoorden.KorteDag(beeld.Kalender.Datum(weken[^1].Tot))}, nu {Beeldwoorden.Procent(weken[^1].TotNuToeTienden)} over het jaar; dezelfde weken staan in de tabel eronder\">");
        Band("band95", Volledig, Grenzen[0]);
        Band("band90", Grenzen[0], Grenzen[1]);
        Band("band0", Grenzen[1], vloer);
        foreach (var waarde in Grenzen)
            uit.Append(CultureInfo.InvariantCulture, $"<path class=\"grens\" d=\"M{Links} {Y(waarde)}H{Rechts}\"/>");
        foreach (var waarde in (int[])[Volledig, .. Grenzen, vloer])
            uit.Append(CultureInfo.InvariantCulture, $"<text x=\"0\" y=\"{Naam(waarde)}\">{(waarde == vloer && laagste < vloer ? "&lt; " : "")}{waarde / 10} %</text>");
        Maanden(uit, beeld, weken);
        uit.Append("<path class=\"loop\" d=\"");
        for (var i = 0; i < weken.Count; i++)
            uit.Append(CultureInfo.InvariantCulture, $"{(i == 0 ? 'M' : 'L')}{X(i)} {Y(weken[i].TotNuToeTienden)}");
        uit.Append("\"/>");
        for (var i = 0; i < weken.Count; i++)
        {
            var week = weken[i];
            uit.Append(CultureInfo.InvariantCulture, $"<circle class=\"week\" cx=\"{X(i)}\" cy=\"{Y(week.Tienden)}\" r=\"2.2\"><title>Week van {Beeldwoorden.Dag(beeld.Kalender.Datum(week.Van))}: {Beeldwoorden.Procent(week.Tienden)} aanwezig</title></circle>");
        }
        return uit.Append("</svg>").ToString();

        void Band(string klasse, int boven, int onder) =>
            uit.Append(CultureInfo.InvariantCulture, $"<rect class=\"{klasse}\" x=\"{Links}\" y=\"{Y(boven)}\" width=\"{Rechts - Links}\" height=\"{Y(onder) - Y(boven)}\"/>");

        int Y(int tienden) => Boven + (Volledig - Math.Max(tienden, vloer)) * (Onder - Boven) / (Volledig - vloer);

        // names keep a line of text apart, also when the bands are narrow
        int Naam(int waarde) => Math.Min(Onder + 3, Math.Max(Y(waarde) + 3, Boven + 3 + 10 * (waarde == Volledig ? 0 : waarde == vloer ? 3 : Array.IndexOf(Grenzen, waarde) + 1)));

        int X(int week) => Links + 6 + (weken.Count == 1 ? 0 : week * (Rechts - Links - 12) / (weken.Count - 1));

        void Maanden(StringBuilder doel, Jaarbeeld jaar, IReadOnlyList<Schoolweekaanwezigheid> reeks)
        {
            var (vorige, vrij) = (0, 0);
            for (var i = 0; i < reeks.Count; i++)
            {
                var maand = jaar.Kalender.Datum(reeks[i].Van).Month;
                // a name that would run into the one before is left out
                if (maand != vorige && X(i) >= vrij && X(i) <= Rechts - 18)
                {
                    doel.Append(CultureInfo.InvariantCulture, $"<text x=\"{X(i) - 3}\" y=\"{Hoogte - 3}\">{Beeldwoorden.Maand(maand)}</text>");
                    vrij = X(i) + 22;
                }
                vorige = maand;
            }
        }
    }
}
