using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Routeboek.Tests.Referentie.Afspraken;

/// <summary>The model written as the files of the contract, and the answer read from and written as its JSON.</summary>
public static class RefTeksten
{
    private static readonly JsonWriterOptions Schrijfwijze = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Iso(DateOnly datum) => datum.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Instant(DateTime moment) => moment.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    // The protocol file

    public static string Yaml(RefProtocol protocol)
    {
        var tekst = new StringBuilder();
        tekst.Append($"id: {protocol.Id}\nversie: 2025-08\nnaam: \"Proefprotocol\"\nregio: {protocol.Regio}\nsector: {protocol.Sector}\ngeldig-vanaf: 2024-08-01\n");
        tekst.Append("bronnen:\n  - {id: proefbron, titel: \"Verzonnen bron voor de proef\"}\nafspraken:\n");
        foreach (var (plaats, afspraak) in protocol.Afspraken.Index())
        {
            tekst.Append($"  - id: {afspraak.Id}\n    kern: \"Doe wat afspraak {afspraak.Id} vraagt\"\n");
            tekst.Append($"    bron: {{document: proefbron, plaats: \"{plaats + 1}\", eisen: [B-CON-03]}}\n    herkomst: protocol\n");
            tekst.Append("    als:\n");
            foreach (var voorwaarde in afspraak.Als) tekst.Append($"      - {Voorwaarde(voorwaarde)}\n");
            tekst.Append($"    wie: {{rol: {afspraak.Rol}, organisatie: {afspraak.Organisatie}{(afspraak.Anders is null ? "" : $", anders: {afspraak.Anders}")}}}\n");
            tekst.Append($"    wat: {Patroon(afspraak.Wat)}\n");
            if (afspraak.Binnen is RefAantal aantal) tekst.Append($"    binnen: {{aantal: {aantal.Aantal}, eenheid: {Klein(aantal.Eenheid)}}}\n");
            if (afspraak.Binnen is RefJaardag jaardag) tekst.Append($"    binnen: {{op: {{maand: {jaardag.Maand}, dag: {jaardag.Dag}}}}}\n");
            if (afspraak.Vanaf is not null) tekst.Append($"    vanaf: {Patroon(afspraak.Vanaf)}\n");
            if (afspraak.Waarschuw is not null) tekst.Append($"    waarschuw: {afspraak.Waarschuw}\n");
            if (afspraak.Herhaal != RefHerhaal.Een) tekst.Append($"    herhaal: {Klein(afspraak.Herhaal)}\n");
            if (!afspraak.Blijft) tekst.Append("    blijft: false\n");
            if (afspraak.Vervalt.Count > 0) tekst.Append($"    vervalt: [{string.Join(", ", afspraak.Vervalt.Select(Voorwaarde))}]\n");
        }

        return tekst.ToString();
    }

    public static string Voorwaarde(RefVoorwaarde voorwaarde) => voorwaarde switch
    {
        RefFeitVoorwaarde feit => "{" + Patroon(feit.Patroon)[1..^1]
            + (feit.SindsAnker ? ", sinds: anker" : "") + (feit.Aantal is null ? "" : $", aantal: {feit.Aantal}") + (feit.Geen ? ", geen: true" : "") + "}",
        RefAfspraakVoorwaarde afspraak => $"{{afspraak: {afspraak.Afspraak}, uitkomst: {Klein(afspraak.Uitkomst)}}}",
        RefLeeftijd { Van: null } leeftijd => $"{{leeftijd: {{tot: {leeftijd.Tot}}}}}",
        RefLeeftijd { Tot: null } leeftijd => $"{{leeftijd: {{van: {leeftijd.Van}}}}}",
        RefLeeftijd leeftijd => $"{{leeftijd: {{van: {leeftijd.Van}, tot: {leeftijd.Tot}}}}}",
        RefSector sector => $"{{sector: {Waarde(sector.Waarde)}}}",
        RefGemeente gemeente => $"{{gemeente: {Waarde(gemeente.Waarde)}}}",
        RefFase fase => $"{{fase: {Waarde(fase.Waarde)}}}",
        _ => throw new InvalidOperationException(),
    };

