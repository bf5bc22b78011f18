using Routeboek.Domain.Kalenders;
using Routeboek.Domain.Protocollen;
using Routeboek.Domain.Verzuim;

namespace Routeboek.Domain.Signalering;

/// <summary>
/// A protocol compiled for a calendar. Immutable and shared; <see cref="NieuweBeoordelaar"/> gives each thread its own state machines.
/// </summary>
public sealed class Signaleerder
{
    private readonly Dictionary<Venster, Terugblik> _terugblikken = [];

    /// <exception cref="ArgumentException">A number with which a criterion would hold on every day or never end.</exception>
    public Signaleerder(Protocol protocol, Schoolkalender kalender)
    {
        ArgumentNullException.ThrowIfNull(protocol);
        ArgumentNullException.ThrowIfNull(kalender);
        Protocol = protocol;
        Kalender = kalender;
        foreach (var regel in protocol.Signalen)
        {
            Eis(regel);
            if (VensterVan(regel.Criterium) is { } venster && !_terugblikken.ContainsKey(venster))
                _terugblikken[venster] = new Terugblik(venster, kalender);
        }

        var volgorde = new ushort[protocol.Signalen.Count];
        foreach (var (plaats, index) in protocol.Signalen
            .Select((s, i) => (s.Id, i)).OrderBy(x => x.Id, StringComparer.Ordinal).Select((x, plaats) => (plaats, x.i)))
        {
            volgorde[index] = (ushort)plaats;
        }
        Volgorde = volgorde;
        AlleenLeerplichtig = [.. protocol.Signalen.Select(s => s.Criterium is Criterium.Minuten { AlleenLeerplichtig: true })];
        MeesteDagenInEenJaar = kalender.Jaren.Max(j => j.LaatsteDag - j.EersteDag + 1);
    }

    public Protocol Protocol { get; }

    public Schoolkalender Kalender { get; }

    /// <summary>Per signal its place when signals are sorted ordinally by id.</summary>
    internal ushort[] Volgorde { get; }

    /// <summary>Per signal whether it is given only for who is leerplichtig or kwalificatieplichtig.</summary>
    internal bool[] AlleenLeerplichtig { get; }

    internal int MeesteDagenInEenJaar { get; }

    /// <summary>State machines of its own for one thread.</summary>
    public Beoordelaar NieuweBeoordelaar() => new(this);

    internal Terugblik Terugblik(Venster venster) => _terugblikken[venster];

    private static Venster? VensterVan(Criterium criterium) => criterium.Match<Venster?>(
        _ => null, _ => null, c => c.Venster, c => c.Venster, c => c.Venster, c => c.Venster, _ => null, _ => null, _ => null);

    private static void Eis(Signaalregel regel)
    {
        var goed = regel.Criterium.Match(
            c => c.Drempels.Count > 0 && c.Drempels.All(d => d.Drempel.Eerste >= 1) && c.Drempels.Count == c.Eenheden.Count,
            _ => true,
            c => c.Drempel.Eerste >= 1,
            c => c.Drempel.Eerste >= 1 && c.MinutenPerLesuur >= 0,
            c => c.Drempel.Eerste >= 1 && c.MaxDagen >= 0,
            c => c.Drempel.Eerste >= 1 && c.MinPerioden >= 0,
            c => c.Drempel.Eerste >= 1,
            c => c.Drempel.Eerste >= 1 && c.AandeelProcent is >= 1 and <= 100,
            c => c.Grens is > 0 and < 1000 && c.Boven is null or >= 0 and < 1000);
        var venster = VensterVan(regel.Criterium);
        if (!goed || venster is { } v && (v.Maanden <= 0) == (v.Schoolweken <= 0))
            throw new ArgumentException($"Signaal {regel.Id}: een getal van dit criterium kan niet.", nameof(regel));
    }
}

/// <summary>
/// Evaluates pupils one after the other; not thread-safe. The same rows give the same episodes, whatever came before.
/// </summary>
public sealed class Beoordelaar
{
    private readonly Signaleerder _signaleerder;
    private readonly Schoolkalender _kalender;
    private readonly Automaat[] _automaten;
    private readonly Ondergrens[] _ondergrenzen; // of the machine with the same number
    private readonly Jaarstaat _jaar;
    private readonly Episodelijst _ruw = new();

    internal Beoordelaar(Signaleerder signaleerder)
    {
        _signaleerder = signaleerder;
        _kalender = signaleerder.Kalender;
        _jaar = new Jaarstaat(signaleerder.MeesteDagenInEenJaar, _kalender.Minuten);
        _automaten = [.. Compileer(signaleerder)];
        _ondergrenzen = [.. _automaten.Select(a => a.Ondergrens)];
    }

