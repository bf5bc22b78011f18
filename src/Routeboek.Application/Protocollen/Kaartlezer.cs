using Routeboek.Application.Invoer;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Routeboek.Application.Protocollen;

/// <summary>
/// Takes the values out of one map by key, reports what is missing or of a wrong type, and at the end what nobody asked for.
/// A method that returns null has reported why, or the key is absent and optional.
/// </summary>
internal sealed partial class Kaartlezer
{
    private const int MaximaleTekst = 600;

    private readonly string _bestand;
    private readonly List<Protocolfout> _fouten;
    private readonly Yamlknoop.Kaart _kaart;
    private readonly HashSet<string> _bekend = new(StringComparer.Ordinal);

    public Kaartlezer(string bestand, Yamlknoop.Kaart kaart, string wat, List<Protocolfout> fouten)
    {
        _bestand = bestand;
        _kaart = kaart;
        _fouten = fouten;
        Wat = wat;
    }

    /// <summary>The whole of a file, or null when there is nothing to work with.</summary>
    /// <param name="bestand">The file.</param>
    /// <param name="wat">What it is: "het protocol".</param>
    /// <param name="verwacht">What it should hold, for who sends something else.</param>
    /// <param name="fouten">Gets what is wrong.</param>
    public static Kaartlezer? Open(Protocolbestand bestand, string wat, string verwacht, List<Protocolfout> fouten) =>
        Yamlboom.Lees(bestand.Inhoud.Span, verwacht, (regel, fout, beter) => fouten.Add(new Protocolfout(bestand.Naam, regel, fout, beter))) is { } kaart
            ? new Kaartlezer(bestand.Naam, kaart, wat, fouten)
            : null;

    /// <summary>What the map is, for messages: "signaal te-laat-duo".</summary>
    public string Wat { get; set; }

    public long Regel => _kaart.Regel;

    public long RegelVan(string sleutel) => _kaart.Zoek(sleutel)?.Key.Regel ?? _kaart.Regel;

    public bool Heeft(string sleutel) => _kaart.Zoek(sleutel) is not null;

    public Yamlknoop? Knoop(string sleutel, bool verplicht, string verwacht)
    {
        _bekend.Add(sleutel);
        if (_kaart.Zoek(sleutel) is { } paar)
        {
            if (paar.Value is not Yamlknoop.Waarde { Kaal: true, Tekst: "" or "~" or "null" })
                return paar.Value;
            Fout(paar.Key.Regel, $"'{sleutel}' heeft geen waarde", verwacht);
            return null;
        }

        if (verplicht)
            Fout(_kaart.Regel, $"'{sleutel}' ontbreekt in {Wat}", $"'{sleutel}': {verwacht}");
        return null;
    }

    public string? Tekst(string sleutel, bool verplicht, string verwacht)
    {
        if (Waarde(sleutel, verplicht, verwacht) is not { } waarde)
            return null;
        var tekst = waarde.Tekst.Trim();
        if (tekst.Length == 0)
        {
            Fout(waarde.Regel, $"'{sleutel}' is leeg", verwacht);
            return null;
        }

        if (tekst.Length > MaximaleTekst || tekst.AsSpan().ContainsAny('\n', '\r'))
        {
            Fout(waarde.Regel, $"'{sleutel}' is te lang of staat op meer regels", $"één regel van hoogstens {MaximaleTekst} tekens");
            return null;
        }

        return tekst;
    }

    public string? Id(string sleutel, bool verplicht, string wat)
    {
        var verwacht = $"{wat} in kleine letters, cijfers en streepjes, hoogstens 64 tekens";
        if (Tekst(sleutel, verplicht, verwacht) is not { } id)
            return null;
        if (IsId(id))
            return id;
        Fout(RegelVan(sleutel), $"'{sleutel}: {Yamlboom.Kort(id)}' is geen goed id", verwacht);
        return null;
    }