    private static string Patroon(RefPatroon patroon) => patroon.Met.Count == 0
        ? $"{{feit: {patroon.Soort}}}"
        : $"{{feit: {patroon.Soort}, met: {{{string.Join(", ", patroon.Met.Select(veld => $"{veld.Key}: {Waarde(veld.Value)}"))}}}}}";

    private static string Waarde(RefWaarde waarde)
    {
        var woorden = string.Join(", ", waarde.Woorden.Select(woord => $"\"{woord}\""));
        return waarde.IsLijst ? $"[{woorden}]" : woorden;
    }

    private static string Klein(Enum waarde) => waarde.ToString().ToLowerInvariant();

    // The file of facts

    public static string Jsonl(IEnumerable<RefRegel> regels) => string.Concat(regels.Select(regel => Json(regel) + "\n"));

    private static string Json(RefRegel regel) => Schrijf(json =>
    {
        json.WriteStartObject();
        json.WriteNumber("nr", regel.Nr);
        json.WriteString("dossier", regel.Dossier);
        json.WriteString("soort", regel.Soort);
        json.WriteString("op", Iso(regel.Op));
        json.WriteString("vastgelegd", Instant(regel.Vastgelegd));
        json.WriteStartObject("door");
        json.WriteString("rol", regel.Rol);
        json.WriteString("organisatie", regel.Organisatie);
        json.WriteEndObject();
        json.WriteStartObject("gegevens");
        foreach (var (veld, waarde) in regel.Gegevens)
        {
            if (!waarde.IsLijst)
            {
                json.WriteString(veld, waarde.Woorden[0]);
                continue;
            }

            json.WriteStartArray(veld);
            foreach (var woord in waarde.Woorden) json.WriteStringValue(woord);
            json.WriteEndArray();
        }

        json.WriteEndObject();
        if (regel.Corrigeert is { } nr) json.WriteNumber("corrigeert", nr);
        else json.WriteNull("corrigeert");
        json.WriteEndObject();
    });

    /// <summary>KALENDER.csv: each school day with the same minutes.</summary>
    public static string KalenderCsv(IEnumerable<DateOnly> schooldagen) => "datum;minuten\n" + string.Concat(schooldagen.Order().Select(dag => $"{Iso(dag)};300\n"));

    // The answer

    public static string Json(IEnumerable<RefTaak> taken) => Schrijf(json =>
    {
        json.WriteStartArray();
        foreach (var taak in taken)
        {
            json.WriteStartObject();
            json.WriteString("taak", taak.Taak);
            json.WriteString("afspraak", taak.Afspraak);
            json.WriteString("status", taak.Status);
            json.WriteString("opent", Iso(taak.Opent));
            json.WriteString("uiterlijk", taak.Uiterlijk is null ? null : Iso(taak.Uiterlijk.Value));
            json.WriteString("oorspronkelijk", taak.Oorspronkelijk is null ? null : Iso(taak.Oorspronkelijk.Value));
            json.WriteString("vervuld", taak.Vervuld is null ? null : Iso(taak.Vervuld.Value));
            if (taak.OpTijd is { } opTijd) json.WriteBoolean("opTijd", opTijd);
            else json.WriteNull("opTijd");
            json.WriteString("rol", taak.Rol);
            json.WriteString("organisatie", taak.Organisatie);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    /// <summary>One line per task, in the order of the answer. A field that is not there reads as null; other fields are not looked at.</summary>
    public static IReadOnlyList<string> LeesAntwoord(string json)
    {
        using var document = JsonDocument.Parse(json);
        return [.. document.RootElement.EnumerateArray().Select(taak =>
            string.Join(" | ", Velden.Select(veld => $"{veld}={(taak.TryGetProperty(veld, out var waarde) && waarde.ValueKind != JsonValueKind.Null ? waarde.ToString() : "-")}")))];
    }

    private static readonly string[] Velden = ["taak", "afspraak", "status", "opent", "uiterlijk", "oorspronkelijk", "vervuld", "opTijd", "rol", "organisatie"];

    private static string Schrijf(Action<Utf8JsonWriter> inhoud)
    {
        using var stroom = new MemoryStream();
        using (var json = new Utf8JsonWriter(stroom, Schrijfwijze)) inhoud(json);
        return Encoding.UTF8.GetString(stroom.ToArray());
    }
}
