using Routeboek.Domain.Protocollen;

namespace Routeboek.Application.Leerlingen;

/// <summary>The words by which pupil lists name a kind of education, and the sector each belongs to.</summary>
public static class Onderwijssoort
{
    private static readonly (Sector Sector, string[] Woorden)[] Woordenlijst =
    [
        (Sector.Po,
        [
            "po", "bo", "bao", "sbo", "sbao", "so", "basisonderwijs", "basisschool", "primair onderwijs", "speciaal basisonderwijs",
            "speciaal onderwijs",
        ]),
        (Sector.Vo,
        [
            "vo", "vso", "pro", "vmbo", "vmbo-b", "vmbo-bb", "vmbo-bbl", "vmbo-k", "vmbo-kb", "vmbo-kbl", "vmbo-g", "vmbo-gl", "vmbo-t",
            "vmbo-tl", "vmbo-gt", "mavo", "havo", "vwo", "atheneum", "gymnasium", "lwoo", "isk", "brugklas", "voortgezet onderwijs",
            "voortgezet speciaal onderwijs", "praktijkonderwijs",
        ]),
        (Sector.Mbo,
        [
            "mbo", "mbo-1", "mbo-2", "mbo-3", "mbo-4", "bol", "bbl", "mbo-bol", "mbo-bbl", "entree", "entreeopleiding", "basisberoepsopleiding", "vakopleiding",
            "middenkaderopleiding", "middelbaar beroepsonderwijs",
        ]),
    ];

    private static readonly Dictionary<string, Sector> Sectoren = Woordenlijst
        .SelectMany(s => s.Woorden, (s, woord) => (woord, s.Sector))
        .ToDictionary(s => s.woord, s => s.Sector, StringComparer.OrdinalIgnoreCase);

    /// <summary>The words that are known, for a message.</summary>
    public static string Verwacht { get; } = string.Join(" | ", Woordenlijst.Select(s => string.Join(", ", s.Woorden)));

    /// <summary>
    /// The sector of a kind of education, in any case. A combined class ("havo/vwo") belongs to the sector of its parts, if they
    /// have one in common; null when a part is not known.
    /// </summary>
    public static Sector? SectorVan(string tekst)
    {
        Sector? sector = null;
        foreach (var deel in tekst.Split('/', StringSplitOptions.TrimEntries))
        {
            var woord = string.Join(' ', deel.Split(' ', StringSplitOptions.RemoveEmptyEntries));
            if (!Sectoren.TryGetValue(woord, out var gevonden) && !Sectoren.TryGetValue(woord.Replace(' ', '-'), out gevonden))
                return null;
            if (sector is { } eerder && eerder != gevonden)
                return null;
            sector = gevonden;
        }
        return sector;
    }
}
