using Routeboek.Application.Protocollen;
using Routeboek.Domain.Protocollen;

namespace Routeboek.Web.Verzuimscan;

/// <summary>What the page for the verzuimscan takes.</summary>
/// <param name="GrootsteBytes">The largest form with files, in bytes, inclusive.</param>
public sealed record Scaninstellingen(long GrootsteBytes)
{
    private const long StandaardMegabytes = 200;
    private const long MeesteMegabytes = 16 * 1024;

    /// <summary><c>Verzuimscan:GrootsteMegabytes</c>, 200 when not given.</summary>
    public static Scaninstellingen Van(IConfiguration configuratie) =>
        new(Math.Clamp(configuratie.GetValue("Verzuimscan:GrootsteMegabytes", StandaardMegabytes), 1, MeesteMegabytes) * 1024 * 1024);

    public long GrootsteMegabytes => GrootsteBytes / (1024 * 1024);
}

/// <summary>The protocols that come with the program, read once.</summary>
public sealed class Protocolkeuze
{
    /// <summary>Those of a region first, by name.</summary>
    public IReadOnlyList<Protocol> Lijst { get; } = [.. Protocollenmap.BijProgramma().Lijst()
        .Select(p => p.Vondst).OfType<Protocolvondst.Gevonden>().Select(v => v.Protocol)
        .Where(p => p.Vakantieregio is not null)
        .OrderBy(p => p.Regio, StringComparer.Ordinal).ThenBy(p => p.Sectoren[0])];

    public Protocol? Vind(string id) => Lijst.FirstOrDefault(p => p.Id == id);
}
