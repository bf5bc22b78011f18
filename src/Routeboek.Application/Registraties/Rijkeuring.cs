using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using Routeboek.Application.Invoer;
using Routeboek.Domain.Verzuim;

namespace Routeboek.Application.Registraties;

/// <summary>
/// Judges one row at a time by itself (contract "signaleren", VERZUIM.csv) and puts the good ones into a block; what rows of one day
/// mean for each other is judged later. One thread at a time.
/// </summary>
internal sealed class Rijkeuring(Keurkader kader, string bestand)
{
    private const int TeveelMinuten = 601;

    private readonly byte[] _vorigeSleutel = new byte[4 * Leerlingsleutel.MaximaleLengte];
    private int _vorigeLengte;
    private int _vorigeLeerling = -1;
    private int _snelleLeerling = -1; // the same pupil, when it has nothing out of the ordinary
    private ulong _vorigeDatum;
    private ushort _vorigeDatumRest;
    private int _vorigeDag = Datumtabel.GeenDatum;
    private int _vandaag = int.MaxValue;
    private Rijblok _blok = new();

    /// <summary>Rows after this day do not move the default reference day.</summary>
    public int Vandaag
    {
        get => _vandaag;
        init => _vandaag = value;
    }

    /// <summary>Goes on with another block.</summary>
    public void Begin(Rijblok blok)
    {
        _blok = blok;
        _vorigeLeerling = -1;
        _snelleLeerling = -1;
        _vorigeLengte = -1;
    }

    /// <summary>
    /// Judges a row that looks like nearly all rows do: a pupil seen just before and without a timetable of its own, fields without white
    /// space, nothing wrong. Does nothing and says false for any other row, which is then judged by <see cref="Keur"/>.
    /// </summary>
    public bool KeurSnel(ReadOnlySpan<byte> data, in Rijplek plek)
    {
        if (_snelleLeerling < 0 || !IsVorige(plek.Veld(data, 0)))
            return false;
        var datum = plek.Veld(data, 1);
        if (datum.Length != 10)
            return false;
        var dag = Dag(datum);
        if (dag < 0 || !Soort(plek.Veld(data, 4), out var soort))
            return false;

        var lesuur = plek.Veld(data, 3);
        var dagdeel = plek.Veld(data, 2);
        Tijdvak vak;
        if (lesuur.Length is 1 or 2 && dagdeel.IsEmpty && !kader.AlleenDagdelen)
        {
            if (!Getal(lesuur, out var uur) || uur is < 1 or > Tijdvak.HoogsteLesuur)
                return false;
            vak = new Tijdvak((byte)uur);
        }
        else if (!lesuur.IsEmpty || !IsDagdeel(dagdeel, out vak) || vak == Tijdvak.Geen && soort != Verzuimsoort.TeLaat)
        {
            return false;
        }

        var tekst = plek.Veld(data, 5);
        int minuten;
        if (tekst.IsEmpty)
            minuten = Registratie.StandaardMinuten(soort, vak, kader.Kalender.Minuten[dag]);
        else if (!Getal(tekst, out minuten) || minuten >= TeveelMinuten || minuten == 0 && soort != Verzuimsoort.TeLaat)
            return false;

        _blok.Gelezen++;
        if (dag > _blok.HoogsteDag && dag <= _vandaag)
            _blok.HoogsteDag = dag;
        _blok.Voeg(_snelleLeerling, new Registratie(dag, soort, vak, minuten).Bits, plek.Regel, plek.Veld(data, 6));
        return true;
    }

