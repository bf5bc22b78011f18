using System.CommandLine;
using System.Globalization;
using Routeboek.Application.Demo;
using Routeboek.Domain.Kalenders;
using Routeboek.Domain.Protocollen;

namespace Routeboek.Cli;

/// <summary><c>routeboek demo-data</c>: writes an invented school year.</summary>
public static class DemoDataOpdracht
{
    private const int Goed = 0;
    private const int VerkeerdeOpties = 2;
    private const int NietTeSchrijven = 4;
    private const int Onderbroken = 130; // as a shell says it of Ctrl+C

    private const string StandaardProtocol = "den-bosch-vo";
    private const int StandaardJaar = 2025; // fixed: the same command writes the same files on any day

    /// <summary>Makes the command.</summary>
    /// <param name="vindProtocol">HOOK-UP: the protocol with this id, or null when there is none.</param>
    /// <param name="regiokalender">HOOK-UP: the built-in calendar of a holiday region for a sector, all its school years.</param>
    public static Command Maak(Func<string, Protocol?> vindProtocol, Func<Vakantieregio, Sector, Schoolkalender> regiokalender)
    {
        var leerlingen = Optie("--leerlingen", "N", $"Aantal leerlingen, 1 tot en met {Groot(Demowereld.MaximaalAantalLeerlingen)} (standaard 1000).");
        var zaad = Optie("--zaad", "S", "Heel getal vanaf 0; hetzelfde zaad geeft dezelfde bestanden (standaard 1).");
        var protocol = Optie("--protocol", "ID", $"Protocol dat de regio en de onderwijssoort bepaalt (standaard {StandaardProtocol}).");
        var uit = Optie("--uit", "MAP", "Map waarin verzuim.csv, leerlingen.csv en kalender.csv komen (verplicht).");
        var onderwijssoort = Optie("--onderwijssoort", "po|vo|mbo", "Alleen nodig bij een protocol voor meer onderwijssoorten.");
        var regio = Optie("--regio", "noord|midden|zuid", "Vakantieregio (standaard die van het protocol, anders midden).");
        var schooljaar = Optie("--schooljaar", "JJJJ-JJJJ", $"Schooljaar (standaard {new Schooljaar(StandaardJaar)}).");
        var peildatum = Optie("--peildatum", "JJJJ-MM-DD", "Laatste dag waarop iets bekend is (standaard het hele schooljaar).");
        var overschrijf = new Option<bool>("--overschrijf") { Description = "Vervang bestanden die er al staan." };
        var opdracht = new Command("demo-data", "Schrijf een verzonnen schooljaar: verzuim, leerlingen en kalender.")
        {
            leerlingen, zaad, protocol, uit, onderwijssoort, regio, schooljaar, peildatum, overschrijf,
        };
        // On a thread of its own: Ctrl+C is only listened to once this has returned a task that runs.
        opdracht.SetAction((invoer, stop) => Task.Run(() =>
        {
            var fouten = invoer.InvocationConfiguration.Error;
            try
            {
                var (opzet, aantal, map) = Lees(invoer);
                return Schrijf(opzet, aantal, map, invoer.GetValue(overschrijf), invoer.InvocationConfiguration.Output, fouten, stop);
            }
            catch (Optiefout fout)
            {
                fouten.WriteLine(fout.Message);
                return VerkeerdeOpties;
            }
        }, CancellationToken.None));
        return opdracht;

        (Demoopzet Opzet, int Aantal, string Map) Lees(ParseResult invoer)
        {
            var aantal = Getal(leerlingen.Name, invoer.GetValue(leerlingen) ?? "1000", 1, Demowereld.MaximaalAantalLeerlingen);
            var getal = Getal(zaad.Name, invoer.GetValue(zaad) ?? "1", 0, long.MaxValue);
            var map = invoer.GetValue(uit);
            if (string.IsNullOrWhiteSpace(map))
                throw new Optiefout("--uit ontbreekt: geef de map waarin de bestanden komen, bijvoorbeeld --uit demo.");
            var id = invoer.GetValue(protocol) ?? StandaardProtocol;
            var gevonden = vindProtocol(id) ?? throw new Optiefout($"--protocol: protocol '{id}' bestaat niet.");
            var sector = Keuze<Sector>(onderwijssoort.Name, invoer.GetValue(onderwijssoort)) ?? gevonden.Sectoren[0];
            if (!gevonden.Sectoren.Contains(sector))
                throw new Optiefout($"--onderwijssoort: protocol '{id}' geldt niet voor {Naam(sector)}, wel voor {string.Join(", ", gevonden.Sectoren.Select(Naam))}.");
            var vakantieregio = Keuze<Vakantieregio>(regio.Name, invoer.GetValue(regio)) ?? gevonden.Vakantieregio ?? Vakantieregio.Midden;
            var jaar = Jaar(schooljaar.Name, invoer.GetValue(schooljaar));
            DateOnly? tot = null;
            if (invoer.GetValue(peildatum) is { } tekst)
            {
                tot = DateOnly.TryParseExact(tekst, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var datum)
                    ? datum
                    : throw new Optiefout($"--peildatum: '{tekst}' is geen datum; verwacht wordt JJJJ-MM-DD.");
            }

            var kalender = regiokalender(vakantieregio, sector);
            var deel = kalender.Jaren.FirstOrDefault(j => j.Jaar == jaar);
            if (deel.Jaar != jaar)
                throw new Optiefout($"--schooljaar: de kalender van regio {Naam(vakantieregio)} heeft {jaar} niet, wel {string.Join(", ", kalender.Jaren.Select(j => j.Jaar))}.");
            if (tot is { } dag && (dag < kalender.Datum(deel.EersteDag) || dag > jaar.Tot))
                throw new Optiefout($"--peildatum: {dag:yyyy-MM-dd} valt buiten schooljaar {jaar}, dat op {kalender.Datum(deel.EersteDag):yyyy-MM-dd} begint.");
            return (new Demoopzet(kalender, sector, jaar, (ulong)getal, Demogemeenten.Van(id, vakantieregio)) { Peildatum = tot }, (int)aantal, map);
        }
    }

