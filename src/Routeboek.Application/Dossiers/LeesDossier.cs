using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Kalenders;
using Routeboek.Application.Opslag;
using Routeboek.Application.Toegang;
using Routeboek.Domain.Afspraken;
using Routeboek.Domain.Dossiers;

namespace Routeboek.Application.Dossiers;

/// <summary>A fact as somebody may see it.</summary>
/// <param name="Volgnummer">Its number for people: within the room.</param>
/// <param name="Feit">The fact.</param>
/// <param name="Houder">Who keeps it.</param>
/// <param name="Kamer">In which room.</param>
public sealed record Dossierfeit(int Volgnummer, Feit Feit, Houder Houder, Kamer Kamer);

/// <summary>What somebody sees of a dossier on a day.</summary>
/// <param name="Dossier">The dossier.</param>
/// <param name="Feiten">All facts as recorded, in the rooms that this actor may enter, by number.</param>
/// <param name="Taken">The tasks that begin at facts in those rooms, worked out from all facts.</param>
/// <param name="Vandaag">That day.</param>
/// <param name="Bezwaar">Why the tasks may not be used; null = they may.</param>
public sealed record Dossierinzage(Dossier Dossier, IReadOnlyList<Dossierfeit> Feiten, IReadOnlyList<Taak> Taken, DateOnly Vandaag, string? Bezwaar);

/// <summary>Shows a dossier: facts, and from them the tasks. The read is in the audit, a line for each room, before anything is shown.</summary>
public sealed class LeesDossier(Routeboekopslag opslag, Toegangsvraag toegang, TimeProvider klok, Kaderkeuze kaders)
{
    public static readonly Handeling Handeling = new("dossier-lezen", "een kind op school houden", "dossier");

    public async Task<Resultaat<Dossierinzage>> VoerUitAsync(Actor actor, DossierId id, CancellationToken stop)
    {
        await using var werk = await Werkgang.BeginAsync(opslag, actor, Handeling, klok, stop);
        var dossier = await werk.Db.Dossiers.SingleOrDefaultAsync(d => d.Id == id, stop);
        var betrokkene = dossier?.Leerling?.ToString() ?? "";
        var feiten = await werk.Db.Feiten.Where(f => f.Dossier == id).OrderBy(f => f.Nr).ToListAsync(stop);
        var antwoorden = dossier is null
            ? []
            : feiten.Select(f => (f.Houder, f.Kamer)).Distinct().ToDictionary(k => k, k => toegang(actor, new Onderwerp(id, dossier.Leerling, Organisatie: dossier.School, Houder: k.Houder, Kamer: k.Kamer), Handeling));
        var open = antwoorden.Where(a => a.Value is Toegangsantwoord.Toegestaan).Select(a => a.Key).ToHashSet();
        if (dossier is null || open.Count == 0)
            return await werk.WeigerAsync<Dossierinzage>(antwoorden.Values.FirstOrDefault() ?? new Toegangsantwoord.Geweigerd("bestaat niet"), betrokkene, id.ToString(), stop);

        foreach (var kamer in open.GroupBy(k => k.Kamer))
            werk.Meld(antwoorden[kamer.First()], betrokkene, Woord.Van(kamer.Key), id.ToString());
        var inzage = Maak(dossier, feiten, open, Schoolklok.Vandaag(klok));
        await werk.SluitAsync(stop);
        return new Resultaat<Dossierinzage>.Gelukt(inzage);
    }

    private Dossierinzage Maak(Dossier dossier, List<Feitrij> feiten, HashSet<(Houder, Kamer)> open, DateOnly vandaag)
    {
        var zichtbaar = feiten.Where(f => open.Contains((f.Houder, f.Kamer))).ToList();
        IReadOnlyList<Dossierfeit> getoond = [.. zichtbaar.Select(f => new Dossierfeit(f.Volgnummer, f.Feit(Woordenschatlezer.BijProgramma), f.Houder, f.Kamer))];
        if (kaders(dossier.Protocol, dossier.Protocolversie) is not { } kader)
            return new Dossierinzage(dossier, getoond, [], vandaag, $"protocol {dossier.Protocol} versie {dossier.Protocolversie} is er niet");
        var stand = Feitenschrijver.Stand(kader, dossier.Id, feiten, vandaag);
        if (stand.Bezwaren.Count > 0)
            return new Dossierinzage(dossier, getoond, [], vandaag, stand.Bezwaren[0].ToString());
        var nummers = zichtbaar.Select(f => f.Nr).ToHashSet();
        return new Dossierinzage(dossier, getoond, [.. stand.Taken.Where(t => nummers.Contains(t.Wortel))], vandaag, null);
    }
}
