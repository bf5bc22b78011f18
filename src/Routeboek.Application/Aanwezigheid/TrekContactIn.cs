using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Dossiers;
using Routeboek.Application.Inlezen;
using Routeboek.Application.Opslag;
using Routeboek.Application.Toegang;
using Routeboek.Domain.Aanwezigheid;
using Routeboek.Domain.Toegang;

namespace Routeboek.Application.Aanwezigheid;

/// <summary>Takes a contact back: the registration counts as it did before, its facts are withdrawn, and both stay to be seen.</summary>
public sealed class TrekContactIn(Routeboekopslag opslag, TimeProvider klok, Protocolbron protocollen, Kaderkeuze kaders)
{
    public static readonly Verrichting Verrichting = new("contact-intrekken", "contacten");

    /// <returns>The contact that was taken back.</returns>
    public async Task<Resultaat<ContactId>> VoerUitAsync(Actor actor, ContactId id, CancellationToken stop)
    {
        await using var werk = await Werkgang.BeginAsync(opslag, actor, Verrichting, klok, stop);
        var (db, school) = (werk.Db, actor.Aanstelling.Organisatie);
        var contact = await db.Contacten.SingleOrDefaultAsync(c => c.Id == id && c.School == school, stop);
        var afweging = contact is null ? Afweging.BestaatNiet : await werk.Toegang.BepaalAsync(new Onderwerpsleutel.VanLeerling(Onderwerpsoort.Registratie, contact.Leerling), Handeling.Van(Handelingsoort.Vastleggen), stop);
        if (contact is null || !afweging.Mag)
            return await werk.WeigerAsync<ContactId>(afweging, id.ToString(), stop);
        await Beurtwissel.NeemSlotAsync(db, school, stop);
        contact = await db.Contacten.AsTracking().SingleAsync(c => c.Id == id, stop);
        if (contact.IngetrokkenOp is not null)
            return Resultaat<ContactId>.Fout("", "dit contact is al ongedaan gemaakt", "");
        if (await db.Contacten.AnyAsync(c => c.Corrigeert == id && c.IngetrokkenOp == null, stop))
            return Resultaat<ContactId>.Fout("", "dit contact is daarna gecorrigeerd", "maak eerst de correctie ongedaan");
        if (contact.Beurt is { } nr && !await Handbeurt.HerroepAsync(werk, await db.Inleesbeurten.AsTracking().SingleAsync(b => b.Nr == nr, stop), actor, protocollen, stop))
            return Resultaat<ContactId>.Fout("", "de registratie van deze leerling is daarna nog gewijzigd, of er wordt een bestand ingelezen", "pas de registratie aan in het register van de groep");
        (contact.IngetrokkenOp, contact.IngetrokkenDoor) = (werk.Nu, actor.Persoon);
        await db.SaveChangesAsync(stop);
        await Contactfeiten.TrekInAsync(db, contact, kaders, werk.Nu, werk.Vandaag, stop);
        werk.Meld(afweging, contact.Leerling.ToString());
        await werk.SluitAsync(stop);
        await using var na = opslag.Context();
        List<int> nummer = contact.Beurt is null ? [] : await na.Leerlingnummers.Where(n => n.Leerling == contact.Leerling).Select(n => n.Nr).ToListAsync(stop);
        if (nummer.Count > 0)
            await new Signaalbijwerker(opslag, klok, protocollen, kaders).WerkBijAsync(actor, afweging.VanNiemand(), school, null, stop, nummer);
        return new Resultaat<ContactId>.Gelukt(id);
    }
}
