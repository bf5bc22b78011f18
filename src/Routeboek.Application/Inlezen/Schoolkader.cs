using System.Collections.Concurrent;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Invoer;
using Routeboek.Application.Kalenders;
using Routeboek.Application.Leerlingen;
using Routeboek.Application.Opslag;
using Routeboek.Application.Protocollen;
using Routeboek.Domain.Kalenders;
using Routeboek.Domain.Leerlingen;
using Routeboek.Domain.Organisaties;
using Routeboek.Domain.Protocollen;

namespace Routeboek.Application.Inlezen;

/// <summary>Finds a protocol by id and version; null when there is no such one.</summary>
public delegate Protocol? Protocolbron(string protocol, string versie);

/// <summary>The protocols that are delivered with the program, each read once.</summary>
public static class Protocolbronnen
{
    private static readonly ConcurrentDictionary<string, Protocol?> Gelezen = new(StringComparer.Ordinal);

    public static Protocol? BijProgramma(string protocol, string versie) =>
        Gelezen.GetOrAdd(protocol, static id => Kaartlezer.IsId(id)
            ? Protocollenmap.BijProgramma().Vind(id).Match<Protocol?>(g => g.Protocol, _ => null, _ => null, _ => null)
            : null) is { } gevonden && string.Equals(gevonden.Versie, versie, StringComparison.Ordinal) ? gevonden : null;
}

/// <summary>A protocol of a school and the days on which it judges.</summary>
internal sealed record Geldendprotocol(Protocol Protocol, DateOnly Van, DateOnly? Tot);

/// <summary>A pupil as bringing data in needs to know it.</summary>
internal sealed record Kaderleerling(int Nr, LeerlingId Id, PersoonId Persoon, string Sleutel, DateOnly Geboren, Sector Sector);

/// <summary>By which calendar and protocols the registrations of a school are judged.</summary>
internal sealed class Schoolkader
{
    private static readonly ConcurrentDictionary<(bool IsYaml, Sector Sector, string Inhoud), Schoolkalender?> Gelezen = new();

    private Schoolkader(OrganisatieId school, IReadOnlyList<Geldendprotocol> protocollen, Schoolkalender kalender) =>
        (School, Protocollen, Kalender) = (school, protocollen, kalender);

    public OrganisatieId School { get; }

    /// <summary>In order of validity; one whose version is not there any more is left out.</summary>
    public IReadOnlyList<Geldendprotocol> Protocollen { get; }

    public Schoolkalender Kalender { get; }

    /// <summary>The protocol by which new rows are judged: that of the day, else the last one before it, else the first to come.</summary>
    public Protocol Op(DateOnly dag) => (Protocollen.LastOrDefault(p => p.Van <= dag) ?? Protocollen[0]).Protocol;

    /// <summary>Null when the school has no protocol that is there.</summary>
    public static async Task<Schoolkader?> LeesAsync(Opslagcontext db, OrganisatieId school, DateOnly vandaag, Protocolbron bron, CancellationToken stop)
    {
        var gekozen = await db.Schoolprotocollen.Where(p => p.School == school).OrderBy(p => p.Van).ToListAsync(stop);
        var protocollen = gekozen
            .Select(p => bron(p.Protocol, p.Protocolversie) is { } protocol ? new Geldendprotocol(protocol, p.Van, p.Tot) : null)
            .OfType<Geldendprotocol>().ToList();
        if (protocollen.Count == 0)
            return null;
        var leidend = (protocollen.LastOrDefault(p => p.Van <= vandaag) ?? protocollen[0]).Protocol;
        var regio = Regiokalender(leidend);
        var eigen = await db.Schoolkalenders.Where(k => k.School == school
            && !db.Schoolkalenders.Any(n => n.School == school && n.Schooljaar == k.Schooljaar && n.Versie > k.Versie)).ToListAsync(stop);
        return new Schoolkader(school, protocollen, Leg(regio, eigen.Select(k => (k.Schooljaar, Eigen(k.IsYaml, k.Inhoud, leidend.Sectoren[0])))));
    }

    /// <summary>The calendar of the protocol's holiday region.</summary>
    public static Schoolkalender Regiokalender(Protocol protocol) =>
        Kalenderlezer.Regio(protocol.Vakantieregio ?? Kalenderlezer.RegioMetNaam(protocol.Regio) ?? Vakantieregio.Midden, protocol.Sectoren[0]);

