using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Kalenders;
using Routeboek.Application.Opslag;
using Routeboek.Domain.Afspraken;
using Routeboek.Domain.Dossiers;

namespace Routeboek.Application.Dossiers;

/// <summary>
/// Adds facts to a dossier and keeps the dates of its tasks with it. Only within a transaction: the counter of the dossier is its lock, so
/// whoever writes sees everything that was written before, and numbers have no gap.
/// </summary>
internal sealed class Feitenschrijver(Opslagcontext db, Dossier dossier, Kaderkeuze kaders)
{
    private readonly List<Feitrij> _feiten = [];

    /// <summary>Takes the dossier's lock, waiting for whoever has it, and reads its facts.</summary>
    public async Task NeemSlotAsync(CancellationToken stop)
    {
        await db.Dossiertellers.Where(t => t.Dossier == dossier.Id).ExecuteUpdateAsync(z => z.SetProperty(t => t.LaatsteNr, t => t.LaatsteNr), stop);
        _feiten.AddRange(await db.Feiten.Where(f => f.Dossier == dossier.Id).OrderBy(f => f.Nr).ToListAsync(stop));
    }

    /// <summary>The facts known so far, by number.</summary>
    public IReadOnlyList<Feitrij> Feiten => _feiten;

    /// <summary>Adds a checked fact with the next number. It is recorded now, and never earlier than the one before it.</summary>
    public Feitrij Voeg(Feit feit, string door, Houder houder, Kamer kamer, DateTime nu)
    {
        var laatste = _feiten.Count > 0 ? _feiten[^1] : null;
        var rij = new Feitrij
        {
            Dossier = dossier.Id,
            Nr = (laatste?.Nr ?? 0) + 1,
            Volgnummer = (_feiten.LastOrDefault(f => f.Kamer == kamer)?.Volgnummer ?? 0) + 1,
            Soort = feit.Soort?.Naam,
            Op = feit.Soort is null ? null : feit.Op,
            Vastgelegd = nu > laatste?.Vastgelegd ? nu : laatste?.Vastgelegd ?? nu,
            Door = door,
            Corrigeert = feit.Corrigeert,
            Gegevens = Feitrij.Schrijf(feit.Gegevens),
            Houder = houder,
            Kamer = kamer,
        };
        _feiten.Add(rij);
        db.Add(rij);
        return rij;
    }

    /// <summary>Works out the tasks for a day and brings the stored dates up to it.</summary>
    public async Task WerkTakenBijAsync(DateOnly vandaag, CancellationToken stop)
    {
        var laatste = _feiten.Count == 0 ? 0 : _feiten[^1].Nr;
        await db.Dossiertellers.Where(t => t.Dossier == dossier.Id).ExecuteUpdateAsync(z => z.SetProperty(t => t.LaatsteNr, laatste), stop);
        var (taken, volgende, bezwaar) = Bepaal(vandaag);
        var projectie = await db.Projecties.AsTracking().SingleOrDefaultAsync(p => p.Dossier == dossier.Id, stop);
        if (projectie is null)
        {
            db.Add(new Dossierprojectie { Dossier = dossier.Id, BerekendOp = vandaag, TotNr = laatste, VolgendeWijziging = volgende, Bezwaar = bezwaar });
        }
        else
        {
            (projectie.BerekendOp, projectie.TotNr, projectie.VolgendeWijziging, projectie.Bezwaar) = (vandaag, laatste, volgende, bezwaar);
        }

        var oud = await db.Taken.AsTracking().Where(t => t.Dossier == dossier.Id).ToDictionaryAsync(t => (t.Afspraak, t.Wortel), stop);
        foreach (var taak in taken)
        {
            if (!oud.Remove((taak.Afspraak.Id, taak.Wortel), out var rij))
                db.Add(Rij(taak));
            else
                (rij.Rol, rij.Organisatie, rij.Opent, rij.Waarschuwt, rij.Uiterlijk, rij.Einde, rij.Vervuld) =
                    (taak.Afspraak.Wie.Rol, taak.Afspraak.Wie.Organisatie, taak.Opent, taak.Waarschuwt, taak.Uiterlijk, taak.Einde?.Dag, taak.Einde?.Vervuld);
        }

        db.RemoveRange(oud.Values);
    }

    public static Dossierstand Stand(Dossierkader kader, DossierId dossier, IEnumerable<Feitrij> feiten, DateOnly vandaag) =>
        new(kader.Set, new Feitenreeks(dossier.ToString(), feiten.Select(f => f.Feit(Woordenschatlezer.BijProgramma))), kader.Kalender, vandaag);

    // what cannot be worked out is told and tried again each day; a fact is never lost to it
    private (IReadOnlyList<Taak> Taken, DateOnly? Volgende, string? Bezwaar) Bepaal(DateOnly vandaag)
    {
        if (kaders(dossier.Protocol, dossier.Protocolversie) is not { } kader)
            return ([], vandaag.AddDays(1), $"protocol {dossier.Protocol} versie {dossier.Protocolversie} is er niet");
        var stand = Stand(kader, dossier.Id, _feiten, vandaag);
        return stand.Bezwaren.Count > 0
            ? ([], vandaag.AddDays(1), DossierMapping.Kort(stand.Bezwaren[0].ToString()!))
            : (stand.Taken, stand.VolgendeWijziging, null);
    }

    private Taakrij Rij(Taak taak) => new()
    {
        Dossier = dossier.Id,
        Afspraak = taak.Afspraak.Id,
        Wortel = taak.Wortel,
        Rol = taak.Afspraak.Wie.Rol,
        Organisatie = taak.Afspraak.Wie.Organisatie,
        Opent = taak.Opent,
        Waarschuwt = taak.Waarschuwt,
        Uiterlijk = taak.Uiterlijk,
        Einde = taak.Einde?.Dag,
        Vervuld = taak.Einde?.Vervuld,
    };
}
