using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Routeboek.Application.Invoer;
using Routeboek.Application.Protocollen;
using Routeboek.Domain.Dossiers;
using Routeboek.Domain.Verzuim;

namespace Routeboek.Application.Dossiers;

/// <summary>A fact that somebody wants to record.</summary>
/// <param name="Soort">The kind, or <see cref="Woordenschat.Ingetrokken"/>.</param>
/// <param name="Op">The day it happened; means nothing for a withdrawal.</param>
/// <param name="Gegevens">The fields that were filled in, each once.</param>
/// <param name="Corrigeert">The number of the fact whose place it takes, or null.</param>
public sealed record Feitinvoer(string Soort, DateOnly Op, IReadOnlyList<KeyValuePair<string, Feitwaarde>> Gegevens, int? Corrigeert = null);

/// <summary>The dossiers of a file, by key in ordinal order.</summary>
public sealed record Feitenbestand(IReadOnlyList<Feitenreeks> Dossiers);

/// <summary>
/// Reads FEITEN.jsonl: one fact a line (contract "afspraken", Facts). Every line that is no fact of the vocabulary is refused with its
/// line, the field and what is expected; the order of the lines means nothing.
/// </summary>
public sealed class Feitenlezer
{
    private const string Proefdossier = "D";
    private const int LangsteRegel = 64 * 1024;
    private const int LangsteWoord = 600;
    private const int MeesteWoorden = 100;
    private const int MeesteFouten = 1000;
    private const string Voorbeeld = "een blok als {\"nr\":1,\"dossier\":\"D1\",\"soort\":\"DossierGeopend\",\"op\":\"2026-01-12\",\"vastgelegd\":\"2026-01-12T15:04:00Z\"}";

    private static readonly string[] Sleutels = ["nr", "dossier", "soort", "op", "vastgelegd", "door", "gegevens", "corrigeert"];
    private static readonly JsonDocumentOptions Vorm = new() { MaxDepth = 8, AllowDuplicateProperties = false };

    private readonly string _bestand;
    private readonly Woordenschat _woordenschat;
    private readonly List<Bestandsmelding> _fouten = [];
    private readonly List<Bestandsmelding> _opmerkingen = [];
    private readonly Dictionary<string, Dictionary<int, (Feit Feit, long Regel)>> _dossiers = new(StringComparer.Ordinal);
    private long _regel;

    private Feitenlezer(string bestand, Woordenschat woordenschat) => (_bestand, _woordenschat) = (bestand, woordenschat);

    /// <summary>Reads a file of facts; with a refused line there is no result to work with.</summary>
    /// <param name="stroom">The file, UTF-8 with or without BOM.</param>
    /// <param name="naam">The name for messages.</param>
    /// <param name="woordenschat">The closed vocabulary.</param>
    public static Leesresultaat<Feitenbestand> Lees(Stream stroom, string naam, Woordenschat woordenschat)
    {
        var lezer = new Feitenlezer(naam, woordenschat);
        lezer.LeesRegels(stroom);
        lezer.ControleerCorrecties();
        lezer.OrdenFouten();
        if (lezer._dossiers.Count == 0 && lezer._fouten.Count == 0)
            lezer._fouten.Add(new Bestandsmelding(naam, 0, "", "het bestand is leeg", "één feit per regel, als JSON; ./routeboek feiten zegt welke er zijn"));
        if (lezer._fouten.Count > 0)
            return new Leesresultaat<Feitenbestand>(null, lezer._fouten, []);
        var dossiers = lezer._dossiers.OrderBy(d => d.Key, StringComparer.Ordinal).Select(d => new Feitenreeks(d.Key, d.Value.Values.Select(f => f.Feit)));
        return new Leesresultaat<Feitenbestand>(new Feitenbestand([.. dossiers]), [], lezer._opmerkingen);
    }

