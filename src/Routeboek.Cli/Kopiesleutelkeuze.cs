using System.CommandLine;
using System.Text;
using Routeboek.Application.Reservekopie;

namespace Routeboek.Cli;

/// <summary>Asks for what locks a copy. Never an argument: those can be seen by others on the machine and stay in the history.</summary>
internal sealed class Kopiesleutelkeuze(Func<TextReader> invoer, TextWriter fout)
{
    private const string Variabele = "ROUTEBOEK_WACHTZIN";

    private readonly Option<string?> _sleutel = new("--sleutel")
    {
        Description = $"bestand met een sleutel van minstens {Kopiesleutel.KleinsteSleutel} bytes; zonder: de wachtzin uit {Variabele}, of er wordt om gevraagd",
    };

    public void VoegToe(Command opdracht) => opdracht.Add(_sleutel);

    /// <exception cref="Optiefout">There is none, or it is too weak for a new copy.</exception>
    public Kopiesleutel Kies(ParseResult r, bool nieuw)
    {
        if (r.GetValue(_sleutel) is { } pad)
        {
            var inhoud = File.ReadAllBytes(pad);
            return inhoud.Length >= Kopiesleutel.KleinsteSleutel
                ? new Kopiesleutel.Bestand(inhoud)
                : throw new Optiefout($"De sleutel in {pad} is te kort: hij heeft minstens {Kopiesleutel.KleinsteSleutel} bytes nodig. Maak er een met: head -c 32 /dev/urandom > {pad}");
        }

        var wachtzin = Environment.GetEnvironmentVariable(Variabele) is { Length: > 0 } uitOmgeving ? uitOmgeving : Vraag(nieuw);
        if (nieuw && wachtzin.Length < Kopiesleutel.KortsteWachtzin)
            throw new Optiefout($"De wachtzin is te kort: neem minstens {Kopiesleutel.KortsteWachtzin} tekens, bijvoorbeeld vier losse woorden.");
        return wachtzin.Length > 0 ? new Kopiesleutel.Wachtzin(wachtzin) : throw new Optiefout($"Geef de wachtzin in {Variabele}, op standaardinvoer, of een sleutel met --sleutel");
    }

    private string Vraag(bool nieuw)
    {
        if (Console.IsInputRedirected)
            return invoer().ReadLine() ?? "";
        var wachtzin = Verborgen("Wachtzin: ");
        return !nieuw || Verborgen("Nog een keer: ") == wachtzin ? wachtzin : throw new Optiefout("De twee wachtzinnen zijn niet gelijk.");
    }

    private string Verborgen(string vraag)
    {
        fout.Write(vraag);
        fout.Flush();
        var tekst = new StringBuilder();
        while (Console.ReadKey(intercept: true) is { Key: not ConsoleKey.Enter } toets)
        {
            if (toets.Key == ConsoleKey.Backspace)
                tekst.Length = Math.Max(0, tekst.Length - 1);
            else if (toets.KeyChar != '\0')
                tekst.Append(toets.KeyChar);
        }

        fout.WriteLine();
        fout.Flush();
        return tekst.ToString();
    }
}
