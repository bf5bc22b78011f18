using Routeboek.Application.Invoer;
using Routeboek.Domain.Protocollen;

namespace Routeboek.Application.Protocollen;

/// <summary>
/// Reads a protocol file into the checked model, with every error by file, line and expectation. A file may take signals over from
/// another protocol; <paramref name="zoek"/> finds that file by id (null = there is none).
/// </summary>
public sealed class Protocollezer(Func<string, Protocolbestand?> zoek)
{
    internal static readonly Woordenlijst<Sector> Sectoren = new(StringComparer.Ordinal)
    {
        ["po"] = Sector.Po,
        ["vo"] = Sector.Vo,
        ["mbo"] = Sector.Mbo,
    };

    private static readonly Woordenlijst<Vakantieregio> s_regios = new(StringComparer.Ordinal)
    {
        ["noord"] = Vakantieregio.Noord,
        ["midden"] = Vakantieregio.Midden,
        ["zuid"] = Vakantieregio.Zuid,
    };

    internal static readonly Woordenlijst<Herkomst> Herkomsten = new(StringComparer.Ordinal)
    {
        ["wet"] = Herkomst.Wet,
        ["protocol"] = Herkomst.Protocol,
        ["voorstel"] = Herkomst.Voorstel,
    };

    internal const string Inhoud = "een protocol met id, versie, naam, regio, sector, geldig-vanaf en bronnen";

    private readonly Dictionary<string, Leesresultaat> _gelezen = new(StringComparer.Ordinal);
    private readonly List<string> _pad = [];

    /// <summary>Reads a file and what it takes over from.</summary>
    /// <param name="bestand">The file.</param>
    /// <param name="verwachtId">The id it must have, or null when any will do.</param>
    public Leesresultaat Lees(Protocolbestand bestand, string? verwachtId = null)
    {
        var fouten = new List<Protocolfout>();
        var protocol = Kaartlezer.Open(Afsprakensectie.Zonder(bestand), "het protocol", Inhoud, fouten) is { } blok ? LeesProtocol(blok, verwachtId, fouten) : null;
        return new Leesresultaat(fouten.Count == 0 ? protocol : null, [.. fouten.Distinct()]);
    }

    private Protocol? LeesProtocol(Kaartlezer blok, string? verwachtId, List<Protocolfout> fouten)
    {
        var id = blok.Id("id", verplicht: true, "een id");
        if (verwachtId is not null && id is not null && !string.Equals(id, verwachtId, StringComparison.Ordinal))
            blok.Fout(blok.RegelVan("id"), $"het id is '{id}', maar het bestand heet naar '{verwachtId}'", $"id: {verwachtId}");
        var versie = blok.Tekst("versie", verplicht: true, "een versie als 2026-01");
        var naam = blok.Tekst("naam", verplicht: true, "een naam voor mensen");
        var regio = blok.Tekst("regio", verplicht: true, "de regio, als \"Haaglanden\"");
        var sectoren = blok.Keuzes("sector", verplicht: true, Sectoren);
        var vakantieregio = blok.Keuze("vakantieregio", verplicht: false, s_regios);
        var vanaf = blok.Datum("geldig-vanaf", verplicht: true);
        var tot = blok.Datum("geldig-tot", verplicht: false);
        if (tot < vanaf)
            blok.Fout(blok.RegelVan("geldig-tot"), "'geldig-tot' ligt voor 'geldig-vanaf'", "een laatste dag na de eerste");
        var voorbehoud = blok.Tekst("voorbehoud", verplicht: false, "wat elke lezer moet weten");
        var documenten = LeesDocumenten(blok);
        var overgenomen = LeesOvername(blok, id ?? "", fouten);
        var eigen = LeesSignalen(blok, documenten);
        var papier = LeesPapier(blok, documenten);
        var volging = Volginglezer.Lees(blok);
        blok.Klaar();

        MeldDubbel(blok, eigen, overgenomen.Signalen);
        List<Signaalregel> signalen = [.. eigen.Select(s => s.Regel), .. overgenomen.Signalen.Select(s => s.Regel)];
        foreach (var (signaal, regel) in papier.SelectMany(p => p.Verwijzingen))
        {
            if (fouten.Count == 0 && !signalen.Exists(s => string.Equals(s.Id, signaal, StringComparison.Ordinal)))
            {
                blok.Fout(regel, $"signaal '{signaal}' is er niet{Woordkeuze.Suggestie(signaal, signalen.Select(s => s.Id))}",
                    "een signaal van dit protocol");
            }
        }

        if (volging is not null && fouten.Count == 0)
            Volginglezer.Keur(blok, volging, signalen);
        if (fouten.Count > 0)
            return null;
        return new Protocol
        {
            Id = id!,
            Versie = versie!,
            Naam = naam!,
            Regio = regio!,
            Sectoren = sectoren!,
            Vakantieregio = vakantieregio,
            GeldigVanaf = vanaf!.Value,
            GeldigTot = tot,
            Voorbehoud = voorbehoud ?? "",
            Bronnen = [.. documenten.Values.Concat(overgenomen.Signalen.Select(s => s.Regel.Bron.Document)).DistinctBy(d => d.Id, StringComparer.Ordinal)],
            Signalen = signalen,
            Papier = [.. papier.Select(p => p.Papier), .. overgenomen.Papier],
            Volging = volging ?? Signaalvolging.Standaard,
        };
    }

