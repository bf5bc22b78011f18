using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Dossiers;
using Routeboek.Application.Kalenders;
using Routeboek.Application.Opslag;
using Routeboek.Domain.Dossiers;

namespace Routeboek.Application.Signalen;

/// <summary>Concerns as facts of a dossier: each on the day it was seen, and what people thought of it on the day they did.</summary>
internal sealed class Zorgfeiten(Werkgang werk, Feitplaats plaats)
{
    /// <summary>Nobody types these facts: the program enters them for the school.</summary>
    private const string Door = "routeboek@school";

    /// <summary>Takes along what was said about the pupil before the dossier was open.</summary>
    public async Task NeemMeeAsync(Dossier dossier, Feitenschrijver schrijver, CancellationToken stop)
    {
        var zorgen = await werk.Db.Zorgen.AsTracking().Where(z => z.Leerling == dossier.Leerling && z.School == dossier.School && z.Dossier == null).OrderBy(z => z.Dag).ThenBy(z => z.Op).ThenBy(z => z.Id).ToListAsync(stop);
        var oordelen = zorgen.Select(z => z.Oordeel).OfType<OordeelId>().Distinct().ToList();
        var bekend = await werk.Db.Oordelen.Where(o => oordelen.Contains(o.Id) && o.IngetrokkenOp == null).ToDictionaryAsync(o => o.Id, stop);
        foreach (var zorg in zorgen)
        {
            Meld(dossier, schrijver, zorg);
            if (zorg.Oordeel is { } id && bekend.Remove(id, out var oordeel))
                Beoordeel(schrijver, oordeel, DateOnly.FromDateTime(Schoolklok.Plaatselijk(oordeel.Op)));
        }
    }

    public void Meld(Dossier dossier, Feitenschrijver schrijver, Zorgrij zorg)
    {
        List<KeyValuePair<string, Feitwaarde>> gegevens = [new("zorg", new Feitwaarde(zorg.Soort))];
        if (zorg.Domeinen.Length > 0)
            gegevens.Add(new("domein", new Feitwaarde(zorg.Domeinen.Split(','))));
        zorg.Dossier = dossier.Id;
        schrijver.Voeg(Feit("ZorgGemeld", zorg.Dag, gegevens), plaats, Door, werk.Nu);
    }

    public void Beoordeel(Feitenschrijver schrijver, Oordeelrij oordeel, DateOnly dag)
    {
        List<KeyValuePair<string, Feitwaarde>> gegevens = [new("oordeel", new Feitwaarde(oordeel.Zorgoordeel!))];
        if (oordeel.Reden.Length > 0)
            gegevens.Add(new("reden", new Feitwaarde(oordeel.Reden)));
        schrijver.Voeg(Feit("ZorgBeoordeeld", dag, gegevens), plaats, Door, werk.Nu);
    }

    public static Feit Feit(string soort, DateOnly op, IReadOnlyList<KeyValuePair<string, Feitwaarde>> gegevens, int? corrigeert = null)
    {
        var gekeurd = Feitenlezer.Keur(new Feitinvoer(soort, op, gegevens, corrigeert), Woordenschatlezer.BijProgramma);
        return gekeurd.Waarde ?? throw new InvalidOperationException($"{soort} past niet in de woordenschat: {gekeurd.Fouten[0]}");
    }
}
