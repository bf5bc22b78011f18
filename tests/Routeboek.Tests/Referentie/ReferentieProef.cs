using System.Globalization;

namespace Routeboek.Tests.Referentie;

/// <summary>Builds small cases by hand: one pupil L1, rows in the order in which they are written.</summary>
public sealed class ReferentieProef
{
    private readonly List<ReferentieRij> rijen = [];

    public ReferentieProef(ReferentieProtocol protocol, IEnumerable<DateOnly>? schooldagen = null, int minuten = 300)
    {
        Protocol = protocol;
        School = new ReferentieSchool(new ReferentieKalender((schooldagen ?? Weekdagen(D("2025-09-01"), D("2026-07-03"))).Select(dag => new ReferentieDag(dag, minuten))));
    }

    public ReferentieProtocol Protocol { get; }

    public ReferentieSchool School { get; set; }

    public IReadOnlyList<DateOnly> Dagen => [.. School.Kalender.Dagen.Select(dag => dag.Datum)];

    public IReadOnlyList<ReferentieRij> Rijen => rijen;

    public static DateOnly D(string datum) => DateOnly.ParseExact(datum, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static IEnumerable<DateOnly> Weekdagen(DateOnly eerste, DateOnly laatste)
    {
        for (var dag = eerste; dag <= laatste; dag = dag.AddDays(1))
        {
            if (dag.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)) yield return dag;
        }
    }

    /// <summary>The slot is ochtend, middag, dag, a number, or empty.</summary>
    public ReferentieProef Rij(DateOnly datum, string soort, string tijdvak = "dag", string minuten = "")
    {
        var isLesuur = tijdvak.Length > 0 && char.IsAsciiDigit(tijdvak[0]);
        rijen.Add(new ReferentieRij(rijen.Count + 2, "L1", datum.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), isLesuur ? "" : tijdvak, isLesuur ? tijdvak : "", soort, minuten, ""));
        return this;
    }

    public ReferentieProef Rij(string datum, string soort, string tijdvak = "dag", string minuten = "") => Rij(D(datum), soort, tijdvak, minuten);

    public ReferentieProef RijOp(IEnumerable<DateOnly> dagen, string soort, string tijdvak = "dag", string minuten = "")
    {
        foreach (var dag in dagen) Rij(dag, soort, tijdvak, minuten);
        return this;
    }

    public ReferentieKeuring Keur() => ReferentieKeuring.Keur(rijen, School, Protocol);

    public IReadOnlyList<ReferentieEpisode> Evalueer(DateOnly? peildatum = null) => ReferentieEvaluatie.Evalueer(Protocol, School, rijen, peildatum ?? Dagen[^1]);

    public IReadOnlyList<ReferentieEpisode> Episoden(string signaal, DateOnly? peildatum = null) => [.. Evalueer(peildatum).Where(episode => episode.Signaal == signaal)];
}
