using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Dossiers;
using Routeboek.Application.Kalenders;
using Routeboek.Application.Opslag;
using Routeboek.Domain.Aanwezigheid;
using Routeboek.Domain.Dossiers;
using Routeboek.Domain.Leerlingen;
using Routeboek.Domain.Toegang;

namespace Routeboek.Application.Aanwezigheid;

/// <summary>
/// Enters contacts into the open dossiers of a pupil: whom somebody spoke or could not reach, and the reason. A contact that is corrected or taken
/// back corrects or withdraws its facts. Without a dossier a contact waits until one is opened.
/// </summary>
internal static class Contactfeiten
{
    /// <summary>A new contact, into each open dossier of the pupil at that school. In the transaction of the use case.</summary>
    public static async Task LegVastAsync(Opslagcontext db, Contact contact, Kaderkeuze kaders, DateTime nu, DateOnly vandaag, CancellationToken stop)
    {
        foreach (var dossier in await OpenAsync(db, contact, stop))
        {
            var schrijver = new Feitenschrijver(db, dossier, kaders);
            await schrijver.NeemSlotAsync(stop);
            var eerder = contact.Corrigeert is { } oud ? await db.Contactfeiten.SingleOrDefaultAsync(f => f.Contact == oud && f.Dossier == dossier.Id, stop) : null;
            Voeg(db, schrijver, dossier, contact, eerder, nu);
            await db.SaveChangesAsync(stop);
            await schrijver.WerkTakenBijAsync(vandaag, stop);
        }
    }

    /// <summary>A contact that was taken back: its facts are withdrawn, also where the dossier was closed since.</summary>
    public static async Task TrekInAsync(Opslagcontext db, Contact contact, Kaderkeuze kaders, DateTime nu, DateOnly vandaag, CancellationToken stop)
    {
        foreach (var feit in await db.Contactfeiten.AsTracking().Where(f => f.Contact == contact.Id).OrderBy(f => f.Dossier).ToListAsync(stop))
        {
            var dossier = await db.Dossiers.SingleAsync(d => d.Id == feit.Dossier, stop);
            var schrijver = new Feitenschrijver(db, dossier, kaders);
            await schrijver.NeemSlotAsync(stop);
            // what it corrected holds again
            if (contact.Corrigeert is { } oud && await db.Contacten.SingleAsync(c => c.Id == oud, stop) is { IngetrokkenOp: null } eerste)
            {
                db.RemoveRange(db.Contactfeiten.Where(f => f.Contact == oud && f.Dossier == dossier.Id));
                await db.SaveChangesAsync(stop);
                Voeg(db, schrijver, dossier, eerste, feit, nu);
            }
            else
            {
                feit.Nr = Schrijf(schrijver, contact, Woordenschat.Ingetrokken, [], feit.Nr, nu);
                if (feit.RedenNr is { } reden)
                    feit.RedenNr = Schrijf(schrijver, contact, Woordenschat.Ingetrokken, [], reden, nu);
            }

            await db.SaveChangesAsync(stop);
            await schrijver.WerkTakenBijAsync(vandaag, stop);
        }
    }

    /// <summary>
    /// The contacts of a pupil since a day, into a dossier that has just been opened. Whoever calls has the lock of the dossier and works its tasks
    /// out afterwards.
    /// </summary>
    /// <returns>How many were entered.</returns>
    public static async Task<int> NeemMeeAsync(Opslagcontext db, Feitenschrijver schrijver, Dossier dossier, LeerlingId leerling, DateOnly sinds, DateTime nu, CancellationToken stop)
    {
        var contacten = await db.Contacten.Where(c => c.Leerling == leerling && c.Dag >= sinds && c.School == dossier.School).Staande(db)
            .Where(c => !db.Contactfeiten.Any(f => f.Contact == c.Id && f.Dossier == dossier.Id)).OrderBy(c => c.Op).ThenBy(c => c.Id).ToListAsync(stop);
        foreach (var contact in contacten)
            Voeg(db, schrijver, dossier, contact, null, nu);
        return contacten.Count;
    }

    /// <summary>Contacts that were neither taken back nor corrected.</summary>
    public static IQueryable<Contact> Staande(this IQueryable<Contact> contacten, Opslagcontext db) =>
        contacten.Where(c => c.IngetrokkenOp == null && !db.Contacten.Any(n => n.Corrigeert == c.Id && n.IngetrokkenOp == null));

    private static Task<List<Dossier>> OpenAsync(Opslagcontext db, Contact contact, CancellationToken stop)
    {
        var (leerling, school) = ((LeerlingId?)contact.Leerling, (Domain.Organisaties.OrganisatieId?)contact.School);
        return db.Dossiers.Where(d => d.Leerling == leerling && d.School == school && db.Projecties.Any(p => p.Dossier == d.Id && p.OpenVan != null && p.OpenTot == null)).OrderBy(d => d.Id).ToListAsync(stop);
    }

    private static void Voeg(Opslagcontext db, Feitenschrijver schrijver, Dossier dossier, Contact contact, Contactfeit? eerder, DateTime nu)
    {
        var met = new Feitwaarde([Woord.Van(contact.Met)]);
        var nr = contact.Bereikt
            ? Schrijf(schrijver, contact, "ContactGelegd", [new("met", met), new("wijze", new Feitwaarde("telefoon")), new("over", new Feitwaarde("verzuim"))], eerder?.Nr, nu)
            : Schrijf(schrijver, contact, "NietBereikt", [new("wie", met), new("bij", new Feitwaarde("school"))], eerder?.Nr, nu);
        int? reden = contact.Reden is { } woord
            ? Schrijf(schrijver, contact, "RedenVastgesteld", [new("reden", new Feitwaarde(woord))], eerder?.RedenNr, nu)
            : eerder?.RedenNr is { } oud ? Schrijf(schrijver, contact, Woordenschat.Ingetrokken, [], oud, nu) : null;
        db.Add(new Contactfeit { Contact = contact.Id, Dossier = dossier.Id, Nr = nr, RedenNr = contact.Reden is null ? null : reden });
    }

    private static int Schrijf(Feitenschrijver schrijver, Contact contact, string soort, IReadOnlyList<KeyValuePair<string, Feitwaarde>> gegevens, int? corrigeert, DateTime nu)
    {
        var op = DateOnly.FromDateTime(Schoolklok.Plaatselijk(contact.Op));
        var gekeurd = Feitenlezer.Keur(new Feitinvoer(soort, op, gegevens, corrigeert), Woordenschatlezer.BijProgramma);
        var feit = gekeurd.Waarde ?? throw new InvalidOperationException($"een contact past niet in de woordenschat: {gekeurd.Fouten[0]}");
        return schrijver.Voeg(feit, new Feitplaats(Houder.School, contact.School, Kamer.Gewoon), $"{Woord.Van(contact.Rol)}@{Woord.Van(Houder.School)}", nu).Nr;
    }
}
