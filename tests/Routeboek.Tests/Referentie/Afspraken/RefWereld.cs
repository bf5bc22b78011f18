using Routeboek.Application.Kalenders;
using Routeboek.Domain.Kalenders;
using Routeboek.Domain.Protocollen;

namespace Routeboek.Tests.Referentie.Afspraken;

/// <summary>What may occur in a random world beside what the contract writes out in so many words. Switch off what the loader refuses on purpose.</summary>
public sealed record RefKeuzes
{
    /// <summary>School days that are not those of a built-in region (handed over as KALENDER.csv), also on Saturdays and public holidays.</summary>
    public bool EigenKalender { get; init; } = true;

    /// <summary>Regions other than zuid.</summary>
    public bool AndereRegio { get; init; } = true;

    /// <summary><c>vanaf: {feit: S, met: …}</c></summary>
    public bool VanafMetVelden { get; init; } = true;

    /// <summary><c>sinds: anker</c> inside vervalt, where it says nothing new.</summary>
    public bool SindsInVervalt { get; init; } = true;

    /// <summary><c>waarschuw</c> and <c>blijft: false</c> without <c>binnen</c>, for a term that TermijnVerlengd may still give.</summary>
    public bool TermijnwoordenZonderBinnen { get; init; } = true;

    /// <summary>Numbers that do not follow the order of recording: a correction may be recorded before its target.</summary>
    public bool VastgelegdDoorElkaar { get; init; } = true;

    /// <summary>Agreements that open on, or end at, facts about tasks and terms themselves.</summary>
    public bool AfspraakOverTaakfeiten { get; init; } = true;
}

/// <summary>A random protocol and random facts; the same seed always gives the same world.</summary>
public sealed record RefWereld(int Zaad, RefProtocol Protocol, IReadOnlyList<RefRegel> Regels, DateOnly Vandaag, DateTime? BekendTot, IReadOnlyList<DateOnly>? EigenSchooldagen)
{
    private static readonly Dictionary<(string, string), IReadOnlyList<DateOnly>> Regiodagen = [];

    public static RefWereld Maak(int zaad, RefKeuzes? keuzes = null) => new RefWereldBouwer(new Random(zaad), keuzes ?? new RefKeuzes()).Bouw(zaad);

    public IReadOnlyList<DateOnly> Schooldagen => EigenSchooldagen ?? SchooldagenVan(Protocol.Regio, Protocol.Sector);

    public string Yaml => RefTeksten.Yaml(Protocol);

    /// <summary>The lines in the order of <see cref="Regels"/>, which is not the order of the numbers.</summary>
    public string Jsonl => RefTeksten.Jsonl(Regels);

    public string? KalenderCsv => EigenSchooldagen is null ? null : RefTeksten.KalenderCsv(EigenSchooldagen);

    public IReadOnlyList<RefTaak> Bepaal() => ReferentieAfspraken.Bepaal(Protocol, Regels, new RefDagen(Schooldagen), Vandaag, BekendTot);

    /// <summary>Whether a term in calendar time may end outside the school days that are known is left open by the contract, so no world has one.</summary>
    public bool EindigtBinnenKalender(IEnumerable<RefTaak> taken) => taken.All(taak => taak.Uiterlijk is null || (taak.Uiterlijk > Schooldagen[0] && taak.Uiterlijk < Schooldagen[^1]));

    public static IReadOnlyList<DateOnly> SchooldagenVan(string regio, string sector)
    {
        lock (Regiodagen)
        {
            if (Regiodagen.TryGetValue((regio, sector), out var dagen)) return dagen;
            Schoolkalender kalender = Kalenderlezer.Regio(Enum.Parse<Vakantieregio>(regio, ignoreCase: true), Enum.Parse<Sector>(sector, ignoreCase: true));
            return Regiodagen[(regio, sector)] = [.. Enumerable.Range(0, kalender.Aantal).Select(kalender.Datum)];
        }
    }
}