    /// <summary>The pupils of a school, by number.</summary>
    public static async Task<IReadOnlyList<Kaderleerling>> LeerlingenAsync(Opslagcontext db, OrganisatieId school, CancellationToken stop) =>
        await db.Leerlingnummers.Where(n => n.School == school).OrderBy(n => n.Nr)
            .Join(db.Leerlingen, n => n.Leerling, l => l.Id, (n, l) => new Kaderleerling(n.Nr, l.Id, l.Persoon, l.Sleutel, l.Geboren, l.Sector)).ToListAsync(stop);

    /// <summary>The pupils as the reader looks them up.</summary>
    public static Leerlingenbestand Lijst(IEnumerable<Kaderleerling> leerlingen)
    {
        var lijst = new Leerlingenbestand();
        var leeg = lijst.Tekst([]);
        foreach (var leerling in leerlingen)
        {
            var soort = lijst.Tekst(Encoding.UTF8.GetBytes(Woord.Van(leerling.Sector)));
            lijst.SectorVan(soort);
            lijst.VoegToe(Encoding.UTF8.GetBytes(leerling.Sleutel), new Leerlingenbestand.Leerling(leerling.Geboren.DayNumber, leerling.Sector, false, soort, leeg, leeg, leeg, leeg, 0), out _);
        }

        return lijst;
    }

    /// <summary>The own timetables of pupils; null when none of them has one.</summary>
    public async Task<Rooster?> RoosterAsync(Opslagcontext db, IReadOnlyList<Kaderleerling> leerlingen, CancellationToken stop)
    {
        var sleutels = leerlingen.ToDictionary(l => l.Nr, l => Encoding.UTF8.GetBytes(l.Sleutel));
        var rooster = new Rooster(Kalender);
        var (van, tot) = (leerlingen.Count > 0 ? leerlingen.Min(l => l.Nr) : 0, leerlingen.Count > 0 ? leerlingen.Max(l => l.Nr) : -1);
        var dagen = db.Roosterdagen.Where(r => r.Leerling >= van && r.Leerling <= tot)
            .Join(db.Leerlingnummers.Where(n => n.School == School), r => r.Leerling, n => n.Nr, (r, _) => r).OrderBy(r => r.Leerling).ThenBy(r => r.Dag);
        await foreach (var rij in dagen.AsAsyncEnumerable().WithCancellation(stop))
        {
            var dag = Kalender.IndexVan(rij.Dag);
            var minuten = (int)rij.Minuten;
            if (dag >= 0 && sleutels.TryGetValue(rij.Leerling, out var sleutel))
                rooster.VoegToe(sleutel, dag, ref minuten, out _);
        }

        return rooster.Aantal == 0 ? null : rooster;
    }

    /// <summary>Reads a school's own calendar, as every calendar is read.</summary>
    public static Leesresultaat<Schoolkalender> LeesEigen(bool isYaml, string inhoud, Sector sector)
    {
        using var stroom = new MemoryStream(Encoding.UTF8.GetBytes(inhoud));
        return isYaml ? Kalenderlezer.LeesSchool(stroom, "kalender", sector) : Kalenderlezer.LeesCsv(stroom, "kalender");
    }

    private static Schoolkalender? Eigen(bool? isYaml, string inhoud, Sector sector) =>
        isYaml is { } yaml ? Gelezen.GetOrAdd((yaml, sector, inhoud), static k => LeesEigen(k.IsYaml, k.Inhoud, k.Sector).Waarde) : null;

    // the days of a year that has a calendar of its own come from there, all others from the region
    private static Schoolkalender Leg(Schoolkalender regio, IEnumerable<(short Schooljaar, Schoolkalender? Kalender)> eigen)
    {
        var jaren = eigen.Where(e => e.Kalender is not null).ToDictionary(e => (int)e.Schooljaar, e => e.Kalender!);
        if (jaren.Count == 0)
            return regio;
        var dagen = Dagen(regio).Where(d => !jaren.ContainsKey(Schooljaar.Met(d.Datum).Begin))
            .Concat(jaren.SelectMany(j => Dagen(j.Value).Where(d => Schooljaar.Met(d.Datum).Begin == j.Key)));
        return new Schoolkalender([.. dagen.OrderBy(d => d.Datum)]);
    }

    private static IEnumerable<Schooldag> Dagen(Schoolkalender kalender) => Enumerable.Range(0, kalender.Aantal).Select(i => new Schooldag(kalender.Datum(i), kalender.Minuten[i]));
}
