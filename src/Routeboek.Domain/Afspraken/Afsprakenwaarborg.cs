using System.Globalization;
using Routeboek.Domain.Dossiers;
using Routeboek.Domain.Kalenders;

namespace Routeboek.Domain.Afspraken;

/// <summary>A state without a next step.</summary>
/// <param name="Dag">The day.</param>
/// <param name="Weg">The facts that lead there, in words.</param>
public sealed record Leegte(DateOnly Dag, IReadOnlyList<string> Weg);

/// <summary>
/// What can be guaranteed of the agreements of a protocol: no open dossier without a next step, every agreement reachable and to be
/// fulfilled, none that opens itself without end (contract "afspraken", Laws 2). Partly proved from the shape of the agreements, partly
/// searched over facts and time; which is which is said.
/// </summary>
public sealed record Afsprakenwaarborg
{
    private const int Wandelingen = 60;
    private const int StappenPerWandeling = 30;
    private const int LangsteStilte = 120;

    /// <summary>A pupil of primary, secondary and vocational education.</summary>
    private static readonly int[] Leeftijden = [8, 14, 17];

    /// <summary>The net that proves the first law for all courses; null when it has none.</summary>
    public required Vangnet? Vangnet { get; init; }

    /// <summary>The states looked at.</summary>
    public required int Toestanden { get; init; }

    /// <summary>The states of an open dossier in which nothing but the net is open; the rest has a step of its own.</summary>
    public required int AlleenVangnet { get; init; }

    /// <summary>Facts that, as the only one after the opening, leave a pupil of any age with nothing but the net.</summary>
    public required IReadOnlyList<Feitvoorbeeld> ZonderEigenStap { get; init; }

    /// <summary>States without an open task that has a role and a last day, the shortest way first; at most a few.</summary>
    public required IReadOnlyList<Leegte> Leegten { get; init; }

    /// <summary>Agreements that no facts were found for.</summary>
    public required IReadOnlyList<Afspraak> Onbereikbaar { get; init; }

    /// <summary>Agreements that open, but leave nobody a day to do what they ask: they lapse, or are fulfilled, on the day they open.</summary>
    public required IReadOnlyList<Afspraak> Onvervulbaar { get; init; }

    /// <summary>The most facts that were needed to open one.</summary>
    public required int LangsteWeg { get; init; }

    /// <summary>The number of strata: a task can set off at most so many others after one another without a new fact.</summary>
    public required int Lagen { get; init; }

    public bool Houdt => Leegten.Count == 0 && Onbereikbaar.Count == 0 && Onvervulbaar.Count == 0;

    /// <summary>Searches and proves.</summary>
    /// <param name="afspraken">The agreements.</param>
    /// <param name="woordenschat">The facts that can be recorded.</param>
    /// <param name="kalender">School days of three years or more, so that every term has room.</param>
    public static Afsprakenwaarborg Zoek(IReadOnlyList<Afspraak> afspraken, Woordenschat woordenschat, Schoolkalender kalender)
    {
        var set = new Afsprakenset(afspraken, woordenschat);
        var begin = kalender.Datum(0).AddDays(14);
        var zoeker = new Wegzoeker(set, woordenschat, kalender, begin);
        var wegen = set.Afspraken.Select(a => (Afspraak: a, Vondst: zoeker.Zoek(a))).ToList();
        var net = Vangnet.Zoek(afspraken);
        var tocht = new Tocht(set, woordenschat, kalender, begin, net);
        tocht.Loop();
        return new Afsprakenwaarborg
        {
            Vangnet = net,
            Toestanden = tocht.Toestanden,
            AlleenVangnet = tocht.AlleenVangnet,
            ZonderEigenStap = tocht.ZonderEigenStap,
            Leegten = [.. tocht.Leegten.OrderBy(l => l.Weg.Count).DistinctBy(l => string.Join('|', l.Weg), StringComparer.Ordinal).Take(3)],
            Onbereikbaar = [.. wegen.Where(w => w.Vondst.Geopend is null && !tocht.Geopend.Contains(w.Afspraak.Id)).Select(w => w.Afspraak)],
            Onvervulbaar = [.. wegen.Where(w => w.Vondst is { Geopend: not null, Vervuld: false } && !(tocht.Open.Contains(w.Afspraak.Id) && tocht.Vervuld.Contains(w.Afspraak.Id))).Select(w => w.Afspraak)],
            LangsteWeg = wegen.Max(w => w.Vondst.Geopend?.Count ?? 0),
            Lagen = AantalLagen(set),
        };
    }

