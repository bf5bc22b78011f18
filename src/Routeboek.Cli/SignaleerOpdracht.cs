using System.CommandLine;
using Routeboek.Application.Invoer;
using Routeboek.Application.Kalenders;
using Routeboek.Application.Leerlingen;
using Routeboek.Application.Protocollen;
using Routeboek.Application.Registraties;
using Routeboek.Application.Signalering;
using Routeboek.Application.Verzuimscan;
using Routeboek.Domain.Kalenders;
using Routeboek.Domain.Protocollen;

namespace Routeboek.Cli;

/// <summary><c>routeboek signaleer</c>: a school's absence registrations in, explained signals out (contract "signaleren").</summary>
internal sealed class SignaleerOpdracht(TextWriter uit, TextWriter fout, TimeProvider klok, CancellationToken stop)
{
    private static readonly string[] Formaten = ["tabel", "json", "jsonl", "csv", "html"];

    public static Command Maak(TextWriter uit, TextWriter fout, TimeProvider klok, CancellationToken stop)
    {
        var verzuim = new Argument<string?>("VERZUIM") { Description = "bestand met verzuimregistraties, of - voor standaardinvoer", Arity = ArgumentArity.ZeroOrOne };
        var protocol = new Option<string?>("--protocol") { Description = "id van het protocol, zie ./routeboek protocol lijst" };
        var leerlingen = new Option<string?>("--leerlingen") { Description = "bestand met leerlingen (CSV)" };
        var kalender = new Option<string?>("--kalender") { Description = "noord, midden, zuid of een bestand; standaard de vakantieregio van het protocol" };
        var rooster = new Option<string?>("--rooster") { Description = "bestand met eigen roosterminuten per leerling en dag (CSV)" };
        var peildatum = new Option<string?>("--peildatum") { Description = "JJJJ-MM-DD; standaard de laatste schooldag met een rij" };
        var formaat = new Option<string?>("--formaat") { Description = "tabel, json, jsonl, csv of html" };
        var nadert = new Option<bool>("--nadert") { Description = "toon ook welke signalen in de buurt komen" };
        var slaOver = new Option<bool>("--sla-fouten-over") { Description = "beoordeel wat goed is, ook als er rijen geweigerd zijn" };
        var opdracht = new Command("signaleer", "Van verzuimregistraties naar uitgelegde signalen")
        {
            verzuim, protocol, leerlingen, kalender, rooster, peildatum, formaat, nadert, slaOver,
        };
        opdracht.SetAction(r => new SignaleerOpdracht(uit, fout, klok, stop).Voer(new Opties(
            r.GetValue(verzuim) ?? throw new Optiefout("Geef het bestand met verzuimregistraties: ./routeboek signaleer VERZUIM.csv --protocol ID"),
            r.GetValue(protocol) ?? throw new Optiefout("Geef een protocol: --protocol ID. ./routeboek protocol lijst laat ze zien."),
            r.GetValue(leerlingen),
            r.GetValue(kalender),
            r.GetValue(rooster),
            r.GetValue(peildatum),
            Formaat(r.GetValue(formaat)),
            r.GetValue(nadert),
            r.GetValue(slaOver))));
        return opdracht;
    }

    private sealed record Opties(string Verzuim, string Protocol, string? Leerlingen, string? Kalender, string? Rooster, string? Peildatum,
        string Formaat, bool Nadert, bool SlaFoutenOver);

    private bool _geweigerd;

    private int Voer(Opties opties)
    {
        var peildatum = opties.Peildatum is { } tekst ? Datum(tekst) : (DateOnly?)null;
        try
        {
            var bestand = Lees(opties, ref peildatum, out var protocol);
            if (bestand is null)
                return Uitgang.Geweigerd;
            if (!_geweigerd || opties.SlaFoutenOver)
                Schrijf(opties, protocol, bestand, peildatum!.Value);
            fout.WriteLine(bestand.Telling);
            return _geweigerd ? Uitgang.Geweigerd : Uitgang.Goed;
        }
        catch (Bestandsfout e)
        {
            fout.WriteLine($"{Naam(opties.Verzuim)}: {e.Message}");
            fout.WriteLine(default(Rijtelling));
            return Uitgang.Geweigerd;
        }
    }

