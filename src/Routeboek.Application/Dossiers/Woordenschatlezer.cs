using Routeboek.Application.Invoer;
using Routeboek.Application.Protocollen;
using Routeboek.Application.Registraties;
using Routeboek.Domain.Dossiers;

namespace Routeboek.Application.Dossiers;

/// <summary>Reads the closed vocabulary of facts (<c>feiten/feiten.yaml</c>).</summary>
public static class Woordenschatlezer
{
    private static readonly Woordenlijst<Veldvorm> Vormen = new(StringComparer.Ordinal)
    {
        ["tekst"] = Veldvorm.Tekst,
        ["lijst"] = Veldvorm.Lijst,
        ["datum"] = Veldvorm.Datum,
        ["getal"] = Veldvorm.Getal,
        ["janee"] = Veldvorm.JaNee,
    };

    private static readonly Woordenlijst<Kamer> Kamers = new(StringComparer.Ordinal)
    {
        ["gewoon"] = Kamer.Gewoon,
        ["zorg"] = Kamer.Zorg,
        ["jgz-medisch"] = Kamer.JgzMedisch,
        ["meldcode"] = Kamer.Meldcode,
        ["handhaving"] = Kamer.Handhaving,
    };

    private static readonly Lazy<Woordenschat> Meegeleverd = new(LeesMeegeleverd);

    /// <summary>The vocabulary that comes with the program.</summary>
    /// <exception cref="Bestandsfout">The file that came with the program was changed and does not hold any more.</exception>
    public static Woordenschat BijProgramma => Meegeleverd.Value;

    /// <summary>Reads a file; with errors there is no vocabulary.</summary>
    public static (Woordenschat? Woordenschat, IReadOnlyList<Protocolfout> Fouten) Lees(Protocolbestand bestand)
    {
        var fouten = new List<Protocolfout>();
        if (Kaartlezer.Open(bestand, "de woordenschat", "een woordenschat: 'feiten' met een lijst", fouten) is not { } blok)
            return (null, fouten);
        var soorten = blok.Kaarten("feiten", verplicht: true, "een lijst van feiten", "een feit").Select(LeesSoort).ToList();
        blok.Klaar();
        if (fouten.Count > 0)
            return (null, fouten);
        try
        {
            return (new Woordenschat(soorten), []);
        }
        catch (ArgumentException e)
        {
            return (null, [new Protocolfout(bestand.Naam, 1, e.Message, "elk feit een keer, en de feiten die Routeboek zelf leest")]);
        }
    }

    private static Feitsoort LeesSoort(Kaartlezer item)
    {
        var naam = item.Tekst("soort", verplicht: true, "de naam van het feit, als GesprekGevoerd");
        item.Wat = naam is null ? item.Wat : $"feit {naam}";
        var velden = item.Lijst("velden", verplicht: true, "een lijst van velden, of []", magLeeg: true) is { Count: > 0 }
            ? item.Kaarten("velden", verplicht: true, "een lijst van velden", "een veld").Select(LeesVeld).ToList()
            : [];
        var soort = new Feitsoort
        {
            Naam = naam ?? "",
            Zin = item.Tekst("zin", verplicht: true, "de zin voor een lezer") ?? "",
            Uitleg = item.Tekst("uitleg", verplicht: true, "wanneer dit wordt vastgelegd") ?? "",
            Bron = item.Tekst("bron", verplicht: true, "waar het vandaan komt") ?? "",
            Velden = velden,
            Groep = item.Tekst("groep", verplicht: false, "onder welke kop mensen het kiezen") ?? "",
            Elders = item.Tekst("elders", verplicht: false, "hoe het in het dossier komt, als mensen het niet uit de lijst kiezen") ?? "",
            Kamer = item.Keuze("kamer", verplicht: false, Kamers),
        };
        item.Klaar();
        ControleerZin(item, soort);
        return soort;
    }

    private static Feitveld LeesVeld(Kaartlezer item)
    {
        var veld = new Feitveld(
            item.Id("naam", verplicht: true, "de naam van het veld") ?? "",
            item.Keuze("vorm", verplicht: true, Vormen) ?? Veldvorm.Tekst,
            item.JaNee("verplicht") ?? false,
            item.Woorden("waarden", verplicht: false, "een lijst van woorden")?.Woorden ?? [],
            item.Tekst("uitleg", verplicht: true, "wat er in te vullen is") ?? "");
        item.Klaar();
        return veld;
    }

    private static void ControleerZin(Kaartlezer item, Feitsoort soort)
    {
        var zin = soort.Zin;
        for (var i = 0; i < zin.Length; i++)
        {
            if (zin[i] == '[' && zin.IndexOf(']', i) < 0)
                item.Fout(item.RegelVan("zin"), "in 'zin' ontbreekt een ]", "een stuk dat mag wegvallen tussen [ en ]");
            if (zin[i] != '{')
                continue;
            var sluit = zin.IndexOf('}', i);
            if (sluit < 0 || soort.Veld(zin[(i + 1)..sluit]) is null)
                item.Fout(item.RegelVan("zin"), "in 'zin' staat een veld dat er niet is", $"{{veld}} met een van {string.Join(", ", soort.Velden.Select(v => v.Naam))}");
        }
    }

    private static Woordenschat LeesMeegeleverd()
    {
        var pad = Path.Combine(AppContext.BaseDirectory, "feiten", "feiten.yaml");
        var (woordenschat, fouten) = Lees(new Protocolbestand("feiten.yaml", File.ReadAllBytes(pad)));
        return woordenschat ?? throw new Bestandsfout(fouten[0].ToString());
    }
}