    private static int AantalLagen(Afsprakenset set)
    {
        var laag = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var afspraak in set.Afspraken)
            laag[afspraak.Id] = 1 + Afsprakenlagen.Verwijzingen(afspraak).Select(v => laag[v]).DefaultIfEmpty(0).Max();
        return laag.Values.DefaultIfEmpty(0).Max();
    }

    /// <summary>Goes through states of an open dossier: every single fact after the opening, and long courses of arbitrary ones.</summary>
    private sealed class Tocht(Afsprakenset set, Woordenschat woordenschat, Schoolkalender kalender, DateOnly begin, Vangnet? net)
    {
        private readonly Feitenalfabet _alfabet = new(set);
        private uint _toeval = 2463534242;

        public int Toestanden { get; private set; }

        public int AlleenVangnet { get; private set; }

        public List<Leegte> Leegten { get; } = [];

        public List<Feitvoorbeeld> ZonderEigenStap { get; } = [];

        public HashSet<string> Geopend { get; } = new(StringComparer.Ordinal);

        public HashSet<string> Open { get; } = new(StringComparer.Ordinal);

        public HashSet<string> Vervuld { get; } = new(StringComparer.Ordinal);

        public void Loop()
        {
            Kijk(Nieuw(), open: true);
            foreach (var voorbeeld in _alfabet.Voorbeelden)
            {
                var open = voorbeeld.Soort.Naam != Woordenschat.DossierGesloten;
                var eigen = !open;
                foreach (var jaren in Leeftijden)
                {
                    var dossier = Nieuw();
                    dossier.Voeg(Woordenschat.LeerlingStand, ("geboortedatum", $"{begin.AddYears(-jaren):yyyy-MM-dd}"));
                    dossier.Ga(dossier.Dag.AddDays(1));
                    dossier.Voeg(voorbeeld);
                    var alleen = AlleenVangnet;
                    Kijk(dossier, open);
                    eigen |= AlleenVangnet == alleen;
                    dossier.Ga(dossier.Dag.AddDays(LangsteStilte));
                    Kijk(dossier, open);
                }

                if (!eigen)
                    ZonderEigenStap.Add(voorbeeld);
            }

            for (var i = 0; i < Wandelingen; i++)
                Wandel(Nieuw());
        }

        private Proefdossier Nieuw()
        {
            var dossier = new Proefdossier(set, woordenschat, kalender, begin);
            dossier.Voeg(Woordenschat.DossierGeopend);
            return dossier;
        }

        private void Wandel(Proefdossier dossier)
        {
            var open = true;
            var einde = kalender.Tot.AddYears(-1);
            ZetLeerling(dossier);
            for (var stap = 0; stap < StappenPerWandeling; stap++)
            {
                var dagen = Kies(4) switch
                {
                    0 or 1 => open ? 0 : 1, // a closed dossier is opened again on a later day
                    2 => 1 + Kies(14),
                    _ => 1 + Kies(60),
                };
                if (dossier.Dag.AddDays(dagen) > einde)
                    return;
                dossier.Ga(dossier.Dag.AddDays(dagen));
                open = open ? Stap(dossier) : Heropen(dossier);
                if (dossier.Stand.Bezwaren.Count > 0)
                    return;
                Kijk(dossier, open);
            }
        }

        private static bool Heropen(Proefdossier dossier)
        {
            dossier.Voeg(Woordenschat.DossierGeopend);
            return true;
        }

        // says whether the dossier is open still
        private bool Stap(Proefdossier dossier)
        {
            var taken = dossier.Stand.Taken.Where(t => t.IsOpen).ToList();
            switch (Kies(20))
            {
                case 0:
                    dossier.Voeg(Woordenschat.DossierGesloten, ("uitkomst", "geen-zorg"));
                    return false;
                case 1 or 2 when taken.Count > 0:
                    dossier.NietVanToepassing(taken[Kies(taken.Count)]);
                    return true;
                case 3 when taken.Count > 0:
                    dossier.Voeg(Woordenschat.TermijnGepauzeerd, ("taak", taken[Kies(taken.Count)].Id));
                    return true;
                case 4 when taken.Count > 0:
                    dossier.Voeg(Woordenschat.TermijnVerlengd, ("taak", taken[Kies(taken.Count)].Id), ("tot", $"{dossier.Dag.AddDays(Kies(40)):yyyy-MM-dd}"), ("reden", "proef"));
                    return true;
                case 5:
                    ZetLeerling(dossier);
                    return true;
                case 6 when dossier.Stand.Geldend.Where(f => f.Soort.Naam is not (Woordenschat.DossierGeopend or Woordenschat.DossierGesloten or Woordenschat.TaakNietVanToepassing)).ToList() is { Count: > 0 } feiten:
                    dossier.TrekIn(feiten[Kies(feiten.Count)].Wortel);
                    return true;
                default:
                    var voorbeeld = _alfabet.Voorbeelden[Kies(_alfabet.Voorbeelden.Count)];
                    dossier.Voeg(voorbeeld);
                    return voorbeeld.Soort.Naam != Woordenschat.DossierGesloten;
            }
        }

        private void ZetLeerling(Proefdossier dossier)
        {
            var gemeenten = set.Afspraken.SelectMany(a => a.Als.Concat(a.Vervalt)).OfType<Voorwaarde.WoontIn>().SelectMany(w => w.Gemeenten).Append("Elders").Distinct(StringComparer.Ordinal).ToList();
            string[] sectoren = ["po", "vo", "mbo"];
            dossier.Voeg(Woordenschat.LeerlingStand, ("geboortedatum", $"{dossier.Dag.AddDays(-365 * 4 - Kies(365 * 15)):yyyy-MM-dd}"),
                ("sector", sectoren[Kies(3)]), ("woongemeente", gemeenten[Kies(gemeenten.Count)]));
        }

        private void Kijk(Proefdossier dossier, bool open)
        {
            Toestanden++;
            var (volgende, eigen) = (false, false);
            foreach (var taak in dossier.Stand.Taken)
            {
                Geopend.Add(taak.Afspraak.Id);
                if (taak.IsOpen)
                    Open.Add(taak.Afspraak.Id);
                if (taak.Einde is { Vervuld: true })
                    Vervuld.Add(taak.Afspraak.Id);
                var telt = taak is { IsOpen: true, Uiterlijk: not null, Afspraak.Wie.Rol.Length: > 0 };
                volgende |= telt;
                eigen |= telt && !ReferenceEquals(taak.Afspraak, net?.Bij) && !ReferenceEquals(taak.Afspraak, net?.Opnieuw);
            }

            AlleenVangnet += open && volgende && !eigen ? 1 : 0;

            if (open && !volgende)
                Leegten.Add(new Leegte(dossier.Dag, dossier.Weg));
        }

        // xorshift: the same course on every machine
        private int Kies(int onder)
        {
            _toeval ^= _toeval << 13;
            _toeval ^= _toeval >> 17;
            _toeval ^= _toeval << 5;
            return (int)(_toeval % (uint)onder);
        }
    }

    /// <summary>The report in plain Dutch: what is proved, what was searched and what nobody can prove here.</summary>
    public IReadOnlyList<string> Verslag(int aantal)
    {
        var regels = new List<string>();
        string Getal(int getal) => getal.ToString("#,0", CultureInfo.InvariantCulture).Replace(',', '.');
        if (Vangnet is { } net)
        {
            regels.Add($"bewezen   van DossierGeopend tot DossierGesloten staat er altijd een taak open: {net.Bij.Id}, en na 'niet van toepassing' {net.Opnieuw.Id}; "
                + $"met rol ({net.Bij.Wie}), laatste dag ({Afspraaktekst.Termijn(net.Bij)}) en een feit dat haar vervult");
        }

        regels.Add(Leegten.Count == 0
            ? $"gezocht   {Getal(Toestanden)} toestanden (elk feit na de opening, en lange reeksen willekeurige feiten met correcties, verlenging, pauze, niet van toepassing en stilte): overal een open taak met rol en laatste dag{(AlleenVangnet == 0 ? "" : $"; in {Getal(AlleenVangnet)} daarvan is dat alleen het vangnet")}"
            : $"gevonden  een open dossier zonder volgende stap, op {Leegten[0].Dag:yyyy-MM-dd} na: {string.Join(", ", Leegten[0].Weg)}");
        regels.Add($"gevonden  {aantal - Onbereikbaar.Count} van {aantal} {(aantal == 1 ? "afspraak is" : "afspraken zijn")} bereikbaar, {aantal - Onbereikbaar.Count - Onvervulbaar.Count} ook te vervullen (langste weg: {LangsteWeg} feiten)");
        regels.Add($"bewezen   geen afspraak opent zichzelf eindeloos: zij verwijzen in {Lagen} {(Lagen == 1 ? "laag" : "lagen")} zonder kring, en een feit opent per afspraak hoogstens een taak");
        regels.Add("niet bewezen, aangenomen: 'niet van toepassing' noemt een taak die er dan al is; een dossier wordt op zijn vroegst een dag na sluiting heropend; wie DossierGeopend intrekt, heeft geen dossier; de kalender reikt ver genoeg");
        regels.Add("niet te bewijzen: dat mensen doen wat er staat, dat elk feit wordt vastgelegd, en dat de rol bezet is");
        return regels;
    }
}
