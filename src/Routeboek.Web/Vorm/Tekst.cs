using System.Globalization;
using Routeboek.Application.Kalenders;

namespace Routeboek.Web.Vorm;

/// <summary>The texts, dates and numbers of one request, in its language. In a page: <c>@T["vorm.opslaan"]</c>.</summary>
public sealed class Tekst(Tekstboek boek, IHttpContextAccessor http, TimeProvider klok)
{
    private static readonly string[][] s_dagen = [["ma", "di", "wo", "do", "vr", "za", "zo"], ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]];

    private static readonly string[][] s_maanden =
    [
        ["jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"],
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
    ];

    public Taal Taal => Taalkeuze.Van(http.HttpContext);

    /// <summary>The text; a name without a text shows itself, so that a slip never costs anybody a page.</summary>
    public string this[string sleutel] => boek.Zoek(sleutel, Taal) ?? sleutel;

    /// <summary>The text with what was given in place of <c>{0}</c>, <c>{1}</c>.</summary>
    public string this[string sleutel, params object[] delen] => string.Format(CultureInfo.InvariantCulture, this[sleutel], delen);

    /// <summary>A text with a number: <c>sleutel-een</c> for exactly one, else <c>sleutel-meer</c> with the number in place of <c>{0}</c>.</summary>
    public string Aantal(string sleutel, long aantal) => aantal == 1 ? this[$"{sleutel}-een"] : this[$"{sleutel}-meer", Getal(aantal)];

    /// <summary>The paragraphs of a text.</summary>
    public string[] Alineas(string sleutel) => this[sleutel].Split("\n\n");

    /// <summary>The paragraphs of the help of a page, or none.</summary>
    public string[] Uitleg(string pad) => boek.Uitleg(pad) is { } sleutel ? Alineas(sleutel) : [];

    /// <summary>"vr 16 jan", with the year when it is another year than today's.</summary>
    public string Dag(DateOnly dag) => dag.Year == Schoolklok.Vandaag(klok).Year ? KorteDag(dag) : $"{KorteDag(dag)} {dag.Year.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>"vr 16 jan 14:05", the time in the Netherlands.</summary>
    /// <param name="utc">The instant, UTC.</param>
    public string Moment(DateTime utc)
    {
        var hier = Schoolklok.Plaatselijk(utc);
        return $"{Dag(DateOnly.FromDateTime(hier))} {hier.ToString("HH:mm", CultureInfo.InvariantCulture)}";
    }

    /// <summary>Thousands apart: "12.500" or "12,500".</summary>
    public string Getal(long getal) => getal.ToString("#,0", CultureInfo.InvariantCulture).Replace(',', Taal == Taal.Nl ? '.' : ',');

    private string KorteDag(DateOnly dag) =>
        $"{s_dagen[(int)Taal][((int)dag.DayOfWeek + 6) % 7]} {dag.Day.ToString(CultureInfo.InvariantCulture)} {s_maanden[(int)Taal][dag.Month - 1]}";
}
