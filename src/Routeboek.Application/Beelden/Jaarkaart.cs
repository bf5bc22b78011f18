using System.Globalization;
using System.Text;
using Routeboek.Domain.Kalenders;
using Routeboek.Domain.Verzuim;

namespace Routeboek.Application.Beelden;

/// <summary>
/// The year of one pupil as a picture: kind by colour and by letter, filled when it takes half of the day or more, longer absence
/// outlined; and the same days in a table for who cannot see it. Pure functions.
/// </summary>
public static class Jaarkaart
{
    /// <summary>The shared drawings that the pictures refer to; stands once in the document.</summary>
    public static string Tekeningen(Jaarraster raster)
    {
        var uit = new StringBuilder("<svg class=\"weg\" width=\"0\" height=\"0\" aria-hidden=\"true\" focusable=\"false\"><defs>");
        for (var helft = 0; helft < raster.Helften; helft++)
            uit.Append(CultureInfo.InvariantCulture, $"<g id=\"r{helft}\" class=\"rs\">{raster.Achtergrond(helft)}</g>");
        foreach (var soort in Enum.GetValues<Verzuimsoort>())
        {
            foreach (var gevuld in (bool[])[true, false])
                uit.Append(CultureInfo.InvariantCulture, $"<g id=\"{Id(soort, gevuld)}\" class=\"m {Klasse(soort)}{(gevuld ? " vol" : "")}\">{Merk(soort)}</g>");
        }
        return uit.Append("<circle id=\"meer\" cx=\"10\" cy=\"2\" r=\"1.7\"/></defs></svg>").ToString();
    }

    /// <summary>One cell outside a picture, for the legend.</summary>
    public static string Legendacel(Verzuimsoort soort, bool gevuld) =>
        $"<svg class=\"cel\" viewBox=\"-1 -1 14 14\" aria-hidden=\"true\" focusable=\"false\"><use href=\"#{Id(soort, gevuld)}\"/></svg>";

    /// <summary>How the picture is read. Refers to <see cref="Tekeningen"/>.</summary>
    public static string Legenda()
    {
        var uit = new StringBuilder("<p>Elke kolom is een week, van maandag tot en met vrijdag. Een gevuld vakje is een halve schooldag of meer, een licht vakje een deel van de dag.</p>\n<ul class=\"legenda\">\n");
        Vak("<rect class=\"er\" width=\"12\" height=\"12\"/>", "op school");
        foreach (var soort in Enum.GetValues<Verzuimsoort>())
            uit.Append("<li>").Append(Legendacel(soort, soort != Verzuimsoort.TeLaat)).Append(Verzuimnamen.SoortLeesbaar(soort)).Append("</li>\n");
        Vak("<use href=\"#ziv\"/><use href=\"#meer\"/>", "stip: die dag was er meer");
        Vak("<rect class=\"reeks\" x=\"-.2\" y=\"-.2\" width=\"12.4\" height=\"12.4\" rx=\"2\"/>", $"rand: {Jaarbeeld.KortstePeriode} of meer schooldagen achter elkaar niet op school");
        Vak("<rect class=\"vrij\" width=\"12\" height=\"12\"/>", "vakantie of vrije dag");
        Vak("<rect class=\"later\" width=\"12\" height=\"12\"/>", "komt nog");
        return uit.Append("</ul>").ToString();

        void Vak(string tekening, string tekst) => uit.Append("<li><svg class=\"cel\" viewBox=\"-1 -1 14 14\" aria-hidden=\"true\" focusable=\"false\">").Append(tekening).Append("</svg>").Append(tekst).Append("</li>\n");
    }

    /// <summary>The picture: one drawing per half of the year.</summary>
    /// <param name="raster">The grid.</param>
    /// <param name="beeld">The pupil's year.</param>
    /// <param name="rijen">The pupil's rows.</param>
    public static string Svg(Jaarraster raster, Jaarbeeld beeld, ReadOnlySpan<uint> rijen)
    {
        var uit = new StringBuilder();
        for (var helft = 0; helft < raster.Helften; helft++)
        {
            var (van, tot) = raster.Bereik(helft);
            uit.Append(CultureInfo.InvariantCulture, $"<svg class=\"jaar\" viewBox=\"-1 0 {raster.Breedte + 1} {raster.Hoogte}\" role=\"img\" aria-label=\"Jaarbeeld {Beeldwoorden.KorteDag(van)} tot en met {Beeldwoorden.KorteDag(tot)}; dezelfde dagen staan in de tabel eronder\"><use href=\"#r{helft}\"/>");
            Vrij(uit, raster, beeld, helft);
            foreach (var dag in beeld.Dagen)
            {
                var datum = beeld.Kalender.Datum(dag.Dag);
                var (h, x, y) = raster.Plek(datum);
                if (h != helft)
                    continue;
                uit.Append(CultureInfo.InvariantCulture, $"<use href=\"#{Id(dag.Soort, dag.Gevuld)}\" x=\"{x}\" y=\"{y}\"><title>{Beeldwoorden.Dag(datum)}: {Beeldwoorden.Rijen(rijen[dag.Van..dag.Tot])}</title></use>");
                if (dag.IsGemengd)
                    uit.Append(CultureInfo.InvariantCulture, $"<use href=\"#meer\" x=\"{x}\" y=\"{y}\"/>");
            }
            Omlijning(uit, raster, beeld, helft);
            uit.Append("</svg>");
        }
        return uit.ToString();
    }

