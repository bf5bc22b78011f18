using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Kalenders;
using Routeboek.Application.Opslag;
using Routeboek.Domain.Organisaties;
using Routeboek.Domain.Toegang;

namespace Routeboek.Application.Aanmelding;

/// <summary>Somebody of the demo world, in a role.</summary>
/// <param name="Id">The role that is held.</param>
/// <param name="Naam">Who.</param>
/// <param name="Rol">As what.</param>
/// <param name="Organisatie">Where.</param>
/// <param name="StaatVoorRol">The one to begin with, of everybody with this role.</param>
public sealed record Demopersoon(RolbezettingId Id, string Naam, Rol Rol, string Organisatie, bool StaatVoorRol);

/// <summary>Whom one can be in the demo world. In a real database nobody.</summary>
public sealed class Demokeuze(Routeboekopslag opslag, TimeProvider klok)
{
    // the mark is set when the database is made and never changes
    private bool? _demo;

    public async Task<bool> IsDemoAsync(CancellationToken stop)
    {
        if (_demo is { } bekend)
            return bekend;
        await using var db = opslag.Context();
        _demo = await db.Installaties.Select(i => (bool?)i.Demo).SingleOrDefaultAsync(stop);
        return _demo is true;
    }

    /// <summary>Everybody with a role today, by organisation, role and name.</summary>
    public async Task<IReadOnlyList<Demopersoon>> LijstAsync(CancellationToken stop)
    {
        if (!await IsDemoAsync(stop))
            return [];
        var vandaag = Schoolklok.Vandaag(klok);
        await using var db = opslag.Context();
        var rijen = await (from r in db.Rolbezettingen
                           where r.Van <= vandaag && (r.Tot == null || r.Tot >= vandaag)
                           join p in db.Personen on r.Persoon equals p.Id
                           join o in db.Organisaties on r.Organisatie equals o.Id
                           where !db.Accounts.Any(a => a.Persoon == p.Id && a.Uitgeschakeld != null)
                           orderby o.Soort, o.Zoeknaam, r.Rol, p.Sorteernaam, r.Id
                           select new { r.Id, p.Naam, r.Rol, Organisatie = o.Naam, Account = db.Accounts.Where(a => a.Persoon == p.Id).Select(a => (DateTime?)a.Gemaakt).FirstOrDefault() }).ToListAsync(stop);
        // who was given an account with the world; others get one when they are first chosen
        var gezichten = rijen.GroupBy(r => r.Rol).Select(g => g.MinBy(r => (r.Account ?? DateTime.MaxValue, r.Id.Waarde))!.Id).ToHashSet();
        return [.. rijen.Select(r => new Demopersoon(r.Id, r.Naam.ToString(), r.Rol, r.Organisatie, gezichten.Contains(r.Id)))];
    }

    /// <summary>The account of who has this role; it is made when it is not there yet.</summary>
    public async Task<AccountId?> KiesAsync(RolbezettingId rol, CancellationToken stop)
    {
        if (!await IsDemoAsync(stop))
            return null;
        await using var gang = await Aanmeldgang.BeginAsync(opslag, klok, stop);
        var persoon = await gang.Db.Rolbezettingen.Where(r => r.Id == rol && r.Van <= gang.Vandaag && (r.Tot == null || r.Tot >= gang.Vandaag)).Select(r => (PersoonId?)r.Persoon).SingleOrDefaultAsync(stop);
        if (persoon is not { } wie)
            return null;
        var bestaand = await gang.Db.Accounts.SingleOrDefaultAsync(a => a.Persoon == wie, stop);
        if (bestaand is not null)
            return bestaand.Uitgeschakeld is null ? bestaand.Id : null;
        var account = new Account(new AccountId(gang.Sleutel()), wie, $"{wie}@demo.invalid", gang.Nu);
        gang.Db.Add(account);
        await gang.MeldAsync("account-maken", wie, rol, account.Id.ToString(), stop);
        await gang.SluitAsync(stop);
        return account.Id;
    }
}
