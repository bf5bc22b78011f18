using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;
using System.Text.Unicode;
using Routeboek.Domain.Verzuim;

namespace Routeboek.Application.Registraties;

/// <summary>Which column of a CSV file is which, read off its header.</summary>
internal sealed class Csvindeling
{
    public required byte Scheiding { get; init; }

    /// <summary>The number of columns of the header.</summary>
    public required int Kolommen { get; init; }

    /// <summary>The position of leerling, datum, dagdeel, lesuur, soort, minuten, reden; -1 when it is not there.</summary>
    public required int[] Plaats { get; init; }

    public static readonly string[] Namen = ["leerling", "datum", "dagdeel", "lesuur", "soort", "minuten", "reden"];

    /// <summary>True when a header has the columns that no absence file of the contract lacks.</summary>
    public static bool IsContract(ReadOnlySpan<byte> kop) =>
        Velden(kop, RaadScheiding(kop)) is { } velden && new[] { "leerling", "datum", "soort" }.All(n => velden.Contains(n, StringComparer.OrdinalIgnoreCase));

    /// <summary>Reads a header.</summary>
    /// <exception cref="Bestandsfout">Columns are missing or stand twice.</exception>
    public static Csvindeling Lees(ReadOnlySpan<byte> kop, Action<string> opmerking)
    {
        var scheiding = RaadScheiding(kop);
        var velden = Velden(kop, scheiding)
            ?? throw new Bestandsfout("regel 1: een aanhalingsteken in de kopregel wordt niet gesloten; verwacht: leerling;datum;dagdeel;lesuur;soort;minuten;reden");
        var plaats = new int[Namen.Length];
        var onbekend = new List<string>();
        Array.Fill(plaats, -1);
        for (var i = 0; i < velden.Length; i++)
        {
            var rol = Array.FindIndex(Namen, n => n.Equals(velden[i], StringComparison.OrdinalIgnoreCase));
            if (rol < 0)
                onbekend.Add(velden[i]);
            else if (plaats[rol] >= 0)
                throw new Bestandsfout($"regel 1, kolom {Namen[rol]}: deze kolom staat twee keer in de kopregel; verwacht: elke kolom een keer");
            else
                plaats[rol] = i;
        }

        var ontbreekt = new[] { 0, 1, 4 }.Where(r => plaats[r] < 0).Select(r => Namen[r]).ToList();
        if (plaats[2] < 0 && plaats[3] < 0)
            ontbreekt.Add("dagdeel of lesuur");
        if (ontbreekt.Count > 0)
        {
            throw new Bestandsfout($"regel 1: de kopregel mist {string.Join(", ", ontbreekt)}; verwacht: {string.Join(";", Namen)}"
                + (velden.Length == 1 ? ", gescheiden door ; of , of tab" : ""));
        }
        if (onbekend.Count > 0)
            opmerking($"onbekende kolommen worden overgeslagen: {string.Join(", ", onbekend.Select(o => Invoer.Bestandsmelding.Toon(o)))}");
        return new Csvindeling { Scheiding = scheiding, Kolommen = velden.Length, Plaats = plaats };
    }

    /// <summary>The separator that stands most often in the header outside quotes.</summary>
    private static byte RaadScheiding(ReadOnlySpan<byte> kop)
    {
        int puntkomma = 0, komma = 0, tab = 0;
        var binnen = false;
        foreach (var b in kop)
        {
            binnen ^= b == (byte)'"';
            if (binnen)
                continue;
            puntkomma += b == (byte)';' ? 1 : 0;
            komma += b == (byte)',' ? 1 : 0;
            tab += b == (byte)'\t' ? 1 : 0;
        }
        if (puntkomma >= komma && puntkomma >= tab)
            return (byte)';';
        return tab > komma ? (byte)'\t' : (byte)',';
    }

