namespace Routeboek.Tests.Referentie;

/// <summary>A maximal run of the pupil's own school days on which a signal is on. <c>Tot</c> null: on at the peildatum. <c>Bewijs</c>: lines, by date and then line.</summary>
public sealed record ReferentieEpisode(string Leerling, string Signaal, DateOnly Sinds, DateOnly? Tot, decimal Waarde, decimal Grens, IReadOnlyList<int> Bewijs)
{
    public bool Equals(ReferentieEpisode? other) => other is not null && ToString() == other.ToString();

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(ToString());

    public override string ToString() =>
        $"{Leerling} {Signaal} {Sinds:yyyy-MM-dd}..{Tot:yyyy-MM-dd} {Waarde:0.0}/{Grens:0.0} [{string.Join(',', Bewijs)}]";
}

/// <summary>
/// The slow and obvious reading of the contract: for every pupil and every school day everything is computed again from the rows known on that
/// day. The fast engine is tested against it, so nothing of the engine may be used here.
/// </summary>
public static class ReferentieEvaluatie
{
    public static IReadOnlyList<ReferentieEpisode> Evalueer(ReferentieProtocol protocol, ReferentieSchool school, IEnumerable<ReferentieRij> rijen, DateOnly peildatum) =>
        Evalueer(protocol, school, ReferentieKeuring.Keur(rijen, school, protocol), peildatum);

    public static IReadOnlyList<ReferentieEpisode> Evalueer(ReferentieProtocol protocol, ReferentieSchool school, ReferentieKeuring keuring, DateOnly peildatum) =>
    [
        .. keuring.Meetellend
            .GroupBy(rij => rij.Leerling, StringComparer.Ordinal)
            .SelectMany(leerling => EpisodenVan(protocol, school, leerling.Key, [.. leerling], peildatum))
            .OrderBy(episode => episode.Leerling, StringComparer.Ordinal)
            .ThenBy(episode => episode.Sinds)
            .ThenBy(episode => episode.Signaal, StringComparer.Ordinal),
    ];

    /// <summary>
    /// What is known at the end of D: rows dated on or before D and within the school year of D. A day's rows are all dated that day, so a day is known
    /// wholly or not at all.
    /// </summary>
    public static Kennis KennisOp(DateOnly d, ReferentieProtocol protocol, ReferentieSchool school, string leerling, IReadOnlyList<Dagbeeld> dagen) =>
        new(school.Kalender, school.Leerling(leerling), protocol.AfwezigPercentage, d,
            [.. dagen.Where(dag => dag.Datum <= d && ReferentieKalender.Schooljaar(dag.Datum) == ReferentieKalender.Schooljaar(d))]);

    /// <summary>All own school days of a pupil with their rows.</summary>
    public static IReadOnlyList<Dagbeeld> Dagbeelden(ReferentieSchool school, string leerling, IReadOnlyList<GelezenRij> rijen)
    {
        var perDag = rijen.Where(rij => rij.Leerling == leerling).OrderBy(rij => rij.Regel).ToLookup(rij => rij.Datum);
        return [.. school.Dagen(leerling).Select(dag => new Dagbeeld(dag.Datum, dag.Minuten, [.. perDag[dag.Datum]]))];
    }

    private static IEnumerable<ReferentieEpisode> EpisodenVan(ReferentieProtocol protocol, ReferentieSchool school, string leerling, IReadOnlyList<GelezenRij> rijen, DateOnly peildatum)
    {
        var dagen = Dagbeelden(school, leerling, rijen);
        var kennisPerDag = dagen.Where(dag => dag.Datum <= peildatum).Select(dag => KennisOp(dag.Datum, protocol, school, leerling, dagen)).ToList();

        foreach (var criterium in protocol.Criteria)
        {
            (DateOnly Sinds, DateOnly LaatsteDag, Bevinding Bevinding)? lopend = null;
            foreach (var kennis in kennisPerDag)
            {
                var bevinding = criterium.Beoordeel(kennis);
                if (lopend is { } vorig && (bevinding is null || ReferentieKalender.Schooljaar(vorig.Sinds) != ReferentieKalender.Schooljaar(kennis.D)))
                {
                    yield return Episode(leerling, criterium, vorig.Sinds, vorig.LaatsteDag, vorig.Bevinding);
                    lopend = null;
                }

                if (bevinding is not null) lopend = (lopend?.Sinds ?? kennis.D, kennis.D, lopend?.Bevinding ?? bevinding);
            }

            if (lopend is { } laatste) yield return Episode(leerling, criterium, laatste.Sinds, null, laatste.Bevinding);
        }
    }

    private static ReferentieEpisode Episode(string leerling, ReferentieCriterium criterium, DateOnly sinds, DateOnly? tot, Bevinding bevinding) =>
        new(leerling, criterium.Id, sinds, tot, bevinding.Waarde, bevinding.Grens,
            [.. bevinding.Bewijs.OrderBy(rij => rij.Datum).ThenBy(rij => rij.Regel).Select(rij => rij.Regel)]);
}
