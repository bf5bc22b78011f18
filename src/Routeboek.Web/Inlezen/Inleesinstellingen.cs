namespace Routeboek.Web.Inlezen;

/// <summary>How data is brought in: the part <c>Inlezen</c> of the configuration.</summary>
/// <param name="GrootsteBytes">The largest file on the page, in bytes.</param>
/// <param name="Tegelijk">How many files this node reads at a time.</param>
/// <param name="Map">The folder with a folder for each school; null = none.</param>
public sealed record Inleesinstellingen(long GrootsteBytes, int Tegelijk, string? Map)
{
    private const long StandaardMegabytes = 500;
    private const long MeesteMegabytes = 2 * 1024;

    /// <summary><c>Inlezen:GrootsteMegabytes</c>, <c>Inlezen:Tegelijk</c> and <c>Inlezen:Map</c>.</summary>
    /// <exception cref="InvalidOperationException">A setting cannot be; the sentence says which.</exception>
    public static Inleesinstellingen Van(IConfiguration configuratie)
    {
        var deel = configuratie.GetSection("Inlezen");
        var map = deel["Map"] is { Length: > 0 } gekozen ? Path.GetFullPath(gekozen) : null;
        if (map is not null && !Directory.Exists(map))
            throw new InvalidOperationException($"Inlezen:Map is '{map}', maar die map is er niet. Maak hem, of laat de instelling weg.");
        return new Inleesinstellingen(
            Math.Clamp(deel.GetValue("GrootsteMegabytes", StandaardMegabytes), 1, MeesteMegabytes) * 1024 * 1024,
            Math.Clamp(deel.GetValue("Tegelijk", 4), 1, 64),
            map);
    }

    public long GrootsteMegabytes => GrootsteBytes / (1024 * 1024);
}
