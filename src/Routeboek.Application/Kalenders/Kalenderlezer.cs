using System.Collections.Concurrent;
using System.Text;
using Routeboek.Application.Invoer;
using Routeboek.Domain.Kalenders;
using Routeboek.Domain.Protocollen;

namespace Routeboek.Application.Kalenders;

/// <summary>
/// Makes the school calendar: of a holiday region (data in the folder <c>kalenders</c> beside the program) a school's
/// own differences from it, or a school's KALENDER.csv (contract "signaleren").
/// </summary>
public static class Kalenderlezer
{
    internal static readonly Woordenlijst<Sector> Sectoren = new(StringComparer.Ordinal)
    {
        ["po"] = Sector.Po,
        ["vo"] = Sector.Vo,
        ["mbo"] = Sector.Mbo,
    };

    private static readonly Woordenlijst<Vakantieregio> Regios = new(StringComparer.OrdinalIgnoreCase)
    {
        ["noord"] = Vakantieregio.Noord,
        ["midden"] = Vakantieregio.Midden,
        ["zuid"] = Vakantieregio.Zuid,
    };

    private static readonly (string Lijst, Func<Yamlvelden, Aanpassing> Maak)[] Aanpassingslijsten =
    [
        ("vrij", regel =>
        {
            var (van, tot) = Dagen(regel);
            return new Aanpassing.Vrij(new Vakantie(Naam(regel), van, tot));
        }),
        ("lesdagen", regel =>
        {
            var (van, tot) = Dagen(regel);
            return new Aanpassing.Les(Naam(regel), van, tot, Minuten(regel));
        }),
        ("andere-tijden", regel => new Aanpassing.AndereTijd(Naam(regel), regel.Datum("datum"), Minuten(regel))),
    ];

    private const string VerwachteMinuten = "een getal van 1 tot en met 1440";

    private static readonly (string Naam, DayOfWeek Dag)[] Weekdagen =
    [
        ("maandag", DayOfWeek.Monday), ("dinsdag", DayOfWeek.Tuesday), ("woensdag", DayOfWeek.Wednesday),
        ("donderdag", DayOfWeek.Thursday), ("vrijdag", DayOfWeek.Friday),
    ];

    private static readonly Lazy<Regiogegevens> Meegeleverd = new(LeesMeegeleverd);
    private static readonly ConcurrentDictionary<(Vakantieregio, Sector), Schoolkalender> Kalenders = new();

    /// <summary>The folder that comes with the program.</summary>
    public static string Map => Path.Combine(AppContext.BaseDirectory, "kalenders");

    /// <summary>The data behind the regions, with their sources.</summary>
    /// <exception cref="Registraties.Bestandsfout">The data that came with the program were changed and do not hold any more.</exception>
    public static Regiogegevens Gegevens => Meegeleverd.Value;

    /// <summary>All built-in school years of a region in one calendar, from 1 August of the first to 31 July of the last.</summary>
    /// <exception cref="Registraties.Bestandsfout">The data that came with the program were changed and do not hold any more.</exception>
    public static Schoolkalender Regio(Vakantieregio regio, Sector sector) =>
        Kalenders.GetOrAdd((regio, sector), static sleutel => Gegevens.Kalender(sleutel.Item1, sleutel.Item2));

    /// <summary>The region by its name, <c>noord</c>, <c>midden</c> or <c>zuid</c>, in any case; null when it is none.</summary>
    public static Vakantieregio? RegioMetNaam(string naam) => Regios.TryGetValue(naam, out var regio) ? regio : null;

    /// <summary>
    /// What <c>--kalender</c> names: a region, a school's own calendar over its region (<c>.yaml</c>), or a KALENDER.csv.
    /// </summary>
    /// <exception cref="IOException">It is no region and the file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static Leesresultaat<Schoolkalender> Lees(string regioOfBestand, Sector sector)
    {
        if (RegioMetNaam(regioOfBestand) is { } regio)
            return new Leesresultaat<Schoolkalender>(Regio(regio, sector), [], []);
        if (!File.Exists(regioOfBestand))
            throw new FileNotFoundException($"{regioOfBestand} is geen vakantieregio (noord, midden, zuid) en het bestand bestaat niet.", regioOfBestand);
        using var stroom = new FileStream(regioOfBestand, FileMode.Open, FileAccess.Read, FileShare.Read, 1);
        return Path.GetExtension(regioOfBestand).ToUpperInvariant() is ".YAML" or ".YML"
            ? LeesSchool(stroom, regioOfBestand, sector)
            : LeesCsv(stroom, regioOfBestand);
    }

