using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Kalenders;
using Routeboek.Application.Opslag;
using Routeboek.Application.Toegang;
using Routeboek.Domain.Dossiers;
using Routeboek.Domain.Leerlingen;
using Routeboek.Domain.Organisaties;
using Routeboek.Domain.Toegang;

namespace Routeboek.Application.Audit;

/// <summary>Somebody to choose from a list.</summary>
public sealed record Persoonkeuze(PersoonId Persoon, string Naam);

/// <summary>
/// Who did or saw what with the things of the own organisation. The rules of access filter the lines one by one; what is confidential
/// leaves no trace. Looking is a line of its own, and so is taking a copy.
/// </summary>
public sealed class LeesAudit(Routeboekopslag opslag, TimeProvider klok)
{
    public static readonly Verrichting Verrichting = new("audit-lezen", "toezicht");

    private static readonly Verrichting s_uitvoer = new("audit-uitvoeren", "toezicht");

    /// <summary>How many lines one look reads at most.</summary>
    public const int Meeste = 5_000;

    /// <summary>How many lines a copy holds at most.</summary>
    public const int MeesteUitvoer = 100_000;

    /// <summary>The longest period, in days.</summary>
    public const int LangstePeriode = 366;

    /// <param name="Van">First day, inclusive.</param>
    /// <param name="Tot">Last day, inclusive.</param>
    /// <param name="Wie">Done by this person; null = by anybody.</param>
    /// <param name="Leerling">About the pupil with this number at the own school; empty = about anybody.</param>
    /// <param name="Wat">This act; empty = any.</param>
    /// <param name="AlleenGeweigerd">Only what was refused.</param>
    public sealed record Invoer(DateOnly Van, DateOnly Tot, PersoonId? Wie = null, string Leerling = "", string Wat = "", bool AlleenGeweigerd = false);

    public Task<Resultaat<Auditinzage>> VoerUitAsync(Actor actor, Invoer invoer, CancellationToken stop) => LeesAsync(actor, invoer, Verrichting, Handeling.Lezen, Meeste, samen: true, stop);

    /// <summary>Every line by itself, to be taken out of the system.</summary>
    public Task<Resultaat<Auditinzage>> VoerUitvoerUitAsync(Actor actor, Invoer invoer, CancellationToken stop) =>
        LeesAsync(actor, invoer, s_uitvoer, Handeling.Van(Handelingsoort.Exporteren), MeesteUitvoer, samen: false, stop);

    /// <summary>The people of the own organisation, to choose from; nobody for who may not look.</summary>
    public async Task<IReadOnlyList<Persoonkeuze>> PersonenAsync(Actor actor, CancellationToken stop)
    {
        await using var werk = await Werkgang.BeginAsync(opslag, actor, Verrichting, klok, stop);
        var organisatie = actor.Aanstelling.Organisatie;
        if (!(await EigenAsync(werk, organisatie, Handeling.Lezen, stop)).Mag)
            return [];
        var mensen = await werk.Db.Personen.Where(p => werk.Db.Rolbezettingen.Any(r => r.Persoon == p.Id && r.Organisatie == organisatie)).OrderBy(p => p.Sorteernaam).ThenBy(p => p.Id).Select(p => new { p.Id, p.Naam }).ToListAsync(stop);
        return [.. mensen.Select(p => new Persoonkeuze(p.Id, p.Naam.ToString()))];
    }

    private async Task<Resultaat<Auditinzage>> LeesAsync(Actor actor, Invoer invoer, Verrichting verrichting, Handeling handeling, int meeste, bool samen, CancellationToken stop)
    {
        if (invoer.Tot < invoer.Van || invoer.Tot.DayNumber - invoer.Van.DayNumber >= LangstePeriode || invoer.Van.Year < 2000 || invoer.Tot.Year > 2200)
            return Resultaat<Auditinzage>.Fout("tot", "deze periode kan niet", $"een laatste dag op of na de eerste, hoogstens {LangstePeriode} dagen");
        await using var werk = await Werkgang.BeginAsync(opslag, actor, verrichting, klok, stop);
        var organisatie = actor.Aanstelling.Organisatie;
        var afweging = await EigenAsync(werk, organisatie, handeling, stop);
        if (!afweging.Mag)
            return await werk.WeigerAsync<Auditinzage>(afweging, organisatie.ToString(), stop);
        PersoonId? betrokkene = null;
        if (invoer.Leerling.Length > 0)
        {
            betrokkene = await werk.Db.Leerlingen.Where(l => l.School == organisatie && l.Sleutel == invoer.Leerling).Select(l => (PersoonId?)l.Persoon).SingleOrDefaultAsync(stop);
            if (betrokkene is null)
                return Resultaat<Auditinzage>.Fout("leerling", "deze leerling is er niet", "het leerlingnummer van een leerling van uw school");
        }

        var rijen = Smal(werk, organisatie, handeling);
        DateTime begin = Schoolklok.BeginVanDag(invoer.Van), einde = Schoolklok.EindeVanDag(invoer.Tot);
        rijen = rijen.Where(r => r.Wanneer >= begin && r.Wanneer <= einde);
        if (invoer.Wie is { } wie && wie.ToString() is var wieSleutel)
            rijen = rijen.Where(r => r.Wie == wieSleutel);
        if (betrokkene is { } over && over.ToString() is var overSleutel)
            rijen = rijen.Where(r => r.Betrokkene == overSleutel);
        if (invoer.Wat is { Length: > 0 } wat)
            rijen = rijen.Where(r => r.Wat == wat);
        if (invoer.AlleenGeweigerd)
            rijen = rijen.Where(r => !r.Toegestaan);
        var (gelezen, afgekapt) = await Auditlijst.LeesAsync(rijen, meeste, stop);
        var regels = await Auditlijst.BenoemAsync(werk.Db, gelezen, samen, stop);
        werk.Meld(betrokkene is null ? afweging : afweging with { Over = afweging.Over! with { Betreft = betrokkene } }, organisatie.ToString());
        await werk.SluitAsync(stop);
        return new Resultaat<Auditinzage>.Gelukt(new Auditinzage(regels, gelezen.Count, afgekapt));
    }

