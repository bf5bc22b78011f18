using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Kalenders;
using Routeboek.Application.Opslag;
using Routeboek.Domain.Leerlingen;
using Routeboek.Domain.Organisaties;

namespace Routeboek.Application.Audit;

/// <summary>One line of the audit, or several of one day that say the same, with names instead of keys (NEN 7513, chapter 9).</summary>
public sealed record Auditinzageregel
{
    /// <summary>The day in the Netherlands.</summary>
    public required DateOnly Dag { get; init; }

    /// <summary>The first time that day, UTC.</summary>
    public required DateTime Eerste { get; init; }

    /// <summary>The last time that day, UTC.</summary>
    public required DateTime Laatste { get; init; }

    public required int Aantal { get; init; }

    /// <summary>The name of who did it; empty for nobody who is known.</summary>
    public required string Wie { get; init; }

    /// <summary>The word of the role as the line holds it; empty before a role was chosen.</summary>
    public required string Rol { get; init; }

    /// <summary>On behalf of which organisation.</summary>
    public required string Organisatie { get; init; }

    /// <summary>What was done, as the line holds it.</summary>
    public required string Wat { get; init; }

    /// <summary>Whom it was about, by name; empty for nobody.</summary>
    public required string Betrokkene { get; init; }

    /// <summary>The pupil whom it was about, when that is one.</summary>
    public required LeerlingId? Leerling { get; init; }

    /// <summary>The key of the thing.</summary>
    public required string Onderwerp { get; init; }

    public required string Kamer { get; init; }

    public required string Grond { get; init; }

    public required string Regel { get; init; }

    public required string Doel { get; init; }

    public required string Verwerking { get; init; }

    public required bool Toegestaan { get; init; }

    public required string Spoor { get; init; }
}

/// <summary>What was found.</summary>
/// <param name="Regels">The lines, the newest first.</param>
/// <param name="Gelezen">How many lines they stand for.</param>
/// <param name="Afgekapt">There are more, which were not read.</param>
public sealed record Auditinzage(IReadOnlyList<Auditinzageregel> Regels, int Gelezen, bool Afgekapt);

/// <summary>A line as the query gives it.</summary>
internal sealed record Ruweauditregel(DateTime Wanneer, string Wie, string Rol, string Organisatie, string Grond, string Regel, string Doel, string Verwerking, string Betrokkene, LeerlingId? Leerling, string Kamer, string Wat, string Onderwerp, bool Toegestaan, string Spoor);

/// <summary>Reads lines that access has let through, and puts names in the place of keys.</summary>
internal static class Auditlijst
{
    public static async Task<(IReadOnlyList<Ruweauditregel> Regels, bool Afgekapt)> LeesAsync(IQueryable<Auditzicht> rijen, int meeste, CancellationToken stop)
    {
        var gelezen = await rijen.OrderByDescending(r => r.Wanneer).ThenByDescending(r => r.Id).Take(meeste + 1)
            .Select(r => new Ruweauditregel(r.Wanneer, r.Wie, r.Rol, r.Organisatie, r.Grond, r.Regel, r.Doel, r.Verwerking, r.Betrokkene, r.Leerling, r.Kamer, r.Wat, r.Onderwerp, r.Toegestaan, r.Spoor)).ToListAsync(stop);
        return (gelezen.Count > meeste ? gelezen[..meeste] : gelezen, gelezen.Count > meeste);
    }

    /// <summary>With names; lines of one day that differ in nothing but the time and the thing become one.</summary>
    public static async Task<IReadOnlyList<Auditinzageregel>> BenoemAsync(Opslagcontext db, IReadOnlyList<Ruweauditregel> regels, bool samen, CancellationToken stop)
    {
        var mensen = await MensenAsync(db, regels, stop);
        var organisaties = Sleutels(regels.Select(r => r.Organisatie)).Select(g => new OrganisatieId(g)).ToList();
        var namen = await db.Organisaties.Where(o => organisaties.Contains(o.Id)).ToDictionaryAsync(o => o.Id.ToString(), o => o.Naam, StringComparer.Ordinal, stop);
        return [.. regels.Select((r, nr) => (Regel: r, Groep: samen ? Gelijk(r) : (object)nr)).GroupBy(r => r.Groep).Select(g => Maak([.. g.Select(r => r.Regel)]))];

        Auditinzageregel Maak(IReadOnlyList<Ruweauditregel> gelijk)
        {
            var eerste = gelijk[0];
            return new Auditinzageregel
            {
                Dag = Dag(eerste),
                Eerste = gelijk[^1].Wanneer,
                Laatste = eerste.Wanneer,
                Aantal = gelijk.Count,
                Wie = mensen.GetValueOrDefault(eerste.Wie, ""),
                Rol = eerste.Rol,
                Organisatie = namen.GetValueOrDefault(eerste.Organisatie, ""),
                Wat = eerste.Wat,
                Betrokkene = mensen.GetValueOrDefault(eerste.Betrokkene, ""),
                Leerling = eerste.Leerling,
                Onderwerp = eerste.Onderwerp,
                Kamer = eerste.Kamer,
                Grond = eerste.Grond,
                Regel = eerste.Regel,
                Doel = eerste.Doel,
                Verwerking = eerste.Verwerking,
                Toegestaan = eerste.Toegestaan,
                Spoor = eerste.Spoor,
            };
        }
    }

    private static object Gelijk(Ruweauditregel r) => (Dag(r), r.Wie, r.Rol, r.Organisatie, (r.Grond, r.Regel, r.Doel, r.Verwerking), r.Betrokkene, (r.Kamer, r.Wat, r.Toegestaan));

    private static DateOnly Dag(Ruweauditregel regel) => DateOnly.FromDateTime(Schoolklok.Plaatselijk(regel.Wanneer));

    // a person is somebody who works here or a parent, a pupil, or a pupil who signs in: then the pupil's name counts
    private static async Task<Dictionary<string, string>> MensenAsync(Opslagcontext db, IReadOnlyList<Ruweauditregel> regels, CancellationToken stop)
    {
        var namen = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var deel in Sleutels(regels.SelectMany(r => (string[])[r.Wie, r.Betrokkene])).Select(g => new PersoonId(g)).Chunk(500))
        {
            foreach (var persoon in await db.Personen.Where(p => deel.Contains(p.Id)).Select(p => new { p.Id, p.Naam }).ToListAsync(stop))
                namen[persoon.Id.ToString()] = persoon.Naam.ToString();
            foreach (var leerling in await db.Leerlingen.Where(l => deel.Contains(l.Persoon)).Select(l => new { l.Persoon, l.Naam }).ToListAsync(stop))
                namen[leerling.Persoon.ToString()] = leerling.Naam.ToString();
        }

        return namen;
    }

    private static IEnumerable<Guid> Sleutels(IEnumerable<string> teksten) =>
        teksten.Distinct(StringComparer.Ordinal).Select(t => Guid.TryParseExact(t, "N", out var sleutel) ? sleutel : Guid.Empty).Where(g => g != Guid.Empty);
}
