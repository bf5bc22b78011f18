using Routeboek.Application.Invoer;
using Routeboek.Application.Protocollen;
using Routeboek.Domain.Afspraken;
using Routeboek.Domain.Dossiers;
using Routeboek.Domain.Kalenders;
using Routeboek.Domain.Protocollen;

namespace Routeboek.Application.Afspraken;

/// <summary>The agreements of a file, or everything that is wrong with them.</summary>
public sealed record Afsprakenresultaat(IReadOnlyList<Afspraak> Afspraken, IReadOnlyList<Protocolfout> Fouten);

/// <summary>
/// Reads the part <c>afspraken</c> of a protocol file (contract "afspraken", Agreements), with every error by file, line and expectation.
/// A file may take agreements over from another protocol; <paramref name="zoek"/> finds that file by id (null = there is none).
/// </summary>
public sealed class Afsprakenlezer(Woordenschat woordenschat, Func<string, Protocolbestand?> zoek)
{
    private static readonly Woordenlijst<Termijneenheid> Eenheden = new(StringComparer.Ordinal)
    {
        ["schooldagen"] = Termijneenheid.Schooldagen,
        ["werkdagen"] = Termijneenheid.Werkdagen,
        ["dagen"] = Termijneenheid.Dagen,
        ["weken"] = Termijneenheid.Weken,
        ["maanden"] = Termijneenheid.Maanden,
    };

    private static readonly Woordenlijst<Herhaling> Herhalingen = new(StringComparer.Ordinal)
    {
        ["een"] = Herhaling.Een,
        ["elk"] = Herhaling.Elk,
        ["nooit"] = Herhaling.Nooit,
    };

    // to compare every word with every other takes minutes in a file full of mistakes, and nobody reads so many
    private const int MeesteSuggesties = 20;

    private readonly List<string> _pad = [];
    private int _suggesties;

    /// <summary>Reads the agreements of a file and those it takes over.</summary>
    public Afsprakenresultaat Lees(Protocolbestand bestand)
    {
        var fouten = new List<Protocolfout>();
        var gelezen = Kaartlezer.Open(bestand, "het protocol", Protocollezer.Inhoud, fouten) is { } blok ? LeesBlok(blok, fouten) : [];
        return new Afsprakenresultaat(fouten.Count == 0 ? [.. gelezen.Select(g => g.Afspraak)] : [], [.. fouten.Distinct().OrderBy(f => f.Bestand, StringComparer.Ordinal).ThenBy(f => f.Regel)]);
    }

    private sealed record Gelezen(Afspraak Afspraak, long Regel, IReadOnlyList<(string Id, long Regel)> Verwijzingen);

    private List<Gelezen> LeesBlok(Kaartlezer blok, List<Protocolfout> fouten)
    {
        var id = blok.Id("id", verplicht: true, "een id") ?? "";
        var documenten = Protocollezer.LeesDocumenten(blok);
        var voorOvername = fouten.Count;
        var alle = LeesOvername(blok, id, fouten);
        var overgenomen = fouten.Count == voorOvername;
        foreach (var item in blok.Kaarten("afspraken", verplicht: false, "een lijst van afspraken", "een afspraak"))
        {
            if (LeesAfspraak(item, documenten) is { } gelezen)
                alle.Add(gelezen);
        }

        var opId = new Dictionary<string, Gelezen>(StringComparer.Ordinal);
        foreach (var gelezen in alle)
        {
            if (!opId.TryAdd(gelezen.Afspraak.Id, gelezen))
                blok.Fout(gelezen.Regel, $"afspraak '{gelezen.Afspraak.Id}' staat er twee keer (eerder op regel {opId[gelezen.Afspraak.Id].Regel})", "elke afspraak één keer");
        }

        foreach (var (verwijzing, regel) in alle.SelectMany(g => g.Verwijzingen))
        {
            // what could not be taken over may be what is looked for
            if (overgenomen && !opId.ContainsKey(verwijzing))
                blok.Fout(regel, $"afspraak '{verwijzing}' is er niet{Suggestie(verwijzing, opId.Keys)}", "een afspraak van dit protocol");
        }

        if (fouten.Count == 0 && new Afsprakenlagen([.. alle.Select(g => g.Afspraak)]).Kring is { Count: > 0 } kring)
            blok.Fout(opId[kring[0]].Regel, $"de afspraken verwijzen in een kring naar elkaar: {string.Join(" -> ", kring)}", "afspraken die niet (via andere) naar zichzelf verwijzen");
        return alle;
    }