    internal static Dictionary<string, Brondocument> LeesDocumenten(Kaartlezer blok)
    {
        var documenten = new Dictionary<string, Brondocument>(StringComparer.Ordinal);
        foreach (var item in blok.Kaarten("bronnen", verplicht: true, "een lijst van bronnen als {id: besluit, titel: \"…\"}", "een bron"))
        {
            var id = item.Id("id", verplicht: true, "een id");
            var titel = item.Tekst("titel", verplicht: true, "de titel van het document");
            item.Klaar();
            // a document without a title is known too, so that it is not reported again at every signal
            if (id is not null && !documenten.TryAdd(id, new Brondocument(id, titel ?? "")))
                item.Fout(item.RegelVan("id"), $"bron '{id}' staat er twee keer", "elk id één keer");
        }

        return documenten;
    }

    /// <summary>Reads <c>bron</c> of a signal or of a paper block.</summary>
    internal static Bronvermelding? LeesBron(Kaartlezer blok, IReadOnlyDictionary<string, Brondocument> documenten)
    {
        if (blok.Kaart("bron", verplicht: true, "waar het staat, als {document: besluit, plaats: \"bijlage 1\", eisen: [B-SIG-02]}") is not { } bron)
            return null;
        var id = bron.Id("document", verplicht: true, "het id van een van de bronnen");
        var plaats = bron.Tekst("plaats", verplicht: false, "hoofdstuk of bijlage");
        var eisen = bron.Eisen("eisen");
        bron.Klaar();
        if (id is null)
            return null;
        if (documenten.TryGetValue(id, out var document))
            return new Bronvermelding(document, plaats ?? "", eisen);
        bron.Fout(bron.RegelVan("document"), $"document '{id}' staat niet bij de bronnen{Woordkeuze.Suggestie(id, documenten.Keys)}",
            documenten.Count == 0 ? "een id dat onder 'bronnen' staat" : $"een van {string.Join(", ", documenten.Keys)}");
        return null;
    }

