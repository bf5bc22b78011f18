using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Opslag;
using Routeboek.Application.Toegang;
using Routeboek.Domain.Organisaties;
using Routeboek.Domain.Toegang;

namespace Routeboek.Application.Signalen;

/// <summary>What was written down at the weekly analysis.</summary>
/// <param name="Maandag">The Monday of the week.</param>
/// <param name="Bevindingen">What stood out.</param>
/// <param name="EigenRol">What the school itself can do otherwise (B-REG-15).</param>
/// <param name="Versie">The version that was looked at; <see cref="Nieuw"/> = nothing yet.</param>
public sealed record Weekverslag(DateOnly Maandag, string Bevindingen, string EigenRol, long Versie)
{
    /// <summary>Nobody wrote anything yet.</summary>
    public const long Nieuw = -1;

    internal static Weekverslag Van(Weekanalyse rij) => new(rij.Maandag, rij.Bevindingen, rij.EigenRol, rij.Versie);
}

/// <summary>What became of an agreement.</summary>
public enum Weekafloop
{
    Open,
    Gedaan,
    NietGedaan,
}

/// <summary>An agreement of the weekly analysis.</summary>
/// <param name="Id">The key.</param>
/// <param name="Maandag">The week in which it was made.</param>
/// <param name="Wat">What.</param>
/// <param name="Wie">The name of who does it.</param>
/// <param name="Uiterlijk">By when.</param>
/// <param name="Afloop">What became of it.</param>
/// <param name="Reden">Why it was not done; else empty.</param>
/// <param name="TeLaat">It is open, and the day is past.</param>
/// <param name="Versie">The version that was looked at.</param>
public sealed record Weekafspraakregel(WeekafspraakId Id, DateOnly Maandag, string Wat, string Wie, DateOnly Uiterlijk, Weekafloop Afloop, string Reden, bool TeLaat, long Versie);

/// <summary>Somebody at school who can have an agreement.</summary>
public sealed record Weekmens(PersoonId Persoon, string Naam);

/// <summary>What the use cases of the weekly analysis have in common: who may, and who works there.</summary>
internal static class Weekwerk
{
    /// <summary>The minutes may be written until so many weeks later.</summary>
    public const int LangsteWeken = 53;

    private static readonly Rol[] s_school = [Rol.Docent, Rol.Mentor, Rol.Vertrouwenspersoon, Rol.Verzuimcoordinator, Rol.Ondersteuningscoordinator, Rol.Administratie, Rol.Schoolleider];

    /// <summary>The whole school is for who follows all of its signals: the coordinators.</summary>
    public static async Task<Afweging> MagAsync(this Werkgang werk, OrganisatieId school, Handelingsoort soort, CancellationToken stop) =>
        await werk.Toegang.BepaalAsync(new Onderwerpsleutel.VanOrganisatie(Onderwerpsoort.Signaal, school), Handeling.Van(soort), stop);

    public static DateOnly Maandag(DateOnly dag) => dag.AddDays(-(((int)dag.DayOfWeek + 6) % 7));

    /// <summary>A Monday, not to come and not too long ago.</summary>
    public static bool Kan(DateOnly maandag, DateOnly vandaag) => maandag.DayOfWeek == DayOfWeek.Monday && maandag <= vandaag && maandag >= vandaag.AddDays(-7 * LangsteWeken);

    /// <summary>Who works at the school today, by name.</summary>
    public static async Task<IReadOnlyList<Weekmens>> MensenAsync(this Werkgang werk, OrganisatieId school, CancellationToken stop)
    {
        var vandaag = werk.Vandaag;
        var mensen = await werk.Db.Personen.Where(p => werk.Db.Rolbezettingen.Any(r => r.Persoon == p.Id && r.Organisatie == school && s_school.Contains(r.Rol) && r.Van <= vandaag && (r.Tot == null || r.Tot >= vandaag)))
            .Select(p => new { p.Id, p.Naam }).ToListAsync(stop);
        return [.. mensen.Select(m => new Weekmens(m.Id, m.Naam.ToString())).OrderBy(m => m.Naam, StringComparer.Ordinal).ThenBy(m => m.Persoon.Waarde)];
    }
}
