using Routeboek.Domain.Kalenders;
using Routeboek.Domain.Protocollen;
using Routeboek.Domain.Verzuim;

namespace Routeboek.Application.Demo;

/// <summary>
/// Makes the rows of one pupil after another, in working memory that is used again. Not for two threads at once.
/// A year is a grid of lessons (PO: half days); what is drawn first keeps its place, so that no two rows can speak of one lesson.
/// </summary>
public sealed class Demomaker
{
    private const int MaximaalAantalLessen = 12;
    private const int MinutenPerLes = 60;
    private const int KorteDag = 240; // a PO day under this is a morning only: always a row "dag"
    private const int LangsteMinuten = 600;

    private readonly Demowereld _wereld;
    private readonly Demogedrag _gedrag;
    private readonly bool _po;
    private readonly int _dagen;
    private readonly int[] _lessen; // lessons (half days) of each day
    private readonly int[] _dagminuten;
    private readonly DayOfWeek[] _weekdagen;

    private readonly Cel[] _rooster;
    private readonly bool[] _geraakt; // days with something in them
    private readonly (byte Les, byte Minuten, bool ZonderTijdvak)[] _teLaat; // Les: 1 and up, 0 = not late
    private readonly double[] _ziektekans;
    private readonly (byte Start, byte Gat)[] _weekrooster = new (byte, byte)[7];
    private readonly List<Demorij> _rijen = new(256);

    private int _groepsleutel = -1;
    private Schoolstijl _stijl;

    internal Demomaker(Demowereld wereld)
    {
        _wereld = wereld;
        _gedrag = wereld.Gedrag;
        _po = wereld.Opzet.Sector == Sector.Po;
        _dagen = wereld.Dagen;
        _lessen = new int[_dagen];
        _dagminuten = new int[_dagen];
        _weekdagen = new DayOfWeek[_dagen];
        for (var d = 0; d < _dagen; d++)
        {
            _dagminuten[d] = wereld.Opzet.Kalender.Minuten[wereld.EersteDag + d];
            _lessen[d] = _po ? 2 : Math.Clamp((_dagminuten[d] + MinutenPerLes / 2) / MinutenPerLes, 1, MaximaalAantalLessen);
            _weekdagen[d] = wereld.Opzet.Kalender.Datum(wereld.EersteDag + d).DayOfWeek;
        }
        _rooster = new Cel[_dagen * MaximaalAantalLessen];
        _geraakt = new bool[_dagen];
        _teLaat = new (byte, byte, bool)[_dagen];
        _ziektekans = new double[_dagen];
    }

    private enum Stand : byte
    {
        Aanwezig = 0,
        Ziek,
        ZiekNaarHuis,
        Ongeoorloofd,
        Geoorloofd,
        Onbekend,
        NietInGroep,
    }

    /// <summary>One lesson. EerstOnbekend: it was "onbekend" for so many school days before it was explained; 0 = known at once.</summary>
    private record struct Cel(Stand Stand, Demoreden Reden, byte Minuten, byte EerstOnbekend);

    /// <summary>How the system of a school exports.</summary>
    private readonly record struct Schoolstijl(bool HeleDagen, bool AltijdMinuten, bool TeLaatZonderTijdvak);

