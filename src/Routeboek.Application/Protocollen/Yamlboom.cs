using System.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Routeboek.Application.Protocollen;

/// <summary>A node of a plain YAML file with the line where it begins.</summary>
internal abstract record Yamlknoop(long Regel)
{
    /// <summary>A single value. <paramref name="Kaal"/> = written without quotes.</summary>
    internal sealed record Waarde(long Regel, string Tekst, bool Kaal) : Yamlknoop(Regel);

    internal sealed record Lijst(long Regel, IReadOnlyList<Yamlknoop> Items) : Yamlknoop(Regel);

    /// <summary>Keys are unique and in file order.</summary>
    internal sealed record Kaart(long Regel, IReadOnlyList<KeyValuePair<Waarde, Yamlknoop>> Paren) : Yamlknoop(Regel);

    /// <summary>Stands where something was refused already, so that it is not refused twice.</summary>
    internal sealed record Geweigerd(long Regel) : Yamlknoop(Regel);

    /// <summary>What a user would call it.</summary>
    public string Soort => this switch
    {
        Waarde { Kaal: true, Tekst: "" or "~" or "null" } => "niets",
        Waarde => "een waarde",
        Lijst => "een lijst",
        _ => "een blok met sleutels",
    };
}

/// <summary>
/// Reads plain YAML: maps, lists and values, one document. Tags, anchors and aliases are refused, never followed, so a small file cannot
/// grow; size, depth and number of nodes are bounded.
/// </summary>
internal sealed class Yamlboom
{
    public const int MaximaalBytes = 1024 * 1024;
    private const int MaximaleDiepte = 16;
    private const int MaximaalAantalKnopen = 100_000;

    private readonly string _bestand;
    private readonly List<Protocolfout> _fouten;
    private int _aantal;

    private Yamlboom(string bestand, List<Protocolfout> fouten) => (_bestand, _fouten) = (bestand, fouten);

    /// <summary>The root map, or null when there is none to work with; what is wrong is added to <paramref name="fouten"/>.</summary>
    public static Yamlknoop.Kaart? Lees(Protocolbestand bestand, List<Protocolfout> fouten)
    {
        var boom = new Yamlboom(bestand.Naam, fouten);
        return boom.Decodeer(bestand.Inhoud.Span) is { } tekst ? boom.LeesDocument(tekst) : null;
    }

    private string? Decodeer(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > MaximaalBytes)
        {
            Fout(1, "het bestand is groter dan 1 MB", "een protocolbestand van hoogstens 1 MB");
            return null;
        }

        if (bytes.StartsWith(Encoding.UTF8.Preamble))
            bytes = bytes[Encoding.UTF8.Preamble.Length..];
        var regel = 1;
        for (var rest = bytes; rest.Length > 0;)
        {
            if (Rune.DecodeFromUtf8(rest, out var teken, out var lengte) != System.Buffers.OperationStatus.Done)
            {
                Fout(regel, "dit is geen geldige UTF-8", "sla het bestand op als UTF-8");
                return null;
            }

            if (Rune.IsControl(teken) && teken.Value is not ('\n' or '\r' or '\t'))
            {
                Fout(regel, $"stuurteken U+{teken.Value:X4} in de tekst", "gewone tekst");
                return null;
            }

            if (teken.Value == '\n')
                regel++;
            rest = rest[lengte..];
        }