    public int? Getal(string sleutel, bool verplicht, int minst, int meest, string verwacht)
    {
        var verwachting = $"{verwacht}, een heel getal van {minst} t/m {meest}";
        if (Waarde(sleutel, verplicht, verwachting) is not { } waarde)
            return null;
        if (waarde.Kaal && int.TryParse(waarde.Tekst, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var getal) && getal >= minst && getal <= meest)
            return getal;
        Fout(waarde.Regel, $"'{sleutel}: {Weergave(waarde)}' past niet", verwachting);
        return null;
    }

    public decimal? Decimaal(string sleutel, bool verplicht, decimal minst, decimal meest, int decimalen, string verwacht)
    {
        var verwachting = string.Create(CultureInfo.InvariantCulture, $"{verwacht}, een getal van {minst} t/m {meest} met hoogstens {decimalen} cijfer(s) achter de punt");
        if (Waarde(sleutel, verplicht, verwachting) is not { } waarde)
            return null;
        if (waarde.Kaal && decimal.TryParse(waarde.Tekst, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var getal)
            && getal >= minst && getal <= meest && decimal.Round(getal, decimalen) == getal)
        {
            return getal;
        }

        Fout(waarde.Regel, $"'{sleutel}: {Weergave(waarde)}' past niet", verwachting);
        return null;
    }

    public bool? JaNee(string sleutel)
    {
        const string Verwacht = "ja of nee";
        if (Waarde(sleutel, verplicht: false, Verwacht) is not { } waarde)
            return null;
        switch (waarde.Tekst)
        {
            case "ja": return true;
            case "nee": return false;
            default:
                Fout(waarde.Regel, $"'{sleutel}: {Weergave(waarde)}' past niet", Verwacht);
                return null;
        }
    }

    /// <summary>True or false, also written as ja or nee.</summary>
    public bool? WaarOfOnwaar(string sleutel)
    {
        const string Verwacht = "true of false";
        if (Waarde(sleutel, verplicht: false, Verwacht) is not { } waarde)
            return null;
        switch (waarde.Tekst)
        {
            case "true" or "ja": return true;
            case "false" or "nee": return false;
            default:
                Fout(waarde.Regel, $"'{sleutel}: {Weergave(waarde)}' past niet", Verwacht);
                return null;
        }
    }

    /// <summary>One word, or a list of them; which of the two it was matters to the reader.</summary>
    public (IReadOnlyList<string> Woorden, bool IsLijst)? Woorden(string sleutel, bool verplicht, string verwacht)
    {
        switch (Knoop(sleutel, verplicht, verwacht))
        {
            case Yamlknoop.Waarde waarde when Woord(sleutel, waarde, verwacht) is { } woord:
                return ([woord], false);
            case Yamlknoop.Lijst { Items.Count: > 0 } lijst:
                var woorden = lijst.Items.Select(i => Woord(sleutel, i, verwacht)).ToList();
                return woorden.TrueForAll(w => w is not null) ? (woorden.ConvertAll(w => w!), true) : null;
            case null or Yamlknoop.Geweigerd or Yamlknoop.Waarde:
                return null;
            case var ander:
                Fout(ander.Regel, $"'{sleutel}' is {(ander is Yamlknoop.Lijst ? "een lege lijst" : ander.Soort)}", verwacht);
                return null;
        }
    }

    private string? Woord(string sleutel, Yamlknoop knoop, string verwacht)
    {
        if (knoop is Yamlknoop.Waarde waarde && waarde.Tekst.Trim() is { Length: > 0 and <= MaximaleTekst } woord && !woord.AsSpan().ContainsAny('\n', '\r'))
            return woord;
        if (knoop is not Yamlknoop.Geweigerd)
            Fout(knoop.Regel, $"in '{sleutel}' staat {(knoop is Yamlknoop.Waarde w ? Weergave(w) : knoop.Soort)}", verwacht);
        return null;
    }

