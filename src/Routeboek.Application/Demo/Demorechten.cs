using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Dossiers;
using Routeboek.Application.Opslag;
using Routeboek.Application.Toegang;
using Routeboek.Domain.Dossiers;
using Routeboek.Domain.Leerlingen;
using Routeboek.Domain.Toegang;

namespace Routeboek.Application.Demo;

/// <summary>
/// Records what access rests on, as people do in the course of a story: who becomes involved, who consents, what is given to whom. Each in a
/// transaction with its audit, in the name of somebody who may; what the rules refuse is not recorded.
/// </summary>
internal sealed class Demorechten(Routeboekopslag opslag, TimeProvider klok)
{
    private static readonly Verrichting s_betrekken = new("betrokkene-toevoegen", "dossier");
    private static readonly Verrichting s_toestemming = new("toestemming-vastleggen", "toestemming");
    private static readonly Verrichting s_gezag = new("gezag-wijzigen", "leerlingen");
    private static readonly Verrichting s_delen = new("stuk-delen", "dossier");
    private int _banden;

    /// <summary>Somebody becomes involved with a pupil; once.</summary>
    public async Task BetrekAsync(Actor door, LeerlingId leerling, Actor wie, Grond grond, CancellationToken stop)
    {
        await using var werk = await BeginAsync(door, s_betrekken, stop);
        if (await werk.Db.Betrokkenheden.AnyAsync(b => b.Leerling == leerling && b.Persoon == wie.Persoon && b.Rol == wie.Rol, stop))
            return;
        await BewaarAsync(werk, leerling, [new Betrokkenheidrij { Id = Band(), Leerling = leerling, Rol = wie.Rol, Persoon = wie.Persoon, Grond = grond, Van = werk.Vandaag }], stop);
    }

    /// <summary>A ground that stands by itself: the parents, or the pupil, asked.</summary>
    public async Task ZetAanleidingAsync(Actor door, LeerlingId leerling, Aanleidingsoort soort, CancellationToken stop)
    {
        await using var werk = await BeginAsync(door, s_betrekken, stop);
        await BewaarAsync(werk, leerling, [new Aanleidingrij { Id = Band(), Leerling = leerling, Soort = soort, Van = werk.Vandaag }], stop);
    }

    /// <summary>Consent of whoever gives it at that age, for these rooms, to a receiver.</summary>
    /// <param name="door">Who records it.</param>
    /// <param name="leerling">The pupil.</param>
    /// <param name="ontvanger">To whom.</param>
    /// <param name="persoon">To one guest only.</param>
    /// <param name="kamers">For which rooms.</param>
    /// <param name="stop">Stops it.</param>
    public async Task GeefToestemmingAsync(Actor door, Leerling leerling, Partijsoort ontvanger, Actor? persoon, IReadOnlyList<Kamer> kamers, CancellationToken stop)
    {
        await using var werk = await BeginAsync(door, s_toestemming, stop);
        if (await werk.Db.Toestemmingen.AnyAsync(t => t.Leerling == leerling.Id && t.Aan == ontvanger && kamers.Contains(t.Kamer), stop))
            return;
        var gezag = await werk.Db.Leerlingen.Where(l => l.Id == leerling.Id).SelectMany(l => l.Gezag).Where(g => g.Soort == Gezagssoort.Ja).Select(g => g.Ouder).ToListAsync(stop);
        var leeftijd = Leeftijd(leerling, werk.Vandaag);
        var gevers = (leeftijd < 16 ? gezag.Select(o => (Wie: o, Rol: Rol.Ouder)) : []).Concat(leeftijd >= 12 ? [(Wie: leerling.Persoon, Rol: Rol.Leerling)] : []);
        var rijen = gevers.SelectMany(g => kamers.Select(k => new Toestemmingrij
        {
            Id = Band(), Leerling = leerling.Id, Door = g.Wie, AlsRol = g.Rol, Aan = ontvanger, Persoon = persoon?.Persoon, Kamer = k, Van = werk.Vandaag,
        }));
        await BewaarAsync(werk, leerling.Id, rijen, stop);
    }

    /// <summary>Says of a parent whether she or he decides.</summary>
    public async Task ZetGezagAsync(Actor door, Leerling leerling, Gezag gezag, CancellationToken stop)
    {
        await using var werk = await BeginAsync(door, s_gezag, stop);
        var afweging = await werk.Toegang.BepaalAsync(new Onderwerpsleutel.VanLeerling(Onderwerpsoort.Leerling, leerling.Id), Handeling.Van(Handelingsoort.Vastleggen), stop);
        (await werk.Db.Leerlingen.AsTracking().SingleAsync(l => l.Id == leerling.Id, stop)).ZetGezag(gezag);
        werk.Meld(afweging, leerling.Id.ToString());
        await werk.SluitAsync(stop);
        leerling.ZetGezag(gezag);
    }

    /// <summary>A recorded decision keeps a parent out of the file.</summary>
    public async Task SluitUitAsync(Actor door, LeerlingId leerling, Domain.Organisaties.PersoonId ouder, CancellationToken stop)
    {
        await using var werk = await BeginAsync(door, s_betrekken, stop);
        await BewaarAsync(werk, leerling, Enum.GetValues<Kamer>().Select(k => new Uitsluitingrij { Id = Band(), Leerling = leerling, Ouder = ouder, Kamer = k, Van = werk.Vandaag }), stop);
    }

    /// <summary>Gives a fact to another party, when the rules let this actor.</summary>
    public async Task<bool> DeelAsync(Actor door, Dossier dossier, Feitplaats plaats, int feit, Partijsoort ontvanger, Actor? persoon, CancellationToken stop)
    {
        await using var werk = await BeginAsync(door, s_delen, stop);
        var afweging = await werk.Toegang.BepaalAsync(LegFeitVast.Sleutel(dossier, plaats, feit), Handeling.DelenMet(ontvanger), stop);
        if (!afweging.Mag)
            return false;
        werk.Db.Add(new Vrijgaverij { Id = Band(), Dossier = dossier.Id, Feit = feit, Aan = ontvanger, Persoon = persoon?.Persoon, Op = werk.Vandaag });
        werk.Meld(afweging, $"{dossier.Id}:{feit}");
        await werk.SluitAsync(stop);
        return true;
    }

    /// <summary>In whole years.</summary>
    public static int Leeftijd(Leerling leerling, DateOnly dag)
    {
        var jaren = dag.Year - leerling.Geboren.Year;
        return leerling.Geboren.AddYears(jaren) > dag ? jaren - 1 : jaren;
    }

    private Task<Werkgang> BeginAsync(Actor door, Verrichting verrichting, CancellationToken stop) => Werkgang.BeginAsync(opslag, door, verrichting, klok, stop);

    private static async Task BewaarAsync(Werkgang werk, LeerlingId leerling, IEnumerable<Zaakrij> rijen, CancellationToken stop)
    {
        var afweging = await werk.Toegang.BepaalAsync(new Onderwerpsleutel.VanLeerling(Onderwerpsoort.Dossier, leerling), Handeling.Van(Handelingsoort.Vastleggen), stop);
        if (!afweging.Mag)
            throw new InvalidOperationException("wie dit vastlegt, volgt de leerling");
        foreach (var rij in rijen)
        {
            werk.Db.Add(rij);
            werk.Meld(afweging, rij.Id.ToString("N"));
        }

        await werk.SluitAsync(stop);
    }

    private Guid Band() => Demosleutels.Van(Demosoort.Band, ++_banden);
}
