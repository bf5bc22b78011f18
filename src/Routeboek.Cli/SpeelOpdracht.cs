using System.CommandLine;
using Routeboek.Application.Afspraken;
using Routeboek.Application.Kalenders;
using Routeboek.Domain.Afspraken;
using Routeboek.Domain.Dossiers;

namespace Routeboek.Cli;

/// <summary><c>routeboek speel</c>: plays a dossier again, with what was known on each day, as a story for people.</summary>
public static class SpeelOpdracht
{
    /// <summary>How long after the last fact the story goes on, when nobody says until when.</summary>
    private const int DagenErna = 28;

    private const int MeesteDagen = 366 * 25;

    public static Command Maak(TextWriter uit, TextWriter fout, CancellationToken stop)
    {
        var dossiers = new Dossierinvoer();
        var van = new Option<string?>("--van") { Description = "eerste dag, JJJJ-MM-DD; standaard de dag van het eerste feit" };
        var tot = new Option<string?>("--tot") { Description = $"laatste dag, JJJJ-MM-DD; standaard {DagenErna / 7} weken na het laatste feit" };
        var stap = new Option<string?>("--stap") { Description = "dag, week of maand; standaard week" };
        var opdracht = new Command("speel", "Speel een dossier na: wat er gebeurde, wat dat van wie vroeg, wat gedaan werd en wat te laat was");
        dossiers.VoegToe(opdracht);
        opdracht.Add(van);
        opdracht.Add(tot);
        opdracht.Add(stap);
        opdracht.SetAction(r =>
        {
            DateOnly? Dag(Option<string?> optie) => r.GetValue(optie) is { } tekst ? Dossierinvoer.Datum(optie.Name, tekst) : null;
            var (eerste, laatste) = (Dag(van), Dag(tot));
            if (laatste < eerste)
                throw new Optiefout($"--tot {laatste:yyyy-MM-dd} ligt voor --van {eerste:yyyy-MM-dd}");
            var keuze = Stap(r.GetValue(stap));
            return dossiers.Lees(r, new Invoerlezer(fout, stop)) is { } gelezen
                ? new Spel(gelezen, eerste, laatste, keuze, stop).Voer(uit, fout)
                : Uitgang.Geweigerd;
        });
        return opdracht;
    }

    private static Verloopstap Stap(string? stap) => stap switch
    {
        null or "week" => Verloopstap.Week,
        "dag" => Verloopstap.Dag,
        "maand" => Verloopstap.Maand,
        _ => throw new Optiefout($"--stap '{stap}' bestaat niet; kies dag, week of maand"),
    };

    private sealed record Spel(GelezenDossiers Gelezen, DateOnly? Van, DateOnly? Tot, Verloopstap Stap, CancellationToken Stop)
    {
        public int Voer(TextWriter uit, TextWriter fout)
        {
            // told only when the calendar reaches: nothing is shown by halves
            using var verhaal = new StringWriter { NewLine = "\n" };
            foreach (var feiten in Gelezen.Dossiers)
            {
                Stop.ThrowIfCancellationRequested();
                var van = Van ?? EersteDag(feiten);
                var tot = Tot ?? LaatsteDag(feiten, van);
                if (tot.DayNumber - van.DayNumber > MeesteDagen)
                    throw new Optiefout($"van {van:yyyy-MM-dd} tot {tot:yyyy-MM-dd} is langer dan 25 jaar; kies --van en --tot");
                var verloop = new Dossierverloop(Gelezen.Set, Gelezen.Kalender, Schoolklok.EindeVanDag);
                verhaal.WriteLine($"Dossier {feiten.Dossier}, {Gelezen.Boek.Protocol.Naam} ({Gelezen.Boek.Protocol.Id} {Gelezen.Boek.Protocol.Versie})");
                new Verlooptekst(Gelezen.Set, Stap, verhaal).Schrijf(verloop.Speel(feiten, van, tot));
                verhaal.WriteLine();
                foreach (var bezwaar in verloop.Bezwaren)
                    fout.WriteLine($"{bezwaar}; verwacht: een kalender die zo ver reikt, zie --kalender");
                if (verloop.Bezwaren.Count > 0)
                    return Uitgang.Geweigerd;
            }

            uit.Write(verhaal.ToString());
            return Uitgang.Goed;
        }

        // what is only withdrawn has no day of its own
        private static IEnumerable<DateOnly> Dagen(Feitenreeks feiten) => feiten.Feiten.Where(f => f.Soort is not null).Select(f => f.Op);

        private static DateOnly EersteDag(Feitenreeks feiten) => Dagen(feiten).Min();

        private static DateOnly LaatsteDag(Feitenreeks feiten, DateOnly van)
        {
            var laatste = Dagen(feiten).Max().AddDays(DagenErna);
            return laatste > van ? laatste : van;
        }
    }
}
