using Routeboek.Domain.Protocollen;

namespace Routeboek.Application.Protocollen;

/// <summary>Reads <c>volging</c>: how people deal with the signals of the protocol.</summary>
internal static class Volginglezer
{
    private const string Naam = "volging";
    private const int MeesteDagen = 200;

    public static Signaalvolging? Lees(Kaartlezer protocol)
    {
        if (protocol.Kaart(Naam, verplicht: false, "een blok als {opvolgen-binnen: 5, herhaling-binnen: 20, stil: [te-laat-aandacht], herkomst: voorstel}") is not { } blok)
            return null;
        var binnen = blok.Getal("opvolgen-binnen", verplicht: true, 1, MeesteDagen, "een aantal schooldagen");
        var herhaling = blok.Getal("herhaling-binnen", verplicht: true, 0, MeesteDagen, "een aantal schooldagen");
        var stil = blok.Woorden("stil", verplicht: false, "een lijst van signalen");
        var herkomst = blok.Keuze("herkomst", verplicht: true, Protocollezer.Herkomsten);
        blok.Tekst("toelichting", verplicht: false, "waarom");
        blok.Klaar();
        return binnen is { } b && herhaling is { } h && herkomst is { } van
            ? new Signaalvolging { OpvolgenBinnen = b, HerhalingBinnen = h, Stil = stil?.Woorden ?? [], Herkomst = van }
            : null;
    }

    /// <summary>What is quiet must be a signal of the protocol.</summary>
    public static void Keur(Kaartlezer protocol, Signaalvolging volging, List<Signaalregel> signalen)
    {
        foreach (var id in volging.Stil.Where(id => !signalen.Exists(s => string.Equals(s.Id, id, StringComparison.Ordinal))))
            protocol.Fout(protocol.RegelVan(Naam), $"signaal '{id}' is er niet{Woordkeuze.Suggestie(id, signalen.Select(s => s.Id))}", "een signaal van dit protocol");
    }
}