    // null when a file beside the registrations leaves nothing to judge them against
    private Verzuimbestand? Lees(Opties opties, ref DateOnly? peildatum, out Protocol protocol)
    {
        var gevonden = Protocol(opties.Protocol);
        if (gevonden is null)
        {
            protocol = null!;
            return Niets();
        }
        protocol = gevonden;
        var kalender = Kalender(opties.Kalender, protocol);
        if (kalender is null)
            return Niets();
        if (peildatum is { } gevraagd)
            peildatum = Schooldag(kalender, gevraagd);
        var leerlingen = opties.Leerlingen is null ? null : Neem(Open(opties.Leerlingen, s => Leerlingenlezer.Lees(s, Naam(opties.Leerlingen))));
        var roosters = opties.Rooster is null ? null : Neem(Open(opties.Rooster, s => Roosterlezer.Lees(s, Naam(opties.Rooster), kalender)));
        if (_geweigerd && !opties.SlaFoutenOver)
        {
            // still name what is wrong in the registrations? They cannot be judged without the other files
            return Niets();
        }

        var kader = new Keurkader(protocol, kalender, leerlingen, roosters);
        var vandaag = DateOnly.FromDateTime(klok.GetLocalNow().DateTime);
        var bestand = Open(opties.Verzuim, stroom =>
        {
            var lengte = stroom.CanSeek ? stroom.Length : 0;
            using var balk = new Voortgangsbalk(fout, lengte);
            return Verzuimlezer.LeesCsv(stroom, kader, vandaag, new Leesmeldingen
            {
                Bestand = Naam(opties.Verzuim),
                Lengte = lengte,
                Fout = m =>
                {
                    _geweigerd = true;
                    fout.WriteLine(m);
                },
                Opmerking = o => fout.WriteLine($"{Naam(opties.Verzuim)}: let op: {o}"),
                Voortgang = v => balk.Meld(v.Bytes, v.Rijen),
            }, stop);
        });
        if (bestand.Telling.Gelezen == 0)
            fout.WriteLine($"{Naam(opties.Verzuim)}: let op: onder de kopregel staan geen rijen");
        if (peildatum is null)
        {
            var dag = bestand.LaatsteDagMetRij >= 0 ? bestand.LaatsteDagMetRij : Math.Max(0, kalender.IndexOpOfVoor(vandaag));
            peildatum = kalender.Datum(dag);
        }
        return bestand;
    }

    private Verzuimbestand? Niets()
    {
        fout.WriteLine(default(Rijtelling));
        return null;
    }

    private void Schrijf(Opties opties, Protocol protocol, Verzuimbestand bestand, DateOnly peildatum)
    {
        uit.Flush();
        using var doel = Console.OpenStandardOutput();
        if (opties.Formaat == "html")
        {
            new Verzuimscanblad(protocol, bestand, peildatum).SchrijfAsync(doel, Scanrand.Geen, stop).GetAwaiter().GetResult();
            return;
        }
        Signaaluitvoer uitvoer = opties.Formaat switch
        {
            "json" => new JsonUitvoer(protocol, bestand, perRegel: false),
            "jsonl" => new JsonUitvoer(protocol, bestand, perRegel: true),
            "csv" => new CsvUitvoer(bestand),
            _ => new Tabeluitvoer(protocol, bestand, peildatum),
        };
        Signaleren.Schrijf(protocol, bestand, peildatum, opties.Nadert, uitvoer, doel, stop);
    }

    private Protocol? Protocol(string idOfBestand) => Protocollenmap.BijProgramma().Vind(idOfBestand).Match<Protocol?>(
        gevonden => gevonden.Protocol,
        onbekend => throw new Optiefout(onbekend.Melding),
        onleesbaar => throw new IOException($"{onleesbaar.Bestand}: {onleesbaar.Reden}"),
        geweigerd =>
        {
            _geweigerd = true;
            foreach (var f in geweigerd.Fouten)
                fout.WriteLine(f);
            return null;
        });

    private Schoolkalender? Kalender(string? keuze, Protocol protocol)
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
        return Neem(Open(keuze, s => Kalenderlezer.LeesCsv(s, Naam(keuze))));
    }

    private T? Neem<T>(Leesresultaat<T> resultaat) where T : class
    {
        foreach (var opmerking in resultaat.Opmerkingen)
            fout.WriteLine(opmerking);
        foreach (var f in resultaat.Fouten)
            fout.WriteLine(f);
        _geweigerd |= !resultaat.IsGoed;
        return resultaat.Waarde;
    }

    private static T Open<T>(string pad, Func<Stream, T> lees)
    {
        if (pad == "-")
            return lees(Console.OpenStandardInput());
        if (Directory.Exists(pad))
            throw new IOException($"{pad} is een map; geef een bestand");
        if (!File.Exists(pad))
            throw new IOException($"{pad} bestaat niet");
        using var stroom = new FileStream(pad, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);
        return lees(stroom);
    }

    private static DateOnly Schooldag(Schoolkalender kalender, DateOnly gevraagd)
    {
        var dag = kalender.IndexOpOfVoor(gevraagd);
        if (dag < 0 || gevraagd > kalender.Tot)
            throw new Optiefout($"--peildatum {gevraagd:yyyy-MM-dd} ligt buiten de kalender; kies een dag van {kalender.Datum(0):yyyy-MM-dd} tot en met {kalender.Tot:yyyy-MM-dd}");
        return kalender.Datum(dag);
    }

    private static DateOnly Datum(string tekst) => Veldwaarde.ProbeerDatum(System.Text.Encoding.UTF8.GetBytes(tekst), out var datum)
        ? datum
        : throw new Optiefout($"--peildatum '{tekst}' is geen datum; schrijf JJJJ-MM-DD");

    private static string Formaat(string? formaat)
    {
        if (formaat is null)
            return Console.IsOutputRedirected ? "json" : "tabel";
        return Formaten.Contains(formaat, StringComparer.Ordinal) ? formaat : throw new Optiefout($"--formaat '{formaat}' bestaat niet; kies {string.Join(", ", Formaten)}");
    }

    private static string Naam(string pad) => pad == "-" ? "standaardinvoer" : Path.GetFileName(pad);
}
