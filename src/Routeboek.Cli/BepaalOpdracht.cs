using System.CommandLine;
using Routeboek.Application.Afspraken;
using Routeboek.Application.Kalenders;
using Routeboek.Domain.Afspraken;

namespace Routeboek.Cli;

/// <summary><c>routeboek bepaal</c>: a dossier's facts in, the tasks that the protocol makes of them out (contract "afspraken").</summary>
public static class BepaalOpdracht
{
    private static readonly string[] Formaten = ["tabel", "json"];

    public static Command Maak(TextWriter uit, TextWriter fout, TimeProvider klok, CancellationToken stop)
    {
        var dossiers = new Dossierinvoer();
        var vandaag = new Option<string?>("--vandaag") { Description = "JJJJ-MM-DD; standaard vandaag" };
        var bekendTot = new Option<string?>("--bekend-tot") { Description = "tijdstip als 2026-01-12T15:04:00Z; wat later is vastgelegd, telt niet" };
        var formaat = new Option<string?>("--formaat") { Description = "tabel of json" };
        var opdracht = new Command("bepaal", "Van de feiten van een dossier naar taken: wie doet wat, wanneer en waarom");
        dossiers.VoegToe(opdracht);
        opdracht.Add(vandaag);
        opdracht.Add(bekendTot);
        opdracht.Add(formaat);
        opdracht.SetAction(r =>
        {
            var dag = r.GetValue(vandaag) is { } tekst ? Dossierinvoer.Datum("--vandaag", tekst) : Schoolklok.Vandaag(klok);
            var tot = r.GetValue(bekendTot) is { } tijdstip ? Dossierinvoer.Tijdstip("--bekend-tot", tijdstip) : (DateTime?)null;
            var vorm = Uitvoerformaat.Kies(r.GetValue(formaat), Formaten);
            return dossiers.Lees(r, new Invoerlezer(fout, stop)) is { } gelezen ? Voer(gelezen, dag, tot, vorm, uit, fout) : Uitgang.Geweigerd;
        });
        return opdracht;
    }

    private static int Voer(GelezenDossiers gelezen, DateOnly vandaag, DateTime? bekendTot, string vorm, TextWriter uit, TextWriter fout)
    {
        var standen = new Dossierstand[gelezen.Dossiers.Count];
        Parallel.For(0, standen.Length, i => standen[i] = new Dossierstand(gelezen.Set, gelezen.Dossiers[i], gelezen.Kalender, vandaag, bekendTot));
        var bezwaren = standen.SelectMany(s => s.Bezwaren).ToList();
        foreach (var bezwaar in bezwaren)
            fout.WriteLine($"{bezwaar}; verwacht: een kalender die zo ver reikt, zie --kalender");
        if (bezwaren.Count > 0)
            return Uitgang.Geweigerd;
        foreach (var los in standen.SelectMany(s => s.ZonderTaak))
            fout.WriteLine($"{los.Feit.Dossier}: let op: feit {los.Feit.Nr} ({los.Soort}) noemt taak '{los.Feit.Woord("taak")}', die er niet is");
        if (vorm == "json")
            Takenjson.Schrijf(standen, gelezen.Set, uit);
        else
            Takentabel.Schrijf(standen, gelezen.Set, uit);
        return Uitgang.Goed;
    }
}
