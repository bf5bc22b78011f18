using System.Globalization;

namespace Routeboek.Tests.Referentie.Afspraken;

/// <summary>Builds small cases by hand: dossier D1, facts numbered 1, 2, 3 as they are written, each recorded at noon of its own day.</summary>
public sealed class RefProef
{
    private readonly List<RefRegel> regels = [];
    private readonly RefProtocol protocol;

    public RefProef(params RefAfspraak[] afspraken) => protocol = new RefProtocol(afspraken);

    public static DateOnly D(string datum) => DateOnly.ParseExact(datum, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static DateTime T(string moment) => DateTime.Parse(moment, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal);

    /// <summary><c>GesprekGevoerd met=[leerling,ouder] soort=preventief</c></summary>
    public static RefPatroon P(string tekst)
    {
        var (soort, velden) = Ontleed(tekst);
        return new RefPatroon(soort, velden);
    }

    public static RefFeitVoorwaarde F(string tekst) => new(P(tekst));

    public static RefAfspraakVoorwaarde A(string afspraak, RefUitkomst uitkomst) => new(afspraak, uitkomst);

    /// <summary>Opens on <c>SignaalAan signaal=a</c> and asks for a GesprekGevoerd, unless told otherwise.</summary>
    public static RefAfspraak Afspraak(string id = "bel", RefVoorwaarde? anker = null, string wat = "GesprekGevoerd", RefBinnen? binnen = null, params RefVoorwaarde[] als) =>
        new(id, [anker ?? F("SignaalAan signaal=a"), .. als], P(wat)) { Binnen = binnen };

    public static RefAantal N(int aantal, RefEenheid eenheid = RefEenheid.Dagen) => new(aantal, eenheid);

    public RefProef Feit(string op, string tekst, int? corrigeert = null, string dossier = "D1", int? nr = null, string? vastgelegd = null)
    {
        var (soort, velden) = Ontleed(tekst);
        regels.Add(new RefRegel(nr ?? regels.Count + 1, dossier, soort, D(op), T(vastgelegd ?? $"{op}T12:00:00Z"), velden, corrigeert));
        return this;
    }

    public IReadOnlyList<RefTaak> Bepaal(string vandaag, string? bekendTot = null) =>
        ReferentieAfspraken.Bepaal(protocol, regels, new RefDagen(RefWereld.SchooldagenVan(protocol.Regio, protocol.Sector)), D(vandaag), bekendTot is null ? null : T(bekendTot));

    /// <summary>Each task in short: <c>bel:1 vervuld 2026-01-12..2026-01-13 (was 2026-01-12) op 2026-01-13 te laat</c>.</summary>
    public string[] Kort(string vandaag, string? bekendTot = null) => [.. Bepaal(vandaag, bekendTot).Select(Kort)];

    public string Een(string vandaag, string? bekendTot = null) => Assert.Single(Kort(vandaag, bekendTot));

    public static string Kort(RefTaak taak)
    {
        var tekst = $"{taak.Taak.Replace("D1:", "", StringComparison.Ordinal)} {taak.Status} {RefTeksten.Iso(taak.Opent)}..{(taak.Uiterlijk is { } uiterlijk ? RefTeksten.Iso(uiterlijk) : "")}";
        if (taak.Oorspronkelijk is { } was) tekst += $" (was {RefTeksten.Iso(was)})";
        if (taak.Vervuld is { } vervuld) tekst += $" op {RefTeksten.Iso(vervuld)} {(taak.OpTijd!.Value ? "op tijd" : "te laat")}";
        return tekst;
    }

    private static (string Soort, IReadOnlyDictionary<string, RefWaarde> Velden) Ontleed(string tekst)
    {
        var delen = tekst.Split(' ');
        var velden = new Dictionary<string, RefWaarde>(StringComparer.Ordinal);
        foreach (var deel in delen.Skip(1))
        {
            var (naam, waarde) = (deel.Split('=')[0], deel.Split('=')[1]);
            velden[naam] = waarde.StartsWith('[') ? waarde[1..^1].Split(',') : waarde;
        }

        return (delen[0], velden);
    }
}
