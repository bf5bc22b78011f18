using Routeboek.Domain.Dossiers;
using Routeboek.Domain.Kalenders;
using Routeboek.Domain.Protocollen;

namespace Routeboek.Domain.Afspraken;

/// <summary>
/// Looks for facts that open the task of an agreement and then fulfil it, by working back from its conditions and trying what comes of it
/// on the engine itself.
/// </summary>
internal sealed class Wegzoeker(Afsprakenset set, Woordenschat woordenschat, Schoolkalender kalender, DateOnly begin)
{
    private const int MeesteStappen = 60;

    private readonly Afsprakenset _set = set;
    private readonly Woordenschat _woordenschat = woordenschat;
    private readonly Schoolkalender _kalender = kalender;
    private readonly DateOnly _begin = begin;
    private readonly Feitenalfabet _alfabet = new(set);

    /// <summary>What was found for one agreement; null = no way.</summary>
    /// <param name="Geopend">The facts up to the task, or null when none opened it.</param>
    /// <param name="Vervuld">Whether it was open at the end of a day, and the fact it asks for fulfilled it.</param>
    public readonly record struct Vondst(IReadOnlyList<string>? Geopend, bool Vervuld);

    public Vondst Zoek(Afspraak afspraak)
    {
        var beste = default(Vondst);
        foreach (var geopend in (bool[])[false, true])
        {
            foreach (var ankerEerst in (bool[])[false, true])
            {
                var poging = new Poging(this, afspraak, geopend, ankerEerst);
                if (poging.Voer() is { Geopend: not null } gevonden)
                {
                    if (gevonden.Vervuld)
                        return gevonden;
                    beste = gevonden;
                }
            }
        }

        return beste;
    }

    private sealed class Poging
    {
        private readonly Wegzoeker _zoeker;
        private readonly Afspraak _doel;
        private readonly bool _ankerEerst;
        private readonly Proefdossier _dossier;
        private int _stappen;

        public Poging(Wegzoeker zoeker, Afspraak doel, bool geopend, bool ankerEerst)
        {
            _zoeker = zoeker;
            _doel = doel;
            _ankerEerst = ankerEerst;
            _dossier = new Proefdossier(zoeker._set, zoeker._woordenschat, zoeker._kalender, zoeker._begin);
            ZetLeerling();
            if (geopend)
                _dossier.Voeg(Woordenschat.DossierGeopend);
        }

        public Vondst Voer()
        {
            if (!Open(_doel))
                return default;
            var weg = _dossier.Weg;
            foreach (var taak in _dossier.Van(_doel).Where(t => t.IsOpen).ToList())
            {
                Voeg(_doel.Wat);
                if (_dossier.Van(_doel).Any(t => t.Id == taak.Id && t.Einde is { Vervuld: true }))
                    return new Vondst(weg, true);
            }

            return new Vondst(weg, false);
        }

        // one picture of the pupil that suits the goal and, where it can, everything the goal rests on
        private void ZetLeerling()
        {
            var eisen = new List<Voorwaarde>();
            Verzamel(_doel, eisen, 0);
            var jaren = 12;
            int? van = null, tot = null;
            foreach (var leeftijd in eisen.OfType<Voorwaarde.Leeftijd>())
            {
                var (onder, boven) = (Math.Max(van ?? 0, leeftijd.Van ?? 0), Math.Min(tot ?? 200, leeftijd.Tot ?? 200));
                if (onder < boven)
                    (van, tot) = (onder, boven);
            }

            if (jaren < van)
                jaren = van.Value;
            if (jaren >= tot)
                jaren = tot.Value - 1;
            var sectoren = eisen.OfType<Voorwaarde.InSector>().Select(s => s.Sectoren).Aggregate((IEnumerable<Sector>?)null, Doorsnede);
            var gemeenten = eisen.OfType<Voorwaarde.WoontIn>().Select(s => s.Gemeenten).Aggregate((IEnumerable<string>?)null, Doorsnede);
            // a day after the birthday, so that the age stays the same for a school year
            var geboren = _zoeker._begin.AddYears(-jaren).AddDays(-1);
            List<(string, string)> velden = [("geboortedatum", $"{geboren:yyyy-MM-dd}")];
            if (sectoren?.FirstOrDefault() is { } sector && eisen.Exists(e => e is Voorwaarde.InSector))
                velden.Add(("sector", sector.ToString().ToLowerInvariant()));
            if (gemeenten?.FirstOrDefault() is { } gemeente)
                velden.Add(("woongemeente", gemeente));
            // an agreement may ask that nothing is known of the pupil
            if (_doel.Als.Any(v => v is Voorwaarde.GeenFeit geen && geen.Patroon is { Eisen.Count: 0 } patroon && patroon.Soort == _zoeker._set.Soorten.LeerlingStand))
                return;
            _dossier.Voeg(Woordenschat.LeerlingStand, [.. velden]);
        }

