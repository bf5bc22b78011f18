using Routeboek.Application.Registraties;
using Routeboek.Application.Simulatie;
using Routeboek.Domain.Protocollen;
using Routeboek.Tests.Eisen;
using Routeboek.Tests.Referentie;
using Routeboek.Tests.Signalering;

namespace Routeboek.Tests.Simulatie;

/// <summary>Laws of a comparison, on adversarial worlds.</summary>
public sealed class SimulerenEigenschapTests
{
    private const int Werelden = 250;

    [Fact]
    public void ZonderWijziging_IsElkGetalDatVanDeSignalenZelf()
    {
        var (metThuiszitter, vooraf) = (0, 0);
        foreach (var (wereld, protocol, bestand, peildatum) in Scholen())
        {
            var uitkomst = Simuleren.Voer(bestand, peildatum, Simulatieproef.Plan(protocol, []), CancellationToken.None);
            var verwacht = new Verwachting(wereld, peildatum);

            Assert.True(verwacht.Leerlingen == uitkomst.Leerlingen && verwacht.Thuiszitters.Count == uitkomst.Thuiszitters,
                $"wereld {wereld.Zaad}: {uitkomst.Leerlingen} leerlingen, {uitkomst.Thuiszitters} thuiszitters; verwacht {verwacht.Leerlingen} en {verwacht.Thuiszitters.Count}");
            foreach (var signaal in uitkomst.Basis.Signalen)
                Gelijk(verwacht, signaal, e => e.Signaal == signaal.Regel!.Id, wereld);
            Gelijk(verwacht, uitkomst.Basis.Samen, _ => true, wereld);
            metThuiszitter += uitkomst.Thuiszitters;
            vooraf += uitkomst.Basis.Samen.VoorEersteDag.Deel.Aantal;
        }
        Assert.True(metThuiszitter > 50 && vooraf > 20, $"de werelden hebben {metThuiszitter} thuiszitters, {vooraf} vooraf in beeld");
    }

    [Fact]
    public void WijzigingDieNietsWijzigt_GeeftDezelfdeGetallen()
    {
        foreach (var (wereld, protocol, bestand, peildatum) in Scholen())
        {
            string[] stel = [.. protocol.Signalen.Select(Zoals).OfType<string>()];
            var uitkomst = Simuleren.Voer(bestand, peildatum, Simulatieproef.Plan(protocol, stel), CancellationToken.None);
            var dan = Assert.Single(uitkomst.Varianten);

            Assert.Equal(stel.Length, dan.Variant.Opmerkingen.Count(o => o.Contains("staat al op", StringComparison.Ordinal)));
            Assert.Equal(uitkomst.Basis.Signalen.Select(s => s with { Regel = null }), dan.Signalen.Select(s => s with { Regel = null }));
            Assert.True(uitkomst.Basis.Samen == dan.Samen, $"wereld {wereld.Zaad}");
        }
    }

    [Fact]
    public void LagereDrempelVanEenTelling_GeeftNooitMinderLeerlingenEnIsNooitLater()
    {
        var gezien = 0;
        foreach (var (wereld, protocol, bestand, peildatum) in Scholen())
        {
            foreach (var signaal in protocol.Signalen.Where(s => s.Criterium is Criterium.Telling))
            {
                foreach (var stel in Lager(signaal, wereld.Zaad))
                {
                    if (Simulatieproef.Weigering(protocol.Id, [stel]).Length > 0)
                        continue;
                    var uitkomst = Simuleren.Voer(bestand, peildatum, Simulatieproef.Plan(protocol, [stel]), CancellationToken.None);
                    var (nu, dan) = (uitkomst.Basis.Signaal(signaal.Id)!, uitkomst.Varianten[0].Signaal(signaal.Id)!);

                    Assert.True(dan.Leerlingen >= nu.Leerlingen && dan.Acties >= nu.Acties && dan.AanOpPeildatum >= nu.AanOpPeildatum
                        && dan.VoorEersteDag.Deel.Aantal >= nu.VoorEersteDag.Deel.Aantal && dan.VoorVierWeken.Deel.Aantal >= nu.VoorVierWeken.Deel.Aantal
                        && dan.NooitThuiszitter.Aantal >= nu.NooitThuiszitter.Aantal
                        && (dan.VoorVierWeken.SchooldagenEerder?.Meest ?? 0) >= (nu.VoorVierWeken.SchooldagenEerder?.Meest ?? 0),
                        $"wereld {wereld.Zaad}, {stel}: {nu} {dan}");
                    // the other signals do not move
                    Assert.Equal(uitkomst.Basis.Signalen.Where(s => s.Regel!.Id != signaal.Id), uitkomst.Varianten[0].Signalen.Where(s => s.Regel!.Id != signaal.Id));
                    gezien += dan.Leerlingen > nu.Leerlingen ? 1 : 0;
                }
            }
        }
        Assert.True(gezien > 20, $"maar {gezien} keer kwam er een leerling bij");
    }

