using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Routeboek.Application.Audit;
using Routeboek.Application.Bedrijf;
using Routeboek.Domain.Audit;

namespace Routeboek.Cli;

/// <summary><c>routeboek audit controleer</c>: reads all chains and all lines again and says what was done to them.</summary>
public static class AuditOpdracht
{
    private const int MeesteRegels = 100;
    private static readonly string[] s_formaten = ["tabel", "json"];

    public static Command Maak(TextWriter uit, TextWriter fout, CancellationToken stop)
    {
        var keuze = new Opslagkeuze();
        var formaat = new Option<string?>("--formaat") { Description = "tabel of json" };
        var controleer = new Command("controleer", "Leest de hele audit opnieuw en zegt welke regel gewijzigd, gewist, verplaatst, ingevoegd of afgekapt is");
        keuze.VoegToe(controleer);
        controleer.Add(formaat);
        controleer.SetAction(async (r, _) =>
        {
            var vorm = Uitvoerformaat.Kies(r.GetValue(formaat), s_formaten);
            return await VoerAsync(keuze.Kies(r), vorm == "json", uit, fout, stop);
        });
        return new Command("audit", "Het boek van wie wat zag en deed") { controleer };
    }

    private static async Task<int> VoerAsync(GekozenOpslag gekozen, bool json, TextWriter uit, TextWriter fout, CancellationToken stop)
    {
        await new PeilOpslag(gekozen.Opslag, TimeProvider.System).EisBijAsync(stop);
        var ankers = Ankerboek.Lees(gekozen.Ankers);
        var oordelen = new List<Auditoordeel>();
        await foreach (var oordeel in new ControleerAudit(gekozen.Opslag).AllesAsync(ankers.Hoofden, null, stop))
            oordelen.Add(oordeel);
        if (json)
            Json(oordelen, ankers, uit);
        else
            Tabel(gekozen, oordelen, ankers, uit);
        if (ankers.Hoofden.Count == 0 && oordelen.Count > 0)
            fout.WriteLine($"Let op: er zijn geen ankers in {gekozen.Ankers}. Zonder ankers is niet te zien of het einde van een keten is afgekapt of de hele keten opnieuw is geschreven.");
        return Heel(oordelen, ankers) ? Uitgang.Goed : Uitgang.Geweigerd;
    }

    private static bool Heel(List<Auditoordeel> oordelen, Ankerstand ankers) => ankers.Bevindingen.Count == 0 && oordelen.TrueForAll(o => o.Bevindingen.Count == 0);

    private static void Tabel(GekozenOpslag gekozen, List<Auditoordeel> oordelen, Ankerstand ankers, TextWriter uit)
    {
        uit.WriteLine($"Audit van {gekozen.Naam}");
        foreach (var oordeel in oordelen)
        {
            uit.WriteLine($"  keten {oordeel.Organisatie}: {Getal(oordeel.Zegels)} regels, {Getal(oordeel.Ankers)} ankers, {Getal(oordeel.Wachtend)} wachten op de zegelaar: "
                + (oordeel.Bevindingen.Count == 0 ? "klopt" : $"KLOPT NIET op {Getal(oordeel.Bevindingen.Count)} {(oordeel.Bevindingen.Count == 1 ? "plaats" : "plaatsen")}"));
            foreach (var bevinding in oordeel.Bevindingen.Take(MeesteRegels))
                uit.WriteLine($"    {Zin(bevinding)}");
            if (oordeel.Bevindingen.Count > MeesteRegels)
                uit.WriteLine($"    en nog {Getal(oordeel.Bevindingen.Count - MeesteRegels)} andere; --formaat json geeft ze alle");
        }

        foreach (var bevinding in ankers.Bevindingen)
            uit.WriteLine($"  ankerbestand {bevinding.Bestand}{(bevinding.Regel > 0 ? $" regel {bevinding.Regel}" : "")}: {bevinding.Wat}");
        if (ankers.Sleutels.Count > 0)
            uit.WriteLine($"  ankers ondertekend met sleutel {string.Join(" en ", ankers.Sleutels)}: vergelijk dit met wat de functionaris gegevensbescherming bewaart");
        uit.WriteLine(Heel(oordelen, ankers)
            ? $"De audit klopt: {Getal(oordelen.Sum(o => o.Zegels))} regels in {Getal(oordelen.Count)} {(oordelen.Count == 1 ? "keten" : "ketens")}."
            : "DE AUDIT KLOPT NIET. Bewaar de database en de ankers zoals ze nu zijn en waarschuw de functionaris gegevensbescherming.");
    }

