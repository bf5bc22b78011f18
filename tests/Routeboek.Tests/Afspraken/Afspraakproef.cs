using System.Globalization;
using System.Text;
using Routeboek.Application.Afspraken;
using Routeboek.Application.Dossiers;
using Routeboek.Application.Kalenders;
using Routeboek.Application.Protocollen;
using Routeboek.Domain.Afspraken;
using Routeboek.Domain.Dossiers;
using Routeboek.Domain.Kalenders;
using Routeboek.Domain.Protocollen;

namespace Routeboek.Tests.Afspraken;

/// <summary>Agreements as YAML and facts as short lines.</summary>
internal static class Afspraakproef
{
    public const string Kop =
        """
        id: proef
        versie: 2026-01
        naam: Proefprotocol
        regio: Proefregio
        sector: vo
        vakantieregio: midden
        geldig-vanaf: 2025-08-01
        bronnen:
          - {id: stuk, titel: Een stuk}
        afspraken:

        """;

    public static Schoolkalender Kalender { get; } = Kalenderlezer.Regio(Vakantieregio.Midden, Sector.Vo);

    public static Woordenschat Woordenschat => Woordenschatlezer.BijProgramma;

    /// <summary>An agreement of one line: what stands in <paramref name="meer"/> are further flow pairs.</summary>
    public static string Afspraak(string id, string als, string wat, string meer = "") =>
        $"  - {{id: {id}, kern: Doe {id}, bron: {{document: stuk}}, herkomst: protocol, als: [{als}], wie: {{rol: mentor, organisatie: school}}, wat: {{{wat}}}{(meer.Length == 0 ? "" : ", " + meer)}}}\n";

    public static Afsprakenresultaat Lees(string afspraken, params (string Id, string Tekst)[] naast) =>
        new Afsprakenlezer(Woordenschat, id => naast.Where(n => n.Id == id).Select(n => new Protocolbestand(n.Id + ".yaml", Encoding.UTF8.GetBytes(n.Tekst))).FirstOrDefault())
            .Lees(new Protocolbestand("proef.yaml", Encoding.UTF8.GetBytes(Kop + afspraken)));

    public static Afsprakenset Set(params string[] afspraken)
    {
        var gelezen = Lees(string.Concat(afspraken));
        Assert.Empty(gelezen.Fouten);
        return new Afsprakenset(gelezen.Afspraken, Woordenschat);
    }

    public static Afsprakenboek Meegeleverd(string id)
    {
        var vondst = Protocollenmap.BijProgramma().VindAfspraken(id, Woordenschat);
        Assert.True(vondst.Boek is not null, vondst.Protocol.Match(_ => "", o => o.Melding, o => o.Reden, g => string.Join('\n', g.Fouten)));
        return vondst.Boek;
    }

    /// <summary>
    /// Facts of dossier D, numbered from 1, recorded at noon of their day unless said otherwise. A line is
    /// <c>dag Soort veld=waarde veld=a+b</c>, with <c>~3</c> for a correction of 3, <c>!3</c> for its withdrawal and <c>@dag</c> for the day
    /// of recording.
    /// </summary>
    public static Feitenreeks Feiten(params string[] regels) => new("D", regels.Select((r, i) => Feit(i + 1, r)));

    public static Feit Feit(int nr, string regel)
    {
        var delen = regel.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var op = Dag(delen[0]);
        var vastgelegd = delen.FirstOrDefault(d => d[0] == '@') is { } laat ? Dag(laat[1..]) : op;
        var corrigeert = delen.FirstOrDefault(d => d[0] is '~' or '!');
        return new Feit
        {
            Nr = nr,
            Dossier = "D",
            Soort = corrigeert?[0] == '!' ? null : Woordenschat[delen[1]],
            Op = op,
            Vastgelegd = vastgelegd.ToDateTime(new TimeOnly(11, 0), DateTimeKind.Utc),
            Corrigeert = corrigeert is null ? null : int.Parse(corrigeert[1..], CultureInfo.InvariantCulture),
            Gegevens = [.. delen.Skip(1).Where(d => d.Contains('=', StringComparison.Ordinal)).Select(Veld)],
        };
    }

    public static DateOnly Dag(string tekst) => DateOnly.ParseExact(tekst, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static Dossierstand Stand(Afsprakenset set, string vandaag, params string[] feiten) => new(set, Feiten(feiten), Kalender, Dag(vandaag));

    /// <summary>The only task.</summary>
    public static Taak Taak(Afsprakenset set, string vandaag, params string[] feiten) => Assert.Single(Stand(set, vandaag, feiten).Taken);

    /// <summary>Tasks as short lines for comparison: id status opent uiterlijk.</summary>
    public static IReadOnlyList<string> Kort(Dossierstand stand) =>
        [.. stand.Taken.Select(t => $"{t.Id} {Afspraaktekst.Naam(t.Status(stand.Vandaag))} {t.Opent:yyyy-MM-dd} {t.Uiterlijk:yyyy-MM-dd} {t.Oorspronkelijk:yyyy-MM-dd} {t.Einde?.Dag:yyyy-MM-dd} {t.Verlopen:yyyy-MM-dd}")];

    private static KeyValuePair<string, Feitwaarde> Veld(string tekst)
    {
        var (naam, waarde) = (tekst[..tekst.IndexOf('=', StringComparison.Ordinal)], tekst[(tekst.IndexOf('=', StringComparison.Ordinal) + 1)..]);
        return new(naam, naam is "met" or "wie" or "aan" ? new Feitwaarde(waarde.Split('+')) : new Feitwaarde(waarde));
    }
}
