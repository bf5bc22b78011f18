using System.Text;
using Routeboek.Application.Invoer;

namespace Routeboek.Application.Kalenders;

/// <summary>Reads a calendar: in the form of our own files without the YAML library, else by <see cref="Yamlboom"/>.</summary>
internal static class Kalenderyaml
{
    private const int MaximaalAantalVelden = 32;

    /// <summary>The file as fields, or null with the reason in <paramref name="fouten"/>.</summary>
    public static Yamlknoop.Kaart? Lees(Stream stroom, string bestand, List<Bestandsmelding> fouten)
    {
        void Meld(long regel, string wat, string verwacht) => fouten.Add(new Bestandsmelding(bestand, regel, "", wat, verwacht));

        try
        {
            var tekst = LeesTekst(stroom);
            if (tekst.Length <= Yamlboom.MaximaleGrootte && Snel(tekst) is { } velden)
                return velden;
            var eerder = fouten.Count;
            var kaart = Yamlboom.Lees(tekst, "een kalender zoals in docs/kalenders.md", Meld);
            return fouten.Count == eerder ? kaart : null;
        }
        catch (DecoderFallbackException)
        {
            Meld(0, "dit is geen geldige UTF-8", "sla het bestand op als UTF-8");
            return null;
        }
    }

    /// <summary>
    /// Reads the form in which our own files are written (top-level fields, and lists with one <c>- {…}</c> a line) without the YAML
    /// library, whose start-up alone takes longer than the whole command may. Null for any other YAML.
    /// </summary>
    private static Yamlknoop.Kaart? Snel(string tekst)
    {
        var wortel = new List<KeyValuePair<Yamlknoop.Waarde, Yamlknoop>>();
        List<Yamlknoop>? lijst = null;
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
                lijst.Add(velden);
                continue;
            }
            var dubbelepunt = inhoud.IndexOf(':');
            if (dubbelepunt <= 0 || lijst is { Count: 0 } || !IsGewoon(inhoud[..dubbelepunt]))
                return null;
            var naam = inhoud[..dubbelepunt].ToString();
            lijst = dubbelepunt == inhoud.Length - 1 ? [] : null;
            var waarde = inhoud[(dubbelepunt + 1)..];
            if (lijst is null && (waarde[0] != ' ' || !IsGewoon(waarde.Trim(' '))))
                return null;
            if (!Voeg(wortel, regel, naam, lijst is null ? Waarde(regel, waarde.Trim(' ')) : new Yamlknoop.Lijst(regel, lijst)))
                return null;
        }
        return lijst is { Count: 0 } || wortel.Count == 0 ? null : new Yamlknoop.Kaart(wortel[0].Key.Regel, wortel);
    }

    private static Yamlknoop.Kaart? SnelleVelden(ReadOnlySpan<char> tekst, int regel)
    {
        var velden = new List<KeyValuePair<Yamlknoop.Waarde, Yamlknoop>>();
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
            if (!Voeg(velden, regel, naam, Waarde(regel, waarde)))
                return null;
            if (tekst.IsEmpty)
                return new Yamlknoop.Kaart(regel, velden);
            if (!tekst.StartsWith(", ", StringComparison.Ordinal))
                return null;
            tekst = tekst[2..];
        }
    }

    private static Yamlknoop.Waarde Waarde(int regel, ReadOnlySpan<char> tekst) => new(regel, tekst.ToString(), true);

    /// <summary>False when the field was there, or when there are more than a calendar has.</summary>
    private static bool Voeg(List<KeyValuePair<Yamlknoop.Waarde, Yamlknoop>> velden, int regel, string naam, Yamlknoop waarde)
    {
        foreach (var (eerder, _) in velden)
        {
            if (string.Equals(eerder.Tekst, naam, StringComparison.Ordinal))
                return false;
        }
        velden.Add(new(Waarde(regel, naam), waarde));
        return velden.Count <= MaximaalAantalVelden;
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

    private static string LeesTekst(Stream stroom)
    {
        using var lezer = new StreamReader(stroom, new UTF8Encoding(false, true), true, 4096, true);
        var buffer = new char[4096];
        var tekst = new StringBuilder();
        int n;
        while (tekst.Length <= Yamlboom.MaximaleGrootte && (n = lezer.Read(buffer, 0, buffer.Length)) > 0)
            tekst.Append(buffer, 0, n);
        return tekst.ToString();
    }
}

/// <summary>Takes the fields of one YAML mapping and reports what is missing, unknown or of the wrong form.</summary>
internal sealed class Yamlvelden(Yamlknoop.Kaart velden, string bestand, List<Bestandsmelding> fouten)
{
    private readonly HashSet<string> _gevraagd = new(StringComparer.Ordinal);

    public long Regel => velden.Regel;

    public long RegelVan(string naam) => velden.Zoek(naam)?.Key.Regel ?? velden.Regel;

    /// <summary>True when nothing was reported since this mapping was opened.</summary>
    public bool IsGoed { get; private set; } = true;

    public bool Heeft(string naam) => velden.Zoek(naam) is not null;

    public string Tekst(string naam, string verwacht)
    {
        var waarde = Zoek(naam);
        if (waarde is Yamlknoop.Waarde { Tekst.Length: > 0 } tekst)
            return tekst.Tekst;
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
        if (waarde is not Yamlknoop.Lijst lijst)
        {
            Weiger(naam, "dit veld is geen lijst", "regels die met '- ' beginnen");
            yield break;
        }
        foreach (var deel in lijst.Items)
        {
            if (deel is Yamlknoop.Kaart delen)
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
        if (waarde is Yamlknoop.Kaart delen)
            return new Yamlvelden(delen, bestand, fouten);
        Weiger(naam, "dit veld bestaat niet uit velden", "velden als '{maandag: 330, dinsdag: 330}'");
        return null;
    }

    /// <summary>Call when all fields were asked for: a misspelt field must not be passed over in silence.</summary>
    public bool Sluit()
    {
        foreach (var (naam, _) in velden.Paren)
        {
            if (!_gevraagd.Contains(naam.Tekst))
                Weiger(naam.Regel, Bestandsmelding.Toon(naam.Tekst), "dit veld is niet bekend", string.Join(", ", _gevraagd));
        }
        return IsGoed;
    }

    public void Weiger(string naam, string wat, string verwacht) => Weiger(RegelVan(naam), naam, wat, verwacht);

    public void Weiger(long regel, string naam, string wat, string verwacht)
    {
        IsGoed = false;
        fouten.Add(new Bestandsmelding(bestand, regel, naam, wat, verwacht));
    }

    private Yamlknoop? Zoek(string naam)
    {
        _gevraagd.Add(naam);
        return velden.Zoek(naam)?.Value;
    }
}