    [Fact]
    [Eis("X-GAP-05")]
    [Eis("X-GAP-06")]
    public void AnderProtocolErnaast_GeeftDeGetallenVanDatProtocolAlleen()
    {
        var andere = new[] { "noord-kennemerland-vo", "haaglanden-vo" };
        foreach (var (wereld, protocol, bestand, peildatum) in Scholen().Where(s => s.Protocol.Id == "den-bosch-vo"))
        {
            var uitkomst = Simuleren.Voer(bestand, peildatum, Simulatieproef.Plan(protocol, [], andere), CancellationToken.None);

            foreach (var (id, dan) in andere.Zip(uitkomst.Varianten))
            {
                var alleen = Simuleren.Voer(bestand, peildatum, Simulatieproef.Plan(Proefloop.Protocol(id), []), CancellationToken.None).Basis;
                Assert.True(alleen.Signalen.Select(Kaal).SequenceEqual(dan.Signalen.Select(Kaal)) && alleen.Samen == dan.Samen, $"wereld {wereld.Zaad}, {id}");
            }
        }

        static (string, Signaaluitkomst) Kaal(Signaaluitkomst s) => (s.Regel!.Id, s with { Regel = null });
    }

    private static IEnumerable<(Wereld Wereld, Protocol Protocol, Verzuimbestand Bestand, DateOnly Peildatum)> Scholen()
    {
        for (var zaad = 0; zaad < Werelden; zaad++)
        {
            var wereld = Wereld.Maak(zaad);
            var protocol = Proefloop.Protocol(wereld.Protocol.Id);
            var kalender = Proefloop.Kalender(wereld.KalenderCsv());
            var dag = kalender.IndexOpOfVoor(wereld.Peildatum);
            if (dag >= 0)
                yield return (wereld, protocol, Proefloop.Lees(wereld.VerzuimCsv(), protocol, kalender, wereld.LeerlingenCsv(), wereld.RoosterCsv()).Bestand, kalender.Datum(dag));
        }
    }

    private static void Gelijk(Verwachting verwacht, Signaaluitkomst gevonden, Func<ReferentieEpisode, bool> hoortErbij, Wereld wereld)
    {
        var v = verwacht.Van(hoortErbij);
        var g = $"{gevonden.Leerlingen} {gevonden.AanOpPeildatum} {gevonden.Acties} {gevonden.Drukste?.Acties ?? 0} {gevonden.VoorEersteDag} {gevonden.VoorVierWeken} {gevonden.NooitThuiszitter}";
        Assert.True(v == g, $"wereld {wereld.Zaad} ({wereld.Protocol.Id}), {gevonden.Regel?.Id}:\nverwacht {v}\ngevonden {g}");
    }

    private static string? Zoals(Signaalregel signaal) => signaal.Criterium.Match<string?>(
        c => $"{signaal.Id}.{Criteriumtekst.Woord(c.Drempels[^1].Eenheid)}={c.Drempels[^1].Drempel.Getal}",
        _ => null,
        c => $"{signaal.Id}={c.Drempel.Getal}",
        c => $"{signaal.Id}={c.Drempel.Getal}",
        c => $"{signaal.Id}={c.Drempel.Getal}",
        c => $"{signaal.Id}={c.Drempel.Getal}",
        c => $"{signaal.Id}={c.Drempel.Getal}",
        c => $"{signaal.Id}={c.Drempel.Getal}",
        c => $"{signaal.Id}={Bereik.Getal(c.Grens / 10m)}");

