using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Opslag;
using Routeboek.Application.Toegang;
using Routeboek.Domain.Organisaties;

namespace Routeboek.Application.Aanmelding;

/// <summary>A session that holds now.</summary>
/// <param name="Id">The key.</param>
/// <param name="Account">Whose.</param>
/// <param name="Persoon">Whose.</param>
/// <param name="Naam">The person's name.</param>
/// <param name="Middel">With what it began.</param>
/// <param name="TweedeMiddel">Whether the account has one, so that a password alone no longer opens it.</param>
/// <param name="Bevestigd">When a means was last shown, UTC.</param>
/// <param name="Rol">The chosen role; null = none yet.</param>
/// <param name="Rollen">The roles that can be chosen today.</param>
public sealed record Sessiebeeld(SessieId Id, AccountId Account, PersoonId Persoon, string Naam, Aanmeldmiddel Middel, bool TweedeMiddel, DateTime Bevestigd, Rolkeuze? Rol, IReadOnlyList<Rolkeuze> Rollen)
{
    /// <summary>Whether a means was shown so recently that what is sensitive may be changed.</summary>
    public bool IsBevestigd(DateTime nu) => nu - Bevestigd <= Sessierij.Bevestiging;
}

/// <summary>A line of the list of one's own sessions.</summary>
public sealed record Sessieregel(SessieId Id, string Toestel, Aanmeldmiddel Middel, DateTime Begonnen, DateTime Gezien);

/// <summary>Sessions: begun, held to the store at every request, ended on all nodes at once.</summary>
public sealed class Sessieregister(Routeboekopslag opslag, Aanstellingen aanstellingen, TimeProvider klok)
{
    /// <summary>Signs in. With one role it is taken at once; with more the choice follows.</summary>
    /// <param name="account">Who showed a means.</param>
    /// <param name="middel">Which.</param>
    /// <param name="toestel">What the browser calls itself, in two words.</param>
    /// <param name="gekozen">The role, when it is known already.</param>
    /// <param name="stop">Stops it.</param>
    /// <returns>Null when the account was closed, or the role does not hold.</returns>
    public async Task<SessieId?> BeginAsync(AccountId account, Aanmeldmiddel middel, string toestel, RolbezettingId? gekozen, CancellationToken stop)
    {
        await using var gang = await Aanmeldgang.BeginAsync(opslag, klok, stop);
        var wie = await gang.Db.Accounts.Where(a => a.Id == account && a.Uitgeschakeld == null).Select(a => (PersoonId?)a.Persoon).SingleOrDefaultAsync(stop);
        if (wie is not { } persoon)
            return null;
        var rollen = await aanstellingen.VanAsync(persoon, stop);
        var rol = gekozen is null ? rollen is [var enige] ? enige.Bezetting : null : rollen.FirstOrDefault(r => r.Bezetting == gekozen)?.Bezetting;
        if (gekozen is not null && rol is null)
            return null;
        var id = new SessieId(gang.Sleutel());
        gang.Db.Add(Nieuw(id, account, middel, toestel, rol, gang.Nu, gang.Nu, gang.Nu));
        await gang.MeldAsync("aanmelden", persoon, rol, middel.ToString(), stop);
        await gang.SluitAsync(stop);
        return id;
    }

    /// <summary>The session, when it still holds; asked at every request.</summary>
    public async Task<Sessiebeeld?> GeldigAsync(SessieId id, CancellationToken stop)
    {
        var nu = Werkgang.Tijdstip(klok);
        await using var db = opslag.Context();
        var rij = await (from s in db.Sessies
                         join a in db.Accounts on s.Account equals a.Id
                         join p in db.Personen on a.Persoon equals p.Id
                         where s.Id == id && s.Beeindigd == null && a.Uitgeschakeld == null
                         select new { s, a.Persoon, p.Naam, Tweede = a.CodeAan || db.Passkeys.Any(k => k.Account == a.Id) }).SingleOrDefaultAsync(stop);
        if (rij is null || nu - rij.s.Gezien > Sessierij.Stilte || nu - rij.s.Begonnen > Sessierij.Duur)
            return null;
        var rollen = await aanstellingen.VanAsync(rij.Persoon, stop);
        var rol = rollen.FirstOrDefault(r => r.Bezetting == rij.s.Rolbezetting);
        // a role that ended takes the session with it: whoever has another one signs in again
        if (rij.s.Rolbezetting is not null && rol is null)
            return null;
        if (nu - rij.s.Gezien > Sessierij.Ververs)
            await db.Sessies.Where(s => s.Id == id && s.Gezien < nu).ExecuteUpdateAsync(z => z.SetProperty(s => s.Gezien, nu), stop);
        return new Sessiebeeld(id, rij.s.Account, rij.Persoon, rij.Naam.ToString(), rij.s.Middel, rij.Tweede, rij.s.Bevestigd, rol, rollen);
    }

