using Routeboek.Domain.Verzuim;

namespace Routeboek.Domain.Signalering;

/// <summary>What one changed registration did to a pupil's signals. Used again for every change.</summary>
public sealed class Signaalwijziging
{
    /// <summary>Episodes that are no longer there as they were.</summary>
    public Episodelijst Verdwenen { get; } = new();

    /// <summary>Episodes that are new or have changed.</summary>
    public Episodelijst Verschenen { get; } = new();

    /// <summary>True when nothing changed.</summary>
    public bool IsLeeg => Verdwenen.Aantal == 0 && Verschenen.Aantal == 0;
}

/// <summary>
/// The incremental form of signalling: holds the accepted rows of many pupils and their episodes on a reference day, takes in one
/// registration at a time and re-evaluates only that pupil. Always equal to evaluating everything. Not thread-safe.
/// </summary>
public sealed class Signaalstand(Signaleerder signaleerder, int peildag)
{
    private readonly Beoordelaar _beoordelaar = signaleerder.NieuweBeoordelaar();
    private readonly Dagkeurder _keurder = new();
    private readonly Episodelijst _nieuw = new();
    private Stand[] _standen = [];
    private uint[] _werkzaam = new uint[256];

    /// <summary>The number of pupils.</summary>
    public int Aantal { get; private set; }

    /// <summary>The reference day, as index in the calendar.</summary>
    public int Peildag { get; } = peildag;

    /// <summary>Makes room for this many pupils at once.</summary>
    public void Reserveer(int leerlingen)
    {
        if (leerlingen > _standen.Length)
            Array.Resize(ref _standen, leerlingen);
    }

    /// <summary>Adds a pupil with rows that were accepted before, ordered by day.</summary>
    /// <returns>The number by which the pupil is addressed.</returns>
    public int VoegLeerlingToe(ReadOnlySpan<uint> geteld, Leerplichtvak plicht)
    {
        if (Aantal == _standen.Length)
            Array.Resize(ref _standen, Math.Max(16, Aantal * 2));
        ref var stand = ref _standen[Aantal];
        stand.Plicht = plicht;
        stand.Rijen = new uint[geteld.Length + Speling];
        geteld.CopyTo(stand.Rijen);
        stand.Aantal = geteld.Length;
        Beoordeel(ref stand);
        stand.Episoden = _nieuw.Items.ToArray();
        return Aantal++;
    }

    /// <summary>The episodes of a pupil, sorted by first day and signal id.</summary>
    public ReadOnlySpan<Episode> Episoden(int leerling) => Leerling(leerling).Episoden;

    /// <summary>The accepted rows of a pupil, ordered by day and then by arrival.</summary>
    public ReadOnlySpan<uint> Rijen(int leerling)
    {
        ref var stand = ref Leerling(leerling);
        return stand.Rijen.AsSpan(0, stand.Aantal);
    }

    /// <summary>Adds a registration; one that is refused or already there changes nothing.</summary>
    public Rijoordeel Registreer(int leerling, Registratie registratie, Signaalwijziging wijziging)
    {
        ref var stand = ref Leerling(leerling);
        var oordeel = Voeg(ref stand, registratie);
        Werkbij(ref stand, wijziging, oordeel == Rijoordeel.Geteld);
        return oordeel;
    }

    /// <summary>Takes a registration away.</summary>
    /// <returns>False when it is not there; nothing is changed then.</returns>
    public bool Verwijder(int leerling, Registratie registratie, Signaalwijziging wijziging)
    {
        ref var stand = ref Leerling(leerling);
        var gevonden = Neem(ref stand, registratie) >= 0;
        Werkbij(ref stand, wijziging, gevonden);
        return gevonden;
    }

