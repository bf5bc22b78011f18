using System.Diagnostics;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Routeboek.Application.Audit;
using Routeboek.Application.Kalenders;
using Routeboek.Application.Opslag;
using Routeboek.Domain.Audit;
using Routeboek.Domain.Organisaties;
using Routeboek.Domain.Toegang;

namespace Routeboek.Application.Aanmelding;

/// <summary>
/// A step of sign-in at work. As <see cref="Werkgang"/>, for who has no role yet: the change and its audit line stand or fall together. It
/// asks no access, since somebody only ever changes her or his own account here, after showing a means.
/// </summary>
internal sealed class Aanmeldgang : IAsyncDisposable
{
    private readonly IDbContextTransaction _transactie;
    private readonly List<Auditrij> _regels = [];

    private Aanmeldgang(Opslagcontext db, IDbContextTransaction transactie, DateTime nu, DateOnly vandaag) => (Db, _transactie, Nu, Vandaag) = (db, transactie, nu, vandaag);

    public Opslagcontext Db { get; }

    public DateTime Nu { get; }

    public DateOnly Vandaag { get; }

    public static async Task<Aanmeldgang> BeginAsync(Routeboekopslag opslag, TimeProvider klok, CancellationToken stop)
    {
        var db = opslag.Context();
        try
        {
            return new Aanmeldgang(db, await db.Database.BeginTransactionAsync(stop), Werkgang.Tijdstip(klok), Schoolklok.Vandaag(klok));
        }
        catch
        {
            await db.DisposeAsync();
            throw;
        }
    }

    public Guid Sleutel() => Guid.CreateVersion7(new DateTimeOffset(Nu));

    /// <summary>Writes a line of the audit, in the chain of the organisation of the role; without a role in that of the organisation that keeps this routeboek.</summary>
    public async Task MeldAsync(string wat, PersoonId? persoon, RolbezettingId? rolbezetting, string onderwerp, CancellationToken stop, string? weigering = null)
    {
        var rol = rolbezetting is null
            ? await Eerste(persoon, stop)
            : await Db.Rolbezettingen.Where(r => r.Id == rolbezetting).Select(r => new Rolplek(r.Organisatie, r.Rol)).SingleAsync(stop);
        var zout = RandomNumberGenerator.GetBytes(Auditrij.Zoutlengte);
        _regels.Add(Auditrij.Van(new Auditregel
        {
            Id = Sleutel(),
            Wie = persoon?.ToString() ?? "",
            Rol = rolbezetting is null ? "" : Woord.Van(rol!.Rol),
            Organisatie = (rol?.Organisatie ?? await Hoofdorganisatie.VindAsync(Db, stop))?.ToString() ?? "",
            Grond = weigering ?? Woord.Van(Grond.WettelijkeTaak), // AVG art. 32: who is let in is known
            Regel = "",
            Doel = Woord.Van(Doel.Beheer),
            Verwerking = "aanmelden",
            Betrokkene = persoon?.ToString() ?? "",
            Houder = "",
            VertrouwelijkTot = null,
            Kamer = "",
            Wat = wat,
            Onderwerp = onderwerp,
            Toegestaan = weigering is null,
            Wanneer = Nu,
            Spoor = Activity.Current?.TraceId.ToHexString() ?? "",
        }, zout));
    }

    /// <summary>Stores everything, the audit included, or nothing.</summary>
    /// <exception cref="InvalidOperationException">Nothing was written in the audit.</exception>
    public async Task SluitAsync(CancellationToken stop)
    {
        if (_regels.Count == 0)
            throw new InvalidOperationException("zonder auditregel wordt er niets bewaard");
        await Db.SaveChangesAsync(stop);
        await Auditschrijver.SchrijfAsync(Db, _regels, stop);
        await _transactie.CommitAsync(stop);
    }

    public async ValueTask DisposeAsync()
    {
        await _transactie.DisposeAsync();
        await Db.DisposeAsync();
    }

    private async Task<Rolplek?> Eerste(PersoonId? persoon, CancellationToken stop) => persoon is null ? null
        : await Db.Rolbezettingen.Where(r => r.Persoon == persoon && r.Van <= Vandaag && (r.Tot == null || r.Tot >= Vandaag))
            .OrderBy(r => r.Van).ThenBy(r => r.Id).Select(r => new Rolplek(r.Organisatie, r.Rol)).FirstOrDefaultAsync(stop);

    private sealed record Rolplek(OrganisatieId Organisatie, Rol Rol);
}
