using System.Globalization;
using System.Text;
using Routeboek.Application.Inlezen;
using Routeboek.Domain.Kalenders;
using Routeboek.Domain.Leerlingen;
using Routeboek.Domain.Organisaties;
using Routeboek.Domain.Protocollen;
using Routeboek.Domain.Toegang;
using Routeboek.Domain.Verzuim;

namespace Routeboek.Application.Demo;

/// <summary>A pupil of the demo world with the group she or he is in.</summary>
/// <param name="Rij">As it is stored.</param>
/// <param name="Mentor">Who follows this pupil.</param>
/// <param name="Familie">What the family is called.</param>
internal sealed record Demokind(Leerling Rij, Actor Mentor, Familie Familie);

/// <summary>The pupils, parents and groups of one school, and the rows of two school years as its system would export them.</summary>
internal sealed class Demoschool
{
    private static readonly string[] s_soorten = ["te_laat", "ziek", "ziek_naar_huis", "ongeoorloofd", "geoorloofd", "onbekend", "niet_in_groep"];
    private static readonly string[] s_redenen = ["", "arts", "religie", "verlof", "schorsing", "luxe", "wachtlijst"];

    private readonly Demoketen _keten;
    private readonly List<Demowereld> _jaren = [];
    private readonly List<int> _nummers;
    private readonly string[] _gemeenten;

    /// <param name="keten">The region; mentors of the groups are added to it.</param>
    /// <param name="plek">The school.</param>
    /// <param name="aantal">How many pupils.</param>
    /// <param name="laatste">The last day that is known.</param>
    public Demoschool(Demoketen keten, Demoplek plek, int aantal, DateOnly laatste)
    {
        (_keten, Plek) = (keten, plek);
        Kalender = Schoolkader.Regiokalender(plek.Protocol);
        // in summer the year that just ended; after the last calendar that is there, its last year
        var jaar = Kalender.Jaren.Last(j => Kalender.Datum(j.EersteDag) <= laatste).Jaar;
        _gemeenten = plek.Sector == Sector.Po ? [Demoketen.Zilverduin, Demoketen.Veldrijk, Demoketen.Elders] : [Demoketen.Veldrijk, Demoketen.Zilverduin, Demoketen.Elders];
        // last year is drawn apart: who was ill then need not be ill on the same day again
        foreach (var vorig in new[] { true, false })
        {
            var welk = new Schooljaar(jaar.Begin - (vorig ? 1 : 0));
            if (Kalender.Jaren.Any(j => j.Jaar == welk))
                _jaren.Add(new Demowereld(new Demoopzet(Kalender, plek.Sector, welk, Demosleutels.Zaad + (vorig ? 1UL : 0), _gemeenten) { Peildatum = laatste }));
        }

        var grootte = Demogedrag.Van(plek.Sector).Schoolgrootte;
        if (aantal > grootte)
            throw new ArgumentOutOfRangeException(nameof(aantal), aantal, $"hoogstens {grootte}");
        // fewer pupils make the groups smaller, so that all ages stay
        _nummers = [.. Enumerable.Range(0, aantal).Select(i => ((plek.Nummer - 1) * grootte) + 1 + (int)((long)i * grootte / aantal))];
        // where most of them live is the municipality of the school
        var meest = _nummers.GroupBy(n => _jaren[^1].Leerling(n).Woongemeente).MaxBy(g => g.Count())!.Key;
        (_gemeenten[0], _gemeenten[meest]) = (_gemeenten[meest], _gemeenten[0]);
        Jaar = jaar;
        MaakGroepen();
    }

    public Demoplek Plek { get; }

    public Schoolkalender Kalender { get; }

    /// <summary>The school year that is on.</summary>
    public Schooljaar Jaar { get; }

    /// <summary>Parents, pupils and groups, in the order in which they can be stored.</summary>
    public List<object> Rijen { get; } = [];

    public List<Demokind> Kinderen { get; } = [];

