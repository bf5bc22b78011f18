using System.Text;
using Routeboek.Application.Invoer;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Routeboek.Application.Kalenders;

/// <summary>A value in a YAML file, with the line it stands on.</summary>
internal abstract record Yamlwaarde(long Regel)
{
    public sealed record Tekst(long Regel, string Waarde) : Yamlwaarde(Regel);

    public sealed record Lijst(long Regel, IReadOnlyList<Yamlwaarde> Delen) : Yamlwaarde(Regel);

    public sealed record Velden(long Regel, IReadOnlyDictionary<string, Yamlwaarde> Delen) : Yamlwaarde(Regel);
}

/// <summary>
/// Reads plain YAML (no tags, anchors or aliases) from its events: reflection would cost more at start-up than the whole calendar.
/// </summary>
internal static class Kalenderyaml
{
    private const int DiepsteLaag = 8;
    private const int GrootsteBestand = 1024 * 1024;

    /// <summary>The file as fields, or null with the reason in <paramref name="fouten"/>.</summary>
    public static Yamlwaarde.Velden? Lees(Stream stroom, string bestand, List<Bestandsmelding> fouten)
    {
        try
        {
            var tekst = LeesTekst(stroom);
            return Snel(tekst) ?? Volledig(tekst);
        }
        catch (Yamlfout fout)
        {
            fouten.Add(new Bestandsmelding(bestand, fout.Regel, "", fout.Message, fout.Verwacht));
        }
        catch (DecoderFallbackException)
        {
            fouten.Add(new Bestandsmelding(bestand, 0, "", "het bestand is geen geldige UTF-8", "UTF-8"));
        }
        return null;
    }

    /// <summary>
    /// Reads the form in which our own files are written (top-level fields, and lists with one <c>- {…}</c> a line) without the YAML
    /// library, whose start-up alone takes longer than the whole command may. Null for any other YAML.
    /// </summary>
    internal static Yamlwaarde.Velden? Snel(string tekst)
    {
        var wortel = new Dictionary<string, Yamlwaarde>(StringComparer.Ordinal);
        List<Yamlwaarde>? lijst = null;
        var lijstnaam = "";
        var eersteRegel = 0;
        var regel = 0;
        for (var van = 0; van < tekst.Length;)
        {
            var einde = tekst.IndexOf('\n', van);
            if (einde < 0)
                einde = tekst.Length;
            var inhoud = tekst.AsSpan(van, einde - van).TrimEnd("\r ");
            van = einde + 1;
            regel++;
            if (inhoud.IsEmpty || inhoud[0] == '#')
                continue;
            if (inhoud.StartsWith("  - {", StringComparison.Ordinal))
            {
                if (lijst is null || inhoud[^1] != '}' || SnelleVelden(inhoud[5..^1], regel) is not { } velden)
                    return null;
                if (lijst.Count == 0)
                    wortel[lijstnaam] = new Yamlwaarde.Lijst(regel, lijst);
                lijst.Add(velden);
                continue;
            }
            var dubbelepunt = inhoud.IndexOf(':');
            if (dubbelepunt <= 0 || lijst is { Count: 0 } || !IsGewoon(inhoud[..dubbelepunt]))
                return null;
            if (eersteRegel == 0)
                eersteRegel = regel;
            var naam = inhoud[..dubbelepunt].ToString();
            lijst = dubbelepunt == inhoud.Length - 1 ? [] : null;
            lijstnaam = naam;
            var waarde = inhoud[(dubbelepunt + 1)..];
            if (lijst is null && (waarde[0] != ' ' || !IsGewoon(waarde.Trim(' '))))
                return null;
            if (!wortel.TryAdd(naam, new Yamlwaarde.Tekst(regel, waarde.Trim(' ').ToString())))
                return null;
        }
        return lijst is { Count: 0 } || wortel.Count == 0 ? null : new Yamlwaarde.Velden(eersteRegel, wortel);
    }

    private static Yamlwaarde.Velden? SnelleVelden(ReadOnlySpan<char> tekst, int regel)
    {
        var velden = new Dictionary<string, Yamlwaarde>(StringComparer.Ordinal);
        while (true)
        {
            var dubbelepunt = tekst.IndexOf(": ", StringComparison.Ordinal);
            if (dubbelepunt <= 0 || !IsGewoon(tekst[..dubbelepunt]))
                return null;
            var naam = tekst[..dubbelepunt].ToString();
            tekst = tekst[(dubbelepunt + 2)..];
            ReadOnlySpan<char> waarde;
            if (!tekst.IsEmpty && tekst[0] == '"')
            {
                var sluit = tekst[1..].IndexOfAny('"', '\\');
                if (sluit < 0 || tekst[sluit + 1] == '\\')
                    return null;
                waarde = tekst.Slice(1, sluit);
                tekst = tekst[(sluit + 2)..];
            }
            else
            {
                var komma = tekst.IndexOf(',');
                waarde = komma < 0 ? tekst : tekst[..komma];
                tekst = komma < 0 ? [] : tekst[komma..];
                if (!IsGewoon(waarde))
                    return null;
            }
            if (!velden.TryAdd(naam, new Yamlwaarde.Tekst(regel, waarde.ToString())))
                return null;
            if (tekst.IsEmpty)
                return new Yamlwaarde.Velden(regel, velden);
            if (!tekst.StartsWith(", ", StringComparison.Ordinal))
                return null;
            tekst = tekst[2..];
        }
    }