    /// <summary>Goes on in another role: the old session ends and a new one begins, so that rights never add up.</summary>
    /// <param name="sessie">The session now.</param>
    /// <param name="rolbezetting">The role to go on in.</param>
    /// <param name="stop">Stops it.</param>
    /// <returns>The new session; null when that role does not hold.</returns>
    public Task<SessieId?> KiesRolAsync(Sessiebeeld sessie, RolbezettingId rolbezetting, CancellationToken stop) =>
        sessie.Rollen.Any(r => r.Bezetting == rolbezetting) ? VolgOpAsync(sessie, sessie.Middel, rolbezetting, bevestigd: false, "rol-kiezen", stop) : Task.FromResult<SessieId?>(null);

    /// <summary>Goes on after a means was shown again, or a second one was added.</summary>
    public Task<SessieId?> BevestigAsync(Sessiebeeld sessie, Aanmeldmiddel middel, CancellationToken stop) =>
        VolgOpAsync(sessie, middel, sessie.Rol?.Bezetting, bevestigd: true, "opnieuw-bevestigen", stop);

    /// <summary>The sessions of an account that hold now, the newest first.</summary>
    public async Task<IReadOnlyList<Sessieregel>> LijstAsync(AccountId account, CancellationToken stop)
    {
        var nu = Werkgang.Tijdstip(klok);
        DateTime stil = nu - Sessierij.Stilte, oud = nu - Sessierij.Duur;
        await using var db = opslag.Context();
        return await db.Sessies.Where(s => s.Account == account && s.Beeindigd == null && s.Gezien >= stil && s.Begonnen >= oud)
            .OrderByDescending(s => s.Begonnen).ThenByDescending(s => s.Id).Select(s => new Sessieregel(s.Id, s.Toestel, s.Middel, s.Begonnen, s.Gezien)).ToListAsync(stop);
    }

    /// <summary>Ends a session of this account, or does nothing when it is not there.</summary>
    public async Task BeeindigAsync(Sessiebeeld door, SessieId id, CancellationToken stop)
    {
        await using var gang = await Aanmeldgang.BeginAsync(opslag, klok, stop);
        var nu = gang.Nu;
        if (await gang.Db.Sessies.Where(s => s.Id == id && s.Account == door.Account && s.Beeindigd == null).ExecuteUpdateAsync(z => z.SetProperty(s => s.Beeindigd, nu), stop) == 0)
            return;
        await gang.MeldAsync(id == door.Id ? "afmelden" : "sessie-intrekken", door.Persoon, door.Rol?.Bezetting, id.ToString(), stop);
        await gang.SluitAsync(stop);
    }

    /// <summary>Ends all sessions of this account, but perhaps one.</summary>
    public async Task BeeindigAlleAsync(Sessiebeeld door, bool ookDeze, CancellationToken stop)
    {
        await using var gang = await Aanmeldgang.BeginAsync(opslag, klok, stop);
        await BeeindigAsync(gang, door.Account, ookDeze ? null : door.Id, stop);
        await gang.MeldAsync("sessies-intrekken", door.Persoon, door.Rol?.Bezetting, door.Account.ToString(), stop);
        await gang.SluitAsync(stop);
    }

    internal static Task<int> BeeindigAsync(Aanmeldgang gang, AccountId account, SessieId? behalve, CancellationToken stop)
    {
        var nu = gang.Nu;
        var sessies = gang.Db.Sessies.Where(s => s.Account == account && s.Beeindigd == null);
        if (behalve is { } deze)
            sessies = sessies.Where(s => s.Id != deze);
        return sessies.ExecuteUpdateAsync(z => z.SetProperty(s => s.Beeindigd, nu), stop);
    }

    private async Task<SessieId?> VolgOpAsync(Sessiebeeld oud, Aanmeldmiddel middel, RolbezettingId? rol, bool bevestigd, string wat, CancellationToken stop)
    {
        await using var gang = await Aanmeldgang.BeginAsync(opslag, klok, stop);
        var nu = gang.Nu;
        if (await gang.Db.Sessies.Where(s => s.Id == oud.Id && s.Beeindigd == null).ExecuteUpdateAsync(z => z.SetProperty(s => s.Beeindigd, nu), stop) == 0)
            return null;
        var rij = await gang.Db.Sessies.SingleAsync(s => s.Id == oud.Id, stop);
        var id = new SessieId(gang.Sleutel());
        // the ten hours go on: showing a means again does not begin a new day
        gang.Db.Add(Nieuw(id, oud.Account, middel, rij.Toestel, rol, rij.Begonnen, nu, bevestigd ? nu : rij.Bevestigd));
        await gang.MeldAsync(wat, oud.Persoon, rol, middel.ToString(), stop);
        await gang.SluitAsync(stop);
        return id;
    }

    private static Sessierij Nieuw(SessieId id, AccountId account, Aanmeldmiddel middel, string toestel, RolbezettingId? rol, DateTime begonnen, DateTime nu, DateTime bevestigd) => new()
    {
        Id = id,
        Account = account,
        Middel = middel,
        Rolbezetting = rol,
        Begonnen = begonnen,
        Gezien = nu,
        Bevestigd = bevestigd,
        Toestel = toestel.Length <= Sessierij.LangsteToestel ? toestel : toestel[..Sessierij.LangsteToestel],
    };
}
