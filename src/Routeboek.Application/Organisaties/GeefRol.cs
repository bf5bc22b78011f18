using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Opslag;
using Routeboek.Application.Toegang;
using Routeboek.Domain.Organisaties;
using Routeboek.Domain.Toegang;

namespace Routeboek.Application.Organisaties;

/// <summary>Adds somebody who will work with the routeboek.</summary>
public sealed class VoegPersoonToe(Routeboekopslag opslag, TimeProvider klok)
{
    public static readonly Verrichting Verrichting = new("persoon-toevoegen", "organisaties");

    public async Task<Resultaat<PersoonId>> VoerUitAsync(Actor actor, Persoonsnaam naam, CancellationToken stop)
    {
        if (!naam.Kan)
            return Resultaat<PersoonId>.Fout("naam", "de achternaam ontbreekt, of een deel is te lang", $"elk deel hoogstens {Persoonsnaam.LangsteDeel} tekens");
        await using var werk = await Werkgang.BeginAsync(opslag, actor, Verrichting, klok, stop);
        var afweging = await werk.Toegang.BepaalAsync(new Onderwerpsleutel.VanOrganisatie(Onderwerpsoort.Account, actor.Aanstelling.Organisatie), Handeling.Van(Handelingsoort.Inrichten), stop);
        if (!afweging.Mag)
            return await werk.WeigerAsync<PersoonId>(afweging, "", stop);
        var persoon = new Persoon(new PersoonId(werk.Sleutel()), naam);
        werk.Db.Add(persoon);
        werk.Meld(afweging with { Over = afweging.Over! with { Betreft = persoon.Id } }, persoon.Id.ToString());
        await werk.SluitAsync(stop);
        return new Resultaat<PersoonId>.Gelukt(persoon.Id);
    }
}

/// <summary>
/// Gives somebody a role at an organisation for a time, or lets somebody stand in for another. The beheerder does that for the own
/// organisation; the beheerder of the first organisation also names the first beheerder of another one.
/// </summary>
public sealed class GeefRol(Routeboekopslag opslag, TimeProvider klok)
{
    public static readonly Verrichting Verrichting = new("rol-geven", "organisaties");

    private static readonly Handeling s_inrichten = Handeling.Van(Handelingsoort.Inrichten);

    /// <param name="Persoon">Who.</param>
    /// <param name="Organisatie">Where.</param>
    /// <param name="Rol">The role; it must exist in that kind of organisation.</param>
    /// <param name="Van">First day, inclusive.</param>
    /// <param name="Tot">Last day, inclusive; null = until further notice.</param>
    /// <param name="Vervangt">Whose role it is for that time; null = an own role. It must be the same role at the same organisation.</param>
    public sealed record Invoer(PersoonId Persoon, OrganisatieId Organisatie, Rol Rol, DateOnly Van, DateOnly? Tot, RolbezettingId? Vervangt = null);

    public async Task<Resultaat<RolbezettingId>> VoerUitAsync(Actor actor, Invoer invoer, CancellationToken stop)
    {
        if (invoer.Tot < invoer.Van || invoer.Vervangt is not null && invoer.Tot is null)
            return Resultaat<RolbezettingId>.Fout("tot", "de laatste dag past niet", "niet voor de eerste dag; een vervanging heeft altijd een laatste dag");
        await using var werk = await Werkgang.BeginAsync(opslag, actor, Verrichting, klok, stop);
        var organisatie = await werk.Db.Organisaties.SingleOrDefaultAsync(o => o.Id == invoer.Organisatie, stop);
        var bestaat = organisatie is not null && await werk.Db.Personen.AnyAsync(p => p.Id == invoer.Persoon, stop);
        var afweging = bestaat ? await VraagAsync(werk, invoer.Organisatie, invoer.Rol, stop) : Afweging.BestaatNiet;
        if (!afweging.Mag)
            return await werk.WeigerAsync<RolbezettingId>(afweging, invoer.Organisatie.ToString(), stop);
        if (invoer.Rol.Partij(organisatie!.Soort) is null)
            return Resultaat<RolbezettingId>.Fout("rol", "deze rol is er niet bij deze organisatie", "een rol uit de lijst");
        if (invoer.Vervangt is { } vervangt && !await werk.Db.Rolbezettingen.AnyAsync(r => r.Id == vervangt && r.Organisatie == invoer.Organisatie && r.Rol == invoer.Rol && r.Persoon != invoer.Persoon, stop))
            return Resultaat<RolbezettingId>.Fout("vervangt", "deze rol is er niet", "dezelfde rol van iemand anders bij dezelfde organisatie");
        var rol = new Rolbezetting(new RolbezettingId(werk.Sleutel()), invoer.Persoon, invoer.Organisatie, invoer.Rol, invoer.Van, invoer.Tot, invoer.Vervangt);
        werk.Db.Add(rol);
        werk.Meld(afweging with { Over = afweging.Over! with { Betreft = invoer.Persoon } }, rol.Id.ToString());
        await werk.SluitAsync(stop);
        return new Resultaat<RolbezettingId>.Gelukt(rol.Id);
    }

    internal static async Task<Afweging> VraagAsync(Werkgang werk, OrganisatieId organisatie, Rol rol, CancellationToken stop)
    {
        var eigen = await werk.Toegang.BepaalAsync(new Onderwerpsleutel.VanOrganisatie(Onderwerpsoort.Account, organisatie), s_inrichten, stop);
        if (eigen.Mag || rol != Rol.Beheerder || await werk.Db.Rolbezettingen.AnyAsync(r => r.Organisatie == organisatie && r.Rol == Rol.Beheerder, stop))
            return eigen;
        return await werk.Toegang.BepaalAsync(new Onderwerpsleutel.VanInstallatie(Onderwerpsoort.Account), s_inrichten, stop);
    }
}
