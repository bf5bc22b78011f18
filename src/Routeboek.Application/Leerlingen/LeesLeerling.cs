using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Opslag;
using Routeboek.Application.Samenwerking;
using Routeboek.Application.Toegang;
using Routeboek.Domain.Leerlingen;
using Routeboek.Domain.Organisaties;
using Routeboek.Domain.Toegang;

namespace Routeboek.Application.Leerlingen;

/// <summary>A parent of a pupil.</summary>
public sealed record Ouderregel(PersoonId Ouder, string Naam, Gezagssoort Gezag, string? Telefoon = null);

/// <summary>A group of a pupil with its mentors.</summary>
public sealed record Leerlinggroep(string Naam, IReadOnlyList<string> Mentoren);

/// <summary>The head of a pupil.</summary>
/// <param name="Gegevens">What can be changed.</param>
/// <param name="Sleutel">The school's own number.</param>
/// <param name="School">The name of the school.</param>
/// <param name="Geboren">Date of birth.</param>
/// <param name="Leeftijd">In years, today.</param>
/// <param name="Ouders">By name.</param>
/// <param name="Groepen">Those of today.</param>
/// <param name="MagWijzigen">Whether this actor changes it.</param>
/// <param name="MagInzien">Whether this actor sees who looked.</param>
/// <param name="MagBetrokkenen">Whether this actor sees who is involved.</param>
/// <param name="MagToestemming">Whether this actor sees consents.</param>
/// <param name="Telefoon">The pupil's own number.</param>
public sealed record Leerlingbeeld(Leerlinginzage Gegevens, string Sleutel, string School, DateOnly Geboren, int Leeftijd, IReadOnlyList<Ouderregel> Ouders, IReadOnlyList<Leerlinggroep> Groepen, bool MagWijzigen, bool MagInzien, bool MagBetrokkenen, bool MagToestemming, string? Telefoon = null);

/// <summary>Reads the head of a pupil.</summary>
public sealed class LeesLeerling(Routeboekopslag opslag, TimeProvider klok)
{
    public static readonly Verrichting Verrichting = new("leerling-lezen", "leerlingen");

    public async Task<Resultaat<Leerlingbeeld>> VoerUitAsync(Actor actor, LeerlingId id, CancellationToken stop)
    {
        await using var werk = await Werkgang.BeginAsync(opslag, actor, Verrichting, klok, stop);
        var (db, vandaag) = (werk.Db, werk.Vandaag);
        var leerling = await db.Leerlingen.SingleOrDefaultAsync(l => l.Id == id, stop);
        var afweging = await werk.Toegang.BepaalAsync(new Onderwerpsleutel.VanLeerling(Onderwerpsoort.Leerling, id), Handeling.Lezen, stop);
        if (leerling is null || !afweging.Mag)
            return await werk.WeigerAsync<Leerlingbeeld>(afweging, id.ToString(), stop);
        var school = await db.Organisaties.Where(o => o.Id == leerling.School).Select(o => o.Naam).SingleAsync(stop);
        var ouders = leerling.Gezag.Select(g => g.Ouder).ToList();
        var namen = await db.Personen.Where(p => ouders.Contains(p.Id)).OrderBy(p => p.Sorteernaam).ThenBy(p => p.Id).Select(p => new { p.Id, p.Naam, p.Telefoon }).ToListAsync(stop);
        var groepen = await db.Groepen.AsSplitQuery().Where(g => g.Leden.Any(l => l.Leerling == id && l.Van <= vandaag && (l.Tot == null || l.Tot >= vandaag))).OrderBy(g => g.Naam).ThenBy(g => g.Id).ToListAsync(stop);
        var mentoren = groepen.SelectMany(g => g.Rollen).Where(r => IsMentor(r, vandaag)).Select(r => r.Persoon).Distinct().ToList();
        var mentornamen = await db.Personen.Where(p => mentoren.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Naam.ToString(), stop);
        var wijzigen = await werk.Toegang.BepaalAsync(new Onderwerpsleutel.VanLeerling(Onderwerpsoort.Leerling, id), Handeling.Van(Handelingsoort.Vastleggen), stop);
        var inzien = await werk.Toegang.BepaalAsync(new Onderwerpsleutel.VanAudit(leerling.School, Leerling: id, Betreft: leerling.Persoon), Handeling.Lezen, stop);
        var betrokkenen = await werk.Toegang.BepaalAsync(new Onderwerpsleutel.VanLeerling(Onderwerpsoort.Dossier, id), Handeling.Lezen, stop);
        var toestemming = await LeesToestemmingen.KamersAsync(werk, actor, leerling, stop);
        werk.Meld(afweging, id.ToString());
        await werk.SluitAsync(stop);
        return new Resultaat<Leerlingbeeld>.Gelukt(new Leerlingbeeld(WijzigLeerling.Gegevens(leerling), leerling.Sleutel, school, leerling.Geboren, Leeftijd(leerling.Geboren, vandaag),
            [.. namen.Select(n => new Ouderregel(n.Id, n.Naam.ToString(), leerling.Gezag.First(g => g.Ouder == n.Id).Soort, n.Telefoon))],
            [.. groepen.Select(g => new Leerlinggroep(g.Naam, [.. g.Rollen.Where(r => IsMentor(r, vandaag)).Select(r => mentornamen[r.Persoon]).Distinct(StringComparer.Ordinal)]))],
            wijzigen.Mag, inzien.Mag, betrokkenen.Mag, toestemming.Count > 0, leerling.Telefoon));
    }

    private static bool IsMentor(Groepsrol rol, DateOnly dag) => rol.Rol == Rol.Mentor && rol.Van <= dag && !(rol.Tot < dag);

    private static int Leeftijd(DateOnly geboren, DateOnly vandaag) => vandaag.Year - geboren.Year - (geboren > vandaag.AddYears(geboren.Year - vandaag.Year) ? 1 : 0);
}
