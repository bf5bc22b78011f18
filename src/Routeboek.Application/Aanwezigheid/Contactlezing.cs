using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Opslag;
using Routeboek.Domain.Aanwezigheid;
using Routeboek.Domain.Leerlingen;
using Routeboek.Domain.Organisaties;
using Routeboek.Domain.Verzuim;

namespace Routeboek.Application.Aanwezigheid;

/// <summary>A contact as people see it.</summary>
/// <param name="Id">The key.</param>
/// <param name="Leerling">About whom.</param>
/// <param name="Dag">About which day.</param>
/// <param name="Door">The name of whoever called.</param>
/// <param name="DoorId">The same, by key.</param>
/// <param name="Op">When, UTC.</param>
/// <param name="Met">With whom.</param>
/// <param name="Ouder">The name of the parent; empty = not said.</param>
/// <param name="Bereikt">Whether somebody was reached.</param>
/// <param name="Opnieuw">When somebody tries again.</param>
/// <param name="Reden">The word of the reason.</param>
/// <param name="Soort">What the absence became.</param>
/// <param name="Notitie">A short note.</param>
public sealed record Contactregel(ContactId Id, LeerlingId Leerling, DateOnly Dag, string Door, PersoonId DoorId, DateTime Op, Contactpersoon Met, string Ouder, bool Bereikt, TimeOnly? Opnieuw, string? Reden, Verzuimsoort? Soort, string Notitie);

internal static class Contactlezing
{
    /// <summary>With the names of who called and who was called.</summary>
    public static async Task<IReadOnlyList<Contactregel>> NoemAsync(Opslagcontext db, IReadOnlyList<Contact> contacten, CancellationToken stop)
    {
        var mensen = contacten.Select(c => c.Door).Concat(contacten.Select(c => c.Ouder).OfType<PersoonId>()).Distinct().ToList();
        var namen = mensen.Count == 0 ? [] : await db.Personen.Where(p => mensen.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Naam.ToString(), stop);
        return [.. contacten.Select(c => new Contactregel(c.Id, c.Leerling, c.Dag, namen.GetValueOrDefault(c.Door, ""), c.Door, c.Op, c.Met, c.Ouder is { } ouder ? namen.GetValueOrDefault(ouder, "") : "",
            c.Bereikt, c.Opnieuw is { } minuten ? new TimeOnly(minuten / 60, minuten % 60) : null, c.Reden, (Verzuimsoort?)c.Soort, c.Notitie))];
    }
}
