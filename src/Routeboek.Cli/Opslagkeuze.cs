using System.CommandLine;
using Routeboek.Application.Opslag;

namespace Routeboek.Cli;

/// <summary>Which store a command opens.</summary>
/// <param name="Opslag">The store.</param>
/// <param name="Ankers">Where its anchors are.</param>
/// <param name="Naam">In words.</param>
/// <param name="Kort">By which it is known in its folder: <c>routeboek</c>, <c>demo</c> or <c>postgres</c>.</param>
internal sealed record GekozenOpslag(Routeboekopslag Opslag, string Ankers, string Naam, string Kort);

/// <summary>The options with which a command says which store: a folder, a file or PostgreSQL.</summary>
internal sealed class Opslagkeuze
{
    private const string StandaardMap = "gegevens";
    private static readonly string[] s_namen = ["routeboek", "demo"];

    private readonly Option<string?> _opslag = new("--opslag") { Description = "map met de database, of de database zelf; standaard gegevens" };
    private readonly Option<string?> _verbinding = new("--verbinding") { Description = "PostgreSQL, als \"Host=...;Database=...\"; standaard de variabele ConnectionStrings__Routeboek" };
    private readonly Option<string?> _ankers = new("--ankers") { Description = "map met ankers; standaard de map ankers bij de database" };

    public void VoegToe(Command opdracht, bool ankers = true)
    {
        opdracht.Add(_opslag);
        opdracht.Add(_verbinding);
        if (ankers)
            opdracht.Add(_ankers);
    }

    /// <exception cref="Optiefout">There is no such store, or it is not clear which.</exception>
    public GekozenOpslag Kies(ParseResult invoer)
    {
        var gekozen = invoer.GetValue(_opslag);
        var verbinding = invoer.GetValue(_verbinding);
        if (gekozen is not null && verbinding is not null)
            throw new Optiefout("Kies --opslag of --verbinding, niet allebei");
        if (gekozen is null && (verbinding ?? Environment.GetEnvironmentVariable("ConnectionStrings__Routeboek")) is { Length: > 0 } postgres)
            return new GekozenOpslag(Routeboekopslag.Postgres(postgres), invoer.GetValue(_ankers) ?? Path.Combine(Map(null), "ankers", "postgres"), "PostgreSQL", "postgres");
        var bestand = Bestand(Map(gekozen));
        return new GekozenOpslag(Routeboekopslag.Sqlite(bestand), invoer.GetValue(_ankers) ?? Standaardankers(bestand), bestand, Path.GetFileNameWithoutExtension(bestand));
    }

    private static string Map(string? gekozen) => gekozen ?? Environment.GetEnvironmentVariable("Opslag__Map") ?? StandaardMap;

    private static string Standaardankers(string bestand) =>
        Path.Combine(Path.GetDirectoryName(Path.GetFullPath(bestand))!, "ankers", Path.GetFileNameWithoutExtension(bestand));

    private static string Bestand(string pad)
    {
        if (File.Exists(pad))
            return pad;
        var aanwezig = s_namen.Select(n => Path.Combine(pad, n + ".db")).Where(File.Exists).ToList();
        return aanwezig switch
        {
            [var enige] => enige,
            [var een, var ander] => throw new Optiefout($"In {pad} staan er twee: kies --opslag {een} of --opslag {ander}"),
            _ => throw new Optiefout($"Er is geen database van Routeboek in '{pad}'. Kies de map met --opslag, of PostgreSQL met --verbinding."),
        };
    }
}
