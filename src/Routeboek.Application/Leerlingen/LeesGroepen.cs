using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Opslag;
using Routeboek.Application.Organisaties;
using Routeboek.Application.Toegang;
using Routeboek.Domain.Leerlingen;
using Routeboek.Domain.Organisaties;
using Routeboek.Domain.Toegang;

namespace Routeboek.Application.Leerlingen;

/// <summary>A group in the list.</summary>
/// <param name="Id">The key.</param>
/// <param name="Naam">As people call it.</param>
/// <param name="Schooljaar">The year in which the school year begins.</param>
/// <param name="Leerlingen">How many pupils are in it today, or will be.</param>
/// <param name="Mentoren">Their names.</param>
public sealed record Groepregel(GroepId Id, string Naam, int Schooljaar, int Leerlingen, IReadOnlyList<string> Mentoren);

/// <summary>Somebody who can be mentor or teacher of a group.</summary>
public sealed record Groeppersoon(PersoonId Persoon, string Naam, Rol Rol);

/// <summary>A group with everything that can be changed.</summary>
/// <param name="Id">The key.</param>
/// <param name="Naam">As people call it.</param>
/// <param name="Schooljaar">The year in which the school year begins.</param>
/// <param name="Leerlingen">The numbers of the pupils.</param>
/// <param name="Mentoren">Who is mentor.</param>
/// <param name="Docenten">Who teaches it.</param>
/// <param name="Versie">The version that was looked at.</param>
public sealed record Groepinzage(GroepId Id, string Naam, int Schooljaar, IReadOnlyList<string> Leerlingen, IReadOnlyList<PersoonId> Mentoren, IReadOnlyList<PersoonId> Docenten, long Versie);

/// <summary>Reads the groups of the own school. Pupils by their number: names are for who may see the pupil.</summary>
public sealed class LeesGroepen(Routeboekopslag opslag, TimeProvider klok)
{
    public static readonly Verrichting Verrichting = new("groepen-lezen", "leerlingen");

    /// <summary>What was found.</summary>
    /// <param name="Groepen">By school year, the newest first, and name.</param>
    /// <param name="Mogelijk">Who is mentor or teacher at the school.</param>
    public sealed record Uitkomst(IReadOnlyList<Groepregel> Groepen, IReadOnlyList<Groeppersoon> Mogelijk);

    public async Task<Resultaat<Uitkomst>> VoerUitAsync(Actor actor, CancellationToken stop)
    {
        await using var werk = await Werkgang.BeginAsync(opslag, actor, Verrichting, klok, stop);
        var school = actor.Aanstelling.Organisatie;
        var afweging = await werk.GroepenAsync(school, wijzigen: false, stop);
        if (!afweging.Mag)
            return await werk.WeigerAsync<Uitkomst>(afweging, school.ToString(), stop);
        var groepen = await werk.Db.Groepen.AsSplitQuery().Where(g => g.School == school).ToListAsync(stop);
        var mensen = groepen.SelectMany(g => g.Rollen).Where(r => r.Rol == Rol.Mentor && !(r.Tot < werk.Vandaag)).Select(r => r.Persoon).Distinct().ToList();
        var namen = await werk.Db.Personen.Where(p => mensen.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Naam.ToString(), stop);
        var uit = new Uitkomst(
            [.. groepen.OrderByDescending(g => g.Schooljaar).ThenBy(g => g.Naam, StringComparer.Ordinal).Select(g => new Groepregel(g.Id, g.Naam, g.Schooljaar, g.Leden.Count(l => !(l.Tot < werk.Vandaag)),
                [.. g.Rollen.Where(r => r.Rol == Rol.Mentor && !(r.Tot < werk.Vandaag)).Select(r => namen.GetValueOrDefault(r.Persoon, "")).Distinct(StringComparer.Ordinal)]))],
            await MogelijkAsync(werk, school, stop));
        werk.Meld(afweging, school.ToString());
        await werk.SluitAsync(stop);
        return new Resultaat<Uitkomst>.Gelukt(uit);
    }

    public async Task<Resultaat<Groepinzage>> VoerUitAsync(Actor actor, GroepId id, CancellationToken stop)
    {
        await using var werk = await Werkgang.BeginAsync(opslag, actor, Verrichting, klok, stop);
        var groep = await werk.Db.Groepen.AsSplitQuery().OrderBy(g => g.Id).SingleOrDefaultAsync(g => g.Id == id, stop);
        var afweging = groep is null ? Afweging.BestaatNiet : await werk.GroepenAsync(groep.School, wijzigen: false, stop);
        if (groep is null || !afweging.Mag)
            return await werk.WeigerAsync<Groepinzage>(afweging, id.ToString(), stop);
        var inzage = await InzageAsync(werk, groep, stop);
        werk.Meld(afweging, id.ToString());
        await werk.SluitAsync(stop);
        return new Resultaat<Groepinzage>.Gelukt(inzage);
    }

    internal static async Task<Groepinzage> InzageAsync(Werkgang werk, Groep groep, CancellationToken stop)
    {
        var leden = groep.Leden.Where(l => !(l.Tot < werk.Vandaag)).Select(l => l.Leerling).ToList();
        var sleutels = await werk.Db.Leerlingen.Where(l => leden.Contains(l.Id)).Select(l => l.Sleutel).ToListAsync(stop);
        return new Groepinzage(groep.Id, groep.Naam, groep.Schooljaar, [.. sleutels.Order(StringComparer.Ordinal)], Met(Rol.Mentor), Met(Rol.Docent), groep.Versie);

        IReadOnlyList<PersoonId> Met(Rol rol) => [.. groep.Rollen.Where(r => r.Rol == rol && !(r.Tot < werk.Vandaag)).Select(r => r.Persoon).Distinct()];
    }

    private static async Task<IReadOnlyList<Groeppersoon>> MogelijkAsync(Werkgang werk, OrganisatieId school, CancellationToken stop)
    {
        var rollen = (Rol[])[Rol.Mentor, Rol.Docent];
        var vandaag = werk.Vandaag;
        var rijen = await werk.Db.Rolbezettingen.Where(r => r.Organisatie == school && rollen.Contains(r.Rol) && (r.Tot == null || r.Tot >= vandaag))
            .Join(werk.Db.Personen, r => r.Persoon, p => p.Id, (r, p) => new { p.Id, p.Naam, p.Sorteernaam, r.Rol }).ToListAsync(stop);
        return [.. rijen.OrderBy(r => r.Sorteernaam, StringComparer.Ordinal).Select(r => new Groeppersoon(r.Id, r.Naam.ToString(), r.Rol)).Distinct()];
    }
}
