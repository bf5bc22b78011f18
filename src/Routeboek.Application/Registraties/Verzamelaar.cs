using Routeboek.Application.Invoer;
using Routeboek.Domain.Kalenders;
using Routeboek.Domain.Verzuim;

namespace Routeboek.Application.Registraties;

/// <summary>
/// Gathers judged blocks in file order, groups their rows by pupil, judges the rows of each day among each other and leaves the ones
/// that are evaluated.
/// </summary>
internal sealed class Verzamelaar(Keurkader kader, string bestand, Action<Bestandsmelding> fout, long verwachtAantal)
{
    private readonly Sleuteltabel _sleutels = new();
    private readonly List<Leerlingkader> _kaders = [];
    private Rijreeks[] _reeksen = new Rijreeks[1024];
    private int _aantalReeksen;
    private readonly Sleuteltabel _redenteksten = new();
    private uint[] _rijen = new uint[Math.Clamp(verwachtAantal, 1024, Array.MaxLength)];
    private uint[] _regels = new uint[Math.Clamp(verwachtAantal, 1024, Array.MaxLength)];
    private ushort[]? _redenen;
    private int _aantal;
    private long _gelezen;
    private long _geweigerd;
    private int _laatsteDag = -1;
    private bool _gegroepeerd = true;
    private int[] _globaal = [];

    public long Gelezen => _gelezen;

    /// <summary>Takes in a block; the next block must follow it in the file.</summary>
    public void Voeg(Rijblok blok)
    {
        _gelezen += blok.Gelezen;
        _geweigerd += blok.Fouten.Count;
        _laatsteDag = Math.Max(_laatsteDag, blok.HoogsteDag);
        foreach (var melding in blok.Fouten)
            fout(melding);

        if (_globaal.Length < blok.Sleutels.Aantal)
            _globaal = new int[blok.Sleutels.Aantal * 2];
        for (var i = 0; i < blok.Sleutels.Aantal; i++)
        {
            if (blok.Kaders[i].Weigering is not null)
                continue;
            _globaal[i] = _sleutels.VoegToe(blok.Sleutels[i], out var nieuw);
            if (nieuw)
                _kaders.Add(blok.Kaders[i]);
        }

        Reserveer(blok.Aantal);
        blok.Rijen.AsSpan(0, blok.Aantal).CopyTo(_rijen.AsSpan(_aantal));
        blok.Regels.AsSpan(0, blok.Aantal).CopyTo(_regels.AsSpan(_aantal));
        VoegRedenen(blok);
        _aantal += blok.Aantal;
        foreach (var reeks in blok.Reeksen)
            VoegReeks(_globaal[reeks.Leerling], reeks.Aantal);
    }

    /// <summary>Ends the file.</summary>
    public Verzuimbestand Voltooi()
    {
        var begin = new int[_sleutels.Aantal];
        var aantal = new int[_sleutels.Aantal];
        Groepeer(begin, aantal);
        var (dubbel, botsingen) = KeurPerDag(begin, aantal, out var geteld);
        foreach (var botsing in botsingen)
            fout(botsing);
        var telling = new Rijtelling(_gelezen, geteld, dubbel, _geweigerd + botsingen.Count);
        return new Verzuimbestand(kader, _sleutels, begin, aantal, _rijen, _regels, _redenen, _redenteksten, _kaders, _laatsteDag, telling);
    }

    private void VoegReeks(int leerling, int aantal)
    {
        if (_aantalReeksen > 0 && _reeksen[_aantalReeksen - 1].Leerling == leerling)
        {
            _reeksen[_aantalReeksen - 1].Aantal += aantal;
            return;
        }
        // grouped while every new run belongs to the next new pupil
        _gegroepeerd &= leerling == _aantalReeksen;
        if (_aantalReeksen == _reeksen.Length)
            Array.Resize(ref _reeksen, (int)Math.Min(Array.MaxLength, _aantalReeksen * 2L));
        _reeksen[_aantalReeksen++] = new Rijreeks { Leerling = leerling, Aantal = aantal };
    }

    private void VoegRedenen(Rijblok blok)
    {
        if (blok.Redenen is not { } redenen)
            return;
        _redenen ??= new ushort[_rijen.Length];
        Span<ushort> nummers = new ushort[blok.Redenteksten.Aantal + 1];
        for (var i = 1; i < nummers.Length; i++)
        {
            var tekst = blok.Redenteksten[i - 1];
            nummers[i] = _redenteksten.Aantal < ushort.MaxValue ? (ushort)(_redenteksten.VoegToe(tekst, out _) + 1) : (ushort)(_redenteksten.Zoek(tekst) + 1);
        }
        for (var i = 0; i < blok.Aantal; i++)
            _redenen[_aantal + i] = nummers[redenen[i]];
    }

