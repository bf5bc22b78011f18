using System.Text;

namespace Routeboek.Tests.Referentie.Afspraken;

/// <summary>What the product is asked: the texts of the contract. Without <c>KalenderCsv</c> the school days are those of <c>Regio</c>.</summary>
public sealed record RefVraag(string Yaml, string Jsonl, DateOnly Vandaag, DateTime? BekendTot, string Regio, string Sector, string? KalenderCsv);

/// <summary>
/// Lays the product beside the reference, world after world. A difference is made as small as it can be and then printed with all that is
/// needed to repeat it.
/// </summary>
public static class RefVergelijking
{
    /// <summary>
    /// The product as texts in, the contract's JSON out. It is not told the school days, so these worlds take those of region zuid; with the
    /// other overload regions and calendars of a school's own come too.
    /// </summary>
    public static void Vergelijk(Func<string, string, DateOnly, DateTime?, string> product, int eersteZaad, int aantal, RefKeuzes? keuzes = null) =>
        Vergelijk(
            (RefVraag vraag) => product(vraag.Yaml, vraag.Jsonl, vraag.Vandaag, vraag.BekendTot), eersteZaad, aantal,
            (keuzes ?? new RefKeuzes()) with { EigenKalender = false, AndereRegio = false });

    public static void Vergelijk(Func<RefVraag, string> product, int eersteZaad, int aantal, RefKeuzes? keuzes = null)
    {
        for (var zaad = eersteZaad; zaad < eersteZaad + aantal; zaad++) Vergelijk(wereld => product(Vraag(wereld)), RefWereld.Maak(zaad, keuzes));
    }

    /// <summary>One world; the product as whatever answers for a world.</summary>
    public static void Vergelijk(Func<RefWereld, string> product, RefWereld wereld)
    {
        var soort = Soort(product, wereld);
        if (soort is null) return;
        var klein = Verklein(wereld, ander => Soort(product, ander) == soort);
        Assert.Fail(Verslag(product, klein));
    }

    public static RefVraag Vraag(RefWereld wereld) =>
        new(wereld.Yaml, wereld.Jsonl, wereld.Vandaag, wereld.BekendTot, wereld.Protocol.Regio, wereld.Protocol.Sector, wereld.KalenderCsv);

    /// <summary>Null when product and reference agree; else what kind of difference it is, so that shrinking does not run off to another kind.</summary>
    public static string? Soort(Func<RefWereld, string> product, RefWereld wereld)
    {
        IReadOnlyList<string> verwacht;
        try
        {
            verwacht = Regels(wereld);
            if (!wereld.EindigtBinnenKalender(wereld.Bepaal())) return null;
        }
        catch (RefBuitenKalender)
        {
            return null; // made by shrinking; a refused world says nothing here
        }

        var gezien = Antwoord(product, wereld, out var fout);
        if (fout is not null) return fout.GetType().Name;
        return verwacht.SequenceEqual(gezien) ? null : verwacht.Order().SequenceEqual(gezien.Order()) ? "volgorde" : "verschil";
    }

    /// <summary>Drops facts, agreements and their parts, one by one, as long as <paramref name="verschilt"/> stays true.</summary>
    public static RefWereld Verklein(RefWereld wereld, Func<RefWereld, bool> verschilt)
    {
        for (var verder = true; verder;)
        {
            verder = false;
            foreach (var kleiner in Kleiner(wereld))
            {
                if (!verschilt(kleiner)) continue;
                wereld = kleiner;
                verder = true;
                break;
            }
        }

        return wereld;
    }