    private static string[]? Velden(ReadOnlySpan<byte> kop, byte scheiding)
    {
        var ruimte = new byte[kop.Length];
        var einden = new int[kop.Count(scheiding) + 1];
        if (Csvrecord.Splits(kop, scheiding, ruimte, einden, out var aantal) is not null)
            return null;
        var velden = new string[aantal];
        for (var i = 0; i < aantal; i++)
            velden[i] = Encoding.UTF8.GetString(ruimte.AsSpan((i == 0 ? 0 : einden[i - 1])..einden[i])).Trim();
        return velden;
    }
}

/// <summary>Reads the records of a block and has each judged. One thread at a time.</summary>
internal sealed class Csvparser(Csvindeling indeling, Rijkeuring keuring)
{
    private readonly int[] _einden = new int[indeling.Kolommen];
    private int[] _tekens = new int[64 * 1024];
    private byte[] _ruimte = [];

    public void Lees(Csvblok blok, Rijblok uit)
    {
        keuring.Begin(uit);
        if (blok.TeLangeRegel)
        {
            keuring.Fout(blok.EersteRegel, "", "de regel is langer dan 64 KiB", $"{indeling.Kolommen} velden op een regel");
            return;
        }
        var data = blok.Data;
        if (blok.ZonderAanhaling && !data.Contains((byte)0) && (blok.IsAscii || Utf8.IsValid(data)))
            LeesSnel(data, blok.EersteRegel);
        else
            LeesVoorzichtig(data, blok.EersteRegel);
    }

    // no quotes, no NUL, valid UTF-8: records and fields end where a line end or a separator stands
    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // called once a block, too seldom to be compiled anew
    private void LeesSnel(ReadOnlySpan<byte> data, long regel)
    {
        var aantal = Tekens(data); // may make room, so before the span is taken
        var tekens = _tekens.AsSpan(0, aantal);
        var kolommen = indeling.Kolommen;
        var begin = 0;
        var vorige = -1; // where the row before begins, when it was judged the fast way
        for (var t = 0; t < tekens.Length; regel++)
        {
            var rij = tekens[t..];
            if (vorige >= 0 && rij.Length >= kolommen)
            {
                var uur = HerhaaldLesuur(data, tekens.Slice(t - kolommen, 2 * kolommen), vorige, begin);
                if (uur > 0)
                {
                    keuring.Herhaal(uur, regel);
                    vorige = begin;
                    begin = (rij[kolommen - 1] & ~Regeleinde) + 1;
                    t += kolommen;
                    continue;
                }
            }
            if (!IsRij(rij, kolommen))
            {
                vorige = -1;
                var n = AantalVelden(rij);
                var eind = rij[n - 1] & ~Regeleinde;
                VerkeerdAantal(data[begin..eind], n, regel);
                begin = eind + 1;
                t += n;
                continue;
            }
            var einde = rij[kolommen - 1] & ~Regeleinde;
            var zonderCr = einde > begin && data[einde - 1] == (byte)'\r' ? einde - 1 : einde;
            var plek = new Rijplek { Regel = regel, Begin = begin, Einde = zonderCr, Tekens = rij[..kolommen], Plaats = indeling.Plaats };
            var snel = einde - begin <= Csvrecord.Langste && keuring.KeurSnel(data, plek);
            if (!snel)
                KeurGewoon(data, plek, einde);
            vorige = snel ? begin : -1;
            begin = einde + 1;
            t += kolommen;
        }
    }

    private void KeurGewoon(ReadOnlySpan<byte> data, in Rijplek plek, int einde)
    {
        if (einde - plek.Begin > Csvrecord.Langste)
            keuring.Fout(plek.Regel, "", "de regel is langer dan 64 KiB", $"{indeling.Kolommen} velden op een regel");
        else
            keuring.Keur(plek.Rij(data));
    }