        return Encoding.UTF8.GetString(bytes);
    }

    private Yamlknoop.Kaart? LeesDocument(string tekst)
    {
        var parser = new Parser(new StringReader(tekst));
        try
        {
            while (parser.MoveNext() && parser.Current is StreamStart)
            {
            }

            if (parser.Current is not DocumentStart)
            {
                Fout(1, "het bestand is leeg", "een protocol met id, versie, naam, regio, sector, geldig-vanaf en bronnen");
                return null;
            }

            parser.MoveNext();
            var knoop = LeesKnoop(parser, 1);
            parser.MoveNext(); // the end of the document
            if (parser.MoveNext() && parser.Current is DocumentStart tweede)
                Fout(tweede.Start.Line, "hier begint een tweede document (---)", "één protocol per bestand");
            if (knoop is Yamlknoop.Kaart kaart)
                return kaart;
            if (knoop is Yamlknoop.Waarde { Tekst: "", Kaal: true })
                Fout(1, "het bestand is leeg", "een protocol met id, versie, naam, regio, sector, geldig-vanaf en bronnen");
            else if (knoop is not Yamlknoop.Geweigerd)
                Fout(knoop.Regel, $"hier staat {knoop.Soort}", "een protocol: regels als 'sleutel: waarde'");
            return null;
        }
        catch (TeDiep)
        {
            return null;
        }
        // the parser lets its own slips out on some broken files besides YamlException
        catch (Exception uitzondering) when (uitzondering is YamlException or InvalidOperationException or ArgumentException or FormatException or OverflowException)
        {
            var regel = Math.Max(1, (uitzondering as YamlException)?.Start.Line ?? parser.Current?.Start.Line ?? 1);
            if (BeginMetTab(tekst) is { } tab)
                Fout(tab, "de regel springt in met een tab", "inspringen met spaties");
            else
                Fout(regel, "dit is geen geldige YAML (kijk ook naar de regel erboven)", "regels als 'sleutel: waarde', recht onder elkaar ingesprongen met spaties; tekst met : of # tussen aanhalingstekens");
            return null;
        }
    }

    private static int? BeginMetTab(string tekst)
    {
        var regel = 0;
        foreach (var inhoud in tekst.AsSpan().EnumerateLines())
        {
            regel++;
            var wit = inhoud.Length - inhoud.TrimStart(" \t").Length;
            if (wit < inhoud.Length && inhoud[..wit].Contains('\t'))
                return regel;
        }

        return null;
    }

    /// <summary>Reads the node at the current event and leaves the parser on its last event.</summary>
    private Yamlknoop LeesKnoop(Parser parser, int diepte)
    {
        var gebeurtenis = parser.Current!;
        var regel = gebeurtenis.Start.Line;
        if (diepte > MaximaleDiepte)
        {
            Fout(regel, $"meer dan {MaximaleDiepte} niveaus diep", "een protocol zoals in docs/protocollen.md");
            throw new TeDiep();
        }

        if (++_aantal > MaximaalAantalKnopen)
        {
            Fout(regel, $"meer dan {MaximaalAantalKnopen} onderdelen", "een protocol zoals in docs/protocollen.md");
            throw new TeDiep();
        }

        if (gebeurtenis is AnchorAlias alias)
        {
            Fout(regel, $"verwijzing *{alias.Value} wordt niet gelezen", "schrijf de waarde voluit");
            return new Yamlknoop.Geweigerd(regel);
        }

        var goed = true;
        if (gebeurtenis is NodeEvent knoop)
        {
            if (!knoop.Anchor.IsEmpty)
            {
                Fout(regel, $"anker &{knoop.Anchor.Value} wordt niet gelezen", "een waarde zonder anker");
                goed = false;
            }

            if (!knoop.Tag.IsEmpty)
            {
                Fout(regel, $"tag {knoop.Tag.Value} wordt niet gelezen", "een waarde zonder tag");
                goed = false;
            }
        }

        Yamlknoop gelezen = gebeurtenis switch
        {
            Scalar waarde => new Yamlknoop.Waarde(regel, waarde.Value, waarde.Style == ScalarStyle.Plain),
            SequenceStart => LeesLijst(parser, regel, diepte),
            MappingStart => LeesKaart(parser, regel, diepte),
            _ => new Yamlknoop.Geweigerd(regel),
        };
        return goed ? gelezen : new Yamlknoop.Geweigerd(regel);
    }

    private Yamlknoop.Lijst LeesLijst(Parser parser, long regel, int diepte)
    {
        var items = new List<Yamlknoop>();
        while (parser.MoveNext() && parser.Current is not SequenceEnd)
            items.Add(LeesKnoop(parser, diepte + 1));
        return new Yamlknoop.Lijst(regel, items);
    }

    private Yamlknoop.Kaart LeesKaart(Parser parser, long regel, int diepte)
    {
        var paren = new List<KeyValuePair<Yamlknoop.Waarde, Yamlknoop>>();
        var eerder = new Dictionary<string, long>(StringComparer.Ordinal);
        while (parser.MoveNext() && parser.Current is not MappingEnd)
        {
            var sleutel = LeesKnoop(parser, diepte + 1);
            parser.MoveNext();
            var waarde = LeesKnoop(parser, diepte + 1);
            if (sleutel is not Yamlknoop.Waarde naam)
            {
                if (sleutel is not Yamlknoop.Geweigerd)
                    Fout(sleutel.Regel, $"de sleutel is {sleutel.Soort}", "een woord als sleutel");
            }
            else if (!eerder.TryAdd(naam.Tekst, naam.Regel))
            {
                Fout(naam.Regel, $"sleutel '{Kort(naam.Tekst)}' staat hier voor de tweede keer (eerder op regel {eerder[naam.Tekst]})", "elke sleutel één keer");
            }
            else
            {
                paren.Add(new(naam, waarde));
            }
        }

        return new Yamlknoop.Kaart(regel, paren);
    }

    private void Fout(long regel, string wat, string verwacht) => _fouten.Add(new Protocolfout(_bestand, regel, wat, verwacht));

    /// <summary>A value from a file, short and on one line, for in a message.</summary>
    public static string Kort(string tekst)
    {
        var eenRegel = tekst.ReplaceLineEndings(" ");
        return eenRegel.Length <= 40 ? eenRegel : eenRegel[..37] + "...";
    }

    /// <summary>Leaves the recursion at once; the error has been reported.</summary>
    private sealed class TeDiep : Exception;
}
