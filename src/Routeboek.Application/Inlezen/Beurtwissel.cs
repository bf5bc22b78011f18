using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Kalenders;
using Routeboek.Application.Opslag;
using Routeboek.Application.Toegang;
using Routeboek.Domain.Kalenders;
using Routeboek.Domain.Organisaties;
using Routeboek.Domain.Protocollen;
using Routeboek.Domain.Toegang;
using Routeboek.Domain.Verzuim;

namespace Routeboek.Application.Inlezen;

/// <summary>Flips an import: its rows count from now on, or no longer. Says of whom the signals must be worked out again.</summary>
internal static class Beurtwissel
{
    /// <summary>Takes the lock of a school's imports and signals until the end of the transaction.</summary>
    public static async Task NeemSlotAsync(Opslagcontext db, OrganisatieId school, CancellationToken stop)
    {
        await db.Database.ExecuteSqlAsync($"INSERT INTO schoolstand (school_id) VALUES ({school.Waarde}) ON CONFLICT DO NOTHING", stop);
        await db.Schoolstanden.Where(s => s.School == school).ExecuteUpdateAsync(z => z.SetProperty(s => s.Peildag, s => s.Peildag), stop);
    }

    /// <summary>Only with the lock.</summary>
    public static async Task WisselAsync(Werkgang werk, Inleesbeurt beurt, Inleesstatus naar, Actor actor, Protocolbron protocollen, CancellationToken stop)
    {
        (beurt.Status, beurt.Besloten, beurt.BeslotenDoor) = (naar, werk.Nu, actor.Persoon);
        await werk.Db.SaveChangesAsync(stop);
        await werk.Db.Database.ExecuteSqlAsync($"INSERT INTO signaalwerk (leerling) SELECT b.leerling FROM beurtleerling b WHERE b.beurt = {beurt.Nr} ON CONFLICT DO NOTHING", stop);
        await VerzetPeildagAsync(werk.Db, beurt.School, protocollen, stop);
    }

    /// <summary>All pupils of a school: its calendar, its protocol or its timetables are other ones now.</summary>
    public static Task HeleSchoolAsync(Opslagcontext db, OrganisatieId school, CancellationToken stop) =>
        db.Database.ExecuteSqlAsync($"INSERT INTO signaalwerk (leerling) SELECT n.nr FROM leerlingnummer n WHERE n.school_id = {school.Waarde} ON CONFLICT DO NOTHING", stop);

    // on another day other signals are on, also of pupils of whom nothing came in
    private static async Task VerzetPeildagAsync(Opslagcontext db, OrganisatieId school, Protocolbron protocollen, CancellationToken stop)
    {
        var oud = await db.Schoolstanden.Where(s => s.School == school).Select(s => s.Peildag).SingleAsync(stop);
        var nieuw = await db.Inleesbeurten.Where(b => b.School == school && b.Status == Inleesstatus.Toegepast).MaxAsync(b => b.LaatsteDag, stop);
        if (oud == nieuw)
            return;
        await db.Schoolstanden.Where(s => s.School == school).ExecuteUpdateAsync(z => z.SetProperty(s => s.Peildag, nieuw), stop);
        var van = oud < nieuw ? oud : nieuw;
        var tot = oud < nieuw ? nieuw : oud;
        var kader = await Schoolkader.LeesAsync(db, school, tot ?? DateOnly.MinValue, protocollen, stop);
        if (van is not { } eerste || tot is not { } laatste || kader is null || KanVanzelfBeginnen(kader, eerste, laatste))
        {
            await HeleSchoolAsync(db, school, stop);
            return;
        }

        // what is on may end, what ended since may go on
        await db.Database.ExecuteSqlAsync($"""
            INSERT INTO signaalwerk (leerling)
            SELECT DISTINCT n.nr FROM signaal s JOIN leerlingnummer n ON n.leerling_id = s.leerling_id
            WHERE s.school_id = {school.Waarde} AND (s.tot IS NULL OR s.tot >= {eerste})
            ON CONFLICT DO NOTHING
            """, stop);
        // who comes under the law on schooling, or leaves it, in these days
        var leerlingen = await db.Leerlingnummers.Where(n => n.School == school).Join(db.Leerlingen, n => n.Leerling, l => l.Id, (n, l) => new { n.Nr, l.Geboren }).ToListAsync(stop);
        var wisselt = leerlingen.Where(l => Leerplicht.Periode(l.Geboren, false) is var (begin, einde) && (begin > eerste && begin <= laatste || einde > eerste && einde <= laatste)).Select(l => l.Nr).ToList();
        var bekend = await db.Signaalwerk.Where(w => wisselt.Contains(w.Leerling)).Select(w => w.Leerling).ToListAsync(stop);
        db.AddRange(wisselt.Except(bekend).Select(nr => new Signaalwerk(nr)));
        await db.SaveChangesAsync(stop);
    }

    /// <summary>
    /// Whether a signal can go on for somebody of whom there is no row in these days and none was on: presence, which counts every school day,
    /// and another protocol.
    /// </summary>
    private static bool KanVanzelfBeginnen(Schoolkader kader, DateOnly van, DateOnly tot) =>
        kader.Protocollen.Any(p => p.Van > van && p.Van <= tot || p.Protocol.Signalen.Any(s => s.Criterium is Criterium.Aanwezigheid));
}
