using Routeboek.Application.Registraties;
using Routeboek.Application.Signalering;
using Routeboek.Domain.Kalenders;
using Routeboek.Domain.Protocollen;
using Routeboek.Domain.Verzuim;

namespace Routeboek.Application.Simulatie;

/// <summary>
/// What if? Evaluates the same registrations under the present protocol and under others. All criteria run side by side in one pass
/// over each pupil; those that are the same in two protocols run once.
/// </summary>
public static class Simuleren
{
    /// <summary>
    /// A <em>thuiszitter</em> here: an afwezige reeks of at least this many calendar days (contract "signaleren", <c>thuiszitter</c>).
    /// One yardstick for all protocols, whatever number is changed.
    /// </summary>
    public const int ThuiszitterKalenderdagen = 29;

    private const int LeerlingenPerDeel = 512;
    private const int HalveDag = 50;

    // the two criteria of our own at the head of the bundle
    private const int Reeks = 0;
    private const int Vierweken = 1;
    private const int EigenCriteria = 2;

    /// <summary>Compares; looks at the school year of the reference day, up to and including that day.</summary>
    /// <param name="bestand">The registrations.</param>
    /// <param name="peildatum">The reference day: a school day of the calendar.</param>
    /// <param name="plan">What to compare.</param>
    /// <param name="stop">Stops evaluating.</param>
    public static Simulatieuitkomst Voer(Verzuimbestand bestand, DateOnly peildatum, Simulatieplan plan, CancellationToken stop)
    {
        var kalender = bestand.Kalender;
        var peildag = kalender.IndexOpOfVoor(peildatum);
        var jaar = kalender.JaarVan(peildag);
        var weken = kalender.Schoolweken[peildag] - jaar.EersteSchoolweek + 1;
        var bundel = new Bundel(plan, weken);
        var totaal = bundel.NieuweTelling();
        var delen = (bestand.Leerlingen + LeerlingenPerDeel - 1) / LeerlingenPerDeel;
        Parallel.For(0, delen, new ParallelOptions { CancellationToken = stop },
            () => new Teller(bundel, bestand, peildatum, jaar),
            (deel, _, teller) =>
            {
                var tot = Math.Min(bestand.Leerlingen, (deel + 1) * LeerlingenPerDeel);
                for (var i = deel * LeerlingenPerDeel; i < tot; i++)
                    teller.Tel(i);
                return teller;
            },
            teller =>
            {
                lock (totaal)
                    totaal.Voeg(teller.Telling);
            });

        var maandagen = Maandagen(kalender, jaar, peildag);
        var basis = Variant(new Simulatievariant(plan.Basis, [], []), 0);
        return new Simulatieuitkomst
        {
            Peildatum = peildatum,
            Schooljaar = jaar.Jaar,
            Schoolweken = weken,
            Leerlingen = totaal.Leerlingen,
            Thuiszitters = totaal.Thuiszitters,
            RoosterGeschat = !plan.Basis.AlleenPo && !bestand.Kader.HeeftRoosters,
            Basis = basis,
            Varianten = [.. plan.Varianten.Select((v, i) => Variant(v, i + 1))],
        };

        Variantuitkomst Variant(Simulatievariant variant, int nummer)
        {
            var plaatsen = bundel.Plaatsen[nummer];
            var samen = totaal.Samen[nummer];
            foreach (var plaats in plaatsen)
                samen.VoegActies(totaal.PerCriterium[plaats]);
            return new Variantuitkomst(variant,
                [.. variant.Protocol.Signalen.Select((s, i) => totaal.PerCriterium[plaatsen[i]].Uitkomst(s, totaal.Thuiszitters, weken, maandagen))],
                samen.Uitkomst(null, totaal.Thuiszitters, weken, maandagen));
        }
    }

    private static DateOnly[] Maandagen(Schoolkalender kalender, JaarInKalender jaar, int peildag)
    {
        var maandagen = new DateOnly[kalender.Schoolweken[peildag] - jaar.EersteSchoolweek + 1];
        for (var i = jaar.EersteDag; i <= peildag; i++)
        {
            var datum = kalender.Datum(i);
            maandagen[kalender.Schoolweken[i] - jaar.EersteSchoolweek] = datum.AddDays(-(((int)datum.DayOfWeek + 6) % 7));
        }
        return maandagen;
    }

