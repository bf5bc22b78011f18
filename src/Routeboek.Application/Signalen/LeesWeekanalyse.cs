using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Inlezen;
using Routeboek.Application.Kalenders;
using Routeboek.Application.Opslag;
using Routeboek.Application.Toegang;
using Routeboek.Domain.Leerlingen;
using Routeboek.Domain.Organisaties;
using Routeboek.Domain.Signalering;
using Routeboek.Domain.Toegang;

namespace Routeboek.Application.Signalen;

/// <summary>The week of a group.</summary>
/// <param name="Naam">The group.</param>
/// <param name="Cijfers">What was counted.</param>
/// <param name="Nieuw">How many of its pupils came on the list this week.</param>
/// <param name="ZonderOpvolging">How many of its pupils wait today for longer than the term.</param>
public sealed record Weekgroepregel(string Naam, Weekgroep Cijfers, int Nieuw, int ZonderOpvolging);

/// <summary>A pupil to speak of.</summary>
/// <param name="Leerling">Who.</param>
/// <param name="Naam">The name.</param>
/// <param name="Groepen">The groups of the week.</param>
/// <param name="Nieuw">Came on the list this week, by these signals; may be empty when it was a concern.</param>
/// <param name="IsNieuw">Whether it came on the list this week.</param>
/// <param name="ZonderOpvolging">Waits today for longer than the term.</param>
public sealed record Weekleerling(LeerlingId Leerling, string Naam, IReadOnlyList<string> Groepen, IReadOnlyList<string> Nieuw, bool IsNieuw, bool ZonderOpvolging);

/// <summary>The week of the school as the coordinators look at it, with its minutes.</summary>
public sealed class LeesWeekanalyse(Routeboekopslag opslag, TimeProvider klok, Protocolbron protocollen)
{
    public static readonly Verrichting Verrichting = new("weekanalyse-lezen", "signalen");

    /// <summary>So many pupils are named; the others are on the list of signals.</summary>
    public const int MeesteLeerlingen = 100;

    /// <param name="Dag">A day of the week; null, or one that cannot be = the last whole school week.</param>
    public sealed record Invoer(DateOnly? Dag = null);

    /// <param name="Maandag">The Monday of the week.</param>
    /// <param name="Eerder">The Monday of the school week before it; null = none in this calendar.</param>
    /// <param name="Later">The Monday of the school week after it; null = not yet.</param>
    /// <param name="Tot">Up to which day registrations are known and counted; null = none yet.</param>
    /// <param name="Beeld">What was counted; null = the school has no protocol, or nothing was read in.</param>
    /// <param name="Groepen">By name.</param>
    /// <param name="Leerlingen">Whom to speak of.</param>
    /// <param name="AantalLeerlingen">How many they are, also those not named.</param>
    /// <param name="Vorige">Agreements of before: open ones, and what became of those of last time.</param>
    /// <param name="Afspraken">Agreements of this week.</param>
    /// <param name="Verslag">The minutes.</param>
    /// <param name="Door">Who wrote them last, and when; null = nobody yet.</param>
    /// <param name="Mensen">Who can have an agreement.</param>
    /// <param name="Vandaag">Today.</param>
    public sealed record Uitkomst(DateOnly Maandag, DateOnly? Eerder, DateOnly? Later, DateOnly? Tot, Weekbeeld? Beeld, IReadOnlyList<Weekgroepregel> Groepen, IReadOnlyList<Weekleerling> Leerlingen, int AantalLeerlingen,
        IReadOnlyList<Weekafspraakregel> Vorige, IReadOnlyList<Weekafspraakregel> Afspraken, Weekverslag Verslag, Wijziger? Door, IReadOnlyList<Weekmens> Mensen, DateOnly Vandaag);

