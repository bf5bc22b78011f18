using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Opslag;
using Routeboek.Application.Toegang;
using Routeboek.Domain.Dossiers;
using Routeboek.Domain.Leerlingen;
using Routeboek.Domain.Organisaties;
using Routeboek.Domain.Samenwerking;
using Routeboek.Domain.Toegang;

namespace Routeboek.Application.Samenwerking;

/// <summary>
/// Involves somebody with a pupil: a mentor beyond the group, the trusted person whom the pupil chose, a partner, a parent, or a guest for the case that is
/// open. Being involved is not yet seeing: what somebody then sees, the rules say, and for a guest or help only with consent.
/// </summary>
public sealed class BetrekPersoon(Routeboekopslag opslag, TimeProvider klok)
{
    public static readonly Verrichting Verrichting = new("betrokkene-toevoegen", "dossier");

    /// <param name="Leerling">With whom.</param>
    /// <param name="Rol">In which role.</param>
    /// <param name="Organisatie">The partner as a whole, when no person is named.</param>
    /// <param name="Persoon">Who; null = everybody with the role at the organisation.</param>
    /// <param name="Grond">Why it is lawful; null = the usual ground of the role.</param>
    /// <param name="Van">First day, inclusive.</param>
    /// <param name="Tot">Last day, inclusive; null = until further notice.</param>
    /// <param name="Toelichting">Why, in words.</param>
    /// <param name="Gast">The name of a guest who is not known yet.</param>
    public sealed record Invoer(LeerlingId Leerling, Rol Rol, OrganisatieId? Organisatie, PersoonId? Persoon, Grond? Grond, DateOnly Van, DateOnly? Tot, string Toelichting, Persoonsnaam? Gast = null);

    /// <returns>The key of the involvement.</returns>
    public async Task<Resultaat<Guid>> VoerUitAsync(Actor actor, Invoer invoer, CancellationToken stop)
    {
        await using var werk = await Werkgang.BeginAsync(opslag, actor, Verrichting, klok, stop);
        var leerling = await werk.MetSlotAsync(invoer.Leerling, stop);
        var afweging = leerling is null ? Afweging.BestaatNiet : await werk.MagBetrekkenAsync(actor, leerling, invoer.Rol, stop);
        if (leerling is null || !afweging.Mag)
            return await werk.WeigerAsync<Guid>(afweging, invoer.Leerling.ToString(), stop);
        var grond = invoer.Grond ?? invoer.Rol.Gronden()[0];
        var geldig = new Geldigheid(invoer.Van, invoer.Tot);
        if (Betrokkenrol.Bezwaar(invoer.Rol, invoer.Persoon is not null || invoer.Gast is not null, grond, geldig, invoer.Toelichting, werk.Vandaag) is { } bezwaar)
            return bezwaar.Onjuist<Guid>();
        var (persoon, dossier) = (invoer.Persoon, (DossierId?)null);
        if (invoer.Rol == Rol.Gast)
        {
            dossier = await OpendossierAsync(werk, leerling.Id, stop);
            if (dossier is null)
                return Resultaat<Guid>.Fout("wie", "er is geen open dossier van deze leerling", "open eerst een dossier: een gast komt voor een casus");
            if (persoon is null)
            {
                if (!invoer.Gast!.Kan)
                    return Resultaat<Guid>.Fout("gast", "de achternaam van de gast ontbreekt, of een deel is te lang", $"elk deel hoogstens {Persoonsnaam.LangsteDeel} tekens");
                persoon = await NieuweGastAsync(werk, leerling.School, invoer.Gast, geldig, stop);
            }
        }

        if (!await KlopWieAsync(werk, leerling, afweging.Over!, invoer.Rol, persoon, invoer.Organisatie, geldig, stop))
            return Resultaat<Guid>.Fout("wie", "deze persoon of organisatie hoort niet bij deze leerling in deze rol", "iemand uit de lijst");
        var organisatie = persoon is null ? invoer.Organisatie : null;
        if (await werk.Db.Betrokkenheden.AnyAsync(b => b.Leerling == leerling.Id && b.Rol == invoer.Rol && b.Persoon == persoon && b.Organisatie == organisatie && (b.Tot == null || b.Tot >= invoer.Van) && (invoer.Tot == null || b.Van <= invoer.Tot), stop))
            return Resultaat<Guid>.Fout("wie", "die is in deze tijd al betrokken", "beëindig eerst wat er staat, of kies andere dagen");

        var rij = new Betrokkenheidrij { Id = werk.Sleutel(), Leerling = leerling.Id, Dossier = dossier, Rol = invoer.Rol, Persoon = persoon, Organisatie = organisatie, Grond = grond, Van = invoer.Van, Tot = invoer.Tot };
        werk.Db.Add(rij);
        werk.Leg(actor, rij.Id, invoer.Toelichting, Zaakwerk.Houder(actor, leerling));
        werk.Meld(afweging, rij.Id.ToString("N"));
        await werk.SluitAsync(stop);
        return new Resultaat<Guid>.Gelukt(rij.Id);
    }

