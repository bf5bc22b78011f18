using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Kalenders;
using Routeboek.Application.Opslag;
using Routeboek.Application.Toegang;
using Routeboek.Domain.Afspraken;
using Routeboek.Domain.Dossiers;
using Routeboek.Domain.Organisaties;
using Routeboek.Domain.Toegang;

namespace Routeboek.Application.Dossiers;

/// <summary>Where a fact belongs: who keeps it, and in which room.</summary>
/// <param name="VertrouwelijkTot">The last day on which nobody else may know of it; null = not confidential.</param>
internal sealed record Feitplaats(Houder Houder, OrganisatieId HouderOrganisatie, Kamer Kamer, DateOnly? VertrouwelijkTot = null);

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
    public Feitrij Voeg(Feit feit, Feitplaats plaats, string door, DateTime nu, PersoonId? persoon = null)
    {
        var laatste = _feiten.Count > 0 ? _feiten[^1] : null;
        var rij = new Feitrij
        {
            Dossier = dossier.Id,
            Nr = (laatste?.Nr ?? 0) + 1,
            Volgnummer = (_feiten.LastOrDefault(f => f.Kamer == plaats.Kamer)?.Volgnummer ?? 0) + 1,
            Soort = feit.Soort?.Naam,
            Op = feit.Soort is null ? null : feit.Op,
            Vastgelegd = nu > laatste?.Vastgelegd ? nu : laatste?.Vastgelegd ?? nu,
            Door = door,
            DoorPersoon = persoon,
            Corrigeert = feit.Corrigeert,
            Gegevens = Feitrij.Schrijf(feit.Gegevens),
            Houder = plaats.Houder,
            HouderOrganisatie = plaats.HouderOrganisatie,
            Kamer = plaats.Kamer,
            VertrouwelijkTot = plaats.VertrouwelijkTot,
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
            projectie = new Dossierprojectie { Dossier = dossier.Id, BerekendOp = vandaag, TotNr = laatste, VolgendeWijziging = volgende, Bezwaar = bezwaar };
            db.Add(projectie);
        }
        else
        {
            (projectie.BerekendOp, projectie.TotNr, projectie.VolgendeWijziging, projectie.Bezwaar) = (vandaag, laatste, volgende, bezwaar);
        }

        await WerkToegangBijAsync(projectie, vandaag, stop);

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

    // whether the dossier is open, and the grounds to see the person, follow from the facts of the ordinary room
    private async Task WerkToegangBijAsync(Dossierprojectie projectie, DateOnly vandaag, CancellationToken stop)
    {
        var gewoon = _feiten.Where(f => f.Kamer == Kamer.Gewoon && f.VertrouwelijkTot is null).Select(f => f.Nr).ToHashSet();
        var feiten = new Feitenreeks(dossier.Id.ToString(), _feiten.Select(f => f.Feit(Woordenschatlezer.BijProgramma))).Geldend(DateOnly.MaxValue).Where(f => gewoon.Contains(f.Feit.Nr)).ToList();
        var geopend = feiten.Where(f => f.Feit.Soort!.Naam == Woordenschat.DossierGeopend).Max(f => (DateOnly?)f.Feit.Op);
        var gesloten = feiten.Where(f => f.Feit.Soort!.Naam == Woordenschat.DossierGesloten && !(f.Feit.Op < geopend)).Max(f => (DateOnly?)f.Feit.Op);
        (projectie.OpenVan, projectie.OpenTot) = (geopend, geopend is null ? null : gesloten);
        (projectie.Casusrol, projectie.Fase) = (Laatste("CasusverantwoordelijkeAangewezen", "rol"), Laatste(Woordenschat.FaseGewijzigd, "fase"));
        var oud = await db.Aanleidingen.AsTracking().Where(a => a.Dossier == dossier.Id && a.Feit != null).ToListAsync(stop);
        foreach (var (wortel, aanleiding) in Aanleidingsfeiten.Van(feiten, projectie.OpenTot))
        {
            if (oud.Find(a => a.Feit == wortel && a.Soort == aanleiding.Soort && a.Van == aanleiding.Geldig.Vanaf) is { } rij)
            {
                rij.Tot = aanleiding.Geldig.TotEnMet;
                oud.Remove(rij);
            }
            else
            {
                db.Add(new Aanleidingrij { Id = Guid.CreateVersion7(), Leerling = dossier.Leerling, Dossier = dossier.Id, Soort = aanleiding.Soort, Feit = wortel, Van = aanleiding.Geldig.Vanaf, Tot = aanleiding.Geldig.TotEnMet });
            }
        }

        db.RemoveRange(oud);

        string? Laatste(string soort, string veld) =>
            feiten.LastOrDefault(f => f.Feit.Op <= vandaag && f.Soort.Naam == soort)?.Feit.Woord(veld) is { Length: <= Taakrij.LangsteRol } woord ? woord : null;
    }

    /// <summary>How it stands with the facts known so far; null when its protocol is not there.</summary>
    public Dossierstand? Stand(DateOnly vandaag) => kaders(dossier.Protocol, dossier.Protocolversie) is { } kader ? Stand(kader, dossier.Id, _feiten, vandaag) : null;

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
