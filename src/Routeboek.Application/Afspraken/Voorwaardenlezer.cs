using Routeboek.Application.Invoer;
using Routeboek.Application.Protocollen;
using Routeboek.Domain.Afspraken;
using Routeboek.Domain.Dossiers;

namespace Routeboek.Application.Afspraken;

/// <summary>Reads the conditions and patterns of one agreement, and remembers which agreements they refer to.</summary>
internal sealed class Voorwaardenlezer(Woordenschat woordenschat)
{
    private const int MeesteVoorwaarden = 6;
    private const int MeesteVervalt = 20;
    private const int MeesteFeiten = 1000;
    private const int HoogsteLeeftijd = 120;

    private static readonly string[] Soorten = ["feit", "afspraak", "leeftijd", "sector", "gemeente", "fase"];

    private static readonly Woordenlijst<Afspraakuitkomst> Uitkomsten = new(StringComparer.Ordinal)
    {
        ["vervuld"] = Afspraakuitkomst.Vervuld,
        ["verlopen"] = Afspraakuitkomst.Verlopen,
        ["vervallen"] = Afspraakuitkomst.Vervallen,
    };

    private readonly List<(string Id, long Regel)> _verwijzingen = [];

    /// <summary>The agreements referred to so far, with the line.</summary>
    public IReadOnlyList<(string Id, long Regel)> Verwijzingen => _verwijzingen;

    /// <summary>The conditions under which a task opens; null when something was wrong.</summary>
    public IReadOnlyList<Voorwaarde>? LeesAls(Kaartlezer item)
    {
        const string Verwacht = "een lijst van 1 t/m 6 voorwaarden, de eerste het anker, als [{feit: SignaalAan}]";
        var als = LeesLijst(item, "als", verplicht: true, Verwacht, MeesteVoorwaarden);
        if (als is not { Count: > 0 } || als[0] is Voorwaarde.VanAfspraak or Voorwaarde.Feiten { Aantal: 1, SindsAnker: false })
            return als is { Count: > 0 } ? als : null;
        item.Fout(item.RegelVan("als"), $"de eerste voorwaarde van {item.Wat} kan geen anker zijn", "een feit zonder aantal, geen en sinds, of een uitkomst van een afspraak");
        return null;
    }

    /// <summary>What makes a task lapse; empty when the key is absent, null when something was wrong.</summary>
    public IReadOnlyList<Voorwaarde>? LeesVervalt(Kaartlezer item) => item.Heeft("vervalt")
        ? LeesLijst(item, "vervalt", verplicht: false, "een lijst van voorwaarden, als [{feit: SignaalUit}]", MeesteVervalt)
        : [];

    /// <summary>A kind of fact with what its fields must be: <c>feit</c> and <c>met</c>.</summary>
    public Feitpatroon? LeesPatroon(Kaartlezer blok)
    {
        var patroon = Patroon(blok);
        blok.Klaar();
        return patroon;
    }

    private List<Voorwaarde>? LeesLijst(Kaartlezer item, string sleutel, bool verplicht, string verwacht, int meest)
    {
        if (item.Lijst(sleutel, verplicht, verwacht, magLeeg: !verplicht) is not { } items)
            return null;
        if (items.Count == 0)
            return [];
        if (items.Count > meest)
            item.Fout(items[meest].Regel, $"'{sleutel}' van {item.Wat} heeft {items.Count} voorwaarden", $"hoogstens {meest}");
        var voorwaarden = new List<Voorwaarde>();
        foreach (var blok in item.Kaarten(sleutel, verplicht, verwacht, $"een voorwaarde van {item.Wat}"))
        {
            if (LeesEen(blok) is { } voorwaarde)
                voorwaarden.Add(voorwaarde);
            blok.Klaar();
        }

        return voorwaarden.Count == items.Count && items.Count <= meest ? voorwaarden : null;
    }

    private Voorwaarde? LeesEen(Kaartlezer blok)
    {
        var soorten = Soorten.Where(blok.Heeft).ToList();
        if (soorten.Count != 1)
        {
            var wat = soorten.Count == 0 ? $"{blok.Wat} zegt niet waarover zij gaat" : $"{blok.Wat} gaat over {string.Join(" en ", soorten)} tegelijk";
            var verwacht = $"precies een van {string.Join(", ", Soorten)}";
            blok.Fout(blok.Regel, wat, blok.Heeft("of") ? $"{verwacht}; een alternatief is een tweede afspraak" : verwacht);
            blok.Bekend([.. blok.Sleutels.Select(s => s.Sleutel)]);
            return null;
        }

        return soorten[0] switch
        {
            "feit" => LeesFeit(blok),
            "afspraak" => LeesUitkomst(blok),
            "leeftijd" => LeesLeeftijd(blok),
            "sector" => blok.Keuzes("sector", verplicht: true, Protocollezer.Sectoren) is { } sectoren ? new Voorwaarde.InSector(sectoren) : null,
            "gemeente" => blok.Woorden("gemeente", verplicht: true, "een gemeente, of een lijst") is { } gemeenten ? new Voorwaarde.WoontIn(gemeenten.Woorden) : null,
            _ => blok.Woorden("fase", verplicht: true, "een fase, of een lijst") is { } fasen ? new Voorwaarde.InFase(fasen.Woorden) : null,
        };
    }

