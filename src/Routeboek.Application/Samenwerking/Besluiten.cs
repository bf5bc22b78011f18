using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Documenten;
using Routeboek.Application.Dossiers;
using Routeboek.Application.Opslag;
using Routeboek.Application.Toegang;
using Routeboek.Domain.Documenten;
using Routeboek.Domain.Dossiers;
using Routeboek.Domain.Leerlingen;
using Routeboek.Domain.Organisaties;
using Routeboek.Domain.Samenwerking;
using Routeboek.Domain.Toegang;

namespace Routeboek.Application.Samenwerking;

/// <summary>A reasoned decision of the houder that a parent does not see a part of the file, for a time (B-CNS-15, B-CNS-16, B-GAP-41).</summary>
public sealed class SluitOuderUit(Routeboekopslag opslag, TimeProvider klok)
{
    public static readonly Verrichting Verrichting = new("ouder-uitsluiten", "dossier");

    /// <param name="Leerling">Of which pupil.</param>
    /// <param name="Ouder">Who.</param>
    /// <param name="Kamers">From which rooms.</param>
    /// <param name="Motief">Why; only who decides this sees it.</param>
    /// <param name="Van">First day, inclusive.</param>
    /// <param name="Tot">Last day, inclusive: then it is weighed again.</param>
    public sealed record Invoer(LeerlingId Leerling, PersoonId Ouder, IReadOnlyList<Kamer> Kamers, string Motief, DateOnly Van, DateOnly? Tot);

    /// <returns>How many rooms are closed by it.</returns>
    public async Task<Resultaat<int>> VoerUitAsync(Actor actor, Invoer invoer, CancellationToken stop)
    {
        await using var werk = await Werkgang.BeginAsync(opslag, actor, Verrichting, klok, stop);
        var leerling = await werk.MetSlotAsync(invoer.Leerling, stop);
        Kamer[] kamers = [.. invoer.Kamers.Distinct()];
        var besluiten = new List<Afweging>();
        foreach (var kamer in leerling is null ? [] : kamers.DefaultIfEmpty(Kamer.Gewoon))
            besluiten.Add(await werk.MagUitsluitenAsync(actor, leerling!, kamer, stop));
        if (leerling is null || besluiten.Find(b => !b.Mag) is not null)
            return await werk.WeigerAsync<int>(besluiten.Find(b => !b.Mag) ?? Afweging.BestaatNiet, invoer.Leerling.ToString(), stop);
        if (Besluitregel.Uitsluiting(kamers, invoer.Motief, new Geldigheid(invoer.Van, invoer.Tot), werk.Vandaag) is { } bezwaar)
            return bezwaar.Onjuist<int>();
        if (!leerling.Gezag.Any(g => g.Ouder == invoer.Ouder))
            return Resultaat<int>.Fout("ouder", "dit is geen ouder van deze leerling", "een ouder uit de lijst");
        var staan = await werk.Db.Uitsluitingen.Where(u => u.Leerling == leerling.Id && u.Ouder == invoer.Ouder && kamers.Contains(u.Kamer) && (u.Tot == null || u.Tot >= invoer.Van) && u.Van <= invoer.Tot).Select(u => u.Kamer).ToListAsync(stop);
        if (staan.Count > 0)
            return Resultaat<int>.Fout("kamers", "deze ouder is in deze tijd al uitgesloten", "hef eerst op wat er staat, of kies andere dagen");
        foreach (var (kamer, afweging) in kamers.Zip(besluiten))
        {
            var rij = new Uitsluitingrij { Id = werk.Sleutel(), Leerling = leerling.Id, Ouder = invoer.Ouder, Kamer = kamer, Van = invoer.Van, Tot = invoer.Tot };
            werk.Db.Add(rij);
            werk.Leg(actor, rij.Id, invoer.Motief, Zaakwerk.Houder(actor, leerling));
            werk.Meld(afweging, rij.Id.ToString("N"));
        }

        await werk.SluitAsync(stop);
        return new Resultaat<int>.Gelukt(kamers.Length);
    }
}

/// <summary>Ends a decision before its time: a parent is kept out no longer, or the pupil can judge the matter again.</summary>
public sealed class HefBesluitOp(Routeboekopslag opslag, TimeProvider klok)
{
    public static readonly Verrichting Verrichting = new("besluit-opheffen", "dossier");

