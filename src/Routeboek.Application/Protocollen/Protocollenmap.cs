using Routeboek.Application.Afspraken;
using Routeboek.Application.Invoer;
using Routeboek.Domain.Afspraken;
using Routeboek.Domain.Dossiers;
using Routeboek.Domain.Protocollen;

namespace Routeboek.Application.Protocollen;

/// <summary>What became of the search for a protocol.</summary>
public abstract record Protocolvondst
{
    private Protocolvondst()
    {
    }

    /// <summary>Read without errors.</summary>
    public sealed record Gevonden(Protocol Protocol, string Bestand) : Protocolvondst;

    /// <summary>No protocol has this id; <paramref name="Melding"/> is one line of Dutch.</summary>
    public sealed record Onbekend(string Melding) : Protocolvondst;

    /// <summary>The file cannot be read at all.</summary>
    public sealed record Onleesbaar(string Bestand, string Reden) : Protocolvondst;

    /// <summary>The file, or one that it takes over from, has errors.</summary>
    public sealed record Geweigerd(string Bestand, IReadOnlyList<Protocolfout> Fouten) : Protocolvondst;

    /// <summary>The one place that takes the cases apart.</summary>
    public T Match<T>(Func<Gevonden, T> gevonden, Func<Onbekend, T> onbekend, Func<Onleesbaar, T> onleesbaar, Func<Geweigerd, T> geweigerd) => this switch
    {
        Gevonden v => gevonden(v),
        Onbekend v => onbekend(v),
        Onleesbaar v => onleesbaar(v),
        Geweigerd v => geweigerd(v),
        _ => throw new InvalidOperationException($"onbekende vondst {GetType().Name}"),
    };
}

/// <summary>What became of the search for a protocol with its agreements; the book is there when the protocol was found.</summary>
public sealed record Afsprakenvondst(Protocolvondst Protocol, Afsprakenboek? Boek);

/// <summary>A folder of protocol files, each named after its id. Reads only the files that a question needs.</summary>
public sealed class Protocollenmap(string map)
{
    private const string Achtervoegsel = ".yaml";
    private const string Wet = "wet-nl";

    /// <summary>The folder that is delivered with the program.</summary>
    public static Protocollenmap BijProgramma() => new(Path.Combine(AppContext.BaseDirectory, "protocollen"));