    public static string Verslag(Func<RefWereld, string> product, RefWereld wereld)
    {
        var verwacht = Regels(wereld);
        var gezien = Antwoord(product, wereld, out var fout);
        var tekst = new StringBuilder();
        tekst.Append($"Zaad {wereld.Zaad}, verkleind. --vandaag {RefTeksten.Iso(wereld.Vandaag)}{(wereld.BekendTot is { } tot ? $" --bekend-tot {RefTeksten.Instant(tot)}" : "")}");
        tekst.Append($", schooldagen: {(wereld.EigenSchooldagen is null ? $"regio {wereld.Protocol.Regio}" : $"eigen kalender rond vandaag: {Rond(wereld)}")}\n");
        tekst.Append($"\n--- protocol\n{wereld.Yaml}\n--- feiten\n{wereld.Jsonl}\n--- verschil (- referentie, + product)\n");
        if (fout is not null) tekst.Append($"+ {fout}\n");
        foreach (var regel in verwacht.Union(gezien))
        {
            var teken = verwacht.Contains(regel) ? gezien.Contains(regel) ? "  " : "- " : "+ ";
            tekst.Append($"{teken}{regel}\n");
        }

        tekst.Append($"\n--- referentie\n{RefTeksten.Json(wereld.Bepaal())}\n");
        if (fout is null) tekst.Append($"\n--- product\n{product(wereld)}\n");
        return tekst.ToString();
    }

    private static string Rond(RefWereld wereld) => string.Join(' ', wereld.Schooldagen
        .Where(dag => dag >= wereld.Regels.Min(regel => regel.Op).AddDays(-7) && dag <= wereld.Vandaag.AddDays(60)).Select(RefTeksten.Iso));

    private static IReadOnlyList<string> Regels(RefWereld wereld) => RefTeksten.LeesAntwoord(RefTeksten.Json(wereld.Bepaal()));

    private static IReadOnlyList<string> Antwoord(Func<RefWereld, string> product, RefWereld wereld, out Exception? fout)
    {
        fout = null;
        try
        {
            return RefTeksten.LeesAntwoord(product(wereld));
        }
        catch (Exception exceptie)
        {
            fout = exceptie;
            return [];
        }
    }

    // Smaller worlds

    private static IEnumerable<RefWereld> Kleiner(RefWereld wereld)
    {
        foreach (var dossier in wereld.Regels.Select(regel => regel.Dossier).Distinct().ToList())
        {
            if (wereld.Regels.Any(regel => regel.Dossier != dossier)) yield return wereld with { Regels = [.. wereld.Regels.Where(regel => regel.Dossier == dossier)] };
        }

        foreach (var protocol in Kleiner(wereld.Protocol)) yield return wereld with { Protocol = protocol };
        foreach (var regel in wereld.Regels)
        {
            // Whatever corrects it goes too: a correction of a fact that is nowhere in the file is refused.
            var weg = new HashSet<int> { regel.Nr };
            while (wereld.Regels.Any(ander => ander.Dossier == regel.Dossier && ander.Corrigeert is { } doel && weg.Contains(doel) && weg.Add(ander.Nr)))
            {
            }

            if (weg.Count < wereld.Regels.Count) yield return wereld with { Regels = [.. wereld.Regels.Where(ander => ander.Dossier != regel.Dossier || !weg.Contains(ander.Nr))] };
        }

        foreach (var regel in wereld.Regels)
        {
            // The correction takes the place of what it corrects, without saying so.
            if (regel.Corrigeert is not { } doel || regel.Soort == "Ingetrokken" || wereld.Regels.Count(ander => ander.Dossier == regel.Dossier && ander.Corrigeert is not null && (ander.Corrigeert == doel || ander.Corrigeert == regel.Nr)) > 1) continue;
            yield return wereld with { Regels = [.. wereld.Regels.Where(ander => ander != regel).Select(ander => ander.Dossier == regel.Dossier && ander.Nr == doel ? regel with { Nr = doel, Corrigeert = ander.Corrigeert } : ander)] };
        }

        if (wereld.BekendTot is not null) yield return wereld with { BekendTot = null };
        if (wereld.EigenSchooldagen is not null) yield return wereld with { EigenSchooldagen = null };
        if (wereld.Protocol.Regio != "zuid") yield return wereld with { Protocol = wereld.Protocol with { Regio = "zuid" } };
        var gewoon = wereld.Regels.OrderBy(regel => regel.Dossier, StringComparer.Ordinal).ThenBy(regel => regel.Nr).ToList();
        if (!gewoon.SequenceEqual(wereld.Regels)) yield return wereld with { Regels = gewoon };
    }

