using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Opslag;
using Routeboek.Application.Toegang;
using Routeboek.Domain.Organisaties;
using Routeboek.Domain.Toegang;

namespace Routeboek.Application.Organisaties;

/// <summary>A role of somebody at the own organisation.</summary>
/// <param name="Bezetting">The key.</param>
/// <param name="Rol">The role.</param>
/// <param name="Van">First day, inclusive.</param>
/// <param name="Tot">Last day, inclusive; null = until further notice.</param>
/// <param name="Vervangt">The name of whom it stands in for; empty = an own role.</param>
/// <param name="Versie">The version that was looked at.</param>
public sealed record Rolregel(RolbezettingId Bezetting, Rol Rol, DateOnly Van, DateOnly? Tot, string Vervangt, long Versie)
{
    public bool Op(DateOnly dag) => Van <= dag && !(Tot < dag);
}

/// <summary>How the account of somebody is.</summary>
public enum Accountstand
{
    Geen,

    /// <summary>The invitation was not used yet.</summary>
    Uitgenodigd,
    Actief,
    Uitgeschakeld,
}

/// <summary>Somebody who works at the own organisation.</summary>
/// <param name="Persoon">The key.</param>
/// <param name="Naam">The name.</param>
/// <param name="Rollen">The roles at this organisation, those of now first.</param>
/// <param name="Account">How the account is.</param>
/// <param name="Aanmeldnaam">What is signed in with; empty without an account.</param>
/// <param name="Gezien">When the person was last here, UTC; null = never.</param>
/// <param name="AlleenHier">No role anywhere else: then this beheerder looks after the account.</param>
public sealed record Persoonregel(PersoonId Persoon, string Naam, IReadOnlyList<Rolregel> Rollen, Accountstand Account, string Aanmeldnaam, DateTime? Gezien, bool AlleenHier);

/// <summary>Reads who works at the own organisation, in which role.</summary>
public sealed class LeesPersonen(Routeboekopslag opslag, TimeProvider klok)
{
    public static readonly Verrichting Verrichting = new("personen-lezen", "organisaties");

    /// <summary>What was found.</summary>
    /// <param name="Soort">What the organisation is: it says which roles there are.</param>
    /// <param name="Personen">By surname.</param>
    public sealed record Uitkomst(Organisatiesoort Soort, IReadOnlyList<Persoonregel> Personen);

    /// <param name="actor">Who asks.</param>
    /// <param name="wie">One person; null = everybody.</param>
    /// <param name="stop">Stops it.</param>
    public async Task<Resultaat<Uitkomst>> VoerUitAsync(Actor actor, PersoonId? wie, CancellationToken stop)
    {
        await using var werk = await Werkgang.BeginAsync(opslag, actor, Verrichting, klok, stop);
        var organisatie = actor.Aanstelling.Organisatie;
        var afweging = await werk.Toegang.BepaalAsync(new Onderwerpsleutel.VanOrganisatie(Onderwerpsoort.Account, organisatie), Handeling.Lezen, stop);
        if (!afweging.Mag)
            return await werk.WeigerAsync<Uitkomst>(afweging, organisatie.ToString(), stop);
        var db = werk.Db;
        var rollen = await (from r in db.Rolbezettingen
                            join p in db.Personen on r.Persoon equals p.Id
                            where r.Organisatie == organisatie && (wie == null || r.Persoon == wie)
                            orderby p.Sorteernaam, r.Van descending, r.Id
                            select new { r, p.Naam, Voor = db.Rolbezettingen.Where(v => v.Id == r.Vervangt).Join(db.Personen, v => v.Persoon, q => q.Id, (_, q) => q.Naam).FirstOrDefault() }).ToListAsync(stop);
        if (wie is not null && rollen.Count == 0)
            return await werk.WeigerAsync<Uitkomst>(Afweging.BestaatNiet, wie.Value.ToString(), stop);
        var ids = rollen.Select(r => r.r.Persoon).Distinct().ToList();
        var accounts = await db.Accounts.Where(a => ids.Contains(a.Persoon))
            .Select(a => new { a.Persoon, a.Naam, a.Uitgeschakeld, Klaar = a.Wachtwoord != null || db.Passkeys.Any(k => k.Account == a.Id) || db.ExterneAanmeldingen.Any(e => e.Account == a.Id), Gezien = db.Sessies.Where(s => s.Account == a.Id).Max(s => (DateTime?)s.Gezien) })
            .ToDictionaryAsync(a => a.Persoon, stop);
        var elders = await db.Rolbezettingen.Where(r => ids.Contains(r.Persoon) && r.Organisatie != organisatie && (r.Tot == null || r.Tot >= werk.Vandaag)).Select(r => r.Persoon).Distinct().ToListAsync(stop);
        var soort = await db.Organisaties.Where(o => o.Id == organisatie).Select(o => o.Soort).SingleAsync(stop);
        werk.Meld(wie is null ? afweging : afweging with { Over = afweging.Over! with { Betreft = wie } }, wie?.ToString() ?? organisatie.ToString());
        await werk.SluitAsync(stop);
        return new Resultaat<Uitkomst>.Gelukt(new Uitkomst(soort,
        [
            .. from rij in rollen
               group rij by rij.r.Persoon into van
               let account = accounts.GetValueOrDefault(van.Key)
               select new Persoonregel(van.Key, van.First().Naam.ToString(),
                   [.. van.Select(r => new Rolregel(r.r.Id, r.r.Rol, r.r.Van, r.r.Tot, r.Voor?.ToString() ?? "", r.r.Versie)).OrderByDescending(r => r.Op(werk.Vandaag))],
                   account is null ? Accountstand.Geen : account.Uitgeschakeld is not null ? Accountstand.Uitgeschakeld : account.Klaar ? Accountstand.Actief : Accountstand.Uitgenodigd,
                   account?.Naam ?? "", account?.Gezien, !elders.Contains(van.Key)),
        ]));
    }
}