    /// <summary>A school's own calendar over that of its region (docs/kalenders.md). A refused difference is left out.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static Leesresultaat<Schoolkalender> LeesSchool(Stream stroom, string naam, Sector sector)
    {
        var fouten = new List<Bestandsmelding>();
        if (Kalenderyaml.Lees(stroom, naam, fouten) is not { } wortel)
            return new Leesresultaat<Schoolkalender>(null, fouten, []);

        var velden = new Yamlvelden(wortel, naam, fouten);
        velden.TekstOfNiets("school", "de naam van de school");
        var regio = velden.Keuze("regio", Regios, Vakantieregio.Noord);
        var regioGoed = velden.IsGoed;
        int[]? lesminuten = null;
        if (velden.Deel("lesminuten") is { } deel)
        {
            var gelezen = Weekdagminuten(deel, 0);
            if (deel.Sluit())
                lesminuten = gelezen;
        }
        var aanpassingen = new List<Aanpassing>();
        var regels = new List<Yamlvelden>();
        foreach (var (lijst, maak) in Aanpassingslijsten)
        {
            foreach (var regel in velden.Lijst(lijst))
            {
                var aanpassing = maak(regel);
                if (!regel.Sluit())
                    continue;
                aanpassingen.Add(aanpassing);
                regels.Add(regel);
            }
        }
        velden.Sluit();
        if (!regioGoed)
            return new Leesresultaat<Schoolkalender>(null, fouten, []);
        var kalender = new Kalenderaanpassing(lesminuten, aanpassingen).PasToe(Regio(regio, sector), (nummer, bezwaar) =>
            (nummer < 0 ? velden : regels[nummer]).Weiger((nummer < 0 ? velden : regels[nummer]).Regel, "", bezwaar.Wat, bezwaar.Verwacht));
        return new Leesresultaat<Schoolkalender>(kalender, fouten, []);
    }

    /// <summary>
    /// KALENDER.csv: <c>datum;minuten</c>, one line per school day with its scheduled minutes, in any order. Every other date is not
    /// a school day. A refused line leaves the others standing; nothing usable gives no calendar.
    /// </summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static Leesresultaat<Schoolkalender> LeesCsv(Stream stroom, string naam)
    {
        var fouten = new List<Bestandsmelding>();
        var opmerkingen = new List<Bestandsmelding>();
        var csv = KleineCsv.Open(stroom, naam, ["datum", "minuten"], [], fouten, opmerkingen);
        if (csv is null)
            return new Leesresultaat<Schoolkalender>(null, fouten, opmerkingen);

        var dagen = new SortedDictionary<DateOnly, (int Minuten, long Regel)>();
        while (csv.Volgende())
        {
            if (!Veldwaarde.ProbeerDatum(csv.Veld(0), out var datum))
            {
                csv.Weiger("datum", $"{Bestandsmelding.Toon(csv.Veld(0))} is geen datum", Veldwaarde.VerwachteDatum);
            }
            else if (!Veldwaarde.ProbeerGetal(csv.Veld(1), out var minuten) || minuten is < 1 or > Schoolkalender.MaximaleDagminuten)
            {
                csv.Weiger("minuten", $"{Bestandsmelding.Toon(csv.Veld(1))} kan niet", VerwachteMinuten);
            }
            else if (dagen.TryGetValue(datum, out var eerder))
            {
                csv.Weiger("datum", eerder.Minuten == minuten
                    ? $"{datum:yyyy-MM-dd} staat al op regel {eerder.Regel}"
                    : $"{datum:yyyy-MM-dd} staat al op regel {eerder.Regel}, met {eerder.Minuten} minuten", "elke schooldag een keer");
            }
            else if (dagen.Count == Schoolkalender.MaximaalAantalDagen)
            {
                csv.Weiger("datum", "er zijn te veel schooldagen", $"hoogstens {Schoolkalender.MaximaalAantalDagen} schooldagen");
                break;
            }
            else
            {
                dagen.Add(datum, (minuten, csv.Regel));
            }
        }
        if (dagen.Count == 0)
        {
            if (csv.Gelezen == 0)
                fouten.Add(new Bestandsmelding(naam, 0, "", "het bestand heeft een kopregel maar geen schooldagen", "een regel per schooldag"));
            return new Leesresultaat<Schoolkalender>(null, fouten, opmerkingen);
        }
        var kalender = new Schoolkalender([.. dagen.Select(d => new Schooldag(d.Key, d.Value.Minuten))]);
        return new Leesresultaat<Schoolkalender>(kalender, fouten, opmerkingen);
    }

    /// <summary>The minutes of Monday to Friday from YAML, by <see cref="DayOfWeek"/>; 0 in the weekend.</summary>
    internal static int[] Weekdagminuten(Yamlvelden velden, int kleinste)
    {
        var minuten = new int[7];
        foreach (var (naam, dag) in Weekdagen)
            minuten[(int)dag] = velden.Getal(naam, kleinste, Schoolkalender.MaximaleDagminuten);
        return minuten;
    }

    private static string Naam(Yamlvelden regel) => regel.Tekst("naam", "een naam als 'studiedag'");

    private static int Minuten(Yamlvelden regel) => regel.Getal("minuten", 1, Schoolkalender.MaximaleDagminuten);

    private static (DateOnly Van, DateOnly Tot) Dagen(Yamlvelden regel)
    {
        if (!regel.Heeft("van") && !regel.Heeft("tot"))
        {
            var datum = regel.Datum("datum");
            return (datum, datum);
        }
        return (regel.Datum("van"), regel.Datum("tot"));
    }

    private static Regiogegevens LeesMeegeleverd()
    {
        var resultaat = Regiogegevens.Lees(Map);
        if (resultaat.Waarde is { } gegevens)
            return gegevens;
        var tekst = new StringBuilder("De meegeleverde kalenders kloppen niet.");
        foreach (var fout in resultaat.Fouten)
            tekst.Append(' ').Append(fout).Append('.');
        throw new Registraties.Bestandsfout(tekst.ToString());
    }
}