    /// <summary>Letters, digits and what joins them: text that means itself in every YAML.</summary>
    private static bool IsGewoon(ReadOnlySpan<char> tekst)
    {
        if (tekst.IsEmpty || !char.IsLetterOrDigit(tekst[0]) || tekst[^1] == ' ')
            return false;
        foreach (var teken in tekst)
        {
            if (!char.IsLetterOrDigit(teken) && teken is not (' ' or '-' or '.' or '/'))
                return false;
        }
        return true;
    }

    /// <summary>Any plain YAML, by the library.</summary>
    internal static Yamlwaarde.Velden Volledig(string tekst)
    {
        try
        {
            var lezer = new Parser(new StringReader(tekst));
            lezer.Consume<StreamStart>();
            if (lezer.Accept<StreamEnd>(out _))
                throw new Yamlfout(1, "het bestand is leeg", "velden met hun waarden");
            lezer.Consume<DocumentStart>();
            var waarde = Waarde(lezer, 0);
            lezer.Consume<DocumentEnd>();
            if (!lezer.Accept<StreamEnd>(out _))
                throw new Yamlfout(waarde.Regel, "het bestand bevat meer dan een document", "een enkel document");
            return waarde as Yamlwaarde.Velden ?? throw new Yamlfout(waarde.Regel, "het bestand bevat geen velden", "velden als 'schooljaar: 2025-2026'");
        }
        catch (YamlException fout)
        {
            throw new Yamlfout(fout.Start.Line, "dit is geen geldige YAML", "velden als 'naam: waarde', lijsten met '- '");
        }
    }

    private static string LeesTekst(Stream stroom)
    {
        using var lezer = new StreamReader(stroom, new UTF8Encoding(false, true), true, 4096, true);
        var buffer = new char[4096];
        var tekst = new StringBuilder();
        int n;
        while ((n = lezer.Read(buffer, 0, buffer.Length)) > 0)
        {
            tekst.Append(buffer, 0, n);
            if (tekst.Length > GrootsteBestand)
                throw new Yamlfout(0, "het bestand is groter dan 1 MiB", "een klein bestand met vakanties of eigen dagen");
        }
        return tekst.ToString();
    }

    private static Yamlwaarde Waarde(Parser lezer, int laag)
    {
        if (laag > DiepsteLaag)
            throw new Yamlfout(lezer.Current?.Start.Line ?? 0, "de velden staan te diep in elkaar", $"hoogstens {DiepsteLaag} lagen");
        if (lezer.TryConsume<Scalar>(out var tekst))
        {
            Gewoon(tekst);
            return new Yamlwaarde.Tekst(tekst.Start.Line, tekst.Value);
        }
        if (lezer.TryConsume<SequenceStart>(out var lijst))
        {
            Gewoon(lijst);
            var delen = new List<Yamlwaarde>();
            while (!lezer.TryConsume<SequenceEnd>(out _))
                delen.Add(Waarde(lezer, laag + 1));
            return new Yamlwaarde.Lijst(lijst.Start.Line, delen);
        }
        if (lezer.TryConsume<MappingStart>(out var velden))
        {
            Gewoon(velden);
            var delen = new Dictionary<string, Yamlwaarde>(StringComparer.Ordinal);
            while (!lezer.TryConsume<MappingEnd>(out _))
            {
                if (Waarde(lezer, laag + 1) is not Yamlwaarde.Tekst naam)
                    throw new Yamlfout(velden.Start.Line, "de naam van een veld is geen tekst", "een naam als 'vakanties'");
                if (!delen.TryAdd(naam.Waarde, Waarde(lezer, laag + 1)))
                    throw new Yamlfout(naam.Regel, $"het veld {Bestandsmelding.Toon(naam.Waarde)} staat er twee keer", "elk veld een keer");
            }
            return new Yamlwaarde.Velden(velden.Start.Line, delen);
        }
        throw new Yamlfout(lezer.Current?.Start.Line ?? 0, "een verwijzing (*naam) mag hier niet", "gewone YAML zonder ankers en verwijzingen");
    }

    private static void Gewoon(NodeEvent knoop)
    {
        if (!knoop.Anchor.IsEmpty || !knoop.Tag.IsEmpty)
            throw new Yamlfout(knoop.Start.Line, "een anker (&naam) of soortnaam (!naam) mag hier niet", "gewone YAML zonder ankers en soortnamen");
    }

