using System.CommandLine;
using Routeboek.Application.Registraties;
using Routeboek.Application.Registraties.Bronnen;

namespace Routeboek.Cli;

/// <summary><c>routeboek koppel BESTAND [--uit KOPPELING.yaml]</c>: proposes a mapping for an export.</summary>
public static class KoppelOpdracht
{
    /// <summary>Refused input, as in the contract of <c>signaleer</c>.</summary>
    private const int Geweigerd = 3;

    /// <summary>A file cannot be read or written.</summary>
    private const int Onleesbaar = 4;

    public static Command Maak()
    {
        var bestand = new Argument<string>("bestand") { Description = "Export uit het schoolsysteem: CSV of xlsx." };
        var uit = new Option<string?>("--uit") { Description = "Schrijf het voorstel naar dit bestand in plaats van naar het scherm. Een bestaand bestand blijft staan." };
        var opdracht = new Command("koppel", "Maak een voorstel voor een koppeling: welke kolom is wat, en wat betekent elke code.") { bestand, uit };
        opdracht.SetAction(keuze => Voer(keuze.GetValue(bestand)!, keuze.GetValue(uit), keuze.InvocationConfiguration.Output, keuze.InvocationConfiguration.Error));
        return opdracht;
    }

    public static int Voer(string bestand, string? uit, TextWriter uitvoer, TextWriter fouten)
    {
        try
        {
            string yaml;
            using (var invoer = new FileStream(bestand, FileMode.Open, FileAccess.Read, FileShare.Read))
                yaml = Koppelvoorstel.Maak(invoer, bestand);
            if (uit is null)
            {
                uitvoer.Write(yaml);
                return 0;
            }
            using (var doel = new StreamWriter(new FileStream(uit, FileMode.CreateNew, FileAccess.Write)))
                doel.Write(yaml);
            fouten.WriteLine($"Voorstel geschreven naar {uit}. Loop de regels met 'controleer' na.");
            return 0;
        }
        catch (Bestandsfout fout)
        {
            fouten.WriteLine($"{bestand}: {fout.Message}");
            return Geweigerd;
        }
        catch (Exception fout) when (fout is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            fouten.WriteLine(uit is not null && File.Exists(uit)
                ? $"{uit} bestaat al en blijft staan. Kies een andere naam bij --uit."
                : $"{bestand}: het bestand kan niet worden gelezen, of het voorstel niet geschreven.");
            return Onleesbaar;
        }
    }
}
