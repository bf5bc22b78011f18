using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Routeboek.Cli;

/// <summary>The help screens in Dutch: the library has no headings but English ones.</summary>
internal static class Hulp
{
    private static readonly (string Engels, string Nederlands)[] Koppen =
    [
        ("Description:", "Wat het doet:"), ("Usage:", "Gebruik:"), ("Arguments:", "Invoer:"), ("Options:", "Opties:"), ("Commands:", "Opdrachten:"),
    ];

    public static RootCommand InHetNederlands(RootCommand wortel)
    {
        foreach (var optie in wortel.Options)
        {
            if (optie is HelpOption { Action: HelpAction engels } hulp)
            {
                hulp.Description = "Toon deze hulp";
                hulp.Action = new Vertaald(engels);
            }
            else if (optie is VersionOption)
            {
                optie.Description = "Toon de versie";
            }
        }
        return wortel;
    }

    private static string Vertaal(string tekst)
    {
        var regels = tekst.Split('\n');
        for (var i = 0; i < regels.Length; i++)
        {
            var regel = regels[i].TrimEnd('\r');
            var kop = Array.FindIndex(Koppen, k => k.Engels == regel);
            if (kop >= 0)
                regels[i] = Koppen[kop].Nederlands;
            else if (i > 0 && regels[i - 1] == "Gebruik:")
                regels[i] = regel.Replace("[command]", "[opdracht]", StringComparison.Ordinal).Replace("[options]", "[opties]", StringComparison.Ordinal);
        }
        return string.Join('\n', regels);
    }

    private sealed class Vertaald(HelpAction engels) : SynchronousCommandLineAction
    {
        public override int Invoke(ParseResult parseResult)
        {
            var uit = parseResult.InvocationConfiguration.Output;
            using var tekst = new StringWriter();
            parseResult.InvocationConfiguration.Output = tekst;
            var code = engels.Invoke(parseResult);
            parseResult.InvocationConfiguration.Output = uit;
            uit.Write(Vertaal(tekst.ToString()));
            return code;
        }
    }
}
