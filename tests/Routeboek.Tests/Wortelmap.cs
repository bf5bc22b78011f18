namespace Routeboek.Tests;

/// <summary>The root of the source tree.</summary>
internal static class Wortelmap
{
    public static string Pad { get; } = Zoek();

    public static string Lees(string pad) => File.ReadAllText(Path.Combine(Pad, pad));

    /// <summary>Source files below a folder, without what a build made.</summary>
    public static IEnumerable<string> Bronnen(string map) =>
        Directory.EnumerateFiles(Path.Combine(Pad, map), "*.cs", SearchOption.AllDirectories)
            .Where(p => !p.Split(Path.DirectorySeparatorChar).Any(deel => deel is "obj" or "bin"));

    private static string Zoek()
    {
        var map = new DirectoryInfo(AppContext.BaseDirectory);
        while (map is not null && !File.Exists(Path.Combine(map.FullName, "Routeboek.slnx")))
            map = map.Parent;
        return map?.FullName ?? throw new InvalidOperationException("Routeboek.slnx niet gevonden");
    }
}