    /// <summary>
    /// Adds the episodes of one pupil up to and including the reference day, sorted by first day and then by signal id.
    /// </summary>
    /// <param name="registraties">The rows that are evaluated (<see cref="Dagkeurder.Werkzaam"/>), packed, ordered by day, in the calendar of the signaleerder.</param>
    /// <param name="peildag">Index of the reference day.</param>
    /// <param name="plicht">When the pupil is leerplichtig.</param>
    /// <param name="uitvoer">Where the episodes are added.</param>
    public void Beoordeel(ReadOnlySpan<uint> registraties, int peildag, Leerplichtvak plicht, Episodelijst uitvoer)
    {
        var eerste = uitvoer.Aantal;
        var doel = plicht == Leerplichtvak.Altijd ? uitvoer : _ruw;
        var over = Tot(registraties, peildag);
        while (over.Length > 0)
        {
            var jaar = _kalender.JaarVan((int)(over[0] >> Registratie.DagVerschuiving));
            var vanJaar = Tot(over, jaar.LaatsteDag);
            _jaar.Lees(vanJaar, jaar.EersteDag, Math.Min(peildag, jaar.LaatsteDag), peildag <= jaar.LaatsteDag);
            for (var k = 0; k < _automaten.Length; k++)
            {
                if (_ondergrenzen[k].IsGehaald(_jaar))
                    _automaten[k].Beoordeel(_jaar, doel);
            }
            over = over[vanJaar.Length..];
        }

        if (doel == _ruw)
        {
            Begrens(plicht, peildag, uitvoer);
            _ruw.Leeg();
        }
        Sorteer(uitvoer.Wijzigbaar[eerste..]);
    }

    // the rows up to and including a day; mostly all of them
    private static ReadOnlySpan<uint> Tot(ReadOnlySpan<uint> rijen, int dag)
    {
        var aantal = rijen.Length;
        while (aantal > 0 && rijen[aantal - 1] >> Registratie.DagVerschuiving > (uint)dag)
            aantal--;
        return rijen[..aantal];
    }

    // a signal for the leerplichtige only is on from the first such day and ends with the last
    private void Begrens(Leerplichtvak plicht, int peildag, Episodelijst uitvoer)
    {
        foreach (var episode in _ruw.Items)
        {
            if (!_signaleerder.AlleenLeerplichtig[episode.Regel])
            {
                uitvoer.Voeg(episode);
                continue;
            }
            var sinds = Math.Max(episode.Sinds, plicht.Van);
            var laatste = episode.IsAan ? peildag : episode.Tot;
            var tot = Math.Min(laatste, plicht.Tot - 1);
            if (sinds <= tot)
                uitvoer.Voeg(new Episode(episode.Regel, sinds, episode.IsAan && tot == peildag ? -1 : tot));
        }
    }

    private void Sorteer(Span<Episode> episoden)
    {
        // a pupil has a handful: insertion sort allocates nothing
        for (var i = 1; i < episoden.Length; i++)
        {
            var x = episoden[i];
            var sleutel = Sleutel(x);
            var j = i - 1;
            while (j >= 0 && Sleutel(episoden[j]) > sleutel)
            {
                episoden[j + 1] = episoden[j];
                j--;
            }
            episoden[j + 1] = x;
        }
    }

    private int Sleutel(Episode episode) => episode.Sinds << 16 | _signaleerder.Volgorde[episode.Regel];

    /// <summary>The state machines of a protocol.</summary>
    internal static IEnumerable<Automaat> Compileer(Signaleerder s)
    {
        var dagen = s.MeesteDagenInEenJaar;
        var regels = s.Protocol.Signalen.Select((r, i) => new Genummerd(r.Criterium, i)).ToList();
        var afzonderlijk = regels.Select(r => r.Criterium.Match<Automaat?>(
            _ => null,
            c => new DagmeldingAutomaat(c, r.Index),
            c => new DagenMetAutomaat(c, s.Terugblik(c.Venster), dagen, r.Index),
            c => new MinutenAutomaat(c, s.Terugblik(c.Venster), dagen, r.Index),
            c => new ZiekteperiodenAutomaat(c, s.Terugblik(c.Venster), dagen, r.Index),
            c => new ZiektedagenAutomaat(c, s.Terugblik(c.Venster), r.Index),
            _ => null,
            _ => null,
            _ => null)).OfType<Automaat>();

        // rungs over the same counts share one machine
        var tellingen = regels.Where(r => r.Criterium is Criterium.Telling)
            .GroupBy(r => ((Criterium.Telling)r.Criterium).Soorten)
            .SelectMany(g => g.Chunk(30).Select(deel => new TellingAutomaat(g.Key, Criteria<Criterium.Telling>(deel), Indices(deel))));
        var lang = regels.Where(r => r.Criterium is Criterium.LangZiek).ToArray();
        var reeksen = regels.Where(r => r.Criterium is Criterium.Reeks)
            .GroupBy(r => ((Criterium.Reeks)r.Criterium).AandeelProcent)
            .Select(g => new ReeksAutomaat(g.Key, Criteria<Criterium.Reeks>(g), s.Kalender, dagen, Indices(g)));
        var aanwezig = regels.Where(r => r.Criterium is Criterium.Aanwezigheid).ToArray();
        return [
            .. tellingen,
            .. afzonderlijk,
            .. lang.Length == 0 ? [] : new Automaat[] { new LangZiekAutomaat(Criteria<Criterium.LangZiek>(lang), Indices(lang)) },
            .. reeksen,
            .. aanwezig.Length == 0 ? [] : new Automaat[] { new AanwezigheidAutomaat(Criteria<Criterium.Aanwezigheid>(aanwezig), s.Kalender, Indices(aanwezig)) },
        ];
    }

    private sealed record Genummerd(Criterium Criterium, int Index);

    private static T[] Criteria<T>(IEnumerable<Genummerd> regels) where T : Criterium => [.. regels.Select(r => (T)r.Criterium)];

    private static int[] Indices(IEnumerable<Genummerd> regels) => [.. regels.Select(r => r.Index)];
}
