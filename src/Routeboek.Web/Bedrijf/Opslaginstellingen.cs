using Routeboek.Application.Demo;
using Routeboek.Application.Opslag;

namespace Routeboek.Web.Bedrijf;

/// <summary>Where everything is kept.</summary>
/// <param name="Map">The folder for the SQLite file and the anchors of the audit, as a whole path.</param>
/// <param name="Demo">True for the demo world, false for a real one.</param>
/// <param name="Verbinding">PostgreSQL; null = a SQLite file in the folder.</param>
public sealed record Opslaginstellingen(string Map, bool Demo, string? Verbinding)
{
    private const string StandaardMap = "gegevens";
    private const string Leeg = "--leeg";
    private const string Vers = "--vers";

    /// <summary>How large a demo world is made at the first start; null = it stays empty.</summary>
    public Demoomvang? Omvang { get; private init; }

    /// <summary>Whether the demo world is made anew, up to yesterday.</summary>
    public bool MaakVers { get; private init; }

    /// <summary>The SQLite file; a real school and the demo world never share one.</summary>
    public string Bestand => Path.Combine(Map, Naam + ".db");

    /// <summary>By which this database is known in the folder.</summary>
    public string Naam => Verbinding is not null ? "postgres" : Demo ? "demo" : "routeboek";

    /// <summary><c>ConnectionStrings:Routeboek</c>, <c>Opslag:Map</c>, <c>Opslag:Leeg</c>, <c>Demo:Vers</c> and <c>Demo:Omvang</c>.</summary>
    /// <exception cref="Opslagfout">They do not go together.</exception>
    public static Opslaginstellingen Van(IConfiguration configuratie)
    {
        var verbinding = configuratie.GetConnectionString("Routeboek") is { } tekst && !string.IsNullOrWhiteSpace(tekst) ? tekst : null;
        var map = configuratie["Opslag:Map"] is { Length: > 0 } gekozen ? gekozen : StandaardMap;
        var demo = verbinding is null && !configuratie.GetValue("Opslag:Leeg", defaultValue: false);
        var vers = configuratie.GetValue("Demo:Vers", defaultValue: false);
        if (vers && !demo)
            throw new Opslagfout("--vers maakt de voorbeeldwereld opnieuw, en hoort niet bij --leeg of een eigen database.");
        return new Opslaginstellingen(Path.GetFullPath(map), demo, verbinding) { MaakVers = vers, Omvang = demo ? Grootte(configuratie["Demo:Omvang"]) : null };
    }

    /// <summary>Options as they are typed: <c>--leeg</c> and <c>--vers</c> have no value, and what reads the configuration would take the next option for it.</summary>
    public static string[] Opties(string[] args) => [.. args.Select(a => a switch { Leeg => "--Opslag:Leeg=true", Vers => "--Demo:Vers=true", _ => a })];

    private static Demoomvang? Grootte(string? omvang) => omvang switch
    {
        null or "" or "gewoon" => Demoomvang.Gewoon,
        "klein" => Demoomvang.Klein,
        "geen" => null,
        _ => throw new Opslagfout("Demo:Omvang is gewoon, klein of geen."),
    };

    public Routeboekopslag Opslag() => Routeboekopslag.Kies(Verbinding, Bestand);
}
