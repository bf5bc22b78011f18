using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Opslag;
using Routeboek.Application.Toegang;
using Routeboek.Domain.Afspraken;
using Routeboek.Domain.Dossiers;
using Routeboek.Domain.Toegang;

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
public sealed class LeesDossier(Routeboekopslag opslag, TimeProvider klok, Kaderkeuze kaders)
{
    public static readonly Verrichting Verrichting = new("dossier-lezen", "dossier");

    public async Task<Resultaat<Dossierinzage>> VoerUitAsync(Actor actor, DossierId id, CancellationToken stop)
    {
        await using var werk = await Werkgang.BeginAsync(opslag, actor, Verrichting, klok, stop);
        var dossier = await werk.Db.Dossiers.SingleOrDefaultAsync(d => d.Id == id, stop);
        if (dossier is null)
            return await werk.WeigerAsync<Dossierinzage>(Afweging.BestaatNiet, id.ToString(), stop);
        var feiten = await werk.Db.Feiten.Where(f => f.Dossier == id).OrderBy(f => f.Nr).ToListAsync(stop);
        var afwegingen = await werk.Toegang.BepaalAsync([.. feiten.Select(f => LegFeitVast.Sleutel(dossier, f.Plaats, f.Nr))], Handeling.Lezen, stop);
        var open = feiten.Zip(afwegingen).Where(f => f.Second.Mag).ToList();
        if (open.Count == 0)
            return await werk.WeigerAsync<Dossierinzage>(afwegingen is [var eerste, ..] ? eerste : Afweging.BestaatNiet, id.ToString(), stop);

        foreach (var (feit, afweging) in open.DistinctBy(f => f.First.Plaats))
            werk.Meld(afweging, id.ToString());
        var inzage = Maak(dossier, feiten, [.. open.Select(f => f.First)], werk.Vandaag);
        await werk.SluitAsync(stop);
        return new Resultaat<Dossierinzage>.Gelukt(inzage);
    }

    private Dossierinzage Maak(Dossier dossier, List<Feitrij> feiten, List<Feitrij> zichtbaar, DateOnly vandaag)
    {
        // numbered anew among what is seen, so that no gap tells of what is not
        IReadOnlyList<Dossierfeit> getoond = [.. zichtbaar.GroupBy(f => f.Kamer).SelectMany(k => k.Select((f, i) => (Feit: f, Nummer: i + 1))).OrderBy(f => f.Feit.Nr)
            .Select(f => new Dossierfeit(f.Nummer, f.Feit.Feit(Woordenschatlezer.BijProgramma), f.Feit.Houder, f.Feit.Kamer))];
        if (kaders(dossier.Protocol, dossier.Protocolversie) is not { } kader)
            return new Dossierinzage(dossier, getoond, [], vandaag, $"protocol {dossier.Protocol} versie {dossier.Protocolversie} is er niet");
        var stand = Feitenschrijver.Stand(kader, dossier.Id, feiten, vandaag);
        if (stand.Bezwaren.Count > 0)
            return new Dossierinzage(dossier, getoond, [], vandaag, stand.Bezwaren[0].ToString());
        var nummers = zichtbaar.Select(f => f.Nr).ToHashSet();
        return new Dossierinzage(dossier, getoond, [.. stand.Taken.Where(t => nummers.Contains(t.Wortel))], vandaag, null);
    }
}