    private void Reserveer(int extra)
    {
        var nodig = (long)_aantal + extra;
        if (nodig <= _rijen.Length)
            return;
        if (nodig > Array.MaxLength)
            throw new Bestandsfout("het bestand heeft meer dan 2 miljard rijen; deel het op per school of per schooljaar");
        var nieuw = (int)Math.Min(Array.MaxLength, Math.Max(nodig, _rijen.Length + _rijen.Length / 2L));
        Array.Resize(ref _rijen, nieuw);
        Array.Resize(ref _regels, nieuw);
        if (_redenen is not null)
            Array.Resize(ref _redenen, nieuw);
    }

    // the rows of each pupil together, in file order
    private void Groepeer(int[] begin, int[] aantal)
    {
        foreach (var reeks in _reeksen.AsSpan(0, _aantalReeksen))
            aantal[reeks.Leerling] += reeks.Aantal;
        var plaats = 0;
        for (var i = 0; i < begin.Length; i++)
        {
            begin[i] = plaats;
            plaats += aantal[i];
        }
        if (_gegroepeerd)
            return;

        var rijen = new uint[_aantal];
        var regels = new uint[_aantal];
        var redenen = _redenen is null ? null : new ushort[_aantal];
        var volgende = (int[])begin.Clone();
        var van = 0;
        foreach (var reeks in _reeksen.AsSpan(0, _aantalReeksen))
        {
            var n = reeks.Aantal;
            var naar = volgende[reeks.Leerling];
            _rijen.AsSpan(van, n).CopyTo(rijen.AsSpan(naar));
            _regels.AsSpan(van, n).CopyTo(regels.AsSpan(naar));
            _redenen?.AsSpan(van, n).CopyTo(redenen.AsSpan(naar));
            volgende[reeks.Leerling] += n;
            van += n;
        }
        (_rijen, _regels, _redenen) = (rijen, regels, redenen);
        _reeksen = [];
    }

    private (long Dubbel, List<Bestandsmelding> Botsingen) KeurPerDag(int[] begin, int[] aantal, out long geteld)
    {
        var delen = new List<Dagkeuring>();
        Parallel.ForEach(
            System.Collections.Concurrent.Partitioner.Create(0, Math.Max(1, begin.Length), Math.Max(1, begin.Length / 64 + 1)),
            () => new Dagkeuring(this, begin, aantal),
            (bereik, _, keuring) =>
            {
                for (var i = bereik.Item1; i < Math.Min(bereik.Item2, begin.Length); i++)
                    keuring.Keur(i);
                return keuring;
            },
            keuring =>
            {
                lock (delen)
                    delen.Add(keuring);
            });
        geteld = delen.Sum(d => d.Geteld);
        return (delen.Sum(d => d.Dubbel), [.. delen.SelectMany(d => d.Botsingen).OrderBy(b => b.Regel)]);
    }

    private sealed class Dagkeuring(Verzamelaar bron, int[] begin, int[] aantal)
    {
        private readonly Dagkeurder _keurder = new();
        private ulong[] _sorteer = [];
        private uint[] _uintRuimte = [];
        private ushort[] _redenRuimte = [];

        public long Geteld { get; private set; }

        public long Dubbel { get; private set; }

        public List<Bestandsmelding> Botsingen { get; } = [];

        public void Keur(int leerling)
        {
            var rijen = bron._rijen.AsSpan(begin[leerling], aantal[leerling]);
            var regels = bron._regels.AsSpan(begin[leerling], aantal[leerling]);
            var redenen = bron._redenen is null ? default : bron._redenen.AsSpan(begin[leerling], aantal[leerling]);
            ZetOpDag(rijen, regels, redenen);

            var naar = 0;
            var heeftOnbekend = false;
            for (var i = 0; i < rijen.Length;)
            {
                var dag = rijen[i] >> Registratie.DagVerschuiving;
                var tot = i + 1;
                while (tot < rijen.Length && rijen[tot] >> Registratie.DagVerschuiving == dag)
                    tot++;
                var alleen = tot == i + 1;
                if (!alleen)
                    _keurder.NieuweDag();
                for (; i < tot; i++)
                {
                    var oordeel = alleen ? Rijoordeel.Geteld : _keurder.Keur(rijen[i]);
                    if (oordeel == Rijoordeel.Dubbel)
                    {
                        Dubbel++;
                        continue;
                    }
                    if (oordeel == Rijoordeel.Geweigerd)
                    {
                        Weiger(leerling, rijen[i], regels[i]);
                        continue;
                    }
                    heeftOnbekend |= new Registratie(rijen[i]).Soort == Verzuimsoort.Onbekend;
                    Verplaats(rijen, regels, redenen, i, naar++);
                }
            }
            Geteld += naar;
            aantal[leerling] = heeftOnbekend ? ZonderGeweken(rijen[..naar], regels, redenen) : naar;
        }