    public DateOnly? Datum(string sleutel, bool verplicht)
    {
        const string Verwacht = "een datum als 2026-08-01";
        if (Waarde(sleutel, verplicht, Verwacht) is not { } waarde)
            return null;
        if (DateOnly.TryParseExact(waarde.Tekst, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var datum) && datum.Year is >= 1900 and <= 2200)
            return datum;
        Fout(waarde.Regel, $"'{sleutel}: {Weergave(waarde)}' is geen datum", Verwacht);
        return null;
    }

    /// <summary>One of a closed set of words.</summary>
    public T? Keuze<T>(string sleutel, bool verplicht, Woordenlijst<T> woorden)
        where T : struct
    {
        var verwacht = $"een van {string.Join(", ", woorden.Keys)}";
        if (Waarde(sleutel, verplicht, verwacht) is not { } waarde)
            return null;
        if (woorden.TryGetValue(waarde.Tekst, out var keuze))
            return keuze;
        Fout(waarde.Regel, $"'{sleutel}: {Weergave(waarde)}' is onbekend{Woordkeuze.Suggestie(waarde.Tekst, woorden.Keys)}", verwacht);
        return null;
    }

    /// <summary>One word of a closed set, or a list of them without doubles.</summary>
    public IReadOnlyList<T>? Keuzes<T>(string sleutel, bool verplicht, Woordenlijst<T> woorden)
        where T : struct
    {
        var verwacht = $"een of meer van {string.Join(", ", woorden.Keys)}";
        IReadOnlyList<Yamlknoop> items;
        switch (Knoop(sleutel, verplicht, verwacht))
        {
            case Yamlknoop.Waarde waarde:
                items = [waarde];
                break;
            case Yamlknoop.Lijst { Items.Count: > 0 } lijst:
                items = lijst.Items;
                break;
            case null or Yamlknoop.Geweigerd:
                return null;
            case var ander:
                Fout(ander.Regel, $"'{sleutel}' is {(ander is Yamlknoop.Lijst ? "een lege lijst" : ander.Soort)}", verwacht);
                return null;
        }

        var gekozen = new List<T>();
        var goed = true;
        foreach (var item in items)
        {
            if (item is Yamlknoop.Waarde waarde && woorden.TryGetValue(waarde.Tekst, out var keuze))
            {
                if (gekozen.Contains(keuze))
                {
                    Fout(item.Regel, $"'{waarde.Tekst}' staat twee keer in '{sleutel}'", "elk woord één keer");
                    goed = false;
                }

                gekozen.Add(keuze);
                continue;
            }

            goed = false;
            if (item is Yamlknoop.Waarde fout)
                Fout(item.Regel, $"'{Weergave(fout)}' in '{sleutel}' is onbekend{Woordkeuze.Suggestie(fout.Tekst, woorden.Keys)}", verwacht);
            else if (item is not Yamlknoop.Geweigerd)
                Fout(item.Regel, $"in '{sleutel}' staat {item.Soort}", verwacht);
        }

        return goed ? gekozen : null;
    }

    /// <summary>A list of requirement ids.</summary>
    public IReadOnlyList<string> Eisen(string sleutel)
    {
        const string Verwacht = "een lijst van eisen als [B-SIG-02]";
        var eisen = new List<string>();
        foreach (var item in Lijst(sleutel, verplicht: false, Verwacht, magLeeg: true) ?? [])
        {
            if (item is Yamlknoop.Waarde waarde && EisVorm().IsMatch(waarde.Tekst))
                eisen.Add(waarde.Tekst);
            else if (item is not Yamlknoop.Geweigerd)
                Fout(item.Regel, $"'{(item is Yamlknoop.Waarde w ? Weergave(w) : item.Soort)}' in '{sleutel}' is geen eis", Verwacht);
        }

        return eisen;
    }

