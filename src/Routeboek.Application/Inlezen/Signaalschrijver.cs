using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Dossiers;
using Routeboek.Application.Opslag;
using Routeboek.Application.Toegang;
using Routeboek.Domain.Leerlingen;
using Routeboek.Domain.Organisaties;
using Routeboek.Domain.Toegang;

namespace Routeboek.Application.Inlezen;

/// <summary>
/// Brings the stored signals of some pupils up to what was worked out. A signal that only moved stays itself; one whose ground is gone goes
/// too, unless somebody handled it: then it stays, and says that a correction took its ground.
/// </summary>
internal sealed class Signaalschrijver(Werkgang werk, Afweging afweging, Schoolkader kader, Kaderkeuze kaders)
{
    private readonly List<Signaalrij> _weg = [];

    public async Task SchrijfAsync(IReadOnlyList<Kaderleerling> leerlingen, ILookup<LeerlingId, Berekendsignaal> nu, DateOnly? peildag, CancellationToken stop)
    {
        var ids = leerlingen.Select(l => l.Id).ToList();
        var oud = (await werk.Db.Signalen.AsTracking().Where(s => ids.Contains(s.Leerling)).ToListAsync(stop)).ToLookup(s => s.Leerling);
        // a year outside the calendar cannot be worked out: what is known of it stays as it is
        var eersteJaar = kader.Kalender.Jaren[0].Jaar.Begin;
        var laatsteJaar = kader.Kalender.Jaren[^1].Jaar.Begin;
        var gewijzigd = new List<(LeerlingId Leerling, PersoonId Persoon, List<Signaalrij> Signalen)>();
        foreach (var leerling in leerlingen)
        {
            var staan = new List<Signaalrij>();
            var anders = false;
            var bekend = oud[leerling.Id].Where(s => s.Schooljaar >= eersteJaar && s.Schooljaar <= laatsteJaar).ToLookup(Groep);
            var berekend = nu[leerling.Id].ToLookup(s => (s.Schooljaar, s.Protocol, s.Naam));
            foreach (var groep in bekend.Select(g => g.Key).Union(berekend.Select(g => g.Key)).Order().ToList())
                anders |= WerkGroepBij(leerling, [.. bekend[groep]], [.. berekend[groep]], peildag ?? DateOnly.MinValue, staan);
            if (anders)
                werk.Meld(afweging.Voor(leerling.Persoon), leerling.Id.ToString());
            if (anders || staan.Count > 0)
                gewijzigd.Add((leerling.Id, leerling.Persoon, staan));
        }

        await werk.Db.SaveChangesAsync(stop);
        await new Signaalfeiten(werk, afweging, kader.School, kader.Kalender, kaders).SchrijfAsync(gewijzigd, stop);
        // only now: what tells of its facts goes with it
        werk.Db.RemoveRange(_weg);
        await werk.Db.SaveChangesAsync(stop);
    }

    private static (short, string, string) Groep(Signaalrij s) => (s.Schooljaar, s.Protocol, s.Naam);

    // the signals of one name in one school year
    private bool WerkGroepBij(Kaderleerling leerling, List<Signaalrij> oud, List<Berekendsignaal> nieuw, DateOnly peildag, List<Signaalrij> staan)
    {
        oud.Sort((a, b) => (a.Sinds, a.Id.Waarde).CompareTo((b.Sinds, b.Id.Waarde)));
        nieuw.Sort((a, b) => a.Sinds.CompareTo(b.Sinds));
        // first among those that stand, so that what lapsed before does not take the place of what is there
        var levend = oud.FindAll(s => s.VervallenOp is null);
        var herkend = Signaalherkenning.Herken(levend.ConvertAll(Duur), nieuw.ConvertAll(s => s.Duur), peildag);
        var over = oud.FindAll(s => s.VervallenOp is not null);
        var anders = false;
        for (var i = 0; i < nieuw.Count; i++)
        {
            var rij = herkend[i] >= 0 ? levend[herkend[i]] : Herleef(over, nieuw[i]);
            if (rij is null)
            {
                rij = Maak(leerling, nieuw[i]);
                werk.Db.Add(rij);
                anders = true;
            }
            else
            {
                anders |= Zet(rij, nieuw[i]);
            }
            staan.Add(rij);
        }

        foreach (var rij in levend.Except(staan))
        {
            anders = true;
            if (rij.Behandeling == Behandeling.Open)
            {
                _weg.Add(rij);
            }
            else
            {
                rij.VervallenOp = werk.Nu;
            }
        }

        return anders;
    }

    // the correction was corrected: what lapsed is there again, on the same day
    private static Signaalrij? Herleef(List<Signaalrij> vervallen, Berekendsignaal nieuw)
    {
        var rij = vervallen.Find(s => s.Sinds == nieuw.Sinds);
        if (rij is not null)
            vervallen.Remove(rij);
        return rij;
    }

    private static Signaalduur Duur(Signaalrij rij) => new(rij.Sinds, rij.Tot);

    private Signaalrij Maak(Kaderleerling leerling, Berekendsignaal nieuw) => new()
    {
        Id = new SignaalId(werk.Sleutel()),
        Leerling = leerling.Id,
        School = kader.School,
        Schooljaar = nieuw.Schooljaar,
        Protocol = nieuw.Protocol,
        Protocolversie = nieuw.Protocolversie,
        Naam = nieuw.Naam,
        Sinds = nieuw.Sinds,
        Tot = nieuw.Tot,
        Waarde = nieuw.Waarde,
        Grens = nieuw.Grens,
        InTienden = nieuw.InTienden,
        Eenheid = nieuw.Eenheid,
        EerstGetoond = werk.Nu,
    };

    private static bool Zet(Signaalrij rij, Berekendsignaal nieuw)
    {
        var zelfde = rij.VervallenOp is null && (rij.Protocolversie, rij.Sinds, rij.Tot, rij.Waarde, rij.Grens, rij.InTienden, rij.Eenheid)
            == (nieuw.Protocolversie, nieuw.Sinds, nieuw.Tot, nieuw.Waarde, nieuw.Grens, nieuw.InTienden, nieuw.Eenheid);
        if (zelfde)
            return false;
        rij.VervallenOp = null;
        (rij.Protocolversie, rij.Sinds, rij.Tot, rij.Waarde, rij.Grens, rij.InTienden, rij.Eenheid) =
            (nieuw.Protocolversie, nieuw.Sinds, nieuw.Tot, nieuw.Waarde, nieuw.Grens, nieuw.InTienden, nieuw.Eenheid);
        return true;
    }
}
