using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Dossiers;
using Routeboek.Application.Inlezen;
using Routeboek.Application.Opslag;
using Routeboek.Application.Toegang;
using Routeboek.Domain.Aanwezigheid;
using Routeboek.Domain.Leerlingen;
using Routeboek.Domain.Organisaties;
using Routeboek.Domain.Toegang;
using Routeboek.Domain.Verzuim;

namespace Routeboek.Application.Aanwezigheid;

/// <summary>
/// Records that somebody called about the absence of a pupil: reached, with the reason and what the absence becomes by it, or not reached. The
/// registration, the facts of an open dossier and the audit stand or fall together with it.
/// </summary>
public sealed class LegContactVast(Routeboekopslag opslag, TimeProvider klok, Protocolbron protocollen, Kaderkeuze kaders)
{
    public static readonly Verrichting Verrichting = new("contact-vastleggen", "contacten");

    /// <param name="Leerling">About whom.</param>
    /// <param name="Dag">The day of absence.</param>
    /// <param name="Met">With whom.</param>
    /// <param name="Bereikt">Whether somebody was reached.</param>
    /// <param name="Gezien">The last contact about that day that the page showed; null = none.</param>
    public sealed record Invoer(LeerlingId Leerling, DateOnly Dag, Contactpersoon Met, bool Bereikt, ContactId? Gezien)
    {
        public PersoonId? Ouder { get; init; }

        /// <summary>The reason, in a word of the vocabulary; only when reached.</summary>
        public string? Reden { get; init; }

        /// <summary>What the absence becomes; null = what belongs to the reason.</summary>
        public Verzuimsoort? Soort { get; init; }

        /// <summary>When somebody tries again; only when not reached.</summary>
        public TimeOnly? Opnieuw { get; init; }

        public string Notitie { get; init; } = "";

        /// <summary>The contact that this one corrects.</summary>
        public ContactId? Corrigeert { get; init; }
    }

    /// <param name="Contact">What was stored; null = somebody else was first, and nothing was.</param>
    /// <param name="Ander">What somebody else stored about the same day since the page was opened.</param>
    /// <param name="Naam">The name of the pupil.</param>
    public sealed record Uitkomst(Contactregel? Contact, Contactregel? Ander, string Naam);

    public async Task<Resultaat<Uitkomst>> VoerUitAsync(Actor actor, Invoer invoer, CancellationToken stop)
    {
        if (Keur(invoer) is { } fout)
            return fout;
        await using var werk = await Werkgang.BeginAsync(opslag, actor, Verrichting, klok, stop);
        var (db, school) = (werk.Db, actor.Aanstelling.Organisatie);
        var leerling = await db.Leerlingen.SingleOrDefaultAsync(l => l.Id == invoer.Leerling && l.School == school, stop);
        var afweging = await werk.Toegang.BepaalAsync(new Onderwerpsleutel.VanLeerling(Onderwerpsoort.Registratie, invoer.Leerling), Handeling.Van(Handelingsoort.Vastleggen), stop);
        if (leerling is null || !afweging.Mag)
            return await werk.WeigerAsync<Uitkomst>(leerling is null ? Afweging.BestaatNiet : afweging, invoer.Leerling.ToString(), stop);
        if (invoer.Dag > werk.Vandaag || invoer.Dag < werk.Vandaag.AddDays(-NeemRegister.MeesteDagenTerug))
            return Resultaat<Uitkomst>.Fout("dag", "over deze dag kan niet meer worden gebeld", "vandaag, of een dag van de afgelopen maand");
        if (invoer.Ouder is { } ouder && leerling.Gezag.All(g => g.Ouder != ouder))
            return Resultaat<Uitkomst>.Fout("ouder", "dit is geen ouder van deze leerling", "een ouder uit de lijst");
        await Beurtwissel.NeemSlotAsync(db, school, stop);
        var laatste = await db.Contacten.Where(c => c.Leerling == invoer.Leerling && c.Dag == invoer.Dag).Staande(db).OrderByDescending(c => c.Op).ThenByDescending(c => c.Id).FirstOrDefaultAsync(stop);
        werk.Meld(afweging, leerling.Id.ToString());
        if (laatste is null && invoer.Corrigeert is not null)
            return Resultaat<Uitkomst>.Fout("", "dit contact is al ongedaan gemaakt", "een contact dat er nog staat");
        if (laatste is not null && (laatste.Id != invoer.Gezien || invoer.Corrigeert is { } doel && doel != laatste.Id))
        {
            // what the other one did is shown, so the audit stays
            var ander = (await Contactlezing.NoemAsync(db, [laatste], stop))[0];
            await werk.SluitAsync(stop);
            return new Resultaat<Uitkomst>.Gelukt(new Uitkomst(null, ander, leerling.Naam.ToString()));
        }

        await Leerlingnummering.VulAanAsync(db, school, stop);
        var soort = invoer.Bereikt ? invoer.Soort ?? Contactreden.Zoek(invoer.Reden)!.Soort : null;
        var oud = invoer.Corrigeert is null ? null : laatste;
        var (beurt, vak, nummer) = await VerklaarAsync(werk, actor, invoer, soort, oud, stop);
        var contact = new Contact
        {
            Id = new ContactId(werk.Sleutel()), Leerling = leerling.Id, School = school, Dag = invoer.Dag, Vak = vak, Door = actor.Persoon, Rol = actor.Rol, Op = werk.Nu,
            Met = invoer.Met, Ouder = invoer.Ouder, Bereikt = invoer.Bereikt, Opnieuw = invoer.Bereikt ? null : (short)((invoer.Opnieuw!.Value.Hour * 60) + invoer.Opnieuw.Value.Minute),
            Reden = invoer.Bereikt ? invoer.Reden : null, Soort = (short?)soort, Notitie = invoer.Notitie.Trim(), Beurt = beurt?.Nr, Corrigeert = oud?.Id,
        };
        db.Add(contact);
        await db.SaveChangesAsync(stop);
        await Contactfeiten.LegVastAsync(db, contact, kaders, werk.Nu, werk.Vandaag, stop);
        var regel = (await Contactlezing.NoemAsync(db, [contact], stop))[0];
        await werk.SluitAsync(stop);
        if (beurt is not null)
            await new Signaalbijwerker(opslag, klok, protocollen, kaders).WerkBijAsync(actor, afweging.VanNiemand(), school, null, stop, [nummer]);
        return new Resultaat<Uitkomst>.Gelukt(new Uitkomst(regel, null, leerling.Naam.ToString()));
    }