    private Voorwaarde? LeesFeit(Kaartlezer blok)
    {
        var patroon = Patroon(blok);
        var aantal = blok.Getal("aantal", verplicht: false, 1, MeesteFeiten, "hoe vaak minstens");
        var geen = blok.WaarOfOnwaar("geen") ?? false;
        var sinds = blok.Tekst("sinds", verplicht: false, "anker");
        if (sinds is not null and not "anker")
            blok.Fout(blok.RegelVan("sinds"), $"'sinds: {Yamlboom.Kort(sinds)}' past niet", "anker");
        if (geen && blok.Heeft("aantal"))
        {
            blok.Fout(blok.RegelVan("geen"), "'geen' en 'aantal' staan samen in een voorwaarde", "een van de twee");
            return null;
        }

        if (patroon is null)
            return null;
        return geen ? new Voorwaarde.GeenFeit(patroon, sinds is not null) : new Voorwaarde.Feiten(patroon, aantal ?? 1, sinds is not null);
    }

    private Voorwaarde.VanAfspraak? LeesUitkomst(Kaartlezer blok)
    {
        var afspraak = blok.Id("afspraak", verplicht: true, "het id van een afspraak");
        var uitkomst = blok.Keuze("uitkomst", verplicht: true, Uitkomsten);
        if (afspraak is null || uitkomst is not { } u)
            return null;
        _verwijzingen.Add((afspraak, blok.RegelVan("afspraak")));
        return new Voorwaarde.VanAfspraak(afspraak, u);
    }

    private static Voorwaarde.Leeftijd? LeesLeeftijd(Kaartlezer blok)
    {
        if (blok.Kaart("leeftijd", verplicht: true, "grenzen als {van: 12, tot: 18}") is not { } grenzen)
            return null;
        var van = grenzen.Getal("van", verplicht: false, 0, HoogsteLeeftijd, "vanaf welke leeftijd");
        var tot = grenzen.Getal("tot", verplicht: false, 0, HoogsteLeeftijd, "tot welke leeftijd, die niet meetelt");
        grenzen.Klaar();
        if (van is null && tot is null)
            grenzen.Fout(grenzen.Regel, "'leeftijd' heeft geen grens", "van, tot of allebei");
        else if (van >= tot)
            grenzen.Fout(grenzen.Regel, $"'leeftijd' van {van} tot {tot} is leeg", "een 'van' die kleiner is dan 'tot'");
        else
            return new Voorwaarde.Leeftijd(van, tot);
        return null;
    }

    private Feitpatroon? Patroon(Kaartlezer blok)
    {
        var naam = blok.Tekst("feit", verplicht: true, "een feit uit de woordenschat, zie ./routeboek feiten");
        var met = blok.Kaart("met", verplicht: false, "velden met hun waarde, als {bij: duo}");
        if (naam is null)
            return null;
        if (woordenschat.Zoek(naam) is not { } soort)
        {
            blok.Fout(blok.RegelVan("feit"), $"feit '{Yamlboom.Kort(naam)}' is onbekend{Woordkeuze.Suggestie(naam, woordenschat.Soorten.Select(s => s.Naam))}",
                "een feit uit de woordenschat, zie ./routeboek feiten");
            return null;
        }

        return met is null ? (blok.Heeft("met") ? null : new Feitpatroon(soort, [])) : LeesMet(met, soort);
    }

    private static Feitpatroon? LeesMet(Kaartlezer met, Feitsoort soort)
    {
        var eisen = new List<Veldeis>();
        var goed = true;
        foreach (var (sleutel, regel) in met.Sleutels)
        {
            met.Bekend(sleutel);
            if (soort.Veld(sleutel) is not { } veld)
            {
                var bekend = soort.Velden.Select(v => v.Naam).ToList();
                met.Fout(regel, $"feit {soort.Naam} heeft geen veld '{Yamlboom.Kort(sleutel)}'{Woordkeuze.Suggestie(sleutel, bekend)}",
                    bekend.Count == 0 ? "geen 'met': dit feit heeft geen velden" : $"een van {string.Join(", ", bekend)}");
                goed = false;
            }
            else if (met.Woorden(sleutel, verplicht: true, "een waarde of een lijst van waarden") is { } waarde)
            {
                IReadOnlyList<string> woorden = veld.Vorm == Veldvorm.JaNee ? [.. waarde.Woorden.Select(JaNee)] : waarde.Woorden;
                eisen.Add(new Veldeis(sleutel, waarde.IsLijst ? new Feitwaarde(woorden) : new Feitwaarde(woorden[0])));
            }
            else
            {
                goed = false;
            }
        }

        return goed ? new Feitpatroon(soort, eisen) : null;
    }

    private static string JaNee(string woord) => woord switch
    {
        "true" => "ja",
        "false" => "nee",
        _ => woord,
    };
}
