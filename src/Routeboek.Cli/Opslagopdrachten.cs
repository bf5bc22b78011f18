namespace Routeboek.Cli;

/// <summary>The commands that open the store.</summary>
internal static class Opslagopdrachten
{
    private static readonly string[] s_namen = ["audit", "backup", "herstel"];

    public static bool Bevat(string[] args) => args.Length > 0 && s_namen.Contains(args[0], StringComparer.Ordinal);
}
