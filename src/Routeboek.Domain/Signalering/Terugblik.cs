using Routeboek.Domain.Kalenders;
using Routeboek.Domain.Protocollen;

namespace Routeboek.Domain.Signalering;

/// <summary>
/// A window that looks back, worked out for every day of a calendar, so that no date is computed while evaluating.
/// </summary>
internal sealed class Terugblik
{
    public Terugblik(Venster venster, Schoolkalender kalender)
    {
        Venster = venster;
        var n = kalender.Aantal;
        Begin = new int[n];
        Verloopt = new int[n];
        var weken = kalender.Schoolweken;
        var begin = 0;
        for (var d = 0; d < n; d++)
        {
            if (venster.Maanden > 0)
            {
                begin = kalender.IndexOpOfNa(MaandenTerug(kalender.Datum(d), venster.Maanden));
            }
            else
            {
                while (weken[begin] <= weken[d] - venster.Schoolweken)
                    begin++;
            }
            Begin[d] = begin;
        }
        Array.Fill(Verloopt, n);
        var dag = 0;
        for (var i = 0; i < n; i++)
        {
            while (dag < n && Begin[dag] <= i)
                dag++;
            Verloopt[i] = dag;
        }
    }

    public Venster Venster { get; }

    /// <summary>Per day D the first day inside the window, inclusive.</summary>
    public int[] Begin { get; }

    /// <summary>Per day i the first day D whose window no longer holds it; the number of days when there is none.</summary>
    public int[] Verloopt { get; }

    private static DateOnly MaandenTerug(DateOnly datum, int maanden) =>
        datum.Year * 12 + datum.Month - 1 - maanden < 12 ? DateOnly.MinValue : datum.AddMonths(-maanden);
}
