using System.CommandLine;
using System.CommandLine.Parsing;

namespace Routeboek.Cli;

/// <summary>Says in Dutch what is wrong with the options.</summary>
internal static class Optiefouten
{
    public static string Zin(ParseResult invoer)
    {
        var opdracht = string.Join(' ', Namen(invoer.CommandResult).Reverse());
        var hulp = $"Zie ./routeboek {(opdracht.Length == 0 ? "" : opdracht + " ")}--help.";
        if (invoer.UnmatchedTokens.Count > 0)
            return $"'{Kort(invoer.UnmatchedTokens[0])}' is onbekend. {hulp}";
        var melding = invoer.Errors[0];
        return melding.SymbolResult switch
        {
            OptionResult { Tokens.Count: 0 } optie => $"Bij {optie.Option.Name} hoort een waarde. {hulp}",
            OptionResult optie => $"De waarde bij {optie.Option.Name} kan niet: '{Kort(optie.Tokens[0].Value)}'. {hulp}",
            CommandResult { Command: RootCommand } => $"Zeg wat er moet gebeuren. {hulp}",
            CommandResult => $"Er ontbreekt iets bij '{opdracht}'. {hulp}",
            _ => $"De opties kloppen niet. {hulp}",
        };
    }

    private static IEnumerable<string> Namen(SymbolResult? resultaat)
    {
        for (; resultaat is CommandResult { Command: not RootCommand } c; resultaat = c.Parent)
            yield return c.Command.Name;
    }

    private static string Kort(string tekst) => tekst.Length <= 60 ? tekst : tekst[..60] + "…";
}