    private sealed class Yamlfout(long regel, string wat, string verwacht) : Exception(wat)
    {
        public long Regel => regel;

        public string Verwacht => verwacht;
    }
}

/// <summary>Takes the fields of one YAML mapping and reports what is missing, unknown or of the wrong form.</summary>
internal sealed class Yamlvelden(Yamlwaarde.Velden velden, string bestand, List<Bestandsmelding> fouten)
{
    private readonly HashSet<string> _gevraagd = new(StringComparer.Ordinal);

    public long Regel => velden.Regel;

    public long RegelVan(string naam) => velden.Delen.TryGetValue(naam, out var waarde) ? waarde.Regel : velden.Regel;

    /// <summary>True when nothing was reported since this mapping was opened.</summary>
    public bool IsGoed { get; private set; } = true;

    public bool Heeft(string naam) => velden.Delen.ContainsKey(naam);

    public string Tekst(string naam, string verwacht)
    {
        var waarde = Zoek(naam);
        if (waarde is Yamlwaarde.Tekst { Waarde.Length: > 0 } tekst)
            return tekst.Waarde;
        Weiger(naam, waarde is null ? "dit veld ontbreekt" : "dit veld is leeg of geen tekst", verwacht);
        return "";
    }

    public string? TekstOfNiets(string naam, string verwacht) => Zoek(naam) is null ? null : Tekst(naam, verwacht);

    public DateOnly Datum(string naam)
    {
        var tekst = Tekst(naam, Veldwaarde.VerwachteDatum);
        if (Veldwaarde.ProbeerDatum(Encoding.UTF8.GetBytes(tekst), out var datum))
            return datum;
        if (tekst.Length > 0)
            Weiger(naam, $"{Bestandsmelding.Toon(tekst)} is geen datum", Veldwaarde.VerwachteDatum);
        return default;
    }

    public int Getal(string naam, int van, int tot)
    {
        var verwacht = $"een getal van {van} tot en met {tot}";
        var tekst = Tekst(naam, verwacht);
        if (Veldwaarde.ProbeerGetal(Encoding.UTF8.GetBytes(tekst), out var getal) && getal >= van && getal <= tot)
            return getal;
        if (tekst.Length > 0)
            Weiger(naam, $"{Bestandsmelding.Toon(tekst)} past hier niet", verwacht);
        return van;
    }

    /// <summary>One of a closed set of words.</summary>
    public T Keuze<T>(string naam, Woordenlijst<T> woorden, T anders)
    {
        var verwacht = string.Join(", ", woorden.Keys);
        var tekst = Tekst(naam, verwacht);
        if (woorden.TryGetValue(tekst, out var waarde))
            return waarde;
        if (tekst.Length > 0)
            Weiger(naam, $"{Bestandsmelding.Toon(tekst)} is niet bekend", verwacht);
        return anders;
    }

    /// <summary>The mappings of a list; an absent list is empty.</summary>
    public IEnumerable<Yamlvelden> Lijst(string naam)
    {
        var waarde = Zoek(naam);
        if (waarde is null)
            yield break;
        if (waarde is not Yamlwaarde.Lijst lijst)
        {
            Weiger(naam, "dit veld is geen lijst", "regels die met '- ' beginnen");
            yield break;
        }
        foreach (var deel in lijst.Delen)
        {
            if (deel is Yamlwaarde.Velden delen)
                yield return new Yamlvelden(delen, bestand, fouten);
            else
                Weiger(deel.Regel, naam, "een deel van de lijst bestaat niet uit velden", "een regel als '- {naam: …, van: …, tot: …}'");
        }
    }

    public Yamlvelden? Deel(string naam)
    {
        var waarde = Zoek(naam);
        if (waarde is null)
            return null;
        if (waarde is Yamlwaarde.Velden delen)
            return new Yamlvelden(delen, bestand, fouten);
        Weiger(naam, "dit veld bestaat niet uit velden", "velden als '{maandag: 330, dinsdag: 330}'");
        return null;
    }

    /// <summary>Call when all fields were asked for: a misspelt field must not be passed over in silence.</summary>
    public bool Sluit()
    {
        foreach (var (naam, waarde) in velden.Delen)
        {
            if (!_gevraagd.Contains(naam))
                Weiger(waarde.Regel, Bestandsmelding.Toon(naam), "dit veld is niet bekend", string.Join(", ", _gevraagd));
        }
        return IsGoed;
    }

    public void Weiger(string naam, string wat, string verwacht) => Weiger(RegelVan(naam), naam, wat, verwacht);

    public void Weiger(long regel, string naam, string wat, string verwacht)
    {
        IsGoed = false;
        fouten.Add(new Bestandsmelding(bestand, regel, naam, wat, verwacht));
    }

    private Yamlwaarde? Zoek(string naam)
    {
        _gevraagd.Add(naam);
        return velden.Delen.GetValueOrDefault(naam);
    }
}
