using System.Buffers;
using System.Text;
using System.Text.Unicode;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Routeboek.Application.Invoer;

/// <summary>Takes what is wrong in a YAML file: the line, what it is and what is expected. The caller knows the name of the file.</summary>
internal delegate void Yamlmelder(long regel, string wat, string verwacht);

/// <summary>
/// Reads plain YAML: maps, lists and values, one document. Tags, anchors and aliases are refused, never followed, so a small file cannot
/// grow; size, depth and number of nodes are bounded.
/// </summary>
internal sealed class Yamlboom
{
    public const int MaximaleGrootte = 1024 * 1024;
    private const int MaximaleDiepte = 16;
    private const int MaximaalAantalKnopen = 100_000;

    private readonly string _soort;
    private readonly Yamlmelder _meld;
    private int _aantal;

    private Yamlboom(string soort, Yamlmelder meld) => (_soort, _meld) = (soort, meld);

    /// <summary>The root map of a file in UTF-8, or null when there is none to work with; what is wrong goes to <paramref name="meld"/>.</summary>
    /// <param name="bytes">The file, with or without a byte order mark.</param>
    /// <param name="soort">What kind of file it should be: "een protocol met ...".</param>
    /// <param name="meld">Takes what is wrong.</param>
    public static Yamlknoop.Kaart? Lees(ReadOnlySpan<byte> bytes, string soort, Yamlmelder meld)
    {
        if (bytes.Length > MaximaleGrootte)
            return TeGroot(meld);
        if (bytes.StartsWith(Encoding.UTF8.Preamble))
            bytes = bytes[Encoding.UTF8.Preamble.Length..];
        var tekens = new char[bytes.Length];
        if (Utf8.ToUtf16(bytes, tekens, out var gelezen, out var lengte, replaceInvalidSequences: false) == OperationStatus.Done)
            return Lees(new string(tekens, 0, lengte), soort, meld);
        meld(1 + bytes[..gelezen].Count((byte)'\n'), "dit is geen geldige UTF-8", "sla het bestand op als UTF-8");
        return null;
    }

    /// <inheritdoc cref="Lees(ReadOnlySpan{byte}, string, Yamlmelder)"/>
    public static Yamlknoop.Kaart? Lees(string tekst, string soort, Yamlmelder meld)
    {
        if (tekst.Length > MaximaleGrootte)
            return TeGroot(meld);
        var regel = 1;
        foreach (var teken in tekst)
        {
            if (teken == '\n')
            {
                regel++;
            }
            else if (char.IsControl(teken) && teken is not ('\r' or '\t'))
            {
                meld(regel, $"stuurteken U+{(int)teken:X4} in de tekst", "gewone tekst");
                return null;
            }
        }

        return new Yamlboom(soort, meld).LeesDocument(tekst);
    }

    private static Yamlknoop.Kaart? TeGroot(Yamlmelder meld)
    {
        meld(1, "het bestand is groter dan 1 MB", "een bestand van hoogstens 1 MB");
        return null;
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
                _meld(1, "het bestand is leeg", _soort);
                return null;
            }

            parser.MoveNext();
            var knoop = LeesKnoop(parser, 1);
            parser.MoveNext(); // the end of the document
            if (parser.MoveNext() && parser.Current is DocumentStart tweede)
                _meld(tweede.Start.Line, "hier begint een tweede document (---)", "alles in één document");
            if (knoop is Yamlknoop.Kaart kaart)
                return kaart;
            if (knoop is Yamlknoop.Waarde { Tekst: "", Kaal: true })
                _meld(1, "het bestand is leeg", _soort);
            else if (knoop is not Yamlknoop.Geweigerd)
                _meld(knoop.Regel, $"hier staat {knoop.Soort}", $"{_soort}: regels als 'sleutel: waarde'");
            return null;
        }
        catch (TeDiep)
        {
            return null;
        }
        // the parser lets its own slips out on some broken files besides YamlException
        catch (Exception uitzondering) when (uitzondering is YamlException or InvalidOperationException or ArgumentException or FormatException or OverflowException
            or IndexOutOfRangeException)
        {
            var regel = Math.Max(1, (uitzondering as YamlException)?.Start.Line ?? parser.Current?.Start.Line ?? 1);
            if (BeginMetTab(tekst) is { } tab)
                _meld(tab, "de regel springt in met een tab", "inspringen met spaties");
            else
                _meld(regel, "dit is geen geldige YAML (kijk ook naar de regel erboven)", "regels als 'sleutel: waarde', recht onder elkaar ingesprongen met spaties; tekst met : of # tussen aanhalingstekens");
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
            _meld(regel, $"meer dan {MaximaleDiepte} niveaus diep", _soort);
            throw new TeDiep();
        }

        if (++_aantal > MaximaalAantalKnopen)
        {
            _meld(regel, $"meer dan {MaximaalAantalKnopen} onderdelen", _soort);
            throw new TeDiep();
        }

        if (gebeurtenis is AnchorAlias alias)
        {
            _meld(regel, $"verwijzing {Bestandsmelding.Toon($"*{alias.Value}")} wordt niet gelezen", "schrijf de waarde voluit");
            return new Yamlknoop.Geweigerd(regel);
        }

        var goed = true;
        if (gebeurtenis is NodeEvent knoop)
        {
            if (!knoop.Anchor.IsEmpty)
            {
                _meld(regel, $"anker {Bestandsmelding.Toon($"&{knoop.Anchor.Value}")} wordt niet gelezen", "een waarde zonder anker");
                goed = false;
            }

            if (!knoop.Tag.IsEmpty)
            {
                _meld(regel, $"tag {Bestandsmelding.Toon(knoop.Tag.Value)} wordt niet gelezen", "een waarde zonder tag");
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
                    _meld(sleutel.Regel, $"de sleutel is {sleutel.Soort}", "een woord als sleutel");
            }
            else if (!eerder.TryAdd(naam.Tekst, naam.Regel))
            {
                _meld(naam.Regel, $"sleutel {Bestandsmelding.Toon(naam.Tekst)} staat hier voor de tweede keer (eerder op regel {eerder[naam.Tekst]})", "elke sleutel één keer");
            }
            else
            {
                paren.Add(new(naam, waarde));
            }
        }

        return new Yamlknoop.Kaart(regel, paren);
    }

    /// <summary>A value from a file, short and on one line, for in a message.</summary>
    public static string Kort(string tekst)
    {
        var eenRegel = tekst.ReplaceLineEndings(" ");
        return eenRegel.Length <= 40 ? eenRegel : eenRegel[..37] + "...";
    }

    /// <summary>Leaves the recursion at once; the error has been reported.</summary>
    private sealed class TeDiep : Exception;
}
