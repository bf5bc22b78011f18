using System.Text.Json;

namespace Routeboek.Web.Vorm;

/// <summary>
/// Everything that the pages say: one file per feature in <c>Teksten</c>, with both languages of a text side by side. A text is named
/// <c>bestand.sleutel</c>. Text of more than one paragraph is a list.
/// </summary>
public sealed class Tekstboek
{
    private const string Map = "Teksten/";
    private const string Uitlegsleutel = "uitleg ";

    private readonly Dictionary<string, string[]> _teksten = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _uitleg = new(StringComparer.OrdinalIgnoreCase);

    /// <exception cref="InvalidDataException">A text that is named twice, or lacks a language.</exception>
    public Tekstboek()
    {
        var bron = typeof(Tekstboek).Assembly;
        foreach (var naam in bron.GetManifestResourceNames().Where(n => n.StartsWith(Map, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var stroom = bron.GetManifestResourceStream(naam)!;
            Lees(naam[Map.Length..^".json".Length], stroom);
        }
    }

    internal Tekstboek(string feature, Stream stroom) => Lees(feature, stroom);

    /// <summary>All names of texts, in order.</summary>
    public IEnumerable<string> Sleutels => _teksten.Keys.Order(StringComparer.Ordinal);

    /// <summary>The text, or null when nobody wrote it.</summary>
    public string? Zoek(string sleutel, Taal taal) => _teksten.TryGetValue(sleutel, out var teksten) ? teksten[(int)taal] : null;

    /// <summary>The name of the help of a page, or null.</summary>
    /// <param name="pad">The path as the page states it, e.g. <c>/leerlingen/{id}</c>.</param>
    public string? Uitleg(string pad) => _uitleg.GetValueOrDefault(pad);

    private void Lees(string feature, Stream stroom)
    {
        using var document = JsonDocument.Parse(stroom);
        foreach (var regel in document.RootElement.EnumerateObject())
        {
            var sleutel = $"{feature}.{regel.Name}";
            var teksten = Enum.GetValues<Taal>().Select(t => Tekst(sleutel, regel.Value, t.Code())).ToArray();
            if (!_teksten.TryAdd(sleutel, teksten))
                throw new InvalidDataException($"tekst {sleutel} staat er twee keer");
            if (regel.Name.StartsWith(Uitlegsleutel, StringComparison.Ordinal) && !_uitleg.TryAdd(regel.Name[Uitlegsleutel.Length..], sleutel))
                throw new InvalidDataException($"{regel.Name} staat in twee bestanden");
        }
    }

    private static string Tekst(string sleutel, JsonElement regel, string taal)
    {
        var tekst = regel.ValueKind != JsonValueKind.Object || !regel.TryGetProperty(taal, out var waarde) ? ""
            : waarde.ValueKind == JsonValueKind.Array ? string.Join("\n\n", waarde.EnumerateArray().Select(a => a.GetString()))
            : waarde.GetString();
        return string.IsNullOrWhiteSpace(tekst) ? throw new InvalidDataException($"tekst {sleutel} ontbreekt in het {taal}") : tekst;
    }
}