    // A pupil ill for a day is a row per lesson hour, each equal to the one before it but for that hour. Returns the hour of such a row, or 0
    // when it differs in anything else or is not sure to be right. Takes the positions of both rows.
    private int HerhaaldLesuur(ReadOnlySpan<byte> data, ReadOnlySpan<int> tekens, int vorige, int begin)
    {
        var kolommen = indeling.Kolommen;
        var kolom = indeling.Plaats[3];
        if (kolom <= 0 || kolom >= kolommen - 1 || tekens[^1] >= 0)
            return 0;
        int uurVorige = tekens[kolom - 1] + 1, naVorige = tekens[kolom], eindeVorige = tekens[kolommen - 1] & ~Regeleinde;
        int uur = tekens[kolommen + kolom - 1] + 1, na = tekens[kolommen + kolom], einde = tekens[^1] & ~Regeleinde;
        if (uur - begin != uurVorige - vorige || einde - na != eindeVorige - naVorige || einde - begin > Csvrecord.Langste
            || naVorige <= uurVorige || na <= uur
            || !data[begin..uur].SequenceEqual(data[vorige..uurVorige]) || !data[na..einde].SequenceEqual(data[naVorige..eindeVorige]))
        {
            return 0;
        }
        return Lesuur(data[uur..na]);
    }

    private static int Lesuur(ReadOnlySpan<byte> tekst)
    {
        var uur = tekst.Length switch
        {
            1 => tekst[0] - '0',
            2 when tekst[0] == '1' && (uint)(tekst[1] - '0') <= 9 => tekst[1] - '0' + 10,
            _ => 0,
        };
        return uur is >= 1 and <= Tijdvak.HoogsteLesuur && (tekst.Length == 2 || uur <= 9) ? uur : 0;
    }

    // as many fields as the header: separators and then a line end
    private static bool IsRij(ReadOnlySpan<int> tekens, int kolommen)
    {
        if (tekens.Length < kolommen)
            return false;
        var scheidingen = 0;
        for (var k = 0; k < kolommen - 1; k++)
            scheidingen |= tekens[k];
        return scheidingen >= 0 && tekens[kolommen - 1] < 0;
    }

    private static int AantalVelden(ReadOnlySpan<int> tekens)
    {
        var n = 0;
        while (tekens[n] >= 0)
            n++;
        return n + 1;
    }

    private void VerkeerdAantal(ReadOnlySpan<byte> record, int velden, long regel)
    {
        if (!record.Trim(" \r"u8).IsEmpty)
            keuring.Fout(regel, "", $"de regel heeft {velden} velden", $"{indeling.Kolommen} velden, zoals de kopregel");
    }

    private void LeesVoorzichtig(ReadOnlySpan<byte> data, long regel)
    {
        var begin = 0;
        while (begin < data.Length)
        {
            var soort = Csvrecord.Zoek(data, begin, indeling.Scheiding, alles: true, out var na);
            var heel = data[begin..na];
            LeesRecord(heel.TrimEnd("\r\n"u8), soort, regel);
            regel += Math.Max(1, heel.Count((byte)'\n'));
            begin = na;
        }
    }

    private void LeesRecord(ReadOnlySpan<byte> record, Csvrecord.Einde soort, long regel)
    {
        if (soort == Csvrecord.Einde.TeLang || record.Length > Csvrecord.Langste)
        {
            keuring.Fout(regel, "", "de regel is langer dan 64 KiB", $"{indeling.Kolommen} velden op een regel");
            return;
        }
        if (record.Contains((byte)0))
        {
            keuring.Fout(regel, "", "de regel bevat een NUL-teken", "alleen leesbare tekens");
            return;
        }
        if (!Utf8.IsValid(record))
        {
            keuring.Fout(regel, "", "de regel is geen geldige UTF-8", "een bestand dat is opgeslagen als 'CSV UTF-8'");
            return;
        }
        if (_ruimte.Length < record.Length)
            _ruimte = new byte[record.Length * 2];
        if (Csvrecord.Splits(record, indeling.Scheiding, _ruimte, _einden, out var velden) is { } wat)
        {
            keuring.Fout(regel, "", wat, "aanhalingstekens om een heel veld, en binnen een veld verdubbeld");
            return;
        }
        if (velden != indeling.Kolommen)
        {
            VerkeerdAantal(record, velden, regel);
            return;
        }
        keuring.Keur(new RuweRij
        {
            Regel = regel,
            Leerling = Veld(indeling.Plaats[0]),
            Datum = Veld(indeling.Plaats[1]),
            Dagdeel = Veld(indeling.Plaats[2]),
            Lesuur = Veld(indeling.Plaats[3]),
            Soort = Veld(indeling.Plaats[4]),
            Minuten = Veld(indeling.Plaats[5]),
            Reden = Veld(indeling.Plaats[6]),
        });
    }

