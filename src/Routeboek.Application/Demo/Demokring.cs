using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Dossiers;
using Routeboek.Application.Opslag;
using Routeboek.Application.Toegang;
using Routeboek.Domain.Dossiers;
using Routeboek.Domain.Leerlingen;
using Routeboek.Domain.Organisaties;
using Routeboek.Domain.Toegang;

namespace Routeboek.Application.Demo;

/// <summary>The family of a story: who of it can sign in, who decides, and who is let in beside them.</summary>
internal sealed class Demokring(Routeboekopslag opslag, Demoketen keten, Demorechten rechten, Demoschool school, Demokind kind, Dossier dossier)
{
    /// <summary>Sets it up at the beginning of the story. Rows of people who sign in are added to the region; who plays the world stores them.</summary>
    public async Task ZetAsync(Demogezin gezin, DateOnly dag, Actor coordinator, CancellationToken stop)
    {
        if (gezin == Demogezin.Niet)
            return;
        var ouders = kind.Rij.Gezag.Select(g => g.Ouder).ToList();
        IReadOnlyList<Actor> binnen = [.. (await PersonenAsync(ouders, stop)).Select(p => keten.Werkt(school.Plek.School.Id, Rol.Ouder, p))];
        if (Demorechten.Leeftijd(kind.Rij, dag) >= 12)
        {
            var leerling = new Persoon(kind.Rij.Persoon, kind.Rij.Naam);
            keten.Rijen.Add(leerling);
            keten.Werkt(school.Plek.School.Id, Rol.Leerling, leerling);
        }

        if (gezin == Demogezin.Gescheiden)
        {
            var ander = binnen[^1];
            await rechten.ZetGezagAsync(keten.Wie(school.Plek.School.Id, Rol.Administratie), kind.Rij, new Gezag(ander.Persoon, Gezagssoort.Nee), stop);
            await rechten.BetrekAsync(coordinator, kind.Rij.Id, ander, Grond.WettelijkeTaak, stop);
            // on request, the paper that matters
            await rechten.DeelAsync(coordinator, dossier, Gewoon, 1, Partijsoort.Gezin, ander, stop);
            var behandelaar = keten.Werkt(school.Plek.School.Id, Rol.Gast);
            await rechten.BetrekAsync(coordinator, kind.Rij.Id, behandelaar, Grond.Toestemming, stop);
            await rechten.GeefToestemmingAsync(coordinator, kind.Rij, Partijsoort.Gast, behandelaar, [Kamer.Gewoon], stop);
            await rechten.DeelAsync(coordinator, dossier, Gewoon, 1, Partijsoort.Gast, behandelaar, stop);
        }
        else if (gezin == Demogezin.Uitgesloten)
        {
            await rechten.SluitUitAsync(coordinator, kind.Rij.Id, binnen[^1].Persoon, stop);
        }
    }

    private Feitplaats Gewoon => new(Houder.School, school.Plek.School.Id, Kamer.Gewoon);

    private async Task<IEnumerable<Persoon>> PersonenAsync(List<PersoonId> ouders, CancellationToken stop)
    {
        await using var db = opslag.Context();
        var personen = await db.Personen.Where(p => ouders.Contains(p.Id)).ToListAsync(stop);
        return personen.OrderBy(p => ouders.IndexOf(p.Id));
    }
}