    /// <summary>Holds one fact that is about to be recorded to the same light as a line of a file.</summary>
    /// <returns>The fact without a number, an instant or a maker of its own; null with what is wrong.</returns>
    public static Leesresultaat<Feit> Keur(Feitinvoer invoer, Woordenschat woordenschat)
    {
        var lezer = new Feitenlezer("", woordenschat);
        using var document = JsonDocument.Parse(Regel(invoer, woordenschat));
        lezer.LeesFeit(document.RootElement);
        return new Leesresultaat<Feit>(lezer._fouten.Count == 0 ? lezer._dossiers[Proefdossier][int.MaxValue].Feit : null, lezer._fouten, []);
    }

    private static ReadOnlyMemory<byte> Regel(Feitinvoer invoer, Woordenschat woordenschat)
    {
        var soort = woordenschat.Zoek(invoer.Soort);
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { SkipValidation = false });
        json.WriteStartObject();
        json.WriteNumber("nr", int.MaxValue);
        json.WriteString("dossier", Proefdossier);
        json.WriteString("soort", invoer.Soort);
        json.WriteString("op", invoer.Op.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        json.WriteString("vastgelegd", "2000-01-01T00:00:00Z");
        if (invoer.Corrigeert is { } corrigeert)
            json.WriteNumber("corrigeert", corrigeert);
        if (invoer.Gegevens.Count > 0)
        {
            json.WriteStartObject("gegevens");
            foreach (var (veld, waarde) in invoer.Gegevens)
            {
                json.WritePropertyName(veld);
                if (waarde.IsLijst)
                {
                    json.WriteStartArray();
                    foreach (var woord in waarde.Woorden)
                        json.WriteStringValue(woord);
                    json.WriteEndArray();
                }
                else if (soort?.Veld(veld)?.Vorm == Veldvorm.Getal && int.TryParse(waarde.Woorden[0], NumberStyles.None, CultureInfo.InvariantCulture, out var getal))
                {
                    json.WriteNumberValue(getal);
                }
                else
                {
                    json.WriteStringValue(waarde.Woorden[0]);
                }
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }

    private void LeesRegels(Stream stroom)
    {
        var regel = new byte[LangsteRegel + 1];
        var lengte = 0;
        var blok = new byte[16 * 1024];
        for (int n; (n = stroom.Read(blok)) > 0;)
        {
            for (var rest = blok.AsSpan(0, n); rest.Length > 0;)
            {
                var einde = rest.IndexOf((byte)'\n');
                var stuk = einde < 0 ? rest : rest[..einde];
                rest = einde < 0 ? [] : rest[(einde + 1)..];
                var past = Math.Min(stuk.Length, regel.Length - lengte); // of a longer line only this much is kept
                stuk[..past].CopyTo(regel.AsSpan(lengte));
                lengte += past;
                if (einde < 0)
                    continue;
                if (!SluitRegel(regel.AsSpan(0, lengte)))
                    return;
                lengte = 0;
            }
        }

        if (lengte > 0)
            SluitRegel(regel.AsSpan(0, lengte));
    }

    // false when reading on makes no sense
    private bool SluitRegel(ReadOnlySpan<byte> regel)
    {
        _regel++;
        if (_regel == 1 && regel.StartsWith(Encoding.UTF8.Preamble))
            regel = regel[Encoding.UTF8.Preamble.Length..];
        if (regel.Length > LangsteRegel)
        {
            Fout("", $"de regel is langer dan {LangsteRegel / 1024} KB", "één feit per regel");
        }
        else if (!Utf8.IsValid(regel))
        {
            Fout("", "dit is geen geldige UTF-8", "sla het bestand op als UTF-8");
            return false;
        }
        else if (Encoding.UTF8.GetString(regel).Trim() is { Length: > 0 } tekst)
        {
            LeesRegel(tekst);
        }

        return _fouten.Count < MeesteFouten;
    }

    private void LeesRegel(string regel)
    {
        if (HeeftHalfTeken(regel))
        {
            Fout("", "in de regel staat de helft van een teken (\\ud800 tot en met \\udfff)", "hele tekens");
            return;
        }

        try
        {
            using var document = JsonDocument.Parse(regel, Vorm);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
                LeesFeit(document.RootElement);
            else
                Fout("", "de regel is geen feit", Voorbeeld);
        }
        catch (JsonException)
        {
            Fout("", "de regel is geen geldige JSON, of noemt een sleutel twee keer", Voorbeeld);
        }
    }

    // half a surrogate pair may stand in JSON as an escape, but no text can be made of it
    private static bool HeeftHalfTeken(string regel)
    {
        var hoog = -1; // where the second half must stand
        for (var i = regel.IndexOf('\\', StringComparison.Ordinal); i >= 0 && i + 1 < regel.Length; i = regel.IndexOf('\\', i))
        {
            if (hoog >= 0 && hoog != i)
                return true;
            var code = regel[i + 1] == 'u' && ushort.TryParse(regel.AsSpan(i + 2, Math.Min(4, regel.Length - i - 2)), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var gelezen)
                ? (char)gelezen
                : ' ';
            if (char.IsLowSurrogate(code) != (hoog == i))
                return true;
            hoog = char.IsHighSurrogate(code) ? i + 6 : -1;
            i = Math.Min(regel.Length, i + (regel[i + 1] == 'u' ? 6 : 2));
        }

        return hoog >= 0;
    }

    // what is told is told in the order of the file, and not without end
    private void OrdenFouten()
    {
        var fouten = _fouten.OrderBy(f => f.Regel).Take(MeesteFouten).ToList();
        if (_fouten.Count >= MeesteFouten)
            fouten.Add(new Bestandsmelding(_bestand, 0, "", $"na {MeesteFouten} fouten is niet verder gelezen", "verbeter deze eerst"));
        _fouten.Clear();
        _fouten.AddRange(fouten);
    }

    private void LeesFeit(JsonElement blok)
    {
        var fouten = _fouten.Count;
        foreach (var sleutel in blok.EnumerateObject().Select(v => v.Name).Where(n => !Sleutels.Contains(n, StringComparer.Ordinal)))
            Fout(sleutel, $"onbekende sleutel {Bestandsmelding.Toon(sleutel)}{Woordkeuze.Suggestie(sleutel, Sleutels)}", $"een van {string.Join(", ", Sleutels)}");
        var nr = Nummer(blok, "nr", verplicht: true);
        var dossier = Dossier(blok);
        var corrigeert = Nummer(blok, "corrigeert", verplicht: false);
        var vastgelegd = Tijdstip(blok);
        var naam = Tekst(blok, "soort", "een feit uit de woordenschat, zie ./routeboek feiten");
        var ingetrokken = naam == Woordenschat.Ingetrokken;
        var soort = naam is null || ingetrokken ? null : _woordenschat.Zoek(naam);
        if (naam is not null && soort is null && !ingetrokken)
            Fout("soort", $"feit {Bestandsmelding.Toon(naam)} is onbekend{Woordkeuze.Suggestie(naam, _woordenschat.Soorten.Select(s => s.Naam))}", "een feit uit de woordenschat, zie ./routeboek feiten");
        if (ingetrokken && corrigeert is null)
            Fout("corrigeert", "een intrekking zegt niet welk feit zij intrekt", "het nr van een eerder feit");
        // the day of a withdrawal means nothing, but what is there must still be a day
        var op = ingetrokken && (!blok.TryGetProperty("op", out var dag) || dag.ValueKind == JsonValueKind.Null) ? DateOnly.MinValue : Datum(blok, "op");
        var door = Door(blok);
        var gegevens = soort is null ? [] : Gegevens(blok, soort);
        if (_fouten.Count > fouten)
            return;
        var feit = new Feit
        {
            Nr = nr!.Value,
            Dossier = dossier!,
            Soort = soort,
            Op = op!.Value,
            Vastgelegd = vastgelegd!.Value,
            Door = door,
            Corrigeert = corrigeert,
            Gegevens = Afgeleid(soort, gegevens),
        };
        if (!_dossiers.TryGetValue(feit.Dossier, out var feiten))
            _dossiers.Add(feit.Dossier, feiten = []);
        if (!feiten.TryAdd(feit.Nr, (feit, _regel)))
            Fout("nr", $"nummer {feit.Nr} is er al in dit dossier (regel {feiten[feit.Nr].Regel})", "elk nummer één keer per dossier");
    }

    // which agreement a task is of stands in its id; nobody types it twice
    private static List<KeyValuePair<string, Feitwaarde>> Afgeleid(Feitsoort? soort, List<KeyValuePair<string, Feitwaarde>> gegevens)
    {
        if (soort?.Naam != Woordenschat.TaakNietVanToepassing || gegevens.Exists(g => g.Key == "afspraak"))
            return gegevens;
        if (gegevens.Find(g => g.Key == "taak").Value is { IsLijst: false, Woorden: [var taak] } && taak.Split(':') is { Length: >= 3 } delen)
            gegevens.Add(new("afspraak", new Feitwaarde(delen[^2])));
        return gegevens;
    }

    private void ControleerCorrecties()
    {
        // what a refused line holds may be what is looked for
        var geheel = _fouten.Count == 0;
        foreach (var feiten in _dossiers.Values)
        {
            foreach (var (feit, regel) in feiten.Values)
            {
                if (feit.Corrigeert is not { } doel || (doel < feit.Nr && (!geheel || feiten.ContainsKey(doel))))
                    continue;
                var wat = doel >= feit.Nr ? $"feit {feit.Nr} corrigeert {doel}, dat geen lager nummer heeft" : $"feit {feit.Nr} corrigeert {doel}, dat er in dit dossier niet is";
                _fouten.Add(new Bestandsmelding(_bestand, regel, "corrigeert", wat, "het nr van een eerder feit van hetzelfde dossier"));
            }
        }
    }

    private int? Nummer(JsonElement blok, string sleutel, bool verplicht)
    {
        const string Verwacht = "een heel getal van 1 of meer, zonder aanhalingstekens";
        if (!blok.TryGetProperty(sleutel, out var waarde) || (waarde.ValueKind == JsonValueKind.Null && !verplicht))
        {
            if (verplicht)
                Fout(sleutel, "ontbreekt", Verwacht);
            return null;
        }

        if (waarde.ValueKind == JsonValueKind.Number && waarde.TryGetInt32(out var getal) && getal >= 1)
            return getal;
        Fout(sleutel, $"{Toon(waarde)} past niet", Verwacht);
        return null;
    }

    private string? Dossier(JsonElement blok)
    {
        if (Tekst(blok, "dossier", "de sleutel van het dossier, 1 tot 64 tekens") is not { } dossier)
            return null;
        if (Leerlingsleutel.Beoordeel(Encoding.UTF8.GetBytes(dossier)) is var oordeel && oordeel == Sleuteloordeel.Goed)
            return dossier;
        Fout("dossier", oordeel == Sleuteloordeel.Burgerservicenummer ? "een BSN is geen sleutel" : $"{Bestandsmelding.Toon(dossier)} past niet",
            "de eigen sleutel van het dossier, 1 tot 64 tekens, nooit een BSN");
        return null;
    }

    private DateTime? Tijdstip(JsonElement blok)
    {
        const string Verwacht = "een tijdstip als 2026-01-12T15:04:00Z";
        if (Tekst(blok, "vastgelegd", Verwacht) is not { } tekst)
            return null;
        if (ProbeerTijdstip(tekst, out var tijdstip))
            return tijdstip;
        Fout("vastgelegd", $"{Bestandsmelding.Toon(tekst)} is geen tijdstip", Verwacht);
        return null;
    }

    /// <summary>An instant with its offset: 2026-01-12T15:04:00Z, with or without parts of a second.</summary>
    /// <param name="tekst">The text.</param>
    /// <param name="tijdstip">UTC.</param>
    public static bool ProbeerTijdstip(string tekst, out DateTime tijdstip)
    {
        var goed = DateTimeOffset.TryParseExact(tekst, ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK"],
            CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var gelezen);
        tijdstip = gelezen.UtcDateTime;
        // without an offset nobody can know which instant it is
        return goed && (tekst.EndsWith('Z') || tekst.LastIndexOfAny(['+', '-']) > 10);
    }

    private DateOnly? Datum(JsonElement blok, string sleutel)
    {
        const string Verwacht = "een datum als 2026-01-12";
        if (Tekst(blok, sleutel, Verwacht) is not { } tekst)
            return null;
        if (ProbeerDatum(tekst, out var datum))
            return datum;
        Fout(sleutel, $"{Bestandsmelding.Toon(tekst)} is geen datum", Verwacht);
        return null;
    }

    private static bool ProbeerDatum(string tekst, out DateOnly datum) =>
        DateOnly.TryParseExact(tekst, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out datum) && datum.Year is >= 1900 and <= 2200;

    private string? Tekst(JsonElement blok, string sleutel, string verwacht)
    {
        if (!blok.TryGetProperty(sleutel, out var waarde) || waarde.ValueKind == JsonValueKind.Null)
        {
            Fout(sleutel, "ontbreekt", verwacht);
            return null;
        }

        if (waarde.ValueKind == JsonValueKind.String && Woord(waarde) is { } tekst)
            return tekst;
        Fout(sleutel, $"{Toon(waarde)} past niet", verwacht);
        return null;
    }

    private string Door(JsonElement blok)
    {
        if (!blok.TryGetProperty("door", out var door) || door.ValueKind == JsonValueKind.Null)
            return "";
        if (door.ValueKind == JsonValueKind.Object && door.EnumerateObject().All(v => v.Name is "rol" or "organisatie" && IsNaam(v.Value)))
        {
            var rol = door.TryGetProperty("rol", out var r) ? r.GetString() : "";
            return door.TryGetProperty("organisatie", out var o) ? $"{rol}@{o.GetString()}" : rol ?? "";
        }

        Fout("door", $"{Toon(door)} past niet", "{\"rol\":\"mentor\",\"organisatie\":\"school\"}");
        return "";
    }

    private static bool IsNaam(JsonElement waarde) =>
        waarde.ValueKind == JsonValueKind.String && waarde.GetString()! is { Length: <= LangsteWoord } naam && !naam.Any(char.IsControl);

    private List<KeyValuePair<string, Feitwaarde>> Gegevens(JsonElement blok, Feitsoort soort)
    {
        var gegevens = new List<KeyValuePair<string, Feitwaarde>>();
        var velden = string.Join(", ", soort.Velden.Select(v => v.Naam));
        if (blok.TryGetProperty("gegevens", out var gegeven) && gegeven.ValueKind != JsonValueKind.Null)
        {
            if (gegeven.ValueKind != JsonValueKind.Object)
            {
                Fout("gegevens", $"{Toon(gegeven)} past niet", "een blok met velden, als {\"signaal\":\"ziek-lang\"}");
                return gegevens;
            }

            foreach (var paar in gegeven.EnumerateObject())
            {
                if (soort.Veld(paar.Name) is not { } veld)
                    Fout($"gegevens.{Kort(paar.Name)}", $"feit {soort.Naam} heeft dit veld niet{Woordkeuze.Suggestie(paar.Name, soort.Velden.Select(v => v.Naam))}", velden.Length == 0 ? "geen velden" : $"een van {velden}");
                else if (paar.Value.ValueKind != JsonValueKind.Null && Waarde(paar.Value, veld) is { } waarde)
                    gegevens.Add(new(veld.Naam, waarde));
            }
        }

        foreach (var veld in soort.Velden.Where(v => v.Verplicht && !gegevens.Exists(g => g.Key == v.Naam)))
        {
            // a value that was refused has been told already
            if (gegeven.ValueKind != JsonValueKind.Object || !gegeven.TryGetProperty(veld.Naam, out var waarde) || waarde.ValueKind == JsonValueKind.Null)
                Fout($"gegevens.{veld.Naam}", $"ontbreekt bij feit {soort.Naam}", $"{Verwacht(veld)}: {veld.Uitleg}");
        }

        return gegevens;
    }

    private Feitwaarde? Waarde(JsonElement waarde, Feitveld veld)
    {
        Feitwaarde? gelezen = waarde.ValueKind switch
        {
            JsonValueKind.Array when veld.Vorm == Veldvorm.Lijst => Lijst(waarde),
            JsonValueKind.String when veld.Vorm is Veldvorm.Tekst or Veldvorm.Lijst => Woord(waarde) is { } woord ? new Feitwaarde(woord) : null,
            JsonValueKind.String when veld.Vorm == Veldvorm.Datum => ProbeerDatum(waarde.GetString()!, out _) ? new Feitwaarde(waarde.GetString()!) : null,
            JsonValueKind.String when veld.Vorm == Veldvorm.JaNee => waarde.GetString() is "ja" or "nee" ? new Feitwaarde(waarde.GetString()!) : null,
            JsonValueKind.True or JsonValueKind.False when veld.Vorm == Veldvorm.JaNee => new Feitwaarde(waarde.GetBoolean() ? "ja" : "nee"),
            JsonValueKind.Number when veld.Vorm is Veldvorm.Getal or Veldvorm.Tekst => waarde.TryGetInt32(out var getal) && getal >= 0 ? new Feitwaarde(getal.ToString(CultureInfo.InvariantCulture)) : null,
            _ => null,
        };
        if (gelezen is { } woorden)
            MerkOp(veld, woorden);
        else
            Fout($"gegevens.{veld.Naam}", $"{Toon(waarde)} past niet", Verwacht(veld));
        return gelezen;
    }

    // any word may stand there, but one that is nearly a known one is a slip that no agreement will see
    private void MerkOp(Feitveld veld, Feitwaarde waarde)
    {
        foreach (var woord in waarde.Woorden.Where(w => veld.Waarden.Count > 0 && !veld.Waarden.Contains(w, StringComparer.Ordinal)))
        {
            if (_opmerkingen.Count < MeesteFouten && Woordkeuze.Suggestie(woord.ToLowerInvariant(), veld.Waarden) is { Length: > 0 } suggestie)
                _opmerkingen.Add(new Bestandsmelding(_bestand, _regel, $"gegevens.{veld.Naam}", $"let op: {Bestandsmelding.Toon(woord)} kent geen protocol{suggestie}", ""));
        }
    }

    private static Feitwaarde? Lijst(JsonElement waarde)
    {
        if (waarde.GetArrayLength() > MeesteWoorden)
            return null;
        var woorden = new List<string>();
        foreach (var item in waarde.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.String || Woord(item) is not { } woord)
                return null;
            woorden.Add(woord);
        }

        return new Feitwaarde(woorden);
    }

    private static string? Woord(JsonElement waarde) => waarde.GetString()!.Trim() is { Length: > 0 and <= LangsteWoord } woord && !woord.Any(char.IsControl) ? woord : null;

    private static string Verwacht(Feitveld veld) => veld.Vorm switch
    {
        Veldvorm.Tekst => "een woord of korte tekst",
        Veldvorm.Lijst => "een lijst van woorden, als [\"leerling\",\"ouder\"]",
        Veldvorm.Datum => "een datum als 2026-01-12",
        Veldvorm.Getal => "een heel getal van 0 of meer",
        Veldvorm.JaNee => "true of false",
    };

    private static string Kort(string tekst) => Bestandsmelding.Toon(tekst).Trim('\'');

    private static string Toon(JsonElement waarde) => waarde.ValueKind == JsonValueKind.String ? Bestandsmelding.Toon(waarde.GetString()!) : Bestandsmelding.Toon(waarde.GetRawText());

    private void Fout(string veld, string wat, string verwacht) => _fouten.Add(new Bestandsmelding(_bestand, _regel, veld, wat, verwacht));
}