    private static int Schrijf(Demoopzet opzet, int aantal, string map, bool overschrijf, TextWriter uitvoer, TextWriter fouten, CancellationToken stop)
    {
        if (!overschrijf && DemodataSchrijver.Aanwezig(map) is [_, ..] aanwezig)
        {
            fouten.WriteLine($"In '{map}' staat al {string.Join(", ", aanwezig)}. Kies een andere map of geef --overschrijf.");
            return VerkeerdeOpties;
        }
        var balk = Console.IsErrorRedirected ? null : new Voortgangsregel(fouten);
        try
        {
            var klaar = new DemodataSchrijver(new Demowereld(opzet)).Schrijf(map, aantal, overschrijf, balk is null ? null : balk.Toon, stop);
            balk?.Wis();
            uitvoer.WriteLine($"{Groot(klaar.Leerlingen)} leerlingen en {Groot(klaar.Rijen)} rijen verzuim geschreven in '{map}' (schooljaar {opzet.Jaar}, {Naam(opzet.Sector)}, zaad {opzet.Zaad}). Alles is verzonnen.");
            return Goed;
        }
        catch (OperationCanceledException)
        {
            balk?.Wis();
            fouten.WriteLine("Gestopt. Er is niets geschreven.");
            return Onderbroken;
        }
        catch (Exception fout) when (fout is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            balk?.Wis();
            fouten.WriteLine($"Naar map '{map}' kan niet worden geschreven: {Reden(fout)} Er is niets geschreven.");
            return NietTeSchrijven;
        }
    }

    // The platform's own sentence is English and may hold a path: say what it comes down to.
    private static string Reden(Exception fout) => fout switch
    {
        UnauthorizedAccessException => "u heeft er geen rechten voor.",
        DirectoryNotFoundException => "de map bestaat niet.",
        PathTooLongException => "de naam is te lang.",
        IOException when IsSchijfVol(fout) => "de schijf is vol.",
        IOException => "het is geen map, er staat al een bestand of iets anders schrijft er tegelijk.",
        _ => "de naam is geen geldige map.",
    };

    private static bool IsSchijfVol(Exception fout) => (fout.HResult & 0xFFFF) is 28 or 39 or 112; // ENOSPC; ERROR_HANDLE_DISK_FULL, ERROR_DISK_FULL

    private static Option<string?> Optie(string naam, string waarde, string uitleg) => new(naam) { HelpName = waarde, Description = uitleg };

    private static long Getal(string optie, string tekst, long laagste, long hoogste) =>
        long.TryParse(tekst, NumberStyles.None, CultureInfo.InvariantCulture, out var getal) && getal >= laagste && getal <= hoogste
            ? getal
            : throw new Optiefout($"{optie}: '{tekst}' kan niet; verwacht wordt een heel getal van {Groot(laagste)} tot en met {Groot(hoogste)}.");

    private static T? Keuze<T>(string optie, string? tekst)
        where T : struct, Enum
    {
        if (tekst is null)
            return null;
        foreach (var waarde in Enum.GetValues<T>())
        {
            if (string.Equals(Naam(waarde), tekst, StringComparison.OrdinalIgnoreCase))
                return waarde;
        }
        throw new Optiefout($"{optie}: '{tekst}' kan niet; kies uit {string.Join(", ", Enum.GetValues<T>().Select(Naam))}.");
    }

    private static Schooljaar Jaar(string optie, string? tekst)
    {
        if (tekst is null)
            return new Schooljaar(StandaardJaar);
        if (tekst.Length == 9 && int.TryParse(tekst.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var begin)
            && begin is > 1900 and < 9000 && string.Equals(new Schooljaar(begin).ToString(), tekst, StringComparison.Ordinal))
            return new Schooljaar(begin);
        throw new Optiefout($"{optie}: '{tekst}' is geen schooljaar; verwacht wordt bijvoorbeeld {new Schooljaar(StandaardJaar)}.");
    }

    private static string Naam<T>(T waarde)
        where T : struct, Enum => waarde.ToString().ToLowerInvariant();

    private static string Groot(long getal) => getal.ToString("#,0", CultureInfo.InvariantCulture).Replace(',', '.');

    /// <summary>One line on the terminal that is written over itself, not more often than once in a hundredth of the work.</summary>
    private sealed class Voortgangsregel(TextWriter uit)
    {
        private int _procent = -1;
        private int _lengte;

        public void Toon(Demovoortgang stand)
        {
            var procent = (int)(100L * stand.Leerlingen / stand.Aantal);
            if (procent == _procent)
                return;
            _procent = procent;
            var regel = $"{procent,3}%  {Groot(stand.Leerlingen)} leerlingen, {Groot(stand.Rijen)} rijen, {Groot(stand.Bytes / 1_000_000)} MB";
            uit.Write($"\r{regel.PadRight(_lengte)}");
            _lengte = regel.Length;
        }

        public void Wis() => uit.Write($"\r{new string(' ', _lengte)}\r");
    }

    private sealed class Optiefout(string melding) : Exception(melding);
}