    /// <summary>Takes in a row that equals the one just judged by <see cref="KeurSnel"/> or by this, but for its lesson hour.</summary>
    /// <param name="lesuur">1-16.</param>
    /// <param name="regel">Its physical line.</param>
    public void Herhaal(int lesuur, long regel)
    {
        _blok.Gelezen++;
        _blok.Herhaal(new Tijdvak((byte)lesuur), regel);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool IsVorige(ReadOnlySpan<byte> sleutel) =>
        sleutel.Length == _vorigeLengte && sleutel.SequenceEqual(_vorigeSleutel.AsSpan(0, _vorigeLengte));

    private static bool IsDagdeel(ReadOnlySpan<byte> tekst, out Tijdvak vak)
    {
        vak = tekst.Length switch
        {
            3 => Tijdvak.Dag,
            6 => Tijdvak.Middag,
            7 => Tijdvak.Ochtend,
            _ => Tijdvak.Geen,
        };
        return tekst.Length switch
        {
            0 => true,
            3 => tekst.SequenceEqual("dag"u8),
            6 => tekst.SequenceEqual("middag"u8),
            7 => tekst.SequenceEqual("ochtend"u8),
            _ => false,
        };
    }

    public void Keur(in RuweRij rij)
    {
        _blok.Gelezen++;
        var leerling = Leerling(rij.Leerling);
        var leerlingkader = _blok.Kaders[leerling];
        if (leerlingkader.Weigering is { } weigering)
        {
            Weiger(rij.Regel, "leerling", weigering.Wat, weigering.Verwacht);
            return;
        }

        var dag = Dag(rij.Datum);
        if (dag < 0)
        {
            WeigerDatum(rij, dag);
            return;
        }
        var minutenVanDeDag = kader.Kalender.Minuten[dag];
        var eigenDag = dag;
        if (leerlingkader.Rooster is { } rooster)
        {
            eigenDag = rooster.EigenDag(dag);
            if (eigenDag < 0)
            {
                Weiger(rij.Regel, "datum", $"{Bestandsmelding.Toon(rij.Datum)} is volgens het eigen rooster geen schooldag voor deze leerling",
                    "een dag waarop het rooster minuten heeft");
                return;
            }
            minutenVanDeDag = rooster.Minuten(eigenDag);
        }

        if (!Soort(rij.Soort, out var soort))
        {
            Weiger(rij.Regel, "soort", rij.Soort.IsEmpty ? "de soort is niet ingevuld" : $"{Bestandsmelding.Toon(rij.Soort)} is geen soort",
                "ziek, ziek_naar_huis, te_laat, ongeoorloofd, geoorloofd, onbekend of niet_in_groep");
            return;
        }
        if (!Vak(rij, soort, out var vak))
            return;
        if (!Minuten(rij, soort, vak, minutenVanDeDag, out var minuten))
            return;

        if (dag > _blok.HoogsteDag && dag <= _vandaag)
            _blok.HoogsteDag = dag;
        _blok.Voeg(leerling, new Registratie(eigenDag, soort, vak, minuten).Bits, rij.Regel, rij.Reden);
    }

    /// <summary>Refuses a row that a source could not make a registration of.</summary>
    public void Fout(long regel, string kolom, string wat, string verwacht)
    {
        _blok.Gelezen++;
        Weiger(regel, kolom, wat, verwacht);
    }

    private void Weiger(long regel, string kolom, string wat, string verwacht) =>
        _blok.Fouten.Add(new Bestandsmelding(bestand, regel, kolom, wat, verwacht));

    private int Leerling(ReadOnlySpan<byte> tekst)
    {
        if (_vorigeLeerling >= 0 && tekst.SequenceEqual(_vorigeSleutel.AsSpan(0, _vorigeLengte)))
            return _vorigeLeerling;
        var sleutel = Leerlingsleutel.ZonderRand(tekst);
        var leerling = _blok.Sleutels.VoegToe(sleutel, out var nieuw);
        if (nieuw)
            _blok.Kaders.Add(kader.Leerling(sleutel));
        if (tekst.Length <= _vorigeSleutel.Length)
        {
            tekst.CopyTo(_vorigeSleutel);
            _vorigeLengte = tekst.Length;
            _vorigeLeerling = leerling;
            _snelleLeerling = _blok.Kaders[leerling] is { Weigering: null, Rooster: null } ? leerling : -1;
        }
        else
        {
            _vorigeLeerling = -1;
            _snelleLeerling = -1;
        }
        return leerling;
    }

    private int Dag(ReadOnlySpan<byte> tekst)
    {
        if (tekst.Length != 10)
            return kader.Datums.Index(Zonder(tekst));
        var begin = BinaryPrimitives.ReadUInt64LittleEndian(tekst);
        var rest = BinaryPrimitives.ReadUInt16LittleEndian(tekst[8..]);
        if (begin == _vorigeDatum && rest == _vorigeDatumRest)
            return _vorigeDag;
        _vorigeDatum = begin;
        _vorigeDatumRest = rest;
        return _vorigeDag = kader.Datums.Index(tekst);
    }

    private void WeigerDatum(in RuweRij rij, int dag)
    {
        if (dag == Datumtabel.GeenDatum)
        {
            Weiger(rij.Regel, "datum", rij.Datum.IsEmpty ? "de datum is niet ingevuld" : $"{Bestandsmelding.Toon(rij.Datum)} is geen bestaande datum",
                Veldwaarde.VerwachteDatum);
        }
        else
        {
            Weiger(rij.Regel, "datum", $"{Bestandsmelding.Toon(rij.Datum)} is geen schooldag",
                $"een schooldag van de kalender ({kader.Kalender.Van:yyyy-MM-dd} tot en met {kader.Kalender.Tot:yyyy-MM-dd}, zonder weekend, vakantie en feestdag)");
        }
    }

    // all names differ in length, so one comparison is enough
    private static bool Soort(ReadOnlySpan<byte> tekst, out Verzuimsoort soort)
    {
        tekst = Zonder(tekst);
        switch (tekst.Length)
        {
            case 4:
                soort = Verzuimsoort.Ziek;
                return tekst.SequenceEqual("ziek"u8);
            case 7:
                soort = Verzuimsoort.TeLaat;
                return tekst.SequenceEqual("te_laat"u8);
            case 8:
                soort = Verzuimsoort.Onbekend;
                return tekst.SequenceEqual("onbekend"u8);
            case 10:
                soort = Verzuimsoort.Geoorloofd;
                return tekst.SequenceEqual("geoorloofd"u8);
            case 12:
                soort = Verzuimsoort.Ongeoorloofd;
                return tekst.SequenceEqual("ongeoorloofd"u8);
            case 13:
                soort = Verzuimsoort.NietInGroep;
                return tekst.SequenceEqual("niet_in_groep"u8);
            case 14:
                soort = Verzuimsoort.ZiekNaarHuis;
                return tekst.SequenceEqual("ziek_naar_huis"u8);
            default:
                soort = default;
                return false;
        }
    }

    private bool Vak(in RuweRij rij, Verzuimsoort soort, out Tijdvak vak)
    {
        vak = Tijdvak.Geen;
        var dagdeel = Zonder(rij.Dagdeel);
        var lesuur = Zonder(rij.Lesuur);
        if (!dagdeel.IsEmpty && !lesuur.IsEmpty)
        {
            Weiger(rij.Regel, "lesuur", "dagdeel en lesuur zijn allebei ingevuld", soort == Verzuimsoort.TeLaat ? "hoogstens een van de twee" : "een van de twee");
            return false;
        }
        if (!dagdeel.IsEmpty)
        {
            if (IsDagdeel(dagdeel, out vak))
                return true;
            Weiger(rij.Regel, "dagdeel", $"{Bestandsmelding.Toon(dagdeel)} is geen dagdeel", "ochtend, middag of dag");
            return false;
        }
        if (!lesuur.IsEmpty)
        {
            if (kader.AlleenDagdelen)
            {
                Weiger(rij.Regel, "lesuur", "een lesuur kan niet in het basisonderwijs", "een dagdeel: ochtend, middag of dag");
                return false;
            }
            if (!Getal(lesuur, out var uur) || uur is < 1 or > Tijdvak.HoogsteLesuur)
            {
                Weiger(rij.Regel, "lesuur", $"{Bestandsmelding.Toon(lesuur)} is geen lesuur", $"een geheel getal van 1 tot en met {Tijdvak.HoogsteLesuur}");
                return false;
            }
            vak = Tijdvak.VoorLesuur(uur);
            return true;
        }
        if (soort == Verzuimsoort.TeLaat)
            return true;
        Weiger(rij.Regel, "dagdeel", "dagdeel en lesuur zijn allebei leeg", kader.AlleenDagdelen ? "een dagdeel: ochtend, middag of dag" : "een dagdeel of een lesuur");
        return false;
    }

    private bool Minuten(in RuweRij rij, Verzuimsoort soort, Tijdvak vak, int minutenVanDeDag, out int minuten)
    {
        var tekst = Zonder(rij.Minuten);
        if (tekst.IsEmpty)
        {
            minuten = Registratie.StandaardMinuten(soort, vak, minutenVanDeDag);
            return true;
        }
        var minste = soort == Verzuimsoort.TeLaat ? 0 : 1;
        if (Getal(tekst, out minuten) && minuten >= minste && minuten < TeveelMinuten)
            return true;
        Weiger(rij.Regel, "minuten", $"{Bestandsmelding.Toon(tekst)} kan niet", $"een geheel getal van {minste} tot en met {TeveelMinuten - 1}, of leeg");
        return false;
    }

    private static bool Getal(ReadOnlySpan<byte> tekst, out int getal)
    {
        getal = 0;
        if (tekst.Length > 4)
            return false;
        foreach (var b in tekst)
        {
            var cijfer = b - '0';
            if ((uint)cijfer > 9)
                return false;
            getal = getal * 10 + cijfer;
        }
        return true;
    }

    // nearly every field stands without white space
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ReadOnlySpan<byte> Zonder(ReadOnlySpan<byte> veld) =>
        veld.IsEmpty || veld[0] > ' ' && veld[0] < 0x80 && veld[^1] > ' ' && veld[^1] < 0x80 ? veld : Leerlingsleutel.ZonderRand(veld);
}
