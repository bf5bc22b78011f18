using Routeboek.Application.Invoer;
using Routeboek.Application.Protocollen;
using Routeboek.Domain.Protocollen;

namespace Routeboek.Application.Simulatie;

/// <summary>A protocol laid beside the present one.</summary>
/// <param name="Protocol">With the changes in place.</param>
/// <param name="Wijzigingen">What differs from the protocol of that name; empty for another protocol as it stands.</param>
/// <param name="Opmerkingen">What a reader should know, lines of Dutch.</param>
public sealed record Simulatievariant(Protocol Protocol, IReadOnlyList<Drempelwijziging> Wijzigingen, IReadOnlyList<string> Opmerkingen);

/// <summary>What is to be compared: the present protocol and what could stand in its place, possibly nothing.</summary>
public sealed record Simulatieplan(Protocol Basis, IReadOnlyList<Simulatievariant> Varianten)
{
    /// <summary>Makes a plan of what the user wrote.</summary>
    /// <param name="basis">The protocol asked for.</param>
    /// <param name="andere">Other protocols to lay beside it (<c>--met</c>).</param>
    /// <param name="stel">The changed numbers (<c>--stel</c>), as written.</param>
    public static Planuitkomst Maak(Protocol basis, IReadOnlyList<Protocol> andere, IReadOnlyList<string> stel)
    {
        for (var i = 0; i < andere.Count; i++)
        {
            if (andere[i].Id == basis.Id)
                return new Planuitkomst.Geweigerd($"--met {andere[i].Id} is het protocol dat u al gebruikt; kies een ander, of verander een drempel met --stel");
            if (andere.Take(i).Any(a => a.Id == andere[i].Id))
                return new Planuitkomst.Geweigerd($"--met {andere[i].Id} staat er twee keer");
            if (!Past(basis, andere[i]))
                return new Planuitkomst.Geweigerd($"--met {andere[i].Id} is voor {Sectoren(andere[i])} en {basis.Id} voor {Sectoren(basis)}; kies een protocol voor dezelfde onderwijssoort");
        }

        Protocol[] alle = [basis, .. andere];
        var wijzigingen = alle.ToDictionary(p => p.Id, _ => new List<Protocolwijziging>(), StringComparer.Ordinal);
        foreach (var tekst in stel)
        {
            if (!Protocolwijziging.ProbeerLees(tekst, out var wijziging, out var fout))
                return new Planuitkomst.Geweigerd(fout);
            if (!wijzigingen.TryGetValue(wijziging.Protocol ?? basis.Id, out var lijst))
            {
                return new Planuitkomst.Geweigerd($"--stel {wijziging.Tekst}: protocol '{Yamlboom.Kort(wijziging.Protocol!)}' doet niet mee"
                    + $"{Woordkeuze.Suggestie(wijziging.Protocol!, alle.Select(p => p.Id))}; kies {string.Join(" of ", alle.Select(p => p.Id))}, of voeg een protocol toe met --met");
            }
            if (wijziging.Protocol is null && !Heeft(basis, wijziging.Signaal) && andere.FirstOrDefault(p => Heeft(p, wijziging.Signaal)) is { } bedoeld)
                return new Planuitkomst.Geweigerd($"--stel {wijziging.Tekst}: {basis.Id} heeft dit signaal niet; schrijf --stel {bedoeld.Id}:{wijziging.Tekst}");
            lijst.Add(wijziging);
        }

        var varianten = new List<Simulatievariant>();
        foreach (var protocol in alle)
        {
            if (protocol == basis && wijzigingen[basis.Id].Count == 0)
                continue;
            var (variant, fout) = Variant(basis, protocol, wijzigingen[protocol.Id]);
            if (variant is null)
                return new Planuitkomst.Geweigerd(fout);
            varianten.Add(variant);
        }
        return new Planuitkomst.Gemaakt(new Simulatieplan(basis, varianten));
    }

    private static (Simulatievariant? Variant, string Fout) Variant(Protocol basis, Protocol protocol, List<Protocolwijziging> wijzigingen)
    {
        var opmerkingen = new List<string>();
        if (protocol.Id != basis.Id && protocol.Voorbehoud.Length > 0)
            opmerkingen.Add($"{protocol.Id}: {protocol.Voorbehoud}");
        if (protocol.Vakantieregio is { } regio && regio != basis.Vakantieregio)
            opmerkingen.Add($"{protocol.Id} hoort bij vakantieregio {regio.ToString().ToLowerInvariant()}; gerekend is met de schooldagen van deze registraties");
        if (wijzigingen.Count == 0)
            return (new Simulatievariant(protocol, [], opmerkingen), "");
        return Protocolwijziging.PasToe(protocol, wijzigingen).Match<(Simulatievariant?, string)>(
            gewijzigd => (new Simulatievariant(gewijzigd.Protocol, gewijzigd.Wijzigingen, [.. opmerkingen, .. gewijzigd.Opmerkingen]), ""),
            geweigerd => (null, geweigerd.Melding));
    }

    // rows were judged for the present protocol: one for primary education only expects no lesson hours
    private static bool Past(Protocol basis, Protocol ander) =>
        ander.Sectoren.Intersect(basis.Sectoren).Any() && (basis.AlleenPo || !ander.AlleenPo);

    private static bool Heeft(Protocol protocol, string signaal) => protocol.Signalen.Any(s => s.Id == signaal);

    private static string Sectoren(Protocol protocol) => string.Join(", ", protocol.Sectoren.Select(s => s.ToString().ToLowerInvariant()));
}

/// <summary>What became of making a plan.</summary>
public abstract record Planuitkomst
{
    private Planuitkomst()
    {
    }

    public sealed record Gemaakt(Simulatieplan Plan) : Planuitkomst;

    /// <summary>It cannot be; one line of Dutch that says why and what can.</summary>
    public sealed record Geweigerd(string Melding) : Planuitkomst;

    /// <summary>The one place that takes the cases apart.</summary>
    public T Match<T>(Func<Gemaakt, T> gemaakt, Func<Geweigerd, T> geweigerd) => this switch
    {
        Gemaakt u => gemaakt(u),
        Geweigerd u => geweigerd(u),
        _ => throw new InvalidOperationException($"onbekende uitkomst {GetType().Name}"),
    };
}
