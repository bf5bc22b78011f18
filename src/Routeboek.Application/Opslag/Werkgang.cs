using System.Diagnostics;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Routeboek.Application.Audit;
using Routeboek.Application.Kalenders;
using Routeboek.Application.Toegang;
using Routeboek.Domain.Toegang;

namespace Routeboek.Application.Opslag;

/// <summary>
/// One use case at work: a transaction in which the change or the read and its audit stand or fall together. Without an audit line it
/// refuses to end (fail closed).
/// </summary>
internal sealed class Werkgang : IAsyncDisposable
{
    private readonly Actor _actor;
    private readonly Verrichting _verrichting;
    private readonly IDbContextTransaction _transactie;
    private readonly List<Auditrij> _regels = [];

    private Werkgang(Opslagcontext db, IDbContextTransaction transactie, Actor actor, Verrichting verrichting, TimeProvider klok)
    {
        (Db, _transactie, _actor, _verrichting, Nu, Vandaag) = (db, transactie, actor, verrichting, Tijdstip(klok), Schoolklok.Vandaag(klok));
        Toegang = new Toegangspoort(db, actor, Vandaag);
    }

    public Opslagcontext Db { get; }

    /// <summary>The instant of this use case, UTC, in whole microseconds.</summary>
    public DateTime Nu { get; }

    /// <summary>The day of it, in the Netherlands.</summary>
    public DateOnly Vandaag { get; }

    /// <summary>Asks for access.</summary>
    public Toegangspoort Toegang { get; }

    public static async Task<Werkgang> BeginAsync(Routeboekopslag opslag, Actor actor, Verrichting verrichting, TimeProvider klok, CancellationToken stop)
    {
        var db = opslag.Context();
        try
        {
            return new Werkgang(db, await db.Database.BeginTransactionAsync(stop), actor, verrichting, klok);
        }
        catch
        {
            await db.DisposeAsync();
            throw;
        }
    }

    /// <summary>Now, UTC, without what one of the databases would cut off.</summary>
    public static DateTime Tijdstip(TimeProvider klok)
    {
        var nu = klok.GetUtcNow().UtcDateTime;
        return nu.AddTicks(-(nu.Ticks % TimeSpan.TicksPerMicrosecond));
    }

    /// <summary>A new key, in the order of time.</summary>
    public Guid Sleutel() => Guid.CreateVersion7(new DateTimeOffset(Nu));

    /// <summary>Writes a line of the audit.</summary>
    /// <param name="afweging">What was decided, and about what.</param>
    /// <param name="voorwerp">The key of what was read or changed.</param>
    /// <param name="ander">What was done, when one use case does more than one thing; null = that of the use case.</param>
    public void Meld(Afweging afweging, string voorwerp, Verrichting? ander = null)
    {
        var (grond, regel, doel) = afweging.Besluit.Match(t => (Woord.Van(t.Grond), t.Regel.Id, Woord.Van(t.Doel)), g => (afweging.Over is null ? "bestaat-niet" : Woord.Van(g.Reden), "", ""));
        _regels.Add(Auditrij.Van(new Domain.Audit.Auditregel
        {
            Id = Sleutel(),
            Wie = _actor.Persoon.ToString(),
            Rol = Woord.Van(_actor.Rol),
            Organisatie = _actor.Aanstelling.Organisatie.ToString(),
            Grond = grond,
            Regel = regel,
            Doel = doel,
            Verwerking = (ander ?? _verrichting).Verwerking,
            Betrokkene = afweging.Over?.Betreft?.ToString() ?? "",
            Houder = afweging.Over?.HouderOrganisatie.ToString() ?? "",
            VertrouwelijkTot = afweging.Over?.VertrouwelijkTotEnMet,
            // outside a dossier nearly all is of the ordinary room; what is not may not be seen by who does not see its room
            Kamer = afweging.Over is null or { Dossier: null, Kamer: Domain.Dossiers.Kamer.Gewoon } ? "" : Woord.Van(afweging.Over.Kamer),
            Wat = (ander ?? _verrichting).Naam,
            Onderwerp = voorwerp,
            Toegestaan = afweging.Mag,
            Wanneer = Nu,
            Spoor = Activity.Current?.TraceId.ToHexString() ?? "",
        }, RandomNumberGenerator.GetBytes(Auditrij.Zoutlengte)));
    }