    /// <summary>All different criteria of a plan as one protocol, so that one evaluator runs them together.</summary>
    private sealed class Bundel
    {
        private readonly int _weken;

        public Bundel(Simulatieplan plan, int weken)
        {
            _weken = weken;
            var voorbeeld = new Signaalregel
            {
                Id = "", Naam = "", Herkomst = Herkomst.Protocol, Vervolg = "", Vandaag = "",
                Bron = new Bronvermelding(new Brondocument("", ""), "", []),
                Criterium = new Criterium.Reeks(Reeksmaat.Schooldagen, new Drempel(1, Strikt: false), HalveDag, NietAlleenZiek: false) { Eenheid = "" },
            };
            var criteria = new List<Criterium>
            {
                voorbeeld.Criterium,
                new Criterium.Reeks(Reeksmaat.Kalenderdagen, new Drempel(ThuiszitterKalenderdagen, Strikt: false), HalveDag, NietAlleenZiek: false) { Eenheid = "" },
            };
            Protocol[] protocollen = [plan.Basis, .. plan.Varianten.Select(v => v.Protocol)];
            Plaatsen = [.. protocollen.Select(p => p.Signalen.Select(s => Plaats(s.Criterium)).ToArray())];
            Protocol = plan.Basis with { Signalen = [.. criteria.Select((c, i) => voorbeeld with { Id = $"{i:00000}", Criterium = c })], Papier = [] };

            int Plaats(Criterium criterium)
            {
                var plaats = criteria.IndexOf(criterium, EigenCriteria);
                if (plaats >= 0)
                    return plaats;
                criteria.Add(criterium);
                return criteria.Count - 1;
            }
        }

        public Protocol Protocol { get; }

        /// <summary>Per protocol, the present one first, where each of its signals stands in <see cref="Protocol"/>.</summary>
        public int[][] Plaatsen { get; }

        public Telling NieuweTelling() => new(
            [.. Protocol.Signalen.Select(_ => new Meter(_weken))],
            [.. Plaatsen.Select(_ => new Meter(_weken))]);
    }

    /// <summary>What was counted so far, by one thread.</summary>
    private sealed class Telling(Meter[] perCriterium, Meter[] samen)
    {
        public int Leerlingen { get; set; }

        public int Thuiszitters { get; set; }

        public Meter[] PerCriterium { get; } = perCriterium;

        /// <summary>Per protocol any of its signals.</summary>
        public Meter[] Samen { get; } = samen;

        public void Voeg(Telling ander)
        {
            Leerlingen += ander.Leerlingen;
            Thuiszitters += ander.Thuiszitters;
            for (var i = 0; i < PerCriterium.Length; i++)
                PerCriterium[i].Voeg(ander.PerCriterium[i]);
            for (var i = 0; i < Samen.Length; i++)
                Samen[i].Voeg(ander.Samen[i]);
        }
    }

    /// <summary>Counts pupils one after the other; one per thread.</summary>
    private sealed class Teller(Bundel bundel, Verzuimbestand bestand, DateOnly peildatum, JaarInKalender jaar)
    {
        private const int Nooit = int.MaxValue;

        private readonly Leerlingbeoordelaar _beoordelaar = new(bundel.Protocol, bestand, peildatum, nadert: false);
        private readonly int[] _eerste = new int[bundel.Protocol.Signalen.Count];
        private readonly bool[] _aan = new bool[bundel.Protocol.Signalen.Count];

        public Telling Telling { get; } = bundel.NieuweTelling();

