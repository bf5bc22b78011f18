using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Dossiers;
using Routeboek.Application.Opslag;
using Routeboek.Application.Toegang;
using Routeboek.Domain.Dossiers;
using Routeboek.Domain.Kalenders;
using Routeboek.Domain.Leerlingen;
using Routeboek.Domain.Organisaties;
using Routeboek.Domain.Toegang;

namespace Routeboek.Application.Inlezen;

/// <summary>
/// Enters signals into the open dossiers of their pupils: a fact when one goes on and one when it goes off. Facts never change: when the days
/// move, a new fact corrects; when the ground is gone, a new fact withdraws.
/// </summary>
internal sealed class Signaalfeiten(Werkgang werk, Afweging afweging, OrganisatieId school, Schoolkalender kalender, Kaderkeuze kaders)
{
    /// <summary>Nobody types these facts: the program enters them for the school.</summary>
    private const string Door = "routeboek@school";

    public async Task SchrijfAsync(IReadOnlyList<(LeerlingId Leerling, PersoonId Persoon, List<Signaalrij> Signalen)> leerlingen, CancellationToken stop)
    {
        var ids = leerlingen.Select(l => (LeerlingId?)l.Leerling).ToList();
        var dossiers = await werk.Db.Dossiers.Where(d => ids.Contains(d.Leerling) && (d.School == null || d.School == school)).OrderBy(d => d.Id).ToListAsync(stop);
        foreach (var dossier in dossiers)
        {
            var (_, persoon, signalen) = leerlingen.First(l => l.Leerling == dossier.Leerling);
            if (await WerkBijAsync(dossier, new Feitenschrijver(werk.Db, dossier, kaders), signalen, stop))
                werk.Meld(afweging.Voor(persoon), dossier.Id.ToString());
        }
    }

    /// <summary>Brings the facts of one dossier up to the signals; true when one was added.</summary>
    private async Task<bool> WerkBijAsync(Dossier dossier, Feitenschrijver schrijver, List<Signaalrij> staan, CancellationToken stop)
    {
        await schrijver.NeemSlotAsync(stop);
        if (Opening(dossier, schrijver, werk.Vandaag) is not { } geopend)
            return false;
        if (!await ZetAsync(dossier, schrijver, geopend, staan, stop))
            return false;
        await werk.Db.SaveChangesAsync(stop);
        await schrijver.WerkTakenBijAsync(werk.Vandaag, stop);
        return true;
    }

    /// <summary>Adds to a dossier, whose lock the writer has, what its signals ask; the tasks are for whoever called. True when a fact was added.</summary>
    public async Task<bool> ZetAsync(Dossier dossier, Feitenschrijver schrijver, DateOnly geopend, List<Signaalrij> staan, CancellationToken stop)
    {
        var bekend = await werk.Db.Signaalfeiten.AsTracking().Where(f => f.Dossier == dossier.Id).ToDictionaryAsync(f => f.Signaal, stop);
        var gewijzigd = false;
        foreach (var signaal in staan.OrderBy(s => s.Sinds).ThenBy(s => s.Naam, StringComparer.Ordinal))
        {
            // what was over before the dossier began is not its matter
            if (!bekend.Remove(signaal.Id, out var feiten) && signaal.Tot < geopend)
                continue;
            gewijzigd |= Zet(schrijver, signaal, feiten, dossier);
        }

        foreach (var feiten in bekend.Values)
            gewijzigd |= Neem(schrijver, feiten);
        return gewijzigd;
    }

    // the day it was opened last; null when it is closed
    private static DateOnly? Opening(Dossier dossier, Feitenschrijver schrijver, DateOnly vandaag)
    {
        var reeks = new Feitenreeks(dossier.Id.ToString(), schrijver.Feiten.Select(f => f.Feit(Woordenschatlezer.BijProgramma)));
        DateOnly? open = null, dicht = null;
        foreach (var feit in reeks.Geldend(vandaag))
        {
            if (feit.Soort.Naam == Woordenschat.DossierGesloten)
                (open, dicht) = (null, feit.Op);
            else if (feit.Soort.Naam == Woordenschat.DossierGeopend)
                open = feit.Op;
            else if (!(feit.Op <= dicht))
                open ??= feit.Op; // a fact of a later day opens it again
        }

        return open;
    }

    private bool Zet(Feitenschrijver schrijver, Signaalrij signaal, Signaalfeit? feiten, Dossier dossier)
    {
        var gewijzigd = false;
        if (feiten is null)
        {
            feiten = new Signaalfeit { Signaal = signaal.Id, Dossier = dossier.Id, AanNr = Voeg(schrijver, Woordenschat.SignaalAan, signaal.Naam, signaal.Sinds, null), AanOp = signaal.Sinds };
            werk.Db.Add(feiten);
            gewijzigd = true;
        }
        else if (feiten.AanOp != signaal.Sinds)
        {
            (feiten.AanNr, feiten.AanOp) = (Voeg(schrijver, Woordenschat.SignaalAan, signaal.Naam, signaal.Sinds, feiten.AanNr), signaal.Sinds);
            gewijzigd = true;
        }

        DateOnly? uit = signaal.Tot is { } tot ? Na(tot) : null;
        if (feiten.UitOp == uit)
            return gewijzigd;
        feiten.UitNr = uit is { } dag
            ? Voeg(schrijver, Woordenschat.SignaalUit, signaal.Naam, dag, feiten.UitNr)
            : Voeg(schrijver, Woordenschat.Ingetrokken, signaal.Naam, feiten.UitOp!.Value, feiten.UitNr);
        feiten.UitOp = uit;
        return true;
    }

    private bool Neem(Feitenschrijver schrijver, Signaalfeit feiten)
    {
        if (feiten.AanOp is not { } aan)
            return false;
        if (feiten.UitOp is { } uit)
            (feiten.UitNr, feiten.UitOp) = (Voeg(schrijver, Woordenschat.Ingetrokken, "", uit, feiten.UitNr), null);
        (feiten.AanNr, feiten.AanOp) = (Voeg(schrijver, Woordenschat.Ingetrokken, "", aan, feiten.AanNr), null);
        return true;
    }

    // the first school day on which it is not on any more
    private DateOnly Na(DateOnly tot) =>
        kalender.IndexOpOfNa(tot.AddDays(1)) is var dag && dag < kalender.Aantal ? kalender.Datum(dag) : tot.AddDays(1);

    private int Voeg(Feitenschrijver schrijver, string soort, string naam, DateOnly op, int? corrigeert)
    {
        var gegevens = soort == Woordenschat.Ingetrokken ? (IReadOnlyList<KeyValuePair<string, Feitwaarde>>)[] : [new("signaal", new Feitwaarde(naam))];
        var gekeurd = Feitenlezer.Keur(new Feitinvoer(soort, op, gegevens, corrigeert), Woordenschatlezer.BijProgramma);
        var feit = gekeurd.Waarde ?? throw new InvalidOperationException($"een signaal past niet in de woordenschat: {gekeurd.Fouten[0]}");
        return schrijver.Voeg(feit, new Feitplaats(Houder.School, school, Kamer.Gewoon), Door, werk.Nu).Nr;
    }
}
