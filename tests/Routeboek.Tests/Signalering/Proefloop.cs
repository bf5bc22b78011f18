using System.Globalization;
using System.Text;
using System.Text.Json;
using Routeboek.Application.Invoer;
using Routeboek.Application.Kalenders;
using Routeboek.Application.Leerlingen;
using Routeboek.Application.Protocollen;
using Routeboek.Application.Registraties;
using Routeboek.Application.Signalering;
using Routeboek.Domain.Kalenders;
using Routeboek.Domain.Protocollen;
using Routeboek.Domain.Verzuim;
using Routeboek.Tests.Referentie;
using Venster = Routeboek.Domain.Protocollen.Venster;

namespace Routeboek.Tests.Signalering;

/// <summary>Runs the product on text files in memory and reads its JSON lines back.</summary>
internal sealed class Proefloop
{
    public required Verzuimbestand Bestand { get; init; }

    public required IReadOnlyList<Bestandsmelding> Fouten { get; init; }

    public required IReadOnlyList<string> Opmerkingen { get; init; }

    public static Protocol Protocol(string id) =>
        Protocollenmap.BijProgramma().Vind(id).Match(g => g.Protocol, o => throw new InvalidOperationException(o.Melding), o => throw new InvalidOperationException(o.Reden), g => throw new InvalidOperationException(g.Fouten[0].ToString()));

    public static Schoolkalender Kalender(string csv) => Kalenderlezer.LeesCsv(Stroom(csv), "kalender.csv").Waarde!;

    public static Proefloop Lees(string verzuim, Protocol protocol, Schoolkalender kalender, string? leerlingen = null, string? rooster = null) =>
        Lees(Encoding.UTF8.GetBytes(verzuim), protocol, kalender, leerlingen, rooster);

    public static Proefloop Lees(byte[] verzuim, Protocol protocol, Schoolkalender kalender, string? leerlingen = null, string? rooster = null)
    {
        var fouten = new List<Bestandsmelding>();
        var opmerkingen = new List<string>();
        var kader = new Keurkader(protocol, kalender,
            leerlingen is null ? null : Leerlingenlezer.Lees(Stroom(leerlingen), "leerlingen.csv").Waarde,
            rooster is null ? null : Roosterlezer.Lees(Stroom(rooster), "rooster.csv", kalender).Waarde);
        using var stroom = new MemoryStream(verzuim);
        var bestand = Verzuimlezer.LeesCsv(stroom, kader, new DateOnly(2100, 1, 1), new Leesmeldingen
        {
            Bestand = "verzuim.csv",
            Fout = fouten.Add,
            Opmerking = opmerkingen.Add,
        }, CancellationToken.None);
        return new Proefloop { Bestand = bestand, Fouten = fouten, Opmerkingen = opmerkingen };
    }