    private static IEnumerable<string> Lager(Signaalregel signaal, int zaad) =>
        from d in ((Criterium.Telling)signaal.Criterium).Drempels
        where d.Drempel.Getal > 1
        select $"{signaal.Id}.{Criteriumtekst.Woord(d.Eenheid)}={d.Drempel.Getal - 1 - zaad % (d.Drempel.Getal - 1)}";

    /// <summary>The same numbers from the slow reference, told per pupil.</summary>
    private sealed class Verwachting
    {
        private readonly Wereld _wereld;
        private readonly List<ReferentieEpisode> _episoden;

        public Verwachting(Wereld wereld, DateOnly peildatum)
        {
            _wereld = wereld;
            bool InJaar(DateOnly d) => d <= peildatum && ReferentieKalender.Schooljaar(d) == ReferentieKalender.Schooljaar(peildatum);
            _episoden = [.. wereld.Evalueer().Where(e => InJaar(e.Sinds))];
            Leerlingen = ReferentieKeuring.Keur(wereld.Rijen, wereld.School, wereld.Protocol).Meetellend.Where(r => InJaar(r.Datum)).Select(r => r.Leerling).Distinct(StringComparer.Ordinal).Count();
            var maatstaf = wereld with { Protocol = wereld.Protocol with { AfwezigPercentage = 50, Criteria = [new ReeksInKalenderdagen("grens", 29, TenzijAllesZiek: false), new ReeksInSchooldagen("reeks", 1)] } };
            var reeksen = maatstaf.Evalueer().Where(e => InJaar(e.Sinds)).ToList();
            foreach (var grens in reeksen.Where(e => e.Signaal == "grens").OrderBy(e => e.Sinds))
                Thuiszitters.TryAdd(grens.Leerling, (reeksen.Where(e => e.Signaal == "reeks" && e.Leerling == grens.Leerling && e.Sinds <= grens.Sinds).Max(e => e.Sinds), grens.Sinds));
        }

        public int Leerlingen { get; }

        /// <summary>Per thuiszitter the first day of the run and the day on which it is four weeks long.</summary>
        public Dictionary<string, (DateOnly EersteDag, DateOnly Grens)> Thuiszitters { get; } = [];

        public string Van(Func<ReferentieEpisode, bool> hoortErbij)
        {
            var episoden = _episoden.Where(hoortErbij).ToList();
            var eerste = episoden.GroupBy(e => e.Leerling, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Min(e => e.Sinds), StringComparer.Ordinal);
            var drukste = episoden.GroupBy(e => _wereld.School.Kalender.Schoolweek(e.Sinds)).Select(g => g.Count()).DefaultIfEmpty().Max();
            var nooit = eerste.Keys.Count(l => !Thuiszitters.ContainsKey(l));
            return $"{eerste.Count} {episoden.Where(e => e.Tot is null).Select(e => e.Leerling).Distinct(StringComparer.Ordinal).Count()} {episoden.Count} {drukste} "
                + $"{Vooraf(eerste, t => t.EersteDag)} {Vooraf(eerste, t => t.Grens)} {new Deel(nooit, eerste.Count)}";
        }

        private Vooraf Vooraf(Dictionary<string, DateOnly> eerste, Func<(DateOnly EersteDag, DateOnly Grens), DateOnly> tot)
        {
            var dagen = new List<int>();
            foreach (var (leerling, stand) in Thuiszitters)
            {
                if (eerste.TryGetValue(leerling, out var sinds) && sinds < tot(stand))
                    dagen.Add(_wereld.School.Dagen(leerling).Count(d => d.Datum >= sinds && d.Datum < tot(stand)));
            }
            dagen.Sort();
            return new Vooraf(new Deel(dagen.Count, Thuiszitters.Count),
                dagen.Count == 0 ? null : new Spreiding((dagen[(dagen.Count - 1) / 2] + dagen[dagen.Count / 2]) / 2m, dagen[0], dagen[^1]));
        }
    }
}
