using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Opslag;
using Routeboek.Application.Toegang;
using Routeboek.Domain.Dossiers;
using Routeboek.Domain.Leerlingen;
using Routeboek.Domain.Organisaties;
using Routeboek.Domain.Samenwerking;
using Routeboek.Domain.Toegang;

namespace Routeboek.Application.Samenwerking;

/// <summary>What the use cases share that record what access rests on.</summary>
internal static class Zaakwerk
{
    public static readonly Handeling Vastleggen = Handeling.Van(Handelingsoort.Vastleggen);
    public static readonly Handeling Besluiten = Handeling.Van(Handelingsoort.Besluiten);

    /// <summary>The pupil's row is the lock: two who record the same at once see each other. Null when there is no such pupil.</summary>
    public static async Task<Leerling?> MetSlotAsync(this Werkgang werk, LeerlingId id, CancellationToken stop)
    {
        await werk.Db.Leerlingen.Where(l => l.Id == id).ExecuteUpdateAsync(z => z.SetProperty(l => l.Sleutel, l => l.Sleutel), stop);
        return await werk.Db.Leerlingen.SingleOrDefaultAsync(l => l.Id == id, stop);
    }

    /// <summary>As what the actor's organisation keeps what the actor records about this pupil; the school, for the family.</summary>
    public static (Houder Soort, OrganisatieId Organisatie) Houder(Actor actor, Leerling leerling) =>
        actor.Rol.Houders() is [var eigen] && eigen != Domain.Dossiers.Houder.School ? (eigen, actor.Aanstelling.Organisatie) : (Domain.Dossiers.Houder.School, leerling.School);

    public static Onderwerpsleutel Toestemming(LeerlingId leerling, Kamer kamer, (Houder, OrganisatieId) houder) => new Onderwerpsleutel.VanLeerling(Onderwerpsoort.Toestemming, leerling, kamer, houder);

    /// <summary>
    /// May this actor decide for the houder what a parent sees of a room? Of the ordinary file the school decides; of care and medical notes whoever keeps
    /// the consents of that room.
    /// </summary>
    public static Task<Afweging> MagUitsluitenAsync(this Werkgang werk, Actor actor, Leerling leerling, Kamer kamer, CancellationToken stop) => kamer == Kamer.Gewoon
        ? werk.Toegang.BepaalAsync(new Onderwerpsleutel.VanLeerling(Onderwerpsoort.Dossier, leerling.Id), Besluiten, stop)
        : werk.Toegang.BepaalAsync(Toestemming(leerling.Id, kamer, Houder(actor, leerling)), Vastleggen, stop);

    /// <summary>
    /// May this actor involve somebody in this role? Own people of the school are added by who records in the dossier; whoever comes from outside, by who
    /// may give something to outside.
    /// </summary>
    public static async Task<Afweging> MagBetrekkenAsync(this Werkgang werk, Actor actor, Leerling leerling, Rol rol, CancellationToken stop)
    {
        var sleutel = new Onderwerpsleutel.VanLeerling(Onderwerpsoort.Dossier, leerling.Id);
        if (rol.IsVanSchool())
            return actor.Aanstelling.Soort == Partijsoort.School && actor.Aanstelling.Organisatie == leerling.School ? await werk.Toegang.BepaalAsync(sleutel, Vastleggen, stop) : Afweging.BestaatNiet;
        return await werk.Toegang.BepaalAsync(sleutel, Handeling.DelenMet(rol.Organisaties()[0]), stop);
    }

    /// <summary>Whether all parents must consent, as the region of the school chose.</summary>
    public static async Task<Ouderinstemming> OuderinstemmingAsync(this Werkgang werk, OrganisatieId school, CancellationToken stop)
    {
        var dag = werk.Vandaag;
        var protocol = await werk.Db.Schoolprotocollen.Where(p => p.School == school && p.Van <= dag && (p.Tot == null || p.Tot >= dag)).Select(p => p.Protocol).FirstOrDefaultAsync(stop);
        return Toegangsafspraken.Van(protocol ?? "").Ouders;
    }

    public static Vastlegging Leg(this Werkgang werk, Actor actor, Guid id, string motief, (Houder Soort, OrganisatieId Organisatie) houder, DateOnly? gezinLas = null)
    {
        var rij = new Vastlegging
        {
            Id = id, Motief = motief.Trim(), Houder = houder.Soort, HouderOrganisatie = houder.Organisatie, Door = actor.Persoon, AlsRol = actor.Rol, Vastgelegd = werk.Nu, GezinLas = gezinLas,
        };
        werk.Db.Add(rij);
        return rij;
    }

    /// <summary>Ends a row at once: from today it does not count. Its record says who did so; a row that began today had no day.</summary>
    public static async Task EindigAsync(this Werkgang werk, Toegangsrij rij, DateOnly laatste, Actor actor, CancellationToken stop)
    {
        if (laatste < rij.Van)
            werk.Db.Remove(rij);
        else
            rij.Tot = laatste;
        if (await werk.Db.Vastleggingen.AsTracking().SingleOrDefaultAsync(v => v.Id == rij.Id, stop) is { } waarom)
            (waarom.BeeindigdDoor, waarom.Beeindigd) = (actor.Persoon, werk.Nu);
    }

    public static Resultaat<T> Onjuist<T>(this Zaakbezwaar bezwaar) => Resultaat<T>.Fout(bezwaar.Veld, bezwaar.Wat, bezwaar.Verwacht);
}
