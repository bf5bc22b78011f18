using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Dossiers;
using Routeboek.Application.Inlezen;
using Routeboek.Application.Opslag;
using Routeboek.Application.Toegang;
using Routeboek.Domain.Afspraken;
using Routeboek.Domain.Kalenders;
using Routeboek.Domain.Leerlingen;
using Routeboek.Domain.Organisaties;
using Routeboek.Domain.Toegang;
using Routeboek.Domain.Verzuim;

namespace Routeboek.Application.Aanwezigheid;

/// <summary>
/// Who is missing today, of those whom the actor may see: first who is absent without a reason, with whom to call and what happened before. Whoever
/// is shown is in the audit, a line for each.
/// </summary>
public sealed class LeesAanwezigheid(Routeboekopslag opslag, TimeProvider klok, Protocolbron protocollen, Kaderkeuze kaders)
{
    public static readonly Verrichting Verrichting = new("aanwezigheid-lezen", "registraties");

    /// <summary>So far back illness is counted.</summary>
    private const int Terugkijk = 60;

    /// <summary>A correction that lapsed is told for so many days.</summary>
    private const int Meldtijd = 7;

    /// <param name="Groep">Of this group only; null = of all that one may see.</param>
    public sealed record Invoer(GroepId? Groep = null);

    public async Task<Resultaat<Aanwezigheidsbeeld>> VoerUitAsync(Actor actor, Invoer invoer, CancellationToken stop)
    {
        await using var werk = await Werkgang.BeginAsync(opslag, actor, Verrichting, klok, stop);
        var (db, school, vandaag) = (werk.Db, actor.Aanstelling.Organisatie, werk.Vandaag);
        var kader = await Schoolkader.LeesAsync(db, school, vandaag, protocollen, stop);
        var registers = await LeesRegisters.LeesAsync(werk, actor, protocollen, stop);
        var zichtbaar = werk.Toegang.Zichtbaar(Zicht.Leerlingen(db, vandaag), Onderwerpsoort.Registratie).Select(z => z.Rij).Where(l => l.School == school);
        if (invoer.Groep is { } groep)
            zichtbaar = zichtbaar.Where(l => db.Groepen.Any(g => g.Id == groep && g.Leden.Any(x => x.Leerling == l.Id && x.Van <= vandaag && (x.Tot == null || x.Tot >= vandaag))));
        var aantal = await zichtbaar.CountAsync(stop);
        var vorige = kader is not null && kader.Kalender.IndexOpOfVoor(vandaag.AddDays(-1)) is var i and >= 0 ? kader.Kalender.Datum(i) : vandaag.AddDays(-1);
        var beeld = await DagenAsync(db, school, zichtbaar, vorige, vandaag, stop);
        var bron = await BronAsync(db, school, stop);
        var gelijst = kader is null || !registers.Schooldag ? [] : await LijstAsync(db, kader, beeld, school, vandaag, vorige, bron.LaatsteDag >= vandaag, stop);
        var mag = await werk.Toegang.BepaalAsync([.. gelijst.Select(l => new Onderwerpsleutel.VanLeerling(Onderwerpsoort.Registratie, l.Leerling))], Handeling.Lezen, stop);
        var getoond = gelijst.Zip(mag).Where(l => l.Second.Mag).Select(l => l.First).ToList();
        var regels = await new Afwezigenlezing(werk, kader).LeesAsync(getoond, vandaag, stop);
        var vervallen = await VervallenAsync(db, actor, zichtbaar, werk.Nu.AddDays(-Meldtijd), stop);
        var gedaan = await GedaanAsync(db, actor, zichtbaar, vandaag, stop);
        foreach (var (regel, afweging) in gelijst.Zip(mag))
            werk.Meld(afweging, regel.Leerling.ToString());
        var ook = vervallen.Select(v => v.Leerling).Concat(gedaan.Select(g => g.Contact.Leerling)).Except(gelijst.Select(l => l.Leerling)).Distinct().ToList();
        foreach (var (leerling, afweging) in ook.Zip(await werk.Toegang.BepaalAsync([.. ook.Select(l => new Onderwerpsleutel.VanLeerling(Onderwerpsoort.Registratie, l))], Handeling.Lezen, stop)))
            werk.Meld(afweging, leerling.ToString());
        if (gelijst.Count + ook.Count == 0)
            werk.Meld(Afweging.BestaatNiet, "");
        await werk.SluitAsync(stop);
        return new Resultaat<Aanwezigheidsbeeld>.Gelukt(new Aanwezigheidsbeeld
        {
            Dag = vandaag,
            Schooldag = registers.Schooldag,
            Stand = werk.Nu,
            Ingelezen = bron.Ingelezen,
            LaatsteDag = bron.LaatsteDag,
            Leerlingen = aantal,
            Afwezig = beeld.Leerlingen.Count(l => beeld.Op(l, vandaag).Any(r => Soorten.NietMeedoen.Bevat(r.Soort))),
            Regels = regels,
            Belziekdag = kader is null ? null : Belziekdag(kader, vandaag),
            Groepen = registers.Groepen,
            Vervallen = vervallen,
            Gedaan = gedaan,
        });
    }

