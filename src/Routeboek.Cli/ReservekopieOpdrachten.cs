using System.CommandLine;
using System.Globalization;
using Routeboek.Application.Bedrijf;
using Routeboek.Application.Reservekopie;

namespace Routeboek.Cli;

/// <summary><c>routeboek backup</c> and <c>routeboek herstel</c>: a locked copy of everything, and putting it back in an empty place.</summary>
public static class ReservekopieOpdrachten
{
    public static Command Backup(Func<TextReader> invoer, TextWriter uit, TextWriter fout, TimeProvider klok, CancellationToken stop)
    {
        var (keuze, sleutels) = (new Opslagkeuze(), new Kopiesleutelkeuze(invoer, fout));
        var naar = new Option<string?>("--naar") { Description = "het bestand waarin de kopie komt; het mag nog niet bestaan" };
        var opdracht = new Command("backup", "Maakt een versleutelde reservekopie van alles, ook terwijl de toepassing draait");
        opdracht.Add(naar);
        keuze.VoegToe(opdracht);
        sleutels.VoegToe(opdracht);
        opdracht.SetAction(async (r, _) =>
        {
            var bestand = r.GetValue(naar) ?? throw new Optiefout("Zeg waar de kopie komt: ./routeboek backup --naar BESTAND");
            var gekozen = keuze.Kies(r);
            await new PeilOpslag(gekozen.Opslag, klok).EisBijAsync(stop);
            var kopie = await new MaakReservekopie(gekozen.Opslag, klok).VoerUitAsync(gekozen.Kort, bestand, gekozen.Ankers, sleutels.Kies(r, nieuw: true), stop);
            uit.WriteLine($"Reservekopie van {gekozen.Naam} in {bestand}: {Getal(kopie.Rijen)} rijen in {kopie.Tabellen} tabellen, {Getal(kopie.Bytes)} bytes.");
            uit.WriteLine("Zonder de wachtzin of de sleutel is deze kopie niet te openen. Bewaar die op een andere plaats.");
            return Uitgang.Goed;
        });
        return opdracht;
    }

    public static Command Herstel(Func<TextReader> invoer, TextWriter uit, TextWriter fout, CancellationToken stop)
    {
        var sleutels = new Kopiesleutelkeuze(invoer, fout);
        var bestand = new Argument<string?>("BESTAND") { Description = "de reservekopie", Arity = ArgumentArity.ZeroOrOne };
        var map = new Option<string?>("--opslag") { Description = "de lege map waarin database en ankers komen; standaard gegevens" };
        var verbinding = new Option<string?>("--verbinding") { Description = "een lege database van PostgreSQL; standaard de variabele ConnectionStrings__Routeboek" };
        var opdracht = new Command("herstel", "Zet een reservekopie terug op een lege plaats, en controleert alles") { bestand, map, verbinding };
        sleutels.VoegToe(opdracht);
        opdracht.SetAction(async (r, _) =>
        {
            var pad = r.GetValue(bestand) ?? throw new Optiefout("Zeg welke kopie: ./routeboek herstel BESTAND --opslag MAP");
            var postgres = r.GetValue(verbinding) ?? (r.GetValue(map) is null ? Environment.GetEnvironmentVariable("ConnectionStrings__Routeboek") : null);
            await using var kopie = File.OpenRead(pad);
            var doel = r.GetValue(map) ?? Environment.GetEnvironmentVariable("Opslag__Map") ?? "gegevens";
            var hersteld = await ZetReservekopieTerug.VoerUitAsync(kopie, sleutels.Kies(r, nieuw: false), doel, string.IsNullOrWhiteSpace(postgres) ? null : postgres, stop);
            uit.WriteLine($"Teruggezet in {hersteld.Naam}: de kopie van {hersteld.Gemaakt.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} UTC, {Getal(hersteld.Rijen)} rijen; alle aantallen kloppen.");
            var stuk = hersteld.Audit.Where(a => a.Bevindingen.Count > 0).ToList();
            if (stuk.Count == 0)
            {
                uit.WriteLine($"De audit klopt: {Getal(hersteld.Audit.Sum(a => a.Zegels))} regels in {hersteld.Audit.Count} ketens.");
                return Uitgang.Goed;
            }

            fout.WriteLine($"LET OP: de audit klopte al niet toen de kopie gemaakt werd ({stuk.Count} van de {hersteld.Audit.Count} ketens). ./routeboek audit controleer zegt waar. Waarschuw de functionaris gegevensbescherming.");
            return Uitgang.Geweigerd;
        });
        return opdracht;
    }

    private static string Getal(long waarde) => waarde.ToString("N0", s_nederlands);

    private static readonly NumberFormatInfo s_nederlands = new() { NumberGroupSeparator = ".", NumberDecimalSeparator = "," };
}
