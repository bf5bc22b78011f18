using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Routeboek.Application.Registraties;
using Routeboek.Domain.Protocollen;
using Routeboek.Domain.Signalering;
using Routeboek.Domain.Verzuim;

namespace Routeboek.Application.Signalering;

/// <summary>A form in which signals are written, pupil by pupil; immutable, so that threads share it.</summary>
public abstract class Signaaluitvoer
{
    /// <summary>What stands before the first pupil.</summary>
    public virtual void Begin(Uitvoerbuffer uit)
    {
    }

    /// <summary>The signals of one pupil.</summary>
    public abstract void Leerling(Leerlingsignalen leerling, Uitvoerbuffer uit);

    /// <summary>What stands after the last pupil.</summary>
    public virtual void Einde(Uitvoerbuffer uit)
    {
    }

    /// <summary>What stands between two pieces that were written apart; each piece begins with it and the first loses it.</summary>
    public virtual ReadOnlySpan<byte> Tussen => default;
}

/// <summary>The contract's JSON: an array, or one object a line.</summary>
public sealed class JsonUitvoer : Signaaluitvoer
{
    private static readonly JavaScriptEncoder Leesbaar = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    private readonly Verzuimbestand _bestand;
    private readonly bool _perRegel;
    private readonly byte[][] _voor; // per signal: from "signaal" up to the value of "sinds"
    private readonly byte[][] _vervolg; // per signal: from "vervolg" up to the rows
    private readonly Dictionary<string, byte[]> _eenheden = new(StringComparer.Ordinal);
    private readonly byte[][] _rijen; // per kind and slot: what stands between date and minutes
    private readonly byte[] _redenVoor = Encoding.UTF8.GetBytes(",\"reden\":");

    public JsonUitvoer(Protocol protocol, Verzuimbestand bestand, bool perRegel)
    {
        _bestand = bestand;
        _perRegel = perRegel;
        var geschat = !protocol.AlleenPo && !bestand.Kader.HeeftRoosters ? ",\"rooster\":\"geschat\"" : "";
        _voor = [.. protocol.Signalen.Select(s => Bytes(
            $",\"signaal\":{Json(s.Id)},\"protocol\":{Json(protocol.Id)},\"versie\":{Json(protocol.Versie)},\"sinds\":"))];
        _vervolg = [.. protocol.Signalen.Select(s => Bytes(
            $",\"vervolg\":{Json(s.Vervolg)},\"bron\":{Json(s.Bron.ToString())},\"herkomst\":{Json(s.Herkomst.ToString().ToLowerInvariant())}{geschat},\"bewijs\":["))];
        foreach (var eenheid in protocol.Signalen.SelectMany(s => Eenheden(s.Criterium)).Distinct(StringComparer.Ordinal))
            _eenheden[eenheid] = Bytes($",\"eenheid\":{Json(eenheid)}");
        _rijen = new byte[8 * 32][];
        foreach (var soort in Enum.GetValues<Verzuimsoort>())
        {
            for (byte vak = 0; vak <= Tijdvak.Dag.Code; vak++)
                _rijen[(int)soort * 32 + vak] = Bytes($"\"{Vak(new Tijdvak(vak))},\"soort\":\"{Verzuimnamen.Soort(soort)}\",\"minuten\":");
        }
    }

    public override ReadOnlySpan<byte> Tussen => _perRegel ? default : ",\n"u8;

    public override void Begin(Uitvoerbuffer uit)
    {
        if (!_perRegel)
            uit.Schrijf("["u8);
    }

    public override void Einde(Uitvoerbuffer uit)
    {
        if (!_perRegel)
            uit.Schrijf("]\n"u8);
    }

    public override void Leerling(Leerlingsignalen leerling, Uitvoerbuffer uit)
    {
        var datums = Datums.Voor(leerling.Kalender);
        var sleutel = _bestand.Sleutel(leerling.Leerling);
        var rijen = _bestand.Rijen(leerling.Leerling);
        var regels = _bestand.Regels(leerling.Leerling);
        var signalen = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(leerling.Signalen);
        foreach (ref readonly var signaal in signalen)
        {
            uit.Schrijf(Tussen);
            uit.Schrijf("{\"leerling\":"u8);
            SchrijfTekst(sleutel, uit);
            uit.Schrijf(_voor[signaal.RegelIndex]);
            SchrijfDatum(datums, signaal.Sinds, uit);
            uit.Schrijf(",\"tot\":"u8);
            SchrijfDatum(datums, signaal.Tot, uit);
            SchrijfGetallen(signaal.Verklaring, signaal.IsNadering, uit);
            uit.Schrijf(_vervolg[signaal.RegelIndex]);
            foreach (var i in leerling.BewijsVan(signaal))
                SchrijfRij(leerling.Leerling, i, rijen[i], regels[i], datums, uit);
            if (signaal.BewijsAantal > 0)
                uit.Verbruik(-1); // the comma after the last row
            uit.Schrijf(_perRegel ? "]}\n"u8 : "]}"u8);
        }
    }

    private void SchrijfRij(int leerling, int i, uint rij, uint regel, Datums datums, Uitvoerbuffer uit)
    {
        var vak = _rijen[(int)(rij >> Registratie.SoortVerschuiving & 7) * 32 + (int)(rij >> Registratie.TijdvakVerschuiving & 31)];
        var naar = uit.Reserveer(RuimtePerRij);
        var n = Zet(naar, 0, "{\"regel\":"u8);
        n += Uitvoerbuffer.Schrijf(naar[n..], regel);
        n = Zet(naar, n, ",\"datum\":\""u8);
        n = Zet(naar, n, datums.Utf8((int)(rij >> Registratie.DagVerschuiving)));
        n = Zet(naar, n, vak);
        n += Uitvoerbuffer.Schrijf(naar[n..], rij & Registratie.MinutenMasker);
        uit.Verbruik(n);
        var reden = _bestand.Reden(leerling, i);
        if (!reden.IsEmpty)
        {
            uit.Schrijf(_redenVoor);
            SchrijfTekst(reden, uit);
        }
        uit.Schrijf("},"u8);
    }