    // the school's day is one look into the key of the registrations for each pupil of the school
    private static async Task<Dagbeeld> DagenAsync(Opslagcontext db, OrganisatieId school, IQueryable<Leerling> zichtbaar, DateOnly vorige, DateOnly vandaag, CancellationToken stop)
    {
        var (eerste, laatste) = ((short)Schooljaar.Met(vorige).Begin, (short)Schooljaar.Met(vandaag).Begin);
        var metRij = await (from n in db.Leerlingnummers
                            where n.School == school && zichtbaar.Any(l => l.Id == n.Leerling)
                                && db.Registraties.Any(r => r.Leerling == n.Nr && (r.Schooljaar == eerste || r.Schooljaar == laatste) && (r.Dag == vorige || r.Dag == vandaag))
                            select n.Leerling).ToListAsync(stop);
        return await Dagbeeld.LeesAsync(db, school, metRij, vorige, vandaag, stop);
    }

    private static async Task<(DateTime? Ingelezen, DateOnly? LaatsteDag)> BronAsync(Opslagcontext db, OrganisatieId school, CancellationToken stop)
    {
        var laatste = await db.Inleesbeurten.Where(b => b.School == school && !Handbeurt.Bronnen.Contains(b.Bron) && (b.Status == Inleesstatus.Toegepast || b.Status == Inleesstatus.Ongewijzigd)).MaxAsync(b => b.Besloten, stop);
        var dag = await db.Inleesbeurten.Where(b => b.School == school && !Handbeurt.Bronnen.Contains(b.Bron) && b.Status == Inleesstatus.Toegepast).MaxAsync(b => b.LaatsteDag, stop);
        return (laatste, dag);
    }

    private async Task<List<Lijstregel>> LijstAsync(Opslagcontext db, Schoolkader kader, Dagbeeld beeld, OrganisatieId school, DateOnly vandaag, DateOnly vorige, bool kentVandaag, CancellationToken stop)
    {
        var zieken = beeld.Leerlingen.Where(l => beeld.IsZiek(l, vandaag) || beeld.IsZiek(l, vorige)).ToList();
        var verleden = await Dagbeeld.LeesAsync(db, school, zieken, vandaag.AddDays(-Terugkijk), vandaag, stop);
        // who is in a register of today is not missing
        var gezien = zieken.Count == 0 ? [] : await (from g in db.Groepen
                                                     where db.Registers.Any(r => r.Groep == g.Id && r.Dag == vandaag)
                                                     from l in g.Leden
                                                     where zieken.Contains(l.Leerling) && l.Van <= vandaag && (l.Tot == null || l.Tot >= vandaag)
                                                     select l.Leerling).ToListAsync(stop);
        var belziek = Belziekdag(kader, vandaag);
        var uit = new List<Lijstregel>();
        foreach (var leerling in beeld.Leerlingen)
        {
            var nu = beeld.Op(leerling, vandaag);
            if (nu.Where(r => r.Soort == Verzuimsoort.Onbekend).OrderBy(r => Volgorde(r.Tijdvak)).ToList() is [var eerste, ..])
                uit.Add(new Lijstregel(leerling, Afwezigheidsoort.NietVerklaard, eerste.Tijdvak, 0));
            else if (beeld.IsZiek(leerling, vandaag))
            {
                var dagen = Ziektedagen(verleden, kader.Kalender, leerling, vandaag);
                if (dagen > 1)
                    uit.Add(new Lijstregel(leerling, dagen >= belziek ? Afwezigheidsoort.Belziek : Afwezigheidsoort.LangerZiek, Tijdvak.Dag, dagen));
            }
            else if (nu.FirstOrDefault(r => r.Soort == Verzuimsoort.NietInGroep) is { Bits: not 0 } buiten)
                uit.Add(new Lijstregel(leerling, Afwezigheidsoort.NietInGroep, buiten.Tijdvak, 0));
            else if (nu.Count == 0 && !kentVandaag && beeld.IsZiek(leerling, vorige) && !gezien.Contains(leerling))
                uit.Add(new Lijstregel(leerling, Afwezigheidsoort.ZiekZonderBericht, Tijdvak.Dag, Ziektedagen(verleden, kader.Kalender, leerling, vorige)));
        }

        return uit;
    }