        public void Tel(int leerling)
        {
            var kalender = bestand.KalenderVan(leerling);
            var eersteDag = kalender.IndexOpOfNa(jaar.Jaar.Van);
            if (!HeeftRijen(bestand.Rijen(leerling), eersteDag, kalender.IndexOpOfVoor(peildatum)))
                return;
            Telling.Leerlingen++;
            Array.Fill(_eerste, Nooit);
            Array.Clear(_aan);
            var (reeksVan, grens) = (-1, -1);
            foreach (var episode in _beoordelaar.Episoden(leerling))
            {
                if (episode.Sinds < eersteDag)
                    continue;
                if (episode.Regel == Reeks && grens < 0)
                    reeksVan = episode.Sinds;
                if (episode.Regel == Vierweken && grens < 0)
                    grens = episode.Sinds;
                if (episode.Regel < EigenCriteria)
                    continue;
                _eerste[episode.Regel] = Math.Min(_eerste[episode.Regel], episode.Sinds);
                _aan[episode.Regel] |= episode.IsAan;
                Telling.PerCriterium[episode.Regel].TelActie(kalender.Schoolweken[episode.Sinds] - jaar.EersteSchoolweek);
            }

            if (grens >= 0)
                Telling.Thuiszitters++;
            for (var i = EigenCriteria; i < _eerste.Length; i++)
                Tel(Telling.PerCriterium[i], _eerste[i], _aan[i], reeksVan, grens);
            for (var v = 0; v < bundel.Plaatsen.Length; v++)
            {
                var (eerste, aan) = (Nooit, false);
                foreach (var plaats in bundel.Plaatsen[v])
                {
                    eerste = Math.Min(eerste, _eerste[plaats]);
                    aan |= _aan[plaats];
                }
                Tel(Telling.Samen[v], eerste, aan, reeksVan, grens);
            }
        }

        private static void Tel(Meter meter, int eerste, bool aan, int reeksVan, int grens)
        {
            if (eerste == Nooit)
                return;
            meter.TelLeerling(aan, werdThuiszitter: grens >= 0);
            if (eerste < reeksVan && grens >= 0)
                meter.VoorEersteDag.Add(reeksVan - eerste);
            if (eerste < grens)
                meter.VoorVierWeken.Add(grens - eerste);
        }

        private static bool HeeftRijen(ReadOnlySpan<uint> rijen, int eersteDag, int peildag)
        {
            foreach (var rij in rijen)
            {
                if (new Registratie(rij).Dag is var dag && dag >= eersteDag && dag <= peildag)
                    return true;
            }
            return false;
        }
    }

    /// <summary>The counts of one criterion, or of all signals of a protocol together.</summary>
    private sealed class Meter(int weken)
    {
        private readonly int[] _perWeek = new int[weken];
        private int _leerlingen;
        private int _aan;
        private int _werdThuiszitter;

        /// <summary>School days that it was on before F, per thuiszitter.</summary>
        public List<int> VoorEersteDag { get; } = [];

        /// <summary>School days that it was on before the day the run was four weeks long, per thuiszitter.</summary>
        public List<int> VoorVierWeken { get; } = [];

        public void TelActie(int week) => _perWeek[week]++;

        public void TelLeerling(bool aan, bool werdThuiszitter)
        {
            _leerlingen++;
            _aan += aan ? 1 : 0;
            _werdThuiszitter += werdThuiszitter ? 1 : 0;
        }

        public void VoegActies(Meter ander)
        {
            for (var i = 0; i < _perWeek.Length; i++)
                _perWeek[i] += ander._perWeek[i];
        }

        public void Voeg(Meter ander)
        {
            VoegActies(ander);
            _leerlingen += ander._leerlingen;
            _aan += ander._aan;
            _werdThuiszitter += ander._werdThuiszitter;
            VoorEersteDag.AddRange(ander.VoorEersteDag);
            VoorVierWeken.AddRange(ander.VoorVierWeken);
        }

        public Signaaluitkomst Uitkomst(Signaalregel? regel, int thuiszitters, int aantalWeken, DateOnly[] maandagen)
        {
            var drukste = Array.IndexOf(_perWeek, _perWeek.Max());
            return new Signaaluitkomst
            {
                Regel = regel,
                Leerlingen = _leerlingen,
                AanOpPeildatum = _aan,
                Acties = _perWeek.Sum(),
                Schoolweken = aantalWeken,
                Drukste = _perWeek[drukste] == 0 ? null : new Drukste(maandagen[drukste], _perWeek[drukste]),
                VoorEersteDag = new Vooraf(new Deel(VoorEersteDag.Count, thuiszitters), Spreiding.Van(VoorEersteDag)),
                VoorVierWeken = new Vooraf(new Deel(VoorVierWeken.Count, thuiszitters), Spreiding.Van(VoorVierWeken)),
                NooitThuiszitter = new Deel(_leerlingen - _werdThuiszitter, _leerlingen),
            };
        }
    }
}
