using System.Text;
using Routeboek.Application.Protocollen;
using Routeboek.Domain.Protocollen;

namespace Routeboek.Tests.Protocollen;

/// <summary>Protocol files as strings.</summary>
internal static class Protocolproef
{
    /// <summary>A complete head of nine lines; signals and the like go after it, from line 10.</summary>
    public const string Kop =
        """
        id: proef
        versie: 2026-01
        naam: Proefprotocol
        regio: Proefregio
        sector: vo
        vakantieregio: midden
        geldig-vanaf: 2026-01-01
        bronnen:
          - {id: stuk, titel: Een stuk}

        """;

    /// <summary>What every signal needs besides id and criterium, as flow pairs.</summary>
    public const string Rest = "naam: n, herkomst: protocol, bron: {document: stuk}, vervolg: v, vandaag: w";

    public static Leesresultaat Lees(string tekst, params (string Id, string Tekst)[] naast) => Lees(Encoding.UTF8.GetBytes(tekst), naast);

    public static Leesresultaat Lees(byte[] inhoud, params (string Id, string Tekst)[] naast) =>
        new Protocollezer(id => naast.Where(n => n.Id == id).Select(n => new Protocolbestand(n.Id + ".yaml", Encoding.UTF8.GetBytes(n.Tekst))).FirstOrDefault())
            .Lees(new Protocolbestand("proef.yaml", inhoud));

    public static Protocol Goed(string tekst, params (string Id, string Tekst)[] naast)
    {
        var resultaat = Lees(tekst, naast);
        Assert.Empty(resultaat.Fouten);
        return resultaat.Protocol!;
    }

    /// <summary>A protocol with these signals; each line holds id and further flow pairs, e.g. <c>id: a, criterium: {...}</c>.</summary>
    public static string MetSignalen(params string[] signalen) =>
        Kop + "signalen:\n" + string.Concat(signalen.Select(s => $"  - {{{s}, {Rest}}}\n"));

    public static string MetCriterium(string criterium) => MetSignalen($"id: a, criterium: {{{criterium}}}");

    /// <summary>The one error of a text.</summary>
    public static Protocolfout Fout(string tekst, params (string Id, string Tekst)[] naast)
    {
        var resultaat = Lees(tekst, naast);
        Assert.Null(resultaat.Protocol);
        return Assert.Single(resultaat.Fouten);
    }

    public static Protocol Meegeleverd(string id) =>
        Assert.IsType<Protocolvondst.Gevonden>(Protocollenmap.BijProgramma().Vind(id)).Protocol;
}
