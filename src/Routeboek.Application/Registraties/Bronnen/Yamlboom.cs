using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Routeboek.Application.Registraties.Bronnen;

/// <summary>A value in a mapping file with the line it stands on.</summary>
internal abstract record Yamlknoop(long Regel);

internal sealed record Yamltekst(long Regel, string Waarde) : Yamlknoop(Regel);

internal sealed record Yamllijst(long Regel, IReadOnlyList<Yamlknoop> Delen) : Yamlknoop(Regel);

internal sealed record Yamltabel(long Regel, IReadOnlyList<(Yamltekst Sleutel, Yamlknoop Waarde)> Delen) : Yamlknoop(Regel);

/// <summary>
/// Plain YAML only: scalars, lists and tables. Tags, anchors and aliases are refused at the first one, so that a small file cannot
/// grow and cannot name a type.
/// </summary>
internal static class Yamlboom
{
    public const int MaximaleLengte = 256 * 1024;
    private const int MaximaleDiepte = 8;
    private const int MaximaalAantalKnopen = 20_000;

    public static Yamlknoop? Lees(string tekst, List<Koppelfout> fouten)
    {
        if (tekst.Length > MaximaleLengte)
        {
            fouten.Add(new Koppelfout(1, $"het bestand is groter dan {MaximaleLengte / 1024} kB", "een koppelbestand van hooguit een paar bladzijden"));
            return null;
        }
        Parser? lezer = null;
        try
        {
            lezer = new Parser(new Scanner(new StringReader(tekst), skipComments: true));
            lezer.Consume<StreamStart>();
            if (lezer.Accept<StreamEnd>(out _))
            {
                fouten.Add(new Koppelfout(1, "het bestand is leeg", "een koppelbestand, zoals './routeboek koppel BESTAND' het maakt"));
                return null;
            }
            lezer.Consume<DocumentStart>();
            var aantal = 0;
            var knoop = Knoop(lezer, 0, ref aantal);
            lezer.Consume<DocumentEnd>();
            if (!lezer.Accept<StreamEnd>(out var meer))
                throw new Geweigerd(meer?.Start.Line ?? lezer.Current?.Start.Line ?? 1, "er staat een tweede document in het bestand", "een koppeling per bestand");
            return knoop;
        }
        catch (Geweigerd fout)
        {
            fouten.Add(new Koppelfout(fout.Regel, fout.Wat, fout.Verwacht));
        }
        catch (YamlException fout)
        {
            fouten.Add(new Koppelfout(fout.Start.Line, GeenYaml, Inspringing));
        }
        catch (Exception fout) when (fout is InvalidOperationException or ArgumentException or FormatException or OverflowException or IndexOutOfRangeException)
        {
            // the scanner answers some broken texts with its own state instead of a YamlException
            fouten.Add(new Koppelfout(Math.Max(1, lezer?.Current?.End.Line ?? 1), GeenYaml, Inspringing));
        }
        return null;
    }

    private const string GeenYaml = "dit is geen geldige YAML";
    private const string Inspringing = "'sleutel: waarde' met gelijke inspringing; zet waarden met : of # tussen aanhalingstekens";

    private static Yamlknoop Knoop(Parser lezer, int diepte, ref int aantal)
    {
        if (lezer.Accept<AnchorAlias>(out var alias))
            throw new Geweigerd(alias.Start.Line, "een verwijzing (*) is niet toegestaan", "de waarde zelf");
        if (!lezer.Accept<NodeEvent>(out var knoop))
            throw new Geweigerd(lezer.Current?.Start.Line ?? 1, "onverwachte inhoud", "'sleutel: waarde'");
        var regel = knoop.Start.Line;
        if (++aantal > MaximaalAantalKnopen || diepte > MaximaleDiepte)
            throw new Geweigerd(regel, "het bestand is te groot of te diep genest", "een plat koppelbestand");
        if (!knoop.Anchor.IsEmpty)
            throw new Geweigerd(regel, "een anker (&) is niet toegestaan", "de waarde zelf");
        if (!knoop.Tag.IsEmpty)
            throw new Geweigerd(regel, "een type (!) is niet toegestaan", "de waarde zelf");
        if (lezer.TryConsume<Scalar>(out var tekst))
            return new Yamltekst(regel, tekst.Value);
        if (lezer.TryConsume<SequenceStart>(out _))
        {
            var delen = new List<Yamlknoop>();
            while (!lezer.TryConsume<SequenceEnd>(out _))
                delen.Add(Knoop(lezer, diepte + 1, ref aantal));
            return new Yamllijst(regel, delen);
        }
        lezer.Consume<MappingStart>();
        var paren = new List<(Yamltekst, Yamlknoop)>();
        var gezien = new HashSet<string>(StringComparer.Ordinal);
        while (!lezer.TryConsume<MappingEnd>(out _))
        {
            if (Knoop(lezer, diepte + 1, ref aantal) is not Yamltekst sleutel)
                throw new Geweigerd(regel, "een sleutel moet tekst zijn", "'sleutel: waarde'");
            if (!gezien.Add(sleutel.Waarde))
                throw new Geweigerd(sleutel.Regel, $"'{Kort(sleutel.Waarde)}' staat er twee keer", "elke sleutel een keer");
            paren.Add((sleutel, Knoop(lezer, diepte + 1, ref aantal)));
        }
        return new Yamltabel(regel, paren);
    }

    public static string Kort(string tekst) => tekst.Length > 40 ? tekst[..40] + "..." : tekst;

    private sealed class Geweigerd(long regel, string wat, string verwacht) : Exception(wat)
    {
        public long Regel { get; } = regel;
        public string Wat { get; } = wat;
        public string Verwacht { get; } = verwacht;
    }
}