    // the youth doctor has the medical room only
    internal static async Task<Afweging> EigenAsync(Werkgang werk, OrganisatieId organisatie, Handeling handeling, CancellationToken stop)
    {
        var gewoon = await werk.Toegang.BepaalAsync(new Onderwerpsleutel.VanOrganisatie(Onderwerpsoort.Auditregel, organisatie), handeling, stop);
        if (gewoon.Mag)
            return gewoon;
        var medisch = await werk.Toegang.BepaalAsync(new Onderwerpsleutel.VanAudit(organisatie, Kamer.JgzMedisch), handeling, stop);
        return medisch.Mag ? medisch : gewoon;
    }

    // what access lets through is always of the own organisation; said in the words of the index it is found without reading the rest
    private static IQueryable<Auditzicht> Smal(Werkgang werk, OrganisatieId organisatie, Handeling handeling)
    {
        var sleutel = organisatie.ToString();
        return werk.Toegang.Filter(Zicht.Audit(werk.Db, werk.Vandaag), Onderwerpsoort.Auditregel, handeling).Select(z => z.Rij)
            .Where(r => r.Houder == sleutel || r.Houder == "" && r.Organisatie == sleutel);
    }
}

/// <summary>
/// Who looked at one pupil, when and why: for the family by its rules, and for who watches over it at school or JGZ. What is confidential is
/// not there until its last day has passed.
/// </summary>
public sealed class LeesInzage(Routeboekopslag opslag, TimeProvider klok)
{
    public static readonly Verrichting Verrichting = new("inzage-lezen", "toezicht");

    /// <summary>Of whom it is.</summary>
    /// <param name="Leerling">The pupil.</param>
    /// <param name="Naam">The name.</param>
    /// <param name="Inzage">The lines.</param>
    public sealed record Uitkomst(LeerlingId Leerling, string Naam, Auditinzage Inzage);

    public async Task<Resultaat<Uitkomst>> VoerUitAsync(Actor actor, LeerlingId leerling, CancellationToken stop)
    {
        await using var werk = await Werkgang.BeginAsync(opslag, actor, Verrichting, klok, stop);
        var rij = await werk.Db.Leerlingen.SingleOrDefaultAsync(l => l.Id == leerling, stop);
        var afweging = rij is null ? Afweging.BestaatNiet : await VraagAsync(werk, actor, rij, stop);
        if (rij is null || !afweging.Mag)
            return await werk.WeigerAsync<Uitkomst>(afweging, leerling.ToString(), stop);
        var rijen = werk.Toegang.Zichtbaar(Zicht.Audit(werk.Db, werk.Vandaag, rij), Onderwerpsoort.Auditregel).Select(z => z.Rij);
        var (gelezen, afgekapt) = await Auditlijst.LeesAsync(rijen, LeesAudit.Meeste, stop);
        var regels = await Auditlijst.BenoemAsync(werk.Db, gelezen, samen: true, stop);
        werk.Meld(afweging, leerling.ToString());
        await werk.SluitAsync(stop);
        return new Resultaat<Uitkomst>.Gelukt(new Uitkomst(leerling, rij.Naam.ToString(), new Auditinzage(regels, gelezen.Count, afgekapt)));
    }

    // a room that somebody may look into is enough: the lines themselves are filtered one by one
    private static async Task<Afweging> VraagAsync(Werkgang werk, Actor actor, Leerling leerling, CancellationToken stop)
    {
        var houders = (OrganisatieId[])[leerling.School, actor.Aanstelling.Organisatie];
        var sleutels = from kamer in Enum.GetValues<Kamer>() from houder in houders.Distinct() select new Onderwerpsleutel.VanAudit(houder, kamer, leerling.Id, leerling.Persoon);
        var afwegingen = await werk.Toegang.BepaalAsync([.. sleutels], Handeling.Lezen, stop);
        return afwegingen.FirstOrDefault(a => a.Mag) ?? afwegingen[0];
    }
}