    /// <summary>Stores everything, the audit included, or nothing.</summary>
    /// <exception cref="InvalidOperationException">Nothing was written in the audit.</exception>
    public async Task SluitAsync(CancellationToken stop)
    {
        if (_regels.Count == 0)
            throw new InvalidOperationException("zonder auditregel wordt er niets gelezen of bewaard");
        await Db.SaveChangesAsync(stop);
        await Auditschrijver.SchrijfAsync(Db, _regels, stop);
        await _transactie.CommitAsync(stop);
    }

    /// <summary>Ends with a refusal: only the audit is stored.</summary>
    public async Task<Resultaat<T>> WeigerAsync<T>(Afweging afweging, string voorwerp, CancellationToken stop)
    {
        Db.ChangeTracker.Clear();
        Meld(afweging, voorwerp);
        await SluitAsync(stop);
        return new Resultaat<T>.NietGevonden();
    }

    /// <summary>Ends with a change of something that has a version; when it is another one by now, nothing is stored and both are told.</summary>
    /// <param name="rij">What was changed.</param>
    /// <param name="gezien">The version that the actor looked at.</param>
    /// <param name="gegevens">How it is told.</param>
    /// <param name="uw">As it would have become.</param>
    /// <param name="opgeslagen">As it was read.</param>
    /// <param name="stop">Stops it.</param>
    /// <param name="opnieuw">How it is read again; null = by its key.</param>
    public async Task<Resultaat<T>> BewaarAsync<TRij, T>(TRij rij, long gezien, Func<TRij, T> gegevens, T uw, T opgeslagen, CancellationToken stop, Func<Task<TRij?>>? opnieuw = null)
        where TRij : class
    {
        if ((long)Db.Entry(rij).Property(Opslagcontext.Versie).OriginalValue! == gezien)
        {
            try
            {
                await SluitAsync(stop);
                return new Resultaat<T>.Gelukt(gegevens(rij));
            }
            catch (DbUpdateConcurrencyException botsing)
            {
                // somebody was first between the reading and the writing; EF went back to before the writing, the transaction is whole
                var sleutel = Db.Entry(rij).Metadata.FindPrimaryKey()!.Properties.Select(p => Db.Entry(rij).Property(p.Name).CurrentValue).ToArray();
                Db.ChangeTracker.Clear();
                opgeslagen = gegevens(await (opnieuw is null ? Db.Set<TRij>().FindAsync(sleutel, stop).AsTask() : opnieuw()) ?? throw new InvalidOperationException("wat een versie heeft, wordt nooit gewist", botsing));
            }
        }

        // what is there is shown, so the audit stays
        Db.ChangeTracker.Clear();
        var door = await WijzigerAsync(stop);
        await SluitAsync(stop);
        return new Resultaat<T>.AndereVersie(uw, opgeslagen, door);
    }

    // the last one who did the same to the same thing in the past day; looked for by the index of its keeper
    private async Task<Wijziger?> WijzigerAsync(CancellationToken stop)
    {
        if (_regels is not [.., var regel])
            return null;
        var gisteren = Nu.AddDays(-1);
        var laatste = await Db.Auditregels.Where(r => r.Houder == regel.Houder && r.Wanneer >= gisteren && r.Wat == regel.Wat && r.Onderwerp == regel.Onderwerp && r.Toegestaan && r.Wie != regel.Wie)
            .OrderByDescending(r => r.Wanneer).Select(r => new { r.Wie, r.Wanneer }).FirstOrDefaultAsync(stop);
        if (laatste is null || !Guid.TryParseExact(laatste.Wie, "N", out var wie))
            return null;
        var persoon = new Domain.Organisaties.PersoonId(wie);
        return await Db.Personen.Where(p => p.Id == persoon).Select(p => p.Naam).SingleOrDefaultAsync(stop) is { } naam ? new Wijziger(naam.ToString(), laatste.Wanneer) : null;
    }

    public async ValueTask DisposeAsync()
    {
        await _transactie.DisposeAsync();
        await Db.DisposeAsync();
    }
}
