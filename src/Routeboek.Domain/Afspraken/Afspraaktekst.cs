using System.Globalization;
using Routeboek.Domain.Dossiers;
using Routeboek.Domain.Kalenders;
using Routeboek.Domain.Protocollen;

namespace Routeboek.Domain.Afspraken;

/// <summary>Agreements and tasks in plain Dutch.</summary>
public static class Afspraaktekst
{
    private static readonly string[] Maanden =
        ["januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december"];

    /// <summary>A condition as a half sentence: "de leerling is 12 jaar of ouder".</summary>
    public static string Zin(Voorwaarde voorwaarde) => voorwaarde.Match(
        v => (v.Aantal == 1 ? $"{v.Patroon}" : $"{v.Aantal} keer {v.Patroon}") + Sinds(v.SindsAnker),
        v => $"geen {v.Patroon}{Sinds(v.SindsAnker)}",
        v => $"{v.Afspraak} is {v.Uitkomst.ToString().ToLowerInvariant()}",
        Zin,
        v => $"de leerling zit in het {Of(v.Sectoren.Select(s => s.ToString().ToLowerInvariant()))}",
        v => $"de leerling woont in {Of(v.Gemeenten)}",
        v => $"de fase is {Of(v.Fasen)}");

    /// <summary>The term: "binnen 3 schooldagen", "uiterlijk op 30 september", or empty.</summary>
    public static string Termijn(Afspraak afspraak) => (afspraak.Binnen?.Match(
            termijn => termijn is { Aantal: 0 } ? "dezelfde dag" : $"binnen {termijn}",
            (maand, dag) => $"uiterlijk op {dag} {Maanden[maand - 1]}") ?? "")
        + (afspraak.Vanaf is { } vanaf ? $" na {vanaf}" : "");

    /// <summary>
    /// Why a task is there: what happened, what was agreed and by when, what moved the term, how it ended, and what follows if it is not
    /// done.
    /// </summary>
    public static string Waarom(Taak taak, Afsprakenset set, DateOnly vandaag)
    {
        var afspraak = taak.Afspraak;
        var delen = new List<string>
        {
            $"{Dag(taak.Ankerfeit?.Op ?? taak.Anker)}: {Aanleiding(taak, set)}",
        };
        var termijn = Termijn(afspraak);
        delen.Add($"Afspraak: {Rol(afspraak)} doet{(termijn.Length == 0 ? "" : $" {termijn}")} dit: {Punt(afspraak.Kern)}");
        foreach (var verschoven in taak.Termijnfeiten)
            delen.Add($"{Dag(verschoven.Op)}: {Termijnzin(verschoven.Feit)}");
        delen.Add(Stand(taak, set, vandaag));
        if (taak.IsOpen && taak.Uiterlijk is not null && set.Gevolgen(afspraak, Afspraakuitkomst.Verlopen).ToList() is { Count: > 0 } gevolgen)
            delen.Add($"{(taak.Verlopen is null ? "Lukt dat niet, dan volgt" : "Daarop volgt")}: {string.Join("; ", gevolgen.Select(g => $"{g.Kern.TrimEnd('.')} ({Rol(g)})"))}.");
        if (afspraak.Herkomst == Herkomst.Voorstel)
            delen.Add("Dit is een voorstel; de regio kan het anders afspreken.");
        return string.Join(' ', delen.Where(d => d.Length > 0));
    }

    /// <summary>A fact as a sentence for people: a signal by its name, a task by what is to be done.</summary>
    public static string Zin(Feit feit, Afsprakenset set) => feit.Zin((veld, woord) => veld.Naam switch
    {
        "signaal" when set.Signaalnamen.TryGetValue(woord, out var naam) => $"'{naam}'",
        "taak" when woord.Split(':') is { Length: >= 3 } delen && set.Zoek(delen[^2]) is { } afspraak => $"'{afspraak.Kern.TrimEnd('.')}'",
        _ => null,
    });

    /// <summary>Why a task lapsed; empty when it was fulfilled.</summary>
    public static string Reden(Taakeinde einde, Afsprakenset set) => einde.Slot switch
    {
        Taakslot.Vervuld => "",
        Taakslot.Voorwaarde => einde.Feit is { } feit ? Zin(feit.Feit, set) : Zin(einde.Voorwaarde!),
        Taakslot.DossierGesloten => Zin(einde.Feit!.Feit, set),
        Taakslot.NietVanToepassing => $"niet van toepassing: {einde.Feit!.Feit.Woord("reden")}",
        Taakslot.TermijnVoorbij => "de termijn is voorbij",
    };