    /// <summary>
    /// The rows of a pupil, by date and slot, up to the peildatum. Valid until the next call.
    /// </summary>
    /// <param name="nummer">1 to <see cref="Demowereld.MaximaalAantalLeerlingen"/> inclusive.</param>
    public ReadOnlySpan<Demorij> Rijen(int nummer)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(nummer, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(nummer, Demowereld.MaximaalAantalLeerlingen);
        NeemGroep(nummer);
        Array.Clear(_rooster);
        Array.Clear(_geraakt);
        Array.Clear(_teLaat);
        _rijen.Clear();

        Thuiszitten(nummer);
        Ziekte(Lot(nummer, Lotingsdoel.Ziekte));
        Geoorloofd(Lot(nummer, Lotingsdoel.Geoorloofd));
        Luxe(Lot(nummer, Lotingsdoel.Luxe));
        var spijbelniveau = Spijbelen(Lot(nummer, Lotingsdoel.Spijbelen));
        NietInGroep(Lot(nummer, Lotingsdoel.NietInGroep));
        TeLaat(Lot(nummer, Lotingsdoel.TeLaat), spijbelniveau);
        EerstOnbekend(Lot(nummer, Lotingsdoel.Onbekend));

        for (var d = 0; d < _wereld.DagenBekend; d++)
        {
            if (_geraakt[d])
                SchrijfDag(d);
        }
        return System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_rijen);
    }

    private Loting Lot(int nummer, Lotingsdoel doel) => new(_wereld.Opzet.Zaad, (ulong)nummer, doel);

    private Span<Cel> Dag(int d) => _rooster.AsSpan(d * MaximaalAantalLessen, _lessen[d]);

    // Timetable, infection and export habits belong to the school and the group: drawn again only when the next group begins.
    private void NeemGroep(int nummer)
    {
        var (school, groep) = _wereld.SchoolEnGroep(nummer);
        var sleutel = school * 256 + groep;
        if (sleutel == _groepsleutel)
            return;
        _groepsleutel = sleutel;

        var loting = new Loting(_wereld.Opzet.Zaad, (ulong)school << 32, Lotingsdoel.School);
        _stijl = new Schoolstijl(loting.Kans(0.38), loting.Kans(0.12), loting.Kans(0.10));
        _wereld.Dagfactor.CopyTo(_ziektekans);
        for (var golf = 0; golf < 2; golf++)
            Golf(ref loting, 15, 1.7);

        loting = new Loting(_wereld.Opzet.Zaad, (ulong)sleutel, Lotingsdoel.Groep);
        for (var golf = 0; golf < 3; golf++)
            Golf(ref loting, 6, 4.0);
        for (var d = 0; d < _dagen; d++)
            _ziektekans[d] *= _gedrag.Ziektekans;
        for (var w = 0; w < 7; w++)
            _weekrooster[w] = ((byte)(1 + loting.Kies([650, 270, 80])), (byte)(loting.Kans(0.25) ? loting.Tussen(2, 4) : MaximaalAantalLessen));
    }

    // An outbreak: so many days in which an illness begins so many times as often. Outbreaks fall where the season is.
    private void Golf(ref Loting loting, int lengte, double factor)
    {
        var begin = 0;
        for (var poging = 0; poging < 6; poging++)
        {
            begin = loting.Onder(_dagen);
            if (loting.Kans(_wereld.Dagfactor[begin] / 2))
                break;
        }
        for (var d = begin; d < Math.Min(begin + lengte, _dagen); d++)
            _ziektekans[d] *= factor;
    }

    private void Thuiszitten(int nummer)
    {
        var loting = Lot(nummer, Lotingsdoel.Thuiszitten);
        if (_dagen < 60)
            return;
        if (_wereld.IsEenOp(nummer, 600, 1))
        {
            // Four weeks and more without permission, some after an illness that was not believed.
            var d = loting.Tussen(5, _dagen - 30);
            if (loting.Kans(0.3))
                d = Reeks(d, loting.Tussen(3, 7), Stand.Ziek);
            Reeks(d, loting.Tussen(23, 90), Stand.Ongeoorloofd); // also 28 calendar days when the first of them stays unexplained
        }
        else if (_wereld.IsEenOp(nummer, 700, 2))
        {
            Reeks(loting.Tussen(0, _dagen - 25), loting.Tussen(21, 100), Stand.Ziek);
        }
        else if (_wereld.IsEenOp(nummer, 1200, 3))
        {
            Reeks(loting.Tussen(0, _dagen - 30), loting.Tussen(25, 120), Stand.Geoorloofd, Demoreden.Wachtlijst);
        }
        else if (_wereld.IsEenOp(nummer, 2500, 4))
        {
            Reeks(loting.Tussen(5, _dagen - 25), loting.Tussen(20, 40), Stand.Onbekend);
        }
        else if (_wereld.IsEenOp(nummer, 1800, 5))
        {
            // Nobody sees the run as long as each kind is looked at alone; now and then one lesson is attended.
            var d = loting.Tussen(0, _dagen - 40);
            var einde = Math.Min(_dagen, d + loting.Tussen(25, 80));
            for (var beurt = loting.Onder(3); d < einde; beurt++)
            {
                var begin = d;
                d = (beurt % 3) switch
                {
                    0 => Reeks(d, loting.Tussen(3, 6), Stand.Ziek),
                    1 => Reeks(d, loting.Tussen(2, 6), Stand.Geoorloofd, Demoreden.Arts),
                    _ => Reeks(d, loting.Tussen(2, 4), Stand.Ongeoorloofd),
                };
                if (!_po && begin < _dagen && _lessen[begin] >= 4 && loting.Kans(0.4))
                    Dag(begin)[0] = default;
            }
        }
    }

    private void Ziekte(Loting loting)
    {
        var gevoeligheid = loting.Kies([300, 450, 200, 50]) switch { 0 => 0.3, 1 => 0.9, 2 => 1.7, _ => 2.5 };
        if (loting.Kans(_gedrag.FrequentZiekPerLeerling))
            VaakZiek(ref loting);
        else if (loting.Kans(_gedrag.LangZiekPerLeerling))
            ZiekVanaf(ref loting, ZiekteBegin(ref loting), loting.Kans(0.7) ? loting.Tussen(7, 12) : loting.Tussen(13, 18));

        for (var d = 0; d < _dagen; d++)
        {
            // A day that has something keeps it; an illness that would touch another one is left out, so that both stay as long as they are.
            if (!loting.Kans(gevoeligheid * _ziektekans[d]))
                continue;
            var duur = 1 + loting.Kies(_gedrag.Ziekteduur);
            if (!Vrij(d - 2, duur + 4))
                continue;
            ZiekVanaf(ref loting, d, duur);
            d += duur + loting.Tussen(_gedrag.Rust.Minstens, _gedrag.Rust.Hoogstens); // immune for a while
        }
    }

    // Four to six short illnesses in twelve weeks.
    private void VaakZiek(ref Loting loting)
    {
        var keren = loting.Tussen(4, 6);
        var d = loting.Onder(Math.Max(1, _dagen - 56));
        for (var keer = 0; keer < keren; keer++)
        {
            var duur = 1 + loting.Kies([550, 350, 100]);
            if (Vrij(d - 1, duur + 2))
                ZiekVanaf(ref loting, d, duur);
            d += duur + loting.Tussen(4, 10);
        }
    }

    private int ZiekteBegin(ref Loting loting)
    {
        var d = 0;
        for (var poging = 0; poging < 6; poging++)
        {
            d = loting.Onder(_dagen);
            if (loting.Kans(_wereld.Dagfactor[d] / 2))
                break;
        }
        return d;
    }

    private void ZiekVanaf(ref Loting loting, int d, int duur)
    {
        if ((uint)d >= (uint)_dagen)
            return;
        var begin = d;
        if (_geraakt[d])
            return;
        if (loting.Kans(0.16) && (_po ? _dagminuten[d] >= KorteDag : _lessen[d] >= 3))
        {
            var dag = Dag(d);
            var eerste = loting.Tussen(1, dag.Length - 1);
            for (var les = eerste; les < dag.Length; les++)
                Zet(d, les, Stand.ZiekNaarHuis, Demoreden.Geen);
            if (!_po && loting.Kans(0.35))
                dag[eerste].Minuten = (byte)loting.Tussen(15, 45); // left in the middle of a lesson
            d++;
            duur--;
        }
        var na = Reeks(d, duur, Stand.Ziek);
        if (!_po && na - begin >= 3 && _lessen[na - 1] >= 4 && loting.Kans(0.06))
            Dag(na - 1)[^1] = default; // back for the last lesson
    }

    private void Geoorloofd(Loting loting)
    {
        for (var d = 0; d < _dagen; d++)
        {
            if (!loting.Kans(_gedrag.Artskans) || _geraakt[d])
                continue;
            var dag = Dag(d);
            var lessen = _po ? 1 : Math.Min(dag.Length, loting.Tussen(1, 3));
            var eerste = loting.Onder(dag.Length - lessen + 1);
            for (var les = eerste; les < eerste + lessen; les++)
                Zet(d, les, Stand.Geoorloofd, Demoreden.Arts);
        }
        if (loting.Kans(_gedrag.ReligiePerLeerling))
        {
            foreach (var d in _wereld.ReligieuzeDagen)
                HeleDagen(d, 1, Stand.Geoorloofd, Demoreden.Religie);
        }
        if (loting.Kans(_gedrag.VerlofPerLeerling))
            HeleDagen(loting.Onder(_dagen), loting.Kies([600, 200, 80, 60, 60]) + 1, Stand.Geoorloofd, Demoreden.Verlof);
        if (loting.Kans(_gedrag.SchorsingPerLeerling))
            HeleDagen(loting.Onder(_dagen), loting.Tussen(1, 5), Stand.Geoorloofd, Demoreden.Schorsing);
    }

    // Parents who leave before the holiday begins or come back after it has ended.
    private void Luxe(Loting loting)
    {
        int dagen;
        if (loting.Kans(_gedrag.LangeLuxePerLeerling))
            dagen = loting.Tussen(4, 9);
        else if (loting.Kans(_gedrag.KorteLuxePerLeerling))
            dagen = loting.Tussen(1, 2);
        else
            return;
        var (dag, richting) = _wereld.Vakantiegrenzen[loting.Onder(_wereld.Vakantiegrenzen.Count)];
        for (var i = 0; i < dagen; i++)
            HeleDagen(dag + i * richting, 1, Stand.Ongeoorloofd, Demoreden.Luxe);
    }

    private int Spijbelen(Loting loting)
    {
        var niveau = loting.Kies(_gedrag.Spijbelniveaus);
        if (niveau == 0)
            return niveau;
        var rust = niveau switch { 1 => 0.009, 2 => 0.05, _ => 0.03 };
        var van = int.MaxValue;
        var tot = int.MinValue;
        if (niveau == 3)
        {
            van = loting.Onder(Math.Max(1, _dagen - 25));
            tot = van + loting.Tussen(18, 40);
        }
        for (var d = 0; d < _dagen; d++)
        {
            var kans = d >= van && d < tot ? _gedrag.SpijbelkansInZwarePeriode : rust;
            kans *= _weekdagen[d] switch { DayOfWeek.Friday => 1.4, DayOfWeek.Monday => 1.1, _ => 0.9 };
            if (!loting.Kans(kans))
                continue;
            var dag = Dag(d);
            var heleDag = loting.Kans(niveau == 3 ? 0.25 : 0.04);
            var lessen = heleDag ? dag.Length : Math.Min(dag.Length, _po ? 1 : 1 + loting.Kies([450, 350, 200]));
            // Mostly the end of the day, now and then the hour before a test or after the break.
            var eerste = loting.Kans(0.8) ? dag.Length - lessen : loting.Onder(dag.Length - lessen + 1);
            for (var les = eerste; les < eerste + lessen; les++)
                Zet(d, les, Stand.Ongeoorloofd, Demoreden.Geen);
        }
        return niveau;
    }

    private void NietInGroep(Loting loting)
    {
        if (!loting.Kans(_gedrag.NietInGroepPerLeerling))
            return;
        var van = loting.Onder(_dagen);
        var tot = Math.Min(_dagen, van + loting.Tussen(15, 70));
        for (var d = van; d < tot; d++)
        {
            if (!loting.Kans(0.6))
                continue;
            var dag = Dag(d);
            var eerste = loting.Onder(dag.Length);
            for (var les = eerste; les < Math.Min(dag.Length, eerste + 2); les++)
                Zet(d, les, Stand.NietInGroep, Demoreden.Geen);
        }
    }

    private void TeLaat(Loting loting, int spijbelniveau)
    {
        var niveau = loting.Kies(_gedrag.TeLaatNiveaus);
        if (spijbelniveau >= 2)
            niveau = Math.Min(niveau + 1, _gedrag.TeLaatKansen.Length - 1);
        var basis = _gedrag.TeLaatKansen[niveau];
        for (var d = 0; d < _dagen; d++)
        {
            if (!loting.Kans(_weekdagen[d] == DayOfWeek.Monday ? basis * 1.3 : basis))
                continue;
            var dag = Dag(d);
            // Late for the first lesson that is attended, or else after a break.
            var les = loting.Kans(0.78) ? 0 : loting.Onder(dag.Length);
            while (les < dag.Length && dag[les].Stand != Stand.Aanwezig)
                les++;
            var minuten = Math.Min(loting.Tussen(1, 25), loting.Tussen(1, 25)); // short more often than long
            var zonder = _stijl.TeLaatZonderTijdvak && loting.Kans(0.5);
            if (les == dag.Length)
                continue;
            _teLaat[d] = ((byte)(les + 1), (byte)minuten, zonder);
            _geraakt[d] = true;
        }
    }

    // The teacher marks an empty chair; the office writes the reason a few days later, or never.
    private void EerstOnbekend(Loting loting)
    {
        for (var d = 0; d < _dagen; d++)
        {
            if (!_geraakt[d])
                continue;
            var dag = Dag(d);
            var vervolg = d > 0 && Dag(d - 1)[^1].Stand == dag[0].Stand;
            if (vervolg || !loting.Kans(0.05))
                continue;
            var blijft = loting.Kans(0.2);
            var uitleg = (byte)loting.Tussen(1, 6);
            for (var les = 0; les < dag.Length; les++)
            {
                if (dag[les].Stand is not (Stand.Ziek or Stand.Ongeoorloofd or Stand.Geoorloofd))
                    continue;
                if (blijft && dag.Length > 1 && dag[les].Stand == Stand.Ongeoorloofd)
                    dag[les] = new Cel(Stand.Onbekend, Demoreden.Geen, 0, 0);
                else
                    dag[les].EerstOnbekend = uitleg;
                break;
            }
        }
    }

    /// <summary>Whole days in one go; stops at the end of the year and leaves what is there. Returns the day after the last.</summary>
    private int Reeks(int d, int dagen, Stand stand, Demoreden reden = Demoreden.Geen)
    {
        var einde = Math.Min(_dagen, d + dagen);
        if (d < einde)
            HeleDagen(d, einde - d, stand, reden);
        return Math.Max(d, einde);
    }

    private void HeleDagen(int d, int dagen, Stand stand, Demoreden reden)
    {
        for (var i = Math.Max(0, d); i < Math.Min(_dagen, d + dagen); i++)
        {
            for (var les = 0; les < _lessen[i]; les++)
                Zet(i, les, stand, reden);
        }
    }

    private void Zet(int d, int les, Stand stand, Demoreden reden)
    {
        ref var cel = ref _rooster[d * MaximaalAantalLessen + les];
        if (cel.Stand != Stand.Aanwezig)
            return;
        cel = new Cel(stand, reden, 0, 0);
        _geraakt[d] = true;
    }

    private bool Vrij(int d, int dagen)
    {
        for (var i = Math.Max(0, d); i < Math.Min(_dagen, d + dagen); i++)
        {
            if (_geraakt[i])
                return false;
        }
        return true;
    }

    private void SchrijfDag(int d)
    {
        var dag = Dag(d);
        var (teLaat, teLaatMinuten, zonderTijdvak) = _teLaat[d];
        if (teLaat > 0 && zonderTijdvak)
            Rij(d, Tijdvak.Geen, Verzuimsoort.TeLaat, teLaatMinuten, Demoreden.Geen);

        // What is explained only after the peildatum is not explained yet, for the whole day.
        var onverklaard = false;
        foreach (var cel in dag)
            onverklaard |= cel.EerstOnbekend > 0 && d + cel.EerstOnbekend >= _wereld.DagenBekend;

        var alsDag = dag[0].Stand is not (Stand.Aanwezig or Stand.NietInGroep)
            && (_po ? _stijl.HeleDagen || _dagminuten[d] < KorteDag : _stijl.HeleDagen);
        for (var les = 1; les < dag.Length && alsDag; les++)
            alsDag = dag[les].Stand == dag[0].Stand && dag[les].Reden == dag[0].Reden;

        for (var les = 0; les < dag.Length; les++)
        {
            var cel = dag[les];
            var tijdvak = TijdvakVan(d, les);
            if (teLaat == les + 1 && !zonderTijdvak)
                Rij(d, tijdvak, Verzuimsoort.TeLaat, teLaatMinuten, Demoreden.Geen);
            if (cel.Stand == Stand.Aanwezig)
                continue;
            if (cel.Stand == Stand.NietInGroep)
            {
                Rij(d, tijdvak, Verzuimsoort.NietInGroep, Minuten(d, cel), Demoreden.Geen);
                continue;
            }
            if (onverklaard || cel.EerstOnbekend > 0)
                Rij(d, tijdvak, Verzuimsoort.Onbekend, Minuten(d, cel), Demoreden.Geen);
            if (!alsDag && !onverklaard)
                Rij(d, tijdvak, Soort(cel.Stand), Minuten(d, cel), cel.Reden);
        }
        if (alsDag && !onverklaard)
            Rij(d, Tijdvak.Dag, Soort(dag[0].Stand), _stijl.AltijdMinuten && _dagminuten[d] <= LangsteMinuten ? (short)_dagminuten[d] : null, dag[0].Reden);
    }

    private void Rij(int d, Tijdvak tijdvak, Verzuimsoort soort, short? minuten, Demoreden reden) =>
        _rijen.Add(new Demorij(_wereld.EersteDag + d, tijdvak, soort, minuten, reden));

    private Tijdvak TijdvakVan(int d, int les)
    {
        if (_po)
            return les == 0 ? Tijdvak.Ochtend : Tijdvak.Middag;
        var (start, gat) = _weekrooster[(int)_weekdagen[d]];
        return Tijdvak.VoorLesuur(start + les + (les >= gat ? 1 : 0));
    }

    private short? Minuten(int d, Cel cel)
    {
        if (cel.Minuten > 0)
            return cel.Minuten;
        if (!_stijl.AltijdMinuten)
            return null;
        var minuten = _po ? (_dagminuten[d] + 1) / 2 : MinutenPerLes;
        return minuten <= LangsteMinuten ? (short)minuten : null;
    }

    private static Verzuimsoort Soort(Stand stand) => stand switch
    {
        Stand.Ziek => Verzuimsoort.Ziek,
        Stand.ZiekNaarHuis => Verzuimsoort.ZiekNaarHuis,
        Stand.Ongeoorloofd => Verzuimsoort.Ongeoorloofd,
        Stand.Geoorloofd => Verzuimsoort.Geoorloofd,
        Stand.Onbekend => Verzuimsoort.Onbekend,
        Stand.NietInGroep => Verzuimsoort.NietInGroep,
        _ => throw new InvalidOperationException($"geen rij voor {stand}"),
    };
}