    /// <summary>The first day of which anything is known.</summary>
    public DateOnly EersteDag => Kalender.Datum(_jaren[0].EersteDag);

    /// <summary>What the system of the school exports for each period, oldest first.</summary>
    /// <param name="einden">The last day of each period; the first one begins with <see cref="EersteDag"/>.</param>
    public IReadOnlyList<string> Bestanden(IReadOnlyList<DateOnly> einden)
    {
        var bestanden = einden.Select(_ => new StringBuilder(DemodataSchrijver.Verzuimkop)).ToArray();
        foreach (var wereld in _jaren)
        {
            var maker = wereld.Maker();
            var vorig = wereld.Opzet.Jaar != Jaar;
            foreach (var nummer in _nummers)
            {
                if (vorig && Nieuw(wereld.Leerling(nummer)))
                    continue;
                foreach (var rij in maker.Rijen(nummer))
                {
                    var dag = Kalender.Datum(rij.Dag);
                    var bestand = 0;
                    while (bestand < einden.Count && einden[bestand] < dag)
                        bestand++;
                    if (bestand < einden.Count)
                        Schrijf(bestanden[bestand], Demowereld.Sleutel(nummer), dag, rij);
                }
            }
        }

        return [.. bestanden.Select(b => b.ToString())];
    }

    /// <summary>What the system of the school knows this morning: some reported ill, some late, some not there and nobody knows why.</summary>
    public string Vanochtend(DateOnly dag)
    {
        var uit = new StringBuilder(DemodataSchrijver.Verzuimkop);
        if (Kalender.IndexVan(dag) < 0)
            return uit.ToString();
        var vak = Plek.Sector == Sector.Po ? Tijdvak.Ochtend : Tijdvak.VoorLesuur(1);
        foreach (var nummer in _nummers)
        {
            var loting = new Loting(Demosleutels.Zaad + (ulong)dag.DayNumber, (ulong)nummer, Lotingsdoel.Onbekend);
            Demorij? rij = loting.Onder(1000) switch
            {
                < 40 => new Demorij(0, vak, Verzuimsoort.Onbekend, (short)(Plek.Sector == Sector.Po ? 165 : 60), default),
                < 70 => new Demorij(0, Tijdvak.Dag, Verzuimsoort.Ziek, 330, default),
                < 90 => new Demorij(0, vak.IsLesuur ? vak : Tijdvak.Geen, Verzuimsoort.TeLaat, (short)loting.Tussen(3, 20), default),
                < 97 => new Demorij(0, vak, Verzuimsoort.NietInGroep, 60, default),
                _ => null,
            };
            if (rij is { } bekend)
                Schrijf(uit, Demowereld.Sleutel(nummer), dag, bekend);
        }

        return uit.ToString();
    }

    // who is in the first year was not here last year
    private static bool Nieuw(Demoleerling leerling) => leerling.Leerjaar == 1;

    private static void Schrijf(StringBuilder uit, string sleutel, DateOnly dag, Demorij rij)
    {
        var vak = rij.Tijdvak.Code switch { 0 => ";", 17 => "ochtend;", 18 => "middag;", 19 => "dag;", var les => string.Create(CultureInfo.InvariantCulture, $";{les}") };
        uit.Append(CultureInfo.InvariantCulture, $"{sleutel};{dag:yyyy-MM-dd};{vak};{s_soorten[(int)rij.Soort]};{rij.Minuten};{s_redenen[(int)rij.Reden]}\n");
    }

