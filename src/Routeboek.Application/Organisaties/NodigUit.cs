using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Aanmelding;
using Routeboek.Application.Opslag;
using Routeboek.Application.Toegang;
using Routeboek.Domain.Organisaties;
using Routeboek.Domain.Toegang;

namespace Routeboek.Application.Organisaties;

/// <summary>What somebody new begins with.</summary>
/// <param name="Persoon">The key.</param>
/// <param name="Link">The code of the invitation, shown once; null when the person already signs in.</param>
public sealed record Uitnodiging(PersoonId Persoon, string? Link);

/// <summary>
/// Adds somebody with a role, an account and an invitation, all or nothing. Who signs in already (at another school, say) gets the role only.
/// </summary>
public sealed class NodigUit(Routeboekopslag opslag, TimeProvider klok)
{
    public static readonly Verrichting Verrichting = new("persoon-uitnodigen", "organisaties");

    /// <param name="Organisatie">Where.</param>
    /// <param name="Naam">Who.</param>
    /// <param name="Aanmeldnaam">The e-mail address to sign in with.</param>
    /// <param name="Rol">The role.</param>
    /// <param name="Van">First day, inclusive.</param>
    /// <param name="Tot">Last day, inclusive; null = until further notice.</param>
    /// <param name="Vervangt">Whose role it is for that time; null = an own role.</param>
    public sealed record Invoer(OrganisatieId Organisatie, Persoonsnaam Naam, string Aanmeldnaam, Rol Rol, DateOnly Van, DateOnly? Tot, RolbezettingId? Vervangt = null);

    public async Task<Resultaat<Uitnodiging>> VoerUitAsync(Actor actor, Invoer invoer, CancellationToken stop)
    {
        if (!invoer.Naam.Kan)
            return Resultaat<Uitnodiging>.Fout("naam", "de achternaam ontbreekt, of een deel is te lang", $"elk deel hoogstens {Persoonsnaam.LangsteDeel} tekens");
        if (Aanmeldnaam.Maak(invoer.Aanmeldnaam) is var naam && !Aanmeldnaam.Kan(naam))
            return Resultaat<Uitnodiging>.Fout("aanmeldnaam", "dit is geen e-mailadres", "naam@school.nl");
        if (invoer.Tot < invoer.Van || invoer.Vervangt is not null && invoer.Tot is null)
            return Resultaat<Uitnodiging>.Fout("tot", "de laatste dag past niet", "niet voor de eerste dag; een vervanging heeft altijd een laatste dag");
        await using var werk = await Werkgang.BeginAsync(opslag, actor, Verrichting, klok, stop);
        var db = werk.Db;
        var organisatie = await db.Organisaties.SingleOrDefaultAsync(o => o.Id == invoer.Organisatie, stop);
        var afweging = organisatie is null ? Afweging.BestaatNiet : await GeefRol.VraagAsync(werk, invoer.Organisatie, invoer.Rol, stop);
        if (!afweging.Mag)
            return await werk.WeigerAsync<Uitnodiging>(afweging, invoer.Organisatie.ToString(), stop);
        if (invoer.Rol is Rol.Ouder or Rol.Leerling or Rol.Gast || invoer.Rol.Partij(organisatie!.Soort) is null)
            return Resultaat<Uitnodiging>.Fout("rol", "deze rol is er niet bij deze organisatie", "een rol uit de lijst");
        var bestaand = await db.Accounts.Where(a => a.Naam == naam).Select(a => (PersoonId?)a.Persoon).SingleOrDefaultAsync(stop);
        var persoon = bestaand ?? new PersoonId(werk.Sleutel());
        if (invoer.Vervangt is { } vervangt && !await db.Rolbezettingen.AnyAsync(r => r.Id == vervangt && r.Organisatie == invoer.Organisatie && r.Rol == invoer.Rol && r.Persoon != persoon, stop))
            return Resultaat<Uitnodiging>.Fout("vervangt", "deze rol is er niet", "dezelfde rol van iemand anders bij dezelfde organisatie");
        if (bestaand is not null && await db.Rolbezettingen.AnyAsync(r => r.Persoon == persoon && r.Organisatie == invoer.Organisatie && r.Rol == invoer.Rol && (r.Tot == null || r.Tot >= invoer.Van) && r.Vervangt == invoer.Vervangt, stop))
            return Resultaat<Uitnodiging>.Fout("aanmeldnaam", "wie zich met dit adres aanmeldt, heeft deze rol al", "een ander adres, of een andere rol");
        if (bestaand is null)
        {
            db.Add(new Persoon(persoon, invoer.Naam));
            await db.SaveChangesAsync(stop);
        }

        var rol = new Rolbezetting(new RolbezettingId(werk.Sleutel()), persoon, invoer.Organisatie, invoer.Rol, invoer.Van, invoer.Tot, invoer.Vervangt);
        db.Add(rol);
        string? link = null;
        if (bestaand is null)
        {
            var account = new Account(new AccountId(werk.Sleutel()), persoon, naam, werk.Nu);
            db.Add(account);
            link = Linkregister.Maak(db, werk.Nu, Linksoort.Uitnodiging, account.Id);
        }

        werk.Meld(afweging with { Over = afweging.Over! with { Betreft = persoon } }, rol.Id.ToString());
        try
        {
            await werk.SluitAsync(stop);
        }
        catch (DbUpdateException) when (bestaand is null)
        {
            // two beheerders added the same address at the same time
            return Resultaat<Uitnodiging>.Fout("aanmeldnaam", "dit adres is er net bij gekomen", "probeer het opnieuw");
        }

        return new Resultaat<Uitnodiging>.Gelukt(new Uitnodiging(persoon, link));
    }
}