    private static string Zin(Auditbevinding b) => b.Breuk switch
    {
        Auditbreuk.Gewijzigd => $"{Plaats(b)}: gewijzigd: de inhoud is niet meer wat er geschreven is",
        Auditbreuk.Verdwenen when b.Regel == Guid.Empty => $"schakel {Getal(b.Nr)}: gewist: deze schakel is weg",
        Auditbreuk.Verdwenen => $"{Plaats(b)}: gewist: de regel is weg, de schakel is er nog",
        Auditbreuk.Verplaatst => $"{Plaats(b)}: verplaatst: deze schakel volgt niet op de vorige (verwisseld, verschoven, tussengevoegd of overgeschreven)",
        Auditbreuk.Ingevoegd => $"{Plaats(b)}: ingevoegd: {(b.Nr == 0 ? "de regel heeft nooit op de zegelaar gewacht" : "de regel staat twee keer in de keten")}",
        Auditbreuk.Afgekapt when b.Regel == Guid.Empty => $"schakel {Getal(b.Nr)}: afgekapt: volgens een anker ging de keten hier verder",
        Auditbreuk.Afgekapt => $"{Plaats(b)}: herschreven: bij het laatste anker stond hier iets anders",
    };

    private static string Plaats(Auditbevinding b) => (b.Nr, b.Regel) switch
    {
        (0, var regel) when regel == Guid.Empty => "een regel zonder leesbare sleutel",
        (0, var regel) => $"regel {regel:N}",
        var (nr, regel) => $"schakel {Getal(nr)}, regel {regel:N}",
    };

    private static void Json(List<Auditoordeel> oordelen, Ankerstand ankers, TextWriter uit)
    {
        using var stroom = new MemoryStream();
        using (var json = new Utf8JsonWriter(stroom, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteBoolean("klopt", Heel(oordelen, ankers));
            json.WriteStartArray("ketens");
            foreach (var oordeel in oordelen)
            {
                json.WriteStartObject();
                json.WriteString("organisatie", oordeel.Organisatie);
                json.WriteNumber("regels", oordeel.Zegels);
                json.WriteNumber("wachtend", oordeel.Wachtend);
                json.WriteNumber("ankers", oordeel.Ankers);
                json.WriteStartArray("bevindingen");
                foreach (var bevinding in oordeel.Bevindingen)
                {
                    json.WriteStartObject();
                    json.WriteString("breuk", bevinding.Breuk.ToString().ToLowerInvariant());
                    json.WriteNumber("schakel", bevinding.Nr);
                    json.WriteString("regel", bevinding.Regel == Guid.Empty ? "" : bevinding.Regel.ToString("N"));
                    json.WriteString("zin", Zin(bevinding));
                    json.WriteEndObject();
                }

                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartArray("ankerbevindingen");
            foreach (var bevinding in ankers.Bevindingen)
            {
                json.WriteStartObject();
                json.WriteString("bestand", bevinding.Bestand);
                json.WriteNumber("regel", bevinding.Regel);
                json.WriteString("zin", bevinding.Wat);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartArray("ankersleutels");
            foreach (var sleutel in ankers.Sleutels)
                json.WriteStringValue(sleutel);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        uit.WriteLine(Encoding.UTF8.GetString(stroom.ToArray()));
    }

    private static string Getal(long waarde) => waarde.ToString("N0", s_nederlands);

    private static readonly NumberFormatInfo s_nederlands = new() { NumberGroupSeparator = ".", NumberDecimalSeparator = "," };
}