    /// <summary>The same days as rows of a table, by month: days without absence first, then what was registered.</summary>
    public static string Tabelrijen(Jaarbeeld beeld)
    {
        var uit = new StringBuilder();
        var volgende = 0;
        for (var i = beeld.EersteDag; i <= beeld.Peildag;)
        {
            var eerste = beeld.Kalender.Datum(i);
            var begin = i;
            while (i <= beeld.Peildag && beeld.Kalender.Datum(i).Month == eerste.Month)
                i++;
            var vanaf = volgende;
            while (volgende < beeld.Dagen.Count && beeld.Dagen[volgende].Dag < i)
                volgende++;
            uit.Append(CultureInfo.InvariantCulture, $"<tr><th scope=\"row\">{Beeldwoorden.Maand(eerste.Month)}</th><td>{i - begin - (volgende - vanaf)} van {i - begin}</td><td>");
            Soorten(uit, beeld, vanaf, volgende);
            uit.Append("</td></tr>");
        }
        return uit.ToString();
    }

    private static void Soorten(StringBuilder uit, Jaarbeeld beeld, int van, int tot)
    {
        var leeg = true;
        foreach (var soort in Enum.GetValues<Verzuimsoort>())
        {
            var eerste = true;
            for (var i = van; i < tot; i++)
            {
                if (!beeld.Dagen[i].Soorten.Bevat(soort))
                    continue;
                var begin = i;
                while (i + 1 < tot && beeld.Dagen[i + 1].Dag == beeld.Dagen[i].Dag + 1 && beeld.Dagen[i + 1].Soorten.Bevat(soort))
                    i++;
                uit.Append(eerste ? (leeg ? "" : "; ") + Verzuimnamen.SoortLeesbaar(soort) + " " : ", ");
                uit.Append(beeld.Kalender.Datum(beeld.Dagen[begin].Dag).Day);
                if (i > begin)
                    uit.Append(i == begin + 1 ? ", " : " t/m ").Append(beeld.Kalender.Datum(beeld.Dagen[i].Dag).Day);
                eerste = leeg = false;
            }
        }
        if (leeg)
            uit.Append("steeds op school");
    }

    // the days on which only this pupil has no lessons
    private static void Vrij(StringBuilder uit, Jaarraster raster, Jaarbeeld beeld, int helft)
    {
        if (beeld.Kalender.Basis is not { } basis)
            return;
        var pad = new StringBuilder();
        for (var i = basis.IndexOpOfNa(raster.Eerste); i < basis.Aantal && basis.Datum(i) <= raster.Laatste; i++)
        {
            var datum = basis.Datum(i);
            if (beeld.Kalender.IndexVan(datum) < 0 && raster.Plek(datum) is var (h, x, y) && h == helft)
                pad.Append(CultureInfo.InvariantCulture, $"M{x} {y}h{Jaarraster.Cel}v{Jaarraster.Cel}h-{Jaarraster.Cel}z");
        }
        if (pad.Length > 0)
            uit.Append("<path class=\"geen\" d=\"").Append(pad).Append("\"><title>geen les volgens het eigen rooster</title></path>");
    }

    private static void Omlijning(StringBuilder uit, Jaarraster raster, Jaarbeeld beeld, int helft)
    {
        foreach (var periode in beeld.Perioden)
        {
            for (var i = periode.Van; i <= periode.Tot;)
            {
                var (h, x, y) = raster.Plek(beeld.Kalender.Datum(i));
                var onder = y;
                // one frame per week; a day without lessons in between belongs to it
                for (i++; i <= periode.Tot && raster.Plek(beeld.Kalender.Datum(i)) is var (h2, x2, y2) && h2 == h && x2 == x; i++)
                    onder = y2;
                if (h == helft)
                    uit.Append(CultureInfo.InvariantCulture, $"<rect class=\"reeks\" x=\"{x - 1}\" y=\"{y - 1}\" width=\"{Jaarraster.Cel + 2}\" height=\"{onder - y + Jaarraster.Cel + 2}\" rx=\"2\"/>");
            }
        }
    }

    private static string Id(Verzuimsoort soort, bool gevuld) => $"{Klasse(soort)}{(gevuld ? "v" : "")}";

    private static string Klasse(Verzuimsoort soort) => soort switch
    {
        Verzuimsoort.TeLaat => "tl",
        Verzuimsoort.Ziek => "zi",
        Verzuimsoort.ZiekNaarHuis => "zh",
        Verzuimsoort.Ongeoorloofd => "on",
        Verzuimsoort.Geoorloofd => "ge",
        Verzuimsoort.Onbekend => "ob",
        Verzuimsoort.NietInGroep => "ng",
        _ => throw new ArgumentOutOfRangeException(nameof(soort), soort, "onbekende soort"),
    };

    private static string Merk(Verzuimsoort soort) =>
        $"<rect width=\"{Jaarraster.Cel}\" height=\"{Jaarraster.Cel}\"/><text x=\"6\" y=\"9.4\">{Beeldwoorden.Teken(soort)}</text>";
}
