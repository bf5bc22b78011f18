using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Opslag;
using Routeboek.Application.Toegang;
using Routeboek.Domain.Afspraken;
using Routeboek.Domain.Dossiers;
using Routeboek.Domain.Toegang;

namespace Routeboek.Application.Dossiers;

/// <summary>A dossier as one person may see it: the facts of the rooms that are open, and how it stands by all facts.</summary>
internal sealed class Dossierlezing
{
    private readonly List<(Feitrij Rij, Afweging Afweging)> _open;

    private Dossierlezing(Dossier dossier, List<(Feitrij, Afweging)> open, Dossierkader? kader, Dossierstand? stand, string? bezwaar) =>
        (Dossier, _open, Kader, Stand, Bezwaar) = (dossier, open, kader, stand, bezwaar);

    public Dossier Dossier { get; }

    /// <summary>The facts that the actor may see, by number.</summary>
    public IEnumerable<Feitrij> Feiten => _open.Select(f => f.Rij);

    public Dossierkader? Kader { get; }

    /// <summary>Null when it cannot be worked out.</summary>
    public Dossierstand? Stand { get; }

    /// <summary>Why the tasks may not be used; null = they may.</summary>
    public string? Bezwaar { get; }

    /// <summary>The tasks that begin at a fact that the actor may see.</summary>
    public IReadOnlyList<Taak> Taken
    {
        get
        {
            var nummers = Feiten.Select(f => f.Nr).ToHashSet();
            return Stand is null ? [] : [.. Stand.Taken.Where(t => nummers.Contains(t.Wortel))];
        }
    }

    /// <summary>The facts that count today, of those that the actor may see, in order.</summary>
    public IReadOnlyList<GeldendFeit> Geldend
    {
        get
        {
            var rijen = Feiten.ToDictionary(f => f.Nr);
            return Stand is null ? [] : [.. Stand.Geldend.Where(f => rijen.ContainsKey(f.Feit.Nr))];
        }
    }

    public Feitrij? Feit(int nr) => Feiten.FirstOrDefault(f => f.Nr == nr);

    /// <summary>Reads it and writes each room that is open in the audit.</summary>
    /// <returns>The dossier; null with why not.</returns>
    public static async Task<(Dossierlezing? Lezing, Afweging Waarom)> LeesAsync(Werkgang werk, DossierId id, Kaderkeuze kaders, CancellationToken stop)
    {
        var dossier = id == default ? null : await werk.Db.Dossiers.SingleOrDefaultAsync(d => d.Id == id, stop);
        if (dossier is null)
            return (null, Afweging.BestaatNiet);
        var feiten = await werk.Db.Feiten.Where(f => f.Dossier == id).OrderBy(f => f.Nr).ToListAsync(stop);
        var afwegingen = await werk.Toegang.BepaalAsync([.. feiten.Select(f => LegFeitVast.Sleutel(dossier, f.Plaats, f.Nr))], Handeling.Lezen, stop);
        var open = feiten.Zip(afwegingen).Where(f => f.Second.Mag).ToList();
        if (open.Count == 0)
        {
            // some may know that the dossier is there, and read nothing in it that was not given to them
            var hoofd = await werk.Toegang.BepaalAsync(new Onderwerpsleutel.VanDossier(dossier.Leerling is null ? Onderwerpsoort.AnoniemeCasus : Onderwerpsoort.Dossier, id, dossier.Houder, dossier.HouderOrganisatie), Handeling.Lezen, stop);
            if (!hoofd.Mag)
                return (null, hoofd);
            werk.Meld(hoofd, id.ToString());
        }

        foreach (var (feit, afweging) in open.DistinctBy(f => f.First.Plaats))
            werk.Meld(afweging, id.ToString());
        if (kaders(dossier.Protocol, dossier.Protocolversie) is not { } kader)
            return (new Dossierlezing(dossier, open, null, null, $"protocol {dossier.Protocol} versie {dossier.Protocolversie} is er niet"), Afweging.BestaatNiet);
        var stand = Feitenschrijver.Stand(kader, dossier.Id, feiten, werk.Vandaag);
        return (new Dossierlezing(dossier, open, kader, stand, stand.Bezwaren.Count > 0 ? stand.Bezwaren[0].ToString() : null), Afweging.BestaatNiet);
    }

    /// <summary>As which keeper the actor records here, with the organisation; null = nobody whom the actor can record for.</summary>
    public static Houder? Houder(Actor actor, Dossier dossier) =>
        actor.Rol.Houders() is [var eigen, ..] ? eigen : dossier.School is null ? null : Domain.Dossiers.Houder.School;

    /// <summary>The rooms in which the actor may record something new, in the order of the rooms.</summary>
    public static async Task<IReadOnlyList<Kamer>> KamersAsync(Werkgang werk, Actor actor, Dossier dossier, CancellationToken stop)
    {
        if (Houder(actor, dossier) is not { } houder)
            return [];
        var organisatie = actor.Rol.Houders().Count > 0 ? actor.Aanstelling.Organisatie : dossier.School!.Value;
        var kamers = Enum.GetValues<Kamer>();
        var afwegingen = await werk.Toegang.BepaalAsync([.. kamers.Select(k => LegFeitVast.Sleutel(dossier, new Feitplaats(houder, organisatie, k), null))], Handeling.Van(Handelingsoort.Vastleggen), stop);
        return [.. kamers.Zip(afwegingen).Where(k => k.Second.Mag).Select(k => k.First)];
    }
}