    private List<Gelezen> LeesOvername(Kaartlezer blok, string id, List<Protocolfout> fouten)
    {
        const string Verwacht = "alle, of een lijst als [dossier-volgen]";
        var alle = new List<Gelezen>();
        foreach (var item in blok.Kaarten("neemt-over", verplicht: false, "een lijst als {protocol: wet-nl, afspraken: alle}", "een overname"))
        {
            var van = item.Id("protocol", verplicht: true, "het id van een ander protocol");
            var keuze = item.Woorden("afspraken", verplicht: false, Verwacht);
            var behalve = item.Woorden("behalve", verplicht: false, "een lijst van afspraken")?.Woorden ?? [];
            if (van is null || keuze is not { } gekozen || LeesVoorganger(item, id, van, fouten) is not { } voorganger)
                continue;
            var regel = item.RegelVan("afspraken");
            if (!gekozen.IsLijst && gekozen.Woorden[0] != "alle")
                item.Fout(regel, $"'afspraken: {Yamlboom.Kort(gekozen.Woorden[0])}' past niet", Verwacht);
            foreach (var naam in (gekozen.IsLijst ? gekozen.Woorden : []).Concat(behalve))
            {
                if (!voorganger.Any(a => string.Equals(a.Id, naam, StringComparison.Ordinal)))
                    item.Fout(regel, $"protocol {van} heeft geen afspraak '{naam}'{Suggestie(naam, voorganger.Select(a => a.Id))}", "een afspraak van dat protocol");
            }

            alle.AddRange(voorganger
                .Where(a => (!gekozen.IsLijst || gekozen.Woorden.Contains(a.Id, StringComparer.Ordinal)) && !behalve.Contains(a.Id, StringComparer.Ordinal))
                .Select(a => new Gelezen(
                    a with { OvergenomenUit = a.OvergenomenUit.Length > 0 ? a.OvergenomenUit : van },
                    regel,
                    [.. Afsprakenlagen.Verwijzingen(a).Select(v => (v, regel))])));
        }

        // two files that are taken over from may both have taken it over from a third
        return [.. alle.DistinctBy(g => (g.Afspraak.Id, g.Afspraak.OvergenomenUit))];
    }

    private IReadOnlyList<Afspraak>? LeesVoorganger(Kaartlezer item, string id, string van, List<Protocolfout> fouten)
    {
        // a circle of takeovers is told by Protocollezer; here it only has to end
        if (string.Equals(id, van, StringComparison.Ordinal) || _pad.Contains(van, StringComparer.Ordinal))
            return null;
        if (zoek(van) is not { } bestand)
        {
            item.Fout(item.RegelVan("protocol"), $"protocol '{van}' is niet te vinden", "een protocol naast dit bestand of in de map protocollen");
            return null;
        }

        _pad.Add(id);
        var gelezen = Lees(bestand);
        _pad.RemoveAt(_pad.Count - 1);
        fouten.AddRange(gelezen.Fouten);
        return gelezen.Fouten.Count == 0 ? gelezen.Afspraken : null;
    }

    private string Suggestie(string woord, IEnumerable<string> bekend) => _suggesties++ < MeesteSuggesties ? Woordkeuze.Suggestie(woord, bekend) : "";

