using Routeboek.Application.Leerlingen;
using Routeboek.Application.Registraties;
using Routeboek.Domain.Kalenders;
using Routeboek.Domain.Protocollen;
using Routeboek.Domain.Signalering;
using Routeboek.Domain.Verzuim;

namespace Routeboek.Application.Signalering;

/// <summary>One explained signal of one pupil: an episode, or a signal that comes near.</summary>
/// <param name="Regel">The rule of the protocol.</param>
/// <param name="RegelIndex">Its index in the protocol.</param>
/// <param name="Sinds">First day in the calendar of the pupil; -1 for a signal that is off and comes near.</param>
/// <param name="Tot">Last day, or -1 when on at the reference day (or off).</param>
/// <param name="Verklaring">Value and threshold on the first day; for a signal that comes near those of the reference day.</param>
/// <param name="BewijsVan">Where its rows begin in <see cref="Leerlingsignalen.Bewijs"/>.</param>
/// <param name="BewijsAantal">How many rows were counted.</param>
public readonly record struct Signaal(Signaalregel Regel, int RegelIndex, int Sinds, int Tot, Verklaring Verklaring, int BewijsVan, int BewijsAantal)
{
    /// <summary>True for a signal that is off and comes near.</summary>
    public bool IsNadering => Sinds < 0;

    /// <summary>On at the reference day.</summary>
    public bool IsAan => Sinds >= 0 && Tot < 0;
}

/// <summary>The signals of one pupil. Used again for the next pupil.</summary>
public sealed class Leerlingsignalen
{
    /// <summary>The number of the pupil in its file.</summary>
    public int Leerling { get; internal set; }

    /// <summary>The calendar in which days are counted.</summary>
    public Schoolkalender Kalender { get; internal set; } = null!;

    /// <summary>The reference day in that calendar, or -1 when the pupil has no school day up to it.</summary>
    public int Peildag { get; internal set; }

    /// <summary>Episodes by first day and signal id, then the signals that come near by id.</summary>
    public List<Signaal> Signalen { get; } = [];

    /// <summary>The rows counted, as numbers in the pupil's rows, for all signals one after the other.</summary>
    public List<int> Bewijs { get; } = [];

    public ReadOnlySpan<int> BewijsVan(in Signaal signaal) =>
        System.Runtime.InteropServices.CollectionsMarshal.AsSpan(Bewijs).Slice(signaal.BewijsVan, signaal.BewijsAantal);
}

/// <summary>Evaluates and explains the pupils of a file; one per thread.</summary>
/// <param name="protocol">The protocol.</param>
/// <param name="bestand">The registrations.</param>
/// <param name="peildatum">The reference day: a school day of the calendar.</param>
/// <param name="nadert">Also what comes near.</param>
/// <param name="opPeildag">Explain what is on by the rows of the reference day instead of those of its first day.</param>
public sealed class Leerlingbeoordelaar(Protocol protocol, Verzuimbestand bestand, DateOnly peildatum, bool nadert, bool opPeildag = false)
{
    // pupils with a timetable of their own could otherwise fill the memory with compiled protocols
    private const int MeesteKalenders = 1000;

    private readonly Dictionary<Schoolkalender, Gereedschap> _perKalender = new(ReferenceEqualityComparer.Instance);
    private readonly Episodelijst _episoden = new();
    private readonly List<int> _bewijs = [];
    private readonly Leerlingsignalen _uit = new();
    private readonly int[] _opId = [.. Enumerable.Range(0, protocol.Signalen.Count).OrderBy(i => protocol.Signalen[i].Id, StringComparer.Ordinal)];
    private Gereedschap? _laatste;

    /// <summary>The signals of a pupil; valid until the next call.</summary>
    public Leerlingsignalen Beoordeel(int leerling)
    {
        var g = Evalueer(leerling, out var plicht);
        var rijen = bestand.Rijen(leerling);
        _uit.Leerling = leerling;
        _uit.Kalender = g.Kalender;
        _uit.Peildag = g.Peildag;
        _uit.Signalen.Clear();
        _uit.Bewijs.Clear();
        if (g.Peildag < 0)
            return _uit;

        foreach (var episode in _episoden.Items)
        {
            var verklaring = g.Verklaarder.Verklaar(episode.Regel, rijen, opPeildag && episode.IsAan ? g.Peildag : episode.Sinds, _bewijs);
            Voeg(episode.Regel, episode.Sinds, episode.Tot, verklaring);
        }
        if (nadert)
            VoegNaderingen(g, rijen, plicht);
        return _uit;
    }

    /// <summary>Only when the signals of a pupil were on, without a word of explanation; valid until the next call.</summary>
    public ReadOnlySpan<Episode> Episoden(int leerling)
    {
        Evalueer(leerling, out _);
        return _episoden.Items;
    }

    private Gereedschap Evalueer(int leerling, out Leerplichtvak plicht)
    {
        var kalender = bestand.KalenderVan(leerling);
        var g = Voor(kalender);
        plicht = Plicht(bestand.Gegevens(leerling), kalender);
        _episoden.Leeg();
        if (g.Peildag >= 0)
            g.Beoordelaar.Beoordeel(bestand.Rijen(leerling), g.Peildag, plicht, _episoden);
        return g;
    }

    private void VoegNaderingen(Gereedschap g, ReadOnlySpan<uint> rijen, Leerplichtvak plicht)
    {
        foreach (var regel in _opId)
        {
            if (!IsAan(regel) && g.Verklaarder.Nadert(regel, rijen, g.Peildag, plicht, _bewijs) is { } verklaring)
                Voeg(regel, -1, -1, verklaring);
        }
    }

    private bool IsAan(int regel)
    {
        foreach (var episode in _episoden.Items)
        {
            if (episode.Regel == regel && episode.IsAan)
                return true;
        }
        return false;
    }

    private void Voeg(int regel, int sinds, int tot, Verklaring verklaring)
    {
        _uit.Signalen.Add(new Signaal(protocol.Signalen[regel], regel, sinds, tot, verklaring, _uit.Bewijs.Count, _bewijs.Count));
        _uit.Bewijs.AddRange(_bewijs);
    }

    private Gereedschap Voor(Schoolkalender kalender)
    {
        if (ReferenceEquals(_laatste?.Kalender, kalender))
            return _laatste!;
        if (!_perKalender.TryGetValue(kalender, out var g))
        {
            var signaleerder = new Signaleerder(protocol, kalender);
            g = new Gereedschap(kalender, kalender.IndexOpOfVoor(peildatum), signaleerder.NieuweBeoordelaar(), new Verklaarder(signaleerder));
            if (_perKalender.Count >= MeesteKalenders)
                _perKalender.Clear();
            _perKalender.Add(kalender, g);
        }
        return _laatste = g;
    }

    private static Leerplichtvak Plicht(Leerlinggegevens? gegevens, Schoolkalender kalender)
    {
        if (gegevens is not { } bekend)
            return Leerplichtvak.Altijd;
        var (van, tot) = Leerplicht.Periode(bekend.Geboortedatum, bekend.Startkwalificatie);
        return new Leerplichtvak(kalender.IndexOpOfNa(van), kalender.IndexOpOfNa(tot));
    }

    private sealed record Gereedschap(Schoolkalender Kalender, int Peildag, Beoordelaar Beoordelaar, Verklaarder Verklaarder);
}