    // number of the line, date, slot, kind and minutes with their names: well under this
    private const int RuimtePerRij = 192;

    private static int Zet(Span<byte> naar, int plaats, ReadOnlySpan<byte> tekst)
    {
        tekst.CopyTo(naar[plaats..]);
        return plaats + tekst.Length;
    }

    private void SchrijfGetallen(in Verklaring verklaring, bool nadering, Uitvoerbuffer uit)
    {
        uit.Schrijf(",\"waarde\":"u8);
        if (verklaring.InTienden)
            uit.SchrijfTienden(verklaring.Waarde);
        else
            uit.Schrijf((long)verklaring.Waarde);
        uit.Schrijf(",\"grens\":"u8);
        if (verklaring.InTienden && verklaring.Grens % 10 != 0)
            uit.SchrijfTienden(verklaring.Grens);
        else
            uit.Schrijf((long)(verklaring.InTienden ? verklaring.Grens / 10 : verklaring.Grens));
        if (nadering)
        {
            uit.Schrijf(",\"nog\":"u8);
            uit.Schrijf((long)verklaring.Nog);
        }
        if (_eenheden.TryGetValue(verklaring.Eenheid, out var eenheid))
            uit.Schrijf(eenheid);
        else
            uit.Schrijf($",\"eenheid\":{Json(verklaring.Eenheid)}");
    }

    private static void SchrijfDatum(Datums datums, int dag, Uitvoerbuffer uit)
    {
        if (dag < 0)
        {
            uit.Schrijf("null"u8);
            return;
        }
        uit.Schrijf((byte)'"');
        uit.Schrijf(datums.Utf8(dag));
        uit.Schrijf((byte)'"');
    }

    private static void SchrijfTekst(ReadOnlySpan<byte> utf8, Uitvoerbuffer uit)
    {
        if (Leesbaar.FindFirstCharacterToEncodeUtf8(utf8) < 0)
        {
            uit.Schrijf((byte)'"');
            uit.Schrijf(utf8);
            uit.Schrijf((byte)'"');
            return;
        }
        uit.Schrijf(Json(Encoding.UTF8.GetString(utf8)));
    }

    private static string Vak(Tijdvak vak) => vak.IsLesuur ? $",\"lesuur\":{vak.Lesuur}"
        : vak.IsDagdeel ? $",\"dagdeel\":\"{Dagdeelnaam(vak)}\"" : "";

    private static string Dagdeelnaam(Tijdvak vak) => vak == Tijdvak.Ochtend ? "ochtend" : vak == Tijdvak.Middag ? "middag" : "dag";

    private static IEnumerable<string> Eenheden(Criterium criterium) =>
        criterium is Criterium.Telling telling ? [criterium.Eenheid, .. telling.Eenheden] : [criterium.Eenheid];

    private static string Json(string tekst) => $"\"{JsonEncodedText.Encode(tekst, Leesbaar)}\"";

    private static byte[] Bytes(string tekst) => Encoding.UTF8.GetBytes(tekst);
}

/// <summary>The contract's CSV: leerling;signaal;sinds;tot;waarde;grens.</summary>
public sealed class CsvUitvoer(Verzuimbestand bestand) : Signaaluitvoer
{
    public override void Begin(Uitvoerbuffer uit) => uit.Schrijf("leerling;signaal;sinds;tot;waarde;grens\n"u8);

    public override void Leerling(Leerlingsignalen leerling, Uitvoerbuffer uit)
    {
        var datums = Datums.Voor(leerling.Kalender);
        foreach (var signaal in leerling.Signalen)
        {
            SchrijfVeld(bestand.Sleutel(leerling.Leerling), uit);
            uit.Schrijf((byte)';');
            uit.Schrijf(signaal.Regel.Id);
            uit.Schrijf((byte)';');
            if (signaal.Sinds >= 0)
                uit.Schrijf(datums.Utf8(signaal.Sinds));
            uit.Schrijf((byte)';');
            if (signaal.Tot >= 0)
                uit.Schrijf(datums.Utf8(signaal.Tot));
            uit.Schrijf((byte)';');
            var v = signaal.Verklaring;
            if (v.InTienden)
                uit.SchrijfTienden(v.Waarde);
            else
                uit.Schrijf((long)v.Waarde);
            uit.Schrijf((byte)';');
            if (v.InTienden && v.Grens % 10 != 0)
                uit.SchrijfTienden(v.Grens);
            else
                uit.Schrijf((long)(v.InTienden ? v.Grens / 10 : v.Grens));
            uit.Schrijf((byte)'\n');
        }
    }

    private static void SchrijfVeld(ReadOnlySpan<byte> utf8, Uitvoerbuffer uit)
    {
        if (!utf8.ContainsAny(";\"\r\n"u8))
        {
            uit.Schrijf(utf8);
            return;
        }
        uit.Schrijf((byte)'"');
        foreach (var b in utf8)
        {
            if (b == '"')
                uit.Schrijf((byte)'"');
            uit.Schrijf(b);
        }
        uit.Schrijf((byte)'"');
    }
}