    /// <summary>The JSON lines of the product.</summary>
    public IReadOnlyList<JsonElement> Signalen(Protocol protocol, DateOnly peildatum, bool nadert = false)
    {
        using var doel = new MemoryStream();
        Signaleren.Schrijf(protocol, Bestand, peildatum, nadert, new JsonUitvoer(protocol, Bestand, perRegel: true), doel, CancellationToken.None);
        return [.. Encoding.UTF8.GetString(doel.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(r => JsonDocument.Parse(r).RootElement.Clone())];
    }

    public IReadOnlyList<ReferentieEpisode> Episoden(Protocol protocol, DateOnly peildatum) => [.. Signalen(protocol, peildatum).Select(s => new ReferentieEpisode(
        s.GetProperty("leerling").GetString()!,
        s.GetProperty("signaal").GetString()!,
        Datum(s.GetProperty("sinds"))!.Value,
        Datum(s.GetProperty("tot")),
        s.GetProperty("waarde").GetDecimal(),
        s.GetProperty("grens").GetDecimal(),
        [.. s.GetProperty("bewijs").EnumerateArray().Select(b => b.GetProperty("regel").GetInt32())]))];

    private static DateOnly? Datum(JsonElement e) =>
        e.ValueKind == JsonValueKind.Null ? null : DateOnly.ParseExact(e.GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static MemoryStream Stroom(string tekst) => new(Encoding.UTF8.GetBytes(tekst));
}

/// <summary>Makes a protocol of the product out of one of the reference, so that other numbers can be tried.</summary>
internal static class Referentiebrug
{
    public static Protocol Protocol(ReferentieProtocol referentie) => new()
    {
        Id = referentie.Id,
        Versie = "proef",
        Naam = referentie.Id,
        Regio = "proef",
        Sectoren = [Enum.Parse<Sector>(referentie.Sector, ignoreCase: true)],
        GeldigVanaf = new DateOnly(2000, 1, 1),
        Bronnen = [new Brondocument("proef", "Proef")],
        Signalen = [.. referentie.Criteria.Select(c => new Signaalregel
        {
            Id = c.Id,
            Naam = c.Id,
            Criterium = Criterium(c, referentie.AfwezigPercentage),
            Herkomst = Herkomst.Voorstel,
            Bron = new Bronvermelding(new Brondocument("proef", "Proef"), "", []),
            Vervolg = "proef",
            Vandaag = "proef",
        })],
    };

    private static Criterium Criterium(ReferentieCriterium criterium, int aandeel) => criterium switch
    {
        TeLaat c => Tellen(Verzuimsoort.TeLaat, [(Teleenheid.Rijen, c.Minstens)]),
        Spijbelen c => Tellen(Verzuimsoort.Ongeoorloofd, [(Teleenheid.Lesuren, c.MinstensLesuren), (Teleenheid.Dagdelen, c.MinstensDagdelen)]),
        Referentie.Ziekteperioden c => new Criterium.Ziekteperioden(Venster(c.Venster), c.HoogstensDagen ?? 0, Vanaf(c.Minstens)) { Eenheid = "x" },
        Referentie.Ziektedagen c => new Criterium.Ziektedagen(Venster(c.Venster), MeerDan(c.MeerDan), c.MinstensPerioden) { Eenheid = "x" },
        ZiekLang c => new Criterium.LangZiek(c.MeerDan ? MeerDan(c.Dagen) : Vanaf(c.Dagen)) { Eenheid = "x" },
        Referentie.DagenMet c => new Criterium.DagenMet(Soort(c.Soort), Venster(c.Venster), Vanaf(c.Minstens)) { Eenheid = "x" },
        ReeksInSchooldagen c => new Criterium.Reeks(Reeksmaat.Schooldagen, Vanaf(c.Minstens), aandeel, NietAlleenZiek: false) { Eenheid = "x" },
        ReeksInKalenderdagen c => new Criterium.Reeks(Reeksmaat.Kalenderdagen, Vanaf(c.Minstens), aandeel, c.TenzijAllesZiek) { Eenheid = "x" },
        ReeksInMaanden c => new Criterium.Reeks(Reeksmaat.Maanden, Vanaf(c.Minstens), aandeel, NietAlleenZiek: false) { Eenheid = "x" },
        OngeoorloofdeMinuten c => new Criterium.Minuten(Soort("ongeoorloofd"), Venster(c.Venster), Vanaf(c.Minstens), c.LesuurTelt60 ? 60 : 0, AlleenLeerplichtig: true) { Eenheid = "x" },
        Referentie.Aanwezigheid c => new Criterium.Aanwezigheid(c.Boven * 10, c.Grens * 10, c.GrensTeltMee, c.VanafSchoolweek) { Eenheid = "x" },
        Referentie.Dagmelding c => new Criterium.Dagmelding(Soort(c.Soort)) { Eenheid = "x" },
        _ => throw new NotSupportedException(criterium.GetType().Name),
    };

    private static Criterium.Telling Tellen(Verzuimsoort soort, (Teleenheid Eenheid, int? Getal)[] drempels)
    {
        var echt = drempels.Where(d => d.Getal is not null).Select(d => new Teldrempel(d.Eenheid, Vanaf(d.Getal!.Value))).ToList();
        return new Criterium.Telling(Soorten.Van(soort), echt) { Eenheid = "x", Eenheden = [.. echt.Select(_ => "x")] };
    }

    private static Drempel Vanaf(int getal) => new(getal, Strikt: false);

    private static Drempel MeerDan(int getal) => new(getal, Strikt: true);

    private static Soorten Soort(string naam) =>
        Soorten.Van(Enum.GetValues<Verzuimsoort>().Single(s => Verzuimnamen.Soort(s) == naam));

    private static Venster Venster(Referentie.Venster venster) => venster switch
    {
        Maanden m => new Venster(m.Aantal, 0),
        Schoolweken w => new Venster(0, w.Aantal),
        _ => throw new NotSupportedException(venster.GetType().Name),
    };
}
