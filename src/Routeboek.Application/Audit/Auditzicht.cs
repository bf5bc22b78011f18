using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Opslag;
using Routeboek.Domain.Dossiers;
using Routeboek.Domain.Leerlingen;
using Routeboek.Domain.Organisaties;
using Routeboek.Domain.Toegang;

namespace Routeboek.Application.Audit;

/// <summary>A line of the audit with what access must know of it. The line holds its keys as text, since it outlives what they point at.</summary>
internal sealed class Auditzicht
{
    private const string Velden = "r.id, r.wie, r.rol, r.organisatie, r.grond, r.regel, r.doel, r.verwerking, r.betrokkene, r.houder, r.vertrouwelijk_tot, r.kamer, r.wat, r.onderwerp, r.toegestaan, r.wanneer, r.spoor";

    // a line that says of nobody's thing (signing in, what is not there) belongs to the organisation for which it was done
    private const string Vanwie = "CASE WHEN r.houder = '' THEN r.organisatie ELSE r.houder END";

    private static readonly string s_houders = string.Join(' ', Enum.GetValues<Organisatiesoort>().Select(s => $"WHEN '{Woord.Van(s)}' THEN '{Woord.Van(s.AlsHouder())}'"));

    public required Guid Id { get; init; }

    public required string Wie { get; init; }

    public required string Rol { get; init; }

    public required string Organisatie { get; init; }

    public required string Grond { get; init; }

    public required string Regel { get; init; }

    public required string Doel { get; init; }

    public required string Verwerking { get; init; }

    public required string Betrokkene { get; init; }

    public required string Houder { get; init; }

    public required DateOnly? VertrouwelijkTot { get; init; }

    public required string Kamer { get; init; }

    public required string Wat { get; init; }

    public required string Onderwerp { get; init; }

    public required bool Toegestaan { get; init; }

    public required DateTime Wanneer { get; init; }

    public required string Spoor { get; init; }

    /// <summary>The room; outside a dossier the ordinary one.</summary>
    public required Kamer InKamer { get; init; }

    public required Houder AlsHouder { get; init; }

    public required OrganisatieId? HouderOrganisatie { get; init; }

    public required PersoonId? Betreft { get; init; }

    public required LeerlingId? Leerling { get; init; }

    public required OrganisatieId? School { get; init; }

    public required string? Gemeentenaam { get; init; }

    public required DateOnly? Geboren { get; init; }

    /// <summary>The lines, to be filtered by access; those about one pupil, or all.</summary>
    public static IQueryable<Auditzicht> Rijen(Opslagcontext db, Leerling? over)
    {
        var begin = $"""
            SELECT {Velden}, CASE WHEN r.kamer = '' THEN 'gewoon' ELSE r.kamer END AS in_kamer, CASE o.soort {s_houders} ELSE 'school' END AS als_houder,
                {db.AlsSleutel(Vanwie)} AS houder_organisatie, {db.AlsSleutel("r.betrokkene")} AS betreft, l.id AS leerling, l.school_id AS school, l.gemeentenaam, l.geboren
            FROM auditregel AS r LEFT JOIN organisatie AS o ON o.id = {db.AlsSleutel(Vanwie)}
            """;
        // the digits of a pattern are no place for a value
        var alle = $"{begin} LEFT JOIN leerling AS l ON l.id = (SELECT k.id FROM leerling AS k WHERE k.persoon_id = {db.AlsSleutel("r.betrokkene")} AND k.school_id = o.id ORDER BY k.id LIMIT 1)".Replace("{32}", "{{32}}", StringComparison.Ordinal);
        var eigen = $"{begin.Replace("{32}", "{{32}}", StringComparison.Ordinal)} JOIN leerling AS l ON l.id = {{0}} WHERE r.betrokkene = {{1}}";
        return over is null ? db.Set<Auditzicht>().FromSqlRaw(alle) : db.Set<Auditzicht>().FromSqlRaw(eigen, over.Id.Waarde, over.Persoon.ToString());
    }
}
