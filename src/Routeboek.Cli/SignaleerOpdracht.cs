using System.CommandLine;
using Routeboek.Application.Registraties;
using Routeboek.Application.Signalering;
using Routeboek.Application.Verzuimscan;
using Routeboek.Domain.Protocollen;

namespace Routeboek.Cli;

/// <summary><c>routeboek signaleer</c>: a school's absence registrations in, explained signals out (contract "signaleren").</summary>
public sealed class SignaleerOpdracht(TextWriter uit, TextWriter fout, TimeProvider klok, CancellationToken stop)
{
    private static readonly string[] Formaten = ["tabel", "json", "jsonl", "csv", "html"];

    public static Command Maak(TextWriter uit, TextWriter fout, TimeProvider klok, CancellationToken stop)
    {
        var invoer = new Invoeropties();
        var formaat = new Option<string?>("--formaat") { Description = "tabel, json, jsonl, csv of html" };
        var nadert = new Option<bool>("--nadert") { Description = "toon ook welke signalen in de buurt komen" };
        var opdracht = new Command("signaleer", "Van verzuimregistraties naar uitgelegde signalen");
        invoer.VoegToe(opdracht);
        opdracht.Add(formaat);
        opdracht.Add(nadert);
        opdracht.SetAction(r => new SignaleerOpdracht(uit, fout, klok, stop).Voer(new Opties(
            invoer.Lees(r),
            Uitvoerformaat.Kies(r.GetValue(formaat), Formaten),
            r.GetValue(nadert))));
        return opdracht;
    }

    private sealed record Opties(Invoerkeuze Invoer, string Formaat, bool Nadert);

    private int Voer(Opties opties) => new Invoerbestanden(fout, klok, stop).Voer(opties.Invoer,
        _ => gelezen => Schrijf(opties, gelezen.Protocol, gelezen.Bestand, gelezen.Peildatum));

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
}
