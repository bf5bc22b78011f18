using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Routeboek.Domain.Afspraken;

namespace Routeboek.Application.Afspraken;

/// <summary>Writes tasks as the JSON of the contract "afspraken" (Output).</summary>
public static class Takenjson
{
    // text for people stays readable; nothing of it ends up in HTML unescaped
    private static readonly JsonWriterOptions Vorm = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>One array, a task a line, by dossier (ordinal), last day (none last) and task.</summary>
    public static void Schrijf(IReadOnlyList<Dossierstand> dossiers, Afsprakenset set, TextWriter uit)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer, Vorm);
        uit.Write('[');
        var eerste = true;
        foreach (var dossier in dossiers.OrderBy(d => d.Feiten.Dossier, StringComparer.Ordinal))
        {
            foreach (var taak in dossier.Taken)
            {
                buffer.Clear();
                json.Reset();
                SchrijfTaak(json, taak, set, dossier.Vandaag);
                json.Flush();
                uit.Write(eerste ? "\n" : ",\n");
                uit.Write(Encoding.UTF8.GetString(buffer.WrittenSpan));
                eerste = false;
            }
        }

        uit.WriteLine(eerste ? "]" : "\n]");
    }

    private static void SchrijfTaak(Utf8JsonWriter json, Taak taak, Afsprakenset set, DateOnly vandaag)
    {
        json.WriteStartObject();
        json.WriteString("taak", taak.Id);
        json.WriteString("afspraak", taak.Afspraak.Id);
        json.WriteString("kern", taak.Afspraak.Kern);
        json.WriteString("status", Afspraaktekst.Naam(taak.Status(vandaag)));
        SchrijfDag(json, "opent", taak.Opent);
        SchrijfDag(json, "uiterlijk", taak.Uiterlijk);
        SchrijfDag(json, "oorspronkelijk", taak.Oorspronkelijk);
        SchrijfDag(json, "vervuld", taak.Einde is { Vervuld: true, Feit: { } feit } ? feit.Op : null);
        if (taak.OpTijd is { } opTijd)
            json.WriteBoolean("opTijd", opTijd);
        if (taak.Einde is { Vervuld: false } einde)
        {
            SchrijfDag(json, "vervallen", einde.Dag);
            json.WriteString("reden", Afspraaktekst.Reden(einde, set));
        }

        json.WriteString("rol", taak.Afspraak.Wie.Rol);
        json.WriteString("organisatie", taak.Afspraak.Wie.Organisatie);
        if (taak.Afspraak.Wie.Anders.Length > 0)
            json.WriteString("anders", taak.Afspraak.Wie.Anders);
        json.WriteString("waarom", Afspraaktekst.Waarom(taak, set, vandaag));
        json.WriteString("bron", taak.Afspraak.Bron?.ToString() ?? "");
        json.WriteString("herkomst", taak.Afspraak.Herkomst.ToString().ToLowerInvariant());
        json.WriteStartArray("feiten");
        foreach (var nummer in Feiten(taak))
            json.WriteNumberValue(nummer);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>The numbers of the facts that the explanation rests on: the beginning, what moved the term, the end.</summary>
    private static IEnumerable<int> Feiten(Taak taak) =>
        new[] { taak.Wortel }.Concat(taak.Termijnfeiten.Select(f => f.Wortel)).Concat(taak.Einde?.Feit is { } feit ? [feit.Wortel] : []).Distinct();

    private static void SchrijfDag(Utf8JsonWriter json, string naam, DateOnly? dag)
    {
        if (dag is { } d)
            json.WriteString(naam, d.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        else
            json.WriteNull(naam);
    }
}