    private static Task<DossierId?> OpendossierAsync(Werkgang werk, LeerlingId leerling, CancellationToken stop)
    {
        var dag = werk.Vandaag;
        return (from p in werk.Db.Projecties
                join d in werk.Db.Dossiers on p.Dossier equals d.Id
                where d.Leerling == leerling && p.OpenVan <= dag && (p.OpenTot == null || p.OpenTot >= dag)
                orderby p.OpenVan descending, d.Id descending
                select (DossierId?)d.Id).FirstOrDefaultAsync(stop);
    }

    // known at the school for as long as the case; an account is the beheerder's to give
    private static async Task<PersoonId> NieuweGastAsync(Werkgang werk, OrganisatieId school, Persoonsnaam naam, Geldigheid geldig, CancellationToken stop)
    {
        var persoon = new Persoon(new PersoonId(werk.Sleutel()), naam);
        werk.Db.Add(persoon);
        await werk.Db.SaveChangesAsync(stop);
        werk.Db.Add(new Rolbezetting(new RolbezettingId(werk.Sleutel()), persoon.Id, school, Rol.Gast, geldig.Vanaf, geldig.TotEnMet, null));
        await werk.Db.SaveChangesAsync(stop);
        return persoon.Id;
    }

    // a parent is one of this pupil's, everybody else has the role where the pupil belongs
    private static async Task<bool> KlopWieAsync(Werkgang werk, Leerling leerling, Onderwerp over, Rol rol, PersoonId? persoon, OrganisatieId? organisatie, Geldigheid geldig, CancellationToken stop)
    {
        if (rol == Rol.Ouder)
            return persoon is { } ouder && leerling.Gezag.Any(g => g.Ouder == ouder);
        var partij = rol == Rol.Gast ? Partijsoort.School : rol.Organisaties()[0];
        OrganisatieId[] waar = [.. over.Organisaties.Where(o => o.Key == partij).Select(o => o.Value)];
        if (persoon is null)
            return organisatie is { } geheel && waar.Contains(geheel);
        return await werk.Db.Rolbezettingen.AnyAsync(r => r.Persoon == persoon && r.Rol == rol && waar.Contains(r.Organisatie) && (r.Tot == null || r.Tot >= geldig.Vanaf), stop);
    }
}

/// <summary>Ends an involvement, or says another last day. Whoever is involved can step back.</summary>
public sealed class BeeindigBetrokkenheid(Routeboekopslag opslag, TimeProvider klok)
{
    public static readonly Verrichting Verrichting = new("betrokkene-beeindigen", "dossier");

    /// <param name="Betrokkenheid">Which.</param>
    /// <param name="Tot">The last day, inclusive: yesterday ends it at once.</param>
    /// <param name="Gezien">The last day that was looked at.</param>
    public sealed record Invoer(Guid Betrokkenheid, DateOnly Tot, DateOnly? Gezien);

    public async Task<Resultaat<Guid>> VoerUitAsync(Actor actor, Invoer invoer, CancellationToken stop)
    {
        await using var werk = await Werkgang.BeginAsync(opslag, actor, Verrichting, klok, stop);
        var leerlingId = await werk.Db.Betrokkenheden.Where(b => b.Id == invoer.Betrokkenheid).Select(b => b.Leerling).SingleOrDefaultAsync(stop);
        var leerling = leerlingId is { } id ? await werk.MetSlotAsync(id, stop) : null;
        var rij = leerling is null ? null : await werk.Db.Betrokkenheden.AsTracking().SingleOrDefaultAsync(b => b.Id == invoer.Betrokkenheid, stop);
        if (leerling is null || rij is null)
            return await werk.WeigerAsync<Guid>(Afweging.BestaatNiet, invoer.Betrokkenheid.ToString("N"), stop);
        var afweging = await werk.MagBetrekkenAsync(actor, leerling, rij.Rol, stop);
        if (!afweging.Mag && rij.Persoon == actor.Persoon && rij.Rol == actor.Rol)
            afweging = await werk.Toegang.BepaalAsync(new Onderwerpsleutel.VanLeerling(Onderwerpsoort.Leerling, leerling.Id), Handeling.Lezen, stop);
        if (!afweging.Mag)
            return await werk.WeigerAsync<Guid>(afweging, rij.Id.ToString("N"), stop);
        if (rij.Tot != invoer.Gezien || rij.Tot < werk.Vandaag)
            return Resultaat<Guid>.Fout("tot", "iemand anders heeft dit net beëindigd of gewijzigd", "kijk eerst wat er nu staat");
        if (invoer.Tot < werk.Vandaag.AddDays(-1) || rij.Rol.IsGenodigd() && invoer.Tot > rij.Van.AddYears(1) || invoer.Tot > werk.Vandaag.AddYears(1))
            return Resultaat<Guid>.Fout("tot", "de laatste dag past niet", "gisteren of later, en hoogstens een jaar");
        await werk.EindigAsync(rij, invoer.Tot, actor, stop);
        werk.Meld(afweging, rij.Id.ToString("N"));
        await werk.SluitAsync(stop);
        return new Resultaat<Guid>.Gelukt(rij.Id);
    }
}