    private Gelezen? LeesAfspraak(Kaartlezer item, Dictionary<string, Brondocument> documenten)
    {
        var id = item.Id("id", verplicht: true, "een id");
        item.Wat = id is null ? item.Wat : $"afspraak {id}";
        var kern = item.Tekst("kern", verplicht: true, "wat er moet gebeuren, in één regel");
        var toelichting = item.Tekst("toelichting", verplicht: false, "wat een lezer moet weten");
        var bron = item.Heeft("bron") ? Protocollezer.LeesBron(item, documenten) : null;
        var herkomst = item.Keuze("herkomst", verplicht: false, Protocollezer.Herkomsten);
        var voorwaarden = new Voorwaardenlezer(woordenschat);
        var als = voorwaarden.LeesAls(item);
        var wie = LeesWie(item);
        var wat = item.Kaart("wat", verplicht: true, "het feit dat de taak vervult, als {feit: GesprekGevoerd}") is { } watblok ? voorwaarden.LeesPatroon(watblok) : null;
        var binnen = LeesBinnen(item);
        var vanaf = item.Kaart("vanaf", verplicht: false, "het feit dat de termijn begint, als {feit: AanmeldingGedaan}") is { } vanafblok ? voorwaarden.LeesPatroon(vanafblok) : null;
        var waarschuw = item.Getal("waarschuw", verplicht: false, 0, Termijn.MaximaalAantal, "hoe lang voor de laatste dag");
        var herhaal = item.Keuze("herhaal", verplicht: false, Herhalingen);
        var blijft = item.WaarOfOnwaar("blijft");
        var vervalt = voorwaarden.LeesVervalt(item);
        item.Bekend("bron", "vervalt"); // asked for only when they are there
        item.Klaar();
        if (id is null || kern is null || als is null || wie is null || wat is null || vervalt is null)
            return null;
        return new Gelezen(
            new Afspraak
            {
                Id = id,
                Kern = kern,
                Toelichting = toelichting ?? "",
                Bron = bron,
                Herkomst = herkomst ?? Herkomst.Voorstel,
                Als = als,
                Wie = wie,
                Wat = wat,
                Binnen = binnen,
                Vanaf = vanaf,
                Waarschuw = waarschuw,
                Herhaal = herhaal ?? Herhaling.Een,
                Blijft = blijft ?? true,
                Vervalt = vervalt,
            },
            item.RegelVan("id"),
            voorwaarden.Verwijzingen);
    }

    private static Uitvoerder? LeesWie(Kaartlezer item)
    {
        if (item.Kaart("wie", verplicht: true, "wie het doet, als {rol: mentor, organisatie: school}") is not { } wie)
            return null;
        var rol = wie.Tekst("rol", verplicht: true, "een rol als mentor");
        var organisatie = wie.Tekst("organisatie", verplicht: true, "een organisatie als school");
        var anders = wie.Tekst("anders", verplicht: false, "de rol die het doet als er niemand is");
        wie.Klaar();
        return rol is null || organisatie is null ? null : new Uitvoerder(rol, organisatie, anders ?? "");
    }

    private static Looptijd? LeesBinnen(Kaartlezer item)
    {
        if (item.Kaart("binnen", verplicht: false, "een termijn als {aantal: 3, eenheid: schooldagen} of {op: {maand: 9, dag: 30}}") is not { } binnen)
            return null;
        if (binnen.Heeft("op"))
        {
            var op = binnen.Kaart("op", verplicht: true, "een dag als {maand: 9, dag: 30}");
            binnen.Klaar();
            return op is null ? null : LeesOp(op);
        }

        var aantal = binnen.Getal("aantal", verplicht: true, 0, Termijn.MaximaalAantal, "hoeveel");
        var eenheid = binnen.Keuze("eenheid", verplicht: true, Eenheden);
        binnen.Klaar();
        return aantal is { } n && eenheid is { } e ? new Looptijd.Na(new Termijn(n, e)) : null;
    }

    private static Looptijd.Op? LeesOp(Kaartlezer op)
    {
        var maand = op.Getal("maand", verplicht: true, 1, 12, "de maand");
        var dag = op.Getal("dag", verplicht: true, 1, 31, "de dag van de maand");
        op.Klaar();
        if (maand is not { } m || dag is not { } d)
            return null;
        if (d <= DateTime.DaysInMonth(2023, m))
            return new Looptijd.Op(m, d);
        op.Fout(op.RegelVan("dag"), $"dag {d} heeft maand {m} niet elk jaar", $"een dag van 1 t/m {DateTime.DaysInMonth(2023, m)}");
        return null;
    }
}