        // rows not explained yet that gave way are counted but not evaluated
        private static int ZonderGeweken(Span<uint> rijen, Span<uint> regels, Span<ushort> redenen)
        {
            Span<bool> geweken = rijen.Length <= 1024 ? stackalloc bool[rijen.Length] : new bool[rijen.Length];
            for (var i = 0; i < rijen.Length; i++)
                geweken[i] = new Registratie(rijen[i]).Soort == Verzuimsoort.Onbekend && Dagkeurder.IsGeweken(rijen, i);
            var naar = 0;
            for (var i = 0; i < rijen.Length; i++)
            {
                if (!geweken[i])
                    Verplaats(rijen, regels, redenen, i, naar++);
            }
            return naar;
        }

        private static void Verplaats(Span<uint> rijen, Span<uint> regels, Span<ushort> redenen, int van, int naar)
        {
            if (van == naar)
                return;
            rijen[naar] = rijen[van];
            regels[naar] = regels[van];
            if (!redenen.IsEmpty)
                redenen[naar] = redenen[van];
        }

        private void Weiger(int leerling, uint rij, uint regel)
        {
            var registratie = new Registratie(rij);
            var kalender = bron._kaders[leerling].Rooster?.Kalender ?? bron.Kalender;
            var andere = _keurder.BotsendeRij(rij)!.Value;
            Botsingen.Add(new Bestandsmelding(bron.Bestand, regel, registratie.Tijdvak.IsLesuur ? "lesuur" : "dagdeel",
                $"{Naam(registratie)} op {kalender.Datum(registratie.Dag):yyyy-MM-dd} botst met een eerdere rij van deze leerling ({Naam(andere)})",
                registratie.Tijdvak.IsLesuur == andere.Tijdvak.IsLesuur ? "een registratie per tijdvak" : "een dag per dagdeel of per lesuur, niet allebei"));
        }

        private static string Naam(Registratie r) => $"{Verzuimnamen.Soort(r.Soort)} {Verzuimnamen.Tijdvak(r.Tijdvak)}";

        private void ZetOpDag(Span<uint> rijen, Span<uint> regels, Span<ushort> redenen)
        {
            var opVolgorde = true;
            for (var i = 1; i < rijen.Length && opVolgorde; i++)
                opVolgorde = rijen[i] >> Registratie.DagVerschuiving >= rijen[i - 1] >> Registratie.DagVerschuiving;
            if (opVolgorde)
                return;
            if (_sorteer.Length < rijen.Length)
            {
                _sorteer = new ulong[rijen.Length * 2];
                _uintRuimte = new uint[rijen.Length * 2];
                _redenRuimte = new ushort[rijen.Length * 2];
            }
            var sorteer = _sorteer.AsSpan(0, rijen.Length);
            for (var i = 0; i < rijen.Length; i++)
                sorteer[i] = (ulong)(rijen[i] >> Registratie.DagVerschuiving) << 32 | (uint)i;
            sorteer.Sort();
            Herschik(rijen, _uintRuimte, sorteer);
            Herschik(regels, _uintRuimte, sorteer);
            if (!redenen.IsEmpty)
                Herschik(redenen, _redenRuimte, sorteer);
        }

        private static void Herschik<T>(Span<T> waarden, T[] ruimte, ReadOnlySpan<ulong> volgorde)
        {
            for (var i = 0; i < waarden.Length; i++)
                ruimte[i] = waarden[(int)(uint)volgorde[i]];
            ruimte.AsSpan(0, waarden.Length).CopyTo(waarden);
        }
    }

    private Schoolkalender Kalender => kader.Kalender;

    private string Bestand => bestand;
}