    public async Task<Resultaat<Guid>> VoerUitAsync(Actor actor, Guid id, CancellationToken stop)
    {
        await using var werk = await Werkgang.BeginAsync(opslag, actor, Verrichting, klok, stop);
        var db = werk.Db;
        var van = await db.Uitsluitingen.Where(u => u.Id == id).Select(u => u.Leerling).SingleOrDefaultAsync(stop) ?? await db.Wilsonbekwaamheden.Where(w => w.Id == id).Select(w => w.Leerling).SingleOrDefaultAsync(stop);
        var leerling = van is { } over ? await werk.MetSlotAsync(over, stop) : null;
        var uitsluiting = leerling is null ? null : await db.Uitsluitingen.AsTracking().SingleOrDefaultAsync(u => u.Id == id, stop);
        var wilsonbekwaam = leerling is null || uitsluiting is not null ? null : await db.Wilsonbekwaamheden.AsTracking().SingleOrDefaultAsync(w => w.Id == id, stop);
        if (leerling is null || (uitsluiting as Zaakrij ?? wilsonbekwaam) is not { } rij)
            return await werk.WeigerAsync<Guid>(Afweging.BestaatNiet, id.ToString("N"), stop);
        var afweging = uitsluiting is not null
            ? await werk.MagUitsluitenAsync(actor, leerling, uitsluiting.Kamer, stop)
            : await werk.Toegang.BepaalAsync(Zaakwerk.Toestemming(leerling.Id, wilsonbekwaam!.Kamer, Zaakwerk.Houder(actor, leerling)), Zaakwerk.Vastleggen, stop);
        // what a doctor judged, the same organisation judges again
        if (afweging.Mag && wilsonbekwaam is not null && !(actor.Rol.StelWilsonbekwaamheidVast() && await db.Vastleggingen.AnyAsync(v => v.Id == id && v.HouderOrganisatie == actor.Aanstelling.Organisatie, stop)))
            afweging = Afweging.BestaatNiet;
        if (!afweging.Mag)
            return await werk.WeigerAsync<Guid>(afweging, id.ToString("N"), stop);
        if (rij.Tot < werk.Vandaag)
            return Resultaat<Guid>.Fout("besluit", "dit besluit geldt al niet meer", "een besluit dat nog geldt");
        await werk.EindigAsync(rij, werk.Vandaag.AddDays(-1), actor, stop);
        werk.Meld(afweging, id.ToString("N"));
        await werk.SluitAsync(stop);
        return new Resultaat<Guid>.Gelukt(id);
    }
}

/// <summary>Jeugdarts or hulpverlener records that the pupil cannot judge a matter: then the parents decide (B-CNS-09, B-GAP-42).</summary>
public sealed class LegWilsonbekwaamheidVast(Routeboekopslag opslag, TimeProvider klok)
{
    public static readonly Verrichting Verrichting = new("wilsonbekwaamheid-vastleggen", "dossier");

    /// <param name="Leerling">Who.</param>
    /// <param name="Kamer">What it is about.</param>
    /// <param name="Motief">Why.</param>
    /// <param name="Van">First day, inclusive.</param>
    /// <param name="Tot">Last day, inclusive: then it is judged again.</param>
    public sealed record Invoer(LeerlingId Leerling, Kamer Kamer, string Motief, DateOnly Van, DateOnly? Tot);

    public async Task<Resultaat<Guid>> VoerUitAsync(Actor actor, Invoer invoer, CancellationToken stop)
    {
        await using var werk = await Werkgang.BeginAsync(opslag, actor, Verrichting, klok, stop);
        var leerling = await werk.MetSlotAsync(invoer.Leerling, stop);
        var afweging = leerling is null ? Afweging.BestaatNiet : await werk.Toegang.BepaalAsync(Zaakwerk.Toestemming(leerling.Id, invoer.Kamer, Zaakwerk.Houder(actor, leerling)), Zaakwerk.Vastleggen, stop);
        if (leerling is null || !afweging.Mag)
            return await werk.WeigerAsync<Guid>(afweging, invoer.Leerling.ToString(), stop);
        if (Besluitregel.Wilsonbekwaamheid(actor.Rol, invoer.Kamer, invoer.Motief, new Geldigheid(invoer.Van, invoer.Tot), werk.Vandaag) is { } bezwaar)
            return bezwaar.Onjuist<Guid>();
        if (await werk.Db.Wilsonbekwaamheden.AnyAsync(w => w.Leerling == leerling.Id && w.Kamer == invoer.Kamer && (w.Tot == null || w.Tot >= invoer.Van) && w.Van <= invoer.Tot, stop))
            return Resultaat<Guid>.Fout("kamer", "dit staat er in deze tijd al", "hef eerst op wat er staat, of kies andere dagen");
        var rij = new Wilsonbekwaamheidrij { Id = werk.Sleutel(), Leerling = leerling.Id, Kamer = invoer.Kamer, Van = invoer.Van, Tot = invoer.Tot };
        werk.Db.Add(rij);
        werk.Leg(actor, rij.Id, invoer.Motief, Zaakwerk.Houder(actor, leerling));
        werk.Meld(afweging, rij.Id.ToString("N"));
        await werk.SluitAsync(stop);
        return new Resultaat<Guid>.Gelukt(rij.Id);
    }
}