    private ReadOnlySpan<byte> Veld(int plaats) =>
        plaats < 0 ? default : _ruimte.AsSpan((plaats == 0 ? 0 : _einden[plaats - 1]).._einden[plaats]);

    /// <summary>The bit that tells a line end from a separator.</summary>
    private const int Regeleinde = int.MinValue;

    /// <summary>
    /// The positions of all separators and line ends, the latter marked with <see cref="Regeleinde"/>; and the end of the data when no
    /// line end stands there.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int Tekens(ReadOnlySpan<byte> data)
    {
        if (_tekens.Length < data.Length + 1)
            _tekens = new int[data.Length + 1];
        var uit = _tekens;
        var n = 0;
        var i = 0;
        var scheiding = Vector256.Create(indeling.Scheiding);
        var regeleinde = Vector256.Create((byte)'\n');
        ref var eerste = ref MemoryMarshal.GetReference(data);
        for (; i <= data.Length - Vector256<byte>.Count; i += Vector256<byte>.Count)
        {
            var blok = Vector256.LoadUnsafe(ref eerste, (nuint)i);
            var einden = Vector256.Equals(blok, regeleinde).ExtractMostSignificantBits();
            var masker = Vector256.Equals(blok, scheiding).ExtractMostSignificantBits() | einden;
            while (masker != 0)
            {
                var bit = BitOperations.TrailingZeroCount(masker);
                uit[n++] = i + bit | (int)(einden >> bit << 31);
                masker &= masker - 1;
            }
        }
        for (; i < data.Length; i++)
        {
            if (data[i] == indeling.Scheiding)
                uit[n++] = i;
            else if (data[i] == (byte)'\n')
                uit[n++] = i | Regeleinde;
        }
        if (data.Length > 0 && data[^1] != (byte)'\n')
            uit[n++] = data.Length | Regeleinde;
        return n;
    }
}

/// <summary>Where the fields of one row stand in a block.</summary>
internal readonly ref struct Rijplek
{
    public required long Regel { get; init; }

    public required int Begin { get; init; }

    /// <summary>The end of the last field.</summary>
    public required int Einde { get; init; }

    /// <summary>The positions behind the fields, one per column.</summary>
    public required ReadOnlySpan<int> Tekens { get; init; }

    /// <summary>The columns of leerling, datum, dagdeel, lesuur, soort, minuten, reden; -1 when not there.</summary>
    public required ReadOnlySpan<int> Plaats { get; init; }

    /// <summary>A field, by its number in <see cref="Csvindeling.Namen"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ReadOnlySpan<byte> Veld(ReadOnlySpan<byte> data, int naam)
    {
        var plaats = Plaats[naam];
        if (plaats < 0)
            return default;
        var van = plaats == 0 ? Begin : Tekens[plaats - 1] + 1;
        var tot = plaats == Tekens.Length - 1 ? Einde : Tekens[plaats];
        return data[van..Math.Max(van, tot)];
    }

    public RuweRij Rij(ReadOnlySpan<byte> data) => new()
    {
        Regel = Regel,
        Leerling = Veld(data, 0),
        Datum = Veld(data, 1),
        Dagdeel = Veld(data, 2),
        Lesuur = Veld(data, 3),
        Soort = Veld(data, 4),
        Minuten = Veld(data, 5),
        Reden = Veld(data, 6),
    };
}