    private void MaakGroepen()
    {
        var nu = _jaren[^1];
        var school = Plek.School.Id;
        var groepen = new Dictionary<string, (Groep Nu, Groep? Toen, Actor Mentor)>(StringComparer.Ordinal);
        for (var i = 0; i < _nummers.Count; i++)
        {
            var leerling = nu.Leerling(_nummers[i]);
            var naam = $"{leerling.Leerjaar}{char.ToLowerInvariant(leerling.Groepsletter)}";
            if (!groepen.TryGetValue(naam, out var groep))
            {
                var mentor = _keten.Werkt(school, Rol.Mentor);
                groep = (MaakGroep(naam, Jaar, mentor), leerling.Leerjaar == 1 ? null : MaakGroep($"{leerling.Leerjaar - 1}{naam[1..]}", new Schooljaar(Jaar.Begin - 1), mentor), mentor);
                groepen.Add(naam, groep);
            }

            var kind = MaakKind(i, leerling, groep.Mentor);
            groep.Nu.Plaats(kind.Rij.Id, Jaar.Van);
            groep.Toen?.Plaats(kind.Rij.Id, groep.Toen.Schooljaar is var begin ? new Schooljaar(begin).Van : default);
            groep.Toen?.Verlaat(kind.Rij.Id, new Schooljaar(groep.Toen.Schooljaar).Tot);
        }

        Rijen.AddRange(groepen.Values.Select(g => g.Nu));
        Rijen.AddRange(groepen.Values.Select(g => g.Toen).OfType<Groep>());
    }

    private Groep MaakGroep(string naam, Schooljaar jaar, Actor mentor)
    {
        var groep = new Groep(new GroepId(Demosleutels.Van(Demosoort.Groep, (jaar.Begin * 100_000) + (Nummer() * 1_000) + Rang(naam))), Plek.School.Id, naam, jaar.Begin);
        DateOnly? tot = jaar == Jaar ? null : jaar.Tot;
        groep.Geef(new Groepsrol(mentor.Persoon, Rol.Mentor, jaar.Van, tot));
        var docenten = _keten.Allen(Plek.School.Id, Rol.Docent);
        groep.Geef(new Groepsrol(docenten[Rang(naam) % docenten.Count].Persoon, Rol.Docent, jaar.Van, tot));
        return groep;
    }

    private static int Rang(string naam) => ((naam[0] - '0') * 30) + (naam[1] - 'a');

    // 1 to 4, over both sectors
    private int Nummer() => (Plek.Sector == Sector.Po ? 2 : 0) + Plek.Nummer;

    private Demokind MaakKind(int i, Demoleerling leerling, Actor mentor)
    {
        var nummer = (Nummer() * 10_000) + i + 1;
        var loting = new Loting(Demosleutels.Zaad, (ulong)nummer, Lotingsdoel.Gezin);
        var familie = Demonamen.Familie(ref loting);
        var id = Demosleutels.Van(Demosoort.Leerling, nummer);
        var rij = new Leerling(new LeerlingId(id), new PersoonId(id), Plek.School.Id, Demowereld.Sleutel(leerling.Nummer), Demonamen.Naam(ref loting, familie),
            leerling.Geboortedatum, Plek.Sector, _gemeenten[leerling.Woongemeente]);
        var ouders = loting.Kans(0.82) ? 2 : 1;
        for (var o = 0; o < ouders; o++)
        {
            // the second parent has a name of her or his own about as often as not
            var naam = o == 1 && loting.Kans(0.5) ? Demonamen.Naam(ref loting) : Demonamen.Naam(ref loting, familie);
            var ouder = new Persoon(new PersoonId(Demosleutels.Van(Demosoort.Ouder, (nummer * 2) + o)), naam);
            // 06 0 is given to nobody
            ouder.ZetTelefoon(string.Create(CultureInfo.InvariantCulture, $"06 0{nummer % 1000:000} {o}{nummer / 1000:000}"));
            Rijen.Add(ouder);
            rij.ZetGezag(new Gezag(ouder.Id, o == 0 || loting.Kans(0.93) ? Gezagssoort.Ja : loting.Kans(0.6) ? Gezagssoort.Nee : Gezagssoort.Onbekend));
        }

        Rijen.Add(rij);
        var kind = new Demokind(rij, mentor, familie);
        Kinderen.Add(kind);
        return kind;
    }
}