    /// <summary>
    /// Puts one registration in the place of another, in one step. When the old one is not there or the new one is refused nothing is changed.
    /// </summary>
    /// <returns>The judgement of the new registration, or null when the old one is not there.</returns>
    public Rijoordeel? Corrigeer(int leerling, Registratie oud, Registratie nieuw, Signaalwijziging wijziging)
    {
        ref var stand = ref Leerling(leerling);
        var plaats = Neem(ref stand, oud);
        if (plaats < 0)
        {
            Werkbij(ref stand, wijziging, gewijzigd: false);
            return null;
        }
        var oordeel = Voeg(ref stand, nieuw);
        if (oordeel == Rijoordeel.Geweigerd)
            Zet(ref stand, plaats, oud.Bits);
        Werkbij(ref stand, wijziging, oordeel != Rijoordeel.Geweigerd);
        return oordeel;
    }

    private const int Speling = 4;

    private ref Stand Leerling(int leerling)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)leerling, (uint)Aantal, nameof(leerling));
        return ref _standen[leerling];
    }

    private Rijoordeel Voeg(ref Stand stand, Registratie registratie)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(registratie.Dag, signaleerder.Kalender.Aantal, nameof(registratie));
        var rijen = stand.Rijen.AsSpan(0, stand.Aantal);
        var na = rijen.Length;
        while (na > 0 && new Registratie(rijen[na - 1]).Dag > registratie.Dag)
            na--;
        _keurder.NieuweDag();
        var eerste = na;
        while (eerste > 0 && new Registratie(rijen[eerste - 1]).Dag == registratie.Dag)
            eerste--;
        for (var i = eerste; i < na; i++)
            _keurder.Keur(rijen[i]);
        var oordeel = _keurder.Keur(registratie.Bits);
        if (oordeel == Rijoordeel.Geteld)
            Zet(ref stand, na, registratie.Bits);
        return oordeel;
    }

    private static void Zet(ref Stand stand, int plaats, uint rij)
    {
        if (stand.Aantal == stand.Rijen.Length)
            Array.Resize(ref stand.Rijen, stand.Aantal + Math.Max(Speling, stand.Aantal / 4));
        stand.Rijen.AsSpan(plaats, stand.Aantal - plaats).CopyTo(stand.Rijen.AsSpan(plaats + 1));
        stand.Rijen[plaats] = rij;
        stand.Aantal++;
    }

    private static int Neem(ref Stand stand, Registratie registratie)
    {
        var plaats = stand.Rijen.AsSpan(0, stand.Aantal).IndexOf(registratie.Bits);
        if (plaats < 0)
            return -1;
        stand.Rijen.AsSpan(plaats + 1, stand.Aantal - plaats - 1).CopyTo(stand.Rijen.AsSpan(plaats));
        stand.Aantal--;
        return plaats;
    }

    private void Beoordeel(ref Stand stand)
    {
        if (_werkzaam.Length < stand.Aantal)
            _werkzaam = new uint[stand.Aantal * 2];
        var n = Dagkeurder.Werkzaam(stand.Rijen.AsSpan(0, stand.Aantal), _werkzaam);
        _nieuw.Leeg();
        _beoordelaar.Beoordeel(_werkzaam.AsSpan(0, n), Peildag, stand.Plicht, _nieuw);
    }

    private void Werkbij(ref Stand stand, Signaalwijziging wijziging, bool gewijzigd)
    {
        wijziging.Verdwenen.Leeg();
        wijziging.Verschenen.Leeg();
        if (!gewijzigd)
            return;
        Beoordeel(ref stand);
        var oud = stand.Episoden.AsSpan();
        var nieuw = _nieuw.Items;
        if (oud.SequenceEqual(nieuw))
            return;
        foreach (var episode in oud)
        {
            if (!nieuw.Contains(episode))
                wijziging.Verdwenen.Voeg(episode);
        }
        foreach (var episode in nieuw)
        {
            if (!oud.Contains(episode))
                wijziging.Verschenen.Voeg(episode);
        }
        if (oud.Length == nieuw.Length)
            nieuw.CopyTo(oud);
        else
            stand.Episoden = nieuw.ToArray();
    }

    private struct Stand
    {
        public uint[] Rijen;
        public Episode[] Episoden;
        public int Aantal;
        public Leerplichtvak Plicht;
    }
}