        private static IEnumerable<T> Doorsnede<T>(IEnumerable<T>? a, IEnumerable<T> b) => a is null || !a.Intersect(b).Any() ? a ?? b : a.Intersect(b);

        // the goal's own demands first
        private void Verzamel(Afspraak afspraak, List<Voorwaarde> eisen, int diepte)
        {
            eisen.AddRange(afspraak.Als.Where(v => v is Voorwaarde.Leeftijd or Voorwaarde.InSector or Voorwaarde.WoontIn));
            foreach (var verwijzing in diepte < 20 ? afspraak.Als.OfType<Voorwaarde.VanAfspraak>() : [])
                Verzamel(_zoeker._set.Zoek(verwijzing.Afspraak)!, eisen, diepte + 1);
        }

        /// <summary>Makes the conditions true; says whether a task of the agreement has opened.</summary>
        private bool Open(Afspraak afspraak)
        {
            if (_dossier.Van(afspraak).Any(t => t.IsOpen))
                return true;
            if (++_stappen > MeesteStappen)
                return false;
            if (_ankerEerst)
                MaakWaar(afspraak.Als[0]);
            foreach (var voorwaarde in afspraak.Als.Skip(1).Where(v => !SindsAnker(v)))
                MaakWaar(voorwaarde);
            if (!_ankerEerst)
                MaakWaar(afspraak.Als[0]);
            foreach (var voorwaarde in afspraak.Als.Skip(1).Where(SindsAnker))
                MaakWaar(voorwaarde);
            return _dossier.Van(afspraak).Any();
        }

        private static bool SindsAnker(Voorwaarde voorwaarde) => voorwaarde is Voorwaarde.Feiten { SindsAnker: true };

        private void MaakWaar(Voorwaarde voorwaarde) => voorwaarde.Match(
            v =>
            {
                var over = v.Aantal - (v.SindsAnker || ReferenceEquals(v, _doel.Als[0]) ? 0 : _dossier.Stand.Geldend.Count(f => f.Soort == v.Patroon.Soort && v.Patroon.Past(f.Feit)));
                for (var i = 0; i < over; i++)
                    Voeg(v.Patroon);
                return true;
            },
            _ => true,
            v => Bereik(_zoeker._set.Zoek(v.Afspraak)!, v.Uitkomst),
            _ => true,
            _ => true,
            _ => true,
            v =>
            {
                _dossier.Voeg(Woordenschat.FaseGewijzigd, ("fase", v.Fasen[0]));
                return true;
            });

        private bool Bereik(Afspraak afspraak, Afspraakuitkomst uitkomst)
        {
            if (_dossier.Van(afspraak).Any(t => t.UitkomstOp(uitkomst) is not null))
                return true;
            if (!Open(afspraak) || _dossier.Van(afspraak).FirstOrDefault(t => t.IsOpen) is not { } taak)
                return false;
            switch (uitkomst)
            {
                case Afspraakuitkomst.Vervuld:
                    Voeg(afspraak.Wat);
                    break;
                case Afspraakuitkomst.Vervallen:
                    _dossier.NietVanToepassing(taak);
                    break;
                case Afspraakuitkomst.Verlopen when taak.Uiterlijk is { } laatste && laatste.AddDays(1) > _dossier.Dag:
                    _dossier.Ga(laatste.AddDays(1));
                    break;
            }

            return _dossier.Van(afspraak).Any(t => t.UitkomstOp(uitkomst) is not null);
        }

        private void Voeg(Feitpatroon patroon)
        {
            if (_dossier.Stand.Feiten.Aantal > 1)
                _dossier.Ga(_dossier.Dag.AddDays(1));
            if (_zoeker._set.Soorten.OverTaak(patroon.Soort))
                OverTaak(patroon);
            else
                _dossier.Voeg(_zoeker._alfabet.Voor(patroon));
        }

        // a fact about a task needs a task: one of the agreement that the pattern names
        private void OverTaak(Feitpatroon patroon)
        {
            var genoemd = patroon.Eisen.FirstOrDefault(e => e.Veld == "afspraak")?.Waarde.Woorden.Select(_zoeker._set.Zoek).FirstOrDefault(a => a is not null);
            if (genoemd is not null)
                Open(genoemd);
            var taken = genoemd is null ? _dossier.Stand.Taken : [.. _dossier.Van(genoemd)];
            if (taken.FirstOrDefault(t => t.IsOpen) is { } taak)
                _dossier.Voeg(patroon.Soort.Naam, ("taak", taak.Id), ("reden", "proef"), ("tot", $"{_dossier.Dag.AddDays(14):yyyy-MM-dd}"), ("afspraak", taak.Afspraak.Id));
        }
    }
}