    private static IEnumerable<RefProtocol> Kleiner(RefProtocol protocol)
    {
        foreach (var (plaats, afspraak) in protocol.Afspraken.Index())
        {
            var nodig = protocol.Afspraken.SelectMany(ander => ander.Als.Concat(ander.Vervalt)).OfType<RefAfspraakVoorwaarde>().Any(voorwaarde => voorwaarde.Afspraak == afspraak.Id);
            if (!nodig && protocol.Afspraken.Count > 1) yield return protocol with { Afspraken = [.. protocol.Afspraken.Where(ander => ander != afspraak)] };
            foreach (var kleiner in Kleiner(afspraak)) yield return protocol with { Afspraken = [.. protocol.Afspraken.Take(plaats), kleiner, .. protocol.Afspraken.Skip(plaats + 1)] };
        }
    }

    private static IEnumerable<RefAfspraak> Kleiner(RefAfspraak afspraak)
    {
        for (var i = 1; i < afspraak.Als.Count; i++) yield return afspraak with { Als = Zonder(afspraak.Als, i) };
        for (var i = 0; i < afspraak.Vervalt.Count; i++) yield return afspraak with { Vervalt = Zonder(afspraak.Vervalt, i) };
        if (afspraak.Vanaf is not null) yield return afspraak with { Vanaf = null };
        if (afspraak.Waarschuw is not null) yield return afspraak with { Waarschuw = null };
        if (afspraak.Herhaal != RefHerhaal.Een) yield return afspraak with { Herhaal = RefHerhaal.Een };
        if (!afspraak.Blijft) yield return afspraak with { Blijft = true };
        if (afspraak.Binnen is not null) yield return afspraak with { Binnen = null, Vanaf = null };
        if (afspraak.Anders is not null) yield return afspraak with { Anders = null };
        for (var i = 0; i < afspraak.Als.Count; i++)
        {
            foreach (var kleiner in Kleiner(afspraak.Als[i])) yield return afspraak with { Als = Met(afspraak.Als, i, kleiner) };
        }

        for (var i = 0; i < afspraak.Vervalt.Count; i++)
        {
            foreach (var kleiner in Kleiner(afspraak.Vervalt[i])) yield return afspraak with { Vervalt = Met(afspraak.Vervalt, i, kleiner) };
        }

        foreach (var wat in Kleiner(afspraak.Wat)) yield return afspraak with { Wat = wat };
        if (afspraak.Vanaf is not null) foreach (var vanaf in Kleiner(afspraak.Vanaf)) yield return afspraak with { Vanaf = vanaf };
    }

    private static IEnumerable<RefVoorwaarde> Kleiner(RefVoorwaarde voorwaarde)
    {
        if (voorwaarde is not RefFeitVoorwaarde feit) yield break;
        if (feit.SindsAnker) yield return feit with { SindsAnker = false };
        if (feit.Aantal is not null) yield return feit with { Aantal = null };
        foreach (var patroon in Kleiner(feit.Patroon)) yield return feit with { Patroon = patroon };
    }

    private static IEnumerable<RefPatroon> Kleiner(RefPatroon patroon) =>
        patroon.Met.Keys.Select(veld => patroon with { Met = patroon.Met.Where(ander => ander.Key != veld).ToDictionary(ander => ander.Key, ander => ander.Value) });

    private static List<T> Zonder<T>(IReadOnlyList<T> lijst, int plaats) => [.. lijst.Where((_, i) => i != plaats)];

    private static List<T> Met<T>(IReadOnlyList<T> lijst, int plaats, T ander) => [.. lijst.Select((oud, i) => i == plaats ? ander : oud)];
}