    /// <summary>The ids in the folder, sorted; a folder that is not there has none.</summary>
    public IReadOnlyList<string> Ids()
    {
        try
        {
            return [.. Directory.EnumerateFiles(map, "*" + Achtervoegsel).Select(b => Path.GetFileNameWithoutExtension(b)!).Order(StringComparer.Ordinal)];
        }
        catch (Exception uitzondering) when (uitzondering is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    /// <summary>Every protocol of the folder, sorted by id.</summary>
    public IReadOnlyList<(string Id, Protocolvondst Vondst)> Lijst() => [.. Ids().Select(id => (id, VindId(id)))];

    /// <summary>Finds a protocol by id in the folder, or by the path of a file that ends in .yaml or .yml.</summary>
    public Protocolvondst Vind(string idOfBestand) =>
        idOfBestand.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase) || idOfBestand.EndsWith(".yml", StringComparison.OrdinalIgnoreCase)
            ? Lees(idOfBestand, verwachtId: null)
            : VindId(idOfBestand);

    /// <summary>
    /// Finds a protocol with its working agreements. By id the agreements of the law come along, unless the protocol says itself which of
    /// them it takes over; of a file only its own count, with those it takes over (contract "afspraken", Output).
    /// </summary>
    public Afsprakenvondst VindAfspraken(string idOfBestand, Woordenschat woordenschat)
    {
        var vondst = Vind(idOfBestand);
        return vondst.Match(
            gevonden => MetAfspraken(gevonden, woordenschat, metWet: Kaartlezer.IsId(idOfBestand) && idOfBestand != Wet),
            _ => new Afsprakenvondst(vondst, null),
            _ => new Afsprakenvondst(vondst, null),
            // what is wrong with the agreements is told together with the rest
            geweigerd => new Afsprakenvondst(
                new Protocolvondst.Geweigerd(geweigerd.Bestand, [.. geweigerd.Fouten.Concat(LeesAfspraken(geweigerd.Bestand, woordenschat).Fouten).Distinct()]), null));
    }

    private Afsprakenvondst MetAfspraken(Protocolvondst.Gevonden gevonden, Woordenschat woordenschat, bool metWet)
    {
        var gelezen = LeesAfspraken(gevonden.Bestand, woordenschat);
        if (gelezen.Fouten.Count > 0)
            return new Afsprakenvondst(new Protocolvondst.Geweigerd(gevonden.Bestand, gelezen.Fouten), null);
        var wet = Path.Combine(map, Wet + Achtervoegsel);
        var alle = gelezen.Afspraken.ToList();
        if (metWet && File.Exists(wet) && !alle.Exists(a => a.OvergenomenUit == Wet))
        {
            var eigen = alle.Select(a => a.Id).ToHashSet(StringComparer.Ordinal);
            var vanWet = LeesAfspraken(wet, woordenschat);
            if (vanWet.Fouten.Count > 0)
                return new Afsprakenvondst(new Protocolvondst.Geweigerd(wet, vanWet.Fouten), null);
            alle.AddRange(vanWet.Afspraken.Where(a => !eigen.Contains(a.Id)).Select(a => a with { OvergenomenUit = Wet }));
        }

        return new Afsprakenvondst(gevonden, new Afsprakenboek(gevonden.Protocol, alle));
    }

    private Afsprakenresultaat LeesAfspraken(string bestand, Woordenschat woordenschat)
    {
        var naast = Path.GetDirectoryName(Path.GetFullPath(bestand))!;
        return new Afsprakenlezer(woordenschat, id => ZoekNaast(naast, id)).Lees(LeesBytes(bestand));
    }

    private Protocolvondst VindId(string id)
    {
        // the form of an id leaves no room for a path
        var bestand = Path.Combine(map, id + Achtervoegsel);
        if (Kaartlezer.IsId(id) && File.Exists(bestand))
            return Lees(bestand, id);
        var ids = Ids();
        return new Protocolvondst.Onbekend($"protocol '{Yamlboom.Kort(id)}' is onbekend{Woordkeuze.Suggestie(id, ids)}; kies een van "
            + $"{string.Join(", ", ids)}, of geef het pad van een bestand dat op .yaml eindigt");
    }

    private Protocolvondst Lees(string bestand, string? verwachtId)
    {
        try
        {
            var naast = Path.GetDirectoryName(Path.GetFullPath(bestand))!;
            var lezer = new Protocollezer(id => ZoekNaast(naast, id));
            var resultaat = lezer.Lees(LeesBytes(bestand), verwachtId);
            return resultaat.Protocol is { } protocol
                ? new Protocolvondst.Gevonden(protocol, bestand)
                : new Protocolvondst.Geweigerd(bestand, resultaat.Fouten);
        }
        catch (Exception uitzondering) when (uitzondering is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return new Protocolvondst.Onleesbaar(bestand, uitzondering switch
            {
                FileNotFoundException or DirectoryNotFoundException => "het bestand bestaat niet",
                UnauthorizedAccessException when Directory.Exists(bestand) => "dit is een map",
                UnauthorizedAccessException => "geen toestemming om het bestand te lezen",
                _ => "het bestand kan niet gelezen worden",
            });
        }
    }

    /// <summary>A protocol that is taken over from: beside the file itself, else in this folder.</summary>
    private Protocolbestand? ZoekNaast(string naast, string id)
    {
        foreach (var kandidaat in (string[])[Path.Combine(naast, id + Achtervoegsel), Path.Combine(map, id + Achtervoegsel)])
        {
            if (File.Exists(kandidaat))
                return LeesBytes(kandidaat);
        }

        return null;
    }

    private static Protocolbestand LeesBytes(string bestand)
    {
        using var stroom = new FileStream(bestand, FileMode.Open, FileAccess.Read, FileShare.Read);
        // one byte more than allowed is enough to see that it is too large; also bounds a file without end
        var inhoud = new byte[Yamlboom.MaximaleGrootte + 1];
        var gelezen = stroom.ReadAtLeast(inhoud, inhoud.Length, throwOnEndOfStream: false);
        return new Protocolbestand(bestand, inhoud.AsMemory(0, gelezen));
    }
}