    public IReadOnlyList<Yamlknoop>? Lijst(string sleutel, bool verplicht, string verwacht, bool magLeeg = false)
    {
        switch (Knoop(sleutel, verplicht, verwacht))
        {
            case Yamlknoop.Lijst lijst when magLeeg || lijst.Items.Count > 0:
                return lijst.Items;
            case null or Yamlknoop.Geweigerd:
                return null;
            case var ander:
                Fout(ander.Regel, $"'{sleutel}' is {(ander is Yamlknoop.Lijst ? "een lege lijst" : ander.Soort)}", verwacht);
                return null;
        }
    }

    /// <summary>The items of a list that are maps; the others are reported.</summary>
    public IEnumerable<Kaartlezer> Kaarten(string sleutel, bool verplicht, string verwacht, string wat)
    {
        foreach (var item in Lijst(sleutel, verplicht, verwacht) ?? [])
        {
            if (item is Yamlknoop.Kaart kaart)
                yield return new Kaartlezer(_bestand, kaart, wat, _fouten);
            else if (item is not Yamlknoop.Geweigerd)
                Fout(item.Regel, $"in '{sleutel}' staat {item.Soort}", verwacht);
        }
    }

    public Kaartlezer? Kaart(string sleutel, bool verplicht, string verwacht)
    {
        switch (Knoop(sleutel, verplicht, verwacht))
        {
            case Yamlknoop.Kaart kaart:
                return new Kaartlezer(_bestand, kaart, $"'{sleutel}' van {Wat}", _fouten);
            case null or Yamlknoop.Geweigerd:
                return null;
            case var ander:
                Fout(ander.Regel, $"'{sleutel}' is {ander.Soort}", verwacht);
                return null;
        }
    }

    /// <summary>A reader for a map found below this one.</summary>
    public Kaartlezer Onder(Yamlknoop.Kaart kaart, string wat) => new(_bestand, kaart, wat, _fouten);

    /// <summary>The keys in the order of the file with their lines.</summary>
    public IEnumerable<(string Sleutel, long Regel)> Sleutels => _kaart.Paren.Select(p => (p.Key.Tekst, p.Key.Regel));

    /// <summary>Keys that another reader of the same file looks at.</summary>
    public void Bekend(params ReadOnlySpan<string> sleutels)
    {
        foreach (var sleutel in sleutels)
            _bekend.Add(sleutel);
    }

    /// <summary>Reports every key that was never asked for. Call it last.</summary>
    public void Klaar()
    {
        foreach (var (sleutel, _) in _kaart.Paren)
        {
            if (!_bekend.Contains(sleutel.Tekst))
            {
                Fout(sleutel.Regel, $"onbekende sleutel '{Yamlboom.Kort(sleutel.Tekst)}' in {Wat}{Woordkeuze.Suggestie(sleutel.Tekst, _bekend)}",
                    $"een van {string.Join(", ", _bekend)}");
            }
        }
    }

    public void Fout(long regel, string wat, string verwacht) => _fouten.Add(new Protocolfout(_bestand, regel, wat, verwacht));

    public static bool IsId(string tekst) => IdVorm().IsMatch(tekst);

    private static string Weergave(Yamlknoop.Waarde waarde) => waarde.Kaal ? Yamlboom.Kort(waarde.Tekst) : $"\"{Yamlboom.Kort(waarde.Tekst)}\"";

    private Yamlknoop.Waarde? Waarde(string sleutel, bool verplicht, string verwacht)
    {
        switch (Knoop(sleutel, verplicht, verwacht))
        {
            case Yamlknoop.Waarde waarde:
                return waarde;
            case null or Yamlknoop.Geweigerd:
                return null;
            case var ander:
                Fout(ander.Regel, $"'{sleutel}' is {ander.Soort}", verwacht);
                return null;
        }
    }

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9-]{0,63}\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex IdVorm();

    [GeneratedRegex(@"\A[A-Z]{1,4}-[A-Z]{1,6}-[0-9]{1,4}\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex EisVorm();
}
