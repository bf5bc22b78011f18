using Routeboek.Application.Dossiers;
using Routeboek.Application.Invoer;
using Routeboek.Application.Kalenders;
using Routeboek.Application.Protocollen;
using Routeboek.Domain.Afspraken;
using Routeboek.Domain.Kalenders;
using Routeboek.Domain.Protocollen;

namespace Routeboek.Cli;

/// <summary>
/// Opens what a command was asked to read and says on standard error what is refused: the files, the protocol, the calendar.
/// </summary>
internal sealed class Invoerlezer(TextWriter fout, CancellationToken stop)
{
    /// <summary>True once something in a file was refused.</summary>
    public bool Geweigerd { get; set; }

    /// <summary>A protocol by id or file; null when its file is refused, which has been told.</summary>
    /// <exception cref="Optiefout">No protocol has this id.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public Protocol? Vind(string idOfBestand) => Vertel(Protocollenmap.BijProgramma().Vind(idOfBestand)) is { } gevonden ? Bruikbaar(gevonden) : null;

    /// <summary>A protocol with its agreements; null when its file is refused, which has been told.</summary>
    /// <inheritdoc cref="Vind"/>
    public Afsprakenboek? VindAfspraken(string idOfBestand)
    {
        var vondst = Protocollenmap.BijProgramma().VindAfspraken(idOfBestand, Woordenschatlezer.BijProgramma);
        return Vertel(vondst.Protocol) is null ? null : vondst.Boek;
    }

    private Protocolvondst.Gevonden? Vertel(Protocolvondst vondst) => vondst.Match<Protocolvondst.Gevonden?>(
        gevonden => gevonden,
        onbekend => throw new Optiefout(onbekend.Melding),
        onleesbaar => throw new Bestandsleesfout($"{onleesbaar.Bestand}: {onleesbaar.Reden}"),
        geweigerd =>
        {
            Geweigerd = true;
            foreach (var f in geweigerd.Fouten)
                fout.WriteLine(f);
            return null;
        });

    // a region's own file that contradicts itself gives no trustworthy signal; what is delivered has been checked
    private Protocol? Bruikbaar(Protocolvondst.Gevonden gevonden)
    {
        if (gevonden.Bestand.StartsWith(AppContext.BaseDirectory, StringComparison.Ordinal))
            return gevonden.Protocol;
        var fouten = Protocolcontrole.Controleer(gevonden.Protocol).Where(b => b.Ernst == Ernst.Fout).ToList();
        foreach (var bevinding in fouten)
            fout.WriteLine($"{Naam(gevonden.Bestand)}: {bevinding.Onderwerp}: {bevinding.Tekst}; verwacht: een protocol zonder tegenspraak, zie ./routeboek protocol controleer {Naam(gevonden.Bestand)}");
        Geweigerd |= fouten.Count > 0;
        return fouten.Count > 0 ? null : gevonden.Protocol;
    }

    /// <summary>The school days: the region or file asked for, or the holiday region of the protocol; null when the file is refused, which has been told.</summary>
    public Schoolkalender? Kalender(string? keuze, Protocol protocol)
    {
        var regio = keuze is null ? protocol.Vakantieregio : Kalenderlezer.RegioMetNaam(keuze);
        if (regio is { } r)
        {
            return protocol.Sectoren is [var sector]
                ? Kalenderlezer.Regio(r, sector)
                : throw new Optiefout($"Protocol {protocol.Id} hoort niet bij een onderwijssoort; geef een kalenderbestand: --kalender KALENDER.csv");
        }
        if (keuze is null)
            throw new Optiefout($"Protocol {protocol.Id} hoort niet bij een vakantieregio; geef een kalenderbestand: --kalender KALENDER.csv");
        if (!File.Exists(keuze) && !Path.HasExtension(keuze))
            throw new Optiefout($"--kalender '{keuze}' is geen regio en geen bestand; kies noord, midden, zuid of het pad van een bestand");
        if (Path.GetExtension(keuze).ToUpperInvariant() is not (".YAML" or ".YML"))
            return Neem(Open(keuze, s => Kalenderlezer.LeesCsv(s, Naam(keuze))));
        return protocol.Sectoren is [var soort]
            ? Neem(Open(keuze, s => Kalenderlezer.LeesSchool(s, Naam(keuze), soort)))
            : throw new Optiefout($"Protocol {protocol.Id} hoort niet bij een onderwijssoort; geef een kalender als CSV: --kalender KALENDER.csv");
    }

    /// <summary>What was good in a file; what was not is told.</summary>
    public T? Neem<T>(Leesresultaat<T> resultaat) where T : class
    {
        foreach (var opmerking in resultaat.Opmerkingen)
            fout.WriteLine(opmerking);
        foreach (var f in resultaat.Fouten)
            fout.WriteLine(f);
        Geweigerd |= !resultaat.IsGoed;
        return resultaat.Waarde;
    }

    /// <summary>Opens a file, or standard input for <c>-</c>.</summary>
    /// <exception cref="Bestandsleesfout">It cannot be read.</exception>
    public T Open<T>(string pad, Func<Stream, T> lees)
    {
        if (pad == "-")
        {
            using var invoer = new Onderbreekbaar(Console.OpenStandardInput(), stop);
            return lees(invoer);
        }
        if (Directory.Exists(pad))
            throw new Bestandsleesfout($"{pad} is een map; geef een bestand");
        if (!File.Exists(pad))
            throw new Bestandsleesfout(pad.Length == 0 ? "de naam van een bestand is leeg" : $"{pad} bestaat niet");
        try
        {
            using var stroom = new FileStream(pad, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);
            return lees(stroom);
        }
        catch (Exception e) when (e is IOException and not Bestandsleesfout or UnauthorizedAccessException)
        {
            throw new Bestandsleesfout($"{pad} kan niet worden gelezen: {Bestandsfouten.Reden(e)}", e);
        }
    }

    /// <summary>A file as messages call it.</summary>
    public static string Naam(string pad) => pad == "-" ? "standaardinvoer" : Path.GetFileName(pad);
}