    private static Resultaat<Uitkomst>? Keur(Invoer invoer) =>
        invoer.Notitie.Trim().Length > Contact.LangsteNotitie ? Resultaat<Uitkomst>.Fout("notitie", "de notitie is te lang", $"hoogstens {Contact.LangsteNotitie} tekens")
        : !invoer.Bereikt && invoer.Opnieuw is null ? Resultaat<Uitkomst>.Fout("opnieuw", "er staat niet wanneer u het weer probeert", "een tijd, zoals 9:30")
        : invoer.Bereikt && Contactreden.Zoek(invoer.Reden) is null ? Resultaat<Uitkomst>.Fout("reden", "de reden ontbreekt", "een reden uit de lijst")
        : invoer.Soort is { } soort && !Contactreden.Soorten.Contains(soort) ? Resultaat<Uitkomst>.Fout("soort", "dit kan een afwezigheid niet worden", "ziek, met toestemming, ongeoorloofd, te laat of nog onbekend")
        : null;

    // what was not explained yet is explained now; a corrected call changes what the earlier one explained
    private async Task<(Inleesbeurt? Beurt, short Vak, int Nummer)> VerklaarAsync(Werkgang werk, Actor actor, Invoer invoer, Verzuimsoort? soort, Contact? oud, CancellationToken stop)
    {
        var (school, dag) = (actor.Aanstelling.Organisatie, invoer.Dag);
        var beeld = await Dagbeeld.LeesAsync(werk.Db, school, [invoer.Leerling], dag, dag, stop);
        var rijen = beeld.Rijen(invoer.Leerling);
        var uitleg = rijen.Codes.Where((c, i) => c.Inhoud.Soort == Verzuimsoort.Onbekend || oud?.Beurt is { } eerder && rijen.Beurten[i] == eerder).Select(c => c.Inhoud).OrderBy(r => r.Tijdvak.Code).ToList();
        var vak = uitleg.Count > 0 ? uitleg[0].Tijdvak.Code : oud?.Vak ?? 0;
        if (uitleg.Count == 0 || soort is not { } wordt)
            return (null, vak, beeld.Nummer(invoer.Leerling));
        var straks = beeld.Op(invoer.Leerling, dag).Except(uitleg).Concat(wordt == Verzuimsoort.TeLaat
            ? [new Registratie(0, wordt, uitleg[0].Tijdvak.IsLesuur ? uitleg[0].Tijdvak : Tijdvak.Geen, 0)]
            : uitleg.Select(r => new Registratie(0, wordt, r.Tijdvak == Tijdvak.Geen ? Tijdvak.Dag : r.Tijdvak, r.Minuten)));
        var wijziging = Dagwijziging.Naar(beeld.Nummer(invoer.Leerling), dag, rijen, straks);
        return wijziging.IsLeeg ? (null, vak, beeld.Nummer(invoer.Leerling))
            : (await Handbeurt.PasToeAsync(werk, actor, school, Handbeurt.Correctie, dag, null, [wijziging], protocollen, stop), vak, beeld.Nummer(invoer.Leerling));
    }
}