    private static List<(Signaalregel Regel, long OpRegel)> LeesSignalen(Kaartlezer blok, Dictionary<string, Brondocument> documenten)
    {
        var signalen = new List<(Signaalregel, long)>();
        foreach (var item in blok.Kaarten("signalen", verplicht: false, "een lijst van signalen", "een signaal"))
        {
            var id = item.Id("id", verplicht: true, "een id");
            item.Wat = id is null ? item.Wat : $"signaal {id}";
            var naam = item.Tekst("naam", verplicht: true, "een korte naam voor mensen");
            var criteriumblok = item.Kaart("criterium", verplicht: true, $"een blok met 'vorm' ({string.Join(", ", Criteriumlezer.Vormen)}) en de getallen");
            var criterium = criteriumblok is null ? null : Criteriumlezer.Lees(criteriumblok);
            var ladder = item.Id("ladder", verplicht: false, "de naam van de ladder");
            var trede = item.Getal("trede", verplicht: false, 1, 20, "de trede op de ladder");
            if (item.Heeft("ladder") != item.Heeft("trede"))
                item.Fout(item.Regel, $"{item.Wat} heeft van 'ladder' en 'trede' er maar één", "allebei of geen van beide");
            var herkomst = item.Keuze("herkomst", verplicht: true, Herkomsten);
            var bron = LeesBron(item, documenten);
            var vervolg = item.Tekst("vervolg", verplicht: true, "één regel: wie doet wat");
            var vandaag = item.Tekst("vandaag", verplicht: true, "één korte opdracht, als \"Nodig uit voor een gesprek\"");
            var toelichting = item.Tekst("toelichting", verplicht: false, "wat een lezer over het getal moet weten");
            item.Klaar();
            if (id is not null && naam is not null && criterium is not null && herkomst is { } h && bron is not null && vervolg is not null && vandaag is not null)
            {
                signalen.Add((new Signaalregel
                {
                    Id = id,
                    Naam = naam,
                    Criterium = criterium,
                    Ladder = ladder ?? "",
                    Trede = trede ?? 0,
                    Herkomst = h,
                    Bron = bron,
                    Vervolg = vervolg,
                    Vandaag = vandaag,
                    Toelichting = toelichting ?? "",
                }, item.RegelVan("id")));
            }
        }

        return signalen;
    }

    private static List<GelezenPapier> LeesPapier(Kaartlezer blok, Dictionary<string, Brondocument> documenten)
    {
        var papier = new List<GelezenPapier>();
        foreach (var item in blok.Kaarten("papier", verplicht: false, "een lijst van grenzen zoals een bron ze noemt", "een blok papier"))
        {
            if (Papierlezer.Lees(item, documenten) is { } gelezen)
                papier.Add(gelezen);
        }

        return papier;
    }

    private sealed record Overname(List<(Signaalregel Regel, long OpRegel)> Signalen, List<Papier> Papier);

    private Overname LeesOvername(Kaartlezer blok, string id, List<Protocolfout> fouten)
    {
        var overname = new Overname([], []);
        foreach (var item in blok.Kaarten("neemt-over", verplicht: false, "een lijst als {protocol: wet-nl, signalen: [leerplicht-16-uur]}", "een overname"))
        {
            var van = item.Id("protocol", verplicht: true, "het id van een ander protocol");
            var keuzes = LeesKeuzes(item, verplicht: !item.Heeft("afspraken"));
            item.Bekend("afspraken", "behalve"); // read by Afsprakenlezer
            item.Klaar();
            if (van is null || LeesVoorganger(item, id, van, fouten) is not { } voorganger)
                continue;
            foreach (var keuze in keuzes)
            {
                if (voorganger.Signalen.FirstOrDefault(s => string.Equals(s.Id, keuze.Id, StringComparison.Ordinal)) is { } regel)
                {
                    overname.Signalen.Add((keuze.Op(regel) with
                    {
                        OvergenomenUit = regel.OvergenomenUit.Length > 0 ? regel.OvergenomenUit : voorganger.Id,
                    }, keuze.Regel));
                }
                else
                {
                    item.Fout(keuze.Regel, $"protocol {van} heeft geen signaal '{keuze.Id}'{Woordkeuze.Suggestie(keuze.Id, voorganger.Signalen.Select(s => s.Id))}",
                        $"een van {string.Join(", ", voorganger.Signalen.Select(s => s.Id))}");
                }
            }

            // what the paper says goes along with the signals it speaks of, when all of them are taken over
            overname.Papier.AddRange(voorganger.Papier.Where(p => p.Treden.Any(t => t.Signaal.Length > 0)
                && p.Treden.All(t => t.Signaal.Length == 0 || keuzes.Exists(k => string.Equals(k.Id, t.Signaal, StringComparison.Ordinal)))));
        }

        return overname;
    }