    public async Task<Resultaat<Uitkomst>> VoerUitAsync(Actor actor, Invoer invoer, CancellationToken stop)
    {
        await using var werk = await Werkgang.BeginAsync(opslag, actor, Verrichting, klok, stop);
        var (db, vandaag, school) = (werk.Db, werk.Vandaag, actor.Aanstelling.Organisatie);
        var afweging = await werk.MagAsync(school, Handelingsoort.Lezen, stop);
        if (!afweging.Mag)
            return await werk.WeigerAsync<Uitkomst>(afweging, school.ToString(), stop);
        var kader = await Schoolkader.LeesAsync(db, school, vandaag, protocollen, stop);
        var nu = Weekwerk.Maandag(vandaag);
        var standaard = kader is null ? nu.AddDays(-7) : Ervoor(kader, nu) ?? nu;
        var maandag = invoer.Dag is { } dag && dag <= nu.AddDays(6) && dag >= vandaag.AddDays(-7 * Weekwerk.LangsteWeken) ? Weekwerk.Maandag(dag) : standaard;
        var eerder = kader is null ? maandag.AddDays(-7) : Ervoor(kader, maandag);
        var cijfers = kader is null ? null : await new Weeklezer(werk, kader, maandag).LeesAsync(stop);
        var personen = new Dictionary<PersoonId, string>();
        var afspraken = await AfsprakenAsync(werk, school, maandag, eerder, stop);
        var rij = await db.Weekanalysen.SingleOrDefaultAsync(w => w.School == school && w.Maandag == maandag, stop);
        var wie = afspraken.ConvertAll(a => a.Wie);
        if (rij is not null)
            wie.Add(rij.Door);
        foreach (var (persoon, naam) in await db.Personen.Where(p => wie.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Naam.ToString(), stop))
            personen.Add(persoon, naam);
        var mensen = await werk.MensenAsync(school, stop);
        Weekafspraakregel Regel(Weekafspraak a)
        {
            var afloop = RondWeekafspraakAf.Afloop(a);
            return new Weekafspraakregel(a.Id, a.Maandag, a.Wat, personen.GetValueOrDefault(a.Wie, ""), a.Uiterlijk, afloop, a.NietGedaan ?? "", afloop == Weekafloop.Open && a.Uiterlijk < vandaag, a.Versie);
        }

        werk.Meld(afweging, $"{maandag:yyyy-MM-dd}");
        await werk.SluitAsync(stop);
        return new Resultaat<Uitkomst>.Gelukt(new Uitkomst(maandag, eerder, Erna(kader, maandag, nu), cijfers?.Tot, cijfers?.Beeld, cijfers?.Groepen ?? [], cijfers?.Leerlingen ?? [], cijfers?.Aantal ?? 0,
            [.. afspraken.Where(a => a.Maandag < maandag).Select(Regel)], [.. afspraken.Where(a => a.Maandag == maandag).Select(Regel)],
            rij is null ? new Weekverslag(maandag, "", "", Weekverslag.Nieuw) : Weekverslag.Van(rij), rij is null ? null : new Wijziger(personen.GetValueOrDefault(rij.Door, ""), rij.Op), mensen, vandaag));
    }

    private static DateOnly? Ervoor(Schoolkader kader, DateOnly maandag) => kader.Kalender.IndexOpOfVoor(maandag.AddDays(-1)) is var i and >= 0 ? Weekwerk.Maandag(kader.Kalender.Datum(i)) : null;

    // the school week that is going on can be looked at already, a later one cannot
    private static DateOnly? Erna(Schoolkader? kader, DateOnly maandag, DateOnly nu)
    {
        if (kader is null)
            return maandag < nu ? maandag.AddDays(7) : null;
        var i = kader.Kalender.IndexOpOfNa(maandag.AddDays(7));
        return i < kader.Kalender.Aantal && Weekwerk.Maandag(kader.Kalender.Datum(i)) is var volgende && volgende <= nu ? volgende : null;
    }

    // an open agreement comes back each week until somebody says what became of it
    private static async Task<List<Weekafspraak>> AfsprakenAsync(Werkgang werk, OrganisatieId school, DateOnly maandag, DateOnly? eerder, CancellationToken stop)
    {
        var begin = Schoolklok.BeginVanDag(maandag);
        return await werk.Db.Weekafspraken.Where(a => a.School == school && (a.Maandag == maandag || a.Maandag == eerder || a.Maandag < maandag && (a.GedaanOp == null || a.GedaanOp >= begin)))
            .OrderBy(a => a.Uiterlijk).ThenBy(a => a.Id).ToListAsync(stop);
    }
}