/// <summary>
/// Gives a fact or an adopted document to a kind of organisation, the family or one person, from a day. What a doctor or helper gives to others, the family
/// reads first. Who it is given to sees it only when a rule lets them.
/// </summary>
public sealed class GeefVrij(Routeboekopslag opslag, TimeProvider klok)
{
    public static readonly Verrichting Verrichting = new("stuk-delen", "dossier");

    /// <param name="Dossier">In which dossier.</param>
    /// <param name="Feit">The number of the fact; null = a document.</param>
    /// <param name="Document">The document; null = a fact.</param>
    /// <param name="Aan">To whom.</param>
    /// <param name="Persoon">To this person only; always for a guest.</param>
    /// <param name="Op">From this day, inclusive.</param>
    /// <param name="GezinLas">The day on which the family read it.</param>
    public sealed record Invoer(DossierId Dossier, int? Feit, DocumentId? Document, Partijsoort Aan, PersoonId? Persoon, DateOnly Op, DateOnly? GezinLas = null);

    public async Task<Resultaat<Guid>> VoerUitAsync(Actor actor, Invoer invoer, CancellationToken stop)
    {
        await using var werk = await Werkgang.BeginAsync(opslag, actor, Verrichting, klok, stop);
        var db = werk.Db;
        var dossier = await db.Dossiers.SingleOrDefaultAsync(d => d.Id == invoer.Dossier, stop);
        var kind = dossier?.Leerling is { } over ? await werk.MetSlotAsync(over, stop) : null;
        var feit = dossier is not null && invoer is { Feit: { } nr, Document: null } ? await db.Feiten.SingleOrDefaultAsync(f => f.Dossier == dossier.Id && f.Nr == nr, stop) : null;
        var document = dossier is not null && invoer is { Document: { } id, Feit: null } ? await db.Documenten.SingleOrDefaultAsync(d => d.Dossier == dossier.Id && d.Id == id, stop) : null;
        // a case that names nobody has nothing that can be given about somebody
        if (dossier is null || kind is null || feit is null && document is null)
            return await werk.WeigerAsync<Guid>(Afweging.BestaatNiet, invoer.Dossier.ToString(), stop);
        var sleutel = feit is not null ? LegFeitVast.Sleutel(dossier, feit.Plaats, feit.Nr) : Documenttoegang.Sleutel(dossier, document!);
        var voorwerp = feit is not null ? $"{dossier.Id}:{feit.Nr}" : document!.Id.ToString();
        var afweging = await werk.Toegang.BepaalAsync(sleutel, Handeling.DelenMet(invoer.Aan), stop);
        if (!afweging.Mag)
            return await werk.WeigerAsync<Guid>(afweging, voorwerp, stop);
        if (document is { VastgesteldOp: null })
            return Resultaat<Guid>.Fout("document", "dit document is nog een concept", "stel het eerst vast");
        if (Besluitregel.Vrijgave(afweging.Over!.Houder, afweging.Over.Kamer, invoer.Aan, invoer.Persoon is not null, invoer.Op, invoer.GezinLas, werk.Vandaag) is { } bezwaar)
            return bezwaar.Onjuist<Guid>();
        if (invoer.Persoon is { } wie && !await db.Betrokkenheden.AnyAsync(b => (b.Leerling == kind.Id || b.Dossier == dossier.Id) && b.Persoon == wie && (b.Tot == null || b.Tot >= invoer.Op), stop) && kind.Persoon != wie && !kind.Gezag.Any(g => g.Ouder == wie))
            return Resultaat<Guid>.Fout("aan", "deze persoon is niet betrokken bij deze leerling", "voeg de persoon eerst toe bij wie er om de leerling heen staat");
        if (await db.Vrijgaven.AnyAsync(v => v.Dossier == dossier.Id && v.Feit == invoer.Feit && v.Document == invoer.Document && v.Aan == invoer.Aan && v.Persoon == invoer.Persoon && v.Op <= invoer.Op, stop))
            return Resultaat<Guid>.Fout("aan", "dit is al vrijgegeven", "een andere ontvanger");
        var rij = new Vrijgaverij { Id = werk.Sleutel(), Dossier = dossier.Id, Feit = invoer.Feit, Document = invoer.Document, Aan = invoer.Aan, Persoon = invoer.Persoon, Op = invoer.Op };
        db.Add(rij);
        werk.Leg(actor, rij.Id, "", (afweging.Over.Houder, afweging.Over.HouderOrganisatie), invoer.GezinLas);
        werk.Meld(afweging, voorwerp);
        await werk.SluitAsync(stop);
        return new Resultaat<Guid>.Gelukt(rij.Id);
    }
}
