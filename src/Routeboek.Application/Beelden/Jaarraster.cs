using System.Globalization;
using System.Text;
using Routeboek.Domain.Kalenders;

namespace Routeboek.Application.Beelden;

/// <summary>
/// The grid of a school year: a column per week, a row per weekday, in two halves that stand side by side or, on a phone, below
/// each other. Holds what is the same for all pupils: school days, holidays and labels.
/// </summary>
public sealed class Jaarraster
{
    /// <summary>The side of a cell, in units of the drawing.</summary>
    public const int Cel = 12;

    private const int Stap = 14;
    private const int Links = 20;
    private const int Boven = 15;
    private static readonly string[] Weekdagen = ["ma", "di", "wo", "do", "vr", "za", "zo"];

    private readonly DateOnly _maandag;
    private readonly string[] _achtergrond;

    /// <param name="basis">The calendar of the school.</param>
    /// <param name="peildatum">A school day: its school year is drawn, what lies after it stays open.</param>
    /// <param name="van">The first day that is drawn; null = from the beginning of the year.</param>
    /// <param name="tot">The last day that is drawn, not before the reference day; null = to the end of the year.</param>
    public Jaarraster(Schoolkalender basis, DateOnly peildatum, DateOnly? van = null, DateOnly? tot = null)
    {
        var jaar = basis.JaarVan(basis.IndexOpOfVoor(peildatum));
        Jaar = jaar.Jaar;
        Eerste = basis.Datum(van is { } eerste ? Math.Clamp(basis.IndexOpOfNa(eerste), jaar.EersteDag, jaar.LaatsteDag) : jaar.EersteDag);
        Laatste = basis.Datum(tot is { } laatste ? Math.Clamp(basis.IndexOpOfVoor(laatste), jaar.EersteDag, jaar.LaatsteDag) : jaar.LaatsteDag);
        _maandag = Maandag(Eerste);
        Kolommen = (Maandag(Laatste).DayNumber - _maandag.DayNumber) / 7 + 1;
        Helft = (Kolommen + 1) / 2;
        Rijen = 5;
        for (var i = jaar.EersteDag; i <= jaar.LaatsteDag; i++)
            Rijen = Math.Max(Rijen, Weekdag(basis.Datum(i)) + 1);
        _achtergrond = [Achtergrond(basis, peildatum, 0), Achtergrond(basis, peildatum, 1)];
    }

    public Schooljaar Jaar { get; }

    /// <summary>First school day drawn.</summary>
    public DateOnly Eerste { get; }

    /// <summary>Last school day drawn.</summary>
    public DateOnly Laatste { get; }

    /// <summary>Weeks from the first to the last school day, holidays included.</summary>
    public int Kolommen { get; }

    /// <summary>The columns of the first half.</summary>
    public int Helft { get; }

    /// <summary>Weekdays drawn: five, or more when the school has lessons in the weekend.</summary>
    public int Rijen { get; }

    /// <summary>How many halves have columns.</summary>
    public int Helften => Kolommen > Helft ? 2 : 1;

    public int Breedte => Links + Helft * Stap;

    public int Hoogte => Boven + Rijen * Stap;

    /// <summary>The place of a date: half and top left corner of its cell.</summary>
    public (int Helft, int X, int Y) Plek(DateOnly datum)
    {
        var kolom = (datum.DayNumber - _maandag.DayNumber) / 7;
        var helft = kolom >= Helft ? 1 : 0;
        return (helft, Links + (kolom - helft * Helft) * Stap, Boven + Weekdag(datum) * Stap);
    }

    /// <summary>First and last date of a half.</summary>
    public (DateOnly Van, DateOnly Tot) Bereik(int helft)
    {
        var van = _maandag.AddDays(helft * Helft * 7);
        var tot = _maandag.AddDays((helft == 0 ? Helft : Kolommen) * 7 - 1);
        return (van < Eerste ? Eerste : van, tot > Laatste ? Laatste : tot);
    }

    /// <summary>School days, holidays, days to come and labels of one half, as SVG.</summary>
    public string Achtergrond(int helft) => _achtergrond[helft];

    private string Achtergrond(Schoolkalender basis, DateOnly peildatum, int helft)
    {
        StringBuilder school = new(), vrij = new(), later = new(), tekst = new();
        var van = helft == 0 ? 0 : Helft;
        var tot = helft == 0 ? Helft : Kolommen;
        for (var rij = 0; rij < Rijen; rij++)
            tekst.Append(CultureInfo.InvariantCulture, $"<text x=\"0\" y=\"{Boven + rij * Stap + 9}\">{Weekdagen[rij]}</text>");
        var maand = 0;
        for (var kolom = van; kolom < tot; kolom++)
        {
            var begin = _maandag.AddDays(kolom * 7);
            // a month is named above the first week that begins in it, unless the next name would run into it
            var naam = kolom == van ? begin < Eerste ? Eerste.Month : begin.Month : begin.Month;
            if (naam != maand && (kolom > van || Volgende(begin) >= 2))
            {
                tekst.Append(CultureInfo.InvariantCulture, $"<text x=\"{Links + (kolom - van) * Stap}\" y=\"9\">{Beeldwoorden.Maand(naam)}</text>");
            }
            maand = naam;
            for (var rij = 0; rij < Rijen; rij++)
            {
                var datum = begin.AddDays(rij);
                if (datum < Eerste || datum > Laatste)
                    continue;
                var doel = basis.IndexVan(datum) < 0 ? rij < 5 ? vrij : null : datum > peildatum ? later : school;
                doel?.Append(CultureInfo.InvariantCulture, $"M{Links + (kolom - van) * Stap} {Boven + rij * Stap}h{Cel}v{Cel}h-{Cel}z");
            }
        }
        var uit = new StringBuilder();
        Pad(uit, "er", school);
        Pad(uit, "vrij", vrij);
        Pad(uit, "later", later);
        var (peilhelft, x, y) = Plek(peildatum);
        if (peilhelft == helft)
            uit.Append(CultureInfo.InvariantCulture, $"<rect class=\"peil\" x=\"{x - 1}\" y=\"{y - 1}\" width=\"{Cel + 2}\" height=\"{Cel + 2}\"/>");
        return uit.Append(tekst).ToString();
    }

    private static int Volgende(DateOnly begin)
    {
        var weken = 0;
        while (begin.AddDays(weken * 7).Month == begin.Month)
            weken++;
        return weken;
    }

    private static void Pad(StringBuilder uit, string klasse, StringBuilder pad)
    {
        if (pad.Length > 0)
            uit.Append("<path class=\"").Append(klasse).Append("\" d=\"").Append(pad).Append("\"/>");
    }

    private static int Weekdag(DateOnly datum) => ((int)datum.DayOfWeek + 6) % 7;

    private static DateOnly Maandag(DateOnly datum) => datum.AddDays(-Weekdag(datum));
}
