using System.CommandLine;
using Routeboek.Application.Dossiers;
using Routeboek.Application.Protocollen;
using Routeboek.Domain.Dossiers;

namespace Routeboek.Cli;

/// <summary><c>routeboek feiten</c>: the closed vocabulary of facts, or one of them whole.</summary>
public static class FeitenOpdracht
{
    public static Command Maak(TextWriter uit, TextWriter fout)
    {
        var naam = new Argument<string?>("FEIT") { Description = "een feit, als GesprekGevoerd; zonder: de hele lijst", Arity = ArgumentArity.ZeroOrOne };
        var opdracht = new Command("feiten", "Welke feiten een dossier kent, met hun velden en de zin die een lezer ziet") { naam };
        opdracht.SetAction(r =>
        {
            var woordenschat = Woordenschatlezer.BijProgramma;
            if (r.GetValue(naam) is not { } gevraagd)
            {
                Lijst(woordenschat, uit);
                return Uitgang.Goed;
            }

            var soort = woordenschat.Soorten.FirstOrDefault(s => string.Equals(s.Naam, gevraagd, StringComparison.OrdinalIgnoreCase));
            if (soort is null)
            {
                fout.WriteLine($"feit '{gevraagd}' is onbekend{Woordkeuze.Suggestie(gevraagd, woordenschat.Soorten.Select(s => s.Naam))}; ./routeboek feiten toont ze alle");
                return Uitgang.VerkeerdeOpties;
            }

            Toon(soort, uit);
            return Uitgang.Goed;
        });
        return opdracht;
    }

    private static void Lijst(Woordenschat woordenschat, TextWriter uit)
    {
        foreach (var soort in woordenschat.Soorten)
        {
            Toon(soort, uit);
            uit.WriteLine();
        }

        uit.WriteLine($"{Woordenschat.Ingetrokken}");
        uit.WriteLine("  Trekt een eerder feit in: geef met 'corrigeert' het nr van dat feit. Verder geen velden.");
        uit.WriteLine();
        uit.WriteLine("Zo ziet een regel in een feitenbestand eruit (één feit per regel):");
        uit.WriteLine("""  {"nr":1,"dossier":"D1","soort":"GesprekGevoerd","op":"2026-01-12","vastgelegd":"2026-01-12T15:04:00Z","door":{"rol":"mentor","organisatie":"school"},"gegevens":{"met":["leerling","ouder"]}}""");
        uit.WriteLine("Meer uitleg: docs/feiten.md");
    }

    private static void Toon(Feitsoort soort, TextWriter uit)
    {
        uit.WriteLine(soort.Naam);
        uit.WriteLine($"  {soort.Zin}");
        uit.WriteLine($"  {soort.Uitleg}");
        foreach (var veld in soort.Velden)
        {
            uit.WriteLine($"    {veld.Naam} ({Vorm(veld.Vorm)}{(veld.Verplicht ? ", verplicht" : "")}): {veld.Uitleg}"
                + (veld.Waarden.Count == 0 ? "" : $"; bijvoorbeeld {string.Join(", ", veld.Waarden)}"));
        }

        uit.WriteLine($"  bron: {soort.Bron}");
    }

    private static string Vorm(Veldvorm vorm) => vorm switch
    {
        Veldvorm.Tekst => "woord",
        Veldvorm.Lijst => "lijst",
        Veldvorm.Datum => "datum",
        Veldvorm.Getal => "getal",
        Veldvorm.JaNee => "true of false",
    };
}
