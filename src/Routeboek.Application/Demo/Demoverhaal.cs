using System.Globalization;
using Routeboek.Application.Dossiers;
using Routeboek.Domain.Dossiers;
using Routeboek.Domain.Kalenders;

namespace Routeboek.Application.Demo;

/// <summary>What one pupil of the demo world goes through: a story of docs/verhalen, moved to days of the year that runs.</summary>
/// <param name="Naam">The story.</param>
/// <param name="School">Index of the school in <see cref="Demoketen.Plekken"/>.</param>
/// <param name="Weken">How many weeks before the last school day it begins, about.</param>
internal sealed record Demoverhaal(string Naam, int School, int Weken)
{
    /// <summary>The youngest that the pupil is, in years, inclusive.</summary>
    public int Vanaf { get; init; }

    /// <summary>The oldest, inclusive.</summary>
    public int Tot { get; init; } = 99;

    /// <summary>What of the family can sign in, and what is particular about it.</summary>
    public Demogezin Gezin { get; init; }

    /// <summary>Of all that happens in the demo world. Chosen so that each phase of both protocols is there somewhere.</summary>
    public static IReadOnlyList<Demoverhaal> Alle { get; } =
    [
        new("altijd-te-laat", 0, 26) { Tot = 15 },
        new("spijbelen-tot-op-het-spreekuur", 0, 26) { Vanaf = 12, Tot = 15, Gezin = Demogezin.Samen },
        new("vaak-kort-ziek", 0, 18),
        new("twijfel-over-ziekte", 0, 13) { Tot = 15 },
        new("zestien-en-zonder-ouders", 0, 13) { Vanaf = 16, Tot = 17, Gezin = Demogezin.Alleen },
        new("dossier-te-lang-open", 0, 8),
        new("niet-bij-de-jeugdarts", 0, 4),
        new("beginnende-thuiszitter", 0, 2),
        new("schoolweigering-doorbraak", 1, 26) { Vanaf = 13, Tot = 15, Gezin = Demogezin.Gescheiden },
        new("driehoek-en-terug", 1, 26) { Tot = 16 },
        new("spijbelen-tot-op-het-spreekuur", 1, 18) { Vanaf = 18, Gezin = Demogezin.Alleen },
        new("doorbraak-niet-meteen", 1, 13) { Tot = 15 },
        new("jeugdarts-wil-niet-meer", 1, 8),
        new("vervangende-leerplicht", 1, 8) { Vanaf = 14, Tot = 16 },
        new("verkeerde-registratie", 1, 4),
        new("geen-overeenstemming", 1, 1) { Tot = 15 },
        new("opschaling-den-haag", 2, 26) { Vanaf = 6 },
        new("ziekte-niet-aannemelijk", 2, 13) { Vanaf = 5 },
        new("een-mdo-dat-helpt", 2, 18) { Vanaf = 6, Tot = 11, Gezin = Demogezin.Uitgesloten },
        new("terug-in-de-eigen-groep", 2, 18) { Vanaf = 5 },
        new("meldcode-in-vijf-stappen", 2, 4) { Vanaf = 5, Tot = 10 },
        new("lang-ziek-en-ziekenhuis", 3, 18) { Vanaf = 5 },
        new("hulp-geweigerd-en-de-tafel", 3, 13) { Vanaf = 6, Tot = 11, Gezin = Demogezin.Samen },
        new("opschaling-rijswijk", 3, 8) { Vanaf = 6 },
        new("ongeoorloofd-in-rijswijk", 3, 13) { Vanaf = 6 },
    ];

    private IReadOnlyList<Feit>? _feiten;

    /// <summary>Its facts, in the order in which they were recorded.</summary>
    public IReadOnlyList<Feit> Feiten => _feiten ??= Lees();

    /// <summary>The signal it begins with; null when it begins with something else.</summary>
    public string? Signaal => Feiten.FirstOrDefault(f => f.Soort?.Naam == Woordenschat.SignaalAan)?.Woord("signaal");

    /// <summary>The first day of the story as it is written.</summary>
    public DateOnly Begin => Feiten.Min(f => f.Op);

    private IReadOnlyList<Feit> Lees()
    {
        using var stroom = typeof(Demoverhaal).Assembly.GetManifestResourceStream($"verhalen/{Naam}") ?? throw new InvalidOperationException($"er is geen verhaal {Naam}");
        var gelezen = Feitenlezer.Lees(stroom, Naam, Woordenschatlezer.BijProgramma);
        var dossiers = gelezen.Waarde?.Dossiers ?? throw new InvalidOperationException($"verhaal {Naam}: {gelezen.Fouten[0]}");
        return [.. dossiers.SelectMany(d => d.Feiten).OrderBy(f => f.Vastgelegd).ThenBy(f => f.Nr)];
    }
}

/// <summary>Who of the family of a story can sign in, and how it stands between the parents.</summary>
internal enum Demogezin
{
    /// <summary>Nobody of it.</summary>
    Niet,

    /// <summary>Both parents have authority; they and the pupil, from 12 on, sign in.</summary>
    Samen,

    /// <summary>A pupil of 16 or older with one parent.</summary>
    Alleen,

    /// <summary>Divorced: one parent has authority, the other gets what school releases.</summary>
    Gescheiden,

    /// <summary>One of two parents is kept out of the file by a recorded decision.</summary>
    Uitgesloten,
}

/// <summary>Moves the days of a story: as many school days apart as they were, whichever holidays come in between.</summary>
internal sealed class Verhaaltijd(Schoolkalender kalender, DateOnly begin, DateOnly naar)
{
    private readonly int _schuif = kalender.IndexOpOfNa(naar) - kalender.IndexOpOfNa(begin);

    public DateOnly Dag(DateOnly dag)
    {
        var index = kalender.IndexOpOfNa(dag) + _schuif;
        if (index >= 0 && index < kalender.Aantal)
            return kalender.Datum(index);
        // beyond the last calendar there are no school days to count
        return naar.AddDays(dag.DayNumber - begin.DayNumber);
    }

    /// <summary>Moves the days that stand in a fact.</summary>
    public Feitwaarde Waarde(Feitveld? veld, Feitwaarde waarde) =>
        veld?.Vorm == Veldvorm.Datum && DateOnly.TryParseExact(waarde.Woorden[0], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var dag)
            ? new Feitwaarde(Dag(dag).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))
            : waarde;
}
