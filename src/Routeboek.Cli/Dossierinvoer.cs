using System.CommandLine;
using Routeboek.Application.Dossiers;
using Routeboek.Application.Invoer;
using Routeboek.Application.Kalenders;
using Routeboek.Domain.Afspraken;
using Routeboek.Domain.Dossiers;
using Routeboek.Domain.Kalenders;
using Routeboek.Domain.Protocollen;

namespace Routeboek.Cli;

/// <summary>What a command over dossiers was given: the facts, the agreements and the school days.</summary>
internal sealed record GelezenDossiers(IReadOnlyList<Feitenreeks> Dossiers, Afsprakenboek Boek, Afsprakenset Set, Schoolkalender Kalender);

/// <summary>The argument and the options with which a command over dossiers says what it reads, and the reading itself.</summary>
internal sealed class Dossierinvoer
{
    private readonly Argument<string?> _feiten = new("FEITEN")
    {
        Description = "bestand met feiten, één per regel als JSON, of - voor standaardinvoer; zie ./routeboek feiten",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<string?> _protocol = new("--protocol") { Description = "id van het protocol, of een bestand dat op .yaml eindigt" };
    private readonly Option<string?> _kalender = new("--kalender") { Description = "noord, midden, zuid of een bestand; standaard de vakantieregio van het protocol" };

    public void VoegToe(Command opdracht)
    {
        opdracht.Add(_feiten);
        opdracht.Add(_protocol);
        opdracht.Add(_kalender);
    }

    /// <summary>Reads everything; null when something is refused, which has been told.</summary>
    /// <exception cref="Optiefout">The file or the protocol is missing, or a value cannot be.</exception>
    public GelezenDossiers? Lees(ParseResult invoer, Invoerlezer lezer)
    {
        var opdracht = invoer.CommandResult.Command.Name;
        var pad = invoer.GetValue(_feiten) ?? throw new Optiefout($"Geef het bestand met feiten: ./routeboek {opdracht} FEITEN.jsonl --protocol ID");
        var protocol = invoer.GetValue(_protocol) ?? throw new Optiefout("Geef een protocol: --protocol ID. ./routeboek protocol lijst laat ze zien.");
        if (pad == "-" && invoer.GetValue(_kalender) == "-")
            throw new Optiefout("Standaardinvoer (-) kan maar een van de bestanden zijn");
        if (lezer.VindAfspraken(protocol) is not { } boek)
            return null;
        var kalender = Kalender(invoer.GetValue(_kalender), boek, lezer);
        var feiten = lezer.Neem(lezer.Open(pad, s => Feitenlezer.Lees(s, Invoerlezer.Naam(pad), Woordenschatlezer.BijProgramma)));
        if (kalender is null || feiten is null || lezer.Geweigerd)
            return null;
        return new GelezenDossiers(feiten.Dossiers, boek, new Afsprakenset(boek, Woordenschatlezer.BijProgramma), kalender);
    }

    // the minutes of a day mean nothing here, so any sector gives the school days of a region
    private static Schoolkalender? Kalender(string? keuze, Afsprakenboek boek, Invoerlezer lezer)
    {
        var nodig = boek.Afspraken.Any(a => a.Eenheid == Termijneenheid.Schooldagen);
        var regio = boek.Protocol.Vakantieregio ?? Kalenderlezer.RegioMetNaam(boek.Protocol.Regio) ?? (nodig ? null : Vakantieregio.Midden);
        if (keuze is null && regio is null)
            throw new Optiefout($"Protocol {boek.Protocol.Id} hoort niet bij een vakantieregio; kies de schooldagen: --kalender noord, midden of zuid, of een bestand");
        return lezer.Kalender(keuze, boek.Protocol with { Sectoren = [boek.Protocol.Sectoren[0]], Vakantieregio = regio });
    }

    /// <summary>A day given as an option.</summary>
    /// <exception cref="Optiefout">It is no date.</exception>
    public static DateOnly Datum(string optie, string tekst) => Veldwaarde.ProbeerDatum(System.Text.Encoding.UTF8.GetBytes(tekst), out var datum)
        ? datum
        : throw new Optiefout($"{optie} '{tekst}' is geen datum; schrijf JJJJ-MM-DD");

    /// <summary>An instant given as an option.</summary>
    /// <exception cref="Optiefout">It is no instant.</exception>
    public static DateTime Tijdstip(string optie, string tekst) => Feitenlezer.ProbeerTijdstip(tekst, out var tijdstip)
        ? tijdstip
        : throw new Optiefout($"{optie} '{tekst}' is geen tijdstip; schrijf het als 2026-01-12T15:04:00Z");
}