    private sealed record Keuze(string Id, long Regel, string? Naam, string? Vervolg, string? Vandaag, string? Toelichting)
    {
        public Signaalregel Op(Signaalregel regel) => regel with
        {
            Naam = Naam ?? regel.Naam,
            Vervolg = Vervolg ?? regel.Vervolg,
            Vandaag = Vandaag ?? regel.Vandaag,
            Toelichting = Toelichting ?? regel.Toelichting,
        };
    }

    private static List<Keuze> LeesKeuzes(Kaartlezer item, bool verplicht)
    {
        const string Verwacht = "een lijst van signalen als [leerplicht-16-uur]";
        var keuzes = new List<Keuze>();
        foreach (var knoop in item.Lijst("signalen", verplicht, Verwacht) ?? [])
        {
            if (knoop is Yamlknoop.Waarde waarde && Kaartlezer.IsId(waarde.Tekst))
            {
                keuzes.Add(new Keuze(waarde.Tekst, waarde.Regel, null, null, null, null));
            }
            else if (knoop is Yamlknoop.Kaart kaart)
            {
                var blok = item.Onder(kaart, "een overgenomen signaal");
                var id = blok.Id("id", verplicht: true, "het id van het signaal");
                var keuze = new Keuze(id ?? "", kaart.Regel,
                    blok.Tekst("naam", verplicht: false, "een korte naam voor mensen"),
                    blok.Tekst("vervolg", verplicht: false, "één regel: wie doet wat"),
                    blok.Tekst("vandaag", verplicht: false, "één korte opdracht"),
                    blok.Tekst("toelichting", verplicht: false, "wat een lezer over het getal moet weten"));
                blok.Klaar();
                if (id is not null)
                    keuzes.Add(keuze);
            }
            else if (knoop is not Yamlknoop.Geweigerd)
            {
                item.Fout(knoop.Regel, $"in 'signalen' staat {(knoop is Yamlknoop.Waarde w ? $"'{Yamlboom.Kort(w.Tekst)}'" : knoop.Soort)}", Verwacht);
            }
        }

        return keuzes;
    }

    private Protocol? LeesVoorganger(Kaartlezer item, string id, string van, List<Protocolfout> fouten)
    {
        var regel = item.RegelVan("protocol");
        if (string.Equals(id, van, StringComparison.Ordinal) || _pad.Contains(van, StringComparer.Ordinal))
        {
            var kring = _pad.SkipWhile(p => !string.Equals(p, van, StringComparison.Ordinal)).Append(id).Append(van);
            item.Fout(regel, $"'neemt-over' loopt in een kring: {string.Join(" -> ", kring)}", "een protocol dat niet (via andere) van dit protocol overneemt");
            return null;
        }

        if (!_gelezen.TryGetValue(van, out var resultaat))
        {
            if (zoek(van) is not { } bestand)
            {
                item.Fout(regel, $"protocol '{van}' is niet te vinden", "een protocol naast dit bestand of in de map protocollen");
                return null;
            }

            _pad.Add(id);
            resultaat = Lees(bestand, van);
            _pad.RemoveAt(_pad.Count - 1);
            _gelezen.Add(van, resultaat);
        }

        fouten.AddRange(resultaat.Fouten);
        return resultaat.Protocol;
    }

    private static void MeldDubbel(Kaartlezer blok, List<(Signaalregel Regel, long OpRegel)> eigen, List<(Signaalregel Regel, long OpRegel)> overgenomen)
    {
        var eerder = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var (signaal, regel) in eigen.Concat(overgenomen).OrderBy(s => s.OpRegel))
        {
            if (!eerder.TryAdd(signaal.Id, regel))
                blok.Fout(regel, $"signaal '{signaal.Id}' staat er twee keer (eerder op regel {eerder[signaal.Id]})", "elk signaal één keer");
        }
    }
}