    /// <summary>What a task began with: the sentence of the fact, or what came of another agreement.</summary>
    public static string Aanleiding(Taak taak, Afsprakenset set)
    {
        return taak.Ankerfeit is { } feit ? Zin(feit.Feit, set) : Aanleiding(taak.Afspraak, null, set);
    }

    /// <summary>The same where only the first fact is at hand.</summary>
    /// <param name="afspraak">The agreement.</param>
    /// <param name="wortel">The fact at the beginning; null = it began with another agreement.</param>
    /// <param name="set">The agreements that hold.</param>
    public static string Aanleiding(Afspraak afspraak, Feit? wortel, Afsprakenset set)
    {
        if (afspraak.Als[0] is not Voorwaarde.VanAfspraak anker)
            return wortel is null ? "" : Zin(wortel, set);
        var uitkomst = anker.Uitkomst switch
        {
            Afspraakuitkomst.Verlopen => "niet op tijd gedaan",
            Afspraakuitkomst.Vervuld => "gedaan",
            Afspraakuitkomst.Vervallen => "vervallen",
        };
        return $"'{(set.Zoek(anker.Afspraak)?.Kern ?? anker.Afspraak).TrimEnd('.')}' is {uitkomst}.";
    }

    // a question keeps its own mark
    private static string Punt(string kern) => kern.EndsWith('?') ? kern : $"{kern.TrimEnd('.')}.";

    /// <summary>A date for people: "ma 12 jan 2026".</summary>
    public static string Dag(DateOnly dag) => Schoolkalender.Leesbaar(dag);

    /// <summary>Who does it, for people: "contactpersoon gemeente".</summary>
    public static string Rol(Afspraak afspraak) => afspraak.Wie.Rol.Replace('-', ' ');

    /// <summary>A status for people: "te laat".</summary>
    public static string Naam(Taakstatus status) => status switch
    {
        Taakstatus.Open => "open",
        Taakstatus.Bijna => "bijna",
        Taakstatus.TeLaat => "te laat",
        Taakstatus.Vervuld => "vervuld",
        Taakstatus.Vervallen => "vervallen",
    };

    /// <summary>The field values of a pattern, for people and comparison.</summary>
    public static string Zin(Feitpatroon patroon) => patroon.ToString();

    private static string Zin(Voorwaarde.Leeftijd leeftijd) => (leeftijd.Van, leeftijd.Tot) switch
    {
        ({ } van, { } tot) => string.Create(CultureInfo.InvariantCulture, $"de leerling is {van} jaar of ouder en jonger dan {tot}"),
        ({ } van, null) => string.Create(CultureInfo.InvariantCulture, $"de leerling is {van} jaar of ouder"),
        (null, { } tot) => string.Create(CultureInfo.InvariantCulture, $"de leerling is jonger dan {tot}"),
        _ => "de leeftijd van de leerling is bekend",
    };

    private static string Sinds(bool sindsAnker) => sindsAnker ? " sinds de aanleiding" : "";

    private static string Of(IEnumerable<string> woorden) => string.Join(" of ", woorden);

    private static string Termijnzin(Feit feit) => feit.Soort!.Naam switch
    {
        Woordenschat.TermijnVerlengd => $"de termijn loopt nu tot en met {feit.Soort.Veld("tot")!.Leesbaar(feit.Woord("tot")!)} ({feit.Woord("reden")}).",
        Woordenschat.TermijnGepauzeerd => "de termijn staat stil.",
        _ => "de termijn loopt weer.",
    };

    private static string Stand(Taak taak, Afsprakenset set, DateOnly vandaag) => taak.Status(vandaag) switch
    {
        Taakstatus.Vervuld => $"Gedaan op {Dag(taak.Einde!.Feit!.Op)}{(taak.OpTijd == false ? ", te laat" : "")}.",
        Taakstatus.Vervallen => $"Vervallen op {Dag(taak.Einde!.Dag)}: {Reden(taak.Einde, set).TrimEnd('.')}.",
        Taakstatus.TeLaat => $"De laatste dag was {Dag(taak.Uiterlijk!.Value)}.",
        _ when taak.Uiterlijk is { } laatste => $"Uiterlijk {Dag(laatste)}.",
        _ => "",
    };

}
