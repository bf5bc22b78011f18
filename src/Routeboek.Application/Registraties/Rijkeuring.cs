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
        _vorigeLengte = -1;
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

    private static bool Soort(ReadOnlySpan<byte> tekst, out Verzuimsoort soort)
    {
        tekst = Zonder(tekst);
        // all names differ in length, so one comparison is enough
        (soort, var naam) = tekst.Length switch
        {
            4 => (Verzuimsoort.Ziek, 0),
            7 => (Verzuimsoort.TeLaat, 1),
            8 => (Verzuimsoort.Onbekend, 2),
            10 => (Verzuimsoort.Geoorloofd, 3),
            12 => (Verzuimsoort.Ongeoorloofd, 4),
            13 => (Verzuimsoort.NietInGroep, 5),
            14 => (Verzuimsoort.ZiekNaarHuis, 6),
            _ => (default, -1),
        };
        return naam switch
        {
            0 => tekst.SequenceEqual("ziek"u8),
            1 => tekst.SequenceEqual("te_laat"u8),
            2 => tekst.SequenceEqual("onbekend"u8),
            3 => tekst.SequenceEqual("geoorloofd"u8),
            4 => tekst.SequenceEqual("ongeoorloofd"u8),
            5 => tekst.SequenceEqual("niet_in_groep"u8),
            6 => tekst.SequenceEqual("ziek_naar_huis"u8),
            _ => false,
        };
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
            if (dagdeel.SequenceEqual("ochtend"u8))
                vak = Tijdvak.Ochtend;
            else if (dagdeel.SequenceEqual("middag"u8))
                vak = Tijdvak.Middag;
            else if (dagdeel.SequenceEqual("dag"u8))
                vak = Tijdvak.Dag;
            if (vak != Tijdvak.Geen)
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
