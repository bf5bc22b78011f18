using System.Text;
using Routeboek.Application.Invoer;
using Routeboek.Application.Kalenders;
using Routeboek.Application.Leerlingen;
using Routeboek.Application.Protocollen;
using Routeboek.Application.Registraties;
using Routeboek.Application.Verzuimscan;
using Routeboek.Domain.Kalenders;
using Routeboek.Domain.Protocollen;

namespace Routeboek.Tests.Verzuimscan;

/// <summary>Makes sheets of small invented classes.</summary>
internal static class Scanproef
{
    public const string Kop = "leerling;datum;dagdeel;lesuur;soort;minuten\n";

    public static Protocol Protocol(string id = "den-bosch-vo") => Protocollenmap.BijProgramma().Vind(id).Match(
        gevonden => gevonden.Protocol,
        onbekend => throw new InvalidOperationException(onbekend.Melding),
        onleesbaar => throw new InvalidOperationException(onleesbaar.Reden),
        geweigerd => throw new InvalidOperationException(geweigerd.Fouten[0].ToString()));

    public static Verzuimbestand Lees(string rijen, Protocol protocol, string? leerlingen = null, string? rooster = null, Action<Bestandsmelding>? fout = null)
    {
        var kalender = Kalenderlezer.Regio(protocol.Vakantieregio!.Value, protocol.Sectoren[0]);
        var lijst = leerlingen is null ? null : Leerlingenlezer.Lees(Stroom(leerlingen), "leerlingen.csv").Waarde;
        var eigen = rooster is null ? null : Roosterlezer.Lees(Stroom(rooster), "rooster.csv", kalender).Waarde;
        return Verzuimlezer.LeesCsv(Stroom(Kop + rijen), new Keurkader(protocol, kalender, lijst, eigen), new DateOnly(2026, 7, 31), new Leesmeldingen
        {
            Bestand = "verzuim.csv",
            Fout = fout ?? (f => Assert.Fail(f.ToString())),
            Opmerking = _ => { },
        }, CancellationToken.None);
    }

    public static async Task<string> MaakAsync(string rijen, string peildatum, string protocol = "den-bosch-vo", string? leerlingen = null, string? rooster = null, Action<Bestandsmelding>? fout = null, Scanrand? rand = null)
    {
        var gekozen = Protocol(protocol);
        var bestand = Lees(rijen, gekozen, leerlingen, rooster, fout);
        using var doel = new MemoryStream();
        await new Verzuimscanblad(gekozen, bestand, Datum(peildatum)).SchrijfAsync(doel, rand ?? Scanrand.Geen, CancellationToken.None);
        return Encoding.UTF8.GetString(doel.ToArray());
    }

    public static DateOnly Datum(string tekst) => DateOnly.ParseExact(tekst, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>School days of region zuid from a date on.</summary>
    public static IEnumerable<DateOnly> Schooldagen(string vanaf, int aantal)
    {
        var kalender = Kalenderlezer.Regio(Vakantieregio.Zuid, Sector.Vo);
        var begin = kalender.IndexOpOfNa(Datum(vanaf));
        return Enumerable.Range(begin, aantal).Select(kalender.Datum);
    }

    public static string TeLaat(string leerling, string vanaf, int aantal) =>
        string.Concat(Schooldagen(vanaf, aantal).Select(d => $"{leerling};{d:yyyy-MM-dd};;1;te_laat;5\n"));

    private static MemoryStream Stroom(string tekst) => new(Encoding.UTF8.GetBytes(tekst));
}