    // half days before and after lessons in the order of the day
    private static int Volgorde(Tijdvak vak) => vak == Tijdvak.Dag || vak == Tijdvak.Ochtend ? 0 : vak == Tijdvak.Middag ? 50 : vak.Code;

    // school days in a row, back from a day on which the pupil was ill
    private static int Ziektedagen(Dagbeeld beeld, Schoolkalender kalender, LeerlingId leerling, DateOnly tot)
    {
        var dagen = 0;
        for (var dag = kalender.IndexVan(tot); dag >= 0 && beeld.IsZiek(leerling, kalender.Datum(dag)); dag--)
            dagen++;
        return dagen;
    }

    /// <summary>The day of illness on which the protocol asks for contact, counted from the first; null = it names none.</summary>
    internal int? Belziekdag(Schoolkader kader, DateOnly dag)
    {
        var protocol = kader.Op(dag);
        var termijnen = kaders(protocol.Id, protocol.Versie)?.Set.Afspraken
            .Where(a => a.Als[0] is Voorwaarde.Feiten { Patroon: { Soort.Naam: "NieuwVerzuim" } patroon } && patroon.Eisen.Any(e => e.Veld == "soort" && e.Waarde.Woorden.Contains("ziek", StringComparer.Ordinal)) && a.Wat.Soort.Naam == "ContactGelegd")
            .Select(a => a.Binnen is Looptijd.Na { Termijn: { Eenheid: Termijneenheid.Schooldagen } termijn } ? (int?)termijn.Aantal + 1 : null).Where(t => t is not null).ToList();
        return termijnen is { Count: > 0 } ? termijnen.Min() : null;
    }

    private static async Task<IReadOnlyList<Vervallencorrectie>> VervallenAsync(Opslagcontext db, Actor actor, IQueryable<Leerling> zichtbaar, DateTime sinds, CancellationToken stop)
    {
        var (wie, school) = (actor.Persoon, actor.Aanstelling.Organisatie);
        return await (from f in db.Inleesbeurten
                      where f.School == school && f.Status == Inleesstatus.Toegepast && f.Besloten >= sinds && !Handbeurt.Bronnen.Contains(f.Bron)
                      join c in db.Correcties on f.Nr equals c.Tot
                      join b in db.Inleesbeurten on c.Beurt equals b.Nr
                      where b.Door == wie && b.Status == Inleesstatus.Toegepast
                      join n in db.Leerlingnummers on c.Leerling equals n.Nr
                      join l in zichtbaar on n.Leerling equals l.Id
                      orderby f.Besloten descending, l.Sorteernaam
                      select new { l.Id, l.Naam, c.Dag, f.Besloten }).Take(20).AsAsyncEnumerable().Select(x => new Vervallencorrectie(x.Id, x.Naam.ToString(), x.Dag, x.Besloten!.Value)).ToListAsync(stop);
    }

    private static async Task<IReadOnlyList<(Contactregel Contact, string Naam)>> GedaanAsync(Opslagcontext db, Actor actor, IQueryable<Leerling> zichtbaar, DateOnly vandaag, CancellationToken stop)
    {
        var wie = actor.Persoon;
        var contacten = await db.Contacten.Where(c => c.Dag == vandaag && c.Door == wie && zichtbaar.Any(l => l.Id == c.Leerling)).Staande(db).OrderByDescending(c => c.Op).Take(30).ToListAsync(stop);
        var ids = contacten.ConvertAll(c => c.Leerling);
        var namen = ids.Count == 0 ? [] : await db.Leerlingen.Where(l => ids.Contains(l.Id)).ToDictionaryAsync(l => l.Id, l => l.Naam.ToString(), stop);
        return [.. (await Contactlezing.NoemAsync(db, contacten, stop)).Select(c => (c, namen[c.Leerling]))];
    }
}
