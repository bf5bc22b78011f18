using System.Globalization;
using System.Text;

namespace Routeboek.Application.Registraties.Bronnen;

/// <summary>A code as it stands in a column, and what it probably means.</summary>
/// <param name="Code">As written.</param>
/// <param name="Aantal">How often it was seen.</param>
/// <param name="Soort">One of the kinds of the contract, or <c>negeer</c>.</param>
/// <param name="Reden">A reason that goes with it, or null.</param>
/// <param name="Zeker">Whether a human need not look at it.</param>
public sealed record Ontwerpcode(string Code, long Aantal, string Soort, string? Reden, bool Zeker);

/// <summary>A column of a file that needs a mapping.</summary>
/// <param name="Nummer">Its place, from 0.</param>
/// <param name="Naam">Its header, fit to show; empty when the file has none.</param>
/// <param name="Voorbeelden">A few values; none of a column with names or citizen service numbers.</param>
/// <param name="Verboden">Holds citizen service numbers: never read.</param>
/// <param name="Codes">Its values as codes, when there are few; the most frequent first.</param>
public sealed record Ontwerpkolom(int Nummer, string Naam, IReadOnlyList<string> Voorbeelden, bool Verboden, IReadOnlyList<Ontwerpcode> Codes)
{
    /// <summary>As it stands in the file.</summary>
    internal string Kop { get; init; } = "";

    internal string? Datumformaat { get; init; }

    internal IReadOnlyList<(string Woord, string Dagdeel)> Dagdelen { get; init; } = [];

    /// <summary>Rows without a value.</summary>
    internal int Leeg { get; init; }

    /// <summary>Dates that fit day first and month first alike.</summary>
    public bool DagOfMaand { get; init; }
}

/// <summary>A mapping that people still choose in: which column is what, and what every code means. <see cref="Yaml"/> makes the mapping of it.</summary>
public sealed record Koppelontwerp
{
    /// <summary>What a column can be, the needed ones first.</summary>
    public static IReadOnlyList<string> Rollen { get; } =
        ["leerling", "datum", "begindatum", "einddatum", "code", "dagdeel", "lesuur", "beginlesuur", "eindlesuur", "begintijd", "eindtijd", "minuten", "reden"];

    public required string Bestandssoort { get; init; }

    public required IReadOnlyList<Ontwerpkolom> Kolommen { get; init; }

    /// <summary>By role the number of the column that was guessed.</summary>
    public required IReadOnlyDictionary<string, int> Keuzes { get; init; }

    /// <summary>Roles whose guess a human must look at.</summary>
    public required IReadOnlySet<string> Onzeker { get; init; }

    /// <summary>How many rows were looked at.</summary>
    public required int Rijen { get; init; }

    internal char? Scheiding { get; init; }

    internal bool MetKop { get; init; }

    internal long Kopregel { get; init; }

    /// <summary>The codes of the column that is chosen for them.</summary>
    public IReadOnlyList<Ontwerpcode> Codes(IReadOnlyDictionary<string, int> keuzes) => keuzes.TryGetValue("code", out var nummer) ? Kolommen[nummer].Codes : [];

    /// <summary>Whether the chosen column has rows without a code.</summary>
    public bool HeeftLegeCodes(IReadOnlyDictionary<string, int> keuzes) => keuzes.TryGetValue("code", out var nummer) && Kolommen[nummer].Leeg > 0;

    /// <summary>The mapping, as text that the reader of mappings takes or says what is wrong with.</summary>
    /// <param name="keuzes">By role the number of a column.</param>
    /// <param name="soorten">By code its kind; what is not named keeps what was guessed.</param>
    /// <param name="legeCode">The kind of rows without a code.</param>
    public string Yaml(IReadOnlyDictionary<string, int> keuzes, IReadOnlyDictionary<string, string> soorten, string legeCode)
    {
        var yaml = new StringBuilder("koppeling: 1\n").Append(CultureInfo.InvariantCulture, $"bestandssoort: {Bestandssoort}\n");
        if (Scheiding is { } teken)
            yaml.Append("scheidingsteken: ").Append(teken == '\t' ? "tab" : Koppelvoorstel.Citaat(teken.ToString())).Append('\n');
        if (!MetKop)
            yaml.Append("kopregel: nee\n");
        else if (Kopregel != 1)
            yaml.Append(CultureInfo.InvariantCulture, $"kopregel: {Kopregel}\n");
        yaml.Append("kolommen:\n");
        foreach (var rol in Rollen.Where(keuzes.ContainsKey))
        {
            var kolom = Kolommen[keuzes[rol]];
            yaml.Append(CultureInfo.InvariantCulture, $"  {rol}: {(MetKop ? Koppelvoorstel.Citaat(kolom.Kop) : (kolom.Nummer + 1).ToString(CultureInfo.InvariantCulture))}\n");
        }

        var formaten = new[] { "datum", "begindatum", "einddatum" }.Where(keuzes.ContainsKey).Select(r => Kolommen[keuzes[r]].Datumformaat).Where(f => f is { Length: > 0 }).Distinct(StringComparer.Ordinal).ToList();
        if (formaten.Count > 0)
            yaml.Append(CultureInfo.InvariantCulture, $"datumformaat: [{string.Join(", ", formaten.Select(f => Koppelvoorstel.Citaat(f!)))}]\n");
        if (keuzes.TryGetValue("dagdeel", out var dagdeel) && Kolommen[dagdeel].Dagdelen is { Count: > 0 } woorden)
        {
            yaml.Append("dagdelen:\n");
            foreach (var (woord, deel) in woorden)
                yaml.Append(CultureInfo.InvariantCulture, $"  {Koppelvoorstel.Citaat(woord)}: {deel}\n");
        }

        SchrijfCodes(yaml, keuzes, soorten, legeCode);
        return yaml.ToString();
    }

    private void SchrijfCodes(StringBuilder yaml, IReadOnlyDictionary<string, int> keuzes, IReadOnlyDictionary<string, string> soorten, string legeCode)
    {
        var codes = Codes(keuzes);
        if (codes.Count > 0)
            yaml.Append("codes:\n");
        foreach (var code in codes)
        {
            var soort = soorten.GetValueOrDefault(code.Code, code.Soort);
            // a reason goes with the kind that it was guessed for
            var reden = soort == code.Soort && code.Reden is { } r ? $"{{ soort: {soort}, reden: {r} }}" : soort;
            yaml.Append(CultureInfo.InvariantCulture, $"  {Koppelvoorstel.Citaat(code.Code)}: {reden}\n");
        }

        if (HeeftLegeCodes(keuzes))
            yaml.Append(CultureInfo.InvariantCulture, $"lege_code: {legeCode}\n");
    }
}
