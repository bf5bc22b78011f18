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

    /// <summary>The SQLite file; a real school and the demo world never share one.</summary>
    public string Bestand => Path.Combine(Map, Naam + ".db");

    /// <summary>By which this database is known in the folder.</summary>
    public string Naam => Verbinding is not null ? "postgres" : Demo ? "demo" : "routeboek";

    /// <summary><c>ConnectionStrings:Routeboek</c>, <c>Opslag:Map</c> and <c>Opslag:Leeg</c>.</summary>
    public static Opslaginstellingen Van(IConfiguration configuratie)
    {
        var verbinding = configuratie.GetConnectionString("Routeboek") is { } tekst && !string.IsNullOrWhiteSpace(tekst) ? tekst : null;
        var map = configuratie["Opslag:Map"] is { Length: > 0 } gekozen ? gekozen : StandaardMap;
        return new Opslaginstellingen(Path.GetFullPath(map), verbinding is null && !configuratie.GetValue("Opslag:Leeg", defaultValue: false), verbinding);
    }

    /// <summary>Options as they are typed: <c>--leeg</c> has no value, and what reads the configuration would take the next option for it.</summary>
    public static string[] Opties(string[] args) => [.. args.Select(a => a == Leeg ? "--Opslag:Leeg=true" : a)];

    public Routeboekopslag Opslag() => Routeboekopslag.Kies(Verbinding, Bestand);
}
